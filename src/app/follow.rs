//! Enter in the text: follows what the marked item points to.

use std::collections::BTreeSet;

use crate::find::Scope;
use crate::item::Item;
use crate::key::Key;
use crate::keymap::Action;
use crate::model::{AnswerIx, Lines, Named, QuestionIx, Reference, Span, Target};
use crate::panes::finder::Finder;
use crate::words::{app as words, remark as remark_words};

use super::resting::ready;
use super::{App, Effect, Overlay};

/// More places are not listed.
const PLACES: usize = 200;

/// What an item points to.
#[derive(Debug, Clone)]
enum Pointer {
    /// A place in the document, and the words that name it.
    There(Item, String),
    /// A place that cannot be gone to, as it is told.
    Nowhere(String),
    /// A footnote, by position.
    Note(usize),
    /// An abbreviation, by position.
    Short(usize),
}

/// A small window below the text: what an item points to, or the places that use a note or an abbreviation.
#[derive(Debug, Clone)]
pub(crate) struct Window {
    pub(crate) title: String,
    pub(crate) list: Finder,
    pointers: Vec<Pointer>,
}

impl App {
    /// Goes where the marked item points or shows what it names; where it points to several, lists them. Whether
    /// it points anywhere.
    pub(super) fn follow(&mut self) -> bool {
        let Some(item) = self.item else { return false };
        let pointers = self.pointers(item);
        let is_short = |pointer: &Pointer| matches!(pointer, Pointer::Short(_));
        let main: Vec<&Pointer> = pointers.iter().filter(|pointer| !is_short(pointer)).collect();
        let one = match (main.as_slice(), pointers.as_slice()) {
            (_, []) => return false,
            ([one], _) => (*one).clone(),
            ([], [short]) => short.clone(),
            _ => {
                self.open_window(
                    remark_words::points_to(self.lang).to_owned(),
                    remark_words::points_note(self.lang).to_owned(),
                    pointers,
                );
                return true;
            }
        };
        self.take_pointer(one);
        true
    }

    /// What is pointed to from here, as it is told, with the place where it is one in the document.
    pub fn points_to(&self) -> Vec<(String, Option<Item>)> {
        let pointers = self.item.map(|item| self.pointers(item)).unwrap_or_default();
        let place = |pointer: &Pointer| match pointer {
            Pointer::There(item, _) => Some(*item),
            Pointer::Nowhere(_) | Pointer::Note(_) | Pointer::Short(_) => None,
        };
        pointers.iter().map(|pointer| (self.told(pointer), place(pointer))).collect()
    }

    /// All that an item points to: places in the document first, then other places, notes, abbreviations.
    fn pointers(&self, item: Item) -> Vec<Pointer> {
        let dossier = &self.dossier;
        let own = item.spans(dossier);
        let is_own = |span: &Span| own.iter().any(|own| holds(own, span));
        let pointing: Vec<&Reference> = dossier.references.iter().filter(|r| is_own(&r.span)).collect();
        let mut inside: Vec<Pointer> = Vec::new();
        for reference in &pointing {
            let Some(to) = reference.target.as_ref().and_then(|target| self.there(target, item)) else {
                continue;
            };
            let is_known =
                inside.iter().any(|known| matches!(known, Pointer::There(other, _) if *other == to));
            if !is_known {
                inside.push(Pointer::There(to, dossier.words(&reference.span).to_owned()));
            }
        }
        let outside = pointing.iter().filter_map(|r| match &r.named {
            Named::Paper(number) => Some(words::paper_elsewhere(self.lang, number)),
            Named::Letter(date) => Some(words::letter_elsewhere(self.lang, date)),
            Named::Page(None) => Some(words::page_unnamed(self.lang).to_owned()),
            Named::Here(_) if r.target.is_none() => {
                Some(words::here_untold(self.lang, dossier.words(&r.span)))
            }
            Named::Here(_) if matches!(r.target, Some(Target::Line(_))) => {
                Some(words::here_within(self.lang, dossier.words(&r.span)))
            }
            _ => None,
        });
        let notes = dossier.footnotes.iter().enumerate();
        let notes = notes.filter(|(_, note)| note.cited.as_ref().is_some_and(is_own));
        let text = item.text(dossier);
        let stands =
            |short: &str| text.split(|c: char| !c.is_alphanumeric() && c != '-').any(|word| word == short);
        let shorts = dossier.abbreviations.iter().enumerate().filter(|(_, a)| stands(&a.short));
        let outside: BTreeSet<String> = outside.collect();
        let others = outside.into_iter().map(Pointer::Nowhere);
        let others = others.chain(notes.map(|(at, _)| Pointer::Note(at)));
        inside.into_iter().chain(others).chain(shorts.map(|(at, _)| Pointer::Short(at))).collect()
    }

