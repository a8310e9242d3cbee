//! One row: the cells that changed, painted with as few moves and changes of the pen as pay.

use ratatui::buffer::{Buffer, Cell};

use super::pen::Pen;
use super::{Cursor, Wire};

/// Erasing to the end of a row costs so many bytes; fewer blanks than that are sent as they are.
const ERASE: usize = 3;
/// The cheapest move to the right over more than two columns.
const MOVE: usize = 4;
/// A move into a row costs this much more than one to its beginning; fewer blanks than that are sent instead.
const INDENT: usize = 2;

impl Wire {
    /// Paints what differs.
    pub(super) fn paint(&mut self, wanted: &Buffer) {
        let shown = std::mem::take(&mut self.shown);
        let width = usize::from(wanted.area.width.max(1));
        let rows = shown.content.chunks(width).zip(wanted.content.chunks(width));
        for (y, (shown, wanted)) in rows.enumerate() {
            self.paint_row(y as u16, shown, wanted);
        }
        self.shown = shown;
    }

    fn paint_row(&mut self, y: u16, shown: &[Cell], wanted: &[Cell]) {
        let differ: Vec<bool> = shown.iter().zip(wanted).map(|(a, b)| a != b).collect();
        let Some(first) = differ.iter().position(|d| *d) else { return };
        let last = differ.iter().rposition(|d| *d).unwrap_or(first);
        let end = written(wanted);
        let erases = last >= end && last + 1 - first.max(end) > ERASE;
        let paint_to = if erases { end } else { last + 1 };
        let mut x = first;
        while let Some(next) = (x..paint_to).find(|&x| differ[x]) {
            // A wide letter is painted whole.
            let start = if wanted[next].symbol().is_empty() { next.saturating_sub(1) } else { next };
            let indented = start <= INDENT && self.pen == Pen::default() && written(&wanted[..start]) == 0;
            let start = if indented { 0 } else { start };
            self.go(start as u16, y);
            x = self.paint_run((start, y), paint_to, wanted, &differ);
        }
        if erases {
            self.go(first.max(end) as u16, y);
            self.draw_with(Pen::default());
            self.out.extend(b"\x1b[K");
        }
    }

    /// Paints from a column on, over gaps that are cheaper to paint than to jump; where it stopped.
    fn paint_run(&mut self, (from, y): (usize, u16), to: usize, wanted: &[Cell], differ: &[bool]) -> usize {
        let mut x = from;
        while x < to {
            if !differ[x] && x > from {
                let gap_end = (x..to).find(|&x| differ[x]).unwrap_or(to);
                let gap = &wanted[x..gap_end];
                let bytes: usize = gap.iter().map(|cell| cell.symbol().len()).sum();
                let plain = || gap.iter().all(|cell| Pen::of(cell) == self.pen);
                if gap_end == to || bytes >= MOVE || !plain() {
                    return gap_end;
                }
            }
            let cell = &wanted[x];
            x += 1;
            if cell.symbol().is_empty() {
                continue;
            }
            self.draw_with(Pen::of(cell));
            self.out.extend(cell.symbol().as_bytes());
            let wide = wanted.get(x).is_some_and(|next| next.symbol().is_empty());
            let behind = x + usize::from(wide);
            let at_margin = behind >= usize::from(self.width);
            self.cursor = if at_margin { Cursor::Margin(y) } else { Cursor::At(behind as u16, y) };
        }
        x
    }

    /// Changes the pen.
    pub(super) fn draw_with(&mut self, pen: Pen) {
        if self.pen != pen {
            self.out.extend(self.pen.to(pen).into_bytes());
            self.pen = pen;
        }
    }
}

/// Where the blank rest of a row begins.
fn written(row: &[Cell]) -> usize {
    let blank = |cell: &&Cell| cell.symbol() == " " && Pen::of(cell) == Pen::default();
    row.len() - row.iter().rev().take_while(blank).count()
}
