//! The laws of `statistics`: each distribution function is the integral or the sum of its density, the two tails sum to 1,
//! and every function has its limits at the ends of the domain and NaN for parameters outside theirs.

use gradual::statistics::{
    beta, beta_binomial, binomial, cauchy, dirichlet, gamma, logistic, multivariate_normal,
    negative_binomial, normal, poisson, student_t, weibull,
};
use gradual::{Dual, derivative, hessian};

#[track_caller]
fn assert_close(found: f64, wanted: f64, relative: f64, what: &str) {
    assert!((found - wanted).abs() <= relative * wanted.abs(), "{what}: {found:e} should be {wanted:e}");
}

type Number = Dual<f64>;

/// A law with fixed parameters, as functions of the outcome.
struct Continuous {
    name: &'static str,
    ln_pdf: fn(Number) -> Number,
    cdf: fn(Number) -> Number,
    sf: fn(Number) -> Number,
    /// Where the density is not 0.
    support: [f64; 2],
    outcomes: &'static [f64],
}

macro_rules! continuous {
    ($($law:ident($($parameter:literal),*) on $support:expr, at $outcomes:expr;)*) => {
        [$(Continuous {
            name: stringify!($law($($parameter),*)),
            ln_pdf: |x| $law::ln_pdf(x $(, Dual::constant($parameter))*),
            cdf: |x| $law::cdf(x $(, Dual::constant($parameter))*),
            sf: |x| $law::sf(x $(, Dual::constant($parameter))*),
            support: $support,
            outcomes: $outcomes,
        }),*]
    };
}

const ALL: [f64; 2] = [f64::NEG_INFINITY, f64::INFINITY];
const POSITIVE: [f64; 2] = [0.0, f64::INFINITY];

fn continuous_laws() -> Vec<Continuous> {
    let laws = continuous! {
        beta(2.0, 3.0) on [0.0, 1.0], at &[1e-6, 0.1, 0.5, 0.9, 0.999];
        beta(0.3, 0.7) on [0.0, 1.0], at &[1e-6, 0.1, 0.5, 0.9, 0.999];
        beta(400.0, 30.0) on [0.0, 1.0], at &[0.8, 0.92, 0.99];
        cauchy(1.0, 2.0) on ALL, at &[-1e200, -30.0, 1.0, 1.5, 4e5];
        gamma(2.5, 0.5) on POSITIVE, at &[1e-9, 0.3, 5.0, 40.0];
        gamma(300.0, 2.0) on POSITIVE, at &[100.0, 150.0, 151.0, 220.0];
        logistic(1.0, 2.0) on ALL, at &[-300.0, -2.0, 1.0, 3.0, 200.0];
        normal(1.0, 2.0) on ALL, at &[-60.0, -2.0, 1.0, 3.0, 50.0];
        student_t(1.0, 0.0, 1.0) on ALL, at &[-1e160, -3.0, -1e-8, 0.0, 0.4, 2.0, 1e5];
        student_t(4.5, 1.0, 2.0) on ALL, at &[-1e30, -3.0, 1.0, 1.2, 4.0, 1e5];
        student_t(1e10, 0.0, 1.0) on ALL, at &[-20.0, -5.0, 0.0, 0.5, 5.0, 8.0];
        weibull(1.5, 4.0) on POSITIVE, at &[1e-9, 0.3, 4.0, 60.0];
        weibull(1.0, 1.0) on POSITIVE, at &[1e-9, 0.3, 4.0, 60.0];
    };
    laws.into()
}

#[test]
fn the_slope_of_a_distribution_function_is_the_density() {
    for law in continuous_laws() {
        for &x in law.outcomes {
            let density = (law.ln_pdf)(x.into()).value.exp();
            let what = format!("{} at {x}", law.name);
            let [cdf, sf] = [law.cdf, law.sf].map(|f| f(Dual::variable(x)));
            if density > f64::MIN_POSITIVE {
                assert_close(cdf.tangent, density, 1e-12 * density.ln().abs().max(1.0), &what);
            }
            assert_eq!(cdf.tangent, -sf.tangent, "{what}");
            assert_close(cdf.value + sf.value, 1.0, 1e-15, &what);
        }
    }
}

#[test]
fn at_the_ends_of_the_support_and_beyond_the_tails_are_0_and_1() {
    for law in continuous_laws() {
        let [first, last] = law.support;
        let below =
            if first.is_finite() { vec![first, -1e-300, -1.0, f64::NEG_INFINITY] } else { vec![first] };
        let above = if last.is_finite() { vec![last, last + 1e-9, f64::INFINITY] } else { vec![last] };
        for (outcomes, wanted) in [(below, [0.0, 1.0]), (above, [1.0, 0.0])] {
            for x in outcomes {
                let found = [law.cdf, law.sf].map(|f| f(x.into()).value);
                assert_eq!(found, wanted, "{} at {x}", law.name);
            }
        }
    }
}

