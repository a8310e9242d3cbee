//! The trail: going to an item on purpose, back, and forward.

use super::{App, Visit};
use crate::item::Item;

impl App {
    /// Goes to an item on purpose: the place left is remembered, and what lay ahead forgotten.
    pub(super) fn visit(&mut self, item: Item) {
        if self.item == Some(item) {
            self.show(item);
            return;
        }
        if let Some(left) = self.item {
            self.back.push(Visit { item: left, top: self.reader.top() });
            self.forward.clear();
        }
        self.pair = None;
        self.show(item);
    }

    pub(super) fn travel(&mut self, back: bool) {
        let (from, to) =
            if back { (&mut self.back, &mut self.forward) } else { (&mut self.forward, &mut self.back) };
        let Some(visit) = from.pop() else {
            self.message =
                if back { "er is geen vorige plaats" } else { "er is geen volgende plaats" }.to_owned();
            return;
        };
        if let Some(item) = self.item {
            to.push(Visit { item, top: self.reader.top() });
        }
        self.pair = None;
        self.show(visit.item);
        let height = self.layout().text.height;
        let by = visit.top as isize - self.reader.top() as isize;
        self.reader.scroll(by, height);
    }

    pub(super) fn toggle(&mut self) {
        if self.back.is_empty() && !self.forward.is_empty() {
            self.travel(false);
        } else {
            self.travel(true);
        }
    }
}
