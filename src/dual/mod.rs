//! The numbers of first order: [`Dual`] has one lane, [`DualVec`] has N, and [`Chunk`] has all or none of its lanes. A
//! lane is the derivative of the value in one direction.
//!
//! They share the product rule and the chain rule, so they agree in every bit.

mod chunk;
#[allow(clippy::module_inception, reason = "the module has the name of its type")]
mod dual;
mod dual_vec;

pub use chunk::{CHUNK, Chunk};
pub use dual::Dual;
pub use dual_vec::DualVec;

use num_traits::{Float, Zero};

use crate::kernels::{Combine, GuardedCombine, GuardedScale, Scale, ScaleTwice, Sum};
use crate::number::{ByRules, Number, nan_beside_nan};
use crate::rules;
use crate::scalar::Hooks;

/// A number all of whose lanes are derivatives of first order.
pub(crate) trait FirstOrder: Number {
    /// `(x y)' = y x' + x y'`
    #[inline(always)]
    fn product(&self, y: &Self) -> Self {
        self.zip(y, self.value() * y.value(), Combine(y.value(), self.value()))
    }

    /// The chain rule beside an infinity or NaN. If the lanes are plain floats, the slope is not 0 here, so masks are enough.
    #[inline(always)]
    fn chain_beside_infinity(&self, value: Self::Part, slope: Self::Part) -> Self {
        if Self::Part::DEPTH > 0 {
            let mut result = self.with_value(value);
            result.guarded_scale(slope);
            result
        } else {
            self.map(value, GuardedScale(slope))
        }
    }

    /// The same product, where 0 times an infinity or NaN is 0 in every term.
    #[inline(always)]
    fn guarded_product(&self, y: &Self) -> Self {
        self.zip(y, self.value().guarded_mul(y.value()), GuardedCombine(y.value(), self.value()))
    }
}

impl<D: FirstOrder> ByRules for D {
    type Argument = D::Part;
    type Arguments = D::Part;
    type ArgumentsOf<const A: usize> = D::Part;

    #[inline(always)]
    fn argument(&self) -> D::Part {
        self.value()
    }

    #[inline(always)]
    fn arguments(x: &Self, y: &Self) -> (D::Part, D::Part) {
        (x.value(), y.value())
    }

    #[inline(always)]
    fn arguments_of<const A: usize>(xs: &[Self; A]) -> [D::Part; A] {
        xs.map(|x| x.value())
    }

    /// `f(x)' = f'(x) x'`. A lane of 0 stays 0, even if the slope is infinite or NaN.
    #[inline(always)]
    fn chain(self, (value, slope): (D::Part, D::Part)) -> Self {
        if slope.all_finite() && !value.is_nan() && inner_lanes_are_finite(&self) {
            self.map(value, Scale(slope))
        } else {
            self.chain_beside_infinity(value, nan_beside_nan(value, slope))
        }
    }

    /// The same with a single test. The product of x and the slope is not finite in every case that needs care: x is
    /// infinite and the slope 0, one of them is NaN, or the slope is infinite.
    #[inline(always)]
    fn chain_saturating(self, (value, slope): (D::Part, D::Part)) -> Self {
        if (self.value() * slope).all_finite() && inner_lanes_are_finite(&self) {
            self.map(value, Scale(slope))
        } else if slope.is_zero() && self.value().is_infinite() {
            D::constant(value)
        } else {
            self.chain_beside_infinity(value, nan_beside_nan(value, slope))
        }
    }

    /// `f(x, y)' = df/dx x' + df/dy y'`, with the same guard in each term.
    #[inline(always)]
    fn chain2(self, y: &Self, (value, dx, dy): (D::Part, D::Part, D::Part)) -> Self {
        let slopes_are_finite = dx.all_finite() && dy.all_finite() && !value.is_nan();
        if slopes_are_finite && inner_lanes_are_finite(&self) && inner_lanes_are_finite(y) {
            self.zip(y, value, Combine(dx, dy))
        } else {
            let [dx, dy] = [dx, dy].map(|slope| nan_beside_nan(value, slope));
            if dx.is_zero() || dy.is_zero() {
                return guarded_terms(self, *y, dx, dy).with_value(value);
            }
            self.zip(y, value, GuardedCombine(dx, dy))
        }
    }

    #[inline(always)]
    fn chain_n<const A: usize>(xs: [Self; A], value: D::Part, slopes: [D::Part; A]) -> Self {
        let mut sum = Self::constant(value);
        for (x, slope) in xs.into_iter().zip(slopes) {
            sum.zip_lanes(&x.chain((value, slope)), Sum);
        }
        sum
    }

    /// Where y is 0, `x^y` is 1 whatever x is. So the slope 0 in x wins over every lane of x. Inside a nested type y may
    /// have partials of its own, and then the slope has them too.
    #[inline(always)]
    fn chain_power(self, y: &Self, (value, dx, dy): (D::Part, D::Part, D::Part)) -> Self {
        if !(y.value().is_zero() && dx.is_zero()) {
            return self.chain2(y, (value, dx, dy));
        }
        let mut power = y.chain((value, dy));
        if D::Part::DEPTH > 0 {
            power.zip_lanes(&self.map(value, GuardedScale(dx)), Sum);
        }
        power
    }

    #[inline(always)]
    fn chain_unguarded(self, (value, slope): (D::Part, D::Part)) -> Self {
        if D::Part::DEPTH > 0 {
            return self.chain((value, slope));
        }
        self.map(value, Scale(slope))
    }

    /// `(x^2)' = x x' + x x'`, with the same bits as the product `x x`. If the lanes are plain floats, there is no
    /// guard, as in the product. A slope `2 x` would overflow before the product does.
    #[inline(always)]
    fn square(self) -> Self {
        if D::Part::DEPTH > 0 {
            return self.apply(rules::square);
        }
        let x = self.value();
        self.map(x.powi(2), ScaleTwice(x))
    }
}

/// `dx x' + dy y'` where a slope is zero. It takes copies, so that the numbers of the usual way may stay in registers.
#[cold]
#[inline(never)]
fn guarded_terms<D: Number>(mut x: D, mut y: D, dx: D::Part, dy: D::Part) -> D {
    x.guarded_scale(dx);
    y.guarded_scale(dy);
    x.zip_lanes(&y, Sum);
    x
}

/// Whether no infinity inside a lane can meet a zero inside a slope. Lanes that are plain floats have no inside.
#[inline(always)]
fn inner_lanes_are_finite<D: Number>(x: &D) -> bool {
    D::Part::DEPTH == 0 || x.all_lanes(D::Part::all_finite)
}
