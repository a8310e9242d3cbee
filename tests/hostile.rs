//! Whatever bytes a document, a name or a query is made of: nothing in what is shown or written could steer
//! a terminal, hide from a reader, run in a browser or in a spreadsheet.

#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

mod support;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use dossier::app::App;
use dossier::draw::draw;
use dossier::escape::{Kind, kind, visible};
use dossier::find::{Index, Query, Scope};
use dossier::key::Key;
use dossier::link::link;
use dossier::model::{AnswerIx, ParagraphIx};
use dossier::place::Place;
use dossier::read::read;
use dossier::reference::resolve;
use dossier::report::{self, Selection, check, csv, html, json, markdown, why};
use dossier::theme::Theme;
use dossier::wire::Wire;
use dossier::words::Lang;
use proptest::prelude::*;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use support::press;

/// Attacks: each steers some terminal, or hides.
const ATTACKS: &[&str] = &[
    "\u{1b}]0;titel\u{7}",
    "\u{1b}]52;c;aGFsbG8=\u{1b}\\",
    "\u{1b}]8;;http://example.org\u{7}klik\u{1b}]8;;\u{7}",
    "\u{1b}[6n",
    "\u{1b}[?1049l",
    "\u{1b}[35mroze",
    "\u{1b}[2J\u{1b}c",
    "\u{1b}P+q544e\u{1b}\\",
    "\u{1b}_Gf=100;AAAA\u{1b}\\",
    "\u{9b}31m\u{9d}0;x\u{9c}\u{90}x\u{85}",
    "\u{8}\u{8}\u{7f}\u{0}\u{e}\u{f}",
    "a\rb\u{b}c\u{c}d\te",
    "\u{202e}txet\u{202c}\u{2066}\u{2069}\u{200f}\u{61c}",
    "on\u{200b}zi\u{200d}cht\u{2060}baar\u{feff}\u{ad}\u{34f}\u{115f}\u{3164}\u{180e}\u{fff9}",
    "tag\u{e0041}\u{e007f}\u{fe0f}\u{e0100}",
    "regel\u{2028}alinea\u{2029}",
    "\u{e000}\u{f8ff}\u{fdd0}\u{ffff}",
    "漢字 ｆｕｌｌ ﬁ ĳ e\u{301} 👨\u{200d}👩\u{200d}👧 🇳🇱",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "\" onmouseover=\"alert(1)",
    "=HYPERLINK(\"http://example.org\")",
    "`rm`[x](javascript:alert(1))",
];

const FORMS: &[&str] = &[
    "I. Vragen en opmerkingen vanuit de fracties\n\n",
    "II. Reactie van de bewindspersoon\n\n",
    "1. Pijler ",
    "De leden van de SP-fractie vragen of ",
    "De leden van de CDA-fractie lezen dat ",
    "Op de vraag van de leden van de SP-fractie naar ",
    "Vraag 1\n",
    "Antwoord 1\n",
    " kan worden bevestigd?\n\n",
    "Het kabinet antwoordt dat ",
    "de kustwacht ",
    "\n",
    "(zie pagina 2) ",
    "migratie.3 ",
];

/// A document made to be read as one, with attacks anywhere in it.
fn document() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        4 => proptest::sample::select(FORMS).prop_map(|s| s.as_bytes().to_vec()),
        3 => proptest::sample::select(ATTACKS).prop_map(|s| s.as_bytes().to_vec()),
        1 => any::<char>().prop_map(|c| c.to_string().into_bytes()),
        1 => proptest::collection::vec(any::<u8>(), 1..4),
    ];
    proptest::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

fn words() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        proptest::sample::select(ATTACKS).prop_map(str::to_owned),
        any::<char>().prop_map(String::from),
        "[a-z0-9./ ]{1,6}",
    ];
    proptest::collection::vec(piece, 1..5).prop_map(|pieces| pieces.concat())
}

/// Text that a person or a terminal gets: only what stands for itself, and line ends.
fn harmless(what: &str, text: &str) {
    let found = text.chars().find(|c| *c != '\n' && kind(*c) != Kind::Plain);
    assert!(found.is_none(), "{what}: {found:?} in {:?}", text.chars().take(400).collect::<String>());
}

/// A frame at the writer: our own sequences, of the kinds the wire has, and beside them only harmless text.
fn harmless_frame(bytes: &[u8]) {
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    let mut rest = text.as_str();
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        if c == '\u{1b}' {
            let end = rest.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(0);
            let (sequence, after) = rest.split_at((end + 1).min(rest.len()));
            let body = &sequence[..sequence.len().saturating_sub(1)];
            let numbers =
                body.strip_prefix('[').is_some_and(|b| b.bytes().all(|b| b.is_ascii_digit() || b == b';'));
            let known = match sequence.chars().last() {
                // One row down inside a scroll region.
                Some('M') if body.is_empty() => true,
                Some('m') => numbers && !body.contains("35"),
                Some('H' | 'A' | 'B' | 'C' | 'D' | 'J' | 'K' | 'r' | 'S' | 'T' | 'L' | 'M' | 'P') => numbers,
                Some('h' | 'l') => matches!(body, "[?25" | "[?2026"),
                _ => false,
            };
            assert!(known, "{sequence:?} is none of ours");
            rest = after;
        } else {
            assert!(matches!(c, '\n' | '\r' | '\u{8}') || kind(c) == Kind::Plain, "{c:?}");
        }
    }
}

