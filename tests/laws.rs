//! Laws: nothing is lost, nothing panics, the same in gives the same out; on the real text, on
//! damaged copies of it, and on any bytes.

#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

use std::collections::BTreeMap;

use dossier::link::link;
use dossier::model::Dossier;
use dossier::read::{claims, read};
use dossier::report::{Selection, json};
use proptest::prelude::*;

const TEXT: &str = include_str!("../data/kst-19637-2395.txt");

/// Every non-blank source line stands in exactly one item.
fn nothing_is_lost(bytes: &[u8], dossier: &Dossier) {
    let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
    for line in claims(dossier) {
        *counts.entry(line).or_default() += 1;
    }
    // UTF-16 is cut into lines after decoding only; its bytes say nothing here.
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return;
    }
    let only_cr = !bytes.contains(&b'\n') && bytes.contains(&b'\r');
    for (index, line) in bytes.split(|b| *b == if only_cr { b'\r' } else { b'\n' }).enumerate() {
        let number = index as u32 + 1;
        let filled = line.iter().any(u8::is_ascii_graphic);
        let found = counts.get(&number).copied().unwrap_or(0);
        let shown = String::from_utf8_lossy(line);
        assert!(found <= 1, "line {number} stands {found} times: {shown}");
        assert!(!filled || found == 1, "line {number} is lost: {shown}");
    }
}

fn check(bytes: &[u8]) {
    let dossier = read(bytes, "proef");
    nothing_is_lost(bytes, &dossier);
    let links = link(&dossier);
    let again = read(bytes, "proef");
    assert_eq!(dossier, again);
    let out = json::export(&Selection::all(&dossier, &links)).unwrap();
    assert_eq!(out, json::export(&Selection::all(&again, &link(&again))).unwrap());
    for link in links.outcomes.iter().flat_map(|o| &o.links) {
        assert!(link.answer.at() < dossier.answers.len() && !link.reason.is_empty());
        assert!((0.0..=1.0).contains(&link.confidence));
    }
}

/// Small deterministic numbers, so that every damaged copy can be made again from its seed.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides.max(1)
    }
}

fn damaged(seed: u64) -> Vec<u8> {
    let mut dice = Dice(seed);
    let mut lines: Vec<&str> = TEXT.split_inclusive('\n').collect();
    for _ in 0..dice.roll(60) {
        let at = dice.roll(lines.len());
        match dice.roll(3) {
            0 => {
                lines.remove(at);
            }
            1 => lines.insert(at, lines[at]),
            _ => {
                let to = dice.roll(lines.len());
                lines.swap(at, to);
            }
        }
    }
    let mut bytes = lines.concat().into_bytes();
    match dice.roll(4) {
        0 => bytes.truncate(dice.roll(bytes.len())),
        1 => bytes = String::from_utf8(bytes).unwrap().replace('\n', "\r\n").into_bytes(),
        2 => {
            let at = dice.roll(bytes.len());
            bytes[at] = 0xff;
        }
        _ => {}
    }
    bytes
}

#[test]
fn the_real_text() {
    check(TEXT.as_bytes());
}

#[test]
fn a_hundred_damaged_copies() {
    for seed in 0..100 {
        check(&damaged(seed));
    }
}

#[test]
fn no_line_ends_and_very_long_lines() {
    check(TEXT.replace('\n', " ").as_bytes());
    check("woord ".repeat(180_000).as_bytes());
    check("Kan dit? ".repeat(20_000).as_bytes());
    check(b"");
    check(b"\n\n \n");
}

/// The pages of the printed letter: 2 to 36, fixed by the two feet that survived.
#[test]
fn pages_of_the_real_text() {
    let dossier = read(TEXT.as_bytes(), "proef");
    let numbers: Vec<u32> = dossier.pages.iter().map(|p| p.1).filter(|p| *p <= 36).collect();
    assert_eq!(numbers, (2..=36).collect::<Vec<_>>());
    assert_eq!(dossier.furniture.len(), 2);
    for foot in &dossier.furniture {
        let line = TEXT.lines().nth(*foot as usize - 1).unwrap();
        let printed: u32 = line.split_whitespace().next_back().unwrap().parse().unwrap();
        assert_eq!(dossier.page_of(*foot), printed);
    }
}

#[test]
fn the_build_of_the_real_text() {
    let dossier = read(TEXT.as_bytes(), "proef");
    let ids: Vec<&str> = dossier.pillars.iter().map(|p| p.id.as_str()).collect();
    assert_eq!(ids, ["1", "1.1", "1.2", "1.3", "1.4", "1.5", "1.6"]);
    let names: Vec<&str> = dossier.factions.iter().map(|f| f.name.as_str()).collect();
    assert_eq!(names, ["VVD", "PVV", "CDA", "D66", "GroenLinks", "SP", "ChristenUnie"]);
    let missing: Vec<u32> = dossier.footnotes.iter().filter(|f| f.text.is_none()).map(|f| f.number).collect();
    assert_eq!(missing, [8, 9, 10, 11]);
    assert!(dossier.footnotes.iter().all(|f| f.cited.is_some()));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        check(&bytes);
    }

    #[test]
    fn any_text(text in "(I\\. Vragen\n\n|1\\. [A-Z][a-z]{3,9}\n\n|De leden van de SP-fractie vragen |of dit kan\\?|[a-z]{1,9} |\n|[0-9]{1,3} |\u{1b}\\[|é|«|\\. ){0,80}") {
        check(text.as_bytes());
    }
}
