//! The terminal: raw mode with a guard, one loop that waits on keys and signals, frames out.

use std::fs::File;
use std::io::{self, IsTerminal, Write};
use std::os::fd::{AsFd, OwnedFd};
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use dossier::app::{App, Effect};
use dossier::draw::draw;
use dossier::model::Links;
use dossier::theme::Theme;
use ratatui::Terminal;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::termios::{OptionalActions, Termios, tcgetattr, tcgetwinsize, tcsetattr};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};

use crate::backend::Screen;
use crate::failure::Failure;
use crate::input::{ESC_WAIT, Input};
use crate::load;
use crate::opening::{self, Opened};
use crate::output::complain;
use crate::state;

/// Into the alternate screen.
const ENTER: &[u8] = b"\x1b[?1049h\x1b[2J\x1b[H";
/// Everything back as it was: brackets closed, no scroll region, attributes off, cursor shown, the first screen.
const LEAVE: &[u8] = b"\x1b[?2026l\x1b[r\x1b[0m\x1b[?25h\x1b[?1049l";
/// The terminal in raw mode; dropping it gives the terminal back.
struct Raw {
    keys: OwnedFd,
    saved: Termios,
}

impl Raw {
    fn enter(keys: OwnedFd) -> io::Result<Self> {
        let saved = tcgetattr(&keys)?;
        let raw = Self { keys, saved };
        raw.resume()?;
        Ok(raw)
    }

    fn resume(&self) -> io::Result<()> {
        let mut raw = self.saved.clone();
        raw.make_raw();
        tcsetattr(&self.keys, OptionalActions::Now, &raw)?;
        send(ENTER)
    }

    fn leave(&self) {
        // The line may be cut: then there is no terminal to give back.
        let _ = send(LEAVE);
        let _ = tcsetattr(&self.keys, OptionalActions::Now, &self.saved);
    }
}

impl Drop for Raw {
    fn drop(&mut self) {
        self.leave();
    }
}

fn send(bytes: &[u8]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(bytes)?;
    out.flush()
}

/// Signals: which came last, and a pipe that wakes the loop.
struct Signals {
    seen: Vec<(i32, Arc<AtomicUsize>)>,
    wake: UnixStream,
}

impl Signals {
    fn register() -> io::Result<Self> {
        let (wake, end) = UnixStream::pair()?;
        wake.set_nonblocking(true)?;
        end.set_nonblocking(true)?;
        let mut seen = Vec::new();
        for signal in [SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH] {
            let flag = Arc::new(AtomicUsize::new(0));
            signal_hook::flag::register_usize(signal, Arc::clone(&flag), 1)?;
            signal_hook::low_level::pipe::register(signal, end.try_clone()?)?;
            seen.push((signal, flag));
        }
        Ok(Self { seen, wake })
    }

    /// The signals that came since the last call.
    fn take(&mut self) -> Vec<i32> {
        let mut bytes = [0; 64];
        while matches!(io::Read::read(&mut self.wake, &mut bytes), Ok(n) if n > 0) {}
        self.seen
            .iter()
            .filter(|(_, flag)| flag.swap(0, Ordering::SeqCst) > 0)
            .map(|(signal, _)| *signal)
            .collect()
    }
}

/// Opens the reader.
pub(crate) fn open(path: Option<&str>, at: Option<&str>, locked: bool) -> Result<u8, Failure> {
    let dumb = std::env::var_os("TERM").is_none_or(|t| t.is_empty() || t == "dumb");
    if !io::stdout().is_terminal() || dumb {
        return Err(Failure::usage(
            "the full screen needs a terminal; dossier --plain reads line by line on anything, and dossier show, find, list, export and check print (see dossier --help)",
        ));
    }
    let Opened { dossier, from, said } = opening::open(path, locked)?;
    let keys =
        keyboard().map_err(|e| Failure::usage(format!("no keyboard: {e}; run dossier in a terminal")))?;
    let failed = |e: io::Error| Failure::usage(format!("the terminal cannot be used: {e}"));
    let mut signals = Signals::register().map_err(failed)?;
    let (mut kept, told) = state::load(&dossier.id);
    let colour = std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty());
    // The text is on screen before the links are made; they follow in the next frame.
    let links = Links::pending(&dossier);
    let mut app = App::new(dossier, links, size(), &kept.place, Theme { colour });
    app.take_up(&kept.trail);
    if locked {
        app.lock();
    }
    if let Some(reference) = at {
        app.take_links(load::links(app.dossier()));
        app.goto(reference).map_err(Failure::nothing)?;
    }
    app.say(told.or(said).unwrap_or_default());
    restore_on_panic();
    let raw = Raw::enter(keys).map_err(failed)?;
    let ended = run(&mut app, &raw, &mut signals);
    drop(raw);
    if let Err(message) = kept.keep(from, app.place(), app.trail()) {
        complain(&format!("dossier: {message}"));
    }
    ended.map_err(failed)
}

