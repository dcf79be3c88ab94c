//! Maps, queues, cells, boxed closures, solvers over closures.

twice! {
    use std::cell::RefCell;
    use std::collections::{BTreeMap, HashMap, VecDeque};
    use std::rc::Rc;
    /// generic struct over a closure with the bound on the struct
    pub struct Ode<F>
    where
        F: Fn(f64, f64) -> f64,
    {
        f: F,
        h: f64,
    }
    impl<F> Ode<F>
    where
        F: Fn(f64, f64) -> f64,
    {
        pub fn new(f: F, h: f64) -> Self {
            Ode { f, h }
        }
        pub fn step(&self, t: f64, y: f64) -> f64 {
            y + self.h * (self.f)(t, y)
        }
    }
    pub fn ode(k: f64) -> f64 {
        let o = Ode::new(|t, y| -k * y + t, 0.1);
        let mut y = 1.0;
        for i in 0..5 {
            y = o.step(i as f64 * 0.1, y);
        }
        y
    }
    pub fn moving_average(xs: &[f64], n: usize) -> Vec<f64> {
        let mut window: VecDeque<f64> = VecDeque::with_capacity(n);
        let mut out = Vec::new();
        for &x in xs {
            if window.len() == n {
                window.pop_front();
            }
            window.push_back(x);
            out.push(window.iter().sum::<f64>() / window.len() as f64);
        }
        out
    }
    pub fn group(xs: &[(usize, f64)]) -> f64 {
        let mut groups: BTreeMap<usize, Vec<f64>> = BTreeMap::new();
        for (k, x) in xs {
            groups.entry(*k).or_default().push(*x);
        }
        let mut sums = HashMap::new();
        for &(k, x) in xs {
            *sums.entry(k).or_insert(0.0) += x;
        }
        groups.values().map(|v| v.iter().product::<f64>()).sum::<f64>() + sums[&0]
    }
    pub fn cells(x: f64) -> f64 {
        let counter = Rc::new(RefCell::new(0.0));
        let add = {
            let c = Rc::clone(&counter);
            move |v: f64| {
                *c.borrow_mut() += v;
            }
        };
        add(x);
        add(2.0 * x);
        let total = *counter.borrow();
        total
    }
    pub fn memo(n: usize, x: f64, cache: &mut HashMap<usize, f64>) -> f64 {
        if let Some(&v) = cache.get(&n) {
            return v;
        }
        let v = if n == 0 { 1.0 } else { x * memo(n - 1, x, cache) + 1.0 };
        cache.insert(n, v);
        v
    }
    pub fn strings(x: f64) -> String {
        format!("{:.3} {}", x, x + 1.0)
    }
    pub fn parse_sum(text: &str, x: f64) -> Result<f64, std::num::ParseFloatError> {
        let mut s = 0.0;
        for w in text.split_whitespace() {
            s += w.parse::<f64>()? * x;
        }
        let first: f64 = text.split(' ').next().unwrap().parse()?;
        Ok(s + first)
    }
    pub fn newton<F, G>(f: F, df: G, x0: f64, tol: f64) -> Option<f64>
    where
        F: Fn(f64) -> f64,
        G: Fn(f64) -> f64,
    {
        let mut x = x0;
        for _ in 0..50 {
            let dx = f(x) / df(x);
            x -= dx;
            if dx.abs() < tol {
                return Some(x);
            }
        }
        None
    }
    pub fn sqrt_by_newton(a: f64) -> f64 {
        newton(|x| x * x - a, |x| 2.0 * x, 1.0, 1e-13).unwrap()
    }
    pub fn golden(f: &mut dyn FnMut(f64) -> f64, mut a: f64, mut b: f64) -> (f64, f64) {
        let inv_phi = (5.0_f64.sqrt() - 1.0) / 2.0;
        let (mut c, mut d) = (b - inv_phi * (b - a), a + inv_phi * (b - a));
        let (mut fc, mut fd) = (f(c), f(d));
        for _ in 0..20 {
            if fc < fd {
                b = d;
                d = c;
                fd = fc;
                c = b - inv_phi * (b - a);
                fc = f(c);
            } else {
                a = c;
                c = d;
                fc = fd;
                d = a + inv_phi * (b - a);
                fd = f(d);
            }
        }
        let m = 0.5 * (a + b);
        (m, f(m))
    }
    pub fn minimum(p: f64) -> f64 {
        let mut n = 0;
        golden(
            &mut |x| {
                n += 1;
                (x - p).powi(2) + p
            },
            0.0,
            2.0,
        )
        .1
    }
    pub fn nested_options(x: f64) -> f64 {
        let grid: Vec<Option<f64>> = vec![Some(x), None, Some(2.0)];
        let flat: Vec<f64> = grid.iter().flatten().copied().collect();
        let sum: Option<f64> = grid.iter().copied().filter(|o| o.is_some()).sum();
        let first = grid.iter().find_map(|o| *o).unwrap_or(f64::NAN);
        flat.iter().sum::<f64>() + sum.unwrap() * first
    }
    pub fn slices(x: &mut [f64]) -> f64 {
        let n = x.len();
        let (head, tail) = x.split_at_mut(n / 2);
        head.iter_mut().zip(tail.iter()).for_each(|(h, t)| *h = *h * t + 1.0);
        match x {
            [] => 0.0,
            [only] => *only,
            [first, .., last] => *first - *last,
        }
    }
    pub fn use_slices(a: f64, b: f64) -> f64 {
        let mut v = vec![a, b, 2.0, a * b];
        let s = slices(&mut v);
        s + v[0] + slices(&mut [a])
    }
    pub fn dot<'a>(a: impl IntoIterator<Item = &'a f64>, b: impl IntoIterator<Item = &'a f64>) -> f64 {
        a.into_iter().zip(b).map(|(x, y)| x * y).sum()
    }
    pub fn apply<const N: usize>(m: &[[f64; N]; N], v: [f64; N]) -> [f64; N] {
        m.map(|row| dot(&row, &v))
    }
    pub fn power_iteration(a: f64) -> f64 {
        let m = [[2.0, a], [a, 1.0]];
        let mut v = [1.0, 0.0];
        let mut lambda = 0.0;
        for _ in 0..30 {
            let w = apply(&m, v);
            lambda = w.iter().map(|x| x.powi(2)).sum::<f64>().sqrt();
            v = w.map(|x| x / lambda);
        }
        lambda
    }
    pub fn test(a: f64, b: f64, c: f64) -> f64 {
        let mut cache = HashMap::new();
        let mut s = ode(a) + moving_average(&[a, b, 1.0, c], 2).iter().sum::<f64>();
        s += group(&[(0, a), (1, b), (0, c)]) + cells(b) + memo(4, c, &mut cache);
        s += parse_sum("1.5 2.5", a).unwrap_or(0.0)
            + sqrt_by_newton(a)
            + minimum(b)
            + nested_options(c)
            + use_slices(a, b)
            + power_iteration(c);
        assert!(!strings(a).is_empty());
        s
    }
}
