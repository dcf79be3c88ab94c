//! Places in the code that the analysis leaves open until all rules are known. A hole is an identifier that no user
//! writes: for a leaf, for the lift of a value, for the parameter `R` of a function.

use proc_macro2::{Ident, Span};
use quote::format_ident;
use syn::{
    Expr, GenericArgument, GenericParam, Generics, PathArguments, PathSegment, Signature, Type, parse_quote,
};

use super::activity::Leaf;

const LEAF: &str = "__gradual_leaf_";
const LIFT: &str = "__gradual_lift_";
const FUNCTION: &str = "__gradual_function_";
const CALL: &str = "__gradual_call_";

/// `R` or `f64`.
pub(crate) fn leaf(leaf: Leaf, span: Span) -> Ident {
    format_ident!("{LEAF}{}", leaf.0, span = span)
}

pub(crate) fn leaf_of(ident: &Ident) -> Option<Leaf> {
    index(ident, LEAF).map(Leaf)
}

pub(crate) fn leaf_type(of: Leaf, span: Span) -> Type {
    let hole = leaf(of, span);
    parse_quote!(#hole)
}

/// The leaf that [`argument`] left.
pub(crate) fn argument_of(segment: &PathSegment) -> Option<Leaf> {
    let PathArguments::AngleBracketed(arguments) = &segment.arguments else { return None };
    match arguments.args.last()? {
        GenericArgument::Type(Type::Path(path)) => leaf_of(path.path.get_ident()?),
        _ => None,
    }
}

/// The last argument in the turbofish of a function: the `R` of this call, if that function gets one.
pub(crate) fn given(function: usize, instance: Leaf) -> GenericArgument {
    let hole = format_ident!("{CALL}{function}_{}", instance.0);
    parse_quote!(#hole)
}

pub(crate) fn given_of(argument: &GenericArgument) -> Option<(usize, Leaf)> {
    let GenericArgument::Type(Type::Path(path)) = argument else { return None };
    let name = path.path.get_ident()?.to_string();
    let (function, instance) = name.strip_prefix(CALL)?.split_once('_')?;
    Some((function.parse().ok()?, Leaf(instance.parse().ok()?)))
}

/// The expression, lifted or not.
pub(crate) fn lift(expression: &mut Expr, index: usize) {
    let hole = format_ident!("{LIFT}{index}");
    let value = expression.clone();
    *expression = parse_quote!(#hole(#value));
}

pub(crate) fn lift_of(expression: &Expr) -> Option<usize> {
    let Expr::Call(call) = expression else { return None };
    let Expr::Path(path) = &*call.func else { return None };
    index(path.path.get_ident()?, LIFT)
}

/// The parameter `R` of a function, or none.
pub(crate) fn function(signature: &mut Signature, index: usize) {
    let hole = format_ident!("{FUNCTION}{index}");
    signature.generics.params.push(parse_quote!(#hole));
}

pub(crate) fn function_of(generics: &Generics) -> Option<usize> {
    match generics.params.last()? {
        GenericParam::Type(parameter) => index(&parameter.ident, FUNCTION),
        _ => None,
    }
}

/// `Model<R>` or `Model<f64>`. In an expression this is `Model::<R>`.
pub(crate) fn argument(segment: &mut PathSegment, of: Leaf, in_expression: bool) {
    if of == Leaf::PLAIN {
        return;
    }
    let hole = leaf(of, segment.ident.span());
    match &mut segment.arguments {
        PathArguments::AngleBracketed(arguments) => {
            arguments.args.push(GenericArgument::Type(parse_quote!(#hole)));
        }
        arguments => {
            *arguments = PathArguments::AngleBracketed(if in_expression {
                parse_quote!(::<#hole>)
            } else {
                parse_quote!(<#hole>)
            });
        }
    }
}

fn index(ident: &Ident, prefix: &str) -> Option<usize> {
    ident.to_string().strip_prefix(prefix)?.parse().ok()
}
