//! The corpus as it is, compared with the corpus that the attribute has converted.

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
mod places;
mod programs;
mod rates;
mod softmax;
mod solvers;
mod spline;
mod vectors;
