//! Finding: items by words, in fixed tiers that a person can explain; letters in order come last.

mod fuzzy;

use std::collections::{HashMap, HashSet};

use crate::dutch::{fold, stem, words};
use crate::item::{Item, by_id};
use crate::model::{AnswerIx, Dossier, FactionIx, Links, ParagraphIx, PillarIx, SectionIx, Status, Voice};
use crate::reference::{faction, pillar};

/// What a query asks for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// Only this pillar.
    pub pillar: Option<PillarIx>,
    /// Only this faction.
    pub faction: Option<FactionIx>,
    /// Only this status.
    pub status: Option<Status>,
    /// The words, folded.
    pub words: Vec<String>,
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

impl Query {
    /// Reads a query: names of factions, pillars and statuses narrow, all else are words.
    pub fn parse(dossier: &Dossier, text: &str) -> Self {
        let mut out = Self::default();
        for word in text.split_whitespace() {
            let bare = word.trim_matches(['"', ',', '.']);
            if out.pillar.is_none() && bare.contains('.') && pillar(dossier, bare).is_some() {
                out.pillar = pillar(dossier, bare);
            } else if out.faction.is_none() && faction(dossier, bare).is_some() {
                out.faction = faction(dossier, bare);
            } else if out.status.is_none() && status(bare).is_some() {
                out.status = status(bare);
            } else {
                out.words.extend(words(word));
            }
        }
        out
    }

    /// What was understood, for the screen: `SP · onbeantwoord · 'kustwacht'`.
    pub fn understood(&self, dossier: &Dossier) -> String {
        let mut parts = Vec::new();
        parts.extend(self.pillar.map(|p| dossier.pillars[p.at()].id.clone()));
        parts.extend(self.faction.map(|f| dossier.factions[f.at()].name.clone()));
        parts.extend(self.status.map(|s| crate::report::status_dutch(s).to_owned()));
        parts.extend(self.words.iter().map(|w| format!("'{w}'")));
        parts.join(" · ")
    }
}

/// What is searched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Titles, factions and questions.
    Titles,
    /// All text: questions, answers, what stands around them, and footnotes.
    Text,
    /// Both.
    All,
}

/// A found item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// The item.
    pub item: Item,
    /// Which tier found it, 1 (an exact reference) to 6 (letters in order).
    pub tier: u8,
    /// How well it fits within the tier.
    pub score: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A heading, or a faction's contribution.
    Title,
    Question,
    Answer,
    /// A whole paragraph; no hit of its own where a question or answer in it is one.
    Paragraph,
    /// A footnote, found where it is cited.
    Footnote,
}

struct Entry {
    item: Item,
    kind: Kind,
    pillar: Option<PillarIx>,
    factions: Vec<FactionIx>,
    status: Option<Status>,
    /// The beginning of its text, folded.
    label: String,
    /// By position in the vocabulary.
    words: Vec<u32>,
    /// Of a question, the words of its answers: who remembers the answer finds the question.
    answered: Vec<u32>,
}

/// All items, ready to be searched. Each word of the document is kept and compared once.
#[derive(Default)]
pub struct Index {
    vocabulary: Vec<String>,
    stems: Vec<String>,
    entries: Vec<Entry>,
}

/// Letters of a text that serve as its label.
const LABEL: usize = 90;

struct Gathering<'a> {
    dossier: &'a Dossier,
    index: Index,
    numbers: HashMap<String, u32>,
}

