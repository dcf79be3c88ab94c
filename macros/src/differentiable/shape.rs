//! What the analysis knows of a type: where its floats are. References and boxes are not seen, because the operators and
//! functions of a number take both. Only a reference through which the value may change is marked, as a place.

use std::collections::HashMap;
use std::rc::Rc;

use proc_macro2::Span;

use super::activity::{Activity, Leaf};

#[derive(Clone, Debug)]
pub(crate) enum Shape {
    /// No float inside: an integer, a text, `()`.
    Other,
    Float(Leaf),
    /// An array, a slice, a `Vec`, an `Option`, an iterator: anything that holds values of one shape.
    Sequence(Rc<Shape>),
    /// `Result<T, E>`.
    Outcome(Rc<Shape>, Rc<Shape>),
    Tuple(Rc<[Shape]>),
    /// A type of the converted code, by its index, with its parameter `R`.
    Model(usize, Leaf),
    /// A type of the converted code without floats, by its index.
    PlainModel(usize),
    /// A type parameter of a function of the code, by its index. Each call has a type of its own there.
    Parameter(usize),
    /// A closure or a function.
    Function(Rc<[Shape]>, Rc<Shape>),
    /// Not known yet, or never.
    Unknown(usize),
}

impl Shape {
    pub(crate) fn sequence(element: Self) -> Self {
        Self::Sequence(Rc::new(element))
    }

    pub(crate) fn tuple(elements: impl IntoIterator<Item = Self>) -> Self {
        Self::Tuple(elements.into_iter().collect())
    }

    pub(crate) fn function(parameters: impl IntoIterator<Item = Self>, result: Self) -> Self {
        Self::Function(parameters.into_iter().collect(), Rc::new(result))
    }
}

/// What is known of an unknown shape.
#[derive(Default)]
struct Slot {
    is: Option<Shape>,
    /// The leaf that stands for all floats inside, if somebody asked for one.
    all: Option<Leaf>,
    is_place: bool,
}

/// What the leaves and the type parameters of a function are in one call.
#[derive(Default)]
pub(crate) struct Instance {
    leaves: HashMap<Leaf, Leaf>,
    parameters: HashMap<usize, Shape>,
}

/// The shapes that are not known yet, and the rules for all leaves.
pub(crate) struct Shapes {
    pub(crate) activity: Activity,
    slots: Vec<Slot>,
}

impl Shapes {
    pub(crate) fn new() -> Self {
        Self { activity: Activity::new(), slots: Vec::new() }
    }

    pub(crate) fn unknown(&mut self) -> Shape {
        self.slots.push(Slot::default());
        Shape::Unknown(self.slots.len() - 1)
    }

    /// An unknown shape all of whose floats are one leaf.
    pub(crate) fn blob(&mut self, all: Leaf) -> Shape {
        self.slots.push(Slot { all: Some(all), ..Slot::default() });
        Shape::Unknown(self.slots.len() - 1)
    }

    /// The shape of a `&mut T` or of a cell. What is written through it must reach the place, so no lift may stand for it.
    pub(crate) fn place(&mut self, inside: Shape) -> Shape {
        self.slots.push(Slot { is: Some(inside), is_place: true, ..Slot::default() });
        Shape::Unknown(self.slots.len() - 1)
    }

    pub(crate) fn is_place(&self, shape: &Shape) -> bool {
        let Shape::Unknown(slot) = shape else { return false };
        let slot = &self.slots[*slot];
        slot.is_place || slot.is.as_ref().is_some_and(|is| self.is_place(is))
    }

    /// What is known of the shape, at its outermost level.
    pub(crate) fn known(&self, shape: &Shape) -> Shape {
        let mut shape = shape;
        while let Shape::Unknown(slot) = shape
            && let Some(is) = &self.slots[*slot].is
        {
            shape = is;
        }
        shape.clone()
    }

    /// Every leaf inside. A closure holds the leaves of its result.
    pub(crate) fn leaves(&mut self, shape: &Shape) -> Vec<Leaf> {
        match self.known(shape) {
            Shape::Other | Shape::PlainModel(_) | Shape::Parameter(_) => Vec::new(),
            Shape::Float(leaf) | Shape::Model(_, leaf) => vec![leaf],
            Shape::Sequence(element) => self.leaves(&element),
            Shape::Outcome(value, error) => {
                let mut leaves = self.leaves(&value);
                leaves.extend(self.leaves(&error));
                leaves
            }
            Shape::Tuple(elements) => elements.iter().flat_map(|element| self.leaves(element)).collect(),
            Shape::Function(_, result) => self.leaves(&result),
            Shape::Unknown(slot) => {
                let all = match self.slots[slot].all {
                    Some(all) => all,
                    None => self.activity.fresh(),
                };
                self.slots[slot].all = Some(all);
                vec![all]
            }
        }
    }

