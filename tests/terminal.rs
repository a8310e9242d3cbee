//! The binary on a pseudo-terminal: it draws, obeys keys, resizes, and gives the terminal back however it ends.

#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]
#![cfg(target_os = "linux")]

#[path = "support/pty.rs"]
mod pty;

use std::os::fd::AsFd;

use rustix::event::{PollFd, PollFlags, Timespec, poll};

use pty::Session;

#[test]
fn from_the_shell_to_the_answer_and_out() {
    let mut session = Session::start("answer", &["--at", "1.3/SP/3"]);
    let first = session.hear();
    assert!(first.contains("vraag 3 van 14"), "{first:?}");
    assert!(first.len() <= 5_000, "{} bytes at the start", first.len());
    let answer = session.press("a");
    assert!(answer.contains("antwoord 1 van 1"), "{answer:?}");
    session.send(b"q");
    assert_eq!(session.end().code(), Some(0));
}

#[test]
fn nothing_is_asked_of_the_terminal_and_nothing_is_sent_when_idle() {
    let mut session = Session::start("idle", &[]);
    let first = session.hear();
    for query in ["\x1b[c", "\x1b[6n", "\x1b[?u", "\x1bP", "\x1b]", "\x1b[?2004h", "\x1b[?1000h"] {
        assert!(!first.contains(query), "{query:?}");
    }
    session.send(b"jk");
    session.settle();
    let mut ready = [PollFd::from_borrowed_fd(session.line.as_ref().unwrap().as_fd(), PollFlags::IN)];
    assert_eq!(poll(&mut ready, Some(&Timespec { tv_sec: 1, tv_nsec: 0 })).unwrap(), 0, "idle, yet it sends");
    session.send(b"Q");
    assert_eq!(session.end().code(), Some(0));
}

#[test]
fn a_new_size_is_drawn_at_once() {
    let mut session = Session::start("size", &["--at", "1.3/SP/3"]);
    session.hear();
    session.resize(40, 10);
    session.hear();
    let drawn = session.screen();
    assert!(drawn.contains("vraag 3 van 14") && drawn.contains("▌ doorreisbewegingen"), "{drawn}");
    session.send(b"q");
    assert_eq!(session.end().code(), Some(0));
}

#[test]
fn locked_opens_only_what_is_given() {
    let text = std::env::temp_dir().join(format!("dossier-locked-{}.txt", std::process::id()));
    std::fs::write(&text, "Een eigen tekst van iemand anders.\n").unwrap();
    let path = text.to_str().unwrap();
    let mut first = Session::start("locked", &[path]);
    assert!(first.hear().contains("iemand anders"));
    first.send(b"q");
    let home = first.home.clone();
    first.ended();
    for (arguments, reopens) in [(&[][..], true), (&["--locked"][..], false)] {
        let mut again = Session::start_in(&home, arguments);
        let shown = again.hear();
        assert_eq!(shown.contains("iemand anders"), reopens, "{arguments:?} {shown:?}");
        again.send(b"q");
        again.ended();
    }
    let _ = std::fs::remove_dir_all(home);
    let _ = std::fs::remove_file(text);
}
