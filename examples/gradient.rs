//! The functions of a chapter on gradients for neural networks: each runs once, on dual numbers, and
//! returns its value together with every partial derivative.
//!
//! ```sh
//! cargo run --release --example gradient
//! ```

use gradual::{DualVec, gradient};

fn main() {
    println!("{:<26}{:>8}     at", "formula", "value");

    section("Sums");
    show("x + y", |[x, y]| x + y, [("x", 2.0, "1"), ("y", 5.0, "1")]);
    show("2x + 3y²", |[x, y]| 2.0 * x + 3.0 * y.powi(2), [("x", 2.0, "2"), ("y", 5.0, "6y")]);
    show(
        "3x³ - y² + 5x + 2",
        |[x, y]| 3.0 * x.powi(3) - y.powi(2) + 5.0 * x + 2.0,
        [("x", 2.0, "9x² + 5"), ("y", 5.0, "-2y")],
    );

    section("Products");
    show("xy", |[x, y]| x * y, [("x", 2.0, "y"), ("y", 5.0, "x")]);
    show(
        "3x³z - y² + 5z + 2yz",
        |[x, y, z]| 3.0 * x.powi(3) * z - y.powi(2) + 5.0 * z + 2.0 * y * z,
        [("x", 1.0, "9x²z"), ("y", 2.0, "-2y + 2z"), ("z", 3.0, "3x³ + 5 + 2y")],
    );

    section("Maximum: a tie takes the second argument; 1(c) is 1 where c holds, else 0");
    for [x, y] in [[5.0, 2.0], [2.0, 5.0], [2.0, 2.0]] {
        show("max(x, y)", |[x, y]| x.max(y), [("x", x, "1(x > y)"), ("y", y, "1(x ≤ y)")]);
    }

    section("ReLU: the maximum of x and 0, so its slope at 0 is 0");
    for x in [3.0, -3.0, 0.0] {
        show("max(x, 0)", |[x]| x.max(0.0), [("x", x, "1(x > 0)")]);
    }

    section("The chain rule");
    show("3(2x²)⁵", |[x]| 3.0 * (2.0 * x.powi(2)).powi(5), [("x", 2.0, "960x⁹")]);
    show(
        "(y + xz)²",
        |[x, y, z]| (y + x * z).powi(2),
        [("x", 1.0, "2(y + xz) z"), ("y", 2.0, "2(y + xz)"), ("z", 3.0, "2(y + xz) x")],
    );

    section("A neuron: the ReLU of a = w₁x₁ + w₂x₂ + b, active and not");
    for b in [1.0, -9.0] {
        show(
            "max(a, 0)",
            |[w1, w2, b, x1, x2]| (w1 * x1 + w2 * x2 + b).max(0.0),
            [
                ("w₁", 3.0, "1(a > 0) x₁"),
                ("w₂", -1.0, "1(a > 0) x₂"),
                ("b", b, "1(a > 0)"),
                ("x₁", 2.0, "1(a > 0) w₁"),
                ("x₂", 4.0, "1(a > 0) w₂"),
            ],
        );
    }
}

fn section(title: &str) {
    println!("\n{title}\n{:─<79}", "");
}

/// Prints a function's value and gradient. A variable is its name, where it stands, and the formula of
/// the partial derivative in it.
fn show<const N: usize>(
    formula: &str,
    f: impl FnOnce([DualVec<f64, N>; N]) -> DualVec<f64, N>,
    variables: [(&str, f64, &str); N],
) {
    let (value, partials) = gradient(f, variables.map(|(_, x, _)| x));
    let point = variables.map(|(name, x, _)| format!("{name} = {x}")).join(", ");
    println!("f = {formula:<22}{value:>8}     {point}");
    for ((name, _, slope), partial) in variables.iter().zip(partials) {
        println!("    {:<22}{partial:>8}", format!("d/d{name} = {slope}"));
    }
}
