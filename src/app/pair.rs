//! The other half: question → answer → next answer → question.

use super::App;
use crate::item::Item;
use crate::model::{Link, Outcome, QuestionIx, Span};

/// Where `a` leads from a question: its answers, and behind unsure ones what came nearest.
fn ways(outcome: &Outcome) -> Vec<&Link> {
    let unsure = outcome.links.iter().any(Link::is_maybe);
    let known = |link: &&Link| outcome.links.iter().all(|l| l.answer != link.answer);
    outcome.links.iter().chain(outcome.runner_up.iter().filter(known).filter(|_| unsure)).collect()
}

impl App {
    /// What stands beside the current item when there is room.
    pub(super) fn half(&self) -> Option<Item> {
        match self.item? {
            Item::Question(q) => self.links.of(q).links.first().map(|l| Item::Answer(l.answer)),
            Item::Answer(_) => self.question().map(Item::Question),
            Item::Paragraph(_) => None,
        }
    }

    /// Where an item stands: of an answer, the stretch that deals with the question it was reached from.
    pub(super) fn spans_of(&self, item: Item) -> Vec<Span> {
        let asked = match (self.pair, self.item) {
            (Some((question, nth)), _) => Some((question, nth)),
            (None, Some(Item::Question(question))) => Some((question, 0)),
            (None, _) => None,
        };
        let link = asked.and_then(|(question, nth)| ways(self.links.of(question)).get(nth).copied());
        match (item, link) {
            (Item::Answer(answer), Some(link)) if link.answer == answer => link.spans.clone(),
            _ => item.spans(&self.dossier),
        }
    }

    /// The question here, or the one that the answer here was reached from.
    pub fn question(&self) -> Option<QuestionIx> {
        match self.item? {
            Item::Question(question) => Some(question),
            Item::Answer(a) => self.pair.map(|p| p.0).or_else(|| self.links.asked_by(a).first().copied()),
            Item::Paragraph(_) => None,
        }
    }

    /// To the answer, to the next one, and at the end back to the question.
    pub(super) fn other_half(&mut self) {
        match self.item {
            Some(Item::Question(q)) => self.take_way(q, 0),
            Some(Item::Answer(a)) => match (self.pair, self.links.asked_by(a).first()) {
                (Some((q, nth)), _) => self.take_way(q, nth + 1),
                (None, Some(&q)) => self.visit(Item::Question(q)),
                (None, None) => self.say("dit antwoord is aan geen vraag gekoppeld".to_owned()),
            },
            Some(Item::Paragraph(_)) | None => {
                self.say("hier is geen vraag of antwoord; J gaat naar de volgende".to_owned());
            }
        }
    }

    fn take_way(&mut self, question: QuestionIx, nth: usize) {
        let outcome = self.links.of(question);
        let insists = std::mem::take(&mut self.refused) == Some(question);
        let found = if outcome.links.is_empty() && nth == 0 && insists {
            outcome.runner_up.as_ref().map(|link| (link, "niet gekoppeld, wel het dichtstbij: "))
        } else {
            ways(outcome).get(nth).map(|link| (*link, if link.is_maybe() { "mogelijk: " } else { "" }))
        };
        if let Some((link, doubt)) = found {
            let (answer, said) = (Item::Answer(link.answer), format!("{doubt}{}", link.reason));
            self.visit(answer);
            self.pair = Some((question, nth));
            self.show(answer);
            self.say(said);
        } else if nth > 0 {
            self.visit(Item::Question(question));
        } else {
            self.refused = Some(question);
            self.say(self.why_open(question));
        }
    }

    fn why_open(&self, q: QuestionIx) -> String {
        let question = self.dossier.question(q);
        let open = self
            .dossier
            .question_ixs()
            .filter(|&o| {
                let other = self.dossier.question(o);
                other.faction == question.faction && other.pillar == question.pillar && self.links.is_open(o)
            })
            .count();
        let verb =
            if open == 1 { "vraag van deze fractie hier is" } else { "vragen van deze fractie hier zijn" };
        let more = if self.links.of(q).runner_up.is_some() { "; a: wat het dichtstbij komt" } else { "" };
        format!("geen antwoord gevonden; {open} {verb} onbeantwoord{more}")
    }
}
