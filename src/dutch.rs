//! Dutch words: folding, cutting into words, stems, and the words that carry no subject.

use std::collections::HashSet;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Of so many bytes is a word on average, or of more: how many there may be in a text.
pub(crate) const SHORT_WORD: usize = 6;

/// Lower case. As `str::to_lowercase`, but for the Greek final sigma, and several times as fast on text
/// that is mostly ASCII with other letters in between.
pub fn lower(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut rest = text;
    while let Some(at) = rest.bytes().position(|b| !b.is_ascii()) {
        let (ascii, other) = rest.split_at(at);
        out.push_str(ascii);
        let end = other.bytes().position(|b| b.is_ascii()).unwrap_or(other.len());
        out.extend(other[..end].chars().flat_map(char::to_lowercase));
        rest = &other[end..];
    }
    out.push_str(rest);
    out.make_ascii_lowercase();
    out
}

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

/// The words of a text as they are spelled: runs of letters and digits.
pub fn spelled(text: &str) -> impl Iterator<Item = &str> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let from = seek(text, at, true);
        at = seek(text, from, false);
        Some(&text[from..at]).filter(|word| !word.is_empty())
    })
}

/// What a byte is: no letter or digit, one of ASCII, or part of a sign beyond it.
const SIGN: u8 = 0;
const LETTER: u8 = 1;
const BEYOND: u8 = 2;

/// That, for every byte: looked up, since every letter of a document is asked for.
static CLASSES: [u8; 256] = {
    let mut out = [BEYOND; 256];
    let mut byte = 0;
    while byte < 128 {
        out[byte] = if (byte as u8).is_ascii_alphanumeric() { LETTER } else { SIGN };
        byte += 1;
    }
    out
};

/// The first place from a byte on where a letter or digit stands, or where none does; the end where there is none.
/// Nearly all text is ASCII, which need not be decoded.
fn seek(text: &str, from: usize, letter: bool) -> usize {
    let skipped = if letter { SIGN } else { LETTER };
    let mut at = from;
    loop {
        at += text.as_bytes()[at..].iter().take_while(|byte| CLASSES[usize::from(**byte)] == skipped).count();
        match text[at..].chars().next().filter(|c| !c.is_ascii()) {
            Some(c) if c.is_alphanumeric() != letter => at += c.len_utf8(),
            _ => return at,
        }
    }
}

/// The folded words of a text: letters and digits; `EU-lidstaten` gives `eu` and `lidstaten`.
pub fn words(text: &str) -> Vec<String> {
    folded_words(&fold(text)).map(str::to_owned).collect()
}

/// The same of a text that is folded.
pub fn folded_words(folded: &str) -> impl Iterator<Item = &str> {
    // Mostly it is one word, and need not be cut.
    let one = folded.len() > 1 && folded.bytes().all(|b| CLASSES[usize::from(b)] == LETTER);
    let whole = Some(folded).filter(|_| one);
    let parts = whole.is_none().then(|| spelled(folded));
    let counts = |w: &&str| w.chars().nth(1).is_some() || w.bytes().all(|b| b.is_ascii_digit());
    whole.into_iter().chain(parts.into_iter().flatten().filter(counts))
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
    // The longest first, by their last letter.
    let endings: &[&str] = match word.as_bytes() {
        [.., b'n'] => &["heden", "ingen", "eren", "enden", "den", "ten", "en"],
        [.., b'e'] => &["ende", "de", "te", "e"],
        [.., b's'] => &["ies", "es", "s"],
        [.., b't'] => &["t"],
        _ => &[],
    };
    for &ending in endings {
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
            // `advocaat` and `advocaten` meet.
            "t" if base.len() > 4 && base.ends_with("aa") => base[..base.len() - 1].to_owned(),
            "s" if base.ends_with('s') => word.to_owned(),
            _ => plain(base),
        };
    }
    plain(word)
}

/// Verbs part from these in a sentence: `opleveren`, `op te leveren`, `opgeleverd`.
const SEPARABLE: &[&str] = &[
    "aan", "achter", "af", "bij", "binnen", "bloot", "door", "in", "mee", "na", "neer", "om", "op", "open",
    "over", "samen", "tegen", "terug", "toe", "uit", "vast", "voor", "vrij", "weg",
];

