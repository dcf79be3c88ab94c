//! The table of functions. Each function has one line, with its documentation and an example. From the table come the
//! methods of every number type, the functions of [`Scalar`](crate::Scalar), and the calls of the rules.
//!
//! To add a function, add its value to `float/special/`, its rule to `rules/special/`, and a line to the table of special
//! functions. (A function that `num_traits::Float` has goes into the table of elementary functions. Its value comes from
//! there.) The compiler then asks for its recurrence in `taylor/functions.rs`, except for the kind `rule_n`. Add its name
//! to `batch/functions.rs`, and its reference values to `tests/reference`. A line is
//!
//! ```text
//! kind name(arguments) at x, slope s;
//! ```
//!
//! where `s` is the slope at `x`, for the example. An argument `y = "2.0"` is another operand, which the example sets to
//! 2.0. An argument `n: i32 = "2"` is a parameter. The kind says how numbers compute the function:
//!
//! | kind | |
//! |---|---|
//! | `rule` | by the rule of that name |
//! | `rule2` | by the rule of that name, of two arguments |
//! | `rule_n` | by a rule of any number of arguments, for functions whose slopes are costly |
//! | `recurrent_n` | by such a rule whose slopes contain the function itself |
//! | `saturating` | by a rule; where the argument is infinite and the slope is 0, the result has no partials |
//! | `unguarded` | by a rule whose slope is finite if its argument is, without the guard for zero partials |
//! | `shared` | by a method of [`Functions`](crate::number::Functions) that all types share |
//! | `quotient` | by a rule; plain floats compute it in their own precision |
//!
//! A rule of the kinds `rule_n` and `recurrent_n` returns only the slopes. It computes those of the arguments that vary, and may return 0
//! for the others:
//!
//! ```text
//! fn name<T: Scalar>([a, b, x]: [T; 3], varies: [bool; 3]) -> [T; 3]
//! ```
//!
//! For a function of the kind `rule_n`, a series integrates these slopes. So they must not call the function itself.

