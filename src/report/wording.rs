//! What the exports say in the same way: how questions fared, where a stretch stands, what is missing.

use crate::model::{AnswerIx, Dossier, Footnote, Link, Links, Outcome, QuestionIx, Status};
use crate::notes::Remark;
use crate::overview::Grid;
use crate::words::{Lang, export as words, remark as said, report};

use super::{citation, kind_told, share};

/// What the grid shows.
pub(super) fn caption(grid: &Grid, lang: Lang) -> &'static str {
    match (grid.has_pillars(), grid.has_factions()) {
        (true, true) => words::by_both(lang),
        (true, false) => words::by_pillar(lang),
        (false, true) => words::by_faction(lang),
        (false, false) => words::questions(lang),
    }
}

/// How the questions fared: `163 vragen: 112 beantwoord, 14 deels beantwoord, …`.
pub(super) fn counted(links: &Links, questions: &[QuestionIx], lang: Lang) -> String {
    if questions.is_empty() {
        return words::none(lang).to_owned();
    }
    let told = |status: Status| {
        let count = questions.iter().filter(|q| links.of(**q).status == status).count();
        (count > 0).then(|| format!("{count} {}", status.told(lang)))
    };
    let all = [Status::Answered, Status::Partly, Status::Referred, Status::Unanswered];
    let told: Vec<String> = all.into_iter().filter_map(told).collect();
    format!("{}: {}.", report::questions(lang, questions.len()), told.join(", "))
}

/// Where a linked stretch stands and how it came to be linked; it follows the id of the answer.
pub(super) fn source(dossier: &Dossier, link: &Link, lang: Lang) -> String {
    let kind = kind_told(link.kind, lang);
    let cited = citation(dossier, dossier.page_of(link.lines.first));
    let reason = link.reason.told(lang);
    if link.verified {
        return format!("{cited} ({kind}, {reason})");
    }
    let sure = if link.is_maybe() { report::maybe_sure } else { report::sure };
    format!("{cited} ({kind}, {}: {reason})", sure(lang, &share(link.confidence, lang)))
}

/// Where the whole of an answer stands.
pub(super) fn place(dossier: &Dossier, answer: AnswerIx) -> String {
    citation(dossier, dossier.answer(answer).page)
}

/// A note at the foot of a page; it may be missing.
pub(super) fn note(note: &Footnote, lang: Lang) -> String {
    words::note(lang, note.number, note.text.as_deref().unwrap_or(words::note_missing(lang)))
}

/// Why the answers of a question are not the whole of it, or why there are none; mostly nothing.
pub(super) fn reservation(outcome: &Outcome, lang: Lang) -> Option<String> {
    let is_told = outcome.links.iter().any(|link| link.reason == outcome.reason);
    let reason = (!outcome.reason.is_empty() && !is_told).then(|| outcome.reason.told(lang));
    match (outcome.links.is_empty(), reason) {
        (true, None) => Some(words::no_answer(lang).to_owned()),
        (true, Some(reason)) => Some(words::no_answer_by(lang, &reason)),
        (false, reason) => reason,
    }
}

/// What people put beside a question: `Aantekening · doorvragen · oordeel: ontwijkend · #cijfers`.
pub(super) fn remarked(remark: &Remark, lang: Lang) -> String {
    let asks_on = remark.asks_on().then(|| said::asks_on(lang).to_owned());
    let judged = remark.judgement().map(|judgement| said::judged(lang, judgement.word(lang)));
    let tags = remark.tags().into_iter().map(|tag| format!("#{tag}"));
    let all = [words::remark(lang).to_owned()].into_iter().chain(asks_on).chain(judged).chain(tags);
    all.collect::<Vec<_>>().join(" · ")
}
