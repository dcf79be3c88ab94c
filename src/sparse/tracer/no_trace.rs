//! `Trace` without `std`: there is no memory for each thread, so no trace is ever at work.

use super::link::TraceName;

pub(super) enum Trace {}

impl Trace {
    pub(super) fn union(&mut self, _: u32, _: u32) -> u32 {
        match *self {}
    }

    pub(super) fn interact(&mut self, _: u32, _: u32) {
        match *self {}
    }
}

pub(super) fn on_trace<R>(_: TraceName, _: impl FnOnce(&mut Trace) -> R) -> Option<R> {
    None
}
