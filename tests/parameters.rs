//! Drivers for parameters in a structure: a struct that derives `Parameters`, or one that implements it by hand.
#![cfg(all(feature = "alloc", feature = "macros"))]

use std::iter::once;

use gradual::parameters::{self, AtOnce, Directions, DualOf, InChunks, Name, NamedMatrix, Small};
use gradual::{Chunk, Dual, DualVec, Parameters, Real, Scalar, gradient, hessian, jacobian, slice};

/// Every kind of field.
#[derive(Clone, Debug, PartialEq, Parameters)]
struct Model<R> {
    mass: R,
    gains: [R; 3],
    table: Vec<R>,
    inner: Inner<R>,
    pair: (R, [R; 2]),
    #[constant]
    steps: usize,
    r#type: Turn<R>,
}

#[derive(Clone, Copy, Debug, PartialEq, Parameters)]
struct Inner<R> {
    k: R,
    #[constant]
    name: &'static str,
    b: R,
}

/// A tuple struct.
#[derive(Clone, Copy, Debug, PartialEq, Parameters)]
struct Turn<R = f64>(R, #[constant] bool);

const INNER: Inner<f64> = Inner { k: 2.0, name: "left", b: 0.5 };

fn model() -> Model<f64> {
    Model {
        mass: 1.5,
        gains: [2.0, 3.0, 5.0],
        table: vec![0.5, 0.25],
        inner: INNER,
        pair: (7.0, [0.125, 11.0]),
        steps: 2,
        r#type: Turn(0.75, true),
    }
}

/// A function of every number, in which no two play the same part.
fn energy<R: Real>(m: &Model<R>) -> R {
    let gains = m.gains[0] * m.gains[1].sin() + m.gains[2].powi(2) * m.mass;
    let table: R = m.table.iter().enumerate().map(|(i, x)| x.powi(i as i32 + 2)).sum();
    let turn = if m.r#type.1 { m.r#type.0 * m.mass } else { m.r#type.0 };
    gains + table * m.inner.k - (m.inner.b * m.pair.0).exp() * m.pair.1[0]
        + m.pair.1[1].ln() * turn * m.steps as f64
}

/// The same function of the numbers in a slice.
fn energy_of_slice<R: Real>(x: &[R]) -> R {
    energy(&Model {
        mass: x[0],
        gains: [x[1], x[2], x[3]],
        table: vec![x[4], x[5]],
        inner: Inner { k: x[6], name: "left", b: x[7] },
        pair: (x[8], [x[9], x[10]]),
        steps: 2,
        r#type: Turn(x[11], true),
    })
}

const NAMES: [&str; 12] = [
    "mass",
    "gains[0]",
    "gains[1]",
    "gains[2]",
    "table[0]",
    "table[1]",
    "inner.k",
    "inner.b",
    "pair.0",
    "pair.1[0]",
    "pair.1[1]",
    "type.0",
];

#[test]
fn names_and_numbers_come_in_the_order_of_the_fields() {
    let model = model();
    assert_eq!(model.names(), NAMES);
    assert_eq!(model.to_numbers(), [1.5, 2.0, 3.0, 5.0, 0.5, 0.25, 2.0, 0.5, 7.0, 0.125, 11.0, 0.75]);
    assert_eq!(model.with_numbers(&model.to_numbers()), model);
    let mut changed = model.clone();
    changed.numbers_mut().for_each(|x| *x *= 2.0);
    assert_eq!((changed.gains, changed.pair, changed.steps), ([4.0, 6.0, 10.0], (14.0, [0.25, 22.0]), 2));
}

#[test]
fn drivers_return_what_those_for_slices_return() {
    let (model, x) = (model(), model().to_numbers());
    let in_structure = |slopes: &[f64]| model.with_numbers(slopes);

    let (value, slopes) = slice::gradient(energy_of_slice, &x);
    assert_eq!(parameters::gradient(energy, &model), (value, in_structure(&slopes)));

    let (found, gradient, h) = parameters::hessian(energy, &model);
    assert_eq!((found, &gradient), (value, &in_structure(&slopes)));
    assert_eq!(h.entries(), slice::hessian(energy_of_slice, &x).2);
    assert_eq!(
        (h.row_names(), h.column_names()),
        (&NAMES.map(String::from)[..], &NAMES.map(String::from)[..])
    );

    let v: Vec<f64> = (0..x.len()).map(|i| 0.5 - i as f64).collect();
    let (_, _, h_v) = slice::hvp(energy_of_slice, &x, &v);
    assert_eq!(parameters::hvp(energy, &model, &in_structure(&v)), (value, gradient, in_structure(&h_v)));

    let along = slice::directional_derivative(energy_of_slice, &x, &v);
    assert_eq!(parameters::jvp(energy, &model, &in_structure(&v)), along);
}

#[test]
fn a_struct_of_fixed_size_has_the_bits_of_an_array() {
    let f = |[k, b]: [DualVec<f64, 2>; 2]| (k * b).sin() / k;
    let (value, slopes) = parameters::gradient(|i| (i.k * i.b).sin() / i.k, &INNER);
    assert_eq!((value, [slopes.k, slopes.b]), gradient(f, [INNER.k, INNER.b]));
    let (_, _, by_names) = parameters::hessian(|i| (i.k * i.b).sin() / i.k, &INNER);
    let (_, _, rows) = hessian(|[k, b]| (k * b).sin() / k, [INNER.k, INNER.b]);
    assert_eq!(by_names.entries(), rows.as_flattened());
}

/// The type of the directions says how many runs there are.
#[test]
fn the_number_type_follows_from_the_fields() {
    fn directions_are<P: Parameters<Directions = D>, D: Directions>() {}
    /// 100 numbers and 101 numbers
    #[derive(Clone, Parameters)]
    struct Hundred<R>([R; 100]);
    #[derive(Clone, Parameters)]
    struct More<R>(Hundred<R>, R);
    /// A struct that borrows has a fixed size, too.
    #[derive(Clone, Parameters)]
    struct Borrows<'a, R>([R; 4], #[constant] &'a [f64]);

    directions_are::<Inner<f32>, Small<2>>();
    directions_are::<Inner<Dual<f64>>, Small<2>>();
    directions_are::<Hundred<f64>, AtOnce<100>>();
    directions_are::<Borrows<'_, f64>, Small<4>>();
    let _: DualOf<More<f64>> = Chunk::constant(1.0);
    let _: DualOf<Model<f64>> = Chunk::constant(1.0);
    let _: DualOf<Grid<f64, 2, 3>> = Chunk::constant(1.0);
    assert_eq!((Model::<f64>::LEN, More::<f64>::LEN, Grid::<f64, 2, 3>::LEN), (None, Some(101), Some(6)));
}

