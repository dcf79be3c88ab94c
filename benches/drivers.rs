//! The time of the drivers on arrays, and of gradients of slices by the width of their chunks, and in parallel.
//!
//! ```sh
//! cargo bench -p benches --bench drivers
//! cargo bench -p benches --bench drivers -- threads
//! ```

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use gradual::slice::{self, CHUNK, Workspace, parallel};
use gradual::{DualVec, Real, directional_derivative, gradient, jacobian};

/// Rosenbrock's valley.
fn valley<R: Real>(x: &[R]) -> R {
    x.iter().zip(&x[1..]).map(|(&a, &b)| (b - a.powi(2)).powi(2) * 100.0 + (a - 1.0).powi(2)).sum()
}

fn arrays(criterion: &mut Criterion) {
    fn of<const N: usize>(criterion: &mut Criterion) {
        let mut group = criterion.benchmark_group(format!("valley of {N}"));
        let x = [1.2; N];
        group.bench_function("value", |b| b.iter(|| valley(&black_box(x))));
        group.bench_function("directional_derivative", |b| {
            b.iter(|| directional_derivative(|x| valley(&x), black_box(x), [1.0; N]))
        });
        group.bench_function("gradient", |b| b.iter(|| gradient(|x| valley(&x), black_box(x))));
        group.bench_function("Hessian", |b| {
            b.iter(|| jacobian(|x| gradient(|x| valley(&x), x).1, black_box(x)))
        });
    }
    of::<2>(criterion);
    of::<4>(criterion);
    of::<8>(criterion);
}

/// The gradient of the valley in chunks of W directions, on vectors that do not know when they are constant.
fn in_chunks<const W: usize>(x: &[f64], inputs: &mut Vec<DualVec<f64, W>>, gradient: &mut [f64]) {
    inputs.clear();
    inputs.extend(x.iter().map(|&x| DualVec::constant(x)));
    for (chunk, out) in gradient.chunks_mut(W).enumerate() {
        let seeded = chunk * W..chunk * W + out.len();
        for (lane, input) in inputs[seeded.clone()].iter_mut().enumerate() {
            input.partials[lane] = 1.0;
        }
        let y = valley(inputs);
        out.copy_from_slice(&y.partials[..out.len()]);
        for input in &mut inputs[seeded] {
            *input = DualVec::constant(input.value);
        }
    }
}

fn slices(criterion: &mut Criterion) {
    fn width<const W: usize>(criterion: &mut Criterion, n: usize) {
        let x = vec![1.2; n];
        let (mut inputs, mut gradient) = (Vec::new(), vec![0.0; n]);
        let id = BenchmarkId::new("chunks of", W);
        criterion.benchmark_group(format!("slice of {n}")).bench_function(id, |b| {
            b.iter(|| in_chunks::<W>(black_box(&x), &mut inputs, black_box(&mut gradient)))
        });
    }
    for n in [20, 100, 1000] {
        width::<4>(criterion, n);
        width::<8>(criterion, n);
        width::<16>(criterion, n);
        width::<32>(criterion, n);

        let x = vec![1.2; n];
        let (mut workspace, mut gradient) = (Workspace::new(), vec![0.0; n]);
        let id = BenchmarkId::new("Workspace::gradient, chunks of", CHUNK);
        criterion
            .benchmark_group(format!("slice of {n}"))
            .bench_function(id, |b| b.iter(|| workspace.gradient(valley, black_box(&x), &mut gradient)));
    }
}

/// A sum whose terms take an exponential, a sine and a cosine each.
fn waves<R: Real>(x: &[R]) -> R {
    x.iter().zip(&x[1..]).map(|(&a, &b)| (-(a - b).powi(2)).exp() * (a * 3.0).sin() + (b * 2.0).cos()).sum()
}

/// One thread against all of them, called from outside rayon's pool and from within.
fn threads(criterion: &mut Criterion) {
    type Function<D> = fn(&[D]) -> D;
    let point = |n: usize| (0..n).map(|i| (i as f64 * 0.7).sin()).collect::<Vec<_>>();
    for (name, f) in [("Rosenbrock", valley as Function<slice::Chunk<f64>>), ("exp, sin, cos", waves)] {
        for n in [50, 100, 200, 400, 600, 1000, 4000] {
            let (x, mut gradient) = (point(n), vec![0.0; n]);
            let (mut serial, mut parallel) = (Workspace::new(), parallel::Workspace::new());
            let mut group = criterion.benchmark_group(format!("{name} of {n}, threads"));
            group.bench_function("one", |b| b.iter(|| serial.gradient(f, black_box(&x), &mut gradient)));
            let mut all = || parallel.gradient(f, black_box(&x), &mut gradient);
            group.bench_function("all", |b| b.iter(&mut all));
            group.bench_function("all, from within", |b| rayon::scope(|_| b.iter(&mut all)));
        }
    }
    for (name, f) in [("Rosenbrock", valley as Function<slice::HessianChunk<f64>>), ("exp, sin, cos", waves)]
    {
        for n in [20, 50, 100, 200] {
            let (x, mut gradient, mut hessian) = (point(n), vec![0.0; n], vec![0.0; n * n]);
            let (mut serial, mut parallel) = (Workspace::new(), parallel::Workspace::new());
            let mut group = criterion.benchmark_group(format!("{name} of {n}, Hessian, threads"));
            group.bench_function("one", |b| {
                b.iter(|| serial.hessian(f, black_box(&x), &mut gradient, &mut hessian))
            });
            group.bench_function("all", |b| {
                b.iter(|| parallel.hessian(f, black_box(&x), &mut gradient, &mut hessian))
            });
        }
    }
}

criterion_group!(benches, arrays, slices, threads);
criterion_main!(benches);
