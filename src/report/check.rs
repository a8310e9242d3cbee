//! `check`: what was read, the grid of questions, notices, and the links it is least sure of.

use unicode_width::UnicodeWidthStr;

use crate::model::{Dossier, Links, QuestionIx, Status};
use crate::overview::Grid;
use crate::words::{Lang, report as words};

use super::grid::{legend, table};
use super::kind_told;

/// How many links the check lists as least sure.
const LEAST_SURE: usize = 15;

/// The check as text.
pub fn report(dossier: &Dossier, links: &Links, lang: Lang) -> String {
    let held = [
        words::lines(lang, dossier.line_count),
        words::pillars(lang, dossier.pillars.len()),
        words::factions(lang, dossier.factions.len()),
        words::questions(lang, dossier.questions.len()),
        words::answers(lang, dossier.answers.len()),
        words::footnotes(lang, dossier.footnotes.len()),
        words::references(lang, dossier.references.len()),
        words::abbreviations(lang, dossier.abbreviations.len()),
    ];
    let mut out = format!("{}\n{}\n\n{}\n\n", dossier.title, dossier.citation, held.join(", "));
    out.push_str(&grid(dossier, links, lang));
    let by_status = |status| links.outcomes.iter().filter(|o| o.status == status).count();
    let statuses = words::statuses(
        lang,
        by_status(Status::Answered),
        by_status(Status::Partly),
        by_status(Status::Referred),
        by_status(Status::Unanswered),
    );
    out.push_str(&format!("\n{statuses}\n"));
    let verified = links.outcomes.iter().filter(|o| o.links.iter().any(|l| l.verified)).count();
    if verified > 0 {
        out.push_str(&format!("{}\n", words::verified_questions(lang, verified)));
    }
    let mut shaky: Vec<(f32, QuestionIx)> = dossier
        .question_ixs()
        .filter_map(|q| links.of(q).links.first().filter(|l| !l.verified).map(|l| (l.confidence, q)))
        .collect();
    shaky.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    if !shaky.is_empty() {
        out.push_str(&format!("\n{}\n", words::least_sure(lang)));
    }
    for (confidence, question) in shaky.into_iter().take(LEAST_SURE) {
        let link = &links.of(question).links[0];
        let ids = (&dossier.question(question).id, &dossier.answer(link.answer).id);
        out.push_str(&format!(
            "  {confidence:.2} {} → {} ({}) {}\n",
            ids.0,
            ids.1,
            kind_told(link.kind, lang),
            link.reason.told(lang)
        ));
    }
    if !dossier.notices.is_empty() {
        out.push_str(&format!("\n{}\n", words::notices(lang)));
    }
    for notice in &dossier.notices {
        out.push_str(&format!("  {}\n", words::notice(lang, notice.line, &notice.told(lang))));
    }
    out
}

/// The grid in columns: heads to the left, cells to the right.
fn grid(dossier: &Dossier, links: &Links, lang: Lang) -> String {
    let grid = Grid::new(dossier, links);
    if grid.is_empty() {
        return String::new();
    }
    let rows = table(dossier, &grid, lang);
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
    format!("{out}{}\n", legend(lang))
}
