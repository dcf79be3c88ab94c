//! What sparse derivatives cost, relative to plain evaluations of the function: each line is the shortest of many runs.
//!
//! ```sh
//! cargo bench -p benches --bench sparse
//! ```

use std::array;
use std::hint::black_box;
use std::time::{Duration, Instant};

use gradual::sparse::assemble::Residuals;
use gradual::sparse::coloring::{Order, color_columns, star};
use gradual::sparse::{self, HessianPlan, JacobianPlan, Tracer, generic};
use gradual::{DualVec, Real, jacobian, slice};

/// The shortest time of several calls.
fn shortest<Y>(calls: usize, mut call: impl FnMut() -> Y) -> Duration {
    let time = |_| {
        let start = Instant::now();
        black_box(call());
        start.elapsed()
    };
    (0..calls).map(time).min().unwrap_or_default()
}

/// Prints a time, alone and as a multiple of the plain evaluation.
fn line(what: &str, time: Duration, plain: Duration) {
    println!("  {what:<44} {time:>12.2?} {:>10.1}", time.as_secs_f64() / plain.as_secs_f64());
}

/// The heat equation on a rod, with a source that depends on the temperature.
fn heat<R: Real>(u: &[R], rates: &mut Vec<R>) {
    let n = u.len();
    let rate = |left: R, here: R, right: R| left - 2.0 * here + right + here * (1.0 - here);
    rates.push(rate(R::lit(0.0), u[0], u[1]));
    rates.extend(u.windows(3).map(|u| rate(u[0], u[1], u[2])));
    rates.push(rate(u[n - 2], u[n - 1], R::lit(0.0)));
}

fn heat_equation() {
    let n = 2000;
    println!("heat equation, {n} unknowns");
    let u: Vec<f64> = (0..n).map(|i| (i as f64 * 0.01).sin()).collect();
    let f = generic!(|u, rates| heat(u, rates));
    let mut rates = Vec::new();
    let plain = shortest(2000, || {
        rates.clear();
        heat(black_box(&u), &mut rates);
    });
    line("plain", plain, plain);

    let (mut inputs, mut outputs) = (vec![DualVec::<f64, 3>::constant(0.0); n], Vec::new());
    let mut entries = vec![0.0; 3 * n - 2];
    let mut values = vec![0.0; n];
    for (j, input) in inputs.iter_mut().enumerate() {
        *input = DualVec::variable(0.0, j % 3);
    }
    let by_hand = shortest(2000, || {
        for (input, &u) in inputs.iter_mut().zip(black_box(&u)) {
            input.value = u;
        }
        outputs.clear();
        heat(&inputs, &mut outputs);
        let mut next = 0;
        for (i, y) in outputs.iter().enumerate() {
            values[i] = y.value;
            for j in i.saturating_sub(1)..(i + 2).min(n) {
                entries[next] = y.partials[j % 3];
                next += 1;
            }
        }
        black_box((&values, &entries));
    });
    line("seeded by hand", by_hand, plain);

    let mut plan = JacobianPlan::at(f, &u).unwrap();
    let kept = shortest(2000, || plan.evaluate_into(f, black_box(&u), &mut values, &mut entries));
    line("plan kept", kept, plain);
    line("with a probe", shortest(500, || plan.evaluate(f, black_box(&u)).unwrap()), plain);
    line("one line", shortest(100, || sparse::jacobian(f, black_box(&u)).unwrap()), plain);
    let dense = |u: &[slice::Chunk<f64>]| {
        let mut rates = Vec::new();
        heat(u, &mut rates);
        rates
    };
    line("slice::jacobian", shortest(3, || slice::jacobian(dense, black_box(&u))), plain);
}

/// The Brusselator in two dimensions on a periodic grid, as in the benchmarks of SciML: u and v, one after the other.
fn brusselator<R: Real>(x: &[R], rates: &mut Vec<R>) {
    let n = (x.len() / 2).isqrt();
    let (u, v) = x.split_at(n * n);
    let (a, diffusion) = (3.4, 0.1 * ((n - 1) * (n - 1)) as f64);
    let next = |i: usize| if i + 1 < n { i + 1 } else { 0 };
    let last = |i: usize| if i > 0 { i - 1 } else { n - 1 };
    let laplacian = |w: &[R], i: usize, j: usize| {
        w[last(i) * n + j] + w[next(i) * n + j] + w[i * n + last(j)] + w[i * n + next(j)] - 4.0 * w[i * n + j]
    };
    let cells = || (0..n * n).map(|k| (k / n, k % n, u[k], v[k]));
    rates.extend(cells().map(|(i, j, u_ij, v_ij)| {
        diffusion * laplacian(u, i, j) + 1.0 + u_ij * u_ij * v_ij - (a + 1.0) * u_ij
    }));
    rates.extend(
        cells().map(|(i, j, u_ij, v_ij)| diffusion * laplacian(v, i, j) + a * u_ij - u_ij * u_ij * v_ij),
    );
}

