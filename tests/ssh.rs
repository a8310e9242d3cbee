//! As it is used: over a real sshd, in tmux and without, through a line that is lost and a login that comes back.

#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]
#![cfg(target_os = "linux")]

#[path = "support/pty.rs"]
mod pty;
mod support;

use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::time::Instant;

use dossier::app::App;
use dossier::key::Key;

use pty::{AtLast, PATIENCE, Session, folder, has, login};
use support::{built_in, built_in_at, press, screen_and_cursor};

const SIZE: (u16, u16) = (80, 24);
const LARGER: (u16, u16) = (132, 30);

/// An sshd of our own on loopback, with keys that live as long as it does.
struct Server {
    child: Child,
    port: u16,
    home: PathBuf,
    user: String,
}

impl Server {
    /// `None`, said loudly, where a part is missing.
    fn start(name: &str) -> Option<Self> {
        Self::start_with(name, |_| String::new())
    }

    /// With more settings, made for its home.
    fn start_with(name: &str, more: impl Fn(&Path) -> String) -> Option<Self> {
        if !["sshd", "ssh", "ssh-keygen", "id"].into_iter().all(has) {
            return None;
        }
        // What sshd wants when root starts it; anybody else's needs no such folder.
        let _ = std::fs::create_dir_all("/run/sshd");
        let home = folder(name);
        for key in ["host", "guest"] {
            let path = home.join(key);
            let made =
                Command::new("ssh-keygen").args(["-q", "-t", "ed25519", "-N", "", "-f"]).arg(path).status();
            assert!(made.unwrap().success());
        }
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let here = home.display();
        let settings = format!(
            "Port {port}\nListenAddress 127.0.0.1\nHostKey {here}/host\nAuthorizedKeysFile {here}/guest.pub\n\
             PidFile none\nStrictModes no\nUsePAM no\nPasswordAuthentication no\nPermitRootLogin prohibit-password\n"
        );
        std::fs::write(home.join("sshd_config"), settings + &more(&home)).unwrap();
        let log = std::fs::File::create(home.join("log")).unwrap();
        let program = if Path::new("/usr/sbin/sshd").exists() { "/usr/sbin/sshd" } else { "/usr/bin/sshd" };
        let child =
            Command::new(program).args(["-D", "-e", "-f"]).arg(home.join("sshd_config")).stderr(log).spawn();
        let user = String::from_utf8(Command::new("id").arg("-un").output().unwrap().stdout).unwrap();
        let server = Self { child: child.unwrap(), port, home, user: user.trim().to_owned() };
        let start = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            let log = || std::fs::read_to_string(server.home.join("log")).unwrap_or_default();
            assert!(start.elapsed() < PATIENCE, "sshd does not answer: {}", log());
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
        Some(server)
    }

    /// Logs in and runs a command there.
    fn log_in(&self, size: (u16, u16), command: &str) -> Session {
        let mut ssh = Command::new("ssh");
        ssh.args(["-F", "none", "-tt", "-o", "BatchMode=yes", "-o", "StrictHostKeyChecking=no", "-o"]);
        ssh.arg(format!("UserKnownHostsFile={}/known", self.home.display()));
        ssh.args(["-o", "LogLevel=ERROR", "-i"]).arg(self.home.join("guest"));
        ssh.args(["-p", &self.port.to_string(), &format!("{}@127.0.0.1", self.user), command]);
        Session::run(&self.home, size, &mut login(&ssh))
    }

    /// The reader as a command on the other side.
    fn reader(&self) -> String {
        format!("env XDG_STATE_HOME={} {}", self.home.display(), env!("CARGO_BIN_EXE_dossier"))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = std::fs::remove_dir_all(&self.home);
    }
}

fn agree(session: &mut Session, app: &App, (width, height): (u16, u16), what: &str) {
    let wanted = screen_and_cursor(app, width, height);
    session.until(&format!("{what}; wanted\n{wanted}"), |shown| shown == wanted);
}

/// Looks a question up, goes to its answer, and makes the window larger.
fn look_up(session: &mut Session, app: &mut App) {
    agree(session, app, SIZE, "the start");
    session.send(b"fvrijwillige terugkeer");
    press(app, "fvrijwillige terugkeer");
    agree(session, app, SIZE, "the finder");
    session.send(b"\r");
    app.press(Key::Enter);
    agree(session, app, SIZE, "the question");
    session.send(b"a");
    app.press(Key::Char('a'));
    agree(session, app, SIZE, "the answer");
    session.resize(LARGER.0, LARGER.1);
    app.resize(LARGER.0, LARGER.1);
    agree(session, app, LARGER, "the larger window");
}

