//! Reading line by line: the same words as the full screen, whole sentences, one paragraph a line, no signs.

#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

mod support;

use std::io::Write;
use std::process::{Command, Stdio};

use support::{built_in, press};

/// What comes back for what is typed; each run in a state folder of its own.
fn said(name: &str, arguments: &[&str], typed: &[u8]) -> String {
    let home = Home::new(name);
    home.read(arguments, typed)
}

/// A state folder of a test's own.
struct Home(std::path::PathBuf);

impl Drop for Home {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

impl Home {
    fn new(name: &str) -> Self {
        let home = std::env::temp_dir().join(format!("dossier-plain-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&home);
        Self(home)
    }

    fn read(&self, arguments: &[&str], typed: impl AsRef<[u8]>) -> String {
        read_in(&self.0, arguments, typed.as_ref())
    }
}

fn read_in(home: &std::path::Path, arguments: &[&str], typed: &[u8]) -> String {
    let mut child = Command::new(env!("CARGO_BIN_EXE_dossier"))
        .arg("--plain")
        .args(arguments)
        .env_clear()
        .env("XDG_STATE_HOME", home)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that stops early takes no more.
    let _ = child.stdin.take().unwrap().write_all(typed);
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn from_the_question_to_the_answer_and_back() {
    let text = said("pair", &["--at", "1.3/SP/3"], b"a\na\nq\nJ\n");
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(
        lines[..6],
        [
            "Integrale migratieagenda (Kamerstuk 19 637, nr. 2395)",
            "typ ? voor wat hier kan, q om te stoppen",
            "1.3, SP, vraag 3 van 14, p. 10, beantwoord",
            "1.3/SP/3",
            "Waarom vindt het kabinet dat secundaire doorreisbewegingen voorkomen moeten worden?",
            "1.3, antwoord 1 van 1, op 1.3/SP/3, p. 26, geverifieerd",
        ]
    );
    assert_eq!(lines[6], "1.3/answer/10");
    assert!(lines[7].starts_with("Met betrekking tot de vraag naar"));
    assert_eq!(lines[8], "geverifieerd");
    assert_eq!(lines[9], lines[2]);
    // Behind q nothing is read.
    assert_eq!(lines.len(), 12);
}

/// The full screen and the lines go through the same actions to the same places in the same words.
#[test]
fn the_same_keys_lead_to_the_same_places() {
    let keys = ["a", "J", "K", "}", "{", "U", "5J", "H", "L", "-", "a", "a", "a", "]", "["];
    let typed = keys.join("\n") + "\n";
    let text = said("same", &["--at", "1.3/SP/3"], typed.as_bytes());
    let mut app = built_in(80, 24);
    press(&mut app, ":1.3/sp/3\n");
    let mut rest = text.as_str();
    for key in std::iter::once("").chain(keys) {
        let before = app.item();
        press(&mut app, key);
        if app.item() != before || key.is_empty() {
            let wanted = format!("\n{}\n", app.whereabouts().replace(" › ", ", "));
            let at = rest.find(&wanted).unwrap_or_else(|| panic!("{key}: {wanted} in {rest}"));
            rest = &rest[at + 1..];
        }
    }
}

#[test]
fn reading_on_is_the_document_from_beginning_to_end() {
    let text = "Kop\n\nEerste alinea met woorden.\n\nTweede alinea, op\ntwee regels.\n\nDerde.\n";
    let path = std::env::temp_dir().join(format!("dossier-plain-walk-{}.txt", std::process::id()));
    std::fs::write(&path, text).unwrap();
    let heard = said("walk", &[path.to_str().unwrap()], b"line/1\n\n\n\n\n\n");
    let found: Vec<usize> =
        ["Eerste alinea met woorden.", "Tweede alinea, op twee regels.", "Derde.", "einde van het document"]
            .iter()
            .map(|part| heard.rfind(part).unwrap_or_else(|| panic!("{part}: {heard}")))
            .collect();
    assert!(found.is_sorted(), "{heard}");
    std::fs::remove_file(path).unwrap();
}

#[test]
fn lists_are_picked_from_by_number() {
    let text = said("lists", &[], b"f kustwacht\n2\no\n1\ns kustwacht\nf\n99\nf xqzv\n1\n");
    let second = text.lines().find(|l| l.starts_with("2. ")).unwrap();
    let id = second[3..].split(',').next().unwrap();
    assert!(text.lines().any(|l| l == id), "{id}: {text}");
    assert!(text.contains("typ er woorden achter") && text.contains("niets gevonden"), "{text}");
    assert!(!text.contains("10. "));
}

#[test]
fn whatever_is_typed_it_answers_and_ends() {
    let long = [b"x".repeat(200_000), b"\n".to_vec()].concat();
    for typed in [
        &b""[..],
        b"\n",
        b"\xff\xfe\n\x1b[A\x00\n",
        b"99999999999999999999J\n",
        b"q",
        b"0\n-1\n",
        &long,
        &long[..200_000],
    ] {
        let text = said("any", &["--at", "1.3/SP/3"], typed);
        assert!(text.contains("1.3/SP/3") && text.len() < 20_000, "{}", text.len());
        assert!(!text.chars().any(|c| c.is_control() && c != '\n'), "{typed:?}");
    }
    let empty = std::env::temp_dir().join(format!("dossier-plain-empty-{}.txt", std::process::id()));
    std::fs::write(&empty, "").unwrap();
    let text = said("empty", &[empty.to_str().unwrap()], b"\na\nJ\nw\no\nU\n}\nvolg\nf x\nq\n");
    assert!(text.contains("einde van het document"), "{text}");
    std::fs::remove_file(empty).unwrap();
}

#[test]
fn words_and_no_signs() {
    let text = said("signs", &[], b"f onbeantwoord\ns kust\nJ\na\nU\nw\no\n?\n1.3/sp/3\na\n\n");
    for sign in ["●", "◐", "○", "→", "▌", "↳", "›", "│", "─"] {
        // The one line that names keys of the full screen may name what they do.
        assert!(!text.contains(sign), "{sign}: {text}");
    }
    for word in ["onbeantwoord", "volgende onbeantwoorde vraag", "lees verder"] {
        assert!(text.contains(word), "{word}");
    }
}

#[test]
fn remarks_are_written_kept_and_read_out() {
    let home = Home::new("remarks");
    let said = home.read(&[], "1.3/sp/3\ne Geen getal genoemd\n=\n=\n!\n1.3/sp/3\n");
    assert!(
        said.contains("oordeel: ontwijkend, doorvragen") && said.contains("\nGeen getal genoemd\n"),
        "{said}"
    );
    let later = home.read(&["--at", "1.3/SP/3"], "q\n");
    assert!(later.contains("oordeel: ontwijkend"), "{later}");
    let found = home.read(&[], "f #doorvragen\n1\n");
    assert!(found.contains("1. 1.3/SP/3, p. 10"), "{found}");
    let gone = home.read(&[], "1.3/sp/3\ne\n1.3/sp/3\n");
    let behind = gone.split("bewaard\n").nth(1).unwrap();
    assert!(gone.contains("Geen getal genoemd") && !behind.contains("Geen getal genoemd"), "{gone}");
}

#[test]
fn what_is_pointed_to_is_followed_or_listed() {
    let home = Home::new("follow");
    let listed = home.read(&[], "1.2/answer/16\nvolg\n1\n");
    assert!(listed.contains("1. 1/answer/") && listed.contains("2. "), "{listed}");
    let short = home.read(&[], "1/pvv/1\nvolg\n");
    assert!(short.contains("\nEU = "), "what an abbreviation stands for: {short}");
    assert!(home.read(&[], "1.3/sp/3\nvolg\n").contains("hier is niets om te volgen"));
}
