//! The operators in every form that `f64` has, on every type.

use std::cmp::Ordering;

use gradual::{Dual, Dual2Vec, DualVec, HyperDual, Real, Scalar, derivative};

/// Every form of an operator has the result of `x op y` by value.
macro_rules! forms_agree {
    ($($test:ident: $op:tt $op_assign:tt;)*) => {$(
        #[test]
        fn $test() {
            fn over_dual(x: Dual<f64>, y: Dual<f64>) {
                let expected = (x $op y).parts();
                assert_eq!((&x $op y).parts(), expected);
                assert_eq!((x $op &y).parts(), expected);
                assert_eq!((&x $op &y).parts(), expected);
                let mut z = x;
                z $op_assign y;
                assert_eq!(z.parts(), expected);
                let mut z = x;
                z $op_assign &y;
                assert_eq!(z.parts(), expected);
            }

            fn with_float_on_the_right(x: Dual<f64>, c: f64) {
                let expected = (x $op Dual::constant(c)).parts();
                assert_eq!((x $op c).parts(), expected);
                assert_eq!((&x $op c).parts(), expected);
                assert_eq!((x $op &c).parts(), expected);
                assert_eq!((&x $op &c).parts(), expected);
                let mut z = x;
                z $op_assign c;
                assert_eq!(z.parts(), expected);
                let mut z = x;
                z $op_assign &c;
                assert_eq!(z.parts(), expected);
            }

            fn with_float_on_the_left(c: f64, x: Dual<f64>) {
                let expected = (Dual::constant(c) $op x).parts();
                assert_eq!((c $op x).parts(), expected);
                assert_eq!((c $op &x).parts(), expected);
                assert_eq!((&c $op x).parts(), expected);
                assert_eq!((&c $op &x).parts(), expected);
            }

            let (x, y) = (Dual::new(7.0, 3.0), Dual::new(-2.0, 0.5));
            over_dual(x, y);
            with_float_on_the_right(x, -2.0);
            with_float_on_the_left(7.0, y);

            // In every form, the value and the gradient of a Dual2Vec are those of a Dual.
            let (x2, y2) = (Dual2Vec::new(7.0, [3.0], [[5.0]]), Dual2Vec::new(-2.0, [0.5], [[-1.0]]));
            let first_order = |z: Dual2Vec<f64, 1>| (z.value, z.gradient[0]);
            let expected = (x2 $op y2).parts();
            assert_eq!(first_order(x2 $op y2), (x $op y).parts());
            assert_eq!((&x2 $op &y2).parts(), expected);
            let mut z = x2;
            z $op_assign y2;
            assert_eq!(z.parts(), expected);
            assert_eq!((x2 $op -2.0).parts(), (x2 $op Dual2Vec::constant(-2.0)).parts());
            assert_eq!((&x2 $op &-2.0).parts(), (x2 $op -2.0).parts());
            assert_eq!((7.0 $op y2).parts(), (Dual2Vec::constant(7.0) $op y2).parts());
            assert_eq!((7.0 $op &y2).parts(), (7.0 $op y2).parts());
            let mut z = x2;
            z $op_assign -2.0;
            assert_eq!(z.parts(), (x2 $op -2.0).parts());

            // So are those of a HyperDual. Its second derivative is that of a Dual2Vec.
            let (xh, yh) =
                (HyperDual::new(7.0, [3.0], [3.0], [[5.0]]), HyperDual::new(-2.0, [0.5], [0.5], [[-1.0]]));
            let (value, [slope], [same_slope], [[curvature]]) = (xh $op yh).parts();
            assert_eq!((value, [slope], [[curvature]]), expected);
            assert_eq!(same_slope, slope);
            assert_eq!((&xh $op &yh).parts(), (xh $op yh).parts());
            let mut z = xh;
            z $op_assign yh;
            assert_eq!(z.parts(), (xh $op yh).parts());
            assert_eq!((xh $op -2.0).parts(), (xh $op HyperDual::constant(-2.0)).parts());
            assert_eq!((7.0 $op yh).parts(), (HyperDual::constant(7.0) $op yh).parts());

            // A DualVec with one partial is a Dual, in single precision and nested too.
            let vec = DualVec::new(7.0, [3.0]) $op DualVec::new(-2.0, [0.5]);
            assert_eq!((vec.value, vec.partials[0]), (x $op y).parts());
            let single = Dual::new(7.0_f32, 3.0) $op -2.0;
            let vec = DualVec::new(7.0_f32, [3.0]) $op &-2.0_f32;
            assert_eq!((vec.value, vec.partials[0]), single.parts());
            let single = 7.0 $op Dual::new(-2.0_f32, 0.5);
            assert_eq!(single.parts(), (Dual::constant(7.0_f32) $op Dual::new(-2.0, 0.5)).parts());
            let mut nested = Dual::constant(x);
            nested $op_assign -2.0;
            assert_eq!(nested.value.parts(), (x $op -2.0).parts());
            assert_eq!((7.0 $op Dual::constant(y)).value.parts(), (7.0 $op y).parts());
        }
    )*};
}

