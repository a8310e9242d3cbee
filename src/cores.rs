//! Work side by side on the cores of the machine: what comes out is what one core would make of it.
//!
//! A thread costs some fifty microseconds, and where the cores are busy it may begin only when they are not. Where the
//! system gives no thread, the work is done by who asked for it; a panic in one is a panic there.

use std::num::NonZero;
use std::panic::resume_unwind;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{Builder, ScopedJoinHandle, available_parallelism, scope};

/// No more threads than this: on a host that many share, others have work too.
const MOST: usize = 4;

/// How many cores there are to work on.
static CORES: LazyLock<usize> = LazyLock::new(|| available_parallelism().map_or(1, NonZero::get).min(MOST));

/// What two pieces of work come to.
pub(crate) fn both<A, B: Send>(first: impl FnOnce() -> A, second: impl Fn() -> B + Sync) -> (A, B) {
    if *CORES == 1 {
        return (first(), second());
    }
    scope(|threads| {
        let other = Builder::new().spawn_scoped(threads, &second);
        let found = first();
        (found, other.map_or_else(|_| second(), outcome))
    })
}

/// What some work comes to for each item, in their order.
pub(crate) fn each<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    each_with(items, || (), |(), item| work(item))
}

/// The same with tools, of which every core makes its own.
pub(crate) fn each_with<T: Sync, R: Send, Tools>(
    items: &[T],
    tools: impl Fn() -> Tools + Sync,
    work: impl Fn(&mut Tools, &T) -> R + Sync,
) -> Vec<R> {
    let next = AtomicUsize::new(0);
    // Whoever is done with an item takes the next one: some take longer than others.
    let share = || {
        let mut tools = tools();
        let mut done: Vec<(usize, R)> = Vec::new();
        while let at = next.fetch_add(1, Ordering::Relaxed)
            && let Some(item) = items.get(at)
        {
            done.push((at, work(&mut tools, item)));
        }
        done
    };
    let mut done = scope(|threads| {
        let others = 1..(*CORES).min(items.len());
        let others: Vec<_> =
            others.filter_map(|_| Builder::new().spawn_scoped(threads, share).ok()).collect();
        let mut done = share();
        done.extend(others.into_iter().flat_map(outcome));
        done
    });
    done.sort_unstable_by_key(|done| done.0);
    done.into_iter().map(|done| done.1).collect()
}

fn outcome<R>(thread: ScopedJoinHandle<R>) -> R {
    thread.join().unwrap_or_else(|panic| resume_unwind(panic))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_item_has_its_outcome_in_their_order() {
        let items: Vec<usize> = (0..1000).collect();
        let squares = each_with(&items, Vec::new, |seen, &item| {
            seen.push(item);
            item * item
        });
        assert_eq!(squares, items.iter().map(|item| item * item).collect::<Vec<_>>());
        assert_eq!(each(&[] as &[u8], |_| 1), [0; 0]);
    }

    #[test]
    fn both_are_done() {
        assert_eq!(both(|| 1, || "two"), (1, "two"));
    }

    #[test]
    fn a_panic_is_not_lost() {
        let items: Vec<usize> = (0..100).collect();
        let outcome = std::panic::catch_unwind(|| each(&items, |&item| assert!(item < 99)));
        assert!(outcome.is_err());
        assert!(
            std::panic::catch_unwind(|| both(|| 1, || -> u8 { panic!("a panic for this test") })).is_err()
        );
    }
}
