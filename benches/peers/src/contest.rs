//! The implementations of one workload side by side: checked against each other, then ready to be timed.

use std::array;
use std::hint::black_box;

use crate::crates::{self, Derivatives, Hessian, Jacobian, Long, SecondDerivatives};
use crate::workloads::{Curved, ScalarFunction, VectorFunction, Workload};

/// One implementation of a workload.
pub struct Contender {
    pub name: &'static str,
    /// Evaluates so many times, at one point after the other.
    pub run: Box<dyn FnMut(usize)>,
}

/// A workload with all its implementations; the first is the plain function, the second its derivatives by
/// hand.
pub struct Contest {
    pub name: String,
    pub contenders: Vec<Contender>,
}

pub const PLAIN: usize = 0;
pub const BY_HAND: usize = 1;

/// Functions of different inputs, so that no call repeats the one before.
const POINTS: usize = 16;

/// A point near `start`, number k of many.
fn near<const N: usize>(start: [f64; N], k: usize) -> [f64; N] {
    array::from_fn(|i| start[i] * (1.0 + 1e-3 * ((7 * i + 3 * k) % POINTS) as f64))
}

/// Implementations by their names.
pub type List<Implementation> = Vec<(&'static str, Implementation)>;

/// `gradient` or `jacobian` of each crate in the order of the tables.
macro_rules! implementations {
    ($driver:ident::<W, Form, $($dimension:ident),*>) => {
        vec![
            ("f64", crates::plain::$driver::<W, Form, $($dimension),*>),
            ("by hand", crates::by_hand::derivatives::<W, _, _>),
            ("gradual", crates::gradual::$driver::<W, Form, $($dimension),*>),
            ("num-dual", crates::num_dual::$driver::<W, Form, $($dimension),*>),
            ("hyperdual", crates::hyperdual::$driver::<W, Form, $($dimension),*, H>),
            ("autodiff", crates::autodiff::$driver::<W, Form, $($dimension),*>),
            ("ad_trait", crates::ad_trait::$driver::<W, Form, $($dimension),*>),
            ("echidna", crates::echidna::$driver::<W, Form, $($dimension),*>),
            ("numdiff", crates::numdiff::$driver::<W, Form, $($dimension),*>),
            ("xad-rs", crates::xad::$driver::<W, Form, $($dimension),*>),
        ]
    };
}

/// The gradient of a workload of fixed size. H is N + 1.
pub fn gradient<W, Form, const N: usize, const H: usize>(name: &'static str) -> Contest
where
    W: ScalarFunction<N, Form>,
{
    derivatives::<W, N, 1>(name, implementations!(gradient::<W, Form, N>))
}

/// The Jacobian of a workload of fixed size. H is N + 1.
pub fn jacobian<W, Form, const N: usize, const M: usize, const H: usize>(name: &'static str) -> Contest
where
    W: VectorFunction<N, M, Form>,
{
    derivatives::<W, N, M>(name, implementations!(jacobian::<W, Form, N, M>))
}

fn derivatives<W: Workload<N, M>, const N: usize, const M: usize>(
    name: &'static str,
    #[allow(unused_mut, reason = "without Jet nothing is added")] mut list: List<Jacobian<N, M>>,
) -> Contest {
    #[cfg(jet)]
    for compiler in crates::jet::COMPILERS {
        let jet = compiler.derivatives(name).expect("each workload is in jet.cpp");
        list.push((compiler.name, jet));
    }

    let points: [[f64; N]; POINTS] = array::from_fn(|k| near(W::start(), k));
    for x in &points {
        let evaluate = |f: Jacobian<N, M>| {
            let mut out = Derivatives::default();
            f(x, &mut out);
            out
        };
        let expected = evaluate(list[BY_HAND].1);
        assert_close(name, "f64", &evaluate(list[PLAIN].1).values, &expected.values);
        for &(who, f) in &list[BY_HAND..] {
            let found = evaluate(f);
            assert_close(name, who, &found.values, &expected.values);
            assert_close(name, who, found.rows.as_flattened(), expected.rows.as_flattened());
        }
    }

    let contenders = list.into_iter().map(|(name, f)| {
        let mut out = Derivatives::default();
        contender(name, points.to_vec(), move |x| {
            black_box(f)(x, &mut out);
            black_box(&mut out);
        })
    });
    Contest { name: format!("{name} {N}"), contenders: contenders.collect() }
}

/// The Hessian of a workload.
pub fn hessian<W: Curved<N> + ScalarFunction<N, Form>, Form, const N: usize>(name: &str) -> Contest {
    let list: [(&str, Hessian<N>); 5] = [
        ("f64", crates::plain::hessian::<W, Form, N>),
        ("by hand", crates::by_hand::hessian::<W, N>),
        ("gradual", crates::gradual::hessian::<W, Form, N>),
        ("num-dual", crates::num_dual::hessian::<W, Form, N>),
        ("ad_trait", crates::ad_trait::hessian::<W, Form, N>),
    ];

    let points: [[f64; N]; POINTS] = array::from_fn(|k| near(W::start(), k));
    for x in &points {
        let evaluate = |f: Hessian<N>| {
            let mut out = SecondDerivatives::default();
            f(x, &mut out);
            out
        };
        let expected = evaluate(list[BY_HAND].1);
        for &(who, f) in &list[BY_HAND..] {
            let found = evaluate(f);
            assert_close(name, who, &[found.value], &[expected.value]);
            assert_close(name, who, &found.gradient, &expected.gradient);
            assert_close(name, who, found.hessian.as_flattened(), expected.hessian.as_flattened());
        }
    }

    let contenders = list.map(|(name, f)| {
        let mut out = SecondDerivatives::default();
        contender(name, points.to_vec(), move |x| {
            black_box(f)(x, &mut out);
            black_box(&mut out);
        })
    });
    Contest { name: format!("{name} {N}, Hessian"), contenders: contenders.into() }
}

/// Rosenbrock's function of so many numbers, through the drivers for any length.
pub fn long(n: usize) -> Contest {
    #[allow(unused_mut, reason = "without Jet nothing is added")]
    let mut list: List<Long> = vec![
        ("f64", crates::plain::long()),
        ("by hand", crates::by_hand::long()),
        ("gradual", crates::gradual::long()),
        ("num-dual", crates::num_dual::long()),
        ("num-dual (one by one)", crates::num_dual::long_one_by_one()),
        ("hyperdual", crates::hyperdual::long()),
        ("autodiff", crates::autodiff::long()),
        ("ad_trait", crates::ad_trait::long()),
    ];
    #[cfg(jet)]
    list.extend(crates::jet::COMPILERS.iter().map(|compiler| (compiler.name, compiler.long())));

    of_long(format!("Rosenbrock {n}"), list, valley_points(n), n)
}

/// Two points of Rosenbrock's valley.
pub fn valley_points(n: usize) -> Vec<Vec<f64>> {
    let number = |i: usize, k: usize| {
        let start = if i.is_multiple_of(2) { -1.2 } else { 1.0 };
        start * (1.0 + 1e-3 * ((7 * i + 3 * k) % POINTS) as f64)
    };
    (0..2).map(|k| (0..n).map(|i| number(i, k)).collect()).collect()
}

/// Implementations of one function at some points, with so many derivatives. All are compared with the
/// second.
pub fn of_long(name: String, mut list: List<Long>, points: Vec<Vec<f64>>, derivatives: usize) -> Contest {
    for x in &points {
        let evaluate = |f: &mut Long| {
            let mut out = vec![0.0; derivatives];
            (f(x, &mut out), out)
        };
        let (value, expected) = evaluate(&mut list[1].1);
        for (who, f) in &mut list {
            let (found_value, found) = evaluate(f);
            assert_close(&name, who, &[found_value], &[value]);
            if *who != "f64" {
                assert_close(&name, who, &found, &expected);
            }
        }
    }

    let contenders = list.into_iter().map(|(name, mut f)| {
        let mut out = vec![0.0; derivatives];
        contender(name, points.clone(), move |x| {
            black_box(f(x, &mut out));
            black_box(&mut out);
        })
    });
    Contest { name, contenders: contenders.collect() }
}

fn contender<P: 'static>(name: &'static str, points: Vec<P>, mut f: impl FnMut(&P) + 'static) -> Contender {
    let run = move |times| {
        for x in points.iter().cycle().take(times) {
            f(x);
        }
    };
    Contender { name, run: Box::new(run) }
}

/// Up to rounding, in units of the largest number.
#[track_caller]
fn assert_close(workload: &str, who: &str, found: &[f64], expected: &[f64]) {
    let largest = expected.iter().fold(1.0_f64, |largest, x| largest.max(x.abs()));
    for (found, expected) in found.iter().zip(expected) {
        let error = (found - expected).abs() / largest;
        assert!(error < 1e-12, "{workload} by {who}: {found} where {expected} was expected");
    }
}
