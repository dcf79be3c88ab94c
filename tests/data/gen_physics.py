#!/usr/bin/env python3
"""Reference values and first two derivatives of the functions of mathematical physics.

    python3 gen_physics.py > physics.csv          # the table: about 50 inputs per function
    python3 gen_physics.py --dense 300 [NAME...]  # random inputs only, for hunting error maxima

Columns: func,parameters(;),x,f,d1,d2,s0,s1,s2. Numbers are the 16 hex digits of the f64's bits. The sizes s0, s1, s2 say
what an error is compared with where the result is smaller: the amplitude of an oscillation, or the terms of a result that
has a zero. They are 0 where the error is relative to the result. Lines with # are comments.
Every row is evaluated at two working precisions and must round alike. Needs mpmath. Deterministic: fixed seed, no wall
clock. Takes about ten minutes.
"""
import argparse
import math
import random
from multiprocessing import Pool

import mpmath
from mpmath import mp, mpf

from gen_reference import bits, to_f64

SEED = 20261128


# ------------------------------------------------------------------------------------- functions
def derivatives(f, x):
    """f and its derivatives by mpmath's differences, whose steps are relative to x."""
    return [f(x)] + [mp.diff(f, x, n, relative=True) for n in (1, 2)]


def modulus(f, g):
    """The sizes of an oscillation with the two solutions f and g."""
    return lambda x: [mp.sqrt(a * a + b * b) for a, b in zip(derivatives(f, x), derivatives(g, x))]


def none(x):
    return [mpf(0)] * 3


def of_value(f):
    """Errors of the derivatives of a smooth function of zeros, compared with the function over powers of x."""
    return lambda x: [mpf(0)] + [abs(f(x)) / max(abs(x), 1) ** k for k in (1, 2)]


def power_series(v, x):
    """I_v by its power series."""
    term = total = mp.rgamma(v + 1) * (x / 2) ** v
    k = 0
    while k < 10 or abs(term) > abs(total) * mp.eps:
        k += 1
        term *= x * x / (4 * k * (k + v))
        total += term
    return total


def bessel_value(kind, v, x):
    """The second kinds by reflection, at a higher precision that makes up for the cancellation. An order beside an integer
    stands for the integer."""
    if v < 0 and v == int(v):
        # f_-n = (-1)^n f_n for J and Y, f_n for I and K
        return (-1) ** int(v if kind in "jy" else 0) * bessel_value(kind, -v, x)
    if kind in "ji":
        return mp.re(mp.besselj(v, x) if kind == "j" else mp.besseli(v, x))
    digits = mp.prec + (int(3 * x) if kind == "k" else 0) + 60
    with mp.workprec(2 * digits + 200):
        if v == int(v):
            v += mpf(2) ** -(digits + 100)
        sin, cos = mp.sinpi(v), mp.cospi(v)
        if kind == "y":
            return mp.re(mp.besselj(v, x) * cos - mp.besselj(-v, x)) / sin
        return mp.pi / 2 * (power_series(-v, x) - power_series(v, x)) / sin


SIGNS = {"j": (1, -1), "y": (1, -1), "i": (1, 1), "k": (-1, -1)}  # f_v' = (+- f_(v-1) +- f_(v+1)) / 2


def bessel_derivatives(kind, v, x):
    a, b = SIGNS[kind]
    below2, below, here, above, above2 = (bessel_value(kind, v + i, x) for i in range(-2, 3))
    return [here, (a * below + b * above) / 2, (below2 + 2 * a * b * here + above2) / 4]


OTHER = {"j": "y", "y": "j"}


def bessel(kind, scale=0):
    """f_v, or e^(scale x) f_v. Below the order there is no oscillation."""
    def at(v):
        def f(x):
            value, slope, curvature = bessel_derivatives(kind, v, x)
            e = mp.exp(scale * x)
            return [e * value, e * (slope + scale * value), e * (curvature + 2 * scale * slope + scale**2 * value)]

        def sizes(x):
            value = f(x)
            if kind in "ik":
                return [mpf(0)] + [abs(value[0]) / max(x, 1) ** k for k in (1, 2)]
            if x < v:
                return none(x)
            return [mp.hypot(y, z) for y, z in zip(value, bessel_derivatives(OTHER[kind], v, x))]
        return f, sizes
    return at


def spherical(kind):
    """sqrt(pi / (2 x)) f_(n+1/2)"""
    def at(n):
        v = n + mpf(1) / 2
        def f(x, kind=kind):
            y, slope, curvature = bessel_derivatives(kind, v, x)
            a = mp.sqrt(mp.pi / (2 * x))
            return [a * y, a * (slope - y / (2 * x)), a * (curvature - slope / x + 3 * y / (4 * x * x))]

        def sizes(x):
            value = f(x)
            if kind in "ik":
                return [mpf(0)] + [abs(value[0]) / max(x, 1) ** k for k in (1, 2)]
            return none(x) if x < n else [mp.hypot(y, z) for y, z in zip(value, f(x, OTHER[kind]))]
        return f, sizes
    return at


