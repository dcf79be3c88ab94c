//! The parallel drivers of slices return the same bits as the serial ones, on any number of threads.

#![cfg(feature = "rayon")]

use std::fmt::Debug;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{LazyLock, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use gradual::slice::{self, CHUNK, COLUMNS, Chunk, HessianChunk, HvpChunk, parallel};
use gradual::{Primitive, Scalar};
use num_traits::FromPrimitive;
use quickcheck::QuickCheck;
use rayon::{ThreadPool, ThreadPoolBuilder};

/// Pools of 1, 2 and 5 threads.
static POOLS: LazyLock<[ThreadPool; 3]> = LazyLock::new(|| {
    [1, 2, 5].map(|threads| ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool"))
});

const LENGTHS: [usize; 7] = [0, 1, 15, 16, 17, 100, 1000];
const LENGTHS_OF_HESSIANS: [usize; 8] = [0, 1, 7, 8, 9, 16, 17, 45];

/// A value with its derivatives, as the bits of every number. All NaN count as one: an optimised build may negate a NaN in
/// one place and not in another.
trait Bits {
    fn bits(&self) -> Vec<u64>;
}

impl<T: Primitive> Bits for Vec<T> {
    fn bits(&self) -> Vec<u64> {
        self.iter().flat_map(|&x| x.into().bits()).collect()
    }
}

impl Bits for f64 {
    fn bits(&self) -> Vec<u64> {
        vec![if self.is_nan() { f64::NAN.to_bits() } else { self.to_bits() }]
    }
}

impl Bits for f32 {
    fn bits(&self) -> Vec<u64> {
        f64::from(*self).bits()
    }
}

impl<A: Bits, B: Bits> Bits for (A, B) {
    fn bits(&self) -> Vec<u64> {
        [self.0.bits(), self.1.bits()].concat()
    }
}

impl<A: Bits, B: Bits, C: Bits> Bits for (A, B, C) {
    fn bits(&self) -> Vec<u64> {
        [self.0.bits(), self.1.bits(), self.2.bits()].concat()
    }
}

/// Checks that the parallel driver returns what the serial one does, in every pool and outside of them.
#[track_caller]
fn assert_same<R: Bits + Send + Debug>(serial: R, parallel: impl Fn() -> R + Sync) {
    let in_pools = POOLS.iter().map(|pool| pool.install(&parallel));
    for found in in_pools.chain([parallel()]) {
        assert!(found.bits() == serial.bits(), "{found:?} should be {serial:?}");
    }
}

/// Returns numbers on both sides of 0, with zeros of both signs.
fn point<T: Scalar>(n: usize) -> Vec<T> {
    let number = |i: usize| match i % 11 {
        7 => 0.0,
        9 => -0.0,
        _ => (i as f64 * 0.7).sin(),
    };
    (0..n).map(|i| lit(number(i))).collect()
}

fn lit<T: FromPrimitive>(x: f64) -> T {
    T::from_f64(x).expect("a float of every number")
}

/// Each term depends on two inputs.
fn rosenbrock<T: Scalar>(x: &[T]) -> T {
    x.windows(2)
        .map(|w| (w[1] - w[0] * w[0]).powi(2) * lit::<T>(100.0) + (lit::<T>(1.0) - w[0]).powi(2))
        .sum()
}

/// Each step depends on all inputs before it.
fn recurrence<T: Scalar>(x: &[T]) -> T {
    x.iter().fold(lit(0.5), |sum: T, &x| (sum * lit::<T>(0.9) + x).sin())
}

/// It branches on values, and has constants and kinks.
fn pieces<T: Scalar>(x: &[T]) -> T {
    let piece = |(i, &x): (usize, &T)| {
        if i % 5 == 0 {
            lit(0.25)
        } else if x > lit(0.3) {
            x * x.sin()
        } else if x < lit(-0.5) {
            x.exp().max(lit(0.4))
        } else {
            x.abs()
        }
    };
    x.iter().enumerate().map(piece).sum()
}

/// Its partials contain infinities and NaN.
fn beyond_the_domain<T: Scalar>(x: &[T]) -> T {
    x.iter().map(|x| x.sqrt() + x.ln()).sum()
}

fn constant<T: Scalar>(_: &[T]) -> T {
    lit(7.0)
}

fn functions<T: Scalar>() -> [fn(&[T]) -> T; 5] {
    [rosenbrock, recurrence, pieces, beyond_the_domain, constant]
}

/// It has about two results for each input.
fn rows<T: Scalar>(x: &[T]) -> Vec<T> {
    let products = x.windows(2).map(|w| w[0] * w[1]);
    products.chain(x.iter().map(|x| x.exp())).chain([pieces(x), constant(x)]).collect()
}

fn gradients_are_the_same<T: Scalar + Primitive + Bits>() {
    for (n, f) in LENGTHS.into_iter().flat_map(|n| functions::<Chunk<T>>().map(|f| (n, f))) {
        let x = point::<T>(n);
        assert_same(slice::gradient(f, &x), || parallel::gradient(f, &x));
    }
}

#[test]
fn gradients_are_the_serial_ones_bit_for_bit() {
    gradients_are_the_same::<f64>();
    gradients_are_the_same::<f32>();
}

fn jacobians_are_the_same<T: Scalar + Primitive + Bits>() {
    for n in LENGTHS.map(|n| n.min(200)) {
        let x = point::<T>(n);
        let serial = slice::jacobian(rows, &x);
        let m = serial.0.len();
        assert_same(serial.clone(), || parallel::jacobian(rows, &x));
        assert_same(serial, || {
            let (mut values, mut jacobian) = (vec![lit(9.0); m], vec![lit(9.0); m * n]);
            let f = |x: &[Chunk<T>], y: &mut [Chunk<T>]| y.copy_from_slice(&rows(x));
            parallel::Workspace::new().jacobian(f, &x, &mut values, &mut jacobian);
            (values, jacobian)
        });
    }
}

#[test]
fn jacobians_are_the_serial_ones_bit_for_bit() {
    jacobians_are_the_same::<f64>();
    jacobians_are_the_same::<f32>();
    assert_eq!(parallel::jacobian(|_: &[Chunk<f64>]| vec![], &[1.0; 100]), (vec![], vec![]));
}

fn second_derivatives_are_the_same<T: Scalar + Primitive + Bits>() {
    for n in LENGTHS_OF_HESSIANS {
        let (x, v) = (point::<T>(n), point::<T>(n + 3)[3..].to_vec());
        for f in functions::<HessianChunk<T>>() {
            assert_same(slice::hessian(f, &x), || parallel::hessian(f, &x));
            assert_same(slice::laplacian(f, &x), || parallel::laplacian(f, &x));
        }
        for f in functions::<HvpChunk<T>>() {
            assert_same(slice::hvp(f, &x, &v), || parallel::hvp(f, &x, &v));
        }
    }
}

#[test]
fn second_derivatives_are_the_serial_ones_bit_for_bit() {
    second_derivatives_are_the_same::<f64>();
    second_derivatives_are_the_same::<f32>();
}

#[test]
fn a_random_quadratic_form_has_the_serial_gradient() {
    let law = |x: Vec<f64>, weights: Vec<f64>, pool: usize| {
        let f = |x: &[Chunk<f64>]| {
            let terms = x.iter().zip(weights.iter().cycle()).zip(x.iter().rev());
            terms.map(|((x, &w), y)| if *x < *y { *x * *y * w } else { x * w }).sum::<Chunk<f64>>()
        };
        let parallel = POOLS[pool % POOLS.len()].install(|| parallel::gradient(f, &x));
        parallel.bits() == slice::gradient(f, &x).bits()
    };
    QuickCheck::new().quickcheck(law as fn(Vec<f64>, Vec<f64>, usize) -> bool);
}

/// Returns the number of the first input that is seeded, which tells the chunks apart.
fn first_seeded<D: Scalar>(x: &[D], is_seeded: impl Fn(&D) -> bool) -> usize {
    x.iter().position(is_seeded).expect("a chunk is seeded")
}

fn chunk_of(x: &[Chunk<f64>]) -> usize {
    first_seeded(x, |x| x.partials() != [0.0; CHUNK]) / CHUNK
}

/// A function whose value differs from chunk to chunk shows which of them the value is taken from.
#[test]
fn the_value_is_taken_from_the_same_chunk() {
    let x = point::<f64>(1000);
    let of_gradient = |x: &[Chunk<f64>]| Chunk::constant(chunk_of(x) as f64);
    assert_eq!(slice::gradient(of_gradient, &x).0, 62.0);
    assert_same(slice::gradient(of_gradient, &x), || parallel::gradient(of_gradient, &x));

    let of_jacobian = |x: &[Chunk<f64>]| vec![of_gradient(x)];
    assert_same(slice::jacobian(of_jacobian, &x), || parallel::jacobian(of_jacobian, &x));

    let into = |x: &[Chunk<f64>], y: &mut [Chunk<f64>]| y[0] = of_gradient(x);
    let (mut values, mut jacobian) = ([0.0], vec![0.0; 1000]);
    slice::Workspace::new().jacobian(into, &x, &mut values, &mut jacobian);
    assert_same((values.to_vec(), jacobian), || {
        let (mut values, mut jacobian) = ([0.0], vec![0.0; 1000]);
        parallel::Workspace::new().jacobian(into, &x, &mut values, &mut jacobian);
        (values.to_vec(), jacobian)
    });

    let x = &x[..67];
    let of_hessian = |x: &[HessianChunk<f64>]| {
        let rows = first_seeded(x, |x| x.tangents.iter().any(|&seed| seed != 0.0));
        let columns = first_seeded(x, |x| x.partials != [0.0; COLUMNS]);
        x[0] + (rows * x.len() + columns) as f64
    };
    assert_same(slice::hessian(of_hessian, x), || parallel::hessian(of_hessian, x));
    assert_same(slice::laplacian(of_hessian, x), || parallel::laplacian(of_hessian, x));
    let of_hvp = |x: &[HvpChunk<f64>]| x[0] * first_seeded(x, |x| x.partials != [0.0; COLUMNS]) as f64;
    assert_same(slice::hvp(of_hvp, x, x), || parallel::hvp(of_hvp, x, x));
}

#[test]
fn the_function_runs_once_for_each_chunk() {
    for n in LENGTHS {
        let runs = (0..n.div_ceil(CHUNK).max(1)).map(|_| AtomicUsize::new(0)).collect::<Vec<_>>();
        let f = |x: &[Chunk<f64>]| {
            let chunk = if x.is_empty() { 0 } else { chunk_of(x) };
            runs[chunk].fetch_add(1, Ordering::Relaxed);
            x.iter().sum()
        };
        let _ = POOLS[2].install(|| parallel::gradient(f, &point(n)));
        assert!(runs.iter().all(|runs| runs.load(Ordering::Relaxed) == 1), "{n} inputs: {runs:?}");
    }
}

#[test]
fn chunks_run_at_the_same_time() {
    // Each chunk waits for the other.
    let arrived = AtomicUsize::new(0);
    let meet = |x: &[Chunk<f64>]| {
        let deadline = Instant::now() + Duration::from_secs(60);
        arrived.fetch_add(1, Ordering::SeqCst);
        while arrived.load(Ordering::SeqCst) < 2 {
            assert!(Instant::now() < deadline, "the other chunk does not run");
            thread::yield_now();
        }
        x.iter().sum()
    };
    let (_, gradient) = POOLS[1].install(|| parallel::gradient(meet, &[1.0; CHUNK + 1]));
    assert_eq!(gradient, [1.0; CHUNK + 1]);
}

#[test]
fn inputs_of_one_chunk_stay_on_the_thread_of_the_caller() {
    let caller = thread::current().id();
    let f = |x: &[Chunk<f64>]| {
        assert_eq!(thread::current().id(), caller);
        x.iter().sum()
    };
    for n in [0, 1, CHUNK] {
        let _ = parallel::gradient(f, &point(n));
        let _ = parallel::jacobian(|x| vec![f(x)], &point(n));
    }
}

#[test]
fn a_workspace_serves_functions_of_different_lengths() {
    let mut workspace = parallel::Workspace::new();
    for n in [100, 3, 1000, 0, 40] {
        let x = point::<f64>(n);
        let (value, gradient) = slice::gradient(rosenbrock, &x);
        let mut found = vec![9.0; n];
        assert_eq!(workspace.gradient(rosenbrock, &x, &mut found), value);
        assert_eq!(found, gradient);
    }
    for n in [40, 3, 17] {
        let x = point::<f64>(n);
        let (mut gradient, mut hessian) = (vec![9.0; n], vec![9.0; n * n]);
        let value = workspace.hessian(rosenbrock, &x, &mut gradient, &mut hessian);
        assert_eq!((value, gradient.clone(), hessian), slice::hessian(rosenbrock, &x));
        let (value, laplacian) = workspace.laplacian(rosenbrock, &x, &mut gradient);
        assert_eq!((value, gradient, laplacian), slice::laplacian(rosenbrock, &x));
        let (mut gradient, mut h_v) = (vec![9.0; n], vec![9.0; n]);
        let value = workspace.hvp(rosenbrock, &x, &x, &mut gradient, &mut h_v);
        assert_eq!((value, gradient, h_v), slice::hvp(rosenbrock, &x, &x));
    }
}

#[test]
fn the_error_is_that_of_the_first_chunk_that_fails() {
    let x = point::<f64>(1000);
    for failing in [&[0][..], &[62], &[17, 40], &[61, 3, 30, 31, 32]] {
        let fails = |x: &[Chunk<f64>]| match chunk_of(x) {
            chunk if failing.contains(&chunk) => Err(chunk),
            chunk => {
                // The later the chunk, the sooner it ends.
                thread::sleep(Duration::from_micros(62 - chunk as u64));
                Ok(rosenbrock(x))
            }
        };
        let first = *failing.iter().min().expect("one fails");
        assert_eq!(slice::try_gradient(fails, &x), Err(first));
        for pool in POOLS.iter() {
            for _ in 0..5 {
                assert_eq!(pool.install(|| parallel::try_gradient(fails, &x)), Err(first));
            }
            let rows = |x: &[Chunk<f64>]| Ok(vec![fails(x)?; 3]);
            assert_eq!(pool.install(|| parallel::try_jacobian(rows, &x)), Err(first));
            let into = |x: &[Chunk<f64>], y: &mut [Chunk<f64>]| fails(x).map(|value| y[0] = value);
            let (mut values, mut jacobian) = ([0.0; 2], vec![0.0; 2000]);
            let result = pool.install(|| {
                let workspace = &mut parallel::Workspace::new();
                workspace.try_jacobian(into, &x, &mut values, &mut jacobian)
            });
            assert_eq!(result, Err(first));
        }
    }
}

#[test]
fn the_error_of_second_derivatives_is_that_of_the_first_block_that_fails() {
    let x = point::<f64>(100);
    let rows = |x: &[HessianChunk<f64>]| {
        let top = first_seeded(x, |x| x.tangents.iter().any(|&seed| seed != 0.0));
        if top >= 20 { Err(top) } else { Ok(rosenbrock(x)) }
    };
    let chunks = |x: &[HvpChunk<f64>]| {
        let first = first_seeded(x, |x| x.partials != [0.0; COLUMNS]);
        if first >= 24 { Err(first) } else { Ok(rosenbrock(x)) }
    };
    for pool in POOLS.iter() {
        assert_eq!(pool.install(|| parallel::try_hessian(rows, &x)), Err(20));
        assert_eq!(pool.install(|| parallel::try_laplacian(rows, &x)), Err(20));
        assert_eq!(pool.install(|| parallel::try_hvp(chunks, &x, &x)), Err(24));
    }
}

/// Returns the message of the panic.
fn message_of_panic<R>(f: impl FnOnce() -> R) -> String {
    let panic = catch_unwind(AssertUnwindSafe(f)).err().expect("it panics");
    match panic.downcast::<String>() {
        Ok(message) => *message,
        Err(panic) => panic.downcast_ref::<&str>().expect("a panic with a message").to_string(),
    }
}

#[test]
fn a_panic_of_the_function_reaches_the_caller_and_the_workspace_stays_usable() {
    let x = point::<f64>(100);
    let panics = |x: &[Chunk<f64>]| if chunk_of(x) == 3 { panic!("chunk 3") } else { rosenbrock(x) };
    for pool in POOLS.iter() {
        let (mut workspace, mut gradient) = (parallel::Workspace::new(), vec![0.0; 100]);
        let message = message_of_panic(|| pool.install(|| workspace.gradient(panics, &x, &mut gradient)));
        assert_eq!(message, "chunk 3");
        let value = pool.install(|| workspace.gradient(rosenbrock, &x, &mut gradient));
        assert_eq!((value, gradient), slice::gradient(rosenbrock, &x));
    }
}

#[test]
fn a_function_that_changes_its_number_of_results_is_refused() {
    let growing = |x: &[Chunk<f64>]| vec![x[0]; 1 + chunk_of(x) / 4];
    for pool in POOLS.iter() {
        let message = message_of_panic(|| pool.install(|| parallel::jacobian(growing, &point(80))));
        assert_eq!(message, "the function returned 1 values for the first chunk, but 2 for a later one");
    }
}

#[test]
fn places_of_the_wrong_size_are_refused_before_any_work() {
    fn never<D, R>(_: &[D]) -> R {
        panic!("called")
    }
    let x = [1.0; 20];
    let (mut long, mut short) = ([0.0; 20], [0.0; 3]);
    let workspace = &mut parallel::Workspace::new();
    let messages = [
        (
            message_of_panic(|| workspace.gradient(never, &x, &mut short)),
            "the function has 20 inputs, but the slice for its gradient has length 3",
        ),
        (
            message_of_panic(|| {
                let never = |x: &[Chunk<f64>], _: &mut [Chunk<f64>]| never(x);
                workspace.jacobian(never, &x, &mut short, &mut long)
            }),
            "the function has 3 values and 20 inputs, but the slice for its Jacobian has length 20",
        ),
        (
            message_of_panic(|| workspace.hessian(never, &x, &mut long, &mut short)),
            "the function has 20 inputs, but the slices for its gradient and its Hessian have lengths 20 and 3",
        ),
        (
            message_of_panic(|| workspace.laplacian(never, &x, &mut short)),
            "the function has 20 inputs, but the slice for its gradient has length 3",
        ),
        (
            message_of_panic(|| parallel::hvp(never::<HvpChunk<f64>, _>, &x, &[1.0; 3])),
            "the function has 20 inputs, but v has length 3, and the slices for the results have lengths 20 and 20",
        ),
    ];
    for (found, wanted) in messages {
        assert_eq!(found, wanted);
    }
}

/// f(x) = sum over i of x_i g_i(x), where g is the gradient of the sum of cubes: 3 x_i^3, and 9 x_i^2 once more.
#[test]
fn the_function_may_call_a_parallel_gradient_itself() {
    fn cubes<T: Scalar>(x: &[T]) -> T {
        x.iter().map(|x| x.powi(3)).sum()
    }
    let inner_threads = Mutex::new(Vec::new());
    let f = |x: &[Chunk<f64>]| {
        let (_, gradient) = parallel::gradient(
            |x: &[Chunk<Chunk<f64>>]| {
                inner_threads.lock().expect("no panic").push(thread::current().id());
                cubes(x)
            },
            x,
        );
        x.iter().zip(gradient).map(|(&x, slope)| x * slope).sum::<Chunk<f64>>()
    };
    let x: Vec<f64> = (0..40).map(f64::from).collect();
    let wanted: Vec<f64> = x.iter().map(|x| 9.0 * x * x).collect();
    for pool in POOLS.iter() {
        let (value, gradient) = pool.install(|| parallel::gradient(f, &x));
        assert_eq!(value, 3.0 * cubes(&x));
        assert_eq!(gradient, wanted);
    }
    // Each of three chunks runs three chunks of its own, in each pool.
    assert_eq!(inner_threads.into_inner().expect("no panic").len(), 3 * 3 * 3);
}

#[test]
fn a_task_of_rayon_may_call_a_parallel_gradient() {
    let gradient = || parallel::gradient(rosenbrock, &point::<f64>(100));
    let serial = slice::gradient(rosenbrock, &point::<f64>(100));
    for pool in POOLS.iter() {
        assert_eq!(pool.join(gradient, gradient), (serial.clone(), serial.clone()));
    }
}
