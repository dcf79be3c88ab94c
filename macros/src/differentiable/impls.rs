//! Impls and traits: those of a type with floats are for every `R`.

use std::collections::HashMap;
use std::rc::Rc;

use proc_macro2::Ident;
use syn::visit::Visit;
use syn::{
    GenericParam, Generics, ImplItem, ItemImpl, ItemTrait, Path, TraitItem, Visibility, WherePredicate,
    parse_quote,
};

use super::activity::Leaf;
use super::items::{Function, Named};
use super::shape::Shape;
use super::types::Floats;
use super::{Analysis, holes};

impl Analysis {
    /// A trait whose functions take floats gets the parameter `R`, and so do its bounds.
    pub(crate) fn collect_trait(&mut self, item: &mut ItemTrait) {
        let Some(model) = self.items.model_named(&item.ident.to_string()) else { return };
        if !self.items.models[model].has_floats {
            return;
        }
        self.self_shape = Shape::Model(model, Leaf::NUMBER);
        self.declare_type_parameters(&mut item.generics, Floats::Are(Leaf::NUMBER));
        self.convert_bounds(&mut item.supertraits, Floats::Are(Leaf::NUMBER));
        item.generics.params.push(parse_quote!(__gradual_number: ::gradual::Real = f64));
        for item in &mut item.items {
            if let TraitItem::Fn(method) = item {
                let function = self.collect_function(&mut method.sig, true, true);
                self.declare_method(&method.sig.ident, function);
            }
        }
        self.leave_item();
    }

    /// Whether the impl is of a trait of the code that takes floats.
    fn is_of_converted_trait(&self, item: &ItemImpl) -> bool {
        item.trait_.as_ref().is_some_and(|(_, path, _)| self.is_converted_trait(path))
    }

    fn is_converted_trait(&self, path: &Path) -> bool {
        matches!(self.named(path), Some(Named::Model(model)) if self.items.models[model].has_floats)
    }

    /// Converts the impl of a model. What needs no number moves to an impl of the plain model, which is returned, so that
    /// `Model::default()` still means the plain one.
    pub(crate) fn collect_impl(&mut self, item: &mut ItemImpl) -> Option<ItemImpl> {
        let is_of_converted_trait = self.is_of_converted_trait(item);
        let own = self.convert(&mut item.self_ty.clone(), Floats::Are(Leaf::NUMBER));
        match self.shapes.known(&own) {
            Shape::Float(_) if is_of_converted_trait => {
                self.errors.add(
                    &item.self_ty,
                    "an `impl` for `f64` cannot become one for every number: write a function in place of the method",
                );
                return None;
            }
            // `impl Mul<Body> for f64` is for the plain float on the left.
            Shape::Float(_) if self.is_of_trait_with_model(item) => {
                self.self_shape = Shape::Float(Leaf::PLAIN)
            }
            shape @ Shape::PlainModel(_) if !is_of_converted_trait => {
                self.self_shape = shape;
                self.collect_impl_of_plain_model(item);
                self.leave_item();
                return None;
            }
            shape @ (Shape::Model(..) | Shape::PlainModel(_)) => self.self_shape = shape,
            shape if is_of_converted_trait => self.self_shape = shape,
            _ => return None,
        }
        self.declare_type_parameters(&mut item.generics, Floats::Are(Leaf::NUMBER));
        self.associate_types(item);
        let plain = if item.trait_.is_none() {
            self.split_plain(item)
        } else if !is_of_converted_trait && !item.items.iter().any(|item| self.has_number(item)) {
            self.declare_plain(&item.items);
            self.leave_item();
            return None;
        } else {
            None
        };
        self.convert_impl(item);
        self.leave_item();
        plain
    }

    /// Takes what needs no number out of an impl.
    fn split_plain(&mut self, item: &mut ItemImpl) -> Option<ItemImpl> {
        let (numbers, others) = item.items.drain(..).partition::<Vec<_>, _>(|item| self.has_number(item));
        item.items = numbers;
        self.declare_plain(&others);
        let has_others = !others.is_empty();
        has_others.then(|| ItemImpl { items: others, ..item.clone() })
    }

    /// Gives an impl the parameter `R`, and holes to its functions.
    fn convert_impl(&mut self, item: &mut ItemImpl) {
        if !matches!(self.self_shape, Shape::Float(_)) {
            self.convert(&mut item.self_ty, Floats::Are(Leaf::NUMBER));
        }
        item.generics.params.push(parse_quote!(__gradual_number: ::gradual::Real));
        let is_of_trait = item.trait_.is_some();
        if let Some((_, path, _)) = &mut item.trait_ {
            self.convert_trait(path);
        }
        for item in &mut item.items {
            match item {
                ImplItem::Type(item) => {
                    self.convert(&mut item.ty, Floats::Are(Leaf::NUMBER));
                }
                ImplItem::Fn(method) => {
                    let is_private = matches!(method.vis, Visibility::Inherited) && !is_of_trait;
                    let is_called_elsewhere = !is_private || method.sig.receiver().is_none();
                    let function = self.collect_function(&mut method.sig, is_called_elsewhere, true);
                    self.declare_method(&method.sig.ident, function);
                }
                _ => {}
            }
        }
    }

