//! `y`: what is copied, ready to be quoted. The program around the app sends it to the terminal.

use crate::item::Item;
use crate::key::Key;
use crate::model::{AnswerIx, QuestionIx, Span};
use crate::report::{citation, quoted};
use crate::words::{Lang, remark as words};

use super::{App, Effect, Pending};

/// A text of the tables.
type Word = fn(Lang) -> &'static str;

/// Longer texts are not sent: terminals drop what is too long for them without a word, most from 100,000 bytes
/// of the sequence on, which is three quarters of that in text.
const LONGEST: usize = 74_000;

impl App {
    /// `y` waits for what is to be copied.
    pub(super) fn open_copy(&mut self) {
        self.pending = Some(Pending::Copy);
        self.say(words::copy_what(self.lang));
    }

    /// The second key of `y`.
    pub(super) fn copy(&mut self, key: Key) -> Effect {
        let chosen = match key {
            Key::Char('a') => self.answer_here().map(|answer| (words::copy_answer as Word, answer)),
            Key::Char('q') => {
                self.question().map(|q| (words::copy_question as Word, self.question_quoted(q)))
            }
            Key::Char('b') => self.both_quoted().map(|both| (words::copy_both as Word, both)),
            Key::Char('r') => self.item.map(|item| {
                (words::copy_reference as Word, citation(&self.dossier, item.page(&self.dossier)))
            }),
            Key::Esc => {
                self.say(words::copied_nothing(self.lang));
                return Effect::None;
            }
            _ => {
                self.say(words::copied_nothing_known(self.lang));
                return Effect::None;
            }
        };
        let Some((what, text)) = chosen else {
            self.say(words::nothing_to_copy(self.lang));
            return Effect::None;
        };
        if text.len() > LONGEST {
            let id = self.item.map_or_else(String::new, |item| item.id(&self.dossier).into_owned());
            self.say(words::too_long_to_copy(self.lang, &id));
            return Effect::None;
        }
        let first: String = text.split_whitespace().take(5).collect::<Vec<_>>().join(" ");
        self.say(words::copied(self.lang, what(self.lang), text.chars().count(), &first));
        self.copied = text;
        Effect::Copy
    }

    /// What was copied last.
    pub fn copied(&self) -> &str {
        &self.copied
    }

    fn question_quoted(&self, question: QuestionIx) -> String {
        let asked = self.dossier.question(question);
        let who = self.dossier.faction_name(asked.faction);
        quoted(&self.dossier, &asked.text, who, asked.page)
    }

    fn answer_quoted(&self, answer: AnswerIx, spans: &[Span]) -> String {
        let text = crate::report::stretch(&self.dossier, spans);
        let line = spans.first().map_or(self.dossier.answer(answer).lines.first, |span| {
            self.dossier.paragraph(span.paragraph).line_at(span.range.start)
        });
        quoted(&self.dossier, &text, words::cabinet(self.lang), self.dossier.page_of(line))
    }

    /// The answer here, or to the question here.
    fn answer_here(&self) -> Option<String> {
        match self.item? {
            Item::Answer(answer) => Some(self.answer_quoted(answer, &self.spans_of(Item::Answer(answer)))),
            Item::Question(q) => {
                let all = &self.links.of(q).links;
                let texts: Vec<String> = all.iter().map(|l| self.answer_quoted(l.answer, &l.spans)).collect();
                (!texts.is_empty()).then(|| texts.join("\n\n"))
            }
            Item::Paragraph(p) => {
                let page = self.dossier.page_of(self.dossier.paragraph(p).lines().first);
                Some(quoted(&self.dossier, &self.dossier.paragraph(p).text, "", page))
            }
        }
    }

    fn both_quoted(&self) -> Option<String> {
        let question = self.question()?;
        let none = || words::no_answer(self.lang).to_owned();
        let answer = self.answer_here().unwrap_or_else(none);
        Some(format!("{}\n\n{answer}", self.question_quoted(question)))
    }
}
