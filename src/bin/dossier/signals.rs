//! Signals: which came, and a pipe that wakes whoever waits.

use std::io::{self, Read};
use std::os::fd::{AsFd, BorrowedFd};
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};

/// Those that end the program; they are taken before all others.
const ENDING: [i32; 4] = [SIGTERM, SIGHUP, SIGINT, SIGQUIT];
const OTHERS: [i32; 3] = [SIGTSTP, SIGCONT, SIGWINCH];

/// The signals the reader obeys.
pub(crate) struct Signals {
    seen: Vec<(i32, Arc<AtomicBool>)>,
    wake: UnixStream,
}

impl Signals {
    /// Catches them from now on.
    pub(crate) fn register() -> io::Result<Self> {
        let (wake, end) = UnixStream::pair()?;
        wake.set_nonblocking(true)?;
        end.set_nonblocking(true)?;
        let mut seen = Vec::new();
        for signal in ENDING.into_iter().chain(OTHERS) {
            let flag = Arc::new(AtomicBool::new(false));
            // The flag before the pipe: who is woken finds the flag.
            signal_hook::flag::register(signal, Arc::clone(&flag))?;
            signal_hook::low_level::pipe::register(signal, end.try_clone()?)?;
            seen.push((signal, flag));
        }
        Ok(Self { seen, wake })
    }

    /// The signals that came since the last call, those that end first.
    pub(crate) fn take(&self) -> Vec<i32> {
        self.rest();
        self.seen
            .iter()
            .filter(|(_, flag)| flag.swap(false, Ordering::SeqCst))
            .map(|(signal, _)| *signal)
            .collect()
    }

    /// Whether one came since it was last taken; it is taken by this.
    pub(crate) fn took(&self, signal: i32) -> bool {
        self.seen.iter().any(|(known, flag)| *known == signal && flag.swap(false, Ordering::SeqCst))
    }

    /// Whether any came that was not taken.
    pub(crate) fn pending(&self) -> bool {
        self.seen.iter().any(|(_, flag)| flag.load(Ordering::SeqCst))
    }

    /// One that ends the program and was not taken.
    pub(crate) fn ending(&self) -> Option<i32> {
        let came =
            |(signal, flag): &&(i32, Arc<AtomicBool>)| ENDING.contains(signal) && flag.load(Ordering::SeqCst);
        self.seen.iter().find(came).map(|(signal, _)| *signal)
    }

    /// Empties the pipe, so that only a new signal wakes; what came stays to be taken.
    pub(crate) fn rest(&self) {
        let mut bytes = [0; 64];
        while matches!((&self.wake).read(&mut bytes), Ok(n) if n > 0) {}
    }
}

impl AsFd for Signals {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.wake.as_fd()
    }
}
