//! Reasons: what was decided as links a person understands: kind, confidence, status, and why.

use std::collections::HashSet;
use std::sync::LazyLock;

use foldhash::fast::RandomState;

use crate::cores::each_with;
use crate::dutch;
use crate::genre::REFUSALS;
use crate::model::{
    Dossier, Ground, Link, LinkKind, Links, Named, Outcome, QuestionIx, Reason, Span, Status,
};

use super::decide::{Choice, Decision, Way};
use super::evidence::Evidence;
use super::kin::Reach;
use super::parts::missing;
use super::presence::Presence;
use super::refer::{lines_of, points_only};
use super::terms::Term;

/// So many words that made a link are told, those that count most.
const TOLD: usize = 3;
/// Words that count less beside a question's rarest tell nothing to a reader: a word both have, and one on the subject
/// of the other.
const WORTH_TELLING: [f32; 2] = [0.1, 0.3];

/// The outcomes of all questions.
pub(super) fn outcomes(dossier: &Dossier, evidence: &Evidence, decisions: &[Decision]) -> Links {
    let mut questions_of = vec![Vec::new(); dossier.answers.len()];
    for (at, decision) in decisions.iter().enumerate() {
        for choice in &decision.chosen {
            questions_of[choice.answer.at()].push(QuestionIx::new(at));
        }
    }
    let tools = || {
        let teller = Teller { dossier, evidence, first: vec![0; evidence.terms.len()] };
        (Presence::new(&evidence.terms), teller)
    };
    let questions: Vec<QuestionIx> = dossier.question_ixs().collect();
    let outcomes = each_with(&questions, tools, |(presence, teller), &question| {
        let decision = &decisions[question.at()];
        let mut tell = |choice: &Choice| {
            let rivals = questions_of[choice.answer.at()].iter().filter(|&&q| q != question);
            let shared = rivals.flat_map(|q| &decisions[q.at()].chosen).any(|other| overlap(choice, other));
            teller.tell(question, choice, shared)
        };
        let status = status(dossier, &decision.chosen);
        let part = missing(dossier, evidence, question, &decision.chosen, presence);
        Outcome {
            status,
            links: decision.chosen.iter().map(&mut tell).collect(),
            runner_up: decision.nearest.as_ref().map(&mut tell),
            reason: reason(dossier, status, decision, part),
        }
    });
    Links::new(dossier, outcomes)
}

/// Whether two choices share words of the reply.
fn overlap(a: &Choice, b: &Choice) -> bool {
    a.spans.iter().any(|x| {
        b.spans
            .iter()
            .any(|y| x.paragraph == y.paragraph && x.range.start < y.range.end && y.range.start < x.range.end)
    })
}

/// Tells links.
struct Teller<'a> {
    dossier: &'a Dossier,
    evidence: &'a Evidence,
    /// Where each word of the stretch at hand stands first in it, counted from one; nothing between two stretches.
    first: Vec<usize>,
}

/// A word of a stretch that stands for one of the question.
struct Held<'a> {
    asked: Term,
    said: Term,
    /// How the question writes the one, and the stretch the other.
    asked_as: &'a str,
    written: &'a str,
}

impl<'a> Teller<'a> {
    fn tell(&mut self, question: QuestionIx, choice: &Choice, shared: bool) -> Link {
        let kind = if choice.way == Way::Reference || points_only(self.dossier, &choice.spans) {
            LinkKind::Reference
        } else if shared {
            LinkKind::Joint
        } else {
            LinkKind::Direct
        };
        Link {
            answer: choice.answer,
            kind,
            lines: lines_of(self.dossier, &choice.spans),
            spans: choice.spans.clone(),
            confidence: (choice.confidence * 100.0).round() / 100.0,
            reason: self.why(question, choice),
            verified: false,
        }
    }

