//! Settings: what counts, what is said of mistakes, and that the reader starts all the same.

#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]
#![cfg(target_os = "linux")]

#[path = "support/pty.rs"]
mod pty;

use std::path::Path;
use std::process::{Command, Output};

fn settings(home: &Path, text: &str) {
    std::fs::create_dir_all(home.join("config/dossier")).unwrap();
    std::fs::write(home.join("config/dossier/config.toml"), text).unwrap();
}

fn run(home: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dossier"));
    command.args(arguments).env("HOME", home).env("XDG_CONFIG_HOME", home.join("config"));
    command.env("XDG_STATE_HOME", home.join("state")).env("LC_ALL", "nl_NL.UTF-8").output().unwrap()
}

#[test]
fn what_counts_is_printed_and_mistakes_are_told() {
    let home = pty::folder("settings");
    let usual = run(&home, &["config"]);
    assert!(usual.status.success() && usual.stderr.is_empty());
    let text = String::from_utf8(usual.stdout).unwrap();
    assert!(text.contains("colours = \"16\"") && text.contains("next-open = [\"U\"]"), "{text}");
    // What is printed can be the file itself.
    settings(&home, &text);
    assert_eq!(String::from_utf8(run(&home, &["config"]).stdout).unwrap(), text);
    settings(&home, "language = \"en\"\n\ncolors = \"256\"\n");
    let wrong = run(&home, &["config"]);
    assert_eq!(wrong.status.code(), Some(2));
    let said = String::from_utf8(wrong.stderr).unwrap();
    assert!(said.contains("config.toml:3: ") && said.contains("'colours'"), "{said}");
    assert!(
        String::from_utf8(wrong.stdout).unwrap().contains("Settings of dossier"),
        "the file names the language"
    );
    let refused = run(&home, &["show", "9.9/XX/1"]);
    assert!(String::from_utf8(refused.stderr).unwrap().contains("nothing found"));
    std::fs::remove_dir_all(home).unwrap();
}

#[test]
fn the_reader_starts_with_them_and_help_shows_the_keys_that_count() {
    let home = pty::folder("settings-keys");
    settings(&home, "widht = 3\nwidth = 50\n[keys]\nnext-open = \"F5\"\n");
    let mut command = pty::reader(&["--at", "1.3/SP/3"]);
    command.env("XDG_CONFIG_HOME", home.join("config"));
    let mut session = pty::Session::run(&home, (100, 24), &mut command);
    session.until("the mistake", |shown| shown.contains("config.toml:1: 'widht'"));
    session.send(b"\x1b[15~");
    session.until("the next open question", |shown| {
        shown.lines().next().is_some_and(|l| l.contains("onbeantwoord"))
    });
    session.send(b"?onbeantwoorde");
    session.until("the key in help", |shown| shown.contains("> F5  "));
    session.send(b"\x1b");
    session.settle();
    session.send(b"Q");
    session.end();
    let _ = std::fs::remove_dir_all(home);
}

/// A tour is no reading: what one was at stays.
#[test]
fn a_tour_keeps_nothing() {
    let home = pty::folder("tour");
    let mut session = pty::Session::run(&home, (80, 24), &mut pty::reader(&["tour"]));
    session.until("the tour", |shown| shown.contains("rondleiding 1/15"));
    session.send(b"J!");
    session.until("the next step", |shown| shown.contains("rondleiding 2/15"));
    session.send(b"Q");
    session.ended();
    assert!(!home.join("dossier").exists(), "no folder for the state");
    drop(session);
    let _ = std::fs::remove_dir_all(home);
}
