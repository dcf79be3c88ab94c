//! Runs of a function on numbers of second order whose directions are the colours of a plan.
//!
//! The function returns the terms of a sum. No two inputs of a term have the same colour. So the second derivatives of a
//! term in the directions c and d are those in the one input of colour c and the one of colour d.

use alloc::collections::BTreeMap;
use alloc::vec;
use alloc::vec::Vec;

use super::coloring::Coloring;
use super::{Error, Pattern, SliceFunction, TwiceDifferentiable};
use crate::dual2::{Dual2Vec, HyperDual};
use crate::number::Number;
use crate::scalar::Scalar;

/// A block of the table of second derivatives: one run of the function.
#[derive(Clone, Debug, Default)]
pub(super) struct Block {
    /// The inputs with a seed, and the direction of the seed, among those of the rows and among those of the columns.
    row_seeds: Vec<(usize, u8)>,
    column_seeds: Vec<(usize, u8)>,
    slopes: Vec<Read<u8>>,
    curvatures: Vec<Read<(u8, u8)>>,
}

/// In which term a derivative is found, in which directions, and to which place it is added.
#[derive(Clone, Copy, Debug)]
struct Read<D> {
    term: usize,
    directions: D,
    place: usize,
}

impl Block {
    /// The blocks that find all entries of the Hessian on the diagonal and above it, and the gradient.
    ///
    /// `shape` has the numbers of rows and columns of a block. `terms` has the inputs of each term.
    pub(super) fn all(
        terms: &Pattern,
        hessian: &Pattern,
        coloring: &Coloring,
        [rows, columns]: [usize; 2],
    ) -> Vec<Self> {
        // The number of the chunk that a colour is in, and its direction there. A chunk has at most 8 directions.
        let place = |color: usize, width: usize| (color / width, (color % width) as u8);
        let mut blocks: BTreeMap<_, Self> = BTreeMap::new();
        let mut last_term = vec![usize::MAX; terms.columns()];
        for term in 0..terms.rows() {
            terms.row(term).iter().for_each(|&j| last_term[j] = term);
            for &j in terms.row(term) {
                for (index, &k) in hessian.row_range(j).zip(hessian.row(j)) {
                    let (Some(a), Some(b)) = (coloring.color(j), coloring.color(k)) else { continue };
                    if k < j || last_term[k] != term {
                        continue;
                    }
                    let ((row_chunk, row), (column_chunk, column)) =
                        (place(a.min(b), rows), place(a.max(b), columns));
                    let block = blocks.entry((column_chunk, row_chunk)).or_default();
                    block.curvatures.push(Read { term, directions: (row, column), place: index });
                }
            }
        }
        // The gradient comes from the first block of each chunk of columns.
        let mut first_blocks = Vec::new();
        for chunk in 0..coloring.colors().div_ceil(columns).max(1) {
            let first = blocks.range((chunk, 0)..(chunk + 1, 0)).next().map_or((chunk, 0), |(&key, _)| key);
            blocks.entry(first).or_default();
            first_blocks.push(first);
        }
        for (term, j) in terms.iter() {
            let Some((chunk, directions)) = coloring.color(j).map(|color| place(color, columns)) else {
                continue;
            };
            if let Some(block) = blocks.get_mut(&first_blocks[chunk]) {
                block.slopes.push(Read { term, directions, place: j });
            }
        }
        let seeds = |chunk: usize, width: usize| {
            let seed = |j: usize| {
                let (of, direction) = place(coloring.color(j)?, width);
                (of == chunk).then_some((j, direction))
            };
            (0..terms.columns()).filter_map(seed).collect()
        };
        let seeded = |((column_chunk, row_chunk), block): ((usize, usize), Self)| Self {
            row_seeds: seeds(row_chunk, rows),
            column_seeds: seeds(column_chunk, columns),
            ..block
        };
        blocks.into_iter().map(seeded).collect()
    }
}

/// A number with a block of second derivatives.
pub(super) trait SecondOrder<T>: Number<Part = T> {
    const ROWS: usize;
    const COLUMNS: usize;
    fn seed_row(&mut self, direction: usize, seed: T);
    fn seed_column(&mut self, direction: usize, seed: T);
    fn slope(&self, column: usize) -> T;
    fn curvature(&self, row: usize, column: usize) -> T;
}

/// Its rows and its columns are the same directions.
impl<T: Scalar, const N: usize> SecondOrder<T> for Dual2Vec<T, N> {
    const ROWS: usize = N;
    const COLUMNS: usize = N;

    fn seed_row(&mut self, direction: usize, seed: T) {
        self.gradient[direction] = seed;
    }

    fn seed_column(&mut self, direction: usize, seed: T) {
        self.gradient[direction] = seed;
    }

    #[inline(always)]
    fn slope(&self, column: usize) -> T {
        self.gradient[column]
    }

    #[inline(always)]
    fn curvature(&self, row: usize, column: usize) -> T {
        self.hessian[row][column]
    }
}