/// The size depends on the parameters of the struct.
#[derive(Clone, Debug, PartialEq, Parameters)]
struct Grid<R, const N: usize, const M: usize> {
    rows: [[R; M]; N],
}

#[test]
fn long_structures_run_in_chunks() {
    let mut runs = 0;
    let grid = Grid { rows: [[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0]; 5] };
    let (value, slopes) = parameters::gradient(
        |g| {
            runs += 1;
            g.rows.as_flattened().iter().map(|x| x * x).sum()
        },
        &grid,
    );
    assert_eq!((runs, value), (3, 5.0 * 140.0));
    assert_eq!(slopes, Grid { rows: [[2.0, 4.0, 6.0, 8.0, 10.0, 12.0, 14.0]; 5] });
}

#[test]
fn an_empty_structure_has_a_value_and_no_slopes() {
    let none: Vec<f64> = Vec::new();
    assert_eq!(parameters::gradient(|_| Chunk::constant(3.0), &none), (3.0, vec![]));
    let (value, h): (f64, NamedMatrix<f64>) = parameters::jacobian(|_| Chunk::constant(3.0), &none);
    assert_eq!((value, h.entries().len(), h.row_names().len(), h.column_names().len()), (3.0, 0, 1, 0));
}

#[test]
fn a_jacobian_names_its_rows_by_the_results() {
    /// The state of a body after a throw
    #[derive(Clone, Debug, PartialEq, Parameters)]
    struct State<R> {
        place: [R; 2],
        speed: R,
    }
    #[derive(Clone, Parameters)]
    struct Throw<R> {
        angle: R,
        speed: R,
    }
    fn after_a_second<R: Real>(t: &Throw<R>) -> State<R> {
        let (sin, cos) = t.angle.sin_cos();
        let velocity = [t.speed * cos, t.speed * sin - 9.81];
        State { place: [velocity[0], t.speed * sin - 9.81 / 2.0], speed: velocity[0].hypot(velocity[1]) }
    }
    let throw = Throw { angle: 0.5, speed: 20.0 };
    let (state, j) = parameters::jacobian(after_a_second, &throw);
    assert_eq!(state, after_a_second(&throw));
    assert_eq!(j.row_names(), ["place[0]", "place[1]", "speed"]);
    assert_eq!(j[["place[0]", "angle"]], -20.0 * 0.5_f64.sin());
    assert_eq!(j[["place[1]", "speed"]], 0.5_f64.sin());

    let f = |[angle, speed]: [DualVec<f64, 2>; 2]| {
        let State { place: [x, y], speed } = after_a_second(&Throw { angle, speed });
        [x, y, speed]
    };
    assert_eq!(j.entries(), jacobian(f, [0.5, 20.0]).1.as_flattened());

    // along a direction, in the same structure
    let (_, slopes) = parameters::jvp(after_a_second, &throw, &Throw { angle: 0.0, speed: 1.0 });
    assert_eq!(slopes.place, [0.5_f64.cos(), 0.5_f64.sin()]);
}

