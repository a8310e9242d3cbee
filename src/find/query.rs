//! What was typed → what is asked for: names that narrow, words, exact phrases, words that are not wanted.

use std::ops::Range;

use crate::dutch::{fold, is_stop};
use crate::model::{Dossier, FactionIx, PillarIx, Status};

use super::names::{faction, pillar};
use super::text::words;
use crate::words::{Lang, finding};

/// What an item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A heading, or a faction's contribution.
    Title,
    /// A question.
    Question,
    /// An answer.
    Answer,
    /// A whole paragraph; no hit of its own where a question or answer in it is one.
    Paragraph,
    /// A footnote, found where it is cited.
    Footnote,
}

/// A word that is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Folded.
    pub text: String,
    /// Exactly so, as part of a phrase.
    pub exact: bool,
    /// Right behind the one before.
    pub adjoins: bool,
}

/// What a query asks for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// Only these pillars; empty for all, here and below.
    pub pillars: Vec<PillarIx>,
    /// Only these factions.
    pub factions: Vec<FactionIx>,
    /// Only these statuses.
    pub statuses: Vec<Status>,
    /// Only what is one of these.
    pub kinds: Vec<Kind>,
    /// Only these printed pages.
    pub pages: Vec<u32>,
    /// Only these footnotes.
    pub notes: Vec<u32>,
    /// Only what has one of these behind a `#`: a tag, or another word for a remark; folded.
    pub labels: Vec<String>,
    /// The words.
    pub words: Vec<Word>,
    /// Words that must not stand there, folded.
    pub unwanted: Vec<String>,
    parts: Vec<Part>,
}

/// A thing that was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Part {
    /// Where it was typed.
    range: Range<usize>,
    what: What,
    /// Whether it only joins words.
    joins: bool,
}

/// What was understood, as far as it is told otherwise in another language.
#[derive(Debug, Clone, PartialEq, Eq)]
enum What {
    /// The same in all of them.
    Plain(String),
    Without(String),
    Footnote(String),
    Status(Status),
    Question,
    Answer,
}

impl What {
    fn told(&self, lang: Lang) -> String {
        match self {
            Self::Plain(told) => told.clone(),
            Self::Without(words) => finding::without(lang, words),
            Self::Footnote(number) => finding::footnote(lang, number),
            Self::Status(status) => status.told(lang).to_owned(),
            Self::Question => finding::question(lang).to_owned(),
            Self::Answer => finding::answer(lang).to_owned(),
        }
    }
}

/// The status a word names, in Dutch or English, or by its beginning.
pub fn status(word: &str) -> Option<Status> {
    let table = [
        ("onbeantwoord", Status::Unanswered),
        ("unanswered", Status::Unanswered),
        ("open", Status::Unanswered),
        ("beantwoord", Status::Answered),
        ("answered", Status::Answered),
        ("deels", Status::Partly),
        ("partly", Status::Partly),
        ("verwezen", Status::Referred),
        ("referred", Status::Referred),
    ];
    let word = word.to_lowercase();
    table.iter().find(|(name, _)| *name == word || word.len() >= 6 && name.starts_with(&word)).map(|t| t.1)
}

/// Behind these a number with a stop is an amount: `1.2 miljard` is no pillar.
const UNITS: &[&str] = &["miljard", "miljoen", "mld", "mln", "procent", "%", "euro"];

impl Query {
    /// Reads a query.
    pub fn parse(dossier: &Dossier, text: &str) -> Self {
        let mut out = Self::default();
        let chunks = chunks(text);
        let mut at = 0;
        while let Some(range) = chunks.get(at) {
            let next = chunks.get(at + 1).map_or("", |next| &text[next.clone()]);
            at += out.take(dossier, text, range.clone(), next, chunks.get(at + 1).map_or(0, |next| next.end));
        }
        // What only joins words is asked for when there is nothing else.
        if out.parts.iter().any(|part| !part.joins) {
            out.parts.retain(|part| !part.joins);
            out.words.retain(|word| word.exact || !is_stop(&word.text));
        }
        out.words.truncate(super::collection::MOST);
        out.unwanted.truncate(super::collection::MOST);
        out
    }

