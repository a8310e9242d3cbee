//! The only mutable state: what is open, where the reader is, and what each action changes.

mod follow;
mod overlay;

use crate::find::Index;
use crate::key::Key;
use crate::keymap::{Action, action};
use crate::layout::{Layout, layout};
use crate::model::{Dossier, Links, QuestionIx, SectionIx, Span};
use crate::outline::{Node, questions_below};
use crate::panes::finder::Finder;
use crate::panes::reader::Reader;
use crate::panes::tree::Tree;
use crate::place::Place;
use crate::reference::{self, Item};
use crate::report::status_dutch;
use crate::theme::Theme;

/// What the program around the app has to do after a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// Nothing.
    None,
    /// End.
    Quit,
    /// Go to the background.
    Suspend,
    /// Draw everything anew.
    Repaint,
}

/// What lies over the panes.
#[derive(Debug, Clone, Default)]
pub(crate) enum Overlay {
    #[default]
    None,
    /// The finder, over items.
    Find { list: Finder, items: Vec<Item> },
    /// The goto line.
    Goto(Finder),
    /// Help and palette.
    Help { list: Finder, actions: Vec<Action> },
    /// The search line at the bottom.
    Search { typed: String, from: usize },
}

/// A place in the history.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Visit {
    item: Item,
    top: usize,
}

/// The reader.
pub struct App {
    pub(crate) dossier: Dossier,
    pub(crate) links: Links,
    /// Built when the finder is first opened: the first frame does not wait for it.
    index: Option<Index>,
    size: (u16, u16),
    pub(crate) theme: Theme,
    pub(crate) tree: Tree,
    pub(crate) reader: Reader,
    pub(crate) side: Reader,
    pub(crate) item: Option<Item>,
    /// The question an answer was reached from, and which of its answers it is.
    pair: Option<(QuestionIx, usize)>,
    pub(crate) in_tree: bool,
    wide: bool,
    pub(crate) overlay: Overlay,
    /// What the last key had to say.
    pub(crate) message: String,
    count: usize,
    pending_g: bool,
    back: Vec<Visit>,
    forward: Vec<Visit>,
}

impl App {
    /// Opens a dossier at a place; at the first question when the place is unknown.
    pub fn new(dossier: Dossier, links: Links, size: (u16, u16), place: &Place, theme: Theme) -> Self {
        let tree = Tree::new(&dossier, &links);
        let mut app = Self {
            dossier,
            links,
            index: None,
            size,
            theme,
            tree,
            reader: Reader::default(),
            side: Reader::default(),
            item: None,
            pair: None,
            in_tree: false,
            wide: false,
            overlay: Overlay::None,
            message: String::new(),
            count: 0,
            pending_g: false,
            back: Vec::new(),
            forward: Vec::new(),
        };
        let first = (!app.dossier.questions.is_empty()).then_some(Item::Question(QuestionIx(0)));
        let known = reference::by_id(&app.dossier, &place.item);
        match known.or(first) {
            Some(item) => app.show(item),
            None if !app.dossier.sections.is_empty() => {
                app.reader.show(&app.dossier, SectionIx(0), app.layout().text);
            }
            None => {}
        }
        if place.line > 0 && (known.is_some() || first.is_none()) {
            let height = app.layout().text.height;
            app.reader.to_line(&app.dossier, place.line, height);
        }
        app
    }

    /// Where everything stands.
    pub fn layout(&self) -> Layout {
        layout(self.size.0, self.size.1, self.wide, self.in_tree)
    }

    /// Where the reader is, to come back to.
    pub fn place(&self) -> Place {
        let item = self.item.map_or("", |i| reference::id_of(&self.dossier, i)).to_owned();
        Place { item, line: self.reader.top_line(&self.dossier).unwrap_or(0) }
    }

    /// Something to say in the status line.
    pub fn say(&mut self, message: String) {
        self.message = message;
    }

    /// Goes to a typed reference.
    ///
    /// # Errors
    /// Says in Dutch that nothing fits.
    pub fn goto(&mut self, typed: &str) -> Result<(), String> {
        let item = reference::resolve(&self.dossier, &self.links, typed)?;
        self.visit(item);
        Ok(())
    }

    /// The terminal has another size.
    pub fn resize(&mut self, width: u16, height: u16) {
        self.size = (width, height);
        self.reshow();
    }

    /// Wraps again for the panes as they are now; the place stays.
    fn reshow(&mut self) {
        let all = self.layout();
        if let Some(section) = self.section() {
            self.reader.show(&self.dossier, section, all.text);
        }
        self.tree.follow(all.tree.height);
        self.show_side();
    }

