//! `Link`: how a tracer, which is `Copy`, points to its set of inputs in the memory of the trace.

use super::trace::{Trace, on_trace};

/// The name of a trace. It is odd if the trace records pairs for a Hessian. 0 is the name of no trace.
pub(super) type TraceName = u32;

/// A set of inputs in the memory of a trace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Link {
    pub(super) trace: TraceName,
    pub(super) node: u32,
}

/// The node of a set that is lost: the trace was not on this thread when it had to be extended.
pub(super) const LOST: u32 = u32::MAX;

impl Link {
    /// The empty set, in any trace.
    pub(crate) const CONSTANT: Self = Self { trace: 0, node: 0 };

    /// The inputs of both sets.
    #[inline]
    pub(super) fn union(self, other: Self) -> Self {
        if self == other || other == Self::CONSTANT {
            return self;
        }
        if self == Self::CONSTANT {
            return other;
        }
        self.joined(other, |trace, a, b| trace.union(a, b))
    }

    /// The inputs of both sets, for a function of two numbers that is linear in each of them but not in both.
    #[inline]
    pub(super) fn product(self, other: Self) -> Self {
        if other == Self::CONSTANT {
            return self;
        }
        if self == Self::CONSTANT {
            return other;
        }
        if self.trace.is_multiple_of(2) {
            return self.union(other);
        }
        self.joined(other, |trace, a, b| {
            trace.interact(a, b);
            trace.union(a, b)
        })
    }

    /// The same set, for a function that is not linear.
    #[inline]
    pub(super) fn curved(self) -> Self {
        if self.trace.is_multiple_of(2) {
            return self;
        }
        self.joined(self, |trace, a, _| {
            trace.interact(a, a);
            a
        })
    }

    /// What `join` makes of two sets of one trace. If that trace is not at work on this thread, the set is lost.
    fn joined(self, other: Self, join: impl FnOnce(&mut Trace, u32, u32) -> u32) -> Self {
        let in_one_trace = self.trace == other.trace && self.node != LOST && other.node != LOST;
        let trace = self.trace.max(other.trace);
        let node = in_one_trace.then(|| on_trace(trace, |trace| join(trace, self.node, other.node)));
        Self { trace, node: node.flatten().unwrap_or(LOST) }
    }
}
