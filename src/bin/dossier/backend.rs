//! What ratatui draws on: the wire of the library, or with `DOSSIER_WIRE=plain` ratatui's own differences.

use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;

use dossier::wire::{Wire, bracketed, sent};
use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use unicode_width::UnicodeWidthStr;

use crate::line::{Line, size};
use crate::locale;

/// Gathers a frame and sends it in one write.
pub(crate) struct Screen<'a> {
    line: &'a Line,
    way: Way,
}

/// How a frame becomes bytes.
enum Way {
    /// The fewest bytes.
    Wire(Box<Wire>),
    /// Ratatui's differences, for terminals that the wire may not suit, and what they wrote so far.
    Plain(CrosstermBackend<Batch>, Batch),
}

/// What was written since it was last sent; shared, because ratatui keeps its writer to itself.
#[derive(Clone, Default)]
struct Batch(Rc<RefCell<Vec<u8>>>);

impl Write for Batch {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    /// Nothing leaves before the frame is whole.
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> Screen<'a> {
    /// For the terminal as it is now.
    pub(crate) fn new(line: &'a Line) -> Self {
        if std::env::var("DOSSIER_WIRE").is_ok_and(|v| v == "plain") {
            let batch = Batch::default();
            return Self { line, way: Way::Plain(CrosstermBackend::new(batch.clone()), batch) };
        }
        let (width, height) = size();
        Self { line, way: Way::Wire(Box::new(Wire::new(width, height).in_ascii(locale::wants_ascii()))) }
    }
}

/// A cell with nothing in it that could steer, as wide as it was.
fn safe(cell: &Cell) -> Cell {
    let mut safe = cell.clone();
    let width = cell.symbol().width();
    safe.set_symbol(&format!("{:width$}", sent(cell.symbol(), locale::wants_ascii())));
    safe
}

impl Backend for Screen<'_> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        match &mut self.way {
            Way::Wire(wire) => content.for_each(|(x, y, cell)| wire.put(x, y, cell)),
            Way::Plain(plain, _) => {
                let safe: Vec<_> = content.map(|(x, y, cell)| (x, y, safe(cell))).collect();
                plain.draw(safe.iter().map(|(x, y, cell)| (*x, *y, cell)))?;
            }
        }
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        match &mut self.way {
            Way::Wire(wire) => wire.point(None),
            Way::Plain(plain, _) => plain.hide_cursor()?,
        }
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        match &mut self.way {
            Way::Wire(_) => Ok(()),
            Way::Plain(plain, _) => plain.show_cursor(),
        }
    }

    /// Never asked of the terminal.
    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(Position::ORIGIN)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        match &mut self.way {
            Way::Wire(wire) => wire.point(Some(position.into())),
            Way::Plain(plain, _) => plain.set_cursor_position(position)?,
        }
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        match &mut self.way {
            Way::Wire(wire) => wire.lose(),
            Way::Plain(plain, _) => plain.clear()?,
        }
        Ok(())
    }

    fn clear_region(&mut self, clear_type: ClearType) -> io::Result<()> {
        match &mut self.way {
            Way::Wire(wire) => wire.lose(),
            Way::Plain(plain, _) => plain.clear_region(clear_type)?,
        }
        Ok(())
    }

    fn size(&self) -> io::Result<Size> {
        let (width, height) = size();
        Ok(Size::new(width, height))
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: self.size()?, pixels: Size::ZERO })
    }

    fn flush(&mut self) -> io::Result<()> {
        match &mut self.way {
            Way::Wire(wire) => self.line.send(&wire.frame()),
            Way::Plain(_, batch) => self.line.send(&bracketed(std::mem::take(&mut *batch.0.borrow_mut()))),
        }
    }
}