forms_agree! {
    all_forms_of_the_sum_agree: + +=;
    all_forms_of_the_difference_agree: - -=;
    all_forms_of_the_product_agree: * *=;
    all_forms_of_the_quotient_agree: / /=;
    all_forms_of_the_remainder_agree: % %=;
}

#[test]
fn operators_obey_the_rules_of_sum_product_and_quotient() {
    let (x, y) = (Dual::new(7.0, 3.0), Dual::new(2.0, 0.5));
    assert_eq!((x + y).parts(), (9.0, 3.5));
    assert_eq!((x - y).parts(), (5.0, 2.5));
    assert_eq!((x * y).parts(), (14.0, 3.0 * 2.0 + 7.0 * 0.5));
    assert_eq!((x / y).parts(), (3.5, (3.0 * 2.0 - 7.0 * 0.5) / 4.0));
    assert_eq!((x % y).parts(), (1.0, 3.0 - 3.0 * 0.5));
    assert_eq!((-x).parts(), (-7.0, -3.0));
    assert_eq!((-&x).parts(), (-7.0, -3.0));
}

#[test]
fn operators_obey_the_second_order_rules_of_sum_product_and_quotient() {
    // x = 8 + 3t + 5/2 t^2 and y = 2 + 0.5t - 1/2 t^2
    let (x, y) = (Dual2Vec::new(8.0, [3.0], [[5.0]]), Dual2Vec::new(2.0, [0.5], [[-1.0]]));
    assert_eq!((x + y).parts(), (10.0, [3.5], [[4.0]]));
    assert_eq!((x - y).parts(), (6.0, [2.5], [[6.0]]));
    assert_eq!((x * y).parts(), (16.0, [3.0 * 2.0 + 8.0 * 0.5], [[5.0 * 2.0 + 2.0 * 3.0 * 0.5 - 8.0]]));
    // q'' = (x'' - 2 q' y' - q y'') / y with q = 4 and q' = (x' - q y') / y = 1/2
    assert_eq!((x / y).parts(), (4.0, [0.5], [[(5.0 - 2.0 * 0.5 * 0.5 + 4.0) / 2.0]]));
    assert_eq!((Dual2Vec::new(7.0, [3.0], [[5.0]]) % y).parts(), (1.0, [3.0 - 3.0 * 0.5], [[5.0 + 3.0]]));
    assert_eq!((-x).parts(), (-8.0, [-3.0], [[-5.0]]));
}

#[test]
fn a_vector_of_any_length_has_the_product_rule_in_every_partial() {
    fn check<const N: usize>() {
        let partials = |k: f64| std::array::from_fn(|i| k * (i as f64 + 1.0));
        let product = DualVec::<f64, N>::new(3.0, partials(1.0)) * DualVec::new(5.0, partials(0.25));
        assert_eq!(product.parts(), (15.0, partials(5.0 + 3.0 * 0.25)), "{N} partials");
        let single = DualVec::<f32, N>::new(3.0, partials(1.0).map(|x| x as f32)) * 2.0;
        assert_eq!(single.partials, partials(2.0).map(|x| x as f32), "{N} partials");
    }
    check::<0>();
    check::<1>();
    check::<2>();
    check::<3>();
    check::<4>();
    check::<5>();
    check::<6>();
    check::<7>();
    check::<8>();
    check::<9>();
    check::<11>();
    check::<12>();
    check::<13>();
    check::<16>();
    check::<31>();
    check::<43>();
}