    /// Whether there are floats inside, and all of them stay plain.
    pub(crate) fn is_plain(&self, shape: &Shape) -> bool {
        let all = |shapes: &[&Shape]| {
            let mut with_floats = shapes.iter().filter(|shape| !self.has_no_floats(shape)).peekable();
            with_floats.peek().is_some() && with_floats.all(|shape| self.is_plain(shape))
        };
        match self.known(shape) {
            Shape::Other | Shape::PlainModel(_) | Shape::Parameter(_) | Shape::Function(..) => false,
            Shape::Float(leaf) | Shape::Model(_, leaf) => leaf == Leaf::PLAIN,
            Shape::Sequence(element) => self.is_plain(&element),
            Shape::Outcome(value, error) => all(&[&value, &error]),
            Shape::Tuple(elements) => all(&elements.iter().collect::<Vec<_>>()),
            Shape::Unknown(slot) => self.slots[slot].all == Some(Leaf::PLAIN),
        }
    }

    fn has_no_floats(&self, shape: &Shape) -> bool {
        match self.known(shape) {
            Shape::Other | Shape::PlainModel(_) | Shape::Parameter(_) => true,
            Shape::Sequence(element) => self.has_no_floats(&element),
            Shape::Outcome(value, error) => self.has_no_floats(&value) && self.has_no_floats(&error),
            Shape::Tuple(elements) => elements.iter().all(|element| self.has_no_floats(element)),
            Shape::Float(_) | Shape::Model(..) | Shape::Function(..) | Shape::Unknown(_) => false,
        }
    }

    /// Values go from one shape to another of which nothing else is known.
    pub(crate) fn flow(&mut self, from: &Shape, to: &Shape, span: Span) {
        let (from, to) = (self.leaves(from), self.leaves(to));
        for &from in &from {
            for &to in &to {
                self.activity.flow(from, to, span);
            }
        }
    }

    /// Two shapes that are the same.
    pub(crate) fn unify(&mut self, a: &Shape, b: &Shape, span: Span) {
        if self.is_place(a) && self.is_place(b) {
            return self.unify(&self.known(a), &self.known(b), span);
        }
        match (self.known(a), self.known(b)) {
            (Shape::Unknown(a), Shape::Unknown(b)) if a == b => {}
            // What is learned keeps the mark of a place.
            (_, Shape::Unknown(slot)) if self.is_place(a) => self.learn(slot, a.clone(), span),
            (Shape::Unknown(slot), _) => self.learn(slot, b.clone(), span),
            (_, Shape::Unknown(slot)) => self.learn(slot, a.clone(), span),
            (Shape::Float(a), Shape::Float(b)) => self.activity.same(a, b, span),
            (Shape::Sequence(a), Shape::Sequence(b)) => self.unify(&a, &b, span),
            (Shape::Outcome(a, e), Shape::Outcome(b, f)) => {
                self.unify(&a, &b, span);
                self.unify(&e, &f, span);
            }
            (Shape::Tuple(a), Shape::Tuple(b)) => {
                for (a, b) in a.iter().zip(b.iter()) {
                    self.unify(a, b, span);
                }
            }
            (Shape::Function(a, result_a), Shape::Function(b, result_b)) => {
                for (a, b) in a.iter().zip(b.iter()) {
                    self.unify(a, b, span);
                }
                self.unify(&result_a, &result_b, span);
            }
            (Shape::Other | Shape::PlainModel(_) | Shape::Parameter(_), _)
            | (_, Shape::Other | Shape::PlainModel(_) | Shape::Parameter(_)) => {}
            // Two models, or shapes that the analysis does not know well enough.
            (a, b) => {
                self.flow(&a, &b, span);
                self.flow(&b, &a, span);
            }
        }
    }

    fn learn(&mut self, slot: usize, shape: Shape, span: Span) {
        let all = self.slots[slot].all;
        if self.mentions(&shape, slot) {
            return;
        }
        self.slots[slot].is = Some(shape.clone());
        if let Some(all) = all {
            for leaf in self.leaves(&shape) {
                self.activity.same(all, leaf, span);
            }
        }
    }

