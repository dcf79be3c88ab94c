//! Calls of a user's function that may panic.

use alloc::string::String;

/// What `f` returns, or the message of its panic.
#[cfg(feature = "std")]
pub(super) fn call<T>(f: impl FnOnce() -> T) -> Result<T, String> {
    use alloc::string::ToString;
    use std::panic::{AssertUnwindSafe, catch_unwind};

    // A function that left its captures half-changed is not trusted either way: it is asked twice later.
    catch_unwind(AssertUnwindSafe(f)).map_err(|payload| {
        let message = payload.downcast_ref::<&str>().map(ToString::to_string);
        message.or_else(|| payload.downcast_ref::<String>().cloned()).unwrap_or_default()
    })
}

/// What `f` returns: without the standard library a panic cannot be caught.
#[cfg(not(feature = "std"))]
pub(super) fn call<T>(f: impl FnOnce() -> T) -> Result<T, String> {
    Ok(f())
}
