//! Where a plain value meets a number: the value is lifted there.

use proc_macro2::Span;
use quote::{format_ident, quote_spanned};
use syn::spanned::Spanned;
use syn::{Expr, ExprBinary, Member, Path, UnOp};

use super::activity::{Leaf, Numbers};
use super::shape::Shape;
use super::{Analysis, holes};

/// How a value is lifted.
pub(crate) enum Lift {
    /// A float.
    Float,
    /// A plain array, `Vec`, tuple or model as a whole.
    Whole,
    /// A float as the argument of a function that is not in view. The function says what it takes.
    Argument,
    /// The result of a function that is handed on, such as `V2::default` in `unwrap_or_else(V2::default)`. It takes so many
    /// arguments.
    Result(usize),
    /// `x * body` with a number x: the function that stands for the operator.
    Operator(Path),
}

/// A value that is lifted if it is plain and a number is asked for.
pub(crate) struct Site {
    lift: Lift,
    from: Leaf,
    to: Leaf,
    /// The types of the code in the value.
    pub(crate) models: Vec<usize>,
}

impl Site {
    pub(crate) fn is_lifted(&self, numbers: &Numbers) -> bool {
        if let Lift::Operator(_) = self.lift {
            return numbers.contains(self.from);
        }
        numbers.contains(self.to) && !numbers.contains(self.from)
    }

    /// The expression as it has to be.
    pub(crate) fn fill(&self, value: Expr, numbers: &Numbers) -> Expr {
        if !self.is_lifted(numbers) {
            return value;
        }
        let span = value.span().resolved_at(Span::call_site());
        Expr::Verbatim(match &self.lift {
            Lift::Float if is_by_value(&value) => quote_spanned! {span=> __gradual_number::lit(#value) },
            Lift::Float | Lift::Whole => {
                quote_spanned! {span=> ::gradual::lifting::lift::<__gradual_number, _>(&#value) }
            }
            Lift::Result(count) => {
                let arguments: Vec<_> = (0..*count).map(|i| format_ident!("argument_{i}")).collect();
                quote_spanned! {span=> |#(#arguments),*| ::gradual::lifting::lift::<__gradual_number, _>(&#value(#(#arguments),*)) }
            }
            Lift::Operator(function) => match value {
                Expr::Binary(ExprBinary { left, right, .. }) => {
                    quote_spanned! {span=> #function(#left, #right) }
                }
                other => return other,
            },
            Lift::Argument => quote_spanned! {span=> <_ as ::gradual::Real>::lit(#value) },
        })
    }
}

/// Whether the expression is surely not a reference.
fn is_by_value(value: &Expr) -> bool {
    match value {
        Expr::Lit(_) | Expr::Binary(_) | Expr::Cast(_) | Expr::Index(_) => true,
        Expr::Field(field) => matches!(field.member, Member::Named(_)),
        Expr::Unary(unary) => matches!(unary.op, UnOp::Deref(_)) || is_by_value(&unary.expr),
        Expr::Paren(inner) => is_by_value(&inner.expr),
        // A constant: `PI`, `f64::INFINITY`, `MASS`.
        Expr::Path(path) => path.path.segments.last().is_some_and(|segment| {
            let name = segment.ident.to_string();
            name.chars().all(|c| !c.is_lowercase())
        }),
        _ => false,
    }
}

impl Analysis {
    /// Checks that the expression has the expected shape. What is plain and must be a number gets a hole for its lift.
    pub(crate) fn coerce(&mut self, expression: &mut Expr, actual: &Shape, expected: &Shape) {
        let span = expression.span();
        if self.shapes.is_place(actual) || self.shapes.is_place(expected) {
            return self.shapes.unify(actual, expected, span);
        }
        match (self.shapes.known(actual), self.shapes.known(expected)) {
            (Shape::Float(from), Shape::Float(to)) => self.lift_float(expression, from, to, Lift::Float),
            (Shape::Float(from), Shape::Unknown(_)) if !is_shared(expression) => {
                let to = self.shapes.activity.fresh();
                self.shapes.unify(expected, &Shape::Float(to), span);
                self.lift_float(expression, from, to, Lift::Float);
            }
            (Shape::Unknown(_), Shape::Float(to)) => {
                if let Some(from) = self.shapes.as_float(actual, span) {
                    self.lift_float(expression, from, to, Lift::Float);
                }
            }
            // Several floats that stay plain, such as those of a `const`.
            (known, _) if self.shapes.is_plain(&known) => {
                let to = self.shapes.activity.fresh();
                let whole = self.shapes.map(&known, &mut |_, _| to);
                self.shapes.unify(&whole, expected, span);
                self.add_site(expression, Lift::Whole, Leaf::PLAIN, to, &known);
            }
            (Shape::Function(parameters, result), Shape::Function(expected, wanted))
                if matches!(expression, Expr::Path(_)) && self.shapes.is_plain(&result) =>
            {
                for (parameter, expected) in parameters.iter().zip(expected.iter()) {
                    self.shapes.unify(parameter, expected, span);
                }
                let to = self.shapes.activity.fresh();
                let lifted = self.shapes.map(&result, &mut |_, _| to);
                self.shapes.unify(&lifted, &wanted, span);
                self.add_site(expression, Lift::Result(parameters.len()), Leaf::PLAIN, to, &result);
            }
            (known, expected) => self.shapes.unify(&known, &expected, span),
        }
    }

    /// A float goes from one leaf to another.
    pub(crate) fn lift_float(&mut self, expression: &mut Expr, from: Leaf, to: Leaf, lift: Lift) {
        self.shapes.activity.flow(from, to, expression.span());
        if from != to && to != Leaf::PLAIN {
            self.add_site(expression, lift, from, to, &Shape::Other);
        }
    }

    /// A float goes to a function that is not in view.
    pub(crate) fn hand_over(&mut self, argument: &mut Expr, from: Leaf, to: Leaf) {
        match argument {
            Expr::Reference(reference) => self.hand_over(&mut reference.expr, from, to),
            Expr::Paren(inner) => self.hand_over(&mut inner.expr, from, to),
            _ => self.lift_float(argument, from, to, Lift::Argument),
        }
    }

    /// Whether a function that is not in view may change the argument.
    pub(crate) fn may_change(&self, argument: &Expr, shape: &Shape) -> bool {
        matches!(argument, Expr::Reference(reference) if reference.mutability.is_some())
            || self.shapes.is_place(shape)
    }

    /// What the function takes may come out in an argument that it may change.
    pub(crate) fn flow_back(&mut self, argument: &Expr, shape: &Shape, result: Leaf) {
        if self.may_change(argument, shape) && !self.shapes.is_plain(shape) {
            self.shapes.flow(&Shape::Float(result), shape, argument.span());
        }
    }

    pub(crate) fn add_site(
        &mut self,
        expression: &mut Expr,
        lift: Lift,
        from: Leaf,
        to: Leaf,
        value: &Shape,
    ) {
        holes::lift(expression, self.sites.len());
        let models = self.models_in(value);
        self.sites.push(Site { lift, from, to, models });
    }
}

/// Whether a name that is bound to the expression is another name for the same float, through which it may change.
pub(crate) fn is_shared(expression: &Expr) -> bool {
    match expression {
        Expr::Reference(_) => true,
        Expr::MethodCall(call) => call.method.to_string().ends_with("_mut") || is_shared(&call.receiver),
        Expr::Try(inner) => is_shared(&inner.expr),
        Expr::Paren(inner) => is_shared(&inner.expr),
        Expr::Group(inner) => is_shared(&inner.expr),
        _ => false,
    }
}
