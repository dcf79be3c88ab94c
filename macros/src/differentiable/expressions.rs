//! Expressions. [`infer`](Analysis::infer) finds the shape of an expression. [`check`](Analysis::check) asks for a shape
//! and leaves holes where a plain value may have to be lifted: arms, elements, results, arguments.

use proc_macro2::Span;
use syn::spanned::Spanned;
use syn::{Block, Expr, ExprClosure, Item, Label, Local, RangeLimits, ReturnType, Stmt, UnOp, parse_quote};

use super::Analysis;
use super::activity::Leaf;
use super::lifts::is_shared;
use super::patterns::{binds_place, is_float, is_pattern, member_name, without_type};
use super::shape::Shape;
use super::types::Floats;

impl Analysis {
    /// The expression must have the shape.
    pub(crate) fn check(&mut self, expression: &mut Expr, expected: &Shape) {
        let span = expression.span();
        match expression {
            Expr::Paren(inner) => self.check(&mut inner.expr, expected),
            Expr::Group(inner) => self.check(&mut inner.expr, expected),
            Expr::Reference(inner) if inner.mutability.is_some() => {
                self.check_place(&mut inner.expr, expected);
            }
            Expr::Reference(inner) => match (&*inner.expr, self.shapes.known(expected)) {
                // The name shares the float, so its shape is the same.
                (Expr::Path(_) | Expr::Field(_) | Expr::Index(_), Shape::Unknown(_)) => {
                    let shape = self.infer(&mut inner.expr);
                    self.coerce_shared(&mut inner.expr, &shape, expected);
                }
                _ => self.check(&mut inner.expr, expected),
            },
            Expr::Tuple(tuple) if !tuple.elems.is_empty() => {
                let elements = self.elements_of(tuple.elems.len(), expected, span);
                for (element, shape) in tuple.elems.iter_mut().zip(&elements) {
                    self.check(element, shape);
                }
            }
            Expr::Array(array) => {
                let element = self.shapes.element(expected, span);
                array.elems.iter_mut().for_each(|expression| self.check(expression, &element));
            }
            Expr::Repeat(repeat) => {
                let element = self.shapes.element(expected, span);
                self.check(&mut repeat.expr, &element);
            }
            Expr::If(conditional) => {
                self.in_scope(|this| {
                    this.infer(&mut conditional.cond);
                    this.check_block(&mut conditional.then_branch, expected);
                });
                if let Some((_, otherwise)) = &mut conditional.else_branch {
                    self.check(otherwise, expected);
                }
            }
            Expr::Match(choice) => {
                let scrutinee = self.infer(&mut choice.expr);
                for arm in &mut choice.arms {
                    self.in_scope(|this| {
                        this.bind(&mut arm.pat, &scrutinee);
                        if let Some((_, guard)) = &mut arm.guard {
                            this.infer(guard);
                        }
                        this.check(&mut arm.body, expected);
                    });
                }
            }
            Expr::Block(block) => match &block.label {
                Some(label) => self.check_loop(Some(label.clone()), expected, &mut block.block, expected),
                None => self.check_block(&mut block.block, expected),
            },
            Expr::Unsafe(block) => self.check_block(&mut block.block, expected),
            Expr::Loop(repeat) => {
                self.check_loop(repeat.label.clone(), expected, &mut repeat.body, &Shape::Other);
            }
            Expr::Closure(closure) => self.check_closure(closure, expected),
            Expr::Struct(literal) => self.check_struct(literal, expected, span),
            Expr::Call(call) => {
                if !self.check_wrapper(call, expected) {
                    self.check_other(expression, expected);
                }
            }
            Expr::Macro(call) => {
                if !self.check_vec(&mut call.mac, expected) {
                    self.check_other(expression, expected);
                }
            }
            // They have no value.
            Expr::Return(_) | Expr::Break(_) | Expr::Continue(_) => {
                self.infer(expression);
            }
            _ => self.check_other(expression, expected),
        }
    }

    fn check_other(&mut self, expression: &mut Expr, expected: &Shape) {
        let actual = self.infer(expression);
        self.coerce(expression, &actual, expected);
    }