impl<T: Scalar, const N: usize, const M: usize> SecondOrder<T> for HyperDual<T, N, M> {
    const ROWS: usize = M;
    const COLUMNS: usize = N;

    fn seed_row(&mut self, direction: usize, seed: T) {
        self.tangents[direction] = seed;
    }

    fn seed_column(&mut self, direction: usize, seed: T) {
        self.partials[direction] = seed;
    }

    #[inline(always)]
    fn slope(&self, column: usize) -> T {
        self.partials[column]
    }

    #[inline(always)]
    fn curvature(&self, row: usize, column: usize) -> T {
        self.mixed[row][column]
    }
}

/// The inputs and the terms of the function on one number type.
#[derive(Clone, Debug)]
pub(super) struct Inputs<D> {
    inputs: Vec<D>,
    terms: Vec<D>,
    /// The number of the block whose seeds the inputs have.
    seeded: Option<usize>,
}

impl<D> Inputs<D> {
    fn new() -> Self {
        Self { inputs: Vec::new(), terms: Vec::new(), seeded: None }
    }

    /// Runs a block and keeps its terms. Returns the value.
    fn run<T: Scalar>(
        &mut self,
        f: &impl SliceFunction<D>,
        x: &[T],
        (blocks, number): (&[Block], usize),
        terms: usize,
    ) -> Result<T, Error>
    where
        D: SecondOrder<T>,
    {
        if self.inputs.is_empty() {
            self.inputs.extend(x.iter().map(|&x| D::constant(x)));
        }
        if self.seeded != Some(number) {
            if let Some(before) = self.seeded {
                self.seed(&blocks[before], T::zero());
            }
            self.seed(&blocks[number], T::one());
            self.seeded = Some(number);
        }
        for (input, &x) in self.inputs.iter_mut().zip(x) {
            *input.value_mut() = x;
        }
        self.terms.clear();
        f.call(&self.inputs, &mut self.terms);
        if self.terms.len() != terms {
            return Err(Error::Length { of: "results", found: self.terms.len(), expected: terms });
        }
        Ok(self.terms.iter().map(Number::value).sum())
    }

    /// Adds the derivatives that the block has found to the gradient and to the entries of the Hessian.
    fn add<T: Scalar>(&self, block: &Block, gradient: &mut [T], entries: &mut [T])
    where
        D: SecondOrder<T>,
    {
        for &Read { term, directions, place } in &block.slopes {
            gradient[place] += self.terms[term].slope(directions.into());
        }
        for &Read { term, directions: (row, column), place } in &block.curvatures {
            entries[place] += self.terms[term].curvature(row.into(), column.into());
        }
    }

    fn seed<T: Scalar>(&mut self, block: &Block, seed: T)
    where
        D: SecondOrder<T>,
    {
        for &(j, direction) in &block.row_seeds {
            self.inputs[j].seed_row(direction.into(), seed);
        }
        for &(j, direction) in &block.column_seeds {
            self.inputs[j].seed_column(direction.into(), seed);
        }
    }
}

/// Inputs of the number type that suits the number of colours.
macro_rules! shapes {
    ($($Shape:ident $Number:ty),*; $Last:ident $LastNumber:ty) => {
        #[derive(Clone, Debug)]
        pub(super) enum AnyInputs<T> {
            $($Shape(Inputs<$Number>),)*
            $Last(Inputs<$LastNumber>),
        }

        impl<T: Scalar> AnyInputs<T> {
            /// Inputs whose blocks suit this number of colours.
            pub(super) fn new(colors: usize) -> Self {
                $(if colors <= <$Number>::COLUMNS {
                    return Self::$Shape(Inputs::new());
                })*
                Self::$Last(Inputs::new())
            }

            /// The numbers of rows and columns of a block.
            pub(super) fn shape(&self) -> [usize; 2] {
                match self {
                    $(Self::$Shape(_) => [<$Number>::ROWS, <$Number>::COLUMNS],)*
                    Self::$Last(_) => [<$LastNumber>::ROWS, <$LastNumber>::COLUMNS],
                }
            }

            /// Runs a block and keeps its terms. Returns the value.
            pub(super) fn run(
                &mut self,
                f: &impl TwiceDifferentiable<T>,
                x: &[T],
                block: (&[Block], usize),
                terms: usize,
            ) -> Result<T, Error> {
                match self {
                    $(Self::$Shape(inputs) => inputs.run(f, x, block, terms),)*
                    Self::$Last(inputs) => inputs.run(f, x, block, terms),
                }
            }

            /// Adds the derivatives that the block has found to the gradient and to the entries of the Hessian.
            pub(super) fn add(&self, block: &Block, gradient: &mut [T], entries: &mut [T]) {
                match self {
                    $(Self::$Shape(inputs) => inputs.add(block, gradient, entries),)*
                    Self::$Last(inputs) => inputs.add(block, gradient, entries),
                }
            }
        }
    };
}
shapes! {
    One Dual2Vec<T, 1>, Two Dual2Vec<T, 2>, Four Dual2Vec<T, 4>, Eight Dual2Vec<T, 8>; Blocks HyperDual<T, 8, 4>
}
