#!/usr/bin/env python3
"""Reference values and first two derivatives of special functions of one argument.

    python3 gen_special.py > special.csv       # the table: about 60 inputs per function and order
    python3 gen_special.py --dense 2000        # random inputs only, for hunting error maxima

Columns: func,order,tag,x,f,d1,d2; x and the three results are the 16 hex digits of the f64's bits, `order` is decimal
(empty for the normal distribution), the tag is always r (the function is smooth there). Lines with # are comments.
Tiny probabilities, at which the second derivative of a quantile overflows, have no row.
Every row is evaluated at two working precisions and must round alike. Needs mpmath (and gmpy2, for speed).
Deterministic: fixed seed, no wall clock. Takes half a minute.
"""
import argparse
import math
import random
from multiprocessing import Pool

import mpmath
from mpmath import mp, mpf

from gen_reference import bits, rounded

SEED = 20240607


# ------------------------------------------------------------------------------------- functions
def bessel(kind):
    """C_n' = (C_(n-1) - C_(n+1)) / 2 for both kinds, hence C_n'' = (C_(n-2) - 2 C_n + C_(n+2)) / 4."""
    def at(n):
        def f(x):
            c = lambda k: kind(k, x)
            return c(n), (c(n - 1) - c(n + 1)) / 2, (c(n - 2) - 2 * c(n) + c(n + 2)) / 4
        return f
    return at


def normal_pdf(_):
    def f(x):
        p = mp.exp(-x * x / 2) / mp.sqrt(2 * mp.pi)
        return p, -x * p, (x * x - 1) * p
    return f


def normal_cdf(_):
    def f(x):
        p = mp.exp(-x * x / 2) / mp.sqrt(2 * mp.pi)
        return mp.erfc(-x / mp.sqrt(2)) / 2, p, -x * p
    return f


def ln_erfc(_):
    def f(x):
        m = -2 / mp.sqrt(mp.pi) * mp.exp(-x * x) / mp.erfc(x)
        return mp.log(mp.erfc(x)) if x > 0.5 else mp.log1p(-mp.erf(x)), m, -m * (2 * x + m)
    return f


def ln_normal_cdf(_):
    def f(x):
        half = mp.erfc(abs(x) / mp.sqrt(2)) / 2
        value = mp.log1p(-half) if x > 0 else mp.log(half)
        m = mp.exp(-x * x / 2 - value) / mp.sqrt(2 * mp.pi)
        return value, m, -m * (x + m)
    return f


def erfcx(_):
    def f(x):
        y = mp.exp(x * x) * mp.erfc(x)
        d = 2 * x * y - 2 / mp.sqrt(mp.pi)
        return y, d, 2 * y + 2 * x * d
    return f


def root(f, y):
    """The root of an increasing function that is close to y, by Newton's method. f returns the value and the slope."""
    for _ in range(200):
        value, slope = f(y)
        step = max(-1, min(1, value / slope))
        y -= step
        if abs(step) <= (1 + abs(y)) * mp.eps * 2**40:
            return y
    raise ArithmeticError("no root")


def normal_quantile(_):
    def f(p):
        if p == 0.5:
            return mpf(0), mp.sqrt(2 * mp.pi), mpf(0)
        tail = min(p, 1 - p)
        start = -mp.sqrt(-2 * mp.log(tail)) if tail < 0.4 else (tail - 0.5) * 2.5

        def above(z):
            value, slope, _ = ln_normal_cdf("")(z)
            return value - mp.log(tail), slope

        z = root(above, start)
        z = z if p < 0.5 else -z
        d = mp.sqrt(2 * mp.pi) * mp.exp(z * z / 2)
        return z, d, z * d * d
    return f


def erf_inverse(complement):
    """erf_inv(x) is the normal quantile of (1 + x) / 2 over sqrt 2, and erfc_inv(x) minus that of x / 2."""
    def at(_):
        def f(x):
            sign, p = (-1, x / 2) if complement else (1, (1 + x) / 2)
            z, d, dd = normal_quantile("")(p)
            return sign * z / mp.sqrt(2), d * sign / mp.sqrt(8), dd * sign / mp.sqrt(32)
        return f
    return at


