//! `Interactions`: which inputs meet in an operation that is not linear in both. Only there can a Hessian have an entry.

use alloc::vec;
use alloc::vec::Vec;
use std::collections::HashMap;

use super::sets::Sets;

/// How many pairs of sets are recorded before repeated ones are removed for the first time.
const FIRST_CLEANING: usize = 1 << 16;

/// Pairs of sets. Every input of the one meets every input of the other.
#[derive(Debug, Default)]
pub(super) struct Interactions {
    pairs: Vec<(u32, u32)>,
    /// How many pairs were left when repeated ones were removed last.
    cleaned: usize,
}

impl Interactions {
    pub(super) fn record(&mut self, a: u32, b: u32) {
        let pair = (a.min(b), a.max(b));
        if self.pairs.last() == Some(&pair) {
            return;
        }
        if self.pairs.len() >= FIRST_CLEANING.max(2 * self.cleaned) {
            self.clean();
        }
        self.pairs.push(pair);
    }

    fn clean(&mut self) {
        self.pairs.sort_unstable();
        self.pairs.dedup();
        self.cleaned = self.pairs.len();
    }

    /// For each input, the inputs that it meets, in increasing order.
    pub(super) fn partners(mut self, sets: &mut Sets, inputs: usize) -> Vec<Vec<usize>> {
        // Many sets have the same members, so each pair of member lists is taken once.
        let mut lists = Vec::new();
        let mut numbers = HashMap::new();
        let mut number = |set: u32| {
            let members = sets.members(set);
            if let Some(&number) = numbers.get(members) {
                return number;
            }
            lists.push(members.to_vec());
            numbers.insert(members.to_vec(), lists.len() - 1);
            lists.len() - 1
        };
        self.clean();
        let mut pairs: Vec<_> = self.pairs.iter().map(|&(a, b)| (number(a), number(b))).collect();
        pairs.sort_unstable();
        pairs.dedup();

        // For each input, the lists whose members it meets.
        let mut met = vec![Vec::new(); inputs];
        for (a, b) in pairs {
            for (from, to) in [(a, b), (b, a)] {
                for &input in &lists[from] {
                    met[input as usize].push(to);
                }
                if a == b {
                    break;
                }
            }
        }
        let mut seen_by = vec![usize::MAX; inputs];
        let partners = |(input, met): (usize, Vec<usize>)| {
            let mut partners = Vec::new();
            for &list in &met {
                for &other in &lists[list] {
                    let other = other as usize;
                    if seen_by[other] != input {
                        seen_by[other] = input;
                        partners.push(other);
                    }
                }
            }
            partners.sort_unstable();
            partners
        };
        met.into_iter().enumerate().map(partners).collect()
    }
}
