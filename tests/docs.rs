//! The README cannot go stale: its screen and its key table are made by the program.
//! `DOSSIER_RENEW=1 cargo test --test docs` writes them anew.

#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

mod support;

use support::{built_in, press, screen};

fn between(text: &str, name: &str) -> (usize, usize) {
    let (open, close) = (format!("<!-- {name} -->\n"), format!("<!-- /{name} -->"));
    let from = text.find(&open).unwrap() + open.len();
    (from, from + text[from..].find(&close).unwrap())
}

#[test]
fn readme_shows_the_program() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");
    let readme = std::fs::read_to_string(path).unwrap();
    let mut app = built_in(80, 24);
    press(&mut app, ":1.3/sp/3\n");
    let wanted = [
        ("screen", format!("```text\n{}```\n", screen(&app, 80, 24))),
        ("keys", dossier::keymap::readme_table()),
    ];
    let mut renewed = readme.clone();
    for (name, text) in &wanted {
        let (from, to) = between(&renewed, name);
        renewed.replace_range(from..to, text);
    }
    if std::env::var_os("DOSSIER_RENEW").is_some() {
        std::fs::write(path, &renewed).unwrap();
        return;
    }
    assert!(readme == renewed, "README.md is stale; run: DOSSIER_RENEW=1 cargo test --test docs");
}
