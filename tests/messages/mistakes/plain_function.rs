//! A function that is not generic passed to a driver.
use gradual::gradient;

fn area([w, h]: [f64; 2]) -> f64 {
    w * h
}

fn main() {
    let _ = gradient(area, [1.0, 2.0]);
}
