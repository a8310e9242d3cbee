//! The items of a dossier, ready to be searched.

use std::collections::HashSet;

use crate::dutch::{fold, is_stop, stem};
use crate::item::{Item, by_id};
use crate::model::{AnswerIx, Dossier, Links, ParagraphIx, Status};

use super::collection::{Ask, Collection, Fit, Text};
use super::fuzzy::Labels;
use super::gather::{Entry, Gathered, gather, initials};
use super::hit::{EXACT, Hit, LETTERS, NONE, PART, REFERENCE, SOME, STEM, Scope};
use super::query::{Kind, Query, Word};
use super::text;

/// Shortest part of a word that is cut in two because nothing fits it.
const SHORTEST_HALF: usize = 4;

/// All items, ready to be searched.
#[derive(Default)]
pub struct Index {
    entries: Vec<Entry>,
    texts: Collection,
    labels: Labels,
    /// Short forms with the words they stand for.
    abbreviations: Vec<(String, Vec<u32>)>,
    /// For each question its answers, and for each answer its questions.
    answers_of: Vec<Vec<AnswerIx>>,
}

impl Index {
    /// Gathers the items of a dossier.
    pub fn new(dossier: &Dossier, links: &Links) -> Self {
        let Gathered { entries, texts, leads, labels } = gather(dossier, links);
        let parts: Vec<(&[String; 3], usize)> = texts.iter().zip(leads).collect();
        let texts = Collection::of(&parts, |(text, lead)| {
            let [own, before, other] = text.each_ref().map(String::as_str);
            Text { own, lead: *lead, before, other }
        });
        let known = |text: &str| -> Option<Vec<u32>> {
            text::words(text).iter().map(|word| texts.lexicon.known(word)).collect()
        };
        let explained = dossier.abbreviations.iter().map(|a| (fold(&a.short), a.long.clone()));
        let spelled = dossier.paragraphs.iter().flat_map(|paragraph| initials(&paragraph.text));
        let telling = |mut long: Vec<u32>| {
            long.retain(|word| !is_stop(texts.lexicon.form(*word)));
            Some(long).filter(|long| !long.is_empty())
        };
        let mut abbreviations: Vec<(String, Vec<u32>)> = explained
            .chain(spelled)
            .filter_map(|(short, long)| Some((short, telling(known(&long)?)?)))
            .collect();
        abbreviations.sort();
        abbreviations.dedup();
        let answers_of = dossier
            .question_ixs()
            .map(|question| links.of(question).links.iter().map(|link| link.answer).collect())
            .collect();
        Self { entries, texts, labels, abbreviations, answers_of }
    }

    /// The best hits for a query, best first. Without words: what the titles in scope lead to, then the
    /// questions, unanswered ones first.
    pub fn search(&self, dossier: &Dossier, typed: &str, scope: Scope, limit: usize) -> Vec<Hit> {
        if let Some(item) = by_id(dossier, typed) {
            return vec![Hit { item, tier: REFERENCE, score: 1 }];
        }
        let query = Query::parse(dossier, typed);
        let only = |at: usize| self.is_within(dossier, &query, scope, at);
        if query.words.is_empty() {
            return self.without_words(&query, scope, &only, limit);
        }
        let asks = self.asks(&query.words);
        let unwanted: Vec<Ask> = query.unwanted.iter().map(|word| self.exactly(word)).collect();
        let mut fits = self.texts.search(&asks, &unwanted, &only);
        // Who asks for more than titles wants a question or an answer before a heading or what stands around.
        if scope != Scope::Titles {
            let is_aside =
                |fit: &Fit| !matches!(self.entries[fit.at as usize].kind, Kind::Question | Kind::Answer);
            fits.sort_by_key(|fit| (fit.tier, is_aside(fit)));
        }
        if fits.is_empty() && query.words.len() == 1 && scope != Scope::Text {
            fits = self.by_letters(&query, &only, limit);
        }
        if fits.is_empty() {
            fits = self.with_some(asks.clone(), &unwanted, &only);
        }
        if fits.is_empty() && query.is_narrowed() {
            // Not there, but perhaps elsewhere.
            let anywhere = query.anywhere();
            let only = |at: usize| self.is_within(dossier, &anywhere, scope, at);
            fits = self.texts.search(&asks, &unwanted, &only);
            for fit in &mut fits {
                fit.tier = SOME;
            }
        }
        self.hits(dossier, &fits, limit)
    }

