//! Random keys, pastes and sizes: no crash, no hang, no state that two keys do not lead out of.
//!
//! `DOSSIER_FUZZ` says how many keys in process, `DOSSIER_FUZZ_PTY` how many on a pseudo-terminal, and
//! `DOSSIER_SEED` where to begin; the seed of a failure is printed.

#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]
#![cfg(target_os = "linux")]

#[path = "support/pty.rs"]
mod pty;
mod support;

use std::time::Duration;

use dossier::app::{App, Effect};
use dossier::draw::draw;
use dossier::key::Key;
use dossier::keymap::BINDINGS;
use dossier::wire::Wire;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use pty::{Session, folder, login, reader};
use support::{built_in, reader_of};

/// Keys of one life of a reader.
const LIFE: u64 = 1000;

fn number(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(otherwise)
}

/// A generator of random numbers, xorshift64* (Vigna 2016): the same for the same seed, and no dependency.
struct Random(u64);

impl Random {
    fn new(seed: u64) -> Self {
        Self((seed + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 32) % end
    }

    fn of<T: Clone>(&mut self, all: &[T]) -> T {
        all[self.below(all.len() as u64) as usize].clone()
    }

    fn size(&mut self) -> (u16, u16) {
        if self.below(4) == 0 {
            return (1 + self.below(6) as u16, 1 + self.below(6) as u16);
        }
        (1 + self.below(200) as u16, 1 + self.below(60) as u16)
    }
}

const WORDS: [&str; 7] = ["migratie", "1.3/sp/4", "onbeantwoord", "p16", "ß\u{301}漢", "zzz", ""];

fn key(random: &mut Random) -> Key {
    match random.below(10) {
        0..6 => random.of(&BINDINGS.iter().flat_map(|b| b.keys).map(|(key, _)| *key).collect::<Vec<_>>()),
        6 => Key::Char(random.of(&['e', 'n', 'é', '漢', '\u{301}', ' ', '9', '3', '\u{200b}'])),
        7 => Key::Ctrl(random.of(&['u', 'n', 'p', 'c'])),
        8 => random.of(&[Key::Esc, Key::Esc, Key::Delete, Key::F(5)]),
        _ => random.of(&[Key::Enter, Key::Backspace, Key::Down, Key::Up]),
    }
}

/// A screen kept as the program keeps it, and a terminal that reads what is sent.
struct Line {
    wire: Wire,
    before: Buffer,
    terminal: vt100::Parser,
}

impl Line {
    fn new((width, height): (u16, u16)) -> Self {
        let cells = |n| std::num::NonZero::new(n).unwrap();
        Self {
            wire: Wire::new(width, height),
            before: Buffer::empty(Rect::new(0, 0, width, height)),
            terminal: vt100::Parser::new(cells(height), cells(width), 0),
        }
    }

