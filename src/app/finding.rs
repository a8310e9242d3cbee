//! The finder over the items of the dossier: what it lists, what it opens, and the walk through its hits.

use std::collections::BTreeSet;

use crate::find::{Asked, Hit, Query, Scope};
use crate::item::Item;
use crate::lit::Lit;
use crate::model::{QuestionIx, Span};
use crate::panes::finder::Finder;
use crate::words::{Lang, finding as words};

use super::resting::ready;
use super::{App, Overlay};

/// Hits the finder lists.
const HITS: usize = 200;
/// Of so many their words are lit in the list; more than most screens show.
const LIT: usize = 60;
/// A row begins with its sentence where what matched stands within so many bytes of it, else so many words before.
const AHEAD: usize = 30;
const LED_BY: usize = 2;
/// Places last visited that an empty query offers.
const LAST: usize = 3;

/// What the finder is opened for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// To open a hit.
    Open,
    /// To show nothing but the hits in tree and text.
    Limit,
}

/// The finder with what it found.
#[derive(Debug, Clone)]
pub(crate) struct Finding {
    pub(crate) list: Finder,
    pub(crate) scope: Scope,
    pub(crate) purpose: Purpose,
    hits: Vec<Hit>,
    /// What was searched for last; `None` while nothing is typed.
    pub(super) asked: Option<Asked>,
}

/// The hits of the finder last used, and which of them is open.
#[derive(Debug, Clone)]
pub(super) struct Hits {
    all: Vec<Hit>,
    at: usize,
    query: String,
    asked: Asked,
}

impl Finding {
    pub(super) fn new(list: Finder, scope: Scope, purpose: Purpose) -> Self {
        Self { list, scope, purpose, hits: Vec::new(), asked: None }
    }

    /// The selected hit.
    fn selected(&self) -> Option<&Hit> {
        self.hits.get(self.list.selected)
    }
}

impl App {
    pub(super) fn open_find(&mut self, finding: Finding) {
        self.recalled = 0;
        self.overlay = Overlay::Find(Box::new(finding));
        self.filter();
        self.catch_up();
    }

    /// Opens the finder last closed, on the row it was closed on; else with the query of an earlier session.
    pub(super) fn reopen(&mut self) {
        let Some((list, scope)) = self.closed.take().or_else(|| self.asked_last()) else {
            return self.say(words::nothing_asked(self.lang));
        };
        let row = list.selected;
        self.open_find(Finding::new(list, scope, Purpose::Open));
        if let Overlay::Find(finding) = &mut self.overlay {
            finding.list.step(row as isize);
        }
        self.unseen = true;
        self.catch_up();
    }

    fn asked_last(&self) -> Option<(Finder, Scope)> {
        Some((Finder::typed(self.queries.last()?.clone()), Scope::All))
    }

    /// Lists what fits the query.
    pub(super) fn list_hits(&mut self, finding: &mut Finding) {
        finding.list.restart();
        let typed = &finding.list.query;
        if typed.trim().is_empty() {
            finding.asked = None;
            finding.hits = self.wanted_next();
            finding.list.rows = finding.hits.iter().map(|hit| self.row(hit.item)).collect();
            finding.list.note = match finding.purpose {
                Purpose::Open => words::offered(self.lang),
                Purpose::Limit if self.limit.is_some() => words::limit_ends(self.lang),
                Purpose::Limit => words::limit_offered(self.lang),
            }
            .to_owned();
            return;
        }
        let index = ready(&mut self.index, &self.dossier, &self.links, &self.labels);
        let mut asked = index.ask(&self.dossier, typed, finding.scope);
        if let Some(before) = &finding.asked {
            asked = asked.after(before);
        }
        finding.hits = index.search(&self.dossier, &mut asked, HITS);
        finding.list.rows = finding.hits.iter().map(|hit| self.row_of(hit, &asked)).collect();
        finding.list.note = note(&finding.hits, &asked.query, finding.scope, finding.purpose, self.lang);
        finding.asked = Some(asked);
    }

    /// What one would want when nothing is typed: the last places, and what is unanswered.
    fn wanted_next(&self) -> Vec<Hit> {
        let last = self.back.iter().rev().map(|visit| visit.item).filter(|item| Some(*item) != self.item);
        let mut out: Vec<Item> = Vec::new();
        for item in last {
            if out.len() < LAST && !out.contains(&item) {
                out.push(item);
            }
        }
        let open = self.dossier.question_ixs().filter(|q| self.links.is_open(*q)).map(Item::Question);
        let first = self.dossier.question_ixs().take(HITS).map(Item::Question);
        for item in open.chain(first) {
            if out.len() < HITS && !out.contains(&item) {
                out.push(item);
            }
        }
        out.into_iter().map(Hit::unasked).collect()
    }

