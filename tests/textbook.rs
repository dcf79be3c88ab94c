//! The chapter on gradients for neural networks: every function in it, against its closed form.
//!
//! A function is written once, with its gradient and its Hessian by hand ([`Function`]), and is then run
//! through every driver, on `Dual`, on `DualVec` and on nestings of the two ([`assert_derivatives`]).
#![cfg(feature = "alloc")] // for the slice drivers

use std::array;

use gradual::check::Check;
use gradual::slice::{self, Chunk};
use gradual::{Dual, Real, derivative, directional_derivative, gradient, jacobian, jvp, partial_derivative};

/// For points whose coordinates are multiples of 1/4, where no operation of a polynomial rounds.
const EXACT: f64 = 0.0;
/// For all other points: the error in proportion to the largest number of the result, or to 1.
const ROUNDING: f64 = 1e-14;

/// A function of N numbers, with its derivatives by hand.
trait Function<const N: usize> {
    const FORMULA: &str;

    fn value<R: Real>(x: [R; N]) -> R;

    fn gradient(x: [f64; N]) -> [f64; N];

    /// Row i is the gradient of d/dx_i; zero unless it is said otherwise.
    fn hessian(_: [f64; N]) -> [[f64; N]; N] {
        [[0.0; N]; N]
    }
}

struct Sum;

impl Function<2> for Sum {
    const FORMULA: &str = "x + y";

    fn value<R: Real>([x, y]: [R; 2]) -> R {
        x + y
    }

    fn gradient(_: [f64; 2]) -> [f64; 2] {
        [1.0, 1.0]
    }
}

struct WeightedSum;

impl Function<2> for WeightedSum {
    const FORMULA: &str = "2x + 3y^2";

    fn value<R: Real>([x, y]: [R; 2]) -> R {
        x * 2.0 + y.powi(2) * 3.0
    }

    fn gradient([_, y]: [f64; 2]) -> [f64; 2] {
        [2.0, 6.0 * y]
    }

    fn hessian(_: [f64; 2]) -> [[f64; 2]; 2] {
        [[0.0, 0.0], [0.0, 6.0]]
    }
}

struct Polynomial;

impl Function<2> for Polynomial {
    const FORMULA: &str = "3x^3 - y^2 + 5x + 2";

    fn value<R: Real>([x, y]: [R; 2]) -> R {
        x.powi(3) * 3.0 - y.powi(2) + x * 5.0 + 2.0
    }

    fn gradient([x, y]: [f64; 2]) -> [f64; 2] {
        [9.0 * x * x + 5.0, -2.0 * y]
    }

    fn hessian([x, _]: [f64; 2]) -> [[f64; 2]; 2] {
        [[18.0 * x, 0.0], [0.0, -2.0]]
    }
}

struct Product;

impl Function<2> for Product {
    const FORMULA: &str = "x y";

    fn value<R: Real>([x, y]: [R; 2]) -> R {
        x * y
    }

    fn gradient([x, y]: [f64; 2]) -> [f64; 2] {
        [y, x]
    }

    fn hessian(_: [f64; 2]) -> [[f64; 2]; 2] {
        [[0.0, 1.0], [1.0, 0.0]]
    }
}

struct SumOfProducts;

impl Function<3> for SumOfProducts {
    const FORMULA: &str = "3x^3 z - y^2 + 5z + 2yz";

    fn value<R: Real>([x, y, z]: [R; 3]) -> R {
        x.powi(3) * z * 3.0 - y.powi(2) + z * 5.0 + y * z * 2.0
    }

    fn gradient([x, y, z]: [f64; 3]) -> [f64; 3] {
        [9.0 * x * x * z, -2.0 * y + 2.0 * z, 3.0 * x * x * x + 5.0 + 2.0 * y]
    }

    fn hessian([x, _, z]: [f64; 3]) -> [[f64; 3]; 3] {
        [[18.0 * x * z, 0.0, 9.0 * x * x], [0.0, -2.0, 2.0], [9.0 * x * x, 2.0, 0.0]]
    }
}

struct Max;

impl Function<2> for Max {
    const FORMULA: &str = "max(x, y)";

