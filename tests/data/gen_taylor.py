#!/usr/bin/env python3
"""Reference Taylor coefficients f^(k)(x) / k!, k = 0 to 10, of every function and of ten composite ones.

    python3 gen_taylor.py OUTFILE
Rows: name,x,c_0;c_1;...;c_10   (numbers are the hex of their u64 bits, the coefficients correctly rounded).
"""
import sys
from mpmath import mp, mpf, taylor
from gen_reference import bits, to_f64

mp.dps = 120
ORDER = 10

FUNCTIONS = {
    "recip": (lambda x: 1 / x, [0.5, -3.0, 100.0]),
    "powi(7)": (lambda x: x**7, [0.0, 1.5, -2.0]),
    "powi(-3)": (lambda x: x**-3, [0.7, -2.0]),
    "powf(2.5)": (lambda x: x ** mpf(2.5), [0.3, 4.0]),
    "powf(-0.5)": (lambda x: x ** mpf(-0.5), [0.3, 4.0]),
    "sqrt": (mp.sqrt, [0.1, 2.0, 1e10]),
    "cbrt": (mp.cbrt, [0.1, 2.0, 1e10]),
    "exp": (mp.exp, [0.0, -3.0, 2.5]),
    "exp2": (lambda x: 2**x, [0.0, -3.5]),
    "exp_m1": (mp.expm1, [1e-9, 1.0, -2.0]),
    "ln": (mp.log, [0.3, 1.0, 50.0]),
    "ln_1p": (mp.log1p, [1e-9, 2.0, -0.5]),
    "log2": (lambda x: mp.log(x, 2), [0.3, 5.0]),
    "log10": (mp.log10, [0.3, 5.0]),
    "sin": (mp.sin, [0.0, 0.7, -2.0]),
    "cos": (mp.cos, [0.1, 0.7, 3.0]),
    "tan": (mp.tan, [0.0, 0.7, -1.2]),
    "asin": (mp.asin, [0.0, 0.4, -0.8]),
    "acos": (mp.acos, [0.1, 0.4, -0.8]),
    "atan": (mp.atan, [0.3, -1.4]),
    "sinh": (mp.sinh, [0.0, 1.2, -3.0]),
    "cosh": (mp.cosh, [0.1, 1.2, -3.0]),
    "tanh": (mp.tanh, [0.3, -0.9, 4.0]),
    "asinh": (mp.asinh, [0.2, -1.4]),
    "acosh": (mp.acosh, [1.2, 5.0]),
    "atanh": (mp.atanh, [0.2, -0.7]),
    "erf": (mp.erf, [0.3, -1.1]),
    "erfc": (mp.erfc, [0.3, 4.0]),
    "normal_pdf": (mp.npdf, [0.3, -2.0]),
    "normal_cdf": (mp.ncdf, [0.3, -2.0]),
    "gamma": (mp.gamma, [0.7, 3.5]),
    "ln_gamma": (mp.loggamma, [0.7, 3.5]),
    "digamma": (mp.digamma, [0.7, 3.5]),
    "trigamma": (lambda x: mp.psi(1, x), [0.7, 3.5]),
    "bessel_j0": (lambda x: mp.besselj(0, x), [0.5, 3.0]),
    "bessel_j1": (lambda x: mp.besselj(1, x), [0.5, 3.0]),
    "bessel_y0": (lambda x: mp.bessely(0, x), [1.5, 3.0]),
    "sinc": (lambda x: mp.sin(x) / x if x else mpf(1), [0.25, 2.0]),
    "sigmoid": (lambda x: 1 / (1 + mp.exp(-x)), [0.3, -2.0, 5.0]),
    "softplus": (lambda x: mp.log1p(mp.exp(x)), [0.3, -2.0, 5.0]),
    # compositions
    "exp(sin x)": (lambda x: mp.exp(mp.sin(x)), [0.4]),
    "ln(1 + x^2)": (lambda x: mp.log(1 + x**2), [0.7]),
    "sqrt(1 + exp x)": (lambda x: mp.sqrt(1 + mp.exp(x)), [0.2]),
    "x^x": (lambda x: x**x, [1.3]),
    "atan2(sin x, 2 + cos x)": (lambda x: mp.atan2(mp.sin(x), 2 + mp.cos(x)), [0.9]),
    "hypot(x, exp x)": (lambda x: mp.sqrt(x**2 + mp.exp(2 * x)), [0.3]),
    "tanh(x) / (1 + x)": (lambda x: mp.tanh(x) / (1 + x), [0.5]),
    "cos(x)^3 erf(x)": (lambda x: mp.cos(x) ** 3 * mp.erf(x), [0.6]),
    "log(3 + x, 1 + x)": (lambda x: mp.log(3 + x) / mp.log(1 + x), [1.4]),
    "gamma(1 + x) exp(-x)": (lambda x: mp.gamma(1 + x) * mp.exp(-x), [0.8]),
}


def main(outfile):
    with open(outfile, "w") as out:
        out.write("# gen_taylor.py; name,x,coefficients(;)\n")
        for name, (f, points) in FUNCTIONS.items():
            for x in points:
                coefficients = taylor(f, mpf(x), ORDER)
                cells = ";".join(bits(to_f64(c.real if hasattr(c, "real") else c)) for c in coefficients)
                # a comma would end the cell
                out.write(f"{name.replace(',', '')},{bits(x)},{cells}\n")


main(sys.argv[1])