impl Gathering<'_> {
    /// The words of a text by position in the vocabulary.
    fn numbered(&mut self, text: &str) -> Vec<u32> {
        let mut out = Vec::new();
        for word in words(text) {
            let next = self.index.vocabulary.len() as u32;
            out.push(*self.numbers.entry(word).or_insert_with_key(|word| {
                self.index.stems.push(stem(word));
                self.index.vocabulary.push(word.clone());
                next
            }));
        }
        out
    }

    fn add(&mut self, item: Item, kind: Kind, factions: Vec<FactionIx>, status: Option<Status>, text: &str) {
        let numbered = self.numbered(text);
        let pillar = match item {
            Item::Question(q) => self.dossier.question(q).pillar,
            Item::Answer(a) => self.dossier.answer(a).pillar,
            Item::Paragraph(p) => self.dossier.sections[self.dossier.section_of(p).at()].pillar,
        };
        let label = match kind {
            Kind::Title | Kind::Question => fold(&text.chars().take(LABEL).collect::<String>()),
            _ => String::new(),
        };
        let (words, answered) = (numbered, Vec::new());
        self.index.entries.push(Entry { item, kind, pillar, factions, status, label, words, answered });
    }

    fn titles(&mut self) {
        let dossier = self.dossier;
        for (at, section) in dossier.sections.iter().enumerate() {
            let factions: Vec<FactionIx> = section.faction.into_iter().collect();
            for paragraph in section.paragraphs.clone().filter(|&p| dossier.paragraphs[p].is_heading()) {
                let item = Item::Paragraph(ParagraphIx::new(paragraph));
                self.add(item, Kind::Title, factions.clone(), None, &dossier.paragraphs[paragraph].text);
            }
            if section.voice == Voice::Contribution
                && section.faction.is_some()
                && let Some(item) = Item::top_of(dossier, SectionIx::new(at))
            {
                let name = dossier.faction_name(section.faction);
                let title = section.pillar.map_or("", |p| &dossier.pillars[p.at()].title);
                self.add(item, Kind::Title, factions, None, &format!("{name} {title}"));
            }
        }
    }

    fn paragraphs(&mut self) {
        let dossier = self.dossier;
        for (at, paragraph) in dossier.paragraphs.iter().enumerate().filter(|(_, p)| !p.is_heading()) {
            let ix = ParagraphIx::new(at);
            let faction = dossier.sections[dossier.section_of(ix).at()].faction;
            self.add(
                Item::Paragraph(ix),
                Kind::Paragraph,
                faction.into_iter().collect(),
                None,
                &paragraph.text,
            );
        }
        for note in &dossier.footnotes {
            if let (Some(text), Some(cited)) = (&note.text, &note.cited) {
                self.add(Item::Paragraph(cited.paragraph), Kind::Footnote, Vec::new(), None, text);
            }
        }
    }
}

impl Index {
    /// Gathers the items of a dossier.
    pub fn new(dossier: &Dossier, links: &Links) -> Self {
        let mut all = Gathering { dossier, index: Self::default(), numbers: HashMap::new() };
        all.titles();
        for ix in dossier.question_ixs() {
            let q = dossier.question(ix);
            let factions = q.faction.into_iter().collect();
            all.add(Item::Question(ix), Kind::Question, factions, Some(links.of(ix).status), &q.text);
            let answers: Vec<&str> =
                links.of(ix).links.iter().flat_map(|l| &l.spans).map(|s| dossier.words(s)).collect();
            let answered = all.numbered(&answers.join(" "));
            if let Some(entry) = all.index.entries.last_mut() {
                entry.answered = answered;
            }
        }
        for (at, a) in dossier.answers.iter().enumerate() {
            all.add(Item::Answer(AnswerIx::new(at)), Kind::Answer, a.factions.clone(), None, &a.text);
        }
        all.paragraphs();
        all.index
    }

    /// The best hits for a query, best first. Without words: what the titles in scope lead to, then the
    /// questions, unanswered ones first.
    pub fn search(&self, dossier: &Dossier, text: &str, scope: Scope, limit: usize) -> Vec<Hit> {
        if let Some(item) = by_id(dossier, text) {
            return vec![Hit { item, tier: 1, score: 1 }];
        }
        let query = Query::parse(dossier, text);
        let grades: Vec<Vec<u8>> = query.words.iter().map(|w| self.grades(w)).collect();
        let mut hits: Vec<(Hit, usize)> = Vec::new();
        for (order, entry) in self.within(&query, scope) {
            let fits = if grades.is_empty() { without_words(entry, &query) } else { fit(entry, &grades) };
            if let Some((tier, score)) = fits {
                hits.push((Hit { item: entry.item, tier, score }, order));
            }
        }
        if hits.is_empty() && !query.words.is_empty() && scope != Scope::Text {
            hits = self.by_letters(&query, scope);
        }
        let covered: HashSet<ParagraphIx> = hits
            .iter()
            .filter(|h| !matches!(h.0.item, Item::Paragraph(_)))
            .flat_map(|h| h.0.item.spans(dossier))
            .map(|s| s.paragraph)
            .collect();
        hits.retain(|(hit, order)| match hit.item {
            Item::Paragraph(p) => self.entries[*order].kind != Kind::Paragraph || !covered.contains(&p),
            _ => true,
        });
        hits.sort_by(|a, b| a.0.tier.cmp(&b.0.tier).then(b.0.score.cmp(&a.0.score)).then(a.1.cmp(&b.1)));
        let mut seen = HashSet::new();
        hits.into_iter().map(|h| h.0).filter(|h| seen.insert(h.item)).take(limit).collect()
    }

