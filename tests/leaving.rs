//! However the reader ends, the terminal is as it was, the place is kept, and the exit status is the usual one.

#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]
#![cfg(target_os = "linux")]

#[path = "support/pty.rs"]
mod pty;

use std::fs::File;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use rustix::process::Signal;

use pty::{PATIENCE, Session, folder, has, is_usual, login, reader, stat};

const ENDING: [(Signal, i32); 4] =
    [(Signal::TERM, 15), (Signal::HUP, 1), (Signal::INT, 2), (Signal::QUIT, 3)];
/// Processor time, in ticks of 10 ms, that a program which only ends may take.
const FEW_TICKS: u64 = 20;

/// Waits until something holds.
fn wait_for(what: &str, holds: impl Fn() -> bool) {
    let start = Instant::now();
    while !holds() {
        assert!(start.elapsed() < PATIENCE, "waited in vain: {what}");
        std::thread::sleep(Duration::from_millis(5));
    }
}

#[test]
fn signals_give_the_terminal_back_and_keep_the_place() {
    for (signal, number) in ENDING {
        let mut session = Session::start(&format!("signal{number}"), &["--at", "1.4/CDA/2"]);
        session.hear();
        session.signal(signal);
        let status = session.ended();
        assert!(is_usual(status, number), "signal {number}: {status:?}");
        assert!(session.state().contains("1.4/CDA/2"), "signal {number}: {}", session.state());
        session.end();
    }
}

/// Handlers stand before raw mode does: whenever the signal comes, the terminal is as it was.
#[test]
fn a_signal_at_any_moment_of_the_start() {
    for round in 0..60_u64 {
        let session = Session::start("start", &[]);
        std::thread::sleep(Duration::from_micros(round * 500));
        session.signal(Signal::TERM);
        let status = session.end();
        assert!(is_usual(status, 15), "round {round}: {status:?}");
    }
}

#[test]
fn a_line_that_is_cut() {
    for ignores_hup in [false, true] {
        let home = folder(&format!("cut-{ignores_hup}"));
        let mut sh = Command::new("sh");
        let program = env!("CARGO_BIN_EXE_dossier");
        let trap = if ignores_hup { "trap '' HUP;" } else { "" };
        sh.args(["-c", &format!("{trap} exec {program} --at 1.4/CDA/2")]);
        let mut session = Session::run(&home, (80, 24), &mut login(&sh));
        session.until("the reader", |screen| screen.contains("CDA"));
        session.settle();
        let before = session.ticks();
        session.cut();
        let pid = session.child.id();
        wait_for("the end of the program", || stat(pid)[0] == "Z");
        let used = session.ticks() - before;
        assert!(used <= FEW_TICKS, "{used} ticks");
        assert!(is_usual(session.ended(), 1));
        assert!(session.state().contains("1.4/CDA/2"));
        let _ = std::fs::remove_dir_all(home);
    }
}

/// The shell of a shell script, of a login, or none: what Ctrl-z stops is what the terminal would stop.
#[test]
fn stopped_and_continued_under_a_shell() {
    let program = env!("CARGO_BIN_EXE_dossier");
    for command in [format!("{program} --at 1.4/CDA/2"), format!("sh -c '{program} --at 1.4/CDA/2; true'")] {
        let mut shell = Command::new("sh");
        shell.arg("-i").env("PS1", "$ ").env_remove("ENV");
        let mut session = Session::run(&folder("stop"), (80, 24), &mut login(&shell));
        session.until("a prompt", |screen| screen.contains('$'));
        session.send(format!("{command}\n").as_bytes());
        session.until("the reader", |screen| screen.contains("CDA › vraag 2"));
        session.settle();
        let drawn = session.screen();
        for round in 0..2 {
            session.send(b"\x1a");
            // The first screen comes back before the settings do; the shell's word on this stop comes after both.
            session.until("the shell", |screen| {
                screen.matches("Stopped").count() == round + 1 && !screen.contains("q stop")
            });
            assert!(session.is_cooked(), "{command} {round}");
            session.send(b"fg\n");
            session.until("the reader again", |screen| screen.contains("q stop"));
            session.settle();
            assert_eq!(session.screen(), drawn, "{command} {round}");
        }
        session.send(b"q");
        session.until("the prompt", |screen| screen.contains("Stopped"));
        session.send(b"exit\n");
        assert_eq!(session.end().code(), Some(0));
    }
}

