//! Patterns: gives each name its shape.

use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{Expr, Lit, Member, Pat, PatIdent};

use super::Analysis;
use super::activity::Leaf;
use super::scopes::Binding;
use super::shape::Shape;
use super::types::Floats;

impl Analysis {
    /// Declares the names of the pattern, which takes apart a value of the shape.
    pub(crate) fn bind(&mut self, pattern: &mut Pat, shape: &Shape) {
        let span = pattern.span();
        match pattern {
            Pat::Ident(name) => {
                if let Some((_, inner)) = &mut name.subpat {
                    // `rest @ ..` is the rest of a slice. The caller has given its shape.
                    self.bind(inner, shape);
                }
                // `None` and constants are no new names.
                if !name.ident.to_string().starts_with(char::is_uppercase) {
                    self.declare(name.ident.to_string(), Binding::Value(shape.clone()));
                }
            }
            Pat::Type(typed) => {
                let declared = self.convert(&mut typed.ty, Floats::Differ);
                self.shapes.unify(&declared, shape, span);
                self.bind(&mut typed.pat, &declared);
            }
            Pat::Tuple(tuple) => {
                let elements = self.elements_of(tuple.elems.len(), shape, span);
                self.bind_positions(tuple.elems.iter_mut(), &elements);
            }
            Pat::TupleStruct(pattern) => {
                let fields = self.fields_of_pattern(&pattern.path, pattern.elems.len(), shape, span);
                self.bind_positions(pattern.elems.iter_mut(), &fields);
            }
            Pat::Struct(pattern) => {
                let variant = pattern.path.segments.last().map(|segment| segment.ident.to_string());
                for field in &mut pattern.fields {
                    let inner = self.field(shape, variant.as_deref(), &member_name(&field.member), span);
                    self.bind(&mut field.pat, &inner);
                }
            }
            Pat::Slice(slice) => {
                let element = self.shapes.element(shape, span);
                for pattern in &mut slice.elems {
                    let is_rest = matches!(pattern, Pat::Ident(name)
                        if matches!(&name.subpat, Some((_, inner)) if matches!(**inner, Pat::Rest(_))));
                    self.bind(pattern, if is_rest { shape } else { &element });
                }
            }
            Pat::Or(or) => or.cases.iter_mut().for_each(|case| self.bind(case, shape)),
            Pat::Paren(paren) => self.bind(&mut paren.pat, shape),
            // `&mut x` copies what is in the place.
            Pat::Reference(reference) => self.bind(&mut reference.pat, &self.shapes.known(shape)),
            Pat::Range(range)
                if [&range.start, &range.end].into_iter().flatten().any(|bound| is_float(bound)) =>
            {
                let leaves = self.shapes.leaves(shape);
                self.errors.add_if_number(
                    leaves,
                    range,
                    "a number does not match a range: bind a name and write a guard, `x if x >= 0.0 && x < 1.0`",
                );
            }
            Pat::Lit(literal) if matches!(literal.lit, Lit::Float(_)) => {
                let leaves = self.shapes.leaves(shape);
                self.errors.add_if_number(
                    leaves,
                    literal,
                    "a number does not match a literal: bind a name and write a guard, `x if x == 0.0`",
                );
            }
            _ => {}
        }
    }

    /// The shape that the pattern of a `let` or of a closure asks for.
    pub(crate) fn declared(&mut self, pattern: &mut Pat) -> Shape {
        match pattern {
            Pat::Type(typed) => self.convert(&mut typed.ty, Floats::Differ),
            _ => self.shapes.unknown(),
        }
    }

    /// The parts of a value go to places: `(a, v[0]) = value`.
    pub(crate) fn assign_parts(&mut self, left: &mut Expr, shape: &Shape) {
        let span = left.span();
        match left {
            Expr::Paren(inner) => self.assign_parts(&mut inner.expr, shape),
            Expr::Group(inner) => self.assign_parts(&mut inner.expr, shape),
            Expr::Tuple(tuple) => {
                let elements = self.elements_of(tuple.elems.len(), shape, span);
                self.assign_positions(tuple.elems.iter_mut(), &elements);
            }
            Expr::Array(array) => {
                let element = self.shapes.element(shape, span);
                array.elems.iter_mut().for_each(|place| self.assign_parts(place, &element));
            }
            Expr::Call(call) => {
                let Expr::Path(path) = &*call.func else { return };
                let fields = self.fields_of_pattern(&path.path, call.args.len(), shape, span);
                self.assign_positions(call.args.iter_mut(), &fields);
            }
            Expr::Struct(literal) => {
                for field in &mut literal.fields {
                    let inner = self.field(shape, None, &member_name(&field.member), span);
                    self.assign_parts(&mut field.expr, &inner);
                }
            }
            // `_` and `..`
            Expr::Infer(_) | Expr::Range(_) => {}
            place => {
                let place = self.infer(place);
                self.shapes.unify(&place, shape, span);
            }
        }
    }

