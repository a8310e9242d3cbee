//! Fits the weights of `src/link/weights.rs` on the documents labelled by hand, and writes them there:
//! `cargo run --release --example fit`; with `check` it only tells how each document fares left out, and with `check tell` every difference.
//!
//! A conditional random field over the chains of `src/link/chain.rs`: the weights make the labelled links
//! as likely as they can, and are held near what is known of the genre. The second pass also sees what
//! other questions take, and what the chain of the reply finds (`src/link/reply_chain.rs`, fitted likewise); there
//! a model that never saw the document stands in, so that it learns from doubts as they will be.

mod descend;
mod measure;
mod table;

use std::error::Error;
use std::path::Path;

use dossier::link::{
    ALONE, COMPETITION, FEATURES, NULLS, REPLY_NULLS, REPLY_STEPS, RUN, Reply, ReplyWorth, Runs, SENTENCE,
    STEPS, Weights, Worth, competition, disorder, link_with, numbers, reply_steps, runs, spoken, steps,
    turns,
};
use dossier::model::{Dossier, Lines};
use dossier::read::read;

use descend::least;
use measure::{Labelled, Score, parse, score};

/// How strongly the weights are held.
const HOLD: f64 = 0.0015;

/// What weighs less than this beside the best is left out: it costs time and moves no weight.
const NEGLIGIBLE: f64 = 1e-4;
/// What is known of the genre, by position: the rest is held near nothing.
const PRIOR: &[(usize, f64)] = &[
    (1, 1.5),
    (5, 2.0),
    (7, 2.0),
    (8, 1.0),
    (9, 1.0),
    (11, -1.5),
    (12, -2.0),
    (17, -3.0),
    (19, 1.0),
    (FEATURES + 1, 1.0),
    (FEATURES + 4, -1.2),
];
/// What a question of a real document counts beside one of an invented one: there is one real document, and this keeps
/// its share as more are invented.
const REAL: f64 = 6.0;
/// So many thinned versions of each document, without the answers to every fifth question: few questions
/// of real documents stay without an answer; this is how the fit sees enough of them.
const THINNED: usize = 2;
const EVERY: usize = 5;

/// The questions of one faction in a block.
struct Group {
    /// Which rows of the block they are.
    rows: Vec<usize>,
    /// The kind of step from each unit, and at last from none yet, to each unit.
    kinds: Vec<Vec<usize>>,
    /// For each row which units it may take by the labels; the last one is none.
    right: Vec<Vec<bool>>,
}

/// As `dossier::link::Numbers`, in the width the fit reckons with.
struct Block {
    pairs: Vec<Vec<[f64; FEATURES]>>,
    nulls: Vec<[f64; NULLS]>,
    sizes: Vec<(bool, f32)>,
    groups: Vec<Group>,
    sentences: Vec<Said>,
    /// The kind of step of the reply, by stand, from each question, and at last from none yet, to each.
    turns: Vec<Vec<Vec<usize>>>,
    /// How far it is answered out of order, as the first pass sees it.
    disorder: f32,
}

/// A sentence of the reply.
struct Said {
    unit: usize,
    stand: usize,
    pairs: Vec<[f64; SENTENCE]>,
    null: [f64; REPLY_NULLS],
    /// Which questions it may speak to by the labels; the last one is none.
    right: Vec<bool>,
}

/// What the fit is shown of a document.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Version {
    AsItIs,
    /// Without the answers to every fifth question, beginning with the one of this number.
    Thinned(usize),
    /// The questions of each faction out of their order, in runs: few ministers treat subjects in an order
    /// of their own, and this is how the fit sees enough of it.
    Shuffled,
}

struct Document {
    name: String,
    version: Version,
    /// Not invented for the purpose.
    real: bool,
    blocks: Vec<Block>,
}

