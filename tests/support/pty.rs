//! What the tests of the binary share: a program on a pseudo-terminal, and what the terminal then shows.

#![allow(unreachable_pub, dead_code, clippy::unwrap_used, reason = "each test uses a part")]

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{Read, Write};
use std::num::NonZero;
use std::os::fd::{AsFd, OwnedFd};
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::process::{Pid, Signal, kill_process};
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{Winsize, tcgetattr, tcsetwinsize};

/// Longest wait for what must come; a hung program fails here and nowhere later.
pub const PATIENCE: Duration = Duration::from_secs(30);
/// Silence after which a frame is taken to be whole.
const SILENCE: Duration = Duration::from_millis(150);
/// The modes that are on at a shell's prompt.
const ON_BEFORE: [u16; 2] = [7, 25];

/// A program, the line to it, and the terminal at our end.
pub struct Session {
    /// Our end; `None` once the line is cut.
    pub line: Option<File>,
    /// Kept open, so that the terminal's settings can be asked for after the program is gone.
    pub terminal: Option<OwnedFd>,
    pub child: Child,
    pub home: PathBuf,
    pub emulator: vt100::Parser,
    before: String,
    /// Everything the program sent.
    pub heard: Vec<u8>,
}

fn cells(number: u16) -> NonZero<u16> {
    NonZero::new(number).unwrap()
}

fn settings(terminal: &OwnedFd) -> String {
    let found = tcgetattr(terminal).unwrap();
    format!("{:?} {:?} {:?}", found.input_modes, found.output_modes, found.local_modes)
}

fn timespec(time: Duration) -> Timespec {
    Timespec { tv_sec: time.as_secs() as i64, tv_nsec: i64::from(time.subsec_nanos()) }
}

