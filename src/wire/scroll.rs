//! Scrolling: finds rows that only moved, and moves them inside a scroll region.

use std::ops::Range;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::Color;

use super::pen::Pen;
use super::{Cursor, Wire};

/// Rows are compared in so many pieces: text beside the tree moves though the tree does not.
const PIECES: u16 = 8;

/// Rows that moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Scroll {
    /// The first and the last row of the region.
    pub(super) region: (u16, u16),
    /// By how many rows its content goes up; down when negative.
    pub(super) up: i32,
}

/// The scroll that brings most pieces of rows to where they should be; `None` when none does.
pub(super) fn find(shown: &Buffer, wanted: &Buffer) -> Option<Scroll> {
    let height = i32::from(wanted.area.height);
    let (old, new) = (pieces(shown), pieces(wanted));
    let changed: Vec<i32> = (0..height).filter(|&y| old[y as usize] != new[y as usize]).collect();
    let (&first, &last) = (changed.first()?, changed.last()?);
    if last - first < 2 {
        return None;
    }
    let alike = |a: i32, b: i32| {
        let pairs = old[a as usize].iter().zip(&new[b as usize]);
        // Blank pieces are alike everywhere and prove nothing.
        pairs.filter(|(a, b)| a == b && a.is_some()).count() as i32
    };
    let mut best: Option<(i32, Scroll)> = None;
    for up in (first - last)..=(last - first) {
        if up == 0 {
            continue;
        }
        let (mut sum, mut start) = (0, first);
        for y in first..=last {
            let from = y + up;
            let gain = if (first..=last).contains(&from) { alike(from, y) - alike(y, y) } else { -1 };
            if sum <= 0 {
                (sum, start) = (0, y);
            }
            sum += gain;
            if best.is_none_or(|b| sum > b.0) && sum > 0 {
                let (top, bottom) = (start.min(start + up).max(first), y.max(y + up).min(last));
                best = Some((sum, Scroll { region: (top as u16, bottom as u16), up }));
            }
        }
    }
    best.map(|b| b.1)
}

/// A number for each piece of each row; `None` for blank ones.
fn pieces(buffer: &Buffer) -> Vec<Vec<Option<u64>>> {
    let width = buffer.area.width;
    let cut = |n: u16| usize::from(width) * usize::from(n) / usize::from(PIECES);
    let piece = |cells: &[Cell]| {
        let blank = cells.iter().all(|cell| cell.symbol() == " " && Pen::of(cell) == Pen::default());
        (!blank).then(|| cells.iter().fold(0, |sum, cell| mix(mix(sum, symbol(cell)), style(cell))))
    };
    let row = |row: &[Cell]| (0..PIECES).map(|n| piece(&row[cut(n)..cut(n + 1)])).collect();
    buffer.content.chunks(usize::from(width.max(1))).map(row).collect()
}

/// Fibonacci hashing (Knuth, vol. 3, 6.4): two pieces that meet by chance cost bytes, never a wrong screen.
fn mix(sum: u64, value: u64) -> u64 {
    (sum.rotate_left(5) ^ value).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

fn symbol(cell: &Cell) -> u64 {
    cell.symbol().bytes().fold(0, |sum, byte| sum << 8 | u64::from(byte))
}

fn style(cell: &Cell) -> u64 {
    let colour = |colour: Color| match colour {
        Color::Indexed(n) => 0x100 + u64::from(n),
        Color::Rgb(r, g, b) => 0x1_0000 + (u64::from(r) << 16 | u64::from(g) << 8 | u64::from(b)),
        named => NAMED.iter().position(|n| *n == named).unwrap_or(0) as u64,
    };
    mix(mix(colour(cell.fg), colour(cell.bg)), u64::from(cell.modifier.bits()))
}

/// The colours with names.
const NAMED: [Color; 17] = [
    Color::Reset,
    Color::Black,
    Color::Red,
    Color::Green,
    Color::Yellow,
    Color::Blue,
    Color::Magenta,
    Color::Cyan,
    Color::Gray,
    Color::DarkGray,
    Color::LightRed,
    Color::LightGreen,
    Color::LightYellow,
    Color::LightBlue,
    Color::LightMagenta,
    Color::LightCyan,
    Color::White,
];

impl Wire {
    /// Moves rows in the terminal, and in what we know of it.
    pub(super) fn scroll(&mut self, scroll: Scroll) {
        let (top, bottom) = scroll.region;
        let by = scroll.up.unsigned_abs() as u16;
        self.draw_with(self.pen.for_scrolling());
        if self.region.unwrap_or((0, self.last_row())) != scroll.region {
            self.out.extend(format!("\x1b[{};{}r", top + 1, bottom + 1).into_bytes());
            // Terminals differ in where this leaves the cursor.
            (self.region, self.cursor) = (Some(scroll.region), Cursor::Unknown);
        }
        if scroll.up > 0 {
            if by > 4 {
                self.go(0, top);
                self.out.extend(format!("\x1b[{by}M").into_bytes());
            } else {
                self.go(0, bottom);
                self.out.extend(std::iter::repeat_n(b'\n', usize::from(by)));
            }
        } else {
            self.go(0, top);
            let insert = if by == 1 { "\x1bM".to_owned() } else { format!("\x1b[{by}L") };
            self.out.extend(insert.into_bytes());
        }
        let width = usize::from(self.shown.area.width);
        let rows: Range<usize> = usize::from(top) * width..(usize::from(bottom) + 1) * width;
        let shift = usize::from(by) * width;
        let cells = &mut self.shown.content[rows];
        if scroll.up > 0 {
            cells.rotate_left(shift.min(cells.len()));
            let from = cells.len() - shift.min(cells.len());
            cells[from..].fill(Cell::default());
        } else {
            cells.rotate_right(shift.min(cells.len()));
            let to = shift.min(cells.len());
            cells[..to].fill(Cell::default());
        }
    }
}