#[test]
#[should_panic = "the function returned 2 numbers for the first chunk, but 1 for a later one"]
fn a_jacobian_whose_number_of_rows_changes_panics() {
    let mut length = 3;
    let _ = parameters::jacobian(
        |x| {
            length -= 1;
            vec![x[0]; length]
        },
        &vec![1.0; 20],
    );
}

#[test]
fn errors_of_the_function_come_back() {
    let fails = |_: &Inner<DualVec<f64, 2>>| Err::<DualVec<f64, 2>, _>("no luck");
    assert_eq!(parameters::try_gradient(fails, &INNER), Err("no luck"));
    assert_eq!(parameters::try_jacobian(fails, &INNER), Err("no luck"));
}

#[test]
fn numbers_nest() {
    /// The derivative in k of a derivative
    fn slope<R: Real>(k: R) -> R {
        parameters::gradient(|i| i.k.powi(3) * i.b, &Inner { k, name: "", b: R::lit(2.0) }).1.k
    }
    assert_eq!(gradual::derivative(slope, 5.0), (150.0, 60.0));
}

#[test]
fn single_precision_works() {
    let (value, slopes) = parameters::gradient(|i| i.k * i.b, &Inner { k: 3.0_f32, name: "", b: 2.0 });
    assert_eq!((value, slopes.k, slopes.b), (6.0_f32, 2.0, 3.0));
}

#[test]
fn gradient_descent_is_one_line() {
    // a parabola with its lowest point at k = 3, b = -1
    let mut x = Inner { k: 0.0, name: "", b: 0.0 };
    for _ in 0..100 {
        let (_, slopes) = parameters::gradient(|i| (i.k - 3.0).powi(2) + (i.b + 1.0).powi(2) * 2.0, &x);
        x.add_scaled(-0.2, &slopes);
    }
    let missing = Inner { k: x.k - 3.0, b: x.b + 1.0, ..x };
    assert!(missing.dot(&missing) < 1e-24, "{x:?}");
}

#[test]
#[should_panic = "a structure of 2 parameters meets one of 3"]
fn vectors_of_different_lengths_panic() {
    vec![1.0, 2.0].add_scaled(1.0, &vec![1.0, 2.0, 3.0]);
}

#[test]
#[should_panic = "there are 1 numbers for a structure of 2 parameters"]
fn too_few_numbers_panic() {
    let _ = INNER.with_numbers(&[1.0]);
}

#[test]
fn a_matrix_prints_as_a_table() {
    let (_, _, h) = parameters::hessian(|i| i.k * i.k * i.b, &INNER);
    assert_eq!(format!("{h:.2}"), "      k     b\nk  1.00  4.00\nb  4.00  0.00");
    assert_eq!((h.get("b", "k"), h.get("b", "c"), h[(1, 0)]), (Some(&4.0), None, 4.0));
}

#[test]
#[should_panic = "there is no entry (b, c): the rows are k, b, and the columns are k, b"]
fn a_wrong_name_panics_with_the_right_ones() {
    let _ = parameters::hessian(|i| i.k * i.b, &INNER).2[["b", "c"]];
}

/// The trait without the macro.
#[test]
fn a_struct_implements_the_trait_by_hand() {
    #[derive(Clone, Copy, Debug, PartialEq)]
    struct Spring<R> {
        stiffness: R,
        ends: [R; 2],
    }

    impl<R: Scalar> Parameters for Spring<R> {
        type Scalar = R;
        type Of<D> = Spring<D>;
        type Directions = InChunks;
        const LEN: Option<usize> = Some(3);

        fn map_named<D>(&self, name: Name<'_>, f: &mut impl FnMut(Name<'_>, R) -> D) -> Spring<D> {
            let stiffness = f(name.field("stiffness"), self.stiffness);
            Spring { stiffness, ends: self.ends.map_named(name.field("ends"), f) }
        }

        fn numbers(&self) -> impl Iterator<Item = &R> {
            once(&self.stiffness).chain(&self.ends)
        }

        fn numbers_mut(&mut self) -> impl Iterator<Item = &mut R> {
            once(&mut self.stiffness).chain(&mut self.ends)
        }
    }

    let spring = Spring { stiffness: 2.0, ends: [1.0, 4.0] };
    assert_eq!(spring.names(), ["stiffness", "ends[0]", "ends[1]"]);
    let (value, slopes) = parameters::gradient(|s| s.stiffness * (s.ends[1] - s.ends[0]), &spring);
    assert_eq!((value, slopes), (6.0, Spring { stiffness: 3.0, ends: [-2.0, 2.0] }));
}

