//! The letters tier over 1,000,000 labels, beside the matcher crate alone on the same labels.
//!
//! `cargo bench --bench letters -- labels > labels.txt` writes the labels instead, for timing other finders.

#![allow(clippy::expect_used, reason = "a bench")]

mod corpus;

use std::hint::black_box;
use std::io::Write;

use divan::counter::ItemsCount;
use dossier::find::Labels;
use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

/// As many labels as the finder holds for a hundred large documents, and their letters.
const LABELS: usize = 1_000_000;
const LETTERS: usize = 90;

/// What the finder shows at most.
const LIMIT: usize = 200;

/// Letters left out; a whole word; one letter left out; nothing holds them; a double letter first.
const PATTERNS: [&str; 5] = ["hrvstg", "kustwacht", "opvng", "xqz", "oorlog"];

fn labels(count: usize) -> Vec<String> {
    let mut corpus = corpus::Corpus::new();
    let label = |_| dossier::dutch::fold(&corpus.item().chars().take(LETTERS).collect::<String>());
    (0..count).map(label).collect()
}

fn indexed(labels: &[String]) -> Labels {
    let mut index = Labels::default();
    for label in labels {
        index.push(label);
    }
    index
}

fn main() {
    if std::env::args().any(|a| a == "labels") {
        let text = labels(LABELS).join("\n") + "\n";
        std::io::stdout().write_all(text.as_bytes()).expect("written");
    } else {
        divan::main();
    }
}

#[divan::bench(args = PATTERNS, sample_count = 21, sample_size = 1)]
fn tier(bencher: divan::Bencher, pattern: &str) {
    let index = indexed(&labels(LABELS));
    bencher.counter(ItemsCount::new(LABELS)).bench(|| index.best(pattern, LIMIT, |_| true));
}

/// Where the second thread begins to pay.
#[divan::bench(args = [5_000, 10_000, 20_000, 40_000, 80_000], sample_size = 1)]
fn tier_of_fewer(bencher: divan::Bencher, count: usize) {
    let index = indexed(&labels(count));
    bencher.counter(ItemsCount::new(count)).bench(|| index.best("opvng", LIMIT, |_| true));
}

#[divan::bench(args = PATTERNS, sample_count = 5, sample_size = 1)]
fn crate_alone(bencher: divan::Bencher, pattern: &str) {
    let (labels, matcher) = (labels(LABELS), SkimMatcherV2::default());
    let best = || {
        let scores =
            labels.iter().enumerate().filter_map(|(at, l)| Some((matcher.fuzzy_match(l, pattern)?, at)));
        let mut best: Vec<_> = scores.collect();
        best.sort_unstable_by_key(|&(score, at)| (-score, at));
        best.truncate(LIMIT);
        best
    };
    bencher.counter(ItemsCount::new(LABELS)).bench(best);
}

#[divan::bench(sample_count = 3, sample_size = 1)]
fn indexing(bencher: divan::Bencher) {
    let labels = labels(LABELS);
    bencher.counter(ItemsCount::new(LABELS)).bench(|| indexed(black_box(&labels)));
}
