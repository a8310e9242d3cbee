//! The finder held against look-ups in the words of a debate: `tests/find/lookups.tsv`.

#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

use dossier::find::{Index, Scope};
use dossier::link::{lay_over, link};
use dossier::model::{Dossier, Lines, Links};
use dossier::read::read;

const LOOKUPS: &str = include_str!("find/lookups.tsv");

struct Lookup {
    query: String,
    places: Vec<Lines>,
    kind: String,
}

fn places(written: &str) -> Vec<Lines> {
    let range = |text: &str| {
        let (first, last) = text.split_once('-').unwrap();
        Lines { first: first.parse().unwrap(), last: last.parse().unwrap() }
    };
    written.split(';').map(range).collect()
}

fn lookups() -> Vec<Lookup> {
    let rows = LOOKUPS.lines().filter(|row| !row.starts_with('#') && !row.trim().is_empty());
    let lookups = rows.filter(|row| !row.starts_with("query\t")).map(|row| {
        let cells: Vec<&str> = row.split('\t').collect();
        Lookup { query: cells[0].to_owned(), places: places(cells[1]), kind: cells[2].to_owned() }
    });
    lookups.collect()
}

fn built_in() -> (Dossier, Links) {
    let dossier = read(include_bytes!("../data/kst-19637-2395.txt"), "kst-19637-2395");
    let mut links = link(&dossier);
    lay_over(&dossier, &mut links, include_str!("../data/kst-19637-2395.links.tsv"));
    (dossier, links)
}

/// Whether two stretches share more than the line on which one ends and the other begins.
fn meet(a: Lines, b: Lines) -> bool {
    let common = (a.last.min(b.last) + 1).saturating_sub(a.first.max(b.first));
    let shorter = (a.last - a.first).min(b.last - b.first) + 1;
    common >= 2.min(shorter)
}

#[test]
fn what_is_looked_up_in_a_debate_comes_first() {
    let (dossier, links) = built_in();
    let index = Index::new(&dossier, &links);
    let all = lookups();
    let (mut first, mut three, mut missed) = (0, 0, Vec::new());
    for lookup in &all {
        let hits = index.search(&dossier, &lookup.query, Scope::All, 10);
        let right = |hit: &dossier::find::Hit| {
            lookup.places.iter().any(|place| meet(hit.item.lines(&dossier), *place))
        };
        let at = hits.iter().position(right);
        first += usize::from(at == Some(0));
        three += usize::from(at.is_some_and(|at| at < 3));
        if at != Some(0) {
            let found: Vec<String> = hits
                .iter()
                .take(3)
                .map(|hit| {
                    let at = hit.item.lines(&dossier);
                    format!("{} {}-{} tier {}", hit.item.id(&dossier), at.first, at.last, hit.tier)
                })
                .collect();
            missed.push(format!(
                "{:?} {at:?} {} ({}): {found:?}",
                lookup.query,
                places_of(lookup),
                lookup.kind
            ));
        }
    }
    let share = |part: usize| part as f32 / all.len() as f32;
    let told = format!(
        "first {:.3}, in three {:.3} of {}\n{}",
        share(first),
        share(three),
        all.len(),
        missed.join("\n")
    );
    println!("{told}");
    assert!(share(first) >= 0.9 && share(three) >= 0.98, "{told}");
}

fn places_of(lookup: &Lookup) -> String {
    let written: Vec<String> = lookup.places.iter().map(|p| format!("{}-{}", p.first, p.last)).collect();
    written.join(";")
}
