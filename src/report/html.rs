//! The HTML export: one file without script or remote parts, that prints on A4 and can be read aloud.

use crate::model::{AnswerIx, Link, QuestionIx, Span};
use crate::notes::Remark;
use crate::words::{Lang, export as words};

use super::grid::{Head, Table, cell, legend, told};
use super::wording;
use super::{Chapter, Contribution, Selection, citation, status_sign, status_word, stretch};

/// The only style there is; the policy names it by its hash.
const STYLE: &str = include_str!("html.css");
/// Nothing may be loaded, run, sent or embedded; this one style may be used.
const POLICY: &str = "default-src 'none'; style-src 'sha256-c9dQIu4xrr18P4JnlqI0h3xaBKZ6YVVdAVBWGMkvp9A='; base-uri 'none'; form-action 'none'";

/// Text with everything escaped that HTML gives a meaning.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&#39;")
}

/// Words of the program, escaped. The page is in the language of the document: what is not says so, for a voice.
fn own(text: &str, lang: Lang) -> String {
    let text = escape(text);
    match lang {
        Lang::Dutch => text,
        Lang::English => format!("<span lang=\"{}\">{text}</span>", lang.name()),
    }
}

/// An id fit for an anchor, different for every id. Ids of items hold a stroke, so that their anchors hold a
/// hyphen, which the anchors of headings do not.
fn anchor(id: &str) -> String {
    let fit = |c: char| match c {
        '/' => "-".to_owned(),
        ' ' => "_".to_owned(),
        c if c.is_ascii_alphanumeric() || c == '.' => c.to_string(),
        c => format!("~{:x}~", u32::from(c)),
    };
    id.chars().map(fit).collect()
}

fn link_to(id: &str) -> String {
    format!("<a href=\"#{}\">{}</a>", anchor(id), escape(id))
}

fn paragraphs(text: &str) -> String {
    let each: Vec<String> = text.split("\n\n").map(|p| format!("<p>{}</p>", escape(p))).collect();
    each.concat()
}

/// All of it as one page.
pub fn export(selection: &Selection, lang: Lang) -> String {
    let title = escape(&selection.title(lang));
    let (chapters, replies) = (selection.chapters(lang), selection.replies(lang));
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"nl\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
         <style>{STYLE}</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#vragen\">{}</a>\n\
         <header>\n<h1>{title}</h1>\n<p>{}</p>\n<p>{}</p>\n</header>\n",
        own(words::skip(lang), lang),
        escape(&selection.dossier.citation),
        own(&wording::counted(selection.links, &selection.questions, lang), lang)
    )
    .replace("<p></p>\n", "");
    out.push_str(&contents(selection, &chapters, &replies, lang));
    out.push_str("<main id=\"vragen\">\n");
    out.push_str(&grid(selection, &chapters, lang));
    for (at, chapter) in chapters.iter().enumerate() {
        out.push_str(&questions(selection, chapter, at + 1, lang));
    }
    out.push_str(&answers(selection, &replies, lang));
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

/// The table of contents.
fn contents(
    selection: &Selection,
    chapters: &[Chapter<Contribution>],
    replies: &[Chapter<AnswerIx>],
    lang: Lang,
) -> String {
    let item = |to: &str, text: &str, below: &str| format!("<li><a href=\"#{to}\">{text}</a>{below}</li>\n");
    let mut list = String::new();
    if !chapters.is_empty() {
        list.push_str(&item("overzicht", &own(words::overview(lang), lang), ""));
    }
    for (at, chapter) in chapters.iter().enumerate() {
        let at = at + 1;
        let named = chapter.parts.iter().enumerate().filter(|(_, part)| !part.faction.is_empty());
        let below =
            named.map(|(nth, part)| item(&format!("vragen.{at}.{}", nth + 1), &escape(part.faction), ""));
        list.push_str(&item(&format!("vragen.{at}"), &escape(&chapter.title), &list_of("row", below)));
    }
    if !replies.is_empty() {
        let titled = replies.iter().enumerate().filter(|_| !selection.dossier.pillars.is_empty());
        let below =
            titled.map(|(at, chapter)| item(&format!("antwoorden.{}", at + 1), &escape(&chapter.title), ""));
        list.push_str(&item("antwoorden", &own(words::answers(lang), lang), &list_of("", below)));
    }
    if list.is_empty() {
        return String::new();
    }
    let title = own(words::contents(lang), lang);
    format!("<nav aria-labelledby=\"inhoud\">\n<h2 id=\"inhoud\">{title}</h2>\n<ul>\n{list}</ul>\n</nav>\n")
}

