//! The only mutable state: what is open, where the reader is, and what each action changes.

mod acting;
mod copying;
mod correcting;
mod finding;
mod follow;
mod limiting;
mod marking;
mod overlay;
mod overview;
mod pair;
mod remarking;
mod resting;
mod searching;
mod sizes;
mod steps;
mod tour;
mod trail;
mod whereabouts;

use std::collections::BTreeMap;

use ratatui::layout::Rect;

use crate::find::{Index, LabelsOf, Scope};
use crate::item::{Item, by_id};
use crate::keymap::{Action, Keymap};
use crate::layout::{Layout, Shape, layout};
use crate::model::{Dossier, Links, QuestionIx, SectionIx, Status};
use crate::notes::{Bound, Remarks, Stamp};
use crate::outline::{Node, node_for};
use crate::panes::finder::Finder;
use crate::panes::overview::Overview;
use crate::panes::page::Page;
use crate::panes::reader::Reader;
use crate::panes::remark::Form;
use crate::panes::tree::Tree;
use crate::place::Place;
use crate::reference;
use crate::theme::Theme;
use crate::words::Lang;

pub(crate) use finding::Purpose;

use correcting::Correcting;
use finding::Finding;
use follow::Window;
use resting::ready;

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
    /// Send what was copied to the terminal.
    Copy,
    /// Something changed that is kept at once: marks, remarks.
    Keep,
    /// Have the note written in the person's own editor.
    Edit,
}

/// A key that waits for another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pending {
    /// `g`, for the top.
    Top,
    /// `y`, for what is copied.
    Copy,
    /// `m`, for the letter of the mark.
    Mark,
}

/// What lies over the panes.
#[derive(Debug, Clone, Default)]
pub(crate) enum Overlay {
    #[default]
    None,
    /// The finder, over items.
    Find(Box<Finding>),
    /// The places visited, last first.
    Visited { list: Finder, items: Vec<Item> },
    /// The marks.
    Marks { list: Finder, letters: Vec<char> },
    /// The goto line.
    Goto(Finder),
    /// Help and palette.
    Help { list: Finder, actions: Vec<Action> },
    /// A page to read: why a question has its links.
    Why(Page),
    /// The grid of pillars and factions.
    Overview(Overview),
    /// The form of a question's remark.
    Remark(Box<Form>, QuestionIx),
    /// What the item here points to.
    Window(Box<Window>),
    /// The answers that a question can be given.
    Correct(Box<Correcting>),
    /// The search line at the bottom.
    Search { typed: String, from: usize },
}

impl Overlay {
    /// The list that is typed into.
    fn list(&mut self) -> Option<&mut Finder> {
        match self {
            Self::Find(finding) => Some(&mut finding.list),
            Self::Correct(correcting) => Some(&mut correcting.list),
            Self::Visited { list, .. }
            | Self::Marks { list, .. }
            | Self::Help { list, .. }
            | Self::Goto(list) => Some(list),
            Self::Window(window) => Some(&mut window.list),
            Self::Search { .. } | Self::Why(_) | Self::Overview(_) | Self::Remark(..) | Self::None => None,
        }
    }
}

/// A place in the history.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Visit {
    item: Item,
    /// The row on top; unknown when the visit was in an earlier session, where rows were others.
    top: Option<usize>,
    /// The source line on top; 0 when unknown.
    line: u32,
}

/// The reader.
pub struct App {
    pub(crate) dossier: Dossier,
    /// The links as they count: as computed, with the corrections of the remarks.
    pub(crate) links: Links,
    computed: Links,
    remarks: Remarks,
    bound: Bound,
    /// What the remarks on each question can be found by.
    labels: LabelsOf,
    /// Who remarks, and when.
    by: Stamp,
    /// Built once the first frames stand and no key waits, or when the finder is opened before that.
    index: Option<Index>,
    size: (u16, u16),
    /// What was shown before the sizes that came since the last key.
    view: Option<sizes::View>,
    pub(crate) theme: Theme,
    pub(crate) lang: Lang,
    pub(crate) tree: Tree,
    pub(crate) reader: Reader,
    pub(crate) side: Reader,
    pub(crate) item: Option<Item>,
    /// The question an answer was reached from, and which of its answers it is.
    pair: Option<(QuestionIx, usize)>,
    pub(crate) in_tree: bool,
    /// What the tree's selection has moved to while the text still shows what it was on before.
    ahead: Option<Node>,
    /// The finder's preview still shows what was selected before.
    unseen: bool,
    wide: bool,
    /// Question and answer stand one above the other.
    stacked: bool,
    /// Question and answer scroll together.
    together: bool,
    pub(crate) overlay: Overlay,
    /// The finder last closed.
    closed: Option<(Finder, Scope)>,
    /// The finder lists what fits an earlier query.
    stale: bool,
    /// The queries that led somewhere, last one last, and how many of them were gone back.
    queries: Vec<String>,
    recalled: usize,
    /// What `n` and `N` walk through, until something is searched in the text.
    hits: Option<finding::Hits>,
    /// What they walk through then.
    searched: Option<searching::Searched>,
    /// All that is shown; `None` for everything.
    limit: Option<limiting::Limit>,
    /// The open question from which the last key wanted an answer.
    refused: Option<QuestionIx>,
    /// What the last key had to say.
    pub(crate) message: String,
    count: usize,
    pending: Option<Pending>,
    /// What was copied last.
    copied: String,
    locked: bool,
    back: Vec<Visit>,
    forward: Vec<Visit>,
    marks: BTreeMap<char, Place>,
    keys: Keymap,
    /// The step of the tour one is at.
    tour: Option<usize>,
    /// The text takes no more columns than this; 0 for all there are.
    columns: u16,
}