/// Whether verbs part from a word.
pub fn is_separable(word: &str) -> bool {
    SEPARABLE.contains(&word)
}

/// What a verb, its participle and the noun made of it have in common: `opleveren`, `opgeleverd` and
/// `oplevering` give `oplever`. Cruder than [`stem`], for comparing subjects only.
pub fn root(word: &str) -> String {
    let base = participle(word).unwrap_or_else(|| stem(word));
    match base.strip_suffix("ing").filter(|b| b.len() >= 5 && b.is_ascii()) {
        Some(verb) => plain(verb),
        None => base,
    }
}

/// `gefinancierd` → `financier`, `opgeleverd` → `oplever`.
fn participle(word: &str) -> Option<String> {
    let word = Some(word).filter(|w| w.is_ascii() && w.len() >= 8)?;
    if !word.as_bytes().windows(2).any(|pair| pair == b"ge") {
        return None;
    }
    let rest = word.strip_suffix("de").or_else(|| word.strip_suffix("te")).unwrap_or(word);
    let rest = rest.strip_suffix(['d', 't']).unwrap_or(rest);
    let rest = if rest.len() == word.len() { word.strip_suffix("en")? } else { rest };
    // Without a part in front, `ge…en` is more often a noun: `gemeenten`.
    let bare: &[&str] = if word.ends_with("en") { &[] } else { &[""] };
    let front = SEPARABLE.iter().chain(bare).find(|front| {
        rest.strip_prefix(**front).is_some_and(|tail| tail.strip_prefix("ge").is_some_and(|t| t.len() >= 4))
    })?;
    Some(plain(&format!("{front}{}", &rest[front.len() + 2..])))
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

/// How many buckets words are put into.
pub const BUCKETS: usize = 1 << 15;

/// The bucket of a word, and what it is known by in there (of its FNV-1a hash): nearly all pieces of words are in
/// a bucket with no root, and need no looking up.
pub fn bucket(word: &str) -> [u16; 2] {
    let hash = word.bytes().fold(0x811c_9dc5_u32, |hash, b| (hash ^ u32::from(b)).wrapping_mul(0x0100_0193));
    [(hash ^ hash >> 15) as u16 & 0x7fff, (hash >> 16) as u16]
}

/// Words that carry no subject: function words, and the words of the genre itself.
pub fn is_stop(word: &str) -> bool {
    // A search of the table compares eight words, and every word of a document is asked for.
    static KNOWN: LazyLock<HashSet<&str>> = LazyLock::new(|| STOP.iter().copied().collect());
    KNOWN.contains(word)
}

const STOP: &[&str] = &[
    "aan", "aangaande", "aangaat", "aangeven", "aantal", "aanzien", "acht", "al", "aldus", "alle", "alleen",
    "als", "alsmede", "alsnog", "altijd", "ander", "andere", "antwoord", "antwoorden", "bent", "bereid",
    "betreft", "betrekking", "bevestigen", "bij", "bijvoorbeeld", "binnen", "blijft", "blijven", "bovendien",
    "brief", "concreet", "concrete", "daar", "daaraan", "daarbij", "daarin", "daarmee", "daarna",
    "daarnaast", "daarom", "daarop", "daarover", "daarvan", "daarvoor", "dan", "dank", "danken", "dat", "de",
    "deelt", "den", "der", "dergelijke", "deze", "die", "dienen", "dient", "dit", "door", "echter", "een",
    "eens", "eerder", "eerste", "elke", "en", "enkele", "er", "erg", "erkent", "ervan", "ervoor", "eveneens",
    "fractie", "fracties", "gaan", "gaarne", "gaat", "gaf", "geeft", "geen", "gegeven", "gelden", "geldt",
    "gelet", "gemaakt", "genoemde", "gevraagd", "geworden", "goed", "graag", "haar", "had", "hadden",
    "hebben", "hebt", "heeft", "heel", "hen", "het", "hier", "hierbij", "hierin", "hiermee", "hierop",
    "hierover", "hiervan", "hiervoor", "hij", "hoe", "hoeveel", "hoeverre", "huidige", "hun", "ieder",
    "iedere", "immers", "in", "indien", "informeren", "inmiddels", "inzake", "is", "jaar", "jl", "kabinet",
    "kabinets", "kamer", "kamerstuk", "kan", "kennisgenomen", "komen", "komt", "kunnen", "kunt", "laatste",
    "leden", "lezen", "lid", "maar", "maken", "manier", "mede", "meer", "men", "mening", "merk", "merken",
    "met", "middels", "minister", "moet", "moeten", "mogelijk", "mogen", "momenteel", "na", "naar", "nader",
    "nadere", "namelijk", "nederland", "nederlandse", "nee", "niet", "nog", "nooit", "nr", "nu", "of", "om",
    "omdat", "omschrijving", "onder", "ontvangen", "ontvangt", "ook", "op", "opheldering", "opzichte",
    "over", "overigens", "overzicht", "pagina", "per", "pijler", "precies", "punt", "reactie", "reeds",
    "reflectie", "regering", "sinds", "slotte", "soortgelijke", "specifiek", "staat", "staatssecretaris",
    "steeds", "stellen", "stelt", "te", "ten", "teneinde", "tenslotte", "ter", "terzake", "tevens", "thans",
    "tijdens", "toch", "toe", "toelichten", "toelichting", "tot", "tussen", "uit", "uiteenzetting", "uw",
    "van", "vanaf", "vanuit", "veel", "verder", "verdere", "verneemt", "vernemen", "verschillende",
    "verwezen", "verzoek", "via", "vindt", "voor", "voorgaande", "voorgenoemde", "voornoemde", "voorts",
    "vraag", "vraagt", "vragen", "vroeg", "vroegen", "waar", "waaraan", "waarbij", "waardoor", "waarin",
    "waarmee", "waarom", "waarop", "waarvan", "waarvoor", "wanneer", "was", "wat", "weer", "wel", "welk",
    "welke", "wensen", "werd", "werden", "weten", "wie", "wijze", "wil", "willen", "woord", "worden",
    "wordt", "zal", "ze", "zeer", "zelf", "zich", "zien", "ziet", "zij", "zijn", "zijnde", "zo", "zoals",
    "zodanig", "zodat", "zogeheten", "zogenaamde", "zou", "zouden", "zowel", "zulke", "zullen", "zult",
];

/// The roots of a text that carry a subject, in order, with repeats.
pub fn subject_roots(text: &str) -> Vec<String> {
    words(text).iter().filter(|w| !is_stop(w)).map(|w| root(w)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

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
            ("advocaten", "advocaat"),
            ("resultaten", "resultaat"),
            ("kosten", "kost"),
        ] {
            assert_eq!(stem(&fold(a)), stem(&fold(b)), "{a} {b}");
        }
        assert_ne!(stem("minister"), stem("mini"));
    }

    #[test]
    fn verbs_participles_and_nouns_meet() {
        for (a, b) in [
            ("opleveren", "oplevering"),
            ("opgeleverd", "oplevering"),
            ("gefinancierd", "financiering"),
            ("verkennen", "verkenning"),
            ("uitgewerkte", "uitwerking"),
        ] {
            assert_eq!(root(a), root(b), "{a} {b}");
        }
        assert_eq!(root("gemeenten"), stem("gemeenten"));
        assert_eq!(root("toegang"), stem("toegang"));
    }

    #[test]
    fn lower_case_is_that_of_the_standard_library() {
        for text in ["", "Eén «Überblick» İstanbul’s ÉÉN ẞ", "ASCII only", "ÀÉÎ", "x Ω y"] {
            assert_eq!(lower(text), text.to_lowercase(), "{text}");
        }
    }

    #[test]
    fn words_are_what_stands_between_other_signs() {
        for text in ["", "één, twee–drie", "«a1» b’c ", "ß", "…", "x"] {
            let split = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
            assert_eq!(spelled(text).collect::<Vec<_>>(), split.collect::<Vec<_>>(), "{text}");
        }
    }

    #[test]
    fn folding_takes_accents_off() {
        assert_eq!(fold("Geïnformeerd ‘Libië’"), "geinformeerd 'libie'");
        assert_eq!(words("EU-lidstaten, 1,2 miljard"), ["eu", "lidstaten", "1", "2", "miljard"]);
    }
}
