//! The reading pane: a whole contribution or reply, with the selected question or answer marked.

use std::collections::BTreeSet;
use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::lit::Lit;
use crate::model::{Dossier, ParagraphIx, SectionIx, Span};
use crate::theme::Theme;
use crate::wrap::wrap;

/// Columns in front of the text: the mark and a blank.
const GUTTER: u16 = 2;

/// A row of wrapped text; an empty range is a blank row between paragraphs.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Row {
    paragraph: ParagraphIx,
    range: Range<usize>,
    blank: bool,
    /// Before it, paragraphs are left out.
    gap: bool,
}

/// A row, whatever the width it is wrapped to: the paragraph, the byte it begins with, and whether it is the
/// blank one before it.
pub type Anchor = (ParagraphIx, usize, bool);

/// What is shown and from which row on.
#[derive(Default)]
pub struct Reader {
    section: Option<SectionIx>,
    width: u16,
    /// Of the section only these paragraphs.
    only: Option<BTreeSet<ParagraphIx>>,
    rows: Vec<Row>,
    top: usize,
    marked: Vec<Span>,
    lit: Lit,
}

impl Reader {
    /// The first row shown.
    pub fn top(&self) -> usize {
        self.top
    }

    /// The first row shown, whatever the width.
    pub fn anchor(&self) -> Option<Anchor> {
        self.rows.get(self.top).map(|row| (row.paragraph, row.range.start, row.blank))
    }

    /// Puts the row that now holds an anchor on top.
    pub fn to_anchor(&mut self, (paragraph, start, blank): Anchor, height: u16) {
        let holds =
            |row: &Row| row.paragraph == paragraph && row.blank == blank && (blank || row.range.end > start);
        self.top = self.rows.iter().position(holds).unwrap_or(0);
        self.clamp(height);
    }

    /// Shows a section wrapped for a pane, keeping what is on top when only the width changed; of its paragraphs
    /// only those of a limit, where there is one, and the headings.
    pub fn show(
        &mut self,
        dossier: &Dossier,
        section: SectionIx,
        only: Option<BTreeSet<ParagraphIx>>,
        area: Rect,
    ) {
        if self.section == Some(section) && self.width == area.width && self.only == only {
            return;
        }
        let anchor = self.anchor().filter(|_| self.section == Some(section));
        (self.section, self.width, self.only) = (Some(section), area.width, only);
        let width = usize::from(area.width.saturating_sub(GUTTER + 1).max(1));
        self.rows.clear();
        let mut left_out = false;
        for index in dossier.sections[section.at()].paragraphs.clone() {
            let paragraph = ParagraphIx::new(index);
            let is_shown =
                |only: &BTreeSet<_>| only.contains(&paragraph) || dossier.paragraph(paragraph).is_heading();
            if !self.only.as_ref().is_none_or(is_shown) {
                left_out = true;
                continue;
            }
            if !self.rows.is_empty() || left_out {
                self.rows.push(Row {
                    paragraph,
                    range: 0..0,
                    blank: true,
                    gap: std::mem::take(&mut left_out),
                });
            }
            let text = &dossier.paragraph(paragraph).text;
            self.rows.extend(wrap(text, width).into_iter().map(|range| Row {
                paragraph,
                range,
                blank: false,
                gap: false,
            }));
        }
        if left_out && let Some(last) = self.rows.last() {
            let paragraph = last.paragraph;
            self.rows.push(Row { paragraph, range: 0..0, blank: true, gap: true });
        }
        self.top = 0;
        if let Some(anchor) = anchor {
            self.to_anchor(anchor, area.height);
        }
    }

    /// The source line of the first row.
    pub fn top_line(&self, dossier: &Dossier) -> Option<u32> {
        let row = self.rows.get(self.top)?;
        Some(dossier.paragraph(row.paragraph).line_at(row.range.start))
    }

    fn row_of_line(&self, dossier: &Dossier, line: u32) -> usize {
        let later = |row: &Row| dossier.paragraph(row.paragraph).line_at(row.range.start) > line;
        self.rows.iter().position(later).unwrap_or(self.rows.len()).saturating_sub(1)
    }

    /// Puts the row of a source line on top.
    pub fn to_line(&mut self, dossier: &Dossier, line: u32, height: u16) {
        self.top = self.row_of_line(dossier, line);
        self.clamp(height);
    }

