//! The drivers on arrays, slices and groups: what they return, how often they call the function, what they refuse.
#![cfg(feature = "alloc")]

use gradual::check::Check;
use gradual::slice::{self, CHUNK, Chunk, Workspace};
use gradual::{
    Dual, Dual2Vec, DualVec, Real, derivative, directional_derivative, gradient, groups, hessian, hvp,
    jacobian, jacobian_rows, jacobian_seeded, jvp, laplacian, partial_derivative, second_derivative,
};

fn rosenbrock<R: Real>(x: &[R]) -> R {
    x.windows(2).map(|w| (w[1] - w[0] * w[0]).powi(2) * 100.0 + (-w[0] + 1.0).powi(2)).sum()
}

fn rosenbrock_gradient(x: &[f64]) -> Vec<f64> {
    let mut gradient = vec![0.0; x.len()];
    for i in 1..x.len() {
        let residual = x[i] - x[i - 1] * x[i - 1];
        gradient[i - 1] -= 400.0 * residual * x[i - 1] + 2.0 * (1.0 - x[i - 1]);
        gradient[i] += 200.0 * residual;
    }
    gradient
}

fn point(n: usize) -> Vec<f64> {
    (0..n).map(|i| (i as f64 * 0.7).sin()).collect()
}

fn assert_close(found: &[f64], wanted: &[f64]) {
    assert_eq!(found.len(), wanted.len());
    for (i, (x, y)) in found.iter().zip(wanted).enumerate() {
        assert!((x - y).abs() <= 1e-12 * (1.0 + y.abs()), "component {i}: {x} should be {y}");
    }
}

#[test]
fn one_variable_seeds_one_direction() {
    assert_eq!(derivative(|x| x.powi(3), 2.0), (8.0, 12.0));
    assert_eq!(partial_derivative(|[x, y, z]| x * y + z, [2.0, 3.0, 4.0], 1), (10.0, 2.0));
    assert_eq!(directional_derivative(|[x, y]| x * y, [2.0, 3.0], [0.5, 1.0]), (6.0, 3.5));
    assert_eq!(jvp(|[x, y]| [x * y, x], [2.0, 3.0], [0.5, 1.0]), ([6.0, 2.0], [3.5, 0.5]));
}

#[test]
fn rows_of_the_jacobian_are_the_gradients_of_the_components() {
    let f = |[x, y]: [DualVec<f64, 2>; 2]| [x * y, x.sin(), y.exp() / x];
    let at = [0.7, 1.3];
    let (values, rows) = jacobian(f, at);
    for i in 0..3 {
        let (value, row) = gradient(|x| f(x)[i], at);
        assert_eq!((values[i], rows[i]), (value, row));
    }
}

#[test]
fn a_jacobian_has_as_many_rows_as_the_function_returns_numbers() {
    let powers = |[x, y]: [DualVec<f64, 2>; 2], m: i32| (0..m).map(|i| x.powi(i) * y).collect::<Vec<_>>();
    let at = [0.7, 1.3];
    for m in [0, 1, 5] {
        let (values, rows) = jacobian_rows(|x| powers(x, m), at);
        let wanted = (0..m).map(|i| gradient(|[x, y]| x.powi(i) * y, at));
        assert!(values.into_iter().zip(rows).eq(wanted), "{m} rows");
    }
}

/// Three results of four inputs, in any number of directions.
fn pendulum<R: Real>([x, y, z, w]: [R; 4]) -> [R; 3] {
    [x * y.sin(), z.exp() - x * w, (x * x + y * y + 1.0).ln()]
}

#[test]
fn a_seeded_jacobian_is_the_jacobian_times_the_seeds() {
    let at = [0.7, 1.3, -0.4, 2.0];
    let (values, rows) = jacobian(pendulum, at);
    let unit: [[f64; 4]; 4] = std::array::from_fn(|i| std::array::from_fn(|j| f64::from(i == j)));
    assert_eq!(jacobian_seeded(pendulum, at, unit), (values, rows));

    let v = [0.25, -2.0, 1.5, 3.0];
    let (_, product) = jacobian_seeded(pendulum, at, v.map(|v| [v, 0.0]));
    assert_eq!(product.map(|[along, _]| along), jvp(pendulum, at, v).1);
    assert_eq!(product.map(|[_, zero]| zero), [0.0; 3]);

    let seeds = [[1.0, -0.5], [0.0, 2.0], [3.0, 0.25], [-1.0, 1.0]];
    let (same_values, product) = jacobian_seeded(pendulum, at, seeds);
    assert_eq!(same_values, values);
    for (row, product) in rows.iter().zip(product) {
        let wanted: Vec<f64> = (0..2).map(|k| (0..4).map(|j| row[j] * seeds[j][k]).sum()).collect();
        assert_close(&product, &wanted);
    }
}

