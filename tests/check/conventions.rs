//! Functions that keep the conventions of generic code, and functions that break them.

use gradual::check::{self, Mismatch, Report};
use gradual::{Function, Real, function};

/// Defines generic functions by their names.
macro_rules! generic {
    ($($Name:ident($x:ident, $y:ident) $body:block)*) => {$(
        struct $Name;

        impl Function for $Name {
            type Input = [f64; 2];
            type Output = f64;

            fn call<R: Real>(&self, &[$x, $y]: &[R; 2]) -> R $body
        }
    )*};
}

generic! {
    Smooth(x, y) { (x * y).sin() + x.powi(3) / (y * y + 1.0) }
    Branches(x, y) { if x > y { x * x } else { y * x } }
    Kinked(x, y) { x.max(y) + (x - 1.0).abs() }
    Cast(x, y) { x * R::lit(y.to_f64().unwrap()) }
    SkipsZero(x, y) { if x == 0.0 { R::lit(0.0) } else { x * y } }
    Cusp(x, y) { (x * x).powf(R::lit(0.75)) + y * y }
    Table(x, y) { x * y + if R::DEPTH > 1 { R::lit(1.0) } else { R::lit(0.0) } }
}

fn on_a_square(f: impl Function<Input = [f64; 2], Output = f64>) -> Result<Report, Mismatch> {
    check::Check::conventions(f).points(60).on(-2.0..=2.0)
}

#[test]
fn functions_that_keep_the_conventions_pass() {
    let _ = on_a_square(Smooth).unwrap();
    let _ = on_a_square(Kinked).unwrap();
    // The second derivative is infinite at x = 0.
    let _ = on_a_square(Cusp).unwrap();
}

#[test]
fn a_cast_that_drops_a_partial_is_found() {
    let mismatch = on_a_square(Cast).unwrap_err();
    assert_eq!(mismatch.components()[0].column, 1);
    assert_eq!(mismatch.diagnoses()[0].mistake, check::Mistake::Zero);
}

#[test]
fn a_branch_that_drops_a_partial_is_found() {
    let mismatch = on_a_square(SkipsZero).unwrap_err();
    assert_eq!((mismatch.point()[0], mismatch.components()[0].column), (0.0, 0));
}

#[test]
fn a_value_that_depends_on_the_number_is_found() {
    let mismatch = on_a_square(Table).unwrap_err();
    let text = mismatch.to_string();
    assert!(text.contains("the value is 1 on Dual<Dual<f64>>, but 0 on f64"), "{text}");
}

#[test]
fn a_jump_between_branches_breaks_no_convention() {
    let report = on_a_square(Branches);
    assert!(report.is_ok(), "{report:?}");
}

/// A struct runs on `DualVec`, a `Vec` on `Chunk`. The reports call an input by its name.
#[test]
fn functions_of_structures_are_checked_too() {
    let right = function!(|x: &Vec<f64>| -> f64 { x.iter().map(|x| x.sin() * x).sum() });
    let model = vec![0.0; 20];
    let _ = check::Check::parameters_conventions(right, &model).points(3).on(-2.0..=2.0).unwrap();

    let drops_a_partial = function!(|&(x, y): &(f64, f64)| -> f64 { x * R::lit(y.value()) });
    let mismatch =
        check::Check::parameters_conventions(drops_a_partial, &(0.0, 0.0)).on(1.0..=2.0).unwrap_err();
    assert!(mismatch.to_string().contains("\n\ndf/d(1) is 0: its terms are missing\n\n"), "{mismatch}");
}
