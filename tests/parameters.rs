//! Drivers for parameters in a structure.
#![cfg(feature = "alloc")]

use std::iter::once;

use gradual::parameters::{self, AtOnce, Name, Parameters, Select};
use gradual::{Real, Scalar};

#[derive(Clone, Debug, PartialEq)]
struct Inner<R> {
    k: R,
    b: R,
}

impl<R: Scalar> Parameters for Inner<R> {
    type Scalar = R;
    type Of<D> = Inner<D>;
    type Directions = Select<
        { parameters::at_once(Inner::<f64>::LEN).is_some() },
        { parameters::at_once(Inner::<f64>::LEN).unwrap() },
    >;
    const LEN: Option<usize> = parameters::total(&[R::LEN, R::LEN]);

    fn map_named<D>(&self, name: Name<'_>, f: &mut impl FnMut(Name<'_>, R) -> D) -> Inner<D> {
        Inner { k: self.k.map_named(name.field("k"), f), b: self.b.map_named(name.field("b"), f) }
    }

    fn numbers(&self) -> impl Iterator<Item = &R> {
        self.k.numbers().chain(self.b.numbers())
    }

    fn numbers_mut(&mut self) -> impl Iterator<Item = &mut R> {
        self.k.numbers_mut().chain(self.b.numbers_mut())
    }
}

impl<R: Real> Inner<R> {
    fn f(&self) -> R {
        self.k * self.b
    }
}

#[test]
fn it() {
    let (v, g) = parameters::gradient(Inner::f, &Inner { k: 2.0, b: 3.0 });
    assert_eq!((v, g), (6.0, Inner { k: 3.0, b: 2.0 }));
    let (v, g) = parameters::gradient(|i| i.k * i.b + i.k.sin().max(0.0), &Inner { k: 2.0, b: 3.0 });
}
