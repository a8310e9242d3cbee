//! The HTML export: one file without script or remote parts, that prints on A4 and can be read aloud.

use crate::model::{Dossier, Links};
use crate::overview::Grid;
use crate::words::{Lang, report as words};

use super::grid::{legend, table};
use super::{citation, status_sign, status_told};

/// The only style there is; the policy names it by its hash.
const STYLE: &str = "body{font:1rem/1.5 Georgia,serif;max-width:46rem;margin:2rem auto;padding:0 1rem}table{border-collapse:collapse}th,td{border:1px solid;padding:.2rem .5rem;text-align:left}blockquote{border-left:3px solid;margin:0 0 0 1rem;padding-left:1rem}.q{break-inside:avoid}small{display:block}@page{size:A4;margin:2cm}";
/// Nothing may be loaded, run, sent or embedded; this one style may be used.
const POLICY: &str = "default-src 'none'; style-src 'sha256-XtCR98UQfqPkrp+uung4Byls6g5IQki9ZlQqaPr/atk='; base-uri 'none'; form-action 'none'";

/// Text with everything escaped that HTML gives a meaning.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&#39;")
}

/// An id fit for an anchor.
fn anchor(id: &str) -> String {
    id.chars().map(|c| if c.is_ascii_alphanumeric() || c == '.' { c } else { '-' }).collect()
}

/// The whole dossier as one page.
pub fn export(dossier: &Dossier, links: &Links, lang: Lang) -> String {
    let title = escape(&dossier.title);
    let mut out = format!(
        "<!doctype html><html lang=\"nl\"><head><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\"><meta name=\"viewport\" content=\"width=device-width\"><style>{STYLE}</style><title>{title}</title></head><body><h1>{title}</h1><p>{}</p>",
        escape(&dossier.citation)
    );
    out.push_str(&grid(dossier, links, lang));
    let mut place = (None, None);
    for ix in dossier.question_ixs() {
        let (question, outcome) = (dossier.question(ix), links.of(ix));
        if place.0 != Some(question.pillar) {
            if let Some(pillar) = question.pillar.map(|p| &dossier.pillars[p.at()]) {
                out.push_str(&format!("<h2>{} {}</h2>", escape(&pillar.id), escape(&pillar.title)));
            }
            place.1 = None;
        }
        if place.1 != Some(question.faction) {
            out.push_str(&format!("<h3>{}</h3>", escape(dossier.faction_name(question.faction))));
        }
        place = (Some(question.pillar), Some(question.faction));
        out.push_str(&format!(
            "<div class=\"q\" id=\"{}\"><p><strong>{}</strong> {} {}</p><p>{}</p><small>{}</small>",
            anchor(&question.id),
            escape(&question.id),
            status_sign(outcome.status),
            status_told(outcome.status, lang),
            escape(&question.text),
            escape(&citation(dossier, question.page))
        ));
        for link in &outcome.links {
            let id = &dossier.answer(link.answer).id;
            out.push_str(&format!(
                "<p>→ <a href=\"#{}\">{}</a>: {}</p>",
                anchor(id),
                escape(id),
                escape(&link.reason.told(lang))
            ));
        }
        out.push_str("</div>");
    }
    out.push_str(&format!("<h2>{}</h2>", words::answers_heading(lang)));
    for (index, answer) in dossier.answers.iter().enumerate() {
        let paragraphs: Vec<String> =
            answer.text.split("\n\n").map(|p| format!("<p>{}</p>", escape(p))).collect();
        out.push_str(&format!(
            "<h3 id=\"{}\">{}</h3><blockquote>{}</blockquote><small>{}</small><p>",
            anchor(&answer.id),
            escape(&answer.id),
            paragraphs.concat(),
            escape(&citation(dossier, answer.page))
        ));
        for question in links.questions_of.get(index).into_iter().flatten() {
            let id = &dossier.question(*question).id;
            out.push_str(&format!("← <a href=\"#{}\">{}</a> ", anchor(id), escape(id)));
        }
        out.push_str("</p>");
    }
    out.push_str("</body></html>\n");
    out
}

/// Pillars × factions with the number of questions and of each mark.
fn grid(dossier: &Dossier, links: &Links, lang: Lang) -> String {
    let grid = Grid::new(dossier, links);
    if grid.is_empty() {
        return String::new();
    }
    let caption = words::grid_caption(lang, &legend(lang));
    let mut out = format!("<table><caption>{}</caption>", escape(&caption));
    for (at, row) in table(dossier, &grid, lang).iter().enumerate() {
        out.push_str("<tr>");
        for (column, cell) in row.iter().enumerate() {
            let cell = escape(cell);
            out.push_str(&match (at, column) {
                (0, _) => format!("<th scope=\"col\">{cell}</th>"),
                (_, 0) => format!("<th scope=\"row\">{cell}</th>"),
                _ => format!("<td>{cell}</td>"),
            });
        }
        out.push_str("</tr>");
    }
    out.push_str("</table>");
    out
}
