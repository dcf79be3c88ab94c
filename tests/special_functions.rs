//! Special functions: figures from reports and from mpmath, limits, bad input, identities, and all types.

use std::f64::consts::{FRAC_PI_2, LN_2, PI};

use gradual::statistics::{beta_binomial, binomial, normal, poisson};
use gradual::{
    Dual, Dual2Vec, Real, Scalar, Taylor, derivative, derivatives, gradient, hessian, log_sum_exp,
};

#[track_caller]
fn assert_close(found: f64, wanted: f64, relative: f64) {
    assert!((found - wanted).abs() <= relative * wanted.abs(), "{found:e} should be {wanted:e}");
}

// ------------------------------------------------------------------------------------- reports

#[test]
fn the_logarithm_of_the_normal_distribution_keeps_its_slope_far_out() {
    let (value, slope) = derivative(|x| x.ln_normal_cdf(), -38.0);
    assert_close(value, -726.5572160188201, 1e-15);
    assert_close(slope, 38.02627946657587, 1e-15);
    let (value, slope) = derivative(|x| x.ln_normal_cdf(), -40.0);
    assert_close(value, -804.6084420137538, 1e-15);
    assert_close(slope, 40.02496884720726, 1e-15);
    assert_eq!(derivative(|x| x.ln_normal_cdf(), f64::INFINITY), (0.0, 0.0));
}

#[test]
fn logarithms_of_beta_functions_do_not_cancel() {
    assert_close(Scalar::ln_beta(1e20, 3.0), -137.4619583990828, 1e-15);
    assert_close(Scalar::ln_choose(1e20, 100.0), 4241.430810432528, 1e-15);
    let (value, slopes) = gradient(
        |[a, b]| a.ln_gamma_ratio(3.0) + b.ln_gamma_ratio(7.0) - (a + b).ln_gamma_ratio(10.0),
        [1e10, 2e10],
    );
    assert_close(value, -6.13409262291148, 1e-14);
    assert_close(slopes[0], -3.3333333313333333e-11, 1e-12);
    assert_close(slopes[1], 1.6666666664166667e-11, 1e-12);
}

#[test]
fn the_entropy_of_a_pure_component_has_the_limits_of_its_slopes() {
    let (value, slopes) = gradient(|[x, y]| x.x_ln_x() + y.x_ln_x(), [1.0, 0.0]);
    assert_eq!((value, slopes), (0.0, [1.0, f64::NEG_INFINITY]));
    let (value, slope): (f64, f64) = derivative(|x| x.x_ln_x() + Dual::constant(0.0).x_ln_y(0.0), 0.5);
    assert_close(value, -0.34657359027997264, 1e-15);
    assert_close(slope, 0.3068528194400547, 1e-15);
    let (value, slopes) = gradient(|[x, y]| x.x_ln_y(y), [0.0, 0.0]);
    assert_eq!((value, slopes), (0.0, [f64::NEG_INFINITY, 0.0]));
}

#[test]
fn derivatives_in_the_parameters_are_those_of_mpmath_where_other_libraries_fail() {
    assert_close(derivative(|a| a.gamma_p(1.5), 2.0).1, -0.3134886378250793, 1e-15);
    let (value, [a, b, x]) = gradient(|[a, b, x]| a.beta_reg(b, x), [2.0, 3.0, 0.25]);
    assert_close(value, 0.26171875, 1e-15);
    assert_close(a, -0.22805360232434637, 1e-14);
    assert_close(b, 0.1069215300522914, 1e-14);
    assert_close(x, 1.6875, 1e-15);
    // 6.7% and 12% off in well-known libraries
    assert_close(
        derivative(|b: Dual<f64>| Dual::constant(10.0).beta_reg(b, 0.5), 1.0).1,
        0.0022657434261519603,
        1e-14,
    );
    assert_close(
        derivative(|b: Dual<f64>| Dual::constant(2500.0).beta_reg(b, 0.999), 2.0).1,
        0.24850317856904405,
        1e-13,
    );
}

