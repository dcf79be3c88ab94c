use gradual::DualVec;

use crate::compare::assert_same;
use crate::corpus::minimization::{numbers, plain};

/// A function at its standard start, with its value there if it is known in closed form or from the publication.
macro_rules! functions {
    ($($name:ident at $start:expr $(, $value:literal)?;)*) => {$(
        #[test]
        fn $name() {
            let start = $start;
            assert_same(
                |x| plain::$name(&x),
                |x| numbers::$name(&x),
                |x: [DualVec<f64, _>; _]| numbers::$name(&x),
                &[start, start.map(|x| 0.9 * x + 0.05)],
            );
            $(assert!((numbers::$name(&start) / $value - 1.0).abs() < 1e-9);)?
        }
    )*};
}

functions! {
    helical_valley at [-1.0, 0.0, 0.0], 2500.0;
    biggs_exp6 at [1.0, 2.0, 1.0, 1.0, 1.0, 1.0];
    gaussian at [0.4, 1.0, 0.0];
    powell_badly_scaled at [0.0, 1.0];
    box_three_dimensional at [0.0, 10.0, 20.0];
    variably_dimensioned at [0.75, 0.5, 0.25, 0.0];
    watson at [0.0, 0.0, 0.0, 0.0, 0.0, 0.0], 30.0;
    penalty_1 at [1.0, 2.0, 3.0, 4.0];
    penalty_2 at [0.5, 0.5, 0.5, 0.5];
    brown_badly_scaled at [1.0, 1.0], 999998000003.0;
    brown_and_dennis at [25.0, 5.0, -5.0, -1.0], 7926693.336997432;
    gulf at [5.0, 2.5, 0.15];
    trigonometric at [0.25, 0.25, 0.25, 0.25];
    extended_rosenbrock at [-1.2, 1.0, -1.2, 1.0], 48.4;
    extended_powell_singular at [3.0, -1.0, 0.0, 1.0], 215.0;
    beale at [1.0, 1.0], 14.203125;
    wood at [-3.0, -1.0, -3.0, -1.0], 19192.0;
    chebyquad at [0.2, 0.4, 0.6, 0.8];
}
