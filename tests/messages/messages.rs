//! What the compiler says to the commonest mistakes, word for word.
//!
//! The words depend on the compiler, so the test runs on the one version that they were recorded with.
//! `TRYBUILD=overwrite cargo test -p messages` records them anew.

#[rustversion::attr(not(stable(1.95)), ignore = "recorded with Rust 1.95")]
#[test]
fn mistakes_are_met_with_a_message_that_says_what_to_write() {
    trybuild::TestCases::new().compile_fail("mistakes/*.rs");
}
