//! The trail: going to an item on purpose, back, and forward.

use super::{App, Visit};
use crate::item::{Item, by_id};
use crate::place::{Memory, Place, Trail};
use crate::words::app as words;

impl App {
    /// Goes to an item on purpose: the place left is remembered, and what lay ahead forgotten.
    pub(super) fn visit(&mut self, item: Item) {
        if self.item == Some(item) {
            self.show(item);
            return;
        }
        if let Some(left) = self.item {
            self.back.push(self.visit_of(left));
            self.forward.clear();
        }
        self.pair = None;
        self.show(item);
    }

    pub(super) fn travel(&mut self, back: bool) {
        let left = self.item.map(|item| self.visit_of(item));
        let (from, to) =
            if back { (&mut self.back, &mut self.forward) } else { (&mut self.forward, &mut self.back) };
        let Some(visit) = from.pop() else {
            let none = if back { words::no_place_before } else { words::no_place_after };
            return self.say(none(self.lang));
        };
        to.extend(left);
        self.pair = None;
        self.show(visit.item);
        let height = self.areas().0.height;
        match visit.top {
            Some(top) => {
                self.reader.scroll(top as isize - self.reader.top() as isize, height);
            }
            None if visit.line > 0 => self.reader.to_line(&self.dossier, visit.line, height),
            None => {}
        }
    }

    fn visit_of(&self, item: Item) -> Visit {
        let line = self.reader.top_line(&self.dossier).unwrap_or(0);
        Visit { item, top: Some(self.reader.top()), line }
    }

    /// Where one is, how one came there and what was asked, to come back to.
    pub fn memory(&self) -> Memory {
        let place = |v: &Visit| Place { item: v.item.id(&self.dossier).into_owned(), line: v.line };
        let steps =
            |all: &[Visit]| all[all.len().saturating_sub(Trail::LONGEST)..].iter().map(place).collect();
        let trail = Trail { back: steps(&self.back), forward: steps(&self.forward) };
        Memory { place: self.place(), trail, queries: self.queries.clone(), marks: self.marks.clone() }
    }

    /// Takes up what was kept; steps to what the document does not hold fall away.
    pub fn take_up(&mut self, memory: Memory) {
        let visit = |place: &Place| {
            by_id(&self.dossier, &place.item).map(|item| Visit { item, top: None, line: place.line })
        };
        let steps = |all: &[Place]| all.iter().filter_map(visit).collect::<Vec<_>>();
        (self.back, self.forward) = (steps(&memory.trail.back), steps(&memory.trail.forward));
        (self.queries, self.marks) = (memory.queries, memory.marks);
    }

    pub(super) fn toggle(&mut self) {
        if self.back.is_empty() && !self.forward.is_empty() {
            self.travel(false);
        } else {
            self.travel(true);
        }
    }
}