impl App {
    /// Opens a dossier at a place; at the first question when the place is unknown.
    pub fn new(dossier: Dossier, links: Links, size: (u16, u16), place: &Place, theme: Theme) -> Self {
        let tree = Tree::new(&dossier, &links);
        let mut app = Self {
            remarks: Remarks::of(&dossier.id),
            dossier,
            computed: links.clone(),
            links,
            bound: Bound::default(),
            labels: LabelsOf::new(),
            by: Stamp::default(),
            index: None,
            size,
            view: None,
            theme,
            lang: Lang::default(),
            tree,
            reader: Reader::default(),
            side: Reader::default(),
            item: None,
            pair: None,
            in_tree: false,
            ahead: None,
            unseen: false,
            wide: false,
            stacked: false,
            together: false,
            overlay: Overlay::None,
            closed: None,
            stale: false,
            queries: Vec::new(),
            recalled: 0,
            hits: None,
            searched: None,
            limit: None,
            refused: None,
            message: String::new(),
            count: 0,
            pending: None,
            copied: String::new(),
            locked: false,
            back: Vec::new(),
            forward: Vec::new(),
            marks: BTreeMap::new(),
            keys: Keymap::default(),
            tour: None,
            columns: 0,
        };
        let known = by_id(&app.dossier, &place.item);
        let first = (!app.dossier.questions.is_empty()).then_some(Item::Question(QuestionIx(0)));
        if let Some(item) = known.or(first).or_else(|| Item::top_of(&app.dossier, SectionIx(0))) {
            app.show(item);
        }
        if place.line > 0 && known.is_some() {
            let height = app.areas().0.height;
            app.reader.to_line(&app.dossier, place.line, height);
        }
        app
    }

    /// The dossier.
    pub fn dossier(&self) -> &Dossier {
        &self.dossier
    }

    /// Whether the links are still to be made.
    pub fn awaits_links(&self) -> bool {
        self.links.outcomes.first().is_some_and(|o| o.status == Status::Pending)
    }

    /// Takes the links, where it was opened before they were made.
    pub fn take_links(&mut self, links: Links) {
        self.computed = links;
        self.rebind();
    }

    /// Where everything stands.
    pub fn layout(&self) -> Layout {
        let (wide, tree_first, stacked) = (self.wide, self.in_tree, self.stacked);
        let shape = Shape { wide, tree_first, stacked, columns: self.columns };
        layout(self.size.0, self.size.1, shape)
    }

    /// Takes the keys a person chose, and how many columns the text may take at most; 0 for all there are.
    pub fn suit(&mut self, keys: Keymap, columns: u16) {
        (self.keys, self.columns) = (keys, columns);
        self.reshow();
    }

    /// Nothing may lead out of the reader but its end: suspending could leave a guest in a shell.
    pub fn lock(&mut self) {
        self.locked = true;
    }

    /// Says everything in this language from now on.
    pub fn speak(&mut self, lang: Lang) {
        self.lang = lang;
        self.tree.speak(&self.dossier, &self.links, lang);
    }

    /// The links.
    pub fn links(&self) -> &Links {
        &self.links
    }

    /// What the last key had to say.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// Something to say in the status line.
    pub fn say(&mut self, message: impl Into<String>) {
        self.message = message.into();
    }

    /// Goes to a typed reference.
    ///
    /// # Errors
    /// Says that nothing fits.
    pub fn goto(&mut self, typed: &str) -> Result<(), String> {
        let index = ready(&mut self.index, &self.dossier, &self.links, &self.labels);
        let item = reference::resolve(&self.dossier, index, typed, self.lang)?;
        self.visit(item);
        Ok(())
    }

    /// Where the current item stands and where the other half: side by side a question is always on the
    /// left and its answer on the right.
    pub(crate) fn areas(&self) -> (Rect, Rect) {
        let all = self.layout();
        let is_right = matches!(self.item, Some(Item::Answer(_))) && self.half().is_some();
        if is_right && all.side.area() > 0 { (all.side, all.text) } else { (all.text, all.side) }
    }

    /// Puts an item in the reading pane, marked.
    fn present(&mut self, item: Item) {
        self.item = Some(item);
        let area = self.areas().0;
        self.show_text(item, area);
        let spans = self.spans_of(item);
        self.reader.mark(&spans, area.height);
    }

    /// Shows the text around an item, as far as the limit leaves it.
    fn show_text(&mut self, item: Item, area: Rect) {
        let only = self.paragraphs_around(item).cloned();
        self.reader.show(&self.dossier, item.section(&self.dossier), only, area);
    }

    /// Shows an item without writing history, and selects it in the tree.
    fn show(&mut self, item: Item) {
        self.present(item);
        self.select(item);
        self.show_side();
    }

    /// Selects an item in the tree, for an answer its question.
    fn select(&mut self, item: Item) {
        let node = self.question().map(Node::Question).or_else(|| node_for(&self.dossier, item));
        if let Some(node) = node {
            let height = self.layout().tree.height;
            self.tree.select(&self.dossier, &self.links, node, height);
        }
    }

    /// Beside a question its answer, beside an answer its question.
    fn show_side(&mut self) {
        let area = self.areas().1;
        self.side = Reader::default();
        if let Some(other) = self.half().filter(|_| area.area() > 0) {
            self.side.show(&self.dossier, other.section(&self.dossier), None, area);
            let spans = self.spans_of(other);
            self.side.mark(&spans, area.height);
        }
    }
}
