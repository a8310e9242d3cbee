//! The items of a dossier, ready to be searched.

use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

use crate::item::Item;
use crate::model::{AnswerIx, Dossier, Links, ParagraphIx, QuestionIx, Status};

use super::ask::Ask;
use super::asked::{Asked, Vocabulary};
use super::collection::{Collection, Fit, Text};
use super::fuzzy::Labels;
use super::gather::{Entry, Gathered, gather};
use super::hit::{EXACT, Hit, LETTERS, REFERENCE, SOME, Scope};
use super::query::{Kind, Query};
use super::text::each_word;

/// What each question can be found by behind a `#`, folded.
pub type LabelsOf = BTreeMap<QuestionIx, Vec<String>>;

/// All items, ready to be searched.
#[derive(Default)]
pub struct Index {
    entries: Vec<Entry>,
    texts: Collection,
    labels: Labels,
    vocabulary: Vocabulary,
    /// For each question its answers, and for each answer its questions.
    answers_of: Vec<Vec<AnswerIx>>,
    labels_of: LabelsOf,
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
        let vocabulary = Vocabulary::learn(dossier, &texts.lexicon);
        let answers_of = dossier
            .question_ixs()
            .map(|question| links.of(question).links.iter().map(|link| link.answer).collect())
            .collect();
        Self { entries, texts, labels, vocabulary, answers_of, labels_of: LabelsOf::new() }
    }

    /// Gives questions what they can be found by behind a `#`.
    pub fn label(&mut self, labels: LabelsOf) {
        self.labels_of = labels;
    }

    /// Whether a question has something that a query asks for behind a `#`; a beginning will do.
    fn is_labelled(&self, item: Item, wanted: &str) -> bool {
        let Item::Question(question) = item else { return false };
        self.labels_of.get(&question).is_some_and(|labels| labels.iter().any(|l| l.starts_with(wanted)))
    }

    /// Whether a search may take longer than a key should wait.
    pub fn is_large(&self) -> bool {
        self.texts.is_large()
    }

    /// Holds what was typed against the words of all items.
    pub fn ask(&self, dossier: &Dossier, typed: &str, scope: Scope) -> Asked {
        self.vocabulary.ask(dossier, &self.texts.lexicon, typed, scope)
    }

    /// The best hits for what was typed, best first.
    pub fn find(&self, dossier: &Dossier, typed: &str, scope: Scope, limit: usize) -> Vec<Hit> {
        self.search(dossier, &mut self.ask(dossier, typed, scope), limit)
    }

    /// The best hits, best first. Without words: what the titles in scope lead to, then the questions, unanswered
    /// ones first.
    pub fn search(&self, dossier: &Dossier, asked: &mut Asked, limit: usize) -> Vec<Hit> {
        if let Some(item) = asked.named {
            return vec![Hit { item, tier: REFERENCE, score: 1 }];
        }
        if asked.query.words.is_empty() {
            return self.without_words(dossier, asked, limit);
        }
        let (query, scope) = (&asked.query, asked.scope);
        let only = |at: usize| self.is_within(dossier, query, scope, at);
        let mut fits = self.texts.search(&asked.asks, &asked.unwanted, &only, &mut asked.found);
        // Who asks for more than titles wants a question or an answer before a heading or what stands around.
        if scope != Scope::Titles {
            let is_aside =
                |fit: &Fit| !matches!(self.entries[fit.at as usize].kind, Kind::Question | Kind::Answer);
            fits.sort_by_key(|fit| (fit.tier, is_aside(fit)));
        }
        // A word that stands nowhere, in no form, may be the letters of a title.
        let is_unknown = asked.asks.iter().all(|ask| self.texts.rarity(ask) == 0.0 && ask.instead.is_none());
        let by_letters = query.words.len() == 1 && is_unknown;
        if fits.is_empty() && by_letters && matches!(scope, Scope::Titles | Scope::All) {
            fits = self.by_letters(query, &only, limit);
        }
        if fits.is_empty() {
            fits = self.with_some(&asked.asks, &asked.unwanted, &only);
        }
        if fits.is_empty() && query.is_narrowed() {
            // Not there, but perhaps elsewhere.
            let anywhere = query.anywhere();
            let only = |at: usize| self.is_within(dossier, &anywhere, scope, at);
            fits = self.texts.first_search(&asked.asks, &asked.unwanted, &only);
            for fit in &mut fits {
                fit.tier = SOME;
            }
        }
        self.hits(dossier, &fits, limit)
    }

    /// The questions that hold all that is typed, or whose answer or paragraph does, in the document's order; and how
    /// it was understood. Who names factions gets the questions of no other, whoever shares an answer with them.
    pub fn questions(&self, dossier: &Dossier, links: &Links, typed: &str) -> (Vec<QuestionIx>, Query) {
        // A title says nothing of the one paragraph that it leads to.
        let mut asked = self.ask(dossier, typed, Scope::Text);
        let items: Vec<Item> = if asked.named.is_some() || !asked.has_words() {
            self.search(dossier, &mut asked, usize::MAX).into_iter().map(|hit| hit.item).collect()
        } else {
            let only = |at: usize| self.is_within(dossier, &asked.query, asked.scope, at);
            let holding = self.texts.holding(&asked.asks, &asked.unwanted, &only);
            holding.map(|at| self.entries[at].item).collect()
        };
        let covered = covered(dossier, items.iter().copied());
        let (mut found, mut holding) = (HashSet::new(), HashSet::new());
        for item in items {
            match item {
                Item::Question(question) => _ = found.insert(question),
                Item::Answer(answer) => found.extend(links.asked_by(answer)),
                Item::Paragraph(paragraph) if covered.contains(&paragraph) => {}
                Item::Paragraph(paragraph) => _ = holding.insert(paragraph),
            }
        }
        let is_found = |ix: &QuestionIx| {
            let question = dossier.question(*ix);
            let is_held = || question.spans.iter().any(|span| holding.contains(&span.paragraph));
            leaves(&asked.query.factions, |f| question.faction == Some(*f))
                && (found.contains(ix) || is_held())
        };
        (dossier.question_ixs().filter(is_found).collect(), asked.query.clone())
    }

    /// Whether the names of a query and the scope leave an entry.
    fn is_within(&self, dossier: &Dossier, query: &Query, scope: Scope, at: usize) -> bool {
        let entry = &self.entries[at];
        let is_searched = match scope {
            Scope::Titles => matches!(entry.kind, Kind::Title | Kind::Question),
            Scope::Text => entry.kind != Kind::Title,
            Scope::All => true,
            Scope::Section(section) => entry.item.section(dossier) == section,
        };
        let pages = || dossier.page_of(entry.lines.first)..=dossier.page_of(entry.lines.last);
        is_searched
            && leaves(&query.pillars, |p| entry.pillar == Some(*p))
            && leaves(&query.factions, |f| entry.factions.contains(f))
            && leaves(&query.statuses, |s| entry.status == Some(*s))
            && leaves(&query.kinds, |k| entry.kind == *k)
            && leaves(&query.notes, |n| entry.note == Some(*n))
            && leaves(&query.labels, |label| self.is_labelled(entry.item, label))
            && leaves(&query.pages, |p| pages().contains(p))
    }

    /// Without words there is nothing to weigh: titles lead, where the query names a pillar or faction.
    fn without_words(&self, dossier: &Dossier, asked: &Asked, limit: usize) -> Vec<Hit> {
        let (query, scope) = (&asked.query, asked.scope);
        let is_wanted = |at: usize| self.texts.fitting(at, &asked.unwanted, EXACT).next().is_none();
        let only = |at: usize| self.is_within(dossier, query, scope, at) && is_wanted(at);
        let narrowed = !query.pillars.is_empty() || !query.factions.is_empty();
        let placed = !query.pages.is_empty() || !query.notes.is_empty();
        let mut hits: Vec<Hit> = Vec::new();
        for (at, entry) in self.entries.iter().enumerate().filter(|(at, _)| only(*at)) {
            let rank = match (entry.kind, entry.status) {
                _ if entry.note.is_some() && !query.notes.is_empty() => 4,
                (Kind::Title, _) if narrowed && scope != Scope::Text => 3,
                (Kind::Question, Some(Status::Unanswered)) => 2,
                (Kind::Question, _) => 1,
                (Kind::Answer, _) if placed || !query.kinds.is_empty() => 1,
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
        let found = self.labels.best(&pattern, limit.saturating_mul(2), only);
        let fit = |(at, score)| Fit { at: at as u32, tier: LETTERS, score, in_other: false };
        found.into_iter().map(fit).collect()
    }

    /// Nothing holds all words: what holds all but the one that tells least, or but two.
    fn with_some(&self, asks: &[Ask], unwanted: &[Ask], only: &(impl Fn(usize) -> bool + Sync)) -> Vec<Fit> {
        let apart = |ask: &Ask| Ask { adjoins: false, ..ask.clone() };
        let mut asks: Vec<(f32, Ask)> = asks.iter().map(|ask| (self.texts.rarity(ask), apart(ask))).collect();
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
            let fits = self.texts.first_search(&some, unwanted, only);
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
        let covered = covered(dossier, fits.iter().map(|fit| self.entries[fit.at as usize].item));
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

    /// The words of a hit that fit what was asked for, longest first: what is lit in it.
    pub fn matching(&self, hit: &Hit, asked: &Asked) -> Vec<String> {
        let own = self.entries.iter().enumerate().filter(|(_, entry)| entry.item == hit.item);
        let words = own.flat_map(|(at, _)| self.texts.fitting(at, &asked.asks, hit.class()));
        let mut out: Vec<String> = words.map(str::to_owned).collect();
        out.sort_by(|a, b| b.len().cmp(&a.len()).then(a.cmp(b)));
        out.dedup();
        out
    }

    /// The sentences of a text that hold most of the words asked for, in bytes, and how many of those they hold.
    /// Words that fit worse than those of the hit do not count.
    pub fn sentences(&self, of: &str, hit: &Hit, asked: &Asked) -> (u32, Vec<Range<usize>>) {
        let held = |sentence: &Range<usize>| {
            let mut held = 0_u32;
            each_word(&of[sentence.clone()], |word, _| held |= self.fitted(word, hit, asked));
            held.count_ones()
        };
        let all = crate::read::sentences(of);
        let counts: Vec<u32> = all.iter().map(held).collect();
        let most = counts.iter().copied().max().unwrap_or(0);
        let best = all.into_iter().zip(counts).filter(|(_, count)| *count == most && most > 0);
        (most, best.map(|(sentence, _)| sentence).collect())
    }

    /// At which byte of a text the best of those sentences begins, and its first word that was asked for.
    pub fn first_fit(&self, of: &str, hit: &Hit, asked: &Asked) -> Option<(usize, usize)> {
        let (_, sentences) = self.sentences(of, hit, asked);
        let sentence = sentences.into_iter().next()?;
        let mut first = None;
        each_word(&of[sentence.clone()], |word, at| {
            if first.is_none() && self.fitted(word, hit, asked) != 0 {
                first = Some(sentence.start + at.start);
            }
        });
        Some((sentence.start, first.unwrap_or(sentence.start)))
    }

    /// What of the things asked for a word fits, a bit each.
    fn fitted(&self, word: &str, hit: &Hit, asked: &Asked) -> u32 {
        let Some(number) = self.texts.lexicon.known(word) else { return 0 };
        let fits = asked.asks.iter().enumerate().filter(|(_, ask)| ask.fits(number, hit.class()));
        fits.fold(0, |all, (nth, _)| all | 1 << nth)
    }
}

/// Whether something is among the names a query has of its kind; all is where it has none.
fn leaves<T>(names: &[T], is_named: impl FnMut(&T) -> bool) -> bool {
    names.is_empty() || names.iter().any(is_named)
}

/// The paragraphs in which one of these questions or answers stands.
fn covered(dossier: &Dossier, items: impl Iterator<Item = Item>) -> HashSet<ParagraphIx> {
    let halves = items.filter(|item| !matches!(item, Item::Paragraph(_)));
    halves.flat_map(|item| item.spans(dossier)).map(|span| span.paragraph).collect()
}
