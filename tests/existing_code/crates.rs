//! Published crates that are generic over `num_traits`. (`num_complex` has a page of its own.)

use compensated_summation::KahanBabuskaNeumaier;
use enterpolation::{Curve, Signal, bezier::Bezier, bspline::BSpline, linear::Linear};
use gradual::{Dual, gradient};
use interp::{InterpMode, interp};
use ndarray::{Array1, LinalgScalar, array};
use num_quaternion::UnitQuaternion;
use num_traits::{Float, FloatConst, FromPrimitive, Num};

use crate::on_all_types::{Expected, ROUNDING, on_all_types};

fn number<T: FromPrimitive>(x: f64) -> T {
    T::from_f64(x).unwrap()
}
