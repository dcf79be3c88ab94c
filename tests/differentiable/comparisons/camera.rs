use crate::compare::assert_same;
use crate::corpus::camera::{numbers, plain};

#[test]
fn reprojection_error_in_pose_and_lens() {
    macro_rules! error {
        ($code:ident, $number:ty) => {
            |[r0, r1, r2, t0, t2, fx, k1, p1]: [$number; 8]| {
                let lift = <$number>::from;
                let camera = $code::Camera {
                    fx,
                    fy: lift(510.0),
                    center: (lift(320.0), lift(240.0)),
                    distortion: Some($code::Distortion {
                        k: [k1, lift(0.01), lift(0.0)],
                        p1,
                        p2: lift(-0.002),
                    }),
                };
                let pose = $code::Pose { rotation: [r0, r1, r2], translation: [t0, lift(0.1), t2] };
                let points = [([0.3, 0.2, 0.1], [380.0, 300.0]), ([-0.4, 0.1, 0.3], [260.0, 250.0])]
                    .map(|(p, q): ([f64; 3], [f64; 2])| (p.map(lift), q.map(lift)));
                $code::reprojection_error(&camera, &pose, &points)
            }
        };
    }
    assert_same(
        error!(plain, f64),
        error!(numbers, f64),
        error!(numbers, gradual::DualVec<f64, 8>),
        &[[0.1, -0.2, 0.3, 0.2, 2.0, 500.0, -0.1, 0.003]],
    );
}

#[test]
fn undistortion_by_a_fixed_point() {
    macro_rules! undistorted {
        ($code:ident, $number:ty) => {
            |[u, v, k1]: [$number; 3]| {
                let lift = <$number>::from;
                let distortion =
                    $code::Distortion { k: [k1, lift(0.01), lift(0.0)], p1: lift(0.001), p2: lift(0.0) };
                let camera = $code::Camera {
                    fx: lift(500.0),
                    fy: lift(500.0),
                    center: (lift(320.0), lift(240.0)),
                    distortion: Some(distortion),
                };
                let (x, y) = camera.undistort(u, v);
                x * 2.0 + y
            }
        };
    }
    assert_same(
        undistorted!(plain, f64),
        undistorted!(numbers, f64),
        undistorted!(numbers, gradual::DualVec<f64, 3>),
        &[[400.0, 200.0, 0.1]],
    );
}

#[test]
fn triple_product() {
    let (b, c) = ([0.5, -1.0, 2.0], [3.0, 0.25, 1.0]);
    assert_same(
        |a| plain::triple(a, b, c),
        |a| numbers::triple(a, b, c),
        |a| numbers::triple(a, b.map(Into::into), c.map(Into::into)),
        &[[1.0, 2.0, 3.0]],
    );
}