/// A folder of this test's own.
pub fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("dossier-{}-{name}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// Whether a program is there; says so loudly when it is not, and the test that needs it is skipped.
pub fn has(program: &str) -> bool {
    let paths = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::env::split_paths(&paths).chain([PathBuf::from("/usr/sbin")]);
    let found = folders.into_iter().any(|folder| folder.join(program).is_file());
    if !found {
        eprintln!("SKIPPED: no {program} on this machine");
    }
    found
}

/// A command that runs at the end of a test, also of one that failed: it ends a server that outlives its client.
pub struct AtLast(pub Command);

impl AtLast {
    /// Ends the tmux behind a socket.
    pub fn tmux(socket: &Path) -> Self {
        let mut command = Command::new("tmux");
        command.arg("-S").arg(socket).arg("kill-server");
        Self(command)
    }
}

impl Drop for AtLast {
    fn drop(&mut self) {
        let _ = self.0.output();
    }
}

/// The reader, as a command.
pub fn reader(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dossier"));
    command.args(arguments);
    command
}

/// A command with the pseudo-terminal as its controlling terminal, as a login shell has it.
pub fn login(command: &Command) -> Command {
    let mut login = Command::new("setsid");
    login.arg("--ctty").arg(command.get_program()).args(command.get_args());
    for (name, value) in command.get_envs() {
        if let Some(value) = value {
            login.env(name, value);
        }
    }
    login
}

impl Session {
    pub fn start(name: &str, arguments: &[&str]) -> Self {
        Self::start_in(&folder(name), arguments)
    }

    pub fn start_in(home: &Path, arguments: &[&str]) -> Self {
        Self::run(home, (80, 24), &mut reader(arguments))
    }

    /// Any command, on a terminal of some columns and rows.
    pub fn run(home: &Path, size: (u16, u16), command: &mut Command) -> Self {
        let master = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY | OpenptFlags::CLOEXEC).unwrap();
        grantpt(&master).unwrap();
        unlockpt(&master).unwrap();
        let path = ptsname(&master, Vec::new()).unwrap().into_string().unwrap();
        let open = || File::options().read(true).write(true).open(&path).unwrap();
        let terminal: OwnedFd = open().into();
        let window = Winsize { ws_row: size.1, ws_col: size.0, ws_xpixel: 0, ws_ypixel: 0 };
        tcsetwinsize(&terminal, window).unwrap();
        let before = settings(&terminal);
        if !command.get_envs().any(|(name, _)| name == "TERM") {
            command.env("TERM", "xterm-256color");
        }
        let child = command
            .env("XDG_STATE_HOME", home)
            // Whatever language whoever runs the tests speaks.
            .env_remove("LC_ALL")
            .env("LC_MESSAGES", "nl_NL.UTF-8")
            .env_remove("NO_COLOR")
            .env_remove("DOSSIER_WIRE")
            .env_remove("TMUX")
            .env_remove("STY")
            .stdin(open())
            .stdout(open())
            .stderr(open())
            .spawn()
            .unwrap();
        let emulator = vt100::Parser::new(cells(size.1.max(1)), cells(size.0.max(1)), 0);
        Self {
            line: Some(File::from(master)),
            terminal: Some(terminal),
            child,
            before,
            home: home.to_owned(),
            emulator,
            heard: Vec::new(),
        }
    }

    /// Reads once, within a limit; 0 bytes when nothing came or the line is closed.
    pub fn listen(&mut self, limit: Duration) -> usize {
        self.listen_for(16384, limit)
    }

    /// As [`Self::listen`], at most so many bytes.
    pub fn listen_for(&mut self, most: usize, limit: Duration) -> usize {
        let Some(line) = &mut self.line else { return 0 };
        let mut ready = [PollFd::from_borrowed_fd(line.as_fd(), PollFlags::IN)];
        if poll(&mut ready, Some(&timespec(limit))).unwrap() == 0 {
            return 0;
        }
        let mut bytes = vec![0; most];
        let count = line.read(&mut bytes).unwrap_or(0);
        self.heard.extend_from_slice(&bytes[..count]);
        self.emulator.process(&bytes[..count]);
        count
    }

    /// What the program sends until it falls silent.
    pub fn hear(&mut self) -> String {
        let from = self.heard.len();
        let mut wait = PATIENCE;
        while self.listen(wait) > 0 {
            wait = SILENCE;
        }
        String::from_utf8_lossy(&self.heard[from..]).into_owned()
    }

    /// Hears what is still on its way; it may be nothing.
    pub fn settle(&mut self) -> String {
        let from = self.heard.len();
        while self.listen(SILENCE) > 0 {}
        String::from_utf8_lossy(&self.heard[from..]).into_owned()
    }

    /// Waits until the screen shows something.
    pub fn until(&mut self, what: &str, shown: impl Fn(&str) -> bool) -> String {
        let start = Instant::now();
        loop {
            let screen = self.screen_and_cursor();
            if shown(&screen) {
                return screen;
            }
            assert!(start.elapsed() < PATIENCE, "waited in vain for {what}; the screen:\n{screen}");
            self.listen(Duration::from_millis(50));
        }
    }

    /// The rows of the screen, without blanks at their ends.
    pub fn screen(&self) -> String {
        let width = self.emulator.screen().size().1;
        let rows = self.emulator.screen().rows(0, width.get());
        rows.map(|row| row.trim_end().to_owned() + "\n").collect()
    }

    /// The screen, and below it where the cursor is.
    pub fn screen_and_cursor(&self) -> String {
        let screen = self.emulator.screen();
        let (y, x) = screen.cursor_position();
        format!("{}{:?}\n", self.screen(), (!screen.hide_cursor()).then_some((x, y)))
    }

    pub fn send(&mut self, keys: &[u8]) {
        self.line.as_mut().unwrap().write_all(keys).unwrap();
    }

    /// The screen after some keys.
    pub fn press(&mut self, keys: &str) -> String {
        self.send(keys.as_bytes());
        self.hear();
        self.screen()
    }

    pub fn signal(&self, signal: Signal) {
        kill_process(Pid::from_child(&self.child), signal).unwrap();
    }

    /// Another size; without a controlling terminal the kernel tells nobody, so we do.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        let size = Winsize { ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0 };
        tcsetwinsize(self.terminal.as_ref().unwrap(), size).unwrap();
        self.emulator.screen_mut().set_size(cells(rows), cells(columns));
        self.signal(Signal::WINCH);
    }

    /// Hangs up: our end goes away.
    pub fn cut(&mut self) {
        (self.line, self.terminal) = (None, None);
    }

    /// Waits for the end of the program, hearing what it still has to say.
    pub fn ended(&mut self) -> ExitStatus {
        let start = Instant::now();
        loop {
            self.listen(Duration::from_millis(20));
            if let Some(status) = self.child.try_wait().unwrap() {
                while self.listen(Duration::from_millis(20)) > 0 {}
                return status;
            }
            if self.line.is_none() {
                std::thread::sleep(Duration::from_millis(5));
            }
            if start.elapsed() > PATIENCE {
                let _ = self.child.kill();
                panic!("the program does not end");
            }
        }
    }

    /// Modes that are not as they were, and settings that are not.
    pub fn changed(&self) -> Vec<String> {
        let mut wrong = modes(&self.heard);
        let after = self.terminal.as_ref().map(settings);
        wrong.extend(after.filter(|after| *after != self.before));
        wrong
    }

    /// Whether the terminal's settings are those of before the program.
    pub fn is_cooked(&self) -> bool {
        settings(self.terminal.as_ref().unwrap()) == self.before
    }

    /// Waits for the end; the terminal must be as it was, and on its first screen.
    pub fn end(mut self) -> ExitStatus {
        let status = self.ended();
        assert_eq!(self.changed(), Vec::<String>::new());
        let _ = std::fs::remove_dir_all(&self.home);
        status
    }

    /// The state file, as text.
    pub fn state(&self) -> String {
        std::fs::read_to_string(self.home.join("dossier/state.json")).unwrap_or_default()
    }

    /// The processor time the program used, in ticks; also of one that ended and was not waited for.
    pub fn ticks(&self) -> u64 {
        let fields = stat(self.child.id());
        fields[11].parse::<u64>().unwrap() + fields[12].parse::<u64>().unwrap()
    }

    /// How many bytes of keys the program has not read.
    pub fn unread(&self) -> u64 {
        rustix::io::ioctl_fionread(self.terminal.as_ref().unwrap()).unwrap()
    }

    /// Whether the program stands still on a stop signal.
    pub fn is_stopped(&self) -> bool {
        stat(self.child.id())[0] == "T"
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // A test that failed leaves nothing running.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The fields of `/proc/PID/stat` behind the name.
pub fn stat(pid: u32) -> Vec<String> {
    let text = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap();
    let (_, fields) = text.rsplit_once(") ").unwrap();
    fields.split(' ').map(str::to_owned).collect()
}

/// The private modes that were left other than a shell's prompt has them.
fn modes(sent: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(sent);
    let mut modes = BTreeMap::new();
    for part in text.split("\x1b[?").skip(1) {
        let Some(end) = part.find(|c: char| !c.is_ascii_digit() && c != ';') else { continue };
        let on = part[end..].starts_with('h');
        if on || part[end..].starts_with('l') {
            modes.extend(part[..end].split(';').filter_map(|n| n.parse::<u16>().ok()).map(|n| (n, on)));
        }
    }
    let wrong = modes.into_iter().filter(|(mode, on)| *on != ON_BEFORE.contains(mode));
    wrong.map(|(mode, on)| format!("mode {mode} {}", if on { "on" } else { "off" })).collect()
}

/// Whether a program ended as the signal says: by it, or with 128 and its number.
pub fn is_usual(status: ExitStatus, signal: i32) -> bool {
    status.code() == Some(128 + signal) || status.signal() == Some(signal)
}
