use gradual::differentiable;

#[differentiable]
mod model {
    fn add(total: &mut f64, x: f64) {
        *total += x;
    }

    pub fn sum(x: f64, #[constant] start: f64) -> f64 {
        let mut total = start;
        add(&mut total, x);
        total
    }

    pub fn sum_in_the_constant(x: f64, #[constant] mut start: f64) -> f64 {
        add(&mut start, x);
        start
    }

    #[derive(Clone, Copy)]
    pub struct Pair(f64, f64);

    impl Pair {
        fn shift(&mut self, x: f64) {
            self.0 += x;
        }
    }

    pub fn shifted(x: f64, #[constant] mut pair: Pair) -> f64 {
        pair.shift(x);
        pair.0 * pair.1
    }
}

fn main() {}
