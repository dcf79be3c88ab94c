//! The assertion that a slice has the length that a pattern needs.

/// Panics if a slice does not have one number for each row, column or entry of a pattern.
pub(super) fn assert_length(what: &str, found: usize, expected: usize, of: &str) {
    assert!(found == expected, "{what} has {found} numbers, but the pattern has {expected} {of}");
}
