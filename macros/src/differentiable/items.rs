//! What is known of the items of the code: its types and functions, with the shapes of their fields and parameters.

use std::cell::Cell;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use proc_macro2::Ident;
use syn::{GenericParam, Generics, ItemType};

use super::activity::Leaf;
use super::shape::Shape;

/// What the name of a type means.
#[derive(Clone)]
pub(crate) enum Named {
    Model(usize),
    Alias(Rc<ItemType>),
}

/// A struct, an enum or a trait. If it has floats inside, it gets the parameter `R`.
pub(crate) struct Model {
    pub(crate) name: Ident,
    pub(crate) generics: Generics,
    pub(crate) has_floats: bool,
    pub(crate) is_trait: bool,
    /// A struct has one variant, with its own name. A trait has none, nor has a type whose definition is not in view.
    pub(crate) variants: Vec<Variant>,
}

pub(crate) struct Variant {
    pub(crate) name: Ident,
    /// The fields by name or by position. Their own numbers are [`Leaf::NUMBER`].
    pub(crate) fields: Vec<(String, Shape)>,
}

/// The names that types have inside an item.
#[derive(Clone)]
pub(crate) struct Context {
    pub(crate) self_shape: Shape,
    pub(crate) associated: HashMap<String, Shape>,
    pub(crate) type_parameters: HashMap<String, Shape>,
}

/// A function of the converted code.
pub(crate) struct Function {
    pub(crate) parameters: Vec<Shape>,
    pub(crate) result: Shape,
    /// The leaves that the calls and the body decide.
    pub(crate) free: Vec<Leaf>,
    /// All leaves. If one of them is a number, the function has a parameter `R`, unless its `impl` has one.
    pub(crate) leaves: Vec<Leaf>,
    pub(crate) in_impl: bool,
    /// Whether it is the inner form of a public function.
    pub(crate) is_inner: bool,
    /// How many types and constants its turbofish has besides `R`.
    pub(crate) others: usize,
    pub(crate) is_called: Cell<bool>,
    pub(crate) context: Context,
}

#[derive(Default)]
pub(crate) struct Items {
    pub(crate) types: HashMap<String, Named>,
    pub(crate) models: Vec<Model>,
    /// The modules inside the module.
    pub(crate) modules: HashSet<String>,
    pub(crate) functions: Vec<Rc<Function>>,
    /// How many type parameters the functions have so far.
    pub(crate) type_parameters: usize,
    /// The methods and associated functions of a model. An operator may have several, for several operands.
    pub(crate) methods: HashMap<(usize, String), Vec<Rc<Function>>>,
    /// The associated constants of a model. They belong to the plain one.
    pub(crate) constants: HashMap<(usize, String), Shape>,
}

impl Model {
    /// Whether it has parameters besides `R` and lifetimes.
    pub(crate) fn has_other_parameters(&self) -> bool {
        self.generics.params.iter().any(|parameter| !matches!(parameter, GenericParam::Lifetime(_)))
    }
}

impl Items {
    pub(crate) fn model_named(&self, name: &str) -> Option<usize> {
        match self.types.get(name) {
            Some(Named::Model(model)) => Some(*model),
            _ => None,
        }
    }

    /// The types that are known to hold floats.
    pub(crate) fn names_with_floats(&self) -> HashSet<String> {
        let has_floats = |named: &Named| match named {
            Named::Model(model) => self.models[*model].has_floats,
            Named::Alias(_) => true,
        };
        self.types.iter().filter(|(_, named)| has_floats(named)).map(|(name, _)| name.clone()).collect()
    }

    /// The only model that has a field of this name.
    pub(crate) fn model_with_field(&self, field: &str) -> Option<usize> {
        let mut having = (0..self.models.len()).filter(|&model| {
            self.models[model]
                .variants
                .iter()
                .flat_map(|variant| &variant.fields)
                .any(|(name, _)| name == field)
        });
        having.next().filter(|_| having.next().is_none())
    }

    /// The only model that has a method of this name.
    pub(crate) fn model_with_method(&self, method: &str) -> Option<usize> {
        let mut having = self.methods.keys().filter(|(_, name)| name == method).map(|(model, _)| *model);
        having.next().filter(|_| having.next().is_none())
    }
}
