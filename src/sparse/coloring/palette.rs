//! `Palette`: the colours that a column may not have, and which of the others it takes.

use super::marks::Marks;

pub(super) struct Palette {
    forbidden: Marks,
    /// In a circle of colours, where the search for the next one starts.
    circle: Option<usize>,
}

impl Palette {
    /// Each column takes the first colour that it may have. There is no limit.
    pub(super) fn unlimited() -> Self {
        Self { forbidden: Marks::new(0), circle: None }
    }

    /// Each column takes the next colour that it may have after that of the column before it, in a circle of so many
    /// colours.
    ///
    /// This continues the regular pattern that the fewest colours have on a grid. The first colour would not: along the
    /// first line of a grid it repeats too soon.
    pub(super) fn circle(colors: usize) -> Self {
        Self { forbidden: Marks::new(colors), circle: Some(0) }
    }

    pub(super) fn forbid(&mut self, color: usize, v: usize) {
        self.forbidden.mark(color, v);
    }

    pub(super) fn is_forbidden(&self, color: usize, v: usize) -> bool {
        self.forbidden.has(color, v)
    }

    /// The colour that v takes. It is `None` if all colours of a circle are forbidden.
    pub(super) fn choose(&mut self, v: usize) -> Option<usize> {
        let Some(start) = self.circle else { return Some(self.forbidden.first_without(v)) };
        let color = (start..self.colors()).chain(0..start).find(|&color| !self.is_forbidden(color, v))?;
        self.circle = Some(color + 1);
        Some(color)
    }

    /// The number of colours, in use or in the circle.
    pub(super) fn colors(&self) -> usize {
        self.forbidden.len()
    }
}
