//! The attribute `#[differentiable]`.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::visit_mut::{self, VisitMut};
use syn::{ItemFn, Path, Result, parse_quote};

/// The item with `R` in place of `f64`.
pub(crate) fn expand(_arguments: TokenStream, item: TokenStream) -> Result<TokenStream> {
    let mut function: ItemFn = syn::parse2(item)?;
    Numbers.visit_signature_mut(&mut function.sig);
    function.sig.generics.params.push(parse_quote!(R: ::gradual::Real));
    function.attrs.push(parse_quote!(#[inline]));
    Ok(function.into_token_stream())
}

/// Replaces `f64` by the number.
struct Numbers;

impl VisitMut for Numbers {
    fn visit_path_mut(&mut self, path: &mut Path) {
        if path.is_ident("f64") {
            *path = parse_quote!(R);
        }
        visit_mut::visit_path_mut(self, path);
    }
}
