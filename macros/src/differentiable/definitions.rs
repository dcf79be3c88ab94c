//! The definitions of structs, enums and aliases: those with floats inside get the parameter `R`.

use std::collections::HashSet;
use std::rc::Rc;

use proc_macro2::Ident;
use syn::visit::{self, Visit};
use syn::{Field, Fields, Generics, Item, ItemEnum, ItemMod, ItemStruct, ItemType, TraitItem, parse_quote};

use super::Analysis;
use super::activity::Leaf;
use super::collect::{is_constant, is_for_tests, take_constant};
use super::items::{Model, Named, Variant};
use super::shape::Shape;
use super::types::Floats;

impl Analysis {
    pub(crate) fn declare_types(&mut self, items: &[Item], names: &HashSet<String>) {
        for item in items {
            let (name, generics) = match item {
                Item::Struct(item) => (&item.ident, &item.generics),
                Item::Enum(item) => (&item.ident, &item.generics),
                Item::Trait(item) => (&item.ident, &item.generics),
                Item::Type(item) if names.contains(&item.ident.to_string()) => {
                    self.items.types.insert(item.ident.to_string(), Named::Alias(Rc::new(item.clone())));
                    continue;
                }
                Item::Mod(ItemMod { content: Some((_, items)), attrs, ident, .. })
                    if !is_for_tests(attrs) =>
                {
                    self.items.modules.insert(ident.to_string());
                    self.declare_types(items, names);
                    continue;
                }
                _ => continue,
            };
            self.declare_model(
                name,
                generics,
                names.contains(&name.to_string()),
                matches!(item, Item::Trait(_)),
            );
        }
    }

    pub(crate) fn declare_model(
        &mut self,
        name: &Ident,
        generics: &Generics,
        has_floats: bool,
        is_trait: bool,
    ) {
        let model = self.items.models.len();
        let (name, generics) = (name.clone(), generics.clone());
        self.items.types.insert(name.to_string(), Named::Model(model));
        self.items.models.push(Model { name, generics, has_floats, is_trait, variants: Vec::new() });
    }

    pub(crate) fn convert_types(&mut self, items: &mut [Item]) {
        for item in items {
            match item {
                Item::Struct(ItemStruct { ident, generics, fields, .. }) => {
                    let variant = (ident.clone(), fields);
                    self.convert_model(ident, generics, [variant]);
                }
                Item::Enum(ItemEnum { ident, generics, variants, .. }) => {
                    let variants =
                        variants.iter_mut().map(|variant| (variant.ident.clone(), &mut variant.fields));
                    self.convert_model(ident, generics, variants);
                }
                Item::Type(ItemType { ident, generics, ty, .. })
                    if self.items.types.contains_key(&ident.to_string()) =>
                {
                    self.convert(ty, Floats::Are(Leaf::NUMBER));
                    generics.params.push(parse_quote!(__gradual_number = f64));
                }
                Item::Mod(ItemMod { content: Some((_, items)), attrs, .. }) if !is_for_tests(attrs) => {
                    self.convert_types(items);
                }
                _ => {}
            }
            self.type_parameters.clear();
        }
    }

    fn convert_model<'a>(
        &mut self,
        name: &Ident,
        generics: &mut Generics,
        variants: impl IntoIterator<Item = (Ident, &'a mut Fields)>,
    ) {
        let Some(model) = self.items.model_named(&name.to_string()) else { return };
        self.declare_type_parameters(generics, Floats::Are(Leaf::NUMBER));
        self.items.models[model].variants = variants
            .into_iter()
            .map(|(name, fields)| Variant { name, fields: self.convert_fields(fields) })
            .collect();
        if self.items.models[model].has_floats {
            generics.params.push(parse_quote!(__gradual_number = f64));
        }
    }

    fn convert_fields(&mut self, fields: &mut Fields) -> Vec<(String, Shape)> {
        let mut shapes = Vec::new();
        for (position, field) in fields.iter_mut().enumerate() {
            let name = field.ident.as_ref().map_or(position.to_string(), Ident::to_string);
            let leaf = if take_constant(&mut field.attrs) { Leaf::PLAIN } else { Leaf::NUMBER };
            shapes.push((name, self.convert(&mut field.ty, Floats::Are(leaf))));
        }
        shapes
    }
}

/// Adds the names of types that hold floats, or types that do. Whether it found a new one.
pub(crate) fn find_models(items: &[Item], names: &mut HashSet<String>) -> bool {
    struct Finder<'a>(&'a HashSet<String>, bool);
    impl<'ast> Visit<'ast> for Finder<'_> {
        fn visit_ident(&mut self, ident: &'ast Ident) {
            self.1 |= ident == "f64" || self.0.contains(&ident.to_string());
        }
        fn visit_field(&mut self, field: &'ast Field) {
            if !field.attrs.iter().any(is_constant) {
                self.visit_type(&field.ty);
            }
        }
        fn visit_variant(&mut self, variant: &'ast syn::Variant) {
            self.visit_fields(&variant.fields);
        }
    }
    let mut found = false;
    for item in items {
        let mut finder = Finder(names, false);
        let name = match item {
            Item::Struct(item) => {
                visit::visit_generics(&mut finder, &item.generics);
                finder.visit_fields(&item.fields);
                &item.ident
            }
            Item::Enum(item) => {
                item.variants.iter().for_each(|variant| finder.visit_variant(variant));
                &item.ident
            }
            Item::Type(item) => {
                finder.visit_type(&item.ty);
                &item.ident
            }
            Item::Trait(item) => {
                for item in &item.items {
                    if let TraitItem::Fn(method) = item {
                        finder.visit_signature(&method.sig);
                    }
                }
                item.supertraits.iter().for_each(|bound| finder.visit_type_param_bound(bound));
                &item.ident
            }
            Item::Mod(ItemMod { content: Some((_, items)), attrs, .. }) if !is_for_tests(attrs) => {
                found |= find_models(items, names);
                continue;
            }
            _ => continue,
        };
        if finder.1 {
            found |= names.insert(name.to_string());
        }
    }
    found
}
