//! Methods of the standard library: what they do with the floats of their receiver and their arguments.

use std::rc::Rc;

use proc_macro2::Span;
use syn::punctuated::Punctuated;
use syn::{Expr, ExprMethodCall, PathArguments, Token, parse_quote};

use super::Analysis;
use super::activity::Leaf;
use super::calls::{bits_message, full_turbofish};
use super::holes;
use super::items::Function;
use super::lifts::Lift;
use super::shape::Shape;
use super::types::Floats;

type Arguments = Punctuated<Expr, Token![,]>;

/// The methods of `f64` by their parameters.
enum Signature {
    /// `(self) -> Self`
    Unary,
    /// `(self, Self, ..) -> Self` with so many operands.
    Operands(usize),
    /// `(self, i32) -> Self`
    Power,
    /// `(self) -> (Self, Self)`
    Pair,
    /// `(self) -> bool`
    Question,
    /// `(&self, &Self) -> Ordering`
    Comparison,
}

fn float_signature(name: &str) -> Option<Signature> {
    use Signature::*;
    Some(match name {
        "abs" | "acos" | "acosh" | "asin" | "asinh" | "atan" | "atanh" | "cbrt" | "ceil" | "cos" | "cosh"
        | "exp" | "exp2" | "exp_m1" | "floor" | "fract" | "ln" | "ln_1p" | "log10" | "log2" | "next_down"
        | "next_up" | "recip" | "round" | "round_ties_even" | "signum" | "sin" | "sinh" | "sqrt" | "tan"
        | "tanh" | "to_degrees" | "to_radians" | "trunc" => Unary,
        "abs_sub" | "atan2" | "copysign" | "div_euclid" | "hypot" | "log" | "max" | "midpoint" | "min"
        | "powf" | "rem_euclid" => Operands(1),
        "clamp" | "mul_add" => Operands(2),
        "powi" => Power,
        "sin_cos" => Pair,
        "classify" | "is_finite" | "is_infinite" | "is_nan" | "is_normal" | "is_sign_negative"
        | "is_sign_positive" | "is_subnormal" => Question,
        "eq" | "ge" | "gt" | "le" | "lt" | "ne" | "partial_cmp" | "total_cmp" => Comparison,
        _ => return None,
    })
}

/// Whether only floats have this method.
fn is_of_floats(name: &str) -> bool {
    let also_others = ["abs", "max", "min", "clamp", "midpoint", "signum", "div_euclid", "rem_euclid"];
    !also_others.contains(&name)
        && matches!(
            float_signature(name),
            Some(Signature::Unary | Signature::Operands(_) | Signature::Power | Signature::Pair)
        )
}

/// Whether a value with this method surely holds others.
fn is_of_sequences(name: &str) -> bool {
    let methods = [
        "all",
        "any",
        "chunks",
        "chunks_exact",
        "cloned",
        "copied",
        "enumerate",
        "filter",
        "filter_map",
        "flat_map",
        "flatten",
        "fold",
        "for_each",
        "into_values",
        "iter",
        "iter_mut",
        "last",
        "map",
        "max_by",
        "min_by",
        "product",
        "rev",
        "skip",
        "sum",
        "take",
        "values",
        "values_mut",
        "windows",
        "zip",
    ];
    methods.contains(&name)
}

impl Analysis {
    /// `f64::name` as a function on the leaf.
    pub(crate) fn float_function(&mut self, name: &str, leaf: Leaf) -> Option<Shape> {
        let float = Shape::Float(leaf);
        Some(match float_signature(name)? {
            Signature::Unary => Shape::function([float.clone()], float),
            Signature::Operands(count) => Shape::function(vec![float.clone(); count + 1], float),
            Signature::Power => Shape::function([float.clone(), Shape::Other], float),
            Signature::Pair => Shape::function([float.clone()], Shape::tuple([float.clone(), float])),
            Signature::Question => Shape::function([float], Shape::Other),
            Signature::Comparison => Shape::function([float.clone(), float], Shape::Other),
        })
    }

