//! Signs, colours and encodings: what reaches terminals that know little, and what the program says where it
//! cannot draw at all.

#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]
#![cfg(target_os = "linux")]

#[path = "support/pty.rs"]
mod pty;

use std::process::{Command, Stdio};

use pty::{Session, folder};

const PROGRAM: &str = env!("CARGO_BIN_EXE_dossier");

/// The program in an environment of its own.
fn within(environment: &[&str], arguments: &[&str]) -> Command {
    let mut command = Command::new("env");
    command.args(["-u", "LC_ALL", "-u", "LC_CTYPE", "-u", "LANG", "-u", "DOSSIER_ASCII"]);
    command.args(environment).arg(PROGRAM).args(arguments);
    command
}

/// Most of what there is to see.
const ALL: &[&str] = &[
    "j", "a", "a", "\t", "t", "l", "t", "\t", "fkustwacht", "\x1b", "skust", "\r", "w", "q", "/de", "\r",
    "?", "\x1b", "v", "t", "q", "o", "\x1b", "z", "G",
];

/// All that a reader sends on a terminal while it shows most of what it has, and its screens.
fn walked(name: &str, environment: &[&str], keys: &[&str]) -> (Vec<u8>, String) {
    let home = folder(name);
    let mut session = Session::run(&home, (80, 24), &mut within(environment, &["--at", "1.3/SP/3"]));
    let mut screens = session.hear();
    for keys in keys {
        session.send(keys.as_bytes());
        session.settle();
        screens += &session.screen();
    }
    session.send(b"Q");
    assert_eq!(session.ended().code(), Some(0));
    let _ = std::fs::remove_dir_all(home);
    (session.heard.clone(), screens)
}

#[test]
fn ascii_where_it_is_asked_or_the_locale_knows_no_more() {
    for (name, environment) in [
        ("asked", &["DOSSIER_ASCII=1", "LANG=nl_NL.UTF-8"][..]),
        ("c", &["LC_ALL=C", "LANG=nl_NL.UTF-8"]),
        ("latin", &["LANG=nl_NL.ISO-8859-15"]),
        ("plainwire", &["DOSSIER_ASCII=1", "DOSSIER_WIRE=plain"]),
    ] {
        let (heard, screens) = walked(name, environment, ALL);
        assert!(heard.is_ascii(), "{name}");
        for sign in ["| Waarom vindt het kabinet", "* Graag"] {
            assert!(screens.contains(sign), "{name}: {sign} in {screens}");
        }
    }
    for (name, environment) in [
        ("utf8", &["LANG=nl_NL.UTF-8"][..]),
        ("first", &["LC_ALL=C.UTF-8", "LANG=C"]),
        ("never", &["DOSSIER_ASCII=0", "LANG=C"]),
        ("unsaid", &[]),
    ] {
        assert!(walked(name, environment, &[]).1.contains("▌"), "{name}");
    }
}

/// The parameters of every change of the pen.
fn pens(heard: &[u8]) -> Vec<u16> {
    let text = String::from_utf8_lossy(heard).into_owned();
    let sequences = text.split("\x1b[").skip(1).filter_map(|s| s.split_once('m'));
    let pens = sequences.filter(|(body, _)| body.bytes().all(|b| b.is_ascii_digit() || b == b';'));
    pens.flat_map(|(body, _)| body.split(';').map(|n| n.parse().unwrap_or(0)).collect::<Vec<_>>()).collect()
}

#[test]
fn no_colour_where_none_is_wanted() {
    let is_colour = |n: &u16| (30..=38).contains(n) || (40..=48).contains(n) || *n >= 90;
    assert!(pens(&walked("coloured", &[], &[]).0).iter().any(is_colour));
    for environment in [&["NO_COLOR=1"][..], &["NO_COLOR=1", "DOSSIER_WIRE=plain"]] {
        let pens = pens(&walked("colourless", environment, ALL).0);
        assert!(!pens.iter().any(is_colour), "{environment:?}: {pens:?}");
        assert!(pens.contains(&7) && pens.contains(&1), "{environment:?}: nothing is marked");
    }
    assert!(pens(&walked("empty", &["NO_COLOR="], &[]).0).iter().any(is_colour), "empty means unset");
}

