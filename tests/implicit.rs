//! Derivatives of solutions agree with closed forms to every order, and what has no derivative is refused.

use gradual::{
    Dual, ImplicitError, Real, derivative, derivatives, gradient, hessian, implicit_function,
    implicit_functions, jacobian,
};

/// The eccentric anomaly y of Kepler's equation y - e sin y = m.
fn kepler<R: Real>(e: R, m: R) -> R {
    let [e_0, m_0] = [e, m].map(|x| x.to_f64().expect("a float"));
    let solution = (0..50).fold(m_0, |y, _| y - (y - e_0 * y.sin() - m_0) / (1.0 - e_0 * y.cos()));
    implicit_function(|y, [e, m]| y - e * y.sin() - m, R::lit(solution), [e, m]).expect("e < 1")
}

#[test]
fn keplers_equation_has_the_first_and_second_derivatives_of_the_closed_form() {
    for (e, m) in [(0.1, 0.3), (0.5, 1.0), (0.9, 0.2), (0.97, 3.0), (0.0, 2.0)] {
        let (y, [de, dm], [[dee, dem], [dme, dmm]]) = hessian(|[e, m]| kepler(e, m), [e, m]);
        assert_eq!(y, kepler(e, m));
        // with q = 1 - e cos y: y_m = 1 / q, y_e = sin y / q, q_m = e sin y / q, q_e = -cos y + e sin^2 y / q
        let (sin, cos) = y.sin_cos();
        let q = 1.0 - e * cos;
        let [q_e, q_m] = [-cos + e * sin * sin / q, e * sin / q];
        let wanted =
            [1.0 / q, sin / q, -q_m / (q * q), -q_e / (q * q), cos * sin / (q * q) - sin * q_e / (q * q)];
        for (found, wanted) in [dm, de, dmm, dem, dee].into_iter().zip(wanted) {
            assert!((found - wanted).abs() <= 1e-13 * wanted.abs().max(1.0), "{e} {m}: {found} {wanted}");
        }
        assert_eq!(dem, dme);
    }
}

#[test]
fn an_implicit_square_root_has_every_derivative_of_the_explicit_one() {
    let root = |x: gradual::Taylor<f64, 9>| {
        let solution = x.value.sqrt().into();
        implicit_function(|y, [x]| y * y - x, solution, [x]).expect("positive")
    };
    let (_, implicit) = derivatives(root, 2.0);
    let (_, explicit) = derivatives::<9, _>(|x| x.sqrt(), 2.0);
    for (k, (x, y)) in implicit.into_iter().zip(explicit).enumerate() {
        assert!((x - y).abs() <= 1e-13 * y.abs(), "order {}: {x} {y}", k + 1);
    }
}

#[test]
fn nested_duals_have_third_derivatives() {
    let cube_root = |x: Dual<Dual<Dual<f64>>>| {
        implicit_function(|y, [x]| y.powi(3) - x, Dual::from(2.0), [x]).expect("positive")
    };
    let third = derivative(|x| derivative(|x| derivative(cube_root, x).1, x).1, 8.0).1;
    let wanted = 10.0 / 27.0 * 8.0_f64.powf(-8.0 / 3.0);
    assert!((third - wanted).abs() < 1e-16, "{third} {wanted}");
}

#[test]
fn a_system_has_the_inverse_of_its_jacobian() {
    // u = x + x y, v = y - x^2 / 2 at (x, y) = (1, 2)
    fn forward<R: Real>([x, y]: [R; 2]) -> [R; 2] {
        [x + x * y, y - x * x / 2.0]
    }
    let ([u, v], [[a, b], [c, d]]) = jacobian(forward, [1.0, 2.0]);
    let (solution, inverse) = jacobian(
        |target: [_; 2]| {
            let residual = |xy: [_; 2], [u, v]: [_; 2]| {
                let [f, g] = forward(xy);
                [f - u, g - v]
            };
            implicit_functions(residual, [1.0.into(), 2.0.into()], target).expect("regular")
        },
        [u, v],
    );
    assert_eq!(solution, [1.0, 2.0]);
    let determinant = a * d - b * c;
    let wanted = [[d / determinant, -b / determinant], [-c / determinant, a / determinant]];
    for (found, wanted) in inverse.as_flattened().iter().zip(wanted.as_flattened()) {
        assert!((found - wanted).abs() < 1e-15);
    }
}