struct Source {
    name: String,
    real: bool,
    dossier: Dossier,
    labels: Vec<Labelled>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let sources = sources()?;
    let mut documents: Vec<Document> = Vec::new();
    for source in &sources {
        let thinned = (0..THINNED).map(Version::Thinned);
        let versions = [Version::AsItIs, Version::Shuffled].into_iter().chain(thinned);
        documents.extend(versions.map(|version| document(source, version)));
    }
    let names: Vec<String> = sources.iter().map(|s| s.name.clone()).collect();
    // What others take, and what the reply speaks to, as models say that never saw the document.
    // The first pass is fitted before any of that is filled in: nor does it see it in the linker.
    let first = train(&documents, None, &[0.0; ALONE + STEPS + NULLS]);
    let firsts: Vec<Vec<f64>> = each(&names, |name| train(&documents, Some(name), &first));
    for (name, first) in names.iter().zip(&firsts) {
        documents.iter_mut().filter(|d| d.name == *name).for_each(|d| compete(d, first));
    }
    let reply = train_reply(&documents, None, &[0.0; REPLY]);
    let replies: Vec<Vec<f64>> = each(&names, |name| train_reply(&documents, Some(name), &reply));
    for (name, reply) in names.iter().zip(&replies) {
        documents.iter_mut().filter(|d| d.name == *name).for_each(|d| speak(d, reply));
    }
    let second = train(&documents, None, &[0.0; FEATURES + STEPS + NULLS]);
    let seconds = each(&names, |name| train(&documents, Some(name), &second));
    // Links of models that never saw the document: the runs are fitted on mistakes as they will be.
    let left_out: Vec<[&[f64]; 3]> =
        (0..names.len()).map(|at| [&firsts[at][..], &seconds[at], &replies[at]]).collect();
    let stretches: Vec<Vec<Stretch>> = sources
        .iter()
        .zip(&left_out)
        .map(|(source, fitted)| stretches(source, &weights(*fitted, [0.0; RUN])))
        .collect();
    if std::env::args().any(|a| a == "check") {
        check(&sources, &documents, &left_out, &stretches);
        return Ok(());
    }
    write(&weights([&first, &second, &reply], train_runs(&stretches, None)))
}

impl Source {
    /// The label of each question, where it has one.
    fn gold(&self) -> Vec<Option<&Labelled>> {
        let mut gold = vec![None; self.dossier.questions.len()];
        for (label, ix) in self.labels.iter().zip(measure::pair(&self.dossier, &self.labels)) {
            if let Some(ix) = ix {
                gold[ix.at()] = Some(label);
            }
        }
        gold
    }
}

/// Tells how each document fares with weights that never saw it.
fn check(sources: &[Source], documents: &[Document], left_out: &[[&[f64]; 3]], stretches: &[Vec<Stretch>]) {
    println!("{}", table::HEADING);
    let mut all = Score::default();
    let (mut doubt, mut asked) = (0.0, 0);
    for (at, source) in sources.iter().enumerate() {
        let second = left_out[at][1];
        let links = link_with(&source.dossier, &weights(left_out[at], train_runs(stretches, Some(at))));
        let (score, differences) = score(&source.dossier, &links, &source.labels);
        for difference in differences.iter().filter(|_| std::env::args().any(|a| a == "tell")) {
            println!("{} {difference}", source.name);
        }
        all.add(&score);
        let (before, so_far) = (doubt, asked);
        for block in documents
            .iter()
            .filter(|d| d.name == source.name && d.version == Version::AsItIs)
            .flat_map(|d| &d.blocks)
        {
            let moves = moves(second, block.disorder);
            for group in &block.groups {
                let log = |labelled| sums(block, group, second, &moves, labelled).log;
                doubt += log(false) - log(true);
                asked += group.rows.len();
            }
        }
        let nats = (doubt - before) / (asked - so_far).max(1) as f64;
        println!("{} {nats:7.4}", score.row(&source.name));
    }
    println!("{}", all.row("all, each left out"));
    println!("{:.4} nats a question", doubt / asked as f64);
}

/// Does the same for each name, on as many threads as there are cores.
fn each<T: Send>(names: &[String], work: impl Fn(&str) -> T + Sync) -> Vec<T> {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let mut out: Vec<Option<T>> = names.iter().map(|_| None).collect();
    let size = names.len().div_ceil(cores).max(1);
    std::thread::scope(|scope| {
        for (names, out) in names.chunks(size).zip(out.chunks_mut(size)) {
            let work = &work;
            scope.spawn(move || names.iter().zip(out).for_each(|(name, out)| *out = Some(work(name))));
        }
    });
    out.into_iter().flatten().collect()
}

