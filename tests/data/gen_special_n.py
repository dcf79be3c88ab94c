#!/usr/bin/env python3
"""Reference values, gradients and Hessians of the special functions of two and three arguments.

    python3 gen_special_n.py > special_n.csv

Columns: func,args(;),f,gradient(;),hessian(;). Numbers are the 16 hex digits of the f64's bits. The Hessian is its upper
triangle, row by row. Lines with # are comments. Needs mpmath. Deterministic: fixed seed. Takes some minutes.

The incomplete functions are summed as power series of positive terms, in integers of 400 bits and more. Their derivatives in the parameters are central differences with a step of 2^-100 of the
parameter, at a precision of 400 bits or more, so that the error of the differences is far below that of a double.
"""
import argparse
import random
from itertools import combinations_with_replacement
from multiprocessing import Pool

from mpmath import mp, mpf

from gen_reference import bits, to_f64

SEED = 20241128


# ------------------------------------------------------------------------- numerical derivatives
def derivatives(f, args, numeric):
    """(f, gradient, Hessian) by central differences in the arguments `numeric`. f returns the value and its exact
    derivatives in all other arguments: {(): f, (i,): f_i, (i, j): f_ij}."""
    n = len(args)
    steps = [abs(a) * mpf(2) ** -100 for a in args]

    def at(*shifts):
        moved = list(args)
        for i, k in shifts:
            moved[i] = moved[i] + k * steps[i]
        return f(moved)

    centre = at()
    result = dict(centre)
    pairs = {}
    for i in numeric:
        up, down = at((i, 1)), at((i, -1))
        pairs[i] = up, down
        h = steps[i]
        result[(i,)] = (up[()] - down[()]) / (2 * h)
        result[(i, i)] = (up[()] - 2 * centre[()] + down[()]) / h**2
        for (j,) in [key for key in centre if len(key) == 1]:
            result[tuple(sorted((i, j)))] = (up[(j,)] - down[(j,)]) / (2 * h)
    for i in numeric:
        for j in numeric:
            if i < j:
                corners = sum(s * t * at((i, s), (j, t))[()] for s in (1, -1) for t in (1, -1))
                result[(i, j)] = corners / (4 * steps[i] * steps[j])
    return result


# --------------------------------------------------------------------------------------------- tails
def gamma_tails(a, x):
    """P and Q, each with all its digits, and the density with its slope in x."""
    deviance = x - a - a * mp.log(x / a) if x > a else 0
    with mp.workprec(mp.prec + int(1.5 * deviance) + 64):
        p = mp.prec
        xi, ai = int(mp.ldexp(x, p)), int(mp.ldexp(a, p))
        term = total = 1 << p
        n = 0
        while term:
            n += 1
            term = term * xi // (ai + (n << p))
            total += term
        density = mp.exp((a - 1) * mp.log(x) - x - mp.loggamma(a))
        lower = density * x / a * mp.ldexp(total, -p)
        return lower, 1 - lower, density, density * ((a - 1) / x - 1)


def beta_tails(a, b, x):
    """I and 1 - I, and the density with its slope in x. The series is that of the end to which x is nearer."""
    mean = a / (a + b)
    swapped = 2 * x > 1
    direct_is_large = (x < mean) if swapped else (x > mean)
    deviance = a * mp.log(mean / x) + b * mp.log((1 - mean) / (1 - x)) if direct_is_large else 0
    with mp.workprec(mp.prec + int(1.5 * deviance) + 64):
        p = mp.prec
        a_, b_, x_ = (b, a, 1 - x) if swapped else (a, b, x)
        xi, ai, si = (int(mp.ldexp(v, p)) for v in (x_, a_, a_ + b_))
        term = total = 1 << p
        n = 0
        while term:
            term = (term * xi >> p) * (si + (n << p)) // (ai + ((n + 1) << p))
            n += 1
            total += term
        ln_beta = mp.loggamma(a) + mp.loggamma(b) - mp.loggamma(a + b)
        density = mp.exp((a - 1) * mp.log(x) + (b - 1) * mp.log(1 - x) - ln_beta)
        direct = density * x * (1 - x) / a_ * mp.ldexp(total, -p)
        lower, upper = (1 - direct, direct) if swapped else (direct, 1 - direct)
        return lower, upper, density, density * ((a - 1) / x - (b - 1) / (1 - x))


