//! Two pieces of work, side by side where the system gives us a thread.

/// What both pieces come to. Where there is no thread for the second, or it ended in a panic, it is done here.
pub(super) fn both<A: Send>(first: impl Fn() -> A + Sync, second: impl Fn() -> A + Sync) -> (A, A) {
    std::thread::scope(|threads| {
        let other = std::thread::Builder::new().spawn_scoped(threads, &second);
        let found = first();
        let other = other.ok().and_then(|other| other.join().ok());
        (found, other.unwrap_or_else(&second))
    })
}
