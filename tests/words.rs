//! Two languages: every word from the tables, both of them whole, and nothing Dutch on an English screen but
//! what the document says.

#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

mod support;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use dossier::app::App;
use dossier::keymap::{IN_FINDER, advertised};
use dossier::words::{Lang, app, grid, notice, report, tables};
use support::{press, reader, reader_of, screen};

/// The words of a text; what stands between braces is filled in and no word of it.
fn words(text: &str) -> Vec<String> {
    let mut bare = String::new();
    let mut depth = 0_usize;
    for c in text.chars() {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            c if depth == 0 => bare.push(c),
            _ => {}
        }
    }
    let parts = bare.split(|c: char| !c.is_alphabetic()).filter(|word| word.chars().count() > 1);
    parts.map(str::to_lowercase).collect()
}

/// What stands between braces, in order of the alphabet.
fn filled_in(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|part| part.split_once('}')).map(|(name, _)| name).collect()
}

/// Words that only the Dutch side of the tables knows.
fn dutch_only() -> BTreeSet<String> {
    let keys = advertised().map(|b| (b.dutch, b.english)).chain(IN_FINDER.iter().map(|k| (k.1, k.2)));
    let (mut dutch, mut english): (BTreeSet<String>, BTreeSet<String>) = Default::default();
    for (own, other) in keys {
        dutch.extend(words(own));
        english.extend(words(other));
    }
    for entry in tables() {
        dutch.extend(entry.dutch.iter().flat_map(|text| words(text)));
        english.extend(entry.english.iter().flat_map(|text| words(text)));
    }
    dutch.difference(&english).cloned().collect()
}

/// The Dutch words in a text of the program; what it quotes is the document's.
fn dutch_in(text: &str) -> Vec<String> {
    let mut bare = String::new();
    for line in text.lines() {
        let mut rest = line;
        while let Some((before, (_, behind))) =
            rest.split_once(" '").and_then(|(before, quoted)| Some((before, quoted.split_once('\'')?)))
        {
            bare += before;
            rest = behind;
        }
        bare += rest;
        bare.push('\n');
    }
    let dutch = dutch_only();
    words(&bare).into_iter().filter(|word| dutch.contains(word)).collect()
}

#[test]
fn both_languages_fill_in_the_same_and_neither_is_empty() {
    let mut names = BTreeSet::new();
    for entry in tables() {
        let all: Vec<&str> = entry.dutch.iter().chain(entry.english).copied().collect();
        assert!(all.iter().all(|text| !text.trim().is_empty()), "{entry:?}");
        let most = filled_in(all[entry.dutch.len() - 1]);
        for text in &all {
            let own = filled_in(text);
            // A single thing needs no count.
            assert!(own.is_subset(&most) && own.len() + entry.dutch.len() > most.len(), "{entry:?}");
        }
        let is_same = entry.dutch == entry.english && words(entry.dutch[0]).len() > 1;
        assert!(!is_same || entry.dutch[0].contains("1.3/SP/4"), "{entry:?} is not translated");
        names.insert(entry.name);
    }
    assert!(names.len() > 150, "{}", names.len());
    for binding in advertised() {
        assert!(!binding.dutch.is_empty() && !binding.english.is_empty() && binding.dutch != binding.english);
    }
}

#[test]
fn one_is_one_and_none_and_two_are_several() {
    for (lang, told) in [
        (Lang::Dutch, ["0 vragen", "1 vraag", "2 vragen"]),
        (Lang::English, ["0 questions", "1 question", "2 questions"]),
    ] {
        for (count, told) in told.into_iter().enumerate() {
            assert_eq!(
                (report::questions(lang, count), grid::asked(lang, count)),
                (told.into(), told.into())
            );
        }
    }
    let dutch = Lang::Dutch;
    assert_eq!(app::faction_asks(dutch, 1), "deze fractie heeft hier 1 vraag");
    assert_eq!(app::faction_asks(Lang::English, 3), "this faction has 3 questions here");
    assert_eq!(
        app::open_here(dutch, 1),
        "geen antwoord gevonden; 1 vraag van deze fractie hier is onbeantwoord"
    );
    assert_eq!(notice::no_faction(dutch, 1), "1 vraag zonder fractie");
    assert_eq!(notice::controls(Lang::English, 2), "2 control characters made visible");
    assert_eq!(
        report::searched(Lang::English, 1, "under pillar 2", 0, "SP"),
        "Searched: 1 answer under pillar 2, of which 0 to SP."
    );
}

fn english(mut app: App) -> App {
    app.speak(Lang::English);
    app
}