#[test]
fn the_jacobian_times_a_vector_is_the_jvp() {
    let v = [0.25, -2.0, 1.5];
    let at = [0.7, 1.3, -0.4];
    let (values, rows) = jacobian(|[x, y, z]| [x * y.sin(), z.exp() - x], at);
    let (same_values, along) = jvp(|[x, y, z]| [x * y.sin(), z.exp() - x], at, v);
    assert_eq!(values, same_values);
    let product = rows.map(|row| row.iter().zip(v).map(|(j, v)| j * v).sum::<f64>());
    assert_close(&along, &product);
}

#[test]
fn directional_derivatives_of_slices_agree_with_the_closed_form() {
    let mut workspace = Workspace::new();
    for n in [0, 1, 2, CHUNK, CHUNK + 1, 100] {
        let (x, v) = (point(n), point(n + 3)[3..].to_vec());
        let wanted: f64 = rosenbrock_gradient(&x).iter().zip(&v).map(|(slope, v)| slope * v).sum();
        let (value, along) = slice::directional_derivative(rosenbrock, &x, &v);
        assert_eq!(value, rosenbrock(&x));
        assert!((along - wanted).abs() <= 1e-12 * 400.0 * (1.0 + n as f64), "{along} should be {wanted}");

        // two results, x_i x_(i+1) and x_i^2, for each pair of neighbours
        let f = |x: &[Dual<f64>]| x.windows(2).flat_map(|w| [w[0] * w[1], w[0] * w[0]]).collect::<Vec<_>>();
        let (values, j_v) = slice::jvp(f, &x, &v);
        let pairs = || x.windows(2).zip(v.windows(2));
        assert_eq!(values, pairs().flat_map(|(x, _)| [x[0] * x[1], x[0] * x[0]]).collect::<Vec<_>>());
        assert_close(
            &j_v,
            &pairs().flat_map(|(x, v)| [v[0] * x[1] + x[0] * v[1], 2.0 * x[0] * v[0]]).collect::<Vec<_>>(),
        );
        let (mut same_values, mut same) = (vec![9.0; j_v.len()], vec![9.0; j_v.len()]);
        let into = |x: &[Dual<f64>], y: &mut [Dual<f64>]| {
            assert!(y.iter().all(|y| y.parts() == (0.0, 0.0)));
            y.copy_from_slice(&f(x));
        };
        workspace.jvp(into, &x, &v, &mut same_values, &mut same);
        assert_eq!((same_values, same), (values, j_v));
    }
}

#[test]
fn directional_derivatives_of_slices_and_arrays_agree_to_the_bit() {
    let (x, v) = ([0.7, 1.3, -0.4], [0.25, -2.0, 1.5]);
    let array = |[x, y, z]: [Dual<f64>; 3]| [x * y.sin(), z.exp() - x];
    let slice = |x: &[Dual<f64>]| array([x[0], x[1], x[2]]).to_vec();
    let (values, j_v) = jvp(array, x, v);
    assert_eq!(slice::jvp(slice, &x, &v), (values.to_vec(), j_v.to_vec()));
    let along = slice::directional_derivative(|x| slice(x)[0], &x, &v);
    assert_eq!(along, directional_derivative(|x| array(x)[0], x, v));
}

#[test]
#[should_panic(expected = "x has length 2, but v has length 3")]
fn a_direction_of_the_wrong_length_is_refused_before_any_work() {
    let _ = slice::directional_derivative(|_| panic!("called"), &[1.0, 2.0], &[1.0; 3]);
}

#[test]
#[should_panic(expected = "x has length 2, but v has length 1")]
fn a_jvp_along_a_vector_of_the_wrong_length_is_refused_before_any_work() {
    let _ = slice::jvp(|_| panic!("called"), &[1.0, 2.0], &[1.0]);
}

