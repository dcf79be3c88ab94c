//! The incomplete gamma function, as a multiple of a density. The formulas are generic: run on duals, they return the
//! slopes in both arguments.
//!
//! The tails are `P(a, x) = D F` and `Q(a, x) = D G`, where `D = x^a e^-x / Gamma(a + 1)` is
//! [`poisson_term`](super::poisson_term). All that is large or small is in D, so F and G neither overflow nor cancel, and
//! neither do their derivatives.

use core::f64::consts::PI;
use num_traits::Float;

use super::poisson_term;
use crate::scalar::{HALF, Literal, ONE, Scalar, TWO};

/// The tail of a distribution that a formula gives.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Tail {
    /// The probability below x.
    Lower,
    /// The probability above x.
    Upper,
}

/// One of the two tails over [`poisson_term`], for `a >= 0` and `0 < x < inf`. It is the one that is not close to 1, except
/// for small a and x.
pub(crate) fn gamma_tail<T: Scalar>(a: T, x: T) -> (Tail, T) {
    /// From here on, Temme's expansion has all digits near x = a.
    const LARGE: f64 = 20.0;
    if a >= T::literal(LARGE) && (x - a).abs() < Literal(0.4) * a {
        return temme(a, x);
    }
    let lower = if a >= T::literal(1.5) { a } else { T::literal(1.5) };
    if x < lower { (Tail::Lower, power_series(a, x)) } else { (Tail::Upper, continued_fraction(a, x)) }
}

/// `P / D = 1 + x / (a+1) + x^2 / ((a+1) (a+2)) + ...`, whose terms are positive. DLMF 8.11.4.
fn power_series<T: Scalar>(a: T, x: T) -> T {
    const MOST_TERMS: usize = 500;
    let (mut sum, mut term, mut a) = (T::one(), T::one(), a);
    for _ in 0..MOST_TERMS {
        a = ONE + a;
        term = term * x / a;
        let before = sum;
        sum += term;
        if is_negligible(sum - before) {
            return sum;
        }
    }
    T::nan()
}

/// Whether the last change to a sum is 0 in the value and in all partials, or in the value beside a partial that is out of
/// range.
pub(super) fn is_negligible<T: Scalar>(change: T) -> bool {
    change.is_zero() && (change.all_zero() || !change.all_finite())
}

/// `Q / D = a / (x+1-a - 1 (1-a) / (x+3-a - 2 (2-a) / (x+5-a - ...)))`, DLMF 8.9.2 and its even part.
fn continued_fraction<T: Scalar>(a: T, x: T) -> T {
    const MOST_TERMS: usize = 500;
    fn terms<T: Scalar>(a: T, x: T) -> (impl Fn(usize) -> T, impl Fn(usize) -> T) {
        let numerator = move |k: usize| Literal(k as f64) * (a - T::literal(k as f64));
        let denominator = move |k: usize| Literal((2 * k + 1) as f64) + (x - a);
        (numerator, denominator)
    }
    a / backwards(MOST_TERMS, terms(between_integers(a), plain(x)), terms(a, x))
}

/// The value of a number.
pub(super) fn plain<T: Scalar>(x: T) -> f64 {
    x.to_f64().unwrap_or(f64::NAN)
}

/// A parameter near a, which is not near an integer. At an integer the value of a continued fraction may need only a few
/// terms, while its derivatives need all of them.
pub(super) fn between_integers<T: Scalar>(a: T) -> f64 {
    Float::floor(plain(a)) + 0.5
}

