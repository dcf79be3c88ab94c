//! Kepler's equation and elements of an orbit: tuples, nested functions, early returns, labelled loops.

twice! {
    use std::f64::consts::{PI, TAU};

    pub fn eccentric_anomaly(mean: f64, e: f64) -> Result<f64, &'static str> {
        fn residual(x: f64, m: f64, e: f64) -> (f64, f64) {
            const ONE: f64 = 1.0;
            let (s, c) = x.sin_cos();
            (x - e * s - m, ONE - e * c)
        }
        if !(0.0..1.0).contains(&e) {
            return Err("not an ellipse");
        }
        let m = mean.rem_euclid(TAU);
        let mut x = if e < 0.8 { m } else { PI };
        'newton: for _ in 0..30 {
            let (f, slope) = residual(x, m, e);
            let dx = f / slope;
            x -= dx;
            if dx.abs() < 1e-16 {
                break 'newton;
            }
        }
        Ok(x)
    }

    pub fn position(a: f64, e: f64, mean: f64) -> Result<(f64, f64), &'static str> {
        let x = eccentric_anomaly(mean, e)?;
        let b = a * (1.0 - e.powi(2)).sqrt();
        Ok((a * (x.cos() - e), b * x.sin()))
    }

    pub fn distance(a: f64, e: f64, mean: f64) -> f64 {
        match position(a, e, mean) {
            Ok((x, y)) if x.is_finite() => x.hypot(y),
            Ok(_) => f64::NAN,
            Err(_) => -1.0,
        }
    }

    pub fn wrap(angle: f64) -> f64 {
        let mut a = angle;
        while a > PI {
            a -= 2.0 * PI;
        }
        while a <= -PI {
            a += 2.0 * PI;
        }
        a
    }

    pub fn longest(points: &[(f64, f64)]) -> f64 {
        let mut best = 0.0;
        for (i, p) in points.iter().enumerate() {
            for q in points.iter().skip(i + 1) {
                let d = ((p.0 - q.0).powi(2) + (p.1 - q.1).powi(2)).sqrt();
                if d > best {
                    best = d;
                }
            }
        }
        best
    }

    pub fn orbit_size(a: f64, e: f64, n: usize) -> f64 {
        let points: Vec<(f64, f64)> = (0..n)
            .filter_map(|i| position(a, e, TAU * i as f64 / n as f64).ok())
            .collect();
        longest(&points) + wrap(a)
    }
}