    /// What stands after `&mut`. A new value may be lifted. A place has the shape that is asked for, since a lift would be a
    /// copy, and what is written there would be lost.
    fn check_place(&mut self, place: &mut Expr, expected: &Shape) {
        let span = place.span();
        let inside = self.shapes.unknown();
        let reference = self.shapes.place(inside.clone());
        self.shapes.unify(&reference, expected, span);
        let is_call = is_call(place);
        if !is_place(place) && !is_call {
            return self.check(place, &inside);
        }
        let shape = self.infer(place);
        if is_call && self.shapes.is_plain(&shape) {
            self.coerce(place, &shape, &inside);
        } else {
            self.shapes.unify(&self.shapes.known(&shape), &inside, span);
        }
    }

    /// A reference to a place. If the place is plain and fixed, the reference is to a copy where numbers are asked for.
    fn coerce_shared(&mut self, place: &mut Expr, actual: &Shape, expected: &Shape) {
        match self.shapes.known(actual) {
            Shape::Float(_) => self.shapes.unify(actual, expected, place.span()),
            known => self.coerce(place, &known, expected),
        }
    }

    /// The shape of the expression.
    pub(crate) fn infer(&mut self, expression: &mut Expr) -> Shape {
        let span = expression.span();
        match expression {
            Expr::Lit(_) => {
                if is_float(expression) {
                    Shape::Float(Leaf::PLAIN)
                } else {
                    Shape::Other
                }
            }
            Expr::Path(path) => self.infer_path(path),
            Expr::Paren(inner) => self.infer(&mut inner.expr),
            Expr::Group(inner) => self.infer(&mut inner.expr),
            Expr::Reference(inner) if !is_literal(&inner.expr) => self.infer(&mut inner.expr),
            Expr::Unary(unary) => {
                let shape = self.infer(&mut unary.expr);
                match unary.op {
                    UnOp::Neg(_) => self.negative(&shape, span),
                    // What is in the place.
                    _ => self.shapes.known(&shape),
                }
            }
            Expr::Binary(_) => self.infer_binary(expression),
            Expr::Assign(assign) => {
                if is_pattern(&assign.left) {
                    let value = self.shapes.unknown();
                    self.check(&mut assign.right, &value);
                    self.assign_parts(&mut assign.left, &value);
                } else {
                    let place = self.infer(&mut assign.left);
                    self.check(&mut assign.right, &self.shapes.known(&place));
                }
                Shape::Other
            }
            Expr::Call(call) => self.infer_call(call),
            Expr::MethodCall(call) => self.infer_method_call(call),
            Expr::Field(field) => {
                let base = self.infer(&mut field.base);
                self.field(&base, None, &member_name(&field.member), span)
            }
            Expr::Index(index) => {
                let base = self.infer(&mut index.expr);
                self.infer(&mut index.index);
                self.indexed(&base, &index.index, span)
            }
            Expr::Cast(_) => self.infer_cast(expression),
            Expr::Range(range) => {
                let element = self.shapes.unknown();
                for bound in [&mut range.start, &mut range.end].into_iter().flatten() {
                    self.check(bound, &element);
                }
                Shape::sequence(element)
            }
            Expr::Try(inner) => {
                let shape = self.infer(&mut inner.expr);
                self.shapes.element(&shape, span)
            }
            Expr::Let(condition) => {
                let shape = self.infer(&mut condition.expr);
                self.bind(&mut condition.pat, &shape);
                Shape::Other
            }
            Expr::While(repeat) => self.in_scope(|this| {
                this.infer(&mut repeat.cond);
                this.check_loop(repeat.label.clone(), &Shape::Other, &mut repeat.body, &Shape::Other);
                Shape::Other
            }),
            Expr::ForLoop(repeat) => {
                let sequence = self.infer(&mut repeat.expr);
                let element = self.item(&sequence, span);
                self.in_scope(|this| {
                    this.bind(&mut repeat.pat, &element);
                    this.check_loop(repeat.label.clone(), &Shape::Other, &mut repeat.body, &Shape::Other);
                });
                Shape::Other
            }
            Expr::Return(result) => {
                if let (Some(value), Some(expected)) = (&mut result.expr, self.returns.last().cloned()) {
                    self.check(value, &expected);
                }
                self.shapes.unknown()
            }
            Expr::Break(result) => {
                let label = result.label.as_ref().map(|label| &label.ident);
                let left =
                    self.breaks.iter().rev().find(|(name, _)| label.is_none() || name.as_ref() == label);
                if let (Some(value), Some((_, expected))) = (&mut result.expr, left.cloned()) {
                    self.check(value, &expected);
                }
                self.shapes.unknown()
            }
            Expr::Continue(_) => self.shapes.unknown(),
            Expr::Macro(call) => self.infer_macro(&mut call.mac),
            Expr::Async(block) => {
                self.errors.add(
                    block.async_token,
                    "an `async` block cannot be differentiated: move the formula to a function without `async`",
                );
                Shape::Other
            }
            // What follows has parts that are checked against the whole.
            Expr::Reference(_)
            | Expr::Tuple(_)
            | Expr::Array(_)
            | Expr::Repeat(_)
            | Expr::If(_)
            | Expr::Match(_)
            | Expr::Block(_)
            | Expr::Unsafe(_)
            | Expr::Loop(_)
            | Expr::Closure(_)
            | Expr::Struct(_) => {
                if matches!(expression, Expr::Tuple(tuple) if tuple.elems.is_empty()) {
                    return Shape::Other;
                }
                let shape = self.shapes.unknown();
                self.check(expression, &shape);
                shape
            }
            _ => Shape::Other,
        }
    }

