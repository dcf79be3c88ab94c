//! Every function on tracers: its value is that of the plain float, and its pattern is that of the exact derivatives.

use gradual::sparse::{self, Tracer};
use gradual::{Dual2Vec, Real, Scalar, derivative, ln_add_exp, log_sum_exp};

/// Points at which no function of the list has a derivative that is zero by accident.
const POINTS: [[f64; 2]; 3] = [[0.3, 0.7], [1.7, 2.9], [2.6, 1.3]];

/// A function of two numbers on the number types that the tests need.
struct Case {
    name: &'static str,
    plain: fn(f64, f64) -> f64,
    exact: fn(Dual2Vec<f64, 2>, Dual2Vec<f64, 2>) -> Dual2Vec<f64, 2>,
    traced: fn(Tracer<f64>, Tracer<f64>) -> Tracer<f64>,
}

macro_rules! cases {
    ($($name:literal: |$x:ident, $y:ident| $body:expr;)*) => {[$({
        fn function<R: Real>($x: R, $y: R) -> R {
            let _ = ($x, $y);
            $body
        }
        Case { name: $name, plain: function, exact: function, traced: function }
    }),*]};
}

/// Smooth functions, whose pattern must be exactly that of their derivatives at a general point.
fn smooth() -> Vec<Case> {
    cases! {
        "x + y": |x, y| x + y;
        "x - y": |x, y| x - y;
        "x y": |x, y| x * y;
        "x / y": |x, y| x / y;
        "1 / y": |x, y| 1.0 / y;
        "2 x": |x, y| 2.0 * x;
        "x / 2": |x, y| x / 2.0;
        "-x": |x, y| -x;
        "x x": |x, y| x * x;
        "x % y": |x, y| x % y * 1.0 + 0.0 * y;
        "5 % x": |x, y| 5.0 % x;
        "recip": |x, y| x.recip();
        "powi": |x, y| x.powi(3);
        "powi of 1": |x, y| x.powi(1);
        "powi of 0": |x, y| x.powi(0);
        "powf": |x, y| x.powf(y);
        "sqrt": |x, y| x.sqrt();
        "cbrt": |x, y| x.cbrt();
        "hypot": |x, y| x.hypot(y);
        "exp": |x, y| x.exp();
        "exp2": |x, y| x.exp2();
        "exp_m1": |x, y| x.exp_m1();
        "ln": |x, y| x.ln();
        "ln_1p": |x, y| x.ln_1p();
        "log2": |x, y| x.log2();
        "log10": |x, y| x.log10();
        "log": |x, y| x.log(y);
        "sin": |x, y| x.sin();
        "cos": |x, y| x.cos();
        "sin_cos": |x, y| x.sin_cos().1;
        "tan": |x, y| x.tan();
        "asin": |x, y| (x / 4.0).asin();
        "acos": |x, y| (x / 4.0).acos();
        "atan": |x, y| x.atan();
        "atan2": |x, y| x.atan2(y);
        "to_degrees": |x, y| x.to_degrees();
        "to_radians": |x, y| x.to_radians();
        "sinh": |x, y| x.sinh();
        "cosh": |x, y| x.cosh();
        "tanh": |x, y| x.tanh();
        "asinh": |x, y| x.asinh();
        "acosh": |x, y| (x + 1.0).acosh();
        "atanh": |x, y| (x / 4.0).atanh();
        "abs": |x, y| x.abs();
        "copysign": |x, y| x.copysign(y);
        "signum": |x, y| x.signum();
        "floor": |x, y| x.floor();
        "ceil": |x, y| x.ceil();
        "round": |x, y| x.round();
        "round_ties_even": |x, y| Scalar::round_ties_even(x);
        "trunc": |x, y| x.trunc();
        "fract": |x, y| x.fract();
        "div_euclid": |x, y| Scalar::div_euclid(x, y);
        "midpoint": |x, y| Scalar::midpoint(x, y);
        "next_up": |x, y| Scalar::next_up(x);
        "next_down": |x, y| Scalar::next_down(x);
        "mul_add": |x, y| x.mul_add(y, x);
        "erf": |x, y| x.erf();
        "erfc": |x, y| x.erfc();
        "normal_pdf": |x, y| x.normal_pdf();
        "normal_cdf": |x, y| x.normal_cdf();
        "gamma": |x, y| x.gamma();
        "ln_gamma": |x, y| x.ln_gamma();
        "digamma": |x, y| x.digamma();
        "trigamma": |x, y| x.trigamma();
        "polygamma": |x, y| x.polygamma(2);
        "bessel_j0": |x, y| x.bessel_j0();
        "bessel_j1": |x, y| x.bessel_j1();
        "bessel_jn": |x, y| x.bessel_jn(3);
        "bessel_y0": |x, y| x.bessel_y0();
        "bessel_y1": |x, y| x.bessel_y1();
        "bessel_yn": |x, y| x.bessel_yn(3);
        "sinc": |x, y| x.sinc();
        "sigmoid": |x, y| x.sigmoid();
        "softplus": |x, y| x.softplus();
        "erfcx": |x, y| x.erfcx();
        "ln_erfc": |x, y| x.ln_erfc();
        "ln_normal_cdf": |x, y| x.ln_normal_cdf();
        "normal_quantile": |x, y| (x / 4.0).normal_quantile();
        "erf_inv": |x, y| (x / 4.0).erf_inv();
        "erfc_inv": |x, y| (x / 4.0).erfc_inv();
        "x_ln_x": |x, y| x.x_ln_x();
        "x_ln_y": |x, y| x.x_ln_y(y);
        "x_ln_1p_y": |x, y| x.x_ln_1p_y(y);
        "ln_1m_exp": |x, y| (-x).ln_1m_exp();
        "ln_sub_exp": |x, y| (x + 2.0 * y).ln_sub_exp(y);
        "gamma_p": |x, y| x.gamma_p(y);
        "gamma_q": |x, y| x.gamma_q(y);
        "ln_gamma_p": |x, y| x.ln_gamma_p(y);
        "ln_gamma_q": |x, y| x.ln_gamma_q(y);
        "gamma_p_inv": |x, y| x.gamma_p_inv(y / 4.0);
        "gamma_q_inv": |x, y| x.gamma_q_inv(y / 4.0);
        "beta": |x, y| x.beta(y);
        "ln_beta": |x, y| x.ln_beta(y);
        "ln_choose": |x, y| (x + y).ln_choose(y);
        "ln_gamma_ratio": |x, y| x.ln_gamma_ratio(y);
        "beta_reg": |x, y| x.beta_reg(R::lit(2.5), y / 4.0);
        "beta_reg_c": |x, y| R::lit(2.5).beta_reg_c(x, y / 4.0);
        "ln_beta_reg": |x, y| x.ln_beta_reg(y, R::lit(0.4));
        "ln_beta_reg_c": |x, y| x.ln_beta_reg_c(y, R::lit(0.4));
        "beta_reg_inv": |x, y| x.beta_reg_inv(R::lit(2.5), y / 4.0);
        "bessel_j": |x, y| x.bessel_j(0.5);
        "bessel_y": |x, y| x.bessel_y(0.5);
        "bessel_i": |x, y| x.bessel_i(0.5);
        "bessel_k": |x, y| x.bessel_k(0.5);
        "bessel_i_scaled": |x, y| x.bessel_i_scaled(0.5);
        "bessel_k_scaled": |x, y| x.bessel_k_scaled(0.5);
        "spherical_jn": |x, y| x.spherical_jn(1);
        "spherical_yn": |x, y| x.spherical_yn(1);
        "spherical_in": |x, y| x.spherical_in(1);
        "spherical_kn": |x, y| x.spherical_kn(1);
        "airy_ai": |x, y| x.airy_ai();
        "airy_ai_prime": |x, y| x.airy_ai_prime();
        "airy_bi": |x, y| x.airy_bi();
        "airy_bi_prime": |x, y| x.airy_bi_prime();
        "airy_ai_scaled": |x, y| x.airy_ai_scaled();
        "airy_ai_prime_scaled": |x, y| x.airy_ai_prime_scaled();
        "airy_bi_scaled": |x, y| x.airy_bi_scaled();
        "airy_bi_prime_scaled": |x, y| x.airy_bi_prime_scaled();
        "expint_e1": |x, y| x.expint_e1();
        "expint_ei": |x, y| x.expint_ei();
        "expint_en": |x, y| x.expint_en(2);
        "sin_integral": |x, y| x.sin_integral();
        "cos_integral": |x, y| x.cos_integral();
        "dawson": |x, y| x.dawson();
        "erfi": |x, y| x.erfi();
        "fresnel_s": |x, y| x.fresnel_s();
        "fresnel_c": |x, y| x.fresnel_c();
        "lambert_w0": |x, y| x.lambert_w0();
        "lambert_wm1": |x, y| (-x / 10.0).lambert_wm1();
        "elliptic_k": |x, y| (x / 4.0).elliptic_k();
        "elliptic_e": |x, y| (x / 4.0).elliptic_e();
        "elliptic_f": |x, y| (x / 4.0).elliptic_f(y / 4.0);
        "elliptic_e_incomplete": |x, y| (x / 4.0).elliptic_e_incomplete(y / 4.0);
        "zeta": |x, y| (x + 1.5).zeta();
        "hurwitz_zeta": |x, y| (x + 1.5).hurwitz_zeta(y);
        "hypergeometric_1f1": |x, y| x.hypergeometric_1f1(y, R::lit(2.0));
        "hypergeometric_2f1": |x, y| (x / 4.0).hypergeometric_2f1(y, R::lit(1.0), R::lit(2.5));
        "ln_add_exp": |x, y| ln_add_exp(x, y);
        "log_sum_exp": |x, y| log_sum_exp([x, y]);
        "a sum of an iterator": |x, y| [x, y, x].iter().sum::<R>();
        "a product of an iterator": |x, y| [x, y, x].into_iter().product::<R>();
        "a derivative inside": |x, y| derivative(|t| t.powi(3), x).1;
        "a constant": |x, y| R::lit(3.0);
    }
    .into()
}