/// A law of whole numbers, as functions of the outcome and of one parameter.
struct Discrete {
    name: &'static str,
    ln_pmf: fn(Number, Number) -> Number,
    cdf: fn(Number, Number) -> Number,
    sf: fn(Number, Number) -> Number,
    parameter: f64,
    /// The largest outcome, or one that is large enough.
    last: u32,
    is_bounded: bool,
}

fn discrete_laws() -> [Discrete; 6] {
    let binomial = |name, parameter| Discrete {
        name,
        ln_pmf: |k, p| binomial::ln_pmf(k, 7.0.into(), p),
        cdf: |k, p| binomial::cdf(k, 7.0.into(), p),
        sf: |k, p| binomial::sf(k, 7.0.into(), p),
        parameter,
        last: 7,
        is_bounded: true,
    };
    let poisson = |name, parameter| Discrete {
        name,
        ln_pmf: poisson::ln_pmf,
        cdf: poisson::cdf,
        sf: poisson::sf,
        parameter,
        last: 60,
        is_bounded: false,
    };
    let negative_binomial = |name, parameter| Discrete {
        name,
        ln_pmf: |k, p| negative_binomial::ln_pmf(k, 2.5.into(), p),
        cdf: |k, p| negative_binomial::cdf(k, 2.5.into(), p),
        sf: |k, p| negative_binomial::sf(k, 2.5.into(), p),
        parameter,
        last: 60,
        is_bounded: false,
    };
    [
        binomial("binomial(7, 0.3)", 0.3),
        binomial("binomial(7, 0.98)", 0.98),
        poisson("poisson(0.2)", 0.2),
        poisson("poisson(12)", 12.0),
        negative_binomial("negative_binomial(2.5, 0.4)", 0.4),
        negative_binomial("negative_binomial(2.5, 0.9)", 0.9),
    ]
}

#[test]
fn a_distribution_function_of_whole_numbers_is_the_sum_of_their_probabilities() {
    for law in discrete_laws() {
        let parameter = Dual::variable(law.parameter);
        let mut sum = Dual::constant(0.0);
        for k in 0..=law.last {
            let what = format!("{} at {k}", law.name);
            let k = Dual::constant(f64::from(k));
            let term = (law.ln_pmf)(k, parameter).exp();
            sum += term;
            let [cdf, sf] = [law.cdf, law.sf].map(|f| f(k, parameter));
            assert_close(cdf.value, sum.value, 1e-13, &what);
            // near the last outcome the terms of the slope cancel
            assert!((cdf.tangent - sum.tangent).abs() < 1e-13, "{what}: {} or {}", cdf.tangent, sum.tangent);
            assert_close(cdf.value + sf.value, 1.0, 1e-15, &what);
            assert_eq!(cdf.tangent, -sf.tangent, "{what}");
        }
    }
}

#[test]
fn beyond_the_whole_numbers_of_a_law_the_tails_are_0_and_1() {
    for law in discrete_laws() {
        let both = |k: f64| [law.cdf, law.sf].map(|f| f(k.into(), law.parameter.into()).value);
        for k in [-1.0, -2.0, f64::NEG_INFINITY] {
            assert_eq!(both(k), [0.0, 1.0], "{} at {k}", law.name);
        }
        if law.is_bounded {
            for k in [0.0, 1.0, 5.0, f64::INFINITY] {
                assert_eq!(both(f64::from(law.last) + k), [1.0, 0.0], "{} at {k}", law.name);
            }
        }
    }
}

#[test]
fn a_certain_success_or_failure_leaves_one_binomial_outcome() {
    assert_eq!([binomial::cdf(3.0, 3.0, 1.0), binomial::sf(3.0, 3.0, 1.0)], [1.0, 0.0]);
    assert_eq!([binomial::cdf(2.0, 3.0, 1.0), binomial::sf(2.0, 3.0, 1.0)], [0.0, 1.0]);
    assert_eq!([binomial::cdf(-1.0, 3.0, 0.0), binomial::sf(-1.0, 3.0, 0.0)], [0.0, 1.0]);
    assert_eq!([binomial::cdf(0.0, 3.0, 0.0), binomial::sf(0.0, 3.0, 0.0)], [1.0, 0.0]);
}

