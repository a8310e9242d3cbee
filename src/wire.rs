//! The wire: from the screen a terminal shows and the screen it should show to the fewest bytes between.
//!
//! Knows no terminal: it is a function from grids of cells to bytes. It never asks anything, and what it
//! sends is its own sequences and printable text: a cell that holds anything else is sent as `�`.
//! Rows that only moved are scrolled, inside a scroll region, when that is cheaper by counted bytes. Left
//! and right margins are not used: no terminal can be asked whether it knows them.

mod pen;
mod row;
mod scroll;

use std::borrow::Cow;

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect};
use unicode_width::UnicodeWidthStr;

use crate::ascii;
use crate::escape::{Kind, kind};
use pen::Pen;

/// Frames of this many bytes and more are put between synchronised-output brackets.
const BRACKET_FROM: usize = 200;
const OPEN: &[u8] = b"\x1b[?2026h";
const CLOSE: &[u8] = b"\x1b[?2026l";

/// A frame as it is sent: when it is long, between brackets that make the terminal show it at once.
pub fn bracketed(frame: Vec<u8>) -> Vec<u8> {
    if frame.len() < BRACKET_FROM { frame } else { [OPEN, &frame, CLOSE].concat() }
}

/// More bytes than this are no letter with its marks.
const LETTER: usize = 32;

/// What is sent of a cell: one letter of one or two columns that cannot steer, in ASCII when that is asked.
/// It may take fewer columns than the cell.
pub fn sent(symbol: &str, in_ascii: bool) -> Cow<'_, str> {
    if matches!(symbol.as_bytes(), [b' '..=b'~']) {
        return Cow::Borrowed(symbol);
    }
    let plain = symbol.chars().all(|c| kind(c) == Kind::Plain);
    match plain && symbol.len() <= LETTER && (1..=2).contains(&symbol.width()) {
        true if in_ascii => Cow::Owned(ascii::letter(symbol).to_string()),
        true => Cow::Borrowed(symbol),
        false => Cow::Borrowed(if in_ascii { "?" } else { "\u{fffd}" }),
    }
}

/// Where the terminal's cursor is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cursor {
    At(u16, u16),
    /// Behind the last column of a row: the next letter would wrap.
    Margin(u16),
    Unknown,
}

/// What a terminal shows and what it should show.
#[derive(Debug, Clone)]
pub struct Wire {
    width: u16,
    shown: Buffer,
    wanted: Buffer,
    out: Vec<u8>,
    pen: Pen,
    cursor: Cursor,
    /// First and last row of the scroll region, when one is set.
    region: Option<(u16, u16)>,
    visible: bool,
    /// Where the cursor should be; nowhere when it is hidden.
    target: Option<Position>,
    /// The terminal shows nothing we know of.
    lost: bool,
    /// Nothing but ASCII may be sent.
    in_ascii: bool,
}

impl Wire {
    /// For a terminal of this size that shows nothing known.
    pub fn new(width: u16, height: u16) -> Self {
        let blank = Buffer::empty(Rect::new(0, 0, width, height));
        Self {
            width,
            shown: blank.clone(),
            wanted: blank,
            out: Vec::new(),
            pen: Pen::default(),
            cursor: Cursor::Unknown,
            region: None,
            visible: true,
            target: None,
            lost: true,
            in_ascii: false,
        }
    }

    /// With nothing but ASCII, or not.
    pub fn in_ascii(self, in_ascii: bool) -> Self {
        Self { in_ascii, ..self }
    }

    /// What is shown is not known any more: the next frame begins with an empty screen.
    pub fn lose(&mut self) {
        *self = Self::new(self.shown.area.width, self.shown.area.height).in_ascii(self.in_ascii);
    }