    fn why(&mut self, question: QuestionIx, choice: &Choice) -> Reason {
        let mut grounds = Vec::new();
        match choice.way {
            Way::Number(number) => grounds.push(Ground::Number(number)),
            Way::Reference => grounds.push(Ground::PointsHere),
            Way::Far => grounds.push(Ground::Far),
            Way::Evidence => {}
        }
        let answer = self.dossier.answer(choice.answer);
        if self.dossier.question(question).faction.is_some_and(|f| answer.factions.contains(&f)) {
            let names = answer.factions.iter().map(|f| self.dossier.faction_name(Some(*f)).to_owned());
            grounds.push(Ground::Names(names.collect()));
        }
        let words = self.words(question, &choice.spans);
        if words.is_empty() && (grounds.is_empty() || choice.way == Way::Evidence) {
            grounds.push(Ground::Order);
        }
        grounds.extend(words);
        Reason(grounds)
    }

    /// The words that count most for a question and a stretch belonging together: those both have, and those of
    /// the stretch on the subject of one of the question.
    fn words(&mut self, question: QuestionIx, spans: &[Span]) -> Vec<Ground> {
        let held = self.held(question, spans);
        let (shared, related): (Vec<&Held>, Vec<&Held>) = held.iter().partition(|h| h.asked == h.said);
        let shared: Vec<String> = shared.iter().map(|h| h.written.to_owned()).collect();
        let related: Vec<(String, String)> =
            related.iter().map(|h| (h.asked_as.to_owned(), h.written.to_owned())).collect();
        let shared = (!shared.is_empty()).then_some(Ground::Shares(shared));
        let related = (!related.is_empty()).then_some(Ground::Related(related));
        shared.into_iter().chain(related).collect()
    }

    /// For each word of a question the one of a stretch that stands for it most; of them those that count most.
    fn held(&mut self, question: QuestionIx, spans: &[Span]) -> Vec<Held<'a>> {
        let Evidence { terms, kin: kinship, .. } = self.evidence;
        let asked = &self.evidence.asked[question.at()].whole;
        let mut count = 0;
        for span in spans {
            for token in terms.within(span) {
                count += 1;
                let first = &mut self.first[token.term.at()];
                *first = if *first == 0 { count } else { *first };
            }
        }
        let counts = |&(term, weight): &(Term, f32)| weight * terms.telling[term.at()];
        let least = WORTH_TELLING.map(|share| share * asked.iter().map(counts).fold(0.0, f32::max));
        // What it counts, where it is said, and which words are meant.
        let mut held: Vec<(f32, usize, [Term; 2])> = Vec::new();
        for (term, own) in asked.iter().map(|word| (word.0, counts(word))) {
            if self.first[term.at()] > 0 && own > least[0] {
                held.push((own, self.first[term.at()], [term, term]));
            }
            // Nothing stands for a word more than itself.
            let kin = if own > least[1] { kinship.of(term, Reach::Wide) } else { &[] };
            for said in kin.iter().map(|kin| kin.term).filter(|said| self.first[said.at()] > 0) {
                let back = kinship.of(said, Reach::Wide).iter().find(|kin| kin.term == term);
                let counts = own * back.map_or(0.0, |kin| kin.worth[Reach::Wide as usize]);
                if counts > least[1] {
                    held.push((counts, self.first[said.at()], [term, said]));
                }
            }
        }
        for term in spans.iter().flat_map(|span| terms.terms_of(span)) {
            self.first[term.at()] = 0;
        }
        let written = |at: usize| {
            let tokens = |span: &Span| {
                let paragraph = span.paragraph;
                terms.within(span).iter().map(move |token| (paragraph, token))
            };
            let (paragraph, token) = spans.iter().flat_map(tokens).nth(at - 1)?;
            self.dossier.paragraph(paragraph).text.get(token.range())
        };
        held.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        let mut told: Vec<Held> = Vec::with_capacity(TOLD);
        for (_, at, [asked, said]) in held {
            if told.len() == TOLD {
                break;
            }
            if told.iter().any(|t| t.asked == asked || t.said == said) {
                continue;
            }
            let Some(written) = written(at) else { continue };
            let own = if asked == said { Some(written) } else { self.asked_as(question, asked) };
            let Some(asked_as) = own else { continue };
            // That a year belongs to a subject is no reason a reader would follow.
            let is_number = |word: &str| word.bytes().all(|b| b.is_ascii_digit());
            if asked == said || !is_number(asked_as) && !is_number(written) {
                told.push(Held { asked, said, asked_as, written });
            }
        }
        told
    }

    /// How a question, or what stands before it, writes a word.
    fn asked_as(&self, question: QuestionIx, term: Term) -> Option<&'a str> {
        let background = self.dossier.background(question);
        let own = self.dossier.question(question).spans.iter();
        own.chain([&background]).find_map(|span| {
            let token = self.evidence.terms.within(span).iter().find(|token| token.term == term)?;
            self.dossier.paragraph(span.paragraph).text.get(token.range())
        })
    }
}