    /// Marks an item's spans and brings its first row into view, with a little of what stands before it.
    pub fn mark(&mut self, spans: &[Span], height: u16) {
        self.marked = spans.to_vec();
        if let Some(first) = spans.first() {
            self.reveal(first, height);
        }
    }

    /// Whether the marked item begins in view.
    pub fn sees_mark(&self, height: u16) -> bool {
        let Some(first) = self.marked.first() else { return false };
        self.row_of(first).is_some_and(|at| (self.top..self.top + usize::from(height)).contains(&at))
    }

    /// Brings the marked item into view.
    pub fn reveal_mark(&mut self, height: u16) {
        if let Some(first) = self.marked.first().cloned() {
            self.reveal(&first, height);
        }
    }

    /// The row on which a span begins.
    pub fn row_of(&self, span: &Span) -> Option<usize> {
        let holds =
            |row: &Row| row.paragraph == span.paragraph && !row.blank && row.range.end > span.range.start;
        self.rows.iter().position(holds)
    }

    /// Brings the beginning of a span into view.
    pub fn reveal(&mut self, first: &Span, height: u16) {
        if let Some(at) = self.row_of(first) {
            let height = usize::from(height.max(1));
            if at < self.top || at + height / 3 >= self.top + height {
                self.top = at.saturating_sub(height / 6);
            }
            self.clamp(height as u16);
        }
    }

    fn clamp(&mut self, height: u16) {
        self.top = self.top.min(self.rows.len().saturating_sub(usize::from(height.max(1))));
    }

    /// Scrolls; false when the text ends there.
    pub fn scroll(&mut self, by: isize, height: u16) -> bool {
        let before = self.top;
        self.top = self.top.saturating_add_signed(by);
        self.clamp(height);
        self.top != before
    }

    /// Lights words, wherever they stand; none for nothing.
    pub fn light(&mut self, words: &[String]) {
        self.lit = Lit::new(words);
    }

    fn is_marked(&self, row: &Row, at: usize) -> bool {
        self.marked.iter().any(|s| s.paragraph == row.paragraph && s.range.contains(&at))
    }

    /// Draws the text; where the cursor belongs.
    pub fn draw(&self, dossier: &Dossier, area: Rect, buffer: &mut Buffer, theme: Theme) -> Option<Position> {
        let mut cursor = None;
        for (row, y) in self.rows.iter().skip(self.top).zip(area.top()..area.bottom()) {
            if row.gap {
                buffer.set_stringn(
                    area.x + GUTTER.min(area.width),
                    y,
                    "…",
                    usize::from(area.width),
                    Style::new(),
                );
            }
            if row.blank {
                continue;
            }
            let paragraph = dossier.paragraph(row.paragraph);
            let plain = if paragraph.is_heading() { theme.heading() } else { Style::new() };
            let starts_marked = self.is_marked(row, row.range.start);
            let any = starts_marked
                || self.marked.iter().any(|s| {
                    s.paragraph == row.paragraph
                        && s.range.start < row.range.end
                        && s.range.end > row.range.start
                });
            if any {
                // With the blank behind it: in one style they are one stretch on the line.
                buffer.set_stringn(area.x, y, "▌ ", usize::from(area.width), theme.selected());
                cursor = cursor.or(Some(Position::new(area.x, y)));
            }
            let mut x = area.x + GUTTER;
            let own = self.lit.places(&paragraph.text[row.range.clone()]).into_iter();
            let hits: Vec<Range<usize>> =
                own.map(|hit| hit.start + row.range.start..hit.end + row.range.start).collect();
            for piece in pieces(row, &self.marked, &hits) {
                let right = area.right().saturating_sub(x);
                let mut style = if self.is_marked(row, piece.start) { theme.selected() } else { plain };
                if hits.iter().any(|h| h.contains(&piece.start)) {
                    style = style.patch(theme.hit());
                }
                x = buffer.set_stringn(x, y, &paragraph.text[piece], usize::from(right), style).0;
            }
        }
        cursor.or((area.width > 0).then(|| Position::new(area.x, area.y)))
    }
}

/// A row cut where its style changes.
fn pieces(row: &Row, marked: &[Span], hits: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut cuts = vec![row.range.start, row.range.end];
    let spans = marked.iter().filter(|s| s.paragraph == row.paragraph).map(|s| &s.range);
    for range in spans.chain(hits) {
        cuts.extend([range.start, range.end].into_iter().filter(|c| row.range.contains(c)));
    }
    cuts.sort_unstable();
    cuts.dedup();
    cuts.windows(2).map(|w| w[0]..w[1]).collect()
}
