//! The CSV export: one row a question, quoted by RFC 4180, no cell that a spreadsheet would run.

use crate::notes::Remark;

use super::{Selection, judgement_word, status_word};

/// The columns.
const HEAD: &str =
    "id,pillar,faction,page,first_line,last_line,status,question,answers,answer_pages,confidence";
/// More of them, where something was remarked.
const REMARKED: &str = ",note,tags,ask_on,judgement";

/// A cell: quoted, and with a quote mark in front where a spreadsheet would see a formula.
fn cell(text: &str) -> String {
    // Full-width signs count too, and some programs look past blanks.
    let signs = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
    let runs = text.trim_start().starts_with(signs) || text.starts_with(['\t', '\r', '\n']);
    let guard = if runs { "'" } else { "" };
    format!("\"{guard}{}\"", text.replace('"', "\"\""))
}

/// The cells of a remark; empty where there is none.
fn remarked(remark: Option<&Remark>) -> [String; 4] {
    let Some(remark) = remark else { return Default::default() };
    let tags: Vec<String> = remark.tags().iter().map(ToString::to_string).collect();
    let judgement = remark.judgement().map_or("", judgement_word);
    [cell(&remark.note()), cell(&tags.join(", ")), remark.asks_on().to_string(), judgement.to_owned()]
}

/// A row a question.
pub fn export(selection: &Selection) -> String {
    let (dossier, links) = (selection.dossier, selection.links);
    let is_remarked = selection.is_remarked();
    let mut out = format!("{HEAD}{}\r\n", if is_remarked { REMARKED } else { "" });
    for ix in &selection.questions {
        let (question, outcome) = (dossier.question(*ix), links.of(*ix));
        let ids: Vec<&str> = outcome.links.iter().map(|l| dossier.answer(l.answer).id.as_str()).collect();
        let pages: Vec<String> =
            outcome.links.iter().map(|l| dossier.page_of(l.lines.first).to_string()).collect();
        let confidence = outcome.links.first().map_or(String::new(), |l| format!("{:.2}", l.confidence));
        let remark = selection.remark(*ix);
        let remark = is_remarked.then(|| remarked(remark.as_deref()));
        let row = [
            cell(&question.id),
            cell(dossier.pillar_id(question.pillar)),
            cell(dossier.faction_name(question.faction)),
            question.page.to_string(),
            question.lines.first.to_string(),
            question.lines.last.to_string(),
            status_word(outcome.status).to_owned(),
            cell(&question.text),
            cell(&ids.join(" ")),
            cell(&pages.join(" ")),
            confidence,
        ];
        let row: Vec<String> = row.into_iter().chain(remark.into_iter().flatten()).collect();
        out.push_str(&row.join(","));
        out.push_str("\r\n");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::cell;

    #[test]
    fn no_cell_is_a_formula() {
        assert_eq!(cell("=1+1"), "\"'=1+1\"");
        for text in ["+1", "-1", "@a", " =1", "\t1", "\r1", "\n1", "＝1"] {
            assert!(cell(text).starts_with("\"'"), "{text:?}");
        }
        assert_eq!(cell("a \"b\""), "\"a \"\"b\"\"\"");
    }
}
