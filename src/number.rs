//! What a number type defines, and the functions that follow from it.
//!
//! A type defines its lanes ([`Number`]) and how a function with a known slope acts on them ([`ByRules`]). All
//! functions follow from these two ([`Functions`]). `surface` turns them into the methods, operators and traits that
//! users see.

use num_traits::{Float, Zero};

use crate::functions::{
    for_each_elementary_function, for_each_hidden_function, for_each_special_function, type_of_argument,
};
use crate::kernels::{Difference, GuardedScale, Map, Mean, Multiple, Negation, Sum, Zip};
use crate::rules::{self, Clamped};
use crate::scalar::{Curved, Curved2, Holomorphic, Hooks, Scalar};

/// A value and its lanes. Each lane is one of its derivatives.
pub(crate) trait Number: Copy {
    /// What the number is built over.
    type Part: Scalar;

    /// The highest order of derivative among the lanes.
    const ORDER: usize;

    /// How many directions the number has partials in.
    const DIRECTIONS: usize;

    fn constant(value: Self::Part) -> Self;
    fn value(&self) -> Self::Part;
    fn value_mut(&mut self) -> &mut Self::Part;

    /// The lanes of first order, one for each direction, or none if all are 0.
    fn first_order(&self) -> &[Self::Part];

    /// Every lane that may differ from 0.
    fn lanes(&self) -> impl Iterator<Item = &Self::Part>;

    /// Applies a linear function to every lane.
    fn map_lanes(&mut self, function: impl Map<Self::Part>);

    /// Applies a linear function to every lane and the same lane of y.
    fn zip_lanes(&mut self, y: &Self, function: impl Zip<Self::Part>);

    /// The product `self y`, by the product rule.
    fn times(&self, y: &Self) -> Self;

    /// The product in which 0 times an infinity or NaN is 0, in every term of every lane.
    fn guarded_mul(self, y: Self) -> Self;

    /// Whether the test holds for every lane. There is no branch for each lane.
    #[inline(always)]
    fn all_lanes(&self, test: impl Fn(&Self::Part) -> bool) -> bool {
        self.lanes().fold(true, |all, lane| all & test(lane))
    }

    /// Whether some lane differs from 0.
    #[inline(always)]
    fn varies(&self) -> bool {
        !self.all_lanes(Self::Part::all_zero)
    }

    /// A number with this value, whose lanes are a linear function of the old lanes.
    #[inline(always)]
    fn map(&self, value: Self::Part, function: impl Map<Self::Part>) -> Self {
        let mut result = *self;
        *result.value_mut() = value;
        result.map_lanes(function);
        result
    }

    /// A number with this value, whose lanes are a linear function of the old lanes and those of y.
    #[inline(always)]
    fn zip(&self, y: &Self, value: Self::Part, function: impl Zip<Self::Part>) -> Self {
        let mut result = *self;
        *result.value_mut() = value;
        result.zip_lanes(y, function);
        result
    }

    /// The same lanes beside another value.
    #[inline(always)]
    fn with_value(mut self, value: Self::Part) -> Self {
        *self.value_mut() = value;
        self
    }

    /// `(x + y)' = x' + y'`
    #[inline(always)]
    fn plus(&self, y: &Self) -> Self {
        self.zip(y, self.value() + y.value(), Sum)
    }

    /// `(x - y)' = x' - y'`
    #[inline(always)]
    fn minus(&self, y: &Self) -> Self {
        self.zip(y, self.value() - y.value(), Difference)
    }

    /// `(-x)' = -x'`
    #[inline(always)]
    fn negative(&self) -> Self {
        self.map(-self.value(), Negation)
    }

    /// `f(x)' = k x'` for a function of constant slope k.
    #[inline(always)]
    fn linear(&self, k: f64, f: impl FnOnce(Self::Part) -> Self::Part) -> Self {
        let (value, slope) = (f(self.value()), Self::Part::literal(k));
        if value.is_nan() {
            self.beside_nan(value)
        } else if slope.all_finite() {
            self.map(value, Multiple(k))
        } else {
            self.map(value, GuardedScale(slope))
        }
    }

