//! Ways to write things, each a small function.

twice! {
    use std::f64;

    /// A receiver that is a constant.
    pub fn constant_receivers(x: f64, y: f64) -> f64 {
        let c = 0.75_f64;
        c.max(x) + 2.0_f64.powf(y) + c.hypot(y) + c.atan2(x) + (0.5 * c).mul_add(x, y) + 1f64.copysign(x)
    }

    pub fn arms(x: f64, kind: u8) -> f64 {
        let scale = match kind {
            0 => 1.0,
            1 | 2 => x,
            3..=5 if x > 0.0 => x.sqrt(),
            n => f64::from(n),
        };
        let offset = if kind > 2 { x * x } else if kind == 1 { 0.5 } else { f64::consts::E };
        scale + offset
    }

    /// Constants of another crate, of unknown type, in the first arm.
    pub fn constants_first(x: f64) -> f64 {
        use std::f64::consts::{FRAC_PI_2, PI};
        let start = if x > 0.5 { PI } else { x };
        let mut most = FRAC_PI_2;
        if x > most {
            most = x;
        }
        let all = [PI, x, FRAC_PI_2];
        start * most + all[0] * all[1]
    }

    pub fn tuples(x: f64) -> f64 {
        let pair = if x > 1.0 { (x, 1.0) } else { (1.0, x) };
        let (a, b) = pair;
        let triple = (a, (b, 2.0), 3);
        let (p, (q, r), n) = triple;
        p + q * r + n as f64 * pair.0
    }

    pub fn shadowing(x: f64) -> f64 {
        let y = 1.0;
        let y = y + x;
        let y = { let z = y * 2.0; z - 1.0 };
        let x = x as f64;
        y * x
    }

    pub fn accumulators(xs: &[f64]) -> f64 {
        let mut sum = 0.;
        let mut product: f64 = 1.0;
        let mut most = f64::MIN;
        let mut least = f64::INFINITY;
        let mut last = None;
        let mut counts = [0.0; 3];
        let mut count = 0;
        for (i, x) in xs.iter().enumerate() {
            sum += x;
            product *= *x;
            most = most.max(*x);
            least = f64::min(least, *x);
            if *x > most - 1.0 {
                last = Some(*x);
            }
            counts[i % 3] += x * x;
            count += 1;
        }
        let mean = sum / count as f64;
        let spread = xs.iter().map(|&x| (x - mean) * (x - mean)).sum::<f64>() / (xs.len() - 1) as f64;
        sum + product + most - least + last.unwrap_or(0.0) + counts.iter().sum::<f64>() + spread.sqrt()
    }

    pub fn matrices(a: &[Vec<f64>], b: &[f64]) -> Vec<f64> {
        let n = b.len();
        let mut m: Vec<Vec<f64>> = a.to_vec();
        let mut x = b.to_vec();
        for k in 0..n {
            let pivot = (k..n).max_by(|&i, &j| m[i][k].abs().partial_cmp(&m[j][k].abs()).unwrap()).unwrap();
            m.swap(k, pivot);
            x.swap(k, pivot);
            for i in k + 1..n {
                let factor = m[i][k] / m[k][k];
                for j in k..n {
                    let t = m[k][j];
                    m[i][j] -= factor * t;
                }
                x[i] -= factor * x[k];
            }
        }
        for k in (0..n).rev() {
            let s: f64 = (k + 1..n).map(|j| m[k][j] * x[j]).sum();
            x[k] = (x[k] - s) / m[k][k];
        }
        x
    }

    pub fn solved(p: f64, q: f64) -> f64 {
        let a = vec![vec![2.0, p, 0.5], vec![1.0, 3.0, q], vec![p * q, 0.0, 4.0]];
        let x = matrices(&a, &[1.0, 2.0, p]);
        x[0] + 2.0 * x[1] + 3.0 * x[2]
    }

    /// Weights that stay plain.
    pub fn quadrature(a: f64, b: f64) -> f64 {
        let nodes = [-0.7745966692414834, 0.0, 0.7745966692414834];
        let weights = [5.0 / 9.0, 8.0 / 9.0, 5.0 / 9.0];
        let (mid, half) = ((a + b) / 2.0, (b - a) / 2.0);
        nodes.iter().zip(weights.iter()).map(|(t, w)| w * (mid + half * t).exp()).sum::<f64>() * half
    }

    pub fn polynomial(coefficients: &[f64], x: f64) -> f64 {
        coefficients.iter().rev().fold(0.0, |acc, &c| acc * x + c)
    }

    pub fn polynomials(x: f64) -> f64 {
        const C: [f64; 4] = [1.0, -0.5, 0.25, 2.0];
        let plain = polynomial(&C, 0.5);
        polynomial(&C, x) + plain * polynomial(&[x, 1.0, x * x], 2.0)
    }

    pub fn recursion(n: usize, x: f64) -> f64 {
        match n {
            0 => 1.0,
            1 => x,
            _ => {
                let k = n as f64;
                ((2.0 * k - 1.0) * x * recursion(n - 1, x) - (k - 1.0) * recursion(n - 2, x)) / k
            }
        }
    }

    pub fn options(x: f64, y: Option<f64>) -> f64 {
        let a = y.map(|v| v * 2.0).unwrap_or(x);
        let b = y.map_or(0.0, |v| v.sin());
        let c = if let Some(v) = y && v > x { v - x } else { 1.0 };
        let d = y.filter(|v| *v > 0.0).or(Some(x)).unwrap();
        let e = (x > 0.0).then(|| x.ln()).unwrap_or_default();
        let f = match (y, x) {
            (Some(v), w) if v > w => v,
            (Some(_), w) => w,
            (None, _) => 0.0,
        };
        a + b + c + d + e + f
    }

    pub fn safe_division(a: f64, b: f64) -> Result<f64, String> {
        if b == 0.0 {
            return Err(format!("{a} / {b}"));
        }
        if 0.0 > b { Ok(-a / b) } else { Ok(a / b) }
    }

    pub fn divisions(x: f64, y: f64) -> f64 {
        let q = safe_division(x, y).unwrap_or(0.0);
        let all: Result<Vec<f64>, String> = [1.0, 2.0, x].iter().map(|&d| safe_division(y, d)).collect();
        q + match all {
            Ok(values) => values.iter().sum(),
            Err(_) => f64::NAN,
        }
    }

    pub fn in_place(values: &mut [f64], factor: f64) {
        for v in values.iter_mut() {
            *v *= factor;
        }
        values[0] = 1.0;
        if let Some(last) = values.last_mut() {
            *last += factor;
        }
        let (left, right) = values.split_at_mut(1);
        std::mem::swap(&mut left[0], &mut right[0]);
    }

    pub fn through_references(x: f64) -> f64 {
        let mut values = [0.5, 1.5, 2.5];
        in_place(&mut values, x);
        let mut total = 0.0;
        let sum = &mut total;
        for v in values {
            *sum += v * v;
        }
        total
    }

    pub fn loops(x: f64) -> f64 {
        let mut term = x;
        let mut sum = x;
        let mut n = 1;
        let sine = loop {
            term *= -x * x / ((2 * n) as f64 * (2 * n + 1) as f64);
            let next = sum + term;
            if (next - sum).abs() <= f64::EPSILON * next.abs() || n > 50 {
                break next;
            }
            sum = next;
            n += 1;
        };
        let mut y = 1.0;
        while f64::abs(y * y - x) > 1e-13 {
            y = 0.5 * (y + x / y);
        }
        sine + y
    }

    pub fn closures(x: f64, y: f64) -> f64 {
        let sigmoid = |z: f64| 1.0 / (1.0 + (-z).exp());
        let scale = 2.0;
        let blend = |t| (1.0 - t) * x + t * y;
        let mut calls = 0.0;
        let mut counted = |v: f64| -> f64 {
            calls += v;
            v * scale
        };
        let a = counted(x) + counted(y);
        let compose = |f: &dyn Fn(f64) -> f64, v| f(f(v));
        a + calls + sigmoid(x) + blend(0.25) + compose(&sigmoid, y)
    }

    #[derive(Clone, Debug, PartialEq)]
    pub enum Expression {
        Constant(f64),
        Variable,
        Sum(Box<Expression>, Box<Expression>),
        Product(Vec<Expression>),
        Power { base: Box<Expression>, exponent: i32 },
    }

    impl Expression {
        pub fn evaluate(&self, x: f64) -> f64 {
            use Expression::*;
            match self {
                Constant(c) => *c,
                Variable => x,
                Sum(a, b) => a.evaluate(x) + b.evaluate(x),
                Product(factors) => factors.iter().map(|f| f.evaluate(x)).product(),
                Power { base, exponent } => base.evaluate(x).powi(*exponent),
            }
        }
    }

    pub fn expression(c: f64, x: f64) -> f64 {
        let square = Expression::Power { base: Box::new(Expression::Variable), exponent: 2 };
        let product = Expression::Product(vec![Expression::Constant(c), square.clone(), Expression::Constant(2.0)]);
        Expression::Sum(Box::new(product), Box::new(square)).evaluate(x)
    }

    #[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
    pub struct Celsius(pub f64);

    #[derive(Debug, Clone, Copy, PartialEq)]
    pub struct Kelvin(pub f64);

    impl From<Celsius> for Kelvin {
        fn from(c: Celsius) -> Self {
            Kelvin(c.0 + 273.15)
        }
    }

    pub fn units(t: f64) -> f64 {
        let k: Kelvin = Celsius(t).into();
        let Kelvin(value) = k;
        let zero = Kelvin::from(Celsius(0.0));
        value / zero.0
    }

    pub struct Counter {
        pub state: f64,
        pub left: usize,
    }

    impl Iterator for Counter {
        type Item = f64;
        fn next(&mut self) -> Option<f64> {
            if self.left == 0 {
                return None;
            }
            self.left -= 1;
            self.state = 3.7 * self.state * (1.0 - self.state);
            Some(self.state)
        }
    }

    pub fn iterated(x: f64) -> f64 {
        let counter = Counter { state: x, left: 4 };
        let mut total = 0.0;
        for v in counter {
            total += v;
        }
        total + Counter { state: 0.5 * x, left: 3 }.map(|v| v * v).sum::<f64>()
    }

    pub fn arrays(x: f64) -> f64 {
        let powers: [f64; 5] = std::array::from_fn(|i| x.powi(i as i32));
        let table = [[1.0, x], [x, 2.0]];
        let determinant = table[0][0] * table[1][1] - table[0][1] * table[1][0];
        let zeros = [0.0; 5];
        let mut copy = zeros;
        copy[1] = powers[2];
        copy[2..4].copy_from_slice(&powers[1..3]);
        let grid: Vec<[f64; 2]> = (0..3).map(|i| [i as f64, x * i as f64]).collect();
        let [.., last] = powers;
        determinant + copy.iter().sum::<f64>() + grid.iter().map(|p| p[0] * p[1]).sum::<f64>() + last
            + powers.windows(2).map(|w| (w[1] - w[0]).abs()).fold(0.0, f64::max)
            + powers.iter().skip(1).step_by(2).cloned().reduce(|a, b| a * b).unwrap()
    }

    pub fn successors(x: f64) -> f64 {
        let terms = std::iter::successors(Some(1.0), |t| if *t > 1e-3 { Some(t * x) } else { None });
        terms.take(30).sum::<f64>() + std::iter::repeat(x).take(3).product::<f64>()
    }

    fn larger<T: PartialOrd>(a: T, b: T) -> T {
        if a > b { a } else { b }
    }

    fn apply_twice<T, F: Fn(T) -> T>(f: F, x: T) -> T {
        f(f(x))
    }

    fn swapped<T, U>((a, b): (T, U)) -> (U, T) {
        (b, a)
    }

    pub fn type_parameters(x: f64) -> f64 {
        let most = larger(x, 0.5) + larger(1.0, x) + larger(2.0, 3.0);
        let (name, y) = swapped((apply_twice(|v| v * v + x, 0.25), "y"));
        most * y * name.len() as f64
    }

    fn is_close(a: f64, b: f64) -> bool {
        (a - b).abs() < 1e-9 && a.is_finite() && !b.is_nan()
    }

    pub fn conditions(x: f64, y: f64) -> f64 {
        assert!(x.is_finite(), "x = {x}");
        debug_assert!(y > -10.0);
        let close = is_close(x, y);
        let sign = if x.is_sign_negative() || y < 0.0 && x <= y { -1.0 } else { 1.0 };
        let order = x.partial_cmp(&y).map_or(0, |o| o as i32);
        let ordered = x.total_cmp(&1.0).is_lt();
        let bounded = (-1.0..=1.0).contains(&x);
        let clamped = x.clamp(-2.0, y.max(2.0));
        sign * x + if close { 1.0 } else { y } + order as f64 + clamped + f64::from(ordered as u8) * y
            + if bounded { 2.0 * x } else { 0.0 }
    }
}
