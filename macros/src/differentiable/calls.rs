//! Calls of functions: those of the code, closures, constructors, and functions that are not in view.

use proc_macro2::Span;
use syn::spanned::Spanned;
use syn::{Expr, ExprCall, ExprStruct};

use super::Analysis;
use super::activity::Leaf;
use super::items::Function;
use super::methods::Arguments;
use super::paths::Target;
use super::patterns::member_name;
use super::shape::{Instance, Shape};

impl Analysis {
    pub(crate) fn infer_call(&mut self, call: &mut ExprCall) -> Shape {
        let span = call.span();
        let Expr::Path(path) = &mut *call.func else {
            let function = self.infer(&mut call.func);
            return self.call_value(&function, &mut call.args, span);
        };
        match self.resolve(&mut path.path) {
            Target::Value(function) => self.call_value(&function, &mut call.args, span),
            Target::Function(function, instance) => self.call_function(
                &function,
                instance,
                &mut call.args.iter_mut(),
                &mut Default::default(),
                0,
                span,
            ),
            Target::Constructor(fields, value) => {
                for (argument, shape) in call.args.iter_mut().zip(&fields) {
                    self.check(argument, shape);
                }
                value
            }
            Target::Foreign => self.call_foreign(call, span),
        }
    }

    /// Calls a function of the code. Its parameters from `first` on take the arguments.
    pub(crate) fn call_function(
        &mut self,
        function: &Function,
        instance: Leaf,
        arguments: &mut dyn Iterator<Item = &mut Expr>,
        known: &mut Instance,
        first: usize,
        span: Span,
    ) -> Shape {
        function.is_called.set(true);
        for (argument, shape) in arguments.zip(&function.parameters[first.min(function.parameters.len())..]) {
            let shape = self.shapes.instance(shape, instance, known, span);
            self.check(argument, &shape);
        }
        self.shapes.instance(&function.result, instance, known, span)
    }

    /// The result of a method without further arguments, such as an operator with one operand.
    pub(crate) fn result_of(&mut self, function: &Function, receiver: &Shape, span: Span) -> Shape {
        function.is_called.set(true);
        match self.shapes.known(receiver) {
            Shape::Model(_, instance) => self.of_instance(&function.result, instance, span),
            _ => self.shapes.unknown(),
        }
    }

    /// Calls a closure or another value.
    fn call_value(&mut self, function: &Shape, arguments: &mut Arguments, span: Span) -> Shape {
        if let Shape::Unknown(_) = self.shapes.known(function) {
            let parameters: Vec<_> = arguments.iter().map(|_| self.shapes.unknown()).collect();
            let result = self.shapes.unknown();
            self.shapes.unify(function, &Shape::function(parameters, result), span);
        }
        let Shape::Function(parameters, result) = self.shapes.known(function) else {
            return self.call_unknown(arguments, span);
        };
        for (argument, shape) in arguments.iter_mut().zip(parameters.iter()) {
            self.check(argument, shape);
        }
        (*result).clone()
    }

    /// Calls a function that is not in view. It may be generic, so a plain float beside a number is lifted if the function
    /// asks for it.
    pub(crate) fn call_unknown(&mut self, arguments: &mut Arguments, span: Span) -> Shape {
        let result = self.shapes.activity.fresh();
        for argument in arguments {
            let shape = self.infer(argument);
            match self.shapes.known(&shape) {
                Shape::Float(leaf) if !self.may_change(argument, &shape) => {
                    self.hand_over(argument, leaf, result);
                }
                known => self.shapes.flow(&known, &Shape::Float(result), span),
            }
            self.flow_back(argument, &shape, result);
        }
        self.shapes.blob(result)
    }

    pub(crate) fn check_struct(&mut self, literal: &mut ExprStruct, expected: &Shape, span: Span) {
        let Some(model) = self.model_of_variant(&literal.path) else {
            let all = self.shapes.activity.fresh();
            for field in &mut literal.fields {
                let shape = self.infer(&mut field.expr);
                self.shapes.flow(&shape, &Shape::Float(all), span);
            }
            let blob = self.shapes.blob(all);
            self.shapes.unify(&blob, expected, span);
            return;
        };
        let variant = literal.path.segments.last().map(|segment| segment.ident.to_string());
        let instance = if literal.path.is_ident("Self") || literal.path.segments.len() > 1 {
            self.instance_of_path(&mut literal.path, model, false)
        } else {
            self.shapes.activity.fresh()
        };
        let value = self.model_shape(model, instance);
        self.shapes.unify(&value, expected, span);
        for field in &mut literal.fields {
            let shape = self.field(&value, variant.as_deref(), &member_name(&field.member), span);
            self.check(&mut field.expr, &shape);
            // `Body { mass }` becomes `Body { mass: <lift of mass> }`.
            if !matches!(field.expr, Expr::Path(_)) {
                field.colon_token = Some(Default::default());
            }
        }
        if let Some(rest) = &mut literal.rest {
            self.check(rest, &value);
        }
    }
}
