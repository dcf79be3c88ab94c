//! Cameras with several lenses: quaternions, slices in patterns, filters, a robust loss.

twice! {
    #[derive(Debug, Clone, Copy)]
    pub struct Vec3 {
        pub x: f64,
        pub y: f64,
        pub z: f64,
    }
    impl Vec3 {
        pub const UP: Vec3 = Vec3 { x: 0.0, y: 1.0, z: 0.0 };
        pub fn new(x: f64, y: f64, z: f64) -> Self {
            Self { x, y, z }
        }
        pub fn dot(&self, o: &Vec3) -> f64 {
            self.x * o.x + self.y * o.y + self.z * o.z
        }
        pub fn cross(&self, o: &Vec3) -> Vec3 {
            Vec3::new(self.y * o.z - self.z * o.y, self.z * o.x - self.x * o.z, self.x * o.y - self.y * o.x)
        }
        pub fn norm(&self) -> f64 {
            self.dot(self).sqrt()
        }
        pub fn scale(&self, k: f64) -> Vec3 {
            Vec3::new(k * self.x, k * self.y, k * self.z)
        }
        pub fn to_array(self) -> [f64; 3] {
            [self.x, self.y, self.z]
        }
    }
    impl From<[f64; 3]> for Vec3 {
        fn from([x, y, z]: [f64; 3]) -> Self {
            Vec3 { x, y, z }
        }
    }
    #[derive(Debug, Clone, Copy)]
    pub struct Quat {
        w: f64,
        v: Vec3,
    }
    impl Quat {
        pub fn identity() -> Self {
            Quat { w: 1.0, v: Vec3::new(0.0, 0.0, 0.0) }
        }
        pub fn from_axis_angle(axis: Vec3, angle: f64) -> Self {
            let n = axis.norm();
            if n == 0.0 {
                return Self::identity();
            }
            let (s, c) = (angle * 0.5).sin_cos();
            Quat { w: c, v: axis.scale(s / n) }
        }
        pub fn rotate(&self, p: &Vec3) -> Vec3 {
            let t = self.v.cross(p).scale(2.0);
            let u = self.v.cross(&t);
            Vec3 { x: p.x + self.w * t.x + u.x, y: p.y + self.w * t.y + u.y, z: p.z + self.w * t.z + u.z }
        }
    }
    pub enum Lens {
        Pinhole,
        BrownConrady { k: [f64; 3], p: [f64; 2] },
        Fisheye([f64; 4]),
    }
    pub struct Camera {
        pub f: (f64, f64),
        pub c: (f64, f64),
        pub skew: f64,
        pub lens: Lens,
        pub size: (u32, u32),
    }
    impl Camera {
        pub fn distort(&self, x: f64, y: f64) -> (f64, f64) {
            match &self.lens {
                Lens::Pinhole => (x, y),
                Lens::BrownConrady { k: [k1, k2, k3], p } => {
                    let r2 = x * x + y * y;
                    let radial = 1.0 + r2 * (k1 + r2 * (k2 + r2 * k3));
                    let [p1, p2] = p;
                    (
                        x * radial + 2.0 * p1 * x * y + p2 * (r2 + 2.0 * x * x),
                        y * radial + p1 * (r2 + 2.0 * y * y) + 2.0 * p2 * x * y,
                    )
                }
                Lens::Fisheye(k) => {
                    let r = x.hypot(y);
                    if r < 1e-8 {
                        return (x, y);
                    }
                    let theta = r.atan();
                    let t2 = theta * theta;
                    let poly = k.iter().rev().fold(0.0, |acc, ki| acc * t2 + ki);
                    let scale = theta * (1.0 + t2 * poly) / r;
                    (x * scale, y * scale)
                }
            }
        }
        pub fn project(&self, q: &Quat, t: &Vec3, p: &Vec3) -> Option<[f64; 2]> {
            let r = q.rotate(p);
            let (x, y, z) = (r.x + t.x, r.y + t.y, r.z + t.z);
            (z > 1e-6).then(|| {
                let (u, v) = self.distort(x / z, y / z);
                [self.f.0 * u + self.skew * v + self.c.0, self.f.1 * v + self.c.1]
            })
        }
        pub fn in_image(&self, [u, v]: [f64; 2]) -> bool {
            u >= 0.0 && v >= 0.0 && u < self.size.0 as f64 && v < self.size.1 as f64
        }
        pub fn unproject(&self, uv: [f64; 2]) -> Vec3 {
            let y0 = (uv[1] - self.c.1) / self.f.1;
            let x0 = (uv[0] - self.c.0 - self.skew * y0) / self.f.0;
            let mut est = (x0, y0);
            let mut iter = 0;
            loop {
                let d = self.distort(est.0, est.1);
                let err = (x0 - d.0, y0 - d.1);
                est = (est.0 + err.0, est.1 + err.1);
                iter += 1;
                if err.0.abs().max(err.1.abs()) < 1e-14 || iter > 50 {
                    break;
                }
            }
            let n = (est.0 * est.0 + est.1 * est.1 + 1.0).sqrt();
            Vec3 { x: est.0 / n, y: est.1 / n, z: 1.0 / n }
        }
    }
    pub fn huber(r: f64, delta: f64) -> f64 {
        if r.abs() <= delta { 0.5 * r * r } else { delta * (r.abs() - 0.5 * delta) }
    }
    pub fn cost(camera: &Camera, q: &Quat, t: &Vec3, obs: &[(Vec3, [f64; 2])]) -> f64 {
        obs.iter()
            .filter_map(|(p, uv)| {
                camera.project(q, t, p).filter(|px| camera.in_image(*px)).map(|px| (px, uv))
            })
            .map(|(px, uv)| px.iter().zip(uv.iter()).map(|(a, b)| huber(a - b, 1.0)).sum::<f64>())
            .sum()
    }
    pub fn test(fx: f64, k1: f64, angle: f64) -> f64 {
        let mut camera =
            Camera { f: (fx, fx), c: (320.0, 240.0), skew: 0.0, lens: Lens::Pinhole, size: (640, 480) };
        camera.lens = if k1 > 0.0 {
            Lens::BrownConrady { k: [k1, 0.01, 0.0], p: [0.001, -0.001] }
        } else {
            Lens::Fisheye([0.1, k1, 0.0, 0.0])
        };
        let q = Quat::from_axis_angle(Vec3::UP, angle);
        let t = Vec3 { z: 2.0, ..Vec3::new(0.1, 0.0, 0.0) };
        let points: Vec<Vec3> = [[0.1, 0.2, 0.3], [-0.3, 0.1, 0.0]].into_iter().map(Vec3::from).collect();
        let obs: Vec<(Vec3, [f64; 2])> = points.iter().map(|p| (*p, [330.0, 250.0])).collect();
        cost(&camera, &q, &t, &obs) + camera.unproject([300.0, 200.0]).to_array().iter().sum::<f64>()
    }
}