    /// Draws, sends, and reads it back: the terminal must show what was drawn.
    fn check(&mut self, app: &App, what: &str) {
        let area = self.before.area;
        let mut drawn = Terminal::new(TestBackend::new(area.width, area.height)).unwrap();
        let next = drawn.draw(|frame| draw(app, frame)).unwrap().buffer.clone();
        for (x, y, cell) in self.before.diff(&next) {
            self.wire.put(x, y, cell);
        }
        let cursor = drawn.backend().cursor_visible().then(|| drawn.get_cursor_position().unwrap());
        self.wire.point(cursor);
        // The emulator leaves a `�` out, which no terminal does.
        let sent = String::from_utf8(self.wire.frame()).unwrap().replace('\u{fffd}', "?");
        self.terminal.process(sent.as_bytes());
        let shown: Vec<String> = self.terminal.screen().rows(0, area.width).collect();
        for y in 0..area.height {
            let mut row = String::new();
            let mut x = 0;
            while x < area.width {
                let symbol = next[(x, y)].symbol();
                row.push_str(symbol);
                x += unicode_width::UnicodeWidthStr::width(symbol).max(1) as u16;
            }
            let row = row.replace('\u{fffd}', "?");
            assert_eq!(shown[usize::from(y)].trim_end(), row.trim_end(), "row {y} {what}");
        }
        self.before = next;
    }
}

/// One life of a reader in process; what it had been given when it failed is in the message.
fn live(seed: u64, keys: u64) {
    let mut random = Random::new(seed);
    let size = random.size();
    let mut app = match random.below(8) {
        0 => reader_of(b"", size.0, size.1),
        1 => reader_of("Eén regel.\n\n漢字 en meer\n".as_bytes(), size.0, size.1),
        _ => built_in(size.0, size.1),
    };
    let mut line = Line::new(size);
    for step in 0..keys {
        match random.below(100) {
            0..3 => {
                let size = random.size();
                app.resize(size.0, size.1);
                line = Line::new(size);
            }
            3 => {
                app.paste(random.of(&WORDS));
            }
            4 => app.catch_up(),
            _ => {
                // What ends the reader here begins nothing new: the program would be gone.
                app.press(key(&mut random));
            }
        }
        if step % 16 == 0 {
            line.check(&app, &format!("seed {seed}, step {step}"));
        }
    }
    app.press(Key::Esc);
    let left = (0..2).any(|_| app.press(Key::Char('q')) == Effect::Quit);
    assert!(left, "seed {seed}: Esc and q do not lead out");
}

#[test]
fn random_keys_in_process() {
    let keys = number("DOSSIER_FUZZ", 20_000);
    let seed = number("DOSSIER_SEED", 1);
    println!("{keys} keys from seed {seed}");
    for life in 0..keys.div_ceil(LIFE) {
        let lived = std::panic::catch_unwind(|| live(seed + life, LIFE));
        assert!(lived.is_ok(), "DOSSIER_SEED={} fails", seed + life);
    }
}

/// What a keyboard sends.
const BYTES: [&[u8]; 16] = [
    b"\x1b[A",
    b"\x1bOB",
    b"\x1b[5~",
    b"\x1b[6~",
    b"\x1b[H",
    b"\x1b[4~",
    b"\x1bOP",
    b"\x1b",
    b"\r",
    b"\t",
    b"\x7f",
    b"\x1a",
    b"\x03",
    b"\x1b[Z",
    "é".as_bytes(),
    b"\x00",
];
/// What a bad line leaves of it.
const PIECES: [&[u8]; 8] =
    [b"\x1b[", b"\x1bO", b"\x1b[200~plak\nq", b"\x1b[201~", b"\xc3", b"\xff", b"\x1b]0;", b"\x1b[M"];

#[test]
fn random_keys_on_a_terminal() {
    let keys = number("DOSSIER_FUZZ_PTY", 1_500);
    let seed = number("DOSSIER_SEED", 1);
    println!("{keys} keys from seed {seed}");
    let mut random = Random::new(seed);
    let mut quits = 0;
    let start = || {
        let mut session = Session::run(&folder("fuzz"), (80, 24), &mut login(&reader(&[])));
        // Before it is in raw mode ^C is a signal.
        session.until("the reader", |shown| shown.contains("q stop"));
        session
    };
    let mut session = start();
    for step in 0..keys {
        match random.below(100) {
            0..3 => {
                let size = random.size();
                session.resize(size.0, size.1);
            }
            // Rarely what ends it: most of the time it should be open.
            3..60 => session.send(&[random.of(b"jkduJKUabfs;:/nNg Ghl\nttzHL-o?rwv&m'ecy}{0379")]),
            60 => session.send(&[random.of(b"qQ")]),
            61..63 => session.send(random.of(&PIECES)),
            63 => session.send(b"\x1b[201~\x07"),
            _ => session.send(random.of(&BYTES)),
        }
        session.listen(Duration::from_millis(2));
        session.heard.truncate(0);
        if session.child.try_wait().unwrap().is_some() {
            let status = session.end();
            assert_eq!(status.code(), Some(0), "DOSSIER_SEED={seed}, key {step}");
            quits += 1;
            session = start();
        }
    }
    // Whatever it is in, it obeys: the screen is drawn, and Esc and q lead out.
    session.resize(80, 24);
    session.settle();
    std::thread::sleep(Duration::from_millis(1200));
    session.send(b"\x1b");
    session.settle();
    session.send(b"q");
    session.settle();
    if session.child.try_wait().unwrap().is_none() {
        session.send(b"q");
    }
    assert_eq!(session.end().code(), Some(0), "DOSSIER_SEED={seed}");
    println!("{quits} times quit on the way");
}
