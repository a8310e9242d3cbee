//! What goes over the line, counted from outside: nothing when idle, few frames for many keys, and on a slow
//! line no key that is dropped or answered with more than its share.

#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]
#![cfg(target_os = "linux")]

#[path = "support/pty.rs"]
mod pty;
mod support;

use std::collections::VecDeque;
use std::process::{Command, Stdio};
use std::time::Duration;

use dossier::app::App;
use dossier::key::Key;

use pty::{PATIENCE, Session, folder, has, login, reader};
use support::{built_in, screen_and_cursor};

/// Frames in what was sent: those longer than a row stand between brackets.
fn frames(sent: &[u8]) -> usize {
    String::from_utf8_lossy(sent).matches("\x1b[?2026h").count()
}

fn open(name: &str) -> (Session, App) {
    let mut session = Session::run(&folder(name), (80, 24), &mut login(&reader(&["--at", "1.3/SP/3"])));
    let mut app = built_in(80, 24);
    app.goto("1.3/SP/3").unwrap();
    agree(&mut session, &app);
    session.settle();
    session.heard.clear();
    (session, app)
}

fn agree(session: &mut Session, app: &App) {
    let wanted = screen_and_cursor(app, 80, 24);
    session.until(&format!("\n{wanted}"), |shown| shown == wanted);
}

/// How often the program was put on the processor; each wake-up is one.
fn wake_ups(session: &Session) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", session.child.id())).unwrap();
    let counts = status.lines().filter(|line| line.contains("ctxt_switches"));
    counts.map(|line| line.rsplit('\t').next().unwrap().parse::<u64>().unwrap()).sum()
}

#[test]
fn idle_it_sleeps() {
    let (mut session, _) = open("idle");
    for keys in [&b""[..], b"f", b"\x1b"] {
        session.send(keys);
        // On a busy machine the answer to the keys may take its time; one that wakes up never rests.
        let rests = |session: &mut Session| {
            session.settle();
            let before = (wake_ups(session), session.heard.len());
            std::thread::sleep(Duration::from_millis(1500));
            session.settle();
            (wake_ups(session), session.heard.len()) == before
        };
        assert!((0..5).any(|_| rests(&mut session)), "awake after {keys:?}");
    }
    session.send(b"q");
    session.ended();
}

#[test]
fn idle_it_makes_no_system_call() {
    if !has("strace") {
        return;
    }
    let (mut session, _) = open("strace");
    let log = session.home.join("strace");
    let pid = session.child.id().to_string();
    let mut strace = Command::new("strace");
    strace.args(["-f", "-p", &pid, "-o"]).arg(&log).stdin(Stdio::null()).stderr(Stdio::piped());
    let strace = strace.spawn().unwrap();
    std::thread::sleep(Duration::from_secs(2));
    // The call it was found in has no result yet.
    let calls = |text: &str| text.lines().filter(|line| line.contains(" = ") || line.contains("---")).count();
    let idle = std::fs::read_to_string(&log).unwrap_or_default();
    // That it watched at all is seen by a key.
    session.send(b"J");
    session.settle();
    std::thread::sleep(Duration::from_millis(300));
    let _ = rustix::process::kill_process(
        rustix::process::Pid::from_child(&strace),
        rustix::process::Signal::INT,
    );
    let said = strace.wait_with_output().unwrap();
    let busy = std::fs::read_to_string(&log).unwrap_or_default();
    if calls(&busy) == 0 {
        eprintln!("SKIPPED: strace may not watch here: {}", String::from_utf8_lossy(&said.stderr));
        return;
    }
    assert_eq!(calls(&idle), 0, "{idle}");
    session.send(b"q");
    session.ended();
}

#[test]
fn a_hundred_queued_keys_are_few_frames() {
    let (mut session, mut app) = open("queued");
    let keys: String = "jJdka".chars().cycle().take(100).collect();
    session.send(keys.as_bytes());
    support::press(&mut app, &keys);
    agree(&mut session, &app);
    session.settle();
    assert!(frames(&session.heard) <= 5, "{} frames", frames(&session.heard));
    assert!(session.heard.len() <= 5 * 3000, "{} bytes", session.heard.len());
    session.send(b"q");
    session.ended();
}

/// Bytes a tick of the slow line carries: at 100 ticks in a second, 30 kB.
const TICK: usize = 300;
/// Ticks a key or a byte is on its way, each way.
const DELAY: usize = 10;

