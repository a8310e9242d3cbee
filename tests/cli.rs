//! The binary from outside: output, exit codes, closed pipes.

#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

use std::io::Write;
use std::process::{Command, Output, Stdio};

fn dossier(arguments: &[&str], input: Option<&[u8]>) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_dossier"))
        .args(arguments)
        .env_clear()
        .stdin(if input.is_some() { Stdio::piped() } else { Stdio::null() })
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    if let (Some(bytes), Some(mut pipe)) = (input, child.stdin.take()) {
        // A program that refuses its input may be gone already.
        let _ = pipe.write_all(bytes);
    }
    child.wait_with_output().unwrap()
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn text(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

#[test]
fn export_is_the_schema_of_the_design() {
    let output = dossier(&["export", "--format", "json", "--automatic"], None);
    assert_eq!(code(&output), 0);
    let value: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(value["schema"], "dossier/1");
    assert_eq!(value["id"], "kst-19637-2395");
    assert_eq!(value["citation"], "Kamerstukken II 2017/18, 19637, nr. 2395");
    let first = &value["questions"][0];
    assert_eq!(
        (&first["pillar"], &first["faction"], &first["id"]),
        (&"1".into(), &"PVV".into(), &"1/PVV/1".into())
    );
    assert_eq!(first["lines"], serde_json::json!([14, 17]));
    for key in ["pillars", "factions", "answers", "footnotes", "references", "abbreviations", "notices"] {
        assert!(value[key].is_array(), "{key}");
    }
}

#[test]
fn other_formats() {
    assert!(text(&dossier(&["export", "--format", "csv"], None)).starts_with("id,pillar,faction"));
    assert!(text(&dossier(&["export", "--format", "md"], None)).contains("**1.3/SP/4**"));
    let html = text(&dossier(&["export", "--format", "html"], None));
    assert!(
        html.contains("default-src 'none'") && html.contains("id=\"1.3-SP-4\"") && !html.contains("<script")
    );
}

#[test]
fn show_find_and_list() {
    let output = dossier(&["show", "1.3/sp/4", "--with-answer"], None);
    assert!(code(&output) == 0 && text(&output).contains("1.3/answer/"));
    let output = dossier(&["find", "kustwacht", "--json", "--limit", "3"], None);
    let hits: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert!(hits.as_array().is_some_and(|h| !h.is_empty() && h.len() <= 3));
    let count = |args: &[&str]| text(&dossier(args, None)).lines().count();
    let all = count(&["find", "frontex"]);
    let without = count(&["find", "-rol", "frontex", "--limit", "20"]);
    assert!(0 < without && without < all, "{without} of {all}");
    let sloppy = text(&dossier(&["find", "hervestging"], None));
    assert!(sloppy.contains("≈ tikfout"), "{sloppy}");
    let output = dossier(
        &["list", "--faction", "christen", "--status", "unanswered", "--pillar", "1.1", "--json"],
        None,
    );
    let list: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert!(
        list.as_array()
            .unwrap()
            .iter()
            .all(|q| q["faction"] == "ChristenUnie" && q["status"] == "unanswered")
    );
}

#[test]
fn some_questions_are_listed_and_exported() {
    let words = ["list", "onbeantwoord", "van", "SP", "en", "CU", "--json"];
    let list: serde_json::Value = serde_json::from_slice(&dossier(&words, None).stdout).unwrap();
    let wanted = |q: &serde_json::Value| {
        q["status"] == "unanswered" && (q["faction"] == "SP" || q["faction"] == "ChristenUnie")
    };
    let list = list.as_array().unwrap();
    assert!(list.len() > 20 && list.iter().all(wanted));
    let only = ["export", "--only", "onbeantwoord van SP en CU", "--format"];
    let export = |format| text(&dossier(&[&only[..], &[format]].concat(), None));
    let json: serde_json::Value = serde_json::from_str(&export("json")).unwrap();
    assert_eq!(json["questions"].as_array().unwrap(), list);
    let title = format!("alleen onbeantwoord · SP · ChristenUnie ({} van de 162 vragen)", list.len());
    assert!(json["title"].as_str().unwrap().ends_with(&title), "{}", json["title"]);
    assert!(export("md").lines().next().unwrap().ends_with(&title));
    assert!(export("html").contains(&format!("{title}</h1>")));
    assert_eq!(export("csv").lines().count(), list.len() + 1);
    // Words and options narrow together; what is not wanted is no option.
    let count = |arguments: &[&str]| text(&dossier(arguments, None)).lines().count();
    let narrowed = count(&["list", "onbeantwoord", "--faction", "sp", "-kustwacht"]);
    assert!(0 < narrowed && narrowed < list.len());
    assert!(count(&["list", "sp", "-deze"]) < count(&["list", "sp"]));
}

#[test]
fn the_schema_is_printed() {
    let output = dossier(&["export", "--schema"], None);
    assert_eq!((code(&output), text(&output).as_str()), (0, dossier::report::json::SCHEMA));
}

#[test]
fn exit_codes() {
    let output = dossier(&["export", "--format", "csv", "--only", "xyzzyqwv"], None);
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(code(&output) == 1 && output.stdout.is_empty() && told.contains("probeer minder"), "{told}");
    assert_eq!(code(&dossier(&["list", "xyzzyqwv"], None)), 1);
    assert_eq!(code(&dossier(&["export"], None)), 2);
    assert_eq!(code(&dossier(&["find", "xyzzyqwv"], None)), 1);
    assert_eq!(code(&dossier(&["show", "9.9/XX/1"], None)), 1);
    assert_eq!(code(&dossier(&["list", "--faction", "nobody"], None)), 2);
    assert_eq!(code(&dossier(&["export", "--format", "xls"], None)), 2);
    assert_eq!(code(&dossier(&["check", "no-such-file.txt"], None)), 3);
    assert_eq!(code(&dossier(&["check", "-"], Some(b"%PDF-1.7"))), 3);
    assert_eq!(code(&dossier(&["check", "-"], Some(b"Een tekst."))), 0);
    assert_eq!(code(&dossier(&["--help"], None)), 0);
    // No terminal: the reader says what to use instead.
    let output = dossier(&[], None);
    assert!(code(&output) == 2 && String::from_utf8_lossy(&output.stderr).contains("dossier show"));
}

#[test]
fn a_closed_pipe_is_success() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_dossier"))
        .args(["export", "--format", "json"])
        .env_clear()
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[test]
fn a_hostile_name_steers_nothing() {
    let output = dossier(&["check", "\u{1b}]0;x\u{7}.txt"], None);
    assert_eq!(code(&output), 3);
    assert!(!output.stderr.iter().any(|b| *b == 0x1b || *b == 7));
}

#[test]
fn completions_and_manual() {
    for shell in ["bash", "zsh", "fish"] {
        assert!(text(&dossier(&["completions", shell], None)).contains("dossier"));
    }
    assert!(text(&dossier(&["man"], None)).contains(".TH dossier"));
}

/// The check, the Markdown and the HTML of one document show the same grid.
#[test]
fn the_grid_is_the_same_wherever_it_is_printed() {
    let words = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    let printed = |arguments: &[&str]| text(&dossier(arguments, None));
    let markdown = printed(&["export", "--format", "md"]);
    let rows: Vec<&str> = markdown.lines().skip(2).take_while(|line| line.starts_with('|')).collect();
    assert!(rows[0].starts_with("| pijler | VVD |") && rows[0].ends_with("| totaal |"), "{rows:#?}");
    assert!(rows.last().unwrap().starts_with("| totaal | "), "{rows:#?}");
    let (check, html) = (printed(&["check"]), printed(&["export", "--format", "html"]));
    for row in rows.iter().filter(|row| !row.starts_with("|---")) {
        let bare = words(&row.replace('|', " "));
        assert!(check.lines().any(|line| words(line) == bare), "{bare} in {check}");
        for cell in row.split(" | ").skip(1).map(|cell| cell.trim_end_matches(" |").replace('&', "&amp;")) {
            assert!(html.contains(&format!(">{cell}</")), "{cell}");
        }
    }
}