#[test]
#[should_panic(expected = "there are 2 values, but the slice for their derivatives has length 3")]
fn a_jvp_into_the_wrong_length_is_refused_before_any_work() {
    let never = |_: &[Dual<f64>], _: &mut [Dual<f64>]| panic!("called");
    Workspace::new().jvp(never, &[1.0], &[1.0], &mut [0.0; 2], &mut [0.0; 3]);
}

#[test]
fn a_function_of_no_inputs_has_an_empty_gradient() {
    assert_eq!(gradient(|[]: [DualVec<f64, 0>; 0]| DualVec::constant(7.0), []), (7.0, []));
    let mut calls = 0;
    let constant = slice::gradient(
        |x| {
            calls += 1;
            assert!(x.is_empty());
            Chunk::constant(7.0)
        },
        &[],
    );
    assert_eq!((constant, calls), ((7.0, vec![]), 1));
}

#[test]
fn functions_may_capture_by_value_by_reference_and_by_mutable_reference() {
    let weights = [2.0, 3.0];
    let (_, by_reference) = gradient(|[x, y]| x * weights[0] + y * weights[1], [1.0, 1.0]);
    assert_eq!(by_reference, [2.0, 3.0]);

    let mut calls = 0;
    let (_, slope) = derivative(
        |x| {
            calls += 1;
            x * 2.0
        },
        1.0,
    );
    assert_eq!((slope, calls), (2.0, 1));

    let owned = String::from("dropped by the call");
    let once = move |x: Dual<f64>| {
        drop(owned);
        x
    };
    assert_eq!(derivative(once, 1.0), (1.0, 1.0));
}

#[test]
fn slices_of_any_length_agree_with_the_closed_form() {
    for n in 2..=3 * CHUNK + 1 {
        let x = point(n);
        assert_eq!(slice::gradient(rosenbrock, &x).0, rosenbrock(&x));
        Check::slice_gradient(rosenbrock, rosenbrock_gradient).assert_at(&x);
    }
}

#[test]
fn chunks_agree_with_one_vector_to_the_bit() {
    const N: usize = 2 * CHUNK + 3;
    let x: [f64; N] = point(N).try_into().expect("N numbers");
    let (value, whole) = gradient(|x| rosenbrock(&x), x);
    assert_eq!(slice::gradient(rosenbrock, &x), (value, whole.to_vec()));
}

#[test]
fn the_function_of_a_slice_runs_once_for_each_chunk() {
    for (n, runs) in [(1, 1), (CHUNK, 1), (CHUNK + 1, 2), (5 * CHUNK, 5)] {
        let mut calls = 0;
        let _ = slice::gradient(
            |x| {
                calls += 1;
                x.iter().sum()
            },
            &point(n),
        );
        assert_eq!(calls, runs, "{n} inputs");
    }
}

#[test]
fn the_jacobian_of_a_slice_is_row_major() {
    let n = CHUNK + 3;
    let x = point(n);
    let neighbours = |x: &[Chunk<f64>], y: &mut [Chunk<f64>]| {
        for (y, pair) in y.iter_mut().zip(x.windows(2)) {
            *y = pair[0] * pair[1];
        }
    };
    let (mut values, mut jacobian) = (vec![0.0; n - 1], vec![0.0; (n - 1) * n]);
    Workspace::new().jacobian(neighbours, &x, &mut values, &mut jacobian);
    for i in 0..n - 1 {
        assert_eq!(values[i], x[i] * x[i + 1]);
        let row = (0..n).map(|j| {
            if j == i {
                x[i + 1]
            } else if j == i + 1 {
                x[i]
            } else {
                0.0
            }
        });
        assert!(jacobian[i * n..(i + 1) * n].iter().copied().eq(row), "row {i}");
    }
    let allocating = slice::jacobian(|x| x.windows(2).map(|pair| pair[0] * pair[1]).collect(), &x);
    assert_eq!(allocating, (values, jacobian));
    assert_eq!(slice::jacobian(|_: &[Chunk<f64>]| vec![Chunk::constant(7.0)], &[]), (vec![7.0], vec![]));
}