/// Every text the commands print for a document.
fn outputs(bytes: &[u8], name: &str, query: &str) -> Vec<(&'static str, String)> {
    let dossier = read(bytes, &visible(name));
    let links = link(&dossier);
    let all = Selection::all(&dossier, &links);
    let (found, understood) = Index::new(&dossier, &links).questions(&dossier, &links, query);
    let some = Selection::all(&dossier, &links).only(found, understood);
    let mut out = vec![
        ("title", dossier.title.clone()),
        ("check", check::report(&dossier, &links, Lang::Dutch)),
        ("json", json::export(&all).unwrap()),
        ("md", markdown::export(&all, Lang::Dutch)),
        ("html", html::export(&all, Lang::Dutch)),
        ("some md", markdown::export(&some, Lang::Dutch)),
        ("some html", html::export(&some, Lang::Dutch)),
        ("csv", csv::export(&all).replace("\r\n", "\n")),
        ("list", json::list(&all, &all.questions).unwrap()),
        ("understood", visible(&Query::parse(&dossier, query).understood(Lang::Dutch))),
        (
            "refused",
            resolve(&dossier, &Index::new(&dossier, &links), query, Lang::Dutch).err().unwrap_or_default(),
        ),
    ];
    for question in dossier.question_ixs() {
        out.push(("show", report::question_text(&dossier, &links, question, true, Lang::Dutch)));
        out.push(("why", why::why(&dossier, &links, question, Lang::Dutch)));
    }
    for at in 0..dossier.answers.len() {
        out.push(("show", report::answer_text(&dossier, &links, AnswerIx::new(at), Lang::Dutch)));
    }
    for at in 0..dossier.paragraphs.len() {
        out.push(("show", report::paragraph_text(&dossier, ParagraphIx::new(at))));
    }
    for hit in Index::new(&dossier, &links).find(&dossier, query, Scope::All, 50) {
        out.push(("find", hit.item.text(&dossier).to_owned()));
    }
    out
}

/// The frames of a reader that goes through the document and types the query wherever one can.
fn frames(bytes: &[u8], name: &str, query: &str, in_ascii: bool) -> Vec<Vec<u8>> {
    let (width, height) = (70, 16);
    let dossier = read(bytes, &visible(name));
    let links = link(&dossier);
    let mut app = App::new(dossier, links, (width, height), &Place::default(), Theme::default());
    let mut wire = Wire::new(width, height).in_ascii(in_ascii);
    let mut shown = Buffer::empty(Rect::new(0, 0, width, height));
    let mut frames = Vec::new();
    for keys in [
        "", "J", "a", "w", "q", "v", "t", "q", "\t", "jl", "f", "QUERY", "\n", "s", "QUERY", "\u{1b}", ":",
        "QUERY", "\n", "/", "QUERY", "\n", "?", "\u{1b}", "G", "z", "\u{1b}", "J", "x", "x", "e", "QUERY",
        "\t", "QUERY", "\n", "\u{1b}", "c", "QUERY", "\u{1b}", "ma", "'", "a", "\n", "\u{1b}", "&", "QUERY",
        "\n",
    ] {
        match keys {
            "QUERY" => query.chars().for_each(|c| _ = app.press(Key::Char(c))),
            keys => press(&mut app, keys),
        }
        let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        terminal.draw(|frame| draw(&app, frame)).unwrap();
        let next = terminal.backend().buffer().clone();
        shown.diff(&next).into_iter().for_each(|(x, y, cell)| wire.put(x, y, cell));
        shown = next;
        frames.push(wire.frame());
    }
    frames
}

