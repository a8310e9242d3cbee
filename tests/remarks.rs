//! The evening before: copying, marking, remarks and corrections, by key and by command.

#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

#[path = "support/pty.rs"]
mod pty;
mod support;

use std::process::{Command, Output};

use dossier::app::{App, Effect};
use dossier::key::Key;
use dossier::notes::{Remarks, Stamp};
use support::{press, reader, screen};

fn at(keys: &str) -> App {
    let mut app = reader(80, 24);
    app.stamp(Stamp { at: 1_000, who: "Jan".into() });
    press(&mut app, keys);
    app
}

fn shown(app: &App) -> String {
    screen(app, 80, 24)
}

#[test]
fn what_is_copied_can_be_quoted() {
    let copied = |keys: &str| {
        let mut app = at(":1.3/sp/12\n");
        let mut effect = Effect::None;
        for key in keys.chars() {
            effect = app.press(Key::Char(key));
        }
        (effect, app.copied().to_owned(), app.message().to_owned())
    };
    let (effect, question, said) = copied("yq");
    assert_eq!(effect, Effect::Copy);
    assert!(question.contains("Extra Begeleidings-") && question.ends_with(", p. 11)"), "{question}");
    assert!(
        question.contains("\n(SP, ")
            && said.starts_with("gekopieerd, als het terminal dat toelaat: de vraag")
    );
    let (_, answer, _) = copied("ya");
    assert!(answer.contains("(kabinet, ") && answer.ends_with(')'), "{answer}");
    assert_eq!(copied("yb").1, format!("{question}\n\n{answer}"));
    assert!(copied("yr").1.ends_with("p. 11") && !copied("yr").1.contains('\n'));
    // From the answer the same.
    assert_eq!(copied("aya").1, answer);
    let (effect, nothing, said) = copied("yx");
    assert!(effect == Effect::None && nothing.is_empty() && said.contains("niets gekopieerd"), "{said}");
}

#[test]
fn places_are_marked_listed_and_gone_to() {
    let mut app = at(":1.3/sp/3\njj");
    let marked = shown(&app);
    assert_eq!((app.press(Key::Char('m')), app.press(Key::Char('x'))), (Effect::None, Effect::Keep));
    press(&mut app, ":1.6/vvd/1\nmb");
    press(&mut app, "'");
    let list = shown(&app);
    assert!(list.lines().any(|l| l.starts_with("  x  p. 10")) && list.contains("> b  p. "), "{list}");
    press(&mut app, "x");
    assert_eq!(shown(&app).lines().nth(5), marked.lines().nth(5), "the place exactly");
    // What is kept comes back in another session, and Delete takes a mark away.
    let mut later = reader(80, 24);
    later.take_up(app.memory());
    press(&mut later, "'b");
    assert!(shown(&later).starts_with("1.6 › VVD › vraag 1"), "{}", shown(&later));
    press(&mut later, "'");
    assert_eq!(later.press(Key::Delete), Effect::Keep);
    assert!(!later.memory().marks.contains_key(&'b'));
    press(&mut later, "\u{1b}mé\u{1b}m-");
    assert!(later.message().contains("niets gemerkt"));
}