#[test]
fn a_seeded_jacobian_of_a_slice_is_the_jacobian_times_the_seeds() {
    let n = 2 * CHUNK + 3;
    let x = point(n);
    let neighbours = |x: &[Chunk<f64>]| x.windows(2).map(|w| w[0] * w[1].sin()).collect::<Vec<_>>();
    let (values, jacobian) = slice::jacobian(neighbours, &x);
    for k in [1, 2, CHUNK, CHUNK + 1, n] {
        let seeds = point(n * k);
        let (same_values, product) = slice::jacobian_seeded(neighbours, &x, &seeds);
        assert_eq!(same_values, values);
        let entry =
            |row: &[f64], j: usize| row.iter().zip(seeds.chunks(k)).map(|(a, s)| a * s[j]).sum::<f64>();
        let rows = jacobian.chunks(n).flat_map(|row| (0..k).map(move |j| entry(row, j)));
        assert_close(&product, &rows.collect::<Vec<_>>());
    }
    let unit: Vec<f64> = (0..n * n).map(|i| f64::from(i % (n + 1) == 0)).collect();
    assert_eq!(slice::jacobian_seeded(neighbours, &x, &unit), (values.clone(), jacobian));
    assert_eq!(slice::jacobian_seeded(neighbours, &x, &[]), (values, vec![]));
    assert_eq!(slice::jacobian_seeded(|_: &[Chunk<f64>]| vec![7.0.into()], &[], &[]), (vec![7.0], vec![]));
}

#[test]
fn a_seeded_function_runs_once_for_each_chunk_of_directions() {
    let x = point(100);
    for (k, runs) in [(0, 1), (1, 1), (CHUNK, 1), (CHUNK + 1, 2)] {
        let mut calls = 0;
        let _ = slice::jacobian_seeded(
            |x| {
                calls += 1;
                vec![x[0]]
            },
            &x,
            &vec![1.0; 100 * k],
        );
        assert_eq!(calls, runs, "{k} directions");
    }
}

#[test]
fn seeds_may_have_a_tangent_of_their_own() {
    // the seed is 0 + 1 t
    let (_, slopes) =
        slice::jacobian_seeded(|x| vec![x[0] * 3.0], &[Dual::from(2.0)], &[Dual::new(0.0, 1.0)]);
    assert_eq!(slopes[0].parts(), (0.0, 3.0));
}

#[test]
#[should_panic(expected = "there are 5 seeds for 2 inputs, but each input needs the same number of seeds")]
fn seeds_that_do_not_fit_the_inputs_are_refused_before_any_work() {
    let _ = slice::jacobian_seeded(|_| panic!("called"), &[1.0, 2.0], &[1.0; 5]);
}

/// A term for each pair of the seven numbers.
fn energy<R: Real>(line: [R; 2], turn: [[R; 2]; 2], scale: R) -> R {
    let [[a, b], [c, d]] = turn;
    let x = [line[0], line[1], a, b, c, d, scale];
    x.iter().zip(&x[1..]).map(|(&x, &y)| x * y.sin()).sum()
}

#[test]
fn groups_have_the_gradient_of_the_packed_array() {
    let at = [0.7, 1.3, -0.4, 2.0, 0.1, -0.9, 1.1];
    let [p, q, a, b, c, d, scale] = at;
    let (value, packed) = gradient(|[p, q, a, b, c, d, s]| energy([p, q], [[a, b], [c, d]], s), at);
    let f = |(line, turn, scale): (_, [[DualVec<f64, 7>; 2]; 2], _)| energy(line, turn, scale);
    let (same_value, (line, turn, slope)) = groups::gradient(f, ([p, q], [[a, b], [c, d]], scale));
    assert_eq!(same_value, value);
    assert_eq!([line, turn[0], turn[1]].as_flattened(), &packed[..6]);
    assert_eq!(slope, packed[6]);
}

