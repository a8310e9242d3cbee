//! Panics: what they say is held back until the screen is given back, then said with where to report it.

use std::backtrace::{Backtrace, BacktraceStatus};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, PoisonError};

use dossier::escape::visible;
use dossier::words::{self, Lang};

/// Where what panics say is kept.
#[derive(Clone, Default)]
pub(crate) struct Defects(Arc<Mutex<String>>);

impl Defects {
    /// Keeps from now on, in every thread, what a panic would print.
    ///
    /// Printing it at once would put it on the reader's screen, which is wiped; and a thread that fails must
    /// not take the screen down.
    pub(crate) fn watch() -> Self {
        let kept = Self::default();
        let keep = kept.clone();
        std::panic::set_hook(Box::new(move |panic| {
            let trace = Backtrace::capture();
            let mut said = keep.0.lock().unwrap_or_else(PoisonError::into_inner);
            // The longest first: what was said last stands above the prompt.
            if trace.status() == BacktraceStatus::Captured {
                said.push_str(&format!("{trace}\n"));
            }
            said.push_str(&format!("{panic}\n"));
        }));
        kept
    }

    /// What was kept, ready to print.
    pub(crate) fn told(&self, lang: Lang) -> Option<String> {
        let said = std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner));
        // It may quote the document.
        let lines: Vec<String> = said.lines().map(visible).collect();
        let told = || words::failure::defect(lang, &lines.join("\n"), env!("CARGO_PKG_VERSION"));
        (!lines.is_empty()).then(told)
    }
}

/// Runs something that a defect may end; `None` when it did.
pub(crate) fn survive<T>(run: impl FnOnce() -> T) -> Option<T> {
    catch_unwind(AssertUnwindSafe(run)).ok()
}

/// Panics where `DOSSIER_TEST_PANIC` says, so that tests can see what comes of it; not in what is released.
#[cfg(debug_assertions)]
pub(crate) fn provoke() {
    match std::env::var("DOSSIER_TEST_PANIC").as_deref() {
        Ok("loop") => panic!("a panic for the tests"),
        Ok("thread") => {
            // Only that it panicked is of interest.
            let _ = std::thread::spawn(|| panic!("a panic for the tests")).join();
        }
        _ => {}
    }
}

#[cfg(not(debug_assertions))]
pub(crate) fn provoke() {}
