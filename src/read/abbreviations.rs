//! Short forms the document itself explains: `Immigratie en Naturalisatiedienst (IND)`.

/// A short form and what it stands for, from one text: `(byte offset, short, long)`.
pub(crate) fn explained(text: &str) -> Vec<(usize, String, String)> {
    let mut out = Vec::new();
    for (open, _) in text.match_indices('(') {
        let Some(len) = text[open..].find(')') else { continue };
        let inside = text[open + 1..open + len].trim();
        let before = text[..open].trim_end();
        if let Some(short) = short_form(inside)
            && let Some(long) = long_form(before, &short)
        {
            out.push((open, short, long));
        } else if let Some(long) =
            (is_short(inside.trim_start_matches("hierna: "))).then(|| inside.trim_start_matches("hierna: "))
            && let Some(found) = long_form(before, long)
        {
            out.push((open, long.to_owned(), found));
        } else if let Some(short) = before.rsplit([' ', '(', '-']).next().filter(|w| is_short(w))
            && inside.split_whitespace().count() >= 2
            && initials_fit(inside, short)
        {
            out.push((open, short.to_owned(), inside.to_owned()));
        }
    }
    out
}

/// `LVV’s` → `LVV`.
fn short_form(word: &str) -> Option<String> {
    let base = word.trim_end_matches("’s").trim_end_matches("'s").trim_end_matches("‘s");
    let base = if base.len() == word.len() && base.ends_with('s') && is_short(&base[..base.len() - 1]) {
        &base[..base.len() - 1]
    } else {
        base
    };
    is_short(base).then(|| base.to_owned())
}

/// Two to eight letters, most of them capitals.
fn is_short(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    (2..=9).contains(&word.chars().count())
        && capitals >= 2
        && capitals * 2 >= letters
        && word.chars().all(|c| c.is_alphanumeric() || c == '&' || c == '-')
}

/// The words before the bracket whose letters the short form takes, from its first letter on.
fn long_form(before: &str, short: &str) -> Option<String> {
    let words: Vec<&str> = before.split_whitespace().rev().take(12).collect();
    let first = short.chars().next()?.to_lowercase().next()?;
    let small =
        ["en", "van", "de", "het", "voor", "der", "op", "in", "tot", "and", "of", "the", "bij", "als"];
    for take in 1..=words.len() {
        let word = words[take - 1].trim_start_matches(['«', '(', '‘', '“']);
        if take > 1 && words[take - 1].ends_with(['.', ';', '?', ':']) {
            return None;
        }
        let begins = word.chars().next().and_then(|c| c.to_lowercase().next()) == Some(first);
        if begins && !small.contains(&word) {
            let long: Vec<&str> = words[..take].iter().rev().copied().collect();
            let long = long.join(" ");
            if initials_fit(&long, short) {
                return Some(long.trim_matches(['«', '»', '(', '‘', '’']).to_owned());
            }
        }
    }
    None
}

/// Whether the letters of the short form occur in order in the long one, each first word's letter used.
fn initials_fit(long: &str, short: &str) -> bool {
    let lower = long.to_lowercase();
    let mut letters = lower.chars();
    let all = short
        .chars()
        .filter(|c| c.is_alphabetic())
        .flat_map(char::to_lowercase)
        .all(|s| letters.any(|l| l == s));
    let starts: Vec<char> = lower.split([' ', '-']).filter_map(|w| w.chars().next()).collect();
    let hits = short.to_lowercase().chars().filter(|c| starts.contains(c)).count();
    all && hits * 2 >= short.chars().filter(|c| c.is_alphabetic()).count()
        && long.chars().count() > short.chars().count() + 2
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(text: &str) -> Vec<(String, String)> {
        explained(text).into_iter().map(|(_, s, l)| (s, l)).collect()
    }

    #[test]
    fn both_orders() {
        let want = |s: &str, l: &str| vec![(s.to_owned(), l.to_owned())];
        assert_eq!(
            forms("de Immigratie en Naturalisatiedienst (IND) niet"),
            want("IND", "Immigratie en Naturalisatiedienst")
        );
        assert_eq!(
            forms("de Dienst Terugkeer en Vertrek (DT&V) in"),
            want("DT&V", "Dienst Terugkeer en Vertrek")
        );
        assert_eq!(
            forms("drie Gemeenschappelijke Vreemdelingen Locaties (GVL’s) haaks"),
            want("GVL", "Gemeenschappelijke Vreemdelingen Locaties")
        );
        assert_eq!(
            forms("de Extra Begeleidings- en Toezichtslocaties (EBTL) als"),
            want("EBTL", "Extra Begeleidings- en Toezichtslocaties")
        );
        assert_eq!(forms("het lid De Wit (Volt) vraagt (zie ook hieronder)"), []);
    }
}