    fn take_pointer(&mut self, pointer: Pointer) {
        match pointer {
            Pointer::There(to, named) => {
                self.in_tree = false;
                self.visit(to);
                self.say(words::followed(self.lang, &named));
            }
            Pointer::Nowhere(said) => self.say(said),
            Pointer::Note(at) => {
                let cited = self.dossier.footnotes[at].cited.clone();
                let places = cited.and_then(|span| self.item_at(&span));
                let title = remark_words::note_title(self.lang, self.dossier.footnotes[at].number);
                self.open_places(title, self.told(&Pointer::Note(at)), places.into_iter().collect());
            }
            Pointer::Short(at) => {
                let short = self.dossier.abbreviations[at].short.clone();
                let index = ready(&mut self.index, &self.dossier, &self.links, &self.labels);
                let hits = index.find(&self.dossier, &format!("\"{short}\""), Scope::Text, PLACES);
                let mut items: Vec<Item> = hits.into_iter().map(|hit| hit.item).collect();
                items.sort_by_key(|item| item.lines(&self.dossier).first);
                self.open_places(format!("{short}: "), self.told(&Pointer::Short(at)), items);
            }
        }
    }

    /// The question or answer in which a span stands, or its paragraph.
    fn item_at(&self, span: &Span) -> Option<Item> {
        let questions = self.dossier.question_ixs().map(Item::Question);
        let answers = (0..self.dossier.answers.len()).map(|at| Item::Answer(AnswerIx::new(at)));
        let mut items = questions.chain(answers);
        let found = items.find(|item| item.spans(&self.dossier).iter().any(|own| holds(own, span)));
        found.or(Some(Item::Paragraph(span.paragraph)))
    }

    fn open_places(&mut self, title: String, told: String, items: Vec<Item>) {
        let places = items.into_iter().map(|item| Pointer::There(item, String::new())).collect();
        self.open_window(title, told, places);
    }

    fn open_window(&mut self, title: String, note: String, pointers: Vec<Pointer>) {
        let rows = pointers.iter().map(|pointer| self.told(pointer)).collect();
        let list = Finder { rows, note, ..Finder::default() };
        self.overlay = Overlay::Window(Box::new(Window { title, list, pointers }));
    }

    fn told(&self, pointer: &Pointer) -> String {
        match pointer {
            Pointer::There(item, named) if named.is_empty() => self.crumb(*item),
            Pointer::There(item, named) => format!("'{named}': {}", self.crumb(*item)),
            Pointer::Nowhere(said) => said.clone(),
            Pointer::Note(at) => {
                let note = &self.dossier.footnotes[*at];
                match &note.text {
                    Some(text) => words::footnote(self.lang, note.number, text),
                    None => words::footnote_missing(self.lang, note.number),
                }
            }
            Pointer::Short(at) => {
                let known = &self.dossier.abbreviations[*at];
                remark_words::short(self.lang, &known.short, &known.long, known.line)
            }
        }
    }

    /// A key in the small window.
    pub(super) fn press_window(&mut self, key: Key) -> Option<Effect> {
        let action = self.keys.action(key);
        let Overlay::Window(window) = &mut self.overlay else { return None };
        match (key, action) {
            (Key::Enter, _) => {
                let Overlay::Window(window) = std::mem::take(&mut self.overlay) else { return None };
                if let Some(pointer) = window.pointers.get(window.list.selected) {
                    self.take_pointer(pointer.clone());
                }
            }
            (_, Some(Action::Down)) => window.list.step(1),
            (_, Some(Action::Up)) => window.list.step(-1),
            (_, Some(Action::PageDown | Action::HalfDown)) => window.list.step(10),
            (_, Some(Action::PageUp | Action::HalfUp)) => window.list.step(-10),
            (_, Some(Action::QuitNow)) => return Some(Effect::Quit),
            (Key::Esc, _) | (_, Some(Action::Quit | Action::Back)) => self.overlay = Overlay::None,
            _ => {}
        }
        Some(Effect::None)
    }

    /// The item a reference leads to, of the same voice as the one it stands in.
    fn there(&self, target: &Target, from: Item) -> Option<Item> {
        let dossier = &self.dossier;
        let answer = |test: &dyn Fn(Lines) -> bool| {
            let at = dossier.answers.iter().position(|a| test(a.lines));
            at.map(|at| Item::Answer(AnswerIx::new(at)))
        };
        let question = |test: &dyn Fn(Lines) -> bool| {
            let at = dossier.questions.iter().position(|q| test(q.lines));
            at.map(|at| Item::Question(QuestionIx::new(at)))
        };
        let found = match target {
            Target::Answer(a) => Some(Item::Answer(*a)),
            Target::Line(line) => match from {
                Item::Answer(a) => self.linked_near(a, *line).or_else(|| answer(&|l| l.last >= *line)),
                Item::Question(_) | Item::Paragraph(_) => {
                    answer(&|l| l.holds(*line)).or_else(|| question(&|l| l.last >= *line))
                }
            },
            Target::Section(ix) => Item::first_in(dossier, *ix),
        };
        found.filter(|&to| to != from)
    }

    /// Another answer to the same questions on the page of a line, or one off: which of the answers on
    /// that page is meant was found out when they were linked.
    fn linked_near(&self, from: AnswerIx, line: u32) -> Option<Item> {
        let page = self.dossier.page_of(line);
        let asked = self.links.asked_by(from);
        let others = asked.iter().flat_map(|q| &self.links.of(*q).links).map(|l| l.answer);
        let near = |a: &AnswerIx| *a != from && self.dossier.answer(*a).page.abs_diff(page) <= 1;
        others.into_iter().find(near).map(Item::Answer)
    }
}

fn holds(outer: &Span, inner: &Span) -> bool {
    outer.paragraph == inner.paragraph
        && outer.range.start <= inner.range.start
        && inner.range.start <= outer.range.end
}