#[test]
fn a_hessian_of_any_size_has_the_product_rule_in_every_part() {
    fn check<const N: usize>() {
        let first = |k: f64| std::array::from_fn(|i| k * (i as f64 + 1.0));
        let rows = |k: f64| std::array::from_fn(|i| std::array::from_fn(|j| k * (i as f64 - j as f64).abs()));
        let x = Dual2Vec::<f64, N>::new(3.0, first(1.0), rows(0.5));
        let y = Dual2Vec::<f64, N>::new(5.0, first(0.25), rows(2.0));
        let (value, gradient, hessian) = (x * y).parts();
        assert_eq!((value, gradient), (15.0, first(5.0 + 3.0 * 0.25)), "{N} directions");
        let (x_i, y_i): ([f64; N], [f64; N]) = (first(1.0), first(0.25));
        for (i, row) in hessian.into_iter().enumerate() {
            for (j, part) in row.into_iter().enumerate() {
                let distance = (i as f64 - j as f64).abs();
                let wanted = (5.0 * 0.5 + 3.0 * 2.0) * distance + x_i[i] * y_i[j] + x_i[j] * y_i[i];
                assert_eq!(part, wanted, "{N} directions, ({i}, {j})");
            }
        }
    }
    check::<0>();
    check::<1>();
    check::<2>();
    check::<3>();
    check::<4>();
    check::<5>();
    check::<6>();
    check::<7>();
    check::<8>();
    check::<9>();
    check::<11>();
    check::<13>();
    check::<16>();
    check::<17>();
}

#[test]
fn sums_and_products_fold_by_value_and_by_reference() {
    let xs = DualVec::variables([2.0, 3.0, 4.0]);
    let sum: DualVec<f64, 3> = xs.iter().sum();
    assert_eq!(sum.parts(), (9.0, [1.0; 3]));
    let sum: DualVec<f64, 3> = xs.into_iter().sum();
    assert_eq!(sum.parts(), (9.0, [1.0; 3]));
    let product: DualVec<f64, 3> = xs.iter().product();
    assert_eq!(product.parts(), (24.0, [12.0, 8.0, 6.0]));
    let product: DualVec<f64, 3> = xs.into_iter().product();
    assert_eq!(product.parts(), (24.0, [12.0, 8.0, 6.0]));
}

#[test]
fn the_empty_sum_is_that_of_plain_floats_including_its_sign() {
    let plain: f64 = std::iter::empty::<f64>().sum();
    let dual: Dual<f64> = std::iter::empty::<Dual<f64>>().sum();
    assert_eq!(dual.value.to_bits(), plain.to_bits());
    let negative_zeros: Dual<f64> = [Dual::variable(-0.0); 2].iter().sum();
    assert_eq!(negative_zeros.value.to_bits(), [-0.0_f64; 2].iter().sum::<f64>().to_bits());
}

#[test]
fn a_zip_with_plain_floats_needs_no_dereference() {
    let weights = [2.0, -1.0];
    let xs = [Dual::variable(3.0), Dual::constant(4.0)];
    let dot: Dual<f64> = xs.iter().zip(&weights).map(|(x, w)| x * w).sum();
    assert_eq!(dot.parts(), (2.0, 2.0));
}

