//! `/`: the sentences of the text on screen that hold what is asked for, one after the other.

use crate::find::{Asked, Hit, Scope};
use crate::key::Key;
use crate::model::{ParagraphIx, SectionIx, Span};
use crate::words::{Lang, finding as words};

use super::overlay::LONGEST;
use super::resting::ready;
use super::{App, Overlay};

/// What was searched for in a text, and where it stands there.
#[derive(Debug, Clone)]
pub(super) struct Searched {
    typed: String,
    section: SectionIx,
    /// The sentences, in their order.
    stops: Vec<Span>,
    at: usize,
    /// What was understood, and by what other than the words themselves it was found.
    told: String,
}

impl App {
    pub(super) fn open_search(&mut self) {
        self.overlay = Overlay::Search { typed: String::new(), from: self.reader.top() };
    }

    pub(super) fn press_search(&mut self, key: Key, mut typed: String, from: usize) {
        let height = self.areas().0.height;
        match key {
            Key::Esc => {
                self.overlay = Overlay::None;
                self.searched = None;
                self.reader.light(&[]);
                let by = from as isize - self.reader.top() as isize;
                self.reader.scroll(by, height);
                return;
            }
            Key::Enter => {
                self.overlay = Overlay::None;
                self.message = self.searched.as_ref().map_or_else(String::new, |s| s.told(self.lang));
                return;
            }
            Key::Backspace => {
                typed.pop();
            }
            Key::Ctrl('u') => typed.clear(),
            Key::Char(c) if typed.len() < LONGEST => typed.push(c),
            _ => {}
        }
        self.search_for(typed, from);
    }

    /// Looks for what stands in the search line; `from` is where Esc goes back to.
    pub(super) fn search_for(&mut self, typed: String, from: usize) {
        self.hits = None;
        self.look_for(&typed);
        let height = self.areas().0.height;
        let rows = self.searched.iter().flat_map(|searched| &searched.stops);
        let below = rows.map(|stop| self.reader.row_of(stop)).position(|row| row >= Some(from));
        match &mut self.searched {
            Some(searched) => {
                searched.at = below.unwrap_or(0);
                let stop = searched.stops[searched.at].clone();
                self.reader.reveal(&stop, height);
                self.message = searched.told(self.lang);
            }
            None if typed.trim().is_empty() => self.message.clear(),
            None => self.say(words::not_in_text(self.lang)),
        }
        self.overlay = Overlay::Search { typed, from };
    }

    /// Finds the sentences of the text on screen that hold what was typed, and lights its words.
    fn look_for(&mut self, typed: &str) {
        self.searched = None;
        self.reader.light(&[]);
        let Some(section) = self.item.map(|item| item.section(&self.dossier)) else { return };
        let index = ready(&mut self.index, &self.dossier, &self.links, &self.labels);
        let mut asked = index.ask(&self.dossier, typed, Scope::Section(section));
        let hits = index.search(&self.dossier, &mut asked, usize::MAX);
        let Some(class) = hits.first().map(Hit::class).filter(|_| !typed.trim().is_empty()) else { return };
        let hits: Vec<Hit> = hits.into_iter().filter(|hit| hit.class() == class).collect();
        let lit: Vec<String> = hits.iter().flat_map(|hit| index.matching(hit, &asked)).collect();
        let stops = self.sentences_of(&hits, &asked);
        if stops.is_empty() {
            return;
        }
        let by = hits.first().map_or("", |hit| hit.by(self.lang));
        let told = [asked.query.understood(self.lang), by.to_owned()].join(" ").trim().to_owned();
        self.searched = Some(Searched { typed: typed.to_owned(), section, stops, at: 0, told });
        self.reader.light(&lit);
    }

    /// The sentences in which hits hold what was asked for; without words, where they begin.
    fn sentences_of(&self, hits: &[Hit], asked: &Asked) -> Vec<Span> {
        let Some(index) = &self.index else { return Vec::new() };
        let mut out: Vec<Span> = Vec::new();
        for hit in hits {
            let spans = hit.item.spans(&self.dossier);
            if !asked.has_words() {
                out.extend(spans.into_iter().next());
                continue;
            }
            // What stands before a question belongs to it: the whole paragraph is looked at.
            let paragraphs: Vec<ParagraphIx> = spans.iter().map(|span| span.paragraph).collect();
            let found = paragraphs.iter().map(|paragraph| {
                let text = &self.dossier.paragraph(*paragraph).text;
                (index.sentences(text, hit, asked), *paragraph)
            });
            let found: Vec<_> = found.collect();
            let most = found.iter().map(|((count, _), _)| *count).max().unwrap_or(0);
            for ((count, sentences), paragraph) in found {
                let sentences = sentences.into_iter().filter(|_| count == most);
                out.extend(sentences.map(|range| Span { paragraph, range }));
            }
        }
        out.sort_by_key(|span| (span.paragraph, span.range.start));
        out.dedup();
        out
    }

    /// The next match of what was searched for last, in the finder or in the text.
    pub(super) fn next_match(&mut self, forward: bool) {
        if self.walk_hits(forward) {
            return;
        }
        let Some(Searched { typed, section, .. }) = &self.searched else {
            return self.say(words::nothing_searched(self.lang));
        };
        let typed = typed.clone();
        if self.item.map(|item| item.section(&self.dossier)) == Some(*section) {
            let height = self.areas().0.height;
            let Some(searched) = &mut self.searched else { return };
            let count = searched.stops.len();
            searched.at = (searched.at + if forward { 1 } else { count - 1 }) % count;
            self.reader.reveal(&searched.stops[searched.at], height);
            self.message = searched.told(self.lang);
        } else {
            // Another text: the same is searched for there, from its top.
            let before = self.searched.clone();
            self.look_for(&typed);
            if self.searched.is_some() {
                return self.search_again(forward);
            }
            self.searched = before;
            self.say(words::not_in_text(self.lang));
        }
    }

    fn search_again(&mut self, forward: bool) {
        let height = self.areas().0.height;
        let Some(searched) = &mut self.searched else { return };
        searched.at = if forward { 0 } else { searched.stops.len() - 1 };
        self.reader.reveal(&searched.stops[searched.at], height);
        self.message = searched.told(self.lang);
    }
}

impl Searched {
    fn told(&self, lang: Lang) -> String {
        format!("{} · {}", words::hit_of(lang, self.at + 1, self.stops.len()), self.told)
    }
}
