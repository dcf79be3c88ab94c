#[test]
fn dbg() {
    let f = |x: &[f64]| x[0] * (x[1] / x[2]).exp() + x[2].sin();
    println!("{:?}", gradual::check::finite_difference::gradient(f, &[1.0, -0.0009765625, 17.25]));
    println!(
        "{:?}",
        gradual::check::Check::black_box_gradient(f, |_| [0.0; 3]).at(&[1.0, -0.0009765625, 17.25])
    );
}
