//! The true derivative lies within the bound of the finite difference, and the bound is close.

use std::f64::consts::PI;

use gradual::Dual;
use gradual::check::finite_difference::{Estimate, derivative, derivative_within, gradient, jacobian};

use crate::tables::samples;

fn assert_contains(estimate: Estimate, slope: f64, what: &str) {
    let error = (estimate.value - slope).abs();
    assert!(error <= estimate.error, "{what}: {slope:e} is not within {estimate:?}");
}

#[test]
fn the_reference_derivatives_lie_within_the_bound() {
    let (mut count, mut close, mut unknown) = (0, 0, 0);
    for sample in samples().filter(|sample| sample.is_smooth) {
        let [value, slope, _] = sample.wanted;
        if !value.is_finite() || !slope.is_finite() {
            continue;
        }
        let estimate = derivative(|x| (sample.f.first)(Dual::constant(x)).value, sample.x);
        count += 1;
        if estimate.error.is_infinite() {
            unknown += 1;
        } else {
            assert_contains(estimate, slope, &sample.at);
            close += u32::from(estimate.error <= 1e-6 * slope.abs());
        }
    }
    // The tables reach the ends of the range, where functions such as sin no longer look smooth.
    assert!(count > 6000, "{count} derivatives");
    assert!(f64::from(close) > 0.8 * f64::from(count), "{close} of {count} are known to 6 digits");
    assert!(f64::from(unknown) < 0.03 * f64::from(count), "{unknown} of {count} are unknown");
}

