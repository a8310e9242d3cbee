//! A page of text over the panes, to be read and closed.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::theme::Theme;
use crate::wrap::{fitted, wrap};

/// A page's text and how far it is scrolled.
#[derive(Debug, Clone, Default)]
pub struct Page {
    title: String,
    text: String,
    top: usize,
}

impl Page {
    /// A page from its top.
    pub fn new(title: String, text: String) -> Self {
        Self { title, text, top: 0 }
    }

    /// Scrolls by rows, inside what there is at this size.
    pub fn scroll(&mut self, by: isize, area: Rect) {
        let last = self.rows(area).len().saturating_sub(usize::from(area.height.saturating_sub(1).max(1)));
        self.top = self.top.saturating_add_signed(by).min(last);
    }

    fn rows(&self, area: Rect) -> Vec<&str> {
        let width = usize::from(area.width.max(1));
        let wrapped = |line| -> Vec<&str> {
            let rows: Vec<&str> = wrap(line, width).into_iter().map(|range| &line[range]).collect();
            if rows.is_empty() { vec![""] } else { rows }
        };
        self.text.lines().flat_map(wrapped).collect()
    }

    /// Draws the page over an area; where the cursor belongs.
    pub fn draw(&self, area: Rect, buffer: &mut Buffer, theme: Theme) -> Option<Position> {
        if area.height == 0 || area.width == 0 {
            return None;
        }
        let width = usize::from(area.width);
        let head = Rect { height: 1, ..area };
        buffer.set_style(head, theme.bar());
        buffer.set_stringn(area.x, area.y, fitted(&self.title, width), width, theme.bar());
        for (row, y) in self.rows(area).into_iter().skip(self.top).zip(area.y + 1..area.bottom()) {
            buffer.set_stringn(area.x, y, row, width, ratatui::style::Style::new());
        }
        // On the first line of what is read; the title says how to close it.
        Some(Position::new(area.x, area.y + u16::from(area.height > 1)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_scrolls_no_farther_than_its_end() {
        let area = Rect::new(0, 0, 10, 3);
        let mut page = Page::new("kop".into(), "een\ntwee\ndrie\nvier".into());
        page.scroll(99, area);
        let mut buffer = Buffer::empty(area);
        page.draw(area, &mut buffer, Theme::plain());
        let shown: String = buffer.content().iter().map(ratatui::buffer::Cell::symbol).collect();
        assert!(shown.contains("drie") && shown.contains("vier") && !shown.contains("twee"), "{shown}");
        page.scroll(-99, area);
        assert_eq!(page.top, 0);
    }
}