    fn section(&self) -> Option<SectionIx> {
        match self.item {
            Some(Item::Question(q)) => Some(self.dossier.question(q).section),
            Some(Item::Answer(a)) => Some(self.dossier.answer(a).section),
            None => (!self.dossier.sections.is_empty()).then_some(SectionIx(0)),
        }
    }

    fn spans(&self, item: Item) -> &[Span] {
        match item {
            Item::Question(q) => &self.dossier.question(q).spans,
            Item::Answer(a) => &self.dossier.answer(a).spans,
        }
    }

    /// Puts an item in the reading pane, marked.
    fn present(&mut self, item: Item) {
        self.item = Some(item);
        let all = self.layout();
        let spans = self.spans(item).to_vec();
        if let Some(section) = self.section() {
            self.reader.show(&self.dossier, section, all.text);
        }
        self.reader.mark(&spans, all.text.height);
    }

    /// Shows an item without writing history, and selects it in the tree.
    fn show(&mut self, item: Item) {
        self.present(item);
        let all = self.layout();
        let question = match item {
            Item::Question(q) => Some(q),
            Item::Answer(a) => self.pair.map(|p| p.0).or_else(|| self.links.asked_by(a).first().copied()),
        };
        if let Some(q) = question {
            self.tree.select(&self.dossier, &self.links, Node::Question(q), all.tree.height);
        }
        self.show_side();
    }

    /// Beside a question its answer, beside an answer its question.
    fn show_side(&mut self) {
        let area = self.layout().side;
        let other = match self.item {
            Some(Item::Question(q)) => self.links.of(q).links.first().map(|l| Item::Answer(l.answer)),
            Some(Item::Answer(a)) => {
                self.pair.map(|p| p.0).or_else(|| self.links.asked_by(a).first().copied()).map(Item::Question)
            }
            None => None,
        };
        self.side = Reader::default();
        if let Some(other) = other.filter(|_| area.width > 0) {
            let section = match other {
                Item::Question(q) => self.dossier.question(q).section,
                Item::Answer(a) => self.dossier.answer(a).section,
            };
            let spans = self.spans(other).to_vec();
            self.side.show(&self.dossier, section, area);
            self.side.mark(&spans, area.height);
        }
    }

    /// Goes to an item on purpose: the place left is remembered, and what lay ahead forgotten.
    fn visit(&mut self, item: Item) {
        if self.item == Some(item) {
            self.show(item);
            return;
        }
        if let Some(left) = self.item {
            self.back.push(Visit { item: left, top: self.reader.top() });
            self.forward.clear();
        }
        self.pair = None;
        self.show(item);
    }

    /// One key.
    pub fn press(&mut self, key: Key) -> Effect {
        self.message.clear();
        if !matches!(self.overlay, Overlay::None) {
            return self.press_overlay(key);
        }
        if let Key::Char(digit @ '0'..='9') = key
            && (digit != '0' || self.count > 0)
        {
            self.count = (self.count * 10 + digit as usize - '0' as usize).min(9999);
            return Effect::None;
        }
        let Some(action) = action(key) else {
            self.count = 0;
            return Effect::None;
        };
        if action == Action::Top && key == Key::Char('g') && !self.pending_g && self.count == 0 {
            self.pending_g = true;
            return Effect::None;
        }
        self.pending_g = false;
        let count = std::mem::take(&mut self.count);
        self.act(action, count)
    }

    /// One action; `count` is 0 when none was typed.
    pub(crate) fn act(&mut self, action: Action, count: usize) -> Effect {
        let times = count.max(1) as isize;
        let page = self.layout().text.height.max(2) as isize - 1;
        match action {
            Action::Down => self.scroll(times),
            Action::Up => self.scroll(-times),
            Action::HalfDown => self.scroll(page / 2 * times),
            Action::HalfUp => self.scroll(-page / 2 * times),
            Action::PageDown => self.scroll(page * times),
            Action::PageUp => self.scroll(-page * times),
            Action::Top if count > 0 => self.nth_question(count),
            Action::Top => self.scroll(-1_000_000),
            Action::Bottom => self.scroll(1_000_000),
            Action::Other => self.other_half(),
            Action::Next => self.neighbour(times),
            Action::Previous => self.neighbour(-times),
            Action::NextGroup => self.group(true),
            Action::PreviousGroup => self.group(false),
            Action::NextOpen => self.next_open(),
            Action::Fold => self.tree.fold(&self.dossier, &self.links, self.layout().tree.height),
            Action::Unfold | Action::Open => self.open(action),
            Action::Switch => {
                self.in_tree = !self.in_tree;
                self.wide = self.wide && !self.in_tree;
                self.reshow();
            }
            Action::Axis => {
                let height = self.layout().tree.height;
                self.tree.turn(&self.dossier, &self.links, height);
            }
            Action::Wide => {
                self.wide = !self.wide;
                self.in_tree = self.in_tree && !self.wide;
                self.reshow();
            }
            Action::Back => self.travel(true),
            Action::Forward => self.travel(false),
            Action::Toggle => self.toggle(),
            Action::Search => {
                self.overlay = Overlay::Search { typed: String::new(), from: self.reader.top() }
            }
            Action::NextMatch => self.next_match(true),
            Action::PreviousMatch => self.next_match(false),
            Action::Find | Action::FindText => self.open_find(),
            Action::Goto => self.open_goto(),
            Action::Help => self.open_help(),
            Action::Repaint => return Effect::Repaint,
            Action::Quit | Action::QuitNow => return Effect::Quit,
            Action::Suspend => return Effect::Suspend,
        }
        Effect::None
    }

