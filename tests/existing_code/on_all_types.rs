//! One generic function, run on every type, against its closed form.

use std::array;

use gradual::{Dual, DualVec, gradient, partial_derivative};

type Function<T, const N: usize> = fn([T; N]) -> T;

/// A generic function of N numbers, on each of the types: `on_all_types!(f)`.
pub(crate) struct OnAllTypes<const N: usize> {
    pub(crate) plain: Function<f64, N>,
    pub(crate) dual: Function<Dual<f64>, N>,
    pub(crate) dual_vec: Function<DualVec<f64, N>, N>,
    pub(crate) nested_dual: Function<Dual<Dual<f64>>, N>,
    pub(crate) nested_dual_vec: Function<DualVec<Dual<f64>, N>, N>,
}

/// Names the function once for each type, since a generic function is not a value. The types stand there because the
/// crate `sprs` keeps the compiler from inferring them where references have operators.
macro_rules! on_all_types {
    ($f:ident) => {
        crate::on_all_types::OnAllTypes {
            plain: $f::<f64>,
            dual: $f::<gradual::Dual<f64>>,
            dual_vec: $f::<gradual::DualVec<f64, _>>,
            nested_dual: $f::<gradual::Dual<gradual::Dual<f64>>>,
            nested_dual_vec: $f::<gradual::DualVec<gradual::Dual<f64>, _>>,
        }
    };
}
pub(crate) use on_all_types;

/// The results of the closed form.
pub(crate) struct Expected<const N: usize> {
    pub(crate) value: f64,
    pub(crate) gradient: [f64; N],
    pub(crate) hessian: [[f64; N]; N],
}

impl<const N: usize> OnAllTypes<N> {
    /// Every type has the same bits of the value as `f64`, and the gradient and the Hessian up to a few roundings.
    #[track_caller]
    pub(crate) fn check(&self, x: [f64; N], expected: &Expected<N>) {
        let value = (self.plain)(x);
        assert_close("f64, value", value, expected.value);

        let (on_dual_vec, partials) = gradient(self.dual_vec, x);
        assert_same("DualVec, value", on_dual_vec, value);
        assert_all_close("DualVec, gradient", partials, expected.gradient);

        let on_dual: [_; N] = array::from_fn(|i| partial_derivative(self.dual, x, i));
        assert_all_close("Dual, gradient", on_dual.map(|(_, slope)| slope), expected.gradient);
        for (on_dual, _) in on_dual {
            assert_same("Dual, value", on_dual, value);
        }

        for (i, expected) in expected.hessian.into_iter().enumerate() {
            // The inner dual carries d/dx_i, the outer one each d/dx_j.
            let x = array::from_fn(|j| if i == j { Dual::variable(x[j]) } else { Dual::constant(x[j]) });
            let (on_dual_vec, row) = gradient(self.nested_dual_vec, x);
            assert_same("DualVec<Dual>, value", on_dual_vec.value, value);
            assert_all_close("DualVec<Dual>, Hessian", row.map(|slope| slope.tangent), expected);

            let on_dual: [_; N] = array::from_fn(|j| partial_derivative(self.nested_dual, x, j));
            assert_all_close("Dual<Dual>, Hessian", on_dual.map(|(_, slope)| slope.tangent), expected);
            for (on_dual, _) in on_dual {
                assert_same("Dual<Dual>, value", on_dual.value, value);
            }
        }
    }
}

/// The same bits: a function computes the same values when you differentiate it.
#[track_caller]
fn assert_same(what: &str, actual: f64, expected: f64) {
    assert!(actual.to_bits() == expected.to_bits(), "{what}: {actual:?} instead of {expected:?}");
}

/// An error of a few roundings: at most 1e-14, relative to the expected number if it is larger than 1.
#[track_caller]
pub(crate) fn assert_close(what: &str, actual: f64, expected: f64) {
    let error = (actual - expected).abs() / expected.abs().max(1.0);
    assert!(error <= 1e-14, "{what}: {actual:?} instead of {expected:?}, off by {error:e}");
}

/// [`assert_close`], one by one.
#[track_caller]
fn assert_all_close<const N: usize>(what: &str, actual: [f64; N], expected: [f64; N]) {
    for (actual, expected) in actual.into_iter().zip(expected) {
        assert_close(what, actual, expected);
    }
}
