//! Locked reading, for a guest login: whatever is pressed or typed, it opens only what was given, writes
//! nothing but its state, and starts no program.

#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]
#![cfg(target_os = "linux")]

#[path = "support/pty.rs"]
mod pty;

use std::fs;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use dossier::key::Key;
use dossier::keymap::{Action, BINDINGS};
use pty::{Session, has};

const PROGRAM: &str = env!("CARGO_BIN_EXE_dossier");

/// A guest's home: the document that is offered, another that was open last, and a folder for the state.
struct Guest {
    home: PathBuf,
    given: String,
    other: String,
}

impl Guest {
    fn new(name: &str) -> Self {
        let home = std::env::temp_dir().join(format!("dossier-guest-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&home);
        fs::create_dir_all(home.join("state/dossier")).unwrap();
        let write = |name: &str, text: &str| {
            let path = home.join(name);
            fs::write(&path, text).unwrap();
            path.to_str().unwrap().to_owned()
        };
        let other = write("ander.txt", "Dit is voor anderen geheim.\n");
        let text = format!(
            "I. Vragen en opmerkingen\n\nVragen en opmerkingen van de SP-fractie\n\nKan het kabinet {other} toelichten, zie pagina 2 en Kamerstuk 19 637, nr. 2394?1 \
             Klopt het antwoord?\n\n1 file://{other}\n\nII. Reactie van het kabinet\n\nDe leden van de SP-fractie vragen naar een toelichting. Die volgt, zie http://example.org/.\n"
        );
        let state = format!(
            r#"{{"version":1,"documents":{{"ander":{{"item":"line/1","at":99,"path":"{other}"}}}}}}"#
        );
        write("state/dossier/state.json", &state);
        let given = write("gegeven.txt", &text);
        Self { home, given, other }
    }

    fn state(&self) -> PathBuf {
        self.home.join("state")
    }

    /// The files there are, but for the state's own.
    fn files(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let mut found = Vec::new();
        let mut folders = vec![self.home.clone()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()) {
                let name = entry.file_name().unwrap().to_str().unwrap().to_owned();
                if entry.is_dir() && entry != self.state().join("dossier/remarks") {
                    folders.push(entry);
                } else if entry.is_dir() {
                    // The remarks are state too.
                } else if !name.starts_with("state.") && name != "trace" {
                    let bytes = fs::read(&entry).unwrap();
                    found.push((entry, bytes));
                }
            }
        }
        found.sort();
        found
    }

    /// A command whose system calls are written down, where that can be done.
    fn traced(&self, arguments: &[&str]) -> Command {
        let mut command = self.command(arguments);
        // Cargo's folders would be looked through for libraries.
        command.env("DOSSIER_LOCKED", "1").env_remove("LD_LIBRARY_PATH");
        command
    }

    fn command(&self, arguments: &[&str]) -> Command {
        if !has("strace") {
            let mut command = Command::new(PROGRAM);
            command.args(arguments);
            return command;
        }
        let mut command = Command::new("strace");
        command.args(["-f", "-qq", "-s", "4096", "-e", "trace=%process,%file,%network", "-o"]);
        command.arg(self.home.join("trace")).arg(PROGRAM).args(arguments);
        command
    }

    /// What the written-down calls must not be.
    fn judge(&self, what: &str) {
        let Ok(trace) = fs::read_to_string(self.home.join("trace")) else { return };
        let state = self.state();
        assert!(trace.contains("execve"), "{what}: nothing was written down");
        for line in trace.lines() {
            let call = line.split_once(' ').map_or("", |(_, call)| call.trim_start());
            let name = call.split('(').next().unwrap_or_default();
            let paths: Vec<&str> = call.split('"').skip(1).step_by(2).collect();
            let within = |folder: &Path| paths.iter().all(|p| Path::new(p).starts_with(folder));
            let allowed = match name {
                // Itself, once; that nothing follows is counted below.
                "execve" => paths.first() == Some(&PROGRAM),
                "clone" | "clone3" => call.contains("CLONE_THREAD"),
                // To itself, which is how a signal wakes the loop: without a connection it leads nowhere else.
                "sendto" => call.contains(", NULL, 0)"),
                "fork" | "vfork" | "socket" | "connect" | "bind" => false,
                "open" | "openat" | "creat"
                    if ["O_WRONLY", "O_RDWR", "O_CREAT"].iter().any(|f| call.contains(f)) =>
                {
                    within(&state) || paths.iter().all(|p| p.starts_with("/dev/"))
                }
                "open" | "openat" => paths.iter().all(|p| {
                    let system =
                        ["/lib", "/usr/lib", "/usr/share/zoneinfo", "/etc/", "/proc/", "/sys/", "/dev/"];
                    *p == self.given
                        || Path::new(p).starts_with(&state)
                        || system.iter().any(|s| p.starts_with(s))
                        || !p.starts_with('/')
                }),
                _ if [
                    "rename", "unlink", "link", "mkdir", "rmdir", "chmod", "chown", "truncate", "mknod",
                ]
                .iter()
                .any(|n| name.contains(n))
                    && !name.starts_with("readlink") =>
                {
                    within(&state)
                }
                _ => true,
            };
            assert!(allowed, "{what}: {line}");
            assert!(!call.contains(&self.other) || !name.starts_with("open"), "{what}: {line}");
        }
        assert_eq!(trace.lines().filter(|l| l.contains("execve(")).count(), 1, "{what}: {trace}");
    }
}

impl Drop for Guest {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.home);
    }
}

