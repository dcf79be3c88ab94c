//! Ordinary code.

pub(crate) mod camera;
pub(crate) mod densities;
pub(crate) mod drag_table;
pub(crate) mod equation_of_state;
pub(crate) mod idioms;
pub(crate) mod kalman;
pub(crate) mod minimization;
pub(crate) mod mixture;
pub(crate) mod orbit;
pub(crate) mod pendulum;
pub(crate) mod rates;
pub(crate) mod softmax;
pub(crate) mod solvers;
pub(crate) mod spline;
pub(crate) mod vectors;