def airy(f, other):
    sizes = modulus(f, other)
    return lambda: (f, lambda x: sizes(x) if x < 0 else none(x))


def airy_scaled(f, sign):
    def scaled(x):
        return f(x) * mp.exp(sign * 2 * x * mp.sqrt(x) / 3) if x > 0 else f(x)
    return lambda: (scaled, of_value(scaled))


def plain(f, sizes=none):
    return lambda *parameters: ((lambda x: f(x, *parameters)), (lambda x: sizes(x, *parameters) if sizes is not none else none(x)))


def dawson(x):
    return mp.sqrt(mp.pi) / 2 * mp.exp(-x * x) * mp.erfi(x)


def lambert(branch):
    """W' = W / (x (1 + W)) and W'' = -W^2 (2 + W) / (x^2 (1 + W)^3), which is 0 at W = -2."""
    def f(x):
        w = mp.lambertw(x, branch).real
        for _ in range(4):
            w -= (w - x * mp.exp(-w)) / (1 + w)
        return [w, w / (x * (1 + w)), -w * w * (2 + w) / (x * x * (1 + w) ** 3)]

    return lambda: (f, lambda x: [mpf(0), mpf(0), (lambda w: abs(w * w / (x * x * (1 + w) ** 3)))(f(x)[0])])


def zeta_sizes(s):
    if s > 0:
        return none(s)
    size = 2 * (2 * mp.pi) ** (s - 1) * mp.gamma(1 - s) * mp.zeta(1 - s)
    return [size * (1 + abs(mp.log(1 - s))) ** k for k in range(3)]


def fresnel_sizes(x):
    return [mpf(0), mpf(1), mp.pi * abs(x) + abs(x)]


def one(x, *_):
    return [mpf(0), mpf(1) / 10, mpf(1) / 10]


AI, BI = (lambda x: mp.airyai(x)), (lambda x: mp.airybi(x))
AI1, BI1 = (lambda x: mp.airyai(x, derivative=1)), (lambda x: mp.airybi(x, derivative=1))


# ---------------------------------------------------------------------------------------- inputs
def log_uniform(low, high):
    return lambda rng: math.exp(rng.uniform(math.log(low), math.log(high)))


def uniform(low, high):
    return lambda rng: rng.uniform(low, high)


def either(*samples):
    return lambda rng: rng.choice(samples)(rng)


def signed(sample):
    return lambda rng: sample(rng) * rng.choice((1, -1))


ORDERS = [0, 0.25, 0.5, 1, 1.5, 2.7, 10, 23.3, 39.5, 41, 60, 99.75, 101.5, 150, 1234.5]
NEGATIVE = [-0.3, -0.5, -1, -2.6]
BESSEL = either(log_uniform(1e-3, 1e3), uniform(0, 30), uniform(0.5, 300))


def near_order(v):
    """Arguments of which many are near the order."""
    return either(BESSEL, log_uniform(max(v, 1) / 3, max(v, 1) * 3), uniform(0.9 * v + 0.1, 1.1 * v + 0.2))


POSITIVE = either(log_uniform(1e-6, 600), uniform(0, 12))
REAL = signed(either(log_uniform(1e-6, 1e4), uniform(0, 12)))

KUMMER = [[0.5, 2.0], [1.0, 1.5], [2.3, 5.0], [7.0, 9.5]]
GAUSS = [[0.5, 1.0, 2.0], [1.0, 1.0, 2.5], [0.3, 2.2, 4.1], [3.0, 0.5, 7.7]]

