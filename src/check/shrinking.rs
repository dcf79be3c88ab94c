//! The way from a point that fails to the simplest one that fails.

use alloc::vec::Vec;

use crate::check::domain::Interval;
use crate::float::simpler::{complexity, simpler};

/// How many simpler points are tried. With more inputs each of them takes longer, so there are fewer.
fn most_steps(inputs: usize) -> usize {
    (100_000 / (inputs * inputs).max(1)).min(2000)
}

/// A point of the domain that fails and has no simpler neighbour that fails. It changes one number at a time.
pub(super) fn shrink(mut x: Vec<f64>, domain: &[Interval], fails: impl Fn(&[f64]) -> bool) -> Vec<f64> {
    // Long inputs would take many steps, so first all numbers change at once.
    for leap in [0.0, 1.0] {
        let inside = domain.iter().all(|interval| interval.contains(leap));
        let point: Vec<f64> = x.iter().map(|_| leap).collect();
        if inside && fails(&point) {
            x = point;
            break;
        }
    }
    let most = most_steps(x.len());
    let mut steps = 0;
    let mut is_simpler = true;
    while is_simpler {
        is_simpler = false;
        for j in 0..x.len() {
            let bounds = [domain[j].low, domain[j].high];
            let bounds = bounds.into_iter().filter(|&bound| complexity(bound) < complexity(x[j]));
            let candidates: Vec<f64> = bounds.chain(simpler(x[j])).collect();
            for candidate in candidates.into_iter().filter(|&candidate| domain[j].contains(candidate)) {
                if steps == most {
                    return x;
                }
                steps += 1;
                let mut point = x.clone();
                point[j] = candidate;
                if fails(&point) {
                    x = point;
                    is_simpler = true;
                    break;
                }
            }
        }
    }
    x
}