/// The name of a function of ordinary size, the function, and its slope.
type Smooth = (&'static str, fn(f64) -> f64, fn(f64) -> f64);

#[test]
fn smooth_functions_are_known_to_eight_digits() {
    let functions: &[Smooth] = &[
        ("x^2", |x| x * x, |x| 2.0 * x),
        ("sin x", f64::sin, f64::cos),
        ("exp x", f64::exp, f64::exp),
        ("1 / (1 + x^2)", |x| 1.0 / (1.0 + x * x), |x| -2.0 * x / (1.0 + x * x).powi(2)),
        ("exp(sin 3x)", |x| (3.0 * x).sin().exp(), |x| 3.0 * (3.0 * x).cos() * (3.0 * x).sin().exp()),
        ("sin 50x", |x| (50.0 * x).sin(), |x| 50.0 * (50.0 * x).cos()),
        ("sin 2 pi 1024 x", |x| (2048.0 * PI * x).sin(), |x| 2048.0 * PI * (2048.0 * PI * x).cos()),
        ("atan 1000x", |x| (1000.0 * x).atan(), |x| 1000.0 / (1.0 + 1e6 * x * x)),
        ("x + narrow bump", |x| x + 1e-3 * (-1e8 * x * x).exp(), |x| 1.0 - 2e5 * x * (-1e8 * x * x).exp()),
    ];
    for &(name, f, slope) in functions {
        for i in -20..=20 {
            let x = f64::from(i) * 0.137;
            let estimate = derivative(f, x);
            assert_contains(estimate, slope(x), &format!("{name} at {x}"));
            // The bound is absolute, because the slope may be 0.
            let size = slope(x).abs() + f(x).abs() / x.abs().max(1.0);
            let close = if name.contains("1024") { 1e-7 } else { 1e-8 };
            assert!(estimate.error < close * size.max(1.0), "{name} at {x}: {estimate:?}");
        }
    }
}

#[test]
fn noise_in_the_function_widens_the_bound() {
    // An iteration that stops at 1e-7 has such values.
    let noisy = |x: f64| x.sin() + 1e-8 * (1e15 * x).sin();
    for i in 1..50 {
        let x = f64::from(i) * 0.1;
        let estimate = derivative(noisy, x);
        assert_contains(estimate, x.cos(), &format!("at {x}"));
        assert!((1e-10..1e-4).contains(&estimate.error), "{estimate:?}");
    }
}

#[test]
fn at_the_end_of_the_domain_the_slope_is_one_sided() {
    let nan_below = |x: f64| if x < 1.0 { f64::NAN } else { x.exp() };
    let infinite_above = |x: f64| if x > 1.0 { f64::INFINITY } else { x.exp() };
    for f in [nan_below, infinite_above] {
        for x in [1.0, 1.0 + 1e-9, 1.0 - 1e-9] {
            if f(x).is_finite() {
                let estimate = derivative(f, x);
                assert_contains(estimate, x.exp(), &format!("at {x}"));
                assert!(estimate.error < 1e-6, "{estimate:?}");
            }
        }
    }
    let other_side = |x: f64| if x < 0.0 { 7.0 } else { x };
    assert_contains(derivative_within(other_side, 0.0, 0.0..=1.0), 1.0, "on [0, 1]");
    assert!(derivative(f64::ln, -1.0).error.is_infinite());
}

#[test]
fn an_infinite_slope_at_the_end_of_the_domain_has_no_bound() {
    let x_ln_x = |x: f64| if x == 0.0 { 0.0 } else { x * x.ln() };
    let infinite: [fn(f64) -> f64; 5] =
        [x_ln_x, f64::sqrt, f64::cbrt, |x| x.powf(0.9), |x| 3.0 * x - x.sqrt()];
    for f in infinite {
        for high in [f64::INFINITY, 1.0, 1e-100] {
            let estimate = derivative_within(f, 0.0, 0.0..=high);
            assert!(estimate.error.is_infinite(), "on [0, {high}]: {estimate:?}");
        }
        // The mirror image has none either.
        let estimate = derivative_within(|x| f(-x), 0.0, ..=0.0);
        assert!(estimate.error.is_infinite(), "{estimate:?}");
    }
    assert!(derivative(f64::acos, 1.0).error.is_infinite());
    // These are only just smooth.
    assert_contains(derivative(|x: f64| x.powf(1.5), 0.0), 0.0, "x^1.5");
    assert_contains(derivative(|x: f64| x * x_ln_x(x), 0.0), 0.0, "x^2 ln x");
    // The neighbours of a pole have a slope.
    for x in [1e-12, 1e-6, 1e-3] {
        assert_contains(derivative(f64::sqrt, x), 0.5 / x.sqrt(), "sqrt");
        assert!(derivative(f64::sqrt, x).error < 1e-4 / x.sqrt(), "{:?}", derivative(f64::sqrt, x));
    }
}

#[cfg(feature = "std")]
#[test]
fn a_panic_is_the_end_of_the_domain() {
    let panicking = |x: f64| if x < 0.0 { panic!("negative") } else { x * x + x };
    assert_contains(derivative(panicking, 0.0), 1.0, "at 0");
}

#[test]
fn a_kink_has_two_sides_and_a_pole_has_no_bound() {
    type Kinked = (fn(f64) -> f64, f64, [f64; 2]);
    let kinks: [Kinked; 4] = [
        (f64::abs, 0.0, [-1.0, 1.0]),
        (|x| x.max(0.0), 0.0, [0.0, 1.0]),
        (|x| (x - 3.0).abs() + x * x, 3.0, [5.0, 7.0]),
        (|x| x.exp().min(1.0), 0.0, [1.0, 0.0]),
    ];
    for (f, x, sides) in kinks {
        let estimate = derivative(f, x);
        let found = estimate.sides.expect("two sides");
        for (found, wanted) in found.into_iter().zip(sides) {
            assert!((found - wanted).abs() < 1e-6, "{estimate:?}");
            assert_contains(estimate, wanted, "a side");
        }
    }
    assert!(derivative(|x| x.abs().sqrt(), 0.0).error.is_infinite());
    assert!(derivative(|x| if x < 1.0 { 0.0 } else { 1.0 }, 1.0).error.is_infinite());
    // These are only just smooth.
    let smooth = derivative(|x: f64| x.abs().powf(1.5), 0.0);
    assert_eq!(smooth.sides, None);
    assert_contains(smooth, 0.0, "|x|^1.5");
}

#[test]
fn gradients_and_jacobians_have_an_estimate_for_each_slope() {
    let x = [0.5, -2.0, 3.0];
    let f = |x: &[f64]| x[0].exp() * x[1] + x[2].powi(3);
    let slopes = gradient(f, &x);
    for (i, slope) in [0.5_f64.exp() * -2.0, 0.5_f64.exp(), 27.0].into_iter().enumerate() {
        assert_contains(slopes[i], slope, "gradient");
    }
    let rows = jacobian(|x| vec![f(x), x[1] * x[2]], &x);
    assert_eq!((rows.len(), rows[0].len()), (2, 3));
    for (j, slope) in [0.0, 3.0, -2.0].into_iter().enumerate() {
        assert_contains(rows[1][j], slope, "Jacobian");
    }
    assert_eq!(rows[0], slopes);
}

#[test]
fn without_a_derivative_nothing_is_known() {
    for x in [f64::NAN, f64::INFINITY] {
        assert!(derivative(f64::sin, x).error.is_infinite());
    }
    assert!(derivative(|_| f64::NAN, 1.0).value.is_nan());
    assert!(gradient(|_| 1.0, &[]).is_empty());
    assert!(jacobian(|_| vec![], &[1.0]).is_empty());
}