/// Vectors and matrices of nalgebra are fields like any other.
#[cfg(feature = "nalgebra")]
#[test]
fn vectors_and_matrices_are_fields() {
    use nalgebra::{DMatrix, DVector, Matrix2, Vector3, dmatrix, dvector, matrix, vector};

    #[derive(Clone, Debug, PartialEq, Parameters)]
    struct Fixed<R> {
        place: Vector3<R>,
        turn: Matrix2<R>,
    }
    #[derive(Clone, Debug, PartialEq, Parameters)]
    struct Dynamic<R> {
        list: DVector<R>,
        table: DMatrix<R>,
    }

    let fixed = Fixed { place: vector![3.0, 4.0, 12.0], turn: matrix![1.0, 2.0; 3.0, 4.0] };
    assert_eq!(fixed.names()[2..], ["place[2]", "turn[0][0]", "turn[1][0]", "turn[0][1]", "turn[1][1]"]);
    assert_eq!(fixed.with_numbers(&fixed.to_numbers()), fixed);
    let (value, slopes) = parameters::gradient(|x| x.place.norm() + x.turn.determinant(), &fixed);
    assert_eq!(value, 11.0);
    assert_eq!(slopes.turn, matrix![4.0, -3.0; -2.0, 1.0]);
    assert_eq!(slopes.place, fixed.place / 13.0);

    let dynamic = Dynamic { list: dvector![2.0, 3.0], table: dmatrix![1.0, 2.0, 3.0; 4.0, 5.0, 6.0] };
    assert_eq!(dynamic.names()[1..5], ["list[1]", "table[0][0]", "table[1][0]", "table[0][1]"]);
    let (value, slopes) = parameters::gradient(|x| x.list[0] * x.list[1] * x.table[(1, 2)], &dynamic);
    assert_eq!((value, slopes.list), (36.0, dvector![18.0, 12.0]));
    assert_eq!(slopes.table, dmatrix![0.0, 0.0, 0.0; 0.0, 0.0, 6.0]);
}

/// A solver that knows nothing of the function but the trait.
#[test]
fn a_solver_takes_any_function() {
    use gradual::{Function, function};

    /// Newton's method for the lowest point of a function of two numbers
    fn lowest<F: Function<Output = f64>>(f: &F, start: F::Input) -> F::Input {
        let mut x = start;
        for _ in 0..20 {
            let (_, slopes, h) = f.hessian(&x);
            let g = slopes.to_numbers();
            let determinant = h[0] * h[3] - h[1] * h[2];
            let step = [(h[3] * g[0] - h[1] * g[1]) / determinant, (h[0] * g[1] - h[2] * g[0]) / determinant];
            x.add_scaled(-1.0, &x.with_numbers(&step));
        }
        x
    }

    let rosenbrock =
        function!(|&[x, y]: &[f64; 2]| -> f64 { (1.0 - x).powi(2) + 100.0 * (y - x * x).powi(2) });
    assert_eq!(lowest(&rosenbrock, [-1.2, 1.0]), [1.0, 1.0]);
    let bowl =
        function!(|x: &Vec<f64>| -> f64 { (x[0] - 3.0).powi(2) + (x[0] + x[1]).powi(4) + x[1] * x[1] });
    let at = lowest(&bowl, vec![0.0, 0.0]);
    assert!(bowl.gradient(&at).1.iter().all(|slope| slope.abs() < 1e-12), "{at:?}");

    // with data, on a struct of parameters
    struct Misfit<'a>(&'a [(f64, f64)]);
    impl Function for Misfit<'_> {
        type Input = Inner<f64>;
        type Output = Vec<f64>;

        fn call<R: Real>(&self, line: &Inner<R>) -> Vec<R> {
            self.0.iter().map(|&(x, y)| line.k * x + line.b - y).collect()
        }
    }
    let misfit = Misfit(&[(1.0, 2.0), (2.0, 2.5)]);
    assert_eq!(misfit.jacobian(&INNER), (vec![0.5, 2.0], vec![1.0, 1.0, 2.0, 1.0]));
    assert_eq!(misfit.jvp(&INNER, &Inner { k: 1.0, name: "", b: -1.0 }).1, [0.0, 1.0]);
}
