//! The methods of arrays, slices, vectors, options, iterators and results.

use proc_macro2::Span;
use syn::{ExprMethodCall, parse_quote};

use super::Analysis;
use super::holes;
use super::methods::Arguments;
use super::shape::Shape;

/// Whether a value with this method surely holds others.
pub(crate) fn is_of_sequences(name: &str) -> bool {
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

/// Whether containers of the standard library have this method. On a value of unknown type, it is theirs.
pub(crate) fn is_of_containers(name: &str) -> bool {
    let methods = [
        "clear", "clone", "contains", "entry", "expect", "extend", "first", "get", "get_mut", "insert",
        "is_empty", "len", "next", "pop", "push", "remove", "swap", "unwrap",
    ];
    is_of_sequences(name) || methods.contains(&name)
}

impl Analysis {
    /// Methods of `Result`.
    pub(crate) fn outcome_method(
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
                self.infer_arguments(arguments);
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
    pub(crate) fn sequence_method(
        &mut self,
        call: &mut ExprMethodCall,
        name: &str,
        receiver: &Shape,
        element: &Shape,
        given: Option<Shape>,
        span: Span,
    ) -> Shape {
        let (sequence, element) = (self.shapes.known(receiver), element.clone());
        // A value that goes in is no place.
        let inside = self.shapes.known(&element);
        let arguments = &mut call.args;
        let ask = |parameters: Vec<Shape>| Shape::function(parameters, Shape::Other);
        match name {
            // The same values
            "iter" | "into_iter" | "copied" | "cloned" | "rev" | "skip" | "take" | "step_by" | "peekable"
            | "by_ref" | "fuse" | "cycle" | "as_slice" | "as_mut_slice" | "to_vec" | "into_boxed_slice"
            | "as_ref" | "as_deref" | "drain" | "split_off" | "first" | "last" | "nth" | "next"
            | "next_back" | "pop" | "pop_front" | "pop_back" | "peek" | "min" | "max" | "front" | "back"
            | "values" | "into_inner" | "borrow" | "borrow_mut" => {
                self.infer_arguments(arguments);
                sequence
            }
            // The places of the values
            "iter_mut" | "as_mut" | "as_deref_mut" | "first_mut" | "last_mut" | "front_mut" | "back_mut"
            | "values_mut" => Shape::sequence(self.shapes.place(element)),
            "get" | "get_mut" => {
                let Some(index) = arguments.first_mut() else { return sequence };
                self.infer(index);
                let found = self.indexed(&sequence, index, span);
                Shape::sequence(if name == "get" { found } else { self.shapes.place(found) })
            }
            // Values one by one
            "unwrap" | "expect" | "unwrap_or_default" | "remove" | "swap_remove" => {
                self.infer_arguments(arguments);
                element
            }
            "unwrap_or" => {
                self.check_arguments(arguments, &[inside]);
                element
            }
            "unwrap_or_else" => {
                self.check_arguments(arguments, &[Shape::function([], inside)]);
                element
            }
            "get_or_insert_with" => {
                self.check_arguments(arguments, &[Shape::function([], inside)]);
                self.shapes.place(element)
            }
            "len" | "is_empty" | "is_some" | "is_none" | "capacity" | "count" | "clear" | "truncate"
            | "reverse" | "swap" | "rotate_left" | "rotate_right" | "reserve" | "sort" => {
                self.infer_arguments(arguments);
                Shape::Other
            }
            // Values that go in
            "push" | "push_back" | "push_front" | "fill" | "contains" | "set" => {
                self.check_arguments(arguments, &[inside]);
                Shape::Other
            }
            "get_or_insert" | "insert" if arguments.len() == 1 => {
                self.check_arguments(arguments, &[inside]);
                self.shapes.place(element)
            }
            "fill_with" => {
                self.check_arguments(arguments, &[Shape::function([], inside)]);
                Shape::Other
            }
            "resize_with" => {
                self.check_arguments(arguments, &[Shape::Other, Shape::function([], inside)]);
                Shape::Other
            }
            "insert" | "resize" => {
                self.check_arguments(arguments, &[Shape::Other, inside]);
                Shape::Other
            }
            "replace" => {
                self.check_arguments(arguments, &[inside]);
                sequence
            }
            "extend" | "extend_from_slice" | "copy_from_slice" | "clone_from_slice" | "clone_from"
            | "swap_with_slice" | "append" | "chain" | "or" => {
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
                self.infer_arguments(arguments);
                Shape::sequence(sequence)
            }
            "split_at" | "split_at_mut" => {
                self.infer_arguments(arguments);
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
            "splice" => {
                self.check_arguments(arguments, &[Shape::Other, sequence.clone()]);
                sequence
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
}
