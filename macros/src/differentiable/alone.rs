//! An `impl` that stands alone, without its type and its trait.

use proc_macro2::Ident;
use syn::visit::Visit;
use syn::{ImplItem, ItemImpl, Type};

use super::Analysis;

/// Traits that may have floats in their functions and get no parameter.
const STANDARD_TRAITS: [&str; 24] = [
    "Add",
    "AddAssign",
    "AsMut",
    "AsRef",
    "Borrow",
    "Deref",
    "DerefMut",
    "Div",
    "DivAssign",
    "Extend",
    "From",
    "FromIterator",
    "Index",
    "IndexMut",
    "IntoIterator",
    "Iterator",
    "Mul",
    "MulAssign",
    "Neg",
    "Product",
    "Rem",
    "Sub",
    "SubAssign",
    "Sum",
];

impl Analysis {
    /// The attribute stands on an `impl` alone. Then its type has it too, and so has its trait, if the trait's functions
    /// take floats.
    pub(crate) fn declare_names_of_impl(&mut self, block: &ItemImpl) {
        if let Type::Path(path) = &*block.self_ty
            && let Some(segment) = path.path.segments.last()
            && segment.ident != "f64"
        {
            self.declare_model(&segment.ident, &Default::default(), true, false);
        }
        if let Some((_, path, _)) = &block.trait_
            && let Some(segment) = path.segments.last()
            && !STANDARD_TRAITS.contains(&segment.ident.to_string().as_str())
            && block.items.iter().any(mentions_floats)
        {
            self.declare_model(&segment.ident, &Default::default(), true, true);
        }
    }
}

fn mentions_floats(item: &ImplItem) -> bool {
    struct Finder(bool);
    impl<'ast> Visit<'ast> for Finder {
        fn visit_ident(&mut self, ident: &'ast Ident) {
            self.0 |= ident == "f64";
        }
    }
    let mut finder = Finder(false);
    if let ImplItem::Fn(method) = item {
        finder.visit_signature(&method.sig);
    }
    finder.0
}
