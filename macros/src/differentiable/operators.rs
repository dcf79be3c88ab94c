//! Operators: arithmetic, in place, comparison.

use proc_macro2::{Ident, Span};
use syn::spanned::Spanned;
use syn::{BinOp, Expr, ExprBinary, parse_quote};

use super::Analysis;
use super::lifts::Lift;
use super::shape::Shape;

impl Analysis {
    pub(crate) fn negative(&mut self, shape: &Shape, span: Span) -> Shape {
        match self.shapes.known(shape) {
            model @ Shape::Model(..) => match self.methods(&model, "neg", span).first() {
                Some(function) => self.result_of(&function.clone(), &model, span),
                None => model,
            },
            shape => shape,
        }
    }

    pub(crate) fn infer_binary(&mut self, expression: &mut Expr) -> Shape {
        let Expr::Binary(binary) = expression else { return Shape::Other };
        let span = binary.span();
        let left = self.infer(&mut binary.left);
        let right = self.infer(&mut binary.right);
        let (left, right) = (self.shapes.known(&left), self.shapes.known(&right));
        match operator(&binary.op) {
            Operator::Arithmetic(name) => {
                if let (Shape::Float(float), Shape::Model(..)) = (&left, &right)
                    && let Some((shape, function)) = self.operate_on_right(binary, name, *float, &right, span)
                {
                    self.call_if_number(expression, function);
                    return shape;
                }
                self.arithmetic(binary, name, &left, &right, span)
            }
            Operator::Assigning(name) => {
                if let Shape::Model(..) = left {
                    self.operate(binary, name, &left, &right, span);
                    return Shape::Other;
                }
                self.numeric(&left, &right, span);
                self.shapes.flow(&right, &left, span);
                let is_float = matches!((&left, &right), (Shape::Float(_), _) | (_, Shape::Float(_)));
                if is_float && is_computed(&binary.left) && !is_simple(&binary.right) {
                    *expression = value_first(binary);
                }
                Shape::Other
            }
            Operator::Comparison => {
                self.compare(&mut binary.left, &left, &right, span);
                Shape::Other
            }
            Operator::Other => Shape::Other,
        }
    }

    /// If one operand is a float, an unknown one is a float too.
    fn numeric(&mut self, left: &Shape, right: &Shape, span: Span) {
        match (left, right) {
            (Shape::Float(_), Shape::Unknown(_)) => self.shapes.as_float(right, span),
            (Shape::Unknown(_), Shape::Float(_)) => self.shapes.as_float(left, span),
            _ => None,
        };
    }

    fn arithmetic(
        &mut self,
        binary: &mut ExprBinary,
        name: &str,
        left: &Shape,
        right: &Shape,
        span: Span,
    ) -> Shape {
        self.numeric(left, right, span);
        match (left, right) {
            (Shape::Other, Shape::Other) => Shape::Other,
            (Shape::Unknown(_), Shape::Other) => left.clone(),
            (Shape::Other, Shape::Unknown(_)) => right.clone(),
            (Shape::Model(..) | Shape::PlainModel(_), _) => {
                self.operate(binary, name, left, right, span).unwrap_or_else(|| left.clone())
            }
            _ => {
                let result = self.shapes.activity.fresh();
                let is_float = matches!((left, right), (Shape::Float(_), _) | (_, Shape::Float(_)));
                let out = Shape::Float(result);
                self.shapes.flow(left, &out, span);
                self.shapes.flow(right, &out, span);
                if is_float { out } else { self.shapes.blob(result) }
            }
        }
    }

