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

/// What `less` sends for the rows that come in: each with its line end, and its prompt taken away and put back.
fn less(before: &Buffer, after: &Buffer, rows: usize) -> usize {
    let width = usize::from(after.area.width);
    let text = |buffer: &Buffer, y: usize| -> String {
        let row = &buffer.content[y * width..(y + 1) * width];
        row.iter().map(ratatui::buffer::Cell::symbol).collect::<String>().trim_end().to_owned()
    };
    let last = usize::from(after.area.height) - 2;
    assert_eq!(text(before, last), text(after, last - rows), "so many rows came in");
    (last + 1 - rows..=last).map(|y| text(after, y).len() + 2).sum::<usize>() + 8
}

#[test]
fn lines_and_pages_over_the_full_width_cost_what_less_sends_for_them() {
    for (width, height) in [(80, 24), (120, 40)] {
        let (mut line, _) = Line::open(width, height);
        line.keys(":1.2/answer/1\nz");
        for (key, rows, times) in [("j", 1, 12), (" ", usize::from(height) - 3, 1)] {
            let (mut ours, mut theirs) = (0, 0);
            for _ in 0..times {
                let before = line.before.clone();
                ours += line.keys(key)[0];
                theirs += less(&before, &line.before, rows);
            }
            assert!(ours * 100 <= theirs * 115, "{width}×{height}, {key:?}: {ours}, less {theirs}");
        }
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
fn the_selection_moves_through_the_tree() {
    let (mut line, _) = Line::open(80, 24);
    line.keys(":1.2/sp/3\n");
    line.app.press(Key::Tab);
    line.frame();
    // Twice over the pane's edges, where half of it comes anew.
    let bytes = line.keys(&("j".repeat(30) + &"k".repeat(30)));
    let dear = bytes.iter().filter(|b| **b > 120).count();
    assert!(dear <= 4 && mean(&bytes) <= 120, "{} {bytes:?}", mean(&bytes));
}

#[test]
fn the_other_half_costs_what_changes() {
    let (mut line, _) = Line::open(80, 24);
    line.keys(":1.3/sp/3\n");
    for key in ["a", "a", "a", "a"] {
        let before = line.before.clone();
        let bytes = line.keys(key)[0];
        let letters: usize = before.diff(&line.before).iter().map(|(_, _, cell)| cell.symbol().len()).sum();
        assert!(bytes <= letters * 6 / 5, "{bytes} for {letters}");
    }
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
    assert!(bytes.iter().all(|&b| b <= 1_200), "{bytes:?}");
}
