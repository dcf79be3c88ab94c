//! The densities and distribution functions, compared with those of statrs.

use gradual::statistics::{
    beta, binomial, cauchy, gamma, logistic, negative_binomial, normal, poisson, student_t, weibull,
};
use statrs::distribution::{
    Beta, Binomial, Cauchy, Continuous, ContinuousCDF, Discrete, DiscreteCDF, Gamma, NegativeBinomial,
    Normal, Poisson, StudentsT, Weibull,
};

/// statrs is accurate to about ten digits in some of its functions.
#[track_caller]
fn assert_close(found: f64, wanted: f64) {
    assert!((found - wanted).abs() <= 1e-9 * (1.0 + wanted.abs()), "{found} should be {wanted}");
}

/// `ln_pdf`, `cdf` and `sf` against a law of statrs.
macro_rules! check_continuous {
    ($law:expr, $module:ident($($parameter:expr),*), $points:expr) => {
        let law = $law.expect("valid parameters");
        for x in $points {
            assert_close($module::ln_pdf(x, $($parameter),*), law.ln_pdf(x));
            assert_close($module::cdf(x, $($parameter),*), law.cdf(x));
            assert_close($module::sf(x, $($parameter),*), law.sf(x));
        }
    };
}

#[test]
fn continuous_laws_are_those_of_statrs() {
    let line = [-30.0, -2.5, 0.5, 1.0, 3.0, 40.0];
    let half_line = [1e-3, 0.5, 2.0, 7.5, 30.0];
    check_continuous!(Normal::new(1.0, 2.5), normal(1.0, 2.5), line);
    check_continuous!(Cauchy::new(1.0, 2.5), cauchy(1.0, 2.5), line);
    for dof in [0.7, 3.0, 40.0] {
        check_continuous!(StudentsT::new(1.0, 2.5, dof), student_t(dof, 1.0, 2.5), line);
    }
    for shape in [0.3, 1.0, 4.5] {
        check_continuous!(Gamma::new(shape, 1.5), gamma(shape, 1.5), half_line);
        check_continuous!(Weibull::new(shape, 1.5), weibull(shape, 1.5), half_line);
    }
    for (a, b) in [(0.5, 0.5), (1.0, 3.0), (20.0, 7.0)] {
        check_continuous!(Beta::new(a, b), beta(a, b), [0.01, 0.3, 0.8, 0.999]);
    }
}

/// `ln_pmf`, `cdf` and `sf` against a law of statrs.
macro_rules! check_discrete {
    ($law:expr, $module:ident($($parameter:expr),*), $points:expr) => {
        let law = $law.expect("valid parameters");
        for k in $points {
            assert_close($module::ln_pmf(k as f64, $($parameter),*), law.ln_pmf(k));
            assert_close($module::cdf(k as f64, $($parameter),*), law.cdf(k));
            assert_close($module::sf(k as f64, $($parameter),*), law.sf(k));
        }
    };
}

#[test]
fn discrete_laws_are_those_of_statrs() {
    check_discrete!(Poisson::new(3.5), poisson(3.5), [0_u64, 1, 4, 20]);
    check_discrete!(Binomial::new(0.3, 12), binomial(12.0, 0.3), [0_u64, 1, 4, 11]);
    check_discrete!(NegativeBinomial::new(2.5, 0.3), negative_binomial(2.5, 0.3), [0_u64, 1, 4, 20]);
}

#[test]
fn the_logistic_density_is_the_slope_of_its_distribution_function() {
    for x in [-40.0, -1.0, 0.5, 3.0, 60.0] {
        let (value, slope) = gradual::derivative(|x| logistic::cdf(x, 1.0.into(), 2.5.into()), x);
        assert_close(logistic::ln_pdf(x, 1.0, 2.5), slope.ln());
        assert_close(value + logistic::sf(x, 1.0, 2.5), 1.0);
    }
}
