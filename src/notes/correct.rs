//! Corrections of links by a person, laid over the computed ones.

use crate::link;
use crate::model::{
    Answer, AnswerIx, Dossier, Ground, Link, LinkKind, Links, Outcome, QuestionIx, Reason, Status,
};

use super::bound::{Bound, Correction};

/// The links of a dossier with all corrections that hold in it.
pub fn correct(links: &Links, dossier: &Dossier, bound: &Bound) -> Links {
    let mut corrected = links.clone();
    let outcomes = bound.corrections.iter().filter(|c| c.question.at() < links.outcomes.len());
    let outcomes = outcomes.map(|c| (c.question, outcome(links, dossier, bound, c)));
    link::lay(dossier, &mut corrected, outcomes);
    corrected
}

fn outcome(links: &Links, dossier: &Dossier, bound: &Bound, correction: &Correction) -> Outcome {
    let reason = Reason::from(Ground::Corrected(correction.who.to_string()));
    let computed = links.of(correction.question);
    // What was computed may be a stretch of the answer, or several; and what nearly was linked also.
    let known = |answer| {
        let linked = computed.links.iter().filter(move |link| link.answer == answer);
        let nearly = computed.runner_up.iter().filter(move |link| link.answer == answer);
        if linked.clone().next().is_some() { linked.collect() } else { nearly.collect::<Vec<&Link>>() }
    };
    let mut chosen = Vec::new();
    for &answer in &correction.answers {
        let stretches = known(answer);
        for link in &stretches {
            let stretch = (link.spans.clone(), link.lines);
            chosen.push(link::checked(answer, link.kind, stretch, &reason));
        }
        if stretches.is_empty() {
            let Answer { spans, lines, .. } = dossier.answer(answer);
            let kind = if is_shared(links, bound, correction.question, answer) {
                LinkKind::Joint
            } else {
                LinkKind::Direct
            };
            chosen.push(link::checked(answer, kind, (spans.clone(), *lines), &reason));
        }
    }
    let status = if chosen.is_empty() { Status::Unanswered } else { Status::Answered };
    Outcome { status, links: chosen, runner_up: None, reason }
}

/// Whether an answer deals with another question as well.
fn is_shared(links: &Links, bound: &Bound, question: QuestionIx, answer: AnswerIx) -> bool {
    let corrections = || bound.corrections.iter().filter(|c| c.question != question);
    let is_corrected = |q: QuestionIx| bound.corrections.iter().any(|c| c.question == q);
    corrections().any(|c| c.answers.contains(&answer))
        || links.asked_by(answer).iter().any(|&q| q != question && !is_corrected(q))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notes::{Change, Remarks, Stamp, bind};
    use crate::read::read;

    const TEXT: &str = "I. Vragen en opmerkingen vanuit de fracties\n\nDe leden van de VVD-fractie vragen hoe het staat met de dijken. Wat kost de sluis?\n\nII. Reactie van de Minister\n\nDe leden van de VVD-fractie vragen naar de dijken. Die worden versterkt.\n\nDe leden van de VVD-fractie vragen naar de sluis. De kosten van de sluis zijn nog niet bekend.\n";

    /// The links of the second question after a choice, and the whole of them.
    fn chosen(answers: Option<Vec<usize>>) -> (Links, Links) {
        let dossier = read(TEXT.as_bytes(), "proef");
        let links = link::link(&dossier);
        let mut remarks = Remarks::of("proef");
        let bound = bind(&remarks, &dossier);
        let answers = answers.map(|all| all.into_iter().map(AnswerIx::new).collect());
        let by = Stamp { at: 5, who: "Jan".into() };
        remarks.change(&dossier, &bound, QuestionIx(1), Change::Answers(answers), &by);
        let corrected = correct(&links, &dossier, &bind(&remarks, &dossier));
        // The tables of both directions agree.
        assert_eq!(corrected, Links::new(&dossier, corrected.outcomes.clone()));
        (links, corrected)
    }

    #[test]
    fn another_answer() {
        let (computed, corrected) = chosen(Some(vec![0]));
        assert_eq!(computed.of(QuestionIx(1)).links[0].answer, AnswerIx(1));
        let outcome = corrected.of(QuestionIx(1));
        assert_eq!((outcome.status, outcome.links.len()), (Status::Answered, 1));
        let link = &outcome.links[0];
        assert!(
            link.verified
                && link.reason == Ground::Corrected("Jan".into()).into()
                && link.answer == AnswerIx(0)
        );
        assert_eq!(link.kind, LinkKind::Joint);
        assert!(corrected.asked_by(AnswerIx(0)).contains(&QuestionIx(1)));
        assert!(corrected.asked_by(AnswerIx(1)).is_empty());
        assert_eq!(corrected.of(QuestionIx(0)), computed.of(QuestionIx(0)));
    }

    #[test]
    fn several_answers_or_none() {
        let (computed, corrected) = chosen(Some(vec![1, 0]));
        let links = &corrected.of(QuestionIx(1)).links;
        assert_eq!(links.iter().map(|l| l.answer.0).collect::<Vec<_>>(), [1, 0]);
        // The stretch that was computed is kept.
        assert_eq!(links[0].spans, computed.of(QuestionIx(1)).links[0].spans);
        let (_, corrected) = chosen(Some(vec![]));
        assert!(corrected.is_open(QuestionIx(1)) && corrected.asked_by(AnswerIx(1)).is_empty());
        assert_eq!(corrected.of(QuestionIx(1)).reason, Ground::Corrected("Jan".into()).into());
    }

    #[test]
    fn no_correction_is_what_was_computed() {
        let (computed, corrected) = chosen(None);
        assert_eq!(computed, corrected);
    }
}
