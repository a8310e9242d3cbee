//! Every key of the table, as each terminal sends it, straight and through tmux and screen: what the reader
//! then shows is what the same keys show in process.

#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]
#![cfg(target_os = "linux")]

#[path = "support/pty.rs"]
mod pty;
mod support;

use std::process::Command;
use std::time::Duration;

use dossier::app::App;
use dossier::key::Key;
use dossier::keymap::{Action, BINDINGS};

use pty::{AtLast, Session, folder, has, is_usual, login, reader};
use support::{built_in, screen_and_cursor};

const TERMINALS: [&str; 5] = ["xterm-256color", "tmux-256color", "screen", "linux", "vt100"];

/// What terminals send for a key, as terminfo has it, the form in use while a multiplexer runs first;
/// nothing for keys the terminal does not have.
fn forms(terminal: &str, key: Key) -> Vec<String> {
    let arrow = |last: char| match terminal {
        "linux" => vec![format!("\x1b[{last}")],
        _ => vec![format!("\x1bO{last}"), format!("\x1b[{last}")],
    };
    let is_vt100 = terminal == "vt100";
    let edge = |last: char, number: u8| match terminal {
        "xterm-256color" => vec![format!("\x1bO{last}"), format!("\x1b[{last}")],
        "vt100" => Vec::new(),
        _ => vec![format!("\x1b[{number}~")],
    };
    let one = |text: &str| vec![text.to_owned()];
    match key {
        Key::Char(c) => vec![c.to_string()],
        Key::Ctrl(c) => vec![char::from(c as u8 - b'a' + 1).to_string()],
        Key::Enter => one("\r"),
        Key::Tab => one("\t"),
        Key::BackTab if terminal == "linux" => one("\x1b\t"),
        Key::BackTab => {
            if is_vt100 {
                Vec::new()
            } else {
                one("\x1b[Z")
            }
        }
        Key::Esc => one("\x1b"),
        Key::Backspace => one(if is_vt100 { "\x08" } else { "\x7f" }),
        Key::Up => arrow('A'),
        Key::Down => arrow('B'),
        Key::Right => arrow('C'),
        Key::Left => arrow('D'),
        Key::Home => edge('H', 1),
        Key::End => edge('F', 4),
        Key::PageUp if !is_vt100 => one("\x1b[5~"),
        Key::PageDown if !is_vt100 => one("\x1b[6~"),
        Key::F(1) if terminal == "linux" => one("\x1b[[A"),
        Key::F(1) => one("\x1bOP"),
        _ => Vec::new(),
    }
}

/// The reader in a terminal and the same in process.
struct Pair {
    session: Session,
    app: App,
}

impl Pair {
    fn new(session: Session) -> Self {
        let mut pair = Self { session, app: built_in(80, 24) };
        pair.app.goto("1.3/SP/3").unwrap();
        pair.agree("the start");
        pair
    }

    fn agree(&mut self, after: &str) -> String {
        self.app.catch_up();
        let wanted = screen_and_cursor(&self.app, 80, 24);
        self.session.until(&format!("{after}; wanted\n{wanted}"), |shown| shown == wanted)
    }

    /// Presses a key in both; whether that changed anything.
    fn press(&mut self, key: Key, bytes: &str) -> bool {
        let before = screen_and_cursor(&self.app, 80, 24);
        self.session.send(bytes.as_bytes());
        self.app.press(key);
        self.agree(&format!("{key:?} as {bytes:?}")) != before
    }

    /// To a place from which every key leads elsewhere.
    fn prepare(&mut self, in_tree: bool) {
        let way = if in_tree { ":1.2/sp/3\r\tk" } else { ":1.2/sp/3\rjJ" };
        self.session.send(way.as_bytes());
        for c in way.chars() {
            self.app.press(match c {
                '\r' => Key::Enter,
                '\t' => Key::Tab,
                c => Key::Char(c),
            });
        }
        self.agree(way);
    }

