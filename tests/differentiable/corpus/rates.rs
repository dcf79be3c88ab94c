//! Reaction rates and prices: functions as values, boxed closures, generic helpers, `impl Fn`, partial sums.

twice! {
    use std::collections::HashMap;

    /// Bisection, then secant steps.
    pub fn root(f: impl Fn(f64) -> f64, mut lo: f64, mut hi: f64) -> Option<f64> {
        if f(lo) * f(hi) > 0.0 {
            return None;
        }
        for _ in 0..20 {
            let mid = 0.5 * (lo + hi);
            if f(lo) * f(mid) <= 0.0 { hi = mid } else { lo = mid }
        }
        let (mut a, mut b) = (lo, hi);
        for _ in 0..8 {
            let (fa, fb) = (f(a), f(b));
            if (fb - fa).abs() < 1e-300 {
                break;
            }
            let c = b - fb * (b - a) / (fb - fa);
            a = b;
            b = c;
        }
        Some(b)
    }

    pub fn simpson<F>(f: F, a: f64, b: f64, n: usize) -> f64
    where
        F: Fn(f64) -> f64,
    {
        let h = (b - a) / n as f64;
        let mut sum = f(a) + f(b);
        for i in 1..n {
            let weight = if i % 2 == 0 { 2.0 } else { 4.0 };
            sum += weight * f(a + i as f64 * h);
        }
        sum * h / 3.0
    }

    fn arrhenius(a: f64, ea: f64) -> impl Fn(f64) -> f64 {
        move |t| a * (-ea / (8.314 * t)).exp()
    }

    pub fn total_rate(a: f64, ea: f64, t: f64) -> f64 {
        let laws: Vec<Box<dyn Fn(f64) -> f64>> = vec![
            Box::new(arrhenius(a, ea)),
            Box::new(move |t| a * t.sqrt()),
            Box::new(|t| 1e-3 * t),
        ];
        laws.iter().map(|law| law(t)).sum()
    }

    /// Internal rate of return.
    pub fn present_value(rate: f64, flows: &[f64]) -> f64 {
        flows.iter().enumerate().map(|(year, flow)| flow / (1.0 + rate).powi(year as i32)).sum()
    }

    pub fn rate_of_return(initial: f64, yearly: f64) -> f64 {
        let flows = [-initial, yearly, yearly, yearly, 0.5 * yearly];
        root(|r| present_value(r, &flows), 0.0, 1.0).unwrap_or(f64::NAN)
    }

    fn normal_cdf(x: f64) -> f64 {
        let density = |t: f64| (-0.5 * t * t).exp() / (2.0 * std::f64::consts::PI).sqrt();
        0.5 + simpson(density, 0.0, x, 40)
    }

    pub fn black_scholes(spot: f64, strike: f64, rate: f64, vol: f64, time: f64) -> f64 {
        let sd = vol * time.sqrt();
        let d1 = ((spot / strike).ln() + (rate + vol * vol / 2.0) * time) / sd;
        let d2 = d1 - sd;
        spot * normal_cdf(d1) - strike * (-rate * time).exp() * normal_cdf(d2)
    }

    pub fn apply_all(x: f64) -> f64 {
        let functions: [(&str, fn(f64) -> f64); 3] = [("sin", f64::sin), ("exp", f64::exp), ("twice", |v| 2.0 * v)];
        let mut by_name: HashMap<&str, f64> = HashMap::new();
        for (name, f) in functions.iter() {
            by_name.insert(*name, f(x));
        }
        by_name["sin"] + by_name["exp"] * by_name["twice"]
    }

    pub fn smallest_positive(values: &[f64]) -> f64 {
        let mut best = None;
        for &v in values {
            if v <= 0.0 {
                continue;
            }
            best = match best {
                None => Some(v),
                Some(b) if v < b => Some(v),
                other => other,
            };
        }
        best.unwrap_or(0.0)
    }

    pub fn norms(x: [f64; 3]) -> f64 {
        let one: f64 = x.iter().map(|v| v.abs()).sum();
        let two = x.iter().map(|v| v * v).sum::<f64>().sqrt();
        let inf = x.iter().fold(0.0_f64, |m, v| m.max(v.abs()));
        let least = x.iter().copied().fold(f64::INFINITY, f64::min);
        let sorted = {
            let mut s = x;
            s.sort_by(f64::total_cmp);
            s
        };
        let running = x.iter().scan(0.0, |acc, &v| { *acc += v; Some(*acc) }).last().unwrap();
        one + 2.0 * two + 3.0 * inf + 0.5 * least + sorted[1] * running
    }
}
