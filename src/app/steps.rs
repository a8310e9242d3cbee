//! Steps through the document: to the next question, the next faction or pillar, the next open question.

use super::App;
use crate::item::Item;
use crate::key::Key;
use crate::model::{AnswerIx, ParagraphIx, QuestionIx, SectionIx, Voice};
use crate::outline::{Node, questions_below};
use crate::words::app as words;

impl App {
    /// Whether a key is a digit of a count; then it is taken.
    pub(super) fn takes_digit(&mut self, key: Key) -> bool {
        let Key::Char(digit @ '0'..='9') = key else { return false };
        if digit == '0' && self.count == 0 {
            return false;
        }
        self.count = (self.count * 10 + digit as usize - '0' as usize).min(9999);
        true
    }

    /// The next or previous question, or answer where one stands at an answer.
    pub(super) fn neighbour(&mut self, by: isize) {
        let all: Vec<Item> = match self.item {
            Some(Item::Answer(_)) => {
                (0..self.dossier.answers.len()).map(|a| Item::Answer(AnswerIx::new(a))).collect()
            }
            _ => self.dossier.question_ixs().map(Item::Question).collect(),
        };
        let all: Vec<Item> = all.into_iter().filter(|item| self.is_kept(*item)).collect();
        let Some(last) = all.len().checked_sub(1) else {
            return self.say(words::no_questions(self.lang));
        };
        let place = |item: &Item| item.spans(&self.dossier).first().map(|s| (s.paragraph, s.range.start));
        let to = match (self.item, all.iter().position(|item| Some(*item) == self.item)) {
            (None, _) => 0,
            (_, Some(at)) => at.saturating_add_signed(by),
            // Between two, the next one is a whole step forward and the previous one a whole step back.
            (Some(here), None) => {
                let after = all.partition_point(|item| place(item) < place(&here));
                after.saturating_add_signed(if by > 0 { by - 1 } else { by })
            }
        };
        let to = to.min(last);
        let item = all[to];
        if self.item == Some(item) {
            self.say(if by > 0 { words::is_last(self.lang) } else { words::is_first(self.lang) });
        } else {
            self.visit(item);
        }
    }

    pub(super) fn nth_question(&mut self, nth: usize) {
        let Some(Item::Question(q)) = self.item else { return };
        let question = self.dossier.question(q);
        let group = questions_below(&self.dossier, Node::Cell(question.pillar, question.faction));
        match group.get(nth - 1) {
            Some(&q) => self.visit(Item::Question(q)),
            None => self.message = words::faction_asks(self.lang, group.len()),
        }
    }

    /// The next or previous faction or pillar; from a reply the next reply, from other text the next section.
    pub(super) fn group(&mut self, forward: bool) {
        let Some(item) = self.item else { return };
        let voice = self.dossier.sections[item.section(&self.dossier).at()].voice;
        let stops = self.stops(voice);
        let starts = |stop: &Item| stop.lines(&self.dossier).first;
        let here = starts(&item);
        let found = if forward {
            stops.iter().find(|s| starts(s) > here)
        } else {
            // Inside a group its own beginning comes first.
            stops.iter().rev().find(|s| starts(s) < here)
        };
        match found {
            Some(&stop) => self.visit(stop),
            None if forward => self.say(words::no_group_after(self.lang)),
            None => self.say(words::no_group_before(self.lang)),
        }
    }

    /// Where the groups of a voice begin. In an exchange that is where another faction asks.
    fn stops(&self, voice: Voice) -> Vec<Item> {
        if voice == Voice::Exchange {
            let cell = |q: QuestionIx| (self.dossier.question(q).pillar, self.dossier.question(q).faction);
            let is_first = |q: &QuestionIx| q.0 == 0 || cell(*q) != cell(QuestionIx(q.0 - 1));
            let firsts = self.dossier.question_ixs().filter(is_first).map(Item::Question);
            return firsts.filter(|item| self.is_kept(*item)).collect();
        }
        let sections = self.dossier.sections.iter().enumerate().filter(|(_, s)| s.voice == voice);
        let firsts = sections.filter_map(|(at, _)| self.first_in(SectionIx::new(at)));
        firsts.filter(|item| self.is_kept(*item)).collect()
    }

    /// Reads on, without history: first the paragraph in which what is selected stands, then the next.
    pub fn read_on(&mut self) {
        let behind = self.item.and_then(|item| {
            let last = self.spans_of(item).pop()?;
            let is_whole = last.range.end >= self.dossier.paragraph(last.paragraph).text.trim_end().len();
            Some(last.paragraph.at() + usize::from(is_whole))
        });
        let next = behind.unwrap_or(0);
        if next >= self.dossier.paragraphs.len() {
            return self.say(words::document_ends(self.lang));
        }
        self.pair = None;
        self.show(Item::Paragraph(ParagraphIx::new(next)));
    }

    /// The next unanswered question, from the beginning again at the end.
    pub(super) fn next_open(&mut self) {
        let from = match self.item {
            Some(Item::Question(q)) => q.at() + 1,
            _ => 0,
        };
        let all = self.dossier.questions.len();
        let order = (from..all).chain(0..from.min(all)).map(QuestionIx::new);
        let open: Vec<QuestionIx> =
            order.filter(|&q| self.links.is_open(q) && self.is_kept(Item::Question(q))).collect();
        match open.first() {
            Some(&q) => {
                if q.at() < from {
                    self.say(words::begins_again(self.lang));
                }
                self.visit(Item::Question(q));
            }
            None => self.say(words::all_answered(self.lang)),
        }
    }
}