    fn value<R: Real>([x, y]: [R; 2]) -> R {
        x.max(y)
    }

    fn gradient([x, y]: [f64; 2]) -> [f64; 2] {
        if x > y { [1.0, 0.0] } else { [0.0, 1.0] }
    }
}

struct Relu;

impl Function<1> for Relu {
    const FORMULA: &str = "max(x, 0)";

    fn value<R: Real>([x]: [R; 1]) -> R {
        relu(x)
    }

    fn gradient([x]: [f64; 1]) -> [f64; 1] {
        [if x > 0.0 { 1.0 } else { 0.0 }]
    }
}

struct PowerOfSquare;

impl Function<1> for PowerOfSquare {
    const FORMULA: &str = "3 (2x^2)^5";

    fn value<R: Real>([x]: [R; 1]) -> R {
        (x.powi(2) * 2.0).powi(5) * 3.0
    }

    fn gradient([x]: [f64; 1]) -> [f64; 1] {
        [960.0 * x.powi(9)]
    }

    fn hessian([x]: [f64; 1]) -> [[f64; 1]; 1] {
        [[8640.0 * x.powi(8)]]
    }
}

struct Neuron;

impl Function<7> for Neuron {
    const FORMULA: &str = "max(w_0 x_0 + w_1 x_1 + w_2 x_2 + b, 0) in (x, w, b)";

    fn value<R: Real>([x0, x1, x2, w0, w1, w2, b]: [R; 7]) -> R {
        neuron(&[w0, w1, w2], b, &[x0, x1, x2])
    }

    fn gradient([x0, x1, x2, w0, w1, w2, b]: [f64; 7]) -> [f64; 7] {
        let active = affine(&[w0, w1, w2], b, &[x0, x1, x2]) > 0.0;
        if active { [w0, w1, w2, x0, x1, x2, 1.0] } else { [0.0; 7] }
    }

    fn hessian(x: [f64; 7]) -> [[f64; 7]; 7] {
        let active = Self::gradient(x)[6];
        // x_i and w_i are the pairs (0, 3), (1, 4), (2, 5).
        array::from_fn(|i| {
            array::from_fn(|j| if i < 6 && j < 6 && i.abs_diff(j) == 3 { active } else { 0.0 })
        })
    }
}

fn relu<R: Real>(x: R) -> R {
    x.max(R::lit(0.0))
}

/// `w . x + b`
fn affine<R: Real>(weights: &[R], bias: R, x: &[R]) -> R {
    weights.iter().zip(x).fold(bias, |sum, (&w, &x)| sum + w * x)
}

fn neuron<R: Real>(weights: &[R], bias: R, x: &[R]) -> R {
    relu(affine(weights, bias, x))
}

/// 200 points that fill [-2, 2)^N evenly: multiples of (e, e^2, ..., e^N), whose fractions are independent.
fn points<const N: usize>() -> impl Iterator<Item = [f64; N]> {
    (1..=200).map(|k| array::from_fn(|i| 4.0 * (f64::from(k) * (i as f64 + 1.0).exp()).fract() - 2.0))
}

/// The same points, down to the next multiple of 1/4: sums of products are exact, and ties do occur.
fn quarters<const N: usize>() -> impl Iterator<Item = [f64; N]> {
    points().map(|x: [f64; N]| x.map(|x| (4.0 * x).floor() / 4.0))
}

/// Every point, with the tolerance that its arithmetic allows.
fn points_and_tolerances<const N: usize>() -> impl Iterator<Item = ([f64; N], f64)> {
    quarters().map(|x| (x, EXACT)).chain(points().map(|x| (x, ROUNDING)))
}

/// The largest magnitude in a vector, at least 1.
fn scale(x: &[f64]) -> f64 {
    x.iter().fold(1.0, |scale, x| scale.max(x.abs()))
}

/// Whether two vectors agree up to the tolerance times the scale of the second.
fn close(actual: &[f64], expected: &[f64], tolerance: f64) -> bool {
    let scale = scale(expected);
    actual.len() == expected.len()
        && actual.iter().zip(expected).all(|(a, e)| (a - e).abs() <= tolerance * scale)
}

