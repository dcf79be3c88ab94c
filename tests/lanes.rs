//! A lane has the same bits wherever it stands in the array: in a wide packet, in a narrow one, or alone. A build with
//! optimisation computes lanes in packets, so run this test with `--release` too.

use gradual::{Dual, Dual2Vec, DualVec};

/// Lanes of every kind.
const LANES: [f64; 11] = [1.5, -0.0, 0.1, f64::INFINITY, -3.7, 0.0, 1e-310, f64::NAN, 1e300, -2.0e-5, 7.3];

/// The sums, products and functions that a formula over lanes serves.
macro_rules! programs {
    ($x:ident, $y:ident) => {
        [
            $x + $y,
            $x - $y,
            -$x,
            $x * $y,
            $x / $y,
            $x * 3.7,
            $x.midpoint($y),
            $x.powi(2),
            $x.sin(),
            $x.exp(),
            ($x - 1.25).sqrt(),
            ($x * 0.0).ln(),
            $x.atan2($y),
            $x.mul_add($y, $x),
        ]
    };
}

macro_rules! lanes_agree {
    ($float:ident: $($n:literal)*) => {$({
        const N: usize = $n;
        let lane = |i: usize, shift: usize| LANES[(i + shift) % LANES.len()] as $float;
        let vector = |value: $float, shift| DualVec::<$float, N>::new(value, std::array::from_fn(|i| lane(i, shift)));
        let (x, y) = (vector(1.25, 0), vector(0.7, 3));
        for (k, result) in programs!(x, y).into_iter().enumerate() {
            for i in 0..N {
                let (x, y) = (Dual::new(1.25, lane(i, 0)), Dual::new(0.7, lane(i, 3)));
                let alone = programs!(x, y)[k].tangent;
                let lane = result.partials[i];
                // NaN promises nothing about its bits
                let holds = lane.to_bits() == alone.to_bits() || lane.is_nan() && alone.is_nan();
                assert!(holds, "program {k}, lane {i} of {N}: {lane} is {alone} alone");
            }
        }
    })*};
}

#[test]
fn a_lane_has_the_same_bits_in_a_vector_of_any_length_and_alone() {
    lanes_agree!(f64: 1 2 3 4 5 6 7 8 9 15 16 17 31);
    lanes_agree!(f32: 1 2 3 4 5 7 8 9 15 16 17 31);
}

#[test]
fn a_hessian_is_symmetric_in_every_bit_for_any_number_of_inputs() {
    fn check<const N: usize>() {
        let x = Dual2Vec::<f64, N>::variables(std::array::from_fn(|i| 0.3 + 0.7 * i as f64));
        let y = x.iter().fold(Dual2Vec::constant(1.0), |product, x| product * (x.sin() + 1.3));
        let y = (y * y + x[0]).sqrt() * x[N - 1].exp();
        for i in 0..N {
            for j in 0..N {
                assert_eq!(y.hessian[i][j].to_bits(), y.hessian[j][i].to_bits(), "({i}, {j}) of {N}");
            }
        }
    }
    check::<1>();
    check::<2>();
    check::<3>();
    check::<5>();
    check::<8>();
    check::<11>();
}