/// A line that carries little, late: keys and bytes wait in it, and each tick moves some.
struct Slow {
    session: Session,
    keys: VecDeque<(usize, Vec<u8>)>,
    bytes: VecDeque<(usize, Vec<u8>)>,
    now: usize,
    terminal: vt100::Parser,
    arrived: usize,
}

impl Slow {
    fn tick(&mut self) {
        self.now += 1;
        while self.keys.front().is_some_and(|(at, _)| *at <= self.now) {
            let (_, keys) = self.keys.pop_front().unwrap();
            self.session.send(&keys);
        }
        let from = self.session.heard.len();
        if self.session.listen_for(TICK, Duration::from_millis(10)) > 0 {
            let taken = self.session.heard[from..].to_vec();
            self.bytes.push_back((self.now + DELAY, taken));
        }
        while self.bytes.front().is_some_and(|(at, _)| *at <= self.now) {
            let (_, bytes) = self.bytes.pop_front().unwrap();
            self.terminal.process(&bytes);
            self.arrived += bytes.len();
        }
    }

    fn type_keys(&mut self, keys: &str) {
        self.keys.push_back((self.now + DELAY, keys.as_bytes().to_vec()));
    }

    fn shows(&self, app: &App) -> bool {
        let screen = self.terminal.screen();
        let rows: String = screen.rows(0, 80).map(|row| row.trim_end().to_owned() + "\n").collect();
        let (y, x) = screen.cursor_position();
        format!("{rows}{:?}\n", (!screen.hide_cursor()).then_some((x, y))) == screen_and_cursor(app, 80, 24)
    }

    /// Ticks until the far end sees what the app shows.
    fn until(&mut self, app: &App, what: &str) -> usize {
        let (start, clock) = (self.now, std::time::Instant::now());
        while !self.shows(app) {
            assert!(clock.elapsed() < PATIENCE, "waited in vain after {what}");
            self.tick();
        }
        self.now - start
    }
}

/// Each key is answered with one frame (and one more for what follows at rest), in the bytes that a tenth of a second carries; keys that pile up
/// while the line stands still are answered together, and none is lost.
#[test]
fn on_a_slow_line() {
    let mut session = Session::run(&folder("slow"), (80, 24), &mut login(&reader(&["--at", "1.3/SP/3"])));
    let mut app = built_in(80, 24);
    app.goto("1.3/SP/3").unwrap();
    session.heard.clear();
    let terminal = vt100::Parser::new(24.try_into().unwrap(), 80.try_into().unwrap(), 0);
    let mut slow =
        Slow { session, keys: VecDeque::new(), bytes: VecDeque::new(), now: 0, terminal, arrived: 0 };
    slow.until(&app, "the start");
    assert!(slow.arrived <= 5000, "{} bytes at the start", slow.arrived);
    for key in "JjaaJKdu b}{ftOf".chars().chain("grens".chars()) {
        let (bytes, before) = (slow.arrived, slow.session.heard.len());
        slow.type_keys(&key.to_string());
        app.press(Key::Char(key));
        // The preview follows where the selection rests.
        let frames_wanted = 1 + usize::from(app.is_ahead());
        app.catch_up();
        slow.until(&app, &format!("{key:?}"));
        for _ in 0..3 * DELAY {
            slow.tick();
        }
        let used = slow.arrived - bytes;
        assert!(used <= 10 * TICK, "{key:?} takes {used} bytes");
        assert!(frames(&slow.session.heard[before..]) <= frames_wanted, "{key:?} takes several frames");
    }
    slow.type_keys("\x1b");
    app.press(Key::Esc);
    slow.until(&app, "Esc");
    // The line stands still; then all comes at once.
    let (bytes, before) = (slow.arrived, slow.session.heard.len());
    let keys: String = "JJJjjjjdduaKJ".chars().cycle().take(130).collect();
    slow.type_keys(&keys);
    support::press(&mut app, &keys);
    slow.until(&app, "many keys");
    let (used, frames) = (slow.arrived - bytes, frames(&slow.session.heard[before..]));
    assert!(frames <= 5 && used <= 5 * 10 * TICK, "130 keys: {used} bytes, {frames} frames");
    slow.session.send(b"q");
    slow.session.ended();
}