    /// Takes what stands at a range, and what stands next where both are one; how many were taken.
    fn take(&mut self, dossier: &Dossier, text: &str, range: Range<usize>, next: &str, end: usize) -> usize {
        let chunk = &text[range.clone()];
        let bare = chunk.trim_matches(['"', ',', ';']);
        let lower = fold(bare);
        let number = |digits: &str| digits.parse::<u32>().ok();
        let named = |range: Range<usize>, what: What| Part { range, what, joins: false };
        let told = |text: String| named(range.clone(), What::Plain(text));
        if let Some(phrase) = chunk.strip_prefix('"') {
            let words = words(phrase.trim_end_matches('"'));
            self.parts.push(told(format!("\"{}\"", words.join(" "))));
            let phrase = words.into_iter().enumerate();
            self.words.extend(phrase.map(|(nth, text)| Word { text, exact: true, adjoins: nth > 0 }));
        } else if let Some(unwanted) = chunk.strip_prefix('-').filter(|w| !words(w).is_empty()) {
            let words = words(unwanted);
            self.parts.push(named(range, What::Without(words.join(" "))));
            self.unwanted.extend(words);
        } else if let Some(label) = lower.strip_prefix('#') {
            self.labels.push(label.to_owned());
            self.parts.push(told(format!("#{label}")));
        } else if let Some(page) = lower.strip_prefix('p').map(|n| n.trim_start_matches('.')).and_then(number)
        {
            self.pages.push(page);
            self.parts.push(told(format!("p. {page}")));
        } else if matches!(lower.as_str(), "pagina" | "blz" | "page" | "p") && number(next).is_some() {
            self.pages.extend(number(next));
            self.parts.push(named(range.start..end, What::Plain(format!("p. {next}"))));
            return 2;
        } else if matches!(lower.as_str(), "noot" | "voetnoot" | "note" | "footnote")
            && number(next).is_some()
        {
            self.notes.extend(number(next));
            self.parts.push(named(range.start..end, What::Footnote(next.to_owned())));
            return 2;
        } else if let (true, Some(found)) = (bare.contains('.'), pillar(dossier, bare))
            && !UNITS.contains(&fold(next).as_str())
        {
            self.pillars.push(found);
            self.parts.push(told(dossier.pillars[found.at()].id.clone()));
        } else if let Some(found) = faction(dossier, bare).filter(|_| !is_stop(&lower)) {
            self.factions.push(found);
            self.parts.push(told(dossier.factions[found.at()].name.clone()));
        } else if let Some(found) = status(bare).filter(|_| bare.len() >= 5) {
            self.statuses.push(found);
            self.parts.push(named(range, What::Status(found)));
        } else if let Some((kind, what)) = kind(&lower) {
            self.kinds.push(kind);
            self.parts.push(named(range, what));
        } else if bare.len() <= 3 && next.len() == 3 && number(bare).is_some() && number(next).is_some() {
            // `19 637` is one number.
            self.add(range.start..end, &format!("{bare} {next}"));
            return 2;
        } else {
            let amount = UNITS.contains(&fold(next).as_str()) && number(&lower.replace('.', "")).is_some();
            self.add(range, &if amount { bare.replace('.', ",") } else { bare.to_owned() });
        }
        1
    }

    fn add(&mut self, range: Range<usize>, text: &str) {
        let words = words(text);
        if !words.is_empty() {
            let joins = words.iter().all(|word| is_stop(word));
            self.parts.push(Part { range, what: What::Plain(format!("'{}'", words.join(" "))), joins });
        }
        self.words.extend(words.into_iter().map(|text| Word { text, exact: false, adjoins: false }));
    }

    /// What was understood, for the screen: `SP · onbeantwoord · 'kustwacht'`.
    pub fn understood(&self, lang: Lang) -> String {
        self.parts.iter().map(|part| part.what.told(lang)).collect::<Vec<_>>().join(" · ")
    }

    /// Whether names narrow it.
    pub fn is_narrowed(&self) -> bool {
        !self.has_names_of(&Self::default())
    }

