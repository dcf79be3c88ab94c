//! The attribute `#[differentiable]`, in passes:
//!
//! 1. `collect` finds the types and functions of the code, with `definitions`, `impls` and `functions`. `types` finds their
//!    floats. Each float is a leaf. `items` holds what is found.
//! 2. `expressions`, `operators`, `patterns`, `paths`, `calls`, `methods` and `macro_calls` read the bodies. They write down
//!    how values flow from leaf to leaf, and leave `holes` in the code where the result depends on that.
//! 3. `activity` finds which leaves are numbers.
//! 4. `fill` fills the holes: with `R` or `f64`, and with lifts of plain values that meet a number.
//!
//! `shape` says what is known of a type, `models` of a value whose type is in the code.

use std::collections::HashMap;

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::visit_mut::VisitMut;
use syn::{Error, FnArg, Ident, ImplItem, Item, ItemMod, Result, Signature, TraitItem, TraitItemFn};

mod activity;
mod alone;
mod calls;
mod collect;
mod definitions;
mod errors;
mod expressions;
mod fill;
mod float_methods;
mod functions;
mod holes;
mod impls;
mod inner;
mod items;
mod left_operators;
mod lift_impls;
mod lifts;
mod macro_calls;
mod methods;
mod models;
mod name_of_number;
mod operators;
mod paths;
mod patterns;
mod scopes;
mod sequence_methods;
mod shape;
mod standard_calls;
mod types;

use activity::Leaf;
use collect::is_for_tests;
use errors::Errors;
use fill::Fill;
use items::{Context, Items};
use lifts::Site;
use scopes::{Binding, Scopes};
use shape::{Shape, Shapes};

/// What is known so far.
pub(crate) struct Analysis {
    shapes: Shapes,
    items: Items,
    sites: Vec<Site>,
    errors: Errors,
    scopes: Scopes,
    /// The results of the functions and closures around an expression.
    returns: Vec<Shape>,
    /// The values of the loops and labelled blocks around it.
    breaks: Vec<(Option<Ident>, Shape)>,
    self_shape: Shape,
    associated: HashMap<String, Shape>,
    type_parameters: HashMap<String, Shape>,
}

/// The item, generic over its numbers.
pub(crate) fn expand(arguments: TokenStream, item: TokenStream) -> Result<TokenStream> {
    if !arguments.is_empty() {
        return Err(Error::new_spanned(
            arguments,
            "`#[differentiable]` takes no arguments: mark a parameter or a field that stays `f64` with `#[constant]`",
        ));
    }
    if let Ok(method) = syn::parse2::<TraitItemFn>(item.clone())
        && (method.default.is_none() || method.sig.receiver().is_some())
    {
        return Err(refuse_method(&method));
    }
    let mut item: Item = syn::parse2(item)?;
    let mut analysis = Analysis::new();
    let mut items = match &mut item {
        Item::Mod(ItemMod { content: Some((_, items)), .. }) => std::mem::take(items),
        Item::Fn(_) | Item::Struct(_) | Item::Enum(_) | Item::Trait(_) | Item::Type(_) => vec![item.clone()],
        Item::Impl(block) => {
            analysis.declare_names_of_impl(block);
            vec![item.clone()]
        }
        other => return Err(refuse(other)),
    };
    let is_module = matches!(item, Item::Mod(_));
    analysis.collect(&mut items, !is_module);
    analysis.analyse_bodies(&mut items);
    analysis.finish(&mut items, !is_module)?;
    let converted = match &mut item {
        Item::Mod(ItemMod { content: Some((_, content)), .. }) => {
            *content = items;
            item.to_token_stream()
        }
        _ => items.into_iter().map(ToTokens::into_token_stream).collect(),
    };
    Ok(name_of_number::fill(converted, &item))
}

/// The attribute stands on a function inside a trait or an impl. It cannot add the parameter `R` to what is around it.
fn refuse_method(method: &TraitItemFn) -> Error {
    let message = if method.default.is_none() {
        "a function without a body has nothing to convert: put the attribute on the trait, or on a module with the trait \
         and its types"
    } else {
        "a method belongs to a type: put the attribute on the `impl` and on the type, or on a module with both"
    };
    Error::new_spanned(&method.sig, message)
}