fn sources() -> Result<Vec<Source>, Box<dyn Error>> {
    table::within(table::FITTED_ON)?
        .into_iter()
        .map(|(text, labels)| {
            let name = text.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            Ok(Source {
                real: !name.starts_with("inv-"),
                dossier: read(&std::fs::read(&text)?, &name),
                labels: parse(&std::fs::read_to_string(&labels)?)?,
                name,
            })
        })
        .collect()
}

/// A document as the fit sees it.
fn document(source: &Source, version: Version) -> Document {
    let gold = source.gold();
    let blocks = numbers(&source.dossier).into_iter().enumerate().map(|(number, block)| {
        let labels: Vec<Option<&Labelled>> = block.questions.iter().map(|q| gold[q.at()]).collect();
        let units: Vec<Lines> = block.units.iter().map(|unit| unit.1).collect();
        let gone = match version {
            Version::Thinned(turn) => gone(&labels, &units, number, turn),
            _ => Vec::new(),
        };
        let kept: Vec<usize> = (0..units.len()).filter(|u| !gone.contains(u)).collect();
        let wide = |f: &[f32; FEATURES]| f.map(f64::from);
        let mut froms = kept.clone();
        froms.push(units.len());
        let ordered = |rows| if version == Version::Shuffled { shuffled(rows) } else { rows };
        let groups = block.groups.into_iter().map(|(rows, kinds)| (ordered(rows), kinds));
        let groups = groups.map(|(rows, kinds)| Group {
            kinds: froms.iter().map(|&f| kept.iter().map(|&t| kinds[f][t]).collect()).collect(),
            right: rows.iter().map(|&row| right(labels[row], &units, &kept)).collect(),
            rows,
        });
        let groups: Vec<Group> = groups.collect();
        let said = block.sentences.iter().filter_map(|sentence| {
            let unit = kept.iter().position(|&u| u == sentence.unit)?;
            let mut right: Vec<bool> =
                labels.iter().map(|l| l.is_some_and(|l| lies_in(sentence.lines, &l.answers))).collect();
            right.push(!right.contains(&true));
            let pairs = sentence.pairs.iter().map(|f| f.map(f64::from)).collect();
            Some(Said { unit, stand: sentence.stand, pairs, null: sentence.null.map(f64::from), right })
        });
        Block {
            sentences: said.collect(),
            turns: turns(&groups.iter().map(|g| g.rows.as_slice()).collect::<Vec<_>>()),
            disorder: 0.0,
            groups,
            sizes: kept.iter().map(|&u| block.sizes[u]).collect(),
            nulls: block.nulls.iter().map(|n| n.map(f64::from)).collect(),
            pairs: block.pairs.iter().map(|row| kept.iter().map(|&u| wide(&row[u])).collect()).collect(),
        }
    });
    let blocks = blocks.filter(|b| b.pairs.first().is_some_and(|row| !row.is_empty())).collect();
    Document { name: source.name.clone(), real: source.real, blocks, version }
}

/// Questions in another order, the same at every run: cut into runs of two on average, and the runs mixed.
fn shuffled(rows: Vec<usize>) -> Vec<usize> {
    // A linear congruential generator (Knuth's MMIX); its upper bits are mixed well enough for this.
    let mut state = rows.len() as u64;
    let mut below = |n: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % n
    };
    let mut runs: Vec<Vec<usize>> = Vec::new();
    for row in rows {
        match runs.last_mut() {
            Some(run) if below(2) == 0 => run.push(row),
            _ => runs.push(vec![row]),
        }
    }
    for at in (1..runs.len()).rev() {
        runs.swap(at, below(at + 1));
    }
    runs.concat()
}

