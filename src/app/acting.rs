//! Keys: what each does, and what it comes to.

use std::collections::BTreeSet;

use crate::find::Scope;
use crate::key::Key;
use crate::keymap::Action;
use crate::panes::finder::Finder;
use crate::words::{app as words, remark as remark_words};

use super::finding::{Finding, Purpose};
use super::{App, Effect, Overlay, Pending};

impl App {
    /// One key.
    pub fn press(&mut self, key: Key) -> Effect {
        let effect = self.take_key(key);
        self.follow_tour(key);
        effect
    }

    fn take_key(&mut self, key: Key) -> Effect {
        self.view = None;
        self.message.clear();
        if !matches!(self.overlay, Overlay::None) {
            return self.press_overlay(key);
        }
        let waited = self.pending.take();
        match waited {
            Some(Pending::Copy) => return self.copy(key),
            Some(Pending::Mark) => return self.mark(key),
            Some(Pending::Top) | None => {}
        }
        if self.takes_digit(key) {
            return Effect::None;
        }
        let Some(action) = self.keys.action(key) else {
            self.count = 0;
            if key == Key::Esc {
                self.forget_hits();
            }
            return Effect::None;
        };
        let is_half = action == Action::Top && key == Key::Char('g');
        if is_half && waited != Some(Pending::Top) && self.count == 0 {
            self.pending = Some(Pending::Top);
            return Effect::None;
        }
        let count = std::mem::take(&mut self.count);
        self.act(action, count)
    }

    /// One action; `count` is 0 when none was typed.
    pub(crate) fn act(&mut self, action: Action, count: usize) -> Effect {
        if !(self.in_tree && action.is_motion()) {
            self.catch_up();
        }
        let times = count.max(1) as isize;
        match action {
            Action::Down
            | Action::Up
            | Action::HalfDown
            | Action::HalfUp
            | Action::PageDown
            | Action::PageUp
            | Action::Top
            | Action::Bottom => self.motion(action, count),
            Action::Other => self.other_half(),
            Action::Next => self.neighbour(times),
            Action::Previous => self.neighbour(-times),
            Action::Why => self.open_why(),
            Action::NextGroup => self.group(true),
            Action::PreviousGroup => self.group(false),
            Action::NextOpen => self.next_open(),
            Action::Fold => self.tree.fold(&self.dossier, &self.links, self.layout().tree.height),
            Action::Unfold | Action::Open => self.open(action),
            Action::Switch => {
                self.in_tree = !self.in_tree;
                self.wide = self.wide && !self.in_tree;
                self.reshow();
            }
            Action::Axis => {
                let height = self.layout().tree.height;
                self.tree.turn(&self.dossier, &self.links, height);
            }
            Action::Wide => {
                self.wide = !self.wide;
                self.in_tree = self.in_tree && !self.wide;
                self.reshow();
            }
            Action::Overview => self.open_overview(),
            Action::Stack => self.stack(),
            Action::Together => self.scroll_together(),
            Action::Back => self.travel(true),
            Action::Forward => self.travel(false),
            Action::Toggle => self.toggle(),
            Action::Search => self.open_search(),
            Action::NextMatch => self.next_match(true),
            Action::PreviousMatch => self.next_match(false),
            Action::Find => self.open_find(Finding::new(Finder::default(), Scope::Titles, Purpose::Open)),
            Action::FindText => self.open_find(Finding::new(Finder::default(), Scope::Text, Purpose::Open)),
            Action::Limit => self.open_limit(),
            Action::Reopen => self.reopen(),
            Action::Visited => self.open_visited(),
            Action::Goto => self.open_goto(),
            Action::Help => self.open_help(),
            Action::Repaint => return Effect::Repaint,
            Action::Quit | Action::QuitNow => return Effect::Quit,
            Action::Suspend if self.locked => self.say(words::no_shell_here(self.lang)),
            Action::Suspend => return Effect::Suspend,
            Action::Copy => self.open_copy(),
            Action::Mark => self.open_mark(),
            Action::Marks => self.open_marks(),
            Action::Remark => self.open_form(),
            Action::AskOn => return self.toggle_ask_on(),
            Action::Judge => return self.judge(),
            Action::Correct => self.open_correct(),
        }
        Effect::None
    }

    /// A key that only moves on; `count` is 0 when none was typed.
    fn motion(&mut self, action: Action, count: usize) {
        let times = count.max(1) as isize;
        let page = self.areas().0.height.max(2) as isize - 1;
        match action {
            Action::Down => self.scroll(times),
            Action::Up => self.scroll(-times),
            Action::HalfDown => self.scroll(page / 2 * times),
            Action::HalfUp => self.scroll(-page / 2 * times),
            Action::PageDown => self.scroll(page * times),
            Action::PageUp => self.scroll(-page * times),
            Action::Top if count > 0 => self.nth_question(count),
            Action::Top => self.scroll(-1_000_000),
            Action::Bottom => self.scroll(1_000_000),
            _ => {}
        }
    }

    /// Question and answer one above the other, or no more.
    fn stack(&mut self) {
        self.stacked = !self.stacked;
        self.reshow();
        self.reader.reveal_mark(self.areas().0.height);
    }

    fn scroll_together(&mut self) {
        self.together = !self.together;
        let said = if self.together { remark_words::together } else { remark_words::apart };
        self.say(said(self.lang));
    }

    fn scroll(&mut self, by: isize) {
        if self.in_tree {
            let height = self.layout().tree.height;
            self.ahead = self.tree.step(by, height);
            return;
        }
        let (own, other) = self.areas();
        if self.together {
            self.side.scroll(by, other.height);
        }
        if !self.reader.scroll(by, own.height) {
            let end = if by > 0 { words::text_ends } else { words::text_begins };
            self.say(end(self.lang));
        }
    }

    fn open(&mut self, action: Action) {
        if !self.in_tree {
            if action == Action::Open && !self.follow() {
                self.other_half();
            }
            return;
        }
        if !self.tree.unfold(&self.dossier, &self.links)
            && let Some(item) = self.tree.selected().and_then(|node| self.first_of(node))
        {
            self.in_tree = false;
            self.visit(item);
            self.reshow();
        }
    }

    /// Esc: nothing is lit or marked any more.
    fn forget_hits(&mut self) {
        (self.hits, self.searched) = (None, None);
        self.reader.light(&[]);
        self.tree.mark(&self.dossier, &self.links, BTreeSet::new());
    }
}