fn brusselator_of(n: usize) {
    println!("Brusselator, N = {n}");
    let x: Vec<f64> = (0..2 * n * n).map(|k| 1.0 + (k as f64 * 0.1).sin() / 4.0).collect();
    let f = generic!(|x, rates| brusselator(x, rates));
    let mut rates = Vec::new();
    let plain = shortest(1000, || {
        rates.clear();
        brusselator(black_box(&x), &mut rates);
    });
    line("plain", plain, plain);
    let traced = |x: &[Tracer<f64>]| {
        let mut rates = Vec::new();
        brusselator(x, &mut rates);
        rates
    };
    line("detection", shortest(50, || sparse::jacobian_pattern(traced, black_box(&x))), plain);
    let pattern = sparse::jacobian_pattern(traced, &x).unwrap();
    for (name, order) in [("natural", Order::Natural), ("best", Order::Best)] {
        let colors = color_columns(&pattern, order).colors();
        let time = shortest(50, || color_columns(black_box(&pattern), order));
        line(&format!("coloring, {name} order: {colors} colours"), time, plain);
    }
    let mut plan = JacobianPlan::at(f, &x).unwrap();
    let (mut values, mut entries) = (vec![0.0; x.len()], vec![0.0; plan.pattern().nonzeros()]);
    let kept = shortest(500, || plan.evaluate_into(f, black_box(&x), &mut values, &mut entries));
    line(&format!("plan kept, {} sweep", plan.sweeps()), kept, plain);
    let dense = |x: &[slice::Chunk<f64>]| {
        let mut rates = Vec::new();
        brusselator(x, &mut rates);
        rates
    };
    let all = shortest(2, || slice::jacobian(dense, black_box(&x)));
    line("slice::jacobian", all, plain);
    line("  over the plan", all, kept);
}

fn band_of(n: usize) {
    println!("tridiagonal, {n} unknowns");
    let x: Vec<f64> = (0..n).map(|i| (i as f64 * 0.01).sin()).collect();
    let mut rates = Vec::new();
    let plain = shortest(10, || {
        rates.clear();
        heat(black_box(&x), &mut rates);
    });
    line("plain", plain, plain);
    let traced = |x: &[Tracer<f64>]| {
        let mut rates = Vec::with_capacity(n);
        heat(x, &mut rates);
        rates
    };
    let start = Instant::now();
    let pattern = sparse::jacobian_pattern(traced, &x).unwrap();
    line("detection", start.elapsed(), plain);
    let before = Instant::now();
    let mut plan = JacobianPlan::new(pattern);
    line("coloring and plan", before.elapsed(), plain);
    let (mut values, mut entries) = (vec![0.0; n], vec![0.0; 3 * n - 2]);
    let before = Instant::now();
    plan.evaluate_into(generic!(|x, rates| heat(x, rates)), &x, &mut values, &mut entries).unwrap();
    line("first evaluation", before.elapsed(), plain);
    line("all", start.elapsed(), plain);
    if let Ok(status) = std::fs::read_to_string("/proc/self/status") {
        status.lines().filter(|line| line.starts_with("VmHWM")).for_each(|line| println!("  {line}"));
    }
}

/// Rosenbrock's valley: the terms of the sum.
fn valley<R: Real>(x: &[R], terms: &mut Vec<R>) {
    let term = |a: R, b: R| 100.0 * (b - a * a) * (b - a * a) + (1.0 - a) * (1.0 - a);
    terms.extend(x.windows(2).map(|x| term(x[0], x[1])));
}

