//! The items of the converted code: which types and functions are generic, with which shapes.

use std::cell::Cell;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use proc_macro2::Ident;
use syn::visit::{self, Visit};
use syn::{
    Attribute, Field, Fields, FnArg, GenericParam, Generics, ImplItem, Item, ItemEnum, ItemFn, ItemImpl,
    ItemMod, ItemStruct, ItemTrait, ItemType, Meta, Path, ReturnType, Signature, TraitItem, Type, Visibility,
    WherePredicate, parse_quote,
};

use super::activity::Leaf;
use super::scopes::Binding;
use super::shape::Shape;
use super::types::Floats;
use super::{Analysis, holes};

/// What the name of a type means.
#[derive(Clone)]
pub(crate) enum Named {
    Model(usize),
    Alias(Rc<ItemType>),
}

/// A struct, an enum or a trait. If it has floats inside, it gets the parameter `R`.
pub(crate) struct Model {
    pub(crate) name: Ident,
    pub(crate) generics: Generics,
    pub(crate) has_floats: bool,
    pub(crate) is_trait: bool,
    /// A struct has one variant, with its own name. A trait has none, nor has a type whose definition is not in view.
    pub(crate) variants: Vec<Variant>,
}

pub(crate) struct Variant {
    pub(crate) name: Ident,
    /// The fields by name or by position. Their own numbers are [`Leaf::NUMBER`].
    pub(crate) fields: Vec<(String, Shape)>,
}

/// The names that types have inside an item.
#[derive(Clone)]
pub(crate) struct Context {
    pub(crate) self_shape: Shape,
    pub(crate) associated: HashMap<String, Shape>,
    pub(crate) type_parameters: HashMap<String, Shape>,
}

/// A function of the converted code.
pub(crate) struct Function {
    pub(crate) parameters: Vec<Shape>,
    pub(crate) result: Shape,
    /// The leaves that the calls and the body decide.
    pub(crate) free: Vec<Leaf>,
    /// All leaves. If one of them is a number, the function has a parameter `R`, unless its `impl` has one.
    pub(crate) leaves: Vec<Leaf>,
    pub(crate) in_impl: bool,
    /// How many types and constants its turbofish has besides `R`.
    pub(crate) others: usize,
    pub(crate) is_called: Cell<bool>,
    context: Context,
}

#[derive(Default)]
pub(crate) struct Items {
    pub(crate) types: HashMap<String, Named>,
    pub(crate) models: Vec<Model>,
    /// The modules inside the module.
    pub(crate) modules: HashSet<String>,
    pub(crate) functions: Vec<Rc<Function>>,
    /// The methods and associated functions of a model. An operator may have several, for several operands.
    pub(crate) methods: HashMap<(usize, String), Vec<Rc<Function>>>,
    /// The associated constants of a model. They belong to the plain one.
    pub(crate) constants: HashMap<(usize, String), Shape>,
}

impl Model {
    /// Whether it has parameters besides `R` and lifetimes.
    pub(crate) fn has_other_parameters(&self) -> bool {
        self.generics.params.iter().any(|parameter| !matches!(parameter, GenericParam::Lifetime(_)))
    }
}

impl Items {
    pub(crate) fn model_named(&self, name: &str) -> Option<usize> {
        match self.types.get(name) {
            Some(Named::Model(model)) => Some(*model),
            _ => None,
        }
    }

    /// The types that are known to hold floats.
    fn names_with_floats(&self) -> HashSet<String> {
        let has_floats = |named: &Named| match named {
            Named::Model(model) => self.models[*model].has_floats,
            Named::Alias(_) => true,
        };
        self.types.iter().filter(|(_, named)| has_floats(named)).map(|(name, _)| name.clone()).collect()
    }

    /// The only model that has a field of this name.
    pub(crate) fn model_with_field(&self, field: &str) -> Option<usize> {
        let mut having = (0..self.models.len()).filter(|&model| {
            self.models[model]
                .variants
                .iter()
                .flat_map(|variant| &variant.fields)
                .any(|(name, _)| name == field)
        });
        having.next().filter(|_| having.next().is_none())
    }

    /// The only model that has a method of this name.
    pub(crate) fn model_with_method(&self, method: &str) -> Option<usize> {
        let mut having = self.methods.keys().filter(|(_, name)| name == method).map(|(model, _)| *model);
        having.next().filter(|_| having.next().is_none())
    }
}