/// What a terminal sends for a key.
fn bytes(key: Key) -> String {
    match key {
        Key::Char(c) => c.to_string(),
        Key::Ctrl(c) => char::from(c as u8 - b'a' + 1).to_string(),
        Key::Enter => "\r".into(),
        Key::Tab => "\t".into(),
        Key::BackTab => "\x1b[Z".into(),
        Key::Esc => "\x1b".into(),
        Key::Backspace => "\x7f".into(),
        Key::Delete => "\x1b[3~".into(),
        Key::Up => "\x1b[A".into(),
        Key::Down => "\x1b[B".into(),
        Key::Right => "\x1b[C".into(),
        Key::Left => "\x1b[D".into(),
        Key::Home => "\x1b[H".into(),
        Key::End => "\x1b[F".into(),
        Key::PageUp => "\x1b[5~".into(),
        Key::PageDown => "\x1b[6~".into(),
        Key::F(_) => "\x1bOP".into(),
    }
}

/// The screen after some keys, which may change nothing.
fn shown(session: &mut Session, keys: &str) -> String {
    session.send(keys.as_bytes());
    session.settle();
    session.screen()
}

fn ends(action: Action) -> bool {
    matches!(action, Action::Quit | Action::QuitNow)
}

#[test]
fn no_key_leads_out() {
    let guest = Guest::new("keys");
    let before = guest.files();
    // In a group of its own, as a shell with job control starts it: there it could be stopped.
    let mut command = guest.traced(&[&guest.given]);
    let mut session = Session::run(&guest.state(), (80, 24), command.process_group(0));
    assert!(session.hear().contains("Kan het kabinet"));
    let screen = shown(&mut session, "\u{1a}");
    assert!(screen.contains("geen shell"), "{screen}");
    for binding in BINDINGS.iter().filter(|b| !ends(b.action)) {
        for (key, name) in binding.keys {
            // In the text and in the tree; what opens is given a path, and Enter.
            for place in ["", "\t"] {
                let keys = format!("{place}{}!{}\r", bytes(*key), guest.other);
                let screen = shown(&mut session, &keys) + &shown(&mut session, &format!("\x1b{place}"));
                assert!(!screen.contains("geheim"), "{name}: {screen}");
            }
        }
    }
    // And each by its name in the palette.
    for binding in BINDINGS.iter().filter(|b| !ends(b.action) && !b.dutch.is_empty()) {
        let screen = shown(&mut session, &format!("?{}\r", binding.dutch));
        assert!(!screen.contains("geheim"), "{}: {screen}", binding.dutch);
        shown(&mut session, "\x1b");
    }
    let children = format!("/proc/{0}/task/{0}/children", session.child.id());
    if !has("strace") {
        assert_eq!(fs::read_to_string(children).unwrap_or_default(), "");
    }
    session.send(b"Q");
    assert_eq!(session.ended().code(), Some(0));
    assert_eq!(guest.files(), before);
    guest.judge("keys");
    assert!(fs::read_to_string(guest.state().join("dossier/state.json")).unwrap().contains("gegeven"));
}

