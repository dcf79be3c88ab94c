use crate::compare::assert_same;
use crate::corpus::drag_table::{numbers, plain};

#[test]
fn drag_in_mach() {
    assert_same(
        |[mach]| plain::drag_coefficient(mach),
        |[mach]| numbers::drag_coefficient(mach),
        |[mach]| numbers::drag_coefficient(mach),
        &[[0.3], [1.01], [2.5], [4.0]],
    );
}

#[test]
fn range_of_a_shot() {
    assert_same(
        |[speed, angle, mass]| plain::range(speed, angle, mass),
        |[speed, angle, mass]| numbers::range(speed, angle, mass),
        |[speed, angle, mass]| numbers::range(speed, angle, mass),
        &[[500.0, 0.7, 10.0]],
    );
}
