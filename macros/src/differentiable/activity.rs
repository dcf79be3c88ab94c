//! Which floats are numbers. Every `f64` of the code is a [`Leaf`]. Rules say which leaves become numbers if others are.
//! The least solution is the answer: a leaf that no rule reaches stays plain.

use proc_macro2::Span;

/// An `f64` of the code: a number of the derivative, or a plain float.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) struct Leaf(pub(crate) usize);

impl Leaf {
    /// It stays plain, whatever happens: a literal, a `const`, a parameter marked `#[constant]`.
    pub(crate) const PLAIN: Self = Self(0);
    /// It is a number from the start: a parameter of a function that others call.
    pub(crate) const NUMBER: Self = Self(1);
}

/// If both leaves of `when` are numbers, `then` is one too.
struct Rule {
    when: [Leaf; 2],
    then: Leaf,
    span: Span,
}

/// The leaves and their rules.
pub(crate) struct Activity {
    count: usize,
    rules: Vec<Rule>,
}

impl Activity {
    pub(crate) fn new() -> Self {
        Self { count: 2, rules: Vec::new() }
    }

    pub(crate) fn fresh(&mut self) -> Leaf {
        self.count += 1;
        Leaf(self.count - 1)
    }

    /// A value goes from one leaf to another.
    pub(crate) fn flow(&mut self, from: Leaf, to: Leaf, span: Span) {
        self.flow_if(from, Leaf::NUMBER, to, span);
    }

    /// A value goes from one leaf to another if `condition` is a number.
    pub(crate) fn flow_if(&mut self, from: Leaf, condition: Leaf, to: Leaf, span: Span) {
        if from != to && from != Leaf::PLAIN && to != Leaf::NUMBER {
            self.rules.push(Rule { when: [from, condition], then: to, span });
        }
    }

    /// Two leaves that are the same place.
    pub(crate) fn same(&mut self, a: Leaf, b: Leaf, span: Span) {
        self.flow(a, b, span);
        self.flow(b, a, span);
    }

    /// The numbers, and the places where a number reaches something that must stay plain.
    pub(crate) fn solve(&self) -> (Numbers, Vec<Span>) {
        let mut numbers = vec![false; self.count];
        numbers[Leaf::NUMBER.0] = true;
        let mut grows = true;
        while grows {
            grows = false;
            for rule in &self.rules {
                let applies = rule.then != Leaf::PLAIN && rule.when.iter().all(|leaf| numbers[leaf.0]);
                if applies && !numbers[rule.then.0] {
                    numbers[rule.then.0] = true;
                    grows = true;
                }
            }
        }
        let conflicts = self
            .rules
            .iter()
            .filter(|rule| rule.then == Leaf::PLAIN && rule.when.iter().all(|leaf| numbers[leaf.0]))
            .map(|rule| rule.span)
            .collect();
        (Numbers(numbers), conflicts)
    }
}

/// The solution.
pub(crate) struct Numbers(Vec<bool>);

impl Numbers {
    pub(crate) fn contains(&self, leaf: Leaf) -> bool {
        self.0[leaf.0]
    }
}