#[test]
fn quantiles_have_the_slopes_of_inverse_functions() {
    assert_close(derivative(|p| p.normal_quantile(), 0.975).1, 17.110083080332703, 1e-14);
    assert_close(derivative(|x| x.erf_inv(), 0.0).1, PI.sqrt() / 2.0, 1e-15);
    for [a, x] in [[0.3, 0.01], [2.0, 1.5], [40.0, 70.0], [1e4, 9.9e3]] {
        // x(a, P(a, x)) = x: its slope is 1 in x and 0 in a
        let (same, [in_a, in_x]) = gradient(|[a, x]| a.gamma_p_inv(a.gamma_p(x)), [a, x]);
        assert_close(same, x, 1e-12);
        assert!(in_a.abs() < 1e-11 && (in_x - 1.0).abs() < 1e-11, "{in_a} {in_x} at {a} {x}");
        let (same, [in_a, in_x]) = gradient(|[a, x]| a.gamma_q_inv(a.gamma_q(x)), [a, x]);
        assert_close(same, x, 1e-12);
        assert!(in_a.abs() < 1e-11 && (in_x - 1.0).abs() < 1e-11, "{in_a} {in_x} at {a} {x}");
    }
    for [a, b, x] in [[2.0, 3.0, 0.25], [0.5, 0.5, 0.9], [300.0, 20.0, 0.95], [1e-2, 4.0, 1e-3]] {
        let (same, [in_a, in_b, in_x]) = gradient(|[a, b, x]| a.beta_reg_inv(b, a.beta_reg(b, x)), [a, b, x]);
        assert_close(same, x, 1e-12);
        assert!(in_a.abs() < 1e-10 && in_b.abs() < 1e-10, "{in_a} {in_b} at {a} {b} {x}");
        assert!((in_x - 1.0).abs() < 1e-10, "{in_x} at {a} {b} {x}");
    }
}

// ------------------------------------------------------------------------- identities, closed forms

#[test]
fn both_tails_sum_to_one_in_every_derivative() {
    for [a, x] in [[0.2, 0.1], [1.0, 3.0], [8.0, 8.5], [35.0, 30.0], [500.0, 900.0]] {
        let (value, slopes, second) = hessian(|[a, x]| a.gamma_p(x) + a.gamma_q(x), [a, x]);
        assert_close(value, 1.0, 1e-15);
        assert_eq!((slopes, second), ([0.0; 2], [[0.0; 2]; 2]));
    }
    for [a, b, x] in [[0.2, 0.7, 0.1], [1.0, 3.0, 0.5], [80.0, 35.0, 0.7]] {
        let (value, slopes, second) = hessian(|[a, b, x]| a.beta_reg(b, x) + a.beta_reg_c(b, x), [a, b, x]);
        assert_close(value, 1.0, 1e-15);
        assert_eq!((slopes, second), ([0.0; 3], [[0.0; 3]; 3]));
    }
}

#[test]
fn the_incomplete_beta_function_is_symmetric() {
    for [a, b, x] in [[0.2, 0.7, 0.125], [2.0, 3.0, 0.75], [80.0, 35.0, 0.625], [11.0, 1000.0, 0.015625]] {
        let (p, [pa, pb, px]) = gradient(|[a, b, x]| a.beta_reg(b, x), [a, b, x]);
        let (q, [qa, qb, qx]) = gradient(|[a, b, x]| b.beta_reg_c(a, 1.0 - x), [a, b, x]);
        for (p, q) in [(p, q), (pa, qa), (pb, qb), (px, qx)] {
            assert_close(p, q, 1e-13);
        }
    }
}

