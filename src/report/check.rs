//! `check`: what was read, the grid of questions, notices, and the links it is least sure of.

use unicode_width::UnicodeWidthStr;

use crate::model::{Dossier, Links, QuestionIx, Status};
use crate::overview::Grid;

use super::grid::{legend, table};
use super::kind_word;

/// How many links the check lists as least sure.
const LEAST_SURE: usize = 15;

/// The check as text.
pub fn report(dossier: &Dossier, links: &Links) -> String {
    let mut out = format!(
        "{}\n{}\n\n{} regels, {} pijlers, {} fracties, {} vragen, {} antwoorden, {} voetnoten, {} verwijzingen, {} afkortingen\n\n",
        dossier.title,
        dossier.citation,
        dossier.line_count,
        dossier.pillars.len(),
        dossier.factions.len(),
        dossier.questions.len(),
        dossier.answers.len(),
        dossier.footnotes.len(),
        dossier.references.len(),
        dossier.abbreviations.len()
    );
    out.push_str(&grid(dossier, links));
    let by_status = |status| links.outcomes.iter().filter(|o| o.status == status).count();
    out.push_str(&format!(
        "\nbeantwoord {} · deels {} · verwezen {} · onbeantwoord {}\n",
        by_status(Status::Answered),
        by_status(Status::Partly),
        by_status(Status::Referred),
        by_status(Status::Unanswered)
    ));
    let verified = links.outcomes.iter().filter(|o| o.links.iter().any(|l| l.verified)).count();
    if verified > 0 {
        out.push_str(&format!("{verified} vragen met geverifieerde koppelingen\n"));
    }
    let mut shaky: Vec<(f32, QuestionIx)> = dossier
        .question_ixs()
        .filter_map(|q| links.of(q).links.first().filter(|l| !l.verified).map(|l| (l.confidence, q)))
        .collect();
    shaky.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    if !shaky.is_empty() {
        out.push_str("\nMinst zekere koppelingen:\n");
    }
    for (confidence, question) in shaky.into_iter().take(LEAST_SURE) {
        let link = &links.of(question).links[0];
        let ids = (&dossier.question(question).id, &dossier.answer(link.answer).id);
        out.push_str(&format!(
            "  {confidence:.2} {} → {} ({}) {}\n",
            ids.0,
            ids.1,
            kind_word(link.kind),
            link.reason
        ));
    }
    if !dossier.notices.is_empty() {
        out.push_str("\nMeldingen:\n");
    }
    for notice in &dossier.notices {
        out.push_str(&format!("  regel {}: {}\n", notice.line, notice.message));
    }
    out
}

/// The grid in columns: heads to the left, cells to the right.
fn grid(dossier: &Dossier, links: &Links) -> String {
    let grid = Grid::new(dossier, links);
    if grid.is_empty() {
        return String::new();
    }
    let rows = table(dossier, &grid);
    let mut widths = vec![0; rows.iter().map(Vec::len).max().unwrap_or(0)];
    for (at, cell) in rows.iter().flat_map(|row| row.iter().enumerate()) {
        widths[at] = widths[at].max(cell.width());
    }
    let mut out = String::new();
    for row in &rows {
        for (at, (cell, width)) in row.iter().zip(&widths).enumerate() {
            let blank = " ".repeat(width - cell.width());
            out.push_str(&if at == 0 { format!("{cell}{blank}") } else { format!("  {blank}{cell}") });
        }
        out.truncate(out.trim_end().len());
        out.push('\n');
    }
    format!("{out}{}\n", legend())
}
