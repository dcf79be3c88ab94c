//! The numbers of first order: [`Dual`] has one lane, [`DualVec`] has N, and [`Chunk`] has some or none. A lane is the
//! derivative of the value in one direction.
//!
//! They share the rules of product and chain, so that they agree in every bit.

mod chunk;
#[allow(clippy::module_inception, reason = "the type has the name of its room")]
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

/// A number whose every lane is a derivative of first order.
pub(crate) trait FirstOrder: Number {
    /// `(x y)' = y x' + x y'`
    #[inline(always)]
    fn product(&mut self, y: &Self) {
        let (x_value, y_value) = (self.value(), y.value());
        *self.value_mut() = x_value * y_value;
        self.zip_lanes(y, Combine(y_value, x_value));
    }

    /// The slow path of the chain rule. Plain floats take it only with a slope that is not zero, or with lanes that are.
    #[inline(always)]
    fn scale_beside_infinity(&mut self, slope: Self::Part) {
        if Self::Part::DEPTH > 0 {
            self.guarded_scale(slope);
        } else {
            self.map_lanes(GuardedScale(slope));
        }
    }

    /// The same product, where a zero wins over an infinity or a NaN in every term.
    #[inline(always)]
    fn guarded_product(mut self, y: &Self) -> Self {
        let (x_value, y_value) = (self.value(), y.value());
        *self.value_mut() = x_value.guarded_mul(y_value);
        self.zip_lanes(y, GuardedCombine(y_value, x_value));
        self
    }
}

impl<D: FirstOrder> ByRules for D {
    type Argument = D::Part;
    type Arguments = D::Part;

    #[inline(always)]
    fn argument(&self) -> D::Part {
        self.value()
    }

    #[inline(always)]
    fn arguments(x: &Self, y: &Self) -> (D::Part, D::Part) {
        (x.value(), y.value())
    }

    /// `f(x)' = f'(x) x'`. A lane that is zero stays zero, even where the slope is infinite or NaN.
    #[inline(always)]
    fn chain(mut self, (value, slope): (D::Part, D::Part)) -> Self {
        *self.value_mut() = value;
        if slope.all_finite() && !value.is_nan() && inner_lanes_are_finite(&self) {
            self.map_lanes(Scale(slope));
        } else {
            self.scale_beside_infinity(nan_beside_nan(value, slope));
        }
        self
    }

    /// The same, by a single test: if x is an infinity and the slope 0, or if one of them is NaN or the slope infinite,
    /// their product is not finite.
    #[inline(always)]
    fn chain_saturating(mut self, (value, slope): (D::Part, D::Part)) -> Self {
        if (self.value() * slope).all_finite() && inner_lanes_are_finite(&self) {
            *self.value_mut() = value;
            self.map_lanes(Scale(slope));
        } else if slope.is_zero() && self.value().is_infinite() {
            return D::constant(value);
        } else {
            *self.value_mut() = value;
            self.scale_beside_infinity(nan_beside_nan(value, slope));
        }
        self
    }

    /// `f(x, y)' = df/dx x' + df/dy y'`, with the same guard in each term.
    #[inline(always)]
    fn chain2(mut self, y: &Self, (value, dx, dy): (D::Part, D::Part, D::Part)) -> Self {
        *self.value_mut() = value;
        let slopes_are_finite = dx.all_finite() && dy.all_finite() && !value.is_nan();
        if slopes_are_finite && inner_lanes_are_finite(&self) && inner_lanes_are_finite(y) {
            self.zip_lanes(y, Combine(dx, dy));
        } else {
            let (dx, dy) = (nan_beside_nan(value, dx), nan_beside_nan(value, dy));
            if dx.is_zero() || dy.is_zero() {
                return guarded_terms(self, *y, dx, dy);
            }
            self.zip_lanes(y, GuardedCombine(dx, dy));
        }
        self
    }

    /// Where y is 0, `x^y` is 1 whatever x is. So no lane of x counts, unless y varies inside.
    #[inline(always)]
    fn chain_power(self, y: &Self, (value, dx, dy): (D::Part, D::Part, D::Part)) -> Self {
        if y.value().is_zero() && dx.all_zero() {
            return y.chain((value, dy));
        }
        self.chain2(y, (value, dx, dy))
    }

    #[inline(always)]
    fn chain_unguarded(mut self, (value, slope): (D::Part, D::Part)) -> Self {
        if D::Part::DEPTH > 0 {
            return self.chain((value, slope));
        }
        *self.value_mut() = value;
        self.map_lanes(Scale(slope));
        self
    }

    /// `(x^2)' = x x' + x x'`, as the product has it, and like the product without a guard, where no lane is a dual itself.
    /// A slope 2 x would overflow before the product does.
    #[inline(always)]
    fn square(mut self) -> Self {
        if D::Part::DEPTH > 0 {
            return self.apply(rules::square);
        }
        let x = self.value();
        *self.value_mut() = x.powi(2);
        self.map_lanes(ScaleTwice(x));
        self
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

/// Whether no infinity inside a lane can meet a zero inside a slope. Plain floats have no inside.
#[inline(always)]
fn inner_lanes_are_finite<D: Number>(x: &D) -> bool {
    D::Part::DEPTH == 0 || x.all_lanes(D::Part::all_finite)
}