    /// All keys that keep the reader open, in all forms, or in the first only; those that changed nothing.
    fn press_all(&mut self, terminal: &str, all_forms: bool) -> Vec<String> {
        let mut idle = Vec::new();
        let stays = |action: Action| {
            !matches!(action, Action::Quit | Action::QuitNow | Action::Suspend | Action::Repaint)
        };
        for binding in BINDINGS.iter().filter(|b| stays(b.action)) {
            for (key, name) in binding.keys {
                let forms = forms(terminal, *key);
                for form in forms.iter().take(if all_forms { forms.len() } else { 1 }) {
                    self.prepare(matches!(binding.action, Action::Fold | Action::Unfold));
                    let mut changed = self.press(*key, form);
                    if *name == "g g" {
                        changed = self.press(*key, form);
                    }
                    if !changed {
                        idle.push((*name).to_owned());
                    }
                    if self.app.is_typing() || binding.action == Action::Why {
                        self.press(Key::Esc, "\x1b");
                    }
                }
            }
        }
        idle
    }
}

#[test]
fn on_a_bare_terminal() {
    for terminal in TERMINALS {
        let command = reader(&["--at", "1.3/SP/3"]);
        let session = Session::run(&folder("bare"), (80, 24), login(&command).env("TERM", terminal));
        let mut pair = Pair::new(session);
        let idle = pair.press_all(terminal, true);
        assert!(idle.is_empty(), "{terminal}: {idle:?}");
        pair.session.send(b"q");
        assert_eq!(pair.session.end().code(), Some(0));
    }
}

/// Whether the machine knows a terminal; a multiplexer refuses one that it does not.
fn is_known(terminal: &str) -> bool {
    let known = Command::new("infocmp").arg(terminal).output().is_ok_and(|output| output.status.success());
    if !known {
        eprintln!("SKIPPED: this machine's terminfo does not know {terminal}");
    }
    known
}

/// Presses every key through a multiplexer, and quits.
fn all_keys_and_out(session: Session, terminal: &str) {
    let mut pair = Pair::new(session);
    let idle = pair.press_all(terminal, false);
    assert!(idle.is_empty(), "{terminal}: {idle:?}");
    pair.session.send(b"q");
    assert_eq!(pair.session.ended().code(), Some(0));
}

#[test]
fn through_tmux() {
    if !has("tmux") {
        return;
    }
    for terminal in TERMINALS.into_iter().filter(|terminal| is_known(terminal)) {
        let home = folder(&format!("tmux-{terminal}"));
        let settings = home.join("tmux.conf");
        // The inner name is the outer one, so that the reader meets each of them.
        let told = format!("set -g status off\nset -sg escape-time 20\nset -g default-terminal {terminal}\n");
        std::fs::write(&settings, told).unwrap();
        let socket = home.join("socket");
        let _server = AtLast::tmux(&socket);
        let mut tmux = Command::new("tmux");
        tmux.arg("-u").arg("-S").arg(&socket).arg("-f").arg(&settings);
        tmux.args(["new-session", env!("CARGO_BIN_EXE_dossier"), "--at", "1.3/SP/3"]);
        let session = Session::run(&home, (80, 24), login(&tmux).env("TERM", terminal));
        all_keys_and_out(session, terminal);
        let _ = std::fs::remove_dir_all(home);
    }
}

#[test]
fn through_screen() {
    if !has("screen") {
        return;
    }
    for terminal in TERMINALS.into_iter().filter(|terminal| is_known(terminal)) {
        let home = folder(&format!("screen-{terminal}"));
        let settings = home.join("screenrc");
        std::fs::write(&settings, "startup_message off\ndefutf8 on\naltscreen on\nmaptimeout 20\n").unwrap();
        let sockets = home.join("sockets");
        std::fs::create_dir_all(&sockets).unwrap();
        std::fs::set_permissions(&sockets, std::os::unix::fs::PermissionsExt::from_mode(0o700)).unwrap();
        let mut quit = Command::new("screen");
        quit.args(["-X", "quit"]).env("SCREENDIR", &sockets);
        let _server = AtLast(quit);
        let mut command = Command::new("screen");
        command.arg("-U").arg("-c").arg(&settings).args(["-T", terminal]);
        command.args([env!("CARGO_BIN_EXE_dossier"), "--at", "1.3/SP/3"]);
        let mut command = login(&command);
        let session = Session::run(&home, (80, 24), command.env("TERM", terminal).env("SCREENDIR", &sockets));
        all_keys_and_out(session, terminal);
        let _ = std::fs::remove_dir_all(home);
    }
}

