//! Ordinary code.

mod camera;
mod drag_table;
mod equation_of_state;
mod kalman;
mod mixture;
mod orbit;
mod pendulum;
mod rates;
mod softmax;
mod spline;
mod vectors;