def x_ln_x(_):
    return lambda x: (x * mp.log(x), 1 + mp.log(x), 1 / x)


def ln_1m_exp(_):
    def f(x):
        d = -1 / mp.expm1(-x)
        return mp.log(-mp.expm1(x)) if x > -1 else mp.log1p(-mp.exp(x)), d, d * (1 - d)
    return f


def polygamma(m):
    return lambda x: tuple(mp.psi(m + k, x) for k in range(3))


# ---------------------------------------------------------------------------------------- inputs
def log_uniform(rng, low, high):
    return math.exp(rng.uniform(math.log(low), math.log(high)))


def bessel_j_input(rng):
    x = rng.uniform(0, 30) if rng.random() < 0.5 else log_uniform(rng, 1e-10, 1e6)
    return x if rng.random() < 0.7 else -x


def bessel_y_input(rng):
    return rng.uniform(0, 30) if rng.random() < 0.5 else log_uniform(rng, 1e-10, 1e6)


def normal_input(rng):
    x = rng.uniform(-39, 9) if rng.random() < 0.7 else log_uniform(rng, 1e-20, 39)
    return x if rng.random() < 0.8 else -x


def upper_input(rng):
    x = rng.uniform(-5, 30) if rng.random() < 0.6 else log_uniform(rng, 1e-10, 1e20)
    return x if rng.random() < 0.9 else -min(x, 25.0)


def probability_input(rng):
    return rng.uniform(0, 1) if rng.random() < 0.5 else log_uniform(rng, 1e-300, 0.1)


def two_sided_input(rng):
    x = rng.uniform(0, 1) if rng.random() < 0.5 else log_uniform(rng, 1e-30, 0.1)
    return x if rng.random() < 0.5 else -x


def negative_input(rng):
    return -rng.uniform(0, 3) if rng.random() < 0.5 else -log_uniform(rng, 1e-300, 700)


def positive_input(rng):
    return rng.uniform(0, 5) if rng.random() < 0.5 else log_uniform(rng, 1e-300, 1e300)


def polygamma_input(rng):
    kind = rng.random()
    if kind < 0.5:
        return rng.uniform(0, 25)
    if kind < 0.8:
        return log_uniform(rng, 1e-50, 1e50)
    return rng.uniform(-12, 0)


BESSEL = [1e-300, 1e-20, 1e-8, 1e-3, 0.1, 0.5, 1.0, 1.9, 2.0, 2.1, 2.5, 3.0, 3.7, 4.9, 5.0, 5.1, 6.3, 7.9, 8.0, 8.1, 10.0, 12.5, 17.0,
          22.0, 37.0, 50.0, 100.0, 333.0, 1e3, 1e5]
NORMAL = [0.0, 1e-300, 1e-17, 1e-8, 1e-3, 0.1, 0.3, 0.5, 0.7, 1.0, 1.2, 1.5, 1.8, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 8.3]
TAIL = [-9.0, -10.0, -12.0, -15.0, -20.0, -25.0, -30.0, -35.0, -37.0, -37.5, -37.6, -38.0, -38.3, -38.4, -38.48, -38.5, -38.6, 38.0]
UPPER = [0.0, 1e-300, 1e-10, 0.1, 0.49, 0.5, 0.51, 1.0, 2.0, 4.0, 6.0, 6.49, 6.51, 9.0, 11.9, 12.1, 20.0, 26.0, 30.0, 100.0, 1e4, 1e8, 1e100,
         -1e-5, -0.5, -1.0, -3.0, -5.0, -10.0, -20.0, -26.0]
LOWER = [-x for x in UPPER if x > -6] + [7.0, 20.0, 38.0, -37.5, -38.0, -40.0]
PROBABILITIES = [1e-308, 1e-300, 1e-200, 1e-100, 1e-50, 1e-20, 1.3e-11, 1.5e-11, 1e-10, 1e-5, 0.001, 0.07, 0.074, 0.0752, 0.1, 0.25, 0.4, 0.499,
                 0.5 - 1e-12, 0.5, 0.5000001, 0.6, 0.75, 0.9, 0.92, 0.93, 0.975, 0.999, 1 - 1e-10, 1 - 1e-15]
