//! `impl Mul<Body> for f64`. Rust has no such impl for every number on the left, so `Body` gets a function that does the
//! same, and `x * body` calls it where x is a number.

use proc_macro2::Span;
use quote::format_ident;
use syn::visit_mut::{self, VisitMut};
use syn::{Expr, ExprBinary, FnArg, ImplItem, Item, ItemImpl, Path, Type, parse_quote};

use super::Analysis;
use super::activity::Leaf;
use super::lifts::Lift;
use super::shape::Shape;

const LEFT: &str = "__gradual_left_";

/// The name of the function for an operator, such as `mul`. The operand may be a reference.
fn name_of(operator: &str, by_reference: bool) -> String {
    format!("{LEFT}{operator}{}", if by_reference { "_by_reference" } else { "" })
}

impl Analysis {
    /// The functions for all impls of this kind.
    pub(crate) fn left_operators(&self, items: &[Item]) -> Vec<Item> {
        let impls = items.iter().filter_map(|item| match item {
            Item::Impl(item) => Some(item),
            _ => None,
        });
        let of_floats =
            impls.filter(|item| matches!(&*item.self_ty, Type::Path(path) if path.path.is_ident("f64")));
        of_floats.filter(|item| self.is_of_trait_with_model(item)).filter_map(left_operator).collect()
    }

    /// The shape of `x * body`, and the function for the case that x is a number. None if there is no impl for it.
    pub(crate) fn operate_on_right(
        &mut self,
        binary: &mut ExprBinary,
        operator: &str,
        left: Leaf,
        right: &Shape,
        span: Span,
    ) -> Option<(Shape, LeftOperator)> {
        let Shape::Model(model, _) = right else { return None };
        let is_reference = matches!(*binary.right, Expr::Reference(_));
        let names = [is_reference, !is_reference].map(|by_reference| name_of(operator, by_reference));
        let (name, function) =
            names.iter().find_map(|name| Some((name, self.methods(right, name, span).first().cloned()?)))?;
        function.is_called.set(true);
        let instance = self.shapes.activity.fresh();
        self.shapes.activity.flow(left, instance, span);
        let mut known = Default::default();
        if let Some(shape) = function.parameters.get(1) {
            let operand = self.shapes.instance(shape, instance, &mut known, span);
            self.coerce(&mut binary.right, right, &operand);
        }
        let shape = self.shapes.instance(&function.result, instance, &mut known, span);
        let (model, function) = (self.items.models[*model].name.clone(), format_ident!("{name}"));
        Some((shape, LeftOperator { left, path: parse_quote!(#model::#function) }))
    }

    /// The operator becomes a call if what stands on its left is a number.
    pub(crate) fn call_if_number(&mut self, operation: &mut Expr, operator: LeftOperator) {
        self.add_site(operation, Lift::Operator(operator.path), operator.left, operator.left, &Shape::Other);
    }
}

/// A function that stands for an operator, if the left operand is a number.
pub(crate) struct LeftOperator {
    left: Leaf,
    path: Path,
}

/// The impl of `Body` with the function.
fn left_operator(item: &ItemImpl) -> Option<Item> {
    let output = item.items.iter().find_map(|item| match item {
        ImplItem::Type(item) => Some(item.ty.clone()),
        _ => None,
    })?;
    let mut method = item.items.iter().find_map(|item| match item {
        ImplItem::Fn(method) => Some(method.clone()),
        _ => None,
    })?;
    let FnArg::Typed(operand) = method.sig.inputs.last()? else { return None };
    let (model, by_reference) = match &*operand.ty {
        Type::Reference(reference) => (reference.elem.clone(), true),
        ty => (Box::new(ty.clone()), false),
    };
    method.sig.ident = format_ident!("{}", name_of(&method.sig.ident.to_string(), by_reference));
    Names { output: &output }.visit_impl_item_fn_mut(&mut method);
    *method.sig.inputs.first_mut()? = parse_quote!(left: f64);
    let ItemImpl { generics, .. } = item;
    let (parameters, _, bounds) = generics.split_for_impl();
    Some(parse_quote! {
        impl #parameters #model #bounds {
            #[doc(hidden)]
            pub(crate) #method
        }
    })
}

/// Replaces `self` by the name of the number, and `Self::Output` by the type.
struct Names<'a> {
    output: &'a Type,
}

impl VisitMut for Names<'_> {
    fn visit_type_mut(&mut self, ty: &mut Type) {
        if matches!(ty, Type::Path(path) if is_output(&path.path)) {
            *ty = self.output.clone();
        }
        visit_mut::visit_type_mut(self, ty);
    }

    fn visit_path_mut(&mut self, path: &mut Path) {
        if path.is_ident("self") {
            *path = parse_quote!(left);
        } else if let (true, Type::Path(output)) = (is_output(path), self.output) {
            *path = output.path.clone();
        }
        visit_mut::visit_path_mut(self, path);
    }
}

fn is_output(path: &Path) -> bool {
    path.segments.len() == 2 && path.segments[0].ident == "Self" && path.segments[1].ident == "Output"
}