#[test]
fn parameters_outside_their_domain_give_nan_wherever_the_outcome_lies() {
    type Law = fn(Number, Number) -> Number;
    let laws: [(&str, Law, &[f64]); 34] = [
        ("beta::ln_pdf", |x, a| beta::ln_pdf(x, a, 2.0.into()), &[-1.0]),
        ("beta::cdf", |x, a| beta::cdf(x, a, 2.0.into()), &[-1.0]),
        ("beta::sf", |x, b| beta::sf(x, 2.0.into(), b), &[-1.0]),
        ("beta_binomial::ln_pmf in a", |x, a| beta_binomial::ln_pmf(x, 2.0.into(), a, 2.0.into()), &[-1.5]),
        ("beta_binomial::ln_pmf in b", |x, b| beta_binomial::ln_pmf(x, 2.0.into(), 2.0.into(), b), &[-1.5]),
        ("binomial::ln_pmf", |x, p| binomial::ln_pmf(x, 3.0.into(), p), &[-0.1, 1.1]),
        ("binomial::cdf", |x, p| binomial::cdf(x, 3.0.into(), p), &[-0.1, 1.1]),
        ("binomial::sf", |x, p| binomial::sf(x, 3.0.into(), p), &[-0.1, 1.1]),
        ("binomial::cdf in n", |x, n| binomial::cdf(x, n, 0.5.into()), &[-1.0]),
        ("binomial::sf in n", |x, n| binomial::sf(x, n, 0.5.into()), &[-1.0]),
        ("cauchy::ln_pdf", |x, s| cauchy::ln_pdf(x, 0.0.into(), s), &[-1.0]),
        ("cauchy::cdf", |x, s| cauchy::cdf(x, 0.0.into(), s), &[-1.0]),
        ("cauchy::sf", |x, s| cauchy::sf(x, 0.0.into(), s), &[-1.0]),
        ("gamma::ln_pdf in the shape", |x, s| gamma::ln_pdf(x, s, 2.0.into()), &[-1.0]),
        ("gamma::ln_pdf in the rate", |x, s| gamma::ln_pdf(x, 2.0.into(), s), &[-1.0]),
        ("gamma::cdf in the shape", |x, s| gamma::cdf(x, s, 2.0.into()), &[-1.0]),
        ("gamma::cdf in the rate", |x, s| gamma::cdf(x, 2.0.into(), s), &[-1.0]),
        ("gamma::sf in the rate", |x, s| gamma::sf(x, 2.0.into(), s), &[-1.0]),
        ("logistic::ln_pdf", |x, s| logistic::ln_pdf(x, 0.0.into(), s), &[-1.0]),
        ("logistic::cdf", |x, s| logistic::cdf(x, 0.0.into(), s), &[-1.0]),
        ("logistic::sf", |x, s| logistic::sf(x, 0.0.into(), s), &[-1.0]),
        ("negative_binomial::cdf", |x, p| negative_binomial::cdf(x, 3.0.into(), p), &[-0.1, 1.1]),
        ("negative_binomial::sf", |x, p| negative_binomial::sf(x, 3.0.into(), p), &[-0.1, 1.1]),
        ("negative_binomial::cdf in r", |x, r| negative_binomial::cdf(x, r, 0.5.into()), &[-1.0]),
        ("normal::cdf", |x, s| normal::cdf(x, 0.0.into(), s), &[-1.0]),
        ("normal::ln_sf", |x, s| normal::ln_sf(x, 0.0.into(), s), &[-1.0]),
        ("poisson::ln_pmf", poisson::ln_pmf, &[-1.0]),
        ("poisson::cdf", poisson::cdf, &[-1.0]),
        ("poisson::sf", poisson::sf, &[-1.0]),
        ("student_t::ln_pdf", |x, n| student_t::ln_pdf(x, n, 0.0.into(), 1.0.into()), &[-3.0]),
        ("student_t::cdf", |x, n| student_t::cdf(x, n, 0.0.into(), 1.0.into()), &[-3.0]),
        ("weibull::ln_pdf", |x, s| weibull::ln_pdf(x, s, 1.0.into()), &[-1.0]),
        ("weibull::cdf", |x, s| weibull::cdf(x, 1.0.into(), s), &[-1.0]),
        ("weibull::sf", |x, s| weibull::sf(x, s, 1.0.into()), &[-1.0]),
    ];
    for (name, law, parameters) in laws {
        for &parameter in parameters {
            for x in [-1.0, 0.0, 0.5, 1.0, 2.0, 10.0] {
                let found = law(x.into(), Dual::variable(parameter));
                assert!(
                    found.value.is_nan() && found.tangent.is_nan(),
                    "{name} at {x}, {parameter}: {found:?}"
                );
            }
        }
    }
}

