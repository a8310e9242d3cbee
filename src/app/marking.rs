//! Marks: `m` and a letter keep a place, `'` lists the marks and goes to one.

use crate::item::{Item, by_id};
use crate::key::Key;
use crate::panes::finder::Finder;
use crate::place::Place;
use crate::words::remark as words;

use super::{App, Effect, Overlay, Pending};

impl App {
    /// `m` waits for a letter.
    pub(super) fn open_mark(&mut self) {
        self.pending = Some(Pending::Mark);
        self.say(words::mark_with(self.lang));
    }

    /// The second key of `m`.
    pub(super) fn mark(&mut self, key: Key) -> Effect {
        match (key, self.item) {
            (Key::Char(letter), Some(_)) if letter.is_alphanumeric() => {
                self.marks.insert(letter, self.place());
                self.say(words::marked(self.lang, letter));
                Effect::Keep
            }
            _ => {
                self.say(words::marked_nothing(self.lang));
                Effect::None
            }
        }
    }

    pub(super) fn open_marks(&mut self) {
        if self.marks.is_empty() {
            return self.say(words::no_marks(self.lang));
        }
        self.overlay = Overlay::Marks { list: Finder::default(), letters: Vec::new() };
        self.filter();
        self.catch_up();
    }

    /// The marks in one row each.
    pub(super) fn list_marks(&self, list: &mut Finder, letters: &mut Vec<char>) {
        *letters = self.marks.keys().copied().collect();
        list.rows =
            self.marks.iter().map(|(letter, place)| format!("{letter}  {}", self.marked(place))).collect();
        list.note = words::marks_note(self.lang).to_owned();
        list.selected = list.selected.min(list.rows.len().saturating_sub(1));
    }

    fn marked(&self, place: &Place) -> String {
        by_id(&self.dossier, &place.item)
            .map_or_else(|| words::gone(self.lang, &place.item), |item| self.crumb(item))
    }

    /// A key in the list of marks; true when it was for the marks.
    pub(super) fn press_marks(&mut self, key: Key) -> Option<Effect> {
        let Overlay::Marks { list, letters } = &mut self.overlay else { return None };
        let selected = letters.get(list.selected).copied();
        match key {
            Key::Char(letter) if letters.contains(&letter) => self.go_to_mark(letter),
            Key::Enter => self.go_to_mark(selected?),
            Key::Delete => {
                self.marks.remove(&selected?);
                self.overlay = Overlay::None;
                self.open_marks();
                return Some(Effect::Keep);
            }
            Key::Char(letter) => {
                list.note = words::no_mark(self.lang, letter);
            }
            Key::Backspace => self.overlay = Overlay::None,
            Key::Tab => {}
            _ => return None,
        }
        Some(Effect::None)
    }

    fn go_to_mark(&mut self, letter: char) {
        self.overlay = Overlay::None;
        let Some(place) = self.marks.get(&letter).cloned() else { return };
        match by_id(&self.dossier, &place.item) {
            Some(item) => {
                self.in_tree = false;
                self.visit(item);
                let height = self.areas().0.height;
                self.reader.to_line(&self.dossier, place.line, height);
            }
            None => self.say(words::gone(self.lang, &place.item)),
        }
    }

    /// An item in a list of places: its row, with pillar, faction and page in front.
    pub(super) fn crumb(&self, item: Item) -> String {
        format!("p. {:<3} {}", item.page(&self.dossier), self.row(item))
    }
}
