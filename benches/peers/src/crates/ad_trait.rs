//! ad_trait: a `FunctionEngine` with its method of many tangents at once, `ForwardADMulti` on `adfn<N>`, and
//! with `HessianAD<N>` for Hessians.

use std::array;
use std::marker::PhantomData;
use std::ops::{Add, AddAssign, Div, Index, Mul, Neg, Sub};

use ad_trait::differentiable_function::{DifferentiableFunctionTrait, ForwardADMulti, HessianAD};
use ad_trait::forward_ad::adfn::adfn;
use ad_trait::function_engine::FunctionEngine;
use ad_trait::{AD, F64};

use super::{Derivatives, Long, SecondDerivatives};
use crate::number::{Number, forward};
use crate::workloads::{Rosenbrock, ScalarFunction, VectorFunction};

/// A number of the crate, with plain floats on the right without their wrapper `F64`.
#[derive(Clone, Copy)]
struct Wrapped<T>(T);

macro_rules! operators {
    ($($Op:ident $op:ident;)*) => {$(
        impl<T: AD> $Op for Wrapped<T> {
            type Output = Self;
            #[inline(always)]
            fn $op(self, y: Self) -> Self {
                Self(self.0.$op(y.0))
            }
        }

        impl<T: AD> $Op<f64> for Wrapped<T> {
            type Output = Self;
            #[inline(always)]
            fn $op(self, c: f64) -> Self {
                Self(self.0.$op(F64(c)))
            }
        }
    )*};
}

operators! {
    Add add;
    Sub sub;
    Mul mul;
    Div div;
}

impl<T: AD> AddAssign for Wrapped<T> {
    #[inline(always)]
    fn add_assign(&mut self, y: Self) {
        self.0 += y.0;
    }
}

impl<T: AD> Neg for Wrapped<T> {
    type Output = Self;
    #[inline(always)]
    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl<T: AD> Number for Wrapped<T> {
    #[inline(always)]
    fn constant(x: f64) -> Self {
        Self(T::constant(x))
    }

    forward! { Self:
        value() -> f64 = |x: Self| x.0.to_constant();
        square() -> Self = |x| x * x;
        recip() -> Self = |x: Self| Self(x.0.recip());
        sqrt() -> Self = |x: Self| Self(x.0.sqrt());
        exp() -> Self = |x: Self| Self(x.0.exp());
        ln() -> Self = |x: Self| Self(x.0.ln());
        cos() -> Self = |x: Self| Self(x.0.cos());
        sin_cos() -> (Self, Self) = |x: Self| { let (sin, cos) = x.0.sin_cos(); (Self(sin), Self(cos)) };
        tanh() -> Self = |x: Self| Self(x.0.tanh());
        max(other) -> Self = |x: Self, other: Self| Self(x.0.max(other.0));
    }
}

/// A workload in the shape that the crate asks for.
struct Scalar<W, Form, const N: usize>(PhantomData<(W, Form)>);

/// A workload with M results.
struct Vector<W, Form, const N: usize, const M: usize>(PhantomData<(W, Form)>);

macro_rules! functions {
    ($($Function:ident<$($dimension:ident),*> of [$($Workload:tt)*]: $results:expr, $outputs:expr;)*) => {$(
        impl<W, Form, $(const $dimension: usize),*> Clone for $Function<W, Form, $($dimension),*> {
            fn clone(&self) -> Self {
                Self(PhantomData)
            }
        }

        impl<T: AD, W: $($Workload)*, Form, $(const $dimension: usize),*> DifferentiableFunctionTrait<T>
            for $Function<W, Form, $($dimension),*>
        {
            const NAME: &'static str = "workload";

            #[inline]
            fn call(&self, inputs: &[T], _freeze: bool) -> Vec<T> {
                $results(W::evaluate(array::from_fn(|i| Wrapped(inputs[i]))))
            }

            fn num_inputs(&self) -> usize {
                N
            }

            fn num_outputs(&self) -> usize {
                $outputs
            }
        }
    )*};
}

functions! {
    Scalar<N> of [ScalarFunction<N, Form>]: |y: Wrapped<T>| vec![y.0], 1;
    Vector<N, M> of [VectorFunction<N, M, Form>]: |y: [Wrapped<T>; M]| y.map(|y| y.0).to_vec(), M;
}

fn write<const N: usize, const M: usize>(
    (values, rows): (Vec<f64>, impl Index<(usize, usize), Output = f64>),
    out: &mut Derivatives<N, M>,
) {
    out.values.copy_from_slice(&values);
    for i in 0..M {
        for j in 0..N {
            out.rows[i][j] = rows[(i, j)];
        }
    }
}

pub extern "C" fn gradient<W: ScalarFunction<N, Form>, Form, const N: usize>(
    x: &[f64; N],
    out: &mut Derivatives<N, 1>,
) {
    let f = Scalar::<W, Form, N>(PhantomData);
    write(FunctionEngine::new(f.clone(), f, ForwardADMulti::<adfn<N>>::new()).derivative(x), out);
}

pub extern "C" fn jacobian<W: VectorFunction<N, M, Form>, Form, const N: usize, const M: usize>(
    x: &[f64; N],
    out: &mut Derivatives<N, M>,
) {
    let f = Vector::<W, Form, N, M>(PhantomData);
    write(FunctionEngine::new(f.clone(), f, ForwardADMulti::<adfn<N>>::new()).derivative(x), out);
}

pub extern "C" fn hessian<W: ScalarFunction<N, Form>, Form, const N: usize>(
    x: &[f64; N],
    out: &mut SecondDerivatives<N>,
) {
    let f = Scalar::<W, Form, N>(PhantomData);
    let (values, gradients, hessians) = FunctionEngine::new(f.clone(), f, HessianAD::<N>::new()).hessian(x);
    out.value = values[0];
    for i in 0..N {
        out.gradient[i] = gradients[(0, i)];
        for j in 0..N {
            out.hessian[i][j] = hessians[0][(i, j)];
        }
    }
}

/// Rosenbrock's function at any length.
#[derive(Clone)]
struct LongFunction(usize);

impl<T: AD> DifferentiableFunctionTrait<T> for LongFunction {
    const NAME: &'static str = "Rosenbrock";

    fn call(&self, inputs: &[T], _freeze: bool) -> Vec<T> {
        let x: Vec<_> = inputs.iter().map(|&x| Wrapped(x)).collect();
        vec![Rosenbrock::on_slice(&x).0]
    }

    fn num_inputs(&self) -> usize {
        self.0
    }

    fn num_outputs(&self) -> usize {
        1
    }
}

/// In chunks of 16 tangents.
pub fn long() -> Long {
    Box::new(|x, out| {
        let f = LongFunction(x.len());
        let (values, rows) =
            FunctionEngine::new(f.clone(), f, ForwardADMulti::<adfn<16>>::new()).derivative(x);
        for (i, out) in out.iter_mut().enumerate() {
            *out = rows[(0, i)];
        }
        values[0]
    })
}