    /// The entries a query's names and the scope leave.
    fn within(&self, query: &Query, scope: Scope) -> impl Iterator<Item = (usize, &Entry)> {
        self.entries.iter().enumerate().filter(move |(_, entry)| {
            let is_searched = match scope {
                Scope::Titles => matches!(entry.kind, Kind::Title | Kind::Question),
                Scope::Text => entry.kind != Kind::Title,
                Scope::All => true,
            };
            is_searched
                && query.pillar.is_none_or(|p| entry.pillar == Some(p))
                && query.faction.is_none_or(|f| entry.factions.contains(&f))
                && query.status.is_none_or(|s| entry.status == Some(s))
        })
    }

    /// The tier in which each word of the vocabulary fits a word; 0 for none.
    fn grades(&self, word: &str) -> Vec<u8> {
        let wanted = stem(word);
        let grade = |(known, stem): (&String, &String)| {
            if known == word {
                2
            } else if known.starts_with(word) {
                3
            } else if word.len() >= 4 && known.contains(word) {
                4
            } else if *stem == wanted {
                5
            } else {
                0
            }
        };
        self.vocabulary.iter().zip(&self.stems).map(grade).collect()
    }

    fn by_letters(&self, query: &Query, scope: Scope) -> Vec<(Hit, usize)> {
        let matcher = fuzzy::Matcher::new();
        let pattern = query.words.concat();
        let found =
            self.within(query, scope).filter(|(_, e)| !e.label.is_empty()).filter_map(|(order, entry)| {
                let found = matcher.score(&entry.label, &pattern)?;
                Some((Hit { item: entry.item, tier: 6, score: found }, order))
            });
        found.collect()
    }
}

/// Without words there is nothing to weigh: titles lead, where the query names a pillar or faction.
fn without_words(entry: &Entry, query: &Query) -> Option<(u8, u32)> {
    let narrowed = query.pillar.is_some() || query.faction.is_some();
    match (entry.kind, entry.status) {
        (Kind::Title, _) if narrowed => Some((2, 2)),
        (Kind::Question, Some(status)) => Some((2, u32::from(status == Status::Unanswered))),
        _ => None,
    }
}

/// The tier of a word that stands in the answer only.
const IN_ANSWER: u8 = 5;

/// The tier of an entry: that of the word that fits worst.
fn fit(entry: &Entry, grades: &[Vec<u8>]) -> Option<(u8, u32)> {
    let (mut tier, mut score) = (2, 0);
    for grades in grades {
        let found = || entry.words.iter().map(|w| grades[*w as usize]);
        let in_answer = || entry.answered.iter().any(|w| matches!(grades[*w as usize], 2..=4));
        tier = tier.max(found().filter(|g| *g > 0).min().or_else(|| in_answer().then_some(IN_ANSWER))?);
        score += found().filter(|g| matches!(g, 2 | 3)).count().min(3) as u32;
    }
    Some((tier, score * 2 + u32::from(matches!(entry.kind, Kind::Title | Kind::Question))))
}

/// Where in a text the words of a query come together: the byte at which the best sentence begins.
pub fn nearest(text: &str, query: &Query) -> usize {
    let held = |sentence: &str| {
        let own = words(sentence);
        query
            .words
            .iter()
            .filter(|w| own.iter().any(|o| o.contains(w.as_str()) || stem(o) == stem(w)))
            .count()
    };
    let mut best = (0, 0);
    for range in crate::read::sentences(text) {
        let count = held(&text[range.clone()]);
        if count > best.0 {
            best = (count, range.start);
        }
    }
    best.1
}
