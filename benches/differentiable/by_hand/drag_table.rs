use gradual::Real;

/// Mach number and drag coefficient.
const DRAG: [(f64, f64); 8] = [
    (0.0, 0.26),
    (0.5, 0.27),
    (0.8, 0.30),
    (0.95, 0.38),
    (1.05, 0.45),
    (1.5, 0.43),
    (2.0, 0.38),
    (3.0, 0.32),
];

const GRAVITY: f64 = 9.80665;
static SOUND: f64 = 340.29;

#[inline]
fn interpolate<R: Real>(table: &[(f64, f64)], x: R) -> R {
    let (first, last) = (table[0], table[table.len() - 1]);
    if x <= first.0 {
        return R::lit(first.1);
    }
    if x >= last.0 {
        return R::lit(last.1);
    }
    let i = table.iter().position(|&(m, _)| x < m).unwrap_or(table.len() - 1);
    let (x0, y0) = table[i - 1];
    let (x1, y1) = table[i];
    y0 + (y1 - y0) * (x - x0) / (x1 - x0)
}

#[inline]
fn drag_coefficient<R: Real>(mach: R) -> R {
    interpolate(&DRAG, mach)
}

#[inline]
fn density<R: Real>(height: R) -> R {
    if height > 11_000.0 {
        0.3639 * (-(height - 11_000.0) / 6341.6).exp()
    } else {
        1.225 * (1.0 - 2.25577e-5 * height).powf(R::lit(4.25588))
    }
}

struct Shot<R> {
    speed: R,
    angle: R,
    mass: R,
    caliber: R,
}

impl<R: Real> Shot<R> {
    #[inline]
    fn acceleration(&self, y: R, vx: R, vy: R) -> (R, R) {
        let v = vx.hypot(vy);
        let area = std::f64::consts::FRAC_PI_4 * self.caliber * self.caliber;
        let drag = 0.5 * density(y) * drag_coefficient(v / SOUND) * area * v / self.mass;
        (-drag * vx, -drag * vy - GRAVITY)
    }

    #[inline]
    fn range(&self, dt: R) -> R {
        let (mut x, mut y) = (R::zero(), R::zero());
        let mut vx = self.speed * self.angle.cos();
        let mut vy = self.speed * self.angle.sin();
        let mut previous;
        loop {
            let (ax, ay) = self.acceleration(y, vx, vy);
            vx += ax * dt;
            vy += ay * dt;
            previous = (x, y);
            x += vx * dt;
            y += vy * dt;
            if y < 0.0 {
                break;
            }
        }
        let (x0, y0) = previous;
        x0 + (x - x0) * y0 / (y0 - y)
    }
}

#[inline]
pub(crate) fn range<R: Real>(speed: R, angle: R, mass: R) -> R {
    Shot { speed, angle, mass, caliber: R::lit(0.1) }.range(R::lit(0.05))
}
