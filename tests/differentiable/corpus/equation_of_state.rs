//! Cubic equations of state: an enum of laws, constants, Newton's method, errors.

twice! {
    use std::f64::consts::SQRT_2;
    use std::fmt;

    /// The gas constant in J / (mol K).
    pub const R: f64 = 8.314462618;

    #[derive(Debug, Clone, Copy, PartialEq)]
    pub enum Law {
        Ideal,
        VanDerWaals { a: f64, b: f64 },
        PengRobinson { tc: f64, pc: f64, omega: f64 },
    }

    #[derive(Debug)]
    pub enum EosError {
        NoConvergence(usize),
        BadVolume,
    }

    impl fmt::Display for EosError {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            match self {
                EosError::NoConvergence(n) => write!(f, "no convergence after {} steps", n),
                EosError::BadVolume => f.write_str("volume below the covolume"),
            }
        }
    }

    impl Law {
        pub fn critical(tc: f64, pc: f64) -> Self {
            let a = 27.0 * (R * tc).powi(2) / (64.0 * pc);
            let b = R * tc / (8.0 * pc);
            Law::VanDerWaals { a, b }
        }

        fn kappa(omega: f64) -> f64 {
            0.37464 + 1.54226 * omega - 0.26992 * omega * omega
        }

        /// Pressure in Pa.
        pub fn pressure(&self, t: f64, v: f64) -> f64 {
            match *self {
                Law::Ideal => R * t / v,
                Law::VanDerWaals { a, b } => R * t / (v - b) - a / (v * v),
                Law::PengRobinson { tc, pc, omega } => {
                    let a = 0.45724 * R * R * tc * tc / pc;
                    let b = 0.07780 * R * tc / pc;
                    let tr = t / tc;
                    let alpha = (1.0 + Self::kappa(omega) * (1.0 - tr.sqrt())).powi(2);
                    R * t / (v - b) - a * alpha / (v * v + 2.0 * b * v - b * b)
                }
            }
        }

        pub fn is_attractive(&self) -> bool {
            !matches!(self, Law::Ideal)
        }

        /// Volume at the pressure, by Newton's method on a numeric slope.
        pub fn volume(&self, t: f64, p: f64) -> Result<f64, EosError> {
            let mut v = R * t / p;
            if v <= 0.0 {
                return Err(EosError::BadVolume);
            }
            for step in 0.. {
                let h = 1e-4 * v;
                let f = self.pressure(t, v) - p;
                let slope = (self.pressure(t, v + h) - self.pressure(t, v - h)) / (2.0 * h);
                let dv = f / slope;
                v -= dv;
                if dv.abs() < 1e-14 * v && step > 8 {
                    break;
                }
                if step > 60 {
                    return Err(EosError::NoConvergence(step));
                }
            }
            Ok(v)
        }
    }

    /// The compressibility factor.
    pub fn compressibility(law: &Law, t: f64, p: f64) -> Option<f64> {
        let v = law.volume(t, p).ok()?;
        Some(p * v / (R * t))
    }

    pub fn departure(law: Law, t: f64, v: f64) -> f64 {
        let attraction = if let Law::PengRobinson { tc, pc, .. } = law {
            let b = 0.07780 * R * tc / pc;
            ((v + (1.0 + SQRT_2) * b) / (v + (1.0 - SQRT_2) * b)).ln() / (2.0 * SQRT_2 * b)
        } else {
            0.0
        };
        attraction * t
    }
}
