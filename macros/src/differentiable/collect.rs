//! The first pass: declares all items, converts their types and leaves holes in their signatures.

use syn::{Attribute, Item, ItemFn, ItemMod, Meta, Visibility};

use super::activity::Leaf;
use super::definitions::find_models;
use super::scopes::Binding;
use super::types::Floats;
use super::{Analysis, inner};

impl Analysis {
    /// Declares all items, converts their types and leaves holes in their signatures.
    pub(crate) fn collect(&mut self, items: &mut Vec<Item>, all_are_called_elsewhere: bool) {
        let mut names = self.items.names_with_floats();
        while find_models(items, &mut names) {}
        self.declare_types(items, &names);
        self.convert_types(items);
        self.collect_functions(items, all_are_called_elsewhere);
    }

    pub(crate) fn collect_functions(&mut self, items: &mut Vec<Item>, all_are_called_elsewhere: bool) {
        items.extend(self.left_operators(items));
        if !all_are_called_elsewhere {
            items.extend(self.inner_forms(items));
        }
        let mut plain_impls = Vec::new();
        for item in items.iter_mut() {
            match item {
                Item::Fn(ItemFn { sig, vis, .. }) => {
                    let is_called_elsewhere =
                        all_are_called_elsewhere || !matches!(vis, Visibility::Inherited);
                    // Calls inside of the code go to the inner form, which comes later.
                    let name = inner::public_name(&sig.ident).unwrap_or(sig.ident.clone()).to_string();
                    let function = self.collect_function(sig, is_called_elsewhere, false);
                    self.declare(name, Binding::Function(function));
                }
                Item::Impl(item) => plain_impls.extend(self.collect_impl(item).map(Item::Impl)),
                Item::Const(item) => {
                    let shape = self.convert(&mut (*item.ty).clone(), Floats::Are(Leaf::PLAIN));
                    self.declare(item.ident.to_string(), Binding::Value(shape));
                }
                Item::Static(item) => {
                    let shape = self.convert(&mut (*item.ty).clone(), Floats::Are(Leaf::PLAIN));
                    self.declare(item.ident.to_string(), Binding::Value(shape));
                }
                Item::Trait(item) => self.collect_trait(item),
                Item::Mod(ItemMod { content: Some((_, items)), attrs, .. }) if !is_for_tests(attrs) => {
                    self.collect_functions(items, all_are_called_elsewhere);
                }
                _ => {}
            }
        }
        items.extend(plain_impls);
    }
}

pub(crate) fn is_constant(attribute: &Attribute) -> bool {
    matches!(&attribute.meta, Meta::Path(path) if path.is_ident("constant"))
}

/// Whether the attributes have `#[constant]`, which is removed.
pub(crate) fn take_constant(attributes: &mut Vec<Attribute>) -> bool {
    let before = attributes.len();
    attributes.retain(|attribute| !is_constant(attribute));
    attributes.len() < before
}

/// A module of tests calls the functions and stays as it is.
pub(crate) fn is_for_tests(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        matches!(&attribute.meta, Meta::List(list)
            if list.path.is_ident("cfg") && list.tokens.to_string() == "test")
    })
}
