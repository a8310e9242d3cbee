//! A list that filters while one types, with a preview: the finder, the goto line and the help.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::theme::Theme;
use crate::wrap::{fitted, wrap};

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
}

impl Finder {
    /// Moves the selection.
    pub fn step(&mut self, by: isize) {
        self.selected = self.selected.saturating_add_signed(by).min(self.rows.len().saturating_sub(1));
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
        let list = if self.preview.is_empty() { body.height } else { body.height.div_ceil(2) };
        let top = (self.selected + 1).saturating_sub(usize::from(list.max(1)));
        for ((index, row), y) in self.rows.iter().enumerate().skip(top).zip(body.top()..body.top() + list) {
            let chosen = index == self.selected;
            let style = if chosen { theme.cursor() } else { Style::new() };
            let mark = if chosen { "> " } else { "  " };
            buffer.set_stringn(area.x, y, fitted(&format!("{mark}{row}"), width - 1), width, style);
        }
        let mut y = body.top() + list;
        for paragraph in self.preview.split('\n') {
            for range in wrap(paragraph, width.saturating_sub(3)) {
                if y >= body.bottom() {
                    break;
                }
                buffer.set_stringn(area.x + 2, y, &paragraph[range], width - 2, Style::new());
                y += 1;
            }
        }
        Some(Position::new(end, area.y))
    }
}