/// The methods of `f64` in std.
macro_rules! for_each_elementary_function {
    ($callback:ident! { $($arguments:tt)* }) => {
        $callback! {
            $($arguments)*

            // Powers and roots

            /// The reciprocal: `(1 / x)' = -1 / x^2`.
            ///
            /// At 0 the value is infinite and the slope -inf.
            rule recip() at "2.0_f64", slope "-0.25";

            /// An integer power: `(x^n)' = n x^(n-1)`.
            ///
            /// For n = 0 the slope is 0 everywhere, at x = 0 too. For n = 2 the result is that of the product `x * x`:
            /// if x is an infinity or NaN, a partial of 0 becomes NaN.
            shared powi(n: i32 = "3") at "2.0_f64", slope "12.0";

            /// A power: `d/dx x^y = y x^(y-1)` and `d/dy x^y = x^y ln x`.
            ///
            /// If the exponent has no partials, such as a plain float, no logarithm is computed. If it is a whole
            /// number, [`powi`](Self::powi) is faster.
            ///
            /// At `x = 0`, d/dx is 0 for `y = 0` and for `y > 1`, 1 for `y = 1`, and +inf for `0 < y < 1`. There, d/dy
            /// is 0 for `y > 0` and -inf for `y <= 0`. For `x < 0`, d/dy is NaN. The value and d/dx are NaN too, except
            /// for an integer y.
            shared powf(y = "1.5") at "4.0_f64", slope "3.0";

            /// [`powf`](Self::powf) under the name that it has in `num_traits::Pow`.
            shared pow(y = "1.5") at "4.0_f64" is "8.0", slope "3.0";

            /// The square root: `(sqrt x)' = 1 / (2 sqrt x)`.
            ///
            /// At 0 the slope is +inf. Below 0 the value and the slope are NaN.
            rule sqrt() at "4.0_f64", slope "0.25";

            /// The cube root: `(cbrt x)' = 1 / (3 cbrt(x)^2)`.
            ///
            /// At 0 the slope is +inf.
            rule cbrt() at "8.0_f64", slope "1.0 / 12.0";

            /// The length of the vector (x, y) without overflow: `d/dx = x / hypot(x, y)` and `d/dy = y / hypot(x, y)`.
            ///
            /// At the origin both slopes are 0, a subgradient, and the second derivatives are NaN. The guide on
            /// [differentiating well](crate::guide::differentiating_well#functions-of-a-length) says how to write a smooth
            /// function of a length.
            rule2 hypot(y = "4.0") at "3.0_f64", slope "0.6";

            // Exponentials and logarithms

            /// The exponential function: `(e^x)' = e^x`.
            saturating exp() at "0.5_f64", slope "0.5_f64.exp()";

            /// A power of two: `(2^x)' = 2^x ln 2`.
            saturating exp2() at "0.5_f64", slope "0.5_f64.exp2() * 2.0_f64.ln()";

            /// `e^x - 1`, accurate near 0: `(e^x - 1)' = e^x`.
            saturating exp_m1() at "0.5_f64", slope "0.5_f64.exp()";

            /// The natural logarithm: `(ln x)' = 1 / x`.
            ///
            /// At 0 the value is -inf and the slope is +inf. Below 0 both are NaN.
            rule ln() at "4.0_f64", slope "0.25";

            /// `ln(1 + x)`, accurate near 0: `(ln(1 + x))' = 1 / (1 + x)`.
            ///
            /// At -1 the value is -inf and the slope is +inf. Below -1 both are NaN.
            rule ln_1p() at "1.0_f64", slope "0.5";

            /// The logarithm to base 2: `(log2 x)' = log2(e) / x`.
            ///
            /// At 0 the value is -inf and the slope is +inf. Below 0 both are NaN.
            rule log2() at "4.0_f64", slope "0.25 / 2.0_f64.ln()";

            /// The logarithm to base 10: `(log10 x)' = log10(e) / x`.
            ///
            /// At 0 the value is -inf and the slope is +inf. Below 0 both are NaN.
            rule log10() at "4.0_f64", slope "0.25 / 10.0_f64.ln()";

            /// The logarithm to any base, `f = ln x / ln b`: `df/dx = 1 / (x ln b)` and `df/db = -f / (b ln b)`.
            ///
            /// At 0 the value is -inf and the slope is +inf. Below 0 both are NaN.
            rule2 log(base = "3.0") at "4.0_f64", slope "0.25 / 3.0_f64.ln()";

            // Trigonometry, in radians

            /// The sine: `(sin x)' = cos x`.
            ///
            /// If x is not finite, the value and all partials are NaN.
            unguarded sin() at "0.5_f64", slope "0.5_f64.cos()";

            /// The cosine: `(cos x)' = -sin x`.
            ///
            /// If x is not finite, the value and all partials are NaN.
            unguarded cos() at "0.5_f64", slope "-0.5_f64.sin()";

            /// The tangent: `(tan x)' = 1 + tan^2 x`.
            rule tan() at "0.5_f64", slope "0.5_f64.cos().powi(-2)";

            /// The arc sine, in [-pi/2, pi/2]: `(asin x)' = 1 / sqrt(1 - x^2)`.
            ///
            /// At -1 and 1 the slope is +inf. Outside [-1, 1] the value and the slope are NaN.
            rule asin() at "0.6_f64", slope "1.25";

            /// The arc cosine, in [0, pi]: `(acos x)' = -1 / sqrt(1 - x^2)`.
            ///
            /// At -1 and 1 the slope is -inf. Outside [-1, 1] the value and the slope are NaN.
            rule acos() at "0.6_f64", slope "-1.25";

            /// The arc tangent, in [-pi/2, pi/2]: `(atan x)' = 1 / (1 + x^2)`.
            rule atan() at "0.5_f64", slope "0.8";

            /// `y.atan2(x)` is the angle of the point (x, y), in [-pi, pi]: `d/dy = x / (x^2 + y^2)` and
            /// `d/dx = -y / (x^2 + y^2)`.
            ///
            /// At the origin both slopes are NaN.
            rule2 atan2(x = "4.0") at "3.0_f64", slope "0.16";

            /// Converts radians to degrees. The slope is 180 / pi.
            shared to_degrees() at "0.5_f64", slope "1.0_f64.to_degrees()";

            /// Converts degrees to radians. The slope is pi / 180.
            shared to_radians() at "30.0_f64", slope "1.0_f64.to_radians()";

            // Hyperbolic functions

            /// The hyperbolic sine: `(sinh x)' = cosh x`.
            rule sinh() at "0.5_f64", slope "0.5_f64.cosh()";

            /// The hyperbolic cosine: `(cosh x)' = sinh x`.
            rule cosh() at "0.5_f64", slope "0.5_f64.sinh()";

            /// The hyperbolic tangent: `(tanh x)' = 1 / cosh^2 x`.
            ///
            /// For large |x| the slope underflows to 0. It is never NaN.
            saturating tanh() at "0.5_f64", slope "0.5_f64.cosh().powi(-2)";

            /// The inverse of the hyperbolic sine: `(asinh x)' = 1 / sqrt(1 + x^2)`.
            rule asinh() at "0.75_f64", slope "0.8";

            /// The inverse of the hyperbolic cosine: `(acosh x)' = 1 / sqrt(x^2 - 1)`.
            ///
            /// At 1 the slope is +inf. Below 1 the value and the slope are NaN.
            rule acosh() at "1.25_f64", slope "4.0 / 3.0";

            /// The inverse of the hyperbolic tangent: `(atanh x)' = 1 / (1 - x^2)`.
            ///
            /// At -1 and 1 the slope is +inf. Outside [-1, 1] the value and the slope are NaN.
            rule atanh() at "0.5_f64", slope "4.0 / 3.0";

            // Largest, smallest, sign

            /// The larger of two numbers: `d/dx` is 1 if x > y, else 0, and `d/dy = 1 - d/dx`.
            ///
            /// At a tie the result is the second number, so the ReLU `x.max(0.0)` has slope 0 at 0. NaN counts as
            /// missing data, as in `f64::max`: the result is the other number, with its partials. The page on
            /// [edge cases](crate::guide::edge_cases#kinks) says how kinks cancel in formulas for smooth functions.
            shared max(y = "0.0") at "3.0_f64", slope "1.0";

            /// The smaller of two numbers: `d/dx` is 1 if x <= y, else 0, and `d/dy = 1 - d/dx`.
            ///
            /// At a tie the result is the first number, so `x.max(y) + x.min(y) = x + y` in every partial. NaN counts
            /// as missing data, as in `f64::min`: the result is the other number, with its partials.
            shared min(y = "4.0") at "3.0_f64", slope "1.0";

            /// The number brought into the interval from `min` to `max`, with the partials of `self.max(min).min(max)`:
            /// those of `self` inside and at the upper bound, and those of a bound beyond it and at the lower one.
            ///
            /// If min > max, or if a bound is NaN, the result is NaN. (`f64::clamp` panics there.)
            shared clamp(min = "0.0", max = "4.0") at "3.0_f64", slope "1.0";

            /// The absolute value, `max(x, -x)`. The slope is 1 for x > 0, else -1.
            ///
            /// At 0 and at -0 the slope is -1, as of a kink that is seen from below.
            shared abs() at "-3.0_f64", slope "-1.0";

            /// The number with the sign of `sign`. The slope is 1 if the sign bits agree, else -1. The slope in `sign`
            /// is 0.
            ///
            /// If both are 0 or -0, the sign counts as negative. So an odd function that you write as
            /// `f(x.abs()).copysign(x)` has its true slope at 0.
            shared copysign(sign = "-1.0") at "3.0_f64", slope "-1.0";

            /// 1 or -1, by the sign bit. The slope is 0.
            shared signum() at "-3.0_f64", slope "0.0";

            // Rounding and remainders

            /// The largest integer that is not above the number. The slope is 0.
            shared floor() at "2.5_f64", slope "0.0";

            /// The smallest integer that is not below the number. The slope is 0.
            shared ceil() at "2.5_f64", slope "0.0";

            /// The nearest integer. A tie goes away from 0. The slope is 0.
            shared round() at "2.5_f64", slope "0.0";

            /// The nearest integer. A tie goes to the even one. The slope is 0.
            shared round_ties_even() at "2.5_f64", slope "0.0";

            /// The integer part: the number rounded towards 0. The slope is 0.
            shared trunc() at "2.5_f64", slope "0.0";

            /// The fractional part, `x - x.trunc()`. The slope is 1.
            shared fract() at "2.5_f64", slope "1.0";

            /// The quotient of Euclidean division, which is an integer. Both slopes are 0.
            shared div_euclid(divisor = "2.0") at "-7.0_f64", slope "0.0";

            /// The remainder of Euclidean division, `x - q y` with an integer q: `d/dx = 1` and `d/dy = -q`. It is
            /// never negative.
            rule2 rem_euclid(divisor = "2.0") at "-7.0_f64", slope "1.0";

            /// The number half way to `other`, without overflow. Both slopes are 1/2.
            shared midpoint(other = "4.0") at "1.0_f64", slope "0.5";

            /// The least number that is greater than this one. The slope is 1.
            shared next_up() at "1.0_f64", slope "1.0";

            /// The greatest number that is less than this one. The slope is 1.
            shared next_down() at "1.0_f64", slope "1.0";

            /// `x a + b`, whose value is rounded once: `(x a + b)' = a x' + x a' + b'`.
            shared mul_add(a = "3.0", b = "4.0") at "2.0_f64", slope "3.0";
        }
    };
}
pub(crate) use for_each_elementary_function;