fn dot(x: &[f64], y: &[f64]) -> f64 {
    x.iter().zip(y).map(|(x, y)| x * y).sum()
}

/// The function's value, gradient and Hessian by every driver are those of `f64` and of the closed form.
fn assert_derivatives<F: Function<N>, const N: usize>(_: F) {
    for (x, tolerance) in points_and_tolerances() {
        let check = |driver: &str, actual: &[f64], expected: &[f64], tolerance: f64| {
            assert!(
                close(actual, expected, tolerance),
                "{}, {driver} at {x:?}: {actual:?}, not {expected:?}",
                F::FORMULA,
            );
        };
        let (value, partials, hessian) = (F::value(x), F::gradient(x), F::hessian(x));
        let along: [f64; N] = array::from_fn(|i| 0.5_f64.powi(i as i32));
        let slope = dot(&partials, &along);

        let (y, by_gradient) = gradient(F::value, x);
        check("value on DualVec", &[y], &[value], EXACT);
        check("gradient", &by_gradient, &partials, tolerance);
        let (y, by_slice) = slice::gradient(|x| F::value(array::from_fn(|i| x[i])), &x);
        check("value on slice::Chunk", &[y], &[value], EXACT);
        check("slice::gradient", &by_slice, &partials, tolerance);
        let (y, by_direction) = directional_derivative(F::value, x, along);
        check("value on Dual", &[y], &[value], EXACT);
        // The terms of the sum may cancel, so its error is in proportion to the largest of them.
        check("directional_derivative", &[by_direction], &[slope], tolerance * scale(&partials));

        // DualVec<DualVec<f64>>, then DualVec<Dual<f64>>, then Dual<Dual<f64>>
        let (inner, rows) = jacobian(|x| gradient(F::value, x).1, x);
        check("gradient on DualVec", &inner, &partials, tolerance);
        check("jacobian of gradient", rows.as_flattened(), hessian.as_flattened(), tolerance);
        let (inner, h_along) = jvp(|x| gradient(F::value, x).1, x, along);
        check("gradient on Dual", &inner, &partials, tolerance);
        check("jvp of gradient", &h_along, &hessian.map(|row| dot(&row, &along)), tolerance);
        for (i, j) in (0..N).flat_map(|i| (0..N).map(move |j| (i, j))) {
            let (first, second) = partial_derivative(|x| partial_derivative(F::value, x, j).1, x, i);
            let expected = [partials[j], hessian[i][j]];
            check("partial_derivative twice", &[first, second], &expected, tolerance);
        }
    }
}

#[test]
fn the_partials_of_a_sum_are_the_sums_of_its_terms_partials() {
    assert_derivatives(Sum);
    assert_derivatives(WeightedSum);
    assert_derivatives(Polynomial);
}

#[test]
fn the_partials_of_a_product_are_its_other_factors() {
    assert_derivatives(Product);
    assert_derivatives(SumOfProducts);
}

#[test]
fn the_partials_of_max_are_one_for_the_larger_and_zero_for_the_other() {
    assert_derivatives(Max);
    assert_derivatives(Relu);
}

#[test]
fn three_times_the_fifth_power_of_2x2_has_slope_960_x9() {
    assert_derivatives(PowerOfSquare);
}

#[test]
fn a_neurons_partials_are_its_inputs_its_weights_and_one_where_it_is_active() {
    assert_derivatives(Neuron);
}

#[test]
fn a_tie_takes_the_second_argument_of_max() {
    for t in [0.0, -0.0, 1.5, -3.0, 5e-324, 1e300, f64::INFINITY] {
        assert_eq!(gradient(|[x, y]| x.max(y), [t, t]), (t, [0.0, 1.0]));
        assert_eq!(gradient(Max::value, [t, t]), (t, [0.0, 1.0]));
        assert_eq!(partial_derivative(Max::value, [t, t], 0), (t, 0.0));
        assert_eq!(partial_derivative(Max::value, [t, t], 1), (t, 1.0));
        assert_eq!(jacobian(|x| gradient(Max::value, x).1, [t, t]), ([0.0, 1.0], [[0.0; 2]; 2]));
    }
    // Zeros are equal, with either sign.
    assert_eq!(gradient(Max::value, [0.0, -0.0]).1, [0.0, 1.0]);
    assert_eq!(gradient(Max::value, [-0.0, 0.0]).1, [0.0, 1.0]);
}

