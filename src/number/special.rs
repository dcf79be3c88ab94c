//! The special functions, as inherent methods. Their values are those of [`Scalar`]'s functions on plain
//! floats; the slopes are here.

use super::analytic::Analytic;
use crate::chunk::Chunk;
use crate::dual::Dual;
use crate::dual_vec::DualVec;
use crate::dual2_vec::Dual2Vec;
use crate::hyper_dual::HyperDual;
use crate::scalar::Scalar;
use crate::taylor::Taylor;

macro_rules! special {
    ($([$($generics:tt)*] $Dual:ty, $name:literal, $seed:literal, $end:literal, $lanes:literal;)*) => {$(
        /// Special functions. The error of their values is stated at [`Scalar`].
        impl<T: Scalar $($generics)*> $Dual {
            // Gauss

            /// The error function `2 / sqrt(pi)` times the integral of `exp(-t^2)` from 0 to x:
            /// `erf'(x) = 2 / sqrt(pi) exp(-x^2)`.
            #[doc = special_example!($name, $seed, $end, $lanes, "0.0_f64", "erf()", "2.0 / std::f64::consts::PI.sqrt()")]
            #[must_use]
            #[inline(always)]
            pub fn erf(self) -> Self {
                Analytic::erf(self)
            }

            /// The complementary error function `1 - erf(x)`, without cancellation:
            /// `erfc'(x) = -2 / sqrt(pi) exp(-x^2)`.
            #[doc = special_example!($name, $seed, $end, $lanes, "0.0_f64", "erfc()", "-2.0 / std::f64::consts::PI.sqrt()")]
            #[must_use]
            #[inline(always)]
            pub fn erfc(self) -> Self {
                Analytic::erfc(self)
            }

            /// The density of the standard normal distribution, `phi(x) = exp(-x^2/2) / sqrt(2 pi)`:
            /// `phi' = -x phi`.
            #[doc = special_example!($name, $seed, $end, $lanes, "1.0_f64", "normal_pdf()", "-Scalar::normal_pdf(1.0_f64)")]
            #[must_use]
            #[inline(always)]
            pub fn normal_pdf(self) -> Self {
                Analytic::normal_pdf(self)
            }

            /// The standard normal distribution `Phi`, the integral of its density up to x: `Phi' = phi`.
            #[doc = special_example!($name, $seed, $end, $lanes, "1.0_f64", "normal_cdf()", "Scalar::normal_pdf(1.0_f64)")]
            #[must_use]
            #[inline(always)]
            pub fn normal_cdf(self) -> Self {
                Analytic::normal_cdf(self)
            }

            // Gamma

            /// The gamma function: `Gamma' = Gamma psi` with psi the [digamma function](Self::digamma).
            #[doc = special_example!($name, $seed, $end, $lanes, "4.0_f64", "gamma()", "6.0 * Scalar::digamma(4.0_f64)")]
            #[must_use]
            #[inline(always)]
            pub fn gamma(self) -> Self {
                Analytic::gamma(self)
            }

            /// The logarithm of the gamma function's magnitude: `(ln |Gamma|)' = psi`, the
            /// [digamma function](Self::digamma).
            #[doc = special_example!($name, $seed, $end, $lanes, "4.0_f64", "ln_gamma()", "Scalar::digamma(4.0_f64)")]
            #[must_use]
            #[inline(always)]
            pub fn ln_gamma(self) -> Self {
                Analytic::ln_gamma(self)
            }

            /// The digamma function `psi = (ln Gamma)'`: `psi' = psi_1`, the
            /// [trigamma function](Self::trigamma).
            #[doc = special_example!($name, $seed, $end, $lanes, "1.0_f64", "digamma()", "std::f64::consts::PI.powi(2) / 6.0")]
            #[must_use]
            #[inline(always)]
            pub fn digamma(self) -> Self {
                Analytic::digamma(self)
            }

            /// The trigamma function `psi_1 = psi'`: `psi_1' = psi_2`.
            #[doc = special_example!($name, $seed, $end, $lanes, "1.0_f64", "trigamma()", "Scalar::polygamma(1.0_f64, 2)")]
            #[must_use]
            #[inline(always)]
            pub fn trigamma(self) -> Self {
                self.polygamma(1)
            }

            /// The m-th derivative of the [digamma function](Self::digamma): `psi_m' = psi_(m+1)`.
            #[doc = special_example!($name, $seed, $end, $lanes, "1.0_f64", "polygamma(1)", "Scalar::polygamma(1.0_f64, 2)")]
            #[must_use]
            #[inline(always)]
            pub fn polygamma(self, m: u32) -> Self {
                if m == 0 { self.digamma() } else { Analytic::polygamma(self, m) }
            }

            // Bessel

            /// The Bessel function of the first kind and order 0: `J_0' = -J_1`.
            #[doc = special_example!($name, $seed, $end, $lanes, "1.0_f64", "bessel_j0()", "-Scalar::bessel_j1(1.0_f64)")]
            #[must_use]
            #[inline(always)]
            pub fn bessel_j0(self) -> Self {
                self.bessel_jn(0)
            }

            /// The Bessel function of the first kind and order 1: `J_1' = (J_0 - J_2) / 2`.
            #[doc = special_example!($name, $seed, $end, $lanes, "0.0_f64", "bessel_j1()", "0.5")]
            #[must_use]
            #[inline(always)]
            pub fn bessel_j1(self) -> Self {
                self.bessel_jn(1)
            }

            /// The Bessel function of the first kind and order n: `J_n' = (J_(n-1) - J_(n+1)) / 2`.
            #[doc = special_example!($name, $seed, $end, $lanes, "0.0_f64", "bessel_jn(1)", "0.5")]
            #[must_use]
            #[inline(always)]
            pub fn bessel_jn(self, n: i32) -> Self {
                Analytic::bessel_jn(self, n)
            }

            /// The Bessel function of the second kind and order 0: `Y_0' = -Y_1`.
            #[doc = special_example!($name, $seed, $end, $lanes, "1.0_f64", "bessel_y0()", "-Scalar::bessel_y1(1.0_f64)")]
            ///
            /// At 0 the value is -inf and the slope +inf; below 0 both are NaN.
            #[must_use]
            #[inline(always)]
            pub fn bessel_y0(self) -> Self {
                self.bessel_yn(0)
            }

            /// The Bessel function of the second kind and order 1: `Y_1' = (Y_0 - Y_2) / 2`.
            #[doc = special_example!($name, $seed, $end, $lanes, "1.0_f64", "bessel_y1()", "(Scalar::bessel_y0(1.0_f64) - Scalar::bessel_yn(1.0, 2)) / 2.0")]
            ///
            /// At 0 the value is -inf and the slope +inf; below 0 both are NaN.
            #[must_use]
            #[inline(always)]
            pub fn bessel_y1(self) -> Self {
                self.bessel_yn(1)
            }

            /// The Bessel function of the second kind and order n: `Y_n' = (Y_(n-1) - Y_(n+1)) / 2`.
            #[doc = special_example!($name, $seed, $end, $lanes, "1.0_f64", "bessel_yn(0)", "-Scalar::bessel_y1(1.0_f64)")]
            ///
            /// Below 0 value and slope are NaN.
            #[must_use]
            #[inline(always)]
            pub fn bessel_yn(self, n: i32) -> Self {
                Analytic::bessel_yn(self, n)
            }

            // Sine cardinal, logistic function

            /// The sine cardinal `sin(x) / x`, 1 at 0: `sinc' = (cos x - sinc x) / x`, by a series near 0.
            #[doc = special_example!($name, $seed, $end, $lanes, "std::f64::consts::PI", "sinc()", "-1.0 / std::f64::consts::PI")]
            ///
            /// Not normalised; `(x * PI).sinc()` is.
            #[must_use]
            #[inline(always)]
            pub fn sinc(self) -> Self {
                Analytic::sinc_derivative(self, 0)
            }

            /// The logistic function `1 / (1 + exp(-x))`: `sigmoid' = sigmoid (1 - sigmoid)`.
            #[doc = special_example!($name, $seed, $end, $lanes, "0.0_f64", "sigmoid()", "0.25")]
            ///
            /// Far out the slope underflows to 0; it is never NaN.
            #[must_use]
            #[inline(always)]
            pub fn sigmoid(self) -> Self {
                Analytic::sigmoid(self)
            }

            /// The smooth maximum of x and 0, `ln(1 + exp(x))`, which does not overflow:
            /// `softplus' = sigmoid`.
            #[doc = special_example!($name, $seed, $end, $lanes, "0.0_f64", "softplus()", "0.5")]
            #[must_use]
            #[inline(always)]
            pub fn softplus(self) -> Self {
                Analytic::softplus(self)
            }
        }
    )*};
}

special! {
    [] Dual<T>, "Dual", "variable(", ")", "tangent";
    [, const N: usize] DualVec<T, N>, "DualVec", "new(", ", [1.0, 0.0])", "partials[0]";
    [] Chunk<T>, "Chunk", "variable(", ", 0)", "partials()[0]";
    [, const N: usize] Dual2Vec<T, N>, "Dual2Vec", "new(", ", [1.0], [[0.0]])", "gradient[0]";
    [, const N: usize, const M: usize] HyperDual<T, N, M>, "HyperDual", "new(", ", [1.0], [1.0], [[0.0]])", "partials[0]";
    [, const K: usize] Taylor<T, K>, "Taylor", "new(", ", [1.0, 0.0])", "higher[0]";
}