/// Which of the kept units a question may take by its label, and whether none.
fn right(label: Option<&Labelled>, units: &[Lines], kept: &[usize]) -> Vec<bool> {
    let Some(label) = label else { return vec![true; kept.len() + 1] };
    let mut out: Vec<bool> = kept.iter().map(|&u| answers(&label.answers, units[u])).collect();
    let none = !out.contains(&true);
    out.push(none);
    out
}

/// Whether most of the unit lies in a labelled stretch, or most of that in the unit.
fn answers(stretches: &[Lines], unit: Lines) -> bool {
    stretches.iter().any(|stretch| {
        let common = (stretch.last.min(unit.last) + 1).saturating_sub(stretch.first.max(unit.first));
        let size = |l: Lines| f64::from(l.last + 1 - l.first);
        common > 0 && (f64::from(common) - 0.5) / size(*stretch).min(size(unit)) >= 0.5
    })
}

/// Whether a sentence lies in a labelled stretch: with most of its lines, since at either end it may share one with
/// what stands beside it.
fn lies_in(sentence: Lines, stretches: &[Lines]) -> bool {
    let size = |l: Lines| l.last + 1 - l.first;
    stretches.iter().any(|stretch| {
        let common = (stretch.last.min(sentence.last) + 1).saturating_sub(stretch.first.max(sentence.first));
        common > 0 && f64::from(common) >= 0.6 * f64::from(size(sentence))
    })
}

/// The units that answer every fifth question and no other.
fn gone(labels: &[Option<&Labelled>], units: &[Lines], block: usize, turn: usize) -> Vec<usize> {
    let mut out = Vec::new();
    let answered = |at: &usize| labels[*at].is_some_and(|l| !l.answers.is_empty());
    for at in (0..labels.len()).filter(answered).filter(|at| (at + block) % EVERY == turn) {
        let own = |u: &usize| labels[at].is_some_and(|l| answers(&l.answers, units[*u]));
        let own: Vec<usize> = (0..units.len()).filter(own).collect();
        let others = labels.iter().enumerate().filter(|(i, _)| *i != at).filter_map(|(_, l)| *l);
        if !others.into_iter().any(|l| own.iter().any(|&u| answers(&l.answers, units[u]))) {
            out.extend(own);
        }
    }
    out
}

/// What forward and backward sums over a group give: the logarithm of the weight of all paths, and how
/// often each pair, each none and each kind of step is expected.
struct Sums {
    log: f64,
    taken: Vec<Vec<f64>>,
    none: Vec<f64>,
    steps: Vec<f64>,
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

fn sums(block: &Block, group: &Group, weights: &[f64], moves: &[f64], labelled: bool) -> Sums {
    let units = block.pairs[0].len();
    let width = weights.len() - STEPS - NULLS;
    let take = |t: usize, u: usize| dot(&block.pairs[group.rows[t]][u][..width], &weights[..width]);
    let none = |t: usize| dot(&block.nulls[group.rows[t]], &weights[width + STEPS..]);
    let paths = Paths::new(units, group.rows.len(), take, none, |t, u| !labelled || group.right[t][u]);
    paths.sums(moves, |_| &group.kinds)
}

/// The numbers of the reply's chain: of units, of sentences, of steps, of speaking to none.
const REPLY: usize = ALONE + SENTENCE + REPLY_STEPS + REPLY_NULLS;

fn sums_of_reply(block: &Block, weights: &[f64], moves: &[f64], labelled: bool) -> Sums {
    let questions = block.pairs.len();
    let unit = |row: &Vec<[f64; FEATURES]>, u: usize| dot(&row[u][..ALONE], &weights[..ALONE]);
    let units: Vec<Vec<f64>> =
        (0..block.sizes.len()).map(|u| block.pairs.iter().map(|row| unit(row, u)).collect()).collect();
    let said = &block.sentences;
    let take = |t: usize, q: usize| units[said[t].unit][q] + dot(&said[t].pairs[q], &weights[ALONE..]);
    let none = |t: usize| dot(&said[t].null, &weights[REPLY - REPLY_NULLS..]);
    let paths = Paths::new(questions, said.len(), take, none, |t, q| !labelled || said[t].right[q]);
    paths.sums(moves, |t| &block.turns[said[t].stand])
}

/// The paths through a chain: the weight of each state at each place, and that of none.
struct Paths {
    states: usize,
    take: Vec<Vec<f64>>,
    none: Vec<f64>,
}

impl Paths {
    /// Of so many states and places; by the logarithms of weights, and which states, and none, are allowed.
    fn new(
        states: usize,
        places: usize,
        take: impl Fn(usize, usize) -> f64,
        none: impl Fn(usize) -> f64,
        may: impl Fn(usize, usize) -> bool,
    ) -> Self {
        let weight = |log: f64| log.clamp(-30.0, 30.0).exp();
        let row = |t: usize| {
            let worth = |s: usize| if may(t, s) { weight(take(t, s)) } else { 0.0 };
            let mut out: Vec<f64> = (0..states).map(worth).collect();
            let least = out.iter().copied().fold(0.0, f64::max) * NEGLIGIBLE;
            out.iter_mut().filter(|o| **o < least).for_each(|o| *o = 0.0);
            out
        };
        let none = |t: usize| if may(t, states) { weight(none(t)) } else { 0.0 };
        Self { states, take: (0..places).map(row).collect(), none: (0..places).map(none).collect() }
    }

