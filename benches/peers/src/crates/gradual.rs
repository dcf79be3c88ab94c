//! gradual: its drivers on arrays and on slices; `DualVec` in chunks by hand.

use gradual::DualVec;
use gradual::slice::{self, Workspace};

use super::chunks::Partials;
use super::{Derivatives, Long, SecondDerivatives};
use crate::objectives::{self, Bundle, Loss, Residuals};
use crate::workloads::{Rosenbrock, ScalarFunction, VectorFunction};

pub extern "C" fn gradient<W: ScalarFunction<N, Form>, Form, const N: usize>(
    x: &[f64; N],
    out: &mut Derivatives<N, 1>,
) {
    (out.values[0], out.rows[0]) = gradual::gradient(W::evaluate, *x);
}

pub extern "C" fn jacobian<W: VectorFunction<N, M, Form>, Form, const N: usize, const M: usize>(
    x: &[f64; N],
    out: &mut Derivatives<N, M>,
) {
    (out.values, out.rows) = gradual::jacobian(W::evaluate, *x);
}

pub extern "C" fn hessian<W: ScalarFunction<N, Form>, Form, const N: usize>(
    x: &[f64; N],
    out: &mut SecondDerivatives<N>,
) {
    (out.value, out.gradient, out.hessian) = gradual::hessian(W::evaluate, *x);
}

pub fn long() -> Long {
    let mut workspace = Workspace::new();
    Box::new(move |x, out| workspace.gradient(Rosenbrock::on_slice, x, out))
}

pub fn loss(objective: &'static impl Loss) -> Long {
    let mut workspace = Workspace::new();
    Box::new(move |x, out| workspace.gradient(|x| objective.loss(x), x, out))
}

pub fn residuals(objective: &'static impl Residuals) -> Long {
    Box::new(|x, out| {
        let (values, jacobian) = slice::jacobian(|x| objective.residuals(x), x);
        out.copy_from_slice(&jacobian);
        values.iter().sum()
    })
}

pub fn bundle(bundle: &'static Bundle) -> Long {
    bundle.by(|x, seen| gradual::jacobian(|x| objectives::residual(x, seen), x))
}

impl<const W: usize> Partials<W> for DualVec<f64, W> {
    fn variable(value: f64, lane: usize) -> Self {
        Self::variable(value, lane)
    }

    fn partials(&self) -> [f64; W] {
        self.partials
    }
}