#[test]
fn a_terminal_that_can_nothing_is_refused() {
    for terminal in ["dumb", ""] {
        let mut command = reader(&[]);
        let mut session = Session::run(&folder("dumb"), (80, 24), command.env("TERM", terminal));
        assert_eq!(session.ended().code(), Some(2));
        assert!(session.screen().contains("dossier show"), "{}", session.screen());
        assert!(!session.heard.contains(&0x1b));
        session.end();
    }
}

#[test]
fn what_is_no_key_does_nothing() {
    let command = reader(&["--at", "1.3/SP/3"]);
    let mut pair = Pair::new(Session::run(&folder("nokey"), (80, 24), &mut login(&command)));
    // Ctrl keys without meaning, letters with Alt, mouse, focus, answers to questions nobody asked, bytes
    // that are no letters, a dead key's mark alone, and a paste where no line is open.
    for bytes in [
        &b"\x03\x04\x11\x13\x1c\x00"[..],
        b"\x1bq\x1bQ\x1bj",
        b"\x1b[<0;10;10M\x1b[M !!\x1b[I\x1b[O",
        b"\x1b[?62;c\x1b[24;80R\x1b]11;rgb:0/0/0\x07\x1bP>|x\x1b\\",
        b"\xff\xfe\xc3\x28\xf0\x9f",
        "\u{301}\u{200d}".as_bytes(),
    ] {
        pair.session.send(bytes);
        pair.session.settle();
        pair.agree(&format!("{bytes:?}"));
    }
    pair.session.send(b"\x1b[200~qQ\nqQ\x1b[201~");
    pair.session.until("a word on pastes", |shown| shown.contains("plakken kan"));
    // A sequence in two packets is one key.
    pair.app.press(Key::Down);
    pair.session.send(b"\x1b[");
    std::thread::sleep(Duration::from_millis(200));
    pair.session.send(b"B");
    pair.agree("a split arrow");
    pair.session.send(b"q");
    assert_eq!(pair.session.end().code(), Some(0));
}

/// The terminal tells pastes from keys while a line is open, and only then.
#[test]
fn a_paste_goes_into_the_open_line() {
    let command = reader(&["--at", "1.3/SP/3"]);
    let mut pair = Pair::new(Session::run(&folder("paste"), (80, 24), &mut login(&command)));
    let is_on = |session: &Session| {
        let heard = String::from_utf8_lossy(&session.heard).into_owned();
        heard.matches("\x1b[?2004h").count() > heard.matches("\x1b[?2004l").count()
    };
    assert!(!is_on(&pair.session));
    for (opens, key) in [("f", 'f'), ("s", 's'), ("/", '/'), (":", ':'), ("?", '?')] {
        pair.press(Key::Char(key), opens);
        assert!(is_on(&pair.session), "{opens}");
        pair.session.send(b"\x1b[200~secundaire\r\n doorreis\tq\x1b[201~");
        pair.app.paste("secundaire doorreis q");
        let shown = pair.agree("the paste");
        assert!(shown.contains("secundaire doorreis q"), "{shown}");
        pair.press(Key::Esc, "\x1b");
        pair.session.settle();
        assert!(!is_on(&pair.session), "{opens}");
    }
    pair.press(Key::Char('f'), "f");
    pair.session.signal(rustix::process::Signal::TERM);
    assert!(is_usual(pair.session.end(), 15));
}