    fn assign_positions<'a>(
        &mut self,
        places: impl ExactSizeIterator<Item = &'a mut Expr>,
        shapes: &[Shape],
    ) {
        for (place, shape) in at_positions(places, shapes, |place| matches!(place, Expr::Range(_))) {
            self.assign_parts(place, &shape);
        }
    }

    fn bind_positions<'a>(&mut self, patterns: impl ExactSizeIterator<Item = &'a mut Pat>, shapes: &[Shape]) {
        for (pattern, shape) in at_positions(patterns, shapes, |pattern| matches!(pattern, Pat::Rest(_))) {
            self.bind(pattern, &shape);
        }
    }

    pub(crate) fn elements_of(&mut self, count: usize, shape: &Shape, span: proc_macro2::Span) -> Vec<Shape> {
        match self.shapes.known(shape) {
            Shape::Tuple(elements) => elements.to_vec(),
            known @ Shape::Unknown(_) => {
                let elements: Vec<_> = (0..count).map(|_| self.shapes.unknown()).collect();
                self.shapes.unify(&known, &Shape::tuple(elements.clone()), span);
                elements
            }
            _ => vec![Shape::Other; count],
        }
    }

    fn fields_of_pattern(
        &mut self,
        path: &syn::Path,
        count: usize,
        shape: &Shape,
        span: proc_macro2::Span,
    ) -> Vec<Shape> {
        let Some(name) = path.segments.last().map(|segment| segment.ident.to_string()) else {
            return Vec::new();
        };
        match (name.as_str(), self.shapes.known(shape)) {
            ("Some", shape) => vec![self.shapes.element(&shape, span)],
            ("Ok" | "Err", shape) => {
                let outcome = self.outcome(&shape, span);
                vec![if name == "Ok" { outcome.0 } else { outcome.1 }]
            }
            _ => {
                if let Some(model) = self.model_of_variant(path) {
                    let known = self.shapes.known(shape);
                    if let Shape::Unknown(_) = known {
                        let instance = self.shapes.activity.fresh();
                        let model = self.model_shape(model, instance);
                        self.shapes.unify(&known, &model, span);
                    }
                }
                match self.variant_fields(shape, &name) {
                    Some(fields) => fields.into_iter().map(|(_, shape)| shape).collect(),
                    // The definition is not in view, so a field may hold any of the floats.
                    None => {
                        let leaves = self.shapes.leaves(shape);
                        (0..count)
                            .map(|_| self.shapes.blob(leaves.first().copied().unwrap_or(Leaf::PLAIN)))
                            .collect()
                    }
                }
            }
        }
    }

    /// The two sides of a `Result`.
    pub(crate) fn outcome(&mut self, shape: &Shape, span: proc_macro2::Span) -> (Shape, Shape) {
        match self.shapes.known(shape) {
            Shape::Outcome(value, error) => ((*value).clone(), (*error).clone()),
            known @ Shape::Unknown(_) => {
                let (value, error) = (self.shapes.unknown(), self.shapes.unknown());
                let outcome = Shape::Outcome(value.clone().into(), error.clone().into());
                self.shapes.unify(&known, &outcome, span);
                (value, error)
            }
            _ => (Shape::Other, Shape::Other),
        }
    }
}

/// Each part with its shape. The part `..` stands for no shape or for several.
fn at_positions<T>(
    parts: impl ExactSizeIterator<Item = T>,
    shapes: &[Shape],
    is_rest: impl Fn(&T) -> bool,
) -> impl Iterator<Item = (T, Shape)> {
    let after_rest = shapes.len().saturating_sub(parts.len());
    let mut skipped = 0;
    parts.enumerate().filter_map(move |(position, part)| {
        if is_rest(&part) {
            skipped = after_rest;
            return None;
        }
        Some((part, shapes.get(position + skipped).cloned().unwrap_or(Shape::Other)))
    })
}

/// The pattern `x` of `x: T`.
pub(crate) fn without_type(pattern: &mut Pat) -> &mut Pat {
    match pattern {
        Pat::Type(typed) => &mut typed.pat,
        pattern => pattern,
    }
}

/// Whether a name in the pattern is `ref mut`, so that it stands for a part of the value itself.
pub(crate) fn binds_place(pattern: &Pat) -> bool {
    struct Finder(bool);
    impl<'ast> Visit<'ast> for Finder {
        fn visit_pat_ident(&mut self, name: &'ast PatIdent) {
            self.0 |= name.by_ref.is_some() && name.mutability.is_some();
            visit::visit_pat_ident(self, name);
        }
    }
    let mut finder = Finder(false);
    finder.visit_pat(pattern);
    finder.0
}

/// Whether the left side of an assignment takes a value apart.
pub(crate) fn is_pattern(left: &Expr) -> bool {
    match left {
        Expr::Tuple(_) | Expr::Array(_) | Expr::Call(_) | Expr::Struct(_) | Expr::Infer(_) => true,
        Expr::Paren(inner) => is_pattern(&inner.expr),
        Expr::Group(inner) => is_pattern(&inner.expr),
        _ => false,
    }
}

pub(crate) fn member_name(member: &Member) -> String {
    match member {
        Member::Named(name) => name.to_string(),
        Member::Unnamed(index) => index.index.to_string(),
    }
}

/// Whether the expression is a literal of type `f64`.
pub(crate) fn is_float(expression: &Expr) -> bool {
    match expression {
        Expr::Lit(literal) => match &literal.lit {
            Lit::Float(literal) => literal.suffix() != "f32",
            Lit::Int(literal) => literal.suffix() == "f64",
            _ => false,
        },
        Expr::Unary(negative) => is_float(&negative.expr),
        _ => false,
    }
}
