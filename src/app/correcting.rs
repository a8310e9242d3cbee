//! `c`: another answer for a question, several, none, or the computed ones again.

use std::collections::BTreeSet;

use crate::dutch::fold;
use crate::item::Item;
use crate::key::Key;
use crate::model::{AnswerIx, QuestionIx};
use crate::notes::Change;
use crate::panes::finder::Finder;
use crate::words::{app as app_words, remark as words};

use super::{App, Effect, Overlay};

/// What can be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Choice {
    Answer(AnswerIx),
    /// The question has no answer.
    Nothing,
    /// What the program found.
    Computed,
}

/// The list of answers that a question can be given.
#[derive(Debug, Clone)]
pub(crate) struct Correcting {
    pub(crate) list: Finder,
    question: QuestionIx,
    choices: Vec<Choice>,
    chosen: BTreeSet<AnswerIx>,
}

impl App {
    pub(super) fn open_correct(&mut self) {
        let Some(question) = self.question() else {
            return self.say(app_words::no_question_here(self.lang));
        };
        if self.dossier.answers.is_empty() {
            return self.say(words::no_answers(self.lang));
        }
        let (list, choices, chosen) = (Finder::default(), Vec::new(), BTreeSet::new());
        self.overlay = Overlay::Correct(Box::new(Correcting { list, question, choices, chosen }));
        self.filter();
        self.catch_up();
    }

    /// Lists the answers that hold all words typed: those linked now first, then what came nearest, then the
    /// others of the pillar, then all others.
    pub(super) fn list_answers(&self, correcting: &mut Correcting) {
        let question = correcting.question;
        let outcome = self.links.of(question);
        let pillar = self.dossier.question(question).pillar;
        let linked: Vec<AnswerIx> = outcome.links.iter().map(|link| link.answer).collect();
        let nearest = self.computed.of(question).runner_up.as_ref().map(|link| link.answer);
        let rank = |answer: &AnswerIx| {
            let is_here = self.dossier.answer(*answer).pillar == pillar;
            (!linked.contains(answer), nearest != Some(*answer), !is_here, *answer)
        };
        let wanted = fold(&correcting.list.query);
        let fits = |answer: &AnswerIx| {
            let answer = self.dossier.answer(*answer);
            let text = fold(&format!("{} {}", answer.id, answer.text));
            wanted.split_whitespace().all(|word| text.contains(word))
        };
        let mut answers: Vec<AnswerIx> =
            (0..self.dossier.answers.len()).map(AnswerIx::new).filter(fits).collect();
        answers.sort_by_key(rank);
        let is_corrected = self.bound.corrections.iter().any(|c| c.question == question);
        let computed = is_corrected.then_some(Choice::Computed);
        let others = [Choice::Nothing].into_iter().chain(computed);
        let answers = answers.into_iter().map(Choice::Answer);
        // What is typed is looked for among the answers.
        correcting.choices =
            if wanted.is_empty() { others.chain(answers).collect() } else { answers.collect() };
        if wanted.is_empty() && !linked.is_empty() {
            // An answer stands in the first row as long as there is one.
            correcting
                .choices
                .sort_by_key(|choice| !matches!(choice, Choice::Answer(a) if linked.contains(a)));
        }
        let row = |choice: &Choice| match choice {
            Choice::Answer(answer) => {
                let is_ticked = correcting.chosen.contains(answer);
                let sign = if is_ticked {
                    "✓"
                } else if linked.contains(answer) {
                    "●"
                } else {
                    " "
                };
                format!("{sign} {}", self.row(Item::Answer(*answer)))
            }
            Choice::Nothing => format!("  {}", words::choice_nothing(self.lang)),
            Choice::Computed => format!("  {}", words::choice_computed(self.lang)),
        };
        correcting.list.rows = correcting.choices.iter().map(row).collect();
        let id = &self.dossier.question(question).id;
        correcting.list.note = words::correct_note(self.lang, id);
        correcting.list.restart();
    }

    /// What the preview shows of the selected choice.
    pub(super) fn answer_previewed(&self, correcting: &Correcting) -> String {
        match correcting.choices.get(correcting.list.selected) {
            Some(Choice::Answer(answer)) => {
                let asked = &self.dossier.question(correcting.question).text;
                format!("{asked}\n\n{}", self.dossier.answer(*answer).text)
            }
            _ => self.dossier.question(correcting.question).text.clone(),
        }
    }

    /// Tab: this answer too, or no longer.
    pub(super) fn tick(&mut self) {
        let Overlay::Correct(correcting) = &mut self.overlay else { return };
        let at = correcting.list.selected;
        if let Some(Choice::Answer(answer)) = correcting.choices.get(at)
            && !correcting.chosen.remove(answer)
        {
            correcting.chosen.insert(*answer);
        }
        self.filter();
        self.step(at as isize + 1);
    }

    /// Enter: what was chosen, or else the selected row.
    pub(super) fn correct(&mut self, correcting: &Correcting) -> Effect {
        let question = correcting.question;
        let selected = correcting.choices.get(correcting.list.selected);
        let answers = match selected {
            _ if !correcting.chosen.is_empty() => Some(correcting.chosen.iter().copied().collect()),
            Some(Choice::Answer(answer)) => Some(vec![*answer]),
            Some(Choice::Nothing) => Some(Vec::new()),
            Some(Choice::Computed) => None,
            None => {
                self.say(words::chose_nothing(self.lang));
                return Effect::None;
            }
        };
        let told = match &answers {
            None => words::told_computed(self.lang).to_owned(),
            Some(answers) if answers.is_empty() => words::told_nothing(self.lang).to_owned(),
            Some(answers) => {
                let ids: Vec<&str> = answers.iter().map(|a| self.dossier.answer(*a).id.as_str()).collect();
                ids.join(", ")
            }
        };
        self.pair = None;
        let changed = self.change(question, Change::Answers(answers));
        self.visit(Item::Question(question));
        let said = words::corrected(self.lang, &self.dossier.question(question).id, &told);
        self.say(said);
        if changed { Effect::Keep } else { Effect::None }
    }

    pub(super) fn press_correct(&mut self, key: Key) -> Option<Effect> {
        if !matches!(self.overlay, Overlay::Correct(_)) {
            return None;
        }
        match key {
            Key::Tab => self.tick(),
            Key::Enter => {
                let Overlay::Correct(correcting) = std::mem::take(&mut self.overlay) else { return None };
                return Some(self.correct(&correcting));
            }
            _ => return None,
        }
        Some(Effect::None)
    }
}
