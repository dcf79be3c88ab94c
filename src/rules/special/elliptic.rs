//! Elliptic integrals. The slopes in the parameter are Carlson's integrals, in which nothing cancels (DLMF 19.4 and
//! 19.25).

use crate::float::special::{Point, carlson_rd, reduced};
use crate::rules::if_varies;
use crate::scalar::{Literal, ONE, Scalar, TWO};

/// `K' = R_D(0, 1, 1 - m) / 6`
pub(crate) fn elliptic_k<T: Scalar>([m]: [T; 1], _: [bool; 1]) -> [T; 1] {
    [Literal(1.0 / 6.0) * carlson_rd(T::zero(), T::one(), ONE - m)]
}

/// `E' = (E - K) / 2m = -R_D(0, 1 - m, 1) / 6`
pub(crate) fn elliptic_e<T: Scalar>([m]: [T; 1], _: [bool; 1]) -> [T; 1] {
    [Literal(-1.0 / 6.0) * carlson_rd(T::zero(), ONE - m, T::one())]
}

/// `dF/dx = 1 / d` with `d^2 = 1 - m sin^2 x`, and `dF/dm = sin^3 / 6 R_D(cos^2, 1, d^2)`, and `2 K'` for each half turn.
pub(crate) fn elliptic_f<T: Scalar>([x, m]: [T; 2], varies: [bool; 2]) -> [T; 2] {
    let (half_turns, Point { sin, cos_square, delta_square }) = reduced(x, m);
    let in_m = || {
        let cube = Literal(1.0 / 6.0) * sin * sin * sin;
        let rest = T::guarded_mul(cube, carlson_rd(cos_square, T::one(), delta_square));
        if half_turns.is_zero() { rest } else { rest + TWO * half_turns * elliptic_k([m], [true])[0] }
    };
    [if_varies(varies[0], || delta_square.sqrt().recip()), if_varies(varies[1], in_m)]
}

/// `dE/dx = d` with `d^2 = 1 - m sin^2 x`, and `dE/dm = -sin^3 / 6 R_D(cos^2, d^2, 1)`, and `2 E'` for each half turn.
pub(crate) fn elliptic_e_incomplete<T: Scalar>([x, m]: [T; 2], varies: [bool; 2]) -> [T; 2] {
    let (half_turns, Point { sin, cos_square, delta_square }) = reduced(x, m);
    let in_m = || {
        let cube = Literal(-1.0 / 6.0) * sin * sin * sin;
        let rest = T::guarded_mul(cube, carlson_rd(cos_square, delta_square, T::one()));
        if half_turns.is_zero() { rest } else { rest + TWO * half_turns * elliptic_e([m], [true])[0] }
    };
    [if_varies(varies[0], || delta_square.sqrt()), if_varies(varies[1], in_m)]
}