#[test]
fn whole_parameters_give_polynomials() {
    // I_p(k + 1, n - k) is the probability of more than k successes in n = 4 trials
    let (k, n) = (1.0, 4.0);
    let polynomial = |p: f64| 6.0 * p.powi(2) * (1.0 - p).powi(2) + 4.0 * p.powi(3) * (1.0 - p) + p.powi(4);
    for p in [0.001, 0.2, 0.5, 0.99] {
        let (value, slope) = derivative(|p: Dual<f64>| Dual::constant(k + 1.0).beta_reg(n - k, p), p);
        assert_close(value, polynomial(p), 1e-14);
        assert_close(slope, 12.0 * p * (1.0 - p).powi(2), 1e-14);
    }
    // Q(3, x) = e^-x (1 + x + x^2 / 2)
    for x in [0.01, 1.0, 5.0, 40.0] {
        assert_close(3.0_f64.gamma_q(x), (-x).exp() * (1.0 + x + x * x / 2.0), 1e-14);
    }
    assert_close(0.5_f64.gamma_p(2.25), Scalar::erf(1.5_f64), 1e-15);
    assert_close(0.5_f64.beta_reg(0.5, 0.25), 0.25_f64.sqrt().asin() / FRAC_PI_2, 1e-15);
}

#[test]
fn sums_and_differences_of_exponentials_are_inverse_to_each_other() {
    let (value, slopes) = gradient(|[x, y]| x.ln_add_exp(y).ln_sub_exp(y), [3.0, 1.0]);
    assert_close(value, 3.0, 1e-15);
    assert!((slopes[0] - 1.0).abs() < 1e-15 && slopes[1].abs() < 1e-15);
    let terms = |[x, y]: [Dual<f64>; 2]| (x.ln_add_exp(y), log_sum_exp([x, y]));
    let (method, function) = terms([Dual::new(700.0, 1.0), Dual::new(710.0, -2.0)]);
    assert_close(method.value, function.value, 1e-15);
    assert_close(method.tangent, function.tangent, 1e-15);
}

// ------------------------------------------------------------------------------ limits and bad input

#[test]
fn at_the_ends_of_the_domain_values_and_slopes_are_the_limits() {
    let at = |f: fn([Dual<f64>; 2]) -> Dual<f64>, at: [f64; 2]| {
        let in_x = f([at[0].into(), Dual::variable(at[1])]);
        (in_x.value, in_x.tangent)
    };
    let inf = f64::INFINITY;
    assert_eq!(at(|[a, x]| a.gamma_p(x), [0.5, 0.0]), (0.0, inf));
    assert_eq!(at(|[a, x]| a.gamma_p(x), [1.0, 0.0]), (0.0, 1.0));
    assert_eq!(at(|[a, x]| a.gamma_p(x), [2.0, 0.0]), (0.0, 0.0));
    assert_eq!(at(|[a, x]| a.gamma_p(x), [2.0, inf]), (1.0, 0.0));
    assert_eq!(at(|[a, x]| a.gamma_q(x), [0.0, 3.0]), (0.0, 0.0));
    assert_eq!(at(|[a, x]| a.ln_gamma_p(x), [2.0, 0.0]), (-inf, inf));
    assert_eq!(at(|[a, x]| a.ln_gamma_q(x), [2.0, inf]), (-inf, -1.0));
    assert_eq!(at(|[b, x]| Dual::constant(1.0).beta_reg(b, x), [3.0, 0.0]), (0.0, 3.0));
    assert_eq!(at(|[b, x]| Dual::constant(2.0).beta_reg(b, x), [1.0, 1.0]), (1.0, 2.0));
    assert_eq!(at(|[b, x]| Dual::constant(2.0).beta_reg(b, x), [0.5, 1.0]), (1.0, inf));
    assert_eq!(at(|[b, x]| b.ln_beta(x), [3.0, 0.0]), (inf, -inf));
    assert_eq!(derivative(|p| p.normal_quantile(), 0.0), (-inf, inf));
    assert_eq!(derivative(|p| p.normal_quantile(), 1.0), (inf, inf));
    assert_eq!(derivative(|x| x.erf_inv(), -1.0), (-inf, inf));
    assert_eq!(derivative(|x| x.erfc_inv(), 0.0), (inf, -inf));
    assert_eq!(derivative(|x| x.ln_1m_exp(), 0.0), (-inf, -inf));
    assert_eq!(derivative(|x| x.erfcx(), inf).0, 0.0);
}

