//! Hypergeometric functions. The slopes in the parameters are those of the series, term by term.

use crate::float::special::{gauss, kummer};
use crate::rules::if_varies;
use crate::scalar::{ONE, Scalar};

/// `d/dx 1F1(a; b; x) = a / b 1F1(a + 1; b + 1; x)`
pub(crate) fn hypergeometric_1f1<T: Scalar>([x, a, b]: [T; 3], varies: [bool; 3]) -> [T; 3] {
    let in_x = if_varies(varies[0], || T::guarded_mul(a / b, kummer(ONE + a, ONE + b, x).value));
    if !(varies[1] || varies[2]) {
        return [in_x, T::zero(), T::zero()];
    }
    let sum = kummer(a, b, x);
    [in_x, sum.upper[0], sum.lower[0]]
}

/// `d/dx 2F1(a, b; c; x) = a b / c 2F1(a + 1, b + 1; c + 1; x)`
pub(crate) fn hypergeometric_2f1<T: Scalar>([x, a, b, c]: [T; 4], varies: [bool; 4]) -> [T; 4] {
    let in_x = if_varies(varies[0], || T::guarded_mul(a * b / c, gauss(ONE + a, ONE + b, ONE + c, x).value));
    if !varies[1..].contains(&true) {
        return [in_x, T::zero(), T::zero(), T::zero()];
    }
    let sum = gauss(a, b, c, x);
    [in_x, sum.upper[0], sum.upper[1], sum.lower[0]]
}
