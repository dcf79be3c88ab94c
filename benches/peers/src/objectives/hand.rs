//! Hand tracking: how far each vertex of a hand is from where it was seen. The hand is turned and moved (6
//! numbers), and each of its 5 fingers is a chain of 3 bones with two angles at the knuckle and one at each
//! joint (4 numbers). A vertex moves with two bones that follow each other:
//!
//! ```text
//! residual = R(w) ((1 - a) B_k(p) + a B_(k+1)(p)) + t - seen
//! ```

use std::array;

use super::{Objective, Residuals, spread};
use crate::number::Number;

type Vector<R> = [R; 3];
type Matrix<R> = [[R; 3]; 3];

pub struct Hand {
    /// For each vertex where it is on its finger, how far it follows the second bone, and where it was seen.
    data: Vec<f64>,
}

const FINGERS: usize = 5;
const BONES: usize = 3;
const VERTICES_OF_A_FINGER: usize = 102;
const INPUTS: usize = 6 + 4 * FINGERS;
const BONE_LENGTH: f64 = 0.3;

impl Hand {
    pub fn new() -> Self {
        Self { data: (0..7 * FINGERS * VERTICES_OF_A_FINGER).map(spread).collect() }
    }
}

fn product<R: Number>(a: &Matrix<R>, b: &Matrix<R>) -> Matrix<R> {
    a.map(|row| array::from_fn(|j| row[0] * b[0][j] + row[1] * b[1][j] + row[2] * b[2][j]))
}

fn apply<R: Number>(a: &Matrix<R>, x: Vector<R>) -> Vector<R> {
    a.map(|row| row[0] * x[0] + row[1] * x[1] + row[2] * x[2])
}

/// A rotation, then a translation.
#[derive(Clone, Copy)]
struct Motion<R> {
    rotation: Matrix<R>,
    translation: Vector<R>,
}

impl<R: Number> Motion<R> {
    /// A turn in the plane of two axes about a joint.
    fn joint(angle: R, [a, b]: [usize; 2], position: Vector<f64>) -> Self {
        let (sin, cos) = angle.sin_cos();
        let mut rotation =
            array::from_fn(|i| array::from_fn(|j| R::constant(if i == j { 1.0 } else { 0.0 })));
        (rotation[a][a], rotation[a][b]) = (cos, -sin);
        (rotation[b][a], rotation[b][b]) = (sin, cos);
        Self { rotation, translation: position.map(R::constant) }
    }

    /// The rotation by the vector w, by Rodrigues' formula, then a translation.
    fn rigid(w: Vector<R>, translation: Vector<R>) -> Self {
        let angle = R::sum(w.iter().map(|w| w.square())).sqrt();
        let (sin, cos) = angle.sin_cos();
        let [x, y, z] = w.map(|w| w / angle);
        let rest = -cos + 1.0;
        let rotation = [
            [x * x * rest + cos, x * y * rest - z * sin, x * z * rest + y * sin],
            [y * x * rest + z * sin, y * y * rest + cos, y * z * rest - x * sin],
            [z * x * rest - y * sin, z * y * rest + x * sin, z * z * rest + cos],
        ];
        Self { rotation, translation }
    }

    /// This motion of what the inner one has moved.
    fn after(&self, inner: &Self) -> Self {
        let moved = apply(&self.rotation, inner.translation);
        let translation = array::from_fn(|i| moved[i] + self.translation[i]);
        Self { rotation: product(&self.rotation, &inner.rotation), translation }
    }

    /// The motion of a fixed point.
    fn of(&self, point: &[f64]) -> Vector<R> {
        array::from_fn(|i| {
            let row = &self.rotation[i];
            row[0] * point[0] + row[1] * point[1] + row[2] * point[2] + self.translation[i]
        })
    }
}

/// The bones of a finger, which bends about the first axis and spreads about the third.
fn bones<R: Number>(finger: usize, angles: &[R]) -> [Motion<R>; BONES] {
    let knuckle = [0.2 * finger as f64, 1.0, 0.0];
    let spread = Motion::joint(angles[0], [0, 1], knuckle);
    let first = spread.after(&Motion::joint(angles[1], [1, 2], [0.0; 3]));
    let second = first.after(&Motion::joint(angles[2], [1, 2], [0.0, BONE_LENGTH, 0.0]));
    let third = second.after(&Motion::joint(angles[3], [1, 2], [0.0, BONE_LENGTH, 0.0]));
    [first, second, third]
}

impl Objective for Hand {
    const NAME: &'static str = "hand";

    fn sizes(&self) -> Vec<usize> {
        vec![FINGERS, VERTICES_OF_A_FINGER]
    }

    fn data(&self) -> &[f64] {
        &self.data
    }

    fn start(&self) -> Vec<f64> {
        (0..INPUTS).map(|i| 0.7 * spread(3 * i + 1)).collect()
    }

    fn derivatives(&self) -> usize {
        3 * FINGERS * VERTICES_OF_A_FINGER * INPUTS
    }
}

impl Residuals for Hand {
    fn residuals<R: Number>(&self, x: &[R]) -> Vec<R> {
        let hand = Motion::rigid([x[0], x[1], x[2]], [x[3], x[4], x[5]]);
        let fingers = x[6..].chunks(4).zip(self.data.chunks(7 * VERTICES_OF_A_FINGER));
        let of_finger = |(finger, (angles, vertices)): (usize, (&[R], &'_ [f64]))| {
            let bones = bones(finger, angles).map(|bone| hand.after(&bone));
            let of_vertex = |(i, vertex): (usize, &[f64])| {
                let (position, follows, seen) = (&vertex[..3], vertex[3].abs(), &vertex[4..]);
                let (near, far) = (bones[i % 2].of(position), bones[i % 2 + 1].of(position));
                array::from_fn::<R, 3, _>(|k| near[k] * (1.0 - follows) + far[k] * follows - seen[k])
            };
            vertices.chunks(7).enumerate().flat_map(of_vertex).collect::<Vec<R>>()
        };
        fingers.enumerate().flat_map(of_finger).collect()
    }
}
