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

/// Counts all traces of the program, so that a number of one trace does not pass for a number of another. Only after 2^31
/// traces the names start again.
static COUNT: AtomicU32 = AtomicU32::new(1);

/// The next name that the counter gives. It leaves out 0, which is the name of no trace.
fn next_name(count: &AtomicU32, with_interactions: bool) -> TraceName {
    loop {
        let name = count.fetch_add(1, Ordering::Relaxed) << 1;
        if name != 0 {
            return name | u32::from(with_interactions);
        }
    }
}

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
        let name = next_name(&COUNT, with_interactions);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_trace_has_the_name_of_constants_after_the_names_start_again() {
        let last = AtomicU32::new((1 << 31) - 1);
        assert_eq!([(); 3].map(|()| next_name(&last, false)), [u32::MAX - 1, 2, 4]);
        let last = AtomicU32::new(u32::MAX);
        assert_eq!([(); 3].map(|()| next_name(&last, true)), [u32::MAX, 3, 5]);
    }

    /// How much memory the sets take after the trace of a function with a tridiagonal Jacobian.
    fn size_on_a_band(n: usize) -> usize {
        let mut size = 0;
        let f = |x: &[Tracer<f64>]| {
            let y: Vec<_> = x.windows(3).map(|x| x[0] - 2.0 * x[1] * x[1] + x[2]).collect();
            size = on_trace(x[0].link.trace, |trace| trace.sets.size()).unwrap_or_default();
            y
        };
        let (_, found) = Trace::run(f, &vec![0.5; n], true);
        let found = found.unwrap_or_else(|Lost(row)| panic!("row {row} is lost"));
        assert_eq!((found.inputs.nonzeros(), found.partners.nonzeros()), (3 * (n - 2), n - 2));
        size
    }

    #[test]
    fn the_work_on_a_band_is_linear() {
        let per_input = [1_000, 64_000].map(|n| size_on_a_band(n) / n);
        assert!(0 < per_input[0] && per_input[0] <= 10 && per_input[1] <= 10, "{per_input:?} for each input");
    }
}
