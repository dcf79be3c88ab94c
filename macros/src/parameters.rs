//! `#[derive(Parameters)]`: the trait `gradual::Parameters` for a struct.

use proc_macro2::TokenStream;
use quote::quote;
use syn::visit::Visit;
use syn::{
    Data, DeriveInput, Error, Field, GenericArgument, GenericParam, Generics, Ident, Index, Lifetime, Member,
    Result, Type, TypeParam, WherePredicate, parse_quote,
};

/// The struct with a `D` in the place of each number is `Of<D>`. Each function visits the fields in their order.
pub(crate) fn expand(input: &DeriveInput) -> Result<TokenStream> {
    let fields = match &input.data {
        Data::Struct(data) => &data.fields,
        Data::Enum(_) | Data::Union(_) => {
            return Err(Error::new_spanned(
                &input.ident,
                "only a struct can derive `Parameters`: put the numbers into a struct, and the choice into a field with `#[constant]`",
            ));
        }
    };
    let number = number_parameter(input)?;
    let (mut constants, mut parameters) = (Vec::new(), Vec::new());
    for (i, field) in fields.iter().enumerate() {
        let member = field.ident.clone().map_or(Member::Unnamed(Index::from(i)), Member::Named);
        if is_constant(field, &number.ident)? { &mut constants } else { &mut parameters }
            .push((member, &field.ty));
    }
    let ((constants, _), (members, types)): ((Vec<_>, Vec<_>), (Vec<_>, Vec<_>)) =
        (constants.into_iter().unzip(), parameters.into_iter().unzip());
    let Some((first, rest)) = members.split_first() else {
        return Err(Error::new_spanned(
            &input.ident,
            "there are no parameters in this struct: every field is a constant",
        ));
    };

    let (name, r) = (&input.ident, &number.ident);
    let of_duals = arguments(&input.generics, r, &parse_quote!(__D));
    let directions = directions(name, &input.generics, r);
    let names = members.iter().map(|member| match member {
        Member::Named(name) => name.to_string().trim_start_matches("r#").to_owned(),
        Member::Unnamed(index) => index.index.to_string(),
    });
    let mut generics = input.generics.clone();
    generics.make_where_clause().predicates.push(parse_quote!(#r: ::gradual::Scalar));
    let (for_all, of_numbers, bounds) = generics.split_for_impl();
    Ok(quote! {
        #[automatically_derived]
        impl #for_all ::gradual::Parameters for #name #of_numbers #bounds {
            type Scalar = #r;
            type Of<__D> = #name<#of_duals>;
            type Directions = #directions;
            const LEN: ::core::option::Option<usize> =
                ::gradual::parameters::total(&[#(<#types as ::gradual::Parameters>::LEN),*]);

            #[inline]
            fn map_named<__D>(
                &self,
                name: ::gradual::parameters::Name<'_>,
                f: &mut impl ::core::ops::FnMut(::gradual::parameters::Name<'_>, #r) -> __D,
            ) -> #name<#of_duals> {
                #name {
                    #(#members: ::gradual::Parameters::map_named(&self.#members, name.field(#names), f),)*
                    #(#constants: ::core::clone::Clone::clone(&self.#constants),)*
                }
            }

            #[inline]
            fn numbers(&self) -> impl ::core::iter::Iterator<Item = &#r> {
                let numbers = ::gradual::Parameters::numbers(&self.#first);
                #(let numbers = ::core::iter::Iterator::chain(numbers, ::gradual::Parameters::numbers(&self.#rest));)*
                numbers
            }

            #[inline]
            fn numbers_mut(&mut self) -> impl ::core::iter::Iterator<Item = &mut #r> {
                let numbers = ::gradual::Parameters::numbers_mut(&mut self.#first);
                #(let numbers =
                    ::core::iter::Iterator::chain(numbers, ::gradual::Parameters::numbers_mut(&mut self.#rest));)*
                numbers
            }
        }
    })
}

/// The type parameter that stands for the type of the numbers: the first one. It must have no bounds.
fn number_parameter(input: &DeriveInput) -> Result<&TypeParam> {
    let Some(number) = input.generics.type_params().next() else {
        return Err(Error::new_spanned(
            &input.ident,
            format!(
                "the type of the numbers must be a type parameter: write `struct {0}<R> {{ mass: R }}`, not `struct {0} {{ mass: f64 }}`",
                input.ident
            ),
        ));
    };
    let predicates = input.generics.where_clause.iter().flat_map(|clause| &clause.predicates);
    let bound = predicates.filter_map(|predicate| match predicate {
        WherePredicate::Type(bound) if mentions(&bound.bounded_ty, &number.ident) => Some(quote!(#bound)),
        _ => None,
    });
    let bounds = &number.bounds;
    let bound = (!bounds.is_empty()).then(|| quote!(#bounds)).into_iter().chain(bound).next();
    match bound {
        None => Ok(number),
        Some(bound) => Err(Error::new_spanned(
            bound,
            format!(
                "the struct must hold any number: move this bound to the functions, `impl<{0}: Real> {1}<{0}> {{ .. }}`",
                number.ident, input.ident
            ),
        )),
    }
}

/// Whether the field has the attribute `#[constant]`. Its type must agree with that.
fn is_constant(field: &Field, number: &Ident) -> Result<bool> {
    let constant = field.attrs.iter().find(|attribute| attribute.path().is_ident("constant"));
    if let Some(attribute) = constant {
        attribute.meta.require_path_only()?;
    }
    match (constant.is_some(), mentions(&field.ty, number)) {
        (true, true) => Err(Error::new_spanned(
            &field.ty,
            format!(
                "a constant stays as it is while the parameters become duals: write `f64`, not `{number}`"
            ),
        )),
        (false, false) => Err(Error::new_spanned(
            &field.ty,
            format!(
                "no number in this field is a parameter: write `{number}` for its type, or `#[constant]` before it"
            ),
        )),
        (is_constant, _) => Ok(is_constant),
    }
}

/// Whether the type mentions the name.
fn mentions(ty: &Type, name: &Ident) -> bool {
    let mut found = Mentions { name, found: false };
    found.visit_type(ty);
    found.found
}

struct Mentions<'a> {
    name: &'a Ident,
    found: bool,
}

impl Visit<'_> for Mentions<'_> {
    fn visit_ident(&mut self, ident: &Ident) {
        self.found |= ident == self.name;
    }
}

/// The arguments of the struct's generics, with another type in the place of the number.
fn arguments(generics: &Generics, number: &Ident, with: &GenericArgument) -> TokenStream {
    let arguments = generics.params.iter().map(|parameter| match parameter {
        GenericParam::Type(parameter) if parameter.ident == *number => quote!(#with),
        GenericParam::Type(parameter) => {
            let name = &parameter.ident;
            quote!(#name)
        }
        GenericParam::Const(parameter) => {
            let name = &parameter.ident;
            quote!(#name)
        }
        GenericParam::Lifetime(parameter) => {
            let name = &parameter.lifetime;
            quote!(#name)
        }
    });
    quote!(#(#arguments),*)
}

/// The directions of a struct of fixed size. Stable Rust counts its numbers in a type only if no parameter besides the
/// number enters the count. Otherwise the directions go in chunks.
fn directions(name: &Ident, generics: &Generics, number: &Ident) -> TokenStream {
    let mut of_floats = generics.clone();
    for parameter in of_floats.params.iter_mut() {
        match parameter {
            GenericParam::Lifetime(parameter) => parameter.lifetime = Lifetime::new("'static", name.span()),
            GenericParam::Type(parameter) if parameter.ident == *number => {}
            GenericParam::Type(_) | GenericParam::Const(_) => return quote!(::gradual::parameters::InChunks),
        }
    }
    let arguments = arguments(&of_floats, number, &parse_quote!(f64));
    let length = quote!(<#name<#arguments> as ::gradual::Parameters>::LEN);
    quote! {
        ::gradual::parameters::Select<
            { ::gradual::parameters::kind(#length) },
            { ::gradual::parameters::count(#length) },
        >
    }
}
