//! The form of a remark: note, tags, to ask on, judgement; its small editor and its drawing.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::key::Key;
use crate::notes::Judgement;
use crate::theme::Theme;
use crate::words::{Lang, remark as words};
use crate::wrap::{fitted, wrap};

/// The columns of the names of the fields.
const NAMES: u16 = 12;
/// Longer notes are for an editor of one's own.
const LONGEST: usize = 4_000;

/// What a key in the form leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// More keys.
    Stay,
    /// What stands there is to be saved.
    Save,
    /// Nothing is.
    Cancel,
    /// The note is to be written in the person's own editor.
    Editor,
}

/// The fields, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    Note,
    Tags,
    AskOn,
    Judgement,
}

const FIELDS: [Field; 4] = [Field::Note, Field::Tags, Field::AskOn, Field::Judgement];

/// A line that is edited; `at` is the byte the cursor stands before.
#[derive(Debug, Clone, Default)]
struct Text {
    text: String,
    at: usize,
}

/// The form.
#[derive(Debug, Clone)]
pub struct Form {
    lang: Lang,
    title: String,
    note: Text,
    tags: Text,
    /// To ask on.
    pub asks_on: bool,
    /// The judgement.
    pub judgement: Option<Judgement>,
    field: Field,
}

/// The judgement that comes behind another one; behind the last none.
pub fn following(judgement: Option<Judgement>) -> Option<Judgement> {
    match judgement {
        None => Judgement::ALL.first().copied(),
        Some(known) => {
            let at = Judgement::ALL.iter().position(|one| *one == known)?;
            Judgement::ALL.get(at + 1).copied()
        }
    }
}

impl Text {
    fn new(text: &str) -> Self {
        Self { text: text.to_owned(), at: text.len() }
    }

    /// The letter before the cursor, or behind it, as a stretch of bytes.
    fn letter(&self, before: bool) -> std::ops::Range<usize> {
        if before {
            let last = self.text[..self.at].grapheme_indices(true).next_back();
            last.map_or(self.at..self.at, |(start, _)| start..self.at)
        } else {
            let length = self.text[self.at..].graphemes(true).next().map_or(0, str::len);
            self.at..self.at + length
        }
    }

    fn press(&mut self, key: Key) {
        match key {
            Key::Char(c) if self.text.len() < LONGEST => {
                self.text.insert(self.at, c);
                self.at += c.len_utf8();
            }
            Key::Backspace => {
                let gone = self.letter(true);
                self.at = gone.start;
                self.text.replace_range(gone, "");
            }
            Key::Delete => self.text.replace_range(self.letter(false), ""),
            Key::Left => self.at = self.letter(true).start,
            Key::Right => self.at = self.letter(false).end,
            Key::Home | Key::Ctrl('a') => self.at = 0,
            Key::End | Key::Ctrl('e') => self.at = self.text.len(),
            Key::Ctrl('u') => *self = Self::default(),
            _ => {}
        }
    }
}

impl Form {
    /// A form with what was remarked before.
    pub fn new(
        lang: Lang,
        title: String,
        note: &str,
        tags: &str,
        asks_on: bool,
        judgement: Option<Judgement>,
    ) -> Self {
        let (note, tags) = (Text::new(note), Text::new(tags));
        Self { lang, title, note, tags, asks_on, judgement, field: Field::Note }
    }

    /// The note.
    pub fn note(&self) -> &str {
        &self.note.text
    }

    /// The note as it came from elsewhere.
    pub fn set_note(&mut self, note: &str) {
        self.note = Text::new(note.trim_end());
    }

    /// The tags, between commas.
    pub fn tags(&self) -> &str {
        &self.tags.text
    }

    /// Pasted text goes where the cursor is; without that it would be keys.
    pub fn paste(&mut self, text: &str) {
        text.chars().filter(|c| !c.is_control()).for_each(|c| _ = self.press(Key::Char(c)));
    }

    fn step(&mut self, by: usize) {
        let at = FIELDS.iter().position(|field| *field == self.field).unwrap_or(0);
        self.field = FIELDS[(at + by) % FIELDS.len()];
    }

