//! Types: finds the floats in a type and leaves a hole for each.

use quote::ToTokens;
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::{
    AngleBracketedGenericArguments, GenericArgument, GenericParam, Generics, ItemType,
    ParenthesizedGenericArguments, Path, PathArguments, PathSegment, ReturnType, Token, Type, TypeParamBound,
    TypePath, WherePredicate,
};

use super::Analysis;
use super::activity::Leaf;
use super::holes;
use super::items::Named;
use super::shape::Shape;

/// Which leaves the floats of a type get.
#[derive(Clone, Copy)]
pub(crate) enum Floats {
    /// This one.
    Are(Leaf),
    /// A leaf for each.
    Differ,
}

impl Analysis {
    /// The shape of the type. The type gets its holes.
    pub(crate) fn convert(&mut self, ty: &mut Type, floats: Floats) -> Shape {
        match ty {
            Type::Path(path) if path.qself.is_none() => self.convert_path(ty, floats),
            Type::Reference(reference) => {
                let inside = self.convert(&mut reference.elem, floats);
                if reference.mutability.is_some() { self.shapes.place(inside) } else { inside }
            }
            Type::Paren(inner) => self.convert(&mut inner.elem, floats),
            Type::Group(inner) => self.convert(&mut inner.elem, floats),
            Type::Array(array) => Shape::sequence(self.convert(&mut array.elem, floats)),
            Type::Slice(slice) => Shape::sequence(self.convert(&mut slice.elem, floats)),
            Type::Tuple(tuple) if tuple.elems.is_empty() => Shape::Other,
            Type::Tuple(tuple) => {
                let elements: Vec<_> = tuple.elems.iter_mut().map(|ty| self.convert(ty, floats)).collect();
                Shape::tuple(elements)
            }
            Type::BareFn(function) => {
                let parameters: Vec<_> =
                    function.inputs.iter_mut().map(|input| self.convert(&mut input.ty, floats)).collect();
                let result = self.convert_result(&mut function.output, floats);
                Shape::function(parameters, result)
            }
            Type::ImplTrait(ty) => self.convert_bounds(&mut ty.bounds, floats).unwrap_or(Shape::Other),
            Type::TraitObject(ty) => self.convert_bounds(&mut ty.bounds, floats).unwrap_or(Shape::Other),
            Type::Infer(_) | Type::Never(_) => self.shapes.unknown(),
            _ => Shape::Other,
        }
    }

    pub(crate) fn convert_result(&mut self, result: &mut ReturnType, floats: Floats) -> Shape {
        match result {
            ReturnType::Default => Shape::Other,
            ReturnType::Type(_, ty) => self.convert(ty, floats),
        }
    }

    pub(crate) fn leaf(&mut self, floats: Floats) -> Leaf {
        match floats {
            Floats::Are(leaf) => leaf,
            Floats::Differ => self.shapes.activity.fresh(),
        }
    }

    fn convert_path(&mut self, ty: &mut Type, floats: Floats) -> Shape {
        let Type::Path(TypePath { path, .. }) = ty else { return Shape::Other };
        if path.is_ident("f64") {
            let leaf = self.leaf(floats);
            if leaf != Leaf::PLAIN {
                *ty = holes::leaf_type(leaf, path.span());
            }
            return Shape::Float(leaf);
        }
        if let Some(leaf) = path.get_ident().and_then(holes::leaf_of) {
            return Shape::Float(leaf);
        }
        if path.segments.len() == 2 && path.segments[0].ident == "Self" {
            let name = path.segments[1].ident.to_string();
            return self.associated.get(&name).cloned().unwrap_or(Shape::Other);
        }
        if path.is_ident("Self") {
            return self.self_shape.clone();
        }
        let named = self.named(path);
        let Some(segment) = path.segments.last_mut() else { return Shape::Other };
        if let Some(shape) = self.type_parameters.get(&segment.ident.to_string()) {
            return shape.clone();
        }
        match named {
            Some(Named::Model(model)) => {
                self.turbofish(&mut segment.arguments, floats);
                if !self.items.models[model].has_floats {
                    return Shape::PlainModel(model);
                }
                Shape::Model(model, self.parameter(segment, floats))
            }
            Some(Named::Alias(alias)) => {
                let arguments = self.turbofish(&mut segment.arguments, floats);
                let leaf = self.parameter(segment, floats);
                self.expand_alias(&alias, arguments, leaf)
            }
            None => self.convert_foreign(segment, floats),
        }
    }

