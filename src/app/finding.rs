//! The finder over the items of the dossier: what it lists, what it opens, and the walk through its hits.

use crate::find::{Query, Scope, nearest};
use crate::item::Item;
use crate::model::Span;
use crate::panes::finder::Finder;

use super::resting::ready;
use super::{App, Overlay};

/// Hits the finder lists.
const HITS: usize = 200;
/// Places last visited that an empty query offers.
const LAST: usize = 3;

/// The hits of the finder last used, and which of them is open.
#[derive(Debug, Clone)]
pub(super) struct Hits {
    items: Vec<Item>,
    at: usize,
    query: String,
}

impl App {
    pub(super) fn open_find(&mut self, scope: Scope) {
        self.recalled = 0;
        self.overlay = Overlay::Find { list: Finder::default(), items: Vec::new(), scope };
        self.filter();
        self.catch_up();
    }

    /// Opens the finder last closed, on the row it was closed on.
    pub(super) fn reopen(&mut self) {
        let Some((list, scope)) = self.closed.take() else {
            return self.say("nog niets gezocht; f zoekt titels en vragen, s alle tekst".to_owned());
        };
        let row = list.selected;
        self.overlay = Overlay::Find { list, items: Vec::new(), scope };
        self.filter();
        if let Overlay::Find { list, .. } = &mut self.overlay {
            list.step(row as isize);
        }
        self.catch_up();
    }

    /// Lists what fits the query.
    pub(super) fn list_hits(&mut self, list: &mut Finder, items: &mut Vec<Item>, scope: Scope) {
        let query = Query::parse(&self.dossier, &list.query);
        list.restart();
        if list.query.trim().is_empty() {
            *items = self.wanted_next();
            list.rows = items.iter().map(|item| self.row(*item, &query, "")).collect();
            list.note =
                "laatste plaatsen en wat onbeantwoord is; typ woorden, een fractie, een pijler".to_owned();
            return;
        }
        let index = ready(&mut self.index, &self.dossier, &self.links);
        let hits = index.search(&self.dossier, &list.query, scope, HITS);
        *items = hits.iter().map(|hit| hit.item).collect();
        list.rows = hits.iter().map(|hit| self.row(hit.item, &query, hit.by())).collect();
        let understood = query.understood();
        let elsewhere = if scope == Scope::Titles { "; s zoekt in alle tekst" } else { "" };
        let drops = if query.parts() > 1 { " (F2, F3 … laat weg)" } else { "" };
        list.note = match hits.first() {
            None => format!("niets gevonden voor {understood}{elsewhere}"),
            Some(first) if first.has_some_only() => {
                format!("niets heeft alles van {understood}; dit het meest{drops}")
            }
            Some(_) => format!("{} · {understood}{drops}", hits.len()),
        };
    }

    /// What one would want when nothing is typed: the last places, and what is unanswered.
    fn wanted_next(&self) -> Vec<Item> {
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
        out
    }

    /// Up, above the first hit: the query asked before, and the one before that.
    pub(super) fn recall(&mut self) {
        let Overlay::Find { list, .. } = &mut self.overlay else { return };
        let earlier = self.asked.iter().rev().nth(self.recalled);
        if let Some(query) = earlier {
            list.query.clone_from(query);
            self.recalled += 1;
            self.filter();
        }
    }

    /// Leaves out one part of what was understood.
    pub(super) fn drop_part(&mut self, nth: usize) {
        let Overlay::Find { list, .. } = &mut self.overlay else { return };
        if let Some(kept) = Query::parse(&self.dossier, &list.query).without(&list.query, nth) {
            list.query = kept;
            self.filter();
        }
    }

    /// Opens the selected hit.
    pub(super) fn choose_hit(&mut self, list: Finder, items: Vec<Item>, scope: Scope) {
        if let Some(item) = items.get(list.selected) {
            self.in_tree = false;
            self.visit(*item);
            self.light(*item, &Query::parse(&self.dossier, &list.query));
            let query = list.query.clone();
            if !query.trim().is_empty() {
                self.asked.retain(|asked| *asked != query);
                self.asked.push(query.clone());
            }
            self.hits = (!query.trim().is_empty()).then_some(Hits { items, at: list.selected, query });
        }
        self.closed = Some((list, scope));
    }

    /// The next hit of the finder last used, or the one before; false when none was.
    pub(super) fn walk_hits(&mut self, forward: bool) -> bool {
        let Some(Hits { items, at, query }) = &mut self.hits else { return false };
        let next = if forward { Some(*at + 1) } else { at.checked_sub(1) };
        let Some(item) = next.and_then(|next| items.get(next)).copied() else {
            self.message = format!(
                "{} treffer van '{query}'; ; opent de lijst",
                if forward { "laatste" } else { "eerste" }
            );
            return true;
        };
        *at = next.unwrap_or(0);
        let (told, query) = (format!("treffer {} van {}", *at + 1, items.len()), query.clone());
        self.visit(item);
        self.light(item, &Query::parse(&self.dossier, &query));
        self.message = told;
        true
    }

    /// An item in one row, from where it holds what was asked for.
    pub(super) fn row(&self, item: Item, query: &Query, by: &str) -> String {
        let sign = match item {
            Item::Question(q) => crate::report::status_sign(self.links.of(q).status),
            Item::Answer(_) => "↳",
            Item::Paragraph(p) if self.dossier.paragraph(p).is_heading() => "§",
            Item::Paragraph(_) => "¶",
        };
        let text = item.text(&self.dossier);
        let from = if query.words.is_empty() { 0 } else { nearest(text, query) };
        let cut = if from > 0 { "… " } else { "" };
        let by = if by.is_empty() { String::new() } else { format!("{by} ") };
        format!("{sign} {:16} {by}{cut}{}", item.id(&self.dossier), text[from..].replace('\n', " "))
    }

    /// What the preview says about an item.
    pub(super) fn shown(&self, item: Item, query: &Query) -> String {
        let text = item.text(&self.dossier);
        if let Item::Question(q) = item {
            let answer = self.links.of(q).links.first().map(|l| self.dossier.answer(l.answer).text.as_str());
            return format!("{text}\n\n{}", answer.unwrap_or("(geen antwoord gevonden)"));
        }
        match nearest(text, query) {
            0 => text.to_owned(),
            from => format!("… {}", &text[from..]),
        }
    }

    /// Lights the words that fit what was asked for, and goes to the sentence that holds it.
    fn light(&mut self, item: Item, query: &Query) {
        let index = ready(&mut self.index, &self.dossier, &self.links);
        self.reader.light(&index.matching(item, query));
        let Item::Paragraph(paragraph) = item else { return };
        let at = nearest(item.text(&self.dossier), query);
        let end = self.dossier.paragraph(paragraph).text.len();
        let height = self.areas().0.height;
        self.reader.reveal(&Span { paragraph, range: at..end }, height);
    }
}