    /// Which words fit what is asked for.
    fn asks(&self, words: &[Word]) -> Vec<Ask> {
        let lexicon = &self.texts.lexicon;
        let mut out: Vec<Ask> = Vec::new();
        for word in words {
            let mut ask = if word.exact {
                self.exactly(&word.text)
            } else {
                Ask { tiers: lexicon.tiers(&word.text), ..Ask::default() }
            };
            ask.adjoins = word.adjoins;
            if let Some((_, long)) = self.abbreviations.iter().find(|a| a.0 == word.text) {
                ask.instead = Some((long.clone(), STEM));
            }
            let fits = ask.tiers.iter().any(|tier| *tier != NONE) || ask.instead.is_some();
            match self.halves(&word.text).filter(|_| !fits && !word.exact) {
                Some(halves) => out.extend(halves),
                None => out.push(ask),
            }
        }
        // All the words that an abbreviation stands for were typed: it will do for each of them.
        for (short, long) in &self.abbreviations {
            let typed = |number: &u32| {
                let wanted = stem(lexicon.form(*number));
                words.iter().any(|word| stem(&word.text) == wanted)
            };
            let Some(short) = lexicon.known(short).filter(|_| long.len() > 1 && long.iter().all(typed))
            else {
                continue;
            };
            for ask in &mut out {
                if long.iter().any(|number| ask.tiers[*number as usize] <= STEM) {
                    let tier = &mut ask.tiers[short as usize];
                    *tier = (*tier).min(STEM);
                }
            }
        }
        out.truncate(super::collection::MOST);
        out
    }

    /// Only the word itself.
    fn exactly(&self, word: &str) -> Ask {
        let mut tiers = vec![NONE; self.texts.lexicon.len()];
        if let Some(at) = self.texts.lexicon.known(word) {
            tiers[at as usize] = EXACT;
        }
        Ask { tiers, ..Ask::default() }
    }

    /// A compound that stands nowhere, as the two words it is made of: `grensbewakingsplan` → `grensbewaking`, `plan`.
    /// A linking s or en between them belongs to neither.
    fn halves(&self, word: &str) -> Option<[Ask; 2]> {
        let lexicon = &self.texts.lexicon;
        let ask = |half: &str| {
            let mut tiers = lexicon.tiers(half);
            for tier in &mut tiers {
                *tier = if *tier <= STEM && *tier != PART { PART } else { NONE };
            }
            tiers.iter().any(|tier| *tier != NONE).then_some(Ask { tiers, ..Ask::default() })
        };
        let cuts = SHORTEST_HALF..=word.len().saturating_sub(SHORTEST_HALF);
        let mut cuts: Vec<usize> = cuts.filter(|cut| word.is_char_boundary(*cut)).collect();
        cuts.sort_by_key(|cut| cut.abs_diff(word.len() / 2));
        cuts.into_iter().find_map(|cut| {
            let (head, tail) = word.split_at(cut);
            let links = ["", "s", "en", "e"];
            let heads = links.iter().filter_map(|link| head.strip_suffix(link));
            heads.filter(|head| head.len() >= SHORTEST_HALF).find_map(|head| Some([ask(head)?, ask(tail)?]))
        })
    }

    /// Whether the names of a query and the scope leave an entry.
    fn is_within(&self, dossier: &Dossier, query: &Query, scope: Scope, at: usize) -> bool {
        let entry = &self.entries[at];
        let is_searched = match scope {
            Scope::Titles => matches!(entry.kind, Kind::Title | Kind::Question),
            Scope::Text => entry.kind != Kind::Title,
            Scope::All => true,
        };
        let pages = || dossier.page_of(entry.lines.first)..=dossier.page_of(entry.lines.last);
        is_searched
            && query.pillar.is_none_or(|p| entry.pillar == Some(p))
            && query.faction.is_none_or(|f| entry.factions.contains(&f))
            && query.status.is_none_or(|s| entry.status == Some(s))
            && query.kind.is_none_or(|k| entry.kind == k)
            && query.note.is_none_or(|n| entry.note == Some(n))
            && query.page.is_none_or(|p| pages().contains(&p))
    }

    /// Without words there is nothing to weigh: titles lead, where the query names a pillar or faction.
    fn without_words(
        &self,
        query: &Query,
        scope: Scope,
        only: &impl Fn(usize) -> bool,
        limit: usize,
    ) -> Vec<Hit> {
        let narrowed = query.pillar.is_some() || query.faction.is_some();
        let placed = query.page.is_some() || query.note.is_some();
        let mut hits: Vec<Hit> = Vec::new();
        for (at, entry) in self.entries.iter().enumerate().filter(|(at, _)| only(*at)) {
            let rank = match (entry.kind, entry.status) {
                _ if entry.note.is_some() && query.note.is_some() => 4,
                (Kind::Title, _) if narrowed && scope != Scope::Text => 3,
                (Kind::Question, Some(Status::Unanswered)) => 2,
                (Kind::Question, _) => 1,
                (Kind::Answer, _) if placed || query.kind.is_some() => 1,
                (Kind::Paragraph, _) if placed => 0,
                _ => continue,
            };
            if !hits.iter().any(|hit| hit.item == self.entries[at].item) {
                hits.push(Hit {
                    item: entry.item,
                    tier: if placed { REFERENCE } else { EXACT },
                    score: rank,
                });
            }
        }
        hits.sort_by_key(|hit| std::cmp::Reverse(hit.score));
        hits.truncate(limit);
        hits
    }

