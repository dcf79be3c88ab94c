//! Code that writes through references: out-parameters, helpers that work in place, references that are handed on.

twice! {
    use std::cell::{Cell, RefCell};
    use std::ops::AddAssign;

    fn add(total: &mut f64, x: f64) {
        *total += x;
    }

    fn add_twice(total: &mut f64, x: f64) {
        add(total, x);
        add(&mut *total, x * x);
    }

    pub fn out_parameter(x: f64, y: f64) -> f64 {
        let mut sum = 0.0;
        add(&mut sum, x);
        add(&mut (sum), y);
        sum
    }

    pub fn out_parameter_handed_on(x: f64, y: f64) -> f64 {
        let mut sum = 1.0;
        add_twice(&mut sum, x * y);
        sum
    }

    fn polar(x: f64, y: f64, radius: &mut f64, angle: &mut f64) -> bool {
        *radius = x.hypot(y);
        *angle = y.atan2(x);
        *radius > 0.0
    }

    pub fn several_out_parameters(x: f64, y: f64) -> f64 {
        let (mut radius, mut angle) = (0.0, 0.0);
        if polar(x, y, &mut radius, &mut angle) { radius * angle } else { 0.0 }
    }

    pub fn out_parameter_of_one_branch(x: f64, y: f64) -> f64 {
        let mut first = 0.5;
        let mut second = 2.0;
        if x > 0.0 {
            add(&mut first, y);
        }
        first * second + { add(&mut second, first); second }
    }

    fn scale(x: &mut f64, factor: f64) {
        *x *= factor;
    }

    pub fn element(x: f64, y: f64) -> f64 {
        let mut v = [0.5, 1.5, 2.5];
        scale(&mut v[0], x);
        scale(&mut v[2], y);
        v[0] + v[1] * v[2]
    }

    pub fn element_of_a_vector(x: f64, y: f64) -> f64 {
        let mut grid = vec![vec![1.0; 3]; 2];
        for (i, row) in grid.iter_mut().enumerate() {
            scale(&mut row[i], x);
        }
        scale(&mut grid[1][2], y);
        grid[0][0] * grid[1][1] + grid[1][2]
    }

    #[derive(Clone, Copy, Default)]
    struct State {
        position: f64,
        velocity: f64,
        step: usize,
    }

    impl State {
        const START: State = State { position: 0.5, velocity: 0.25, step: 0 };

        fn push(&mut self, force: f64, dt: f64) {
            add(&mut self.velocity, force * dt);
            self.position += self.velocity * dt;
            self.step += 1;
        }

        fn velocity_mut(&mut self) -> &mut f64 {
            &mut self.velocity
        }

        fn reset(&mut self) -> &mut Self {
            self.position = 0.0;
            self
        }
    }

    impl AddAssign for State {
        fn add_assign(&mut self, other: State) {
            self.position += other.position;
            self.velocity += other.velocity;
        }
    }

    fn kick(state: &mut State, x: f64) {
        state.push(x, 0.5);
    }

    pub fn field(x: f64, y: f64) -> f64 {
        let mut state = State { position: 1.0, velocity: 0.5, step: 0 };
        add(&mut state.velocity, x);
        scale(&mut state.position, y);
        state.position * state.velocity
    }

    pub fn receiver(x: f64, y: f64) -> f64 {
        let mut state = State::START;
        state.push(x, 0.5);
        kick(&mut state, y);
        *state.velocity_mut() += x * y;
        add(state.velocity_mut(), y);
        state.position + state.velocity * state.step as f64
    }

    pub fn receiver_of_a_chain(x: f64, y: f64) -> f64 {
        let mut state = State::default();
        state.position = 2.0;
        state.push(y, 0.5);
        state.reset().push(x, 0.25);
        state.position * state.velocity
    }

    pub fn operator_in_place(x: f64, y: f64) -> f64 {
        let mut state = State::START;
        state += State { position: x, velocity: y, step: 0 };
        let slot = &mut state;
        *slot += State::START;
        state.position * state.velocity
    }

    pub fn closure_with_an_out_parameter(x: f64, y: f64) -> f64 {
        let add = |total: &mut f64, v: f64| *total += v;
        let double = |total: &mut f64| add(total, 2.0 * x);
        let mut sum = 0.25;
        add(&mut sum, x);
        double(&mut sum);
        add(&mut sum, y);
        sum
    }

    fn accumulate(f: impl Fn(f64, &mut f64), n: usize, x: f64) -> f64 {
        let mut total = 0.0;
        for i in 0..n {
            f(x * i as f64, &mut total);
        }
        total
    }

    fn rk4(f: &dyn Fn(f64, &[f64], &mut [f64]), y: &mut [f64], dt: f64) {
        let n = y.len();
        let mut slopes = vec![vec![0.0; n]; 2];
        f(0.0, y, &mut slopes[0]);
        let middle: Vec<f64> = y.iter().zip(&slopes[0]).map(|(y, k)| y + 0.5 * dt * k).collect();
        f(0.5 * dt, &middle, &mut slopes[1]);
        for (y, k) in y.iter_mut().zip(&slopes[1]) {
            *y += dt * k;
        }
    }

    pub fn callback_with_an_out_parameter(x: f64, y: f64) -> f64 {
        let mut state = [1.0, 0.0];
        rk4(
            &|t, y, dy| {
                dy[0] = y[1];
                dy[1] = -x * y[0] + t;
            },
            &mut state,
            0.1,
        );
        accumulate(|v, total| *total += v * v, 3, y) + state[0] * state[1]
    }

    fn normalize(v: &mut [f64]) {
        let norm = v.iter().map(|x| x * x).sum::<f64>().sqrt();
        for x in v.iter_mut() {
            *x /= norm;
        }
    }

    fn swap(a: &mut f64, b: &mut f64) {
        let t = *a;
        *a = *b;
        *b = t;
    }

    pub fn helpers_in_place(x: f64, y: f64) -> f64 {
        let mut v = [3.0, 4.0, x];
        normalize(&mut v);
        let mut plain = [3.0, 4.0];
        normalize(&mut plain);
        let (mut a, mut b) = (1.0, y);
        swap(&mut a, &mut b);
        normalize(&mut v[1..]);
        a * v[0] + b * v[1] + plain[0]
    }

    pub fn swaps_of_the_standard_library(x: f64, y: f64) -> f64 {
        let (mut a, mut b) = (1.0, x);
        std::mem::swap(&mut a, &mut b);
        let old = std::mem::replace(&mut b, y);
        let mut c = 2.0;
        let kept = std::mem::replace(&mut c, x * y);
        let taken = std::mem::take(&mut a);
        let mut v = [0.5, 1.5];
        std::mem::swap(&mut v[0], &mut c);
        let mut w = vec![1.0; 2];
        w[0] = y;
        let before = std::mem::take(&mut w);
        a + 2.0 * b + old + kept * taken + v[0] * c + before[0] + w.len() as f64
    }

    pub fn iterators_of_places(x: f64, y: f64) -> f64 {
        let mut v = vec![0.5, 1.5, 2.5];
        for t in v.iter_mut() {
            add(t, x);
        }
        for t in &mut v {
            scale(t, y);
        }
        let mut w = [1.0, 2.0, 3.0];
        w.iter_mut().zip(&v).for_each(|(w, v)| *w -= v);
        let mut rest = w.iter_mut();
        let first = rest.next().unwrap();
        *first *= x;
        for pair in v.chunks_mut(2) {
            pair[0] = y;
        }
        let mut u = [0.25; 4];
        u.iter_mut().rev().enumerate().for_each(|(i, u)| add(u, x * i as f64));
        v.iter().chain(&w).chain(&u).sum()
    }

    pub fn halves(x: f64, y: f64) -> f64 {
        let mut v = [0.5, 1.5, 2.5, 3.5];
        let (left, right) = v.split_at_mut(2);
        left[0] = right[1] * x;
        scale(&mut right[0], y);
        swap(&mut left[1], &mut right[1]);
        if let Some((first, rest)) = v.split_first_mut() {
            *first += rest[0] * y;
            add(&mut rest[2], x);
        }
        v.iter().enumerate().map(|(i, v)| v * (i + 1) as f64).sum()
    }

    pub fn places_in_options(x: f64, y: f64) -> f64 {
        let mut option = Some(0.5);
        if let Some(t) = option.as_mut() {
            *t += x;
        }
        if let Some(t) = &mut option {
            add(t, y);
        }
        let mut other = Some(2.0);
        if let Some(t) = other.as_mut() {
            add(t, y);
        }
        let mut empty = None;
        *empty.get_or_insert(1.0) += x;
        let mut last = vec![1.0, 2.0];
        if let Some(t) = last.last_mut() {
            scale(t, x);
        }
        *last.first_mut().unwrap() += y;
        if let Some(t) = last.get_mut(0) {
            add(t, x);
        }
        let mut set = Some(3.0);
        set.replace(y);
        let mut inserted = None;
        *inserted.insert(x) *= 2.0;
        option.unwrap() * other.unwrap() + empty.unwrap_or(0.0) + last[0] * last[1] + set.unwrap() + inserted.unwrap()
    }

    fn larger<'a>(a: &'a mut f64, b: &'a mut f64) -> &'a mut f64 {
        if *a > *b { a } else { b }
    }

    fn slot(v: &mut [f64], i: usize) -> &mut f64 {
        &mut v[i]
    }

    pub fn returned_places(x: f64, y: f64) -> f64 {
        let (mut a, mut b) = (1.0, 2.0);
        *larger(&mut a, &mut b) += x;
        let chosen = larger(&mut a, &mut b);
        *chosen *= y;
        let mut v = [0.5, 1.5];
        *slot(&mut v, 1) += x;
        add(slot(&mut v, 0), y);
        a + 2.0 * b + v[0] * v[1]
    }

    pub fn chosen_places(x: f64, y: f64) -> f64 {
        let (mut a, mut b, mut c) = (1.0, 2.0, 3.0);
        let chosen = if x > y { &mut a } else { &mut b };
        *chosen += x;
        let chosen = match a > 1.5 { true => &mut b, false => &mut c };
        add(chosen, y);
        for t in [&mut a, &mut b, &mut c] {
            *t *= x;
        }
        let (first, second) = (&mut a, &mut b);
        *first += 1.0;
        *second += y;
        let named: &mut f64 = &mut c;
        *named += x;
        let same = named;
        add(same, x);
        a + 2.0 * b + 3.0 * c
    }

    struct Sum<'a> {
        total: &'a mut f64,
        count: &'a mut usize,
    }

    impl Sum<'_> {
        fn add(&mut self, x: f64) {
            *self.total += x;
            *self.count += 1;
        }
    }

    pub fn places_in_fields(x: f64, y: f64) -> f64 {
        let (mut total, mut count) = (0.0, 0);
        let mut sum = Sum { total: &mut total, count: &mut count };
        sum.add(x);
        sum.add(y * y);
        total / count as f64
    }

    fn raise(cell: &Cell<f64>, x: f64) {
        cell.set(cell.get() + x);
    }

    fn record(cell: &RefCell<Vec<f64>>, x: f64) {
        cell.borrow_mut().push(x);
    }

    pub fn cells(x: f64, y: f64) -> f64 {
        let cell = Cell::new(0.5);
        raise(&cell, x);
        let log = RefCell::new(vec![1.0]);
        record(&log, y);
        *log.borrow_mut().first_mut().unwrap() += x;
        let (a, b) = (Cell::new(1.0), Cell::new(2.0));
        let chosen = if x > y { &a } else { &b };
        raise(chosen, y);
        let sum = log.borrow().iter().sum::<f64>();
        cell.get() * sum + a.get() + b.get()
    }

    pub fn patterns_by_reference(x: f64, y: f64) -> f64 {
        let mut a = 1.0;
        {
            let ref mut t = a;
            *t += x;
        }
        let mut pair = (0.5, 1.5);
        let (ref mut first, _) = pair;
        *first += y;
        let (p, q) = &mut pair;
        *p *= x;
        add(q, y);
        let mut array = [1.0, 2.0];
        let [_, last] = &mut array;
        *last -= x;
        match a {
            ref mut t if y > 0.0 => *t *= y,
            _ => {}
        }
        let mut state = State::START;
        let State { position, velocity, .. } = &mut state;
        *position += x;
        add(velocity, y);
        a + pair.0 * pair.1 + array[1] + state.position * state.velocity
    }

    pub fn assignments_that_take_apart(x: f64, y: f64) -> f64 {
        let (mut a, mut b) = (0.0, 1.0);
        for _ in 0..4 {
            (a, b) = (b, a + b * x);
        }
        let mut v = [0.5, 1.5, 2.5];
        (v[0], v[2]) = (v[2], v[0] + y);
        let (mut s, mut c);
        (s, c) = x.sin_cos();
        [s, c] = [c, s * y];
        (v[1], ..) = (x, 1, 2);
        let mut state = State::START;
        State { position: a, velocity: state.velocity, .. } = State { position: a + x, velocity: y, step: 2 };
        let mut plain = 1.0;
        let mut other = 2.0;
        (plain, other) = (other, plain);
        (_, other) = (plain, other * 2.0);
        a + b * v[0] + v[1] * v[2] + s * c + state.position * state.velocity + plain * other
    }

    pub fn filled(x: f64, y: f64) -> f64 {
        let mut v = vec![0.5; 3];
        v.fill(x);
        let mut w = vec![1.0; 2];
        w.fill_with(|| y);
        w.resize_with(3, || x * y);
        let mut u = [1.0, 2.0, 3.0];
        u.copy_from_slice(&v);
        u.swap_with_slice(&mut w);
        let mut z = vec![1.0, 2.0];
        z.extend_from_slice(&w);
        z.insert(0, y);
        z.splice(1..2, [x, x]);
        let mut t = vec![0.0];
        t.push(x);
        t.swap(0, 1);
        t.rotate_left(1);
        t.extend_from_within(..1);
        v.iter().chain(&w).chain(&u).chain(&z).chain(&t).enumerate().map(|(i, v)| v * i as f64).sum()
    }

    pub fn operators_by_name(x: f64, y: f64) -> f64 {
        let mut v = [0.5, 1.5];
        v[0].add_assign(x);
        let mut s = 1.0;
        s.add_assign(y);
        let mut t = 2.0;
        AddAssign::add_assign(&mut t, x);
        v[0] * s + t
    }

    pub fn best(x: f64, y: f64) -> f64 {
        let mut most = [0.0_f64, 0.25];
        for (i, v) in [x, y, 0.5].into_iter().enumerate() {
            let best = &mut most[i % 2];
            *best = best.max(v);
        }
        let mut least = 1e9;
        let mut improve = |v: f64| {
            let best = &mut least;
            if v < *best {
                *best = v;
            }
        };
        improve(x + 3.0);
        improve(y + 2.0);
        most[0] + most[1] * least
    }

    pub fn captured(x: f64, y: f64) -> f64 {
        let mut total = 0.0;
        let mut trace = [0.5; 2];
        let mut visit = |v: f64, i: usize| {
            add(&mut total, v);
            scale(&mut trace[i], v);
        };
        visit(x, 0);
        visit(y, 1);
        let mut last = 1.0;
        [x, y].iter().for_each(|&v| last = last * 0.5 + v);
        let state = std::iter::repeat(y).scan(1.0, |state, v| {
            add(state, v);
            Some(*state)
        });
        total + trace[0] * trace[1] + last + state.take(3).sum::<f64>()
    }

    pub fn carried_by_a_loop(x: f64, y: f64) -> f64 {
        let mut pair = (0.0, 1.0);
        for i in 0..3 {
            pair = (pair.1, pair.0 + x * i as f64);
        }
        let (mut low, mut high) = (0.0, 4.0);
        while high - low > 1e-14 * high {
            let middle = 0.5 * (low + high);
            let target = if middle * middle > y.abs() + 1.0 { &mut high } else { &mut low };
            if *target == middle {
                break;
            }
            *target = middle;
        }
        let mut state = (1.0, [0.5, 0.25]);
        loop {
            let (count, v) = &mut state;
            v[0] += x * *count;
            *count += 1.0;
            if *count > 3.0 {
                break;
            }
        }
        pair.0 + pair.1 + state.1[0]
    }

    pub fn order_of_effects(x: f64, y: f64) -> f64 {
        fn next(i: &mut usize) -> usize {
            *i += 1;
            *i
        }
        let mut i = 0;
        let mut v = [1.0, x, y, x * y, 2.0];
        v[next(&mut i)] += v[next(&mut i)] * x;
        *slot(&mut v, next(&mut i)) *= y + next(&mut i) as f64;
        let mut stack = vec![x, 2.0, y];
        *stack.last_mut().unwrap() += stack.pop().unwrap();
        v.iter().zip(1..).map(|(v, i)| v * i as f64).sum::<f64>() + stack[1]
    }

    fn bump<T: AddAssign>(total: &mut T, x: T) {
        *total += x;
    }

    fn put<T>(slot: &mut T, value: T) -> T {
        std::mem::replace(slot, value)
    }

    pub fn type_parameters(x: f64, y: f64) -> f64 {
        let (mut a, mut b, mut c) = (1.0, 2.0, 3.0);
        bump(&mut a, x);
        bump(&mut a, 0.5);
        bump(&mut b, 0.25);
        let old = put(&mut c, y) + put(&mut c, 4.0);
        let mut state = State::START;
        bump(&mut state, State { position: x, velocity: 1.0, step: 1 });
        let kept = put(&mut state, State::START);
        a * b + old * c + kept.position * state.velocity
    }

    fn clear(total: &mut f64) -> f64 {
        let old = std::mem::replace(total, 0.0);
        *total = 1.0;
        old
    }

    fn drain(v: &mut Vec<f64>, last: &mut Option<f64>) -> f64 {
        *last = None;
        let all = std::mem::take(v);
        v.push(0.5);
        last.get_or_insert(2.0);
        all.iter().sum()
    }

    pub fn constants_in_places(x: f64, y: f64) -> f64 {
        let mut a = x;
        let old = clear(&mut a);
        let (mut v, mut last) = (vec![x, y], Some(y));
        let all = drain(&mut v, &mut last);
        let mut state = State { position: x, velocity: y, step: 1 };
        *state.velocity_mut() = 3.0;
        let t = &mut state.position;
        *t = 2.0;
        let u = *t;
        *t *= y;
        a * old + all * v[0] + last.unwrap() + state.position * state.velocity * u
    }

    pub fn copies(x: f64, y: f64) -> f64 {
        let mut a = 1.0;
        add(&mut (a as f64), x);
        let t = &mut a;
        let before = *t;
        *t += y;
        let mut b = *t;
        add(&mut b, x);
        let mut c = a;
        c += x;
        let v = [1.0, 2.0];
        let mut w = v;
        w[0] = y;
        add(&mut { v[1] }, x);
        add(&mut v[0].clone(), x);
        add(&mut 1.0, x);
        let first = &mut [0.5, x];
        add(&mut first[0], y);
        let mut shadowed = 1.0;
        {
            let mut shadowed = shadowed;
            shadowed += x;
            b *= shadowed;
        }
        if let Some(mut shadowed) = Some(shadowed) {
            shadowed *= y;
            c += shadowed;
        }
        match shadowed {
            mut inner => {
                inner += x;
                shadowed *= 2.0;
                c *= inner;
            }
        }
        let mut kept = move || {
            shadowed += x;
            shadowed
        };
        a + b + c + before + v[0] * v[1] + w[0] + first[0] + kept() + shadowed
    }

    macro_rules! add_to {
        ($place:expr, $x:expr) => {
            add(&mut $place, $x)
        };
    }

    pub fn places_of_macros(x: f64, y: f64) -> f64 {
        let mut sum: f64 = 0.0 * x;
        add_to!(sum, x);
        let mut v = [0.5 * y, 1.0];
        add_to!(v[0], y);
        sum * v[0] + v[1]
    }

    trait Store {
        fn total(&mut self) -> &mut f64;
        fn keep(self: &mut Self, x: f64) {
            *self.total() += x;
        }
    }

    impl Store for State {
        fn total(&mut self) -> &mut f64 {
            &mut self.position
        }
    }

    fn keep_all(store: &mut dyn Store, values: &[f64]) {
        for v in values {
            store.keep(*v);
        }
    }

    pub fn places_behind_a_trait(x: f64, y: f64) -> f64 {
        let mut state = State::START;
        state.keep(x);
        *state.total() *= y;
        keep_all(&mut state, &[x, 0.5]);
        state.position
    }

    enum Shape {
        Circle(f64),
        Box { width: f64, height: f64 },
    }

    impl Shape {
        fn grow(&mut self, x: f64) {
            match self {
                Shape::Circle(radius) => *radius += x,
                Shape::Box { width, height } => {
                    *width *= x;
                    add(height, x);
                }
            }
        }

        fn area(&self) -> f64 {
            match *self {
                Shape::Circle(ref radius) => 3.0 * radius * radius,
                Shape::Box { width, height } => width * height,
            }
        }
    }

    pub fn variants(x: f64, y: f64) -> f64 {
        let mut shapes = vec![Shape::Circle(1.0), Shape::Box { width: 2.0, height: 3.0 }];
        for shape in &mut shapes {
            shape.grow(x);
        }
        shapes[0].grow(y);
        if let Shape::Box { height, .. } = &mut shapes[1] {
            *height -= y;
        }
        let mut other = Shape::Circle(0.5);
        other.grow(y);
        shapes.iter().map(Shape::area).sum::<f64>() + other.area()
    }

    fn solve(f: &mut dyn FnMut(f64) -> f64, start: f64) -> f64 {
        let mut t = start;
        for _ in 0..3 {
            t -= 0.1 * f(t);
        }
        t
    }

    pub fn closures_that_count(x: f64, y: f64) -> f64 {
        let mut spent = 0.0;
        let mut calls = 0;
        let mut f = |t: f64| {
            spent += t * y;
            calls += 1;
            t * t - x
        };
        let root = solve(&mut f, 1.0) + solve(&mut f, 2.0);
        let mut history = Vec::new();
        let other = solve(&mut |t| { history.push(t); t - y }, 0.5);
        root * spent + calls as f64 + other * history[1]
    }

    pub fn places_of_foreign_calls(x: f64, y: f64) -> f64 {
        let mut s = 0.5;
        std::slice::from_mut(&mut s)[0] += x;
        let mut t = 1.5;
        if let Some(first) = std::slice::from_mut(&mut t).first_mut() {
            *first *= y;
        }
        let log = RefCell::new(vec![x, 2.0]);
        let mut v = [1.0, 2.0];
        v[1] += log.borrow().first().unwrap();
        s * t + v[1]
    }

    pub fn empty_sums(x: f64, y: f64) -> f64 {
        let none: [f64; 0] = [];
        let sum = none.iter().map(|t| t * x).sum::<f64>();
        let product = none.iter().map(|t| t * y).product::<f64>();
        (1.0 / sum).signum() * x + product * y
    }
}
