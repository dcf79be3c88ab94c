//! The name of the parameter for the number: `R`, or another if a constant of the code has this name, as in
//! `Matrix<const R: usize, const C: usize>`.

use proc_macro2::{Group, Ident, TokenStream, TokenTree};
use syn::visit::Visit;
use syn::{ConstParam, Item};

/// The name in the code until it is chosen.
pub(crate) const HOLE: &str = "__gradual_number";

/// The names that are tried.
const NAMES: [&str; 2] = ["R", "Number"];

/// Chooses the name, and puts it into the converted code.
pub(crate) fn fill(code: TokenStream, item: &Item) -> TokenStream {
    struct Constants(Vec<String>);
    impl<'ast> Visit<'ast> for Constants {
        fn visit_const_param(&mut self, parameter: &'ast ConstParam) {
            self.0.push(parameter.ident.to_string());
        }
    }
    let mut constants = Constants(Vec::new());
    constants.visit_item(item);
    let is_free = |name: &&str| !constants.0.iter().any(|taken| taken == name);
    rename(code, NAMES.into_iter().find(is_free).unwrap_or(HOLE))
}

fn rename(code: TokenStream, name: &str) -> TokenStream {
    code.into_iter()
        .map(|token| match token {
            TokenTree::Ident(ident) if ident == HOLE => Ident::new(name, ident.span()).into(),
            TokenTree::Group(group) => {
                let mut renamed = Group::new(group.delimiter(), rename(group.stream(), name));
                renamed.set_span(group.span());
                renamed.into()
            }
            token => token,
        })
        .collect()
}
