//! The page "Testing your derivatives" shows code that compiles and reports that the crate prints.

use gradual::check::{self, Check};

use crate::page::{energy, energy_gradient};

const PAGE: &str = include_str!("../../src/guide/testing.md");

fn assert_on_the_page(text: &str) {
    assert!(PAGE.contains(text), "the page should show:\n\n{text}\n");
}

#[test]
fn the_page_shows_what_is_printed() {
    assert_on_the_page(include_str!("page.rs").trim());
    let first = check::gradient(energy, energy_gradient, [0.5, 1.2, -0.3, 0.7]).unwrap_err();
    assert_on_the_page(&format!("```text\n{first}\n```"));
    let check = Check::gradient(energy, energy_gradient);
    let domain = check.on([-3.0..=3.0, 0.5..=2.0, -5.0..=5.0, -5.0..=5.0]).unwrap_err();
    assert_on_the_page(&format!("```text\n{domain}\n```"));
}

/// Makes each mistake of the page's table, and looks for the sentence on the page.
#[test]
fn the_page_lists_the_sentences_of_the_reports() {
    let sentence = |result: Result<check::Report, check::Mismatch>| {
        let text = result.unwrap_err().to_string();
        let end = text.split("\n\n").nth(2).expect("a sentence").to_string();
        end.split(": ").next().expect("its beginning").to_string()
    };
    let x = [0.3, 0.7, 1.1, 1.9];
    let fx = |claim: fn([f64; 4]) -> [f64; 4]| {
        Check::gradient(|[a, b, c, d]| a * b + b.sin() * c.exp() + d * d * a, claim).at(x)
    };
    let right = |[a, b, c, d]: [f64; 4]| [b + d * d, a + b.cos() * c.exp(), b.sin() * c.exp(), 2.0 * d * a];
    assert!(fx(right).is_ok());
    let reports = [
        sentence(check::derivative(|x| x.sin(), |x| -x.cos(), 1.0)).replace("df/dx", "df/dx[0]"),
        sentence(check::gradient(|[x, y]| x * y, |[x, y]| [-y, -x], [1.0, 2.0])),
        sentence(check::gradient(|[x, y]| x * x + y * y, |[x, y]| [x, y], [1.0, 2.0])),
        sentence(fx(|[a, b, c, d]| [b + d * d, a + b.cos() * c.exp(), 2.0 * d * a, b.sin() * c.exp()])),
        sentence(fx(|[a, b, c, d]| [b + d * d, a + b.cos() * c.exp(), 2.0 * d * a, 2.0 * d * a])),
        sentence(fx(|[a, b, c, d]| [b + d * d, a + b.cos() * c.exp(), b.sin() * c.exp(), 0.0])),
        sentence(check::jacobian(|[x, y]| [x * y, y], |[x, y]| [[y, 0.0], [x, 1.0]], [1.0, 2.0])),
        sentence(check::gradient(|[x, y]| x * x * y, |[x, y]| [2.0 * x * y, x], [1.5, 2.0])),
        sentence(check::gradient(
            |[x, y]| (x + y).sin() + x * x,
            |[x, y]| [2.0 * x, (x + y).cos()],
            [1.0, 2.0],
        )),
        sentence(check::derivative(|x| x.sin(), |x| if x == 1.0 { 0.0 } else { x.cos() }, 1.0)),
    ];
    for sentence in reports {
        assert_on_the_page(&sentence);
    }
}

#[test]
fn the_readme_shows_what_is_printed() {
    let wrong = Check::gradient(|[x, y]| x * x * y, |[x, y]| [2.0 * x * y, -x * x]);
    let report = wrong.on(-10.0..=10.0).unwrap_err().to_string();
    let readme = include_str!("../../README.md");
    assert!(readme.contains(&format!("```text\n{report}\n```")), "the README should show:\n\n{report}");
}