def of_tails(tails):
    """Both tails and their logarithms: (f, gradient, Hessian) of each. The smaller tail is differentiated, since the other
    one is close to 1."""
    def f(args):
        last = len(args) - 1
        lower, upper, *_ = tails(*args)
        small = 0 if lower < upper else 1
        sign = 1 if small == 0 else -1

        def with_slopes(args):
            *probabilities, density, slope = tails(*args)
            return {(): probabilities[small], (last,): sign * density, (last, last): sign * slope}

        d_small = derivatives(with_slopes, args, range(last))
        d_large = {key: 1 - d if key == () else -d for key, d in d_small.items()}
        both = [d_small, d_large] if small == 0 else [d_large, d_small]
        return [g(d) for d in both for g in (lambda d: d, logarithm)]
    return f


def logarithm(d):
    """The derivatives of the logarithm of a function."""
    ratio = {key: v / d[()] for key, v in d.items()}
    square = lambda key: ratio[(key[0],)] * ratio[(key[1],)] if len(key) == 2 else 0
    return {key: mp.log(d[()]) if key == () else ratio[key] - square(key) for key in ratio}


def plain(function):
    """A function of two arguments that can be evaluated anywhere: (f, gradient, Hessian)."""
    return lambda args: [derivatives(lambda args: {(): function(*args)}, args, (0, 1))]


def ln_beta(a, b):
    return mp.loggamma(a) + mp.loggamma(b) - mp.loggamma(a + b)


# -------------------------------------------------------------------------------------------- inputs
def log_uniform(rng, low, high):
    return mp.mpf(10) ** rng.uniform(low, high)


def gamma_input(rng):
    a = 10 ** rng.uniform(-3, 5)
    kind = rng.random()
    if kind < 0.6:  # within some standard deviations of the mean
        x = a + rng.gauss(0, 3) * a**0.5
    else:
        x = a * 10 ** rng.uniform(-1.5, 1.0)
    if not 1e-6 < x < 3e5 or (x - a) ** 2 / (a + x) > 600:
        return gamma_input(rng)
    return a, x


def beta_input(rng):
    a, b = 10 ** rng.uniform(-3, 5), 10 ** rng.uniform(-3, 5)
    mean = a / (a + b)
    sd = (mean * (1 - mean) / (a + b + 1)) ** 0.5
    x = mean + rng.gauss(0, 3) * sd if rng.random() < 0.6 else rng.random()
    # the distance from the mean in standard deviations, so that neither tail underflows
    if not 1e-9 < x < 1 - 1e-9 or abs(x - mean) / sd > 30:
        return beta_input(rng)
    return a, b, x


GAMMA = [(2, 1.5), (0.5, 0.1), (0.5, 3), (1e-3, 0.5), (1e-3, 1.4), (1e-3, 5), (1, 1), (1.5, 1.5), (10, 3), (10, 30), (19.9, 19.95),
         (20, 20), (20.1, 20.3), (20, 12.01), (20, 27.9), (20, 28.1), (100, 60), (100, 140.5), (1e4, 1e4), (1e5, 1e5), (1e5, 1.01e5),
         (1e5, 99000), (30, 250), (300, 80), (3, 700), (1e-3, 300), (50, 1), (0.3, 1e-5)]
BETA = [(2, 3, 0.25), (10, 1, 0.5), (2500, 2, 0.999), (1, 1, 0.3), (0.5, 0.5, 0.5), (1e-3, 1e-3, 0.5), (1e-3, 1e5, 1e-5), (1e5, 1e-3, 0.9999),
        (1e5, 1e5, 0.5), (1e5, 1e5, 0.503), (5, 5, 0.01), (5, 5, 0.99), (30, 1e4, 0.003), (1e4, 30, 0.99), (0.1, 20, 0.02), (20, 0.1, 0.999),
        (12, 15, 0.4), (200, 0.5, 0.99), (3, 1e5, 2e-5), (1e5, 3, 0.99998)]

PAIRS = [(2, 3), (0.5, 0.5), (1e-10, 2), (1e-10, 1e-10), (7, 1e-5), (9.9, 9.9), (10, 10), (9.99, 10.01), (30, 1e4), (1e10, 2e10), (1e20, 3), (1e5, 1e5),
         (3, 1e10), (0.1, 100), (150, 200)]


def pair_input(rng):
    return 10 ** rng.uniform(-4, 6), 10 ** rng.uniform(-4, 6)