    /// A cell of the next frame.
    pub fn put(&mut self, x: u16, y: u16, cell: &Cell) {
        if !self.wanted.area.contains(Position::new(x, y)) {
            return;
        }
        // The other half of a wide letter that is overwritten goes too.
        if x > 0 && self.wanted[(x, y)].symbol().is_empty() {
            self.wanted[(x - 1, y)].set_symbol(" ");
        }
        let is_wide = |cell: &Cell| cell.symbol().width() > 1;
        if is_wide(&self.wanted[(x, y)]) && x + 1 < self.wanted.area.width {
            self.wanted[(x + 1, y)] = Cell::default();
        }
        let mut cell = cell.clone();
        let letter = sent(cell.symbol(), self.in_ascii);
        if letter != cell.symbol() {
            let letter = letter.into_owned();
            // Ratatui says nothing of the columns that a wide letter covers.
            for covered in letter.width()..cell.symbol().width() {
                self.put(x + covered as u16, y, &Cell::default());
            }
            cell.set_symbol(&letter);
        }
        if is_wide(&cell) {
            if x + 1 >= self.wanted.area.width {
                cell.set_symbol(" ");
            } else {
                if is_wide(&self.wanted[(x + 1, y)]) && x + 2 < self.wanted.area.width {
                    self.wanted[(x + 2, y)] = Cell::default();
                }
                let mut half = cell.clone();
                half.set_symbol("");
                self.wanted[(x + 1, y)] = half;
            }
        }
        self.wanted[(x, y)] = cell;
    }

    /// Where the cursor should be; `None` hides it.
    pub fn point(&mut self, target: Option<Position>) {
        self.target = target;
    }

    /// The bytes of the next frame; nothing when nothing changed.
    pub fn frame(&mut self) -> Vec<u8> {
        if self.lost {
            self.lost = false;
            self.out.extend(b"\x1b[r\x1b[m\x1b[H\x1b[2J");
            (self.pen, self.cursor, self.region) = (Pen::default(), Cursor::At(0, 0), None);
            self.shown.reset();
        }
        let wanted = std::mem::take(&mut self.wanted);
        if let Some(found) = scroll::find(&self.shown, &wanted) {
            // `wanted` is out of the way: what is copied is what the terminal shows, and no more.
            let mut scrolled = self.clone();
            scrolled.scroll(found);
            scrolled.paint(&wanted);
            self.paint(&wanted);
            if scrolled.out.len() < self.out.len() {
                *self = scrolled;
            }
        } else {
            self.paint(&wanted);
        }
        self.shown.content.clone_from(&wanted.content);
        self.wanted = wanted;
        self.place_cursor();
        bracketed(std::mem::take(&mut self.out))
    }

    fn place_cursor(&mut self) {
        match self.target {
            Some(target) => {
                self.go(target.x, target.y);
                if !self.visible {
                    self.out.extend(b"\x1b[?25h");
                }
            }
            None if self.visible => self.out.extend(b"\x1b[?25l"),
            None => {}
        }
        self.visible = self.target.is_some();
    }

    fn last_row(&self) -> u16 {
        self.shown.area.height.saturating_sub(1)
    }