#[test]
fn stopped_by_a_signal() {
    let home = folder("stopsignal");
    let mut command = reader(&[]);
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    let mut session = Session::run(&home, (80, 24), &mut command);
    session.hear();
    session.signal(Signal::TSTP);
    session.hear();
    wait_for("the stop", || session.is_stopped());
    assert_eq!(session.changed(), Vec::<String>::new());
    session.signal(Signal::CONT);
    session.until("the reader again", |screen| screen.contains("q stop"));
    assert!(!session.is_cooked());
    // Stopped unasked, so that another program could change the terminal.
    session.signal(Signal::STOP);
    wait_for("the stop", || session.is_stopped());
    let cooked = {
        let mut settings = rustix::termios::tcgetattr(session.terminal.as_ref().unwrap()).unwrap();
        settings.local_modes |= rustix::termios::LocalModes::ICANON | rustix::termios::LocalModes::ECHO;
        settings
    };
    let now = rustix::termios::OptionalActions::Now;
    rustix::termios::tcsetattr(session.terminal.as_ref().unwrap(), now, &cooked).unwrap();
    session.signal(Signal::CONT);
    session.hear();
    let shown = session.press("?");
    assert!(shown.contains("hulp:"), "{shown}");
    // Stopped, then told to end: the end comes first, and the terminal is given back once.
    session.signal(Signal::TSTP);
    wait_for("the stop", || session.is_stopped());
    session.signal(Signal::TERM);
    session.signal(Signal::CONT);
    assert!(is_usual(session.end(), 15));
}

/// A login whose program is the reader has no shell that could wake it again.
#[test]
fn without_a_shell_nothing_stops_for_ever() {
    let mut session = Session::run(&folder("forced"), (80, 24), &mut login(&reader(&[])));
    session.hear();
    let shown = session.press("\x1a");
    assert!(shown.contains("geen shell"), "{shown}");
    session.signal(Signal::TSTP);
    let shown = session.press("?");
    assert!(shown.contains("hulp:"), "{shown}");
    session.signal(Signal::TERM);
    session.end();
}

/// The first program of a container: its group and its session are of outside, and have no number inside.
#[test]
fn as_the_only_program_of_a_container() {
    let inside = |program: &str| {
        let mut unshare = Command::new("unshare");
        unshare.args(["--user", "--map-root-user", "--pid", "--fork", "--mount-proc", program]);
        unshare
    };
    if !has("unshare") || !inside("true").output().unwrap().status.success() {
        eprintln!("SKIPPED: no namespaces on this machine");
        return;
    }
    let mut reader = inside(env!("CARGO_BIN_EXE_dossier"));
    let mut session = Session::run(&folder("container"), (80, 24), &mut reader);
    session.hear();
    let shown = session.press("\x1a");
    assert!(shown.contains("geen shell"), "{shown}");
    session.send(b"q");
    assert_eq!(session.end().code(), Some(0));
}

/// Nobody reads what the reader writes, and it waits in the write.
#[test]
fn a_write_that_blocks_for_ever() {
    for (signal, number) in ENDING {
        let mut session = Session::start(&format!("blocked{number}"), &["--at", "1.4/CDA/2"]);
        session.hear();
        // Each `r` paints all and nobody reads: at last keys stay unread, for the program waits to write.
        let mut unread = 0;
        while unread < 10 {
            session.send(b"rJ");
            std::thread::sleep(Duration::from_millis(20));
            unread = if session.unread() > 0 { unread + 1 } else { 0 };
        }
        session.signal(signal);
        let pid = session.child.id();
        wait_for("the end of the program", || stat(pid)[0] == "Z");
        assert!(session.is_cooked(), "signal {number}");
        let status = session.child.wait().unwrap();
        assert!(is_usual(status, number), "signal {number}: {status:?}");
        assert!(session.state().contains("1.4/"), "{}", session.state());
        let _ = std::fs::remove_dir_all(&session.home);
    }
}

#[test]
fn closed_standard_input_leaves_the_terminal_as_keyboard() {
    let mut sh = Command::new("sh");
    sh.args(["-c", &format!("exec {} <&-", env!("CARGO_BIN_EXE_dossier"))]);
    let mut session = Session::run(&folder("stdin"), (80, 24), &mut login(&sh));
    session.hear();
    assert!(session.press("?").contains("hulp:"));
    session.send(b"\x1b");
    session.until("the reader", |screen| screen.contains("q stop"));
    session.send(b"q");
    assert_eq!(session.end().code(), Some(0));
}

#[test]
fn closed_standard_output_is_said() {
    let mut sh = Command::new("sh");
    sh.args(["-c", &format!("exec {} >&-", env!("CARGO_BIN_EXE_dossier"))]);
    let mut session = Session::run(&folder("stdout"), (80, 24), &mut login(&sh));
    let status = session.ended();
    assert!(session.screen().contains("wil een terminal"), "{}", session.screen());
    assert_eq!(status.code(), Some(2));
    session.end();
}

/// Keyboard and screen are two lines, and the one of the screen goes.
#[test]
fn the_line_of_the_screen_alone_is_cut() {
    let home = folder("screenline");
    let mut holder = Command::new("sleep");
    let mut screen = Session::run(&home, (80, 24), holder.arg("60"));
    let path = rustix::termios::ttyname(screen.terminal.as_ref().unwrap(), Vec::new()).unwrap();
    let other = File::options().read(true).write(true).open(path.to_str().unwrap()).unwrap();
    let mut command = Command::new("sh");
    let there = path.to_str().unwrap().to_owned();
    command.args(["-c", &format!("exec {} >{there} 2>/dev/null", env!("CARGO_BIN_EXE_dossier"))]);
    let mut session = Session::run(&home, (80, 24), &mut command);
    drop(other);
    screen.until("the reader", |shown| shown.contains("q stop"));
    screen.child.kill().unwrap();
    screen.cut();
    assert!(is_usual(session.ended(), 1));
    assert_eq!(session.changed(), Vec::<String>::new());
    let _ = std::fs::remove_dir_all(home);
}

