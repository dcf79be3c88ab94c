//! Layers with flat weights: buffers that swap, iterators as arguments, an optimiser.

twice! {
    #[derive(Debug, Clone)]
    pub struct Dense {
        w: Vec<f64>,
        b: Vec<f64>,
        inputs: usize,
        outputs: usize,
        act: Act,
    }
    #[derive(Debug, Clone, Copy)]
    pub enum Act {
        Identity,
        Relu,
        LeakyRelu(f64),
        Elu { alpha: f64 },
        Softplus,
        Gelu,
    }
    impl Act {
        #[inline(always)]
        pub fn call(&self, z: f64) -> f64 {
            match *self {
                Act::Identity => z,
                Act::Relu => z.max(0.0),
                Act::LeakyRelu(a) => {
                    if z > 0.0 {
                        z
                    } else {
                        a * z
                    }
                }
                Act::Elu { alpha } => {
                    if z >= 0.0 {
                        z
                    } else {
                        alpha * z.exp_m1()
                    }
                }
                Act::Softplus => z.max(0.0) + (-z.abs()).exp().ln_1p(),
                Act::Gelu => 0.5 * z * (1.0 + (0.7978845608028654 * (z + 0.044715 * z * z * z)).tanh()),
            }
        }
    }
    impl Dense {
        pub fn zeros(inputs: usize, outputs: usize, act: Act) -> Self {
            Self { w: vec![0.0; inputs * outputs], b: vec![0.0; outputs], inputs, outputs, act }
        }
        pub fn load(&mut self, params: &mut impl Iterator<Item = f64>) {
            for w in self.w.iter_mut() {
                *w = params.next().unwrap_or(0.0);
            }
            for b in &mut self.b {
                *b = params.next().unwrap_or_default();
            }
        }
        pub fn apply(&self, x: &[f64], out: &mut Vec<f64>) {
            out.clear();
            for o in 0..self.outputs {
                let row = &self.w[o * self.inputs..(o + 1) * self.inputs];
                let mut z = self.b[o];
                for (wi, xi) in row.iter().zip(x) {
                    z += wi * xi;
                }
                out.push(self.act.call(z));
            }
        }
    }
    pub fn softmax_in_place(v: &mut [f64]) {
        let m = v.iter().fold(f64::MIN, |m, &x| if x > m { x } else { m });
        let mut s = 0.0;
        for x in v.iter_mut() {
            *x = (*x - m).exp();
            s += *x;
        }
        v.iter_mut().for_each(|x| *x /= s);
    }
    pub fn nll(probs: &[f64], target: usize) -> f64 {
        const EPS: f64 = 1e-12;
        -(probs[target].max(EPS)).ln()
    }
    pub struct Adam {
        m: Vec<f64>,
        v: Vec<f64>,
        t: i32,
        lr: f64,
        betas: (f64, f64),
    }
    impl Adam {
        pub fn step(&mut self, params: &mut [f64], grads: &[f64]) {
            self.t += 1;
            let (b1, b2) = self.betas;
            for (i, (p, g)) in params.iter_mut().zip(grads).enumerate() {
                self.m[i] = b1 * self.m[i] + (1.0 - b1) * g;
                self.v[i] = b2 * self.v[i] + (1.0 - b2) * g * g;
                let mh = self.m[i] / (1.0 - b1.powi(self.t));
                let vh = self.v[i] / (1.0 - b2.powi(self.t));
                *p -= self.lr * mh / (vh.sqrt() + 1e-8);
            }
        }
    }
    pub fn loss(params: &[f64], batch: &[([f64; 2], usize)], l2: f64) -> f64 {
        let mut layers = vec![Dense::zeros(2, 3, Act::Softplus), Dense::zeros(3, 2, Act::Identity)];
        let mut it = params.iter().copied();
        for l in layers.iter_mut() {
            l.load(&mut it);
        }
        let mut total = 0.0;
        for (x, label) in batch {
            let mut cur = x.to_vec();
            let mut next = Vec::new();
            for l in &layers {
                l.apply(&cur, &mut next);
                std::mem::swap(&mut cur, &mut next);
            }
            softmax_in_place(&mut cur);
            total += nll(&cur, *label);
        }
        let reg: f64 = params.iter().map(|p| p.powi(2)).sum::<f64>() * l2 / 2.0;
        total / batch.len() as f64 + reg
    }
    pub fn test(a: f64, b: f64, c: f64) -> f64 {
        let params: Vec<f64> = (0..17)
            .map(|i| match i % 3 {
                0 => a * (i as f64 + 1.0).recip(),
                1 => b - 0.1 * i as f64,
                _ => c,
            })
            .collect();
        let batch = [([0.5, -1.0], 0), ([1.5, 0.3], 1)];
        let mut adam = Adam { m: vec![0.0; 2], v: vec![0.0; 2], t: 0, lr: 0.01, betas: (0.9, 0.999) };
        let mut p = [a, b];
        adam.step(&mut p, &[c, 0.5]);
        let acts = [Act::Relu, Act::LeakyRelu(0.1), Act::Elu { alpha: 1.0 }, Act::Gelu];
        loss(&params, &batch, 1e-3) + p[0] * p[1] + acts.iter().map(|f| f.call(a)).sum::<f64>()
    }
}
