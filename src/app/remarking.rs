//! What a person puts beside a question: a note, tags, to ask on, a judgement. Saved at once by the program around.

use std::collections::BTreeMap;

use crate::key::Key;
use crate::model::QuestionIx;
use crate::notes::{Bound, Change, Remarks, Stamp, bind, correct};
use crate::panes::remark::{Form, Step, following};
use crate::words::{app as app_words, remark as words};

use super::{App, Effect, Overlay};

impl App {
    /// Takes up remarks, as they were kept or as they came together with those of another program.
    pub fn take_remarks(&mut self, remarks: Remarks) {
        self.remarks = remarks;
        self.rebind();
    }

    /// The remarks, to be kept.
    pub fn remarks(&self) -> &Remarks {
        &self.remarks
    }

    /// Where they stand, and what could not be placed.
    pub fn bound(&self) -> &Bound {
        &self.bound
    }

    /// Who remarks, and what time it is; the app knows no clock.
    pub fn stamp(&mut self, stamp: Stamp) {
        self.by = stamp;
    }

    /// The remarks or the computed links changed: everything that follows from them is made anew.
    pub(super) fn rebind(&mut self) {
        self.bound =
            if self.remarks.is_empty() { Bound::default() } else { bind(&self.remarks, &self.dossier) };
        let corrected = !self.bound.corrections.is_empty();
        let links = if corrected {
            correct(&self.computed, &self.dossier, &self.bound)
        } else {
            self.computed.clone()
        };
        if links != self.links {
            self.links = links;
            // What was found is told in words of the old index.
            (self.index, self.hits, self.searched) = (None, None, None);
        }
        self.labels = self.remarks.labels(&self.bound);
        if let Some(index) = &mut self.index {
            index.label(self.labels.clone());
        }
        self.recount();
        let signs = self.bound.questions().map(|q| (q, self.sign_of(q))).collect::<BTreeMap<_, _>>();
        self.tree.sign(&self.dossier, &self.links, signs);
        // Which question an answer is to is known only now.
        if let Some(item) = self.item {
            self.select(item);
        }
        self.reshow();
    }