#[test]
fn groups_may_be_one_array_or_six_numbers_or_nested() {
    let (value, slopes) = groups::gradient::<3, _>(|[x, y, z]| x * y * z, [2.0_f32, 3.0, 5.0]);
    assert_eq!((value, slopes), gradient(|[x, y, z]| x * y * z, [2.0, 3.0, 5.0]));
    assert_eq!(groups::gradient::<1, _>(|x| x * x, 3.0), (9.0, 6.0));
    let (_, slopes) = groups::gradient::<6, _>(
        |(a, b, c, d, e, f)| a + b * 2.0 + c * 3.0 + d * 4.0 + e * 5.0 + f * 6.0,
        (1.0, 1.0, 1.0, 1.0, 1.0, 1.0),
    );
    assert_eq!(slopes, (1.0, 2.0, 3.0, 4.0, 5.0, 6.0));
    let (_, slopes) = groups::gradient::<4, _>(|((x, y), z, (w,))| x * y * z * w, ((2.0, 3.0), 5.0, (7.0,)));
    assert_eq!(slopes, ((105.0, 70.0), 42.0, (30.0,)));
}

#[test]
fn rows_of_a_jacobian_over_groups_are_the_gradients_of_the_components() {
    let f = |([x, y], z): ([DualVec<f64, 3>; 2], DualVec<f64, 3>)| [x * y, z.sin(), x / z];
    let at = ([0.7, 1.3], 2.0);
    let (values, rows) = groups::jacobian(f, at);
    for i in 0..3 {
        assert_eq!((values[i], rows[i]), groups::gradient(|x| f(x)[i], at));
    }
}

#[test]
fn a_gradient_over_groups_is_differentiated_like_any_function() {
    // d/dt of the gradient of t x^2 y
    let slope = |t: Dual<f64>| {
        let (_, ([dx], dy)) = groups::gradient::<2, _>(|([x], y)| x * x * y * DualVec::constant(t), ([t], t));
        dx + dy
    };
    assert_eq!(derivative(slope, 2.0), (24.0, 36.0)); // 2 t^3 + t^3
}

#[test]
fn outputs_that_the_function_does_not_write_are_zero_in_every_chunk() {
    let x = point(CHUNK + 1);
    let mut outputs_seen = Vec::new();
    let (mut values, mut jacobian) = ([9.0; 2], vec![9.0; 2 * x.len()]);
    Workspace::new().jacobian(
        |x, y| {
            outputs_seen.extend(y.iter().map(|y| y.parts()));
            y[0] = x[0];
        },
        &x,
        &mut values,
        &mut jacobian,
    );
    assert!(outputs_seen.iter().all(|&y| y == (0.0, [0.0; CHUNK])));
    assert_eq!(values, [x[0], 0.0]);
    assert!(jacobian[x.len()..].iter().all(|&slope| slope == 0.0));
}

#[test]
fn a_workspace_serves_functions_of_different_lengths() {
    let mut workspace = Workspace::new();
    for n in [20, 3, 0, 11] {
        let mut gradient = vec![0.0; n];
        workspace.gradient(rosenbrock, &point(n), &mut gradient);
        assert_close(&gradient, &rosenbrock_gradient(&point(n)));
    }
}

#[test]
fn an_error_ends_the_chunks() {
    let mut calls = 0;
    let result = slice::try_gradient(
        |_| {
            calls += 1;
            Err::<Chunk<f64>, _>("no luck")
        },
        &point(3 * CHUNK),
    );
    assert_eq!((result, calls), (Err("no luck"), 1));
}

#[test]
fn drivers_nest_over_slices_too() {
    // A gradient of duals is a row of the Hessian: each input is one direction of the outer level.
    let x = [0.5, -0.25];
    let hessian = [0, 1].map(|j| {
        let seeded: Vec<Dual<f64>> = (0..2).map(|i| Dual::new(x[i], f64::from(i == j))).collect();
        let (_, gradient) = slice::gradient(rosenbrock, &seeded);
        [gradient[0].tangent, gradient[1].tangent]
    });
    let corner = 1200.0 * x[0] * x[0] - 400.0 * x[1] + 2.0;
    assert_eq!(hessian, [[corner, -400.0 * x[0]], [-400.0 * x[0], 200.0]]);
}

#[test]
#[should_panic(expected = "the function has 3 inputs, but the slice for its gradient has length 2")]
fn a_gradient_of_the_wrong_length_is_refused_before_any_work() {
    let never = |_: &[Chunk<f64>]| unreachable!("the function is not called");
    Workspace::new().gradient(never, &[1.0, 2.0, 3.0], &mut [0.0; 2]);
}