TABLE = {  # name -> (function of the parameters, [parameters], random input of the parameters, inputs for each)
    "bessel_j": (bessel("j"), [[v] for v in ORDERS + NEGATIVE], near_order, 14),
    "bessel_y": (bessel("y"), [[v] for v in ORDERS + NEGATIVE], near_order, 14),
    "bessel_i": (bessel("i"), [[v] for v in ORDERS + NEGATIVE], near_order, 10),
    "bessel_k": (bessel("k"), [[v] for v in ORDERS + NEGATIVE], near_order, 10),
    "bessel_i_scaled": (bessel("i", -1), [[v] for v in ORDERS], near_order, 8),
    "bessel_k_scaled": (bessel("k", 1), [[v] for v in ORDERS], near_order, 8),
    "spherical_jn": (spherical("j"), [[0], [1], [2], [7], [30], [200]], near_order, 12),
    "spherical_yn": (spherical("y"), [[0], [1], [2], [7], [30], [200]], near_order, 12),
    "spherical_in": (spherical("i"), [[0], [1], [2], [7], [30], [200]], near_order, 8),
    "spherical_kn": (spherical("k"), [[0], [1], [2], [7], [30], [200]], near_order, 8),
    "airy_ai": (airy(AI, BI), [[]], either(uniform(-12, 12), uniform(-1, 1), uniform(-300, 90)), 60),
    "airy_ai_prime": (airy(AI1, BI1), [[]], either(uniform(-12, 12), uniform(-1, 1), uniform(-300, 90)), 60),
    "airy_bi": (airy(BI, AI), [[]], either(uniform(-12, 12), uniform(-1, 1), uniform(-300, 90)), 60),
    "airy_bi_prime": (airy(BI1, AI1), [[]], either(uniform(-12, 12), uniform(-1, 1), uniform(-300, 90)), 60),
    "airy_ai_scaled": (airy_scaled(AI, 1), [[]], POSITIVE, 40),
    "airy_ai_prime_scaled": (airy_scaled(AI1, 1), [[]], POSITIVE, 40),
    "airy_bi_scaled": (airy_scaled(BI, -1), [[]], POSITIVE, 40),
    "airy_bi_prime_scaled": (airy_scaled(BI1, -1), [[]], POSITIVE, 40),
    "expint_e1": (plain(mp.e1), [[]], POSITIVE, 60),
    "expint_ei": (plain(mp.ei, lambda x: [mpf(1) / 4, mpf(0), abs(mp.exp(x) / x)]), [[]], signed(POSITIVE), 60),
    "expint_en": (plain(lambda x, n: mp.expint(n, x)), [[n] for n in (-3, 0, 1, 2, 3, 10, 45, 200)], lambda _: POSITIVE, 12),
    "sin_integral": (plain(mp.si, lambda x: [mpf(0)] + [1 / max(abs(x), 1)] * 2), [[]], REAL, 60),
    "cos_integral": (plain(mp.ci, lambda x: [1 / max(abs(x), 1)] * 3), [[]], either(log_uniform(1e-6, 1e4), uniform(0, 12)), 60),
    "dawson": (plain(dawson, of_value(dawson)), [[]], signed(either(log_uniform(1e-6, 1e3), uniform(0, 8))), 80),
    "erfi": (plain(mp.erfi), [[]], signed(either(log_uniform(1e-6, 26), uniform(0, 8))), 60),
    "fresnel_s": (plain(mp.fresnels, fresnel_sizes), [[]], signed(either(log_uniform(1e-3, 1e3), uniform(0, 8))), 60),
    "fresnel_c": (plain(mp.fresnelc, fresnel_sizes), [[]], signed(either(log_uniform(1e-3, 1e3), uniform(0, 8))), 60),
    "lambert_w0": (lambert(0), [[]], either(log_uniform(1e-6, 1e100), uniform(-0.36, 5)), 80),
    "lambert_wm1": (lambert(-1), [[]], lambda rng: -either(log_uniform(1e-100, 0.36), uniform(0, 0.36))(rng), 80),
    "elliptic_k": (plain(mp.ellipk), [[]], either(uniform(-5, 1), lambda rng: 1 - log_uniform(1e-9, 1)(rng), lambda rng: -log_uniform(1e-9, 1e9)(rng)), 60),
    "elliptic_e": (plain(mp.ellipe), [[]], either(uniform(-5, 1), lambda rng: 1 - log_uniform(1e-9, 1)(rng), lambda rng: -log_uniform(1e-9, 1e9)(rng)), 60),
    "elliptic_f": (plain(mp.ellipf, lambda x, m: [mpf(0), mpf(0), abs(m)]), [[m] for m in (-30.0, -0.5, 1e-9, 0.5, 0.99)], lambda _: uniform(-5, 5), 12),
    "elliptic_f in m": (plain(lambda m, x: mp.ellipf(x, m)), [[x] for x in (1e-3, 0.5, 1.5, 2.5, -4.0)], lambda _: uniform(-5, 1), 12),
    "elliptic_e_incomplete": (plain(mp.ellipe, lambda x, m: [mpf(0), mpf(0), abs(m)]), [[m] for m in (-30.0, -0.5, 1e-9, 0.5, 0.99)], lambda _: uniform(-5, 5), 12),
    "elliptic_e_incomplete in m": (plain(lambda m, x: mp.ellipe(x, m)), [[x] for x in (1e-3, 0.5, 1.5, 2.5, -4.0)], lambda _: uniform(-5, 1), 12),
    "zeta": (plain(mp.zeta, zeta_sizes), [[]], either(uniform(-20, 20), uniform(0, 4), log_uniform(1.0001, 60)), 80),
    "hurwitz_zeta": (plain(mp.zeta), [[a] for a in (1e-3, 0.5, 1.0, 3.3, 50.0)], lambda _: either(uniform(1.01, 4), uniform(1.1, 40)), 8),
    "hurwitz_zeta in a": (plain(lambda a, s: mp.zeta(s, a)), [[s] for s in (1.01, 1.5, 2.0, 7.7, 30.0)], lambda _: log_uniform(1e-3, 1e3), 8),
    "hypergeometric_1f1": (plain(lambda x, a, b: mp.hyp1f1(a, b, x)), KUMMER, lambda *_: signed(either(uniform(0, 10), log_uniform(1e-3, 300))), 12),
    "hypergeometric_1f1 in a": (plain(lambda a, b, x: mp.hyp1f1(a, b, x), one), [[1.5, 2.0], [3.0, -4.0], [0.7, 30.0], [2.5, -300.0]], lambda *_: uniform(0.1, 3), 8),
    "hypergeometric_1f1 in b": (plain(lambda b, a, x: mp.hyp1f1(a, b, x), one), [[0.5, 2.0], [0.4, -4.0], [1.0, 30.0], [0.3, -300.0]], lambda *_: uniform(0.6, 4), 8),
    "hypergeometric_2f1": (plain(lambda x, a, b, c: mp.hyp2f1(a, b, c, x)), GAUSS, lambda *_: either(uniform(-1, 0.99), lambda rng: -log_uniform(0.1, 100)(rng)), 12),
    "hypergeometric_2f1 in a": (plain(lambda a, b, c, x: mp.hyp2f1(a, b, c, x), one), [[1.0, 2.0, 0.4], [0.5, 1.5, -3.0], [2.0, 3.3, 0.9]], lambda *_: uniform(0.1, 3), 8),
    "hypergeometric_2f1 in b": (plain(lambda b, a, c, x: mp.hyp2f1(a, b, c, x), one), [[1.0, 4.0, 0.4], [0.5, 4.5, -3.0], [2.0, 3.3, 0.9]], lambda *_: uniform(0.1, 3), 8),
    "hypergeometric_2f1 in c": (plain(lambda c, a, b, x: mp.hyp2f1(a, b, c, x), one), [[1.0, 0.5, 0.4], [0.5, 0.7, -3.0], [2.0, 0.3, 0.9]], lambda *_: uniform(1, 5), 8),
}