#[test]
fn relu_has_slope_zero_at_the_tie() {
    for zero in [0.0, -0.0] {
        assert_eq!(derivative(|x| x.max(0.0), zero), (0.0, 0.0));
        assert_eq!(derivative(relu, zero), (0.0, 0.0));
        assert_eq!(gradient(Relu::value, [zero]), (0.0, [0.0]));
        assert_eq!(derivative(|x| derivative(relu, x).1, zero), (0.0, 0.0));
    }
}

#[test]
fn relu_has_slope_one_right_above_zero_and_slope_zero_right_below() {
    for x in [5e-324, f64::MIN_POSITIVE, 1e-9, 1.0, f64::MAX, f64::INFINITY] {
        assert_eq!(derivative(|x| x.max(0.0), x), (x, 1.0));
        assert_eq!(derivative(relu, x), (x, 1.0));
        assert_eq!(derivative(|x| x.max(0.0), -x), (0.0, 0.0));
        assert_eq!(derivative(relu, -x), (0.0, 0.0));
    }
}

#[test]
fn a_partial_derivative_holds_the_other_variables_fixed() {
    for [x, y, z] in points() {
        let f = SumOfProducts::value::<Dual<f64>>;
        let (x0, y0, z0) = (Dual::constant(x), Dual::constant(y), Dual::constant(z));
        assert_eq!(partial_derivative(f, [x, y, z], 0), derivative(|x| f([x, y0, z0]), x));
        assert_eq!(partial_derivative(f, [x, y, z], 1), derivative(|y| f([x0, y, z0]), y));
        assert_eq!(partial_derivative(f, [x, y, z], 2), derivative(|z| f([x0, y0, z]), z));
    }
}

#[test]
fn the_gradient_is_the_vector_of_partials_bit_for_bit() {
    fn assert_bits<F: Function<N>, const N: usize>(_: F) {
        for x in quarters().chain(points()) {
            let (value, partials) = gradient(F::value, x);
            for (i, partial) in partials.into_iter().enumerate() {
                let (one_value, one_partial) = partial_derivative(F::value, x, i);
                assert_eq!(one_value.to_bits(), value.to_bits(), "{} at {x:?}", F::FORMULA);
                assert_eq!(one_partial.to_bits(), partial.to_bits(), "{}, d/dx_{i} at {x:?}", F::FORMULA);
            }
        }
    }
    assert_bits(Sum);
    assert_bits(WeightedSum);
    assert_bits(Polynomial);
    assert_bits(Product);
    assert_bits(SumOfProducts);
    assert_bits(Max);
    assert_bits(Relu);
    assert_bits(PowerOfSquare);
    assert_bits(Neuron);
}

#[test]
fn the_partials_of_nested_functions_are_products_of_the_partials_of_each() {
    fn f<R: Real>(u: R) -> R {
        u.exp()
    }
    fn g<R: Real>([y, h]: [R; 2]) -> R {
        y * h.sin()
    }
    fn h<R: Real>([x, z]: [R; 2]) -> R {
        x * z + z.powi(3)
    }

    for [x, y, z] in points() {
        let (h_value, [h_x, h_z]) = gradient(h, [x, z]);
        let (g_value, [g_y, g_h]) = gradient(g, [y, h_value]);
        let (f_value, f_g) = derivative(f, g_value);

        let (value, partials) = gradient(|[x, y, z]| f(g([y, h([x, z])])), [x, y, z]);
        assert_eq!(value, f_value);
        let expected = [f_g * g_h * h_x, f_g * g_y, f_g * g_h * h_z];
        assert!(close(&partials, &expected, ROUNDING), "{partials:?}, not {expected:?} at {:?}", [x, y, z]);
    }
}

