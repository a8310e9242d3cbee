//! Scores what is computed against links made by hand: `cargo run --release --example score`.
//!
//! Every `NAME.tsv` beside this file is held against `NAME.txt` beside it or in `data/`. More pairs can
//! be given as arguments: `score TEXT TSV …`.

use std::collections::HashSet;
use std::error::Error;
use std::path::{Path, PathBuf};

use dossier::link::link;
use dossier::model::{Dossier, Lines, Links, QuestionIx, Status};
use dossier::read::read;

/// A question as a person cut it, with the places that answer it, best first.
struct Labelled {
    pillar: String,
    faction: String,
    lines: Lines,
    status: String,
    answers: Vec<Lines>,
}

/// Counts behind the figures of one document.
#[derive(Default)]
struct Score {
    labelled: usize,
    computed: usize,
    found: usize,
    placed: usize,
    answered: usize,
    touches: usize,
    covers: usize,
    open: usize,
    called_open: usize,
    open_right: usize,
    sure: usize,
    sure_right: usize,
}

fn main() -> Result<(), Box<dyn Error>> {
    let given: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let pairs = if given.is_empty() {
        beside()?
    } else {
        given.chunks_exact(2).map(|p| (p[0].clone(), p[1].clone())).collect()
    };
    println!(
        "{:<22} {:>5} {:>6} {:>6} {:>6} {:>6} {:>6} {:>6} {:>6} {:>6}",
        "document", "gold", "found", "prec.", "place", "lax", "strict", "open P", "open R", "≥ .9"
    );
    for (text, labels) in pairs {
        let name = text.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let dossier = read(&std::fs::read(&text)?, &name);
        let links = link(&dossier);
        let labels = parse(&std::fs::read_to_string(&labels)?)?;
        print(&name, &score(&dossier, &links, &labels));
    }
    Ok(())
}

/// The pairs that ship with the repository.
fn beside() -> Result<Vec<(PathBuf, PathBuf)>, Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut pairs = Vec::new();
    for entry in std::fs::read_dir(root.join("tests/gold"))? {
        let labels = entry?.path();
        if labels.extension().is_some_and(|e| e == "tsv") {
            let text = labels.with_extension("txt");
            let name = text.file_name().unwrap_or_default();
            let text = if text.exists() { text } else { root.join("data").join(name) };
            pairs.push((text, labels));
        }
    }
    pairs.sort();
    Ok(pairs)
}

fn range(written: &str) -> Result<Lines, Box<dyn Error>> {
    let (first, last) = written.split_once('-').ok_or_else(|| format!("geen regels: {written}"))?;
    Ok(Lines { first: first.parse()?, last: last.parse()? })
}

fn parse(table: &str) -> Result<Vec<Labelled>, Box<dyn Error>> {
    let rows = table.lines().filter(|l| !l.starts_with('#') && !l.trim().is_empty());
    rows.map(|row| {
        let cells: Vec<&str> = row.split('\t').collect();
        let [pillar, faction, lines, status, answers, ..] = cells[..] else {
            return Err(format!("te weinig kolommen: {row}").into());
        };
        let places = answers.split(';').filter_map(|a| a.split_once(':')).map(|(_, lines)| range(lines));
        Ok(Labelled {
            pillar: pillar.to_owned(),
            faction: faction.to_owned(),
            lines: range(lines)?,
            status: status.to_owned(),
            answers: places.collect::<Result<_, _>>()?,
        })
    })
    .collect()
}

/// Share of the lines of two stretches that they have in common.
fn overlap(a: Lines, b: Lines) -> f32 {
    let common = (a.last.min(b.last) + 1).saturating_sub(a.first.max(b.first));
    let all = a.last.max(b.last) + 1 - a.first.min(b.first);
    common as f32 / all as f32
}

/// Pairs labelled and computed questions one to one, most lines in common first.
fn pair(dossier: &Dossier, labels: &[Labelled]) -> Vec<Option<QuestionIx>> {
    let mut near: Vec<(f32, usize, QuestionIx)> = Vec::new();
    for (row, label) in labels.iter().enumerate() {
        for ix in dossier.question_ixs() {
            let common = overlap(label.lines, dossier.question(ix).lines);
            if common > 0.0 {
                near.push((common, row, ix));
            }
        }
    }
    near.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    let mut taken = HashSet::new();
    let mut pairs = vec![None; labels.len()];
    for (_, row, ix) in near {
        if pairs[row].is_none() && taken.insert(ix) {
            pairs[row] = Some(ix);
        }
    }
    pairs
}

fn score(dossier: &Dossier, links: &Links, labels: &[Labelled]) -> Score {
    let pairs = pair(dossier, labels);
    let mut score = Score { labelled: labels.len(), computed: dossier.questions.len(), ..Score::default() };
    for (label, ix) in labels.iter().zip(pairs) {
        score.answered += usize::from(!label.answers.is_empty());
        score.open += usize::from(label.status == "unanswered");
        let told =
            |what: &str| println!("  {} {} r. {}: {what}", label.pillar, label.faction, label.lines.first);
        let Some(ix) = ix else {
            told("vraag niet gevonden");
            continue;
        };
        score.found += 1;
        let question = dossier.question(ix);
        let right = dossier.faction_name(question.faction) == label.faction
            && (label.pillar == "-" || dossier.pillar_id(question.pillar) == label.pillar);
        score.placed += usize::from(right);
        if !right {
            told(&format!("staat onder {}", question.id));
        }
        let outcome = links.of(ix);
        let open = outcome.status == Status::Unanswered;
        score.called_open += usize::from(open);
        score.open_right += usize::from(open && label.status == "unanswered");
        let first = outcome.links.first();
        let place = first.map(|l| dossier.answer(l.answer).lines);
        let touches = place.is_some_and(|l| label.answers.iter().any(|a| a.touch(l)));
        score.touches += usize::from(touches);
        score.covers +=
            usize::from(place.is_some_and(|l| label.answers.iter().any(|a| overlap(*a, l) >= 0.5)));
        if first.is_some_and(|l| l.confidence >= 0.9) {
            score.sure += 1;
            score.sure_right += usize::from(touches);
        }
        let agree = touches || open && label.answers.is_empty();
        if !agree {
            told(&match place {
                Some(l) => format!("{} gekoppeld aan {}-{}", question.id, l.first, l.last),
                None => format!("{} zonder antwoord", question.id),
            });
        }
    }
    score
}

fn print(name: &str, s: &Score) {
    let share = |part: usize, whole: usize| {
        if whole == 0 { "-".to_owned() } else { format!("{:.3}", part as f32 / whole as f32) }
    };
    println!(
        "{name:<22} {:>5} {:>6} {:>6} {:>6} {:>6} {:>6} {:>6} {:>6} {:>6}",
        s.labelled,
        share(s.found, s.labelled),
        share(s.found, s.computed),
        share(s.placed, s.found),
        share(s.touches, s.answered),
        share(s.covers, s.answered),
        share(s.open_right, s.called_open),
        share(s.open_right, s.open),
        share(s.sure_right, s.sure),
    );
}
