//! A camera with lens distortion: nested structs, small matrices, options, fixed-point iteration.

twice! {
    pub type Vec3 = [f64; 3];
    pub type Mat3 = [[f64; 3]; 3];

    #[derive(Clone, Debug)]
    pub struct Distortion {
        pub k: [f64; 3],
        pub p1: f64,
        pub p2: f64,
    }

    #[derive(Clone, Debug)]
    pub struct Camera {
        pub fx: f64,
        pub fy: f64,
        pub center: (f64, f64),
        pub distortion: Option<Distortion>,
    }

    pub struct Pose {
        pub rotation: Vec3,
        pub translation: Vec3,
    }

    fn dot(a: &Vec3, b: &Vec3) -> f64 {
        a.iter().zip(b).map(|(x, y)| x * y).sum()
    }

    fn cross(a: Vec3, b: Vec3) -> Vec3 {
        [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
    }

    fn norm(v: &Vec3) -> f64 {
        dot(v, v).sqrt()
    }

    fn identity() -> Mat3 {
        let mut m = [[0.0; 3]; 3];
        for i in 0..3 {
            m[i][i] = 1.0;
        }
        m
    }

    /// Rodrigues' formula.
    pub fn rotation_matrix(r: &Vec3) -> Mat3 {
        let theta = norm(r);
        let mut m = identity();
        if theta < 1e-12 {
            return m;
        }
        let axis = r.map(|x| x / theta);
        let (sin, cos) = theta.sin_cos();
        for i in 0..3 {
            for j in 0..3 {
                let skew = match (i, j) {
                    (0, 1) => -axis[2],
                    (0, 2) => axis[1],
                    (1, 0) => axis[2],
                    (1, 2) => -axis[0],
                    (2, 0) => -axis[1],
                    (2, 1) => axis[0],
                    _ => 0.0,
                };
                let delta = if i == j { 1.0 } else { 0.0 };
                m[i][j] = cos * delta + (1.0 - cos) * axis[i] * axis[j] + sin * skew;
            }
        }
        m
    }

    fn mul(m: &Mat3, v: &Vec3) -> Vec3 {
        let mut out = [0.0; 3];
        for (o, row) in out.iter_mut().zip(m.iter()) {
            *o = dot(row, v);
        }
        out
    }

    impl Pose {
        pub fn transform(&self, point: &Vec3) -> Vec3 {
            let m = rotation_matrix(&self.rotation);
            let p = mul(&m, point);
            [p[0] + self.translation[0], p[1] + self.translation[1], p[2] + self.translation[2]]
        }
    }

    impl Distortion {
        pub fn none() -> Self {
            Distortion { k: [0.0; 3], p1: 0.0, p2: 0.0 }
        }

        fn apply(&self, x: f64, y: f64) -> (f64, f64) {
            let r2 = x * x + y * y;
            let radial = 1.0 + self.k.iter().rev().fold(0.0, |acc, k| (acc + k) * r2);
            let dx = 2.0 * self.p1 * x * y + self.p2 * (r2 + 2.0 * x * x);
            let dy = self.p1 * (r2 + 2.0 * y * y) + 2.0 * self.p2 * x * y;
            (x * radial + dx, y * radial + dy)
        }
    }

    impl Camera {
        /// The pixel of a point, or `None` behind the camera.
        pub fn project(&self, pose: &Pose, point: &Vec3) -> Option<(f64, f64)> {
            let [x, y, z] = pose.transform(point);
            if z <= 0.0 {
                return None;
            }
            let (mut u, mut v) = (x / z, y / z);
            if let Some(distortion) = &self.distortion {
                let (a, b) = distortion.apply(u, v);
                u = a;
                v = b;
            }
            Some((self.fx * u + self.center.0, self.fy * v + self.center.1))
        }

        pub fn undistort(&self, u: f64, v: f64) -> (f64, f64) {
            let x0 = (u - self.center.0) / self.fx;
            let y0 = (v - self.center.1) / self.fy;
            let d = self.distortion.clone().unwrap_or_else(Distortion::none);
            let mut x = x0;
            let mut y = y0;
            for _ in 0..40 {
                let (xd, yd) = d.apply(x, y);
                x += x0 - xd;
                y += y0 - yd;
            }
            (x, y)
        }
    }

    /// Half the sum of squared errors in pixels.
    pub fn reprojection_error(camera: &Camera, pose: &Pose, points: &[(Vec3, [f64; 2])]) -> f64 {
        let mut total = 0.0;
        for (point, pixel) in points {
            let Some((u, v)) = camera.project(pose, point) else { continue };
            let error = [u - pixel[0], v - pixel[1]];
            total += 0.5 * (error[0].powi(2) + error[1].powi(2));
        }
        total
    }

    pub fn triple(a: Vec3, b: Vec3, c: Vec3) -> f64 {
        dot(&a, &cross(b, c))
    }
}
