//! Scores what is computed against links made by hand: `cargo run --release --example score`.
//!
//! Every `NAME.tsv` beside this file is held against `NAME.txt` beside it or in `data/`. More pairs can
//! be given as arguments: `score TEXT TSV …`. Below each document stand three simple methods on the same labels.

mod baselines;
mod measure;

use std::error::Error;
use std::path::{Path, PathBuf};

use dossier::link::link;
use dossier::read::read;

use baselines::METHODS;
use measure::{Score, parse, places, score};

fn main() -> Result<(), Box<dyn Error>> {
    let given: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let pairs = if given.is_empty() {
        beside()?
    } else if given.len() % 2 == 1 {
        return Err("give each text with its table: score TEXT TSV …".into());
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
        let (score, differences) = score(&dossier, &links, &labels);
        for line in differences {
            println!("  {line}");
        }
        print(&name, &score);
        for (method, run) in METHODS {
            print(method, &places(&dossier, &labels, &run(&dossier)));
        }
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
