//! Errors at their places. All of them are reported, not only the first.

use std::collections::HashSet;
use std::fmt::Display;

use proc_macro2::Span;
use quote::ToTokens;
use syn::Error;

use super::activity::{Leaf, Numbers};

/// The errors so far, and those that depend on whether a leaf is a number.
#[derive(Default)]
pub(crate) struct Errors {
    found: Vec<Error>,
    if_number: Vec<(Vec<Leaf>, Error)>,
}

impl Errors {
    pub(crate) fn add(&mut self, place: impl ToTokens, message: impl Display) {
        self.found.push(Error::new_spanned(place, message));
    }

    /// An error if one of the leaves is a number.
    pub(crate) fn add_if_number(&mut self, leaves: Vec<Leaf>, place: impl ToTokens, message: impl Display) {
        self.if_number.push((leaves, Error::new_spanned(place, message)));
    }

    pub(crate) fn finish(self, numbers: &Numbers, conflicts: Vec<Span>) -> syn::Result<()> {
        let at_conflicts = conflicts.into_iter().map(|span| {
            Error::new(
                span,
                "a number of the derivative reaches a constant here: remove the `#[constant]`, or pass a plain float",
            )
        });
        let if_number = self
            .if_number
            .into_iter()
            .filter(|(leaves, _)| leaves.iter().any(|&leaf| numbers.contains(leaf)))
            .map(|(_, error)| error);
        // A function with an inner form is read twice.
        let mut seen = HashSet::new();
        let mut all = self.found.into_iter().chain(if_number).chain(at_conflicts).collect::<Vec<_>>();
        all.retain(|error| seen.insert((format!("{:?}", error.span()), error.to_string())));
        all.into_iter()
            .reduce(|mut all, error| {
                all.combine(error);
                all
            })
            .map_or(Ok(()), Err)
    }
}
