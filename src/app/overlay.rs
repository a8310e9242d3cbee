//! What lies over the panes: finder, goto line, help, and the search line.

use crate::find::{Index, Query};
use crate::key::Key;
use crate::keymap::{BINDINGS, names};
use crate::reference::{self, Item, id_of};

use super::{App, Effect, Overlay};
use crate::panes::finder::Finder;

/// Hits the finder lists.
const HITS: usize = 200;
/// Longer queries are cut: nobody types them, and pasted text must not slow a key.
const LONGEST: usize = 200;

impl App {
    pub(super) fn open_find(&mut self) {
        self.overlay = Overlay::Find { list: Finder::default(), items: Vec::new() };
        self.filter();
    }

    pub(super) fn open_goto(&mut self) {
        self.overlay = Overlay::Goto(Finder::default());
        self.filter();
    }

    pub(super) fn open_help(&mut self) {
        self.overlay = Overlay::Help { list: Finder::default(), actions: Vec::new() };
        self.filter();
    }

    pub(super) fn press_overlay(&mut self, key: Key) -> Effect {
        if let Overlay::Search { typed, from } = &mut self.overlay {
            let (mut typed, from) = (std::mem::take(typed), *from);
            return self.press_search(key, &mut typed, from);
        }
        let (Overlay::Find { list, .. } | Overlay::Help { list, .. } | Overlay::Goto(list)) =
            &mut self.overlay
        else {
            return Effect::None;
        };
        match key {
            Key::Esc => self.overlay = Overlay::None,
            Key::Enter => return self.choose(),
            Key::Down | Key::Ctrl('n') => {
                list.step(1);
                self.preview_selected();
            }
            Key::Up | Key::Ctrl('p') => {
                list.step(-1);
                self.preview_selected();
            }
            Key::PageDown => {
                list.step(10);
                self.preview_selected();
            }
            Key::PageUp => {
                list.step(-10);
                self.preview_selected();
            }
            Key::Backspace => {
                if list.query.pop().is_none() {
                    self.overlay = Overlay::None;
                } else {
                    self.filter();
                }
            }
            Key::Ctrl('u') => {
                list.query.clear();
                self.filter();
            }
            Key::Char(c) if list.query.len() < LONGEST => {
                list.query.push(c);
                self.filter();
            }
            _ => {}
        }
        Effect::None
    }

    /// Lists what fits the query.
    fn filter(&mut self) {
        let mut overlay = std::mem::take(&mut self.overlay);
        match &mut overlay {
            Overlay::Find { list, items } => {
                let index = self.index.take().unwrap_or_else(|| Index::new(&self.dossier, &self.links));
                let hits = index.search(&self.dossier, &list.query, HITS);
                self.index = Some(index);
                *items = hits.iter().map(|h| h.item).collect();
                list.rows = items.iter().map(|i| self.row(*i)).collect();
                let understood = Query::parse(&self.dossier, &list.query).understood(&self.dossier);
                list.note = match (list.query.is_empty(), hits.len()) {
                    (true, _) => {
                        "typ woorden, een fractie, een pijler of 'onbeantwoord'; Enter opent".to_owned()
                    }
                    (false, 0) => format!("niets gevonden voor {understood}"),
                    (false, n) => format!("{n} · {understood}"),
                };
                list.selected = 0;
            }
            Overlay::Goto(list) => {
                list.rows.clear();
                list.note = "bijvoorbeeld 1.3/sp/4, p16, sp 1.3; Enter gaat erheen".to_owned();
                if !list.query.trim().is_empty() {
                    match reference::resolve(&self.dossier, &self.links, &list.query) {
                        Ok(item) => list.rows.push(self.row(item)),
                        Err(why) => list.note = why,
                    }
                }
            }
            Overlay::Help { list, actions } => {
                let wanted = crate::dutch::fold(&list.query);
                let fits = |b: &&crate::keymap::Binding| {
                    crate::dutch::fold(b.dutch).contains(&wanted) || names(b).contains(&list.query)
                };
                let chosen: Vec<_> = BINDINGS.iter().filter(fits).collect();
                *actions = chosen.iter().map(|b| b.action).collect();
                list.rows = chosen.iter().map(|b| format!("{:14} {}", names(b), b.dutch)).collect();
                list.note = "typ wat je wilt doen; Enter voert het uit, Esc sluit".to_owned();
                list.selected = 0;
            }
            Overlay::Search { .. } | Overlay::None => {}
        }
        self.overlay = overlay;
        self.preview_selected();
    }

    fn row(&self, item: Item) -> String {
        let (sign, text) = match item {
            Item::Question(q) => {
                (crate::report::status_sign(self.links.of(q).status), &self.dossier.question(q).text)
            }
            Item::Answer(a) => ("↳", &self.dossier.answer(a).text),
        };
        format!("{sign} {:16} {}", id_of(&self.dossier, item), text.replace('\n', " "))
    }

    /// Shows what the selected row holds, with the answer below a question.
    fn preview_selected(&mut self) {
        let mut overlay = std::mem::take(&mut self.overlay);
        if let Overlay::Find { list, items } = &mut overlay {
            list.preview = items.get(list.selected).map_or_else(String::new, |item| match item {
                Item::Question(q) => {
                    let answer =
                        self.links.of(*q).links.first().map(|l| self.dossier.answer(l.answer).text.as_str());
                    format!(
                        "{}\n\n{}",
                        self.dossier.question(*q).text,
                        answer.unwrap_or("(geen antwoord gevonden)")
                    )
                }
                Item::Answer(a) => self.dossier.answer(*a).text.clone(),
            });
        }
        self.overlay = overlay;
    }

    /// Enter.
    fn choose(&mut self) -> Effect {
        match std::mem::take(&mut self.overlay) {
            Overlay::Find { list, items } => {
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
            Overlay::Search { .. } | Overlay::None => {}
        }
        Effect::None
    }

    fn press_search(&mut self, key: Key, typed: &mut String, from: usize) -> Effect {
        let height = self.layout().text.height;
        match key {
            Key::Esc => {
                self.overlay = Overlay::None;
                self.reader.search("");
                let by = from as isize - self.reader.top() as isize;
                self.reader.scroll(by, height);
                return Effect::None;
            }
            Key::Enter => {
                self.overlay = Overlay::None;
                return Effect::None;
            }
            Key::Backspace => {
                typed.pop();
            }
            Key::Char(c) if typed.len() < LONGEST => typed.push(c),
            _ => {}
        }
        self.reader.search(typed);
        let found = self.reader.to_match(&self.dossier, true, true);
        self.message = match found {
            Some((nth, all)) => format!("treffer {nth} van {all}"),
            None if typed.is_empty() => String::new(),
            None => "niet gevonden in deze tekst; s zoekt in alle tekst".to_owned(),
        };
        self.overlay = Overlay::Search { typed: std::mem::take(typed), from };
        Effect::None
    }
}
