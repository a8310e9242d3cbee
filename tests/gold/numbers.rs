//! Prints the numbers behind the links of documents as JSON, one line each, for `fit.py`:
//! `cargo run --release --example numbers TEXT …`.

use std::error::Error;

use dossier::link::numbers;
use dossier::model::Lines;
use dossier::read::read;
use serde_json::{Value, json};

fn lines(lines: Lines) -> [u32; 2] {
    [lines.first, lines.last]
}

fn main() -> Result<(), Box<dyn Error>> {
    for path in std::env::args().skip(1) {
        let dossier = read(&std::fs::read(&path)?, &path);
        let blocks: Vec<Value> = numbers(&dossier)
            .into_iter()
            .map(|block| {
                let questions = block.questions.iter().map(|&q| {
                    let question = dossier.question(q);
                    json!({"lines": lines(question.lines), "faction": question.faction.map(|f| f.0)})
                });
                let units = block.units.iter().map(|&(answer, at)| {
                    let factions: Vec<u32> = dossier.answer(answer).factions.iter().map(|f| f.0).collect();
                    json!({"answer": answer.0, "lines": lines(at), "factions": factions})
                });
                let pairs: Vec<Vec<Vec<f32>>> =
                    block.pairs.iter().map(|row| row.iter().map(|f| f.to_vec()).collect()).collect();
                let (questions, units): (Vec<Value>, Vec<Value>) = (questions.collect(), units.collect());
                json!({"questions": questions, "units": units, "pairs": pairs})
            })
            .collect();
        println!("{}", json!({"path": path, "blocks": blocks}));
    }
    Ok(())
}
