//! `Sets`: the sets of inputs of a trace.
//!
//! A set is a sorted list, or it is only noted as the union of two earlier sets, and is listed when a result asks for it.
//! Small sets are always listed, and larger ones as long as the lists are short in total. So a union that adds nothing to
//! one of its sets is found to be that set, and yet a long sum takes no more memory than its terms.

use alloc::vec::Vec;

/// The most members of a set that is always listed.
const SMALL: usize = 16;

/// The most members of a set that is listed as long as there is room.
const LARGE: usize = 1024;

/// The room for lists of larger sets, in members.
const ROOM: usize = 1 << 22;

/// A set of inputs.
#[derive(Clone, Copy, Debug)]
enum Node {
    /// These members of all lists, in increasing order.
    List { start: u32, length: u32 },
    /// The union of two earlier sets.
    Union(u32, u32),
}

/// Sets of inputs. Each has a number, in the order in which they were made.
#[derive(Debug)]
pub(super) struct Sets {
    inputs: usize,
    nodes: Vec<Node>,
    lists: Vec<u32>,
    /// For each input, the search that met it last.
    input_met: Vec<u32>,
    /// For each set, the search that met it last.
    node_met: Vec<u32>,
    searches: u32,
    /// What a search has still to look at.
    ahead: Vec<u32>,
}

fn number(index: usize) -> u32 {
    u32::try_from(index).expect("a trace has room for 2^32 sets: trace a smaller problem of the same form")
}

impl Sets {
    /// Set j has the input j alone.
    pub(super) fn of_single_inputs(inputs: usize) -> Self {
        let all = 0..number(inputs);
        Self {
            inputs,
            nodes: all.clone().map(|start| Node::List { start, length: 1 }).collect(),
            lists: all.collect(),
            input_met: Vec::new(),
            node_met: Vec::new(),
            searches: 0,
            ahead: Vec::new(),
        }
    }

    /// The number of the union of two sets. It is the number of one of them if that is known to contain the other.
    pub(super) fn union(&mut self, a: u32, b: u32) -> u32 {
        match [a, b].map(|set| self.nodes[set as usize]) {
            _ if a == b => a,
            [Node::Union(first, second), _] if first == b || second == b => a,
            [_, Node::Union(first, second)] if first == a || second == a => b,
            [Node::List { length: in_a, .. }, Node::List { length: in_b, .. }] => {
                let (in_a, in_b) = (in_a as usize, in_b as usize);
                let has_room = self.lists.len() < ROOM + SMALL * self.nodes.len();
                let longest = if has_room { LARGE } else { SMALL };
                if in_a.max(in_b) > longest {
                    return self.push(Node::Union(a, b));
                }
                let start = self.lists.len();
                self.merge(a, b);
                let length = self.lists.len() - start;
                let is_listed = length > in_a.max(in_b) && (has_room || length <= SMALL);
                if is_listed {
                    return self.push(Node::List { start: number(start), length: number(length) });
                }
                self.lists.truncate(start);
                match length {
                    _ if length == in_a => a,
                    _ if length == in_b => b,
                    _ => self.push(Node::Union(a, b)),
                }
            }
            _ => self.push(Node::Union(a, b)),
        }
    }

    /// The members of a set, in increasing order.
    pub(super) fn members(&mut self, set: u32) -> &[u32] {
        if let Node::Union(..) = self.nodes[set as usize] {
            self.list(set);
        }
        self.listed(set)
    }

    /// The number of sets and of the members of all lists.
    #[cfg(test)]
    pub(super) fn size(&self) -> usize {
        self.nodes.len() + self.lists.len()
    }

    fn push(&mut self, node: Node) -> u32 {
        let set = number(self.nodes.len());
        self.nodes.push(node);
        set
    }

    /// The members of a set that is listed.
    fn listed(&self, set: u32) -> &[u32] {
        match self.nodes[set as usize] {
            Node::List { start, length } => &self.lists[start as usize..][..length as usize],
            Node::Union(..) => &[],
        }
    }

    /// Appends the members of two sorted lists to the lists, in increasing order.
    fn merge(&mut self, a: u32, b: u32) {
        let (in_a, in_b) = (self.listed(a).len(), self.listed(b).len());
        self.lists.reserve(in_a + in_b);
        let (mut i, mut j) = (0, 0);
        while i < in_a || j < in_b {
            let (x, y) = (self.listed(a).get(i).copied(), self.listed(b).get(j).copied());
            let least = x.unwrap_or(u32::MAX).min(y.unwrap_or(u32::MAX));
            i += usize::from(x == Some(least));
            j += usize::from(y == Some(least));
            self.lists.push(least);
        }
    }

    /// Lists the members of a union, and keeps the list for other unions with this set.
    fn list(&mut self, set: u32) {
        self.searches += 1;
        self.node_met.resize(self.nodes.len(), 0);
        self.input_met.resize(self.inputs, 0);
        let start = self.lists.len();
        self.ahead.push(set);
        while let Some(set) = self.ahead.pop() {
            match self.nodes[set as usize] {
                _ if self.node_met[set as usize] == self.searches => {}
                Node::Union(a, b) => self.ahead.extend([a, b]),
                Node::List { start, length } => {
                    for place in start..start + length {
                        let input = self.lists[place as usize];
                        if self.input_met[input as usize] != self.searches {
                            self.input_met[input as usize] = self.searches;
                            self.lists.push(input);
                        }
                    }
                }
            }
            self.node_met[set as usize] = self.searches;
        }
        let length = self.lists.len() - start;
        // In a dense set, a walk over all inputs is faster than sorting.
        if length > self.inputs / 16 {
            self.lists.truncate(start);
            let met = (0..).zip(&self.input_met).filter(|&(_, &search)| search == self.searches);
            self.lists.extend(met.map(|(input, _): (u32, _)| input));
        } else {
            self.lists[start..].sort_unstable();
        }
        self.nodes[set as usize] = Node::List { start: number(start), length: number(length) };
    }
}
