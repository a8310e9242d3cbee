//! What lies over the panes: keys in lists and pages, the goto line, help and palette.

use ratatui::layout::Rect;

use crate::find::{Collection, Found, Text};
use crate::item::Item;
use crate::key::Key;
use crate::keymap::{Action, Binding, IN_FINDER, advertised, sought_by};
use crate::reference;
use crate::words::app as words;

use super::finding::Purpose;
use super::resting::ready;
use super::{App, Effect, Overlay};
use crate::panes::finder::Finder;
use crate::panes::page::Page;
use crate::report::why::why;

/// Longer queries are cut: nobody types them, and pasted text must not slow a key.
pub(super) const LONGEST: usize = 200;

impl App {
    pub(super) fn open_visited(&mut self) {
        let mut items: Vec<Item> = Vec::new();
        for item in self.item.into_iter().chain(self.back.iter().rev().map(|v| v.item)) {
            if !items.contains(&item) {
                items.push(item);
            }
        }
        let list = Finder::default();
        self.overlay = Overlay::Visited { list, items };
        self.filter();
        self.catch_up();
    }

    pub(super) fn open_goto(&mut self) {
        self.overlay = Overlay::Goto(Finder::default());
        self.filter();
    }

    pub(super) fn open_help(&mut self) {
        self.overlay = Overlay::Help { list: Finder::default(), actions: Vec::new() };
        self.filter();
    }

    /// The page that says why the question here has its status and links.
    pub(super) fn open_why(&mut self) {
        let Some(question) = self.question() else {
            return self.say(words::no_question_here(self.lang));
        };
        let text = why(&self.dossier, &self.links, question, self.lang);
        self.overlay = Overlay::Why(Page::new(words::why_title(self.lang).to_owned(), text));
    }

    /// Keys on a page: scrolling keys scroll, what closes closes, and `w` again too.
    fn press_page(&mut self, key: Key) -> Effect {
        let area = Rect::new(0, 0, self.size.0, self.size.1);
        let height = isize::try_from(area.height).unwrap_or(24);
        let action = self.keys.action(key);
        let Overlay::Why(page) = &mut self.overlay else { return Effect::None };
        match action {
            Some(Action::Down) => page.scroll(1, area),
            Some(Action::Up) => page.scroll(-1, area),
            Some(Action::PageDown | Action::HalfDown) => page.scroll(height / 2, area),
            Some(Action::PageUp | Action::HalfUp) => page.scroll(-height / 2, area),
            Some(Action::QuitNow) => return Effect::Quit,
            Some(Action::Quit | Action::Why | Action::Back | Action::Open) => self.overlay = Overlay::None,
            _ if key == Key::Esc => self.overlay = Overlay::None,
            _ => {}
        }
        Effect::None
    }

    pub(super) fn press_overlay(&mut self, key: Key) -> Effect {
        if matches!(self.overlay, Overlay::Why(_)) {
            return self.press_page(key);
        }
        if matches!(self.overlay, Overlay::Overview(_)) {
            return self.press_overview(key);
        }
        if matches!(self.overlay, Overlay::Remark(..)) {
            return self.press_form(key);
        }
        if let Some(effect) =
            self.press_marks(key).or_else(|| self.press_correct(key)).or_else(|| self.press_window(key))
        {
            return effect;
        }
        if let Overlay::Search { typed, from } = &mut self.overlay {
            let (typed, from) = (std::mem::take(typed), *from);
            self.press_search(key, typed, from);
            return Effect::None;
        }
        if !matches!(key, Key::Char(_) | Key::Backspace) {
            self.settle();
        }
        let Some(list) = self.overlay.list() else { return Effect::None };
        match key {
            Key::Esc => self.close(),
            Key::Enter => return self.choose(),
            Key::Up if list.selected == 0 => self.recall(),
            Key::Down | Key::Ctrl('n') => self.step(1),
            Key::Up | Key::Ctrl('p') => self.step(-1),
            Key::PageDown => self.step(10),
            Key::PageUp => self.step(-10),
            Key::Backspace => {
                if list.query.pop().is_none() {
                    self.close();
                } else {
                    self.typed();
                }
            }
            Key::Tab => {
                let effect = self.choose();
                if matches!(self.overlay, Overlay::None) {
                    self.other_half();
                }
                return effect;
            }
            Key::F(nth @ 2..) => self.drop_part(usize::from(nth) - 2),
            Key::Ctrl('u') => {
                list.query.clear();
                self.typed();
            }
            Key::Char(c) if list.query.len() < LONGEST => {
                list.query.push(c);
                self.typed();
            }
            _ => {}
        }
        Effect::None
    }

    /// Moves the selection of the list; the preview follows where it rests.
    pub(super) fn step(&mut self, by: isize) {
        if let Some(list) = self.overlay.list() {
            list.step(by);
            self.unseen = true;
        }
    }

    /// Whether a line stands open for typing.
    pub fn is_typing(&self) -> bool {
        !matches!(
            self.overlay,
            Overlay::None
                | Overlay::Why(_)
                | Overlay::Overview(_)
                | Overlay::Marks { .. }
                | Overlay::Window(_)
        )
    }

