//! Macros of the standard library. Their arguments are expressions, so they are converted like all others.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::parse::{Parse, ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::visit_mut::VisitMut;
use syn::{Expr, Macro, Result, Token};

use super::Analysis;
use super::shape::Shape;

/// The arguments of a macro: `a, b, c`, or `a; n`.
enum Arguments {
    List(Punctuated<Expr, Token![,]>),
    Repeat(Box<Expr>, Box<Expr>),
}

impl Parse for Arguments {
    fn parse(input: ParseStream) -> Result<Self> {
        let mut list = Punctuated::new();
        if input.is_empty() {
            return Ok(Self::List(list));
        }
        let first: Expr = input.parse()?;
        if input.parse::<Option<Token![;]>>()?.is_some() {
            return Ok(Self::Repeat(Box::new(first), input.parse()?));
        }
        list.push_value(first);
        while let Some(comma) = input.parse()? {
            list.push_punct(comma);
            if input.is_empty() {
                break;
            }
            list.push_value(input.parse()?);
        }
        Ok(Self::List(list))
    }
}

impl ToTokens for Arguments {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match self {
            Self::List(list) => list.to_tokens(tokens),
            Self::Repeat(value, count) => tokens.extend(quote! { #value; #count }),
        }
    }
}

/// The arguments, if the macro is one whose arguments are expressions.
fn arguments_of(call: &Macro) -> Option<Arguments> {
    let name = call.path.segments.last()?.ident.to_string();
    let takes_expressions = matches!(
        name.as_str(),
        "vec"
            | "assert"
            | "assert_eq"
            | "assert_ne"
            | "debug_assert"
            | "debug_assert_eq"
            | "debug_assert_ne"
            | "format"
            | "print"
            | "println"
            | "eprint"
            | "eprintln"
            | "write"
            | "writeln"
            | "panic"
            | "unreachable"
            | "dbg"
    );
    if takes_expressions { Arguments::parse.parse2(call.tokens.clone()).ok() } else { None }
}

/// Visits the arguments of a macro as expressions.
pub(crate) fn visit_arguments(visitor: &mut impl VisitMut, call: &mut Macro) {
    let Some(mut arguments) = arguments_of(call) else { return };
    match &mut arguments {
        Arguments::List(list) => list.iter_mut().for_each(|value| visitor.visit_expr_mut(value)),
        Arguments::Repeat(value, count) => {
            visitor.visit_expr_mut(value);
            visitor.visit_expr_mut(count);
        }
    }
    call.tokens = arguments.into_token_stream();
}

impl Analysis {
    /// Checks the elements of `vec![..]`. Whether the macro is this one.
    pub(crate) fn check_vec(&mut self, call: &mut Macro, expected: &Shape) -> bool {
        if !call.path.is_ident("vec") {
            return false;
        }
        let Some(mut arguments) = arguments_of(call) else { return false };
        let element = self.shapes.element(expected, call.span());
        match &mut arguments {
            Arguments::List(list) => list.iter_mut().for_each(|value| self.check(value, &element)),
            Arguments::Repeat(value, count) => {
                self.check(value, &element);
                self.infer(count);
            }
        }
        call.tokens = arguments.into_token_stream();
        true
    }

    pub(crate) fn infer_macro(&mut self, call: &mut Macro) -> Shape {
        if call.path.is_ident("vec") {
            let shape = self.shapes.unknown();
            self.check_vec(call, &shape);
            return shape;
        }
        let name = call.path.segments.last().map_or(String::new(), |segment| segment.ident.to_string());
        if name == "asm" || name == "global_asm" {
            self.errors.add(
                &*call,
                "assembly runs on plain floats only: move it to a function of its own, and give its slope with `lift`",
            );
        }
        if let Some(mut arguments) = arguments_of(call) {
            if let Arguments::List(list) = &mut arguments {
                let mut shapes: Vec<Shape> = Vec::new();
                for argument in list.iter_mut() {
                    // `name = value` is an argument with a name.
                    let value = match argument {
                        Expr::Assign(named) => &mut *named.right,
                        value => value,
                    };
                    shapes.push(self.infer(value));
                }
                if name.ends_with("_eq") || name.ends_with("_ne") {
                    let span = call.span();
                    if let (Some(left), [a, b, ..]) = (list.first_mut(), &shapes[..]) {
                        self.compare(left, a, b, span);
                    }
                }
                if name == "dbg"
                    && let [shape] = &shapes[..]
                {
                    call.tokens = arguments.into_token_stream();
                    return shape.clone();
                }
            }
            call.tokens = arguments.into_token_stream();
        }
        match name.as_str() {
            "format" | "matches" | "assert" | "assert_eq" | "print" | "println" => Shape::Other,
            // It does not return, or nothing is known of it.
            _ => self.shapes.unknown(),
        }
    }
}
