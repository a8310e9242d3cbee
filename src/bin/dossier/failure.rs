//! Why a command did not end with 0, and what to say of it.

use std::io;

/// Why a command did not end with 0.
pub(crate) enum Failure {
    /// The reader of our output went away: that is success.
    Closed,
    /// What there was to print could not be written.
    Unwritten(io::Error),
    /// Something to tell, and the exit code to tell it with.
    Said {
        /// 1 nothing found, 2 wrong usage, 3 unreadable input.
        code: u8,
        /// What happened and what to do next.
        message: String,
    },
}

impl Failure {
    pub(crate) fn nothing(message: impl Into<String>) -> Self {
        Self::Said { code: 1, message: message.into() }
    }

    pub(crate) fn usage(message: impl Into<String>) -> Self {
        Self::Said { code: 2, message: message.into() }
    }

    pub(crate) fn unreadable(message: impl Into<String>) -> Self {
        Self::Said { code: 3, message: message.into() }
    }
}