/// Items as a list below another; nothing where there are none.
fn list_of(class: &str, items: impl Iterator<Item = String>) -> String {
    let items: String = items.collect();
    if items.is_empty() { items } else { format!("\n<ul class=\"{class}\">\n{items}</ul>\n") }
}

/// The questions under one pillar.
fn questions(selection: &Selection, chapter: &Chapter<Contribution>, at: usize, lang: Lang) -> String {
    let title = escape(&chapter.title);
    let mut out = format!("<section>\n<h2 id=\"vragen.{at}\">{title}</h2>\n");
    for (nth, part) in chapter.parts.iter().enumerate() {
        let level = if part.faction.is_empty() {
            out.push_str("<div class=\"alone\">\n");
            3
        } else {
            let (nth, name) = (nth + 1, escape(part.faction));
            out.push_str(&format!("<div>\n<h3 id=\"vragen.{at}.{nth}\">{name}</h3>\n"));
            4
        };
        part.questions.iter().for_each(|ix| out.push_str(&question(selection, *ix, level, lang)));
        out.push_str("</div>\n");
    }
    out + "</section>\n"
}

/// A question with all that is known of it.
fn question(selection: &Selection, ix: QuestionIx, level: u8, lang: Lang) -> String {
    let dossier = selection.dossier;
    let (question, outcome) = (dossier.question(ix), selection.links.of(ix));
    let mut out = format!(
        "<article id=\"{}\" class=\"{}\">\n<div class=\"ask\">\n<h{level}>{} <span class=\"status\">\
         <span aria-hidden=\"true\">{}</span> {}</span></h{level}>\n<blockquote>{}</blockquote>\n\
         <p class=\"where\">{}</p>\n</div>\n{}",
        anchor(&question.id),
        status_word(outcome.status),
        escape(&question.id),
        status_sign(outcome.status),
        own(outcome.status.told(lang), lang),
        paragraphs(&question.text),
        escape(&citation(dossier, question.page)),
        notes(selection, &question.spans, lang)
    );
    if let Some(told) = wording::reservation(outcome, lang) {
        out.push_str(&format!("<p class=\"said\">{}</p>\n", own(&told, lang)));
    }
    if let Some(remark) = selection.remark(ix) {
        out.push_str(&remarked(&remark, lang));
    }
    outcome.links.iter().for_each(|link| out.push_str(&quoted(selection, link, lang)));
    out + "</article>\n"
}

/// What people put beside a question; their lines are kept, for they may be lists.
fn remarked(remark: &Remark, lang: Lang) -> String {
    let head = own(&wording::remarked(remark, lang), lang);
    let note = remark.note();
    let note = if note.is_empty() { String::new() } else { paragraphs(&note) };
    format!("<div class=\"remark\">\n<p><strong>{head}</strong></p>\n{note}</div>\n")
}

/// The stretch of an answer that deals with a question, and where it stands.
fn quoted(selection: &Selection, link: &Link, lang: Lang) -> String {
    let dossier = selection.dossier;
    let id = &dossier.answer(link.answer).id;
    format!(
        "<figure>\n<blockquote cite=\"#{}\">{}</blockquote>\n{}<figcaption>{} {}, {}</figcaption>\n</figure>\n",
        anchor(id),
        paragraphs(&stretch(dossier, &link.spans)),
        notes(selection, &link.spans, lang),
        own(words::from_answer(lang), lang),
        link_to(id),
        own(&wording::source(dossier, link, lang), lang)
    )
}

fn notes(selection: &Selection, spans: &[Span], lang: Lang) -> String {
    let note = |note| format!("<p class=\"note\">{}</p>\n", escape(&wording::note(note, lang)));
    selection.notes(spans).into_iter().map(note).collect()
}

