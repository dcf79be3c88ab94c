//! A Fourier transform by `rustfft`, which is generic over the number.

mod numbers;

use numbers::Number;
use rustfft::FftPlanner;
use rustfft::num_complex::Complex;

const SCALE: f64 = 1.0;

fn main() {
    let number = |i: usize| Number::from(SCALE * (i % 7) as f64);
    let mut signal: Vec<Complex<Number>> = (0..512).map(|i| Complex::new(number(i), number(i + 3))).collect();
    FftPlanner::new().plan_fft_forward(signal.len()).process(&mut signal);
    println!("{:?}", signal[1]);
}
