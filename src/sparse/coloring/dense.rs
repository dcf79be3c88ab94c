//! Dense rows: the few that would need more colours than all others together.

use alloc::vec::Vec;

use crate::sparse::Pattern;

/// Returns the dense rows: those with more than `max(16, 10 sqrt(n))` entries, if there are at most `sqrt(m)` of them.
pub(super) fn find(pattern: &Pattern) -> Vec<usize> {
    let is_dense = |&i: &usize| {
        let length = pattern.row(i).len();
        length > 16 && length.saturating_mul(length) > 100 * pattern.columns()
    };
    let dense: Vec<_> = (0..pattern.rows()).filter(is_dense).collect();
    if dense.len() * dense.len() <= pattern.rows() { dense } else { Vec::new() }
}