/// The continued fraction `b_0 + a_1 / (b_1 + a_2 / (b_2 + ...))` of positive `b_k`, or NaN if it has not converged after
/// so many terms.
///
/// A run from the front on plain floats counts the terms (Lentz's method, as modified by Thompson and Barnett). A run
/// from the back then computes the fraction, with one division for each term and without products that could overflow.
/// The derivatives converge a little later than the value, so there are some terms more.
pub(super) fn backwards<T: Scalar>(
    most_terms: usize,
    plain: (impl Fn(usize) -> f64, impl Fn(usize) -> f64),
    (numerator, denominator): (impl Fn(usize) -> T, impl Fn(usize) -> T),
) -> T {
    let nonzero = |x: f64| if x == 0.0 { f64::MIN_POSITIVE } else { x };
    let (mut c, mut d) = (nonzero(plain.1(0)), 0.0);
    for k in 1..most_terms {
        let (a, b) = (plain.0(k), plain.1(k));
        d = 1.0 / nonzero(b + a * d);
        c = nonzero(b + a / c);
        if (c * d - 1.0).abs() <= 0.5 * f64::EPSILON {
            let last = k + 4 + k / 8;
            let mut fraction = denominator(last);
            for k in (1..=last).rev() {
                fraction = denominator(k - 1) + numerator(k) / fraction;
            }
            return fraction;
        }
        if !(c * d).is_finite() {
            break;
        }
    }
    T::nan()
}

/// Temme, *The asymptotic expansion of the incomplete gamma functions*, SIAM J. Math. Anal. 10 (1979), for large a and x
/// near it: with `y^2 = x - a - a ln(x / a)` and `eta = y sqrt(2 / a)`, which have the sign of x - a,
///
/// `Q = erfc(y) / 2 + e^(-y^2) / sqrt(2 pi a) sum c_k(eta) / a^k`.
///
/// `D = e^(-y^2) / sqrt(2 pi a) / Gamma*(a)` with Stirling's factor Gamma*.
fn temme<T: Scalar>(a: T, x: T) -> (Tail, T) {
    let mu = (x - a) / a;
    let eta = mu * (TWO * excess(mu)).sqrt();
    let y = eta * (HALF * a).sqrt();
    let r = a.recip();
    let series = TEMME.iter().rev().fold(T::zero(), |sum, coefficients| {
        sum * r + coefficients.iter().rev().fold(T::zero(), |sum, &c| T::literal(c) + sum * eta)
    });
    let (tail, sign) = if mu > T::zero() { (Tail::Upper, 1.0) } else { (Tail::Lower, -1.0) };
    let main = (Literal(0.5 * PI) * a).sqrt() * (Literal(sign) * y).erfcx();
    (tail, stirling_factor(a) * (main + Literal(sign) * series))
}

/// `(mu - ln(1 + mu)) / mu^2` for `|mu| < 0.4`, by a series that is smooth at 0: with `s = mu / (2 + mu)` it is
/// `1 / (2 + mu) - 2 s / (2 + mu)^2 (1/3 + s^2 / 5 + s^4 / 7 + ...)`.
fn excess<T: Scalar>(mu: T) -> T {
    let r = (TWO + mu).recip();
    let s = mu * r;
    let u = s.powi(2);
    let series = (1..=13).rev().fold(T::zero(), |sum, k| T::literal(1.0 / f64::from(2 * k + 1)) + u * sum);
    r - TWO * s * r.powi(2) * series
}

/// `Gamma*(a) = Gamma(a) / (sqrt(2 pi / a) (a / e)^a)`, the exponential of Stirling's series, for a from 20 on.
fn stirling_factor<T: Scalar>(a: T) -> T {
    const SERIES: [f64; 6] =
        [1.0 / 12.0, -1.0 / 360.0, 1.0 / 1260.0, -1.0 / 1680.0, 1.0 / 1188.0, -691.0 / 360360.0];
    let r = a.recip();
    let u = r.powi(2);
    (r * SERIES.iter().rev().fold(T::zero(), |sum, &c| T::literal(c) + u * sum)).exp()
}