    /// What the name of a type or a trait means, if it is one of the code.
    pub(crate) fn named(&self, path: &Path) -> Option<Named> {
        let names: Vec<_> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        self.items.types.get(names.last()?).filter(|_| self.is_in_view(&names)).cloned()
    }

    /// The shape that an alias stands for, with the arguments for its own parameters.
    fn expand_alias(&mut self, alias: &ItemType, arguments: Vec<Shape>, leaf: Leaf) -> Shape {
        let outer = self.type_parameters.clone();
        let parameters = alias.generics.type_params().map(|parameter| parameter.ident.to_string());
        self.type_parameters.extend(parameters.zip(arguments));
        let shape = self.convert(&mut (*alias.ty).clone(), Floats::Are(leaf));
        self.type_parameters = outer;
        shape
    }

    /// Converts the types among generic arguments, and returns their shapes.
    pub(crate) fn turbofish(&mut self, arguments: &mut PathArguments, floats: Floats) -> Vec<Shape> {
        let PathArguments::AngleBracketed(arguments) = arguments else { return Vec::new() };
        let types = arguments.args.iter_mut().filter_map(|argument| match argument {
            GenericArgument::Type(ty) => Some(ty),
            _ => None,
        });
        types.map(|ty| self.convert(ty, floats)).collect()
    }

    /// The parameter `R` of a type of the code. It may be there already.
    fn parameter(&mut self, segment: &mut PathSegment, floats: Floats) -> Leaf {
        holes::argument_of(segment).unwrap_or_else(|| {
            let leaf = self.leaf(floats);
            holes::argument(segment, leaf, false);
            leaf
        })
    }

    /// A type of another crate.
    fn convert_foreign(&mut self, segment: &mut PathSegment, floats: Floats) -> Shape {
        let name = segment.ident.to_string();
        let PathArguments::AngleBracketed(arguments) = &mut segment.arguments else { return Shape::Other };
        let mut types = arguments.args.iter_mut().filter_map(|argument| match argument {
            GenericArgument::Type(ty) => Some(ty),
            _ => None,
        });
        match name.as_str() {
            "Vec" | "VecDeque" | "Option" | "Peekable" => {
                types.next().map_or(Shape::Other, |ty| Shape::sequence(self.convert(ty, floats)))
            }
            "Box" | "Rc" | "Arc" | "Cow" => types.next().map_or(Shape::Other, |ty| self.convert(ty, floats)),
            "RefCell" | "Cell" => {
                let inside = types.next().map_or(Shape::Other, |ty| self.convert(ty, floats));
                self.shapes.place(inside)
            }
            "Result" => {
                let value = types.next().map_or(Shape::Other, |ty| self.convert(ty, floats));
                let error = types.next().map_or(Shape::Other, |ty| self.convert(ty, floats));
                Shape::Outcome(value.into(), error.into())
            }
            _ => self.convert_arguments(arguments, floats).unwrap_or(Shape::Other),
        }
    }

