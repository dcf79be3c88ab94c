//! Ordinary code.

mod camera;
mod densities;
mod drag_table;
mod equation_of_state;
mod idioms;
mod kalman;
mod minimization;
mod mixture;
mod orbit;
mod pendulum;
mod rates;
mod softmax;
mod spline;
mod vectors;
