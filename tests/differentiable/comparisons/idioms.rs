use crate::compare::assert_same;
use crate::corpus::idioms::{numbers, plain};

macro_rules! functions {
    ($($name:ident: |[$($x:ident),+]| ($($argument:expr),+), at $($point:expr),+;)*) => {$(
        #[test]
        fn $name() {
            macro_rules! call {
                ($code:ident) => {
                    |[$($x),+]| $code::$name($($argument),+)
                };
            }
            assert_same(call!(plain), call!(numbers), call!(numbers), &[$($point),+]);
        }
    )*};
}

functions! {
    constant_receivers: |[x, y]| (x, y), at [0.5, 1.5], [2.0, -0.5];
    constants_first: |[x]| (x), at [0.3], [0.7], [2.0];
    type_parameters: |[x]| (x), at [0.3], [2.0];
    tuples: |[x]| (x), at [0.5], [1.5];
    shadowing: |[x]| (x), at [0.5];
    accumulators: |[x, y, z]| (&[x, y, z]), at [0.5, 1.5, -0.3], [2.0, -0.5, 0.1];
    solved: |[p, q]| (p, q), at [0.5, 1.5], [20.0, -0.5];
    quadrature: |[a, b]| (a, b), at [0.0, 1.5];
    polynomials: |[x]| (x), at [0.3];
    divisions: |[x, y]| (x, y), at [0.5, 1.5], [2.0, -0.5];
    through_references: |[x]| (x), at [0.3];
    loops: |[x]| (x), at [0.7];
    closures: |[x, y]| (x, y), at [0.5, 1.5];
    expression: |[c, x]| (c, x), at [0.5, 1.5];
    units: |[t]| (t), at [20.0];
    iterated: |[x]| (x), at [0.2];
    arrays: |[x]| (x), at [1.2], [-0.4];
    successors: |[x]| (x), at [0.3];
    conditions: |[x, y]| (x, y), at [0.3, 0.7], [-1.5, -0.5], [3.0, 0.1];
    arms: |[x]| (x, 0), at [0.3];
}

#[test]
fn every_arm() {
    for kind in 0..7 {
        assert_same(
            |[x]| plain::arms(x, kind),
            |[x]| numbers::arms(x, kind),
            |[x]| numbers::arms(x, kind),
            &[[0.3], [2.0]],
        );
    }
}

#[test]
fn every_degree() {
    for n in 0..6 {
        assert_same(
            |[x]| plain::recursion(n, x),
            |[x]| numbers::recursion(n, x),
            |[x]| numbers::recursion(n, x),
            &[[0.3]],
        );
    }
}

#[test]
fn options() {
    assert_same(
        |[x, y]| plain::options(x, Some(y)),
        |[x, y]| numbers::options(x, Some(y)),
        |[x, y]| numbers::options(x, Some(y)),
        &[[0.3, 0.7], [0.3, 0.2], [2.0, -1.0]],
    );
    assert_same(
        |[x]| plain::options(x, None),
        |[x]| numbers::options(x, None),
        |[x]| numbers::options(x, None),
        &[[0.3]],
    );
}