    /// Up, above the first hit: the query asked before, and the one before that.
    pub(super) fn recall(&mut self) {
        let Some(list) = self.overlay.list() else { return };
        let earlier = self.queries.iter().rev().nth(self.recalled);
        if let Some(query) = earlier {
            list.query.clone_from(query);
            self.recalled += 1;
            self.filter();
        }
    }

    /// Leaves out one part of what was understood.
    pub(super) fn drop_part(&mut self, nth: usize) {
        let Overlay::Find(finding) = &mut self.overlay else { return };
        if let Some(kept) = finding.asked.as_ref().and_then(|a| a.query.without(&finding.list.query, nth)) {
            finding.list.query = kept;
            self.filter();
        }
    }

    /// Keeps a query that led somewhere, as the last one.
    fn keep_query(&mut self, query: &str) {
        self.queries.retain(|asked| asked != query);
        self.queries.push(query.to_owned());
    }

    /// Opens the selected hit, or limits the dossier to the hits.
    pub(super) fn choose_hit(&mut self, mut finding: Finding) {
        if finding.asked.is_some() && finding.hits.first().is_some_and(Hit::has_all_words) {
            self.keep_query(&finding.list.query);
            if finding.purpose == Purpose::Open {
                let found = self.questions_for(&finding.list.query);
                self.tree.mark(&self.dossier, &self.links, found);
            }
        }
        if finding.purpose == Purpose::Limit {
            return self.limit_to(finding.list.query, finding.asked);
        }
        if let Some(hit) = finding.selected().copied() {
            self.in_tree = false;
            self.visit(hit.item);
            self.searched = None;
            self.hits = None;
            if let Some(asked) = finding.asked.take() {
                self.light(&hit, &asked);
                let (all, query) = (finding.hits, finding.list.query.clone());
                self.hits = Some(Hits { all, at: finding.list.selected, query, asked });
            }
        }
        self.closed = Some((finding.list, finding.scope));
    }

    /// All questions that hold what is asked for, not only those listed: the same that an export is limited to.
    pub(super) fn questions_for(&mut self, typed: &str) -> BTreeSet<QuestionIx> {
        let index = ready(&mut self.index, &self.dossier, &self.links, &self.labels);
        index.questions(&self.dossier, &self.links, typed).0.into_iter().collect()
    }

    /// All else that holds it.
    pub(super) fn others_for(&mut self, mut asked: Asked) -> Vec<Item> {
        let index = ready(&mut self.index, &self.dossier, &self.links, &self.labels);
        let hits = index.search(&self.dossier, &mut asked, usize::MAX);
        let others = hits.into_iter().filter(Hit::has_all_words).map(|hit| hit.item);
        others.filter(|item| !matches!(item, Item::Question(_))).collect()
    }

    /// The best hits for what was typed, without the finder.
    pub fn found(&mut self, typed: &str, scope: Scope, limit: usize) -> Vec<Item> {
        let index = ready(&mut self.index, &self.dossier, &self.links, &self.labels);
        index.find(&self.dossier, typed, scope, limit).into_iter().map(|hit| hit.item).collect()
    }

    /// The next hit of the finder last used, or the one before; false when none was.
    pub(super) fn walk_hits(&mut self, forward: bool) -> bool {
        let Some(mut walk) = self.hits.take() else { return false };
        let next = if forward { Some(walk.at + 1) } else { walk.at.checked_sub(1) };
        if let Some((at, hit)) = next.and_then(|next| Some((next, *walk.all.get(next)?))) {
            walk.at = at;
            self.visit(hit.item);
            self.light(&hit, &walk.asked);
            self.message = words::hit_of(self.lang, at + 1, walk.all.len());
        } else {
            let which = if forward { words::last_hit } else { words::first_hit };
            self.message = which(self.lang, &walk.query);
        }
        self.hits = Some(walk);
        true
    }

    /// An item in one row.
    pub(super) fn row(&self, item: Item) -> String {
        let text = item.text(&self.dossier);
        self.row_from(item, "", text, text)
    }

