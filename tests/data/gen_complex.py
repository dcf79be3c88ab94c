#!/usr/bin/env python3
"""Reference slopes f'(z) and f''(z) of complex functions, on the axes and off them, but not on their branch cuts.

    python3 gen_complex.py OUTFILE
Rows: name,x,y,f_re,f_im,d1_re,d1_im,d2_re,d2_im   (numbers are the hex of their u64 bits).
"""
import sys
from mpmath import mp, mpc, mpf
from gen_reference import bits, to_f64

mp.dps = 60

FUNCTIONS = {
    "exp": mp.exp,
    "exp2": lambda z: mp.exp(z * mp.log(2)),
    "ln": mp.log,
    "log2": lambda z: mp.log(z) / mp.log(2),
    "log10": lambda z: mp.log(z) / mp.log(10),
    "log 3": lambda z: mp.log(z) / mp.log(3),
    "expf 3": lambda z: mp.exp(z * mp.log(3)),
    "sqrt": mp.sqrt,
    "cbrt": lambda z: mp.exp(mp.log(z) / 3),
    "inv": lambda z: 1 / z,
    "powi 3": lambda z: z**3,
    "powi -2": lambda z: z**-2,
    "powf 1.7": lambda z: mp.exp(mp.log(z) * mpf(1.7)),
    "powf 0.5": lambda z: mp.exp(mp.log(z) / 2),
    "powc 1.5-0.5i": lambda z: mp.exp(mp.log(z) * mpc(1.5, -0.5)),
    "sin": mp.sin,
    "cos": mp.cos,
    "tan": mp.tan,
    "asin": mp.asin,
    "acos": mp.acos,
    "atan": mp.atan,
    "sinh": mp.sinh,
    "cosh": mp.cosh,
    "tanh": mp.tanh,
    "asinh": mp.asinh,
    "acosh": mp.acosh,
    "atanh": mp.atanh,
}
POINTS = [(0.6, 0.4), (-0.7, 0.3), (0.5, -0.8), (-1.5, -2.0), (3.0, 1e-9), (1e-6, -2.5), (0.999999, 1e-7)]
POINTS += [(x, 0.0) for x in (4.0, 1.25, 0.5, 0.01, -0.5, -3.0)] + [(0.0, y) for y in (2.0, 0.5, -0.3, -1.75)]


def is_on_a_cut(f, z):
    def jumps(d):
        (a, b) = (f(z + d), f(z - d))
        return abs(a - b) > 1e-6 * (abs(a) + abs(b))

    return jumps(mpc(0, mpf(10) ** -30)) or jumps(mpf(10) ** -30)


def main(outfile):
    with open(outfile, "w") as out:
        out.write("# gen_complex.py; name,x,y,f_re,f_im,d1_re,d1_im,d2_re,d2_im\n")
        for name, f in FUNCTIONS.items():
            for x, y in POINTS:
                z = mpc(x, y)
                if is_on_a_cut(f, z):
                    continue
                h = mpf(10) ** -12
                # Eight points on a circle of this radius determine f' and f'' to 36 digits.
                n = 8
                values = [f(z + h * mp.expjpi(mpf(2 * k) / n)) for k in range(n)]
                coefficient = lambda m: sum(v * mp.expjpi(-mpf(2 * k * m) / n) for k, v in enumerate(values)) / n / h**m
                parts = [f(z), coefficient(1), 2 * coefficient(2)]
                cells = [bits(to_f64(c)) for w in parts for c in (mp.mpc(w).real, mp.mpc(w).imag)]
                out.write(f"{name},{bits(x)},{bits(y)},{','.join(cells)}\n")


main(sys.argv[1])
