//! The state file under everything that can happen to it: nothing that was confirmed is lost, nothing of
//! others is written over, what goes wrong is said once, and reading goes on.

#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]
#![cfg(unix)]

use std::fs::{self, File};
use std::io::{BufRead, BufReader, Write};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use rustix::fs::{FlockOperation, flock};
use serde_json::Value;

/// A program that has not ended by then hangs.
const PATIENCE: Duration = Duration::from_secs(30);

/// A folder of a test's own, with the state folder in it; removed when the test is over.
struct Home(PathBuf);

impl Home {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("dossier-state-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("dossier")).unwrap();
        Self(folder)
    }

    fn at(&self, name: &str) -> PathBuf {
        self.0.join("dossier").join(name)
    }

    fn state(&self) -> Value {
        let bytes = fs::read(self.at("state.json")).unwrap();
        serde_json::from_slice(&bytes).unwrap_or_else(|e| panic!("{e}: {}", String::from_utf8_lossy(&bytes)))
    }

    /// A document with many questions, `SP/1` and so on.
    fn document(&self, name: &str, questions: usize) -> String {
        let asked: Vec<String> =
            (1..=questions).map(|n| format!("Kan het kabinet punt {n} toelichten?\n\n")).collect();
        let asked = asked.concat();
        let text = format!("I. Vragen en opmerkingen\n\nVragen en opmerkingen van de SP-fractie\n\n{asked}");
        let path = self.0.join(name);
        fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    }

