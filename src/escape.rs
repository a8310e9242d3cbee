//! The one table of characters that could steer a terminal or hide in a text, and what is shown instead.

use unicode_normalization::char::is_combining_mark;
use unicode_width::UnicodeWidthChar;

/// What a character would do on a screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// It stands for itself.
    Plain,
    /// A blank of any width: shown as a blank.
    Blank,
    /// Takes no room and shows nothing: left out of a document, shown as `�` elsewhere.
    Hidden,
    /// Turns the direction of the text behind it: shown by its number in a document.
    Turning,
    /// A control, or a character without a shape that all agree on: shown as `�`.
    Unreadable,
}

/// The table.
pub fn kind(c: char) -> Kind {
    match c {
        ' '..='~' => Kind::Plain,
        '\t' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' => Kind::Blank,
        '\u{2028}' | '\u{2029}' | '\u{202f}' | '\u{205f}' | '\u{2800}' | '\u{3000}' => Kind::Blank,
        '\0'..='\u{9f}' => Kind::Unreadable,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            Kind::Turning
        }
        // Soft hyphen, grapheme joiner, fillers, vowels without a sign, Mongolian separators.
        '\u{ad}' | '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' => Kind::Hidden,
        '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}' => Kind::Hidden,
        // Zero-width blanks and joiners, invisible operators, old format controls, byte-order mark.
        '\u{200b}'..='\u{200d}' | '\u{2060}'..='\u{2065}' | '\u{206a}'..='\u{206f}' | '\u{feff}' => {
            Kind::Hidden
        }
        // Variation selectors, interlinear annotation, shorthand and music controls, tags.
        '\u{fe00}'..='\u{fe0f}' | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' => Kind::Hidden,
        '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}' => Kind::Hidden,
        // Private use and what is no character at all.
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'.. | '\u{fdd0}'..='\u{fdef}' => Kind::Unreadable,
        c if u32::from(c) & 0xfffe == 0xfffe => Kind::Unreadable,
        // Parts of Hangul syllables sit on what stands before them, as marks do.
        '\u{1161}'..='\u{11ff}' | '\u{d7b0}'..='\u{d7fb}' => Kind::Plain,
        c if c.width() == Some(0) && !is_combining_mark(c) => Kind::Hidden,
        _ => Kind::Plain,
    }
}

/// Any outside text as one safe line: file names, queries, error messages.
pub fn visible(text: &str) -> String {
    let shown = |c| match kind(c) {
        Kind::Plain => c,
        Kind::Blank => ' ',
        Kind::Hidden | Kind::Turning | Kind::Unreadable => char::REPLACEMENT_CHARACTER,
    };
    text.chars().map(shown).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_steers() {
        assert_eq!(visible("a\u{1b}[31m\u{9b}\u{202e}b\tc\n"), "a\u{fffd}[31m\u{fffd}\u{fffd}b c\u{fffd}");
    }

    /// Over all of Unicode: what stands for itself can be seen, or sits on the letter before it.
    #[test]
    fn nothing_plain_is_a_control_or_invisible() {
        for c in ('\0'..=char::MAX).filter(|c| kind(*c) == Kind::Plain) {
            assert!(!c.is_control() && !c.is_whitespace() || c == ' ', "{c:?}");
            let sits = is_combining_mark(c) || ('\u{1161}'..='\u{d7fb}').contains(&c);
            assert!(c.width() != Some(0) || sits, "U+{:04X}", u32::from(c));
        }
        // By name, what the table must know whatever the width tables say.
        for c in "\u{ad}\u{34f}\u{61c}\u{115f}\u{180e}\u{200b}\u{200d}\u{202e}\u{2060}\u{2066}\u{2800}\u{3164}\u{fe0f}\u{feff}\u{fff9}\u{e0041}\u{9b}\u{7f}\u{2028}".chars() {
            assert!(kind(c) != Kind::Plain, "{c:?}");
        }
    }
}