    /// Pasted text goes into the line that stands open, as words; elsewhere it would be keys nobody meant.
    pub fn paste(&mut self, text: &str) -> Effect {
        let apart = |c: char| c.is_whitespace() || c.is_control();
        let pasted = text.split(apart).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
        let add = |line: &mut String| {
            let room = LONGEST.saturating_sub(line.len());
            line.extend(pasted.chars().take(room));
        };
        if let Some(list) = self.overlay.list() {
            add(&mut list.query);
            self.typed();
        } else if let Overlay::Search { typed, from } = &mut self.overlay {
            let (mut typed, from) = (std::mem::take(typed), *from);
            add(&mut typed);
            self.search_for(typed, from);
        } else if let Overlay::Remark(form, _) = &mut self.overlay {
            form.paste(text);
        } else {
            self.say(words::paste_where(self.lang));
        }
        Effect::None
    }

    /// Takes the overlay away; a finder can be reopened.
    fn close(&mut self) {
        if let Overlay::Find(finding) = std::mem::take(&mut self.overlay)
            && !finding.list.query.is_empty()
            && finding.purpose == Purpose::Open
        {
            self.closed = Some((finding.list, finding.scope));
        }
    }

    /// Lists what fits the query.
    pub(super) fn filter(&mut self) {
        self.stale = false;
        let mut overlay = std::mem::take(&mut self.overlay);
        match &mut overlay {
            Overlay::Find(finding) => self.list_hits(finding),
            Overlay::Visited { list, items } => {
                let wanted = crate::dutch::fold(&list.query);
                items.retain(|i| crate::dutch::fold(i.text(&self.dossier)).contains(&wanted));
                list.rows = items.iter().map(|i| self.crumb(*i)).collect();
                list.note = words::visited_note(self.lang).to_owned();
                list.restart();
            }
            Overlay::Marks { list, letters } => self.list_marks(list, letters),
            Overlay::Correct(correcting) => self.list_answers(correcting),
            Overlay::Goto(list) => {
                list.restart();
                list.rows.clear();
                list.note = words::goto_note(self.lang).to_owned();
                if !list.query.trim().is_empty() {
                    let index = ready(&mut self.index, &self.dossier, &self.links, &self.labels);
                    match reference::resolve(&self.dossier, index, &list.query, self.lang) {
                        Ok(item) => list.rows.push(self.row(item)),
                        Err(why) => list.note = why,
                    }
                }
            }
            Overlay::Help { list, actions } => {
                let wanted = crate::dutch::fold(&list.query);
                let all: Vec<&Binding> = advertised().collect();
                let texts: Vec<String> = all.iter().map(|b| sought_by(b, self.lang)).collect();
                // By what one wants, best first; else by the letters, of a key too.
                let found =
                    Collection::of(&texts, |text| Text { own: text, lead: text.len(), ..Text::default() });
                let found = found.with_words(&list.query, &mut Found::default());
                let holds = |b: &&&Binding| {
                    crate::dutch::fold(b.told(self.lang)).contains(&wanted)
                        || self.keys.names(b.action).contains(&list.query)
                };
                let mut chosen: Vec<&Binding> = found.into_iter().map(|at| all[at]).collect();
                let others: Vec<&Binding> = all.iter().filter(holds).copied().collect();
                chosen.extend(others);
                let mut seen = Vec::new();
                chosen.retain(|b| {
                    !seen.contains(&b.action) && {
                        seen.push(b.action);
                        true
                    }
                });
                *actions = chosen.iter().map(|b| b.action).collect();
                list.rows = chosen
                    .iter()
                    .map(|b| format!("{:14} {}", self.keys.names(b.action), b.told(self.lang)))
                    .collect();
                let typing =
                    IN_FINDER.iter().map(|(keys, dutch, english)| (keys, self.lang.of(dutch, english)));
                let typing = typing.filter(|(_, told)| crate::dutch::fold(told).contains(&wanted));
                list.rows.extend(
                    typing.map(|(keys, told)| format!("{keys:14} {}", words::in_finder(self.lang, told))),
                );
                list.note = words::help_note(self.lang).to_owned();
                list.restart();
            }
            _ => {}
        }
        self.overlay = overlay;
        self.unseen = true;
    }

    /// Shows what the selected row holds, with the answer below a question.
    pub(super) fn preview_selected(&mut self) {
        let mut overlay = std::mem::take(&mut self.overlay);
        match &mut overlay {
            Overlay::Find(finding) => {
                finding.list.preview = self.preview_of(finding);
                finding.list.lit = self.lit_in(finding);
            }
            Overlay::Correct(correcting) => correcting.list.preview = self.answer_previewed(correcting),
            Overlay::Visited { list, items } => {
                list.preview = items.get(list.selected).map_or_else(String::new, |i| self.shown(*i, 0));
            }
            _ => {}
        }
        self.overlay = overlay;
    }

    /// Enter.
    fn choose(&mut self) -> Effect {
        match std::mem::take(&mut self.overlay) {
            Overlay::Find(finding) => self.choose_hit(*finding),
            Overlay::Visited { list, items } => {
                if let Some(item) = items.get(list.selected) {
                    self.in_tree = false;
                    self.visit(*item);
                }
            }
            Overlay::Goto(list) => {
                self.in_tree = false;
                if let Err(why) = self.goto(&list.query) {
                    self.message = why;
                }
            }
            Overlay::Help { list, actions } => {
                if let Some(action) = actions.get(list.selected) {
                    return self.act(*action, 0);
                }
            }
            _ => {}
        }
        Effect::None
    }
}