impl Analysis {
    /// Declares all items, converts their types and leaves holes in their signatures.
    pub(crate) fn collect(&mut self, items: &mut Vec<Item>, all_are_called_elsewhere: bool) {
        let mut names = self.items.names_with_floats();
        while find_models(items, &mut names) {}
        self.declare_types(items, &names);
        self.convert_types(items);
        self.collect_functions(items, all_are_called_elsewhere);
    }

    fn declare_types(&mut self, items: &[Item], names: &HashSet<String>) {
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

    fn convert_types(&mut self, items: &mut [Item]) {
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
                    generics.params.push(parse_quote!(R = f64));
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
            generics.params.push(parse_quote!(R = f64));
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

    pub(crate) fn collect_functions(&mut self, items: &mut Vec<Item>, all_are_called_elsewhere: bool) {
        let mut plain_impls = Vec::new();
        for item in items.iter_mut() {
            match item {
                Item::Fn(ItemFn { sig, vis, .. }) => {
                    let is_called_elsewhere = all_are_called_elsewhere
                        || !matches!(vis, Visibility::Inherited)
                        || sig.ident == "main";
                    let name = sig.ident.to_string();
                    let function = self.collect_function(sig, is_called_elsewhere, false);
                    self.declare(name, Binding::Function(function));
                }
                Item::Impl(item) => plain_impls.extend(self.collect_impl(item).map(Item::Impl)),
                Item::Const(item) => {
                    let shape = self.convert(&mut (*item.ty).clone(), Floats::Are(Leaf::PLAIN));
                    self.declare(item.ident.to_string(), Binding::Value(shape));
                }
                Item::Static(item) => {
                    let shape = self.convert(&mut (*item.ty).clone(), Floats::Are(Leaf::PLAIN));
                    self.declare(item.ident.to_string(), Binding::Value(shape));
                }
                Item::Trait(item) => self.collect_trait(item),
                Item::Mod(ItemMod { content: Some((_, items)), attrs, .. }) if !is_for_tests(attrs) => {
                    self.collect_functions(items, all_are_called_elsewhere);
                }
                _ => {}
            }
        }
        items.extend(plain_impls);
    }

    /// A trait whose functions take floats gets the parameter `R`, and so do its bounds.
    fn collect_trait(&mut self, item: &mut ItemTrait) {
        let Some(model) = self.items.model_named(&item.ident.to_string()) else { return };
        if !self.items.models[model].has_floats {
            return;
        }
        self.self_shape = Shape::Model(model, Leaf::NUMBER);
        self.declare_type_parameters(&mut item.generics, Floats::Are(Leaf::NUMBER));
        self.convert_bounds(&mut item.supertraits, Floats::Are(Leaf::NUMBER));
        item.generics.params.push(parse_quote!(R: ::gradual::Real = f64));
        for item in &mut item.items {
            if let TraitItem::Fn(method) = item {
                let function = self.collect_function(&mut method.sig, true, true);
                self.declare_method(&method.sig.ident, function);
            }
        }
        self.leave_item();
    }

    /// Whether the impl is of a trait of the code that takes floats.
    fn is_of_converted_trait(&self, item: &ItemImpl) -> bool {
        item.trait_.as_ref().is_some_and(|(_, path, _)| self.is_converted_trait(path))
    }

    fn is_converted_trait(&self, path: &Path) -> bool {
        matches!(self.named(path), Some(Named::Model(model)) if self.items.models[model].has_floats)
    }

    /// Converts the impl of a model. What needs no number moves to an impl of the plain model, which is returned, so that
    /// `Model::default()` still means the plain one.
    fn collect_impl(&mut self, item: &mut ItemImpl) -> Option<ItemImpl> {
        let is_of_floats = matches!(&*item.self_ty, Type::Path(path) if path.path.is_ident("f64"));
        if is_of_floats && self.is_of_converted_trait(item) {
            self.errors.add(
                &item.self_ty,
                "an `impl` for `f64` cannot become one for every number: write a function in place of the method",
            );
            return None;
        }
        let is_operator_of_floats =
            is_of_floats && item.trait_.as_ref().is_some_and(|(_, path, _)| self.mentions_model(path));
        let self_shape = self.convert(&mut item.self_ty.clone(), Floats::Are(Leaf::NUMBER));
        let is_of_model = matches!(self_shape, Shape::Model(..));
        if let Shape::PlainModel(_) = self_shape {
            self.self_shape = self_shape.clone();
            if !self.is_of_converted_trait(item) {
                self.collect_impl_of_plain_model(item);
                self.leave_item();
                return None;
            }
        }
        let is_of_converted_trait = self.is_of_converted_trait(item);
        if !is_of_model && !is_operator_of_floats && !is_of_converted_trait {
            return None;
        }
        self.self_shape = if is_operator_of_floats { Shape::Float(Leaf::PLAIN) } else { self_shape };
        self.declare_type_parameters(&mut item.generics, Floats::Are(Leaf::NUMBER));
        self.associate_types(item);
        let has_number: Vec<bool> = item.items.iter().map(|item| self.has_number(item)).collect();
        let plain = if item.trait_.is_some() {
            if !has_number.contains(&true) && !is_of_converted_trait {
                self.declare_plain(&item.items);
                self.leave_item();
                return None;
            }
            None
        } else {
            let plain = ItemImpl { items: Vec::new(), ..item.clone() };
            let mut has_number = has_number.into_iter();
            let (numbers, others) =
                item.items.drain(..).partition::<Vec<_>, _>(|_| has_number.next().unwrap_or(false));
            item.items = numbers;
            self.declare_plain(&others);
            let has_others = !others.is_empty();
            has_others.then_some(ItemImpl { items: others, ..plain })
        };
        if item.items.is_empty() && !is_of_converted_trait {
            self.leave_item();
            return plain.map(|plain| std::mem::replace(item, plain)).filter(|empty| !empty.items.is_empty());
        }
        if is_of_model {
            self.convert(&mut item.self_ty, Floats::Are(Leaf::NUMBER));
        }
        item.generics.params.push(parse_quote!(R: ::gradual::Real));
        if let Some((_, path, _)) = &mut item.trait_ {
            self.convert_trait(path);
        }
        let is_trait = item.trait_.is_some();
        for item in &mut item.items {
            match item {
                ImplItem::Type(item) => {
                    self.convert(&mut item.ty, Floats::Are(Leaf::NUMBER));
                }
                ImplItem::Fn(method) => {
                    let has_receiver = method.sig.receiver().is_some();
                    let is_called_elsewhere =
                        is_trait || !has_receiver || !matches!(method.vis, Visibility::Inherited);
                    let function = self.collect_function(&mut method.sig, is_called_elsewhere, true);
                    self.declare_method(&method.sig.ident, function);
                }
                _ => {}
            }
        }
        self.leave_item();
        plain
    }

    /// The trait of an impl, with its arguments.
    fn convert_trait(&mut self, path: &mut Path) {
        let is_converted = self.is_converted_trait(path);
        let Some(segment) = path.segments.last_mut() else { return };
        self.turbofish(&mut segment.arguments, Floats::Are(Leaf::NUMBER));
        if is_converted {
            holes::argument(segment, Leaf::NUMBER, false);
        }
    }

    /// A type without floats gets no parameter. Its functions do, if the type's own `impl` has them.
    fn collect_impl_of_plain_model(&mut self, item: &mut ItemImpl) {
        if item.trait_.is_some() {
            return self.declare_plain(&item.items);
        }
        let bounds = self.take_bounds_with_floats(&mut item.generics);
        for item in &mut item.items {
            if let ImplItem::Fn(method) = item {
                if !bounds.is_empty() {
                    method.sig.generics.make_where_clause().predicates.extend(bounds.iter().cloned());
                }
                let is_called_elsewhere = !matches!(method.vis, Visibility::Inherited);
                let function = self.collect_function(&mut method.sig, is_called_elsewhere, false);
                self.declare_method(&method.sig.ident, function);
            }
        }
    }

    /// Bounds such as `F: Fn(f64) -> f64` of an impl whose type has no `R`. They move to its functions, which have one.
    fn take_bounds_with_floats(&mut self, generics: &mut Generics) -> Vec<WherePredicate> {
        let mut taken = Vec::new();
        for parameter in &mut generics.params {
            let GenericParam::Type(parameter) = parameter else { continue };
            let mut bounds = parameter.bounds.clone();
            if self.convert_bounds(&mut bounds, Floats::Are(Leaf::NUMBER)).is_some() {
                let (name, bounds) = (&parameter.ident, std::mem::take(&mut parameter.bounds));
                parameter.colon_token = None;
                taken.push(parse_quote!(#name: #bounds));
            }
        }
        if let Some(clause) = &mut generics.where_clause {
            let (moved, kept) = std::mem::take(&mut clause.predicates).into_iter().partition::<Vec<_>, _>(|predicate| {
                matches!(predicate, WherePredicate::Type(predicate)
                    if self.convert_bounds(&mut predicate.bounds.clone(), Floats::Are(Leaf::NUMBER)).is_some())
            });
            taken.extend(moved);
            clause.predicates.extend(kept);
        }
        taken
    }

    fn leave_item(&mut self) {
        self.self_shape = Shape::Other;
        self.associated.clear();
        self.type_parameters.clear();
    }

    fn associate_types(&mut self, item: &ItemImpl) {
        for item in &item.items {
            if let ImplItem::Type(item) = item {
                let shape = self.convert(&mut item.ty.clone(), Floats::Are(Leaf::NUMBER));
                self.associated.insert(item.ident.to_string(), shape);
            }
        }
    }

    fn declare_method(&mut self, name: &Ident, function: Rc<Function>) {
        if let Shape::Model(model, _) | Shape::PlainModel(model) = self.self_shape {
            self.items.methods.entry((model, name.to_string())).or_default().push(function);
        }
    }

    /// Declares the constants and functions of a plain impl.
    fn declare_plain(&mut self, items: &[ImplItem]) {
        let shape = self.self_shape.clone();
        let model = match shape {
            Shape::Model(model, _) => {
                self.self_shape = Shape::Model(model, Leaf::PLAIN);
                model
            }
            Shape::PlainModel(model) => model,
            _ => return,
        };
        for item in items {
            match item {
                ImplItem::Fn(method) => {
                    let function = self.plain_function(&method.sig);
                    self.declare_method(&method.sig.ident, function);
                }
                ImplItem::Const(item) => {
                    let shape = self.convert(&mut item.ty.clone(), Floats::Are(Leaf::PLAIN));
                    self.items.constants.insert((model, item.ident.to_string()), shape);
                }
                _ => {}
            }
        }
        self.self_shape = shape;
    }

    fn mentions_model(&mut self, path: &Path) -> bool {
        struct Finder<'a>(&'a HashMap<String, Named>, bool);
        impl<'ast> Visit<'ast> for Finder<'_> {
            fn visit_ident(&mut self, ident: &'ast Ident) {
                self.1 |= self.0.contains_key(&ident.to_string());
            }
        }
        let mut finder = Finder(&self.items.types, false);
        finder.visit_path(path);
        finder.1
    }

    fn has_number(&mut self, item: &ImplItem) -> bool {
        match item {
            ImplItem::Fn(method) => self.takes_number(&method.sig),
            _ => false,
        }
    }

    fn takes_number(&mut self, signature: &Signature) -> bool {
        let mut signature = signature.clone();
        let outer = self.type_parameters.clone();
        let errors = std::mem::take(&mut self.errors);
        self.declare_type_parameters(&mut signature.generics, Floats::Are(Leaf::NUMBER));
        let result = self.convert_result(&mut signature.output, Floats::Are(Leaf::NUMBER));
        let takes_number = self.is_function_of_numbers(&result)
            || signature.inputs.iter_mut().any(|input| match input {
                FnArg::Receiver(_) => matches!(self.self_shape, Shape::Model(..)),
                FnArg::Typed(parameter) => {
                    let shape = self.convert(&mut parameter.ty, Floats::Are(Leaf::NUMBER));
                    !take_constant(&mut parameter.attrs) && self.has_leaves(&shape)
                }
            });
        self.type_parameters = outer;
        self.errors = errors;
        takes_number
    }

    /// Whether the shape is a function that takes a number: `fn(f64) -> f64`.
    fn is_function_of_numbers(&mut self, shape: &Shape) -> bool {
        match self.shapes.known(shape) {
            Shape::Function(parameters, _) => parameters.iter().any(|shape| self.has_leaves(shape)),
            _ => false,
        }
    }

    /// Whether the shape has a number, in a parameter or in a result.
    fn has_leaves(&mut self, shape: &Shape) -> bool {
        match self.shapes.known(shape) {
            Shape::Function(parameters, result) => {
                parameters.iter().any(|shape| self.has_leaves(shape)) || self.has_leaves(&result)
            }
            Shape::Unknown(_) => true,
            shape => !self.shapes.leaves(&shape).is_empty(),
        }
    }

    /// The function with the shapes of its parameters and its result. If it takes a number, its signature gets holes.
    pub(crate) fn collect_function(
        &mut self,
        signature: &mut Signature,
        is_called_elsewhere: bool,
        in_impl: bool,
    ) -> Rc<Function> {
        let has_self = in_impl && signature.receiver().is_some();
        if !has_self && !self.takes_number(signature) {
            return self.plain_function(signature);
        }
        self.refuse_signature(signature);
        let floats = if is_called_elsewhere { Floats::Are(Leaf::NUMBER) } else { Floats::Differ };
        let outer = self.type_parameters.clone();
        self.declare_type_parameters(&mut signature.generics, floats);
        let parameters = signature
            .inputs
            .iter_mut()
            .map(|input| match input {
                FnArg::Receiver(_) => self.self_shape.clone(),
                FnArg::Typed(parameter) => {
                    let is_constant = take_constant(&mut parameter.attrs);
                    self.convert(
                        &mut parameter.ty,
                        if is_constant { Floats::Are(Leaf::PLAIN) } else { floats },
                    )
                }
            })
            .collect::<Vec<_>>();
        let result = self.convert_result(&mut signature.output, floats);
        let is_given = |parameter: &&GenericParam| !matches!(parameter, GenericParam::Lifetime(_));
        let others = signature.generics.params.iter().filter(is_given).count();
        holes::function(signature, self.items.functions.len());
        let leaves = self.leaves_of_signature(&parameters, &result);
        let is_free = |leaf: &Leaf| ![Leaf::PLAIN, Leaf::NUMBER].contains(leaf);
        let free = leaves.iter().copied().filter(is_free).collect();
        let (context, is_called) = (self.context(), Cell::new(false));
        self.type_parameters = outer;
        let function =
            Rc::new(Function { parameters, result, free, leaves, in_impl, others, is_called, context });
        self.items.functions.push(function.clone());
        function
    }

    /// A function that stays as it is.
    fn plain_function(&mut self, signature: &Signature) -> Rc<Function> {
        let plain = Floats::Are(Leaf::PLAIN);
        let parameters = signature
            .inputs
            .iter()
            .map(|input| match input {
                FnArg::Receiver(_) => self.self_shape.clone(),
                FnArg::Typed(parameter) => self.convert(&mut parameter.ty.clone(), plain),
            })
            .collect();
        let result = match &signature.output {
            ReturnType::Default => Shape::Other,
            ReturnType::Type(_, ty) => self.convert(&mut ty.clone(), plain),
        };
        Rc::new(Function {
            parameters,
            result,
            free: Vec::new(),
            leaves: Vec::new(),
            in_impl: false,
            others: 0,
            is_called: Cell::new(true),
            context: self.context(),
        })
    }

    /// All leaves, those of the parameters of closures included.
    fn leaves_of_signature(&mut self, parameters: &[Shape], result: &Shape) -> Vec<Leaf> {
        let mut leaves = Vec::new();
        for shape in parameters.iter().chain([result]) {
            self.shapes.map(shape, &mut |_, leaf| {
                leaves.push(leaf);
                leaf
            });
        }
        leaves
    }

    fn context(&self) -> Context {
        Context {
            self_shape: self.self_shape.clone(),
            associated: self.associated.clone(),
            type_parameters: self.type_parameters.clone(),
        }
    }

    pub(crate) fn enter(&mut self, function: &Function) -> Context {
        let inner = function.context.clone();
        Context {
            self_shape: std::mem::replace(&mut self.self_shape, inner.self_shape),
            associated: std::mem::replace(&mut self.associated, inner.associated),
            type_parameters: std::mem::replace(&mut self.type_parameters, inner.type_parameters),
        }
    }

    pub(crate) fn leave(&mut self, outer: Context) {
        self.self_shape = outer.self_shape;
        self.associated = outer.associated;
        self.type_parameters = outer.type_parameters;
    }

    fn refuse_signature(&mut self, signature: &Signature) {
        if let Some(keyword) = &signature.asyncness {
            self.errors.add(
                keyword,
                "an `async` function cannot be differentiated: move the formula to a function without `async`",
            );
        }
        if let Some(abi) = &signature.abi {
            self.errors.add(
                abi,
                "a function with a foreign calling convention cannot be generic: call a Rust function from it",
            );
        }
    }
}

/// Adds the names of types that hold floats, or types that do. Whether it found a new one.
fn find_models(items: &[Item], names: &mut HashSet<String>) -> bool {
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

fn is_constant(attribute: &Attribute) -> bool {
    matches!(&attribute.meta, Meta::Path(path) if path.is_ident("constant"))
}

/// Whether the attributes have `#[constant]`, which is removed.
pub(crate) fn take_constant(attributes: &mut Vec<Attribute>) -> bool {
    let before = attributes.len();
    attributes.retain(|attribute| !is_constant(attribute));
    attributes.len() < before
}

/// A module of tests calls the functions and stays as it is.
pub(crate) fn is_for_tests(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        matches!(&attribute.meta, Meta::List(list)
            if list.path.is_ident("cfg") && list.tokens.to_string() == "test")
    })
}
