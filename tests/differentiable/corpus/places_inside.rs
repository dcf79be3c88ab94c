//! Places inside what holds them: maps, options, boxes, cells, iterators, tuples.

twice! {
    use std::cell::{Cell, RefCell};
    use std::collections::{BTreeMap, HashMap};
    use std::rc::Rc;

    fn add(t: &mut f64, x: f64) {
        *t += x;
    }

    pub fn maps(x: f64, y: f64) -> f64 {
        let mut m: BTreeMap<u32, f64> = BTreeMap::new();
        *m.entry(1).or_insert(0.0) += x;
        add(m.entry(1).or_insert(0.0), y);
        m.insert(2, 3.0);
        if let Some(t) = m.get_mut(&2) {
            *t *= x;
            add(t, y);
        }
        for (_, v) in m.iter_mut() {
            *v *= 2.0;
        }
        for v in m.values_mut() {
            add(v, x);
        }
        m[&1] * m[&2]
    }

    pub fn hash_maps(x: f64, y: f64) -> f64 {
        let mut m = HashMap::new();
        m.insert("a", 1.0);
        *m.get_mut("a").unwrap() += x;
        *m.entry("b").or_default() += y;
        m["a"] * m["b"]
    }

    pub fn shared_cells(x: f64, y: f64) -> f64 {
        let total = Rc::new(RefCell::new(0.0));
        let other = Rc::clone(&total);
        *other.borrow_mut() += x;
        add(&mut other.borrow_mut(), y);
        let c = Rc::new(Cell::new(1.0));
        c.set(c.get() * x);
        c.replace(c.get() + y);
        let v = *total.borrow() * c.get();
        v
    }

    pub fn boxes(x: f64, y: f64) -> f64 {
        let mut b = Box::new(1.0);
        *b += x;
        add(&mut b, y);
        add(b.as_mut(), x);
        let mut v: Box<[f64]> = vec![0.5, 1.5].into_boxed_slice();
        add(&mut v[0], y);
        *b * v[0]
    }

    pub fn options_in_a_grid(x: f64, y: f64) -> f64 {
        let mut grid = vec![vec![Some(1.0), None], vec![None, Some(2.0)]];
        for row in grid.iter_mut() {
            for cell in row.iter_mut() {
                match cell {
                    Some(t) => add(t, x),
                    None => *cell = Some(y),
                }
            }
        }
        grid.iter().flatten().flatten().sum()
    }

    struct Walker {
        at: [f64; 2],
        log: Vec<f64>,
    }

    impl Walker {
        fn at_mut(&mut self) -> (&mut f64, &mut f64) {
            let [a, b] = &mut self.at;
            (a, b)
        }
        fn step(&mut self, x: f64) {
            let (a, b) = self.at_mut();
            *a += x;
            add(b, x);
            let Walker { at, log } = self;
            log.push(at[0]);
            at.swap(0, 1);
        }
        fn each(&mut self, mut f: impl FnMut(&mut f64)) {
            for t in self.at.iter_mut() {
                f(t);
            }
        }
        fn iter_mut(&mut self) -> impl Iterator<Item = &mut f64> + '_ {
            self.at.iter_mut()
        }
    }

    pub fn walker(x: f64, y: f64) -> f64 {
        let mut w = Walker { at: [0.0, 1.0], log: vec![] };
        w.step(x);
        w.each(|t| *t *= y);
        w.each(|t| add(t, 0.5));
        for t in w.iter_mut() {
            add(t, x);
        }
        let Walker { at: [ref mut p, _], .. } = w;
        *p += y;
        w.at[0] * w.at[1] + w.log[0]
    }

    pub fn folds(x: f64, y: f64) -> f64 {
        let mut acc = 0.0;
        [x, y, 2.0].iter().fold(&mut acc, |acc, v| {
            *acc += v;
            acc
        });
        let v = [x, 0.5].iter().fold(vec![1.0], |mut all, v| {
            all.push(*v * y);
            all
        });
        let t = [1.0, y].into_iter().try_fold(0.0, |s, v| if v > 10.0 { None } else { Some(s + v) });
        acc + v.iter().sum::<f64>() + t.unwrap()
    }

    pub fn values_of_loops(x: f64, y: f64) -> f64 {
        let mut a = 0.0;
        let mut b = 1.0;
        let t = loop {
            if y > 10.0 {
                break &mut a;
            }
            break &mut b;
        };
        *t += x;
        let u = 'block: {
            if x > 10.0 {
                break 'block &mut a;
            }
            &mut b
        };
        *u *= y;
        a + b
    }

    pub fn let_else(x: f64, y: f64) -> f64 {
        let mut o = Some(1.0);
        let Some(t) = &mut o else { return 0.0 };
        *t += x;
        let Some(ref mut t) = o else { return 0.0 };
        *t *= y;
        let mut it = [1.0, 2.0];
        let mut i = it.iter_mut();
        while let Some(t) = i.next() {
            *t *= x;
        }
        let mut r = it.iter_mut().rev();
        let (Some(p), Some(q)) = (r.next(), r.next()) else { return 0.0 };
        std::mem::swap(p, q);
        *p += y;
        o.unwrap() * it[0] + it[1]
    }

    fn both(pair: &mut (f64, f64), x: f64) {
        pair.0 += x;
        pair.1 *= x;
    }

    fn rows(m: &mut [[f64; 2]; 2], x: f64) {
        for r in m {
            for t in r {
                *t += x;
            }
        }
    }

    fn grow(v: &mut Vec<f64>, x: f64) {
        v.push(x);
        v.retain(|t| *t > 0.0);
        v.truncate(5);
    }

    fn set(o: &mut Option<f64>, x: f64) {
        if o.is_none() {
            *o = Some(x);
        } else {
            o.as_mut().map(|t| *t += x);
        }
    }

    pub fn several_kinds(x: f64, y: f64) -> f64 {
        let mut p = (0.0, 1.0);
        both(&mut p, x);
        let mut m = [[0.0; 2]; 2];
        rows(&mut m, y);
        m[0][1] *= x;
        let mut v = vec![0.5];
        grow(&mut v, x);
        let mut o = None;
        set(&mut o, x);
        set(&mut o, y);
        let mut w: Vec<(f64, usize)> = vec![(0.0, 1), (1.0, 2)];
        for (t, n) in &mut w {
            *t += x * *n as f64;
        }
        for (t, _) in w.iter_mut() {
            add(t, y);
        }
        w.sort_by(|a, b| b.0.partial_cmp(&a.0).unwrap());
        w.iter_mut().max_by(|a, b| a.0.total_cmp(&b.0)).unwrap().0 *= 2.0;
        p.0 * p.1 + m[0][1] * m[1][0] + v[1] + o.unwrap() + w[0].0 * w[1].0
    }

    pub fn parts_of_arrays(x: f64, y: f64) -> f64 {
        let mut table: [Option<Box<f64>>; 2] = [None, Some(Box::new(1.0))];
        table[0] = Some(Box::new(x));
        if let Some(b) = &mut table[1] {
            **b += y;
        }
        let mut arr = [1.0; 4];
        let [a, .., d] = &mut arr;
        (*a, *d) = (x, y);
        let s: &mut [f64] = &mut arr[1..3];
        s[0] += x;
        s.iter_mut().for_each(|t| *t *= y);
        let mut k = 0.0;
        let r = &mut k;
        let rr = &mut *r;
        *rr += x;
        *r += y;
        let mut z = 1.0;
        let q = &mut z;
        let qq = q;
        *qq += x;
        let f = |v: &mut [f64]| {
            v[0] += x;
            add(&mut v[1], y);
        };
        f(&mut arr);
        arr.iter().sum::<f64>() + **table[0].as_ref().unwrap() * **table[1].as_ref().unwrap() + k * z
    }

    pub fn places_of_calls(x: f64, y: f64) -> f64 {
        let mut o = None;
        add(&mut o.get_or_insert(0.5), x);
        add(o.get_or_insert_with(|| 0.5), y);
        let mut v = [1.0, 2.0];
        let mut parts = v.iter_mut();
        add(&mut parts.next().unwrap(), x);
        let mut last = parts.next();
        add(&mut last.as_mut().unwrap(), y);
        let plain = [0.25_f64, 0.75];
        add(&mut plain[0].sqrt(), x);
        add(&mut f64::from(2_u8), x);
        add(&mut 4.0_f64.sqrt(), x);
        let mut s = 0.5;
        add(if x > 1.0 { &mut s } else { &mut v[0] }, y);
        o.unwrap() + v[0] * v[1] + plain[0] * s
    }

    fn reset(v: &mut [f64], all: &mut impl AsMut<[f64]>) {
        v.as_mut()[0] = 2.0;
        all.as_mut()[1] = 0.25;
        all.as_mut()[2..].fill(0.5);
    }

    pub fn constants_in_parts(x: f64, y: f64) -> f64 {
        let mut v = [x, y, x * y];
        let mut w = vec![y; 4];
        reset(&mut v, &mut w);
        v.as_mut_slice()[1] = 3.0;
        v.as_mut().swap(0, 2);
        w.as_mut_slice().copy_from_slice(&[x, 1.0, y, 2.0]);
        for t in w.iter_mut().skip(2) {
            *t = 1.5;
        }
        if let Some(t) = w.first_mut() {
            *t = 0.75;
        }
        let mut option = Some(x);
        *option.as_mut().unwrap() = 4.0;
        let spare = &mut 0.5;
        *w.get_mut(9).unwrap_or(spare) += y;
        let mut cells = vec![Cell::new(x)];
        cells.push(Cell::new(1.0));
        cells[1].set(y);
        cells[0] = Cell::new(2.0);
        v[0] * v[1] + v[2] + w.iter().sum::<f64>() * option.unwrap() + *spare + cells[0].get() * cells[1].get()
    }
}