    /// The sums over all of them, with the kinds of step to each place.
    fn sums<'a>(&self, moves: &[f64], kinds: impl Fn(usize) -> &'a Vec<Vec<usize>>) -> Sums {
        let Self { states, take, none } = self;
        let (states, places) = (*states, take.len());
        let mut ahead: Vec<Vec<f64>> = vec![vec![0.0; states + 1]];
        ahead[0][states] = 1.0;
        let mut scale = Vec::new();
        for t in 0..places {
            let kinds = kinds(t);
            let mut now: Vec<f64> = ahead[t].iter().map(|a| a * none[t]).collect();
            for (from, &a) in ahead[t].iter().enumerate().filter(|a| *a.1 > NEGLIGIBLE) {
                for s in (0..states).filter(|&s| take[t][s] > 0.0) {
                    now[s] += a * moves[kinds[from][s]] * take[t][s];
                }
            }
            let all: f64 = now.iter().sum();
            for n in &mut now {
                *n /= all;
            }
            scale.push(all);
            ahead.push(now);
        }
        let mut out = Sums {
            log: scale.iter().map(|s| s.ln()).sum(),
            taken: vec![vec![0.0; states]; places],
            none: vec![0.0; places],
            steps: vec![0.0; moves.len()],
        };
        let mut behind = vec![1.0; states + 1];
        for t in (0..places).rev() {
            let kinds = kinds(t);
            let value: Vec<f64> = (0..states).map(|s| take[t][s] * behind[s] / scale[t]).collect();
            let mut here = vec![0.0; states + 1];
            for from in (0..=states).filter(|&f| ahead[t][f] > NEGLIGIBLE) {
                let stay = none[t] * behind[from] / scale[t];
                out.none[t] += ahead[t][from] * stay;
                here[from] = stay;
                for s in (0..states).filter(|&s| value[s] > 0.0) {
                    let kind = kinds[from][s];
                    let arc = moves[kind] * value[s];
                    here[from] += arc;
                    out.taken[t][s] += ahead[t][from] * arc;
                    out.steps[kind] += ahead[t][from] * arc;
                }
            }
            behind = here;
        }
        out
    }
}

fn moves(weights: &[f64], disorder: f32) -> Vec<f64> {
    let width = weights.len() - STEPS - NULLS;
    let worth = |row: &[f32; STEPS]| dot(&row.map(f64::from), &weights[width..width + STEPS]).exp();
    steps(disorder).iter().map(worth).collect()
}

