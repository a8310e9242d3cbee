//! Who is named in a text: factions and members, in all the ways they are written.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use foldhash::fast::RandomState;

use crate::dutch::SHORT_WORD;
use crate::genre::FACTIONS;

/// A faction or member named in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mention {
    /// The name in its usual spelling.
    pub(crate) name: String,
    /// Where it stands.
    pub(crate) range: Range<usize>,
}

/// Letters and digits in lower case: `Groen-Links` and `GroenLinks` are one name.
fn key(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether two spellings are of one name: `Van ’t Hof` and `Van 't Hof`.
pub(crate) fn same_name(a: &str, b: &str) -> bool {
    a == b || a.len().abs_diff(b.len()) <= 4 && key(a) == key(b)
}

/// Every listed name by its key.
static LISTED: LazyLock<HashMap<String, &'static str, RandomState>> = LazyLock::new(|| {
    let names = FACTIONS
        .iter()
        .flat_map(|(name, others)| others.iter().chain([name]).map(|other| (key(other), *name)));
    names.collect()
});

/// The usual spelling of a listed faction.
pub(crate) fn listed(name: &str) -> Option<&'static str> {
    LISTED.get(&key(name)).copied()
}

/// A word of the text with its place; commas and brackets are cut off and remembered.
#[derive(Debug, Clone, Copy)]
struct Token<'a> {
    text: &'a str,
    at: usize,
    /// A comma or sentence end follows.
    stop: bool,
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut out = Vec::with_capacity(text.len() / SHORT_WORD);
    for raw in text.split_whitespace() {
        let at = raw.as_ptr() as usize - text.as_ptr() as usize;
        let bytes = raw.as_bytes();
        let [opens, ends] = [bytes[0], bytes[bytes.len() - 1]].map(|b| !b.is_ascii_alphanumeric());
        let inner = if opens { raw.trim_start_matches(['(', '«', '"', '“', '‘']) } else { raw };
        let lead = raw.len() - inner.len();
        let trims = [',', '.', ';', ':', ')', '?', '!', '»', '"', '”'];
        let word = if ends { inner.trim_end_matches(trims) } else { inner };
        if !word.is_empty() {
            out.push(Token { text: word, at: at + lead, stop: word.len() < inner.len() });
        }
    }
    out
}

fn is_name_word(word: &str) -> bool {
    word.chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit())
}