#[test]
fn the_second_derivative_of_nested_functions_has_the_slopes_and_the_curvatures_of_each() {
    // sin(u)'' = -sin(u) u'^2 + cos(u) u'' with u = x^3
    let slope = |x: f64| 3.0 * x * x * x.powi(3).cos();
    let curvature = |x: f64| -x.powi(3).sin() * 9.0 * x.powi(4) + x.powi(3).cos() * 6.0 * x;
    Check::derivative(|x| x.powi(3).sin(), slope).assert_on(-2.0..=2.0);
    Check::derivative(|x| derivative(|x| x.powi(3).sin(), x).1, curvature).assert_on(-2.0..=2.0);
}

/// Three neurons on two inputs.
fn layer<R: Real>(weights: [[R; 2]; 3], biases: [R; 3], x: [R; 2]) -> [R; 3] {
    array::from_fn(|i| neuron(&weights[i], biases[i], &x))
}

#[test]
fn the_jacobian_of_a_layer_in_its_inputs_is_the_weights_of_the_active_neurons() {
    for [a, b, c, d, e, f, g, h, i, x0, x1] in points() {
        let (weights, biases, x) = ([[a, b], [c, d], [e, f]], [g, h, i], [x0, x1]);
        let on_floats = layer(weights, biases, x);
        let (values, rows) =
            jacobian(|x| layer(weights.map(|row| row.map(Real::lit)), biases.map(Real::lit), x), x);
        assert_eq!(values, on_floats);
        for (i, row) in rows.into_iter().enumerate() {
            assert_eq!(row, if on_floats[i] > 0.0 { weights[i] } else { [0.0; 2] });
        }
    }
}

#[test]
fn the_jacobian_of_a_layer_in_its_parameters_joins_each_neuron_to_its_own() {
    const X: [f64; 2] = [0.75, -1.25];
    fn of_parameters<R: Real>([a, b, c, d, e, f, g, h, i]: [R; 9]) -> [R; 3] {
        layer([[a, b], [c, d], [e, f]], [g, h, i], X.map(R::lit))
    }
    for parameters in quarters() {
        let on_floats = of_parameters(parameters);
        let (values, rows) = jacobian(of_parameters, parameters);
        assert_eq!(values, on_floats);
        for (i, row) in rows.into_iter().enumerate() {
            let mut expected = [0.0; 9];
            if on_floats[i] > 0.0 {
                [expected[2 * i], expected[2 * i + 1], expected[6 + i]] = [X[0], X[1], 1.0];
            }
            assert_eq!(row, expected);
        }
        // On either side of its kinks a layer is linear in its parameters: J p = f(p).
        assert_eq!(jvp(of_parameters, parameters, parameters), (on_floats, on_floats));
    }
}

/// Two inputs and a target: the sign of the product of the inputs, which no single neuron can tell.
const SAMPLES: [([f64; 2], f64); 4] =
    [([-1.0, -0.5], 1.0), ([-1.0, 0.5], -1.0), ([1.0, -0.75], -1.0), ([1.0, 0.75], 1.0)];

/// The mean squared error of a network of two layers over the samples: three neurons, then an affine
/// output. The parameters are the weights and the bias of each neuron in turn, those of the output last.
fn loss<R: Real>(parameters: &[R]) -> R {
    let squared_error = |(x, target): ([f64; 2], f64)| {
        let hidden = hidden_layer(parameters, x.map(R::lit));
        (affine(&parameters[9..12], parameters[12], &hidden) - target).powi(2)
    };
    SAMPLES.into_iter().map(squared_error).sum::<R>() / SAMPLES.len() as f64
}

fn hidden_layer<R: Real>(parameters: &[R], x: [R; 2]) -> [R; 3] {
    array::from_fn(|i| neuron(&parameters[3 * i..3 * i + 2], parameters[3 * i + 2], &x))
}

/// The gradient of the loss by a backward pass: from the error to the output layer to the hidden layer.
fn backward(parameters: [f64; 13]) -> [f64; 13] {
    let mut gradient = [0.0; 13];
    for (x, target) in SAMPLES {
        let hidden = hidden_layer(&parameters, x);
        let error = affine(&parameters[9..12], parameters[12], &hidden) - target;
        let output_slope = 2.0 * error / SAMPLES.len() as f64;
        gradient[12] += output_slope;
        for (i, output) in hidden.into_iter().enumerate() {
            gradient[9 + i] += output_slope * output;
            if output > 0.0 {
                let hidden_slope = output_slope * parameters[9 + i];
                gradient[3 * i] += hidden_slope * x[0];
                gradient[3 * i + 1] += hidden_slope * x[1];
                gradient[3 * i + 2] += hidden_slope;
            }
        }
    }
    gradient
}