/// Fits on all documents but one, beginning at some weights: those of all documents lie near, and from nothing the way is
/// four times as long.
fn train(documents: &[Document], but: Option<&str>, from: &[f64]) -> Vec<f64> {
    let documents: Vec<&Document> = documents.iter().filter(|d| but != Some(&d.name)).collect();
    let size = from.len();
    let width = size - STEPS - NULLS;
    let mut prior = vec![0.0; size];
    for &(at, value) in PRIOR {
        prior[if at < FEATURES { at } else { at - FEATURES + width }] = value;
    }
    let hold = HOLD * documents.len() as f64;
    let loss = |weights: &[f64]| {
        let (mut value, mut slope) = (0.0, vec![0.0; size]);
        for (at, (w, p)) in weights.iter().zip(&prior).enumerate().skip(1) {
            value += hold * (w - p) * (w - p);
            slope[at] = 2.0 * hold * (w - p);
        }
        for document in &documents {
            let count: usize = document.blocks.iter().flat_map(|b| &b.groups).map(|g| g.rows.len()).sum();
            let weight = if document.real { REAL } else { 1.0 };
            let share = weight / (count as f64).sqrt();
            for block in &document.blocks {
                let moves = moves(weights, block.disorder);
                let rows: Vec<[f64; STEPS]> =
                    steps(block.disorder).iter().map(|row| row.map(f64::from)).collect();
                for group in &block.groups {
                    let right = sums(block, group, weights, &moves, true);
                    let all = sums(block, group, weights, &moves, false);
                    value -= share * (right.log - all.log);
                    for (t, &row) in group.rows.iter().enumerate() {
                        for (u, pair) in block.pairs[row].iter().enumerate() {
                            let off = share * (right.taken[t][u] - all.taken[t][u]);
                            (0..width).for_each(|n| slope[n] -= off * pair[n]);
                        }
                        let off = share * (right.none[t] - all.none[t]);
                        (0..NULLS).for_each(|n| slope[width + STEPS + n] -= off * block.nulls[row][n]);
                    }
                    for (kind, row) in rows.iter().enumerate() {
                        let off = share * (right.steps[kind] - all.steps[kind]);
                        (0..STEPS).for_each(|n| slope[width + n] -= off * row[n]);
                    }
                }
            }
        }
        (value, slope)
    };
    least(from.to_vec(), loss)
}

fn moves_of_reply(weights: &[f64], disorder: f32) -> Vec<f64> {
    let worth = |row: &[f32; REPLY_STEPS]| dot(&row.map(f64::from), &weights[ALONE + SENTENCE..]).exp();
    reply_steps(disorder).iter().map(worth).collect()
}

/// Fits the chain of the reply on all documents but one, beginning at some weights.
fn train_reply(documents: &[Document], but: Option<&str>, from: &[f64]) -> Vec<f64> {
    let documents: Vec<&Document> = documents.iter().filter(|d| but != Some(&d.name)).collect();
    let hold = HOLD * documents.len() as f64;
    let loss = |weights: &[f64]| {
        let mut value = weights[1..].iter().map(|w| hold * w * w).sum::<f64>();
        let mut slope: Vec<f64> =
            weights.iter().enumerate().map(|(at, w)| if at == 0 { 0.0 } else { 2.0 * hold * w }).collect();
        for document in &documents {
            let count: usize = document.blocks.iter().map(|b| b.sentences.len()).sum();
            let share = if document.real { REAL } else { 1.0 } / (count as f64).sqrt();
            for block in &document.blocks {
                let moves = moves_of_reply(weights, block.disorder);
                let rows: Vec<[f64; REPLY_STEPS]> =
                    reply_steps(block.disorder).iter().map(|row| row.map(f64::from)).collect();
                let right = sums_of_reply(block, weights, &moves, true);
                let all = sums_of_reply(block, weights, &moves, false);
                value -= share * (right.log - all.log);
                let mut units = vec![vec![0.0; block.pairs.len()]; block.sizes.len()];
                for (t, said) in block.sentences.iter().enumerate() {
                    for (q, pair) in said.pairs.iter().enumerate() {
                        let off = share * (right.taken[t][q] - all.taken[t][q]);
                        units[said.unit][q] += off;
                        (0..SENTENCE).for_each(|n| slope[ALONE + n] -= off * pair[n]);
                    }
                    let off = share * (right.none[t] - all.none[t]);
                    (0..REPLY_NULLS).for_each(|n| slope[REPLY - REPLY_NULLS + n] -= off * said.null[n]);
                }
                for (u, offs) in units.iter().enumerate() {
                    for (q, off) in offs.iter().enumerate() {
                        (0..ALONE).for_each(|n| slope[n] -= off * block.pairs[q][u][n]);
                    }
                }
                for (kind, row) in rows.iter().enumerate() {
                    let off = share * (right.steps[kind] - all.steps[kind]);
                    (0..REPLY_STEPS).for_each(|n| slope[ALONE + SENTENCE + n] -= off * row[n]);
                }
            }
        }
        (value, slope)
    };
    least(from.to_vec(), loss)
}