    /// Whether names narrow it just as another.
    pub(super) fn has_names_of(&self, other: &Self) -> bool {
        let titles = (&self.pillars, &self.factions) == (&other.pillars, &other.factions);
        let kinds = (&self.statuses, &self.kinds) == (&other.statuses, &other.kinds);
        titles
            && kinds
            && self.labels == other.labels
            && (&self.pages, &self.notes) == (&other.pages, &other.notes)
    }

    /// The same words, wherever they stand.
    pub(super) fn anywhere(&self) -> Self {
        Self { words: self.words.clone(), ..Self::default() }
    }

    /// How many things were understood.
    pub fn parts(&self) -> usize {
        self.parts.len()
    }

    /// The typed text without its nth part.
    pub fn without(&self, text: &str, nth: usize) -> Option<String> {
        let range = self.parts.get(nth)?.range.clone();
        let kept = [text.get(..range.start)?.trim_end(), text.get(range.end..)?.trim_start()];
        Some(kept.join(" ").trim().to_owned())
    }
}

fn kind(word: &str) -> Option<(Kind, What)> {
    match word {
        "vraag" | "vragen" | "question" | "questions" => Some((Kind::Question, What::Question)),
        "antwoord" | "antwoorden" | "answer" | "answers" => Some((Kind::Answer, What::Answer)),
        _ => None,
    }
}

/// The parts of a query: what stands between quotation marks, or between blanks.
fn chunks(text: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        if c.is_whitespace() {
            at += c.len_utf8();
            continue;
        }
        let rest = &text[at + c.len_utf8()..];
        let length = if c == '"' {
            rest.find('"').map_or(rest.len(), |end| end + 1)
        } else {
            rest.find(|c: char| c.is_whitespace() || c == '"').unwrap_or(rest.len())
        };
        let end = at + c.len_utf8() + length;
        out.push(at..end);
        at = end;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::read;

    const TEXT: &str = "I. Vragen en opmerkingen vanuit de fracties\n\n1.2 Water\n\nDe leden van de SP-fractie vragen naar de dijken.\n\nDe leden van de D66-fractie vragen naar de sluis.\n\nII. Reactie van de Minister\n\n1.2 Water\n\nDe leden van de SP-fractie vragen naar de dijken. Die zijn veilig.\n";

    fn understood(text: &str) -> String {
        Query::parse(&read(TEXT.as_bytes(), "proef"), text).understood(Lang::Dutch)
    }

    #[test]
    fn names_narrow_and_all_else_are_words() {
        for (typed, told) in [
            ("sp onbeantwoord kustwacht", "SP · onbeantwoord · 'kustwacht'"),
            ("1.2 d66 vraag", "1.2 · D66 · vraag"),
            ("onbeantwoord van sp en d66", "onbeantwoord · SP · D66"),
            ("1.2 miljard", "'1,2' · 'miljard'"),
            ("\"de dijken\" -sluis p16", "\"de dijken\" · zonder 'sluis' · p. 16"),
            ("noot 5", "noot 5"),
            ("#Doorvragen sp", "#doorvragen · SP"),
            ("19 637", "'19637'"),
            ("€ 1,2 mld", "'euro' · '1,2' · 'miljard'"),
            ("  ", ""),
            ("- \"", "\"\""),
            ("een.*zin|regel[a-z]", "'een zin regel'"),
        ] {
            assert_eq!(understood(typed), told, "{typed}");
        }
    }

    #[test]
    fn each_part_can_be_dropped() {
        let dossier = read(TEXT.as_bytes(), "proef");
        let typed = "sp \"de dijken\" kust";
        let query = Query::parse(&dossier, typed);
        let left: Vec<_> = (0..4).map(|nth| query.without(typed, nth)).collect();
        let wanted = ["\"de dijken\" kust", "sp kust", "sp \"de dijken\""].map(|w| Some(w.to_owned()));
        assert_eq!(left[..3], wanted);
        assert_eq!(left[3], None);
    }

    #[test]
    fn words_that_only_join_are_left_out() {
        let dossier = read(TEXT.as_bytes(), "proef");
        let words = |typed: &str| -> Vec<String> {
            Query::parse(&dossier, typed).words.into_iter().map(|word| word.text).collect()
        };
        assert_eq!(words("de sp over de dijken"), ["dijken"]);
        assert_eq!(words("over de"), ["over", "de"]);
    }
}