    /// An operator of a model: one of its impls, chosen by the operand.
    fn operate(
        &mut self,
        binary: &mut ExprBinary,
        name: &str,
        model: &Shape,
        operand: &Shape,
        span: Span,
    ) -> Option<Shape> {
        let candidates = self.methods(model, name, span);
        let fits = |shape: &Shape| match (&self.shapes.known(shape), operand) {
            (Shape::Model(a, _), Shape::Model(b, _)) => a == b,
            (Shape::Float(_), Shape::Float(_) | Shape::Unknown(_)) => true,
            (Shape::Other, Shape::Other) => true,
            _ => false,
        };
        let function = candidates
            .iter()
            .find(|function| function.parameters.get(1).is_some_and(fits))
            .or(candidates.first())?
            .clone();
        let instance = self.shapes.activity.fresh();
        let mut known = Default::default();
        let receiver = self.shapes.instance(&function.parameters[0], instance, &mut known, span);
        self.coerce(&mut binary.left, model, &receiver);
        if let Some(parameter) = function.parameters.get(1) {
            let parameter = self.shapes.instance(parameter, instance, &mut known, span);
            self.coerce(&mut binary.right, operand, &parameter);
        }
        Some(self.shapes.instance(&function.result, instance, &mut known, span))
    }

    /// A number compares with a plain float on its right only.
    pub(crate) fn compare(&mut self, expression: &mut Expr, left: &Shape, right: &Shape, span: Span) {
        match (self.shapes.known(left), self.shapes.known(right)) {
            (Shape::Float(left), Shape::Float(right)) => {
                let either = self.shapes.activity.fresh();
                self.shapes.activity.flow(right, either, span);
                self.lift_float(expression, left, either, Lift::Float);
            }
            (Shape::Float(_), Shape::Unknown(_)) => {
                self.shapes.as_float(right, span);
            }
            (Shape::Unknown(_), Shape::Float(_)) => {
                self.shapes.as_float(left, span);
            }
            (Shape::Float(_), _) | (_, Shape::Float(_)) => {}
            (left, right) => self.shapes.unify(&left, &right, span),
        }
    }
}

/// `a[i] += b` as floats do it: first the value and then the place. Other types borrow the place first, so `a` could not
/// stand in `b`.
fn value_first(binary: &ExprBinary) -> Expr {
    let ExprBinary { left, op, right, .. } = binary;
    let value = Ident::new("value", Span::mixed_site());
    // A `match` keeps temporary values of the right side, to which the value may refer.
    parse_quote!(match #right { #value => #left #op #value })
}

/// Whether the place is found by an operator or a call, not by names alone.
fn is_computed(place: &Expr) -> bool {
    match place {
        Expr::Index(_) | Expr::Call(_) | Expr::MethodCall(_) => true,
        Expr::Field(field) => is_computed(&field.base),
        Expr::Unary(unary) => is_computed(&unary.expr),
        Expr::Paren(inner) => is_computed(&inner.expr),
        Expr::Group(inner) => is_computed(&inner.expr),
        _ => false,
    }
}

fn is_simple(value: &Expr) -> bool {
    matches!(value, Expr::Lit(_) | Expr::Path(_))
}

enum Operator {
    Arithmetic(&'static str),
    Assigning(&'static str),
    Comparison,
    Other,
}

fn operator(operator: &BinOp) -> Operator {
    use Operator::*;
    match operator {
        BinOp::Add(_) => Arithmetic("add"),
        BinOp::Sub(_) => Arithmetic("sub"),
        BinOp::Mul(_) => Arithmetic("mul"),
        BinOp::Div(_) => Arithmetic("div"),
        BinOp::Rem(_) => Arithmetic("rem"),
        BinOp::AddAssign(_) => Assigning("add_assign"),
        BinOp::SubAssign(_) => Assigning("sub_assign"),
        BinOp::MulAssign(_) => Assigning("mul_assign"),
        BinOp::DivAssign(_) => Assigning("div_assign"),
        BinOp::RemAssign(_) => Assigning("rem_assign"),
        BinOp::Eq(_) | BinOp::Ne(_) | BinOp::Lt(_) | BinOp::Le(_) | BinOp::Gt(_) | BinOp::Ge(_) => Comparison,
        _ => Other,
    }
}
