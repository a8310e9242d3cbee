//! Wraps text to a width in columns, as byte ranges of the text, so that marks keep their place.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The rows of a text at a width; each row is a byte range without the blank it was broken at.
pub fn wrap(text: &str, width: usize) -> Vec<Range<usize>> {
    let width = width.max(1);
    let mut rows = Vec::new();
    let (mut start, mut end, mut used) = (0, 0, 0);
    for word in text.split(' ') {
        let at = word.as_ptr() as usize - text.as_ptr() as usize;
        let columns = word.width();
        let blank = usize::from(end > start);
        if used + blank + columns <= width {
            used += blank + columns;
            end = at + word.len();
            continue;
        }
        if end > start {
            rows.push(start..end);
        }
        (start, end, used) = (at, at + word.len(), columns);
        if columns > width {
            (start, used) = break_word(text, at..at + word.len(), width, &mut rows);
        }
    }
    if end > start || rows.is_empty() {
        rows.push(start..end);
    }
    rows
}

/// Breaks a word that is wider than a row; returns where its last row begins and its width.
fn break_word(text: &str, word: Range<usize>, width: usize, rows: &mut Vec<Range<usize>>) -> (usize, usize) {
    let (mut start, mut used) = (word.start, 0);
    for (offset, letter) in text[word.clone()].grapheme_indices(true) {
        let columns = letter.width();
        if used + columns > width && used > 0 {
            rows.push(start..word.start + offset);
            (start, used) = (word.start + offset, 0);
        }
        used += columns;
    }
    (start, used)
}

/// The text cut to a width, with `…` when something was cut.
pub fn fitted(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut out = String::new();
    let mut used = 1;
    for letter in text.graphemes(true) {
        used += letter.width();
        if used > width {
            break;
        }
        out.push_str(letter);
    }
    if width > 0 {
        out.push('…');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str, width: usize) -> Vec<&str> {
        wrap(text, width).into_iter().map(|r| &text[r]).collect()
    }

    #[test]
    fn words_stay_whole_where_they_can() {
        assert_eq!(rows("de kat zat op de mat", 7), ["de kat", "zat op", "de mat"]);
        assert_eq!(rows("ontwikkelingssamenwerking", 10), ["ontwikkeli", "ngssamenwe", "rking"]);
        assert_eq!(rows("", 5), [""]);
        assert_eq!(rows("a  b", 1).concat().replace(' ', ""), "ab");
    }

    #[test]
    fn nothing_is_wider_than_the_row() {
        for width in 1..12 {
            for row in rows("één 漢字 woord met heeeeeeeeel lange woorden", width) {
                assert!(row.width() <= width.max(2), "{row:?} at {width}");
            }
        }
    }

    #[test]
    fn fitting_shows_the_cut() {
        assert_eq!(fitted("kustwacht", 5), "kust…");
        assert_eq!(fitted("kust", 5), "kust");
        assert_eq!(fitted("kust", 0), "");
    }
}
