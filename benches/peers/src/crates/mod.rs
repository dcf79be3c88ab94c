//! The implementations that are compared, each as the documentation of its crate recommends.

pub mod ad_trait;
pub mod autodiff;
pub mod by_hand;
pub mod chunks;
pub mod echidna;
pub mod gradual;
pub mod hyperdual;
#[cfg(jet)]
pub mod jet;
pub mod num_dual;
pub mod numdiff;
pub mod plain;
pub mod xad;

/// What an implementation writes: M values and M rows of N.
#[repr(C)]
#[derive(Clone, Debug, PartialEq)]
pub struct Derivatives<const N: usize, const M: usize> {
    pub values: [f64; M],
    pub rows: [[f64; N]; M],
}

impl<const N: usize, const M: usize> Default for Derivatives<N, M> {
    fn default() -> Self {
        Self { values: [0.0; M], rows: [[0.0; N]; M] }
    }
}

/// One implementation of one workload. All are called alike, across the same boundary as C++.
pub type Jacobian<const N: usize, const M: usize> = extern "C" fn(&[f64; N], &mut Derivatives<N, M>);

/// What an implementation writes for a Hessian.
#[repr(C)]
#[derive(Clone, Debug, PartialEq)]
pub struct SecondDerivatives<const N: usize> {
    pub value: f64,
    pub gradient: [f64; N],
    pub hessian: [[f64; N]; N],
}

impl<const N: usize> Default for SecondDerivatives<N> {
    fn default() -> Self {
        Self { value: 0.0, gradient: [0.0; N], hessian: [[0.0; N]; N] }
    }
}

pub type Hessian<const N: usize> = extern "C" fn(&[f64; N], &mut SecondDerivatives<N>);

/// A gradient or Jacobian of any length. It returns the sum of the values and writes the rows into the second
/// slice.
pub type Long = Box<dyn FnMut(&[f64], &mut [f64]) -> f64>;
