use crate::compare::assert_same;
use crate::corpus::equation_of_state::{numbers, plain};

const POINTS: [[f64; 2]; 2] = [[300.0, 1e5], [450.0, 2.5e6]];

#[test]
fn pressure_of_each_law() {
    assert_same(
        |[t, v]| plain::Law::Ideal.pressure(t, v),
        |[t, v]| numbers::Law::Ideal.pressure(t, v),
        |[t, v]| numbers::Law::Ideal.pressure(t, v),
        &[[300.0, 0.02]],
    );
    assert_same(
        |[t, v, tc, pc]| plain::Law::critical(tc, pc).pressure(t, v),
        |[t, v, tc, pc]| numbers::Law::critical(tc, pc).pressure(t, v),
        |[t, v, tc, pc]| numbers::Law::critical(tc, pc).pressure(t, v),
        &[[300.0, 0.02, 150.0, 5e6]],
    );
    assert_same(
        |[t, v, tc, pc, omega]| plain::Law::PengRobinson { tc, pc, omega }.pressure(t, v),
        |[t, v, tc, pc, omega]| numbers::Law::PengRobinson { tc, pc, omega }.pressure(t, v),
        |[t, v, tc, pc, omega]| numbers::Law::PengRobinson { tc, pc, omega }.pressure(t, v),
        &[[350.0, 0.001, 304.0, 7.4e6, 0.22]],
    );
}

#[test]
fn compressibility_by_an_iteration() {
    assert_same(
        |[t, p]| plain::compressibility(&plain::Law::critical(304.0, 7.4e6), t, p).unwrap(),
        |[t, p]| numbers::compressibility(&numbers::Law::critical(304.0, 7.4e6), t, p).unwrap(),
        |[t, p]| numbers::compressibility(&numbers::Law::critical(304.0.into(), 7.4e6.into()), t, p).unwrap(),
        &POINTS,
    );
}

#[test]
fn departure_with_a_plain_arm() {
    let (tc, pc, omega) = (304.0, 7.4e6, 0.22);
    assert_same(
        |[t, v]| plain::departure(plain::Law::PengRobinson { tc, pc, omega }, t, v),
        |[t, v]| numbers::departure(numbers::Law::PengRobinson { tc, pc, omega }, t, v),
        |[t, v]| {
            let law = numbers::Law::PengRobinson { tc: tc.into(), pc: pc.into(), omega: omega.into() };
            numbers::departure(law, t, v)
        },
        &[[350.0, 0.001]],
    );
}