/// Standard input, or the terminal itself when the document came that way.
fn keyboard() -> io::Result<OwnedFd> {
    let stdin = io::stdin();
    if stdin.is_terminal() { stdin.as_fd().try_clone_to_owned() } else { Ok(File::open("/dev/tty")?.into()) }
}

/// Columns and rows of the terminal.
pub(crate) fn size() -> (u16, u16) {
    tcgetwinsize(io::stdout()).map_or((80, 24), |s| (s.ws_col.max(1), s.ws_row.max(1)))
}

/// A panic's message is readable only after the screen is back.
fn restore_on_panic() {
    let before = std::panic::take_hook();
    let saved = tcgetattr(io::stdout()).ok();
    std::panic::set_hook(Box::new(move |panic| {
        let _ = send(LEAVE);
        if let Some(saved) = &saved {
            let _ = tcsetattr(io::stdout(), OptionalActions::Now, saved);
        }
        before(panic);
        eprintln!("dossier: this is a defect; please report it with the lines above");
    }));
}

/// The loop; the value is the exit code.
fn run(app: &mut App, raw: &Raw, signals: &mut Signals) -> io::Result<u8> {
    let mut terminal = Terminal::new(Screen::new())?;
    let mut input = Input::default();
    let mut dirty = true;
    loop {
        if dirty {
            terminal.draw(|frame| draw(app, frame))?;
            dirty = app.awaits_links();
            if dirty {
                app.take_links(load::links(app.dossier()));
                continue;
            }
        }
        let (readable, cut) = wait(raw, signals, input.waits())?;
        if cut {
            return Ok(128 + SIGHUP as u8);
        }
        for signal in signals.take() {
            match signal {
                SIGTSTP => suspend(raw)?,
                SIGWINCH | SIGCONT => {}
                ending => return Ok(128 + ending as u8),
            }
            let (width, height) = size();
            app.resize(width, height);
            terminal = Terminal::new(Screen::new())?;
            terminal.clear()?;
            dirty = true;
        }
        let keys = match readable {
            true => {
                let mut bytes = [0; 4096];
                match rustix::io::read(&raw.keys, &mut bytes) {
                    Ok(0) => return Ok(128 + SIGHUP as u8),
                    Ok(n) => input.feed(&bytes[..n]),
                    Err(rustix::io::Errno::INTR | rustix::io::Errno::AGAIN) => Vec::new(),
                    Err(_) => return Ok(128 + SIGHUP as u8),
                }
            }
            false if input.waits() => input.time_out().into_iter().collect(),
            false => Vec::new(),
        };
        for key in keys {
            dirty = true;
            match app.press(key) {
                Effect::None => {}
                Effect::Quit => return Ok(0),
                Effect::Suspend => {
                    suspend(raw)?;
                    terminal = Terminal::new(Screen::new())?;
                }
                Effect::Repaint => {
                    terminal = Terminal::new(Screen::new())?;
                    terminal.clear()?;
                }
            }
        }
    }
}

/// Waits for keys or a signal, without end unless an Esc is held. Whether keys came; whether the line is cut.
fn wait(raw: &Raw, signals: &Signals, esc_held: bool) -> io::Result<(bool, bool)> {
    let mut fds = [PollFd::new(&raw.keys, PollFlags::IN), PollFd::new(&signals.wake, PollFlags::IN)];
    let limit = Timespec { tv_sec: 0, tv_nsec: ESC_WAIT * 1_000_000 };
    match poll(&mut fds, esc_held.then_some(&limit)) {
        Ok(_) | Err(rustix::io::Errno::INTR) => {}
        Err(error) => return Err(error.into()),
    }
    let keys = fds[0].revents();
    let readable = keys.contains(PollFlags::IN);
    let cut = !readable && keys.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL);
    Ok((readable, cut))
}

/// Gives the terminal back, stops, and takes it again when continued.
fn suspend(raw: &Raw) -> io::Result<()> {
    raw.leave();
    signal_hook::low_level::emulate_default_handler(SIGTSTP)?;
    raw.resume()
}
