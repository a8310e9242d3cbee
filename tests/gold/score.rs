//! Scores what is computed against links made by hand: `cargo run --release --example score`.
//!
//! Every `NAME.tsv` beside this file is held against `NAME.txt` beside it or in `data/`; after them those of
//! `unseen/`, on which nothing was fitted or chosen. Other pairs can be given as arguments: `score TEXT TSV …`.
//! Below each document stand three simple methods on the same labels.

mod baselines;
mod measure;
mod table;

use std::error::Error;
use std::path::PathBuf;

use dossier::link::link;
use dossier::read::read;

use baselines::METHODS;
use measure::{parse, places, score};

/// Where the documents lie that came after everything else.
const UNSEEN: &str = "tests/gold/unseen";

fn main() -> Result<(), Box<dyn Error>> {
    println!("{}", table::HEADING);
    let given: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    if given.is_empty() {
        tell("all of them", table::within(table::FITTED_ON)?)?;
        return tell("all unseen", table::within(UNSEEN)?);
    }
    if given.len() % 2 == 1 {
        return Err("give each text with its table: score TEXT TSV …".into());
    }
    tell("all of them", given.chunks_exact(2).map(|p| (p[0].clone(), p[1].clone())).collect())
}

/// Prints every difference and the figures of some texts, and of all together.
fn tell(together: &str, pairs: Vec<(PathBuf, PathBuf)>) -> Result<(), Box<dyn Error>> {
    let mut all = measure::Score::default();
    for (text, labels) in pairs {
        let name = text.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let dossier = read(&std::fs::read(&text)?, &name);
        let links = link(&dossier);
        let labels = parse(&std::fs::read_to_string(&labels)?)?;
        let (score, differences) = score(&dossier, &links, &labels);
        for line in differences {
            println!("  {line}");
        }
        println!("{}", score.row(&name));
        all.add(&score);
        for (method, run) in METHODS {
            println!("{}", places(&dossier, &labels, &run(&dossier)).row(method));
        }
    }
    println!("{}", all.row(together));
    Ok(())
}
