//! ASCII in place of other letters and signs, for terminals and locales that know no UTF-8.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// What stands for our own signs, and for the punctuation that documents use most.
fn sign(c: char) -> Option<&'static str> {
    Some(match c {
        '●' => "*",
        '◐' => "+",
        '○' => "o",
        '◇' => "~",
        '→' | '↳' | '▸' | '›' => ">",
        '←' => "<",
        '↑' => "^",
        '↓' | '▾' => "v",
        '↔' => "<>",
        '▌' => "|",
        '§' => "#",
        '¶' => "=",
        '✎' => "%",
        '✓' => "x",
        '·' | '•' | '‐' | '‑' | '–' | '—' | '−' => "-",
        '‘' | '’' | '‚' | '‛' => "'",
        '“' | '”' | '„' | '«' | '»' => "\"",
        '€' => "EUR",
        'ß' => "ss",
        'æ' => "ae",
        'ø' => "o",
        'ł' => "l",
        '×' => "x",
        '≠' => "#",
        '≈' => "~",
        _ => return None,
    })
}

fn push(c: char, out: &mut String) {
    if c.is_ascii() {
        return out.push(c);
    }
    if let Some(known) = sign(c) {
        return out.push_str(known);
    }
    let parts = std::iter::once(c).nfkd().filter(|part| !is_combining_mark(*part));
    let spelled: String = parts.filter(|part| *part != ' ').collect();
    let plain = spelled.chars().all(|part| part.is_ascii_graphic());
    match (spelled.is_empty(), plain) {
        // A mark that sat on the letter before.
        (true, _) => {}
        (false, true) => out.push_str(&spelled),
        (false, false) => out.push('?'),
    }
}

/// A text in ASCII; what has no likeness is `?`.
pub fn text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    text.chars().for_each(|c| push(c, &mut out));
    out
}

/// One letter, with its marks, as one ASCII character.
pub fn letter(symbol: &str) -> char {
    text(symbol).chars().next().unwrap_or('?')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_lose_their_marks_and_signs_get_a_likeness() {
        assert_eq!(text("geïnformeerd: „één” – € 5… 漢"), "geinformeerd: \"een\" - EUR 5... ?");
        assert_eq!(text("漢字 \u{fffd}"), "?? ?");
        assert_eq!(text("e\u{301}n"), "en");
        assert_eq!([letter("é"), letter("…"), letter("▌"), letter("漢")], ['e', '.', '|', '?']);
    }

    #[test]
    fn every_character_becomes_ascii() {
        for c in '\u{80}'..=char::MAX {
            assert!(text(c.encode_utf8(&mut [0; 4])).bytes().all(|b| (0x20..0x7f).contains(&b)), "{c:?}");
        }
    }
}