/// Functions with kinks or with slopes that are zero on one side: the pattern has both sides.
fn pieces() -> Vec<(Case, [bool; 2])> {
    let cases = cases! {
        "max": |x, y| x.max(y);
        "min": |x, y| x.min(y);
        "clamp between numbers": |x, y| x.clamp(y, y + 1.0);
        "max with a constant": |x, y| x.max(R::lit(9.0));
        "a product with 0": |x, y| x * 0.0 + R::lit(0.0) * y;
        "rem_euclid": |x, y| Scalar::rem_euclid(x, y);
    };
    cases
        .into_iter()
        .zip([[true, true], [true, true], [true, true], [true, false], [true; 2], [true; 2]])
        .collect()
}

fn traced_pattern(case: &Case, at: [f64; 2]) -> [bool; 2] {
    let pattern = sparse::jacobian_pattern(|x| vec![(case.traced)(x[0], x[1])], &at).unwrap();
    [0, 1].map(|j| pattern.row(0).contains(&j))
}

fn traced_hessian(case: &Case, at: [f64; 2]) -> [[bool; 2]; 2] {
    let pattern = sparse::hessian_pattern(|x| vec![(case.traced)(x[0], x[1])], &at).unwrap();
    [0, 1].map(|i| [0, 1].map(|j| pattern.row(i).contains(&j)))
}