CENTRAL = [x for x in PROBABILITIES if x > 1e-30]
POLYGAMMA = [1e-100, 1e-60, 1e-30, 1e-10, 1e-5, 1e-3, 0.1, 0.3, 0.5, 0.75, 0.999, 1.0, 1.001, 1.25, 1.4616321449683622, 1.5, 2.0, 2.5, 3.0,
             4.5, 6.0, 8.0, 9.9, 10.0, 10.1, 12.0, 15.0, 20.0, 50.0, 100.0, 1e3, 1e6, 1e10, 1e30, 1e60,
             -1e-30, -1e-5, -0.1, -0.5, -0.9, -1.1, -1.5, -2.5, -3.7, -10.3, -20.5, -50.7]

TABLE = {  # name -> (function of the order, orders, inputs, random input)
    "bessel_j": (bessel(mp.besselj), (0, 1, 2, 5), BESSEL + [-x for x in BESSEL[4::4]], bessel_j_input),
    "bessel_y": (bessel(mp.bessely), (0, 1, 2, 5), [x for x in BESSEL if x > 1e-100], bessel_y_input),
    "normal_pdf": (normal_pdf, ("",), NORMAL + [-x for x in NORMAL[1::2]] + TAIL, normal_input),
    "normal_cdf": (normal_cdf, ("",), NORMAL + [-x for x in NORMAL[1:]] + TAIL, normal_input),
    "erfcx": (erfcx, ("",), UPPER, upper_input),
    "ln_erfc": (ln_erfc, ("",), UPPER, upper_input),
    "ln_normal_cdf": (ln_normal_cdf, ("",), LOWER, lambda rng: -upper_input(rng)),
    "normal_quantile": (normal_quantile, ("",), PROBABILITIES, probability_input),
    "erf_inv": (erf_inverse(False), ("",), CENTRAL + [-x for x in CENTRAL[::3]], two_sided_input),
    "erfc_inv": (erf_inverse(True), ("",), [2 * p for p in PROBABILITIES], lambda rng: 2 * probability_input(rng)),
    "x_ln_x": (x_ln_x, ("",), [1e-308, 1e-100, 1e-3, 0.3, 0.5, 0.9, 1.0 + 1e-9, 1.5, 2.0, 10.0, 1e10, 1e300], positive_input),
    "ln_1m_exp": (ln_1m_exp, ("",), [-1e-300, -1e-10, -0.5, -0.69, -0.7, -1.0, -5.0, -36.0, -40.0, -700.0], negative_input),
    "polygamma": (polygamma, (1, 2, 3), POLYGAMMA, polygamma_input),
}


QUANTILES = {"normal_quantile", "erf_inv", "erfc_inv"}


def work(job):
    name, order, x = job
    return rounded(TABLE[name][0](order), (x,), 400)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--dense", type=int, default=0, metavar="N", help="N random inputs per function and order, nothing else")
    opt = ap.parse_args()

    jobs = []
    for name, (_, orders, inputs, sample) in TABLE.items():
        for order in orders:
            rng = random.Random(f"{SEED}/{name}/{order}")
            xs = [sample(rng) for _ in range(opt.dense)] if opt.dense else inputs + [sample(rng) for _ in range(62 - len(inputs))]
            jobs += [(name, order, x) for x in dict.fromkeys(xs)]
    with Pool() as pool:
        results = pool.map(work, jobs, chunksize=8)

    print(f"# gen_special.py, seed {SEED}, mpmath {mpmath.__version__}; u64 bits of f64 in hex")
    print("# func,order,tag,x,f,d1,d2")
    for (name, order, x), values in zip(jobs, results):
        if name in QUANTILES and math.isinf(values[2]):
            continue
        print(f"{name},{order},r," + ",".join(bits(v) for v in (x, *values)))


if __name__ == "__main__":
    main()