    /// The result of a function whose value is NaN, whatever its slope is. A derivative is 0 in a direction in which the
    /// argument does not change, and NaN in every other direction.
    #[inline(always)]
    fn beside_nan(&self, value: Self::Part) -> Self {
        self.map(value, GuardedScale(value))
    }

    /// `slope x'`, where a lane of 0 stays 0 beside any slope. A slope of 0 does not win over an infinite lane:
    /// their product is NaN.
    #[inline(always)]
    fn guarded_scale(&mut self, slope: Self::Part) {
        let mut zero_times_x = *self;
        self.map_lanes(GuardedScale(slope));
        if slope.is_zero() {
            zero_times_x.map_lanes(Multiple(0.0));
            self.zip_lanes(&zero_times_x, Sum);
        }
    }

    /// The argument of a function that approaches a constant faster than any power. Where the argument is infinite and
    /// the slope is 0, the function is that constant, and no lane of the argument counts, be it infinite or NaN.
    #[inline(always)]
    fn saturated(self, slope: &impl Zero) -> Self {
        if slope.is_zero() && self.value().is_infinite() { Self::constant(self.value()) } else { self }
    }

    /// A step function of any number of arguments. Its slopes are 0, or NaN if the value is NaN.
    #[inline(always)]
    fn step<const A: usize>(xs: [Self; A], f: impl FnOnce([Self::Part; A]) -> Self::Part) -> Self {
        let value = f(xs.map(|x| x.value()));
        let mut step = Self::constant(value);
        if value.is_nan() {
            for x in xs {
                step.zip_lanes(&x.beside_nan(value), Sum);
            }
            // once more, for the mixed second derivatives
            step = step.beside_nan(value);
        }
        step
    }
}

/// The slope, or NaN if the value is NaN.
#[inline(always)]
pub(crate) fn nan_beside_nan<T: Scalar>(value: T, slope: T) -> T {
    if value.is_nan() { value } else { slope }
}

/// A slope whose rule is a long formula. In a direction in which no argument varies, the slope does not vary either. The
/// formula has 0 there, or NaN where that 0 meets an infinity.
#[inline(always)]
fn in_directions_of<T: Scalar>(arguments: &[T], slope: T) -> T {
    if T::DEPTH == 0 || slope.all_finite() {
        return slope;
    }
    let marks = arguments.iter().fold(T::zero(), |marks, x| marks + x.directions());
    slope.in_directions(marks)
}

