//! Every number type, run on a function of two variables.

use gradual::slice::Chunk;
use gradual::{Dual, Dual2Vec, DualVec, HyperDual, Real, Taylor};

/// What a type says about a function at a point.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Derivatives {
    pub(crate) value: f64,
    pub(crate) gradient: [f64; 2],
    /// `[d2/dx2, d2/dxdy, d2/dy2]`, where the type has them.
    pub(crate) second: [Option<f64>; 3],
}

/// A number that a function of two variables can be run on.
pub(crate) trait Number: Real {
    fn run(f: fn(Self, Self) -> Self, at: [f64; 2]) -> Derivatives;
}

/// The same float, where NaN is the same as NaN.
pub(crate) fn same(a: f64, b: f64) -> bool {
    a == b || a.is_nan() && b.is_nan()
}

/// The directions of x and of y.
const AXES: [[f64; 2]; 2] = [[1.0, 0.0], [0.0, 1.0]];

fn first_order(value: f64, gradient: [f64; 2]) -> Derivatives {
    Derivatives { value, gradient, second: [None; 3] }
}

fn second_order(value: f64, gradient: [f64; 2], [[xx, xy], [yx, yy]]: [[f64; 2]; 2]) -> Derivatives {
    assert!(same(xy, yx), "the Hessian is not symmetric: {xy} and {yx}");
    Derivatives { value, gradient, second: [Some(xx), Some(xy), Some(yy)] }
}

impl Number for Dual<f64> {
    fn run(f: fn(Self, Self) -> Self, [x, y]: [f64; 2]) -> Derivatives {
        let [in_x, in_y] = AXES.map(|[p, q]| f(Dual::new(x, p), Dual::new(y, q)));
        first_order(in_x.value, [in_x.tangent, in_y.tangent])
    }
}

impl Number for DualVec<f64, 2> {
    fn run(f: fn(Self, Self) -> Self, at: [f64; 2]) -> Derivatives {
        let [x, y] = DualVec::variables(at);
        let z = f(x, y);
        first_order(z.value, z.partials)
    }
}

impl Number for Chunk<f64> {
    fn run(f: fn(Self, Self) -> Self, [x, y]: [f64; 2]) -> Derivatives {
        let z = f(Chunk::variable(x, 0), Chunk::variable(y, 1));
        first_order(z.value, [z.partials()[0], z.partials()[1]])
    }
}

impl Number for Dual2Vec<f64, 2> {
    fn run(f: fn(Self, Self) -> Self, at: [f64; 2]) -> Derivatives {
        let [x, y] = Dual2Vec::variables(at);
        let z = f(x, y);
        second_order(z.value, z.gradient, z.hessian)
    }
}

impl Number for HyperDual<f64, 2, 2> {
    fn run(f: fn(Self, Self) -> Self, at: [f64; 2]) -> Derivatives {
        let [x, y] = HyperDual::variables(at, AXES);
        let z = f(x, y);
        for (partial, tangent) in z.partials.into_iter().zip(z.tangents) {
            assert!(same(partial, tangent), "{partial} among the partials, {tangent} among the tangents");
        }
        second_order(z.value, z.partials, z.mixed)
    }
}

impl Number for Taylor<f64, 2> {
    fn run(f: fn(Self, Self) -> Self, [x, y]: [f64; 2]) -> Derivatives {
        let [in_x, in_y] = AXES.map(|[p, q]| f(Taylor::new(x, [p, 0.0]), Taylor::new(y, [q, 0.0])));
        // Beyond an infinite coefficient a series may not know the next.
        let second = |z: Self| Some(z.derivative(2)).filter(|_| !z.derivative(1).is_infinite());
        Derivatives {
            value: in_x.value,
            gradient: [in_x.derivative(1), in_y.derivative(1)],
            second: [second(in_x), None, second(in_y)],
        }
    }
}

impl Number for Dual<Dual<f64>> {
    fn run(f: fn(Self, Self) -> Self, [x, y]: [f64; 2]) -> Derivatives {
        let along = |[p, q]: [f64; 2], [r, s]: [f64; 2]| {
            f(Dual::new(Dual::new(x, r), p.into()), Dual::new(Dual::new(y, s), q.into()))
        };
        let hessian = AXES.map(|outer| AXES.map(|inner| along(outer, inner).tangent.tangent));
        let [in_x, in_y] = AXES.map(|axis| along(axis, axis));
        second_order(in_x.value.value, [in_x.tangent.value, in_y.tangent.value], hessian)
    }
}

impl Number for DualVec<DualVec<f64, 2>, 2> {
    fn run(f: fn(Self, Self) -> Self, at: [f64; 2]) -> Derivatives {
        let [x, y] = DualVec::variables(DualVec::variables(at));
        let z = f(x, y);
        for (outer, inner) in z.partials.iter().zip(z.value.partials) {
            assert!(same(outer.value, inner), "{} outside, {inner} inside", outer.value);
        }
        second_order(z.value.value, z.value.partials, z.partials.map(|partial| partial.partials))
    }
}

impl Number for Taylor<Dual<f64>, 1> {
    fn run(f: fn(Self, Self) -> Self, [x, y]: [f64; 2]) -> Derivatives {
        let along = |[p, q]: [f64; 2], [r, s]: [f64; 2]| {
            f(Taylor::new(Dual::new(x, r), [p.into()]), Taylor::new(Dual::new(y, s), [q.into()]))
        };
        let hessian = AXES.map(|outer| AXES.map(|inner| along(outer, inner).higher[0].tangent));
        let [in_x, in_y] = AXES.map(|axis| along(axis, axis));
        second_order(in_x.value.value, [in_x.higher[0].value, in_y.higher[0].value], hessian)
    }
}

impl Number for Dual2Vec<Dual<f64>, 2> {
    fn run(f: fn(Self, Self) -> Self, [x, y]: [f64; 2]) -> Derivatives {
        let [in_x, in_y] = AXES.map(|[p, q]| {
            let [x, y] = Dual2Vec::variables([Dual::new(x, p), Dual::new(y, q)]);
            f(x, y)
        });
        let inside = [in_x, in_y].map(|z| z.gradient.map(|slope| slope.tangent));
        let hessian = in_x.hessian.map(|row| row.map(|second| second.value));
        for (outer, inner) in hessian.as_flattened().iter().zip(inside.as_flattened()) {
            assert!(same(*outer, *inner), "{outer} outside, {inner} inside");
        }
        second_order(in_x.value.value, in_x.gradient.map(|slope| slope.value), hessian)
    }
}

/// Calls a generic function on every number type: `on_every_type!(check(argument))` calls `check::<Dual<f64>>(argument)`
/// and so on.
macro_rules! on_every_type {
    ($check:ident $arguments:tt) => {
        on_every_type! { @ $check $arguments
            gradual::Dual<f64>, gradual::DualVec<f64, 2>, gradual::slice::Chunk<f64>, gradual::Dual2Vec<f64, 2>,
            gradual::HyperDual<f64, 2, 2>, gradual::Taylor<f64, 2>, gradual::Dual<gradual::Dual<f64>>,
            gradual::DualVec<gradual::DualVec<f64, 2>, 2>, gradual::Taylor<gradual::Dual<f64>, 1>,
            gradual::Dual2Vec<gradual::Dual<f64>, 2>
        }
    };
    (@ $check:ident $arguments:tt $($Number:ty),*) => {
        $($check::<$Number> $arguments;)*
    };
}
pub(crate) use on_every_type;