#[test]
#[should_panic(
    expected = "the function has 2 values and 3 inputs, but the slice for its Jacobian has length 5"
)]
fn a_jacobian_of_the_wrong_size_is_refused_before_any_work() {
    let never = |_: &[Chunk<f64>], _: &mut [Chunk<f64>]| unreachable!("the function is not called");
    Workspace::new().jacobian(never, &[1.0; 3], &mut [0.0; 2], &mut [0.0; 5]);
}

#[test]
#[should_panic(expected = "the function returned 1 values for the first chunk, but 2 for a later one")]
fn a_function_that_changes_its_number_of_results_is_refused() {
    let mut calls = 0;
    let growing = |x: &[Chunk<f64>]| {
        calls += 1;
        vec![x[0]; calls]
    };
    let _ = slice::jacobian(growing, &point(CHUNK + 1));
}

#[test]
#[should_panic(expected = "there is no input number 2: the function has 2 inputs, counted from 0")]
fn an_input_number_out_of_range_is_refused_before_any_work() {
    let _ = partial_derivative(|_| unreachable!("the function is not called"), [1.0, 2.0], 2);
}

#[test]
#[should_panic(expected = "variable number 16 of a Chunk of 16 partials: count from 0")]
fn a_chunk_has_as_many_variables_as_partials() {
    let _ = Chunk::variable(1.0, CHUNK);
}

#[test]
#[should_panic(expected = "variable number 3 of a DualVec with 2 partials: count from 0")]
fn a_variable_number_out_of_range_is_refused() {
    let _ = DualVec::<f64, 2>::variable(1.0, 3);
}

/// Tridiagonal: d2/dx_i^2 = 1200 x_i^2 - 400 x_(i+1) + 2 (+ 200 except for the first), d2/dx_i dx_(i+1) = -400 x_i.
fn rosenbrock_hessian(x: &[f64]) -> Vec<f64> {
    let n = x.len();
    let mut hessian = vec![0.0; n * n];
    for i in 1..n {
        hessian[(i - 1) * n + i - 1] += 1200.0 * x[i - 1] * x[i - 1] - 400.0 * x[i] + 2.0;
        hessian[i * n + i] += 200.0;
        hessian[(i - 1) * n + i] -= 400.0 * x[i - 1];
        hessian[i * n + i - 1] -= 400.0 * x[i - 1];
    }
    hessian
}

const LENGTHS: [usize; 13] = [0, 1, 2, 3, 4, 5, 7, 8, 9, 12, 16, 17, 33];

#[test]
fn hessians_of_slices_of_any_length_agree_with_the_closed_form() {
    let mut workspace = Workspace::new();
    for n in LENGTHS {
        let x = point(n);
        let (value, gradient, hessian) = slice::hessian(rosenbrock, &x);
        assert_eq!(value, rosenbrock(&x));
        assert_close(&gradient, &rosenbrock_gradient(&x));
        assert_close(&hessian, &rosenbrock_hessian(&x));
        for (i, j) in (0..n).flat_map(|i| (0..i).map(move |j| (i, j))) {
            assert_eq!(hessian[i * n + j].to_bits(), hessian[j * n + i].to_bits());
        }
        let (mut same_gradient, mut same) = (vec![9.0; n], vec![9.0; n * n]);
        workspace.hessian(rosenbrock, &x, &mut same_gradient, &mut same);
        assert_eq!((same_gradient, same), (gradient, hessian));
    }
}

