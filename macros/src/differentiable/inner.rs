//! Inner forms of public functions. Whoever is outside may pass a number to every parameter of a public function. The code
//! itself may pass a table of constants to one of them, which then has no partials and no cost. So calls inside of the
//! module go to a private form, whose parameters the calls decide. It goes again if it has nothing plain.

use syn::visit_mut::VisitMut;
use syn::{Ident, Item, ItemFn, Visibility};

use super::Analysis;
use super::activity::Numbers;
use super::items::Function;

const INNER: &str = "__gradual_inner_";

/// The name of the inner form.
pub(crate) fn name_of(public: &Ident) -> Ident {
    Ident::new(&format!("{INNER}{public}"), public.span())
}

/// The name of the public function, if this is the name of an inner form.
pub(crate) fn public_name(ident: &Ident) -> Option<Ident> {
    Some(Ident::new(ident.to_string().strip_prefix(INNER)?, ident.span()))
}

impl Analysis {
    /// The inner forms of all public functions. A path may lead into a module inside, or out of it, so there must be none.
    pub(crate) fn inner_forms(&mut self, items: &[Item]) -> Vec<Item> {
        if !self.items.modules.is_empty() {
            return Vec::new();
        }
        let mut forms = Vec::new();
        for item in items {
            if let Item::Fn(function) = item
                && !matches!(function.vis, Visibility::Inherited)
                && self.takes_number(&function.sig)
            {
                let mut form = ItemFn { vis: Visibility::Inherited, ..function.clone() };
                form.sig.ident = name_of(&function.sig.ident);
                forms.push(Item::Fn(form));
            }
        }
        forms
    }

    /// Takes away the inner forms that are of no use, and calls the public functions in their place.
    pub(crate) fn drop_inner_forms(&self, items: &mut Vec<Item>, numbers: &Numbers) {
        let useless: Vec<Ident> = items
            .iter()
            .filter_map(|item| match item {
                Item::Fn(function) if public_name(&function.sig.ident).is_some() => Some(&function.sig),
                _ => None,
            })
            .filter(|signature| {
                let function = super::holes::function_of(&signature.generics);
                function.is_none_or(|index| !is_useful(&self.items.functions[index], numbers))
            })
            .map(|signature| signature.ident.clone())
            .collect();
        items.retain(|item| !matches!(item, Item::Fn(function) if useless.contains(&function.sig.ident)));
        items.iter_mut().for_each(|item| Rename(&useless).visit_item_mut(item));
    }
}

/// Whether something is plain in the function that would be a number in its public form.
fn is_useful(function: &Function, numbers: &Numbers) -> bool {
    let is_number = |&leaf| numbers.contains(leaf);
    function.is_called.get() && function.free.iter().any(is_number) && !function.free.iter().all(is_number)
}

struct Rename<'a>(&'a [Ident]);

impl VisitMut for Rename<'_> {
    fn visit_ident_mut(&mut self, ident: &mut Ident) {
        if self.0.contains(ident)
            && let Some(public) = public_name(ident)
        {
            *ident = public;
        }
    }

    fn visit_macro_mut(&mut self, call: &mut syn::Macro) {
        super::macro_calls::visit_arguments(self, call);
    }
}
