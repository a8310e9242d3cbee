//! The Markdown export: the grid, and per pillar and faction each question with its answers quoted below it.

use crate::model::{Dossier, Links};
use crate::overview::Grid;
use crate::words::Lang;

use super::grid::{legend, table};
use super::{citation, status_told, stretch};

/// The whole dossier.
pub fn export(dossier: &Dossier, links: &Links, lang: Lang) -> String {
    let mut out = format!("# {}\n\n{}", plain(&dossier.title), grid(dossier, links, lang));
    let mut place = (None, None);
    for ix in dossier.question_ixs() {
        let (question, outcome) = (dossier.question(ix), links.of(ix));
        if place.0 != Some(question.pillar) {
            if let Some(pillar) = question.pillar.map(|p| &dossier.pillars[p.at()]) {
                out.push_str(&format!("\n## {} {}\n", plain(&pillar.id), plain(&pillar.title)));
            }
            place.1 = None;
        }
        if place.1 != Some(question.faction) {
            out.push_str(&format!("\n### {}\n", plain(dossier.faction_name(question.faction))));
        }
        place = (Some(question.pillar), Some(question.faction));
        out.push_str(&format!(
            "\n**{}** ({}, {})\n\n{}\n",
            plain(&question.id),
            status_told(outcome.status, lang),
            plain(&citation(dossier, question.page)),
            plain(&question.text)
        ));
        for link in &outcome.links {
            let quoted = plain(&stretch(dossier, &link.spans)).replace('\n', "\n> ");
            out.push_str(&format!(
                "\n> {quoted}\n>\n> — {}, {}\n",
                plain(&dossier.answer(link.answer).id),
                plain(&citation(dossier, dossier.page_of(link.lines.first)))
            ));
        }
    }
    out
}

/// Pillars × factions with the number of questions and of each mark.
fn grid(dossier: &Dossier, links: &Links, lang: Lang) -> String {
    let grid = Grid::new(dossier, links);
    if grid.is_empty() {
        return String::new();
    }
    let mut out = String::new();
    for (at, row) in table(dossier, &grid, lang).iter().enumerate() {
        let cells: Vec<String> = row.iter().map(|cell| plain(cell)).collect();
        out.push_str(&format!("| {} |\n", cells.join(" | ")));
        if at == 0 {
            out.push_str(&format!("|{}\n", "---|".repeat(row.len())));
        }
    }
    format!("{out}\n{}\n", legend(lang))
}

/// Text that Markdown leaves as it is.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '*' | '_' | '`' | '<' | '>' | '[' | ']' | '#' | '\\' | '|') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