/// The answers in their whole, each with the questions that it deals with.
fn answers(selection: &Selection, replies: &[Chapter<AnswerIx>], lang: Lang) -> String {
    if replies.is_empty() {
        return String::new();
    }
    let title = own(words::answers(lang), lang);
    let mut out = format!("<section class=\"replies\">\n<h2 id=\"antwoorden\">{title}</h2>\n");
    for (at, chapter) in replies.iter().enumerate() {
        let level = if selection.dossier.pillars.is_empty() {
            out.push_str("<div class=\"alone\">\n");
            3
        } else {
            let (at, title) = (at + 1, escape(&chapter.title));
            out.push_str(&format!("<div>\n<h3 id=\"antwoorden.{at}\">{title}</h3>\n"));
            4
        };
        chapter.parts.iter().for_each(|ix| out.push_str(&answer(selection, *ix, level, lang)));
        out.push_str("</div>\n");
    }
    out + "</section>\n"
}

fn answer(selection: &Selection, ix: AnswerIx, level: u8, lang: Lang) -> String {
    let answer = selection.dossier.answer(ix);
    let name = |q: &QuestionIx| {
        let id = &selection.dossier.question(*q).id;
        if selection.holds(*q) { link_to(id) } else { escape(id) }
    };
    let asked: Vec<String> = selection.links.asked_by(ix).iter().map(name).collect();
    let asked = if asked.is_empty() {
        own(words::no_question(lang), lang)
    } else {
        format!("{} {}", own(words::answer_to(lang), lang), asked.join(", "))
    };
    format!(
        "<article id=\"{}\">\n<h{level}>{}</h{level}>\n<blockquote>{}</blockquote>\n{}<p class=\"where\">{}. {asked}.</p>\n</article>\n",
        anchor(&answer.id),
        escape(&answer.id),
        paragraphs(&answer.text),
        notes(selection, &answer.spans, lang),
        escape(&wording::place(selection.dossier, ix)),
    )
}

/// Pillars × factions with the number of questions and of each mark, in signs and in words.
fn grid(selection: &Selection, chapters: &[Chapter<Contribution>], lang: Lang) -> String {
    let grid = selection.grid();
    if grid.is_empty() {
        return String::new();
    }
    let Table { corner, rows, columns, cells } = Table::of(selection.dossier, &grid, lang);
    let name = |head: &Head| format!("<th scope=\"col\">{}</th>", escape(&head.short));
    let names = columns.iter().map(name).collect::<String>();
    let mut body = String::new();
    for (at, (head, counts)) in rows.iter().zip(cells).enumerate() {
        let pillar = grid.pillars.get(at).filter(|_| grid.has_pillars());
        let chapter = pillar.and_then(|pillar| chapters.iter().position(|c| c.pillar == *pillar));
        let short = escape(&head.short);
        let name = chapter.map_or(short.clone(), |c| format!("<a href=\"#vragen.{}\">{short}</a>", c + 1));
        let cells = counts.into_iter().map(|counts| match counts {
            // Of a part of the document it is no news that a faction asks nothing.
            None if !selection.is_whole() => "<td></td>".to_owned(),
            None => format!("<td><span class=\"unseen\">{}</span></td>", own(&told(None, lang), lang)),
            counts => format!(
                "<td><span aria-hidden=\"true\">{}</span><span class=\"unseen\">{}</span></td>",
                escape(&cell(counts)),
                own(&told(counts, lang), lang)
            ),
        });
        body.push_str(&format!("<tr><th scope=\"row\">{name}</th>{}</tr>\n", cells.collect::<String>()));
    }
    format!(
        "<section>\n<h2 id=\"overzicht\">{}</h2>\n<div class=\"grid\" role=\"region\" aria-labelledby=\"overzicht\" tabindex=\"0\">\n\
         <table>\n<caption>{}</caption>\n<thead><tr><th scope=\"col\">{}</th>{names}</tr></thead>\n\
         <tbody>\n{body}</tbody>\n</table>\n</div>\n<p class=\"legend\">{}</p>\n</section>\n",
        own(words::overview(lang), lang),
        own(wording::caption(&grid, lang), lang),
        own(corner, lang),
        own(&legend(lang).replace("  ", " · "), lang)
    )
}
