//! Structured problems, in comparison with dense derivatives of the whole.

use gradual::sparse::assemble::{Energies, Residuals};
use gradual::{Real, slice};

use super::problems::waves;

const ITEMS: [[usize; 3]; 5] = [[0, 1, 2], [4, 1, 3], [6, 5, 0], [2, 6, 4], [3, 2, 1]];

fn residual<R: Real>(item: usize, [a, b, c]: [R; 3]) -> [R; 2] {
    let weight = 1.0 + item as f64;
    [weight * a * b.sin() - c, (a - c).powi(3)]
}

fn energy<R: Real>(item: usize, inputs: [R; 3]) -> R {
    let [a, b] = residual(item, inputs);
    a * a + a * b
}

fn of_item<R: Copy>(x: &[R], item: [usize; 3]) -> [R; 3] {
    item.map(|j| x[j])
}

#[test]
fn residuals_have_the_bits_of_the_dense_jacobian() {
    let x = waves(7);
    let (values, jacobian) = Residuals::new(7, ITEMS).evaluate(residual, &x);
    let all = |x: &[slice::Chunk<f64>]| {
        ITEMS.iter().enumerate().flat_map(|(i, &item)| residual(i, of_item(x, item))).collect()
    };
    let (expected, rows) = slice::jacobian(all, &x);
    assert_eq!((values, jacobian.to_dense()), (expected, rows));
}

#[test]
fn energies_have_the_dense_gradient_and_hessian() {
    let x = waves(7);
    let (sum, gradient, hessian) = Energies::new(7, ITEMS).evaluate(energy, &x);
    let all = |x: &[slice::HessianChunk<f64>]| {
        ITEMS.iter().enumerate().map(|(i, &item)| energy(i, of_item(x, item))).sum()
    };
    let (value, slopes, curvatures) = slice::hessian(all, &x);
    let close = |a: &[f64], b: &[f64]| a.iter().zip(b).all(|(a, b)| (a - b).abs() < 1e-12);
    assert!(close(&[sum], &[value]) && close(&gradient, &slopes) && close(&hessian.to_dense(), &curvatures));
    assert_eq!(hessian.transpose(), hessian);
}

#[test]
fn no_item_is_no_row() {
    let (values, jacobian) = Residuals::<2, 1>::new(3, []).evaluate(|_, [x, y]| [x * y], &[1.0, 2.0, 3.0]);
    assert_eq!((values.len(), jacobian.rows(), jacobian.columns()), (0, 0, 3));
    let (sum, gradient, _) = Energies::new(3, []).evaluate(|_, [x, y]| x * y, &[1.0, 2.0, 3.0]);
    assert_eq!((sum, gradient), (0.0, vec![0.0; 3]));
}

#[test]
#[should_panic(expected = "item 1 has input 2 twice: give it once, and use it twice in the function")]
fn an_input_twice_is_an_error() {
    let _ = Residuals::<2, 1>::new(3, [[0, 1], [2, 2]]);
}

#[test]
#[should_panic(expected = "item 0 has input 3, but there are 3 inputs")]
fn an_input_that_does_not_exist_is_an_error() {
    let _ = Energies::new(3, [[3, 1]]);
}

#[cfg(feature = "rayon")]
#[test]
fn parallel_evaluations_have_the_same_bits() {
    let x = waves(500);
    let items = || (0..490).map(|i| [i, i + 7, (i * i) % 490 + 10]).filter(|[_, b, c]| b != c);
    let residuals = Residuals::<3, 2>::new(500, items());
    let (values, jacobian) = residuals.evaluate(residual, &x);
    let (mut again, mut entries) = (vec![0.0; values.len()], vec![0.0; jacobian.nonzeros()]);
    residuals.parallel_evaluate_into(residual, &x, &mut again, &mut entries);
    assert_eq!((again, &entries[..]), (values, jacobian.values()));

    let energies = Energies::new(500, items());
    let (sum, gradient, hessian) = energies.evaluate(energy, &x);
    let (mut again, mut entries) = (vec![0.0; 500], vec![0.0; hessian.nonzeros()]);
    let parallel = energies.parallel_evaluate_into(energy, &x, &mut again, &mut entries);
    assert_eq!((parallel, again, &entries[..]), (sum, gradient, hessian.values()));
}