/// The coefficients of eta^n in `c_k`, for k from 0 to 9, from the recurrence DLMF 8.12.12 in 80 digits.
#[allow(clippy::excessive_precision, reason = "every coefficient has 17 digits")]
const TEMME: [&[f64]; 10] = [
    &[
        -0.3333333333333333,
        0.08333333333333333,
        -0.014814814814814815,
        0.0011574074074074073,
        0.0003527336860670194,
        -0.0001787551440329218,
        3.919263178522438e-05,
        -2.185448510679992e-06,
        -1.85406221071516e-06,
        8.296711340953087e-07,
        -1.7665952736826078e-07,
        6.707853543401498e-09,
        1.0261809784240309e-08,
        -4.382036018453353e-09,
        9.14769958223679e-10,
        -2.5514193994946248e-11,
        -5.830772132550426e-11,
        2.4361948020667415e-11,
        -5.0276692801141755e-12,
    ],
    &[
        -0.001851851851851852,
        -0.003472222222222222,
        0.0026455026455026454,
        -0.0009902263374485596,
        0.00020576131687242798,
        -4.018775720164609e-07,
        -1.8098550334489977e-05,
        7.64916091608111e-06,
        -1.6120900894563446e-06,
        4.647127802807434e-09,
        1.378633446915721e-07,
        -5.752545603517705e-08,
        1.1951628599778148e-08,
        -1.7543241719747647e-11,
        -1.0091543710600413e-09,
        4.162792991842583e-10,
        -8.56390702649298e-11,
    ],
    &[
        0.004133597883597883,
        -0.0026813271604938273,
        0.0007716049382716049,
        2.0093878600823047e-06,
        -0.0001073665322636516,
        5.2923448829120125e-05,
        -1.2760635188618728e-05,
        3.423578734096138e-08,
        1.3721957309062934e-06,
        -6.298992138380055e-07,
        1.4280614206064242e-07,
        -2.0477098421990866e-10,
        -1.409252991086752e-08,
        6.228974084922022e-09,
        -1.3670488396617114e-09,
        9.428356159014678e-13,
        1.2872252400089318e-10,
    ],
    &[
        0.0006494341563786008,
        0.00022947209362139917,
        -0.0004691894943952557,
        0.00026772063206283885,
        -7.561801671883977e-05,
        -2.396505113867297e-07,
        1.1082654115347302e-05,
        -5.6749528269915965e-06,
        1.4230900732435883e-06,
        -2.7861080291528143e-11,
        -1.6958404091930278e-07,
        8.099464905388083e-08,
        -1.9111168485973655e-08,
        2.3928620439808118e-12,
        2.0620131815488797e-09,
        -9.460496661855133e-10,
    ],
    &[
        -0.0008618882909167117,
        0.0007840392217200666,
        -0.0002990724803031902,
        -1.4638452578843418e-06,
        6.641498215465122e-05,
        -3.968365047179435e-05,
        1.1375726970678419e-05,
        2.507497226237533e-10,
        -1.6954149536558305e-06,
        8.907507532205309e-07,
        -2.292934834000805e-07,
        2.956794137544049e-11,
        2.8865829742708783e-08,
        -1.4189739437803219e-08,
    ],
    &[
        -0.00033679855336635813,
        -6.972813758365857e-05,
        0.0002772753244959392,
        -0.00019932570516188847,
        6.797780477937208e-05,
        1.419062920643967e-07,
        -1.3594048189768693e-05,
        8.018470256334202e-06,
        -2.291481176508095e-06,
        -3.252473551298454e-10,
        3.4652846491085265e-07,
        -1.8447187191171344e-07,
        4.8240967037894184e-08,
    ],
    &[
        0.0005313079364639922,
        -0.0005921664373536939,
        0.0002708782096718045,
        7.902353232660328e-07,
        -8.153969367561969e-05,
        5.61168275310625e-05,
        -1.8329116582843375e-05,
        -3.0796134506033047e-09,
        3.465155368803609e-06,
        -2.0291327396058603e-06,
        5.788792863149004e-07,
    ],
    &[
        0.00034436760689237765,
        5.171790908260592e-05,
        -0.00033493161081142234,
        0.0002812695154763237,
        -0.00010976582244684731,
        -1.2741009095484485e-07,
        2.7744451511563645e-05,
        -1.8263488805711332e-05,
        5.7876949497350525e-06,
    ],
    &[
        -0.0006526239185953094,
        0.0008394987206720873,
        -0.000438297098541721,
        -6.969091458420552e-07,
        0.00016644846642067547,
        -0.00012783517679769218,
        4.629953263691304e-05,
        4.557909867922708e-09,
        -1.0595271125805195e-05,
    ],
    &[
        -0.0005967612901927463,
        -7.204895416020011e-05,
        0.0006782308837667328,
        -0.0006401475260262758,
        0.00027750107634328704,
        1.819700838046515e-07,
        -8.479507117068503e-05,
    ],
];

