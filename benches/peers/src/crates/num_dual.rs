//! num-dual: its functions `gradient`, `jacobian` and `hessian` on statically sized vectors, which it
//! recommends for speed; for long inputs its dynamic vectors and its trait `Gradients`.

use nalgebra::{Const, DVector, SVector, U1};
use num_dual::{Derivative, Dual2SVec64, Dual64, DualDVec64, DualNum, DualSVec64, Gradients};

use super::chunks::Partials;
use super::{Derivatives, Long, SecondDerivatives};
use crate::number::{Number, forward};
use crate::objectives::{self, Bundle};
use crate::workloads::{Rosenbrock, ScalarFunction, VectorFunction};

macro_rules! number {
    ($([$($generics:tt)*] $Dual:ty;)*) => {$(
        impl<$($generics)*> Number for $Dual {
            #[inline(always)]
            fn constant(x: f64) -> Self {
                Self::from(x)
            }

            // `powi(2)` is `x * x`, and there is no maximum
            forward! { Self:
                value() -> f64 = |x: Self| x.re;
                square() -> Self = |x| x * x;
                recip() -> Self = |x| DualNum::recip(&x);
                sqrt() -> Self = |x| DualNum::sqrt(&x);
                exp() -> Self = |x| DualNum::exp(&x);
                ln() -> Self = |x| DualNum::ln(&x);
                cos() -> Self = |x| DualNum::cos(&x);
                sin_cos() -> (Self, Self) = |x| DualNum::sin_cos(&x);
                tanh() -> Self = |x| DualNum::tanh(&x);
                max(other) -> Self = |x, other| if x > other { x } else { other };
            }
            forward! { sum of Iterator }
        }
    )*};
}

number! {
    [const N: usize] DualSVec64<N>;
    [const N: usize] Dual2SVec64<N>;
    [] Dual64;
}

pub extern "C" fn gradient<W: ScalarFunction<N, Form>, Form, const N: usize>(
    x: &[f64; N],
    out: &mut Derivatives<N, 1>,
) {
    let f = |x: SVector<DualSVec64<N>, N>| W::evaluate(x.data.0[0]);
    let (value, gradient) = num_dual::gradient(f, &SVector::from(*x));
    (out.values[0], out.rows[0]) = (value, gradient.data.0[0]);
}

pub extern "C" fn jacobian<W: VectorFunction<N, M, Form>, Form, const N: usize, const M: usize>(
    x: &[f64; N],
    out: &mut Derivatives<N, M>,
) {
    let f = |x: SVector<DualSVec64<N>, N>| SVector::<_, M>::from(W::evaluate(x.data.0[0]));
    let (values, rows) = num_dual::jacobian(f, &SVector::from(*x));
    (out.values, out.rows) = (values.data.0[0], rows.transpose().data.0);
}

pub extern "C" fn hessian<W: ScalarFunction<N, Form>, Form, const N: usize>(
    x: &[f64; N],
    out: &mut SecondDerivatives<N>,
) {
    let f = |x: SVector<Dual2SVec64<N>, N>| W::evaluate(x.data.0[0]);
    let (value, gradient, hessian) = num_dual::hessian(f, &SVector::from(*x));
    *out = SecondDerivatives { value, gradient: gradient.data.0[0], hessian: hessian.data.0 };
}

/// Its dynamic vectors are not `Copy`, so the function is written by reference.
pub fn long() -> Long {
    let f = |x: DVector<DualDVec64>| {
        let mut sum = DualDVec64::from(0.0);
        for (a, b) in x.iter().zip(&x.as_slice()[1..]) {
            let (bend, step) = (b - a * a, a.clone() - 1.0);
            sum += &bend * &bend * 100.0 + &step * &step;
        }
        sum
    };
    Box::new(move |x, out| {
        let (value, g) = num_dual::gradient(f, &DVector::from_column_slice(x));
        out.copy_from_slice(g.as_slice());
        value
    })
}

/// One derivative after the other.
pub fn long_one_by_one() -> Long {
    let f = |x: DVector<Dual64>, (): &()| Rosenbrock::on_slice(x.as_slice());
    Box::new(move |x, out| {
        let (value, g) = Gradients::gradient(f, &DVector::from_column_slice(x), &());
        out.copy_from_slice(g.as_slice());
        value
    })
}

pub fn bundle(bundle: &'static Bundle) -> Long {
    bundle.by(|x, seen| {
        let f = |x: SVector<DualSVec64<{ objectives::INPUTS }>, { objectives::INPUTS }>| {
            SVector::from(objectives::residual(x.data.0[0], seen))
        };
        let (values, rows) = num_dual::jacobian(f, &SVector::from(x));
        (values.data.0[0], rows.transpose().data.0)
    })
}

impl<const W: usize> Partials<W> for DualSVec64<W> {
    fn variable(value: f64, lane: usize) -> Self {
        Self::new(value, Derivative::derivative_generic(Const::<W>, U1, lane))
    }

    fn partials(&self) -> [f64; W] {
        self.eps.unwrap_generic(Const::<W>, U1).data.0[0]
    }
}
