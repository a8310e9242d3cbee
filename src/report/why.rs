//! Why a question has the status and the links it has, as a page to read.

use crate::model::{Dossier, Link, Links, QuestionIx, Status};
use crate::words::{self, Lang};

use super::{kind_told, share};

/// The whole of it.
pub fn why(dossier: &Dossier, links: &Links, ix: QuestionIx, lang: Lang) -> String {
    let (question, outcome) = (dossier.question(ix), links.of(ix));
    let mut out = format!("{}: {}\n", question.id, outcome.status.told(lang));
    if !outcome.reason.is_empty() {
        out.push_str(&format!("{}\n", outcome.reason.told(lang)));
    }
    for (nth, link) in outcome.links.iter().enumerate() {
        out.push_str(&format!("\n{}. {}", nth + 1, told(dossier, link, lang)));
    }
    if outcome.status == Status::Unanswered {
        out.push_str(&format!("\n{}\n", searched(dossier, ix, lang)));
    }
    match &outcome.runner_up {
        Some(link) if outcome.links.is_empty() => {
            let nearest = words::report::came_nearest(lang, &told(dossier, link, lang));
            out.push_str(&format!("\n{nearest}"));
        }
        Some(link) => {
            let first = outcome.links.first().map_or(1.0, |l| l.confidence);
            let shares = (share(link.confidence, lang), share(first, lang));
            let lost = words::report::lost(lang, &shares.0, &shares.1, &told(dossier, link, lang));
            out.push_str(&format!("\n{lost}"));
        }
        None => {}
    }
    out
}

/// A link in two lines.
fn told(dossier: &Dossier, link: &Link, lang: Lang) -> String {
    let page = dossier.page_of(link.lines.first);
    let how = if link.verified {
        words::app::verified(lang).to_owned()
    } else if link.is_maybe() {
        words::report::maybe_sure(lang, &share(link.confidence, lang))
    } else {
        words::report::sure(lang, &share(link.confidence, lang))
    };
    let (id, kind) = (&dossier.answer(link.answer).id, kind_told(link.kind, lang));
    let lines = words::report::from_line(lang, link.lines.first, link.lines.last);
    // A reason that only says that it was verified says nothing more.
    let reason = Some(link.reason.told(lang)).filter(|reason| *reason != how);
    let reason = reason.map_or_else(String::new, |reason| format!("   {reason}\n"));
    format!("{id}, p. {page}, {lines}\n   {kind}, {how}\n{reason}")
}

/// What was searched for a question without answer.
fn searched(dossier: &Dossier, ix: QuestionIx, lang: Lang) -> String {
    let question = dossier.question(ix);
    let here: Vec<_> = dossier.answers.iter().filter(|a| a.pillar == question.pillar).collect();
    let addressed = here.iter().filter(|a| question.faction.is_some_and(|f| a.factions.contains(&f))).count();
    let place = match question.pillar {
        Some(_) => words::report::under_pillar(lang, dossier.pillar_id(question.pillar)),
        None => words::report::in_document(lang).to_owned(),
    };
    let elsewhere = if question.pillar.is_some() { words::report::searched_elsewhere(lang) } else { "" };
    let faction = dossier.faction_name(question.faction);
    let searched = words::report::searched(lang, here.len(), &place, addressed, faction);
    format!("{searched}{elsewhere}")
}