/// The lines of a screen after some keys.
fn shown(keys: &str) -> Vec<String> {
    let mut app = english(reader(80, 24));
    press(&mut app, keys);
    screen(&app, 80, 24).lines().map(str::to_owned).collect()
}

#[test]
fn english_screens_hold_no_dutch_but_the_documents() {
    // Where a screen shows the document, the lines that are the program's.
    for (keys, own) in [
        ("", &[0, 23][..]),
        (":1.3/sp/3\n", &[0, 23]),
        (":1.3/sp/3\na", &[0, 23]),
        (":1.1/sp/14\na", &[0, 23]),
        (":line/20\n", &[0, 23]),
        ("\tjjj", &[0, 23]),
        ("f", &[0, 1]),
        ("fsp unanswered frontex", &[0, 1]),
        ("sfrontex -note", &[0, 1]),
        ("fxqzv", &(0..24).collect::<Vec<_>>()),
        (":", &(0..24).collect::<Vec<_>>()),
        (":9.9/xx/9", &(0..24).collect::<Vec<_>>()),
        ("&", &[0, 1]),
        ("&sp unanswered\n", &[0, 23]),
        ("o", &[0, 1]),
        ("?", &(0..24).collect::<Vec<_>>()),
        ("?finder", &(0..24).collect::<Vec<_>>()),
        (":1.3/sp/12\nw", &(0..24).collect::<Vec<_>>()),
        (":1.1/sp/14\nw", &(0..24).collect::<Vec<_>>()),
        (":1.3/sp/3\nv", &[0, 1, 22, 23]),
        (":1.3/sp/3\nvGll", &[0, 1, 22, 23]),
        ("/frontex", &[23]),
        (":1.3/sp/3\ne", &[0, 18, 19, 20, 21, 22, 23]),
        (":1.3/sp/3\nc", &[0, 1]),
        ("ma'", &[0, 1]),
        ("x", &[0, 23]),
    ] {
        let screen = shown(keys);
        for line in own {
            let dutch = dutch_in(&screen[*line]);
            assert!(dutch.is_empty(), "{keys:?}: {dutch:?} in {:#?}", screen[*line]);
        }
    }
    // The measure measures: the same screens in Dutch do hold Dutch.
    let mut app = reader(80, 24);
    press(&mut app, "?");
    assert!(screen(&app, 80, 24).lines().filter(|line| !dutch_in(line).is_empty()).count() > 18);
}

#[test]
fn english_says_what_it_should() {
    assert_eq!(shown(":1.3/sp/3\n")[0], "1.3 › SP › question 3 of 14 › p. 10 › answered");
    assert_eq!(shown("")[23], "a answer  J/K question  f find  U open  Tab tree  ? help  q quit");
    assert!(shown(":1.3/sp/3\na").iter().any(|row| row.contains("↳ reply") || row.contains("1.3 Sol")));
    assert_eq!(shown("fxqzv")[1], "nothing found for 'xqzv'; s searches all text");
    let asked = shown("fsp unanswered page 16 footnote 5 question");
    assert!(asked[1].contains("SP · unanswered · p. 16 · footnote 5 · question"), "{asked:?}");
    assert!(shown(":1.3/sp/12\nw")[1].starts_with("1.3/SP/12: answered"));
    assert!(shown(":1.3/sp/12\nw").iter().any(|row| row.contains("certainty 0.")));
    assert!(shown(":1.3/sp/3\nv")[23].starts_with("1.3 · SP: 14 questions"));
    assert!(shown("?unansw\n")[0].ends_with("unanswered"), "help runs what it lists");
    let mut app = english(reader_of(b"Een tekst.\n", 80, 24));
    press(&mut app, "J");
    assert_eq!(app.message(), "no questions were found in this document");
    app.speak(Lang::Dutch);
    press(&mut app, "J");
    assert_eq!(app.message(), "in dit document zijn geen vragen gevonden");
}

/// Whatever any key has to say is said in English.
#[test]
fn every_message_is_english() {
    let mut app = english(support::built_in(80, 24));
    for keys in [
        "99K", "a", "99J", "X", "X", "ya", "yx", "mä", "m-", "'x", "!", "!", "=", "=", "=", "=", "e\n",
        "ec\u{1b}", "c\n", "G", "j", "gg", "k", "99}", "}", "99{", "{", "H", "L", "n", ";", "m", "9g", "1g",
        "U", "a", "a", "a", ":1.2/answer/16\n", "\n", "H", ":1.1/sp/14\n", "a", "a", "/xqzw\n", "/en\n", "n",
        "fxq\n", "sfrontex\n", "n", "N", "N", "&xqzw\n", "&sp\n", "&\u{1b}", "vU", "v\n", "\u{1b}",
        ":line/1\n", "w", "a",
    ] {
        press(&mut app, keys);
        let dutch = dutch_in(app.message());
        assert!(dutch.is_empty(), "{keys:?}: {dutch:?} in {}", app.message());
        press(&mut app, "\u{1b}");
    }
    app.paste("x");
    assert!(dutch_in(app.message()).is_empty(), "{}", app.message());
}

