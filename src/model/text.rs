//! The source as it is read: lines, the paragraphs they rejoin into, and stretches of those.

use std::ops::Range;

use super::ParagraphIx;

/// First and last source line of an item, 1-based and inclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lines {
    /// First line.
    pub first: u32,
    /// Last line; never before `first`.
    pub last: u32,
}

impl Lines {
    /// The stretch that holds both.
    pub fn join(self, other: Self) -> Self {
        Self { first: self.first.min(other.first), last: self.last.max(other.last) }
    }

    /// Whether the two share a line.
    pub fn touch(self, other: Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    /// Whether `line` lies inside.
    pub fn holds(self, line: u32) -> bool {
        self.first <= line && line <= self.last
    }
}

/// What a paragraph is in the document's build.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParagraphKind {
    /// A heading; 1 is a part or an unnumbered chapter, 2 a pillar, 3 a faction or theme below it.
    Heading(u8),
    /// Running text.
    Prose,
}

/// Lines of the source rejoined into one run of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// Heading or running text.
    pub kind: ParagraphKind,
    /// The text on one line: line-end hyphens resolved, footnote marks taken out.
    pub text: String,
    /// Where each source line begins in `text` (byte offset, source line), ascending in both.
    /// Never empty. Footnotes and page feet inside the paragraph leave gaps in the lines.
    pub breaks: Vec<(u32, u32)>,
}

impl Paragraph {
    /// First and last source line.
    pub fn lines(&self) -> Lines {
        let first = self.breaks.first().map_or(1, |b| b.1);
        Lines { first, last: self.breaks.last().map_or(first, |b| b.1) }
    }

    /// The source line on which the byte at `offset` stands.
    pub fn line_at(&self, offset: usize) -> u32 {
        let after = self.breaks.partition_point(|&(start, _)| start as usize <= offset);
        self.breaks.get(after.saturating_sub(1)).map_or(1, |b| b.1)
    }

    /// The source lines a byte range touches.
    pub fn lines_of(&self, range: &Range<usize>) -> Lines {
        let last = range.end.saturating_sub(1).max(range.start);
        Lines { first: self.line_at(range.start), last: self.line_at(last) }
    }

    /// Whether this is a heading.
    pub fn is_heading(&self) -> bool {
        matches!(self.kind, ParagraphKind::Heading(_))
    }
}

/// A stretch of one paragraph, in bytes of its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// The paragraph.
    pub paragraph: ParagraphIx,
    /// The bytes; on character boundaries.
    pub range: Range<usize>,
}
