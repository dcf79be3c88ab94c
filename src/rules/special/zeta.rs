//! The zeta functions. Their slopes in s are those of Euler and Maclaurin's formula.

use crate::float::special::{hurwitz_zeta_with_slope, zeta_with_slope};
use crate::rules::if_varies;
use crate::scalar::{ONE, Scalar};

/// `zeta'(s)`
pub(crate) fn zeta<T: Scalar>([s]: [T; 1], _: [bool; 1]) -> [T; 1] {
    [if s == T::one() { T::neg_infinity() } else { zeta_with_slope(s).1 }]
}

/// `d/ds zeta(s, a)` and `d/da zeta(s, a) = -s zeta(s + 1, a)`
pub(crate) fn hurwitz_zeta<T: Scalar>([s, a]: [T; 2], varies: [bool; 2]) -> [T; 2] {
    let in_a = || -(s * hurwitz_zeta_with_slope(ONE + s, a).0);
    [if_varies(varies[0], || hurwitz_zeta_with_slope(s, a).1), if_varies(varies[1], in_a)]
}
