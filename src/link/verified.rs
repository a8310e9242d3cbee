//! Links checked by hand: a table beside a document, laid over what was computed.
//!
//! A row is `question id, question lines, status, answers (kind:first-last;…), reason`, parted by tabs. It
//! counts only where the question still has that id and stands on those lines; any other row is told.

use crate::model::{
    AnswerIx, Dossier, Ground, Lines, Link, LinkKind, Links, Outcome, ParagraphIx, QuestionIx, Reason, Span,
    Status,
};

/// Lays a table of checked links over computed ones; the rows that fit nothing.
pub fn lay_over(dossier: &Dossier, links: &mut Links, table: &str) -> Vec<String> {
    let rows = table.lines().filter(|row| !row.starts_with('#') && !row.trim().is_empty());
    let (mut outcomes, mut unplaced) = (Vec::new(), Vec::new());
    for row in rows {
        match understood(dossier, row) {
            Some(outcome) => outcomes.push(outcome),
            None => unplaced.push(row.to_owned()),
        }
    }
    lay(dossier, links, outcomes);
    unplaced
}

/// Lays outcomes that a person checked over computed ones. What came nearest without being linked stays in
/// sight.
pub(crate) fn lay(
    dossier: &Dossier,
    links: &mut Links,
    outcomes: impl IntoIterator<Item = (QuestionIx, Outcome)>,
) {
    for (question, outcome) in outcomes {
        let runner_up = links.outcomes[question.at()].runner_up.take();
        links.outcomes[question.at()] = Outcome { runner_up, ..outcome };
    }
    *links = Links::new(dossier, std::mem::take(&mut links.outcomes));
}

/// A link that a person checked.
pub(crate) fn checked(
    answer: AnswerIx,
    kind: LinkKind,
    (spans, lines): (Vec<Span>, Lines),
    reason: &Reason,
) -> Link {
    Link { answer, kind, spans, lines, confidence: 1.0, reason: reason.clone(), verified: true }
}

fn understood(dossier: &Dossier, row: &str) -> Option<(QuestionIx, Outcome)> {
    let mut cells = row.split('\t');
    let (id, asked, status, answers) = (cells.next()?, cells.next()?, cells.next()?, cells.next()?);
    let reason = cells.next().unwrap_or_default();
    let question = dossier.question_ixs().find(|&q| dossier.question(q).id == id)?;
    if dossier.question(question).lines != range(asked)? {
        return None;
    }
    let status = match status {
        "answered" => Status::Answered,
        "partly" => Status::Partly,
        "referred" => Status::Referred,
        "unanswered" => Status::Unanswered,
        _ => return None,
    };
    let said = Reason::from(Ground::Verified(reason.to_owned()));
    let mut links = Vec::new();
    for answer in answers.split(';').filter(|a| a.contains(':')) {
        links.push(link(dossier, answer, &said)?);
    }
    (links.is_empty() == (status == Status::Unanswered))
        .then_some((question, Outcome { status, links, runner_up: None, reason: said }))
}

/// `kind:first-last` → a link to the words on those lines.
fn link(dossier: &Dossier, written: &str, reason: &Reason) -> Option<Link> {
    let (kind, lines) = written.split_once(':')?;
    let (kind, lines) = (kind_of(kind)?, range(lines)?);
    let answer = dossier.answers.iter().position(|a| a.lines.touch(lines))?;
    let spans = on_lines(dossier, lines);
    (!spans.is_empty()).then(|| checked(AnswerIx::new(answer), kind, (spans, lines), reason))
}

fn kind_of(word: &str) -> Option<LinkKind> {
    match word {
        "direct" => Some(LinkKind::Direct),
        "joint" => Some(LinkKind::Joint),
        "reference" => Some(LinkKind::Reference),
        _ => None,
    }
}

fn range(written: &str) -> Option<Lines> {
    let (first, last) = written.split_once('-')?;
    let (first, last) = (first.parse().ok()?, last.parse().ok()?);
    (first <= last).then_some(Lines { first, last })
}

/// The running text on some lines, in whole sentences: those that begin there, or fill a line of it.
fn on_lines(dossier: &Dossier, lines: Lines) -> Vec<Span> {
    let mut out = Vec::new();
    for (at, paragraph) in dossier.paragraphs.iter().enumerate() {
        if paragraph.is_heading() || !paragraph.lines().touch(lines) {
            continue;
        }
        let sentences = crate::read::sentences(&paragraph.text);
        let inside: Vec<_> =
            sentences.into_iter().filter(|s| lines.holds(paragraph.line_at(s.start))).collect();
        let whole = 0..paragraph.text.len();
        let range = match (inside.first(), inside.last()) {
            (Some(first), Some(last)) => first.start..last.end,
            _ => whole,
        };
        out.push(Span { paragraph: ParagraphIx::new(at), range });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::read;

    const TEXT: &str = "I. Vragen en opmerkingen vanuit de fracties\n\nDe leden van de VVD-fractie vragen hoe het staat met de dijken. Wat kost de sluis?\n\nII. Reactie van de Minister\n\nDe leden van de VVD-fractie vragen naar de dijken. Die worden versterkt.\n";

    fn laid(row: &str) -> (Links, Vec<String>) {
        let dossier = read(TEXT.as_bytes(), "proef");
        let mut links = crate::link::link(&dossier);
        let unplaced = lay_over(&dossier, &mut links, row);
        (links, unplaced)
    }

    #[test]
    fn a_row_replaces_what_was_computed() {
        let (links, unplaced) = laid("VVD/2\t3-3\tanswered\tjoint:7-7\tnagekeken\n");
        assert!(unplaced.is_empty());
        let outcome = links.of(QuestionIx(1));
        assert_eq!(outcome.status, Status::Answered);
        assert!(
            outcome.links[0].verified
                && outcome.links[0].reason == Ground::Verified("nagekeken".into()).into()
        );
        assert!(links.asked_by(AnswerIx(0)).contains(&QuestionIx(1)));
    }

    #[test]
    fn two_stretches_of_an_answer_are_one_question_to_it() {
        let (links, _) = laid("VVD/2\t3-3\tanswered\tdirect:7-7;joint:7-7\n");
        assert_eq!(links.of(QuestionIx(1)).links.len(), 2);
        assert_eq!(links.asked_by(AnswerIx(0)).iter().filter(|q| q.at() == 1).count(), 1);
    }

    #[test]
    fn a_row_that_fits_nothing_is_told_and_changes_nothing() {
        for row in [
            "VVD/9\t3-3\tanswered\tdirect:7-7",
            "VVD/2\t9-9\tanswered\tdirect:7-7",
            "VVD/2\t3-3\twat\t-",
            "x",
        ] {
            let (links, unplaced) = laid(row);
            assert_eq!(unplaced, [row]);
            assert!(links.outcomes.iter().flat_map(|o| &o.links).all(|l| !l.verified));
        }
    }
}