#[test]
fn outside_the_domain_everything_is_nan_and_a_zero_partial_stays_zero() {
    let functions: [fn([Dual<f64>; 3]) -> Dual<f64>; 12] = [
        |[a, _, x]| a.gamma_p(-x),
        |[a, _, x]| (-a).gamma_q(x),
        |[a, _, x]| (-a).ln_gamma_p(x),
        |[a, b, x]| a.beta_reg(b, x + 1.0),
        |[a, b, x]| a.beta_reg_c(b, -x),
        |[a, b, x]| (-a).beta_reg(b, x),
        |[a, b, x]| a.ln_beta_reg(-b, x),
        |[a, b, x]| a.beta_reg_inv(b, x + 1.0),
        |[a, _, x]| a.gamma_p_inv(-x),
        |[_, _, x]| (x + 1.0).normal_quantile(),
        |[a, b, _]| (-a).ln_beta(b),
        |[a, b, _]| a.ln_choose(a + b + 1.0),
    ];
    for (i, f) in functions.into_iter().enumerate() {
        let y = f([Dual::variable(2.0), Dual::variable(3.0), Dual::variable(0.5)]);
        assert!(y.value.is_nan() && y.tangent.is_nan(), "function {i}: {y:?}");
        let y = f([2.0.into(), 3.0.into(), 0.5.into()]);
        assert!(y.value.is_nan() && y.tangent == 0.0, "function {i}: {y:?}");
    }
}

#[test]
fn what_does_not_converge_is_nan_and_not_a_wrong_number() {
    let value = 1e15_f64.beta_reg(1e15, 0.5);
    assert!(value.is_nan() || (value - 0.5).abs() < 1e-6, "{value}");
    assert_close(1e12_f64.gamma_p(1e12), 0.5 + 1.0 / (3.0 * (2.0 * PI * 1e12_f64).sqrt()), 1e-12);
}

#[test]
fn terms_are_0_where_their_power_overflows() {
    let inf = f64::INFINITY;
    assert_eq!([9.0_f64.gamma_p(1e35), 9.0_f64.gamma_q(1e35)], [1.0, 0.0]);
    assert_eq!(derivative(|x| Dual::constant(9.0).gamma_p(x), 1e300), (1.0, 0.0));
    assert_eq!(poisson::ln_pmf(2.0, inf), -inf);
    assert_eq!(derivative(|x| poisson::ln_pmf(2.0.into(), x), inf), (-inf, -1.0));
    assert_eq!(binomial::ln_pmf(9.0, 1e40, 0.5_f64).exp(), 0.0);
    let tail = 9.0_f64.beta_reg(1e40, 0.5);
    assert_eq!(tail, 1.0);
    // a term whose exponential underflows while the term does not: 743 to the power of 9 is 7e25
    let term = derivative(|x| Dual::constant(10.0).gamma_q(x), 743.0);
    assert!(term.0 > 1e-310 && term.1 < 0.0, "{term:?}");
}