    fn by_letters(&self, query: &Query, only: &(impl Fn(usize) -> bool + Sync), limit: usize) -> Vec<Fit> {
        let pattern: String = query.words.iter().map(|word| word.text.as_str()).collect();
        // An item may have two labels, and is shown once.
        let found = self.labels.best(&pattern, limit * 2, only);
        let fit = |(at, score)| Fit { at: at as u32, tier: LETTERS, score, in_other: false };
        found.into_iter().map(fit).collect()
    }

    /// Nothing holds all words: what holds all but the one that tells least, or but two.
    fn with_some(
        &self,
        asks: Vec<Ask>,
        unwanted: &[Ask],
        only: &(impl Fn(usize) -> bool + Sync),
    ) -> Vec<Fit> {
        let mut asks: Vec<(f32, Ask)> =
            asks.into_iter().map(|ask| (self.texts.rarity(&ask), Ask { adjoins: false, ..ask })).collect();
        // What stands nowhere is left out first, then what stands everywhere.
        asks.sort_by(|a, b| b.0.total_cmp(&a.0));
        asks.retain(|ask| ask.0 > 0.0 || ask.1.instead.is_some());
        let asks: Vec<Ask> = asks.into_iter().map(|ask| ask.1).collect();
        let subsets = (0..asks.len()).rev().map(|left_out| {
            let kept = asks.iter().enumerate().filter(move |(at, _)| *at != left_out);
            kept.map(|(_, ask)| ask.clone()).collect::<Vec<_>>()
        });
        let all = std::iter::once(asks.clone());
        let singles = asks.iter().map(|ask| vec![ask.clone()]);
        for some in all.chain(subsets).chain(singles).filter(|some| !some.is_empty()) {
            let fits = self.texts.search(&some, unwanted, only);
            if !fits.is_empty() {
                return fits.into_iter().map(|fit| Fit { tier: SOME, ..fit }).collect();
            }
        }
        Vec::new()
    }

    /// Fits as hits: an item once, a question and its answer once, and no paragraph whose question or answer is one.
    fn hits(&self, dossier: &Dossier, fits: &[Fit], limit: usize) -> Vec<Hit> {
        let mut seen: HashSet<Item> = HashSet::new();
        let mut halves: HashSet<Item> = HashSet::new();
        let covered: HashSet<ParagraphIx> = fits
            .iter()
            .map(|fit| self.entries[fit.at as usize].item)
            .filter(|item| !matches!(item, Item::Paragraph(_)))
            .flat_map(|item| item.spans(dossier))
            .map(|span| span.paragraph)
            .collect();
        let has_answers =
            fits.iter().any(|fit| matches!(self.entries[fit.at as usize].item, Item::Answer(_)));
        let mut out = Vec::new();
        for fit in fits {
            let entry = &self.entries[fit.at as usize];
            let is_double = match entry.item {
                Item::Paragraph(p) => entry.kind == Kind::Paragraph && covered.contains(&p),
                // What stands in the answer only is found there, where answers are searched.
                Item::Question(_) => fit.in_other && has_answers,
                Item::Answer(_) => false,
            };
            if is_double || halves.contains(&entry.item) || !seen.insert(entry.item) {
                continue;
            }
            match entry.item {
                Item::Question(q) => halves.extend(self.answers_of[q.at()].iter().map(|a| Item::Answer(*a))),
                Item::Answer(a) => {
                    let asked = dossier.question_ixs().filter(|q| self.answers_of[q.at()].contains(&a));
                    halves.extend(asked.map(Item::Question));
                }
                Item::Paragraph(_) => {}
            }
            out.push(Hit { item: entry.item, tier: fit.tier, score: fit.score });
            if out.len() == limit {
                break;
            }
        }
        out
    }

    /// The words of an item that fit a query, longest first: what is lit in it.
    pub fn matching(&self, item: Item, query: &Query) -> Vec<String> {
        let asks = self.asks(&query.words);
        let own = self.entries.iter().enumerate().filter(|(_, entry)| entry.item == item);
        let mut out: Vec<String> =
            own.flat_map(|(at, _)| self.texts.fitting(at, &asks)).map(str::to_owned).collect();
        out.sort_by(|a, b| b.len().cmp(&a.len()).then(a.cmp(b)));
        out.dedup();
        out
    }
}

/// Where in a text the words of a query come together: the byte at which the best sentence begins.
pub fn nearest(of: &str, query: &Query) -> usize {
    let held = |sentence: &str| {
        let own = text::words(sentence);
        let stands = |word: &&Word| own.iter().any(|o| o.contains(&word.text) || stem(o) == stem(&word.text));
        query.words.iter().filter(stands).count()
    };
    let mut best = (0, 0);
    for range in crate::read::sentences(of) {
        let count = held(&of[range.clone()]);
        if count > best.0 {
            best = (count, range.start);
        }
    }
    best.1
}