#[test]
fn the_density_of_an_impossible_outcome_is_nan() {
    assert!(weibull::ln_pdf(-1.0, 1.0, 1.0_f64).is_nan());
    assert!(weibull::ln_pdf(-1.0, 2.0, 1.0_f64).is_nan());
    assert!(gamma::ln_pdf(-1.0, 1.0, 1.0_f64).is_nan());
    assert!(beta::ln_pdf(-0.5, 1.0, 1.0_f64).is_nan() && beta::ln_pdf(1.5, 2.0, 2.0_f64).is_nan());
    for k in [-2.0, -1.0, -0.5, 10.5, 11.0, 20.0] {
        assert!(beta_binomial::ln_pmf(k, 10.0, 2.0, 3.0_f64).is_nan(), "{k}");
        assert!(binomial::ln_pmf(k, 10.0, 0.5_f64).is_nan(), "{k}");
    }
}

#[test]
fn beta_binomial_probabilities_sum_to_one() {
    for [a, b] in [[0.3, 0.7], [1.0, 1.0], [20.0, 3.0]] {
        let sum: f64 = (0..=12).map(|k| beta_binomial::ln_pmf(f64::from(k), 12.0, a, b).exp()).sum();
        assert_close(sum, 1.0, 1e-14, "sum");
    }
}

#[test]
fn in_one_dimension_the_densities_of_several_numbers_are_those_of_one() {
    let several = multivariate_normal::ln_pdf([3.0], [1.0], [[4.0]]);
    assert_close(several, normal::ln_pdf(3.0, 1.0, 2.0), 1e-15, "normal");
    assert_close(
        dirichlet::ln_pdf(&[0.3, 0.7], &[2.0, 5.0]),
        beta::ln_pdf(0.3, 2.0, 5.0),
        1e-14,
        "Dirichlet",
    );
}

#[test]
fn student_s_tails_keep_their_digits_far_out_and_for_many_degrees_of_freedom() {
    // 1 / (pi z) for one degree of freedom
    assert_close(student_t::cdf(-1e160, 1.0, 0.0, 1.0), 3.183098861837907e-161, 1e-14, "1e160");
    assert_close(student_t::sf(1e99, 1.0, 0.0, 1.0), 3.183098861837907e-100, 1e-14, "1e99");
    let wanted = -(std::f64::consts::PI.ln() + 320.0 * std::f64::consts::LN_10);
    assert_close(student_t::ln_pdf(1e160, 1.0, 0.0, 1.0), wanted, 1e-14, "density");
    // (1 + 1 / sqrt(1 + 2 / z^2)) / 2 for two
    for z in [0.1_f64, 1.0, 3.0] {
        let wanted = 1.0 / (2.0 + z * z) / (1.0 + 1.0 / (1.0 + 2.0 / (z * z)).sqrt());
        assert_close(student_t::sf(z, 2.0, 0.0, 1.0), wanted, 1e-14, "two degrees");
    }
    // the normal tail times 1 + z (z^2 + 1) phi(z) / (4 dof Phi(-z))
    let [dof, z] = [1e10, 5.0_f64];
    let (tail, density) = (normal::sf(z, 0.0, 1.0), normal::ln_pdf(z, 0.0, 1.0).exp());
    let wanted = tail + density * z * (z * z + 1.0) / (4.0 * dof);
    assert_close(student_t::sf(z, dof, 0.0, 1.0), wanted, 1e-13, "many degrees");
}

#[test]
fn symmetric_densities_have_their_curvature_at_the_median() {
    // d2/dx2 of the logarithm at 0: -2, -1/2, -1 and -(dof + 1) / dof
    let at_median =
        |f: fn(gradual::Dual2Vec<f64, 1>) -> gradual::Dual2Vec<f64, 1>| hessian(|[x]| f(x), [0.0]).2[0][0];
    assert_eq!(at_median(|x| cauchy::ln_pdf(x, 0.0.into(), 1.0.into())), -2.0);
    assert_eq!(at_median(|x| logistic::ln_pdf(x, 0.0.into(), 1.0.into())), -0.5);
    assert_eq!(at_median(|x| normal::ln_pdf(x, 0.0.into(), 1.0.into())), -1.0);
    assert_eq!(at_median(|x| student_t::ln_pdf(x, 1.0.into(), 0.0.into(), 1.0.into())), -2.0);
    assert_eq!(derivative(|x| logistic::cdf(x, 0.0.into(), 1.0.into()), 0.0), (0.5, 0.25));
}