/// Fills in the numbers that tell what the chain of the reply finds.
fn speak(document: &mut Document, reply: &[f64]) {
    for block in &mut document.blocks {
        let moves = moves_of_reply(reply, block.disorder);
        let found = sums_of_reply(block, reply, &moves, false).taken;
        for (q, row) in block.pairs.iter_mut().enumerate() {
            let mut units = vec![0.0_f64; row.len()];
            let mut all = 0.0;
            for (said, taken) in block.sentences.iter().zip(&found) {
                units[said.unit] = units[said.unit].max(taken[q]);
                all += taken[q];
            }
            for (pair, share) in row.iter_mut().zip(units) {
                pair[ALONE + COMPETITION..].copy_from_slice(&spoken(share as f32).map(f64::from));
            }
            block.nulls[q][NULLS - 1] = all.min(1.0);
        }
    }
}

/// The runs of sentences a linked question may have.
struct Stretch {
    runs: Vec<[f64; RUN]>,
    /// Which of them share half of their lines with a labelled answer.
    right: Vec<bool>,
}

/// How strongly the weights of runs are held near nothing.
const HOLD_RUNS: f64 = 1.0;

/// The stretches of a document that can be right at all.
fn stretches(source: &Source, weights: &Weights) -> Vec<Stretch> {
    let gold = source.gold();
    let all = runs(&source.dossier, weights).into_iter().filter_map(|Runs { question, runs }| {
        let label = gold[question.at()]?;
        let fits = |lines: Lines| label.answers.iter().any(|a| measure::overlap(*a, lines) >= 0.5);
        Some(Stretch {
            right: runs.iter().map(|r| fits(r.0)).collect(),
            runs: runs.iter().map(|r| r.1.map(f64::from)).collect(),
        })
    });
    all.filter(|s| s.right.contains(&true) && s.right.contains(&false)).collect()
}

/// Fits the weights of runs on all documents but one.
fn train_runs(documents: &[Vec<Stretch>], but: Option<usize>) -> [f32; RUN] {
    let used: Vec<&Stretch> =
        documents.iter().enumerate().filter(|d| but != Some(d.0)).flat_map(|d| d.1).collect();
    let loss = |weights: &[f64]| {
        let mut value = weights.iter().map(|w| HOLD_RUNS * w * w).sum::<f64>();
        let mut slope: Vec<f64> = weights.iter().map(|w| 2.0 * HOLD_RUNS * w).collect();
        for stretch in &used {
            let weigh = |run: &[f64; RUN]| dot(run, weights).exp();
            let all: Vec<f64> = stretch.runs.iter().map(weigh).collect();
            let sum: f64 = all.iter().sum();
            let good: f64 = all.iter().zip(&stretch.right).filter(|a| *a.1).map(|a| a.0).sum();
            value -= (good / sum).ln();
            for ((run, &weight), &right) in stretch.runs.iter().zip(&all).zip(&stretch.right) {
                let off = if right { weight / good } else { 0.0 } - weight / sum;
                slope.iter_mut().zip(run).for_each(|(slope, number)| *slope -= off * number);
            }
        }
        (value, slope)
    };
    let fitted = least(vec![0.0; RUN], loss);
    std::array::from_fn(|at| fitted[at] as f32)
}

