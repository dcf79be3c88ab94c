use crate::compare::assert_same;
use crate::corpus::pendulum::{numbers, plain};

#[test]
fn period_with_a_plain_start_of_the_mean() {
    assert_same(
        |[length, g, amplitude]| plain::Pendulum::new(length, g).period(amplitude),
        |[length, g, amplitude]| numbers::Pendulum::new(length, g).period(amplitude),
        |[length, g, amplitude]| numbers::Pendulum::new(length, g).period(amplitude),
        &[[1.0, 9.81, 0.05], [0.3, 1.62, 1.2]],
    );
}

#[test]
fn energy_after_a_simulation() {
    assert_same(
        |[theta, length, damping, time]| plain::energy_after(theta, length, damping, time),
        |[theta, length, damping, time]| numbers::energy_after(theta, length, damping, time),
        |[theta, length, damping, time]| numbers::energy_after(theta, length, damping, time),
        &[[0.5, 1.2, 0.3, 2.0]],
    );
}

#[test]
fn a_plain_model_beside_numbers() {
    assert_same(
        |[theta, time]| plain::angle_on_earth(theta, time),
        |[theta, time]| numbers::angle_on_earth(theta, time),
        |[theta, time]| numbers::angle_on_earth(theta, time),
        &[[0.5, 2.0]],
    );
}

#[test]
fn the_name_of_a_type_still_means_the_plain_one() {
    let pendulum: numbers::Pendulum = numbers::Pendulum::default();
    assert_eq!(numbers::Pendulum::earth().omega(), plain::Pendulum::earth().omega());
    assert_eq!(pendulum.omega(), 9.81_f64.sqrt());
}
