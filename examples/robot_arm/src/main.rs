//! A robot arm of six joints: its forward kinematics as a chain of nalgebra's isometries, the Jacobian of that, and
//! inverse kinematics by damped Gauss-Newton.
//!
//! ```sh
//! cargo run --release -p robot_arm
//! ```

use gradual::matrix::{self, quaternion};
use nalgebra::{
    Isometry3, Matrix3x6, Matrix6, RealField, Translation3, Unit, UnitQuaternion, Vector3, Vector6, convert,
    vector,
};

/// A joint turns about an axis that it carries at the end of a link; lengths in metres.
struct Joint {
    link: [f64; 3],
    axis: [f64; 3],
}

const X: [f64; 3] = [1.0, 0.0, 0.0];
const Y: [f64; 3] = [0.0, 1.0, 0.0];
const Z: [f64; 3] = [0.0, 0.0, 1.0];

/// Base, shoulder, elbow, and a wrist of three.
const ARM: [Joint; 6] = [
    Joint { link: [0.0, 0.0, 0.16], axis: Z },
    Joint { link: [0.0, 0.14, 0.0], axis: Y },
    Joint { link: [0.0, -0.12, 0.43], axis: Y },
    Joint { link: [0.0, 0.0, 0.39], axis: Y },
    Joint { link: [0.0, 0.11, 0.0], axis: Z },
    Joint { link: [0.0, 0.0, 0.1], axis: X },
];
const TOOL: [f64; 3] = [0.1, 0.0, 0.0];

/// Forward kinematics: the pose of the frame of joint i, before it turns, and of the tool at i = 6.
///
/// Written over nalgebra's numbers, with no derivative in mind.
fn frame<T: RealField + Copy>(angles: &Vector6<T>, i: usize) -> Isometry3<T> {
    let vector = |v: [f64; 3]| Vector3::from(v).map(convert::<f64, T>);
    let links = ARM.iter().map(|joint| joint.link).chain([TOOL]);
    let mut pose = Isometry3::identity();
    for (k, link) in links.enumerate().take(i + 1) {
        pose *= Translation3::from(vector(link));
        if k < i {
            pose *= UnitQuaternion::from_axis_angle(&Unit::new_unchecked(vector(ARM[k].axis)), angles[k]);
        }
    }
    pose
}

fn tool<T: RealField + Copy>(angles: &Vector6<T>) -> Isometry3<T> {
    frame(angles, ARM.len())
}

/// By how much the tool misses its target: metres, and radians about the axes of the target's frame.
fn miss<T: matrix::Number>(angles: &Vector6<T>, target: &Isometry3<f64>) -> Vector6<T> {
    let target: Isometry3<T> = target.cast();
    let tool = tool(angles);
    let way = tool.translation.vector - target.translation.vector;
    let turn = quaternion::log(&(target.rotation.inverse() * tool.rotation));
    vector![way.x, way.y, way.z, turn.x, turn.y, turn.z]
}

/// The Jacobian of the tool's position, from geometry: column i is `axis_i x (tool - joint_i)`.
fn position_jacobian_by_geometry(angles: &Vector6<f64>) -> Matrix3x6<f64> {
    let end = tool(angles).translation.vector;
    let columns: [_; 6] = std::array::from_fn(|i| {
        let joint = frame(angles, i);
        (joint.rotation * Vector3::from(ARM[i].axis)).cross(&(end - joint.translation.vector))
    });
    Matrix3x6::from_columns(&columns)
}

fn print_row(step: usize, angles: &Vector6<f64>, miss: &Vector6<f64>) {
    let degrees: Vec<_> = angles.iter().map(|angle| format!("{:>8.2}", angle.to_degrees())).collect();
    let (way, turn) = (miss.fixed_rows::<3>(0).norm(), miss.fixed_rows::<3>(3).norm());
    println!("{step:>4}{}{way:>10.1e}{turn:>10.1e}", degrees.concat());
}

fn main() {
    let target = Isometry3::from_parts(
        Translation3::new(0.35, 0.42, 0.31),
        UnitQuaternion::from_euler_angles(0.4, 0.9, -0.6),
    );
    let mut angles = vector![0.2, 0.5, 0.8, 0.1, -0.3, 0.4];

    let (_, j) = matrix::jacobian(|angles| tool(&angles).translation.vector, angles);
    let difference = (j - position_jacobian_by_geometry(&angles)).abs().max();
    println!("Jacobian of the tool's position at the start, metres per radian:");
    for row in j.row_iter() {
        println!("{}", row.iter().map(|slope| format!("{slope:>8.3}")).collect::<String>());
    }
    println!("largest difference to the one from geometry: {difference:.0e}\n");
    assert!(difference < 1e-15);

    println!("{:>4}{:>48}{:>10}{:>10}", "step", "joint angles in degrees", "metres", "radians");
    let mut damping = 1.0;
    let (mut residual, mut j) = matrix::jacobian(|angles| miss(&angles, &target), angles);
    let mut step = 0;
    print_row(step, &angles, &residual);
    while residual.norm() > 1e-10 {
        assert!(step < 50, "the target is out of reach");
        step += 1;
        // (Jᵀ J + damping) change = -Jᵀ residual
        let normal = j.transpose() * j + Matrix6::from_diagonal_element(damping);
        let change = normal.cholesky().expect("positive definite").solve(&(-j.transpose() * residual));
        let next = angles + change;
        let (next_residual, next_j) = matrix::jacobian(|angles| miss(&angles, &target), next);
        if next_residual.norm() < residual.norm() {
            (angles, residual, j) = (next, next_residual, next_j);
            damping *= 1e-2;
        } else {
            damping *= 10.0;
        }
        print_row(step, &angles, &residual);
    }
    println!("\nreached to {:.0e}", residual.norm());
}
