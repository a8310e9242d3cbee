//! What the reader sends over the line, counted: the budgets in bytes of the design.

mod support;

use dossier::app::App;
use dossier::draw::draw;
use dossier::key::Key;
use dossier::wire::Wire;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use support::reader;

/// The reader with the wire behind it.
struct Line {
    app: App,
    wire: Wire,
    before: Buffer,
}

impl Line {
    /// Opened, and the bytes of the first frame.
    fn open(width: u16, height: u16) -> (Self, usize) {
        let before = Buffer::empty(Rect::new(0, 0, width, height));
        let mut line = Self { app: reader(width, height), wire: Wire::new(width, height), before };
        let first = line.frame();
        (line, first)
    }

    fn frame(&mut self) -> usize {
        let area = self.before.area;
        let mut terminal = Terminal::new(TestBackend::new(area.width, area.height)).expect("a test screen");
        let mut cursor = None;
        let drawn = terminal.draw(|frame| draw(&self.app, frame)).expect("a frame").buffer.clone();
        if terminal.backend().cursor_visible() {
            cursor = terminal.get_cursor_position().ok();
        }
        for (x, y, cell) in self.before.diff(&drawn) {
            self.wire.put(x, y, cell);
        }
        self.before = drawn;
        self.wire.point(cursor);
        self.wire.frame().len()
    }

    /// The bytes of each key.
    fn keys(&mut self, keys: &str) -> Vec<usize> {
        keys.chars()
            .map(|c| {
                self.app.press(if c == '\n' { Key::Enter } else { Key::Char(c) });
                self.frame()
            })
            .collect()
    }
}

fn mean(bytes: &[usize]) -> usize {
    bytes.iter().sum::<usize>() / bytes.len()
}

#[test]
fn the_first_screen() {
    let (_, first) = Line::open(80, 24);
    assert!(first <= 5_000, "{first}");
}

#[test]
fn one_line_down_over_the_full_width() {
    for (width, height, most) in [(80, 24, 88), (120, 40, 128)] {
        let (mut line, _) = Line::open(width, height);
        line.keys(":1.2/sp/1\nz");
        let bytes = line.keys(&"j".repeat(40));
        assert!(mean(&bytes) <= most, "{width}×{height}: {} {bytes:?}", mean(&bytes));
    }
}

#[test]
fn one_line_down_beside_the_tree_is_a_third_of_plain_ratatui() {
    let (mut line, _) = Line::open(80, 24);
    line.keys(":1.2/sp/1\n");
    let bytes = line.keys(&"j".repeat(40));
    assert!(mean(&bytes) <= 1_727 / 3, "{} {bytes:?}", mean(&bytes));
}

#[test]
fn a_key_that_changes_nothing_sends_nothing() {
    let (mut line, _) = Line::open(80, 24);
    line.keys("jjj");
    assert_eq!(line.frame(), 0);
}

#[test]
fn a_typed_letter_in_the_finder() {
    let (mut line, _) = Line::open(80, 24);
    line.keys("f");
    let bytes = line.keys("grensbewaking");
    assert!(bytes.iter().all(|&b| b <= 1_500), "{bytes:?}");
}