fn status(dossier: &Dossier, chosen: &[Choice]) -> Status {
    if chosen.is_empty() {
        return Status::Unanswered;
    }
    let outside = chosen.iter().all(|choice| {
        let lines = lines_of(dossier, &choice.spans);
        let named = dossier.references.iter().filter(|r| lines.holds(r.line));
        points_only(dossier, &choice.spans)
            && named.clone().any(|r| matches!(r.named, Named::Paper(_) | Named::Letter(_)))
            && !named.clone().any(|r| matches!(r.named, Named::Page(_) | Named::Pillar(_)))
    });
    if outside { Status::Referred } else { Status::Answered }
}

/// The words with which the phrases of the table begin.
static REFUSING: LazyLock<HashSet<&str, RandomState>> =
    LazyLock::new(|| REFUSALS.iter().filter_map(|r| r.split(' ').next()).collect());

/// The first phrase of the table that a text in lower case holds.
fn refusal(text: &str) -> Option<&'static str> {
    let from = |word: &str| &text[word.as_ptr() as usize - text.as_ptr() as usize..];
    let starts: Vec<&str> = text.split([' ', '(']).filter(|w| REFUSING.contains(w)).map(from).collect();
    REFUSALS.iter().copied().find(|r| starts.iter().any(|s| s.starts_with(r)))
}

/// Why the status is what it is; empty when the links say it all.
fn reason(dossier: &Dossier, status: Status, decision: &Decision, missing: Option<&str>) -> Reason {
    if status == Status::Unanswered {
        return Ground::Nothing.into();
    }
    let refusal = decision.chosen.first().and_then(|choice| {
        let texts = choice.spans.iter().map(|s| dutch::lower(dossier.words(s)));
        texts.into_iter().find_map(|text| refusal(&text))
    });
    let missing = missing.filter(|_| status == Status::Answered);
    let grounds = [refusal.map(Ground::Refuses), missing.map(|m| Ground::Missing(m.to_owned()))];
    Reason(grounds.into_iter().flatten().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_that_made_a_link_are_told_also_where_they_differ() {
        let text = "I. Vragen en opmerkingen vanuit de fracties\n\nDe leden van de SP-fractie vragen hoeveel \
            kinderen met anorexia in Friesland wachten. Ook vragen zij wanneer de sluis open gaat.\n\n\
            II. Reactie van de Minister\n\nDe leden van de SP-fractie vragen naar een eetstoornis in \
            Friesland. Dat zijn er veertig.\n\nDe sluis gaat morgen open.\n";
        let dossier = crate::read::read(text.as_bytes(), "proef");
        let links = crate::link::link(&dossier);
        let grounds = &links.outcomes[0].links[0].reason.0;
        assert!(grounds.contains(&Ground::Names(vec!["SP".into()])), "{grounds:?}");
        assert!(grounds.contains(&Ground::Shares(vec!["Friesland".into()])), "{grounds:?}");
        let pair = ("anorexia".to_owned(), "eetstoornis".to_owned());
        assert!(grounds.contains(&Ground::Related(vec![pair])), "{grounds:?}");
    }

    #[test]
    fn that_a_year_belongs_to_a_subject_is_not_told() {
        let text = "I. Vragen en opmerkingen vanuit de fracties\n\nDe leden van de SP-fractie vragen naar het \
            preventieakkoord.\n\nII. Reactie van de Minister\n\nDe leden van de SP-fractie krijgen hun zin in 2040.\n";
        let dossier = crate::read::read(text.as_bytes(), "proef");
        let links = crate::link::link(&dossier);
        let told = format!("{:?}", links.outcomes[0].links[0].reason);
        assert!(!told.contains("2040"), "{told}");
    }
}