#[test]
fn a_remark_is_written_shown_found_and_taken_back() {
    let mut app = at(":1.3/sp/3\n");
    press(&mut app, "e");
    let form = shown(&app);
    assert!(
        form.contains("aantekening bij 1.3/SP/3")
            && form.contains("notitie")
            && form.contains("Enter bewaart")
    );
    press(&mut app, "Geen getal genoemd");
    assert_eq!(app.press(Key::Esc), Effect::None);
    assert!(app.remarks().is_empty(), "Esc lets it fall");
    press(&mut app, "eGeen getal genoemd\tcijfers, Libië\t ");
    assert_eq!(app.press(Key::Enter), Effect::Keep);
    press(&mut app, "\u{1b}");
    let seen = shown(&app);
    assert!(
        seen.starts_with("1.3 › SP › vraag 3 van 14 › p. 10 › beantwoord › doorvragen › #cijfers"),
        "{seen}"
    );
    assert!(seen.lines().last().unwrap().starts_with("✎ Geen getal genoemd"), "{seen}");
    assert!(seen.lines().any(|l| l.contains("●! ")), "the tree shows it: {seen}");
    // One key each: the judgement, and to ask on.
    let mut told = Vec::new();
    for _ in 0..4 {
        assert_eq!(app.press(Key::Char('=')), Effect::Keep);
        told.push(app.message().split(';').next().unwrap().to_owned());
    }
    assert_eq!(
        told,
        ["oordeel: voldoende", "oordeel: ontwijkend", "oordeel: onvolledig", "geen oordeel meer"]
    );
    press(&mut app, "==!");
    assert!(app.message().contains("niet meer doorvragen"));
    assert!(app.whereabouts().contains("oordeel: ontwijkend") && app.whereabouts().contains("beantwoord"));
    // By what was remarked it is found, and the document can be limited to it.
    for query in ["#ontwijkend", "#libie", "#notitie sp", "#"] {
        let mut app = at("");
        app.take_remarks(Remarks::of("x").merge(&reader_remarks()));
        press(&mut app, &format!("&{query}\n"));
        assert!(shown(&app).contains("(1) › 1.3 › SP › vraag 3 van 14"), "{query}: {}", shown(&app));
    }
}

/// The remarks of a session in which something was said of one question.
fn reader_remarks() -> Remarks {
    let mut app = at(":1.3/sp/3\neGeen getal\tLibië\t \n==");
    assert!(!app.remarks().is_empty());
    app.stamp(Stamp::default());
    app.remarks().clone()
}

#[test]
fn a_link_is_corrected_and_comes_back() {
    let mut app = at(":1.3/sp/3\n");
    let question = app.question().unwrap();
    let computed = app.links().of(question).clone();
    let first = computed.links[0].answer;
    press(&mut app, "c");
    assert!(shown(&app).lines().nth(2).unwrap().starts_with("> ● ↳ 1.3/answer/"), "{}", shown(&app));
    assert!(shown(&app).contains("(geen antwoord)"));
    // Another answer, looked for by its words.
    press(&mut app, "ebtl\n");
    let corrected = app.links().of(question);
    assert!(corrected.links.len() == 1 && corrected.links[0].answer != first && corrected.links[0].verified);
    assert!(corrected.links[0].reason.told(dossier::words::Lang::Dutch).contains("verbeterd door Jan"));
    press(&mut app, "a");
    assert!(app.whereabouts().contains("geverifieerd"), "{}", app.whereabouts());
    // Several.
    press(&mut app, "c\t");
    app.press(Key::Down);
    app.press(Key::Down);
    press(&mut app, "\t\n");
    assert_eq!(app.links().of(question).links.len(), 2, "{}", app.message());
    // None.
    press(&mut app, "c");
    while !shown(&app).lines().any(|l| l.starts_with("> ") && l.contains("(geen antwoord)")) {
        app.press(Key::Down);
    }
    press(&mut app, "\n");
    assert!(app.links().of(question).links.is_empty() && app.links().is_open(question));
    // And as computed again.
    press(&mut app, "c");
    while !shown(&app).lines().any(|l| l.starts_with("> ") && l.contains("(zoals berekend)")) {
        app.press(Key::Down);
    }
    press(&mut app, "\n");
    assert_eq!(app.links().of(question), &computed);
    assert!(!app.links().of(question).links[0].verified);
}