# ------------------------------------------------------------------------------------------- rows
def evaluate(name, parameters, x, precision):
    mp.prec = precision
    f, sizes = TABLE[name][0](*map(mpf, parameters))
    x = mpf(x)
    results = f(x)
    results = results if isinstance(results, list) else derivatives(f, x)
    return [mp.re(y) for y in results], [mp.re(y) for y in sizes(x)]


def work(job):
    """The row, or None where a result is out of range."""
    name, parameters, x = job
    if x <= 0 and name.startswith(("bessel", "spherical")):
        return None
    results, sizes = evaluate(name, parameters, x, 200)
    if any(not 1e-280 < abs(y) < 1e290 for y in results + [s for s in sizes if s]):
        return None
    again, _ = evaluate(name, parameters, x, 260)
    rounded = [to_f64(y) for y in results]
    if rounded != [to_f64(y) for y in again]:
        raise ArithmeticError(f"{name}{parameters} at {x} needs more digits: {results} {again}")
    return rounded + [to_f64(s) for s in sizes]


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--dense", type=int, default=0, metavar="N", help="N random inputs per function, nothing else")
    ap.add_argument("names", nargs="*", metavar="NAME", help="only these functions")
    opt = ap.parse_args()

    jobs = []
    for name in opt.names or TABLE:
        _, choices, sample, count = TABLE[name]
        for parameters in choices:
            rng = random.Random(f"{SEED}/{name}/{parameters}/{opt.dense}")
            count = -(-opt.dense // len(choices)) if opt.dense else count
            draw = sample(*parameters) if parameters else sample
            jobs += [(name, parameters, draw(rng)) for _ in range(count)]
    print(f"# gen_physics.py, seed {SEED}, mpmath {mpmath.__version__}; u64 bits of f64 in hex")
    print("# func,parameters(;),x,f,d1,d2,s0,s1,s2")
    with Pool() as pool:
        for (name, parameters, x), row in zip(jobs, pool.imap(work, jobs, chunksize=4)):
            if row:
                print(f"{name},{';'.join(bits(float(p)) for p in parameters)},{bits(x)}," + ",".join(map(bits, row)))


if __name__ == "__main__":
    main()