/// Fills in the numbers that depend on what other questions take.
fn compete(document: &mut Document, first: &[f64]) {
    let moves = moves(first, 0.0);
    for block in &mut document.blocks {
        let mut in_order = Vec::new();
        let mut taken = vec![vec![0.0; block.pairs[0].len()]; block.pairs.len()];
        for group in &block.groups {
            let found = sums(block, group, first, &moves, false).taken;
            let some = |row: &Vec<f64>| -> Vec<(usize, f32)> {
                row.iter()
                    .enumerate()
                    .filter(|t| *t.1 > NEGLIGIBLE)
                    .map(|(u, &share)| (u, share as f32))
                    .collect()
            };
            in_order.push(found.iter().map(some).collect::<Vec<_>>());
            for (&row, found) in group.rows.iter().zip(found) {
                taken[row] = found;
            }
        }
        let in_order: Vec<Vec<&[(usize, f32)]>> =
            in_order.iter().map(|group| group.iter().map(Vec::as_slice).collect()).collect();
        block.disorder = disorder(&in_order);
        let all: Vec<f64> = (0..block.pairs[0].len()).map(|u| taken.iter().map(|row| row[u]).sum()).collect();
        for (row, own) in block.pairs.iter_mut().zip(&taken) {
            for (u, pair) in row.iter_mut().enumerate() {
                let (led, terms) = block.sizes[u];
                let numbers = competition(led, terms, (all[u] - own[u]) as f32);
                pair[ALONE..ALONE + COMPETITION].copy_from_slice(&numbers.map(f64::from));
            }
        }
    }
}

/// The weights of the two passes and of the reply's chain, and of runs.
fn weights([first, second, reply]: [&[f64]; 3], run: [f32; RUN]) -> Weights {
    let worth = |all: &[f64]| {
        let width = all.len() - STEPS - NULLS;
        Worth { steps: part(all, width), nulls: part(all, width + STEPS) }
    };
    let early = |n: usize| if n < ALONE { first[n] as f32 } else { 0.0 };
    Weights {
        pair: std::array::from_fn(|n| [early(n), second[n] as f32]),
        chain: [worth(first), worth(second)],
        reply: Reply {
            unit: part(reply, 0),
            sentence: part(reply, ALONE),
            chain: ReplyWorth {
                steps: part(reply, ALONE + SENTENCE),
                nulls: part(reply, ALONE + SENTENCE + REPLY_STEPS),
            },
        },
        run,
    }
}

/// So many numbers from one on.
fn part<const COUNT: usize>(all: &[f64], from: usize) -> [f32; COUNT] {
    std::array::from_fn(|n| all[from + n] as f32)
}

/// Puts the numbers into the file, which keeps its words.
fn write(weights: &Weights) -> Result<(), Box<dyn Error>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/link/weights.rs");
    let number = |v: &f32| format!("{v:.3}").replace("-0.000", "0.000");
    let row = |values: &[f32]| values.iter().map(number).collect::<Vec<_>>().join(", ");
    let mut rows = weights.pair.iter().map(|pair| format!("        [{}],", row(pair))).collect::<Vec<_>>();
    for worth in &weights.chain {
        rows.push(format!("            steps: [{}],", row(&worth.steps)));
        rows.push(format!("            nulls: [{}],", row(&worth.nulls)));
    }
    let Reply { unit, sentence, chain } = &weights.reply;
    rows.push(format!("        unit: [{}],", row(unit)));
    rows.push(format!("        sentence: [{}],", row(sentence)));
    rows.push(format!("            steps: [{}],", row(&chain.steps)));
    rows.push(format!("            nulls: [{}],", row(&chain.nulls)));
    rows.push(format!("    run: [{}],", row(&weights.run)));
    let text = std::fs::read_to_string(&path)?;
    let mut rows = rows.into_iter();
    let opens = ["[", "steps: [", "nulls: [", "unit: [", "sentence: [", "run: ["];
    let kept = |line: &str| !opens.iter().any(|opening| line.trim_start().starts_with(opening));
    let lines: Vec<String> = text
        .lines()
        .map(|line| if kept(line) { line.to_owned() } else { rows.next().unwrap_or_default() })
        .collect();
    if rows.next().is_some() {
        return Err("weights.rs has too few rows: add one for every number".into());
    }
    Ok(std::fs::write(path, lines.join("\n") + "\n")?)
}