/// The special functions, which `f64` does not have. Plain floats have them in [`Scalar`](crate::Scalar).
///
/// The stated errors are the largest that were seen on `f64`, in comparison with references of 2600 bits. On `f32`, the
/// result of the `f64` function is rounded. A line also has the value at x.
macro_rules! for_each_special_function {
    ($callback:ident! { $($arguments:tt)* }) => {
        $callback! {
            $($arguments)*

            // Gauss

            /// The error function `2 / sqrt(pi)` times the integral of `exp(-t^2)` from 0 to x:
            /// `erf'(x) = 2 / sqrt(pi) exp(-x^2)`.
            ///
            /// Its value is within 1 ulp.
            saturating erf() at "0.0_f64" is "0.0", slope "2.0 / std::f64::consts::PI.sqrt()";

            /// The complementary error function `1 - erf(x)`, without cancellation:
            /// `erfc'(x) = -2 / sqrt(pi) exp(-x^2)`.
            ///
            /// Its value is within 2 ulps.
            saturating erfc() at "0.0_f64" is "1.0", slope "-2.0 / std::f64::consts::PI.sqrt()";

            /// The density of the standard normal distribution, `phi(x) = exp(-x^2/2) / sqrt(2 pi)`:
            /// `phi' = -x phi`.
            ///
            /// Its value is within 2 ulps.
            saturating normal_pdf() at "0.0_f64" is "0.3989422804014327", slope "0.0";

            /// The standard normal distribution function `Phi`, the integral of its density up to x: `Phi' = phi`.
            ///
            /// Its value is `erfc(-x / sqrt 2) / 2`, within 3 ulps, also for large negative x.
            saturating normal_cdf() at "0.0_f64" is "0.5", slope "0.3989422804014327";

            /// The scaled complementary error function `exp(x^2) erfc(x)`, which does not underflow:
            /// `erfcx'(x) = 2 x erfcx(x) - 2 / sqrt(pi)`.
            ///
            /// Its value is within 5 ulps. Below -26.6 it overflows to +inf.
            rule erfcx() at "0.0_f64" is "1.0", slope "-2.0 / std::f64::consts::PI.sqrt()";

            /// The logarithm of the complementary error function: `(ln erfc)' = -2 / sqrt(pi) / erfcx`, with the
            /// [scaled function](Self::erfcx).
            ///
            /// Its value is within 4 ulps, also where `erfc` underflows.
            saturating ln_erfc() at "0.0_f64" is "0.0", slope "-2.0 / std::f64::consts::PI.sqrt()";

            /// The logarithm of the standard normal distribution function: `(ln Phi)' = phi / Phi`, the inverse of Mills'
            /// ratio.
            ///
            /// Its value is within 4 ulps, also where `Phi` underflows. There, the slope is close to `-x`.
            saturating ln_normal_cdf() at "0.0_f64" is "-2.0_f64.ln()", slope "(2.0 / std::f64::consts::PI).sqrt()";

            /// The quantile of the standard normal distribution, the inverse of [`normal_cdf`](Self::normal_cdf): `z' = 1 / phi(z)`.
            ///
            /// Its value is within 4 ulps. At 0 and 1 it is infinite, and outside it is NaN. For a p close to 1, use
            /// `-(1 - p).normal_quantile()` with a `1 - p` that has not lost its digits.
            rule normal_quantile() at "0.5_f64" is "0.0", slope "(2.0 * std::f64::consts::PI).sqrt()";

            /// The inverse of [`erf`](Self::erf): `y' = sqrt(pi) / 2 exp(y^2)`.
            ///
            /// Its value is within 4 ulps. At -1 and 1 it is infinite, and outside it is NaN.
            rule erf_inv() at "0.0_f64" is "0.0", slope "std::f64::consts::PI.sqrt() / 2.0";

            /// The inverse of [`erfc`](Self::erfc): `y' = -sqrt(pi) / 2 exp(y^2)`.
            ///
            /// Its value is within 4 ulps. At 0 and 2 it is infinite, and outside it is NaN.
            rule erfc_inv() at "1.0_f64" is "0.0", slope "-std::f64::consts::PI.sqrt() / 2.0";

            // Gamma

            /// The gamma function: `Gamma' = Gamma psi` with psi the [digamma function](Self::digamma).
            ///
            /// Its value is within 4 ulps for x > 0, and within 7 ulps for x < 0. It is NaN at the negative integers.
            rule gamma() at "4.0_f64" is "6.0", slope "7.536706010590803";

            /// The logarithm of the gamma function's magnitude: `(ln |Gamma|)' = psi`, the
            /// [digamma function](Self::digamma).
            ///
            /// Its value is within 2 ulps for x > 0.
            rule ln_gamma() at "1.0_f64" is "0.0", slope "-0.5772156649015329";

            /// The digamma function `psi = (ln Gamma)'`: `psi' = psi_1`, the
            /// [trigamma function](Self::trigamma).
            ///
            /// Its value is within 3 ulps for x > 0, except near its zero.
            rule digamma() at "1.0_f64" is "-0.5772156649015329", slope "std::f64::consts::PI.powi(2) / 6.0";

            /// The trigamma function `psi_1 = psi'`: `psi_1' = psi_2`.
            ///
            /// Its value is within 3 ulps for x > 0.
            shared trigamma() at "1.0_f64" is "std::f64::consts::PI.powi(2) / 6.0", slope "-2.4041138063191885";

            /// The m-th derivative of the [digamma function](Self::digamma): `psi_m' = psi_(m+1)`. For m = 0 it is the
            /// digamma function itself.
            ///
            /// Its value is within 4 ulps for m up to 2 and x > 0.
            rule polygamma(m: u32 = "1") at "1.0_f64" is "std::f64::consts::PI.powi(2) / 6.0", slope "-2.4041138063191885";

            // Incomplete gamma

            /// The regularised incomplete gamma function `P(a, x)`, the integral of `t^(a-1) e^-t / Gamma(a)` from 0 to x: the
            /// distribution function of the gamma distribution of shape a. `dP/dx` is the density. `dP/da` comes from the
            /// same formulas, run on a dual.
            ///
            /// The value and both slopes are within 1e-13, except where 1 - P is what is small: there, use
            /// [`gamma_q`](Self::gamma_q). The domain is `a >= 0` and `x >= 0`. Outside, and where both are 0 or both
            /// infinite, the result is NaN.
            rule_n gamma_p(x = "1.5") at "2.0_f64" is "0.4421745996289252", slope "-0.3134886378250793";

            /// `Q(a, x) = 1 - P(a, x)`, the probability above x of the gamma distribution of shape a, without cancellation.
            ///
            /// The value and both slopes are within 1e-13, except where P is what is small: there, use
            /// [`gamma_p`](Self::gamma_p), which has the same domain.
            rule_n gamma_q(x = "1.5") at "2.0_f64" is "0.5578254003710748", slope "0.3134886378250793";

            /// The logarithm of [`gamma_p`](Self::gamma_p), also where that underflows: `d/dx` is the density over P.
            rule_n ln_gamma_p(x = "1.5") at "2.0_f64" is "-0.8160504531201044", slope "-0.7089702531266160";

            /// The logarithm of [`gamma_q`](Self::gamma_q), also where that underflows: `d/dx` is minus the density over Q,
            /// which is the hazard rate of the gamma distribution.
            rule_n ln_gamma_q(x = "1.5") at "2.0_f64" is "-0.5837092681258449", slope "0.5619834407263304";

            /// The quantile of the gamma distribution of shape a, the x with `P(a, x) = p`: `dx/dp = 1 / P_x` and
            /// `dx/da = -P_a / P_x`, with the slopes of [`gamma_p`](Self::gamma_p).
            ///
            /// It is 0 for p = 0 and infinite for p = 1. It is NaN for other p outside [0, 1], and unless a is positive and
            /// finite.
            recurrent_n gamma_p_inv(p = "0.4421745996289252") at "2.0_f64" is "1.5", slope "0.9366390678772174";

            /// The x with `Q(a, x) = q`, which keeps its digits where q is small. See [`gamma_p_inv`](Self::gamma_p_inv).
            recurrent_n gamma_q_inv(q = "0.5578254003710748") at "2.0_f64" is "1.5", slope "0.9366390678772174";

            // Beta

            /// The beta function `B(a, b) = Gamma(a) Gamma(b) / Gamma(a + b)`: `d/da = B (psi(a) - psi(a + b))`, and the
            /// same in b.
            ///
            /// Its value is within 16 ulps for positive a and b. It is +inf where a or b is 0, and NaN below.
            recurrent_n beta(b = "3.0") at "2.0_f64" is "1.0 / 12.0", slope "-13.0 / 144.0";

            /// The logarithm of the binomial coefficient `n! / (k! (n - k)!)`, for real n and k:
            /// `d/dn = psi(n + 1) - psi(n - k + 1)` and `d/dk = psi(n - k + 1) - psi(k + 1)`.
            ///
            /// It does not cancel: its value is within 10 ulps, except near its zeros, also where n is 1e20. It is -inf at
            /// `k = -1` and `k = n + 1`, and NaN beyond.
            rule_n ln_choose(k = "2.0") at "4.0_f64" is "6.0_f64.ln()", slope "7.0 / 12.0";

            /// The logarithm of the beta function, `ln B(a, b) = ln Gamma(a) + ln Gamma(b) - ln Gamma(a + b)`, without the
            /// cancellation of the three: `d/da = psi(a) - psi(a + b)`, and the same in b.
            ///
            /// Its value is within 10 ulps, except near its zeros, also where a or b is 1e20. It is +inf where a or b
            /// is 0, and NaN below.
            rule_n ln_beta(b = "3.0") at "2.0_f64" is "-12.0_f64.ln()", slope "-13.0 / 12.0";

            /// The logarithm of a quotient of gamma functions, `ln(Gamma(x + d) / Gamma(x))`, without the cancellation of
            /// the two: `d/dx = psi(x + d) - psi(x)` and `d/dd = psi(x + d)`.
            ///
            /// For an integer d it is the logarithm of the rising factorial `x (x + 1) ... (x + d - 1)`. The likelihoods
            /// of the beta-binomial, the negative binomial and the Dirichlet-multinomial distribution are sums of it, and
            /// keep their digits at x = 1e10. Its value is within 10 ulps, except near its zeros. It is NaN unless x and
            /// x + d are positive; at 0 one of the gamma functions is infinite.
            rule_n ln_gamma_ratio(d = "2.0") at "3.0_f64" is "12.0_f64.ln()", slope "7.0 / 12.0";

            /// The regularised incomplete beta function `I_x(a, b)`, the integral of `t^(a-1) (1-t)^(b-1) / B(a, b)` from 0 to x:
            /// the distribution function of the beta distribution. `dI/dx` is the density. `dI/da` and `dI/db` come from the
            /// same formulas, run on a dual.
            ///
            /// The value and all slopes are within 1e-13, except where 1 - I is what is small: there, use
            /// [`beta_reg_c`](Self::beta_reg_c). The domain is `a >= 0`, `b >= 0` and `0 <= x <= 1`. Outside, the result is NaN, and
            /// also where a and b are both 0 or both infinite. The work grows with the root of a + b, and the result is NaN where
            /// both parameters are above 1e7.
            rule_n beta_reg(b = "3.0", x = "0.25") at "2.0_f64" is "0.26171875", slope "-0.2280536023243463";

            /// `1 - I_x(a, b)`, the probability above x of the beta distribution, without cancellation. See
            /// [`beta_reg`](Self::beta_reg).
            rule_n beta_reg_c(b = "3.0", x = "0.25") at "2.0_f64" is "0.73828125", slope "0.2280536023243463";

            /// The logarithm of [`beta_reg`](Self::beta_reg), also where that underflows.
            rule_n ln_beta_reg(b = "3.0", x = "0.25") at "2.0_f64" is "0.26171875_f64.ln()", slope "-0.8713689879855623";

            /// The logarithm of [`beta_reg_c`](Self::beta_reg_c), also where that underflows.
            rule_n ln_beta_reg_c(b = "3.0", x = "0.25") at "2.0_f64" is "0.73828125_f64.ln()", slope "0.3088980010319189";

            /// The quantile of the beta distribution, the x with `I_x(a, b) = p`: `dx/dp = 1 / I_x`, `dx/da = -I_a / I_x` and
            /// `dx/db = -I_b / I_x`, with the slopes of [`beta_reg`](Self::beta_reg).
            ///
            /// It is 0 for p = 0 and 1 for p = 1. It is NaN for other p outside [0, 1], and unless a and b are positive and
            /// finite.
            recurrent_n beta_reg_inv(b = "3.0", p = "0.26171875") at "2.0_f64" is "0.25", slope "0.1351428754514645";

            /// The x with `1 - I_x(a, b) = q`, which keeps its digits where q is small. See
            /// [`beta_reg_inv`](Self::beta_reg_inv).
            recurrent_n beta_reg_c_inv(b = "3.0", q = "0.73828125") at "2.0_f64" is "0.25", slope "0.1351428754514645";

            // Logarithms that do not cancel

            /// `x ln x`, which is 0 at 0: `(x ln x)' = 1 + ln x`.
            ///
            /// At 0 the slope is -inf, and a constant 0 has no partials. Below 0 both are NaN.
            rule x_ln_x() at "1.0_f64" is "0.0", slope "1.0";

            /// `x ln y`, which is 0 at x = 0 for every y: `d/dx = ln y` and `d/dy = x / y`.
            ///
            /// At y = 0 the slope in x is -inf. If x is 0, the slope in y is 0. For y < 0 and x other than 0 the result
            /// is NaN.
            rule2 x_ln_y(y = "1.0") at "3.0_f64" is "0.0", slope "0.0";

            /// `x ln(1 + y)`, accurate for small y, and 0 at x = 0 for every y: `d/dx = ln(1 + y)` and
            /// `d/dy = x / (1 + y)`.
            ///
            /// At y = -1 the slope in x is -inf. If x is 0, the slope in y is 0. For y < -1 and x other than 0 the result
            /// is NaN.
            rule2 x_ln_1p_y(y = "0.0") at "3.0_f64" is "0.0", slope "0.0";

            /// `ln(1 - exp(x))` for x <= 0, the logarithm of the other probability: `f' = -1 / (exp(-x) - 1)`.
            ///
            /// At 0 the value and the slope are -inf. Above 0 both are NaN.
            saturating ln_1m_exp() at "-2.0_f64.ln()" is "-2.0_f64.ln()", slope "-1.0";

            /// `ln(exp(x) + exp(y))`, a smooth maximum of two: `d/dx = sigmoid(x - y)` and `d/dy = sigmoid(y - x)`.
            ///
            /// It does not overflow, and its derivatives are right at a tie. If the larger one is infinite, it is the
            /// result, with its partials. [`log_sum_exp`](crate::log_sum_exp) takes any number of terms.
            rule2 ln_add_exp(y = "1000.0") at "1000.0_f64" is "1000.0 + 2.0_f64.ln()", slope "0.5";

            /// `ln(exp(x) - exp(y))` for x >= y: `d/dx = 1 / (1 - exp(y - x))` and `d/dy = -1 / (exp(x - y) - 1)`.
            ///
            /// It does not overflow. At x = y the value is -inf, and the slopes are +inf and -inf. For x < y it is NaN. If
            /// y is -inf, the result is x.
            rule2 ln_sub_exp(y = "0.0") at "2.0_f64.ln()" is "0.0", slope "2.0";

            // Bessel

            /// The Bessel function of the first kind and order 0: `J_0' = -J_1`.
            shared bessel_j0() at "0.0_f64" is "1.0", slope "0.0";

            /// The Bessel function of the first kind and order 1: `J_1' = (J_0 - J_2) / 2`.
            shared bessel_j1() at "0.0_f64" is "0.0", slope "0.5";

            /// The Bessel function of the first kind and order n: `J_n' = (J_(n-1) - J_(n+1)) / 2`.
            rule bessel_jn(n: i32 = "1") at "0.0_f64" is "0.0", slope "0.5";

            /// The Bessel function of the second kind and order 0: `Y_0' = -Y_1`.
            ///
            /// At 0 the value is -inf and the slope is +inf. Below 0 both are NaN.
            shared bessel_y0() at "1.0_f64" is "0.08825696421567697", slope "0.7812128213002887";

            /// The Bessel function of the second kind and order 1: `Y_1' = (Y_0 - Y_2) / 2`.
            ///
            /// At 0 the value is -inf and the slope is +inf. Below 0 both are NaN.
            shared bessel_y1() at "1.0_f64" is "-0.7812128213002887", slope "0.8694697855159657";

            /// The Bessel function of the second kind and order n: `Y_n' = (Y_(n-1) - Y_(n+1)) / 2`.
            ///
            /// At 0 the value is -inf, or +inf for a negative odd n. Below 0 the value and the slope are NaN.
            rule bessel_yn(n: i32 = "1") at "1.0_f64" is "-0.7812128213002887", slope "0.8694697855159657";

            /// The Bessel function of the first kind and real order v: `J_v' = (J_(v-1) - J_(v+1)) / 2`.
            ///
            /// Below 0 it is NaN, except for an integer order. The order is a plain parameter without partials. Its value is
            /// within 6e-15 of the amplitude `sqrt(2 / (pi x))` for orders up to 10,000, and within 2e-16 x for larger ones.
            rule bessel_j(order: f64 = "0.5") at "2.0_f64" is "0.5130161365618278", slope "-0.3630397445467054";

            /// The Bessel function of the second kind and real order v: `Y_v' = (Y_(v-1) - Y_(v+1)) / 2`.
            ///
            /// At 0 the value is -inf. Below 0 the value and the slope are NaN. Its error is that of [`bessel_j`](Self::bessel_j).
            rule bessel_y(order: f64 = "0.5") at "2.0_f64" is "0.23478571040624846", slope "0.45431970896026563";

            /// The modified Bessel function of the first kind and real order v: `I_v' = (I_(v-1) + I_(v+1)) / 2`.
            ///
            /// Below 0 it is NaN, except for an integer order. Its value is within 4e-15.
            rule bessel_i(order: f64 = "0.5") at "1.0_f64" is "0.9376748882454876", slope "0.7623627704702236";

            /// The modified Bessel function of the second kind and real order v: `K_v' = -(K_(v-1) + K_(v+1)) / 2`.
            ///
            /// At 0 the value is +inf and the slope -inf. Below 0 both are NaN. Its error is that of [`bessel_i`](Self::bessel_i).
            /// The covariance functions of Matern are `x^v K_v(x)`.
            rule bessel_k(order: f64 = "0.5") at "1.0_f64" is "0.46106850444789454", slope "-0.6916027566718418";

            /// `exp(-|x|) I_v(x)`, which does not overflow. Its slope does not cancel for large x.
            rule bessel_i_scaled(order: f64 = "0.5") at "1.0_f64" is "0.3449513138882446", slope "-0.06449372391774622";

            /// `exp(x) K_v(x)`, which does not underflow. Its slope does not cancel for large x.
            rule bessel_k_scaled(order: f64 = "0.5") at "1.0_f64" is "1.2533141373155003", slope "-0.6266570686577502";

            /// The spherical Bessel function of the first kind, `sqrt(pi / (2 x)) J_(n+1/2)(x)`:
            /// `j_n' = (n j_(n-1) - (n+1) j_(n+1)) / (2n + 1)`.
            rule spherical_jn(n: u32 = "1") at "1.0_f64" is "0.3011686789397568", slope "0.23913362692838294";

            /// The spherical Bessel function of the second kind, `sqrt(pi / (2 x)) Y_(n+1/2)(x)`:
            /// `y_n' = (n y_(n-1) - (n+1) y_(n+1)) / (2n + 1)`.
            ///
            /// At 0 the value is -inf.
            rule spherical_yn(n: u32 = "1") at "2.0_f64" is "-0.35061200427605527", slope "0.5586854225496265";

            /// The modified spherical Bessel function of the first kind, `sqrt(pi / (2 x)) I_(n+1/2)(x)`:
            /// `i_n' = (n i_(n-1) + (n+1) i_(n+1)) / (2n + 1)`.
            rule spherical_in(n: u32 = "1") at "1.0_f64" is "0.36787944117144233", slope "0.4394423113009168";

            /// The modified spherical Bessel function of the second kind, `sqrt(pi / (2 x)) K_(n+1/2)(x)`:
            /// `k_n' = -(n k_(n-1) + (n+1) k_(n+1)) / (2n + 1)`.
            ///
            /// At 0 the value is +inf. Below 0 the value and the slope are NaN.
            rule spherical_kn(n: u32 = "1") at "2.0_f64" is "0.1594381243453636", slope "-0.2657302072422727";

            // Airy

            /// The Airy function `Ai`, the solution of `y'' = x y` that vanishes at +inf: its slope is
            /// [`airy_ai_prime`](Self::airy_ai_prime).
            ///
            /// The values of the Airy functions are within 4e-15, for x < 0 of the amplitude.
            saturating airy_ai() at "1.0_f64" is "0.13529241631288141", slope "-0.1591474412967932";

            /// The derivative of [`airy_ai`](Self::airy_ai): `Ai'' = x Ai`.
            saturating airy_ai_prime() at "1.0_f64" is "-0.1591474412967932", slope "0.13529241631288141";

            /// The Airy function `Bi`, the solution of `y'' = x y` that grows for x > 0: its slope is
            /// [`airy_bi_prime`](Self::airy_bi_prime).
            rule airy_bi() at "1.0_f64" is "1.2074235949528713", slope "0.9324359333927756";

            /// The derivative of [`airy_bi`](Self::airy_bi): `Bi'' = x Bi`.
            rule airy_bi_prime() at "1.0_f64" is "0.9324359333927756", slope "1.2074235949528713";

            /// `exp(z) Ai(x)` with `z = 2/3 x^(3/2)`, which does not underflow, and `Ai(x)` for x <= 0:
            /// `(exp(z) Ai)' = exp(z) (Ai' + sqrt(x) Ai)`, without cancellation.
            rule airy_ai_scaled() at "4.0_f64" is "0.1970948026430665", slope "-0.011498306292630028";

            /// `exp(z) Ai'(x)` with `z = 2/3 x^(3/2)`, and `Ai'(x)` for x <= 0: `(exp(z) Ai')' = exp(z) (x Ai + sqrt(x) Ai')`.
            rule airy_ai_prime_scaled() at "4.0_f64" is "-0.40568791157876305", slope "-0.022996612585260055";

            /// `exp(-z) Bi(x)` with `z = 2/3 x^(3/2)`, which does not overflow, and `Bi(x)` for x <= 0:
            /// `(exp(-z) Bi)' = exp(-z) (Bi' - sqrt(x) Bi)`, without cancellation.
            rule airy_bi_scaled() at "4.0_f64" is "0.40480946788929806", slope "-0.027845005151352322";

            /// `exp(-z) Bi'(x)` with `z = 2/3 x^(3/2)`, and `Bi'(x)` for x <= 0: `(exp(-z) Bi')' = exp(-z) (x Bi - sqrt(x) Bi')`.
            rule airy_bi_prime_scaled() at "4.0_f64" is "0.7817739306272439", slope "0.055690010302704644";

            // Integrals

            /// The exponential integral `E_1`, the integral of `exp(-t) / t` from x to infinity: `E_1' = -exp(-x) / x`.
            ///
            /// At 0 the value is +inf and the slope -inf. Below 0 both are NaN. Its value is within 1e-15.
            saturating expint_e1() at "1.0_f64" is "0.21938393439552029", slope "-0.36787944117144233";

            /// The exponential integral `Ei`, the principal value of the integral of `exp(t) / t` up to x: `Ei' = exp(x) / x`.
            ///
            /// At 0 the value is -inf. Its value is within 1e-15, except near its zero at 0.37.
            rule_n expint_ei() at "1.0_f64" is "1.8951178163559368", slope "2.718281828459045";

            /// The exponential integral of order n, the integral of `exp(-x t) / t^n` from 1 to infinity: `E_n' = -E_(n-1)`.
            ///
            /// Below 0 the value and the slope are NaN. Its value is within 1e-15.
            rule expint_en(n: i32 = "2") at "1.0_f64" is "0.14849550677592205", slope "-0.21938393439552029";

            /// The sine integral `Si`, the integral of `sin(t) / t` from 0 to x: `Si' = sin(x) / x`.
            ///
            /// Its value is within 1e-15.
            rule_n sin_integral() at "1.0_f64" is "0.946083070367183", slope "0.8414709848078965";

            /// The cosine integral `Ci = gamma + ln x + integral of (cos(t) - 1) / t from 0 to x`: `Ci' = cos(x) / x`.
            ///
            /// At 0 the value is -inf and the slope +inf. Below 0 both are NaN. Its value is within 4e-15 of `1 / x`.
            rule_n cos_integral() at "1.0_f64" is "0.33740392290096816", slope "0.5403023058681398";

            /// Dawson's integral `D = exp(-x^2)` times the integral of `exp(t^2)` from 0 to x: `D' = 1 - 2 x D`.
            ///
            /// Its value is within 2e-15. For large x its derivatives come from its asymptotic series, because `1 - 2 x D` cancels.
            rule dawson() at "0.5_f64" is "0.4244363835020223", slope "0.5755636164979777";

            /// The imaginary error function `-i erf(i x)`: `erfi' = 2 / sqrt(pi) exp(x^2)`.
            ///
            /// Its value is within 3e-15.
            rule_n erfi() at "0.5_f64" is "0.614952094696511", slope "1.448867530211582";

            /// Fresnel's integral S, of `sin(pi t^2 / 2)` from 0 to x: `S' = sin(pi x^2 / 2)`.
            ///
            /// Its value is within 1e-15. The square is reduced to a turn exactly, so the slope keeps its digits for large x.
            rule_n fresnel_s() at "1.0_f64" is "0.43825914739035476", slope "1.0";

            /// Fresnel's integral C, of `cos(pi t^2 / 2)` from 0 to x: `C' = cos(pi x^2 / 2)`.
            ///
            /// Its value is within 1e-15.
            rule_n fresnel_c() at "0.5_f64" is "0.4923442258714464", slope "0.9238795325112867";

            // Lambert

            /// The principal branch of Lambert's function, the solution `W >= -1` of `W exp(W) = x`: `W' = 1 / (exp(W) (1 + W))`.
            ///
            /// At the float nearest to -1/e the slope is +inf. Below it the value and the slope are NaN. Its value is within 2e-15.
            rule lambert_w0() at "1.0_f64" is "0.5671432904097838", slope "0.3618962566348892";

            /// The other real branch of Lambert's function, the solution `W <= -1` of `W exp(W) = x`, for -1/e <= x < 0:
            /// `W' = 1 / (exp(W) (1 + W))`.
            ///
            /// At 0 the value is -inf. Outside [-1/e, 0] the value and the slope are NaN. Its value is within 2e-15.
            rule lambert_wm1() at "-0.2_f64" is "-2.5426413577735265", slope "-8.241194056417905";

            // Elliptic integrals, in the parameter m = k^2

            /// The complete elliptic integral of the first kind: `K' = (E / (1 - m) - K) / 2m`, without cancellation.
            ///
            /// At 1 the value and the slope are +inf. Above 1 both are NaN. Its value is within 2e-15.
            rule_n elliptic_k() at "0.5_f64" is "1.8540746773013719", slope "0.847213084793979";

            /// The complete elliptic integral of the second kind: `E' = (E - K) / 2m`, without cancellation.
            ///
            /// At 1 the slope is -inf. Above 1 the value and the slope are NaN. Its value is within 2e-15.
            rule_n elliptic_e() at "0.5_f64" is "1.3506438810476755", slope "-0.5034307962536965";

            /// The incomplete elliptic integral of the first kind at the angle x, the integral of `1 / d` with
            /// `d(t) = sqrt(1 - m sin^2 t)` from 0 to x: `dF/dx = 1 / d(x)`, and `dF/dm` is the integral of `sin^2 t / (2 d^3)`.
            ///
            /// Where d is not real, the value and the slopes are NaN. Its value is within 1e-15.
            rule_n elliptic_f(m = "0.5") at "1.0_f64" is "1.0832167728451687", slope "1.2442168564771399";

            /// The incomplete elliptic integral of the second kind at the angle x, the integral of `d(t) = sqrt(1 - m sin^2 t)` from 0
            /// to x: `dE/dx = d(x)`, and `dE/dm` is the integral of `-sin^2 t / (2 d)`.
            ///
            /// Where d is not real, the value and the slopes are NaN. Its value is within 1e-15.
            rule_n elliptic_e_incomplete(m = "0.5") at "1.0_f64" is "0.92732988362444", slope "0.803718415157457";

            // Zeta

            /// Riemann's zeta function, for every real number. Its slope is that of Euler and Maclaurin's formula.
            ///
            /// At 1 the value is +inf and the slope -inf, as seen from above. Its value is within 1e-14, except near its zeros at
            /// -2, -4, ...
            rule_n zeta() at "2.0_f64" is "1.6449340668482264", slope "-0.9375482543158438";

            /// Hurwitz's zeta function, the sum of `1 / (a + n)^s` over n = 0, 1, ..., at s > 1 and a > 0:
            /// `d/da zeta(s, a) = -s zeta(s + 1, a)`. The slope in s is that of Euler and Maclaurin's formula.
            ///
            /// Outside the domain the value and the slopes are NaN. Its value is within 1e-14.
            rule_n hurwitz_zeta(a = "2.0") at "2.0_f64" is "0.6449340668482264", slope "-0.9375482543158438";

            // Hypergeometric functions

            /// Kummer's confluent hypergeometric function `1F1(a; b; x)`: `d/dx 1F1 = a / b 1F1(a + 1; b + 1; x)`. The slopes
            /// in a and b are those of its series, term by term.
            ///
            /// For b = 0, -1, ... it is NaN. It is also NaN where the terms of the series cancel so much that fewer than
            /// ten digits are left, as for a = -50 and x = 50. Its value is within 1e-13 if no terms cancel.
            rule_n hypergeometric_1f1(a = "0.5", b = "2.0") at "1.0_f64" is "1.3281918274866849", slope "0.42519582689040547";

            /// Gauss's hypergeometric function `2F1(a, b; c; x)` for x <= 1:
            /// `d/dx 2F1 = a b / c 2F1(a + 1, b + 1; c + 1; x)`. The slopes in a, b and c are those of its series.
            ///
            /// For c = 0, -1, ... it is NaN. It is also NaN where fewer than ten digits are left, and where the series has
            /// more than 20,000 terms, which happens for x above 0.998 and below -500.
            rule_n hypergeometric_2f1(a = "0.5", b = "1.0", c = "2.0") at "0.25_f64" is "1.0717967697244908", slope "0.3316150746190428";

            // Sine cardinal, logistic function

            /// The sine cardinal `sin(x) / x`, which is 1 at 0: `sinc' = (cos x - sinc x) / x`. Near 0 both are
            /// computed by a series.
            ///
            /// This is not the normalised form, which is `(x * PI).sinc()`. Its value is within 2 ulps, except near its
            /// zeros.
            shared sinc() at "0.0_f64" is "1.0", slope "0.0";

            /// The logistic function `1 / (1 + exp(-x))`: `sigmoid' = sigmoid (1 - sigmoid)`.
            ///
            /// For large |x| the slope underflows to 0. It is never NaN.
            saturating sigmoid() at "0.0_f64" is "0.5", slope "0.25";

            /// The smooth maximum of x and 0, `ln(1 + exp(x))`, which does not overflow:
            /// `softplus' = sigmoid`.
            saturating softplus() at "0.0_f64" is "2.0_f64.ln()", slope "0.5";
        }
    };
}
pub(crate) use for_each_special_function;

