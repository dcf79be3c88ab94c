//! `Trace`: the memory of one run on tracers, and the traces that are at work on a thread.

use alloc::vec;
use alloc::vec::Vec;
use core::cell::RefCell;
use core::sync::atomic::{AtomicU32, Ordering};

use super::Tracer;
use super::interactions::Interactions;
use super::link::{LOST, Link, TraceName};
use super::sets::Sets;
use crate::sparse::Pattern;

std::thread_local! {
    /// The traces of this thread, the innermost last. There is more than one if a traced function traces another one.
    static TRACES: RefCell<Vec<Trace>> = const { RefCell::new(Vec::new()) };
}

/// Counts all traces of the program, so that a number of one trace never passes for a number of another.
static COUNT: AtomicU32 = AtomicU32::new(1);

/// The memory of one run on tracers.
#[derive(Debug)]
pub(crate) struct Trace {
    name: TraceName,
    sets: Sets,
    interactions: Interactions,
}

/// What a trace found.
pub(crate) struct Found {
    /// The inputs of each result.
    pub(crate) inputs: Pattern,
    /// For each input, the inputs that it meets in an operation that is not linear in both.
    pub(crate) partners: Pattern,
}

/// The number of a result whose set of inputs is lost.
pub(crate) struct Lost(pub(crate) usize);

/// Calls `act` on the trace of this name if it is at work on this thread.
pub(super) fn on_trace<R>(name: TraceName, act: impl FnOnce(&mut Trace) -> R) -> Option<R> {
    TRACES.with_borrow_mut(|traces| traces.iter_mut().rev().find(|trace| trace.name == name).map(act))
}

impl Trace {
    /// Runs f on tracers of these values. Returns the results and what the trace found.
    pub(crate) fn run<T: Copy, Y: AsRef<[Tracer<T>]>>(
        f: impl FnOnce(&[Tracer<T>]) -> Y,
        x: &[T],
        with_interactions: bool,
    ) -> (Y, Result<Found, Lost>) {
        let name = COUNT.fetch_add(1, Ordering::Relaxed) << 1 | u32::from(with_interactions);
        let sets = Sets::of_single_inputs(x.len());
        TRACES.with_borrow_mut(|traces| {
            traces.push(Self { name, sets, interactions: Interactions::default() })
        });
        let at_work = AtWork;
        let tracer = |(input, &value)| Tracer { value, link: Link { trace: name, node: input } };
        let inputs: Vec<_> = (0..).zip(x).map(tracer).collect();
        let y = f(&inputs);
        let found = at_work.end().found(y.as_ref(), x.len());
        (y, found)
    }

    pub(super) fn union(&mut self, a: u32, b: u32) -> u32 {
        self.sets.union(a, b)
    }

    /// Records that every input of the one set meets every input of the other.
    pub(super) fn interact(&mut self, a: u32, b: u32) {
        self.interactions.record(a, b);
    }

    fn found<T>(mut self, y: &[Tracer<T>], inputs: usize) -> Result<Found, Lost> {
        let (mut row_starts, mut column_indices) = (vec![0], Vec::new());
        for (row, y) in y.iter().enumerate() {
            match y.link {
                Link::CONSTANT => {}
                Link { trace, node } if trace == self.name && node != LOST => {
                    column_indices.extend(self.sets.members(node).iter().map(|&input| input as usize));
                }
                _ => return Err(Lost(row)),
            }
            row_starts.push(column_indices.len());
        }
        Ok(Found {
            inputs: Pattern::from_csr(inputs, row_starts, column_indices),
            partners: Pattern::from_rows(inputs, self.interactions.partners(&mut self.sets, inputs)),
        })
    }
}

/// The innermost trace of the thread while it is at work. If the traced function panics, the trace ends too.
struct AtWork;

impl AtWork {
    /// Takes the trace from the thread.
    fn end(self) -> Trace {
        core::mem::forget(self);
        TRACES.with_borrow_mut(Vec::pop).expect("the trace is at work")
    }
}

impl Drop for AtWork {
    fn drop(&mut self) {
        TRACES.with_borrow_mut(Vec::pop);
    }
}
