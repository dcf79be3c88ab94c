use crate::compare::assert_same;
use crate::corpus::spline::{numbers, plain};

#[test]
fn value_in_heights_and_place() {
    assert_same(
        |[a, b, c, d, t]| plain::through([a, b, c, d], t),
        |[a, b, c, d, t]| numbers::through([a, b, c, d], t),
        |[a, b, c, d, t]| numbers::through([a, b, c, d], t),
        &[[1.0, 2.0, -0.5, 0.7, 1.3], [0.1, 0.2, 0.5, 0.3, 2.9], [0.1, 0.2, 0.5, 0.3, 5.0]],
    );
}

#[test]
fn errors_are_the_same() {
    let (x, y) = (vec![0.0, 1.0], vec![0.0]);
    assert_eq!(numbers::Spline::new(x.clone(), y.clone()).err(), plain::Spline::new(x, y).err());
}
