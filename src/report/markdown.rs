//! The Markdown export: the grid, and per pillar and faction each question with its answers quoted below it.

use crate::model::{Link, QuestionIx, Span};
use crate::words::{Lang, export as words};

use super::grid::{legend, table};
use super::{Selection, citation, stretch, wording};

/// All of it, as `CommonMark` with one table.
pub fn export(selection: &Selection, lang: Lang) -> String {
    let counts = wording::counted(selection.links, &selection.questions, lang);
    let mut out = format!("# {}\n\n", plain(&selection.title(lang)));
    let citation = plain(&selection.dossier.citation);
    out.push_str(&grid(selection, lang));
    out.push_str(&if citation.is_empty() { counts } else { format!("{citation}. {counts}") });
    out.push('\n');
    for chapter in selection.chapters(lang) {
        out.push_str(&format!("\n## {}\n", plain(&chapter.title)));
        for part in chapter.parts {
            if !part.faction.is_empty() {
                out.push_str(&format!("\n### {}\n", plain(part.faction)));
            }
            part.questions.into_iter().for_each(|ix| out.push_str(&question(selection, ix, lang)));
        }
    }
    out
}

/// A question with all that is known of it.
fn question(selection: &Selection, ix: QuestionIx, lang: Lang) -> String {
    let dossier = selection.dossier;
    let (question, outcome) = (dossier.question(ix), selection.links.of(ix));
    let mut out = format!(
        "\n**{}** ({}, {})\n\n{}\n",
        plain(&question.id),
        outcome.status.told(lang),
        plain(&citation(dossier, question.page)),
        paragraphs(&question.text).join("\n\n")
    );
    for told in notes(selection, &question.spans, lang).into_iter().chain(wording::reservation(outcome, lang))
    {
        out.push_str(&format!("\n{}\n", plain(&told)));
    }
    if let Some(remark) = selection.remark(ix) {
        out.push_str(&format!("\n{}\n", plain(&wording::remarked(&remark, lang))));
        let lines = paragraphs(&remark.note()).into_iter().map(|line| format!("\n{line}\n"));
        out.extend(lines);
    }
    outcome.links.iter().for_each(|link| out.push_str(&quoted(selection, link, lang)));
    out
}

/// The stretch of an answer that deals with a question, and where it stands.
fn quoted(selection: &Selection, link: &Link, lang: Lang) -> String {
    let dossier = selection.dossier;
    let id = plain(&dossier.answer(link.answer).id);
    let source = plain(&wording::source(dossier, link, lang));
    let mut parts = paragraphs(&stretch(dossier, &link.spans));
    parts.extend(notes(selection, &link.spans, lang).iter().map(|note| plain(note)));
    parts.push(format!("— {} {id}, {source}", words::from_answer(lang)));
    format!("\n> {}\n", parts.join("\n>\n> "))
}

fn notes(selection: &Selection, spans: &[Span], lang: Lang) -> Vec<String> {
    selection.notes(spans).into_iter().map(|note| wording::note(note, lang)).collect()
}

/// Pillars × factions with the number of questions and of each mark.
fn grid(selection: &Selection, lang: Lang) -> String {
    let grid = selection.grid();
    if grid.is_empty() {
        return String::new();
    }
    let mut out = String::new();
    for (at, row) in table(selection.dossier, &grid, lang).iter().enumerate() {
        let cells: Vec<String> = row.iter().map(|cell| plain(cell)).collect();
        out.push_str(&format!("| {} |\n", cells.join(" | ")));
        if at == 0 {
            out.push_str(&format!("|{}\n", "---|".repeat(row.len())));
        }
    }
    format!("{out}\n{}\n\n", plain(&legend(lang)))
}

/// The paragraphs of a text, each on one line.
fn paragraphs(text: &str) -> Vec<String> {
    text.lines().map(plain).filter(|line| !line.is_empty()).collect()
}

