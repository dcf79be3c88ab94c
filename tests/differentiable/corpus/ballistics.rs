//! Ballistics with a static table of rows: binary search, a type with a lifetime.

twice! {
    use std::cmp::Ordering;
    #[derive(Clone, Copy)]
    pub struct Row {
        pub mach: f64,
        pub cd: f64,
    }
    pub static G7: &[Row] = &[
        Row { mach: 0.0, cd: 0.1198 },
        Row { mach: 0.5, cd: 0.1197 },
        Row { mach: 1.0, cd: 0.3803 },
        Row { mach: 2.0, cd: 0.2980 },
        Row { mach: 5.0, cd: 0.1618 },
    ];
    const ALT: [f64; 4] = [0.0, 1000.0, 5000.0, 11000.0];
    const RHO: [f64; 4] = [1.225, 1.112, 0.7364, 0.3639];
    fn lerp(a: f64, b: f64, t: f64) -> f64 {
        a + (b - a) * t
    }
    pub fn lookup(table: &[Row], mach: f64) -> f64 {
        match table.binary_search_by(|row| row.mach.partial_cmp(&mach).unwrap_or(Ordering::Less)) {
            Ok(i) => table[i].cd,
            Err(0) => table[0].cd,
            Err(i) if i == table.len() => table[i - 1].cd,
            Err(i) => {
                let (lo, hi) = (&table[i - 1], &table[i]);
                lerp(lo.cd, hi.cd, (mach - lo.mach) / (hi.mach - lo.mach))
            }
        }
    }
    pub fn density(h: f64) -> f64 {
        let mut i = 0;
        while i + 2 < ALT.len() && h > ALT[i + 1] {
            i += 1;
        }
        let t = ((h - ALT[i]) / (ALT[i + 1] - ALT[i])).clamp(0.0, 1.0);
        (RHO[i].ln() * (1.0 - t) + RHO[i + 1].ln() * t).exp()
    }
    pub struct Projectile<'a> {
        pub mass: f64,
        pub diameter: f64,
        pub table: &'a [Row],
    }
    impl<'a> Projectile<'a> {
        pub fn area(&self) -> f64 {
            std::f64::consts::PI * (self.diameter / 2.0).powi(2)
        }
        pub fn decel(&self, v: f64, h: f64) -> f64 {
            let mach = v / speed_of_sound(h);
            0.5 * density(h) * v * v * lookup(self.table, mach) * self.area() / self.mass
        }
        pub fn fly(&self, v0: f64, angle_deg: f64) -> (f64, f64, f64) {
            let a = angle_deg.to_radians();
            let mut pos = (0.0, 0.0);
            let mut vel = (v0 * a.cos(), v0 * a.sin());
            let mut t = 0.0;
            let mut apex: f64 = 0.0;
            const DT: f64 = 0.05;
            loop {
                let v = (vel.0 * vel.0 + vel.1 * vel.1).sqrt();
                let d = if v > 0.0 { self.decel(v, pos.1) / v } else { 0.0 };
                vel.0 -= d * vel.0 * DT;
                vel.1 -= (9.81 + d * vel.1) * DT;
                let prev = pos;
                pos.0 += vel.0 * DT;
                pos.1 += vel.1 * DT;
                apex = apex.max(pos.1);
                t += DT;
                if pos.1 < 0.0 {
                    let frac = prev.1 / (prev.1 - pos.1);
                    return (lerp(prev.0, pos.0, frac), apex, t - DT * (1.0 - frac));
                }
                if t > 200.0 {
                    break;
                }
            }
            (f64::NAN, apex, t)
        }
    }
    fn speed_of_sound(h: f64) -> f64 {
        (1.4 * 287.05 * (288.15 - 0.0065 * h.min(11000.0))).sqrt()
    }
    pub fn test(v0: f64, angle: f64, mass: f64) -> f64 {
        let table: Vec<Row> = G7.to_vec();
        let p = Projectile { mass, diameter: 0.00782, table: &table };
        let (range, apex, time) = p.fly(v0, angle);
        range + apex + time + lookup(G7, 0.7)
    }
}