/// Functions that only rules and foreign traits call. Numbers have no methods for them.
macro_rules! for_each_hidden_function {
    ($callback:ident! { $($arguments:tt)* }) => {
        $callback! {
            $($arguments)*

            /// `exp(-x^2)`
            saturating exp_neg_square();
            /// `exp(-x^2 / 2)`
            saturating exp_neg_half_square();
            /// The k-th derivative of `sin(x) / x`.
            rule sinc_derivative(k: u32);
            /// `x^a e^-x / Gamma(a + 1)`
            recurrent_n poisson_term(x);
            /// The logarithm of `poisson_term`
            rule_n ln_poisson_term(x);
            /// `x^a (1 - x)^b Gamma(a + b + 1) / (Gamma(a + 1) Gamma(b + 1))`
            recurrent_n binomial_term(b, x);
            /// The logarithm of `binomial_term`
            rule_n ln_binomial_term(b, x);

            /// `exp(x^2)`
            rule exp_square();
            /// The m-th derivative of `exp(-|x|) I_v(x)`.
            rule bessel_i_scaled_derivative(order_and_m: (f64, u32));
            /// The m-th derivative of `exp(x) K_v(x)`.
            rule bessel_k_scaled_derivative(order_and_m: (f64, u32));
            /// The k-th derivative of Dawson's integral.
            rule dawson_derivative(k: u32);
            /// `sin(pi x^2 / 2)`
            rule sin_half_pi_square();
            /// `cos(pi x^2 / 2)`
            rule cos_half_pi_square();
            /// `1 + W_0(x)`
            rule lambert_w0_above_minus_1();
            /// `1 + W_-1(x)`
            rule lambert_wm1_above_minus_1();

            // The quotients by x of nalgebra, which are 1 at 0

            /// `sin(x) / x`
            quotient sin_quotient();
            /// `sinh(x) / x`
            quotient sinh_quotient();
            /// `cos(x) / x`
            quotient cos_quotient();
            /// `cosh(x) / x`
            quotient cosh_quotient();
        }
    };
}
pub(crate) use for_each_hidden_function;

/// The constants that `f64` has by itself.
macro_rules! for_each_constant {
    ($callback:ident! { $($arguments:tt)* }) => {
        $callback! {
            $($arguments)*
            EPSILON, "The difference between 1 and the next larger float.";
            INFINITY, "Infinity.";
            NEG_INFINITY, "Minus infinity.";
            NAN, "Not a number.";
            MAX, "The largest finite float.";
            MIN, "The smallest finite float, `-MAX`.";
            MIN_POSITIVE, "The smallest positive normal float.";
        }
    };
}
pub(crate) use for_each_constant;

/// The type of a function's argument: that of its line, or else the number itself.
macro_rules! type_of_argument {
    () => {
        Self
    };
    ($Parameter:ty) => {
        $Parameter
    };
}
pub(crate) use type_of_argument;