#[test]
fn pivots_are_exchanged_where_the_first_is_zero() {
    // x_1 = a, x_0 = b
    let swap = |[a, b]: [_; 2]| {
        implicit_functions(|[x, y]: [_; 2], [a, b]: [_; 2]| [y - a, x - b], [b, a], [a, b]).expect("regular")
    };
    let (_, rows) = jacobian(swap, [3.0, 4.0]);
    assert_eq!(rows, [[0.0, 1.0], [1.0, 0.0]]);
}

#[test]
fn plain_floats_pass_through() {
    assert_eq!(implicit_function(|y, [x]| y * y - x, 3.0, [9.0]), Ok(3.0));
}

#[test]
fn a_solution_that_is_close_keeps_its_value() {
    let y = implicit_function(|y, [x]| y * y - x, Dual::from(3.000_000_001), [Dual::variable(9.0)]);
    let (value, slope) = y.expect("close enough").parts();
    assert_eq!(value, 3.000_000_001);
    assert!((slope - 1.0_f64 / 6.0).abs() < 1e-9);
}

#[test]
fn a_number_that_is_not_a_solution_or_a_singular_solution_is_an_error() {
    let root = |y: f64, x: f64| {
        let (y, x) = (Dual::constant(y), Dual::variable(x));
        implicit_function(|y, [x]| y * y - x, y, [x]).map(Dual::parts)
    };
    assert_eq!(root(3.1, 9.0), Err(ImplicitError::NotASolution));
    assert_eq!(root(f64::NAN, 9.0), Err(ImplicitError::NotASolution));
    assert_eq!(root(f64::INFINITY, 9.0), Err(ImplicitError::NotASolution));
    assert_eq!(root(0.0, 0.0), Err(ImplicitError::Singular));
    let line = |_: [_; 2], [a]: [gradual::DualVec<Dual<f64>, 2>; 1]| [a - 1.0, a * 0.0];
    let singular = implicit_functions(line, [Dual::from(1.0), Dual::from(1.0)], [Dual::variable(1.0)]);
    assert_eq!(singular.map(|_| ()), Err(ImplicitError::Singular));
    // The tolerance is relative, so it holds for small solutions too.
    let cube = |y: f64| implicit_function(|y, [x]| y.powi(3) - x, Dual::from(y), [Dual::variable(1e-27)]);
    assert_eq!(cube(2e-9).map(|_| ()), Err(ImplicitError::NotASolution));
    assert!((cube(1e-9).expect("a solution").tangent / (1.0 / 3e-18) - 1.0).abs() < 1e-14);
    assert!(ImplicitError::Singular.to_string().contains("not differentiable"));
}

/// The roots of `(y - x)³` and `(y - x)²` follow x.
#[test]
fn a_multiple_root_is_an_error_that_names_a_residual_with_a_simple_root() {
    let (y, x) = (Dual::constant(3.0), Dual::variable(3.0));
    let multiple = Err(ImplicitError::MultipleRoot);
    assert_eq!(implicit_function(|y, [x]| (y - x).powi(3), y, [x]).map(Dual::parts), multiple);
    let squares =
        |[y, z]: [_; 2], [x]: [_; 1]| [gradual::DualVec::powi(y - x, 2), gradual::DualVec::powi(z + x, 2)];
    assert_eq!(implicit_functions(squares, [y, -y], [x]).map(|_| ()), Err(ImplicitError::MultipleRoot));
    assert!(ImplicitError::MultipleRoot.to_string().contains("give a residual with a simple root"));
    // what the message names: the root itself, and the derivative of the residual
    let simple = implicit_function(|y, [x]| y - x, y, [x]).expect("a simple root");
    let curvature = |y, [x]: [Dual<Dual<f64>>; 1]| {
        gradual::second_derivative(|y| (y - gradual::Dual2Vec::constant(x)).powi(3), y).2
    };
    let derived = implicit_function(curvature, y, [x]).expect("a simple root");
    assert_eq!([simple.parts(), derived.parts()], [(3.0, 1.0); 2]);
    // Plain numbers carry no slopes in x.
    assert_eq!(implicit_function(|y, [x]| (y - x).powi(3), 3.0, [3.0]), Err(ImplicitError::Singular));
}

