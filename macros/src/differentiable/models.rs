//! Values of the converted types: their fields, variants and methods.

use std::rc::Rc;

use proc_macro2::Span;
use syn::Path;

use super::Analysis;
use super::activity::Leaf;
use super::items::Function;
use super::shape::Shape;

impl Analysis {
    /// The shape of a field. In an enum, `variant` says whose field it is.
    pub(crate) fn field(&mut self, shape: &Shape, variant: Option<&str>, name: &str, span: Span) -> Shape {
        match self.shapes.known(shape) {
            Shape::Tuple(elements) => {
                name.parse().ok().and_then(|i: usize| elements.get(i).cloned()).unwrap_or(Shape::Other)
            }
            known @ (Shape::Model(..) | Shape::PlainModel(_)) => {
                let (model, instance) = parts(&known);
                let variants = &self.items.models[model].variants;
                if variants.is_empty() {
                    // The definition is not in view, so a field may be anything.
                    return self.shapes.blob(instance);
                }
                let named = |fields: &[(String, Shape)]| {
                    fields.iter().find(|(field, _)| field == name).map(|(_, shape)| shape.clone())
                };
                let shape = variants
                    .iter()
                    .filter(|v| variants.len() == 1 || variant.is_none_or(|name| v.name == name))
                    .find_map(|variant| named(&variant.fields));
                shape.map_or(Shape::Other, |shape| self.of_instance(&shape, instance, span))
            }
            known @ Shape::Unknown(_) => {
                if let Some(model) = self.items.model_with_field(name) {
                    let instance = self.shapes.activity.fresh();
                    let shape = self.model_shape(model, instance);
                    self.shapes.unify(&known, &shape, span);
                    return self.field(&shape, variant, name, span);
                }
                let leaves = self.shapes.leaves(&known);
                self.shapes.blob(leaves[0])
            }
            _ => Shape::Other,
        }
    }

    pub(crate) fn model_shape(&self, model: usize, instance: Leaf) -> Shape {
        if self.items.models[model].has_floats {
            Shape::Model(model, instance)
        } else {
            Shape::PlainModel(model)
        }
    }

    pub(crate) fn of_instance(&mut self, shape: &Shape, instance: Leaf, span: Span) -> Shape {
        self.shapes.instance(shape, instance, &mut Default::default(), span)
    }

    /// The fields of a variant of an enum, or of a struct.
    pub(crate) fn variant_fields(&mut self, shape: &Shape, variant: &str) -> Option<Vec<(String, Shape)>> {
        let known @ (Shape::Model(..) | Shape::PlainModel(_)) = self.shapes.known(shape) else { return None };
        let (model, instance) = parts(&known);
        let variants = &self.items.models[model].variants;
        let chosen = variants
            .iter()
            .find(|v| v.name == variant)
            .or(variants.first().filter(|_| variants.len() == 1))?;
        let fields = chosen.fields.clone();
        let span = Span::call_site();
        Some(
            fields
                .into_iter()
                .map(|(name, shape)| (name, self.of_instance(&shape, instance, span)))
                .collect(),
        )
    }

    /// The model that the path of a variant or a struct names: `Body`, `Self`, `Law::Linear`, `Self::Linear`.
    pub(crate) fn model_of_variant(&self, path: &Path) -> Option<usize> {
        let names: Vec<_> = path.segments.iter().rev().map(|segment| segment.ident.to_string()).collect();
        let named = |name: &String| match (name.as_str(), &self.self_shape) {
            ("Self", Shape::Model(model, _) | Shape::PlainModel(model)) => Some(*model),
            _ => self.items.model_named(name),
        };
        let last = names.first()?;
        named(last).or_else(|| {
            let model = named(names.get(1)?)?;
            self.items.models[model].variants.iter().any(|variant| variant.name == *last).then_some(model)
        })
    }

    /// The functions of this name that a value of the shape has.
    pub(crate) fn methods(&mut self, shape: &Shape, name: &str, span: Span) -> Vec<Rc<Function>> {
        let model = match self.shapes.known(shape) {
            Shape::Model(model, _) | Shape::PlainModel(model) => model,
            known @ Shape::Unknown(_) => {
                let Some(model) = self.items.model_with_method(name) else { return Vec::new() };
                let instance = self.shapes.activity.fresh();
                let shape = self.model_shape(model, instance);
                self.shapes.unify(&known, &shape, span);
                model
            }
            _ => return Vec::new(),
        };
        let own = self.items.methods.get(&(model, name.to_owned()));
        own.or_else(|| {
            // A function that a trait gives to all its types.
            let of_traits = (0..self.items.models.len()).filter(|&model| self.items.models[model].is_trait);
            of_traits.filter_map(|model| self.items.methods.get(&(model, name.to_owned()))).next()
        })
        .cloned()
        .unwrap_or_default()
    }
}

/// The index of a model and its `R`.
fn parts(shape: &Shape) -> (usize, Leaf) {
    match shape {
        Shape::Model(model, instance) => (*model, *instance),
        Shape::PlainModel(model) => (*model, Leaf::PLAIN),
        _ => unreachable!("the caller has matched a model"),
    }
}