#[test]
fn no_command_and_no_line_leads_out() {
    let guest = Guest::new("commands");
    let before = guest.files();
    let state = fs::read(guest.state().join("dossier/state.json")).unwrap();
    let (given, other) = (guest.given.as_str(), guest.other.as_str());
    let commands: &[&[&str]] = &[
        &["show", "SP/1", "--with-answer", "--file", given],
        &["show", other, "--file", given],
        &["find", "toelichting", "--file", given],
        &["find", other, "--json"],
        &["list", "--file", given],
        &["list"],
        &["export", given, "--format", "json"],
        &["export", "--format", "html"],
        &["check", given],
        &["completions", "bash"],
        &["man"],
        &["--help"],
        &["--version"],
        &["--locked=false"],
        &[],
    ];
    for arguments in commands {
        let mut command = guest.traced(arguments);
        let output = command.env("XDG_STATE_HOME", guest.state()).stdin(Stdio::null()).output().unwrap();
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(!text.contains("geheim"), "{arguments:?}: {text}");
        guest.judge(&format!("{arguments:?}"));
        assert_eq!(fs::read(guest.state().join("dossier/state.json")).unwrap(), state, "{arguments:?}");
    }
    // Line by line: each command, and paths and shell where words are wanted. Nothing given: the built-in one.
    let typed =
        format!("f {other}\n1\ns geheim\n:e {other}\n!sh\n{other}\nw\no\nvolg\n?\na\nJ\nU\nH\n\n\nq\n");
    for arguments in [&["--plain", given][..], &["--plain"], &["--plain", "--locked"]] {
        let mut command = guest.traced(arguments);
        command.env("XDG_STATE_HOME", guest.state()).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().unwrap();
        std::io::Write::write_all(&mut child.stdin.take().unwrap(), typed.as_bytes()).unwrap();
        let output = child.wait_with_output().unwrap();
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(output.status.success() && !text.contains("voor anderen"), "{arguments:?}: {text}");
        guest.judge(&format!("{arguments:?}"));
    }
    assert_eq!(guest.files(), before);
}

#[test]
fn no_flag_undoes_the_environment() {
    let guest = Guest::new("flags");
    let run = |locked: Option<&str>, arguments: &[&str]| {
        let mut command = Command::new(PROGRAM);
        command.args(arguments).env_clear().env("XDG_STATE_HOME", guest.state()).stdin(Stdio::null());
        if let Some(value) = locked {
            command.env("DOSSIER_LOCKED", value);
        }
        String::from_utf8_lossy(&command.output().unwrap().stdout).into_owned()
    };
    // What was open last is opened again only where nothing is locked.
    assert!(run(None, &["--plain"]).contains("voor anderen geheim"));
    for (locked, arguments) in [
        (Some("1"), &["--plain"][..]),
        (Some("yes"), &["--plain"]),
        (Some("1"), &["--plain", "--locked"]),
        (Some("0"), &["--plain", "--locked"]),
        (None, &["--plain", "--locked"]),
    ] {
        let text = run(locked, arguments);
        assert!(
            text.contains("Integrale migratieagenda") && !text.contains("geheim"),
            "{locked:?} {arguments:?}: {text}"
        );
        // That wrote the built-in one as the last: the other one again.
        run(None, &["--plain", &guest.other]);
    }
}
