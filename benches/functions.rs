//! The time of each elementary function on a plain float, on `Dual`, on `DualVec` with 4 partials, and on a
//! nested dual.
//!
//! ```sh
//! cargo bench -p benches --bench functions -- powf
//! ```

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use gradual::{Dual, DualVec, Real};
use num_traits::Float;

/// One benchmark for each function and type.
macro_rules! functions {
    ($criterion:ident: $($name:literal, $f:expr;)*) => {$({
        fn f<R: Real>(x: R, y: R) -> R {
            let f: fn(R, R) -> R = $f;
            f(x, y)
        }

        let (x, y) = (0.7, 0.3);
        let mut group = $criterion.benchmark_group($name);
        group.bench_function("f64", |b| b.iter(|| f(black_box(x), black_box(y))));
        let [a, b] = [Dual::variable(x), Dual::constant(y)];
        group.bench_function("Dual", |bencher| bencher.iter(|| f(black_box(a), black_box(b))));
        let [a, b, ..] = DualVec::variables([x, y, 1.0, 1.0]);
        group.bench_function("DualVec 4", |bencher| bencher.iter(|| f(black_box(a), black_box(b))));
        let [a, b] = [Dual::variable(Dual::variable(x)), Dual::constant(Dual::constant(y))];
        group.bench_function("Dual of Dual", |bencher| bencher.iter(|| f(black_box(a), black_box(b))));
    })*};
}

fn functions(criterion: &mut Criterion) {
    functions! { criterion:
        "add", |x, y| x + y;
        "mul", |x, y| x * y;
        "div", |x, y| x / y;
        "mul by a float", |x, _| x * 3.0;
        "powi 2", |x, _| x.powi(2);
        "powi 3", |x, _| x.powi(3);
        "powf", Float::powf;
        "recip", |x, _| x.recip();
        "sqrt", |x, _| x.sqrt();
        "hypot", Float::hypot;
        "exp", |x, _| x.exp();
        "ln", |x, _| x.ln();
        "sin", |x, _| x.sin();
        "tan", |x, _| x.tan();
        "atan2", Float::atan2;
        "tanh", |x, _| x.tanh();
        "max", Float::max;
        "sigmoid", |x, _| x.sigmoid();
        "erf", |x, _| x.erf();
        "gamma", |x, _| x.gamma();
    }
}

criterion_group!(benches, functions);
criterion_main!(benches);