    fn scroll(&mut self, by: isize) {
        if self.in_tree {
            let height = self.layout().tree.height;
            if let Some(node) = self.tree.step(by, height) {
                self.preview(node);
            }
            return;
        }
        let height = self.layout().text.height;
        if !self.reader.scroll(by, height) {
            self.message = if by > 0 { "einde van de tekst" } else { "begin van de tekst" }.to_owned();
        }
    }

    /// The text follows the tree's selection, without history.
    fn preview(&mut self, node: Node) {
        let Some(&q) = questions_below(&self.dossier, node).first() else { return };
        self.pair = None;
        self.present(Item::Question(q));
        self.show_side();
    }

    fn open(&mut self, action: Action) {
        if !self.in_tree {
            if action == Action::Open && !self.follow() {
                self.other_half();
            }
            return;
        }
        if !self.tree.unfold(&self.dossier, &self.links)
            && let Some(Node::Question(q)) = self.tree.selected()
        {
            self.in_tree = false;
            self.visit(Item::Question(q));
            self.reshow();
        }
    }

    /// Question → answer → next answer → back to the question.
    fn other_half(&mut self) {
        match self.item {
            Some(Item::Question(q)) => match self.links.of(q).links.first().map(|l| l.answer) {
                Some(answer) => self.open_answer(q, 0, Item::Answer(answer)),
                None => self.message = self.why_open(q),
            },
            Some(Item::Answer(a)) => {
                let from = self.pair.or_else(|| self.links.asked_by(a).first().map(|q| (*q, usize::MAX - 1)));
                let Some((q, nth)) = from else {
                    self.message = "dit antwoord is aan geen vraag gekoppeld".to_owned();
                    return;
                };
                match self.links.of(q).links.get(nth.saturating_add(1)).map(|l| l.answer) {
                    Some(next) => self.open_answer(q, nth + 1, Item::Answer(next)),
                    None => self.visit(Item::Question(q)),
                }
            }
            None => self.message = "hier is geen vraag of antwoord".to_owned(),
        }
    }

    fn open_answer(&mut self, question: QuestionIx, nth: usize, answer: Item) {
        self.visit(answer);
        self.pair = Some((question, nth));
        self.show(answer);
        let link = &self.links.of(question).links[nth];
        let possibly = if link.confidence < 0.6 { "mogelijk: " } else { "" };
        self.message = format!("{possibly}{}", link.reason);
    }

    fn why_open(&self, q: QuestionIx) -> String {
        let question = self.dossier.question(q);
        let open = self
            .dossier
            .question_ixs()
            .filter(|&o| {
                let other = self.dossier.question(o);
                other.faction == question.faction && other.pillar == question.pillar && self.links.is_open(o)
            })
            .count();
        let verb =
            if open == 1 { "vraag van deze fractie hier is" } else { "vragen van deze fractie hier zijn" };
        format!("geen antwoord gevonden; {open} {verb} onbeantwoord")
    }

    fn neighbour(&mut self, by: isize) {
        let (at, all) = match self.item {
            Some(Item::Question(q)) => (q.at(), self.dossier.questions.len()),
            Some(Item::Answer(a)) => (a.at(), self.dossier.answers.len()),
            None => (0, self.dossier.questions.len()),
        };
        let to = at.saturating_add_signed(by).min(all.saturating_sub(1));
        if to == at || all == 0 {
            self.message = if by > 0 { "dit is de laatste" } else { "dit is de eerste" }.to_owned();
            return;
        }
        let item = match self.item {
            Some(Item::Answer(_)) => Item::Answer(crate::model::AnswerIx::new(to)),
            _ => Item::Question(QuestionIx::new(to)),
        };
        self.visit(item);
    }