#[test]
fn where_it_cannot_draw_it_says_what_can() {
    let home = folder("dumb");
    for environment in [&["TERM=dumb"][..], &["TERM="], &["-u", "TERM"]] {
        let mut session = Session::run(&home, (80, 24), &mut within(environment, &[]));
        assert_eq!(session.ended().code(), Some(2), "{environment:?}");
        let said = String::from_utf8_lossy(&session.heard).into_owned();
        assert!(
            said.contains("dossier --plain") && said.contains("dossier show") && !said.contains('\x1b'),
            "{said}"
        );
        // What it names works there.
        let mut session =
            Session::run(&home, (80, 24), &mut within(environment, &["--plain", "--at", "1.3/SP/3"]));
        session.until("the prompt", |screen| screen.contains("\n>\n"));
        session.send(b"a\n");
        session.until("the answer", |screen| screen.contains("antwoord 1 van 1"));
        session.send(b"q\n");
        assert_eq!(session.ended().code(), Some(0));
        assert!(!session.heard.contains(&0x1b));
    }
    let piped = within(&["TERM=xterm"], &[]).stdin(Stdio::null()).output().unwrap();
    assert_eq!(piped.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&piped.stderr).contains("--plain"));
    let _ = std::fs::remove_dir_all(home);
}

/// In UTF-8 the letter ě ends in the byte 0x9B, which begins a control sequence on a terminal of 8 bits.
#[test]
fn commands_on_a_terminal_of_another_encoding() {
    let home = folder("encoding");
    let document = home.join("tekst.txt");
    std::fs::write(&document, "De leden van de SP-fractie vragen of Czeczen\u{11b}35m “dit” kan?\n").unwrap();
    let file = document.to_str().unwrap();
    for arguments in [
        &["show", "SP", "1", "--file", file][..],
        &["list", "--file", file],
        &["find", "dit", "--file", file],
        &["find", "dit", "--json", "--file", file],
        &["check", file],
        &["export", file, "--format", "md"],
        &["export", file, "--format", "csv"],
        &["--plain", file],
        &["check", "\u{11b}35m"],
    ] {
        let mut session = Session::run(&home, (80, 24), &mut within(&["LC_ALL=C"], arguments));
        session.send(b"q\n");
        session.ended();
        assert!(session.heard.is_ascii() && !session.heard.is_empty(), "{arguments:?}");
        assert!(!session.heard.contains(&0x1b), "{arguments:?}");
        // A pipe gets the text as it is.
        let piped = within(&["LC_ALL=C"], arguments).stdin(Stdio::null()).output().unwrap();
        assert!(
            arguments[1].starts_with('\u{11b}') || !piped.stdout.is_ascii() || arguments[0] == "check",
            "{arguments:?}"
        );
    }
    let asked = within(&["DOSSIER_ASCII=1"], &["show", "SP", "1", "--file", file]).output().unwrap();
    assert!(asked.stdout.is_ascii() && String::from_utf8_lossy(&asked.stdout).contains("\"dit\""));
    let json = within(&["DOSSIER_ASCII=1"], &["export", file, "--format", "json"]).output().unwrap();
    assert!(serde_json::from_slice::<serde_json::Value>(&json.stdout).is_ok() && !json.stdout.is_ascii());
    let _ = std::fs::remove_dir_all(home);
}

#[test]
fn help_manual_and_completions_tell() {
    for arguments in [
        &["--help"][..],
        &["man"],
        &["completions", "bash"],
        &["completions", "zsh"],
        &["completions", "fish"],
    ] {
        let output = Command::new(PROGRAM).args(arguments).output().unwrap();
        let text = String::from_utf8(output.stdout).unwrap().replace('\\', "");
        for word in ["plain", "locked"] {
            assert!(text.contains(word), "{arguments:?}: {word}");
        }
        if arguments[0] != "completions" {
            for word in ["NO_COLOR", "DOSSIER_ASCII", "DOSSIER_LOCKED"] {
                assert!(text.contains(word), "{arguments:?}: {word}: {text}");
            }
        }
    }
}
