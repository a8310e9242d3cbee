//! Dutch words: folding, cutting into words, stems, and the words that carry no subject.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Lower case without accents: what is compared, never what is shown.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut out = String::with_capacity(text.len());
    for c in text.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        match c {
            '‘' | '’' | '\u{2b9}' => out.push('\''),
            '“' | '”' | '«' | '»' => out.push('"'),
            '–' | '—' => out.push('-'),
            'ĳ' => out.push_str("ij"),
            c => out.push(c),
        }
    }
    out
}

/// The folded words of a text: letters and digits; `EU-lidstaten` gives `eu` and `lidstaten`.
pub fn words(text: &str) -> Vec<String> {
    fold(text)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| w.chars().count() > 1 || w.bytes().all(|b| b.is_ascii_digit()) && !w.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Words whose form the rules of [`stem`] would spoil.
const EXCEPTIONS: &[(&str, &str)] = &[
    ("steden", "stad"),
    ("leden", "lid"),
    ("schepen", "schip"),
    ("bestaat", "bestaan"),
    ("gaat", "gaan"),
    ("europese", "europa"),
    ("europees", "europa"),
    ("kinderen", "kind"),
    ("eilanden", "eiland"),
    ("gegevens", "gegeven"),
    ("wegen", "weg"),
];

/// The stem of a folded word: endings of number, verb and adjective taken off, doubled letters undone.
pub fn stem(word: &str) -> String {
    if let Some((_, stem)) = EXCEPTIONS.iter().find(|(form, _)| *form == word) {
        return (*stem).to_owned();
    }
    if word.len() < 5 || !word.is_ascii() || word.bytes().any(|b| b.is_ascii_digit()) {
        return word.to_owned();
    }
    // Names and their adjectives meet: `Libische` and `Libië`, `economische` and `economie`.
    if let Some(base) =
        word.strip_suffix("ische").or_else(|| word.strip_suffix("isch")).filter(|b| b.len() >= 3)
    {
        return format!("{base}i");
    }
    let endings = [
        "heden", "ingen", "eren", "enden", "ende", "den", "ten", "en", "ies", "es", "de", "te", "e", "s", "t",
    ];
    for ending in endings {
        let Some(base) = word.strip_suffix(ending) else { continue };
        if base.len() < 4 {
            continue;
        }
        return match ending {
            "heden" => format!("{base}heid"),
            "ingen" => format!("{base}ing"),
            "ies" => format!("{base}i"),
            "eren" | "enden" | "ende" | "den" | "ten" | "de" | "te" if base.len() < 5 => continue,
            "eren" => format!("{base}er"),
            "enden" | "ende" => plain(base),
            "s" if base.ends_with('s') => word.to_owned(),
            _ => plain(base),
        };
    }
    plain(word)
}

/// Undoes doubled consonants and vowels and final v/z: `huizen` and `huis` meet.
fn plain(base: &str) -> String {
    let mut letters: Vec<u8> = base.bytes().collect();
    let n = letters.len();
    if n >= 3 && letters[n - 1] == letters[n - 2] && !b"aeiou".contains(&letters[n - 1]) {
        letters.pop();
    }
    let n = letters.len();
    if n >= 4 && letters[n - 2] == letters[n - 3] && b"aeou".contains(&letters[n - 2]) {
        letters.remove(n - 2);
    }
    match letters.last_mut() {
        Some(last @ b'v') => *last = b'f',
        Some(last @ b'z') => *last = b's',
        _ => {}
    }
    String::from_utf8(letters).unwrap_or_else(|_| base.to_owned())
}

/// Words that carry no subject: function words, and the words of the genre itself.
pub fn is_stop(word: &str) -> bool {
    STOP.binary_search(&word).is_ok()
}

/// Sorted, for binary search; a test keeps it so.
const STOP: &[&str] = &[
    "aan", "aangaande", "aangaat", "aangeven", "aantal", "aanzien", "acht", "al", "alle", "alleen", "als",
    "alsmede", "ander", "andere", "antwoord", "antwoorden", "bent", "bereid", "betreft", "betrekking",
    "bevestigen", "bij", "bijvoorbeeld", "binnen", "brief", "daar", "daaraan", "daarbij", "daarnaast",
    "daarom", "daarop", "daarvan", "dan", "dat", "de", "deelt", "den", "der", "dergelijke", "deze", "die",
    "dienen", "dient", "dit", "door", "echter", "een", "eens", "eerder", "elke", "en", "enkele", "er",
    "erkent", "fractie", "fracties", "gaan", "gaat", "gaf", "geeft", "geen", "gegeven", "gelet", "gemaakt",
    "genoemde", "gevraagd", "geworden", "goed", "graag", "haar", "hebben", "heeft", "hen", "het", "hier",
    "hierbij", "hierin", "hierop", "hierover", "hiervan", "hij", "hoe", "hoeveel", "hoeverre", "huidige",
    "hun", "ieder", "iedere", "in", "inzake", "is", "jaar", "jl", "kabinet", "kabinets", "kamer",
    "kamerstuk", "kan", "komen", "komt", "kunnen", "kunt", "leden", "lezen", "lid", "maar", "maken",
    "manier", "meer", "men", "mening", "merken", "met", "minister", "moet", "moeten", "mogelijk", "mogen",
    "momenteel", "na", "naar", "nader", "nederland", "nederlandse", "nee", "niet", "nog", "nr", "nu", "of",
    "om", "omdat", "onder", "ontvangen", "ook", "op", "opzichte", "over", "pagina", "per", "pijler", "punt",
    "reactie", "regering", "slotte", "soortgelijke", "specifiek", "staat", "staatssecretaris", "stellen",
    "stelt", "te", "ten", "teneinde", "terzake", "tevens", "toch", "toe", "toelichten", "toelichting", "tot",
    "tussen", "uit", "uw", "van", "vanuit", "veel", "verder", "verschillende", "verwezen", "verzoek",
    "vindt", "voor", "voorgenoemde", "voornoemde", "voorts", "vraag", "vraagt", "vragen", "waar", "waarbij",
    "waarom", "wanneer", "was", "wat", "wel", "welk", "welke", "wensen", "werd", "weten", "wie", "wijze",
    "wil", "willen", "woord", "worden", "wordt", "zal", "ze", "zelf", "zich", "zien", "ziet", "zij", "zijn",
    "zijnde", "zo", "zoals", "zodat", "zou", "zouden", "zowel", "zulke", "zullen",
];

/// The stems of a text that carry a subject, in order, with repeats.
pub fn subject_stems(text: &str) -> Vec<String> {
    words(text).iter().filter(|w| !is_stop(w)).map(|w| stem(w)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stop_table_is_sorted() {
        assert!(STOP.is_sorted(), "{:?}", STOP.windows(2).find(|w| w[0] > w[1]));
    }

    #[test]
    fn forms_meet() {
        for (a, b) in [
            ("huizen", "huis"),
            ("brieven", "brief"),
            ("landen", "land"),
            ("subsidies", "subsidie"),
            ("maatregelen", "maatregel"),
            ("mogelijkheden", "mogelijkheid"),
            ("steden", "stad"),
            ("grondoorzaken", "grondoorzaak"),
            ("kosten", "kost"),
        ] {
            assert_eq!(stem(&fold(a)), stem(&fold(b)), "{a} {b}");
        }
        assert_ne!(stem("minister"), stem("mini"));
    }

    #[test]
    fn folding_takes_accents_off() {
        assert_eq!(fold("Geïnformeerd ‘Libië’"), "geinformeerd 'libie'");
        assert_eq!(words("EU-lidstaten, 1,2 miljard"), ["eu", "lidstaten", "1", "2", "miljard"]);
    }
}