    fn sign_of(&self, question: QuestionIx) -> &'static str {
        let asks_on = self.remarks.on(&self.bound, question).is_some_and(|remark| remark.asks_on());
        if asks_on { "!" } else { "✎" }
    }

    /// What the sticky line says of the remark on a question.
    pub(super) fn remarked(&self, question: QuestionIx) -> Vec<String> {
        let Some(remark) = self.remarks.on(&self.bound, question) else { return Vec::new() };
        let judged = remark.judgement().map(|judgement| words::judged(self.lang, judgement.word(self.lang)));
        let asks_on = remark.asks_on().then(|| words::asks_on(self.lang).to_owned());
        let tags = remark.tags().iter().map(|tag| format!("#{tag}")).collect::<Vec<_>>().join(" ");
        // What somebody else holds, which does not count.
        let others =
            remark.conflicts().into_iter().map(|conflict| format!("≠ {}", conflict.others.join(", ")));
        judged.into_iter().chain(asks_on).chain((!tags.is_empty()).then_some(tags)).chain(others).collect()
    }

    /// The note on the question here, for the bottom line; empty without one.
    pub fn note_here(&self) -> String {
        let remark = self.question().and_then(|question| self.remarks.on(&self.bound, question));
        let note = remark.map(|remark| remark.note().replace('\n', " ")).unwrap_or_default();
        if note.is_empty() { note } else { format!("✎ {note}") }
    }

    /// Opens the form of the question here.
    pub(super) fn open_form(&mut self) {
        let Some(question) = self.question() else {
            return self.say(app_words::no_question_here(self.lang));
        };
        let remark = self.remarks.on(&self.bound, question);
        let title = words::form(self.lang, &self.dossier.question(question).id);
        let form = match &remark {
            Some(remark) => {
                let tags: Vec<String> = remark.tags().iter().map(ToString::to_string).collect();
                Form::new(
                    self.lang,
                    title,
                    &remark.note(),
                    &tags.join(", "),
                    remark.asks_on(),
                    remark.judgement(),
                )
            }
            None => Form::new(self.lang, title, "", "", false, None),
        };
        self.overlay = Overlay::Remark(Box::new(form), question);
    }

    pub(super) fn press_form(&mut self, key: Key) -> Effect {
        let Overlay::Remark(form, _) = &mut self.overlay else { return Effect::None };
        match form.press(key) {
            Step::Stay => Effect::None,
            Step::Cancel => {
                self.overlay = Overlay::None;
                self.say(words::saved_nothing(self.lang));
                Effect::None
            }
            Step::Editor if self.locked => {
                self.say(words::no_programs(self.lang));
                Effect::None
            }
            Step::Editor => Effect::Edit,
            Step::Save => self.save_form(),
        }
    }

    /// The note as it stands in the form, for an editor of the person's own.
    pub fn note_in_form(&self) -> Option<&str> {
        match &self.overlay {
            Overlay::Remark(form, _) => Some(form.note()),
            _ => None,
        }
    }

    /// The note as it came back from that editor.
    pub fn take_note(&mut self, note: &str) {
        if let Overlay::Remark(form, _) = &mut self.overlay {
            form.set_note(note);
        }
    }

    fn save_form(&mut self) -> Effect {
        let Overlay::Remark(form, question) = std::mem::take(&mut self.overlay) else { return Effect::None };
        let tags = form.tags().split(',').map(|tag| tag.trim().into()).collect();
        let all = [
            Change::Note(form.note().into()),
            Change::Tags(tags),
            Change::AskOn(form.asks_on),
            Change::Judgement(form.judgement),
        ];
        let mut changed = false;
        for change in all {
            changed |= self.change(question, change);
        }
        let said = if changed { words::saved } else { words::changed_nothing };
        self.say(said(self.lang));
        if changed { Effect::Keep } else { Effect::None }
    }

    /// Changes one thing; whether that changed anything.
    pub(super) fn change(&mut self, question: QuestionIx, change: Change) -> bool {
        let changed = self.remarks.change(&self.dossier, &self.bound, question, change, &self.by);
        if changed {
            self.rebind();
        }
        changed
    }

    /// Writes the note on the question here; blank for none.
    pub fn write_note(&mut self, note: &str) -> Effect {
        let Some(question) = self.question() else { return self.no_question() };
        let changed = self.change(question, Change::Note(note.into()));
        let said = if changed { words::saved } else { words::changed_nothing };
        self.say(said(self.lang));
        if changed { Effect::Keep } else { Effect::None }
    }

    /// To ask on about the question here, or no more.
    pub(super) fn toggle_ask_on(&mut self) -> Effect {
        let Some(question) = self.question() else { return self.no_question() };
        let is_on = !self.remarks.on(&self.bound, question).is_some_and(|remark| remark.asks_on());
        self.change(question, Change::AskOn(is_on));
        let said = if is_on { words::asks_on } else { words::asks_no_more };
        self.say(said(self.lang));
        Effect::Keep
    }

    /// The next judgement of the answer here, and behind the last one none.
    pub(super) fn judge(&mut self) -> Effect {
        let Some(question) = self.question() else { return self.no_question() };
        let judgement = self.remarks.on(&self.bound, question).and_then(|remark| remark.judgement());
        let next = following(judgement);
        self.change(question, Change::Judgement(next));
        self.say(next.map_or_else(
            || words::judged_none(self.lang).to_owned(),
            |judgement| words::judged_next(self.lang, judgement.word(self.lang)),
        ));
        Effect::Keep
    }

    fn no_question(&mut self) -> Effect {
        self.say(app_words::no_question_here(self.lang));
        Effect::None
    }
}