    /// A block that `break` leaves, with a value of the shape `broken`.
    fn check_loop(&mut self, label: Option<Label>, broken: &Shape, body: &mut Block, expected: &Shape) {
        self.breaks.push((label.map(|label| label.name.ident), broken.clone()));
        self.check_block(body, expected);
        self.breaks.pop();
    }

    pub(crate) fn check_block(&mut self, block: &mut Block, expected: &Shape) {
        self.in_scope(|this| {
            this.collect_nested(block);
            let last = block.stmts.len().saturating_sub(1);
            for (position, statement) in block.stmts.iter_mut().enumerate() {
                match statement {
                    Stmt::Local(local) => this.infer_local(local),
                    Stmt::Item(_) => {}
                    Stmt::Expr(value, None) if position == last => this.check(value, expected),
                    Stmt::Expr(value, _) => {
                        this.infer(value);
                    }
                    Stmt::Macro(call) => {
                        this.infer_macro(&mut call.mac);
                    }
                }
            }
        });
    }

    /// The items of a block: nested functions and constants.
    fn collect_nested(&mut self, block: &mut Block) {
        let is_item = |statement: &Stmt| matches!(statement, Stmt::Item(_));
        if !block.stmts.iter().any(is_item) {
            return;
        }
        let (items, others) = block.stmts.drain(..).partition::<Vec<_>, _>(is_item);
        let mut items: Vec<Item> = items
            .into_iter()
            .filter_map(|statement| match statement {
                Stmt::Item(item) => Some(item),
                _ => None,
            })
            .collect();
        let outer = self.leave_names();
        self.collect(&mut items, false);
        self.analyse_bodies(&mut items);
        self.leave(outer);
        block.stmts = items.into_iter().map(Stmt::Item).chain(others).collect();
    }

    fn infer_local(&mut self, local: &mut Local) {
        let shape = self.declared(&mut local.pat);
        if let Some(init) = &mut local.init {
            if binds_place(&local.pat) {
                self.check_place(&mut init.expr, &shape);
            } else {
                self.check(&mut init.expr, &shape);
            }
            if let Some((_, otherwise)) = &mut init.diverge {
                self.infer(otherwise);
            }
        }
        self.bind(without_type(&mut local.pat), &shape);
    }

