//! Paths in expressions: names of values, functions, constructors, constants, `f64::exp`.

use std::rc::Rc;

use proc_macro2::Ident;
use syn::spanned::Spanned;
use syn::{AngleBracketedGenericArguments, ExprPath, GenericArgument, Path, PathArguments, parse_quote};

use super::activity::Leaf;
use super::float_methods::bits_message;
use super::items::Function;
use super::scopes::Binding;
use super::shape::Shape;
use super::types::Floats;
use super::{Analysis, holes, inner};

/// What the path of an expression means.
pub(crate) enum Target {
    Value(Shape),
    /// A function of the code, with the `R` of its type, if it belongs to one.
    Function(Rc<Function>, Leaf),
    /// A variant or a struct: its fields, and the value that it makes.
    Constructor(Vec<Shape>, Shape),
    Foreign,
}

impl Analysis {
    pub(crate) fn infer_path(&mut self, path: &mut ExprPath) -> Shape {
        let span = path.span();
        match self.resolve(&mut path.path) {
            Target::Value(shape) => shape,
            Target::Function(function, instance) => {
                function.is_called.set(true);
                let mut known = Default::default();
                let parameters: Vec<_> = function
                    .parameters
                    .iter()
                    .map(|shape| self.shapes.instance(shape, instance, &mut known, span))
                    .collect();
                let result = self.shapes.instance(&function.result, instance, &mut known, span);
                Shape::function(parameters, result)
            }
            Target::Constructor(fields, value) if fields.is_empty() => value,
            Target::Constructor(fields, value) => Shape::function(fields, value),
            Target::Foreign => self.foreign_value(&path.path),
        }
    }

    pub(crate) fn resolve(&mut self, path: &mut Path) -> Target {
        let names: Vec<_> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        let last = names.last().map_or("", String::as_str);
        if let [name] = &names[..] {
            match self.find(name) {
                Some(Binding::Value(shape)) => return Target::Value(shape),
                Some(Binding::Function(function)) => return self.resolved_function(function, path),
                None => {}
            }
        }
        if names.first().is_some_and(|name| name == "f64") && names.len() == 2 {
            return self.resolve_f64(path);
        }
        if let Some(target) = self.resolve_constructor(path) {
            return target;
        }
        if let [.., ty, _] = &names[..] {
            let model = match (ty.as_str(), &self.self_shape) {
                ("Self", Shape::Model(model, _) | Shape::PlainModel(model)) => Some(*model),
                _ => self.items.model_named(ty),
            };
            if let Some(target) = model.and_then(|model| self.resolve_associated(path, model)) {
                return target;
            }
            if self.is_in_view(&names)
                && let Some(binding) = self.find(last)
            {
                return match binding {
                    Binding::Value(shape) => Target::Value(shape),
                    Binding::Function(function) => self.resolved_function(function, path),
                };
            }
        }
        for segment in &mut path.segments {
            self.turbofish(&mut segment.arguments, Floats::Differ);
        }
        Target::Foreign
    }

    /// A constant or a function of a model: `Body::G`, `Body::new`.
    fn resolve_associated(&mut self, path: &mut Path, model: usize) -> Option<Target> {
        let key = (model, path.segments.last()?.ident.to_string());
        let function = self.items.methods.get(&key).and_then(|functions| functions.first()).cloned();
        let constant = self.items.constants.get(&key).cloned();
        let is_plain = function.as_ref().is_none_or(|function| function.leaves.is_empty());
        let (named, has_floats) = (&self.items.models[model].name, self.items.models[model].has_floats);
        if is_plain && has_floats && (function.is_some() || constant.is_some()) {
            // It belongs to the plain type, which `Self` is not.
            for segment in path.segments.iter_mut().filter(|segment| segment.ident == "Self") {
                segment.ident = Ident::new(&named.to_string(), segment.ident.span());
            }
        }
        match (constant, function) {
            (Some(shape), _) => Some(Target::Value(shape)),
            (None, Some(function)) => {
                let instance = self.instance_of_path(path, model, is_plain);
                self.give(&function, path, instance);
                Some(Target::Function(function, instance))
            }
            // By `#[derive(Default)]`.
            (None, None) if key.1 == "default" => {
                let instance = self.instance_of_path(path, model, false);
                let value = self.model_shape(model, instance);
                Some(Target::Value(Shape::function([], value)))
            }
            (None, None) => None,
        }
    }

    /// Whether the path leads to an item of the code: `self::f`, `super::f`, `inner::f`.
    pub(crate) fn is_in_view(&self, names: &[String]) -> bool {
        names[..names.len() - 1].iter().all(|name| {
            ["self", "super", "crate"].contains(&name.as_str()) || self.items.modules.contains(name)
        })
    }

