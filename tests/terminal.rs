//! The binary on a pseudo-terminal: it draws, obeys keys, resizes, and gives the terminal back however it ends.

#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]
#![cfg(target_os = "linux")]

use std::fs::File;
use std::io::{Read, Write};
use std::num::NonZero;
use std::os::fd::{AsFd, OwnedFd};
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::process::{Pid, Signal, kill_process};
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{Winsize, tcgetattr, tcsetwinsize};

/// Longest wait for what must come; a hung program fails here and nowhere later.
const PATIENCE: Timespec = Timespec { tv_sec: 20, tv_nsec: 0 };
/// Silence after which a frame is taken to be whole.
const SILENCE: Timespec = Timespec { tv_sec: 0, tv_nsec: 150_000_000 };

struct Session {
    line: File,
    /// Kept open, so that the terminal's settings can be asked for after the program is gone.
    terminal: OwnedFd,
    child: Child,
    before: String,
    home: PathBuf,
    emulator: vt100::Parser,
}

fn cells(number: u16) -> NonZero<u16> {
    NonZero::new(number).unwrap()
}

fn settings(terminal: &OwnedFd) -> String {
    let found = tcgetattr(terminal).unwrap();
    format!("{:?} {:?} {:?}", found.input_modes, found.output_modes, found.local_modes)
}

impl Session {
    fn start(name: &str, arguments: &[&str]) -> Self {
        let home = std::env::temp_dir().join(format!("dossier-{}-{name}", std::process::id()));
        Self::start_in(&home, arguments)
    }

    fn start_in(home: &Path, arguments: &[&str]) -> Self {
        let master = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
        grantpt(&master).unwrap();
        unlockpt(&master).unwrap();
        let path = ptsname(&master, Vec::new()).unwrap().into_string().unwrap();
        let open = || File::options().read(true).write(true).open(&path).unwrap();
        let terminal: OwnedFd = open().into();
        tcsetwinsize(&terminal, Winsize { ws_row: 24, ws_col: 80, ws_xpixel: 0, ws_ypixel: 0 }).unwrap();
        let before = settings(&terminal);
        let home = home.to_owned();
        let child = Command::new(env!("CARGO_BIN_EXE_dossier"))
            .args(arguments)
            .env("TERM", "xterm-256color")
            .env("XDG_STATE_HOME", &home)
            .stdin(open())
            .stdout(open())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let emulator = vt100::Parser::new(cells(24), cells(80), 0);
        Self { line: File::from(master), terminal, child, before, home, emulator }
    }

    /// What the program sends until it falls silent.
    fn hear(&mut self) -> String {
        let mut heard = Vec::new();
        let mut wait = PATIENCE;
        loop {
            let mut ready = [PollFd::from_borrowed_fd(self.line.as_fd(), PollFlags::IN)];
            if poll(&mut ready, Some(&wait)).unwrap() == 0 {
                return String::from_utf8_lossy(&heard).into_owned();
            }
            let mut bytes = [0; 16384];
            let count = self.line.read(&mut bytes).unwrap_or(0);
            heard.extend_from_slice(&bytes[..count]);
            self.emulator.process(&bytes[..count]);
            wait = SILENCE;
            if count == 0 {
                return String::from_utf8_lossy(&heard).into_owned();
            }
        }
    }

    /// The screen after some keys.
    fn press(&mut self, keys: &str) -> String {
        self.line.write_all(keys.as_bytes()).unwrap();
        self.hear();
        self.emulator.screen().contents()
    }

    /// Waits for the end; the terminal must be as it was, and on its first screen.
    fn end(mut self) -> ExitStatus {
        let heard = self.hear();
        let status = self.child.wait().unwrap();
        assert!(heard.contains("\x1b[?25h") && heard.contains("\x1b[?1049l"), "{heard:?}");
        assert_eq!(settings(&self.terminal), self.before);
        let _ = std::fs::remove_dir_all(&self.home);
        status
    }
}

