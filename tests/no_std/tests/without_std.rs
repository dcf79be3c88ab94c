//! The derivatives without std are those with it.

use no_std::{all_without_std, change_along, curvatures, sensitivities, temperature, temperatures};

#[test]
fn a_gradient_without_std_agrees_with_the_closed_form() {
    let inputs @ [a, b, c, r] = [1.4e-3, 2.37e-4, 9.9e-8, 10_000.0];
    let (kelvin, slopes) = sensitivities(inputs);
    assert_eq!(kelvin, temperature([a, b, c, r]));
    let l = r.ln();
    let factor = -kelvin * kelvin;
    let expected = [factor, factor * l, factor * l.powi(3), factor * (b + 3.0 * c * l * l) / r];
    for (slope, expected) in slopes.into_iter().zip(expected) {
        assert!((slope - expected).abs() <= 1e-13 * expected.abs(), "{slope} should be {expected}");
    }
}

#[test]
fn a_hessian_without_std_agrees_with_the_closed_form() {
    let inputs @ [_, _, _, r] = [1.4e-3, 2.37e-4, 9.9e-8, 10_000.0];
    let (kelvin, l) = (temperature(inputs), r.ln());
    // T = 1 / (a + b l + c l^3), which is linear in a, b and c
    let powers = [1.0, l, l.powi(3)];
    let hessian = curvatures(inputs);
    for i in 0..3 {
        for j in 0..3 {
            let expected = 2.0 * kelvin.powi(3) * powers[i] * powers[j];
            let found = hessian[i][j];
            assert!((found - expected).abs() <= 1e-13 * expected, "{found} should be {expected}");
        }
    }
}

#[test]
fn a_hessian_times_a_vector_and_a_batch_need_neither_std_nor_an_allocator() {
    let inputs @ [a, b, c, r] = [1.4e-3, 2.37e-4, 9.9e-8, 10_000.0];
    let v = [1e-5, -2e-6, 1e-9, 3.0];
    for (row, found) in curvatures(inputs).into_iter().zip(change_along(inputs, v)) {
        let expected: f64 = row.iter().zip(v).map(|(h, v)| h * v).sum();
        assert!((found - expected).abs() <= 1e-12 * expected.abs(), "{found} should be {expected}");
    }
    let (mut values, mut slopes) = ([0.0; 5], [[0.0]; 5]);
    let resistances = [[5e3], [r], [2e4], [3e4], [4e4]];
    temperatures(&resistances, &mut values, &mut slopes);
    for ([r], (value, [slope])) in resistances.into_iter().zip(values.into_iter().zip(slopes)) {
        let (expected, [.., expected_slope]) = sensitivities([a, b, c, r]);
        assert!((value - expected).abs() <= 1e-13 * expected, "{value} should be {expected}");
        assert!((slope / expected_slope - 1.0).abs() <= 1e-12, "{slope} should be {expected_slope}");
    }
}

#[test]
fn functions_from_libm_differentiate_as_their_finite_differences_say() {
    let x = 1.3;
    let (value, slope) = gradual::derivative(|x| all_without_std(x), x);
    assert_eq!(value, all_without_std(x));
    let h = 1e-6;
    let difference = (all_without_std(x + h) - all_without_std(x - h)) / (2.0 * h);
    assert!((slope - difference).abs() < 1e-8, "{slope} should be about {difference}");
}

#[cfg(feature = "alloc")]
#[test]
fn slices_need_an_allocator_only() {
    let (value, gradient) = gradual::slice::gradient(|x| x[0] * x[1], &[2.0, 3.0]);
    assert_eq!((value, &gradient[..]), (6.0, &[3.0, 2.0][..]));
}

#[cfg(feature = "alloc")]
#[test]
fn checks_need_an_allocator_only() {
    use gradual::check::{self, Check};

    let right = Check::gradient(|[x, y]| x * y.exp(), |[x, y]: [f64; 2]| [y.exp(), x * y.exp()]);
    right.assert_on(-5.0..=5.0);
    Check::rule(|x| (x.sin(), x.cos())).assert_on(-5.0..=5.0);
    let mismatch = check::derivative(|x| x.sin(), |x| -x.cos(), 1.0).unwrap_err();
    assert!(mismatch.to_string().ends_with("df/dx has the wrong sign"), "{mismatch}");
}
