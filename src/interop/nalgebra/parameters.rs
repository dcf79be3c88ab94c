//! Vectors and matrices as structures of parameters, so that they can be fields of a struct.

use core::array;

use nalgebra::{ArrayStorage, SMatrix};
#[cfg(feature = "alloc")]
use nalgebra::{DMatrix, DVector, VecStorage};

use crate::drivers::parameters::{InChunks, Name, Parameters};
use crate::scalar::Scalar;

/// Calls `f` with the name of the element in row i and column j: `[i]` in a vector, `[i][j]` in a matrix.
#[inline(always)]
fn named<T>(name: Name<'_>, columns: usize, i: usize, j: usize, f: impl FnOnce(Name<'_>) -> T) -> T {
    let row = name.element(i);
    if columns == 1 { f(row) } else { f(row.element(j)) }
}

/// The numbers come column by column.
impl<T: Scalar, const ROWS: usize, const COLUMNS: usize> Parameters for SMatrix<T, ROWS, COLUMNS> {
    type Scalar = T;
    type Of<D> = SMatrix<D, ROWS, COLUMNS>;
    type Directions = InChunks;
    const LEN: Option<usize> = Some(ROWS * COLUMNS);

    #[inline(always)]
    fn map_named<D>(&self, name: Name<'_>, f: &mut impl FnMut(Name<'_>, T) -> D) -> Self::Of<D> {
        let mut element = |i, j| named(name, COLUMNS, i, j, |name| f(name, self.data.0[j][i]));
        SMatrix::from_array_storage(ArrayStorage(array::from_fn(|j| array::from_fn(|i| element(i, j)))))
    }

    #[inline(always)]
    fn numbers(&self) -> impl Iterator<Item = &T> {
        self.data.0.as_flattened().iter()
    }

    #[inline(always)]
    fn numbers_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.data.0.as_flattened_mut().iter_mut()
    }
}

/// Matrices whose size is known at run time. The numbers come column by column.
#[cfg(feature = "alloc")]
macro_rules! dynamic {
    ($($Matrix:ident)*) => {$(
        impl<T: Scalar> Parameters for $Matrix<T> {
            type Scalar = T;
            type Of<D> = $Matrix<D>;
            type Directions = InChunks;
            const LEN: Option<usize> = None;

            #[inline(always)]
            fn map_named<D>(&self, name: Name<'_>, f: &mut impl FnMut(Name<'_>, T) -> D) -> $Matrix<D> {
                let (rows, columns) = self.shape();
                let element = |(k, &x): (usize, &T)| {
                    named(name, columns, k % rows, k / rows, |name| f(name, x))
                };
                let elements = self.as_slice().iter().enumerate().map(element).collect();
                let (rows, columns) = self.shape_generic();
                $Matrix::from_vec_storage(VecStorage::new(rows, columns, elements))
            }

            #[inline(always)]
            fn numbers(&self) -> impl Iterator<Item = &T> {
                self.as_slice().iter()
            }

            #[inline(always)]
            fn numbers_mut(&mut self) -> impl Iterator<Item = &mut T> {
                self.as_mut_slice().iter_mut()
            }
        }
    )*};
}

#[cfg(feature = "alloc")]
dynamic! { DVector DMatrix }
