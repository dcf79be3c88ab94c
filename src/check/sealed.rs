//! The traits of a check are sealed: only the types below can be inputs, claims and domains.

use alloc::vec::Vec;
use core::ops::{Range, RangeFrom, RangeFull, RangeInclusive, RangeTo, RangeToInclusive};

pub trait Sealed {}

impl Sealed for f64 {}
impl<T, const N: usize> Sealed for [T; N] {}
impl<T> Sealed for [T] {}
impl<T> Sealed for &[T] {}
impl<T> Sealed for Vec<T> {}
impl<A, B> Sealed for (A, B) {}
impl Sealed for Range<f64> {}
impl Sealed for RangeInclusive<f64> {}
impl Sealed for RangeFrom<f64> {}
impl Sealed for RangeTo<f64> {}
impl Sealed for RangeToInclusive<f64> {}
impl Sealed for RangeFull {}
#[cfg(feature = "nalgebra")]
impl<T, R: nalgebra::Dim, C: nalgebra::Dim, S> Sealed for nalgebra::Matrix<T, R, C, S> {}
