//! `impl Lift` for the types of the code that are lifted as a whole, such as a constant `V2::ZERO` among numbers.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{Expr, FieldValue, GenericArgument, GenericParam, Item, Member, parse_quote};

use super::Analysis;
use super::activity::{Leaf, Numbers};
use super::items::Model;
use super::shape::Shape;

impl Analysis {
    /// The impls for the models that occur in lifted values, and in their fields.
    pub(crate) fn lift_impls(&mut self, numbers: &Numbers) -> Vec<Item> {
        let lifted = self.sites.iter().filter(|site| site.is_lifted(numbers));
        let mut open: Vec<_> = lifted.flat_map(|site| site.models.iter().copied()).collect();
        let mut models = BTreeSet::new();
        while let Some(model) = open.pop() {
            if models.insert(model) {
                let fields = self.items.models[model].variants.iter().flat_map(|variant| &variant.fields);
                let shapes: Vec<_> = fields.map(|(_, shape)| shape.clone()).collect();
                open.extend(shapes.iter().flat_map(|shape| self.models_in(shape)));
            }
        }
        models.into_iter().map(|model| self.lift_impl(model)).collect()
    }

    pub(crate) fn models_in(&self, shape: &Shape) -> Vec<usize> {
        match self.shapes.known(shape) {
            Shape::Model(model, _) => vec![model],
            Shape::Sequence(element) => self.models_in(&element),
            Shape::Outcome(value, error) => {
                [value, error].iter().flat_map(|shape| self.models_in(shape)).collect()
            }
            Shape::Tuple(elements) => elements.iter().flat_map(|shape| self.models_in(shape)).collect(),
            Shape::Function(_, result) => self.models_in(&result),
            _ => Vec::new(),
        }
    }

    fn lift_impl(&mut self, model: usize) -> Item {
        let variants: Vec<(syn::Path, Vec<(Member, bool)>)> = {
            let Model { name, variants, .. } = &self.items.models[model];
            let is_struct = matches!(&variants[..], [variant] if variant.name == *name);
            variants
                .iter()
                .map(|variant| {
                    let own = &variant.name;
                    let path = if is_struct { parse_quote!(#name) } else { parse_quote!(#name::#own) };
                    let fields = variant
                        .fields
                        .iter()
                        .map(|(name, shape)| (member(name), has_number(&self.shapes, shape)))
                        .collect();
                    (path, fields)
                })
                .collect()
        };
        let mut arms: Vec<syn::Arm> = Vec::new();
        for (path, fields) in variants {
            let mut patterns: Vec<TokenStream> = Vec::new();
            let mut values: Vec<FieldValue> = Vec::new();
            for (position, (member, has_number)) in fields.into_iter().enumerate() {
                let name = format_ident!("field_{position}");
                let value: Expr = if has_number {
                    parse_quote!(::gradual::lifting::Lift::<__gradual_number>::lift(#name))
                } else {
                    parse_quote!(::core::clone::Clone::clone(#name))
                };
                patterns.push(quote!(#member: #name));
                values.push(parse_quote!(#member: #value));
            }
            arms.push(parse_quote!(#path { #(#patterns),* } => #path { #(#values),* },));
        }
        let Model { name, generics, .. } = &self.items.models[model];
        let mut with_number = generics.clone();
        with_number.params.push(parse_quote!(__gradual_number: ::gradual::Real));
        let (parameters, _, bounds) = with_number.split_for_impl();
        let others: Vec<GenericArgument> = generics.params.iter().map(argument).collect();
        parse_quote! {
            impl #parameters ::gradual::lifting::Lift<__gradual_number> for #name<#(#others,)* f64> #bounds {
                type Lifted = #name<#(#others,)* __gradual_number>;

                #[inline]
                fn lift(&self) -> Self::Lifted {
                    match self { #(#arms)* }
                }
            }
        }
    }
}

fn member(name: &str) -> Member {
    match name.parse::<usize>() {
        Ok(position) => Member::from(position),
        Err(_) => Member::Named(format_ident!("{name}")),
    }
}

fn argument(parameter: &GenericParam) -> GenericArgument {
    match parameter {
        GenericParam::Lifetime(parameter) => GenericArgument::Lifetime(parameter.lifetime.clone()),
        GenericParam::Type(parameter) => {
            let name = &parameter.ident;
            parse_quote!(#name)
        }
        GenericParam::Const(parameter) => {
            let name = &parameter.ident;
            parse_quote!(#name)
        }
    }
}

/// Whether a field of this shape changes with `R`.
fn has_number(shapes: &super::shape::Shapes, shape: &Shape) -> bool {
    match shapes.known(shape) {
        Shape::Float(leaf) | Shape::Model(_, leaf) => leaf == Leaf::NUMBER,
        Shape::Sequence(element) => has_number(shapes, &element),
        Shape::Outcome(value, error) => has_number(shapes, &value) || has_number(shapes, &error),
        Shape::Tuple(elements) => elements.iter().any(|element| has_number(shapes, element)),
        Shape::Function(..) | Shape::Unknown(_) => true,
        Shape::Other | Shape::PlainModel(_) | Shape::Parameter(_) => false,
    }
}
