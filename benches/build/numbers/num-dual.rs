//! num-dual.

use nalgebra::SVector;
pub use num_dual::DualNum;
use num_dual::{Dual2SVec64, Dual64, DualSVec64};

pub type Gradient5 = DualSVec64<5>;
pub type Gradient9 = DualSVec64<9>;
pub type Gradient11 = DualSVec64<11>;
pub type Hessian16 = Dual2SVec64<16>;
pub type One = Dual64;
pub type Eight = DualSVec64<8>;

pub fn gradient<const N: usize>(
    f: impl Fn([DualSVec64<N>; N]) -> DualSVec64<N>,
    x: [f64; N],
) -> (f64, SVector<f64, N>) {
    num_dual::gradient(|x: SVector<DualSVec64<N>, N>| f(x.data.0[0]), &SVector::from(x))
}

pub fn hessian<const N: usize>(
    f: impl Fn([Dual2SVec64<N>; N]) -> Dual2SVec64<N>,
    x: [f64; N],
) -> (f64, SVector<f64, N>, nalgebra::SMatrix<f64, N, N>) {
    num_dual::hessian(|x: SVector<Dual2SVec64<N>, N>| f(x.data.0[0]), &SVector::from(x))
}