    /// One key.
    pub fn press(&mut self, key: Key) -> Step {
        match (key, self.field) {
            (Key::Enter, _) => return Step::Save,
            (Key::Esc, _) => return Step::Cancel,
            (Key::F(4), _) => return Step::Editor,
            (Key::Tab | Key::Down, _) => self.step(1),
            (Key::BackTab | Key::Up, _) => self.step(FIELDS.len() - 1),
            (key, Field::Note) => self.note.press(key),
            (key, Field::Tags) => self.tags.press(key),
            (Key::Char(_) | Key::Left | Key::Right, Field::AskOn) => self.asks_on = !self.asks_on,
            (Key::Char(_) | Key::Left | Key::Right, Field::Judgement) => {
                self.judgement = following(self.judgement);
            }
            _ => {}
        }
        Step::Stay
    }

    /// The rows the form wants in so many columns.
    pub fn height(&self, width: u16) -> u16 {
        let room = usize::from(width.saturating_sub(NAMES + 1).max(1));
        5 + lines(&self.note.text, room).len() as u16
    }

    /// Draws the form, and below it what there is to say, or else what the keys do; where the cursor belongs.
    pub fn draw(&self, area: Rect, buffer: &mut Buffer, theme: Theme, said: &str) -> Option<Position> {
        if area.width <= NAMES || area.height == 0 {
            return None;
        }
        let width = usize::from(area.width);
        buffer.set_style(Rect { height: 1, ..area }, theme.bar());
        buffer.set_stringn(area.x, area.y, fitted(&self.title, width), width, theme.bar());
        let room = usize::from(area.width - NAMES - 1);
        let lang = self.lang;
        let asks_on = if self.asks_on { words::yes(lang) } else { words::no(lang) };
        let judgement = self.judgement.map_or(words::none(lang), |judgement| judgement.word(lang));
        let judgements = Judgement::ALL.map(|judgement| judgement.word(lang)).join(" · ");
        let judgement = format!("{judgement}   ({judgements})");
        let (note, note_at) = edited(&self.note, room);
        let (tags, tags_at) = edited(&self.tags, room);
        let fields = [
            (Field::Note, words::note(lang), note, note_at),
            (Field::Tags, words::tags(lang), tags, tags_at),
            (Field::AskOn, words::ask_on(lang), vec![asks_on.to_owned()], (0, 0)),
            (Field::Judgement, words::judgement(lang), vec![judgement], (0, 0)),
        ];
        // Of a note that is too long the end is shown, where one writes; or else what is above the cursor.
        let spare = usize::from(area.height).saturating_sub(5).max(1);
        let mut y = area.y + 1;
        let mut cursor = None;
        for (field, name, rows, (row, column)) in fields {
            let behind = rows.len().saturating_sub(spare);
            let skipped = match (field, self.field) {
                (Field::Note, Field::Note) => behind.min(row),
                (Field::Note, _) => behind,
                _ => 0,
            };
            let shown = if field == Field::Note { spare } else { usize::MAX };
            let style = if field == self.field { theme.selected() } else { Style::new() };
            for (nth, text) in rows.iter().enumerate().skip(skipped).take(shown) {
                if y >= area.bottom() {
                    break;
                }
                let name = if nth == skipped { name } else { "" };
                buffer.set_stringn(area.x, y, name, usize::from(NAMES), style);
                buffer.set_stringn(area.x + NAMES, y, text, room + 1, Style::new());
                if field == self.field && nth == row {
                    cursor = Some(Position::new(area.x + NAMES + column as u16, y));
                }
                y += 1;
            }
        }
        if y < area.bottom() || !said.is_empty() {
            let (last, style) = (area.bottom() - 1, theme.heading());
            let said = if said.is_empty() { words::form_keys(lang) } else { said };
            Rect { y: last, height: 1, ..area }.positions().for_each(|at| buffer[at].reset());
            buffer.set_stringn(area.x, last, fitted(said, width), width, style);
        }
        cursor.or(Some(area.as_position()))
    }
}

/// A text in rows: its own lines, wrapped.
fn lines(text: &str, room: usize) -> Vec<(usize, String)> {
    let mut out = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        let rows = wrap(line, room);
        if rows.is_empty() {
            out.push((start, String::new()));
        }
        out.extend(rows.into_iter().map(|range| (start + range.start, line[range].to_owned())));
        start += line.len() + 1;
    }
    out
}

