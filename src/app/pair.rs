//! The other half: question → answer → next answer → question.

use super::App;
use crate::item::Item;
use crate::model::{Link, Outcome, QuestionIx, Span};
use crate::words::app as words;

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
                (None, None) => self.say(words::answer_unlinked(self.lang)),
            },
            Some(Item::Paragraph(_)) | None => {
                self.say(words::no_item_here(self.lang));
            }
        }
    }

    fn take_way(&mut self, question: QuestionIx, nth: usize) {
        let outcome = self.links.of(question);
        let told = |link: &Link| link.reason.told(self.lang);
        let insists = std::mem::take(&mut self.refused) == Some(question);
        let found = if outcome.links.is_empty() && nth == 0 && insists {
            outcome.runner_up.as_ref().map(|link| (link, words::nearest_by(self.lang, &told(link))))
        } else {
            let said = |link: &Link| match told(link) {
                reason if link.is_maybe() => words::maybe_by(self.lang, &reason),
                reason => reason,
            };
            ways(outcome).get(nth).map(|link| (*link, said(link)))
        };
        if let Some((link, said)) = found {
            let answer = Item::Answer(link.answer);
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
        let more = if self.links.of(q).runner_up.is_some() { words::nearest_next(self.lang) } else { "" };
        words::open_here(self.lang, open) + more
    }
}
