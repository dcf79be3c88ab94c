//! Calls of methods: those of the code, and those of the standard library by what they do with floats.

use std::rc::Rc;

use proc_macro2::Span;
use syn::punctuated::Punctuated;
use syn::{Expr, ExprMethodCall, PathArguments, Token};

use super::Analysis;
use super::activity::Leaf;
use super::float_methods::is_of_floats;
use super::items::Function;
use super::paths::full_turbofish;
use super::sequence_methods::{is_of_containers, is_of_sequences};
use super::shape::Shape;
use super::types::Floats;

pub(crate) type Arguments = Punctuated<Expr, Token![,]>;

impl Analysis {
    pub(crate) fn infer_method_call(&mut self, call: &mut ExprMethodCall) -> Shape {
        let span = call.method.span();
        let name = call.method.to_string();
        let receiver = self.infer(&mut call.receiver);
        let given = self.given(call);
        let may_be_of_code = match self.shapes.known(&receiver) {
            Shape::Model(..) | Shape::PlainModel(_) => true,
            Shape::Unknown(_) => !is_of_floats(&name) && !is_of_containers(&name),
            _ => false,
        };
        if may_be_of_code {
            let methods = self.methods(&receiver, &name, span);
            if let Some(function) = methods.first().cloned() {
                return self.call_method(call, &function, &receiver, span);
            }
        }
        match self.shapes.known(&receiver) {
            Shape::Float(leaf) => self.float_method(call, leaf, &name, span),
            Shape::Unknown(_) if is_of_sequences(&name) => {
                let element = self.shapes.element(&receiver, span);
                let sequence = Shape::sequence(element.clone());
                self.sequence_method(call, &name, &sequence, &element, given, span)
            }
            // A map of another crate: what goes in has the number of the map.
            Shape::Unknown(_) if ["insert", "or_insert"].contains(&name.as_str()) => {
                let inside = self.shapes.leaves(&receiver)[0];
                let value = self.shapes.blob(inside);
                if let Some(argument) = call.args.last_mut() {
                    self.check(argument, &value);
                }
                self.shapes.blob(inside)
            }
            Shape::Unknown(_) if is_of_floats(&name) => {
                let leaf = self.shapes.as_float(&receiver, span).unwrap_or(Leaf::PLAIN);
                self.float_method(call, leaf, &name, span)
            }
            known if name == "clone" || name == "to_owned" => known,
            Shape::Outcome(value, error) => {
                self.outcome_method(&mut call.args, &name, &receiver, &value, &error, span)
            }
            Shape::Sequence(element) => self.sequence_method(call, &name, &receiver, &element, given, span),
            Shape::Model(model, _) if !self.items.methods.contains_key(&(model, "next".to_owned())) => {
                self.unknown_method(&mut call.args, &receiver, given, span)
            }
            model @ Shape::Model(..) => {
                // A type with `impl Iterator` has all methods of an iterator.
                let element = self.item(&model, span);
                self.sequence_method(call, &name, &Shape::sequence(element.clone()), &element, given, span)
            }
            Shape::Other if name == "then" || name == "then_some" => {
                let value = self.shapes.unknown();
                let result = Shape::sequence(value.clone());
                let expected = if name == "then" { Shape::function([], value) } else { value };
                self.check_arguments(&mut call.args, &[expected]);
                result
            }
            Shape::Other if name == "parse" => {
                Shape::Outcome(Shape::Float(Leaf::PLAIN).into(), Shape::Other.into())
            }
            Shape::Other if name.ends_with("f64") => Shape::Float(Leaf::PLAIN),
            _ => self.unknown_method(&mut call.args, &receiver, given, span),
        }
    }

    /// The shape of the type in the turbofish of a method: `sum::<f64>()`.
    fn given(&mut self, call: &mut ExprMethodCall) -> Option<Shape> {
        let mut arguments = PathArguments::AngleBracketed(call.turbofish.take()?);
        let shapes = self.turbofish(&mut arguments, Floats::Differ);
        if let PathArguments::AngleBracketed(converted) = arguments {
            call.turbofish = Some(converted);
        }
        shapes.into_iter().next()
    }

    /// Reads arguments that have no float to give.
    pub(crate) fn infer_arguments(&mut self, arguments: &mut Arguments) {
        for argument in arguments {
            self.infer(argument);
        }
    }

    pub(crate) fn check_arguments(&mut self, arguments: &mut Arguments, expected: &[Shape]) {
        for (argument, shape) in arguments.iter_mut().zip(expected) {
            self.check(argument, shape);
        }
    }

    /// A method of the code.
    fn call_method(
        &mut self,
        call: &mut ExprMethodCall,
        function: &Rc<Function>,
        receiver: &Shape,
        span: Span,
    ) -> Shape {
        let instance = self.shapes.activity.fresh();
        if let Some(given) = self.given_argument(function, instance) {
            match &mut call.turbofish {
                Some(arguments) => arguments.args.push(given),
                none => *none = Some(full_turbofish(function, given)),
            }
        }
        let mut known = Default::default();
        if let Some(own) = function.parameters.first() {
            let own = self.shapes.instance(own, instance, &mut known, span);
            self.coerce(&mut call.receiver, receiver, &own);
        }
        self.call_function(function, instance, &mut call.args.iter_mut(), &mut known, 1, span)
    }

    /// A method that the analysis does not know. What goes in may come out.
    pub(crate) fn unknown_method(
        &mut self,
        arguments: &mut Arguments,
        receiver: &Shape,
        given: Option<Shape>,
        span: Span,
    ) -> Shape {
        let result = self.shapes.activity.fresh();
        let out = Shape::Float(result);
        let mut is_of_floats = !matches!(self.shapes.known(receiver), Shape::Other);
        self.shapes.flow(receiver, &out, span);
        // A container of another crate: what goes in stays there.
        let inside = match self.shapes.known(receiver) {
            unknown @ Shape::Unknown(_) => {
                Some(self.shapes.leaves(&unknown)[0]).filter(|&leaf| leaf != Leaf::PLAIN)
            }
            _ => None,
        };
        for argument in arguments {
            let shape = self.infer(argument);
            if let (Some(inside), Shape::Float(leaf), false) =
                (inside, self.shapes.known(&shape), self.may_change(argument, &shape))
            {
                self.hand_over(argument, leaf, inside);
            }
            is_of_floats |= !matches!(self.shapes.known(&shape), Shape::Other);
            if let Shape::Function(parameters, _) = self.shapes.known(&shape) {
                for parameter in parameters.iter() {
                    self.shapes.flow(receiver, parameter, span);
                }
            }
            self.shapes.flow(&shape, &out, span);
            self.flow_back(argument, &shape, result);
        }
        if let Some(inside) = inside {
            // The method may hand out a place inside: `map.entry(key)`.
            self.shapes.activity.flow(result, inside, span);
        }
        match given {
            Some(given) => {
                self.shapes.flow(&out, &given, span);
                given
            }
            None if is_of_floats => self.shapes.blob(result),
            None => Shape::Other,
        }
    }
}
