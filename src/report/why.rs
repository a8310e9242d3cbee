//! Why a question has the status and the links it has, as a page to read.

use crate::model::{Dossier, Link, Links, QuestionIx, Status};

use super::{kind_dutch, status_dutch};

/// The whole of it, in Dutch.
pub fn why(dossier: &Dossier, links: &Links, ix: QuestionIx) -> String {
    let (question, outcome) = (dossier.question(ix), links.of(ix));
    let mut out = format!("{}: {}\n", question.id, status_dutch(outcome.status));
    if !outcome.reason.is_empty() {
        out.push_str(&format!("{}\n", outcome.reason));
    }
    for (nth, link) in outcome.links.iter().enumerate() {
        out.push_str(&format!("\n{}. {}", nth + 1, told(dossier, link)));
    }
    if outcome.status == Status::Unanswered {
        out.push_str(&format!("\n{}\n", searched(dossier, ix)));
    }
    match &outcome.runner_up {
        Some(link) if outcome.links.is_empty() => {
            out.push_str(&format!("\nKwam het dichtst bij, maar te weinig: {}", told(dossier, link)));
        }
        Some(link) => {
            let first = outcome.links.first().map_or(1.0, |l| l.confidence);
            let lost = format!("minder waarschijnlijk ({} tegen {})", share(link.confidence), share(first));
            out.push_str(&format!("\nVerloor, {lost}: {}", told(dossier, link)));
        }
        None => {}
    }
    out
}

/// A link in two lines.
fn told(dossier: &Dossier, link: &Link) -> String {
    let page = dossier.page_of(link.lines.first);
    let how = if link.verified {
        "geverifieerd".to_owned()
    } else {
        let maybe = if link.is_maybe() { "mogelijk, " } else { "" };
        format!("{maybe}zekerheid {}", share(link.confidence))
    };
    let (id, kind) = (&dossier.answer(link.answer).id, kind_dutch(link.kind));
    let lines = format!("regel {} tot {}", link.lines.first, link.lines.last);
    format!("{id}, p. {page}, {lines}\n   {kind}, {how}\n   {}\n", link.reason)
}

fn share(confidence: f32) -> String {
    format!("{confidence:.2}").replace('.', ",")
}

/// What was searched for a question without answer.
fn searched(dossier: &Dossier, ix: QuestionIx) -> String {
    let question = dossier.question(ix);
    let here: Vec<_> = dossier.answers.iter().filter(|a| a.pillar == question.pillar).collect();
    let addressed = here.iter().filter(|a| question.faction.is_some_and(|f| a.factions.contains(&f))).count();
    let place = match question.pillar {
        Some(_) => format!("onder pijler {}", dossier.pillar_id(question.pillar)),
        None => "in het document".to_owned(),
    };
    let elsewhere = if question.pillar.is_some() {
        " Ook elders in de beantwoording is op de zeldzame woorden gezocht."
    } else {
        ""
    };
    let faction = dossier.faction_name(question.faction);
    format!(
        "Gezocht: {} antwoorden {place}, waarvan {addressed} aan {faction} gericht.{elsewhere}",
        here.len()
    )
}