/// The probability below x of the gamma distribution of shape a, `P(a, x)`.
pub(crate) fn gamma_p(a: f64, x: f64) -> f64 {
    gamma_limit(a, x).unwrap_or_else(|| {
        let (tail, factor) = gamma_tail(a, x);
        let probability = poisson_term(a, x) * factor;
        if tail == Tail::Lower { probability } else { 1.0 - probability }
    })
}

/// The probability above x of the gamma distribution of shape a, `Q(a, x)`.
pub(crate) fn gamma_q(a: f64, x: f64) -> f64 {
    if let Some(p) = gamma_limit(a, x) {
        return 1.0 - p;
    }
    if a < SMALL_SHAPE && x < 1.5 {
        return gamma_q_of_small(a, x);
    }
    let (tail, factor) = gamma_tail(a, x);
    let probability = poisson_term(a, x) * factor;
    if tail == Tail::Upper { probability } else { 1.0 - probability }
}

/// `ln P(a, x)`, also where P underflows.
pub(crate) fn ln_gamma_p(a: f64, x: f64) -> f64 {
    if let Some(p) = gamma_limit(a, x) {
        return Float::ln(p);
    }
    if a < SMALL_SHAPE && x < 1.5 {
        let q = gamma_q_of_small(a, x);
        if q < 0.5 {
            return Float::ln_1p(-q);
        }
    }
    let (tail, factor) = gamma_tail(a, x);
    if tail == Tail::Lower {
        super::ln_poisson_term(a, x) + Float::ln(factor)
    } else {
        Float::ln_1p(-poisson_term(a, x) * factor)
    }
}

/// `ln Q(a, x)`, also where Q underflows.
pub(crate) fn ln_gamma_q(a: f64, x: f64) -> f64 {
    if let Some(p) = gamma_limit(a, x) {
        return Float::ln(1.0 - p);
    }
    if a < SMALL_SHAPE && x < 1.5 {
        return Float::ln(gamma_q_of_small(a, x));
    }
    let (tail, factor) = gamma_tail(a, x);
    if tail == Tail::Upper {
        super::ln_poisson_term(a, x) + Float::ln(factor)
    } else {
        Float::ln_1p(-poisson_term(a, x) * factor)
    }
}

/// P at the ends of the domain, NaN outside, and `None` inside.
fn gamma_limit(a: f64, x: f64) -> Option<f64> {
    if !(a >= 0.0 && x >= 0.0) || (a == 0.0 && x == 0.0) || (a.is_infinite() && x.is_infinite()) {
        Some(f64::NAN)
    } else if a == 0.0 || x.is_infinite() {
        Some(1.0)
    } else if x == 0.0 || a.is_infinite() {
        Some(0.0)
    } else {
        None
    }
}

/// Below this shape Q may be close to 0 where x is small.
const SMALL_SHAPE: f64 = 0.5;

/// Q for a below 1/2 and x below 3/2, where `1 - P` cancels: with `w = a ln x - ln Gamma(1 + a)`, DLMF 8.7.1 gives
/// `Q = 1 - e^w + a e^w (x / (a+1) - x^2 / (2! (a+2)) + ...)`.
fn gamma_q_of_small(a: f64, x: f64) -> f64 {
    let w = a * Float::ln(x) - super::ln_gamma_1p(a);
    let (mut sum, mut power) = (0.0, 1.0);
    for n in 1..30 {
        let n = f64::from(n);
        power *= -x / n;
        sum -= power / (a + n);
    }
    a * Float::exp(w) * sum - Float::exp_m1(w)
}
