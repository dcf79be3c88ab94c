//! Fills the holes, once it is known which floats are numbers.

use proc_macro2::Span;
use syn::visit::{self, Visit};
use syn::visit_mut::{self, VisitMut};
use syn::{
    AngleBracketedGenericArguments, Attribute, Block, Expr, ExprMethodCall, FieldValue, GenericArgument,
    Ident, ImplItemFn, ItemFn, Macro, Member, PathArguments, PathSegment, Signature, TraitItemFn, Type,
    parse_quote,
};

use super::activity::Numbers;
use super::holes;
use super::items::Function;
use super::lifts::Site;
use super::macro_calls::visit_arguments;
use super::name_of_number;

pub(crate) struct Fill<'a> {
    pub(crate) numbers: &'a Numbers,
    pub(crate) sites: &'a [Site],
    pub(crate) functions: &'a [std::rc::Rc<Function>],
}

impl Fill<'_> {
    fn is_generic(&self, function: usize) -> bool {
        self.functions[function].leaves.iter().any(|&leaf| self.numbers.contains(leaf))
    }

    /// Names the `R` of a call, if the function has one. Whether the turbofish says anything.
    fn fill_turbofish(&self, arguments: &mut AngleBracketedGenericArguments) -> bool {
        let Some((function, instance)) = arguments.args.last().and_then(holes::given_of) else { return true };
        arguments.args.pop();
        if self.is_generic(function) {
            let hole = holes::leaf(instance, Span::call_site());
            arguments.args.push(parse_quote!(#hole));
            return true;
        }
        !arguments.args.iter().all(is_inferred)
    }

    /// Gives the function its parameter, unless its `impl` has it. Whether the function runs on numbers.
    fn fill_signature(&mut self, signature: &mut Signature) -> bool {
        let Some(function) = holes::function_of(&signature.generics) else { return false };
        signature.generics.params.pop();
        let is_generic = self.is_generic(function);
        if is_generic && !self.functions[function].in_impl {
            signature.generics.params.push(parse_quote!(__gradual_number: ::gradual::Real));
        }
        is_generic
    }
}

/// Whether the type is `_`.
fn is_inferred(argument: &GenericArgument) -> bool {
    matches!(argument, GenericArgument::Type(Type::Infer(_)))
}

/// A number has no cost only where it is inlined.
fn inline(attributes: &mut Vec<Attribute>) {
    if !attributes.iter().any(|attribute| attribute.path().is_ident("inline")) {
        attributes.push(parse_quote!(#[inline]));
    }
}

/// A `const fn` cannot compute with numbers, since their operators belong to a trait. It can put them together.
fn keep_const_if_possible(signature: &mut Signature, body: &Block) {
    struct Finder(bool);
    impl<'ast> Visit<'ast> for Finder {
        fn visit_expr(&mut self, expression: &'ast Expr) {
            self.0 |=
                matches!(expression, Expr::Binary(_) | Expr::Unary(_) | Expr::Call(_) | Expr::MethodCall(_));
            visit::visit_expr(self, expression);
        }
    }
    let mut computes = Finder(false);
    computes.visit_block(body);
    if computes.0 {
        signature.constness = None;
    }
}

impl VisitMut for Fill<'_> {
    fn visit_ident_mut(&mut self, ident: &mut Ident) {
        if let Some(leaf) = holes::leaf_of(ident) {
            let name = if self.numbers.contains(leaf) { name_of_number::HOLE } else { "f64" };
            *ident = Ident::new(name, ident.span());
        }
    }

    fn visit_item_fn_mut(&mut self, function: &mut ItemFn) {
        if self.fill_signature(&mut function.sig) {
            inline(&mut function.attrs);
            keep_const_if_possible(&mut function.sig, &function.block);
        }
        visit_mut::visit_item_fn_mut(self, function);
    }

    fn visit_impl_item_fn_mut(&mut self, function: &mut ImplItemFn) {
        if self.fill_signature(&mut function.sig) {
            inline(&mut function.attrs);
            keep_const_if_possible(&mut function.sig, &function.block);
        }
        visit_mut::visit_impl_item_fn_mut(self, function);
    }

    fn visit_trait_item_fn_mut(&mut self, function: &mut TraitItemFn) {
        self.fill_signature(&mut function.sig);
        visit_mut::visit_trait_item_fn_mut(self, function);
    }

    fn visit_path_segment_mut(&mut self, segment: &mut PathSegment) {
        if let PathArguments::AngleBracketed(arguments) = &mut segment.arguments
            && !self.fill_turbofish(arguments)
        {
            segment.arguments = PathArguments::None;
        }
        visit_mut::visit_path_segment_mut(self, segment);
    }

    fn visit_expr_method_call_mut(&mut self, call: &mut ExprMethodCall) {
        if call.turbofish.as_mut().is_some_and(|arguments| !self.fill_turbofish(arguments)) {
            call.turbofish = None;
        }
        visit_mut::visit_expr_method_call_mut(self, call);
    }

    fn visit_expr_mut(&mut self, expression: &mut Expr) {
        visit_mut::visit_expr_mut(self, expression);
        if let Some(site) = holes::lift_of(expression)
            && let Expr::Call(call) = expression
            && let Some(value) = call.args.first()
        {
            *expression = self.sites[site].fill(value.clone(), self.numbers);
        }
    }

    fn visit_field_value_mut(&mut self, field: &mut FieldValue) {
        visit_mut::visit_field_value_mut(self, field);
        // A lift that has not come about leaves `mass: mass`.
        if let (Expr::Path(value), Member::Named(name)) = (&field.expr, &field.member)
            && value.path.is_ident(name)
        {
            field.colon_token = None;
        }
    }

    fn visit_macro_mut(&mut self, call: &mut Macro) {
        visit_arguments(self, call);
    }
}
