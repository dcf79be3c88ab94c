//! The contract of the numbers, as laws over every method, random and special arguments, and all types. The value has
//! the same bits as on `f64`. A partial of 0 stays 0. If the value is NaN, so are the slopes. Nothing panics. All types
//! agree on the derivative.

use std::array;
use std::fmt::Debug;
use std::hint::black_box;

use gradual::{CHUNK, Chunk, Dual, Dual2Vec, DualVec, HyperDual, Scalar, Taylor};
use quickcheck::{Arbitrary, Gen, QuickCheck};

/// A method of three arguments. Most methods ignore some of them.
type Method<D> = (&'static str, fn(D, D, D) -> D);

/// Every method under its name, for a type that has the methods of std's `f64`.
macro_rules! methods {
    ($D:ty, pow: $pow:ident, powf: $powf:expr, left: $two:expr) => {{
        let mut methods: Vec<Method<$D>> = Vec::new();
        methods! { @one methods:
            sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh exp exp2 exp_m1 ln ln_1p log2 log10
            sqrt cbrt recip abs signum floor ceil round round_ties_even trunc fract to_degrees to_radians
            next_up next_down
        }
        methods! { @two methods: hypot atan2 log max min copysign div_euclid rem_euclid midpoint }
        methods! { @named methods:
            "sin_cos.0": |x, _, _| x.sin_cos().0;
            "sin_cos.1": |x, _, _| x.sin_cos().1;
            "pow": |x, y, _| x.$pow(y);
            // The optimiser turns a power with a constant exponent of 0.5 into a square root, whose last bit may differ.
            "powf(0)": |x, _, _| $powf(x, black_box(0.0));
            "powf(0.5)": |x, _, _| $powf(x, black_box(0.5));
            "powf(1)": |x, _, _| $powf(x, black_box(1.0));
            "powf(2.5)": |x, _, _| $powf(x, black_box(2.5));
            "powf(-3)": |x, _, _| $powf(x, black_box(-3.0));
            "powi(0)": |x, _, _| x.powi(0);
            "powi(1)": |x, _, _| x.powi(1);
            "powi(2)": |x, _, _| x.powi(2);
            "powi(7)": |x, _, _| x.powi(7);
            "powi(-1)": |x, _, _| x.powi(-1);
            "powi(-4)": |x, _, _| x.powi(-4);
            "powi(MIN)": |x, _, _| x.powi(i32::MIN);
            "powi(MAX)": |x, _, _| x.powi(i32::MAX);
            "neg": |x, _, _| -x;
            "+": |x, y, _| x + y;
            "-": |x, y, _| x - y;
            "*": |x, y, _| x * y;
            "/": |x, y, _| x / y;
            "%": |x, y, _| x % y;
            "+ 2": |x, _, _| x + 2.0;
            "- 2": |x, _, _| x - 2.0;
            "* 3": |x, _, _| x * 3.0;
            "/ 3": |x, _, _| x / 3.0;
            "/ 0": |x, _, _| x / 0.0;
            "% 3": |x, _, _| x % 3.0;
            "2 +": |x, _, _| $two + x;
            "2 -": |x, _, _| $two - x;
            "2 *": |x, _, _| $two * x;
            "2 /": |x, _, _| $two / x;
            "2 %": |x, _, _| $two % x;
            "mul_add": |x, y, z| x.mul_add(y, z);
            // The method of `f64` panics unless min <= max.
            "clamp": |x, y, z| if y <= z { x.clamp(y, z) } else { x };
        }
        methods.extend(special::<$D>());
        methods
    }};
    (@one $methods:ident: $($name:ident)*) => {$(
        $methods.push((stringify!($name), |x, _, _| x.$name()));
    )*};
    (@two $methods:ident: $($name:ident)*) => {$(
        $methods.push((stringify!($name), |x, y, _| x.$name(y)));
    )*};
    (@named $methods:ident: $($name:literal: $f:expr;)*) => {$(
        $methods.push(($name, $f));
    )*};
}

/// The special functions, which std does not have, under the names of `Scalar`.
fn special<D: Scalar>() -> Vec<Method<D>> {
    vec![
        ("erf", |x, _, _| Scalar::erf(x)),
        ("erfc", |x, _, _| Scalar::erfc(x)),
        ("normal_pdf", |x, _, _| Scalar::normal_pdf(x)),
        ("normal_cdf", |x, _, _| Scalar::normal_cdf(x)),
        ("gamma", |x, _, _| Scalar::gamma(x)),
        ("ln_gamma", |x, _, _| Scalar::ln_gamma(x)),
        ("digamma", |x, _, _| Scalar::digamma(x)),
        ("trigamma", |x, _, _| Scalar::trigamma(x)),
        ("polygamma(2)", |x, _, _| Scalar::polygamma(x, 2)),
        ("bessel_j0", |x, _, _| Scalar::bessel_j0(x)),
        ("bessel_j1", |x, _, _| Scalar::bessel_j1(x)),
        ("bessel_jn(-3)", |x, _, _| Scalar::bessel_jn(x, -3)),
        ("bessel_y0", |x, _, _| Scalar::bessel_y0(x)),
        ("bessel_y1", |x, _, _| Scalar::bessel_y1(x)),
        ("bessel_yn(3)", |x, _, _| Scalar::bessel_yn(x, 3)),
        ("sinc", |x, _, _| Scalar::sinc(x)),
        ("sigmoid", |x, _, _| Scalar::sigmoid(x)),
        ("softplus", |x, _, _| Scalar::softplus(x)),
        ("erfcx", |x, _, _| Scalar::erfcx(x)),
        ("ln_erfc", |x, _, _| Scalar::ln_erfc(x)),
        ("ln_normal_cdf", |x, _, _| Scalar::ln_normal_cdf(x)),
        ("normal_quantile", |x, _, _| Scalar::normal_quantile(x)),
        ("erf_inv", |x, _, _| Scalar::erf_inv(x)),
        ("erfc_inv", |x, _, _| Scalar::erfc_inv(x)),
        ("x_ln_x", |x, _, _| Scalar::x_ln_x(x)),
        ("x_ln_y", |x, y, _| Scalar::x_ln_y(x, y)),
        ("x_ln_1p_y", |x, y, _| Scalar::x_ln_1p_y(x, y)),
        ("ln_1m_exp", |x, _, _| Scalar::ln_1m_exp(x)),
        ("ln_add_exp", |x, y, _| Scalar::ln_add_exp(x, y)),
        ("ln_sub_exp", |x, y, _| Scalar::ln_sub_exp(x, y)),
        ("gamma_p", |x, y, _| Scalar::gamma_p(x, y)),
        ("gamma_q", |x, y, _| Scalar::gamma_q(x, y)),
        ("ln_gamma_p", |x, y, _| Scalar::ln_gamma_p(x, y)),
        ("ln_gamma_q", |x, y, _| Scalar::ln_gamma_q(x, y)),
        ("gamma_p_inv", |x, y, _| Scalar::gamma_p_inv(x, y)),
        ("gamma_q_inv", |x, y, _| Scalar::gamma_q_inv(x, y)),
        ("beta_reg", |x, y, z| Scalar::beta_reg(x, y, z)),
        ("beta_reg_c", |x, y, z| Scalar::beta_reg_c(x, y, z)),
        ("ln_beta_reg", |x, y, z| Scalar::ln_beta_reg(x, y, z)),
        ("ln_beta_reg_c", |x, y, z| Scalar::ln_beta_reg_c(x, y, z)),
        ("beta_reg_inv", |x, y, z| Scalar::beta_reg_inv(x, y, z)),
        ("beta_reg_c_inv", |x, y, z| Scalar::beta_reg_c_inv(x, y, z)),
        ("beta", |x, y, _| Scalar::beta(x, y)),
        ("ln_beta", |x, y, _| Scalar::ln_beta(x, y)),
        ("ln_choose", |x, y, _| Scalar::ln_choose(x, y)),
        ("ln_gamma_ratio", |x, y, _| Scalar::ln_gamma_ratio(x, y)),
    ]
}

/// `max` and `min` may return either zero.
fn same_value<F: Into<f64>>(name: &str, x: F, y: F) -> bool {
    let (x, y) = (x.into(), y.into());
    x.to_bits() == y.to_bits() || (x.is_nan() && y.is_nan()) || (matches!(name, "max" | "min") && x == y)
}

/// A number of the dual types: special, of ordinary size, of any size, or any bits at all.
#[derive(Clone, Copy, Debug)]
struct Number(f64);

const SPECIAL: &[f64] = &[
    0.0,
    -0.0,
    1.0,
    -1.0,
    0.5,
    -0.5,
    2.0,
    -2.0,
    3.0,
    10.0,
    1e15,
    1e50,
    -1e200,
    1e308,
    5e-324,
    -1e-310,
    1e-200,
    709.78,
    710.0,
    -745.0,
    -750.0,
    1024.3,
    std::f64::consts::FRAC_PI_2,
    f64::MAX,
    f64::MIN,
    f64::MIN_POSITIVE,
    f64::EPSILON,
    f64::INFINITY,
    f64::NEG_INFINITY,
    f64::NAN,
];

impl Arbitrary for Number {
    fn arbitrary(g: &mut Gen) -> Self {
        let bits = u64::arbitrary(g);
        let unit = (bits >> 12) as f64 / (1_u64 << 52) as f64;
        Self(match u8::arbitrary(g) % 4 {
            0 => *g.choose(SPECIAL).expect("not empty"),
            1 => unit * 4.0 - 2.0,
            2 => (unit * 200.0 - 100.0).round() / 4.0,
            _ => f64::from_bits(bits),
        })
    }

    fn shrink(&self) -> Box<dyn Iterator<Item = Self>> {
        let x = self.0;
        let simpler = [0.0, 1.0, x.trunc(), x / 2.0];
        Box::new(simpler.into_iter().filter(move |y| y.abs() < x.abs()).map(Self))
    }
}

/// Runs a law over three arguments.
fn check(law: fn(Number, Number, Number) -> bool) {
    QuickCheck::new().tests(1_000).quickcheck(law);
}

/// The plain float under a dual type.
trait Plain: Into<f64> + Copy + Debug {
    fn methods() -> Vec<Method<Self>>;
    fn of(x: f64) -> Self;
}

impl Plain for f64 {
    fn methods() -> Vec<Method<f64>> {
        methods!(f64, pow: powf, powf: f64::powf, left: 2.0_f64)
    }
    fn of(x: f64) -> f64 {
        x
    }
}

impl Plain for f32 {
    fn methods() -> Vec<Method<f32>> {
        methods!(f32, pow: powf, powf: f32::powf, left: 2.0_f32)
    }
    fn of(x: f64) -> f32 {
        x as f32
    }
}

/// A dual type and how the laws make and read its numbers.
trait Type: Scalar {
    type Float: Plain;
    const DIRECTIONS: usize;
    fn methods() -> Vec<Method<Self>>;
    /// A number with these seeds in its first two directions, or in its only one.
    fn seeded(value: f64, seeds: [f64; 2]) -> Self;
    fn value(self) -> f64;
    /// Every part that belongs to direction 0 or 1.
    fn direction(self, i: usize) -> Vec<f64>;
    /// Whether the type divides zeros out of the arguments, so that the laws do not hold there.
    fn divides_zeros_out(_name: &str, _arguments: [Number; 3]) -> bool {
        false
    }
}

impl Type for Dual<f64> {
    type Float = f64;
    const DIRECTIONS: usize = 1;
    fn methods() -> Vec<Method<Self>> {
        methods!(Self, pow: pow, powf: Self::powf, left: 2.0_f64)
    }
    fn seeded(value: f64, seeds: [f64; 2]) -> Self {
        Self::new(value, seeds[0])
    }
    fn value(self) -> f64 {
        self.value
    }
    fn direction(self, _: usize) -> Vec<f64> {
        vec![self.tangent]
    }
}

impl Type for Dual<f32> {
    type Float = f32;
    const DIRECTIONS: usize = 1;
    fn methods() -> Vec<Method<Self>> {
        methods!(Self, pow: pow, powf: Self::powf, left: 2.0_f64)
    }
    fn seeded(value: f64, seeds: [f64; 2]) -> Self {
        Self::new(value as f32, seeds[0] as f32)
    }
    fn value(self) -> f64 {
        self.value.into()
    }
    fn direction(self, _: usize) -> Vec<f64> {
        vec![self.tangent.into()]
    }
}

impl Type for DualVec<f64, 3> {
    type Float = f64;
    const DIRECTIONS: usize = 2;
    fn methods() -> Vec<Method<Self>> {
        methods!(Self, pow: pow, powf: Self::powf, left: 2.0_f64)
    }
    fn seeded(value: f64, seeds: [f64; 2]) -> Self {
        Self::new(value, [seeds[0], 0.25, seeds[1]])
    }
    fn value(self) -> f64 {
        self.value
    }
    fn direction(self, i: usize) -> Vec<f64> {
        vec![self.partials[2 * i]]
    }
}

impl Type for Chunk<f64> {
    type Float = f64;
    const DIRECTIONS: usize = 2;
    fn methods() -> Vec<Method<Self>> {
        methods!(Self, pow: pow, powf: Self::powf, left: 2.0_f64)
    }
    fn seeded(value: f64, seeds: [f64; 2]) -> Self {
        let mut partials = [0.25; CHUNK];
        [partials[0], partials[CHUNK - 1]] = seeds;
        Self::new(value, partials)
    }
    fn value(self) -> f64 {
        self.value
    }
    fn direction(self, i: usize) -> Vec<f64> {
        vec![self.partials()[i * (CHUNK - 1)]]
    }
}

impl Type for Dual<Dual<f64>> {
    type Float = f64;
    const DIRECTIONS: usize = 2;
    fn methods() -> Vec<Method<Self>> {
        methods!(Self, pow: pow, powf: Self::powf, left: 2.0_f64)
    }
    fn seeded(value: f64, seeds: [f64; 2]) -> Self {
        Self::new(Dual::new(value, seeds[1]), Dual::new(seeds[0], 0.0))
    }
    fn value(self) -> f64 {
        self.value.value
    }
    fn direction(self, i: usize) -> Vec<f64> {
        // The mixed part belongs to both directions.
        vec![[self.tangent.value, self.value.tangent][i], self.tangent.tangent]
    }
}

/// A second derivative in directions with these seeds. It is 0 if one of the directions is dead.
fn bend(seed: f64, other: f64) -> f64 {
    if seed == 0.0 || other == 0.0 { 0.0 } else { 0.5 * seed * other }
}

impl Type for Dual2Vec<f64, 3> {
    type Float = f64;
    const DIRECTIONS: usize = 2;
    fn methods() -> Vec<Method<Self>> {
        methods!(Self, pow: pow, powf: Self::powf, left: 2.0_f64)
    }
    fn seeded(value: f64, seeds: [f64; 2]) -> Self {
        let gradient = [seeds[0], 0.25, seeds[1]];
        Self::new(value, gradient, gradient.map(|x| gradient.map(|y| bend(x, y))))
    }
    fn value(self) -> f64 {
        self.value
    }
    fn direction(self, i: usize) -> Vec<f64> {
        let column = self.hessian.map(|row| row[2 * i]);
        [&[self.gradient[2 * i]], &self.hessian[2 * i][..], &column].concat()
    }
}

impl Type for HyperDual<f64, 2, 2> {
    type Float = f64;
    const DIRECTIONS: usize = 2;
    fn methods() -> Vec<Method<Self>> {
        methods!(Self, pow: pow, powf: Self::powf, left: 2.0_f64)
    }
    fn seeded(value: f64, seeds: [f64; 2]) -> Self {
        let (partials, tangents) = ([seeds[0], 0.25], [0.5, seeds[1]]);
        Self::new(value, partials, tangents, tangents.map(|y| partials.map(|x| bend(x, y))))
    }
    fn value(self) -> f64 {
        self.value
    }
    fn direction(self, i: usize) -> Vec<f64> {
        // The mixed part belongs to both directions.
        let [[x, both], [_, y]] = [[self.mixed[0][0], self.mixed[1][0]], [0.0, self.mixed[1][1]]];
        [vec![self.partials[0], x, both], vec![self.tangents[1], y, both]][i].clone()
    }
}

impl Type for HyperDual<Dual<f64>, 1> {
    type Float = f64;
    const DIRECTIONS: usize = 2;
    fn methods() -> Vec<Method<Self>> {
        methods!(Self, pow: pow, powf: Self::powf, left: 2.0_f64)
    }
    fn seeded(value: f64, seeds: [f64; 2]) -> Self {
        let outer = Dual::new(seeds[0], bend(seeds[0], seeds[1]));
        Self::new(Dual::new(value, seeds[1]), [outer], [outer], [[outer]])
    }
    fn value(self) -> f64 {
        self.value.value
    }
    fn direction(self, i: usize) -> Vec<f64> {
        let parts = [self.partials[0], self.tangents[0], self.mixed[0][0]];
        // The inner tangents belong to both directions.
        let inner = parts.map(|part| part.tangent);
        if i == 0 {
            [parts.map(|part| part.value), inner].concat()
        } else {
            [&[self.value.tangent], &inner[..]].concat()
        }
    }
}

impl Type for Dual2Vec<Dual<f64>, 1> {
    type Float = f64;
    const DIRECTIONS: usize = 2;
    fn methods() -> Vec<Method<Self>> {
        methods!(Self, pow: pow, powf: Self::powf, left: 2.0_f64)
    }
    fn seeded(value: f64, seeds: [f64; 2]) -> Self {
        let outer = Dual::new(seeds[0], bend(seeds[0], seeds[1]));
        Self::new(Dual::new(value, seeds[1]), [outer], [[outer]])
    }
    fn value(self) -> f64 {
        self.value.value
    }
    fn direction(self, i: usize) -> Vec<f64> {
        let ([gradient], [[hessian]]) = (self.gradient, self.hessian);
        // The mixed parts belong to both directions.
        match i {
            0 => vec![gradient.value, gradient.tangent, hessian.value, hessian.tangent],
            _ => vec![self.value.tangent, gradient.tangent, hessian.tangent],
        }
    }
}

/// Its direction is the coefficient of first order. The higher coefficients are live.
impl Type for Taylor<f64, 3> {
    type Float = f64;
    const DIRECTIONS: usize = 1;
    fn methods() -> Vec<Method<Self>> {
        methods!(Self, pow: pow, powf: Self::powf, left: 2.0_f64)
    }
    fn seeded(value: f64, seeds: [f64; 2]) -> Self {
        Self::new(value, [seeds[0], 0.5, seeds[1]])
    }
    fn value(self) -> f64 {
        self.value
    }
    fn direction(self, _: usize) -> Vec<f64> {
        vec![self.higher[0]]
    }
    /// `t^2 / t` and the root of t^2 are series.
    fn divides_zeros_out(name: &str, [x, y, _]: [Number; 3]) -> bool {
        match name {
            "/" => x.0 == 0.0 && y.0 == 0.0,
            "sqrt" | "cbrt" | "pow" | "powf(0.5)" => x.0 == 0.0,
            _ => false,
        }
    }
}

fn values_are_plain<D: Type>(x: Number, y: Number, z: Number) -> bool {
    let number = |x: Number, seed| D::seeded(x.0, [seed, 1.0]);
    D::methods().into_iter().zip(D::Float::methods()).all(|((name, f), (plain_name, plain))| {
        assert_eq!(name, plain_name);
        if D::divides_zeros_out(name, [x, y, z]) {
            return true;
        }
        let value = f(number(x, 1.0), number(y, -2.0), number(z, 0.5)).value();
        let wanted: f64 = plain(D::Float::of(x.0), D::Float::of(y.0), D::Float::of(z.0)).into();
        assert!(same_value(name, value, wanted), "{name}: {value:e} should be {wanted:e}");
        true
    })
}

/// These methods follow IEEE arithmetic instead: sine and cosine of an argument that is not finite, and products
/// (squares too) with such a factor.
fn is_exempt<D: Type>(name: &str, arguments: [Number; 3]) -> bool {
    let infinite = arguments.iter().any(|x| !D::Float::of(x.0).into().is_finite());
    infinite
        && matches!(
            name,
            "sin" | "cos" | "sin_cos.0" | "sin_cos.1" | "*" | "* 3" | "2 *" | "mul_add" | "powi(2)"
        )
}

fn zero_derivatives_stay_zero<D: Type>(x: Number, y: Number, z: Number) -> bool {
    (0..D::DIRECTIONS).all(|i| {
        let mut seeds = [z.0; 2];
        seeds[i] = 0.0;
        let number = |x: Number| D::seeded(x.0, seeds);
        let is_exempt = |name| is_exempt::<D>(name, [x, y, z]) || D::divides_zeros_out(name, [x, y, z]);
        D::methods().into_iter().filter(|(name, _)| !is_exempt(name)).all(|(name, f)| {
            let result = f(number(x), number(y), number(z));
            assert!(result.direction(i).iter().all(|&part| part == 0.0), "{name}: {result:?}");
            true
        })
    })
}

/// Methods that are linear in their arguments are the exception. They have a slope for every value.
fn slopes_beside_nan_are_nan<D: Type>(x: Number, y: Number, z: Number) -> bool {
    let number = |x: Number| D::seeded(x.0, [1.0, 0.5]);
    D::methods().into_iter().all(|(name, f)| {
        let result = f(number(x), number(y), number(z));
        let is_linear = matches!(
            name,
            "max"
                | "min"
                | "clamp"
                | "abs"
                | "copysign"
                | "neg"
                | "+"
                | "-"
                | "*"
                | "+ 2"
                | "- 2"
                | "* 3"
                | "2 +"
                | "2 -"
                | "2 *"
                | "mul_add"
                | "midpoint"
        );
        let holds = !result.value().is_nan()
            || is_linear
            || (0..D::DIRECTIONS).all(|i| result.direction(i)[0].is_nan());
        assert!(holds, "{name}: {result:?}");
        true
    })
}

/// Dual and DualVec agree in every bit. Types of higher order agree with them up to rounding, if their first order
/// stays in range.
fn types_agree(x: Number, y: Number, z: Number) -> bool {
    type Vec3 = DualVec<f64, 3>;
    type Nested = Dual<Dual<f64>>;
    type Second = Dual2Vec<f64, 3>;
    type Hyper = HyperDual<f64, 2, 2>;
    type Series = Taylor<f64, 3>;
    // Only one argument at a time is live, so that no sum of two slopes cancels.
    fn first_order<D: Type>(f: fn(D, D, D) -> D, arguments: [Number; 3], live: usize) -> f64 {
        let [x, y, z] = [0, 1, 2].map(|i| D::seeded(arguments[i].0, [f64::from(i == live), 0.0]));
        f(x, y, z).direction(0)[0]
    }
    let first = Dual::<f64>::methods().into_iter().zip(Vec3::methods());
    let second = Nested::methods().into_iter().zip(Second::methods());
    let all = first.zip(second).zip(Hyper::methods().into_iter().zip(Series::methods()));
    all.into_iter().all(
        |((((name, dual), (_, vec)), ((_, nested), (_, second))), ((_, hyper), (_, series)))| {
            let lives = if is_exempt::<Dual<f64>>(name, [x, y, z]) { 0..0 } else { 0..3 };
            lives.into_iter().all(|live| {
                let dual = first_order(dual, [x, y, z], live);
                let vec = first_order(vec, [x, y, z], live);
                // A zero may differ in sign, because adding a zero turns -0 into 0.
                assert!(
                    dual == vec || same_value(name, dual, vec),
                    "{name}: Dual has {dual:e}, DualVec {vec:e}"
                );
                let others = [
                    (first_order(nested, [x, y, z], live), "Dual<Dual>"),
                    (first_order(second, [x, y, z], live), "Dual2Vec"),
                    (first_order(hyper, [x, y, z], live), "HyperDual"),
                    (first_order(series, [x, y, z], live), "Taylor"),
                ];
                for (other, of) in others {
                    if of == "Taylor" && Series::divides_zeros_out(name, [x, y, z]) {
                        continue;
                    }
                    // Near the ends of the range, the second derivative of x^p is out of range. There the rounding of
                    // the exponent is amplified up to 745 times.
                    let tolerance = if name == "pow" { 1e-13 } else { 1e-15 };
                    let close =
                        (dual - other).abs() <= tolerance * dual.abs() || same_value(name, dual, other);
                    assert!(close, "{name}: Dual has {dual:e}, {of} {other:e}");
                }
                true
            })
        },
    )
}

#[test]
fn all_types_agree_on_the_first_derivative() {
    check(types_agree);
}

/// This holds for any choice of constant arguments. A constant has no partials in a chunk, and partials of 0 in a
/// DualVec.
fn chunks_are_dual_vecs(x: Number, y: Number, z: Number) -> bool {
    type Wide = DualVec<f64, CHUNK>;
    let on_vecs: Vec<Method<Wide>> = methods!(Wide, pow: pow, powf: Wide::powf, left: 2.0_f64);
    let numbers = [(x, 1.0), (y, -2.0), (z, 0.5)].map(|(x, seed)| Chunk::seeded(x.0, [seed, 3.0]));
    Chunk::methods().into_iter().zip(on_vecs).all(|((name, on_chunks), (_, on_vecs))| {
        let choices = if is_exempt::<Chunk<f64>>(name, [x, y, z]) { 0..0 } else { 0..8 };
        choices.into_iter().all(|live| {
            let is_live = |i: usize| live >> i & 1 == 1;
            let [x, y, z] =
                array::from_fn(|i| if is_live(i) { numbers[i] } else { Chunk::constant(numbers[i].value) });
            let chunk = on_chunks(x, y, z);
            let vec = on_vecs(x.into(), y.into(), z.into());
            // A zero may differ in sign.
            let same = |x: f64, y: f64| x == y || same_value(name, x, y);
            let same_partials = chunk.partials().into_iter().zip(vec.partials).all(|(x, y)| same(x, y));
            assert!(same(chunk.value, vec.value) && same_partials, "{name}: {chunk:?}, but {vec:?}");
            true
        })
    })
}

#[test]
fn chunks_have_the_bits_of_dual_vecs_with_any_arguments_constant() {
    check(chunks_are_dual_vecs);
}

#[test]
fn a_number_without_partials_has_none_after_a_product_with_an_infinity() {
    let infinite = Chunk::constant(f64::INFINITY);
    assert_eq!((infinite * Chunk::constant(0.5) * 2.0).partials(), [0.0; CHUNK]);
    assert!((infinite * Chunk::new(0.5, [0.0; CHUNK])).partials()[0].is_nan());
}

/// Every law over every type.
macro_rules! laws {
    ($($law:ident { $($test:ident $D:ty;)* })*) => {$($(
        #[test]
        fn $test() {
            check($law::<$D>);
        }
    )*)*};
}

laws! {
    values_are_plain {
        values_of_dual_are_those_of_f64 Dual<f64>;
        values_of_dual_over_f32_are_those_of_f32 Dual<f32>;
        values_of_dual_vec_are_those_of_f64 DualVec<f64, 3>;
        values_of_chunks_are_those_of_f64 Chunk<f64>;
        values_of_nested_duals_are_those_of_f64 Dual<Dual<f64>>;
        values_of_dual2_vec_are_those_of_f64 Dual2Vec<f64, 3>;
        values_of_nested_dual2_vec_are_those_of_f64 Dual2Vec<Dual<f64>, 1>;
        values_of_hyper_duals_are_those_of_f64 HyperDual<f64, 2, 2>;
        values_of_nested_hyper_duals_are_those_of_f64 HyperDual<Dual<f64>, 1>;
        values_of_series_are_those_of_f64 Taylor<f64, 3>;
    }
    zero_derivatives_stay_zero {
        zero_tangents_stay_zero Dual<f64>;
        zero_tangents_over_f32_stay_zero Dual<f32>;
        zero_partials_stay_zero DualVec<f64, 3>;
        zero_partials_of_chunks_stay_zero Chunk<f64>;
        zero_directions_of_nested_duals_stay_zero Dual<Dual<f64>>;
        zero_directions_of_dual2_vec_stay_zero Dual2Vec<f64, 3>;
        zero_directions_of_nested_dual2_vec_stay_zero Dual2Vec<Dual<f64>, 1>;
        zero_directions_of_hyper_duals_stay_zero HyperDual<f64, 2, 2>;
        zero_directions_of_nested_hyper_duals_stay_zero HyperDual<Dual<f64>, 1>;
        first_coefficients_that_are_zero_stay_zero Taylor<f64, 3>;
    }
    slopes_beside_nan_are_nan {
        tangents_beside_nan_are_nan Dual<f64>;
        tangents_beside_nan_over_f32_are_nan Dual<f32>;
        partials_beside_nan_are_nan DualVec<f64, 3>;
        partials_of_chunks_beside_nan_are_nan Chunk<f64>;
        nested_tangents_beside_nan_are_nan Dual<Dual<f64>>;
        gradients_of_dual2_vec_beside_nan_are_nan Dual2Vec<f64, 3>;
        gradients_of_nested_dual2_vec_beside_nan_are_nan Dual2Vec<Dual<f64>, 1>;
        partials_and_tangents_of_hyper_duals_beside_nan_are_nan HyperDual<f64, 2, 2>;
        partials_and_tangents_of_nested_hyper_duals_beside_nan_are_nan HyperDual<Dual<f64>, 1>;
        coefficients_beside_nan_are_nan Taylor<f64, 3>;
    }
}
