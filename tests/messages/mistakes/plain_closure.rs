//! A function of plain floats passed to a driver.
use gradual::derivative;

fn main() {
    let _ = derivative(|x: f64| x * x, 3.0);
}