    /// All floats of the arguments are one leaf, since nothing is known of the type. If there are none, there is no shape.
    fn convert_arguments(
        &mut self,
        arguments: &mut AngleBracketedGenericArguments,
        floats: Floats,
    ) -> Option<Shape> {
        let leaf = self.leaf(floats);
        let mut has_floats = false;
        for argument in &mut arguments.args {
            let ty = match argument {
                GenericArgument::Type(ty) => ty,
                GenericArgument::AssocType(associated) => &mut associated.ty,
                _ => continue,
            };
            let shape = self.convert(ty, Floats::Are(leaf));
            has_floats |= !self.shapes.leaves(&shape).is_empty();
        }
        has_floats.then(|| self.shapes.blob(leaf))
    }

    /// What the bounds say of the shape: `Fn(f64) -> f64`, `Iterator<Item = f64>`, `AsRef<[f64]>`.
    pub(crate) fn convert_bounds(
        &mut self,
        bounds: &mut Punctuated<TypeParamBound, Token![+]>,
        floats: Floats,
    ) -> Option<Shape> {
        bounds.iter_mut().filter_map(|bound| self.convert_bound(bound, floats)).reduce(|first, _| first)
    }

    fn convert_bound(&mut self, bound: &mut TypeParamBound, floats: Floats) -> Option<Shape> {
        let TypeParamBound::Trait(bound) = bound else { return None };
        let named = self.named(&bound.path);
        let segment = bound.path.segments.last_mut()?;
        if let Some(Named::Model(model)) = named
            && self.items.models[model].has_floats
        {
            return Some(Shape::Model(model, self.parameter(segment, floats)));
        }
        match &mut segment.arguments {
            PathArguments::None => None,
            PathArguments::Parenthesized(ParenthesizedGenericArguments { inputs, output, .. }) => {
                let parameters: Vec<_> = inputs.iter_mut().map(|input| self.convert(input, floats)).collect();
                let result = self.convert_result(output, floats);
                Some(Shape::function(parameters, result))
            }
            PathArguments::AngleBracketed(arguments) => {
                let is_iterator = segment.ident.to_string().ends_with("Iterator");
                let is_view = ["AsRef", "AsMut", "Borrow", "Into"].iter().any(|name| segment.ident == name);
                for argument in &mut arguments.args {
                    match argument {
                        GenericArgument::AssocType(item) if is_iterator && item.ident == "Item" => {
                            return Some(Shape::sequence(self.convert(&mut item.ty, floats)));
                        }
                        GenericArgument::Type(ty) if is_view => return Some(self.convert(ty, floats)),
                        _ => {}
                    }
                }
                self.convert_arguments(arguments, floats)
            }
        }
    }

    /// The type parameters of an item, so that `F` in its signature has the shape that its bounds say.
    pub(crate) fn declare_type_parameters(&mut self, generics: &mut Generics, floats: Floats) {
        for parameter in &mut generics.params {
            if let GenericParam::Type(parameter) = parameter {
                self.refuse_our_name(&parameter.ident);
                if let Some(shape) = self.convert_bounds(&mut parameter.bounds, floats) {
                    self.type_parameters.insert(parameter.ident.to_string(), shape);
                }
            }
        }
        for predicate in generics.where_clause.iter_mut().flat_map(|clause| &mut clause.predicates) {
            if let WherePredicate::Type(predicate) = predicate
                && let Some(shape) = self.convert_bounds(&mut predicate.bounds, floats)
            {
                let name = predicate.bounded_ty.to_token_stream().to_string();
                self.type_parameters.insert(name, shape);
            }
        }
    }

    /// The type parameters of a function, whatever they stand for.
    pub(crate) fn declare_opaque_types(&mut self, generics: &Generics) {
        for parameter in generics.type_params() {
            let shape = Shape::Parameter(self.items.type_parameters);
            self.items.type_parameters += 1;
            self.type_parameters.insert(parameter.ident.to_string(), shape);
        }
    }

    fn refuse_our_name(&mut self, name: &syn::Ident) {
        if name == "R" {
            self.errors.add(
                name,
                "`#[differentiable]` adds a parameter `R` for the number: give this parameter another name",
            );
        }
    }
}
