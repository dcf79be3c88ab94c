//! Calls of functions of the standard library.

use proc_macro2::Span;
use syn::spanned::Spanned;
use syn::{Expr, ExprCall};

use super::Analysis;
use super::shape::Shape;
use super::types::Floats;

impl Analysis {
    /// Functions of the standard library, and others.
    pub(crate) fn call_foreign(&mut self, call: &mut ExprCall, span: Span) -> Shape {
        let Expr::Path(path) = &mut *call.func else { return Shape::Other };
        let names: Vec<_> = path.path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        let mut given = Vec::new();
        for segment in &mut path.path.segments {
            given.extend(self.turbofish(&mut segment.arguments, Floats::Differ));
        }
        let element = given.into_iter().next();
        let names: Vec<_> = names.iter().map(String::as_str).collect();
        let arguments = &mut call.args;
        match names[..] {
            ["Some"]
            | ["Ok"]
            | ["Err"]
            | [.., "Box" | "Rc" | "Arc" | "RefCell" | "Cell" | "Cow" | "Wrapping", _] => {
                let shape = self.shapes.unknown();
                self.check_wrapper(call, &shape);
                shape
            }
            [.., "Vec" | "VecDeque", "new" | "with_capacity"] => {
                let element = element.unwrap_or_else(|| self.shapes.unknown());
                self.infer_arguments(arguments);
                Shape::sequence(element)
            }
            [.., "Vec" | "VecDeque", "from" | "from_iter"] | [.., "black_box" | "identity"]
                if arguments.len() == 1 =>
            {
                self.infer(&mut arguments[0])
            }
            [.., "take"] if arguments.len() == 1 => {
                let place = self.infer(&mut arguments[0]);
                self.shapes.known(&place)
            }
            [.., "String" | "str" | "char" | "bool", _]
            | [.., "usize" | "u8" | "u16" | "u32" | "u64" | "isize" | "i8" | "i16" | "i32" | "i64", _]
            | [.., "drop"] => {
                self.infer_arguments(arguments);
                Shape::Other
            }
            [.., "repeat" | "once" | "repeat_n"] if !arguments.is_empty() => {
                let element = self.shapes.unknown();
                self.check(&mut arguments[0], &element);
                Shape::sequence(element)
            }
            [.., "iter", "from_fn"] if arguments.len() == 1 => {
                let element = self.shapes.unknown();
                let next = Shape::sequence(element);
                self.check(&mut arguments[0], &Shape::function([], next.clone()));
                next
            }
            [.., "from_fn"] if arguments.len() == 1 => {
                let element = self.shapes.unknown();
                self.check(&mut arguments[0], &Shape::function([Shape::Other], element.clone()));
                Shape::sequence(element)
            }
            [.., "successors"] if arguments.len() == 2 => {
                let element = self.shapes.unknown();
                let next = Shape::sequence(element.clone());
                self.check(&mut arguments[0], &next);
                self.check(&mut arguments[1], &Shape::function([element], next.clone()));
                next
            }
            [.., "zip"] if arguments.len() == 2 => {
                let (first, second) = (self.infer(&mut arguments[0]), self.infer(&mut arguments[1]));
                let (first, second) = (self.item(&first, span), self.item(&second, span));
                Shape::sequence(Shape::tuple([first, second]))
            }
            [.., "swap" | "replace"] if arguments.len() == 2 => {
                let place = self.infer(&mut arguments[0]);
                if names.last() == Some(&"swap") {
                    let other = self.infer(&mut arguments[1]);
                    self.shapes.unify(&place, &other, span);
                    return Shape::Other;
                }
                let inside = self.shapes.known(&place);
                self.check(&mut arguments[1], &inside);
                inside
            }
            _ => self.call_unknown(arguments, span),
        }
    }

    /// `Some(x)`, `Ok(x)`, `Err(e)`, `Box::new(x)`: what is inside is checked. Whether the call is one of these.
    pub(crate) fn check_wrapper(&mut self, call: &mut ExprCall, expected: &Shape) -> bool {
        let span = call.span();
        let Expr::Path(path) = &*call.func else { return false };
        let names: Vec<_> = path.path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        let names: Vec<_> = names.iter().map(String::as_str).collect();
        let inner = match names[..] {
            ["Some"] | ["Option", "Some"] => self.shapes.element(expected, span),
            ["Ok"] | ["Result", "Ok"] => self.outcome(expected, span).0,
            ["Err"] | ["Result", "Err"] => self.outcome(expected, span).1,
            [.., "RefCell" | "Cell", _] => {
                let inside = self.shapes.unknown();
                let cell = self.shapes.place(inside.clone());
                self.shapes.unify(&cell, expected, span);
                inside
            }
            [.., "Box" | "Rc" | "Arc" | "Cow" | "Wrapping", _] => expected.clone(),
            _ => return false,
        };
        call.args.iter_mut().for_each(|argument| self.check(argument, &inner));
        true
    }
}
