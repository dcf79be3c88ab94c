//! The time of a gradient at many points: a loop over `gradient` or `jacobian` beside `gradual::batch`.
//!
//! ```sh
//! RUSTFLAGS='-C target-cpu=native' cargo bench -p benches --bench batch
//! ```

use std::array;
use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use gradual::batch::{self, Batch};
use gradual::{DualVec, jacobian};

const POINTS: usize = 512;

/// The functions, each from N numbers to M, over a type of numbers and its choice between two of them.
macro_rules! functions {
    ($Number:ident, |$x:ident, $a:ident, $b:ident| $a_where_negative:expr) => {
        #[inline(always)]
        fn where_negative<const N: usize>($x: Number<N>, $a: Number<N>, $b: Number<N>) -> Number<N> {
            $a_where_negative
        }

        type Number<const N: usize> = $Number<f64, N>;

        #[inline(always)]
        pub(crate) fn rosenbrock([x, y]: [Number<2>; 2]) -> [Number<2>; 1] {
            [(y - x.powi(2)).powi(2) * 100.0 + (x - 1.0).powi(2)]
        }

        /// By formula 26.2.17 of Abramowitz and Stegun.
        #[inline(always)]
        fn normal_cdf<const N: usize>(x: Number<N>) -> Number<N> {
            let u = (x.abs() * 0.231_641_9 + 1.0).recip();
            let series = u * (u * (u * 1.330_274_429 - 1.821_255_978) + 1.781_477_937) - 0.356_563_782;
            let density = (x.powi(2) * -0.5).exp() * 0.398_942_280_401_432_7;
            let tail = density * u * (u * series + 0.319_381_530);
            where_negative(x, tail, 1.0 - tail)
        }

        /// The price of a European call option.
        #[inline(always)]
        pub(crate) fn black_scholes([s, k, r, v, t]: [Number<5>; 5]) -> [Number<5>; 1] {
            let spread = v * t.sqrt();
            let d1 = ((s / k).ln() + (r + v.powi(2) * 0.5) * t) / spread;
            [s * normal_cdf(d1) - k * (-(r * t)).exp() * normal_cdf(d1 - spread)]
        }

        /// The energy of a pair of atoms.
        #[inline(always)]
        pub(crate) fn lennard_jones([a, b, c, x, y, z]: [Number<6>; 6]) -> [Number<6>; 1] {
            let inverse = ((a - x).powi(2) + (b - y).powi(2) + (c - z).powi(2)).recip();
            let sixth = inverse.powi(2) * inverse;
            [(sixth.powi(2) - sixth) * 4.0]
        }

        /// The reprojection error of bundle adjustment: a camera of 9 numbers, a point of 3.
        #[inline(always)]
        pub(crate) fn bundle_adjustment(
            [a, b, c, tx, ty, tz, f, k1, k2, x, y, z]: [Number<12>; 12],
        ) -> [Number<12>; 2] {
            let angle = (a.powi(2) + b.powi(2) + c.powi(2)).sqrt();
            let (sin, cos) = angle.sin_cos();
            let inverse = angle.recip();
            let (a, b, c) = (a * inverse, b * inverse, c * inverse);
            let along = (a * x + b * y + c * z) * (1.0 - cos);
            let px = x * cos + (b * z - c * y) * sin + a * along + tx;
            let py = y * cos + (c * x - a * z) * sin + b * along + ty;
            let pz = z * cos + (a * y - b * x) * sin + c * along + tz;
            let (u, v) = (-px / pz, -py / pz);
            let square = u.powi(2) + v.powi(2);
            let scale = f * (square * (k1 + k2 * square) + 1.0);
            [scale * u + 120.0, scale * v - 85.0]
        }
    };
}

mod one {
    use super::DualVec;

    functions!(DualVec, |x, a, b| if x < 0.0 { a } else { b });
}

mod many {
    use super::Batch;

    functions!(Batch, |x, a, b| x.lt(0.0).select(a, b));
}

/// A sequence without a pattern, in [0, 1).
fn uniform() -> impl FnMut() -> f64 {
    let mut state = 0_u64;
    move || {
        state = state.wrapping_mul(0x5851_f42d_4c95_7f2d).wrapping_add(1);
        (state >> 11) as f64 / (1_u64 << 53) as f64
    }
}

fn compare<const N: usize, const M: usize>(
    criterion: &mut Criterion,
    name: &str,
    start: [f64; N],
    one: impl Fn([DualVec<f64, N>; N]) -> [DualVec<f64, N>; M] + Copy,
    many: impl Fn([Batch<f64, N>; N]) -> [Batch<f64, N>; M] + Copy,
) {
    let mut uniform = uniform();
    let points: Vec<[f64; N]> = (0..POINTS).map(|_| start.map(|x| x * (0.9 + 0.2 * uniform()))).collect();
    let (mut values, mut jacobians) = (vec![[0.0; M]; POINTS], vec![[[0.0; N]; M]; POINTS]);

    let mut group = criterion.benchmark_group(name);
    group.throughput(Throughput::Elements(POINTS as u64));
    group.bench_function("one by one", |bencher| {
        bencher.iter(|| {
            for ((point, value), rows) in black_box(&points).iter().zip(&mut values).zip(&mut jacobians) {
                (*value, *rows) = jacobian(one, *point);
            }
        });
    });
    group.bench_function("batch", |bencher| {
        bencher.iter(|| batch::jacobian_into(many, black_box(&points), &mut values, &mut jacobians));
    });
}

fn batches(criterion: &mut Criterion) {
    let camera = [0.02, -0.11, 0.07, -0.3, 0.2, -1.5, 400.0, -0.1, 0.02, 1.2, -0.8, -3.0];
    compare(criterion, "Rosenbrock 2", [-1.2, 1.0], one::rosenbrock, many::rosenbrock);
    compare(
        criterion,
        "Black-Scholes 5",
        [100.0, 105.0, 0.03, 0.25, 0.75],
        one::black_scholes,
        many::black_scholes,
    );
    let pair = array::from_fn(|i| if i < 3 { 0.1 } else { 0.8 });
    compare(criterion, "Lennard-Jones 6", pair, one::lennard_jones, many::lennard_jones);
    compare(criterion, "Bundle adjustment 12", camera, one::bundle_adjustment, many::bundle_adjustment);
}

criterion_group!(benches, batches);
criterion_main!(benches);
