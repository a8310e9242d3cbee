//! What the command line prints: items, lists, exports and the check, as text to any writer.

pub mod check;
pub mod csv;
pub mod grid;
pub mod html;
pub mod json;
pub mod markdown;
mod selection;
pub mod why;
mod wording;

use crate::item::Item;
use crate::model::{AnswerIx, Dossier, LinkKind, Links, ParagraphIx, QuestionIx, Span, Status};
use crate::notes::Judgement;
use crate::words::{self, Lang};

pub use selection::{Chapter, Contribution, Selection};

/// The word for a status in exports and arguments.
pub fn status_word(status: Status) -> &'static str {
    match status {
        Status::Answered => "answered",
        Status::Partly => "partly",
        Status::Referred => "referred",
        Status::Unanswered => "unanswered",
        Status::Pending => "pending",
    }
}

/// The sign for a status, so that nothing is told by colour alone.
pub fn status_sign(status: Status) -> &'static str {
    match status {
        Status::Answered => "●",
        Status::Partly => "◐",
        Status::Referred => "→",
        Status::Unanswered => "○",
        Status::Pending => " ",
    }
}

/// The word for a kind of link in exports.
pub fn kind_word(kind: LinkKind) -> &'static str {
    match kind {
        LinkKind::Direct => "direct",
        LinkKind::Joint => "joint",
        LinkKind::Reference => "reference",
    }
}

/// The word for a kind of link on screen.
pub fn kind_told(kind: LinkKind, lang: Lang) -> &'static str {
    match kind {
        LinkKind::Direct => words::report::direct(lang),
        LinkKind::Joint => words::report::joint(lang),
        LinkKind::Reference => words::report::reference(lang),
    }
}

/// The word for a judgement in exports.
pub fn judgement_word(judgement: Judgement) -> &'static str {
    match judgement {
        Judgement::Sufficient => "sufficient",
        Judgement::Evasive => "evasive",
        Judgement::Incomplete => "incomplete",
    }
}

/// Where an item stands, ready to quote: `Kamerstukken II 2017/18, 19637, nr. 2395, p. 16`.
pub fn citation(dossier: &Dossier, page: u32) -> String {
    if dossier.citation.is_empty() {
        format!("{}, p. {page}", dossier.title)
    } else {
        format!("{}, p. {page}", dossier.citation)
    }
}

/// Words ready to be quoted: with who says them, and where.
pub fn quoted(dossier: &Dossier, text: &str, who: &str, page: u32) -> String {
    let place = citation(dossier, page);
    let source = if who.is_empty() { place } else { format!("{who}, {place}") };
    format!("{text}\n({source})")
}

/// One question as text, with its answers when asked for.
pub fn question_text(
    dossier: &Dossier,
    links: &Links,
    ix: QuestionIx,
    with_answers: bool,
    lang: Lang,
) -> String {
    let question = dossier.question(ix);
    let outcome = links.of(ix);
    let mut out = format!(
        "{} · {} · {}\n\n{}\n({})\n",
        question.id,
        dossier.faction_name(question.faction),
        outcome.status.told(lang),
        question.text,
        citation(dossier, question.page)
    );
    if with_answers {
        for link in &outcome.links {
            let maybe =
                if link.is_maybe() { format!(" ({})", words::app::maybe(lang)) } else { String::new() };
            let (id, reason) = (&dossier.answer(link.answer).id, link.reason.told(lang));
            out.push_str(&format!("\n{id}{maybe} · {reason}\n"));
            out.push_str(&body(&stretch(dossier, &link.spans), dossier, link.lines.first));
        }
        if outcome.links.is_empty() {
            out.push_str(&format!("\n{}\n", words::report::no_answer(lang)));
        }
    }
    out
}

/// One answer as text, with the ids of its questions.
pub fn answer_text(dossier: &Dossier, links: &Links, ix: AnswerIx, lang: Lang) -> String {
    let ids: Vec<&str> = links.asked_by(ix).iter().map(|q| dossier.question(*q).id.as_str()).collect();
    let asked = if ids.is_empty() { words::report::no_question(lang).to_owned() } else { ids.join(", ") };
    format!(
        "{} · {}\n\n{}",
        dossier.answer(ix).id,
        words::report::answer_to(lang, &asked),
        body(&dossier.answer(ix).text, dossier, dossier.answer(ix).lines.first)
    )
}

/// One paragraph as text.
pub fn paragraph_text(dossier: &Dossier, ix: ParagraphIx) -> String {
    let paragraph = dossier.paragraph(ix);
    let first = paragraph.lines().first;
    let id = Item::Paragraph(ix).id(dossier);
    format!("{id}\n\n{}\n({})\n", paragraph.text, citation(dossier, dossier.page_of(first)))
}

/// The words of a stretch; paragraphs are separated by an empty line.
pub fn stretch(dossier: &Dossier, spans: &[Span]) -> String {
    spans.iter().map(|s| dossier.words(s)).collect::<Vec<_>>().join("\n\n")
}

/// A confidence as it is written in a language.
fn share(confidence: f32, lang: Lang) -> String {
    format!("{confidence:.2}").replace('.', lang.of(",", "."))
}

fn body(text: &str, dossier: &Dossier, line: u32) -> String {
    format!("{text}\n({})\n", citation(dossier, dossier.page_of(line)))
}
