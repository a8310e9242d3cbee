//! The tree pane: pillars, factions and questions, with what is open below each.

use std::collections::{BTreeMap, BTreeSet};

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::model::{Dossier, Links, QuestionIx, SectionIx};
use crate::outline::{Axis, Node, Row, Show, parent, rows};
use crate::theme::Theme;
use crate::words::Lang;
use crate::wrap::fitted;

/// The tree's state: which nodes are unfolded, which is selected, and the rows that follow from it.
pub struct Tree {
    axis: Axis,
    unfolded: BTreeSet<Node>,
    /// What was unfolded only to show the selected node; it folds again when another is selected.
    shown: Vec<Node>,
    show: Show,
    selected: Option<Node>,
    rows: Vec<Row>,
    top: usize,
}

impl Tree {
    /// A folded tree; by faction where there are no pillars.
    pub fn new(dossier: &Dossier, links: &Links) -> Self {
        let unfolded = BTreeSet::new();
        let axis = if dossier.pillars.is_empty() { Axis::Factions } else { Axis::Pillars };
        let show = Show::default();
        let rows = rows(dossier, links, axis, &unfolded, &show);
        Self { axis, unfolded, shown: Vec::new(), show, selected: None, rows, top: 0 }
    }

    /// Speaks another language.
    pub fn speak(&mut self, dossier: &Dossier, links: &Links, lang: Lang) {
        self.show.lang = lang;
        self.refresh(dossier, links);
    }

    /// Shows what links made in the meantime say.
    pub fn refresh(&mut self, dossier: &Dossier, links: &Links) {
        self.rows = rows(dossier, links, self.axis, &self.unfolded, &self.show);
    }

    /// Shows only some questions, and the sections in which something is left; `None` shows all.
    pub fn limit(
        &mut self,
        dossier: &Dossier,
        links: &Links,
        only: Option<(BTreeSet<QuestionIx>, BTreeSet<SectionIx>)>,
    ) {
        self.show.only = only;
        self.refresh(dossier, links);
    }

    /// Marks the questions that a search led to.
    pub fn mark(&mut self, dossier: &Dossier, links: &Links, hits: BTreeSet<QuestionIx>) {
        self.show.hits = hits;
        self.refresh(dossier, links);
    }

    /// Puts signs before the questions with a remark.
    pub fn sign(&mut self, dossier: &Dossier, links: &Links, signs: BTreeMap<QuestionIx, &'static str>) {
        self.show.signs = signs;
        self.refresh(dossier, links);
    }

    /// The selected node.
    pub fn selected(&self) -> Option<Node> {
        self.selected
    }

    /// Selects a node, unfolding what is above it and folding what was unfolded for the one before.
    pub fn select(&mut self, dossier: &Dossier, links: &Links, node: Node, height: u16) {
        for one in self.shown.drain(..) {
            self.unfolded.remove(&one);
        }
        let mut above = parent(dossier, self.axis, node);
        while let Some(one) = above {
            if self.unfolded.insert(one) {
                self.shown.push(one);
            }
            above = parent(dossier, self.axis, one);
        }
        self.selected = Some(node);
        self.rows = rows(dossier, links, self.axis, &self.unfolded, &self.show);
        self.follow(height);
    }

    /// Turns the tree round, keeping what is selected.
    pub fn turn(&mut self, dossier: &Dossier, links: &Links, height: u16) {
        self.axis = if self.axis == Axis::Pillars { Axis::Factions } else { Axis::Pillars };
        self.unfolded.clear();
        self.shown.clear();
        let node = match self.selected {
            Some(Node::Pillar(_) | Node::Faction(_)) | None => None,
            other => other,
        };
        self.rows = rows(dossier, links, self.axis, &self.unfolded, &self.show);
        match node.or_else(|| self.rows.first().map(|r| r.node)) {
            Some(node) => self.select(dossier, links, node, height),
            None => self.selected = None,
        }
    }

    fn position(&self) -> usize {
        self.rows.iter().position(|r| Some(r.node) == self.selected).unwrap_or(0)
    }

    /// Moves the selection; the node it lands on.
    pub fn step(&mut self, by: isize, height: u16) -> Option<Node> {
        let last = self.rows.len().checked_sub(1)?;
        let to = self.position().saturating_add_signed(by).min(last);
        self.selected = Some(self.rows[to].node);
        self.follow(height);
        self.selected
    }

    /// Folds the selected node, or goes to the one above it.
    pub fn fold(&mut self, dossier: &Dossier, links: &Links, height: u16) {
        let Some(node) = self.selected else { return };
        if !self.unfolded.remove(&node) {
            self.selected = parent(dossier, self.axis, node).or(Some(node));
        }
        self.rows = rows(dossier, links, self.axis, &self.unfolded, &self.show);
        self.follow(height);
    }

    /// Unfolds the selected node; false when there is nothing to unfold.
    pub fn unfold(&mut self, dossier: &Dossier, links: &Links) -> bool {
        let foldable = self.rows.get(self.position()).filter(|row| row.open.is_some());
        let Some(node) = foldable.map(|row| row.node) else { return false };
        let is_new = self.unfolded.insert(node);
        self.rows = rows(dossier, links, self.axis, &self.unfolded, &self.show);
        is_new
    }

    /// The first row shown.
    pub fn top(&self) -> usize {
        self.top
    }

    /// Shows the rows from one on, and the selected one in any case.
    pub fn show_from(&mut self, top: usize, height: u16) {
        self.top = top.min(self.rows.len().saturating_sub(usize::from(height)));
        self.follow(height);
    }

    /// Keeps the selected row inside the pane. Where it leaves, half a pane comes at once: beside the text rows
    /// cannot be scrolled on the line, only sent anew.
    pub fn follow(&mut self, height: u16) {
        let (at, height) = (self.position(), usize::from(height.max(1)));
        let last = self.rows.len().saturating_sub(height);
        if at < self.top || at >= self.top + height {
            self.top = at.saturating_sub(height / 2).min(last);
        }
    }

    /// Draws the tree; where the cursor belongs.
    pub fn draw(&self, area: Rect, buffer: &mut Buffer, theme: Theme, focused: bool) -> Option<Position> {
        let mut cursor = None;
        for (row, y) in self.rows.iter().skip(self.top).zip(area.top()..area.bottom()) {
            let width = usize::from(area.width).saturating_sub(1);
            let fold = match row.open {
                Some(true) => "▾ ",
                Some(false) => "▸ ",
                None => "",
            };
            let counts = match (row.open, row.counts) {
                (None, _) if matches!(row.node, Node::Cell(..)) => " 0".to_owned(),
                (None, _) => String::new(),
                (_, (all, 0)) => format!(" {all}"),
                (_, (all, open)) => format!(" {all} ○{open}"),
            };
            let found = match (row.open, row.hits) {
                (_, 0) => String::new(),
                (None, _) => " *".to_owned(),
                (Some(_), hits) => format!(" *{hits}"),
            };
            let counts = format!("{counts}{found}");
            let indent = " ".repeat(usize::from(row.depth));
            let room = width.saturating_sub(counts.chars().count() + indent.len() + fold.chars().count());
            let text = format!("{indent}{fold}{}{counts}", fitted(&row.label, room));
            let chosen = Some(row.node) == self.selected;
            let style = match (chosen, focused) {
                (true, true) => theme.cursor(),
                (true, false) => theme.resting(),
                _ if row.depth == 0 => theme.heading(),
                _ => ratatui::style::Style::new(),
            };
            buffer.set_stringn(area.x, y, &text, width, style);
            if chosen {
                cursor = Some(Position::new(area.x, y));
            }
        }
        cursor
    }
}
