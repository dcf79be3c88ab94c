//! The macros of the crate `gradual`. Use them through its feature `macros`; their documentation is there too.

mod differentiable;
mod parameters;

/// The code that the attribute writes names the crate as `::gradual`, so your `Cargo.toml` must have it under this name.
#[proc_macro_attribute]
pub fn differentiable(
    arguments: proc_macro::TokenStream,
    item: proc_macro::TokenStream,
) -> proc_macro::TokenStream {
    differentiable::expand(arguments.into(), item.into())
        .unwrap_or_else(syn::Error::into_compile_error)
        .into()
}

/// Implements the trait `Parameters` for a struct.
#[proc_macro_derive(Parameters, attributes(constant))]
pub fn parameters(item: proc_macro::TokenStream) -> proc_macro::TokenStream {
    let input = syn::parse_macro_input!(item as syn::DeriveInput);
    parameters::expand(&input).unwrap_or_else(syn::Error::into_compile_error).into()
}