/// Unlike a faction's name (`50PLUS`), a surname begins with no digit: `artikel 5, lid 4` names nobody.
fn is_surname(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// Particles inside a surname.
const PARTICLES: &[&str] =
    &["de", "den", "der", "van", "ter", "ten", "te", "el", "al", "la", "le", "in", "'t", "’t", "op"];

/// All factions and members named, in order.
pub(crate) fn mentions(text: &str) -> Vec<Mention> {
    if !may_tell(text) {
        return Vec::new();
    }
    let tokens = tokens(text);
    let mut out: Vec<Mention> = Vec::new();
    let mut index = 0;
    while index < tokens.len() {
        let (found, next) = at(&tokens, index);
        for mention in found {
            if out.last().is_none_or(|last| last.range.end <= mention.range.start) {
                out.push(mention);
            }
        }
        index = next.max(index + 1);
    }
    out
}

/// The mentions whose telling word (`fractie`, `leden van`, `lid`) is the token at `index`, and
/// where to go on.
fn at(tokens: &[Token], index: usize) -> (Vec<Mention>, usize) {
    let word = tokens[index].text;
    if !tells(word) {
        return (Vec::new(), index + 1);
    }
    let lower = word.to_lowercase();
    if let Some(name) = fraction_suffix(word) {
        let mut found = suspended(tokens, index);
        found.push(attached(tokens, index, name));
        return (found, index + 1);
    }
    if lower == "fractie" || lower == "fracties" {
        // `de Groen-Links fractie`, or `de fractie(s) van de VVD, het CDA en D66`.
        if let Some(name) = before(tokens, index) {
            return (vec![name], index + 1);
        }
        if tokens.get(index + 1).is_some_and(|t| t.text == "van") {
            return list(tokens, index + 2);
        }
        if tokens.get(index + 1).is_some_and(|t| t.text.starts_with('-') || is_name_word(t.text))
            && lower == "fractie"
            && index > 0
            && matches!(tokens[index - 1].text, "de" | "van")
        {
            return member(tokens, index + 1, Some(tokens[index]));
        }
    }
    if (lower == "leden" || lower == "lid") && !tokens[index].stop {
        let next = tokens.get(index + 1).map(|t| t.text);
        if next == Some("van") {
            let (found, end) = list(tokens, index + 2);
            // `de leden van de VVD-fractie` is found by its suffix; here only listed names count.
            return (found, if end > index + 2 { end } else { index + 1 });
        }
        if next.is_some_and(is_surname) || next.is_some_and(|n| PARTICLES.contains(&n)) && lower == "lid" {
            return member(tokens, index + 1, None);
        }
    }
    if (word == "Groep" || word == "Fractie") && index > 0 && matches!(tokens[index - 1].text, "de" | "van") {
        return member(tokens, index + 1, Some(tokens[index]));
    }
    (Vec::new(), index + 1)
}

/// Whether a text can hold a telling word: most hold none, and a look for what all of them end with is cheap.
fn may_tell(text: &str) -> bool {
    let ends = |tail: &[u8]| match tail {
        [b'f' | b'F', ..] => tail.len() >= 7 && tail[..7].eq_ignore_ascii_case(b"fractie"),
        [b'l' | b'L', ..] => {
            tail.len() >= 3 && tail[..3].eq_ignore_ascii_case(b"lid")
                || tail.len() >= 5 && tail[..5].eq_ignore_ascii_case(b"leden")
        }
        [b'G', ..] => tail.starts_with(b"Groep"),
        _ => false,
    };
    let bytes = text.as_bytes();
    (0..bytes.len()).any(|at| ends(&bytes[at..]))
}

/// Whether a word can be a telling one: all of them end alike, and nearly no other word does.
fn tells(word: &str) -> bool {
    let bytes = word.as_bytes();
    let ends =
        |end: &[u8]| bytes.len() >= end.len() && bytes[bytes.len() - end.len()..].eq_ignore_ascii_case(end);
    ends(b"fractie") || ends(b"fracties") || ends(b"leden") || ends(b"lid") || word == "Groep"
}

/// `VVD-fractie` → `VVD`.
fn fraction_suffix(word: &str) -> Option<&str> {
    let cut = ["-fractie", "-fracties"].into_iter().find_map(|end| {
        let cut = word.len().checked_sub(end.len())?;
        word.get(cut..).filter(|tail| tail.eq_ignore_ascii_case(end)).map(|_| cut)
    })?;
    (cut > 0).then(|| &word[..cut])
}

/// The name before `-fractie`, with the words of the name that stand before it: `Groen Links-fractie`.
fn attached(tokens: &[Token], index: usize, name: &str) -> Mention {
    let end = tokens[index].at + name.len();
    for back in (1..=4_usize.min(index)).rev() {
        let words: Vec<&str> = tokens[index - back..index].iter().map(|t| t.text).chain([name]).collect();
        if tokens[index - back..index].iter().any(|t| t.stop) {
            continue;
        }
        if let Some(known) = listed(&words.join(" ")) {
            return Mention { name: known.to_owned(), range: tokens[index - back].at..end };
        }
    }
    let name = listed(name).map_or_else(|| name.to_owned(), str::to_owned);
    Mention { name, range: tokens[index].at..end }
}

/// The name that ends right before a bare `fractie`.
fn before(tokens: &[Token], index: usize) -> Option<Mention> {
    (1..=4_usize.min(index)).rev().find_map(|back| {
        let run = &tokens[index - back..index];
        if run.iter().any(|t| t.stop) {
            return None;
        }
        let words: Vec<&str> = run.iter().map(|t| t.text).collect();
        let name = listed(&words.join(" "))?;
        let last = run[back - 1];
        Some(Mention { name: name.to_owned(), range: run[0].at..last.at + last.text.len() })
    })
}

/// `VVD- als de` in front of `SP-fractie`.
fn suspended(tokens: &[Token], index: usize) -> Vec<Mention> {
    let mut out = Vec::new();
    for token in tokens[..index].iter().rev().take(12) {
        match token.text.strip_suffix('-') {
            Some(name) if is_name_word(name) => {
                let name = listed(name).map_or_else(|| name.to_owned(), str::to_owned);
                out.push(Mention { name, range: token.at..token.at + token.text.len() });
            }
            _ if matches!(token.text, "en" | "als" | "de" | "het" | "of" | "alsook" | "zowel") => {}
            _ => break,
        }
    }
    out.reverse();
    out
}

/// A list of listed names: `de VVD, het CDA, D66 en de Partij voor de Dieren`.
fn list(tokens: &[Token], from: usize) -> (Vec<Mention>, usize) {
    let mut out = Vec::new();
    let mut index = from;
    while index < tokens.len() {
        if matches!(tokens[index].text, "de" | "het" | "en" | "van" | "alsmede") {
            index += 1;
            continue;
        }
        let longest = (1..=6).rev().find_map(|len| {
            let run = tokens.get(index..index + len)?;
            if run[..len - 1].iter().any(|t| t.stop) || run.iter().any(|t| fraction_suffix(t.text).is_some())
            {
                return None;
            }
            let words: Vec<&str> = run.iter().map(|t| t.text).collect();
            Some((len, listed(&words.join(" "))?))
        });
        let Some((len, name)) = longest else { break };
        let last = tokens[index + len - 1];
        out.push(Mention { name: name.to_owned(), range: tokens[index].at..last.at + last.text.len() });
        index += len;
    }
    let end = if out.is_empty() { from } else { index };
    (out, end)
}

/// Surnames after `lid`, `leden`, `Groep`: `De Wit (Volt)`, `Temmink en Van Nispen`.
fn member(tokens: &[Token], from: usize, title: Option<Token>) -> (Vec<Mention>, usize) {
    let mut out = Vec::new();
    let mut index = from;
    loop {
        let start = index;
        while index < tokens.len() && PARTICLES.contains(&tokens[index].text.to_lowercase().as_str()) {
            index += 1;
        }
        let mut names = 0;
        while index < tokens.len() && is_surname(tokens[index].text) && names < 3 {
            let in_brackets = names > 0 && listed(tokens[index].text).is_some();
            if in_brackets {
                break;
            }
            names += 1;
            index += 1;
            if tokens[index - 1].stop {
                break;
            }
        }
        if names == 0 {
            break;
        }
        let words: Vec<&str> =
            title.iter().map(|t| t.text).chain(tokens[start..index].iter().map(|t| t.text)).collect();
        let at = title.map_or(tokens[start].at, |t| t.at);
        let end = tokens[index - 1].at + tokens[index - 1].text.len();
        out.push(Mention { name: words.join(" "), range: at..end });
        // The faction in brackets behind a member is no mention of its own.
        if index < tokens.len() && listed(tokens[index].text).is_some() && tokens[index].stop {
            index += 1;
        }
        if title.is_some() || tokens.get(index).is_none_or(|t| t.text != "en") {
            break;
        }
        index += 1;
    }
    (out, index)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<String> {
        mentions(text).into_iter().map(|m| m.name).collect()
    }

    #[test]
    fn factions_in_all_spellings() {
        for text in ["de leden van de Groen Links-fractie", "de Groen-Links fractie", "GroenLinks-fractie"] {
            assert_eq!(names(text), ["GroenLinks"], "{text}");
        }
        assert_eq!(names("De leden van de GroenLinks-PvdA-fractie vragen"), ["GroenLinks-PvdA"]);
        assert_eq!(names("van de leden van de Partij voor de Dieren"), ["PvdD"]);
        assert_eq!(names("de leden van de Boterbloem-fractie"), ["Boterbloem"]);
        assert_eq!(names("de Dieren-fractie"), ["PvdD"], "no faction of its own");
    }

    #[test]
    fn several_at_once() {
        assert_eq!(names("De leden van zowel de VVD- als de SP-fractie vragen"), ["VVD", "SP"]);
        assert_eq!(
            names("de leden van de fracties van de VVD, het CDA, D66, de SP en de ChristenUnie worden"),
            ["VVD", "CDA", "D66", "SP", "ChristenUnie"]
        );
        assert_eq!(names("vanuit de ChristenUnie-fractie en de CDA-fractie"), ["ChristenUnie", "CDA"]);
    }

    #[test]
    fn members() {
        assert_eq!(names("Het lid De Wit (Volt) vraagt"), ["De Wit"]);
        assert_eq!(names("Vragen van het lid Jansma"), ["Jansma"]);
        assert_eq!(names("van de leden Temmink en Van Nispen (beiden SP)"), ["Temmink", "Van Nispen"]);
        assert_eq!(names("van de Groep Van Haga"), ["Groep Van Haga"]);
    }

    #[test]
    fn nobody() {
        assert_eq!(names("De leden vragen naar het beleid. Deze leden lezen dat."), [""; 0]);
        assert_eq!(names("De leden van verschillende fracties hebben gevraagd"), [""; 0]);
        assert_eq!(names("zoals artikel 5, lid 4 en lid 6 van de wet"), [""; 0]);
    }
}