/// One line of text that Markdown leaves as it is, wherever it is put.
fn plain(text: &str) -> String {
    let text = text.trim();
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let (before, next) = (&text[..at], text[at + c.len_utf8()..].chars().next());
        let is_sign = match c {
            '*' | '_' | '`' | '<' | '>' | '[' | ']' | '#' | '\\' | '|' | '~' => true,
            // The beginning of a character by its name or number.
            '&' => next.is_some_and(|n| n.is_ascii_alphabetic() || n == '#'),
            // At the beginning of a line: a list, a rule, or what makes a heading of the line before.
            '-' | '+' | '=' => before.is_empty(),
            '.' | ')' => {
                let is_number = !before.is_empty() && before.bytes().all(|b| b.is_ascii_digit());
                is_number && next.is_none_or(char::is_whitespace)
            }
            _ => false,
        };
        if is_sign {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{paragraphs, plain};
    use crate::escape::{Kind, kind};
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser, Tag};

    /// What is read of Markdown, a line a paragraph, heading or cell, and whether it holds anything but text.
    fn rendered(markdown: &str) -> (Vec<String>, bool) {
        let (mut lines, mut has_more) = (Vec::new(), false);
        let github = Options::ENABLE_TABLES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_TASKLISTS;
        for event in Parser::new_ext(markdown, github) {
            match event {
                Event::Start(Tag::Paragraph | Tag::Heading { .. } | Tag::TableCell) => {
                    lines.push(String::new());
                }
                Event::Text(text) => lines.last_mut().unwrap().push_str(&text),
                Event::Start(Tag::Table(_) | Tag::TableHead | Tag::TableRow | Tag::BlockQuote(_))
                | Event::End(_) => {}
                _ => has_more = true,
            }
        }
        (lines, has_more)
    }

    #[test]
    fn what_looks_like_markdown() {
        for (text, escaped) in [
            ("1.3/SP/4", "1.3/SP/4"),
            ("1. Eerst", "1\\. Eerst"),
            ("2) Dan", "2\\) Dan"),
            ("- een", "\\- een"),
            ("&2 &amp; R&D", "&2 \\&amp; R\\&D"),
            ("# a_b", "\\# a\\_b"),
            ("===", "\\==="),
        ] {
            assert_eq!(plain(text), escaped);
        }
    }

    /// What means something in some Markdown or other.
    const SIGNS: &[&str] = &[
        "*", "**", "_", "`", "```", "~~~", "~", "<", ">", "[", "]", "(", ")", "](", "!", "#", "\\", "|",
        "---", "===", "+ ", "- ", "1. ", "12)", "&amp;", "&#42;", "<b>", "http://e.nl", "[^1]", "$x$", "^",
        ":", ":::", "x", " ", "\n", "\n\n", "é", "\"", "'", "--", "...",
    ];

    fn hostile() -> impl Strategy<Value = String> {
        let any = any::<char>().prop_filter("is shown", |c| kind(*c) == Kind::Plain).prop_map(String::from);
        let piece = prop_oneof![6 => proptest::sample::select(SIGNS).prop_map(str::to_owned), 1 => any];
        proptest::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2048, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_text_stays_what_it_was(text in hostile()) {
            let lines: Vec<String> =
                text.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect();
            let quoted = format!("> {}\n", paragraphs(&text).join("\n>\n> "));
            prop_assert_eq!(rendered(&quoted), (lines.clone(), false));
            let bare = format!("Voor\n\n{}\n", paragraphs(&text).join("\n\n"));
            let voor = [vec!["Voor".to_owned()], lines.clone()].concat();
            prop_assert_eq!(rendered(&bare), (voor, false));
            for line in &lines {
                let (heading, cell) = (format!("# {}\n", plain(line)), format!("| a |\n|---|\n| {} |\n", plain(line)));
                prop_assert_eq!(rendered(&heading), (vec![line.clone()], false));
                prop_assert_eq!(rendered(&cell), (vec!["a".to_owned(), line.clone()], false));
            }
        }
    }
}