#[test]
fn the_gradient_of_a_solution_goes_through_functions_of_it() {
    // the distance from the focus, r = a (1 - e cos y)
    let (_, [dr_de, dr_dm]) = gradient(|[e, m]| 1.0 - e * kepler(e, m).cos(), [0.3, 0.8]);
    let y = kepler(0.3, 0.8);
    let q = 1.0 - 0.3 * y.cos();
    assert!((dr_de - (-y.cos() + 0.3 * y.sin() * y.sin() / q)).abs() < 1e-15);
    assert!((dr_dm - 0.3 * y.sin() / q).abs() < 1e-15);
}

#[test]
fn a_matrix_that_is_singular_except_for_rounding_is_refused() {
    let linear = |a: [[f64; 3]; 3]| {
        let residual = |y: [gradual::DualVec<Dual<f64>, 3>; 3], [x]: [_; 1]| {
            a.map(|row| row[0] * y[0] + row[1] * y[1] + row[2] * y[2] - (x - 1.0))
        };
        implicit_functions(residual, [Dual::from(0.0); 3], [Dual::variable(1.0)]).map(|_| ())
    };
    let singular = Err(ImplicitError::Singular);
    assert_eq!(linear([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0], [7.0, 8.0, 9.0]]), singular);
    assert_eq!(linear([[0.1, 0.7, 0.0], [0.3, 2.1, 0.0], [0.0, 0.0, 1.0]]), singular);
    assert_eq!(linear([[0.1, 0.3, 0.0], [0.7, 2.1, 0.0], [0.0, 0.0, 1.0]]), singular);
    assert_eq!(linear([[0.0; 3], [1.0, 0.0, 0.0], [0.0, 1.0, 0.0]]), singular);
    assert_eq!(
        linear([[f64::NAN, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
        Err(ImplicitError::NotASolution)
    );
    // These are regular, although their rows and columns are badly scaled.
    assert_eq!(linear([[1.0, 1e-20, 0.0], [1.0, 2e-20, 0.0], [0.0, 0.0, 1e30]]), Ok(()));
    assert_eq!(linear([[1e200, 2e200, 0.0], [1e-200, 1e-200, 0.0], [0.0, 0.0, 1.0]]), Ok(()));
}

#[cfg(feature = "alloc")]
mod on_slices {
    use gradual::slice::{self, Chunk};
    use gradual::{Dual, ImplicitError, Real, implicit_functions};

    /// A chain of springs that harden, pulled at its end: residuals of the joints' positions y under a force x.
    fn chain<R: Real>(y: &[R], force: R, stiffness: R) -> Vec<R> {
        let pull = |stretch: R| stiffness * stretch + stretch.powi(3);
        let stretch = |i: usize| if i == 0 { y[0] } else { y[i] - y[i - 1] };
        let n = y.len();
        (0..n).map(|i| pull(stretch(i)) - if i + 1 < n { pull(stretch(i + 1)) } else { force }).collect()
    }

    #[test]
    fn any_number_of_equations_have_the_derivatives_of_the_closed_form() {
        for n in [1, 2, 15, 16, 17, 40] {
            // every spring is stretched by 1, where the force is stiffness + 1
            let positions: Vec<f64> = (1..=n).map(|i| i as f64).collect();
            let joints = |force: Dual<Dual<f64>>, stiffness: Dual<Dual<f64>>| {
                let y: Vec<_> = positions.iter().map(|&y| y.into()).collect();
                let g = |y: &[Chunk<_>], x: &[Chunk<_>]| chain(y, x[0], x[1]);
                slice::implicit_functions(g, &y, &[force, stiffness]).expect("stiff")
            };
            let second = joints(Dual::variable(Dual::variable(3.0)), Dual::constant(Dual::constant(2.0)));
            let mixed = joints(Dual::new(3.0.into(), 1.0.into()), Dual::new(Dual::variable(2.0), 0.0.into()));
            for (i, (second, mixed)) in (1..).zip(second.into_iter().zip(mixed)) {
                // k s + s^3 = f: s_f = 1 / (k + 3 s^2), s_ff = -6 s s_f^3, s_fk = -s_f^2 + 6 s^2 s_f^3
                let (i, slope) = (f64::from(i), 1.0 / 5.0_f64);
                let cube = slope.powi(3);
                let wanted = [
                    (second.value.value, i),
                    (second.tangent.value, i * slope),
                    (second.tangent.tangent, -6.0 * i * cube),
                    (mixed.tangent.tangent, i * (6.0 * cube - slope * slope)),
                ];
                for (found, wanted) in wanted {
                    assert!((found - wanted).abs() <= 1e-12 * i, "{n} springs, {i}: {found} {wanted}");
                }
            }
        }
    }

    #[test]
    fn a_multiple_root_on_slices_is_an_error() {
        let square = |y: &[Chunk<Dual<f64>>], x: &[Chunk<Dual<f64>>]| vec![(y[0] - x[0]).powi(2)];
        let root = slice::implicit_functions(square, &[Dual::constant(3.0)], &[Dual::variable(3.0)]);
        assert_eq!(root.map(|_| ()), Err(ImplicitError::MultipleRoot));
    }

    #[test]
    fn slices_and_arrays_have_the_same_solution() {
        let at = [Dual::variable(3.0), Dual::new(4.0, -0.5)];
        let polar = |[r, phi]: [f64; 2]| [Dual::from(r), Dual::from(phi)];
        let solution = polar([5.0, 4.0_f64.atan2(3.0)]);
        let on_arrays = implicit_functions(
            |[r, phi]: [gradual::DualVec<Dual<f64>, 2>; 2], [u, v]: [_; 2]| {
                [r * phi.cos() - u, r * phi.sin() - v]
            },
            solution,
            at,
        );
        let on_slices = slice::implicit_functions(
            |y: &[Chunk<Dual<f64>>], x: &[Chunk<Dual<f64>>]| {
                vec![y[0] * y[1].cos() - x[0], y[0] * y[1].sin() - x[1]]
            },
            &solution,
            &at,
        );
        let parts = |y: &[Dual<f64>]| y.iter().map(|y| y.parts()).collect::<Vec<_>>();
        assert_eq!(parts(&on_slices.expect("regular")), parts(&on_arrays.expect("regular")));
        let nothing = slice::implicit_functions(|_: &[Chunk<f64>], _| Vec::new(), &[], &[1.0]);
        assert_eq!(nothing, Ok(vec![]));
        let line = |y: &[Chunk<f64>], _: &[Chunk<f64>]| vec![y[0] + y[1], y[0] + y[1]];
        assert_eq!(slice::implicit_functions(line, &[1.0, -1.0], &[]), Err(ImplicitError::Singular));
    }

    #[test]
    #[should_panic(expected = "there are 1 equations for 2 unknowns")]
    fn fewer_equations_than_unknowns_are_refused() {
        let _ = slice::implicit_functions(|y: &[Chunk<f64>], _| vec![y[0]], &[0.0, 0.0], &[]);
    }
}