#[test]
fn quantiles_are_found_where_the_distribution_function_is_flat() {
    // for small parameters almost all lies at 0 and 1, and the median is 1 up to rounding
    assert_eq!(0.1_f64.beta_reg_inv(0.001, 0.5), 1.0);
    assert_eq!(1e17_f64.beta_reg_inv(1.0, 0.5), 1.0);
    let median = 1e10_f64.beta_reg_inv(1e10, 0.3);
    assert!(median.is_nan() || (median - 0.5).abs() < 1e-5, "{median}");
    // I_x(a, 1) = x^a
    assert_close(0.01_f64.beta_reg_inv(1.0, 0.6), 0.6_f64.powi(100), 1e-13);
    assert_close(1.0_f64.beta_reg_c_inv(0.01, 0.6), 1.0, 1e-15);
    let y = 1e17_f64.beta_reg_c_inv(1.0, 1e-3);
    assert_eq!(y, 1.0);
    assert_close(1.0_f64.beta_reg_c_inv(1e17, 1e-3), -(1e-3_f64).ln() / 1e17, 1e-14);
    // 1 - x has the slope of 1e17 y' y^(1e17 - 1)
    let (_, slope) = derivative(|p| Dual::constant(1e17).beta_reg_inv(1.0, p), 0.5);
    assert_close(slope, 2e-17, 1e-13);
    // P(a, x) is x^a / Gamma(a + 1) near 0
    assert_close(0.02_f64.gamma_p_inv(0.5), (0.5 * Scalar::gamma(1.02_f64)).powf(50.0), 1e-12);
}

#[test]
fn quantiles_return_what_the_distribution_function_takes() {
    for a in [1e-3_f64, 0.1, 0.7, 3.0, 40.0, 1e4] {
        for p in [1e-300_f64, 1e-20, 0.01, 0.3, 0.5, 0.7, 0.999] {
            for b in [1e-3, 0.1, 0.7, 3.0, 40.0, 1e4] {
                let x = a.beta_reg_inv(b, p);
                assert!((0.0..=1.0).contains(&x), "{x} at {a}, {b}, {p}");
                if x > 1e-290 && x < 0.5 {
                    assert!((a.beta_reg(b, x) / p - 1.0).abs() < 1e-10, "{x} at {a}, {b}, {p}");
                }
                let x = a.beta_reg_c_inv(b, p);
                assert!((0.0..=1.0).contains(&x), "{x} at {a}, {b}, {p}");
                if x > 1e-290 && x < 0.5 {
                    assert!((a.beta_reg_c(b, x) / p - 1.0).abs() < 1e-10, "{x} at {a}, {b}, {p}");
                }
            }
            let x = a.gamma_p_inv(p);
            assert!(x < 1e-290 || (a.gamma_p(x) / p - 1.0).abs() < 1e-10, "{x} at {a}, {p}");
            let x = a.gamma_q_inv(p);
            assert!(x < 1e-290 || (a.gamma_q(x) / p - 1.0).abs() < 1e-10, "{x} at {a}, {p}");
        }
    }
}

#[test]
fn the_logarithm_of_a_vanishing_difference_has_infinite_slopes_of_opposite_signs() {
    let inf = f64::INFINITY;
    for zero in [0.0, -0.0] {
        assert_eq!(derivative(|x| x.ln_1m_exp(), zero), (-inf, -inf));
        let (value, [slope, curvature]) = derivatives::<2, f64>(|x: Taylor<f64, 2>| x.ln_1m_exp(), zero);
        assert!(value == -inf && slope == -inf && (curvature.is_nan() || curvature == -inf));
    }
    assert_eq!(gradient(|[x, y]| x.ln_sub_exp(y), [1.5, 1.5]), (-inf, [inf, -inf]));
    let slopes = |x: Taylor<f64, 2>, y: Taylor<f64, 2>| x.ln_sub_exp(y).derivative(1);
    assert_eq!(slopes(Taylor::variable(1.5), 1.5.into()), inf);
    assert_eq!(slopes(1.5.into(), Taylor::variable(1.5)), -inf);
}

#[test]
fn above_the_largest_order_of_a_family_the_slope_is_nan() {
    assert!(derivative(|x| x.sinc_derivative(u32::MAX), 0.5_f64).1.is_nan());
    assert!(derivatives::<1, f64>(|x: Taylor<f64, 1>| x.sinc_derivative(u32::MAX), 0.5_f64).1[0].is_nan());
    assert!(derivative(|x| x.polygamma(u32::MAX), 0.5_f64).1.is_nan());
}

// -------------------------------------------------------------------------------------- all types