#[test]
fn the_value_of_a_tracer_is_that_of_the_plain_float() {
    for case in smooth().iter().chain(pieces().iter().map(|(case, _)| case)) {
        for at in POINTS.into_iter().chain([[0.0, 1.0], [-0.0, 0.0], [-1.5, 2.0], [1e300, f64::MIN_POSITIVE]])
        {
            let plain = (case.plain)(at[0], at[1]);
            let traced = (case.traced)(Tracer::constant(at[0]), Tracer::constant(at[1])).value;
            // Which zero `f64::max` and `f64::min` return is not specified.
            let may_differ = matches!(case.name, "max" | "min") && plain == 0.0 && traced == 0.0;
            let same = plain.to_bits() == traced.to_bits() || plain.is_nan() && traced.is_nan();
            assert!(same || may_differ, "{} at {at:?}: {plain} and {traced}", case.name);
        }
    }
}

#[test]
fn the_pattern_of_a_smooth_function_is_that_of_its_exact_derivatives() {
    for case in smooth() {
        let at_points = POINTS.map(|at| {
            let [x, y] = Dual2Vec::variables(at);
            (case.exact)(x, y)
        });
        let slopes = [0, 1].map(|i| at_points.iter().any(|f| f.gradient[i] != 0.0));
        let curvatures = [0, 1].map(|i| [0, 1].map(|j| at_points.iter().any(|f| f.hessian[i][j] != 0.0)));
        for at in POINTS {
            let expected = if case.name == "x % y" { [true, true] } else { slopes };
            assert_eq!(traced_pattern(&case, at), expected, "{}", case.name);
            assert_eq!(traced_hessian(&case, at), curvatures, "the Hessian of {}", case.name);
        }
    }
}

#[test]
fn both_sides_of_a_kink_are_in_the_pattern() {
    for (case, expected) in pieces() {
        for at in POINTS {
            assert_eq!(traced_pattern(&case, at), expected, "{}", case.name);
            assert!(!traced_hessian(&case, at)[0][0], "{}", case.name);
        }
    }
}

#[test]
fn an_infinite_term_does_not_hide_the_others() {
    let tame = |y: Tracer<f64>| (-y).exp();
    let cases: [fn(&[Tracer<f64>]) -> Tracer<f64>; 4] = [
        |x| x[0].ln_add_exp(x[1]),
        |x| x[0].ln_sub_exp(x[1]),
        |x| log_sum_exp([x[0], x[1]]),
        |x| log_sum_exp([x[1], x[0]]),
    ];
    for f in cases {
        // `exp(-inf)` is finite, so the trace goes on.
        let pattern = sparse::jacobian_pattern(|x| vec![tame(f(x))], &[f64::INFINITY, 1.0]).unwrap();
        assert_eq!(pattern.row(0), [0, 1]);
    }
}
