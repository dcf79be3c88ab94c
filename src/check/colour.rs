//! Colours for a terminal.

use alloc::format;
use alloc::string::{String, ToString};

/// Whether a text is in colour.
#[derive(Clone, Copy)]
pub(super) struct Paint {
    pub(super) is_coloured: bool,
}

impl Paint {
    pub(super) const PLAIN: Self = Self { is_coloured: false };

    /// Colours if the standard error stream is a terminal, unless the user has set `NO_COLOR`
    /// (<https://no-color.org>). Without the standard library nobody knows, so the text is plain.
    pub(super) fn for_stderr() -> Self {
        #[cfg(feature = "std")]
        {
            use std::io::IsTerminal;

            let is_unwanted = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
            Self { is_coloured: std::io::stderr().is_terminal() && !is_unwanted }
        }
        #[cfg(not(feature = "std"))]
        Self::PLAIN
    }

    pub(super) fn strong(self, text: &str) -> String {
        self.with("1", text)
    }

    pub(super) fn wrong(self, text: &str) -> String {
        self.with("31", text)
    }

    fn with(self, code: &str, text: &str) -> String {
        if self.is_coloured { format!("\x1b[{code}m{text}\x1b[0m") } else { text.to_string() }
    }
}
