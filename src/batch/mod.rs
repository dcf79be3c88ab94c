//! Gradients of one function at many points: several points at once, in the lanes of SIMD packets.
//!
//! For Monte Carlo, particles, residuals. Where [`gradient`](crate::gradient) has the partials of one point side by
//! side, a [`Batch`] has the same number at [`POINTS`] points side by side: its values, and each of its partials.
//!
//! ```
//! use gradual::batch;
//!
//! // Two particles that attract each other, at many positions.
//! let points: Vec<[f64; 2]> = (1..=1000).map(|i| [0.0, f64::from(i)]).collect();
//! let (energies, gradients) = batch::gradient(|[x, y]| -(x - y).abs().recip(), &points);
//! assert_eq!((energies[3], gradients[3]), (-0.25, [-0.0625, 0.0625]));
//! ```
//!
//! Values and partials are those of [`gradient`](crate::gradient) at each point, bit for bit. [`jacobian`](jacobian()) is
//! for functions with several results; [`gradient_into`] and [`jacobian_into`] allocate nothing.
//!
//! # When it pays
//!
//! 1.4 to 1.8 times as fast as a loop over [`gradient`](crate::gradient), in `f32` 1.4 to 2.2 times: for functions of a
//! few inputs on any target, and of a dozen where it has AVX2 or AVX-512 (build with `-C target-cpu=native`). With twelve
//! inputs in `f64` on the x86-64 baseline it took three times as long as the loop, since the numbers no longer fit in the
//! registers. The gain is bounded, since the elementary functions themselves are computed one by one: only so are they
//! `f64`'s. The guide on [performance](crate::guide::performance#many-points) has the measurements.
//!
//! # No branches
//!
//! A batch is at several points at once, and has no order: `x < y` does not compile, since no one answer is right for
//! all. Comparisons are methods, and their answer is a [`Mask`] that selects, after both branches were computed:
//!
//! ```
//! use gradual::batch::{self, Batch};
//!
//! /// Huber's loss: quadratic near 0, linear further out.
//! fn huber([x]: [Batch<f64, 1>; 1]) -> Batch<f64, 1> {
//!     x.abs().le(1.0).select(x.powi(2) / 2.0, x.abs() - 0.5)
//! }
//!
//! let (losses, slopes) = batch::gradient(huber, &[[-3.0], [0.5]]);
//! assert_eq!((losses, slopes), (vec![2.5, 0.125], vec![[-1.0], [0.5]]));
//! ```
//!
//! `if a && b { u } else { v }` is `(a & b).select(u, v)`: `&&`, `||` and `if` take no mask.
//! [`max`](Batch::max), [`min`](Batch::min), [`clamp`](Batch::clamp) and [`abs`](Batch::abs) select by themselves. What
//! cannot be written so runs point by point, on a [`DualVec`](crate::DualVec) each: [`Batch::by_point`].
//!
//! A function that is generic over [`Real`](crate::Real) may branch, and so does not take a batch: a function is written
//! for `Batch<T, N>`. One of operators alone may be generic over those:
//!
//! ```
//! use gradual::{batch, gradient};
//! use num_traits::NumOps;
//!
//! fn area<R: Copy + NumOps + NumOps<f64, R>>([width, height]: [R; 2]) -> R {
//!     (width - 2.0) * (height - 2.0)
//! }
//! let (areas, gradients) = batch::gradient(area, &[[3.0, 4.0], [5.0, 7.0]]);
//! assert_eq!((areas[1], gradients[1]), gradient(area, [5.0, 7.0]));
//! ```
//!
//! # What differs from point to point
//!
//! The closure sees one pack of points after the other, without their number. Data that belong to a point, such as an
//! observation, are inputs of the function; or go by hand: [`Batch::variables`] of [`POINTS`] points, and
//! [`Batch::from`] an array for a number that differs between the points but is no variable.
//!
//! ```
//! use gradual::batch::{Batch, POINTS};
//!
//! let points: Vec<[f64; 2]> = (0..10).map(|i| [2.0, f64::from(i)]).collect();
//! let observed: Vec<f64> = (0..10).map(|i| f64::from(i) * 2.5).collect();
//!
//! for (points, observed) in points.chunks(POINTS).zip(observed.chunks(POINTS)) {
//!     // the last pack is filled up with its last point
//!     let nth = |p: usize| p.min(points.len() - 1);
//!     let [x, y] = Batch::variables(std::array::from_fn(|p| points[nth(p)]));
//!     let error = x * y - Batch::from(std::array::from_fn(|p| observed[nth(p)]));
//!     for (p, [x, y]) in points.iter().enumerate() {
//!         assert_eq!(error.point(p).parts(), (-0.5 * y, [*y, *x]));
//!     }
//! }
//! ```

mod arithmetic;
mod drivers;
mod functions;
mod mask;
mod number;
mod points;

#[cfg(feature = "alloc")]
pub use drivers::{gradient, jacobian};
pub use drivers::{gradient_into, jacobian_into};
pub use mask::Mask;
pub use number::{Batch, Element, POINTS};