fn run(environment: &[(&str, &str)], arguments: &[&str]) -> Output {
    let home = std::env::temp_dir().join(format!("dossier-words-{}", std::process::id()));
    let mut command = Command::new(env!("CARGO_BIN_EXE_dossier"));
    command.args(arguments).env_clear().env("XDG_STATE_HOME", home).envs(environment.iter().copied());
    command.stdin(std::process::Stdio::null()).output().unwrap()
}

fn printed(arguments: &[&str]) -> String {
    String::from_utf8(run(&[], arguments).stdout).unwrap()
}

fn complained(environment: &[(&str, &str)], arguments: &[&str]) -> String {
    String::from_utf8(run(environment, arguments).stderr).unwrap()
}

#[test]
fn the_option_stands_before_and_behind_a_command() {
    let before = printed(&["--lang", "en", "show", "1.3/sp/3"]);
    assert!(before.starts_with("1.3/SP/3 · SP · answered"), "{before}");
    assert_eq!(before, printed(&["show", "1.3/sp/3", "--lang", "en"]));
    assert_eq!(before, printed(&["show", "--lang=en", "1.3/sp/3"]));
    assert!(printed(&["show", "1.3/sp/3"]).starts_with("1.3/SP/3 · SP · beantwoord"));
    let unknown = run(&[], &["--lang", "fr", "check"]);
    assert_eq!(unknown.status.code(), Some(2));
    assert!(complained(&[], &["--lang", "fr"]).contains("mogelijk zijn: nl, en"));
}

#[test]
fn the_environment_chooses_and_the_option_decides() {
    let wrong = ["show", "9.9/XX/1"];
    let english = "dossier: nothing found for '9.9/XX/1'; type for example 1/PVV/1 or p2\n";
    let dutch = "dossier: niets gevonden voor '9.9/XX/1'; typ bijvoorbeeld 1/PVV/1 of p2\n";
    assert_eq!(complained(&[("LANG", "en_GB.UTF-8")], &wrong), english);
    assert_eq!(complained(&[("LANG", "en_GB.UTF-8"), ("LC_ALL", "nl_NL.UTF-8")], &wrong), dutch);
    assert_eq!(complained(&[("LC_MESSAGES", "en_GB.UTF-8"), ("LANG", "C")], &wrong), english);
    assert_eq!(complained(&[], &wrong), dutch);
    assert_eq!(complained(&[("LANG", "en_GB.UTF-8")], &["--lang", "nl", "show", "9.9/XX/1"]), dutch);
}

#[test]
fn help_manual_and_refusals_in_both() {
    let commands = ["show", "find", "list", "export", "check", "completions", "man", "help"];
    let asked = commands.map(|command| vec![command, "--help"]);
    for arguments in std::iter::once(vec!["--help"]).chain(asked).chain([vec!["man"], vec!["help", "find"]]) {
        let both = ["nl", "en"].map(|lang| printed(&[&["--lang", lang], &arguments[..]].concat()));
        assert!(!both[0].is_empty() && !dutch_in(&both[0]).is_empty(), "{arguments:?}: {}", both[0]);
        assert!(dutch_in(&both[1]).is_empty(), "{:?} in {}", dutch_in(&both[1]), both[1]);
        // What clap says of itself.
        for word in ["Usage", "Options", "OPTIONS", "Commands", "Print", "default:", "possible values"] {
            assert!(!both[0].contains(word), "{arguments:?}: {word} in {}", both[0]);
        }
    }
    for arguments in [
        &["exprt", "--x"][..],
        &["export"],
        &["export", "--format", "xls"],
        &["find", "x", "--limit", "many"],
        &["list", "--faction", "nobody"],
        &["list", "--status"],
        &["check", "no-such-file.txt"],
        &["--plain", "--plain"],
        &[],
    ] {
        let [dutch, english] =
            ["nl", "en"].map(|lang| complained(&[], &[&["--lang", lang], arguments].concat()));
        assert!(!dutch_in(&dutch).is_empty() && dutch_in(&english).is_empty(), "{dutch}{english}");
    }
}

