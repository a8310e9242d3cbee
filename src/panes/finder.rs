//! A list that filters while one types, with a preview: the finder, the goto line and the help.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::lit::Lit;
use crate::theme::Theme;
use crate::wrap::{fitted, wrap};

/// From this width the preview stands beside the list.
const BESIDE: u16 = 100;

/// An input line over a list of rows.
#[derive(Debug, Default, Clone)]
pub struct Finder {
    /// What is typed.
    pub query: String,
    /// The rows that match.
    pub rows: Vec<String>,
    /// Which row is selected.
    pub selected: usize,
    /// What the selected row holds.
    pub preview: String,
    /// What was understood, or that nothing was found.
    pub note: String,
    /// What is lit in rows and preview, where the selection rests: while one types it would cost the line as much
    /// again as the rows.
    pub lit: Lit,
    /// Whether the selection was moved since the last letter: then the cursor is on it, else behind the query.
    pub moved: bool,
}

impl Finder {
    /// A list for what is already typed.
    pub fn typed(query: String) -> Self {
        Self { query, ..Self::default() }
    }

    /// Moves the selection.
    pub fn step(&mut self, by: isize) {
        self.moved = !self.rows.is_empty();
        self.selected = self.selected.saturating_add_signed(by).min(self.rows.len().saturating_sub(1));
    }

    /// The query is another: the first row is selected, the cursor behind the query.
    pub fn restart(&mut self) {
        (self.selected, self.moved, self.lit) = (0, false, Lit::default());
    }

    /// Draws prompt, rows and preview; where the cursor belongs.
    pub fn draw(&self, prompt: &str, area: Rect, buffer: &mut Buffer, theme: Theme) -> Option<Position> {
        if area.width < 2 || area.height == 0 {
            return None;
        }
        let width = usize::from(area.width);
        let shown: String = {
            let room = width.saturating_sub(prompt.chars().count() + 2);
            let letters: Vec<char> = self.query.chars().collect();
            letters[letters.len().saturating_sub(room)..].iter().collect()
        };
        let line = format!("{prompt}{shown}");
        let end = buffer.set_stringn(area.x, area.y, &line, width - 1, theme.selected()).0;
        if area.height < 2 {
            return Some(Position::new(end, area.y));
        }
        buffer.set_stringn(area.x, area.y + 1, fitted(&self.note, width - 1), width, theme.heading());
        let body = Rect::new(area.x, area.y + 2, area.width, area.height.saturating_sub(2));
        let (list, preview) = self.divided(body);
        let mut cursor = Position::new(end, area.y);
        let top = (self.selected + 1).saturating_sub(usize::from(list.height.max(1)));
        for ((index, row), y) in self.rows.iter().enumerate().skip(top).zip(list.top()..list.bottom()) {
            let chosen = index == self.selected;
            let style = if chosen { theme.cursor() } else { Style::new() };
            let mark = if chosen { "> " } else { "  " };
            let room = usize::from(list.width);
            let row = format!("{mark}{row}");
            let styles = (style, theme.hit());
            self.lit.write(buffer, (list.x, y), &fitted(&row, room - 1), room, styles);
            if chosen && self.moved {
                cursor = Position::new(list.x, y);
            }
        }
        let room = usize::from(preview.width.saturating_sub(3));
        let rows = self.preview.split('\n').flat_map(|p| wrap(p, room).into_iter().map(|range| &p[range]));
        for (row, y) in rows.zip(preview.top()..preview.bottom()) {
            let styles = (Style::new(), theme.hit());
            self.lit.write(buffer, (preview.x + 2, y), row, room + 1, styles);
        }
        Some(cursor)
    }

    /// List and preview: side by side where both can be read, else the preview below.
    fn divided(&self, body: Rect) -> (Rect, Rect) {
        if self.preview.is_empty() {
            return (body, Rect::default());
        }
        if body.width >= BESIDE {
            let half = body.width / 2;
            let list = Rect { width: half, ..body };
            return (list, Rect { x: body.x + half, width: body.width - half, ..body });
        }
        let half = body.height.div_ceil(2);
        let list = Rect { height: half, ..body };
        (list, Rect { y: body.y + half, height: body.height - half, ..body })
    }
}