#[test]
fn from_the_shell_to_the_answer_and_out() {
    let mut session = Session::start("answer", &["--at", "1.3/SP/3"]);
    let first = session.hear();
    assert!(first.contains("vraag 3 van 14"), "{first:?}");
    assert!(first.len() <= 5_000, "{} bytes at the start", first.len());
    let answer = session.press("a");
    assert!(answer.contains("antwoord 1 van 1"), "{answer:?}");
    session.line.write_all(b"q").unwrap();
    assert_eq!(session.end().code(), Some(0));
}

#[test]
fn the_place_is_kept_when_the_line_is_cut() {
    let mut session = Session::start("cut", &["--at", "1.4/CDA/2"]);
    session.hear();
    let home = session.home.clone();
    kill_process(Pid::from_child(&session.child), Signal::HUP).unwrap();
    session.hear();
    let status = session.child.wait().unwrap();
    assert!(status.code() == Some(129) || status.signal() == Some(1), "{status:?}");
    let state = home.join("dossier/state.json");
    assert!(std::fs::read_to_string(state).unwrap().contains("1.4/CDA/2"));
    let _ = std::fs::remove_dir_all(home);
}

#[test]
fn signals_give_the_terminal_back() {
    for (signal, number) in [(Signal::TERM, 15), (Signal::INT, 2), (Signal::HUP, 1), (Signal::QUIT, 3)] {
        let mut session = Session::start(&format!("signal{number}"), &[]);
        session.hear();
        kill_process(Pid::from_child(&session.child), signal).unwrap();
        let status = session.end();
        let usual = status.code() == Some(128 + number) || status.signal() == Some(number);
        assert!(usual, "signal {number}: {status:?}");
    }
}

#[test]
fn nothing_is_asked_of_the_terminal_and_nothing_is_sent_when_idle() {
    let mut session = Session::start("idle", &[]);
    let first = session.hear();
    for query in ["\x1b[c", "\x1b[6n", "\x1b[?u", "\x1bP", "\x1b]", "\x1b[?2004h", "\x1b[?1000h"] {
        assert!(!first.contains(query), "{query:?}");
    }
    session.press("jk");
    let mut ready = [PollFd::from_borrowed_fd(session.line.as_fd(), PollFlags::IN)];
    assert_eq!(poll(&mut ready, Some(&Timespec { tv_sec: 1, tv_nsec: 0 })).unwrap(), 0, "idle, yet it sends");
    session.line.write_all(b"Q").unwrap();
    assert_eq!(session.end().code(), Some(0));
}

#[test]
fn a_new_size_is_drawn_at_once() {
    let mut session = Session::start("size", &["--at", "1.3/SP/3"]);
    session.hear();
    let size = Winsize { ws_row: 10, ws_col: 40, ws_xpixel: 0, ws_ypixel: 0 };
    tcsetwinsize(&session.terminal, size).unwrap();
    // Without a controlling terminal the kernel tells nobody.
    kill_process(Pid::from_child(&session.child), Signal::WINCH).unwrap();
    session.emulator.screen_mut().set_size(cells(10), cells(40));
    session.hear();
    let drawn = session.emulator.screen().contents();
    assert!(drawn.contains("vraag 3 van 14") && drawn.contains("▌ doorreisbewegingen"), "{drawn}");
    session.line.write_all(b"q").unwrap();
    assert_eq!(session.end().code(), Some(0));
}

#[test]
fn locked_opens_only_what_is_given() {
    let text = std::env::temp_dir().join(format!("dossier-locked-{}.txt", std::process::id()));
    std::fs::write(&text, "Een eigen tekst van iemand anders.\n").unwrap();
    let path = text.to_str().unwrap();
    let mut first = Session::start("locked", &[path]);
    assert!(first.hear().contains("iemand anders"));
    first.line.write_all(b"q").unwrap();
    let home = first.home.clone();
    first.child.wait().unwrap();
    for (arguments, reopens) in [(&[][..], true), (&["--locked"][..], false)] {
        let mut again = Session::start_in(&home, arguments);
        let shown = again.hear();
        assert_eq!(shown.contains("iemand anders"), reopens, "{arguments:?} {shown:?}");
        again.line.write_all(b"q").unwrap();
        again.child.wait().unwrap();
    }
    let _ = std::fs::remove_dir_all(home);
    let _ = std::fs::remove_file(text);
}