#[test]
fn literals_need_no_annotation_in_either_precision() {
    let f = derivative(|x| 3.0 * x - 1.0 / x + x.max(0.0) + x.powf(2.0) + x.hypot(0.0) % 5.0, 2.0);
    assert_eq!(f, (6.0 - 0.5 + 2.0 + 4.0 + 2.0, 3.0 + 0.25 + 1.0 + 4.0 + 1.0));
    let f = derivative(|x| 3.0 * x - 1.0 / x + x.max(0.0) + x.powf(2.0) + x.hypot(0.0) % 5.0, 2.0_f32);
    assert_eq!(f, (6.0 - 0.5 + 2.0 + 4.0 + 2.0, 3.0 + 0.25 + 1.0 + 4.0 + 1.0));
}

#[test]
fn comparison_reads_only_the_value() {
    let (x, y) = (Dual::new(1.0, 5.0), Dual::new(1.0, -5.0));
    assert!(x == y && x <= y && x >= y && x.partial_cmp(&y) == Some(Ordering::Equal));
    assert!(x == 1.0 && x < 2.0 && x > 0.5 && x <= 1.0 && x >= 1.0 && x != 3.0);
    assert!(Dual::constant(x) == 1.0 && Dual::constant(x) < 2.0);
    assert!(Dual::new(1.0_f32, 5.0) < 2.0);
    assert_eq!(Dual::new(f64::NAN, 0.0).partial_cmp(&x), None);
    assert_ne!(x.parts(), y.parts());
}

#[test]
fn a_derivative_inside_a_generic_function_is_itself_differentiable() {
    fn energy<R: Real>(q: R) -> R {
        q.powi(4) / 4.0 - q * q
    }
    fn force<R: Real>(q: R) -> R {
        -derivative(energy, q).1
    }
    assert_eq!(derivative(force, 3.0), (-(27.0 - 6.0), -(27.0 - 2.0)));
    let third = derivative(|q| derivative(force, q).1, 3.0);
    assert_eq!(third, (-25.0, -18.0));
}

#[test]
fn functions_over_a_scalar_nest_without_naming_the_base() {
    fn cube<T: Scalar>(x: T) -> T {
        derivative(|x: Dual<T>| x * x * x * x, x).1
    }
    assert_eq!(cube(2.0_f32), 32.0);
    assert_eq!(derivative(cube, 2.0), (32.0, 48.0));
}

#[test]
fn nesting_separates_the_levels() {
    // d/dx (x d/dy (x + y)) at y = 1 is 1, not 2: no perturbation confusion
    let f = |x: Dual<f64>| x * derivative(|y| Dual::constant(x) + y, Dual::constant(1.0)).1;
    assert_eq!(derivative(f, 1.0), (1.0, 1.0));
}

#[test]
fn lift_differentiates_a_function_with_known_slopes() {
    let x = Dual::new(3.0, 2.0);
    let square = |v: f64| (v * v, 2.0 * v);
    assert_eq!(x.lift(square).parts(), (9.0, 12.0));
    assert_eq!(x.lift2(5.0, |x, y| (x * y, y, x)).parts(), (15.0, 10.0));
    assert_eq!(x.lift2(x, |x, y| (x * y, y, x)).parts(), (9.0, 12.0));
    let sum_of_cubes =
        Dual::lift_n([x, x * 2.0], |[a, b]| (a * a * a + b * b * b, [3.0 * a * a, 3.0 * b * b]));
    assert_eq!(sum_of_cubes.parts(), (243.0, 54.0 + 432.0));
    let nothing = DualVec::<f64, 2>::lift_n([], |[]| (7.0, []));
    assert_eq!(nothing.parts(), (7.0, [0.0; 2]));
}

#[test]
fn lift_keeps_zero_partials_and_makes_slopes_nan_at_nan_values() {
    let [x, y] = DualVec::variables([0.0, 1.0]);
    let infinite = x.lift(|_| (0.0, f64::INFINITY));
    assert_eq!(infinite.partials, [f64::INFINITY, 0.0]);
    let undefined = y.lift(|_| (f64::NAN, 1.0));
    assert!(undefined.partials[0] == 0.0 && undefined.partials[1].is_nan());
    let both = DualVec::lift_n([x, y], |[_, y]| (y, [f64::NEG_INFINITY, 2.0]));
    assert_eq!(both.partials, [f64::NEG_INFINITY, 2.0]);
}