    pub(crate) fn check_closure(&mut self, closure: &mut ExprClosure, expected: &Shape) {
        let span = closure.span();
        let parameters: Vec<_> = closure.inputs.iter_mut().map(|input| self.declared(input)).collect();
        let result = match &mut closure.output {
            ReturnType::Default => self.shapes.unknown(),
            ReturnType::Type(_, ty) => self.convert(ty, Floats::Differ),
        };
        let function = Shape::function(parameters.clone(), result);
        self.shapes.unify(&function, expected, span);
        let Shape::Function(_, result) = function else { return };
        self.in_scope(|this| {
            for (pattern, shape) in closure.inputs.iter_mut().zip(&parameters) {
                this.bind(without_type(pattern), shape);
            }
            this.returns.push((*result).clone());
            this.check(&mut closure.body, &result);
            this.returns.pop();
        });
    }

    pub(crate) fn indexed(&mut self, base: &Shape, index: &Expr, span: Span) -> Shape {
        match self.shapes.known(base) {
            model @ Shape::Model(..) => match self.methods(&model, "index", span).first() {
                Some(function) => self.result_of(&function.clone(), &model, span),
                None => Shape::Other,
            },
            shape if is_range(index) => shape,
            shape => self.shapes.element(&shape, span),
        }
    }

    /// What a loop over the sequence takes from it.
    pub(crate) fn item(&mut self, sequence: &Shape, span: Span) -> Shape {
        match self.shapes.known(sequence) {
            model @ Shape::Model(..) => match self.methods(&model, "next", span).first() {
                Some(function) => {
                    let next = self.result_of(&function.clone(), &model, span);
                    self.shapes.element(&next, span)
                }
                None => Shape::Other,
            },
            shape => self.shapes.element(&shape, span),
        }
    }

    fn infer_cast(&mut self, expression: &mut Expr) -> Shape {
        let Expr::Cast(cast) = expression else { return Shape::Other };
        let inner = self.infer(&mut cast.expr);
        let mut ty = (*cast.ty).clone();
        let shape = self.convert(&mut ty, Floats::Are(Leaf::PLAIN));
        if let Shape::Float(_) = self.shapes.known(&shape) {
            return match self.shapes.known(&inner) {
                // A float as a float is the float. The cast of a place is a copy, so `&mut (x as f64)` leaves `x` alone.
                Shape::Float(leaf) => {
                    let value = &cast.expr;
                    *expression = if is_place(value) { parse_quote!({ #value }) } else { (**value).clone() };
                    Shape::Float(leaf)
                }
                _ => Shape::Float(Leaf::PLAIN),
            };
        }
        if let Some(leaf) =
            matches!(self.shapes.known(&inner), Shape::Float(_)).then(|| self.shapes.leaves(&inner))
        {
            let ty = quote::ToTokens::to_token_stream(&cast.ty);
            self.errors.add_if_number(
                leaf,
                &*cast,
                format!(
                    "a cast of a number to `{ty}` loses its derivative: if this is meant, cast its value, \
                     `x.value() as {ty}` with `use gradual::Real`"
                ),
            );
        }
        Shape::Other
    }
}

fn is_range(index: &Expr) -> bool {
    match index {
        Expr::Range(range) => matches!(range.limits, RangeLimits::HalfOpen(_) | RangeLimits::Closed(_)),
        Expr::Paren(inner) => is_range(&inner.expr),
        _ => false,
    }
}

/// Whether the expression makes a new value of parts.
fn is_literal(expression: &Expr) -> bool {
    matches!(expression, Expr::Array(_) | Expr::Repeat(_) | Expr::Tuple(_) | Expr::Struct(_))
}

/// Whether the expression after `&mut` is something that was there before.
fn is_place(expression: &Expr) -> bool {
    match expression {
        Expr::Path(_) | Expr::Field(_) | Expr::Index(_) => true,
        Expr::Unary(unary) => matches!(unary.op, UnOp::Deref(_)),
        Expr::Paren(inner) => is_place(&inner.expr),
        Expr::Group(inner) => is_place(&inner.expr),
        _ => is_shared(expression),
    }
}

/// Whether the expression calls a function, which may return a new value or a place.
fn is_call(expression: &Expr) -> bool {
    match expression {
        Expr::Call(_) | Expr::MethodCall(_) | Expr::Try(_) => !is_shared(expression),
        Expr::Paren(inner) => is_call(&inner.expr),
        Expr::Group(inner) => is_call(&inner.expr),
        _ => false,
    }
}