    /// A hit in one row: by what it was found, and its text from the sentence that holds what was asked for.
    fn row_of(&self, hit: &Hit, asked: &Asked) -> String {
        let own = hit.item.text(&self.dossier);
        let before = match hit.item {
            Item::Question(q) => self.dossier.words(&self.dossier.background(q)),
            Item::Answer(_) | Item::Paragraph(_) => "",
        };
        let fit = |text| Some(self.index.as_ref()?.first_fit(text, hit, asked)).flatten();
        // A question may be found by what stands before it.
        let (text, (sentence, word)) = fit(own)
            .map(|fit| (own, fit))
            .or_else(|| fit(before).map(|fit| (before, fit)))
            .unwrap_or((own, (0, 0)));
        // What matched is to stand in the row, not behind its end.
        let near = text[sentence..word].len() <= AHEAD;
        // Where little follows, more of what stands before it is shown.
        let led_by = if text.len() - word < AHEAD { 4 * LED_BY } else { LED_BY };
        let blank = || text[..word].rmatch_indices(' ').nth(led_by).map_or(sentence, |(at, _)| at + 1);
        self.row_from(
            hit.item,
            hit.by(self.lang),
            &text[if near { sentence } else { blank().max(sentence) }..],
            text,
        )
    }

    fn row_from(&self, item: Item, by: &str, from: &str, whole: &str) -> String {
        let sign = match item {
            Item::Question(q) => crate::report::status_sign(self.links.of(q).status),
            Item::Answer(_) => "↳",
            Item::Paragraph(p) if self.dossier.paragraph(p).is_heading() => "§",
            Item::Paragraph(_) => "¶",
        };
        let cut = if from.len() < whole.len() { "… " } else { "" };
        let by = if by.is_empty() { String::new() } else { format!("{by} ") };
        format!("{sign} {:16} {by}{cut}{}", item.id(&self.dossier), from.replace('\n', " "))
    }

    /// At which byte of a hit's text the sentence begins that holds most of what was asked for.
    fn nearest(&self, hit: &Hit, asked: &Asked) -> usize {
        let Some(index) = self.index.as_ref().filter(|_| asked.has_words()) else { return 0 };
        index.sentences(hit.item.text(&self.dossier), hit, asked).1.first().map_or(0, |first| first.start)
    }

    /// What the preview says about the selected hit, with the answer below a question.
    pub(super) fn preview_of(&self, finding: &Finding) -> String {
        let Some(hit) = finding.selected() else { return String::new() };
        let from = finding.asked.as_ref().map_or(0, |asked| self.nearest(hit, asked));
        self.shown(hit.item, from)
    }

    /// What is lit in the list: the words of its hits that fit what was asked for.
    pub(super) fn lit_in(&self, finding: &Finding) -> Lit {
        let (Some(index), Some(asked)) = (&self.index, &finding.asked) else { return Lit::default() };
        let shown = finding.hits.iter().take(LIT);
        let words: Vec<String> = shown.flat_map(|hit| index.matching(hit, asked)).collect();
        Lit::new(&words)
    }

    /// An item in the preview, from a byte of its text on.
    pub(super) fn shown(&self, item: Item, from: usize) -> String {
        let text = item.text(&self.dossier);
        if let Item::Question(q) = item {
            let answer = self.links.of(q).links.first().map(|l| self.dossier.answer(l.answer).text.as_str());
            return format!("{text}\n\n{}", answer.unwrap_or(words::no_answer(self.lang)));
        }
        if from > 0 { format!("… {}", &text[from..]) } else { text.to_owned() }
    }

    /// Lights the words of a hit, and brings the sentence into view that holds most of them.
    fn light(&mut self, hit: &Hit, asked: &Asked) {
        let index = ready(&mut self.index, &self.dossier, &self.links, &self.labels);
        self.reader.light(&index.matching(hit, asked));
        let best = hit.item.spans(&self.dossier).into_iter().map(|span| {
            let (count, sentences) = index.sentences(self.dossier.words(&span), hit, asked);
            (count, sentences.first().map(|s| s.start + span.range.start), span)
        });
        // Of several as good the first.
        let best = best.reduce(|best, other| if other.0 > best.0 { other } else { best });
        if let Some((_, Some(start), span)) = best {
            let height = self.areas().0.height;
            self.reader.reveal(&Span { range: start..span.range.end, ..span }, height);
        }
    }
}

/// What stands above the hits: how many, what was understood, and what to do where there are none.
fn note(hits: &[Hit], query: &Query, scope: Scope, purpose: Purpose, lang: Lang) -> String {
    let understood = query.understood(lang);
    let drops = if query.parts() > 1 { words::drops(lang) } else { "" };
    match hits.first() {
        None if scope == Scope::Titles => words::nothing_in_titles(lang, &understood),
        None => words::nothing_for(lang, &understood),
        Some(first) if first.has_some_only() => words::some_of(lang, &understood) + drops,
        Some(_) if purpose == Purpose::Limit => words::shows_only(lang, &understood) + drops,
        Some(_) => format!("{} · {understood}{drops}", hits.len()),
    }
}
