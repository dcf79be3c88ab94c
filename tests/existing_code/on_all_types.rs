//! One generic function, run on every type, against its closed form.

use std::array;

use gradual::{Dual, DualVec, gradient, partial_derivative};

/// A generic function of N numbers, on each of the types: `on_all_types!(f)`.
pub(crate) struct OnAllTypes<const N: usize> {
    pub(crate) plain: fn([f64; N]) -> f64,
    pub(crate) dual: fn([Dual<f64>; N]) -> Dual<f64>,
    pub(crate) dual_vec: fn([DualVec<f64, N>; N]) -> DualVec<f64, N>,
    pub(crate) nested_dual: fn([Dual<Dual<f64>>; N]) -> Dual<Dual<f64>>,
    pub(crate) nested_dual_vec: fn([DualVec<Dual<f64>, N>; N]) -> DualVec<Dual<f64>, N>,
}

/// Names the function once for each type, since a generic function is not a value.
macro_rules! on_all_types {
    ($f:expr) => {
        crate::on_all_types::OnAllTypes {
            plain: $f,
            dual: $f,
            dual_vec: $f,
            nested_dual: $f,
            nested_dual_vec: $f,
        }
    };
}
pub(crate) use on_all_types;

/// What the closed form gives.
pub(crate) struct Expected<const N: usize> {
    pub(crate) value: f64,
    pub(crate) gradient: [f64; N],
    pub(crate) hessian: [[f64; N]; N],
}

impl<const N: usize> OnAllTypes<N> {
    /// Every type gives the value of `f64` to the bit, and the gradient and the Hessian to `tolerance`.
    #[track_caller]
    pub(crate) fn check(&self, x: [f64; N], expected: &Expected<N>, tolerance: f64) {
        let value = (self.plain)(x);
        assert_close("f64: value", value, expected.value, tolerance);

        let (on_dual_vec, partials) = gradient(self.dual_vec, x);
        assert_same("DualVec: value", on_dual_vec, value);
        for i in 0..N {
            let (on_dual, tangent) = partial_derivative(self.dual, x, i);
            assert_same("Dual: value", on_dual, value);
            assert_close(&format!("Dual: d/dx{i}"), tangent, expected.gradient[i], tolerance);
            assert_close(&format!("DualVec: d/dx{i}"), partials[i], expected.gradient[i], tolerance);
        }

        for i in 0..N {
            // The inner dual carries d/dx_i, the outer one all of d/dx_j.
            let x = array::from_fn(|j| if i == j { Dual::variable(x[j]) } else { Dual::constant(x[j]) });
            let (on_nested, row) = gradient(self.nested_dual_vec, x);
            assert_same("DualVec<Dual>: value", on_nested.value, value);
            for j in 0..N {
                let (on_nested, slope) = partial_derivative(self.nested_dual, x, j);
                assert_same("Dual<Dual>: value", on_nested.value, value);
                let second = expected.hessian[i][j];
                assert_close(&format!("Dual<Dual>: d2/dx{i} dx{j}"), slope.tangent, second, tolerance);
                assert_close(&format!("DualVec<Dual>: d2/dx{i} dx{j}"), row[j].tangent, second, tolerance);
            }
        }
    }
}

/// The same bits: what is differentiated computes what it did before.
#[track_caller]
fn assert_same(what: &str, actual: f64, expected: f64) {
    assert!(actual.to_bits() == expected.to_bits(), "{what}: {actual:?} instead of {expected:?}");
}

/// A relative error of at most `tolerance`; below 1 an absolute one.
#[track_caller]
pub(crate) fn assert_close(what: &str, actual: f64, expected: f64, tolerance: f64) {
    let error = (actual - expected).abs() / expected.abs().max(1.0);
    assert!(error <= tolerance, "{what}: {actual:?} instead of {expected:?}, off by {error:e}");
}

/// A few roundings.
pub(crate) const ROUNDING: f64 = 1e-14;