fn run(home: &std::path::Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_dossier"))
        .args(arguments)
        .env("HOME", home)
        .env("XDG_STATE_HOME", home)
        .env("LC_ALL", "nl_NL.UTF-8")
        .env("USER", "Jan")
        .output()
        .unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

#[test]
fn remarks_go_to_a_colleague_and_come_back_as_one() {
    let [one, other] = ["jan", "piet"].map(|name| pty::folder(&format!("notes-{name}")));
    let written = |home: &std::path::Path, text: &str| {
        let path = home.join("in.md");
        std::fs::write(&path, text).unwrap();
        run(home, &["notes", "--import", path.to_str().unwrap()])
    };
    assert_eq!(run(&one, &["notes"]).status.code(), Some(1), "none yet");
    assert!(written(&one, "## 1.3/sp/4\nEen notitie\noordeel: ontwijkend\n").status.success());
    assert!(
        written(&other, "## 1.3/sp/4\nIets anders\noordeel: voldoende\n\n## 1/pvv/1\ndoorvragen: ja\n")
            .status
            .success()
    );
    let file = other.join("out.md");
    std::fs::write(&file, run(&other, &["notes"]).stdout).unwrap();
    let merged = run(&one, &["notes", "--import", file.to_str().unwrap()]);
    assert!(said(&merged).contains("oordeel"), "the conflict is told: {}", said(&merged));
    let all = said(&run(&one, &["notes"]));
    for kept in ["Een notitie", "Iets anders", "1/PVV/1", "doorvragen: ja"] {
        assert!(all.contains(kept), "{kept}: {all}");
    }
    // A mistake is told with its line, and the rest is taken.
    let wrong = written(&one, "## 1.3/sp/5\noordeel: prima\nWel een notitie\n");
    assert_eq!(wrong.status.code(), Some(2));
    assert!(said(&wrong).contains("in.md:2: "), "{}", said(&wrong));
    assert!(said(&run(&one, &["notes"])).contains("Wel een notitie"));
    for home in [one, other] {
        std::fs::remove_dir_all(home).unwrap();
    }
}

/// What was told as kept is kept, whenever the program is killed.
#[test]
#[cfg(target_os = "linux")]
fn nothing_that_was_kept_is_lost_when_the_program_is_killed() {
    use rustix::process::Signal;
    let home = pty::folder("notes-killed");
    let rounds = std::env::var("DOSSIER_KILLS").ok().and_then(|n| n.parse().ok()).unwrap_or(12);
    for round in 0..rounds {
        let mut session = pty::Session::start_in(&home, &["--at", "1.3/SP/3"]);
        session.hear();
        session.send(format!("e \u{15}ronde{round}\r").as_bytes());
        session.until("kept", |shown| shown.contains("bewaard"));
        session.send(b"e\x15half");
        std::thread::sleep(std::time::Duration::from_micros(round % 7 * 700));
        session.signal(Signal::KILL);
        session.ended();
        drop(session);
        let mut next = pty::Session::start_in(&home, &["--at", "1.3/SP/3"]);
        next.until("the note", |shown| shown.contains(&format!("✎ ronde{round}")));
        next.send(b"Q");
        next.ended();
        drop(next);
    }
    let _ = std::fs::remove_dir_all(home);
}

#[test]
fn what_was_remarked_is_found_and_exported_by_command_too() {
    let home = pty::folder("notes-exported");
    let path = home.join("in.md");
    let text =
        "## 1.3/sp/4\nEen notitie\noordeel: ontwijkend\ndoorvragen: ja\n\n## 1/pvv/1\ndoorvragen: ja\n";
    std::fs::write(&path, text).unwrap();
    let before = run(&home, &["export", "--format", "csv"]).stdout;
    assert!(run(&home, &["notes", "--import", path.to_str().unwrap()]).status.success());
    let printed = |arguments: &[&str]| {
        let output = run(&home, arguments);
        assert!(output.status.success(), "{arguments:?}: {}", said(&output));
        String::from_utf8(output.stdout).unwrap()
    };
    for query in ["#doorvragen sp", "#notitie", "#ontwijkend", "#evasive", "#ask-on 1.3"] {
        let list = printed(&["list", query]);
        assert!(list.lines().count() == 1 && list.contains(" 1.3/SP/4 "), "{query}: {list}");
        let found = printed(&["find", query]);
        assert!(found.lines().count() == 1 && found.starts_with("1.3/SP/4 "), "{query}: {found}");
        let csv = printed(&["export", "--format", "csv", "--only", query]);
        assert!(csv.lines().count() == 2 && csv.ends_with(",\"Een notitie\",\"\",true,evasive\r\n"), "{csv}");
    }
    assert_eq!(printed(&["list", "#doorvragen"]).lines().count(), 2);
    let page = printed(&["export", "--format", "md", "--only", "#notitie"]);
    assert!(page.contains("\nAantekening · doorvragen · oordeel: ontwijkend\n\nEen notitie\n"), "{page}");
    // What is computed holds nothing of it, and can be asked for nothing of it.
    assert_eq!(printed(&["export", "--format", "csv", "--automatic"]).lines().next(), printed_first(&before));
    let none = run(&home, &["export", "--format", "md", "--automatic", "--only", "#notitie"]);
    assert_eq!(none.status.code(), Some(1), "{}", said(&none));
    let _ = std::fs::remove_dir_all(home);
}

fn printed_first(bytes: &[u8]) -> Option<&str> {
    std::str::from_utf8(bytes).unwrap().lines().next()
}

/// In tmux, which takes what is copied where it may: its buffer then holds the words.
#[test]
#[cfg(target_os = "linux")]
fn what_is_copied_goes_through_tmux() {
    if !pty::has("tmux") {
        return;
    }
    let home = pty::folder("copy-tmux");
    let socket = home.join("socket");
    let _tmux = pty::AtLast::tmux(&socket);
    let settings = home.join("tmux.conf");
    std::fs::write(&settings, "set -s set-clipboard on\nset -sg escape-time 20\n").unwrap();
    let tmux = |arguments: &[&str]| {
        let mut command = Command::new("tmux");
        command.arg("-S").arg(&socket).arg("-f").arg(&settings).args(arguments).env("TERM", "xterm-256color");
        String::from_utf8_lossy(&command.output().unwrap().stdout).into_owned()
    };
    let reader = format!(
        "env LC_ALL=nl_NL.UTF-8 XDG_STATE_HOME={} {} --at 1.3/SP/3",
        home.display(),
        env!("CARGO_BIN_EXE_dossier")
    );
    tmux(&["new-session", "-d", "-x", "80", "-y", "24", &reader]);
    let wait = |what: &str, found: &dyn Fn() -> bool| {
        let start = std::time::Instant::now();
        while !found() {
            assert!(start.elapsed() < pty::PATIENCE, "waited in vain: {what}");
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
    };
    wait("the reader", &|| tmux(&["capture-pane", "-p"]).contains("vraag 3 van 14"));
    tmux(&["send-keys", "-l", "yq"]);
    wait("the buffer", &|| tmux(&["show-buffer"]).contains("Waarom vindt het kabinet"));
    assert!(tmux(&["show-buffer"]).trim_end().ends_with(", p. 10)"));
    let _ = std::fs::remove_dir_all(home);
}

/// A new version of a document takes remarks over, and says what it could not place; nothing is lost.
#[test]
#[cfg(target_os = "linux")]
fn a_new_version_of_a_document_takes_remarks_over() {
    let home = pty::folder("notes-version");
    let path = home.join("stuk.txt");
    let text = |cost: &str, end: &str| {
        format!(
            "I. Vragen en opmerkingen vanuit de fracties\n\nDe leden van de VVD-fractie vragen naar de dijken langs de Maas. {cost}\n\n{end}\
             II. Reactie van de Minister\n\nDe leden van de VVD-fractie vragen naar de dijken. Die worden versterkt.\n"
        )
    };
    let otters = "De leden van de SP-fractie zijn bezorgd. Hoeveel otters leven er nog in de Biesbosch?\n\n";
    std::fs::write(&path, text("Wat kost de nieuwe sluis bij Grave?", otters)).unwrap();
    let notes = home.join("in.md");
    std::fs::write(&notes, "## VVD/2\nTe duur\n\n## SP/1\nTellen\n").unwrap();
    let (file, notes) = (path.to_str().unwrap(), notes.to_str().unwrap());
    let taken = run(&home, &["notes", "--file", file, "--import", notes]);
    assert!(taken.status.success(), "{}", said(&taken));
    // One question reworded and moved, the other gone.
    std::fs::write(&path, text("Klopt dat? Wat kost die nieuwe sluis bij Grave precies?", "")).unwrap();
    let mut session = pty::Session::start_in(&home, &[file]);
    session
        .until("what could not be placed", |shown| shown.contains("1 aantekening past bij geen vraag hier"));
    session.send(b"&#notitie\r\x1b");
    session.until("the note", |shown| shown.contains("✎ Te duur"));
    session.send(b"Q");
    session.ended();
    drop(session);
    let all = said(&run(&home, &["notes", "--file", file]));
    assert!(all.contains("Te duur") && all.contains("Tellen"), "{all}");
    let _ = std::fs::remove_dir_all(home);
}

#[test]
fn what_somebody_else_judged_is_seen_beside_ones_own() {
    let judged = |who: &str, at: u64, keys: &str| {
        let mut app = somebody(who, at);
        press(&mut app, keys);
        app
    };
    let mut mine = judged("Jan", 1_000, "==");
    let theirs = judged("Piet", 2_000, "=");
    let both = mine.remarks().merge(theirs.remarks());
    mine.take_remarks(both);
    let told = mine.whereabouts();
    assert!(told.contains("oordeel: voldoende › ≠ ontwijkend (Jan, 1970-01-01)"), "{told}");
}

/// A reader of somebody, at a time.
fn somebody(who: &str, at: u64) -> App {
    let mut app = reader(80, 24);
    app.stamp(Stamp { at, who: who.into() });
    press(&mut app, ":1.3/sp/3\n");
    app
}

/// An editor of somebody's own: a script in a folder, by its lines.
#[cfg(target_os = "linux")]
fn editing(name: &str, script: &str) -> (std::path::PathBuf, pty::Session) {
    use std::os::unix::fs::PermissionsExt;
    let home = pty::folder(name);
    let editor = home.join("editor");
    std::fs::write(&editor, format!("#!/bin/sh\n{script}\n")).unwrap();
    std::fs::set_permissions(&editor, std::fs::Permissions::from_mode(0o700)).unwrap();
    let mut command = pty::reader(&["--at", "1.3/SP/3"]);
    command.env_remove("VISUAL").env("EDITOR", &editor);
    // In a session of its own: a signal to its group is none to the tests.
    let mut session = pty::Session::run(&home, (80, 24), &mut pty::login(&command));
    session.hear();
    session.send(b"eBegonnen\x1bOS");
    (home, session)
}

/// What is typed to the editor is typed to the editor: an interrupt there is none of ours, and nothing is lost.
#[test]
#[cfg(target_os = "linux")]
fn a_note_comes_back_from_an_editor_that_was_interrupted() {
    let script = "trap '' INT QUIT\ngrep -q Begonnen \"$1\" && kill -INT 0 && kill -QUIT 0\necho 'Geschreven' > \"$1\"";
    let (home, mut session) = editing("editor-interrupted", script);
    session.until("the note in the form", |shown| shown.contains("notitie     Geschreven"));
    session.send(b"\r");
    session.until("the note", |shown| shown.contains("bewaard"));
    session.send(b"\x1b");
    session.until("the note below", |shown| shown.contains("✎ Geschreven"));
    session.send(b"Q");
    session.ended();
    let left = std::fs::read_dir(home.join("dossier")).unwrap();
    let left: Vec<_> = left.map(|entry| entry.unwrap().file_name()).filter(|n| n != "remarks").collect();
    assert!(!left.iter().any(|name| name.to_string_lossy().starts_with("note-")), "{left:?}");
    drop(session);
    let _ = std::fs::remove_dir_all(home);
}

/// What goes wrong is said where one looks, and the note stays: as it was, or in a file that is named.
#[test]
#[cfg(target_os = "linux")]
fn an_editor_that_fails_or_writes_too_much_loses_nothing() {
    for (name, script, said) in [
        ("editor-fails", "echo weg > \"$1\"; exit 3", "de editor stopte met"),
        ("editor-writes-much", "yes woord | head -c 100000 > \"$1\"", "langer dan 64 kB"),
    ] {
        let (home, mut session) = editing(name, script);
        session.until(said, |shown| shown.contains(said) && shown.contains("notitie     Begonnen"));
        let kept = std::fs::read_dir(home.join("dossier")).unwrap().map(|entry| entry.unwrap());
        let kept = kept.filter(|entry| entry.file_name().to_string_lossy().starts_with("note-"));
        let lengths: Vec<u64> = kept.map(|entry| entry.metadata().unwrap().len()).collect();
        assert_eq!(lengths, if name == "editor-fails" { vec![] } else { vec![100_000] });
        session.send(b"\r");
        session.settle();
        session.send(b"Q");
        session.ended();
        drop(session);
        let _ = std::fs::remove_dir_all(home);
    }
}