fn check_all(bytes: &[u8], name: &str, query: &str) {
    for (what, text) in outputs(bytes, name, query) {
        harmless(what, &text);
    }
    for frame in frames(bytes, name, query, false) {
        harmless_frame(&frame);
    }
    for frame in frames(bytes, name, query, true) {
        assert!(frame.is_ascii());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_a_document_contributes_steers(bytes in document(), name in words(), query in words()) {
        check_all(&bytes, &name, &query);
    }
}

/// Every attack where it is most seen: in a heading, a question and an answer.
fn made_of(attack: &str) -> Vec<u8> {
    format!(
        "I. Vragen en opmerkingen vanuit de fracties\n\n1. Pijler {attack}\n\nDe leden van de SP-fractie vragen of {attack} de kustwacht dit weet? \
         Graag ontvangen deze leden {attack} een reactie.\n\nII. Reactie van het kabinet\n\n1. Pijler {attack}\n\n\
         De leden van de SP-fractie vragen naar de kustwacht. {attack} Dat is zo.\n"
    )
    .into_bytes()
}

#[test]
fn each_attack_by_itself() {
    for attack in ATTACKS {
        check_all(&made_of(attack), attack, attack);
        let dossier = read(&made_of(attack), "x");
        assert!(!dossier.questions.is_empty() && !dossier.answers.is_empty(), "{attack:?}");
    }
    let piled = format!("e{}", "\u{301}".repeat(10_000));
    check_all(&made_of(&piled), "x", &piled);
    let dossier = read(&made_of(&piled), "x");
    assert!(json::export(&Selection::all(&dossier, &link(&dossier))).unwrap().len() < 20_000);
}

#[test]
fn a_page_that_runs_and_fetches_nothing() {
    let dossier = read(&made_of("<script>x</script><img src=//e.org/x><a href='javascript:x'>"), "x");
    let page = html::export(&Selection::all(&dossier, &link(&dossier)), Lang::Dutch);
    for forbidden in
        ["<script", "<img", "<link", "<iframe", "javascript:x'>", "src=//", " onerror=", "@import", "url("]
    {
        let escaped = page
            .replace("&lt;script", "")
            .replace("&lt;img src=//", "")
            .replace("href=&#39;javascript:x&#39;&gt;", "");
        assert!(!escaped.contains(forbidden), "{forbidden}");
    }
    let policy = page.split("content=\"").nth(1).unwrap().split('"').next().unwrap();
    for part in ["default-src 'none'", "base-uri 'none'", "form-action 'none'"] {
        assert!(policy.contains(part), "{policy}");
    }
    assert!(!policy.contains("unsafe") && page.find("Content-Security-Policy") < page.find("<style"));
    assert_eq!(page.matches("<style").count(), 1);
    assert!(!page.contains(" style="), "the policy lets no attribute style through");
    // The style named in the policy is the one there is.
    let style = page.split("<style>").nth(1).unwrap().split("</style>").next().unwrap();
    let program = "import sys,hashlib,base64;print(base64.b64encode(hashlib.sha256(sys.stdin.buffer.read()).digest()).decode())";
    let Ok(mut python) =
        Command::new("python3").args(["-c", program]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()
    else {
        println!("skipped: no python3, the hash of the style is not compared");
        return;
    };
    python.stdin.take().unwrap().write_all(style.as_bytes()).unwrap();
    let hash = String::from_utf8(python.wait_with_output().unwrap().stdout).unwrap();
    assert!(policy.contains(&format!("'sha256-{}'", hash.trim())), "{policy}: {hash}");
}

fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("dossier-hostile-{name}-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// Standard output and standard error of the binary.
fn run(home: &Path, arguments: &[&str]) -> (String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_dossier"))
        .args(arguments)
        .env_clear()
        .env("XDG_STATE_HOME", home)
        .stdin(Stdio::null())
        .output()
        .unwrap();
    (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap())
}

#[test]
fn every_command_with_a_hostile_file_of_a_hostile_name() {
    let folder = folder("commands");
    let attack = ATTACKS.iter().filter(|a| !a.contains(['\0', '/'])).copied().collect::<String>();
    let name = "\u{1b}]0;x\u{7}\u{202e}<img src=x>=1";
    let path = folder.join(format!("{name}.txt"));
    std::fs::write(&path, made_of(&attack)).unwrap();
    let file = path.to_str().unwrap();
    let commands: &[&[&str]] = &[
        &["show", "SP", "1", "--with-answer", "--file", file],
        &["show", &attack, "--file", file],
        &["find", "kustwacht", "--file", file],
        &["find", "kustwacht", "--json", "--file", file],
        &["find", &attack, "xyzzy", "--file", file],
        &["list", "--file", file],
        &["list", "--json", "--file", file],
        &["list", &attack, "--file", file],
        &["list", "--faction", &attack, "--file", file],
        &["list", "--pillar", &attack, "--file", file],
        &["list", "--status", &attack, "--file", file],
        &["check", file],
        &["check", &attack],
        &["export", file, "--format", "json"],
        &["export", file, "--format", "md"],
        &["export", file, "--format", "csv"],
        &["export", file, "--format", "html"],
        &["export", file, "--format", "md", "--only", &attack],
        &["export", file, "--format", "html", "--only", "kustwacht"],
        &["export", file, "--format", &attack],
        &["find", "x", "--limit", &attack],
        &["completions", &attack],
        &["--plain", file],
        &["--plain", file, "--at", &attack],
        &["--plain", "--nonsense", &attack],
        &[file],
    ];
    for arguments in commands {
        let (out, err) = run(&folder, arguments);
        assert!(!out.is_empty() || !err.is_empty(), "{arguments:?}");
        harmless("stdout", &out.replace("\r\n", "\n"));
        harmless("stderr", &err);
    }
    std::fs::remove_dir_all(folder).unwrap();
}
