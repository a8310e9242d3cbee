//! Text → the words it is searched by: folded words, and numbers in one writing.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Longer runs of letters are cut: they are no words, and must not slow anything.
const LONGEST: usize = 60;

/// What is written in several ways, as it is searched.
fn written(word: &str) -> &str {
    match word {
        "eur" => "euro",
        "mln" => "miljoen",
        "mld" => "miljard",
        "pct" | "percent" => "procent",
        "blz" => "pagina",
        word => word,
    }
}

/// Calls back with each word of a text, folded, and the bytes it stands at.
pub(super) fn each_word(text: &str, mut found: impl FnMut(&str, std::ops::Range<usize>)) {
    let mut word = String::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        if c == ' ' {
            at += 1;
            continue;
        }
        if c.is_ascii_digit() {
            let end = number(&text[at..], &mut word).map(|length| at + length);
            if let Some(end) = end {
                found(&word, at..end);
                at = end;
                continue;
            }
        }
        if c.is_alphanumeric() {
            let rest = &text[at..];
            // Nearly all words are ASCII, and need no look at characters.
            let ascii = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
            let length = if rest.as_bytes().get(ascii).is_none_or(u8::is_ascii) {
                ascii
            } else {
                rest.find(|c: char| !c.is_alphanumeric() && !is_combining_mark(c)).unwrap_or(rest.len())
            };
            fold_into(&rest[..length], &mut word);
            if word.len() > 1 {
                found(written(&word), at..at + length);
            }
            at += length;
            continue;
        }
        match c {
            '%' => found("procent", at..at + 1),
            '€' => found("euro", at..at + c.len_utf8()),
            _ => {}
        }
        at += c.len_utf8();
    }
}

/// The words of a text.
pub(super) fn words(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    each_word(text, |word, _| out.push(word.to_owned()));
    out
}

/// A number at the beginning of a text, in one writing: `7.000`, `7 000` and `7000`; `1,2` keeps its comma.
/// Its length in bytes; `None` for digits that are part of a word.
fn number(text: &str, out: &mut String) -> Option<usize> {
    out.clear();
    let digits = |from: usize| text[from..].bytes().take_while(u8::is_ascii_digit).count();
    let mut end = digits(0);
    out.push_str(&text[..end.min(LONGEST)]);
    // Groups of three belong to a number of at most three digits before them.
    if end <= 3 {
        while text[end..].starts_with(['.', ' ']) && digits(end + 1) == 3 {
            out.push_str(&text[end + 1..end + 4]);
            end += 4;
        }
    }
    if text[end..].starts_with(',') && (1..=2).contains(&digits(end + 1)) {
        let decimals = digits(end + 1);
        out.push_str(&text[end..=end + decimals]);
        end += 1 + decimals;
    }
    let is_word = text[end..].chars().next().is_some_and(char::is_alphabetic);
    (!is_word && out.len() <= LONGEST).then_some(end)
}

/// Lower case without accents.
fn fold_into(word: &str, out: &mut String) {
    out.clear();
    if word.is_ascii() {
        out.push_str(&word[..word.len().min(LONGEST)]);
        out.make_ascii_lowercase();
        return;
    }
    for c in word.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        if out.len() >= LONGEST {
            break;
        }
        match c {
            'ĳ' => out.push_str("ij"),
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_one_writing() {
        assert_eq!(words("7.000, 7 000 en 7000"), ["7000", "7000", "en", "7000"]);
        assert_eq!(words("€ 1,2 mld (50%)"), ["euro", "1,2", "miljard", "50", "procent"]);
        assert_eq!(
            words("in 2015 750 mensen; 19 637, nr. 2394"),
            ["in", "2015", "750", "mensen", "19637", "nr", "2394"]
        );
        assert_eq!(words("D66, A2 en 2e"), ["d66", "a2", "en", "2e"]);
    }

    #[test]
    fn words_are_folded() {
        assert_eq!(words("Geïnformeerd «Libië» LVV’s"), ["geinformeerd", "libie", "lvv"]);
        assert_eq!(words(&"x".repeat(500))[0].len(), LONGEST);
        assert_eq!(words("e\u{301}\u{301}é"), ["ee"]);
    }
}
