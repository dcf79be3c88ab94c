//! The names in scope.

use std::collections::HashMap;
use std::rc::Rc;

use super::Analysis;
use super::items::Function;
use super::shape::Shape;

/// What a name means.
#[derive(Clone)]
pub(crate) enum Binding {
    Value(Shape),
    Function(Rc<Function>),
}

/// The scopes, the innermost last. The first has the items of the module.
pub(crate) struct Scopes(Vec<HashMap<String, Binding>>);

impl Scopes {
    pub(crate) fn new() -> Self {
        Self(vec![HashMap::new()])
    }

    fn find(&self, name: &str) -> Option<&Binding> {
        self.0.iter().rev().find_map(|scope| scope.get(name))
    }
}

impl Analysis {
    pub(crate) fn declare(&mut self, name: String, binding: Binding) {
        if let Some(scope) = self.scopes.0.last_mut() {
            scope.insert(name, binding);
        }
    }

    pub(crate) fn find(&self, name: &str) -> Option<Binding> {
        self.scopes.find(name).cloned()
    }

    pub(crate) fn in_scope<T>(&mut self, inside: impl FnOnce(&mut Self) -> T) -> T {
        self.scopes.0.push(HashMap::new());
        let result = inside(self);
        self.scopes.0.pop();
        result
    }
}
