//! The line to the terminal: keys in, frames out, raw mode, and no write that a signal cannot end.

use std::fs::File;
use std::io::{self, IsTerminal};
use std::os::fd::{AsFd, OwnedFd};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::{Mode, OFlags};
use rustix::io::Errno;
use rustix::termios::{OptionalActions, Termios, tcgetattr, tcgetwinsize, tcsetattr, ttyname};

use crate::signals::Signals;

/// Into the alternate screen.
const ENTER: &[u8] = b"\x1b[?1049h\x1b[2J\x1b[H";
/// Everything back as it was: brackets closed, pastes as keys, no scroll region, attributes off, cursor
/// shown, the first screen. Erased before that, for terminals that have only one screen.
const LEAVE: &[u8] = b"\x1b[?2026l\x1b[?2004l\x1b[r\x1b[m\x1b[2J\x1b[?25h\x1b[?1049l";
/// How long a terminal that takes nothing is given to take the goodbye.
const GOODBYE: Timespec = Timespec { tv_sec: 1, tv_nsec: 0 };

/// What ended a wait.
pub(crate) enum Woken {
    /// There are keys to read.
    Keys,
    /// There are signals to take.
    Signals,
    /// Nothing came in the time given.
    Silence,
    /// The line is gone.
    Cut,
}

/// Both directions of the line, and the signals that come beside them.
pub(crate) struct Line {
    keys: OwnedFd,
    out: OwnedFd,
    /// What came beside the keys.
    pub(crate) signals: Signals,
}

impl Line {
    /// Opens it: keys from standard input, or from the terminal itself when the document came that way.
    pub(crate) fn open(signals: Signals) -> io::Result<Self> {
        let stdin = io::stdin();
        let keys = if stdin.is_terminal() { own(&stdin)? } else { File::open("/dev/tty")?.into() };
        Ok(Self { keys, out: own(io::stdout())?, signals })
    }

    /// Sends all, or fails when the line is cut or a signal wants the program to end.
    pub(crate) fn send(&self, bytes: &[u8]) -> io::Result<()> {
        self.write(bytes, || {
            let mut fds = [PollFd::new(&self.out, PollFlags::OUT), PollFd::new(&self.signals, PollFlags::IN)];
            match poll(&mut fds, None) {
                Ok(_) | Err(Errno::INTR) => {}
                Err(error) => return Err(error.into()),
            }
            self.signals.rest();
            if self.signals.ending().is_some() { Err(io::ErrorKind::Interrupted.into()) } else { Ok(()) }
        })
    }

    /// Sends the last that is to be said, if the terminal takes it in time.
    fn part(&self) -> io::Result<()> {
        self.write(LEAVE, || match poll(&mut [PollFd::new(&self.out, PollFlags::OUT)], Some(&GOODBYE)) {
            Ok(0) => Err(io::ErrorKind::TimedOut.into()),
            Ok(_) | Err(Errno::INTR) => Ok(()),
            Err(error) => Err(error.into()),
        })
    }

