//! How long gathering 100,000 and 1,000,000 items takes, how much room they take, and how long each key of a query.

#![allow(clippy::cast_precision_loss, reason = "a bench")]

mod corpus;

use std::time::Instant;

use dossier::find::{Collection, Found, Text};

/// What is typed, letter by letter; each letter is a search.
const TYPED: &[&str] = &[
    "opvang",
    "hervestiging gezin",
    "kustwacht",
    "onderzoek naar de kosten",
    "hervestging",
    "xqz",
    "minister water",
];

/// Resident memory in MB, where the system tells.
fn resident() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmRSS")).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|kilobytes| kilobytes.parse::<f64>().ok()).unwrap_or(0.0) / 1024.0
}

fn main() {
    for count in [100_000, 1_000_000] {
        let mut corpus = corpus::Corpus::new();
        let items: Vec<String> = (0..count).map(|_| corpus.item()).collect();
        let before = resident();
        let start = Instant::now();
        let texts = Collection::of(&items, |item| Text { own: item, lead: item.len(), ..Text::default() });
        let gathered = start.elapsed();
        println!("{count} items: gathered in {:.2} s, {:.0} MB", gathered.as_secs_f64(), resident() - before);
        let mut keys = Vec::new();
        for query in TYPED {
            let mut slowest = (0.0, 0);
            let mut before = Found::default();
            for (end, _) in query.char_indices().skip(1).chain([(query.len(), ' ')]) {
                let start = Instant::now();
                let found = texts.with_words(&query[..end], &mut before).len();
                let took = start.elapsed().as_secs_f64() * 1000.0;
                keys.push(took);
                if took > slowest.0 {
                    slowest = (took, found);
                }
            }
            println!("  {query:26} slowest key {:6.1} ms ({} weighed)", slowest.0, slowest.1);
        }
        keys.sort_by(f64::total_cmp);
        let share = |share: f64| keys[((keys.len() - 1) as f64 * share) as usize];
        println!(
            "  {} keys: median {:.1} ms, 99 of 100 within {:.1} ms",
            keys.len(),
            share(0.5),
            share(0.99)
        );
    }
}
