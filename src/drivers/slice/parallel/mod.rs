//! The drivers `gradient`, `jacobian`, `hessian`, `hvp` and `laplacian` on all cores (feature `rayon`).
//!
//! They return the same bits as the serial drivers of the same names in [`slice`](mod@crate::slice).
//!
//! ```
//! use gradual::slice::{self, Chunk};
//!
//! fn sum_of_squares(x: &[Chunk<f64>]) -> Chunk<f64> {
//!     x.iter().map(|x| x * x).sum()
//! }
//!
//! let x: Vec<f64> = (0..1000).map(f64::from).collect();
//! let (value, gradient) = slice::parallel::gradient(sum_of_squares, &x);
//! assert_eq!(gradient[999], 1998.0);
//! assert_eq!((value, gradient), slice::gradient(sum_of_squares, &x));
//! ```
//!
//! Several threads call the function at the same time, so it must be `Fn` and `Sync`. They are the threads of the rayon
//! pool in which you make the call (`pool.install(..)`), or else those of rayon's global pool. If all inputs fit in one
//! chunk, the function runs on your thread. The function may call parallel drivers itself.
//!
//! If the function may fail, the error is that of the first chunk that fails. Other chunks may have run by then.
//!
//! On two cores this pays if the serial driver takes more than about 20 microseconds: for 500 inputs of Rosenbrock's
//! function, or for 100 inputs of a sum of exponentials and sines. For 4000 and 400 inputs it is 1.8 times as fast. If you
//! call it from a thread of the pool, it pays for half as many inputs. The
//! [guide](crate::guide::performance#all-cores) has the measurements.

mod gradient;
mod hessian;
mod hvp;
mod jacobian;

pub use gradient::{gradient, try_gradient};
pub use hessian::{hessian, laplacian, try_hessian, try_laplacian};
pub use hvp::{hvp, try_hvp};
pub use jacobian::{jacobian, try_jacobian};

use alloc::vec::Vec;
use core::ops::Range;
use std::sync::{Mutex, PoisonError};

use rayon::iter::{ParallelIterator, split};

use super::Workspace as Serial;

/// The memory in which the parallel drivers work: one [`slice::Workspace`](super::Workspace) for each thread.
///
/// Its methods are the drivers of this module, but they write vectors into slices that you give. If you keep the
/// workspace between calls, the threads need no new memory for their inputs.
///
/// ```
/// use gradual::slice::parallel::Workspace;
///
/// let (x, mut gradient, mut workspace) = ([1.0_f64; 100], [0.0; 100], Workspace::new());
/// for _ in 0..3 {
///     let value = workspace.gradient(|x| x.iter().sum(), &x, &mut gradient);
///     assert_eq!((value, gradient), (100.0, [1.0; 100]));
/// }
/// ```
#[derive(Clone, Debug)]
pub struct Workspace<T> {
    idle: Vec<Serial<T>>,
}

impl<T> Workspace<T> {
    /// Returns an empty workspace. It grows to the size that the first call needs.
    ///
    /// ```
    /// use gradual::slice::parallel::Workspace;
    ///
    /// static EMPTY: Workspace<f64> = Workspace::new();
    /// let mut gradient = [0.0];
    /// assert_eq!(EMPTY.clone().gradient(|x| x[0] * x[0], &[3.0], &mut gradient), 9.0);
    /// ```
    #[must_use]
    pub const fn new() -> Self {
        Self { idle: Vec::new() }
    }

    /// Calls `run` in parallel on parts of `directions`, each with the places of its results. A part is one or more whole
    /// chunks of `width` directions.
    ///
    /// Returns the result of the last part or, if some parts fail, the error of the first of them.
    fn in_parts<P: Places, R: Send, E: Send>(
        &mut self,
        directions: Range<usize>,
        width: usize,
        places: P,
        run: impl Fn(Range<usize>, P, &mut Serial<T>) -> Result<R, E> + Sync,
    ) -> Result<R, E>
    where
        T: Send,
    {
        let halves = |(directions, places): (Range<usize>, P)| {
            let chunks = directions.len().div_ceil(width);
            if chunks < 2 {
                return ((directions, places), None);
            }
            let length = chunks / 2 * width;
            let middle = directions.start + length;
            let (before, after) = places.divide(length);
            ((directions.start..middle, before), Some((middle..directions.end, after)))
        };
        // A thread locks this to take a workspace and to put it back, but not while f runs: if f waits for other
        // threads, rayon may give its thread another part, which then takes a second workspace.
        let idle = Mutex::new(&mut self.idle);
        let idle = || idle.lock().unwrap_or_else(PoisonError::into_inner);
        let run = |(directions, places)| {
            let mut own = idle().pop().unwrap_or_default();
            let result = run(directions, places, &mut own);
            idle().push(own);
            result
        };
        if directions.len() <= width {
            return run((directions, places));
        }
        split((directions, places), halves)
            .map(run)
            .reduce_with(Result::and)
            .expect("there is one part at least")
    }
}

impl<T> Default for Workspace<T> {
    fn default() -> Self {
        Self::new()
    }
}

/// The slices into which the results for some consecutive inputs go.
trait Places: Send + Sized {
    /// Splits off the places for the first `length` inputs.
    fn divide(self, length: usize) -> (Self, Self);
}

impl<T: Send> Places for &mut [T] {
    fn divide(self, length: usize) -> (Self, Self) {
        self.split_at_mut(length)
    }
}

impl<A: Places, B: Places> Places for (A, B) {
    fn divide(self, length: usize) -> (Self, Self) {
        let ((a, others), (b, other)) = (self.0.divide(length), self.1.divide(length));
        ((a, b), (others, other))
    }
}
