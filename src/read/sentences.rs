//! Cuts running text into sentences.

use std::ops::Range;

use crate::genre::SHORT_FORMS;

/// The sentences of a text, in order; together they hold every character but blanks between them.
pub(crate) fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let (mut start, mut from) = (0, 0);
    let stop = |b: &u8| matches!(b, b'.' | b'?' | b'!');
    while let Some(found) = text.as_bytes()[from..].iter().position(stop) {
        let at = from + found;
        let closes = |c: &char| matches!(c, '.' | '?' | '!' | ')' | '»' | '”' | '’' | '"' | ']');
        let end = at + text[at..].chars().take_while(closes).map(char::len_utf8).sum::<usize>();
        if ends_sentence(text, start, at, char::from(text.as_bytes()[at]), end) {
            push(text, start..end, &mut out);
            start = end;
        }
        from = end;
    }
    push(text, start..text.len(), &mut out);
    out
}

fn push(text: &str, range: Range<usize>, out: &mut Vec<Range<usize>>) {
    let piece = &text[range.clone()];
    let lead = piece.len() - piece.trim_start().len();
    let tail = piece.trim_end().len();
    if tail > lead {
        out.push(range.start + lead..range.start + tail);
    }
}

/// Whether the stop at `at` (followed by closing marks up to `end`) ends the sentence from `start`.
fn ends_sentence(text: &str, start: usize, at: usize, stop: char, end: usize) -> bool {
    let rest = &text[end..];
    if rest.trim_start().is_empty() {
        return true;
    }
    let mut next = rest.trim_start().trim_start_matches(['«', '‘', '“', '"', '(', '’', '\'']).chars();
    let first = next.next();
    let opens =
        first.is_some_and(|c| c.is_uppercase() || c.is_ascii_digit() || c == '•' || c == '-' || c == '–');
    if !rest.starts_with(char::is_whitespace) {
        // A blank was lost: `(nr. 2380).Immers,`. A capital and small letters must follow.
        let word_before = text[start..at]
            .chars()
            .next_back()
            .is_some_and(|c| c.is_lowercase() || c == ')' || c.is_ascii_digit());
        let small_after = next.next().is_some_and(char::is_lowercase);
        let glued =
            first.is_some_and(char::is_uppercase) && small_after && rest.starts_with(char::is_uppercase);
        let plain = text[start..at]
            .rsplit(char::is_whitespace)
            .next()
            .is_some_and(|w| !w.contains(['.', '/', '@', ':']));
        return glued && word_before && plain;
    }
    if stop != '.' {
        return opens || stop == '?' && first.is_some();
    }
    if !opens {
        return false;
    }
    let word = text[start..at].rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or("");
    if end > at + 1 {
        // `(nr. 12).` ends; the short form stands inside.
        return true;
    }
    let lower = word.to_lowercase();
    if lower == "jl" || lower == "enz" || lower == "etc" || lower == "e.d" || lower == "e.a" || lower == "c.s"
    {
        return first.is_some_and(char::is_uppercase);
    }
    let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    let item = word.len() <= 2 && text[start..at].trim() == word && word.chars().all(|c| c.is_ascii_digit());
    !(SHORT_FORMS.contains(&lower.as_str()) || initial || item)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        sentences(text).into_iter().map(|r| &text[r]).collect()
    }

    #[test]
    fn stops_end_sentences() {
        assert_eq!(cut("Eén. Twee? Drie! «Vier.» Vijf"), ["Eén.", "Twee?", "Drie!", "«Vier.»", "Vijf"]);
        assert_eq!(
            cut("(Kamerstuk 19 637, nr. 2380).Immers, het"),
            ["(Kamerstuk 19 637, nr. 2380).", "Immers, het"]
        );
    }

    #[test]
    fn short_forms_do_not() {
        for text in [
            "nr. 2394 is er",
            "in de brief van 11 juni jl. wordt",
            "o.a. De Wit",
            "door o.a. de heffing",
            "USD 7.000 en 8.000",
            "J. Jansen komt",
        ] {
            assert_eq!(cut(text), [text]);
        }
        assert_eq!(cut("van 25 april jl. Vanuit de EU"), ["van 25 april jl.", "Vanuit de EU"]);
    }

    #[test]
    fn nothing_is_lost() {
        let text = "  a. B? c ... D! e.f  ";
        let kept: String = cut(text).concat().split_whitespace().collect();
        assert_eq!(kept, text.split_whitespace().collect::<String>());
    }
}
