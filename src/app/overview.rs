//! The overview over the panes: opening it, its keys, and where a cell leads.

use ratatui::layout::Rect;

use super::{App, Effect, Overlay};
use crate::item::Item;
use crate::key::Key;
use crate::keymap::Action;
use crate::model::{FactionIx, PillarIx};
use crate::outline::{first_item, questions_below};
use crate::overview::Grid;
use crate::panes::overview::Overview;
use crate::words::{app, grid as words};

impl App {
    /// Opens the overview on the cell of what is selected.
    pub(super) fn open_overview(&mut self) {
        let grid = Grid::new(&self.dossier, &self.links);
        match Overview::new(&self.dossier, grid, self.cell_here(), self.lang) {
            Some(overview) => {
                self.overlay = Overlay::Overview(overview);
            }
            None => self.say(app::no_questions(self.lang)),
        }
    }

    /// The overview shows what links made in the meantime say.
    pub(super) fn recount(&mut self) {
        if let Overlay::Overview(overview) = &mut self.overlay {
            overview.refresh(Grid::new(&self.dossier, &self.links));
        }
    }

    /// Everything but the status line.
    pub(crate) fn overview_area(&self) -> Rect {
        Rect::new(0, 0, self.size.0, self.layout().status.y.max(1).min(self.size.1))
    }

    /// Whose question is here, or whose text, and under which pillar.
    fn cell_here(&self) -> (Option<PillarIx>, Option<FactionIx>) {
        let question = self.question().map(|q| self.dossier.question(q));
        let section = self.item.map(|item| &self.dossier.sections[item.section(&self.dossier).at()]);
        let asked = question.map(|q| (q.pillar, q.faction));
        asked.or(section.map(|s| (s.pillar, s.faction))).unwrap_or_default()
    }

    pub(super) fn press_overview(&mut self, key: Key) -> Effect {
        if self.takes_digit(key) {
            return Effect::None;
        }
        let by = std::mem::take(&mut self.count).max(1) as isize;
        let area = self.overview_area();
        let action = self.keys.action(key);
        let Overlay::Overview(overview) = &mut self.overlay else { return Effect::None };
        match action {
            Some(Action::Down) => overview.step(by, 0, area),
            Some(Action::Up) => overview.step(-by, 0, area),
            Some(Action::Unfold) => overview.step(0, by, area),
            Some(Action::Fold) => overview.step(0, -by, area),
            Some(Action::PageDown | Action::HalfDown) => overview.page(true, area),
            Some(Action::PageUp | Action::HalfUp) => overview.page(false, area),
            Some(Action::Top) => overview.step(isize::MIN, 0, area),
            Some(Action::Bottom) => overview.step(isize::MAX, 0, area),
            Some(Action::Axis) => overview.turn(area),
            Some(Action::Open) => self.leave_for(false),
            Some(Action::NextOpen) => self.leave_for(true),
            Some(Action::Quit | Action::Overview) => self.overlay = Overlay::None,
            Some(action @ (Action::QuitNow | Action::Repaint | Action::Suspend)) => {
                return self.act(action, 0);
            }
            _ if key == Key::Esc => self.overlay = Overlay::None,
            _ => {}
        }
        Effect::None
    }

    /// Goes to the first question of the selected cell, or the first unanswered one; where a faction asked
    /// nothing to what it said.
    fn leave_for(&mut self, open: bool) {
        let Overlay::Overview(overview) = &self.overlay else { return };
        let node = overview.node();
        let questions = node.map_or_else(
            || self.dossier.question_ixs().collect(),
            |node| questions_below(&self.dossier, node),
        );
        let first = questions.into_iter().find(|q| !open || self.links.is_open(*q)).map(Item::Question);
        let text = || node.filter(|_| !open).and_then(|node| first_item(&self.dossier, node));
        match first.or_else(text) {
            Some(item) => {
                self.overlay = Overlay::None;
                self.in_tree = false;
                self.visit(item);
            }
            // Nothing is open here: on to what is, through the whole document.
            None if open => {
                self.overlay = Overlay::None;
                self.in_tree = false;
                self.next_open();
            }
            None => self.say(words::said_nothing(self.lang)),
        }
    }
}