#[test]
fn in_tmux_the_line_is_lost_and_nothing_else() {
    if !has("tmux") {
        return;
    }
    let Some(server) = Server::start("ssh-tmux") else { return };
    let _tmux = AtLast::tmux(&server.home.join("socket"));
    let settings = server.home.join("tmux.conf");
    std::fs::write(&settings, "set -g status off\nset -sg escape-time 20\n").unwrap();
    let attach = format!(
        "tmux -u -S {home}/socket -f {home}/tmux.conf new-session -A -s reader '{reader}'",
        home = server.home.display(),
        reader = server.reader(),
    );
    let mut app = built_in(SIZE.0, SIZE.1);
    let mut session = server.log_in(SIZE, &attach);
    look_up(&mut session, &mut app);
    session.child.kill().unwrap();
    drop(session);
    let mut session = server.log_in(LARGER, &attach);
    agree(&mut session, &app, LARGER, "the same after the second login");
    session.send(b"a");
    app.press(Key::Char('a'));
    agree(&mut session, &app, LARGER, "back at the question");
    session.send(b"q");
    assert_eq!(session.ended().code(), Some(0));
    assert_eq!(session.changed(), Vec::<String>::new());
}

#[test]
fn without_tmux_one_is_where_one_was() {
    let Some(server) = Server::start("ssh-bare") else { return };
    let mut app = built_in(SIZE.0, SIZE.1);
    let mut session = server.log_in(SIZE, &server.reader());
    look_up(&mut session, &mut app);
    session.child.kill().unwrap();
    let place = app.place();
    let start = Instant::now();
    while !session.state().contains(&place.item) {
        assert!(start.elapsed() < PATIENCE, "the place is not kept: {}", session.state());
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    drop(session);
    let mut session = server.log_in(SIZE, &server.reader());
    let reopened = built_in_at(SIZE.0, SIZE.1, &place);
    agree(&mut session, &reopened, SIZE, "where one was");
    let state = session.state();
    session.send(b"q");
    assert_eq!(session.ended().code(), Some(0));
    assert_eq!(session.changed(), Vec::<String>::new());
    // Opened and closed without a step it is the same place still.
    let item = |state: &str| state.lines().find(|l| l.contains("\"item\"")).map(str::to_owned);
    assert_eq!(item(&session.state()), item(&state));
}

/// What the README tells a host to write, with this machine's names.
fn guest_settings(home: &Path) -> String {
    let readme = include_str!("../README.md");
    let block = readme.split("<!-- guest -->\n```text\n").nth(1).unwrap().split("```").next().unwrap();
    let user = String::from_utf8(Command::new("id").arg("-un").output().unwrap().stdout).unwrap();
    let document = home.join("19637-2395.txt");
    std::fs::write(&document, include_bytes!("../data/kst-19637-2395.txt")).unwrap();
    let program = format!("env XDG_STATE_HOME={} {}", home.display(), env!("CARGO_BIN_EXE_dossier"));
    assert!(block.contains("/usr/local/bin/dossier --locked /srv/dossier/19637-2395.txt"));
    let block = block.replace("Match User gast", &format!("Match User {}", user.trim()));
    let block = block.replace("/usr/local/bin/dossier", &program);
    block.replace("/srv/dossier/19637-2395.txt", document.to_str().unwrap())
}

#[test]
fn a_guest_of_the_readme_reads_and_does_nothing_else() {
    let Some(server) = Server::start_with("ssh-guest", guest_settings) else { return };
    let bait = server.home.join("bait");
    let mut session = server.log_in(SIZE, &format!("touch {}", bait.display()));
    session.until("the reader", |shown| shown.contains("vraag 1 van"));
    // No key leads to a shell, to an editor or out, but the end.
    for keys in [&b"Z"[..], b"\x1a", b"e\x1bOS", b"\x1b[14~", b"\x1b", b"!", b"y", b"a", b":!sh\r", b"\x1b"] {
        session.send(keys);
        session.settle();
    }
    session.send(b"q");
    assert_eq!(session.ended().code(), Some(0));
    assert!(!bait.exists(), "the command that was asked for did not run");
    // Without a terminal the same program refuses: no files go that way.
    let mut copy = Command::new("ssh");
    copy.args(["-F", "none", "-o", "BatchMode=yes", "-o", "StrictHostKeyChecking=no", "-o"]);
    copy.arg(format!("UserKnownHostsFile={}/known", server.home.display()));
    copy.args(["-o", "LogLevel=ERROR", "-i"]).arg(server.home.join("guest"));
    copy.args(["-p", &server.port.to_string(), &format!("{}@127.0.0.1", server.user), "cat /etc/passwd"]);
    let output = copy.output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty(), "{}", String::from_utf8_lossy(&output.stdout));
}
