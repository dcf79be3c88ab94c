//! Rosenbrock's function of 1000 numbers in the forms that users of gradual write, through
//! `slice::Workspace::gradient`.

use gradual::Real;
use gradual::slice::{Chunk, Workspace};

use crate::contest::{self, Contest, List};
use crate::crates::{self, Long};

const LENGTH: usize = 1000;

fn indexed<R: Real>(x: &[R]) -> R {
    let mut sum = R::lit(0.0);
    for i in 0..x.len() - 1 {
        let (bend, step) = (x[i + 1] - x[i] * x[i], x[i] - 1.0);
        sum += bend * bend * 100.0 + step * step;
    }
    sum
}

fn windows<R: Real>(x: &[R]) -> R {
    let term = |pair: &[R]| {
        let (bend, step) = (pair[1] - pair[0] * pair[0], pair[0] - 1.0);
        bend * bend * 100.0 + step * step
    };
    x.windows(2).map(term).sum()
}

fn powers<R: Real>(x: &[R]) -> R {
    x.windows(2).map(|pair| (pair[1] - pair[0].powi(2)).powi(2) * 100.0 + (pair[0] - 1.0).powi(2)).sum()
}

fn valley<R: Real>(a: R, b: R) -> R {
    let (bend, step) = (b - a * a, a - 1.0);
    bend * bend * 100.0 + step * step
}

fn helper<R: Real>(x: &[R]) -> R {
    x.iter().zip(&x[1..]).map(|(&a, &b)| valley(a, b)).sum()
}

fn by_gradual(mut f: impl FnMut(&[Chunk<f64>]) -> Chunk<f64> + 'static) -> Long {
    let mut workspace = Workspace::new();
    Box::new(move |x, out| workspace.gradient(&mut f, x, out))
}

/// The forms beside the derivatives by hand, one pass of the plain function and Jet in chunks.
pub fn contest() -> Contest {
    let steepness = 100.0;
    #[allow(unused_mut, reason = "without Jet nothing is added")]
    let mut list: List<Long> = vec![
        ("f64", crates::plain::long()),
        ("by hand", crates::by_hand::long()),
        ("indexed loop", by_gradual(indexed)),
        ("windows and sum", by_gradual(windows)),
        ("powi", by_gradual(powers)),
        ("helper function", by_gradual(helper)),
        (
            "closure with a loop",
            by_gradual(|x| {
                let mut sum = Chunk::constant(0.0);
                for i in 0..x.len() - 1 {
                    let (bend, step) = (x[i + 1] - x[i] * x[i], x[i] - 1.0);
                    sum += bend * bend * 100.0 + step * step;
                }
                sum
            }),
        ),
        (
            "closure that captures",
            by_gradual(move |x| {
                let bends = x.windows(2).map(|pair| (pair[1] - pair[0].powi(2)).powi(2) * steepness);
                let steps = x[..x.len() - 1].iter().map(|a| (*a - 1.0).powi(2));
                bends.sum::<Chunk<f64>>() + steps.sum::<Chunk<f64>>()
            }),
        ),
    ];
    #[cfg(jet)]
    list.extend(crates::jet::COMPILERS.iter().map(|compiler| (compiler.name, compiler.long())));
    contest::of_long(format!("Rosenbrock {LENGTH}"), list, contest::valley_points(LENGTH), LENGTH)
}