/// Programs read these: they say the same whoever asks.
#[test]
fn what_programs_read_has_no_language() {
    for arguments in [
        &["export", "--format", "json"][..],
        &["export", "--format", "csv"],
        &["list", "--json", "--pillar", "1.3"],
        &["find", "frontex", "--json"],
    ] {
        let [dutch, english] = ["nl", "en"].map(|lang| printed(&[arguments, &["--lang", lang]].concat()));
        assert!(dutch.len() > 100 && dutch == english, "{arguments:?}");
    }
}

#[test]
fn what_is_printed_for_people_has_one() {
    let check = printed(&["check", "--lang", "en"]);
    assert!(check.contains("162 questions, ") && check.contains("\nNotices:\n  line "), "{check}");
    let html = printed(&["export", "--format", "html", "--lang", "en"]);
    assert!(html.contains(">Answers in full<") && html.contains("Questions by pillar and faction"));
    let plain = printed(&["--plain", "--lang", "en"]);
    assert!(plain.contains("type ? for what can be done here"), "{plain}");
}

/// Texts in the source that are no words of the program: the beginning of each, and why.
const NO_WORDS: &[(&str, &str)] = &[
    ("default-src 'none'", "the policy of the HTML"),
    ("{before-help}", "clap's template"),
    ("Integrale migratieagenda", "the title of the built-in document"),
    ("a panic for the tests", "only in builds for tests"),
    ("overzicht", "an anchor of the HTML"),
    ("1.3/sp/4, p16", "references"),
    ("trap : INT QUIT;", "a line for the shell"),
];

/// Words of the query language and of the lines typed with `--plain`, which know both languages at once.
const TYPED: &[&str] = &[
    "onbeantwoord", "beantwoord", "deels", "verwezen", "open", "zonder", "vraag", "vragen", "antwoord",
    "antwoorden", "noot", "voetnoot", "pagina", "blz", "volg", "invoer", "miljard", "miljoen", "procent",
];

/// The string literals of a source file, without its tests.
fn literals(source: &str) -> Vec<String> {
    let source = source.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
    let mut out = Vec::new();
    let mut rest = source;
    while let Some(at) = rest.find(['"', '/', '\'']) {
        let from = &rest[at..];
        if from.starts_with("//") {
            rest = from.split_once('\n').map_or("", |(_, behind)| behind);
        } else if let Some(text) = from.strip_prefix('"') {
            let mut escaped = false;
            let end = text.find(|c| {
                let ends = c == '"' && !escaped;
                escaped = c == '\\' && !escaped;
                ends
            });
            let end = end.unwrap_or(text.len());
            out.push(text[..end].to_owned());
            rest = text.get(end + 1..).unwrap_or_default();
        } else {
            // A character, which may be a quotation mark; or a lifetime, or a slash.
            let long = ["'\"'", "'\\\"'", "'\\''", "'/'"].iter().find(|c| from.starts_with(**c));
            rest = &from[long.map_or(1, |c| c.len())..];
        }
    }
    out
}

/// A text of HTML as it is read: what stands in a tag is no word.
fn without_tags(text: &str) -> String {
    text.split('<').map(|part| part.split_once('>').map_or(part, |(_, behind)| behind)).collect()
}

fn sources(at: &Path) -> Vec<PathBuf> {
    if at.is_file() {
        return vec![at.to_owned()];
    }
    let inside = std::fs::read_dir(at).unwrap().map(|entry| entry.unwrap().path());
    inside
        .flat_map(|path| sources(&path))
        .filter(|path| path.extension().is_some_and(|e| e == "rs"))
        .collect()
}

#[test]
fn every_word_of_the_program_stands_in_the_tables() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let shown = [
        "app.rs", "app", "panes", "draw.rs", "outline.rs", "reference.rs", "overview.rs", "item.rs",
        "report.rs", "report", "find/hit.rs", "find/query.rs", "model", "link/reasons.rs",
        "link/verified.rs", "bin",
    ];
    let dutch = dutch_only();
    let mut wrong = Vec::new();
    for path in shown.iter().flat_map(|name| sources(&root.join(name))) {
        for literal in literals(&std::fs::read_to_string(&path).unwrap()) {
            let literal = without_tags(&literal);
            let all: Vec<String> = words(&literal.replace("\\n", " ").replace("\\t", " "));
            let is_dutch = |word: &String| dutch.contains(word) && !TYPED.contains(&word.as_str());
            // Words apart by blanks, not the parts of `1.3/SP/4` or `first_line,last_line`.
            let apart = literal.split(' ').filter(|part| !words(part).is_empty()).count();
            let is_known = NO_WORDS.iter().any(|(beginning, _)| literal.starts_with(beginning));
            if (apart > 1 || all.iter().any(is_dutch)) && !is_known {
                wrong.push(format!("{}: {literal:?}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "put these in src/words:\n{}", wrong.join("\n"));
}