    fn mentions(&self, shape: &Shape, slot: usize) -> bool {
        match self.known(shape) {
            Shape::Other
            | Shape::PlainModel(_)
            | Shape::Parameter(_)
            | Shape::Float(_)
            | Shape::Model(..) => false,
            Shape::Sequence(element) => self.mentions(&element, slot),
            Shape::Outcome(value, error) => self.mentions(&value, slot) || self.mentions(&error, slot),
            Shape::Tuple(elements) => elements.iter().any(|element| self.mentions(element, slot)),
            Shape::Function(parameters, result) => {
                parameters.iter().any(|parameter| self.mentions(parameter, slot))
                    || self.mentions(&result, slot)
            }
            Shape::Unknown(other) => other == slot,
        }
    }

    /// The shape with other leaves.
    pub(crate) fn map(&mut self, shape: &Shape, leaf: &mut dyn FnMut(&mut Activity, Leaf) -> Leaf) -> Shape {
        self.replace(shape, leaf, &mut |_, parameter| Shape::Parameter(parameter))
    }

    /// The shape with other leaves and other shapes for type parameters.
    fn replace(
        &mut self,
        shape: &Shape,
        leaf: &mut dyn FnMut(&mut Activity, Leaf) -> Leaf,
        parameter: &mut dyn FnMut(&mut Self, usize) -> Shape,
    ) -> Shape {
        if self.is_place(shape) {
            let inside = self.replace(&self.known(shape), leaf, parameter);
            return self.place(inside);
        }
        match self.known(shape) {
            plain @ (Shape::Other | Shape::PlainModel(_)) => plain,
            Shape::Parameter(index) => parameter(self, index),
            Shape::Float(old) => Shape::Float(leaf(&mut self.activity, old)),
            Shape::Model(model, old) => Shape::Model(model, leaf(&mut self.activity, old)),
            Shape::Sequence(element) => Shape::sequence(self.replace(&element, leaf, parameter)),
            Shape::Outcome(value, error) => {
                let value = self.replace(&value, leaf, parameter);
                Shape::Outcome(value.into(), self.replace(&error, leaf, parameter).into())
            }
            Shape::Tuple(elements) => {
                let elements = elements.iter().map(|element| self.replace(element, leaf, parameter));
                Shape::tuple(elements.collect::<Vec<_>>())
            }
            Shape::Function(parameters, result) => {
                let parameters = parameters.iter().map(|shape| self.replace(shape, leaf, parameter));
                let parameters: Vec<_> = parameters.collect();
                Shape::function(parameters, self.replace(&result, leaf, parameter))
            }
            Shape::Unknown(slot) => match self.slots[slot].all {
                Some(all) => {
                    let all = leaf(&mut self.activity, all);
                    self.blob(all)
                }
                None => Shape::Unknown(slot),
            },
        }
    }

    /// The shape in one call or for one value: its own numbers are those of `instance`. A leaf of a function that is not
    /// decided yet is a number here if it is one there and the instance has numbers.
    pub(crate) fn instance(
        &mut self,
        shape: &Shape,
        instance: Leaf,
        known: &mut Instance,
        span: Span,
    ) -> Shape {
        let Instance { leaves, parameters } = known;
        let mut leaf = |activity: &mut Activity, leaf| match leaf {
            Leaf::PLAIN => Leaf::PLAIN,
            Leaf::NUMBER => instance,
            leaf => *leaves.entry(leaf).or_insert_with(|| {
                let here = activity.fresh();
                activity.flow_if(leaf, instance, here, span);
                activity.flow(here, leaf, span);
                activity.flow(here, instance, span);
                here
            }),
        };
        self.replace(shape, &mut leaf, &mut |shapes, parameter| {
            parameters.entry(parameter).or_insert_with(|| shapes.unknown()).clone()
        })
    }

    /// The value as a float, if it is one or may be one.
    pub(crate) fn as_float(&mut self, shape: &Shape, span: Span) -> Option<Leaf> {
        match self.known(shape) {
            Shape::Float(leaf) => Some(leaf),
            Shape::Unknown(slot) => {
                let leaf = match self.slots[slot].all {
                    Some(all) => all,
                    None => self.activity.fresh(),
                };
                self.learn(slot, Shape::Float(leaf), span);
                Some(leaf)
            }
            _ => None,
        }
    }

    /// The shape of what a sequence holds.
    pub(crate) fn element(&mut self, shape: &Shape, span: Span) -> Shape {
        match self.known(shape) {
            Shape::Sequence(element) => (*element).clone(),
            Shape::Outcome(value, _) => (*value).clone(),
            Shape::Unknown(slot) => {
                let element = match self.slots[slot].all {
                    Some(all) => self.blob(all),
                    None => self.unknown(),
                };
                self.learn(slot, Shape::sequence(element.clone()), span);
                element
            }
            _ => Shape::Other,
        }
    }
}
