//! The signatures of functions: those that take a number get holes.

use std::cell::Cell;
use std::rc::Rc;

use syn::{FnArg, GenericParam, Receiver, ReturnType, Signature, Type};

use super::activity::Leaf;
use super::collect::take_constant;
use super::items::{Context, Function};
use super::shape::Shape;
use super::types::Floats;
use super::{Analysis, holes, inner};

impl Analysis {
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
        self.declare_opaque_types(&signature.generics);
        self.declare_type_parameters(&mut signature.generics, floats);
        let parameters = signature
            .inputs
            .iter_mut()
            .map(|input| match input {
                FnArg::Receiver(receiver) => self.receiver(receiver),
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
        let is_inner = inner::public_name(&signature.ident).is_some();
        let function = Rc::new(Function {
            parameters,
            result,
            free,
            leaves,
            in_impl,
            is_inner,
            others,
            is_called,
            context,
        });
        self.items.functions.push(function.clone());
        function
    }

    fn receiver(&mut self, receiver: &Receiver) -> Shape {
        let own = self.self_shape.clone();
        let is_changed =
            matches!(&*receiver.ty, Type::Reference(reference) if reference.mutability.is_some());
        if is_changed { self.shapes.place(own) } else { own }
    }

    /// A function that stays as it is.
    pub(crate) fn plain_function(&mut self, signature: &Signature) -> Rc<Function> {
        let plain = Floats::Are(Leaf::PLAIN);
        let outer = self.type_parameters.clone();
        // It may have a parameter of our name.
        let errors = std::mem::take(&mut self.errors);
        self.declare_opaque_types(&signature.generics);
        self.declare_type_parameters(&mut signature.generics.clone(), plain);
        self.errors = errors;
        let parameters = signature
            .inputs
            .iter()
            .map(|input| match input {
                FnArg::Receiver(receiver) => self.receiver(receiver),
                FnArg::Typed(parameter) => self.convert(&mut parameter.ty.clone(), plain),
            })
            .collect();
        let result = match &signature.output {
            ReturnType::Default => Shape::Other,
            ReturnType::Type(_, ty) => self.convert(&mut ty.clone(), plain),
        };
        let context = self.context();
        self.type_parameters = outer;
        Rc::new(Function {
            parameters,
            result,
            free: Vec::new(),
            leaves: Vec::new(),
            in_impl: false,
            is_inner: false,
            others: 0,
            is_called: Cell::new(true),
            context,
        })
    }

    pub(crate) fn takes_number(&mut self, signature: &Signature) -> bool {
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
