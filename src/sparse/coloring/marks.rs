//! `Marks`: which vertex marked an item last. A new vertex begins without marks, at no cost.

use alloc::vec;
use alloc::vec::Vec;

const NOBODY: usize = usize::MAX;

/// For each item, the vertex that marked it last. The items are colours, vertices or edges.
pub(super) struct Marks {
    marked_by: Vec<usize>,
}

impl Marks {
    pub(super) fn new(items: usize) -> Self {
        Self { marked_by: vec![NOBODY; items] }
    }

    /// How many items there are.
    pub(super) fn len(&self) -> usize {
        self.marked_by.len()
    }

    pub(super) fn has(&self, item: usize, v: usize) -> bool {
        self.marked_by[item] == v
    }

    /// Marks an item, and returns whether it had no mark of this vertex before.
    pub(super) fn mark(&mut self, item: usize, v: usize) -> bool {
        let is_new = !self.has(item, v);
        self.marked_by[item] = v;
        is_new
    }

    /// The first item without a mark of this vertex. It is a new item if all have one.
    pub(super) fn first_without(&mut self, v: usize) -> usize {
        self.marked_by.iter().position(|&u| u != v).unwrap_or_else(|| {
            self.marked_by.push(NOBODY);
            self.marked_by.len() - 1
        })
    }
}