    /// The trait of an impl, with its arguments.
    fn convert_trait(&mut self, path: &mut Path) {
        let is_converted = self.is_converted_trait(path);
        let Some(segment) = path.segments.last_mut() else { return };
        self.turbofish(&mut segment.arguments, Floats::Are(Leaf::NUMBER));
        if is_converted {
            holes::argument(segment, Leaf::NUMBER, false);
        }
    }

    /// A type without floats gets no parameter. Its functions do, if the type's own `impl` has them.
    fn collect_impl_of_plain_model(&mut self, item: &mut ItemImpl) {
        if item.trait_.is_some() {
            return self.declare_plain(&item.items);
        }
        let bounds = self.take_bounds_with_floats(&mut item.generics);
        for item in &mut item.items {
            if let ImplItem::Fn(method) = item {
                if !bounds.is_empty() {
                    method.sig.generics.make_where_clause().predicates.extend(bounds.iter().cloned());
                }
                let is_called_elsewhere = !matches!(method.vis, Visibility::Inherited);
                let function = self.collect_function(&mut method.sig, is_called_elsewhere, false);
                self.declare_method(&method.sig.ident, function);
            }
        }
    }

    /// Bounds such as `F: Fn(f64) -> f64` of an impl whose type has no `R`. They move to its functions, which have one.
    fn take_bounds_with_floats(&mut self, generics: &mut Generics) -> Vec<WherePredicate> {
        let mut taken = Vec::new();
        for parameter in &mut generics.params {
            let GenericParam::Type(parameter) = parameter else { continue };
            let mut bounds = parameter.bounds.clone();
            if self.convert_bounds(&mut bounds, Floats::Are(Leaf::NUMBER)).is_some() {
                let (name, bounds) = (&parameter.ident, std::mem::take(&mut parameter.bounds));
                parameter.colon_token = None;
                taken.push(parse_quote!(#name: #bounds));
            }
        }
        if let Some(clause) = &mut generics.where_clause {
            let (moved, kept) = std::mem::take(&mut clause.predicates).into_iter().partition::<Vec<_>, _>(|predicate| {
                matches!(predicate, WherePredicate::Type(predicate)
                    if self.convert_bounds(&mut predicate.bounds.clone(), Floats::Are(Leaf::NUMBER)).is_some())
            });
            taken.extend(moved);
            clause.predicates.extend(kept);
        }
        taken
    }

    fn leave_item(&mut self) {
        self.self_shape = Shape::Other;
        self.associated.clear();
        self.type_parameters.clear();
    }

    fn associate_types(&mut self, item: &ItemImpl) {
        for item in &item.items {
            if let ImplItem::Type(item) = item {
                let shape = self.convert(&mut item.ty.clone(), Floats::Are(Leaf::NUMBER));
                self.associated.insert(item.ident.to_string(), shape);
            }
        }
    }

    fn declare_method(&mut self, name: &Ident, function: Rc<Function>) {
        if let Shape::Model(model, _) | Shape::PlainModel(model) = self.self_shape {
            self.items.methods.entry((model, name.to_string())).or_default().push(function);
        }
    }

    /// Declares the constants and functions of a plain impl.
    fn declare_plain(&mut self, items: &[ImplItem]) {
        let shape = self.self_shape.clone();
        let model = match shape {
            Shape::Model(model, _) => {
                self.self_shape = Shape::Model(model, Leaf::PLAIN);
                model
            }
            Shape::PlainModel(model) => model,
            _ => return,
        };
        for item in items {
            match item {
                ImplItem::Fn(method) => {
                    let function = self.plain_function(&method.sig);
                    self.declare_method(&method.sig.ident, function);
                }
                ImplItem::Const(item) => {
                    let shape = self.convert(&mut item.ty.clone(), Floats::Are(Leaf::PLAIN));
                    self.items.constants.insert((model, item.ident.to_string()), shape);
                }
                _ => {}
            }
        }
        self.self_shape = shape;
    }

    /// Whether the trait of the impl has a model in its arguments: `Mul<Body>`.
    pub(crate) fn is_of_trait_with_model(&self, item: &ItemImpl) -> bool {
        struct Finder<'a>(&'a HashMap<String, Named>, bool);
        impl<'ast> Visit<'ast> for Finder<'_> {
            fn visit_ident(&mut self, ident: &'ast Ident) {
                self.1 |= self.0.contains_key(&ident.to_string());
            }
        }
        let mut finder = Finder(&self.items.types, false);
        if let Some((_, path, _)) = &item.trait_ {
            finder.visit_path(path);
        }
        finder.1
    }

    fn has_number(&mut self, item: &ImplItem) -> bool {
        match item {
            ImplItem::Fn(method) => self.takes_number(&method.sig),
            _ => false,
        }
    }
}
