//! Calls of a user's function that may panic.

use alloc::string::String;

/// What `f` returns, or the message of its panic. A message that is no text counts as empty.
#[cfg(feature = "std")]
pub(super) fn catch_panic<T>(f: impl FnOnce() -> T) -> Result<T, String> {
    use alloc::string::ToString;
    use std::panic::{AssertUnwindSafe, catch_unwind};

    // A panic may leave the captures of `f` half-changed. The checks do not trust a function to be pure anyway: they
    // ask it twice.
    catch_unwind(AssertUnwindSafe(f)).map_err(|payload| {
        let message = payload.downcast_ref::<&str>().map(ToString::to_string);
        message.or_else(|| payload.downcast_ref::<String>().cloned()).unwrap_or_default()
    })
}

/// What `f` returns. Without the standard library a panic cannot be caught.
#[cfg(not(feature = "std"))]
pub(super) fn catch_panic<T>(f: impl FnOnce() -> T) -> Result<T, String> {
    Ok(f())
}