    fn resolved_function(&mut self, function: Rc<Function>, path: &mut Path) -> Target {
        let instance = self.shapes.activity.fresh();
        self.give(&function, path, instance);
        if let Some(segment) = path.segments.last_mut().filter(|_| function.is_inner) {
            segment.ident = inner::name_of(&segment.ident);
        }
        Target::Function(function, instance)
    }

    /// Names the `R` of this call in the turbofish of a function that has one of its own. The compiler needs it where it
    /// meets a closure before it knows the number.
    fn give(&mut self, function: &Rc<Function>, path: &mut Path, instance: Leaf) {
        let Some(segment) = path.segments.last_mut() else { return };
        self.turbofish(&mut segment.arguments, Floats::Differ);
        let Some(given) = self.given_argument(function, instance) else { return };
        match &mut segment.arguments {
            PathArguments::AngleBracketed(arguments) => arguments.args.push(given),
            arguments => *arguments = PathArguments::AngleBracketed(full_turbofish(function, given)),
        }
    }

    /// The argument for the `R` of a function, unless its `impl` has it.
    pub(crate) fn given_argument(&self, function: &Rc<Function>, instance: Leaf) -> Option<GenericArgument> {
        let index = self.items.functions.iter().position(|other| Rc::ptr_eq(other, function))?;
        (!function.in_impl).then(|| holes::given(index, instance))
    }

    /// The `R` of the model that the path names, as a hole in the path.
    pub(crate) fn instance_of_path(&mut self, path: &mut Path, model: usize, is_plain: bool) -> Leaf {
        let model = &self.items.models[model];
        if path.segments.iter().any(|segment| segment.ident == "Self") {
            return if model.has_floats { Leaf::NUMBER } else { self.shapes.activity.fresh() };
        }
        let instance = self.shapes.activity.fresh();
        if model.has_floats && !is_plain {
            for segment in &mut path.segments {
                if segment.ident == model.name
                    && (!model.has_other_parameters() || !segment.arguments.is_none())
                {
                    holes::argument(segment, instance, true);
                }
            }
        }
        instance
    }

    fn resolve_constructor(&mut self, path: &mut Path) -> Option<Target> {
        let model = self.model_of_variant(path)?;
        let span = path.span();
        let last = path.segments.last()?.ident.to_string();
        let instance = self.instance_of_path(path, model, false);
        let value = self.model_shape(model, instance);
        let variant = if last == "Self" { self.items.models[model].name.to_string() } else { last };
        let variants = &self.items.models[model].variants;
        let fields = &variants.iter().find(|other| other.name == variant)?.fields;
        let fields: Vec<_> = fields.iter().map(|(_, shape)| shape.clone()).collect();
        let fields = fields.iter().map(|shape| self.of_instance(shape, instance, span)).collect();
        Some(Target::Constructor(fields, value))
    }

    /// `f64::exp`, `f64::MAX`.
    fn resolve_f64(&mut self, path: &mut Path) -> Target {
        let name = path.segments[1].ident.to_string();
        let leaf = self.shapes.activity.fresh();
        if let Some(shape) = self.float_function(&name, leaf) {
            path.segments[0].ident = holes::leaf(leaf, path.segments[0].ident.span());
            return Target::Value(shape);
        }
        if name.starts_with("to_") {
            let message = bits_message(&name);
            self.errors.add_if_number(vec![leaf], &path, message);
            return Target::Value(Shape::function([Shape::Float(leaf)], Shape::Other));
        }
        let is_constant = name.chars().all(|c| !c.is_lowercase());
        let plain = Shape::Float(Leaf::PLAIN);
        if is_constant {
            return Target::Value(plain);
        }
        // Constructors of floats, such as `f64::from` and `f64::from_bits`.
        Target::Value(Shape::function([Shape::Other], plain))
    }

    /// What is known of a name that is not in view.
    fn foreign_value(&mut self, path: &Path) -> Shape {
        let names: Vec<_> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        let last = names.last().map_or("", String::as_str);
        match last {
            "None" => {
                let element = self.shapes.unknown();
                Shape::sequence(element)
            }
            "Some" => {
                let element = self.shapes.unknown();
                Shape::function([element.clone()], Shape::sequence(element))
            }
            "clone" | "to_owned" => {
                let value = self.shapes.unknown();
                Shape::function([value.clone()], value)
            }
            // A constant.
            name if name.chars().all(|c| !c.is_lowercase()) => self.shapes.blob(Leaf::PLAIN),
            _ => self.shapes.unknown(),
        }
    }
}

/// `::<_, _, R>` with so many `_` as the function has other parameters.
pub(crate) fn full_turbofish(function: &Function, given: GenericArgument) -> AngleBracketedGenericArguments {
    let others = (0..function.others).map(|_| -> GenericArgument { parse_quote!(_) });
    parse_quote!(::<#(#others,)* #given>)
}