    fn command(&self, program: &Path, arguments: &[&str]) -> Command {
        let mut command = Command::new(program);
        command.args(arguments).env_clear().env("XDG_STATE_HOME", &self.0);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// Reads line by line: what was typed, and what came back.
    fn read(&self, arguments: &[&str], typed: &str) -> Said {
        let mut all = vec!["--plain"];
        all.extend(arguments);
        ended(self.command(Path::new(env!("CARGO_BIN_EXE_dossier")), &all), typed)
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// What a program said.
struct Said {
    out: String,
    err: String,
    code: Option<i32>,
}

impl Said {
    /// It was read, and one thing was said about the state, once.
    fn goes_on_and_says(&self, what: &str) {
        let all = format!("{}{}", self.out, self.err);
        assert_eq!(self.code, Some(0), "{all}");
        assert!(self.out.contains("1/PVV/2"), "not read: {all}");
        assert_eq!(all.matches(what).count(), 1, "{what}: {all}");
        assert_eq!(all.lines().filter(|l| l.contains("bewaar")).count(), 1, "said more than once: {all}");
    }
}

fn ended(mut command: Command, typed: &str) -> Said {
    let mut child = command.spawn().unwrap();
    // A program that is gone already takes no input.
    let _ = child.stdin.take().unwrap().write_all(typed.as_bytes());
    let start = Instant::now();
    while child.try_wait().unwrap().is_none() {
        if start.elapsed() > PATIENCE {
            child.kill().unwrap();
            panic!("it hangs");
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    let Output { status, stdout, stderr } = child.wait_with_output().unwrap();
    Said {
        out: String::from_utf8(stdout).unwrap(),
        err: String::from_utf8(stderr).unwrap(),
        code: status.code(),
    }
}

/// Two steps through the built-in dossier.
const STEPS: &str = "1/pvv/1\nJ\nJ\nq\n";

#[test]
fn place_and_trail_come_back_for_each_document() {
    let home = Home::new("back");
    let (one, two) = (home.document("een.txt", 9), home.document("twee.txt", 9));
    home.read(&[&one], "sp/3\nsp/5\nsp/8\nH\nq\n");
    home.read(&[&two], "sp/2\n");
    let back = home.read(&[&one], "L\nH\nH\no\nq\n");
    let ids: Vec<&str> = back.out.lines().filter(|l| l.starts_with("SP/")).collect();
    assert_eq!(ids, ["SP/5", "SP/8", "SP/5", "SP/3"], "{}", back.out);
    assert!(back.out.contains("1. SP/1"), "{}", back.out);
    // Without a name it opens what was read last.
    assert!(home.read(&[], "q\n").out.contains("SP/3"));
    assert_eq!(home.state()["documents"]["twee"]["item"], "SP/2");
    assert_eq!(fs::metadata(home.at("state.json")).unwrap().permissions().mode() & 0o77, 0);
}

#[test]
fn a_damaged_file_is_set_aside_and_said() {
    let home = Home::new("aside");
    for nth in 1..=3 {
        fs::write(home.at("state.json"), format!("{{stuk {nth}")).unwrap();
        home.read(&[], STEPS).goes_on_and_says(&format!("state.json.damaged-{nth}"));
        for older in 1..=nth {
            let aside = fs::read_to_string(home.at(&format!("state.json.damaged-{older}"))).unwrap();
            assert_eq!(aside, format!("{{stuk {older}"));
        }
        assert_eq!(home.state()["documents"]["kst-19637-2395"]["item"], "1/PVV/3");
    }
    // A sparse file that nobody could read in a second.
    File::create(home.at("state.json")).unwrap().set_len(200 << 20).unwrap();
    home.read(&[], STEPS).goes_on_and_says("damaged-4");
}

#[test]
fn what_cannot_be_set_aside_stays() {
    let home = Home::new("stays");
    for nth in 1..1000 {
        fs::write(home.at(&format!("state.json.damaged-{nth}")), "").unwrap();
    }
    fs::write(home.at("state.json"), "{stuk").unwrap();
    home.read(&[], STEPS).goes_on_and_says("niet apart te zetten");
    assert_eq!(fs::read_to_string(home.at("state.json")).unwrap(), "{stuk");
}

#[test]
fn a_newer_file_is_left_alone_and_said() {
    for newer in [r#"{"version":2,"documents":["iets anders"]}"#, r#"{ "version": 99 }"#] {
        let home = Home::new("newer");
        fs::write(home.at("state.json"), newer).unwrap();
        home.read(&[], STEPS).goes_on_and_says("nieuwere versie");
        assert_eq!(fs::read_to_string(home.at("state.json")).unwrap(), newer);
    }
}

#[test]
fn unknown_fields_of_others_stay() {
    let home = Home::new("fields");
    let before = r#"{"version":1,"marks":{"a":1},"documents":{"kst-19637-2395":{"item":"1/PVV/1","note":"n"},"ander":{"item":"x","kleur":3}}}"#;
    fs::write(home.at("state.json"), before).unwrap();
    home.read(&[], STEPS);
    let state = home.state();
    assert_eq!((&state["marks"]["a"], &state["documents"]["ander"]["kleur"]), (&1.into(), &3.into()));
    assert_eq!(state["documents"]["kst-19637-2395"]["note"], "n");
    assert_eq!(state["documents"]["kst-19637-2395"]["item"], "1/PVV/3");
}

#[test]
fn what_is_no_file_is_no_trap() {
    let home = Home::new("kinds");
    let pipe = |path: &Path| assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
    let clear = |name: &str| {
        let path = home.at(name);
        let _ = fs::remove_dir_all(&path);
        let _ = fs::remove_file(&path);
    };
    for name in ["state.json", "state.lock", "state.tmp"] {
        fs::create_dir(home.at(name)).unwrap();
        fs::write(home.at(name).join("erin"), "blijft").unwrap();
        home.read(&[], STEPS).goes_on_and_says(if name == "state.json" {
            "niet te lezen"
        } else {
            "niet bewaard"
        });
        assert_eq!(fs::read_to_string(home.at(name).join("erin")).unwrap(), "blijft");
        clear(name);
    }
    clear("state.lock");
    pipe(&home.at("state.json"));
    home.read(&[], STEPS).goes_on_and_says("niet te lezen");
    clear("state.json");
    pipe(&home.at("state.lock"));
    home.read(&[], STEPS).goes_on_and_says("niet bewaard");
    clear("state.lock");
    // A temporary pipe was left by nobody of ours; nobody waits for it, and nothing is written into it.
    pipe(&home.at("state.tmp"));
    assert!(home.read(&[], STEPS).err.is_empty());
    assert_eq!(home.state()["documents"]["kst-19637-2395"]["item"], "1/PVV/3");
    // Nor through a link that stands where ours should.
    let other = home.0.join("ander");
    fs::write(&other, "blijft").unwrap();
    symlink(&other, home.at("state.tmp")).unwrap();
    assert!(home.read(&[], STEPS).err.is_empty());
    clear("state.lock");
    symlink(&other, home.at("state.lock")).unwrap();
    home.read(&[], STEPS).goes_on_and_says("niet bewaard");
    assert_eq!(fs::read_to_string(&other).unwrap(), "blijft");
}

#[test]
fn a_link_is_followed() {
    let home = Home::new("link");
    let elsewhere = home.0.join("elders.json");
    fs::write(&elsewhere, r#"{"version":1}"#).unwrap();
    symlink(&elsewhere, home.at("state.json")).unwrap();
    assert!(home.read(&[], STEPS).err.is_empty());
    assert!(fs::symlink_metadata(home.at("state.json")).unwrap().is_symlink());
    assert!(fs::read_to_string(elsewhere).unwrap().contains("1/PVV/3"));
}

#[test]
fn a_lock_that_is_held_for_ever_holds_nobody() {
    let home = Home::new("lock");
    let lock = File::create(home.at("state.lock")).unwrap();
    flock(&lock, FlockOperation::LockExclusive).unwrap();
    home.read(&[], STEPS).goes_on_and_says("een ander programma houdt");
    fs::write(home.at("state.json"), "{stuk").unwrap();
    home.read(&[], STEPS).goes_on_and_says("niet apart te zetten");
    assert_eq!(fs::read_to_string(home.at("state.json")).unwrap(), "{stuk");
}

#[test]
fn a_full_disk_is_said_and_the_old_file_stands() {
    let home = Home::new("full");
    home.read(&[], "J\nq\n");
    let before = fs::read(home.at("state.json")).unwrap();
    // No file may grow beyond nothing: what a full disk does, and a signal that would kill.
    let mut command = home.command(Path::new("/bin/sh"), &["-c"]);
    command.arg("ulimit -f 0; exec \"$0\" --plain").arg(env!("CARGO_BIN_EXE_dossier"));
    ended(command, "1/pvv/1\nJ\nJ\nq\n").goes_on_and_says("niet bewaard");
    assert_eq!(fs::read(home.at("state.json")).unwrap(), before);
    assert!(!home.at("state.tmp").exists());
}

/// As another user, because root may write anywhere; `None` where that is not allowed.
fn as_nobody(home: &Home, user: u32, set: impl Fn(&mut Command)) -> Option<Said> {
    if !rustix::process::geteuid().is_root() {
        println!("skipped: not root, no other user can be taken");
        return None;
    }
    let program = home.0.join("dossier-binary");
    fs::copy(env!("CARGO_BIN_EXE_dossier"), &program).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    fs::set_permissions(&home.0, fs::Permissions::from_mode(0o755)).unwrap();
    let mut command = home.command(&program, &["--plain"]);
    command.uid(user).gid(user).current_dir("/");
    set(&mut command);
    Some(ended(command, STEPS))
}

#[test]
fn a_home_that_cannot_be_written_or_read() {
    let home = Home::new("readonly");
    fs::set_permissions(home.at("."), fs::Permissions::from_mode(0o555)).unwrap();
    if let Some(read) = as_nobody(&home, 65534, |_| ()) {
        read.goes_on_and_says("niet bewaard");
    }
    fs::set_permissions(home.at("."), fs::Permissions::from_mode(0o777)).unwrap();
    fs::write(home.at("state.json"), r#"{"version":1,"documents":{"x":{"item":"y"}}}"#).unwrap();
    fs::set_permissions(home.at("state.json"), fs::Permissions::from_mode(0o000)).unwrap();
    if let Some(read) = as_nobody(&home, 65534, |_| ()) {
        read.goes_on_and_says("niet te lezen");
        assert_eq!(home.state()["documents"]["x"]["item"], "y");
    }
    // The folder's place is taken by a file: for root too nothing can be made there.
    let taken = Home::new("taken");
    fs::remove_dir_all(taken.0.join("dossier")).unwrap();
    fs::write(taken.0.join("dossier"), "").unwrap();
    taken.read(&[], STEPS).goes_on_and_says("niet te lezen");
}

#[test]
fn without_any_home() {
    let home = Home::new("homeless");
    // A user that the system does not know has no home to fall back on.
    if let Some(read) = as_nobody(&home, 54_321, |command| _ = command.env_remove("XDG_STATE_HOME")) {
        read.goes_on_and_says("geen thuismap");
    }
}

/// A reader that is kept running.
struct Reader {
    child: Child,
    out: BufReader<std::process::ChildStdout>,
}

impl Reader {
    fn start(home: &Home, document: &str) -> Self {
        let mut child =
            home.command(Path::new(env!("CARGO_BIN_EXE_dossier")), &["--plain", document]).spawn().unwrap();
        let out = BufReader::new(child.stdout.take().unwrap());
        Self { child, out }
    }

    fn type_line(&mut self, line: &str) {
        // It may be gone: then nothing is confirmed.
        let _ = self.child.stdin.as_mut().unwrap().write_all(format!("{line}\n").as_bytes());
    }

    /// Reads on until an item's id stands on a line of its own.
    fn next_id(&mut self) -> Option<String> {
        loop {
            let mut line = String::new();
            if self.out.read_line(&mut line).unwrap() == 0 {
                return None;
            }
            // A line that was cut confirms nothing.
            let is_whole = line.ends_with('\n');
            let line = line.trim();
            if is_whole && line.starts_with("SP/") && line[3..].bytes().all(|b| b.is_ascii_digit()) {
                return Some(line.to_owned());
            }
        }
    }
}

#[test]
fn two_readers_of_one_document_keep_both_trails() {
    let home = Home::new("two");
    let document = home.document("samen.txt", 30);
    let (mut one, mut two) = (Reader::start(&home, &document), Reader::start(&home, &document));
    one.next_id();
    two.next_id();
    for (mine, theirs) in [("sp/4", "sp/14"), ("sp/6", "sp/16"), ("sp/8", "sp/18")] {
        one.type_line(mine);
        two.type_line(theirs);
        one.next_id();
        two.next_id();
    }
    one.type_line("q");
    two.type_line("q");
    one.child.wait().unwrap();
    two.child.wait().unwrap();
    let state = home.state();
    let entry = &state["documents"]["samen"];
    let kept: Vec<&str> =
        entry["back"].as_array().unwrap().iter().map(|p| p["item"].as_str().unwrap()).collect();
    for item in ["SP/4", "SP/6", "SP/14", "SP/16"] {
        assert!(kept.contains(&item), "{item}: {kept:?}");
    }
    let here = entry["item"].as_str().unwrap();
    assert!(kept.contains(&if here == "SP/8" { "SP/18" } else { "SP/8" }), "{here}: {kept:?}");
}

/// Small deterministic numbers.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }
}

/// Two readers of two documents run at once and are killed at a random moment. What they had shown is
/// confirmed: it must stand in the file, which must open. `DOSSIER_ROUNDS=1000` for the long run.
#[test]
fn killed_at_random_moments_nothing_confirmed_is_lost() {
    let rounds: usize = std::env::var("DOSSIER_ROUNDS").ok().and_then(|n| n.parse().ok()).unwrap_or(25);
    let seed: u64 = std::env::var("DOSSIER_SEED").ok().and_then(|n| n.parse().ok()).unwrap_or(2395);
    println!("{rounds} rounds, seed {seed}");
    let mut dice = Dice(seed);
    let home = Home::new("killed");
    let names = ["links", "rechts"];
    let documents = names.map(|name| home.document(&format!("{name}.txt"), 60));
    let mut known: [Option<String>; 2] = [None, None];
    let (mut confirmed_in_all, mut cut_while_saving) = (0, 0);
    for round in 0..rounds {
        let mut readers = [Reader::start(&home, &documents[0]), Reader::start(&home, &documents[1])];
        let asked: [Vec<String>; 2] =
            [0, 1].map(|_| (0..60).map(|_| format!("SP/{}", dice.roll(60) + 1)).collect());
        for (reader, asked) in readers.iter_mut().zip(&asked) {
            reader.type_line(&asked.join("\n"));
        }
        // Wait for the first to be up, so that the moment falls into the work and not before it.
        if dice.roll(10) > 0 {
            readers[0].next_id();
        }
        std::thread::sleep(Duration::from_micros(dice.roll(60_000)));
        for reader in &mut readers {
            reader.child.kill().unwrap();
            reader.child.wait().unwrap();
        }
        cut_while_saving += usize::from(home.at("state.tmp").exists());
        if !home.at("state.json").exists() {
            assert!(known.iter().all(Option::is_none), "round {round}: the file is gone");
            continue;
        }
        let state = home.state();
        for (at, reader) in readers.iter_mut().enumerate() {
            let mut shown: Vec<String> = Vec::new();
            while let Some(id) = reader.next_id() {
                shown.push(id);
            }
            let entry = &state["documents"][names[at]];
            let Some(last) = shown.last().cloned().or_else(|| known[at].clone()) else { continue };
            let here =
                entry["item"].as_str().unwrap_or_else(|| panic!("round {round}: {} is gone", names[at]));
            let steps = entry["back"].as_array().cloned().unwrap_or_default();
            let kept = |id: &str| id == here || steps.iter().any(|s| s["item"] == id);
            for id in shown.iter().rev().take(40).chain([&last]) {
                assert!(kept(id), "round {round}: {id} was confirmed and is lost; at {here}");
            }
            confirmed_in_all += shown.len();
            known[at] = Some(here.to_owned());
        }
    }
    let left: Vec<_> = fs::read_dir(home.at(".")).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert!(left.len() <= 3, "{left:?}");
    println!("{confirmed_in_all} places confirmed; {cut_while_saving} rounds were cut while saving");
    assert!(confirmed_in_all > rounds, "too little happened to prove anything");
    // What is left of the last round is in nobody's way.
    assert!(home.read(&[&documents[0]], "sp/7\nq\n").err.is_empty());
    assert_eq!(home.state()["documents"]["links"]["item"], "SP/7");
}
