//! Sparse matrices by hand, with planted mistakes.

use gradual::check::{self, Problem};
use gradual::sparse::{self, Matrix, generic};

use super::problems::{heat, waves};

/// The Jacobian of the heat equation by hand. The closure may spoil it.
fn by_hand(u: &[f64], spoil: impl Fn((usize, usize, f64)) -> Option<(usize, usize, f64)>) -> Matrix<f64> {
    let n = u.len();
    let near = |i: usize| i.saturating_sub(1)..(i + 2).min(n);
    let entry = |i: usize, j: usize| if i == j { -1.0 - 2.0 * u[i] } else { 1.0 };
    let entries = (0..n).flat_map(|i| near(i).map(move |j| (i, j, entry(i, j)))).filter_map(spoil);
    Matrix::from_triplets(n, n, entries)
}

#[test]
fn a_right_jacobian_passes_at_any_size() {
    for n in [1, 2, 100, 100_000] {
        let u = waves(n);
        let report = check::sparse_jacobian(generic!(heat), &by_hand(&u, Some), &u).unwrap();
        assert!(report.worst_relative_error() < 1e-12);
    }
}

#[test]
fn a_missing_entry_a_wrong_entry_and_one_too_many_are_named() {
    let u = waves(50);
    let mistakes = |(i, j, entry): (usize, usize, f64)| match (i, j) {
        (7, 8) => None,
        (20, 20) => Some((i, j, -entry)),
        (30, 31) => Some((i, 40, 2.0)),
        _ => Some((i, j, entry)),
    };
    let mismatch = check::sparse_jacobian(generic!(heat), &by_hand(&u, mistakes), &u).unwrap_err();
    let mut wrong: Vec<_> = mismatch.components().iter().map(|c| (c.row, c.column)).collect();
    wrong.sort_unstable();
    assert_eq!(wrong, [(7, 8), (20, 20), (30, 31), (30, 40)]);
    let text = mismatch.to_string();
    assert!(
        text.contains("Jacobian: 4 of 149 components are wrong") && text.contains("df[7]/dx[8]"),
        "{text}"
    );
}

#[test]
fn a_wrong_hessian_is_named() {
    let terms = generic!(|x| x.windows(2).map(|x| (x[0] * x[1]).powi(2)));
    let x = waves(20);
    let (_, _, mut hessian) = sparse::hessian(terms, &x).unwrap();
    check::sparse_hessian(terms, &hessian, &x).unwrap();
    let place = hessian.pattern().index_of(4, 5).unwrap();
    hessian.values_mut()[place] *= 1.0 + 1e-9;
    let mismatch = check::sparse_hessian(terms, &hessian, &x).unwrap_err();
    assert_eq!(mismatch.components().iter().map(|c| (c.row, c.column)).collect::<Vec<_>>(), [(4, 5)]);
    assert!(mismatch.to_string().contains("d2f/dx[4]dx[5]"));
}

#[test]
fn another_shape_and_a_point_outside_the_domain_are_problems() {
    let f = generic!(|x| [x[0].ln(), x[1]]);
    let claim = Matrix::from_triplets(2, 2, [(0, 0, 1.0), (1, 1, 1.0)]);
    let outside = check::sparse_jacobian(f, &claim, &[-1.0, 1.0]).unwrap_err();
    assert_eq!(outside.problem(), Some(&Problem::Sparse(sparse::Error::NotFinite { row: 0 })));
    let shape = check::sparse_jacobian(f, &claim.transpose(), &[1.0, 1.0]);
    assert!(shape.is_ok(), "a diagonal matrix is its own transpose");
    let wide = Matrix::from_triplets(2, 3, [(0, 0, 1.0)]);
    let problem = check::sparse_jacobian(f, &wide, &[1.0, 1.0]).unwrap_err();
    assert!(matches!(problem.problem(), Some(Problem::Shape { rows: 2, columns: 2, .. })));
}

#[test]
fn a_check_at_which_every_entry_is_a_pole_does_not_pass() {
    let f = generic!(|x| [x[0].sqrt(), x[1].sqrt()]);
    let claim = Matrix::from_triplets(2, 2, [(0, 0, 7.0), (1, 1, 7.0)]);
    let mismatch = check::sparse_jacobian(f, &claim, &[0.0, 0.0]).unwrap_err();
    assert_eq!(mismatch.problem(), Some(&Problem::AllPoles));
    assert!(mismatch.to_string().contains("try another point"), "{mismatch}");
    // One entry that can be compared is enough, and a matrix without entries has nothing to compare.
    let claim = Matrix::from_triplets(2, 2, [(0, 0, 7.0), (1, 1, 0.5)]);
    assert!(check::sparse_jacobian(f, &claim, &[0.0, 1.0]).is_ok());
    let empty = Matrix::from_triplets(1, 2, []);
    assert!(check::sparse_jacobian(generic!(|x| [x[0].floor()]), &empty, &[0.5, 0.5]).is_ok());
}