#[test]
fn the_gradient_of_a_networks_loss_is_that_of_the_backward_pass() {
    for (parameters, tolerance) in points_and_tolerances() {
        let expected = backward(parameters);
        let (value, partials) = gradient(|p| loss(&p), parameters);
        assert_eq!(value, loss(&parameters));
        assert!(close(&partials, &expected, tolerance), "{partials:?}, not {expected:?} at {parameters:?}");

        // Thirteen parameters are two chunks of the slice.
        assert_eq!(slice::gradient(loss, &parameters), (value, partials.to_vec()));
        for (i, partial) in partials.into_iter().enumerate() {
            assert_eq!(partial_derivative(|p| loss(&p), parameters, i), (value, partial));
        }
    }
}

#[test]
fn the_loss_is_quadratic_in_the_output_layer() {
    // d^2/dv_i dv_j = mean of 2 h_i h_j, where h = (outputs of the hidden layer, 1)
    for parameters in quarters::<13>() {
        for (i, j) in (0..4).flat_map(|i| (0..4).map(move |j| (i, j))) {
            let expected = SAMPLES
                .map(|(x, _)| {
                    let [a, b, c] = hidden_layer(&parameters, x);
                    2.0 * [a, b, c, 1.0][i] * [a, b, c, 1.0][j]
                })
                .iter()
                .sum::<f64>()
                / 4.0;
            let slope = |p| partial_derivative(|p| loss(&p), p, 9 + j).1;
            assert_eq!(partial_derivative(slope, parameters, 9 + i).1, expected);
        }
    }
}

/// Steps against the gradient; returns the loss before each.
fn descend(
    mut loss: impl FnMut(&[Chunk<f64>]) -> Chunk<f64>,
    parameters: &mut [f64],
    rate: f64,
    steps: usize,
) -> Vec<f64> {
    let step = |_| {
        let (value, gradient) = slice::gradient(&mut loss, parameters);
        for (parameter, slope) in parameters.iter_mut().zip(gradient) {
            *parameter -= rate * slope;
        }
        value
    };
    (0..steps).map(step).collect()
}

#[test]
fn gradient_descent_lowers_the_loss_of_a_network_at_every_step() {
    for mut parameters in points::<13>().take(50) {
        let losses = descend(loss, &mut parameters, 0.01, 50);
        assert!(losses.windows(2).all(|pair| pair[1] < pair[0]), "{losses:?}");
    }
}

#[test]
fn gradient_descent_teaches_a_network_the_sign_of_a_product() {
    let mut parameters = [1.0, 1.0, 0.0, -1.0, -1.0, 0.0, 0.5, -0.5, 0.25, 1.0, 1.0, -1.0, 0.0];
    let losses = descend(loss, &mut parameters, 0.1, 500);
    assert!(losses[0] > 0.5 && losses[499] < 1e-12, "{losses:?}");
}

#[test]
fn gradient_descent_reaches_the_least_squares_line() {
    // Through (0, 1), (1, 2), (2, 2): by the normal equations y = x/2 + 7/6, with errors 1/6, -1/3, 1/6.
    fn line_loss<R: Real>(line: &[R]) -> R {
        let squared_error = |(x, y): (f64, f64)| (line[0] * x + line[1] - y).powi(2);
        [(0.0, 1.0), (1.0, 2.0), (2.0, 2.0)].into_iter().map(squared_error).sum::<R>() / 3.0
    }
    for mut line in points::<2>() {
        let losses = descend(line_loss, &mut line, 0.375, 200);
        assert!(close(&line, &[0.5, 7.0 / 6.0], ROUNDING), "{line:?}");
        assert!(close(&losses[199..], &[1.0 / 18.0], ROUNDING), "{:?}", losses[199]);
    }
}