def beta_pair(rng):
    a, b = 10 ** rng.uniform(-4, 3), 10 ** rng.uniform(-4, 3)
    return (a, b) if a * b / (a + b) < 100 else beta_pair(rng)


def ratio_input(rng):
    x = 10 ** rng.uniform(-3, 10)
    d = 10 ** rng.uniform(-8, 6)
    return (x, d) if rng.random() < 0.7 or d >= 0.9 * x else (x, -d)


def choose_input(rng):
    k, rest = 10 ** rng.uniform(-3, 6), 10 ** rng.uniform(-3, 6)
    return k + rest, k


def positive_pair(rng):
    return rng.uniform(-5, 5), 10 ** rng.uniform(-5, 5)


def exponents(rng):
    x = rng.uniform(-50, 50)
    return x, x + rng.gauss(0, 10)


def ordered_exponents(rng):
    x, y = exponents(rng)
    return (x, y) if x > y else ordered_exponents(rng)


TABLE = dict([
    ("gamma_p ln_gamma_p gamma_q ln_gamma_q", (of_tails(gamma_tails), GAMMA, gamma_input, 400)),
    ("beta_reg ln_beta_reg beta_reg_c ln_beta_reg_c", (of_tails(beta_tails), BETA, beta_input, 700)),
    ("beta", (plain(lambda a, b: mp.exp(ln_beta(a, b))), PAIRS[:8], beta_pair, 60)),
    ("ln_beta", (plain(ln_beta), PAIRS, pair_input, 60)),
    ("ln_gamma_ratio", (plain(lambda x, d: mp.loggamma(x + d) - mp.loggamma(x)),
                        [(1e10, 3), (2e10, 7), (1e20, 100), (0.5, 2), (5, -4.5), (1e-5, 1e-6), (1e3, -990)], ratio_input, 80)),
    ("ln_choose", (plain(lambda n, k: mp.loggamma(n + 1) - mp.loggamma(k + 1) - mp.loggamma(n - k + 1)),
                   [(1e20, 100), (5, 2), (5, 3), (60, 30), (1e6, 5e5), (0.5, 0.25), (0.5, -0.25)], choose_input, 60)),
    ("x_ln_y", (plain(lambda x, y: x * mp.log(y)), [(2, 3), (-1.5, 0.01), (3, 0.999)], positive_pair, 40)),
    ("x_ln_1p_y", (plain(lambda x, y: x * mp.log(1 + y)), [(2, 3), (-1.5, 1e-12), (3, -0.999)], positive_pair, 40)),
    ("ln_add_exp", (plain(lambda x, y: mp.log(mp.exp(x) + mp.exp(y))), [(1, 1), (700, 710), (-800, -805)], exponents, 40)),
    ("ln_sub_exp", (plain(lambda x, y: mp.log(mp.exp(x) - mp.exp(y))), [(2, 1), (710, 700), (-800, -800.001)], ordered_exponents, 40)),
])


def work(job):
    names, args = job
    function, *_ = TABLE[names]
    n = len(args)
    keys = [()] + [(i,) for i in range(n)] + list(combinations_with_replacement(range(n), 2))
    lines = []
    with mp.workprec(420):
        for name, d in zip(names.split(), function([mpf(a) for a in args])):
            numbers = [bits(to_f64(d[key])) for key in keys]
            gradient, hessian = ";".join(numbers[1 : n + 1]), ";".join(numbers[n + 1 :])
            lines.append(",".join([name, ";".join(bits(float(a)) for a in args), numbers[0], gradient, hessian]))
    return "\n".join(lines)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("names", nargs="*", help="only these functions")
    opt = ap.parse_args()
    jobs = []
    for name, (_, inputs, sample, count) in TABLE.items():
        rng = random.Random(f"{SEED}/{name}")
        args = [tuple(float(a) for a in point) for point in inputs]
        args += [sample(rng) for _ in range(count - len(args))]
        if not opt.names or set(opt.names) & set(name.split()):
            jobs += [(name, point) for point in dict.fromkeys(args)]
    print(f"# gen_special_n.py, seed {SEED}; u64 bits of f64 in hex")
    print("# func,args(;),f,gradient(;),hessian(;)")
    with Pool() as pool:
        for line in pool.imap(work, jobs, chunksize=4):
            print(line)


if __name__ == "__main__":
    main()
