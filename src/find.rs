//! Finding: items by words, in fixed tiers that a person can explain; letters in order come last.

mod fuzzy;

use crate::dutch::{fold, stem, words};
use crate::model::{AnswerIx, Dossier, FactionIx, Links, PillarIx, Status};
use crate::reference::{Item, by_id, faction, pillar};

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

struct Entry {
    item: Item,
    pillar: Option<PillarIx>,
    factions: Vec<FactionIx>,
    status: Option<Status>,
    label: String,
    words: Vec<String>,
    stems: Vec<String>,
}

/// All items, ready to be searched.
pub struct Index {
    entries: Vec<Entry>,
}

impl Index {
    /// Gathers the items of a dossier.
    pub fn new(dossier: &Dossier, links: &Links) -> Self {
        let entry = |item, pillar, factions: Vec<FactionIx>, status, text: &str| {
            let words = words(text);
            let stems = words.iter().map(|w| stem(w)).collect();
            Entry {
                item,
                pillar,
                factions,
                status,
                label: fold(&text.chars().take(90).collect::<String>()),
                words,
                stems,
            }
        };
        let questions = dossier.question_ixs().map(|ix| {
            let q = dossier.question(ix);
            entry(
                Item::Question(ix),
                q.pillar,
                q.faction.into_iter().collect(),
                Some(links.of(ix).status),
                &q.text,
            )
        });
        let answers = (0..dossier.answers.len()).map(AnswerIx::new).map(|ix| {
            let a = dossier.answer(ix);
            entry(Item::Answer(ix), a.pillar, a.factions.clone(), None, &a.text)
        });
        Self { entries: questions.chain(answers).collect() }
    }

    /// The best hits for a query, best first. Without words: the unanswered questions in scope.
    pub fn search(&self, dossier: &Dossier, text: &str, limit: usize) -> Vec<Hit> {
        if let Some(item) = by_id(dossier, text) {
            return vec![Hit { item, tier: 1, score: 1 }];
        }
        let query = Query::parse(dossier, text);
        let mut hits: Vec<(Hit, usize)> = Vec::new();
        for (order, entry) in self.entries.iter().enumerate() {
            let in_scope = query.pillar.is_none_or(|p| entry.pillar == Some(p))
                && query.faction.is_none_or(|f| entry.factions.contains(&f))
                && query.status.is_none_or(|s| entry.status == Some(s));
            if in_scope && let Some((tier, score)) = fit(entry, &query) {
                hits.push((Hit { item: entry.item, tier, score }, order));
            }
        }
        if hits.is_empty() && !query.words.is_empty() {
            hits = self.by_letters(&query);
            hits.truncate(limit);
        }
        hits.sort_by(|a, b| a.0.tier.cmp(&b.0.tier).then(b.0.score.cmp(&a.0.score)).then(a.1.cmp(&b.1)));
        hits.into_iter().map(|h| h.0).take(limit).collect()
    }

    fn by_letters(&self, query: &Query) -> Vec<(Hit, usize)> {
        let matcher = fuzzy::Matcher::new();
        let pattern = query.words.concat();
        let found = self.entries.iter().enumerate().filter_map(|(order, entry)| {
            let score = matcher.score(&entry.label, &pattern)?;
            Some((Hit { item: entry.item, tier: 6, score }, order))
        });
        found.collect()
    }
}

/// The tier of an entry: that of the word that fits worst.
fn fit(entry: &Entry, query: &Query) -> Option<(u8, u32)> {
    if query.words.is_empty() {
        let open = entry.status == Some(Status::Unanswered);
        return entry.status.map(|_| (2, u32::from(open)));
    }
    let mut tier = 2;
    let mut score = 0;
    for word in &query.words {
        let stem = stem(word);
        let found = if entry.words.iter().any(|w| w == word) {
            2
        } else if entry.words.iter().any(|w| w.starts_with(word.as_str())) {
            3
        } else if word.len() >= 4 && entry.words.iter().any(|w| w.contains(word.as_str())) {
            4
        } else if entry.stems.contains(&stem) {
            5
        } else {
            return None;
        };
        tier = tier.max(found);
        score += entry.words.iter().filter(|w| w.starts_with(word.as_str())).count().min(3) as u32;
    }
    let is_question = matches!(entry.item, Item::Question(_));
    Some((tier, score * 2 + u32::from(is_question)))
}
