//! Gradients of one function at many points. Several points go at once, in the lanes of SIMD packets.
//!
//! Use it for Monte Carlo, particles and residuals. [`gradient`](crate::gradient) puts the partials of one point side
//! by side. A [`Batch`] puts the same number at [`POINTS`] points side by side: its values, and each of its partials.
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
//! At each point the values and partials have the same bits as those of [`gradient`](crate::gradient).
//! [`jacobian`](jacobian()) is for functions with several results. [`gradient_into`] and [`jacobian_into`] allocate
//! nothing.
//!
//! # When it pays
//!
//! A batch is 1.4 to 1.8 times as fast as a loop over [`gradient`](crate::gradient), and in `f32` 1.4 to 2.2 times.
//! This holds for functions of a few inputs on any target, and for functions of a dozen inputs on targets with AVX2 or
//! AVX-512 (build with `-C target-cpu=native`). With twelve inputs in `f64` on the x86-64 baseline, a batch took three
//! times as long as the loop, because the numbers no longer fit in the registers.
//!
//! The gain has a limit, because the elementary functions are computed one by one. Only in this way do they have the
//! same bits as on `f64`. The guide on [performance](crate::guide::performance#many-points) has the measurements.
//!
//! # No branches
//!
//! A batch is at several points at once, so it has no order: `x < y` does not compile, because no single answer is
//! right for all points. Comparisons are methods that return a [`Mask`]. Compute both branches and let the mask select:
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
//! Write `(a & b).select(u, v)` for `if a && b { u } else { v }`: `&&`, `||` and `if` do not take masks.
//! [`max`](Batch::max), [`min`](Batch::min), [`clamp`](Batch::clamp) and [`abs`](Batch::abs) select by themselves. If
//! you cannot write a function in this way, run it point by point on [`DualVec`](crate::DualVec)s, with
//! [`Batch::by_point`].
//!
//! A function that is generic over [`Real`](crate::Real) may branch, so it does not take a batch. Write the function
//! for `Batch<T, N>`. If it has only operators, it may be generic over the operators:
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
//! The closure sees one pack of points after the other, and does not know their indices. If data belong to a point,
//! such as an observation, make them inputs of the function. Or run the batches yourself: make [`Batch::variables`]
//! from [`POINTS`] points, and use [`Batch::from`] an array for a number that differs between the points but is not a
//! variable.
//!
//! ```
//! use gradual::batch::{Batch, POINTS};
//!
//! let points: Vec<[f64; 2]> = (0..10).map(|i| [2.0, f64::from(i)]).collect();
//! let observed: Vec<f64> = (0..10).map(|i| f64::from(i) * 2.5).collect();
//!
//! for (points, observed) in points.chunks(POINTS).zip(observed.chunks(POINTS)) {
//!     // The last point fills up the last pack.
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
pub use number::Batch;
pub use points::{Element, POINTS};
