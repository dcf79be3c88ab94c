//! The implementations of each objective side by side.

use super::{Bundle, Hand, Loss, Lstm, Mixture, Objective, Residuals};
use crate::contest::{self, Contest, List};
use crate::crates::{self, Long, chunks};

/// All objectives, with the driver of gradual first.
pub fn contests() -> Vec<Contest> {
    vec![
        loss("Gaussian mixture, d = 2, K = 5", Mixture::new(2, 5)),
        loss("Gaussian mixture, d = 2, K = 50", Mixture::new(2, 50)),
        loss("Gaussian mixture, d = 10, K = 5", Mixture::new(10, 5)),
        loss("LSTM", Lstm::new()),
        residuals("hand tracking", Hand::new()),
        bundle("bundle adjustment", Bundle::new()),
    ]
}

fn loss(name: &str, objective: impl Loss) -> Contest {
    let objective = &*Box::leak(Box::new(objective));
    let list: List<Long> = vec![
        ("gradual", crates::gradual::loss(objective)),
        ("DualVec by hand", chunks::jacobian(|x: &[gradual::DualVec<f64, 16>]| vec![objective.loss(x)])),
        ("num-dual", chunks::jacobian(|x: &[num_dual::DualSVec64<16>]| vec![objective.loss(x)])),
    ];
    contest(name, list, objective)
}

fn residuals(name: &str, objective: impl Residuals) -> Contest {
    let objective = &*Box::leak(Box::new(objective));
    let list: List<Long> = vec![
        ("gradual", crates::gradual::residuals(objective)),
        ("DualVec by hand", chunks::jacobian(|x: &[gradual::DualVec<f64, 26>]| objective.residuals(x))),
        ("num-dual", chunks::jacobian(|x: &[num_dual::DualSVec64<26>]| objective.residuals(x))),
    ];
    contest(name, list, objective)
}

/// There are no chunks to make by hand.
fn bundle(name: &str, objective: Bundle) -> Contest {
    let objective = &*Box::leak(Box::new(objective));
    let list: List<Long> = vec![
        ("gradual", crates::gradual::bundle(objective)),
        ("num-dual", crates::num_dual::bundle(objective)),
    ];
    contest(name, list, objective)
}

fn contest<O: Objective>(
    name: &str,
    #[allow(unused_mut, reason = "without Jet nothing is added")] mut list: List<Long>,
    objective: &'static O,
) -> Contest {
    #[cfg(jet)]
    list.extend(crates::jet::COMPILERS.iter().map(|compiler| (compiler.name, compiler.objective(objective))));
    let x = objective.start();
    let name = format!("{name}, {} inputs", x.len());
    contest::of_long(name, list, vec![x], objective.derivatives())
}