fn valley_of(n: usize) {
    println!("Rosenbrock's valley, {n} unknowns");
    let x: Vec<f64> = (0..n).map(|i| 1.0 + (i as f64 * 0.01).sin()).collect();
    let f = generic!(|x, terms| valley(x, terms));
    let mut terms = Vec::new();
    let plain = shortest(100, || {
        terms.clear();
        valley(black_box(&x), &mut terms);
        terms.iter().sum::<f64>()
    });
    line("plain", plain, plain);
    let mut plan = HessianPlan::at(f, &x).unwrap();
    let (mut gradient, mut entries) = (vec![0.0; n], vec![0.0; plan.pattern().nonzeros()]);
    let kept = shortest(50, || plan.evaluate_into(f, black_box(&x), &mut gradient, &mut entries));
    let colors = [plan.colors(), star(plan.pattern(), Order::Best).colors()];
    line(&format!("plan kept, {} colours (star: {})", colors[0], colors[1]), kept, plain);
    line("with a probe", shortest(5, || plan.evaluate(f, black_box(&x)).unwrap()), plain);
    line("one line", shortest(3, || sparse::hessian(f, black_box(&x)).unwrap()), plain);
}

/// Where a camera sees a point: rotation by a vector, translation, projection, and distortion with two coefficients.
fn projection<R: Real>([a, b, c, tx, ty, tz, focus, k1, k2, x, y, z]: [R; 12]) -> [R; 2] {
    let angle = (a * a + b * b + c * c).sqrt();
    let (sin, cos) = angle.sin_cos();
    let [a, b, c] = [a, b, c].map(|part| part / angle);
    let along = (a * x + b * y + c * z) * (1.0 - cos);
    let px = x * cos + (b * z - c * y) * sin + a * along + tx;
    let py = y * cos + (c * x - a * z) * sin + b * along + ty;
    let pz = z * cos + (a * y - b * x) * sin + c * along + tz;
    let (u, v) = (-px / pz, -py / pz);
    let r2 = u * u + v * v;
    let scale = focus * (1.0 + r2 * (k1 + r2 * k2));
    [u * scale, v * scale]
}

fn bundle_adjustment(cameras: usize, points: usize) {
    let sightings: Vec<_> = (0..6 * points).map(|i| (i % cameras, i / 6)).collect();
    println!("bundle adjustment, {cameras} cameras, {points} points, {} observations", sightings.len());
    let inputs = 9 * cameras + 3 * points;
    let x: Vec<f64> = (0..inputs).map(|j| 0.5 + (j as f64 * 0.7).sin() / 5.0).collect();
    let inputs_of = |(camera, point): (usize, usize)| {
        array::from_fn(|k| if k < 9 { 9 * camera + k } else { 9 * cameras + 3 * point + k - 9 })
    };
    let residuals = Residuals::<12, 2>::new(inputs, sightings.iter().copied().map(inputs_of));
    let observed = vec![[0.1, 0.2]; sightings.len()];
    let plain = shortest(50, || {
        let error = |(&of, o): (_, &[f64; 2])| {
            let inputs: [usize; 12] = inputs_of(of);
            let [u, v] = projection(inputs.map(|j| x[j]));
            (u - o[0]).powi(2) + (v - o[1]).powi(2)
        };
        sightings.iter().zip(&observed).map(error).sum::<f64>()
    });
    line("plain", plain, plain);
    let mut values = vec![0.0; 2 * sightings.len()];
    let mut entries = vec![0.0; residuals.pattern().nonzeros()];
    let by_hand = shortest(50, || {
        for (i, &of) in sightings.iter().enumerate() {
            let inputs: [usize; 12] = inputs_of(of);
            let o = observed[i];
            let at = |p| {
                let [u, v] = projection(p);
                [u - o[0], v - o[1]]
            };
            let (value, rows) = jacobian(at, inputs.map(|j| x[j]));
            values[2 * i..][..2].copy_from_slice(&value);
            entries[24 * i..][..24].copy_from_slice(rows.as_flattened());
        }
    });
    line("a loop over `jacobian`", by_hand, plain);
    let residual = |i: usize, inputs| {
        let [u, v] = projection(inputs);
        [u - observed[i][0], v - observed[i][1]]
    };
    let assembled =
        shortest(50, || residuals.evaluate_into(residual, black_box(&x), &mut values, &mut entries));
    line("assemble::Residuals", assembled, plain);
    line("  over the loop", assembled, by_hand);
    let parallel = || residuals.parallel_evaluate_into(residual, black_box(&x), &mut values, &mut entries);
    line("  in parallel", shortest(50, parallel), plain);
}

fn main() {
    println!("  {:<44} {:>12} {:>10}", "", "time", "over plain");
    heat_equation();
    // The dense Jacobian of the Brusselator takes more memory than the bands, so it comes last.
    for n in [10_000, 100_000, 1_000_000] {
        band_of(n);
    }
    valley_of(100_000);
    bundle_adjustment(50, 5000);
    brusselator_of(32);
    brusselator_of(64);
}