/// Declares the functions of the table that a rule computes.
macro_rules! declare {
    ($(
        $(#[doc = $doc:literal])*
        $kind:ident $name:ident $arguments:tt $(at $x:literal $(is $value:literal)?, slope $slope:literal)?;
    )*) => {
        $(declare! { @$kind $name $arguments })*
    };
    (@shared $name:ident $arguments:tt) => {};
    (@$kind:ident $name:ident ($($y:ident $(: $Parameter:ty)? $(= $example:literal)?),*)) => {
        fn $name(self $(, $y: type_of_argument!($($Parameter)?))*) -> Self;
    };
}

/// The functions of a number. Duals compute them by rules, and series by recurrences.
pub(crate) trait Functions: Number {
    for_each_elementary_function! { declare! {} }
    for_each_special_function! { declare! {} }
    for_each_hidden_function! { declare! {} }

    fn div(self, y: Self) -> Self;
    fn rem(self, y: Self) -> Self;
    fn div_literal_by(k: f64, x: Self) -> Self;
    fn rem_literal_by(k: f64, x: Self) -> Self;
    fn sin_cos(self) -> (Self, Self);
    /// `x^n` for n other than 0 and 1.
    fn integer_power(self, n: i32) -> Self;
    /// `x^y` where y is not the constant 0.
    fn power(self, y: Self) -> Self;
    fn length_and_direction(x: Self, y: Self) -> [Self; 3];
    fn complex_recip(x: Self, y: Self) -> [Self; 2];
    fn curved(rule: impl Curved, x: Self) -> (Self, Self);
    fn curved2(rule: impl Curved2, x: Self, y: Self) -> (Self, Self, Self);
    fn holomorphic(rule: impl Holomorphic, x: Self, y: Self) -> [Self; 2];

    // Functions that all types share

    #[inline(always)]
    fn powi(self, n: i32) -> Self {
        match n {
            0 => Self::step([self], |[x]| x.powi(0)),
            1 => self.linear(1.0, |x| x.powi(1)),
            _ => self.integer_power(n),
        }
    }

    #[inline(always)]
    fn powf(self, y: Self) -> Self {
        if y.value().all_zero() && y.all_lanes(Self::Part::all_zero) {
            return Self::step([self], |[x]| x.powf(y.value()));
        }
        if y.value().is_infinite() {
            let value = self.value().powf(y.value());
            if value.is_zero() {
                // an exponential that has reached its limit
                return Self::constant(value);
            }
        }
        self.power(y)
    }

    #[inline(always)]
    fn pow(self, y: Self) -> Self {
        Functions::powf(self, y)
    }

    /// `(180 x / pi)' = 180 / pi x'`
    #[inline(always)]
    fn to_degrees(self) -> Self {
        self.linear(1.0_f64.to_degrees(), |x| x.to_degrees())
    }

    /// `(pi x / 180)' = pi / 180 x'`
    #[inline(always)]
    fn to_radians(self) -> Self {
        self.linear(1.0_f64.to_radians(), |x| x.to_radians())
    }

    #[inline(always)]
    fn max(self, y: Self) -> Self {
        if rules::max_is_first(self.value(), y.value()) { self } else { y }
    }

    #[inline(always)]
    fn min(self, y: Self) -> Self {
        if rules::min_is_first(self.value(), y.value()) { self } else { y }
    }

    #[inline(always)]
    fn clamp(self, min: Self, max: Self) -> Self {
        match rules::clamp(self.value(), min.value(), max.value()) {
            Clamped::Inside => self,
            Clamped::Below => {
                // where x is the bound, the value is x itself, whose zero may have the other sign
                min.with_value(self.value().clamp(min.value(), max.value()))
            }
            Clamped::Above => max,
            Clamped::Nowhere => Self::step([self, min, max], |xs| {
                // x % 0 is NaN in the value and in every lane, except in the lanes that are 0.
                let zero = Self::Part::zero();
                xs.iter().fold(zero, |sum, &x| sum + x % zero)
            }),
        }
    }

    #[inline(always)]
    fn abs(self) -> Self {
        let value = self.value().abs();
        if rules::abs_is_negated(self.value()) { self.map(value, Negation) } else { self.with_value(value) }
    }

    #[inline(always)]
    fn copysign(self, sign: Self) -> Self {
        let value = self.value().copysign(sign.value());
        if rules::copysign_is_negated(self.value(), sign.value()) {
            self.map(value, Negation)
        } else {
            self.with_value(value)
        }
    }

    #[inline(always)]
    fn signum(self) -> Self {
        Self::step([self], |[x]| x.signum())
    }

    #[inline(always)]
    fn floor(self) -> Self {
        Self::step([self], |[x]| x.floor())
    }

    #[inline(always)]
    fn ceil(self) -> Self {
        Self::step([self], |[x]| x.ceil())
    }

    #[inline(always)]
    fn round(self) -> Self {
        Self::step([self], |[x]| x.round())
    }

    #[inline(always)]
    fn round_ties_even(self) -> Self {
        Self::step([self], |[x]| x.round_ties_even())
    }

    #[inline(always)]
    fn trunc(self) -> Self {
        Self::step([self], |[x]| x.trunc())
    }

    #[inline(always)]
    fn fract(self) -> Self {
        self.linear(1.0, |x| x.fract())
    }

    #[inline(always)]
    fn div_euclid(self, divisor: Self) -> Self {
        Self::step([self, divisor], |[x, y]| x.div_euclid(y))
    }

    /// `((x + y) / 2)' = (x' + y') / 2`
    #[inline(always)]
    fn midpoint(self, y: Self) -> Self {
        self.zip(&y, self.value().midpoint(y.value()), Mean)
    }

    #[inline(always)]
    fn next_up(self) -> Self {
        self.linear(1.0, |x| x.next_up())
    }

    #[inline(always)]
    fn next_down(self) -> Self {
        self.linear(1.0, |x| x.next_down())
    }

    /// `(x a + b)' = (x a)' + b'`
    #[inline(always)]
    fn mul_add(self, a: Self, b: Self) -> Self {
        self.times(&a).zip(&b, self.value().mul_add(a.value(), b.value()), Sum)
    }

    #[inline(always)]
    fn trigamma(self) -> Self {
        self.polygamma(1)
    }

    #[inline(always)]
    fn bessel_j0(self) -> Self {
        self.bessel_jn(0)
    }

    #[inline(always)]
    fn bessel_j1(self) -> Self {
        self.bessel_jn(1)
    }

    #[inline(always)]
    fn bessel_y0(self) -> Self {
        self.bessel_yn(0)
    }

    #[inline(always)]
    fn bessel_y1(self) -> Self {
        self.bessel_yn(1)
    }

    #[inline(always)]
    fn sinc(self) -> Self {
        self.sinc_derivative(0)
    }
}

/// A number whose functions are computed by rules.
///
/// A number of first order runs a rule on its value. A number of second order runs the same rule on a dual over its
/// value. The slope then carries its own derivative, the curvature.
pub(crate) trait ByRules: Number {
    /// What a rule of one argument runs on.
    type Argument: Scalar + From<Self::Part>;
    /// What a rule of two arguments runs on.
    type Arguments: Scalar;
    /// What a rule of A arguments runs on.
    type ArgumentsOf<const A: usize>: Scalar;

    fn argument(&self) -> Self::Argument;
    fn arguments(x: &Self, y: &Self) -> (Self::Arguments, Self::Arguments);

    fn arguments_of<const A: usize>(xs: &[Self; A]) -> [Self::ArgumentsOf<A>; A];

    /// The chain rule, from the value and the slope.
    fn chain(self, rule: (Self::Argument, Self::Argument)) -> Self;

    /// The chain rule for two arguments, from the value and both slopes.
    fn chain2(self, y: &Self, rule: (Self::Arguments, Self::Arguments, Self::Arguments)) -> Self;

    /// The chain rule for A arguments, from the value and all slopes.
    fn chain_n<const A: usize>(xs: [Self; A], value: Self::Part, slopes: [Self::ArgumentsOf<A>; A]) -> Self;

    /// The chain rule for a function that approaches a constant faster than any power.
    #[inline(always)]
    fn chain_saturating(self, (value, slope): (Self::Argument, Self::Argument)) -> Self {
        self.saturated(&slope).chain((value, slope))
    }

    /// The chain rule for `x^y`.
    #[inline(always)]
    fn chain_power(self, y: &Self, rule: (Self::Arguments, Self::Arguments, Self::Arguments)) -> Self {
        self.chain2(y, rule)
    }

    /// [`chain`](Self::chain) without the guard for zero lanes. If the lanes are duals themselves, the guard stays.
    #[inline(always)]
    fn chain_unguarded(self, rule: (Self::Argument, Self::Argument)) -> Self {
        self.chain(rule)
    }

    /// `x^2` by its rule. Where the slope 2 x would overflow, it is the product x x, which overflows later. Nested types
    /// always take the rule, because they need its guard.
    #[inline(always)]
    fn square(self) -> Self {
        if Self::Part::DEPTH > 0 || (self.value() + self.value()).all_finite() {
            return self.apply(rules::square);
        }
        self.times(&self)
    }

    /// A function of one argument by its rule.
    #[inline(always)]
    fn apply(self, rule: impl FnOnce(Self::Argument) -> (Self::Argument, Self::Argument)) -> Self {
        self.chain(rule(self.argument()))
    }

    /// A function that approaches a constant faster than any power.
    #[inline(always)]
    fn apply_saturating(self, rule: impl FnOnce(Self::Argument) -> (Self::Argument, Self::Argument)) -> Self {
        self.chain_saturating(rule(self.argument()))
    }

    /// A function whose slope is finite if its argument is. The guard for zero lanes is left out, because it would make
    /// a sine 1.5 times as slow. Nested types keep it, because their inner lanes need it.
    #[inline(always)]
    fn apply_unguarded(self, rule: impl FnOnce(Self::Argument) -> (Self::Argument, Self::Argument)) -> Self {
        self.chain_unguarded(rule(self.argument()))
    }

    /// A function of two arguments by its rule.
    #[inline(always)]
    fn apply2(
        self,
        y: &Self,
        rule: impl FnOnce(Self::Arguments, Self::Arguments) -> (Self::Arguments, Self::Arguments, Self::Arguments),
    ) -> Self {
        let (x_argument, y_argument) = Self::arguments(&self, y);
        self.chain2(y, rule(x_argument, y_argument))
    }

    /// A function of A arguments by its value and its rule. The rule learns which arguments vary.
    fn apply_n<const A: usize>(
        xs: [Self; A],
        value: impl FnOnce([Self::Part; A]) -> Self::Part,
        rule: impl FnOnce([Self::ArgumentsOf<A>; A], [bool; A]) -> [Self::ArgumentsOf<A>; A],
    ) -> Self {
        let value = value(xs.map(|x| x.value()));
        let varies = xs.map(|x| x.varies());
        if varies.contains(&true) {
            let arguments = Self::arguments_of(&xs);
            Self::chain_n(xs, value, rule(arguments, varies).map(|slope| in_directions_of(&arguments, slope)))
        } else {
            Self::constant(value)
        }
    }

    /// Several functions of the same two arguments by their rules.
    #[inline(always)]
    fn apply2_all<const R: usize>(
        self,
        y: &Self,
        rules: impl FnOnce(
            Self::Arguments,
            Self::Arguments,
        ) -> [(Self::Arguments, Self::Arguments, Self::Arguments); R],
    ) -> [Self; R] {
        let (x_argument, y_argument) = Self::arguments(&self, y);
        // This is a loop, because the compiler may not inline the library's `map`.
        let mut results = [self; R];
        for (result, rule) in results.iter_mut().zip(rules(x_argument, y_argument)) {
            *result = self.chain2(y, rule);
        }
        results
    }
}

/// Implements the functions that `declare` declares, each by its rule.
macro_rules! by_rules {
    ($(
        $(#[doc = $doc:literal])*
        $kind:ident $name:ident $arguments:tt $(at $x:literal $(is $value:literal)?, slope $slope:literal)?;
    )*) => {
        $(by_rules! { @$kind $name $arguments })*
    };
    (@shared $name:ident $arguments:tt) => {};
    (@saturating $name:ident ()) => {
        #[inline(always)]
        fn $name(self) -> Self {
            self.apply_saturating(rules::$name)
        }
    };
    (@unguarded $name:ident ()) => {
        #[inline(always)]
        fn $name(self) -> Self {
            self.apply_unguarded(rules::$name)
        }
    };
    (@rule2 $name:ident ($y:ident $(= $example:literal)?)) => {
        #[inline(always)]
        fn $name(self, $y: Self) -> Self {
            self.apply2(&$y, rules::$name)
        }
    };
    (@recurrent_n $name:ident $arguments:tt) => { by_rules! { @rule_n $name $arguments } };
    (@rule_n $name:ident ($($y:ident $(= $example:literal)?),*)) => {
        fn $name(self $(, $y: Self)*) -> Self {
            Self::apply_n([self $(, $y)*], |[x $(, $y)*]| x.$name($($y),*), rules::$name)
        }
    };
    (@$kind:ident $name:ident ()) => {
        #[inline(always)]
        fn $name(self) -> Self {
            self.apply(rules::$name)
        }
    };
    (@$kind:ident $name:ident ($parameter:ident: $Parameter:ty $(= $example:literal)?)) => {
        #[inline(always)]
        fn $name(self, $parameter: $Parameter) -> Self {
            self.apply(|x| rules::$name(x, $parameter))
        }
    };
}

impl<D: ByRules> Functions for D {
    for_each_elementary_function! { by_rules! {} }
    for_each_special_function! { by_rules! {} }
    for_each_hidden_function! { by_rules! {} }

    #[inline(always)]
    fn div(self, y: Self) -> Self {
        self.apply2(&y, rules::div)
    }

    #[inline(always)]
    fn rem(self, y: Self) -> Self {
        self.apply2(&y, rules::rem)
    }

    #[inline(always)]
    fn div_literal_by(k: f64, x: Self) -> Self {
        x.apply(|x| rules::literal_div(k, x))
    }

    #[inline(always)]
    fn rem_literal_by(k: f64, x: Self) -> Self {
        x.apply(|x| rules::literal_rem(k, x))
    }

    #[inline(always)]
    fn sin_cos(self) -> (Self, Self) {
        let [sin, cos] = rules::sin_cos(self.argument());
        (self.chain_unguarded(sin), self.chain_unguarded(cos))
    }

    #[inline(always)]
    fn integer_power(self, n: i32) -> Self {
        if n == 2 { self.square() } else { self.apply(|x| rules::powi(x, n)) }
    }

    #[inline(always)]
    fn power(self, y: Self) -> Self {
        if y.all_lanes(D::Part::all_zero) {
            self.apply(|x| rules::powf(x, y.value().into()))
        } else {
            let (x_argument, y_argument) = Self::arguments(&self, &y);
            self.chain_power(&y, rules::pow(x_argument, y_argument))
        }
    }

    #[inline(always)]
    fn length_and_direction(x: Self, y: Self) -> [Self; 3] {
        x.apply2_all(&y, rules::length_and_direction)
    }

    #[inline(always)]
    fn complex_recip(x: Self, y: Self) -> [Self; 2] {
        x.apply2_all(&y, rules::complex_recip)
    }

    #[inline(always)]
    fn curved(rule: impl Curved, x: Self) -> (Self, Self) {
        let [value, slope] = rules::curved(rule, x.argument());
        let x = if rule.saturates() { x.saturated(&slope.0) } else { x };
        (x.chain(value), x.chain(slope))
    }

    #[inline(always)]
    fn curved2(rule: impl Curved2, x: Self, y: Self) -> (Self, Self, Self) {
        let (x_argument, y_argument) = Self::arguments(&x, &y);
        let parts = rules::curved2(rule, x_argument, y_argument);
        let mut results = [x; 3];
        for (result, part) in results.iter_mut().zip(parts) {
            *result = if rule.is_power() { x.chain_power(&y, part) } else { x.chain2(&y, part) };
        }
        let [value, dx, dy] = results;
        (value, dx, dy)
    }

    #[inline(always)]
    fn holomorphic(rule: impl Holomorphic, x: Self, y: Self) -> [Self; 2] {
        x.apply2_all(&y, |x, y| rule.rules([x, y]))
    }
}
