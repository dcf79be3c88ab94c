//! The methods of `f64`.

use proc_macro2::Span;
use syn::ExprMethodCall;

use super::Analysis;
use super::activity::Leaf;
use super::lifts::Lift;
use super::shape::Shape;

/// The methods of `f64` by their parameters.
enum Signature {
    /// `(self) -> Self`
    Unary,
    /// `(self, Self, ..) -> Self` with so many operands.
    Operands(usize),
    /// `(self, i32) -> Self`
    Power,
    /// `(self) -> (Self, Self)`
    Pair,
    /// `(self) -> bool`
    Question,
    /// `(&self, &Self) -> Ordering`
    Comparison,
}

fn float_signature(name: &str) -> Option<Signature> {
    use Signature::*;
    Some(match name {
        "abs" | "acos" | "acosh" | "asin" | "asinh" | "atan" | "atanh" | "cbrt" | "ceil" | "cos" | "cosh"
        | "exp" | "exp2" | "exp_m1" | "floor" | "fract" | "ln" | "ln_1p" | "log10" | "log2" | "next_down"
        | "next_up" | "recip" | "round" | "round_ties_even" | "signum" | "sin" | "sinh" | "sqrt" | "tan"
        | "tanh" | "to_degrees" | "to_radians" | "trunc" => Unary,
        "abs_sub" | "atan2" | "copysign" | "div_euclid" | "hypot" | "log" | "max" | "midpoint" | "min"
        | "powf" | "rem_euclid" => Operands(1),
        "clamp" | "mul_add" => Operands(2),
        "powi" => Power,
        "sin_cos" => Pair,
        "classify" | "is_finite" | "is_infinite" | "is_nan" | "is_normal" | "is_sign_negative"
        | "is_sign_positive" | "is_subnormal" => Question,
        "eq" | "ge" | "gt" | "le" | "lt" | "ne" | "partial_cmp" | "total_cmp" => Comparison,
        _ => return None,
    })
}

/// Whether only floats have this method.
pub(crate) fn is_of_floats(name: &str) -> bool {
    let also_others = ["abs", "max", "min", "clamp", "midpoint", "signum", "div_euclid", "rem_euclid"];
    !also_others.contains(&name)
        && matches!(
            float_signature(name),
            Some(Signature::Unary | Signature::Operands(_) | Signature::Power | Signature::Pair)
        )
}

impl Analysis {
    /// `f64::name` as a function on the leaf.
    pub(crate) fn float_function(&mut self, name: &str, leaf: Leaf) -> Option<Shape> {
        let float = Shape::Float(leaf);
        Some(match float_signature(name)? {
            Signature::Unary => Shape::function([float.clone()], float),
            Signature::Operands(count) => Shape::function(vec![float.clone(); count + 1], float),
            Signature::Power => Shape::function([float.clone(), Shape::Other], float),
            Signature::Pair => Shape::function([float.clone()], Shape::tuple([float.clone(), float])),
            Signature::Question => Shape::function([float], Shape::Other),
            Signature::Comparison => Shape::function([float.clone(), float], Shape::Other),
        })
    }

    pub(crate) fn float_method(
        &mut self,
        call: &mut ExprMethodCall,
        leaf: Leaf,
        name: &str,
        span: Span,
    ) -> Shape {
        let Some(signature) = float_signature(name) else {
            if name.starts_with("to_") && name.ends_with("bits") || name.ends_with("_bytes") {
                self.errors.add_if_number(vec![leaf], &call.method, bits_message(name));
                return Shape::Other;
            }
            // A float in a cell or behind a reference.
            let same = [
                "clone",
                "to_owned",
                "borrow",
                "borrow_mut",
                "into_inner",
                "get",
                "get_mut",
                "take",
                "as_ref",
            ];
            if same.contains(&name) {
                return Shape::Float(leaf);
            }
            if name.ends_with("_assign") || name == "clone_from" {
                self.check_arguments(&mut call.args, &[Shape::Float(leaf)]);
                return Shape::Other;
            }
            if ["set", "replace"].contains(&name) {
                self.check_arguments(&mut call.args, &[Shape::Float(leaf)]);
                return Shape::Float(leaf);
            }
            if name == "to_string" {
                return Shape::Other;
            }
            return self.unknown_method(&mut call.args, &Shape::Float(leaf), None, span);
        };
        match signature {
            Signature::Unary => Shape::Float(leaf),
            Signature::Pair => Shape::tuple([Shape::Float(leaf), Shape::Float(leaf)]),
            Signature::Question => Shape::Other,
            Signature::Power => {
                self.infer_arguments(&mut call.args);
                Shape::Float(leaf)
            }
            Signature::Operands(_) | Signature::Comparison => {
                let result = self.shapes.activity.fresh();
                self.lift_float(&mut call.receiver, leaf, result, Lift::Float);
                call.args.iter_mut().for_each(|argument| self.check(argument, &Shape::Float(result)));
                if matches!(signature, Signature::Comparison) { Shape::Other } else { Shape::Float(result) }
            }
        }
    }
}

pub(crate) fn bits_message(method: &str) -> String {
    format!(
        "`{method}` reads the bits of a float, and a number is more than these: take the bits of its value, \
         `x.value().{method}()` with `use gradual::Real`"
    )
}