#[test]
fn very_small_and_unknown_sizes() {
    for size in [(1, 1), (1, 24), (80, 1), (2, 2), (0, 0)] {
        let mut session = Session::run(&folder("small"), size, &mut reader(&[]));
        let first = session.hear();
        // Of a terminal that knows no size the size of old is assumed.
        assert!(size != (0, 0) || first.contains("q stop"), "{first}");
        for keys in ["jJaatfvvd\n?\x1b", "zsw\x1bw", "q", "\x1b"] {
            session.send(keys.as_bytes());
            session.settle();
        }
        session.send(b"q");
        assert_eq!(session.end().code(), Some(0), "{size:?}");
    }
}

/// While a frame is on its way the terminal gets another size.
#[test]
fn a_resize_in_the_middle_of_a_frame() {
    let mut session = Session::start("midframe", &["--at", "1.3/SP/3"]);
    session.hear();
    for round in 0..40_u16 {
        session.send(b"r");
        // Some of the frame is read, the rest comes to another size.
        session.listen_for(100, Duration::from_millis(200));
        session.resize(20 + round * 3, 5 + round);
    }
    session.resize(80, 24);
    session.settle();
    let after = session.screen();
    session.press("r");
    assert_eq!(session.screen(), after);
    assert!(after.contains("vraag 3 van 14"), "{after}");
    session.send(b"q");
    assert_eq!(session.end().code(), Some(0));
}

/// Every look at the clock is a lifetime apart from the one before, forward or back.
#[test]
fn a_clock_that_jumps() {
    const CLOCK: &str = "#include <time.h>
        int clock_gettime(clockid_t id, struct timespec *now) {
            static long looks; (void)id;
            now->tv_sec = ++looks % 2 ? 4000000000L : looks; now->tv_nsec = 0;
            return 0;
        }";
    let home = folder("clock");
    let [source, library] = ["clock.c", "clock.so"].map(|name| home.join(name));
    std::fs::write(&source, CLOCK).unwrap();
    let built = Command::new("cc").args(["-shared", "-fPIC", "-o"]).arg(&library).arg(&source).status();
    if !built.is_ok_and(|status| status.success()) {
        eprintln!("SKIPPED: no C compiler on this machine");
        return;
    }
    let mut command = reader(&["--at", "1.4/CDA/2"]);
    let mut session = Session::run(&home, (80, 24), command.env("LD_PRELOAD", &library));
    session.hear();
    let loaded = std::fs::read_to_string(format!("/proc/{}/maps", session.child.id())).unwrap();
    assert!(loaded.contains("clock.so"), "the reader runs by another clock");
    // A lone Esc waits for what may follow it, and the text for the selection to rest.
    session.press("f");
    session.send(b"\x1b");
    session.until("the reader", |screen| screen.contains("q stop"));
    session.send(b"\tkkk");
    session.until("the text", |screen| !screen.contains("CDA › vraag 2"));
    session.send(b"\t:1.4/cda/2\r");
    session.until("the question", |screen| screen.contains("CDA › vraag 2"));
    let before = session.ticks();
    std::thread::sleep(Duration::from_millis(300));
    assert!(session.ticks() - before <= 2, "it spins");
    session.send(b"q");
    assert_eq!(session.ended().code(), Some(0));
    assert!(session.state().contains("1.4/CDA/2"), "{}", session.state());
    session.end();
}

/// The message stands on the first screen, after the reader's is gone, and says where to report it.
#[cfg(debug_assertions)]
#[test]
fn a_panic_is_readable_and_the_place_is_kept() {
    for (place, code) in [("loop", 101), ("thread", 0)] {
        let home = folder(&format!("panic-{place}"));
        let mut command = reader(&["--at", "1.4/CDA/2"]);
        let mut session = Session::run(&home, (80, 24), command.env("DOSSIER_TEST_PANIC", place));
        session.hear();
        if place == "thread" {
            assert!(session.press("j").contains("q stop"), "a thread takes the screen down");
            session.send(b"q");
        }
        let status = session.ended();
        let shown = session.screen();
        for wanted in ["a panic for the tests", "src/bin/dossier/", "Meld hem aan"] {
            assert!(shown.contains(wanted), "{place}: {wanted} is not in:\n{shown}");
        }
        assert_eq!(String::from_utf8_lossy(&session.heard).matches("\x1b[?1049l").count(), 1);
        assert_eq!(status.code(), Some(code), "{place}");
        assert!(session.state().contains("1.4/CDA/2"), "{place}: {}", session.state());
        session.end();
    }
}

/// What `Stdio` is for: a program without any terminal ends at once.
#[test]
fn without_a_terminal() {
    let output = reader(&[]).env("LC_ALL", "nl_NL.UTF-8").stdin(Stdio::null()).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("wil een terminal"));
}
