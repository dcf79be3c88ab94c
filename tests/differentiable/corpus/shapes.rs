//! Trait objects, intervals, functions that return functions, an inner module.

twice! {
    pub trait Shape {
        fn area(&self) -> f64;
        fn scale(&mut self, k: f64);
        fn name(&self) -> &'static str {
            "shape"
        }
    }
    #[derive(Clone)]
    pub struct Circle {
        pub r: f64,
    }
    #[derive(Clone)]
    pub struct Rect {
        pub w: f64,
        pub h: f64,
    }
    impl Shape for Circle {
        fn area(&self) -> f64 {
            std::f64::consts::PI * self.r * self.r
        }
        fn scale(&mut self, k: f64) {
            self.r *= k;
        }
        fn name(&self) -> &'static str {
            "circle"
        }
    }
    impl Shape for Rect {
        fn area(&self) -> f64 {
            self.w * self.h
        }
        fn scale(&mut self, k: f64) {
            self.w *= k;
            self.h *= k;
        }
    }
    pub fn total(shapes: &[Box<dyn Shape>]) -> f64 {
        shapes.iter().map(|s| s.area()).sum()
    }
    pub fn largest<'a>(shapes: &'a [Box<dyn Shape>]) -> Option<&'a dyn Shape> {
        shapes.iter().max_by(|a, b| a.area().total_cmp(&b.area())).map(|b| b.as_ref())
    }
    pub fn doubled<S: Shape + Clone>(s: &S) -> S {
        let mut t = s.clone();
        t.scale(2.0);
        t
    }
    #[derive(Clone, Copy, PartialEq, Debug)]
    pub struct Interval {
        lo: f64,
        hi: f64,
    }
    impl Interval {
        pub const UNIT: Interval = Interval { lo: 0.0, hi: 1.0 };
        pub fn new(lo: f64, hi: f64) -> Option<Self> {
            if lo <= hi { Some(Self { lo, hi }) } else { None }
        }
        pub fn contains(self, x: f64) -> bool {
            x >= self.lo && self.hi >= x
        }
        pub fn clamp(self, x: f64) -> f64 {
            x.max(self.lo).min(self.hi)
        }
        pub fn width(&self) -> f64 {
            let Self { lo, hi } = self;
            hi - lo
        }
        pub fn lerp(&self, t: f64) -> f64 {
            self.lo + t * (self.hi - self.lo)
        }
        pub fn split(&self) -> (Self, Self) {
            let m = self.lerp(0.5);
            (Self { hi: m, ..*self }, Self { lo: m, ..*self })
        }
    }
    impl PartialOrd for Interval {
        fn partial_cmp(&self, o: &Self) -> Option<std::cmp::Ordering> {
            self.width().partial_cmp(&o.width())
        }
    }
    pub mod inner {
        pub fn cube(x: f64) -> f64 {
            x * x * x
        }
        pub struct Poly(pub Vec<f64>);
        impl Poly {
            pub fn eval(&self, x: f64) -> f64 {
                self.0.iter().rfold(0.0, |a, c| a * x + c)
            }
            pub fn degree(&self) -> usize {
                self.0.len().saturating_sub(1)
            }
            pub fn derivative(&self) -> Poly {
                Poly(self.0.iter().enumerate().skip(1).map(|(i, c)| c * i as f64).collect())
            }
        }
    }
    use inner::Poly;
    fn pick(flag: bool) -> fn(f64) -> f64 {
        if flag { f64::sin } else { inner::cube }
    }
    fn compose<A: Fn(f64) -> f64, B: Fn(f64) -> f64>(a: A, b: B) -> impl Fn(f64) -> f64 {
        move |x| b(a(x))
    }
    fn make(kind: &str, k: f64) -> Box<dyn Fn(f64) -> f64> {
        match kind {
            "scale" => Box::new(move |x| k * x),
            "shift" => Box::new(move |x| x + k),
            _ => Box::new(|x| x),
        }
    }
    fn min_max(v: &[f64]) -> (f64, f64) {
        v.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(lo, hi), &x| (lo.min(x), hi.max(x)))
    }
    fn welford(xs: impl Iterator<Item = f64>) -> (f64, f64) {
        let (mut n, mut mean, mut m2) = (0u32, 0.0, 0.0);
        for x in xs {
            n += 1;
            let d = x - mean;
            mean += d / n as f64;
            m2 += d * (x - mean);
        }
        (mean, if n > 1 { m2 / f64::from(n - 1) } else { 0.0 })
    }
    fn classify(x: f64) -> &'static str {
        if x.is_nan() {
            "nan"
        } else if x < 0.0 {
            "neg"
        } else {
            "pos"
        }
    }
    fn sigmoid(x: f64) -> f64 {
        match classify(x) {
            "neg" => {
                let e = x.exp();
                e / (1.0 + e)
            }
            "pos" => 1.0 / (1.0 + (-x).exp()),
            _ => x,
        }
    }
    fn smoothstep(e0: f64, e1: f64, x: f64) -> f64 {
        let t = ((x - e0) / (e1 - e0)).clamp(0.0, 1.0);
        t * t * (3.0 - 2.0 * t)
    }
    fn bits(n: u32) -> f64 {
        let mut s = 0.0;
        let mut m = n;
        while m > 0 {
            if m & 1 == 1 {
                s += 1.0
            }
            m >>= 1;
        }
        s
    }
    fn unit_round(x: f64) -> f64 {
        (x * 1e3).round() / 1e3 + x.fract() + x.trunc() * 0.0
    }
    pub fn test(a: f64, b: f64, c: f64) -> f64 {
        let mut shapes: Vec<Box<dyn Shape>> =
            vec![Box::new(Circle { r: a }), Box::new(Rect { w: b, h: 2.0 })];
        shapes.iter_mut().for_each(|s| s.scale(0.5));
        for s in shapes.iter_mut() {
            s.scale(c);
        }
        let big = largest(&shapes).map_or(0.0, |s| s.area());
        let iv = Interval::new(a.min(b), a.max(b)).unwrap_or(Interval::UNIT);
        let (l, r) = iv.split();
        let p = Poly(vec![1.0, a, b]);
        let f = compose(pick(true), pick(false));
        let chain = ["scale", "shift", "none"].iter().fold(c, |x, k| make(k, a)(x));
        let (lo, hi) = min_max(&[a, b, c]);
        let (mean, var) = welford([a, b, c, 1.0].into_iter());
        let unit = if Interval::UNIT.contains(a) { Interval::UNIT.clamp(b) } else { 0.0 };
        let ord = if l < iv { 1.0 } else { -1.0 };
        total(&shapes)
            + big
            + doubled(&Circle { r: c }).area()
            + l.width() * r.lerp(0.25)
            + p.eval(c)
            + p.derivative().eval(0.5) * p.degree() as f64
            + f(a)
            + chain
            + lo * hi
            + mean
            + var
            + unit
            + ord
            + sigmoid(-a)
            + sigmoid(b)
            + smoothstep(0.0, 2.0, c)
            + bits(5) * a
            + unit_round(b)
            + inner::cube(c)
    }
}