    fn write(&self, bytes: &[u8], wait_for_room: impl Fn() -> io::Result<()>) -> io::Result<()> {
        let mut rest = bytes;
        while !rest.is_empty() {
            match rustix::io::write(&self.out, rest) {
                Ok(count) => rest = &rest[count..],
                Err(Errno::AGAIN) => wait_for_room()?,
                Err(Errno::INTR) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(())
    }

    /// Reads what was typed; nothing when the line is cut.
    pub(crate) fn read(&self, bytes: &mut [u8]) -> Option<usize> {
        match rustix::io::read(&self.keys, bytes) {
            Ok(0) => None,
            Ok(count) => Some(count),
            Err(Errno::INTR | Errno::AGAIN) => Some(0),
            Err(_) => None,
        }
    }

    /// Waits for keys or signals, at most for a time when one is given.
    ///
    /// The time is counted by poll(2), which does not look at the clock: a clock that jumps changes nothing.
    pub(crate) fn wait(&self, limit: Option<i64>) -> io::Result<Woken> {
        let limit = limit.map(|ms| Timespec { tv_sec: ms / 1000, tv_nsec: ms % 1000 * 1_000_000 });
        loop {
            if self.signals.pending() {
                return Ok(Woken::Signals);
            }
            let mut fds = [
                PollFd::new(&self.keys, PollFlags::IN),
                PollFd::new(&self.signals, PollFlags::IN),
                // Of the screen's line only that it is gone.
                PollFd::new(&self.out, PollFlags::empty()),
            ];
            match poll(&mut fds, limit.as_ref()) {
                Ok(0) => return Ok(Woken::Silence),
                Ok(_) => {}
                Err(Errno::INTR) => continue,
                Err(error) => return Err(error.into()),
            }
            let gone =
                |fd: &PollFd<'_>| fd.revents().intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL);
            if fds[0].revents().contains(PollFlags::IN) {
                return Ok(Woken::Keys);
            }
            if gone(&fds[0]) || gone(&fds[2]) {
                return Ok(Woken::Cut);
            }
            self.signals.rest();
        }
    }
}

/// A terminal opened once more, for us alone: a write to it may fail instead of waiting, without the shell's
/// own reads and writes doing so too. Where it may not be opened (after `su`), the one we were given.
fn own(given: impl AsFd) -> io::Result<OwnedFd> {
    let flags = OFlags::RDWR | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
    let reopened = ttyname(&given, Vec::new()).and_then(|name| rustix::fs::open(name, flags, Mode::empty()));
    reopened.or_else(|_| given.as_fd().try_clone_to_owned())
}

/// Columns and rows of the terminal; where it does not know them, those of old.
pub(crate) fn size() -> (u16, u16) {
    let known = tcgetwinsize(io::stdout()).map_or((0, 0), |s| (s.ws_col, s.ws_row));
    if known.0 == 0 || known.1 == 0 { (80, 24) } else { known }
}

/// The terminal in raw mode; dropping it gives the terminal back.
pub(crate) struct Raw<'a> {
    line: &'a Line,
    saved: Termios,
    on: bool,
    pastes: bool,
}

impl<'a> Raw<'a> {
    pub(crate) fn enter(line: &'a Line) -> io::Result<Self> {
        let mut raw = Self { line, saved: tcgetattr(&line.keys)?, on: false, pastes: false };
        raw.resume()?;
        Ok(raw)
    }

    /// Whether the terminal is ours.
    pub(crate) fn is_on(&self) -> bool {
        self.on
    }

    /// Takes the terminal, again after a stop.
    pub(crate) fn resume(&mut self) -> io::Result<()> {
        if !self.on {
            // The shell may have been told of other settings meanwhile; those are given back then.
            self.saved = tcgetattr(&self.line.keys)?;
        }
        let mut raw = self.saved.clone();
        raw.make_raw();
        tcsetattr(&self.line.keys, OptionalActions::Now, &raw)?;
        if !self.on {
            self.on = true;
            self.line.send(ENTER)?;
        }
        Ok(())
    }

    /// Has the terminal say what is pasted and what is typed, or no more.
    pub(crate) fn take_pastes(&mut self, wanted: bool) -> io::Result<()> {
        if self.pastes == wanted {
            return Ok(());
        }
        self.pastes = wanted;
        self.line.send(if wanted { b"\x1b[?2004h" } else { b"\x1b[?2004l" })
    }

    /// Gives the terminal back; whether it heard that.
    pub(crate) fn leave(&mut self) -> bool {
        self.pastes = false;
        if !std::mem::take(&mut self.on) {
            return true;
        }
        let heard = self.line.part().is_ok();
        // The line may be cut: then there is no terminal to give back.
        let _ = tcsetattr(&self.line.keys, OptionalActions::Now, &self.saved);
        heard
    }
}

impl Drop for Raw<'_> {
    fn drop(&mut self) {
        self.leave();
    }
}
