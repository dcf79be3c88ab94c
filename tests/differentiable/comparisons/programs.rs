//! Programs of three inputs, each a file of the corpus.

use crate::compare::assert_same;
use crate::corpus;

macro_rules! programs {
    ($($name:ident at $point:expr;)*) => {$(
        #[test]
        fn $name() {
            assert_same(
                |[a, b, c]| corpus::$name::plain::test(a, b, c),
                |[a, b, c]| corpus::$name::numbers::test(a, b, c),
                |[a, b, c]| corpus::$name::numbers::test(a, b, c),
                &[$point],
            );
        }
    )*};
}

programs! {
    mixing_rules at [300.0, 2e6, 0.7];
    driven_pendulum at [1.1, 0.4, 0.9];
    lenses at [500.0, 0.1, 0.2];
    clamped_spline at [0.7, 1.4, 1.7];
    dense_layers at [0.3, 0.2, -0.4];
    tracking at [0.3, 0.5, 1.2];
    ballistics at [800.0, 35.0, 0.01];
    expectation at [0.3, 0.8, 4.0];
    containers at [0.7, 1.2, 0.4];
    linear_algebra at [0.7, 0.2, 0.3];
    shapes at [0.7, 1.3, 0.6];
}
