//! One row: the cells that changed, painted with as few moves and changes of the pen as pay.

use ratatui::buffer::{Buffer, Cell};

use super::pen::Pen;
use super::{Cursor, Wire};

/// Erasing to the end of a row costs so many bytes; fewer blanks than that are sent as they are.
const ERASE: u16 = 3;
/// The cheapest move to the right over more than two columns.
const MOVE: usize = 4;

impl Wire {
    /// Paints what differs.
    pub(super) fn paint(&mut self) {
        for y in 0..self.wanted.area.height {
            self.paint_row(y);
        }
        self.shown.content.clone_from(&self.wanted.content);
    }

    fn paint_row(&mut self, y: u16) {
        let width = self.wanted.area.width;
        let changed = |wire: &Self, x: u16| wire.shown[(x, y)] != wire.wanted[(x, y)];
        let Some(first) = (0..width).find(|&x| changed(self, x)) else { return };
        let last = (0..width).rev().find(|&x| changed(self, x)).unwrap_or(first);
        let end = written(&self.wanted, y);
        let erases = last >= end && last + 1 - first.max(end) > ERASE;
        let paint_to = if erases { end } else { last + 1 };
        let mut x = first;
        while x < paint_to {
            if !changed(self, x) {
                x += 1;
                continue;
            }
            // A wide letter is painted whole.
            let start = if self.wanted[(x, y)].symbol().is_empty() { x.saturating_sub(1) } else { x };
            self.go(start, y);
            x = self.paint_run(start, y, paint_to, &changed);
        }
        if erases {
            self.go(first.max(end), y);
            self.draw_with(Pen::default());
            self.out.extend(b"\x1b[K");
        }
    }

    /// Paints from a column on, over gaps that are cheaper to paint than to jump; where it stopped.
    fn paint_run(&mut self, from: u16, y: u16, to: u16, changed: &dyn Fn(&Self, u16) -> bool) -> u16 {
        let mut x = from;
        while x < to {
            if !changed(self, x) && x > from {
                let gap_end = (x..to).find(|&x| changed(self, x)).unwrap_or(to);
                let gap: Vec<&Cell> = (x..gap_end).map(|x| &self.wanted[(x, y)]).collect();
                let plain = gap.iter().all(|cell| Pen::of(cell) == self.pen);
                let bytes: usize = gap.iter().map(|cell| cell.symbol().len()).sum();
                if gap_end == to || !plain || bytes >= MOVE {
                    return gap_end;
                }
            }
            let cell = self.wanted[(x, y)].clone();
            if cell.symbol().is_empty() {
                x += 1;
                continue;
            }
            self.draw_with(Pen::of(&cell));
            self.out.extend(cell.symbol().as_bytes());
            let wide = x + 1 < self.wanted.area.width && self.wanted[(x + 1, y)].symbol().is_empty();
            x += if wide { 2 } else { 1 };
            self.cursor = if x >= self.wanted.area.width { Cursor::Margin(y) } else { Cursor::At(x, y) };
        }
        x
    }

    /// Changes the pen.
    pub(super) fn draw_with(&mut self, pen: Pen) {
        self.out.extend(self.pen.to(pen).into_bytes());
        self.pen = pen;
    }
}

/// Where the blank rest of a row begins.
fn written(buffer: &Buffer, y: u16) -> u16 {
    let blank = |x: &u16| {
        let cell = &buffer[(*x, y)];
        cell.symbol() == " " && Pen::of(cell) == Pen::default()
    };
    (0..buffer.area.width).rev().take_while(blank).last().unwrap_or(buffer.area.width)
}
