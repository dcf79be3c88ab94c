use gradual::Real;

/// The energy of a mass on a spring that swings: angle a, length r, and their velocities w and v.
pub fn energy<R: Real>([a, r, w, v]: [R; 4]) -> R {
    let kinetic = (r * r * w * w + v * v) / 2.0;
    let height = -r * a.cos();
    kinetic + 9.81 * height + 20.0 * (r - 1.0).powi(2)
}

/// Its gradient, by hand.
pub fn energy_gradient([a, r, w, v]: [f64; 4]) -> [f64; 4] {
    [-9.81 * r * a.sin(), r * w * w - 9.81 * a.cos() + 40.0 * (r - 1.0), r * r * w, v]
}