fn refuse(item: &Item) -> Error {
    let message = match item {
        Item::Mod(_) => {
            "the items of the module must stand here: write `mod name { .. }` with its code in braces"
        }
        Item::Const(_) | Item::Static(_) => "a constant has no derivative: it needs no attribute",
        _ => "`#[differentiable]` converts functions, structs, enums, traits, `impl`s and modules in braces",
    };
    Error::new_spanned(item, message)
}

impl Analysis {
    fn new() -> Self {
        Self {
            shapes: Shapes::new(),
            items: Items::default(),
            sites: Vec::new(),
            errors: Errors::default(),
            scopes: Scopes::new(),
            returns: Vec::new(),
            breaks: Vec::new(),
            self_shape: Shape::Other,
            associated: HashMap::new(),
            type_parameters: HashMap::new(),
        }
    }

    /// Reads the bodies of all functions that take numbers.
    fn analyse_bodies(&mut self, items: &mut [Item]) {
        for item in items {
            match item {
                Item::Fn(function) => self.analyse_body(&mut function.sig, &mut function.block),
                Item::Impl(block) => {
                    for item in &mut block.items {
                        if let ImplItem::Fn(method) = item {
                            self.analyse_body(&mut method.sig, &mut method.block);
                        }
                    }
                }
                Item::Trait(item) => {
                    for item in &mut item.items {
                        if let TraitItem::Fn(TraitItemFn { sig, default: Some(body), .. }) = item {
                            self.analyse_body(sig, body);
                        }
                    }
                }
                Item::Mod(ItemMod { content: Some((_, items)), attrs, .. }) if !is_for_tests(attrs) => {
                    self.analyse_bodies(items);
                }
                _ => {}
            }
        }
    }

    fn analyse_body(&mut self, signature: &mut Signature, body: &mut syn::Block) {
        let Some(index) = holes::function_of(&signature.generics) else { return };
        let function = self.items.functions[index].clone();
        let outer = self.enter(&function);
        self.in_scope(|this| {
            for (input, shape) in signature.inputs.iter_mut().zip(&function.parameters) {
                match input {
                    FnArg::Receiver(_) => this.declare("self".to_owned(), Binding::Value(shape.clone())),
                    FnArg::Typed(parameter) => this.bind(&mut parameter.pat, shape),
                }
            }
            this.returns.push(function.result.clone());
            this.check_block(body, &function.result);
            this.returns.pop();
        });
        self.leave(outer);
    }

    /// The names of types inside a nested item: none of those around it.
    fn leave_names(&mut self) -> Context {
        Context {
            self_shape: std::mem::replace(&mut self.self_shape, Shape::Other),
            associated: std::mem::take(&mut self.associated),
            type_parameters: std::mem::take(&mut self.type_parameters),
        }
    }

    /// Solves for the numbers and fills the holes.
    fn finish(mut self, items: &mut Vec<Item>, must_have_numbers: bool) -> Result<()> {
        for function in self.items.functions.clone() {
            if !function.is_called.get() && !function.is_inner {
                // Nobody in view calls it, so somebody else does.
                for &leaf in &function.free {
                    self.shapes.activity.flow(Leaf::NUMBER, leaf, proc_macro2::Span::call_site());
                }
            }
        }
        let (numbers, conflicts) = self.shapes.activity.solve();
        std::mem::take(&mut self.errors).finish(&numbers, conflicts)?;
        if must_have_numbers && self.items.functions.is_empty() && self.items.models.is_empty() {
            let name = items.first().and_then(name_of);
            return Err(Error::new(
                name.map_or_else(proc_macro2::Span::call_site, Ident::span),
                "there is no `f64` here to differentiate by: the attribute is for code with parameters or fields of \
                 type `f64`",
            ));
        }
        self.drop_inner_forms(items, &numbers);
        let mut fill = Fill { numbers: &numbers, sites: &self.sites, functions: &self.items.functions };
        items.iter_mut().for_each(|item| fill.visit_item_mut(item));
        items.extend(self.lift_impls(&numbers));
        Ok(())
    }
}

fn name_of(item: &Item) -> Option<&Ident> {
    match item {
        Item::Fn(item) => Some(&item.sig.ident),
        Item::Struct(item) => Some(&item.ident),
        Item::Enum(item) => Some(&item.ident),
        _ => None,
    }
}
