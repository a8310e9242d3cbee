//! Where words stand in a text, to be lit: accents and capitals apart.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use crate::dutch::fold;

/// Words to be lit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lit(Vec<String>);

impl Lit {
    /// Words, each once.
    pub fn new(words: &[String]) -> Self {
        let mut needles: Vec<String> =
            words.iter().map(|word| fold(word)).filter(|w| !w.is_empty()).collect();
        needles.sort();
        needles.dedup();
        Self(needles)
    }

    /// Where they stand, in bytes.
    pub fn places(&self, text: &str) -> Vec<Range<usize>> {
        if self.0.is_empty() {
            return Vec::new();
        }
        // Folding changes lengths: each folded byte knows the letter it comes from.
        let (mut folded, mut from) = (String::with_capacity(text.len()), Vec::with_capacity(text.len() + 1));
        for (at, c) in text.char_indices() {
            folded.push_str(&fold(c.encode_utf8(&mut [0; 4])));
            from.resize(folded.len(), at);
        }
        from.push(text.len());
        let matches = self.0.iter().flat_map(|needle| folded.match_indices(needle.as_str()));
        matches.map(|(at, found)| from[at]..from[at + found.len()]).collect()
    }

    /// Writes a text in one style, with what is lit in another on top.
    pub fn write(
        &self,
        buffer: &mut Buffer,
        (x, y): (u16, u16),
        text: &str,
        room: usize,
        (plain, lit): (Style, Style),
    ) {
        let right = buffer.set_stringn(x, y, text, room, plain).0;
        for place in self.places(text) {
            let before = unicode_width::UnicodeWidthStr::width(&text[..place.start]) as u16;
            let from = x.saturating_add(before);
            let width = unicode_width::UnicodeWidthStr::width(&text[place]) as u16;
            for column in from..from.saturating_add(width).min(right) {
                buffer[(column, y)].set_style(lit);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_without_their_accents() {
        let lit = Lit::new(&["libie".to_owned(), "één".to_owned(), "een".to_owned()]);
        let text = "In LIBIË is één";
        let found: Vec<&str> = lit.places(text).into_iter().map(|place| &text[place]).collect();
        assert_eq!(found, ["één", "LIBIË"]);
        assert!(Lit::default().places(text).is_empty());
    }
}
