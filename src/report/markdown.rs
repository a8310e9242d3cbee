//! The Markdown export: per pillar and faction each question with its answers quoted below it.

use crate::model::{Dossier, Links};

use super::{citation, status_dutch, stretch};

/// The whole dossier.
pub fn export(dossier: &Dossier, links: &Links) -> String {
    let mut out = format!("# {}\n", plain(&dossier.title));
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
            status_dutch(outcome.status),
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