/// The rows of a text that is edited, and at which of them and in which column the cursor is.
fn edited(text: &Text, room: usize) -> (Vec<String>, (usize, usize)) {
    let rows = lines(&text.text, room);
    let at = rows.partition_point(|(start, _)| *start <= text.at).saturating_sub(1);
    // A row leaves out the blank it is broken at, which the cursor may stand before.
    let before = rows.get(at).and_then(|(start, _)| text.text.get(*start..text.at));
    let column = before.map_or(0, UnicodeWidthStr::width);
    (rows.into_iter().map(|row| row.1).collect(), (at, column.min(room)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(form: &mut Form, text: &str) {
        text.chars().for_each(|c| _ = form.press(Key::Char(c)));
    }

    #[test]
    fn letters_go_where_the_cursor_is() {
        let mut form = Form::new(Lang::Dutch, "t".into(), "een twee", "", false, None);
        for key in [Key::Home, Key::Right, Key::Delete, Key::Backspace] {
            form.press(key);
        }
        typed(&mut form, "é");
        assert_eq!(form.note(), "én twee");
        form.press(Key::Left);
        form.press(Key::Delete);
        assert_eq!(form.note(), "n twee");
        form.press(Key::Ctrl('u'));
        assert_eq!(form.note(), "");
    }

    #[test]
    fn fields_are_walked_through_and_chosen() {
        let mut form = Form::new(Lang::Dutch, "t".into(), "", "", false, None);
        assert_eq!(form.press(Key::Tab), Step::Stay);
        typed(&mut form, "a, b");
        form.press(Key::Down);
        typed(&mut form, " ");
        form.press(Key::Tab);
        typed(&mut form, "  ");
        assert_eq!((form.tags(), form.asks_on, form.judgement), ("a, b", true, Some(Judgement::Evasive)));
        typed(&mut form, "  ");
        assert_eq!(form.judgement, None);
        assert_eq!([form.press(Key::F(4)), form.press(Key::Enter)], [Step::Editor, Step::Save]);
        assert_eq!(form.press(Key::Esc), Step::Cancel);
    }

    /// Wherever in a long note one writes, one sees what one writes.
    #[test]
    fn the_row_with_the_cursor_is_in_sight() {
        let area = Rect::new(0, 0, 40, 9);
        let mut form = Form::new(Lang::Dutch, "t".into(), &"een woord of wat ".repeat(40), "", false, None);
        for key in [Key::End, Key::Home, Key::Right] {
            form.press(key);
            let mut buffer = Buffer::empty(area);
            let at = form.draw(area, &mut buffer, Theme::default(), "").unwrap();
            assert!(at.y > 0 && at.x >= NAMES, "{key:?}: {at:?}");
        }
    }

    #[test]
    fn the_cursor_is_behind_what_was_typed() {
        let at = |text: &str, area: Rect| {
            let form = Form::new(Lang::Dutch, "t".into(), text, "", false, None);
            let mut buffer = Buffer::empty(area);
            form.draw(area, &mut buffer, Theme::default(), "")
        };
        assert_eq!(at("abc", Rect::new(0, 0, 40, 8)), Some(Position::new(15, 1)));
        assert_eq!(at("abc\nd", Rect::new(0, 0, 40, 8)), Some(Position::new(13, 2)));
        assert_eq!(at("", Rect::new(0, 0, 40, 8)), Some(Position::new(12, 1)));
        for (width, height) in [(0, 0), (5, 3), (13, 1), (16, 9), (40, 2), (40, 4)] {
            at(&"woord ".repeat(50), Rect::new(0, 0, width, height));
            // Wherever the cursor is, also before a blank at which a row is broken.
            let area = Rect::new(0, 0, width, height);
            let mut form = Form::new(Lang::Dutch, "t".into(), " woord  woorden \n x", "", false, None);
            for _ in 0..25 {
                form.draw(area, &mut Buffer::empty(area), Theme::default(), "");
                form.press(Key::Left);
            }
        }
    }
}