/// A function that uses several of them.
fn mixture<R: Real>(a: R, b: R, x: R) -> R {
    a.gamma_p(x)
        + a.beta_reg(b, x / 3.0) * x.ln_normal_cdf()
        + b.ln_beta(a)
        + (x / 4.0).normal_quantile() * x.erfcx()
        + a.gamma_p_inv(x / 5.0)
        + b.ln_gamma_ratio(x)
        + a.ln_beta_reg_c(b, x / 2.0)
        + a.beta(b)
        + a.beta_reg_inv(b, x / 4.0)
}

#[test]
fn a_series_has_the_derivatives_of_nested_duals() {
    let path = |t: Dual<Dual<Dual<f64>>>| mixture(t + 1.5, t * t + 2.0, t + 0.5);
    let nested = path(Dual::variable(Dual::variable(Dual::variable(0.3))));
    let wanted = [
        nested.value.value.value,
        nested.value.value.tangent,
        nested.value.tangent.tangent,
        nested.tangent.tangent.tangent,
    ];
    let (value, [first, second, third]) =
        derivatives::<3, f64>(|t: Taylor<f64, 3>| mixture(t + 1.5, t * t + 2.0, t + 0.5), 0.3);
    for (found, wanted) in [value, first, second, third].into_iter().zip(wanted) {
        assert_close(found, wanted, 1e-11);
    }
}

#[test]
fn second_derivatives_are_those_of_finite_differences() {
    let at = [1.8, 2.1, 0.8];
    let (_, _, second) = hessian(|[a, b, x]| mixture(a, b, x), at);
    let slopes = |at| gradient(|[a, b, x]| mixture(a, b, x), at).1;
    let h = 1e-5;
    for i in 0..3 {
        let (mut up, mut down) = (at, at);
        up[i] += h;
        down[i] -= h;
        for (j, (up, down)) in slopes(up).into_iter().zip(slopes(down)).enumerate() {
            let difference = (up - down) / (2.0 * h);
            assert!((second[i][j] - difference).abs() < 1e-6 * (1.0 + difference.abs()), "{i} {j}");
        }
    }
    let [a, b, x] = Dual2Vec::variables(at);
    assert_eq!(mixture(a, b, x).hessian, second);
}

#[test]
fn in_single_precision_they_are_the_double_precision_ones_rounded() {
    let single = gradient(|[a, b, x]| a.beta_reg(b, x), [2.0_f32, 3.0, 0.25]);
    assert_eq!(single.0, 0.26171875);
    assert!((single.1[0] - -0.228_053_6).abs() < 1e-6 && (single.1[2] - 1.6875).abs() < 1e-6);
}

// --------------------------------------------------------------------------------------- statistics

#[test]
fn a_beta_binomial_likelihood_has_the_slopes_of_its_recurrence() {
    // a (a + 1) (a + 2) b / ((a + b) ... (a + b + 3)) times 4, for k = 3 of n = 4
    let product = |[a, b]: [Dual2Vec<f64, 2>; 2]| {
        let n = a + b;
        4.0 * a * (a + 1.0) * (a + 2.0) * b / (n * (n + 1.0) * (n + 2.0) * (n + 3.0))
    };
    let [a, b] = Dual2Vec::variables([2.5, 0.7]);
    let wanted = product([a, b]).ln();
    let found = beta_binomial::ln_pmf(3.0.into(), 4.0.into(), a, b);
    assert_close(found.value, wanted.value, 1e-14);
    for i in 0..2 {
        assert_close(found.gradient[i], wanted.gradient[i], 1e-13);
        for j in 0..2 {
            assert_close(found.hessian[i][j], wanted.hessian[i][j], 1e-12);
        }
    }
}

#[test]
fn the_normal_tails_are_symmetric() {
    assert_close(normal::ln_sf(50.0, 0.0, 1.0), normal::ln_cdf(-50.0, 0.0, 1.0), 0.0);
    assert_close(normal::ln_cdf(0.0, 0.0, 1.0), -LN_2, 1e-15);
}
