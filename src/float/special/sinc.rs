//! The sine cardinal `sin(x) / x` and its derivatives.

use num_traits::Float;

/// The `k`-th derivative of `sin(x) / x`. For `k <= 1` it is within 2 ulps, except near its zeros
/// (`|value| < 0.1 / |x|`). Its absolute error is within 3.2e-16 for `k <= 6`, 1.4e-15 for `k = 10`, 3.5e-14 for
/// `k = 20` and 2e-10 for `k = 40`. The time grows with `k`.
///
/// At an infinite `x` it is 0, the limit.
///
/// Near 0 the recurrence divides by `x` again and again, and for large `x` the series cancels. The two are equally
/// accurate around `|x| = (k + 3) / 2`.
pub(crate) fn sinc_derivative(x: f64, k: u32) -> f64 {
    if x.is_infinite() {
        return 0.0;
    }
    if x.abs() < 0.5 * (k as f64 + 3.0) { sinc_series(k, x) } else { sinc_recurrence(k, x) }
}

/// The sine cardinal `sin(x) / x`, within 2 ulps away from its zeros.
pub(crate) fn sinc(x: f64) -> f64 {
    sinc_derivative(x, 0)
}

/// `sum over even n = j + k of (-1)^(n/2) x^j / (j! (n + 1))`, which is the derivative of the power series term by
/// term.
fn sinc_series(k: u32, x: f64) -> f64 {
    let first = k % 2; // j has the parity of k
    let mut j = first as f64;
    let mut power = if first == 1 { x } else { 1.0 }; // +- x^j / j!
    if k.div_ceil(2) % 2 == 1 {
        power = -power;
    }
    let mut sum = power / (j + k as f64 + 1.0);
    let mut term = sum;
    while term.abs() > 1e-17 * sum.abs() {
        j += 2.0;
        power *= -(x / j) * (x / (j - 1.0));
        term = power / (j + k as f64 + 1.0);
        sum += term;
    }
    sum
}

/// `f_0 = sin(x) / x`, `f_i = (sin^(i)(x) - i f_(i-1)) / x`, which is the `i`-th derivative of `x f_0 = sin x`. It is
/// stable for `|x| > i`, and accurate enough down to half of that.
fn sinc_recurrence(k: u32, x: f64) -> f64 {
    let (s, c) = Float::sin_cos(x);
    let mut f = s / x;
    for i in 1..=k {
        let derivative = match i % 4 {
            0 => s,
            1 => c,
            2 => -s,
            _ => -c,
        };
        f = (derivative - i as f64 * f) / x;
    }
    f
}