    /// Moves the cursor by the shortest sequence.
    fn go(&mut self, x: u16, y: u16) {
        if self.cursor == Cursor::At(x, y) {
            return;
        }
        let mut best = match (x, y) {
            (0, 0) => "\x1b[H".to_owned(),
            (0, _) => format!("\x1b[{}H", y + 1),
            (_, 0) => format!("\x1b[;{}H", x + 1),
            _ => format!("\x1b[{};{}H", y + 1, x + 1),
        };
        let mut consider = |way: String| {
            if way.len() < best.len() {
                best = way;
            }
        };
        let count = |n: u16| if n == 1 { String::new() } else { n.to_string() };
        let right = |n: u16| if n == 0 { String::new() } else { format!("\x1b[{}C", count(n)) };
        let row = match self.cursor {
            Cursor::At(_, row) | Cursor::Margin(row) => Some(row),
            Cursor::Unknown => None,
        };
        if row == Some(y) {
            consider(format!("\r{}", right(x)));
            if let Cursor::At(from, _) = self.cursor {
                if x > from {
                    consider(right(x - from));
                } else {
                    consider("\u{8}".repeat(usize::from(from - x)));
                    consider(format!("\x1b[{}D", count(from - x)));
                }
            }
        }
        // A line feed scrolls at the end of the region, and nowhere else.
        let end = self.region.map_or(self.last_row(), |r| r.1);
        if let Some(row) = row.filter(|&r| r < y && !(r..y).any(|r| r == end || r == self.last_row())) {
            let down = "\n".repeat(usize::from(y - row));
            consider(format!("\r{down}{}", right(x)));
            if self.cursor == Cursor::At(x, row) {
                consider(down);
            }
        }
        // Moves up and down stop at the edges of the region.
        let crosses = |row: u16| {
            self.region.is_some_and(|(top, bottom)| row >= top && y < top || row <= bottom && y > bottom)
        };
        if let Cursor::At(from, row) = self.cursor
            && from == x
            && !crosses(row)
        {
            consider(if row > y {
                format!("\x1b[{}A", count(row - y))
            } else {
                format!("\x1b[{}B", count(y - row))
            });
        }
        self.out.extend(best.into_bytes());
        self.cursor = Cursor::At(x, y);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wire(rows: &[&str]) -> Wire {
        let mut wire = Wire::new(rows[0].len() as u16, rows.len() as u16);
        show(&mut wire, rows);
        wire.frame();
        wire
    }

    fn show(wire: &mut Wire, rows: &[&str]) {
        for (y, row) in rows.iter().enumerate() {
            for (x, letter) in row.chars().enumerate() {
                wire.put(x as u16, y as u16, Cell::default().set_char(letter));
            }
        }
    }

    fn text(bytes: &[u8]) -> String {
        String::from_utf8_lossy(bytes).replace('\x1b', "^")
    }

    #[test]
    fn nothing_changed_sends_nothing() {
        let mut wire = wire(&["abc", "def"]);
        wire.point(None);
        wire.frame();
        assert_eq!(wire.frame(), b"");
    }

    #[test]
    fn a_changed_letter_is_a_move_and_a_letter() {
        let mut wire = wire(&["abcdefgh", "ijklmnop", "qrstuvwx"]);
        wire.point(Some(Position::new(0, 0)));
        wire.frame();
        show(&mut wire, &["abcdefgh", "ijklXnop", "qrstuvwx"]);
        assert_eq!(text(&wire.frame()), "^[2;5HX^[H");
    }

    #[test]
    fn moved_rows_are_scrolled() {
        let one = [
            "kop kop kop kop kop ", "een een een een een ", "twee twee twee twee ", "drie drie drie drie ",
            "voet voet voet voet ",
        ];
        let two = [
            "kop kop kop kop kop ", "twee twee twee twee ", "drie drie drie drie ", "vier vier vier vier ",
            "voet voet voet voet ",
        ];
        let mut wire = wire(&one);
        show(&mut wire, &two);
        wire.point(Some(Position::new(0, 1)));
        let bytes = text(&wire.frame());
        assert!(bytes.starts_with("^[2;4r^[4H\nvier vier vier vier"), "{bytes}");
        assert!(!bytes.contains("twee") && !bytes.contains("drie"), "{bytes}");
    }

    #[test]
    fn the_rest_of_a_row_is_erased() {
        let mut wire = wire(&["abcdefghijkl", "            "]);
        wire.point(Some(Position::new(0, 1)));
        wire.frame();
        show(&mut wire, &["ab          ", "            "]);
        assert_eq!(text(&wire.frame()), "^[;3H^[K\r\n");
    }

    #[test]
    fn no_control_character_of_a_cell_leaves() {
        let mut wire = wire(&["abc"]);
        wire.put(1, 0, Cell::default().set_symbol("\x1b]52;c;x\x07"));
        let sent = String::from_utf8_lossy(&wire.frame()).into_owned();
        assert!(!sent.contains("]52") && sent.contains('\u{fffd}'), "{sent:?}");
    }

    #[test]
    fn nothing_that_hides_or_piles_up_leaves() {
        let piled = format!("e{}", "\u{301}".repeat(1000));
        for symbol in ["\u{202e}", "a\u{200b}", "\u{9b}31m", "", "\u{e000}", &piled, "漢字漢字"] {
            assert_eq!(super::sent(symbol, false), "\u{fffd}", "{symbol:?}");
        }
        assert_eq!([super::sent("é", false), super::sent("é", true)], ["é", "e"]);
    }

    #[test]
    fn in_ascii_a_wide_letter_leaves_no_half_behind() {
        let mut wire = wire(&["abcdef"]).in_ascii(true);
        wire.point(Some(Position::new(0, 0)));
        wire.frame();
        wire.put(1, 0, Cell::default().set_symbol("漢"));
        assert_eq!(text(&wire.frame()), "^[C? \r");
        wire.lose();
        wire.put(0, 0, Cell::default().set_symbol("▌"));
        assert!(text(&wire.frame()).contains("^[2J|"));
    }
}