    fn nth_question(&mut self, nth: usize) {
        let Some(Item::Question(q)) = self.item else { return };
        let question = self.dossier.question(q);
        let group = questions_below(&self.dossier, Node::Cell(question.pillar, question.faction));
        match group.get(nth - 1) {
            Some(&q) => self.visit(Item::Question(q)),
            None => self.message = format!("deze fractie heeft hier {} vragen", group.len()),
        }
    }

    fn group(&mut self, forward: bool) {
        let at = match self.item {
            Some(Item::Question(q)) => q,
            Some(Item::Answer(a)) => match self.links.asked_by(a).first() {
                Some(q) => *q,
                None => return,
            },
            None => return,
        };
        let cell = |q: QuestionIx| (self.dossier.question(q).pillar, self.dossier.question(q).faction);
        let starts: Vec<QuestionIx> = self
            .dossier
            .question_ixs()
            .filter(|q| q.0 == 0 || cell(*q) != cell(QuestionIx(q.0 - 1)))
            .collect();
        let found =
            if forward { starts.iter().find(|s| **s > at) } else { starts.iter().rev().find(|s| **s < at) };
        match found {
            Some(&q) => self.visit(Item::Question(q)),
            None => {
                self.message =
                    if forward { "dit is de laatste fractie" } else { "dit is de eerste fractie" }.to_owned();
            }
        }
    }

    fn next_open(&mut self) {
        let from = match self.item {
            Some(Item::Question(q)) => q.at() + 1,
            _ => 0,
        };
        let all = self.dossier.questions.len();
        let order = (from..all).chain(0..from.min(all)).map(QuestionIx::new);
        let open: Vec<QuestionIx> = order.filter(|&q| self.links.is_open(q)).collect();
        match open.first() {
            Some(&q) => {
                if q.at() < from {
                    self.say("opnieuw van voren af aan".to_owned());
                }
                self.visit(Item::Question(q));
            }
            None => self.message = "alle vragen zijn beantwoord".to_owned(),
        }
    }

    fn travel(&mut self, back: bool) {
        let (from, to) =
            if back { (&mut self.back, &mut self.forward) } else { (&mut self.forward, &mut self.back) };
        let Some(visit) = from.pop() else {
            self.message =
                if back { "er is geen vorige plaats" } else { "er is geen volgende plaats" }.to_owned();
            return;
        };
        if let Some(item) = self.item {
            to.push(Visit { item, top: self.reader.top() });
        }
        self.pair = None;
        self.show(visit.item);
        let height = self.layout().text.height;
        let by = visit.top as isize - self.reader.top() as isize;
        self.reader.scroll(by, height);
    }

    fn toggle(&mut self) {
        if self.back.is_empty() && !self.forward.is_empty() {
            self.travel(false);
        } else {
            self.travel(true);
        }
    }

    fn next_match(&mut self, forward: bool) {
        if self.reader.needle().is_empty() {
            self.message = "nog niets gezocht; typ / en een woord".to_owned();
            return;
        }
        self.message = match self.reader.to_match(&self.dossier, forward, false) {
            Some((nth, all)) => format!("treffer {nth} van {all}"),
            None => "niet gevonden in deze tekst; s zoekt in alle tekst".to_owned(),
        };
    }

    /// The sticky line: where one is.
    pub fn whereabouts(&self) -> String {
        let Some(item) = self.item else { return self.dossier.title.clone() };
        let parts = match item {
            Item::Question(q) => {
                let question = self.dossier.question(q);
                let group = questions_below(&self.dossier, Node::Cell(question.pillar, question.faction));
                let nth = group.iter().position(|o| *o == q).unwrap_or(0) + 1;
                vec![
                    self.dossier.pillar_id(question.pillar).to_owned(),
                    self.dossier.faction_name(question.faction).to_owned(),
                    format!("vraag {nth} van {}", group.len()),
                    format!("p. {}", question.page),
                    status_dutch(self.links.of(q).status).to_owned(),
                ]
            }
            Item::Answer(a) => {
                let answer = self.dossier.answer(a);
                let asked: Vec<&str> =
                    self.links.asked_by(a).iter().map(|q| self.dossier.question(*q).id.as_str()).collect();
                let nth = self.pair.map(|(q, n)| (n + 1, self.links.of(q).links.len()));
                let which = nth.map_or(String::new(), |(n, all)| format!("antwoord {n} van {all}"));
                let of = if asked.is_empty() {
                    "aan geen vraag gekoppeld".to_owned()
                } else {
                    format!("op {}", asked.join(", "))
                };
                vec![
                    self.dossier.pillar_id(answer.pillar).to_owned(),
                    which,
                    of,
                    format!("p. {}", answer.page),
                ]
            }
        };
        parts.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(" › ")
    }
}