    pub(crate) fn infer_method_call(&mut self, call: &mut ExprMethodCall) -> Shape {
        let span = call.method.span();
        let name = call.method.to_string();
        let receiver = self.infer(&mut call.receiver);
        let given = self.given(call);
        if matches!(self.shapes.known(&receiver), Shape::Model(..) | Shape::PlainModel(_))
            || matches!(self.shapes.known(&receiver), Shape::Unknown(_)) && !is_of_floats(&name)
        {
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
            _ if name == "clone" || name == "to_owned" => receiver,
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

    fn check_arguments(&mut self, arguments: &mut Arguments, expected: &[Shape]) {
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

    fn float_method(&mut self, call: &mut ExprMethodCall, leaf: Leaf, name: &str, span: Span) -> Shape {
        let Some(signature) = float_signature(name) else {
            if name.starts_with("to_") && name.ends_with("bits") || name.ends_with("_bytes") {
                self.errors.add_if_number(vec![leaf], &call.method, bits_message(name));
                return Shape::Other;
            }
            // A float in a cell or behind a reference.
            let same = [
                "clone",
                "to_owned",
                "borrow",
                "borrow_mut",
                "into_inner",
                "get",
                "get_mut",
                "take",
                "as_ref",
            ];
            if same.contains(&name) {
                return Shape::Float(leaf);
            }
            if ["set", "replace"].contains(&name) {
                self.check_arguments(&mut call.args, &[Shape::Float(leaf)]);
                return Shape::Float(leaf);
            }
            if name == "to_string" {
                return Shape::Other;
            }
            return self.unknown_method(&mut call.args, &Shape::Float(leaf), None, span);
        };
        match signature {
            Signature::Unary => Shape::Float(leaf),
            Signature::Pair => Shape::tuple([Shape::Float(leaf), Shape::Float(leaf)]),
            Signature::Question => Shape::Other,
            Signature::Power => {
                call.args.iter_mut().for_each(|argument| {
                    self.infer(argument);
                });
                Shape::Float(leaf)
            }
            Signature::Operands(_) | Signature::Comparison => {
                let result = self.shapes.activity.fresh();
                self.lift_float(&mut call.receiver, leaf, result, Lift::Float);
                call.args.iter_mut().for_each(|argument| self.check(argument, &Shape::Float(result)));
                if matches!(signature, Signature::Comparison) { Shape::Other } else { Shape::Float(result) }
            }
        }
    }

    fn outcome_method(
        &mut self,
        arguments: &mut Arguments,
        name: &str,
        receiver: &Shape,
        value: &Shape,
        error: &Shape,
        span: Span,
    ) -> Shape {
        let fresh = self.shapes.unknown();
        match name {
            "unwrap" | "expect" | "unwrap_or_default" => {
                arguments.iter_mut().for_each(|argument| {
                    self.infer(argument);
                });
                value.clone()
            }
            "unwrap_or" => {
                self.check_arguments(arguments, std::slice::from_ref(value));
                value.clone()
            }
            "unwrap_or_else" => {
                self.check_arguments(arguments, &[Shape::function([error.clone()], value.clone())]);
                value.clone()
            }
            "map" => {
                self.check_arguments(arguments, &[Shape::function([value.clone()], fresh.clone())]);
                Shape::Outcome(fresh.into(), error.clone().into())
            }
            "map_err" => {
                self.check_arguments(arguments, &[Shape::function([error.clone()], fresh.clone())]);
                Shape::Outcome(value.clone().into(), fresh.into())
            }
            "and_then" => {
                let result = Shape::Outcome(fresh.into(), error.clone().into());
                self.check_arguments(arguments, &[Shape::function([value.clone()], result.clone())]);
                result
            }
            "map_or" => {
                self.check_arguments(
                    arguments,
                    &[fresh.clone(), Shape::function([value.clone()], fresh.clone())],
                );
                fresh
            }
            "ok" | "iter" | "into_iter" => Shape::sequence(value.clone()),
            "err" => Shape::sequence(error.clone()),
            "is_ok" | "is_err" => Shape::Other,
            "as_ref" | "as_mut" | "or_else" | "or" | "cloned" | "copied" => receiver.clone(),
            _ => self.unknown_method(arguments, receiver, None, span),
        }
    }

    /// Methods of arrays, slices, vectors, options and iterators.
    fn sequence_method(
        &mut self,
        call: &mut ExprMethodCall,
        name: &str,
        receiver: &Shape,
        element: &Shape,
        given: Option<Shape>,
        span: Span,
    ) -> Shape {
        let (sequence, element) = (receiver.clone(), element.clone());
        let arguments = &mut call.args;
        let ask = |parameters: Vec<Shape>| Shape::function(parameters, Shape::Other);
        match name {
            // The same values
            "iter" | "iter_mut" | "into_iter" | "copied" | "cloned" | "rev" | "skip" | "take" | "step_by"
            | "peekable" | "by_ref" | "fuse" | "cycle" | "as_slice" | "as_mut_slice" | "to_vec"
            | "into_boxed_slice" | "as_ref" | "as_mut" | "as_deref" | "as_deref_mut" | "drain"
            | "split_off" | "first" | "last" | "nth" | "next" | "next_back" | "pop" | "pop_front"
            | "pop_back" | "peek" | "min" | "max" | "first_mut" | "last_mut" | "front" | "back"
            | "values" | "into_inner" | "borrow" | "borrow_mut" => {
                arguments.iter_mut().for_each(|argument| {
                    self.infer(argument);
                });
                sequence
            }
            "get" | "get_mut" => {
                let Some(index) = arguments.first_mut() else { return sequence };
                self.infer(index);
                let found = self.indexed(&sequence, index, span);
                Shape::sequence(found)
            }
            // Values one by one
            "unwrap" | "expect" | "unwrap_or_default" | "remove" | "swap_remove" => {
                arguments.iter_mut().for_each(|argument| {
                    self.infer(argument);
                });
                element
            }
            "unwrap_or" | "get_or_insert" => {
                self.check_arguments(arguments, std::slice::from_ref(&element));
                element
            }
            "unwrap_or_else" | "get_or_insert_with" => {
                self.check_arguments(arguments, &[Shape::function([], element.clone())]);
                element
            }
            "len" | "is_empty" | "is_some" | "is_none" | "capacity" | "count" | "clear" | "truncate"
            | "reverse" | "swap" | "rotate_left" | "rotate_right" | "reserve" | "sort" => {
                arguments.iter_mut().for_each(|argument| {
                    self.infer(argument);
                });
                Shape::Other
            }
            // Values that go in
            "push" | "push_back" | "push_front" | "fill" | "contains" | "set" => {
                self.check_arguments(arguments, &[element]);
                Shape::Other
            }
            "insert" | "resize" => {
                self.check_arguments(arguments, &[Shape::Other, element]);
                Shape::Other
            }
            "replace" => {
                self.check_arguments(arguments, &[element]);
                sequence
            }
            "extend" | "extend_from_slice" | "copy_from_slice" | "clone_from_slice" | "append" | "chain"
            | "or" => {
                self.check_arguments(arguments, std::slice::from_ref(&sequence));
                sequence
            }
            // Tuples and groups
            "enumerate" => Shape::sequence(Shape::tuple([Shape::Other, element])),
            "zip" => {
                let other = arguments.first_mut().map_or(Shape::Other, |argument| self.infer(argument));
                let other = self.item(&other, span);
                Shape::sequence(Shape::tuple([element, other]))
            }
            "unzip" => {
                let parts = self.elements_of(2, &element, span);
                Shape::tuple(parts.into_iter().map(Shape::sequence).collect::<Vec<_>>())
            }
            "windows" | "chunks" | "chunks_exact" | "chunks_mut" | "chunks_exact_mut" | "rchunks"
            | "array_chunks" | "array_windows" | "as_chunks" => {
                arguments.iter_mut().for_each(|argument| {
                    self.infer(argument);
                });
                Shape::sequence(sequence)
            }
            "split_at" | "split_at_mut" => {
                arguments.iter_mut().for_each(|argument| {
                    self.infer(argument);
                });
                Shape::tuple([sequence.clone(), sequence])
            }
            "split_first" | "split_last" | "split_first_mut" | "split_last_mut" => {
                Shape::sequence(Shape::tuple([element, sequence]))
            }
            // Sums
            "sum" | "product" => {
                if let Some(leaf) = self.shapes.as_float(&element, span) {
                    match (given, &call.turbofish) {
                        (Some(given), _) => self.shapes.unify(&given, &Shape::Float(leaf), span),
                        (None, None) => {
                            let hole = holes::leaf_type(leaf, span);
                            call.turbofish = Some(parse_quote!(::<#hole>));
                        }
                        _ => {}
                    }
                    return Shape::Float(leaf);
                }
                element
            }
            "collect" => match given.map(|given| self.shapes.known(&given)) {
                Some(Shape::Sequence(other)) => {
                    self.shapes.unify(&element, &other, span);
                    sequence
                }
                Some(Shape::Outcome(values, error)) => {
                    let (value, own_error) = self.outcome(&element, span);
                    self.shapes.unify(&values, &Shape::sequence(value), span);
                    self.shapes.unify(&error, &own_error, span);
                    Shape::Outcome(values, error)
                }
                _ => match self.shapes.known(&element) {
                    // A vector of results or a result of a vector: the type that is asked for says which.
                    Shape::Outcome(value, error) => {
                        Shape::Outcome(Shape::sequence((*value).clone()).into(), error)
                    }
                    _ => sequence,
                },
            },
            "try_into" => Shape::Outcome(sequence.into(), Shape::Other.into()),
            "concat" => element,
            "flatten" => {
                let inner = self.item(&element, span);
                Shape::sequence(inner)
            }
            // Callbacks
            "map" => {
                let result = self.shapes.unknown();
                self.check_arguments(arguments, &[Shape::function([element], result.clone())]);
                Shape::sequence(result)
            }
            "flat_map" | "filter_map" | "and_then" | "find_map" | "map_while" => {
                let inner = self.shapes.unknown();
                self.check_arguments(arguments, &[Shape::function([element], inner.clone())]);
                let item = self.item(&inner, span);
                Shape::sequence(item)
            }
            "filter" | "skip_while" | "take_while" | "inspect" | "find" | "rfind" | "retain"
            | "is_some_and" | "is_none_or" => {
                self.check_arguments(arguments, &[ask(vec![element])]);
                if name.starts_with("is_") || name == "retain" { Shape::Other } else { sequence }
            }
            "any" | "all" | "position" | "rposition" | "partition_point" | "for_each"
            | "binary_search_by" => {
                self.check_arguments(arguments, &[ask(vec![element])]);
                Shape::Other
            }
            "partition" => {
                self.check_arguments(arguments, &[ask(vec![element])]);
                Shape::tuple([sequence.clone(), sequence])
            }
            "min_by" | "max_by" => {
                self.check_arguments(arguments, &[ask(vec![element.clone(), element])]);
                sequence
            }
            "sort_by" | "sort_unstable_by" | "dedup_by" | "is_sorted_by" => {
                self.check_arguments(arguments, &[ask(vec![element.clone(), element])]);
                Shape::Other
            }
            "min_by_key" | "max_by_key" | "sort_by_key" | "sort_unstable_by_key" | "sort_by_cached_key" => {
                let key = self.shapes.unknown();
                self.check_arguments(arguments, &[Shape::function([element], key)]);
                if name.starts_with('s') { Shape::Other } else { sequence }
            }
            "reduce" => {
                let both = [element.clone(), element.clone()];
                self.check_arguments(arguments, &[Shape::function(both, element)]);
                sequence
            }
            "fold" | "rfold" | "try_fold" if arguments.len() == 2 => {
                let sum = self.shapes.unknown();
                self.check(&mut arguments[0], &sum);
                let result = if name == "try_fold" { self.shapes.unknown() } else { sum.clone() };
                self.check(&mut arguments[1], &Shape::function([sum.clone(), element], result.clone()));
                if name == "try_fold" {
                    let inner = self.shapes.element(&result, span);
                    self.shapes.unify(&inner, &sum, span);
                }
                result
            }
            "scan" if arguments.len() == 2 => {
                let (state, item) = (self.shapes.unknown(), self.shapes.unknown());
                self.check(&mut arguments[0], &state);
                let next = Shape::sequence(item);
                self.check(&mut arguments[1], &Shape::function([state, element], next.clone()));
                next
            }
            "map_or" | "map_or_else" if arguments.len() == 2 => {
                let result = self.shapes.unknown();
                let default =
                    if name == "map_or" { result.clone() } else { Shape::function([], result.clone()) };
                self.check(&mut arguments[0], &default);
                self.check(&mut arguments[1], &Shape::function([element], result.clone()));
                result
            }
            "ok_or" => {
                let error = arguments.first_mut().map_or(Shape::Other, |argument| self.infer(argument));
                Shape::Outcome(element.into(), error.into())
            }
            "ok_or_else" => {
                let error = self.shapes.unknown();
                self.check_arguments(arguments, &[Shape::function([], error.clone())]);
                Shape::Outcome(element.into(), error.into())
            }
            "or_else" => {
                self.check_arguments(arguments, &[Shape::function([], sequence.clone())]);
                sequence
            }
            _ => self.unknown_method(arguments, receiver, given, span),
        }
    }

    /// A method that the analysis does not know. What goes in may come out.
    fn unknown_method(
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
            if let (Some(inside), Shape::Float(leaf)) = (inside, self.shapes.known(&shape)) {
                self.hand_over(argument, leaf, inside);
            }
            is_of_floats |= !matches!(self.shapes.known(&shape), Shape::Other);
            if let Shape::Function(parameters, _) = self.shapes.known(&shape) {
                for parameter in parameters.iter() {
                    self.shapes.flow(receiver, parameter, span);
                }
            }
            self.shapes.flow(&shape, &out, span);
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
