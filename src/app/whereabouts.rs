//! Where one is: the place to come back to, the words there, and the sticky line.

use super::App;
use crate::item::Item;
use crate::keymap::Action;
use crate::model::{AnswerIx, ParagraphIx, QuestionIx};
use crate::outline::{Node, questions_below};
use crate::place::Place;
use crate::report::stretch;
use crate::words::{Lang, app as words, remark as remark_words};

/// A text of the tables.
type Word = fn(Lang) -> &'static str;

impl App {
    /// Where the reader is, to come back to.
    pub fn place(&self) -> Place {
        let item = self.item.map_or_else(String::new, |i| i.id(&self.dossier).into_owned());
        Place { item, line: self.reader.top_line(&self.dossier).unwrap_or(0) }
    }

    /// What is selected.
    pub fn item(&self) -> Option<Item> {
        self.item
    }

    /// The words of what is selected: of an answer, the stretch that deals with the question it was reached from.
    pub fn words(&self) -> String {
        self.item.map_or_else(String::new, |item| stretch(&self.dossier, &self.spans_of(item)))
    }

    /// The sticky line: pillar, faction, which question, page and status.
    pub fn whereabouts(&self) -> String {
        let parts = match self.item {
            None => vec![self.dossier.title.clone()],
            Some(Item::Question(q)) => self.at_question(q),
            Some(Item::Answer(a)) => self.at_answer(a),
            Some(Item::Paragraph(p)) => self.at_paragraph(p),
        };
        let parts = std::iter::once(self.limited()).chain(parts);
        parts.filter(|p| !p.is_empty()).collect::<Vec<_>>().join(" › ")
    }

    /// The keys that matter most, as they count, for the bottom line while nothing is said.
    pub(crate) fn main_keys(&self) -> String {
        let main: [(&[Action], Word); 7] = [
            (&[Action::Other], words::key_answer),
            (&[Action::Next, Action::Previous], words::key_question),
            (&[Action::Find], words::key_find),
            (&[Action::NextOpen], words::key_open),
            (&[Action::Switch], words::key_tree),
            (&[Action::Help], words::key_help),
            (&[Action::Quit], words::key_quit),
        ];
        let told = main.iter().map(|(actions, word)| {
            let keys = actions.iter().filter_map(|action| self.keys.written(*action).first().copied());
            format!("{} {}", keys.collect::<Vec<_>>().join("/"), word(self.lang))
        });
        told.collect::<Vec<_>>().join("  ")
    }

    /// What the line between question and answer says of the other half.
    pub(crate) fn beside(&self) -> String {
        let parts = match self.half() {
            Some(Item::Question(q)) => self.at_question(q),
            Some(Item::Answer(a)) => vec![
                remark_words::answer(self.lang).to_owned(),
                self.dossier.answer(a).id.clone(),
                format!("p. {}", self.dossier.answer(a).page),
            ],
            Some(Item::Paragraph(_)) | None => vec![remark_words::answer_missing(self.lang).to_owned()],
        };
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" › ")
    }

    fn at_question(&self, ix: QuestionIx) -> Vec<String> {
        let question = self.dossier.question(ix);
        let group = questions_below(&self.dossier, Node::Cell(question.pillar, question.faction));
        let nth = group.iter().position(|o| *o == ix).unwrap_or(0) + 1;
        vec![
            self.dossier.pillar_id(question.pillar).to_owned(),
            self.dossier.faction_name(question.faction).to_owned(),
            words::question_of(self.lang, nth, group.len()),
            format!("p. {}", question.page),
            self.links.of(ix).status.told(self.lang).to_owned(),
        ]
        .into_iter()
        .chain(self.remarked(ix))
        .collect()
    }

    fn at_answer(&self, ix: AnswerIx) -> Vec<String> {
        let answer = self.dossier.answer(ix);
        let asked: Vec<&str> =
            self.links.asked_by(ix).iter().map(|q| self.dossier.question(*q).id.as_str()).collect();
        let linked = self.pair.map(|(q, n)| (n + 1, self.links.of(q).links.len()));
        let verified = self.pair.and_then(|(q, n)| self.links.of(q).links.get(n)).is_some_and(|l| l.verified);
        let which = match linked {
            Some((n, all)) if n <= all => words::answer_of(self.lang, n, all),
            Some(_) => words::maybe(self.lang).to_owned(),
            None => String::new(),
        };
        let of = if asked.is_empty() {
            words::to_no_question(self.lang).to_owned()
        } else {
            words::to_questions(self.lang, &asked.join(", "))
        };
        let checked = if verified { words::verified(self.lang) } else { "" };
        let page = format!("p. {}", answer.page);
        vec![self.dossier.pillar_id(answer.pillar).to_owned(), which, of, page, checked.to_owned()]
    }

    fn at_paragraph(&self, ix: ParagraphIx) -> Vec<String> {
        let section = &self.dossier.sections[self.dossier.section_of(ix).at()];
        let line = self.dossier.paragraph(ix).lines().first;
        vec![
            self.dossier.pillar_id(section.pillar).to_owned(),
            self.dossier.faction_name(section.faction).to_owned(),
            format!("p. {}", self.dossier.page_of(line)),
            words::line_of(self.lang, line, self.dossier.line_count),
        ]
    }
}