#[test]
fn products_with_the_hessian_and_its_trace_are_those_of_the_closed_form() {
    let mut workspace = Workspace::new();
    for n in LENGTHS {
        let (x, v) = (point(n), point(n + 3)[3..].to_vec());
        let matrix = rosenbrock_hessian(&x);
        let product: Vec<f64> =
            matrix.chunks(n.max(1)).map(|row| row.iter().zip(&v).map(|(h, v)| h * v).sum()).collect();
        let (value, gradient, h_v) = slice::hvp(rosenbrock, &x, &v);
        assert_eq!(value, rosenbrock(&x));
        assert_close(&gradient, &rosenbrock_gradient(&x));
        for (found, wanted) in h_v.iter().zip(&product) {
            assert!((found - wanted).abs() <= 1e-12 * (1.0 + 1200.0), "{n}: {found} should be {wanted}");
        }
        let (mut same_gradient, mut same) = (vec![9.0; n], vec![9.0; n]);
        workspace.hvp(rosenbrock, &x, &v, &mut same_gradient, &mut same);
        assert_eq!((same_gradient, same), (gradient, h_v));

        let (value, gradient, trace) = slice::laplacian(rosenbrock, &x);
        assert_close(&gradient, &rosenbrock_gradient(&x));
        let mut same_gradient = vec![9.0; n];
        assert_eq!(workspace.laplacian(rosenbrock, &x, &mut same_gradient), (value, trace));
        assert_eq!(same_gradient, gradient);
        let wanted: f64 = (0..n).map(|i| matrix[i * n + i]).sum();
        assert!((trace - wanted).abs() <= 1e-12 * (1.0 + wanted.abs()), "{n}: {trace} should be {wanted}");
    }
}

#[test]
fn second_derivatives_on_arrays_agree_with_those_on_slices() {
    let x: [f64; 5] = std::array::from_fn(|i| (i as f64 * 0.7).sin());
    let v = [0.5, -1.0, 2.0, 0.0, 1.5];
    let (value, gradient, matrix) = hessian(|x| rosenbrock(&x), x);
    let (same_value, same_gradient, same) = slice::hessian(rosenbrock, &x);
    assert_eq!((value, gradient.as_slice()), (same_value, same_gradient.as_slice()));
    assert_close(matrix.as_flattened(), &same);
    let (_, gradient, h_v) = hvp(|x| rosenbrock(&x), x, v);
    let (_, same_gradient, same) = slice::hvp(rosenbrock, &x, &v);
    assert_eq!((gradient.as_slice(), h_v.as_slice()), (same_gradient.as_slice(), same.as_slice()));
    let (_, _, trace) = laplacian(|x| rosenbrock(&x), x);
    assert!((trace - (0..5).map(|i| matrix[i][i]).sum::<f64>()).abs() < 1e-12);
    assert_eq!(second_derivative(|x| x.powi(3), 2.0), (8.0, 12.0, 12.0));
}

#[test]
fn second_derivatives_nest_to_third_and_fourth_ones() {
    // f = x^3 y^2: d3/dx2dy = 12 x y, d4/dx2dy2 = 12 x
    let f = |[x, y]: [Dual2Vec<Dual2Vec<f64, 2>, 2>; 2]| x.powi(3) * y.powi(2);
    let (_, inner, outer) = hessian(|x| hessian(f, x).2[0][0], [2.0, 3.0]);
    assert_eq!(inner, [54.0, 72.0]); // d/dx and d/dy of 6 x y^2
    assert_eq!(outer, [[0.0, 36.0], [36.0, 24.0]]);
}

#[test]
fn the_function_runs_once_for_each_block_on_or_above_the_diagonal() {
    let count = |n: usize| {
        let mut runs = 0;
        let f = |x: &[slice::HessianChunk<f64>]| {
            runs += 1;
            rosenbrock(x)
        };
        let _ = slice::hessian(f, &point(n));
        runs
    };
    let blocks = |n: usize| {
        let columns = |top: usize| n.div_ceil(slice::COLUMNS) - top / slice::COLUMNS;
        (0..n).step_by(slice::ROWS).map(columns).sum::<usize>()
    };
    for n in LENGTHS.into_iter().filter(|&n| n > 0) {
        assert_eq!(count(n), blocks(n), "{n}");
    }
    assert_eq!(count(0), 1);
}

#[test]
#[should_panic(expected = "the slices for its gradient and its Hessian have lengths 2 and 3")]
fn a_hessian_of_the_wrong_size_is_refused_before_any_work() {
    let f = |_: &[slice::HessianChunk<f64>]| panic!("called");
    Workspace::new().hessian(f, &[1.0, 2.0], &mut [0.0; 2], &mut [0.0; 3]);
}

#[test]
#[should_panic(expected = "the function has 2 inputs, but v has length 3")]
fn a_vector_of_the_wrong_length_is_refused_before_any_work() {
    let f = |_: &[slice::HvpChunk<f64>]| panic!("called");
    let _ = slice::hvp(f, &[1.0, 2.0], &[1.0; 3]);
}
