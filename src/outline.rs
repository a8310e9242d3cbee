//! The tree as rows: pillars and factions, either way round, with counts and open questions.

use std::collections::{BTreeMap, BTreeSet};

use crate::item::Item;
use crate::model::{
    Dossier, FactionIx, Links, Paragraph, ParagraphKind, PillarIx, QuestionIx, SectionIx, Voice,
};
use crate::report::status_sign;
use crate::words::{Lang, app as words};

/// A node of the tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Node {
    /// A pillar on top; `None` for questions without one.
    Pillar(Option<PillarIx>),
    /// A faction on top.
    Faction(Option<FactionIx>),
    /// A faction under a pillar, whichever is on top.
    Cell(Option<PillarIx>, Option<FactionIx>),
    /// A question.
    Question(QuestionIx),
    /// A reply, or a section that is neither contribution nor reply.
    Section(SectionIx),
}

/// What stands on top of the tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Axis {
    /// Pillars, and factions below them.
    Pillars,
    /// Factions, and pillars below them.
    Factions,
}

/// A visible row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What it stands for.
    pub node: Node,
    /// How deep it stands.
    pub depth: u16,
    /// Its text.
    pub label: String,
    /// Questions below it, and how many of them are open.
    pub counts: (usize, usize),
    /// How many of them a search led to.
    pub hits: usize,
    /// Whether it is unfolded; `None` when there is nothing to unfold.
    pub open: Option<bool>,
}

/// What is shown of the tree, and what is marked in it.
#[derive(Debug, Clone, Default)]
pub struct Show {
    /// Only these questions, and the sections in which something is left; `None` for all.
    pub only: Option<(BTreeSet<QuestionIx>, BTreeSet<SectionIx>)>,
    /// The questions that a search led to.
    pub hits: BTreeSet<QuestionIx>,
    /// What stands before the questions with a remark.
    pub signs: BTreeMap<QuestionIx, &'static str>,
    /// The language of what is no document's.
    pub lang: Lang,
}

impl Show {
    fn has(&self, question: QuestionIx) -> bool {
        self.only.as_ref().is_none_or(|only| only.0.contains(&question))
    }

    fn has_section(&self, section: SectionIx) -> bool {
        self.only.as_ref().is_none_or(|only| only.1.contains(&section))
    }
}

/// The node above another.
pub fn parent(dossier: &Dossier, axis: Axis, node: Node) -> Option<Node> {
    match (node, axis) {
        (Node::Question(q), _) => {
            let question = dossier.question(q);
            home(dossier, question.pillar, question.faction)
        }
        (Node::Cell(pillar, _), Axis::Pillars) => Some(Node::Pillar(pillar)),
        (Node::Cell(_, faction), Axis::Factions) => Some(Node::Faction(faction)),
        (Node::Section(ix), Axis::Pillars) => {
            let section = &dossier.sections[ix.at()];
            (section.voice == Voice::Reply || section.pillar.is_some())
                .then_some(Node::Pillar(section.pillar))
        }
        (Node::Section(ix), Axis::Factions) => {
            dossier.sections[ix.at()].faction.map(|f| Node::Faction(Some(f)))
        }
        _ => None,
    }
}

/// The node for what one faction says under one pillar. Where a document has no pillars, or no factions,
/// that level of the tree falls away.
fn home(dossier: &Dossier, pillar: Option<PillarIx>, faction: Option<FactionIx>) -> Option<Node> {
    match (dossier.pillars.is_empty(), dossier.factions.is_empty()) {
        (true, true) => None,
        (true, false) => Some(Node::Faction(faction)),
        (false, true) => Some(Node::Pillar(pillar)),
        (false, false) => Some(Node::Cell(pillar, faction)),
    }
}

/// The node that stands for a section.
fn node_of(dossier: &Dossier, ix: SectionIx) -> Option<Node> {
    let section = &dossier.sections[ix.at()];
    let has_text = dossier.paragraphs[section.paragraphs.clone()].iter().any(|p| !p.is_heading());
    match section.voice {
        // A heading with nothing below it is shown as the pillar it begins.
        _ if !has_text && (section.pillar.is_some() || section.voice != Voice::Matter) => None,
        Voice::Contribution => home(dossier, section.pillar, section.faction),
        // An exchange is walked by its questions.
        Voice::Exchange => None,
        Voice::Reply | Voice::Matter => Some(Node::Section(ix)),
    }
}

/// What a node leads to: its first question, or else the text it stands for.
pub fn first_item(dossier: &Dossier, node: Node) -> Option<Item> {
    if let Node::Section(ix) = node {
        return Item::first_in(dossier, ix);
    }
    if let Some(&q) = questions_below(dossier, node).first() {
        return Some(Item::Question(q));
    }
    let section = dossier.sections.iter().position(|s| match node {
        Node::Cell(pillar, faction) => s.pillar == pillar && s.faction == faction,
        Node::Pillar(pillar) => s.pillar == pillar,
        Node::Faction(faction) => s.faction == faction,
        Node::Question(_) | Node::Section(_) => false,
    });
    section.and_then(|at| Item::top_of(dossier, SectionIx::new(at)))
}

/// The node that an item belongs to.
pub fn node_for(dossier: &Dossier, item: Item) -> Option<Node> {
    match item {
        Item::Question(q) => Some(Node::Question(q)),
        Item::Answer(_) | Item::Paragraph(_) => node_of(dossier, item.section(dossier)),
    }
}

/// The questions below a node, in reading order.
pub fn questions_below(dossier: &Dossier, node: Node) -> Vec<QuestionIx> {
    dossier
        .question_ixs()
        .filter(|&q| {
            let question = dossier.question(q);
            match node {
                Node::Pillar(pillar) => question.pillar == pillar,
                Node::Faction(faction) => question.faction == faction,
                Node::Cell(pillar, faction) => question.pillar == pillar && question.faction == faction,
                Node::Question(own) => own == q,
                Node::Section(_) => false,
            }
        })
        .collect()
}

/// All nodes but questions, in reading order, each once; questions too where nothing stands above them.
fn nodes(dossier: &Dossier, axis: Axis, show: &Show) -> Vec<Node> {
    let asked = dossier.question_ixs().filter(|ix| show.has(*ix)).map(|ix| {
        let q = dossier.question(ix);
        (q.spans[0].paragraph.at(), home(dossier, q.pillar, q.faction).unwrap_or(Node::Question(ix)))
    });
    let sections = dossier.sections.iter().enumerate().filter_map(|(at, section)| {
        let ix = Some(SectionIx::new(at)).filter(|ix| show.has_section(*ix))?;
        Some((section.paragraphs.start, node_of(dossier, ix)?))
    });
    let mut all: Vec<(usize, Node)> = sections.chain(asked).collect();
    all.sort_by_key(|(at, _)| *at);
    let mut seen = BTreeSet::new();
    let above = all.into_iter().flat_map(|(_, node)| [parent(dossier, axis, node), Some(node)]).flatten();
    above.filter(|node| seen.insert(*node)).collect()
}

/// The visible rows of the tree.
pub fn rows(
    dossier: &Dossier,
    links: &Links,
    axis: Axis,
    unfolded: &BTreeSet<Node>,
    show: &Show,
) -> Vec<Row> {
    let all = nodes(dossier, axis, show);
    let below =
        |node: Node| all.iter().copied().filter(move |other| parent(dossier, axis, *other) == Some(node));
    let asked = |node: Node| questions_at(dossier, node).filter(|q| show.has(*q)).map(Node::Question);
    let mut out = Vec::new();
    let mut push = |node: Node, depth: u16| out.push(row(dossier, links, axis, node, depth, unfolded, show));
    for &top in all.iter().filter(|node| parent(dossier, axis, **node).is_none()) {
        push(top, 0);
        if !unfolded.contains(&top) {
            continue;
        }
        for node in below(top) {
            push(node, 1);
            if unfolded.contains(&node) {
                asked(node).for_each(|question| push(question, 2));
            }
        }
        asked(top).for_each(|question| push(question, 1));
    }
    out
}

/// The questions right below a node.
fn questions_at(dossier: &Dossier, node: Node) -> impl Iterator<Item = QuestionIx> {
    dossier.question_ixs().filter(move |&ix| {
        let q = dossier.question(ix);
        home(dossier, q.pillar, q.faction) == Some(node)
    })
}

fn row(
    dossier: &Dossier,
    links: &Links,
    axis: Axis,
    node: Node,
    depth: u16,
    unfolded: &BTreeSet<Node>,
    show: &Show,
) -> Row {
    let below: Vec<QuestionIx> =
        questions_below(dossier, node).into_iter().filter(|q| show.has(*q)).collect();
    let foldable = match node {
        Node::Pillar(_) | Node::Faction(_) => true,
        Node::Cell(..) => !below.is_empty(),
        Node::Question(_) | Node::Section(_) => false,
    };
    Row {
        node,
        depth,
        label: label(dossier, links, axis, node, show),
        counts: (below.len(), below.iter().filter(|&&q| links.is_open(q)).count()),
        hits: below.iter().filter(|q| show.hits.contains(q)).count(),
        open: foldable.then(|| unfolded.contains(&node)),
    }
}

fn label(dossier: &Dossier, links: &Links, axis: Axis, node: Node, show: &Show) -> String {
    let lang = show.lang;
    let pillar = |p: Option<PillarIx>| {
        p.map_or_else(
            || words::no_pillar(lang).to_owned(),
            |p| format!("{} {}", dossier.pillars[p.at()].id, dossier.pillars[p.at()].title),
        )
    };
    let faction = |f: Option<FactionIx>| {
        f.map_or_else(|| words::no_faction(lang).to_owned(), |f| dossier.factions[f.at()].name.clone())
    };
    match node {
        Node::Pillar(p) => pillar(p),
        Node::Faction(f) => faction(f),
        Node::Cell(_, f) if axis == Axis::Pillars => faction(f),
        Node::Cell(p, _) => pillar(p),
        Node::Question(q) => {
            let remark = show.signs.get(&q).copied().unwrap_or_default();
            format!("{}{remark} {}", status_sign(links.of(q).status), dossier.question(q).text)
        }
        Node::Section(ix) => section_label(dossier, ix, lang),
    }
}

/// That it is a reply, with whose questions or what heading where it says; else the section's heading or first
/// words.
fn section_label(dossier: &Dossier, ix: SectionIx, lang: Lang) -> String {
    let section = &dossier.sections[ix.at()];
    let first = dossier.paragraphs.get(section.paragraphs.start);
    if section.voice == Voice::Reply {
        // Under a pillar the heading is the pillar's, and that of the whole part says no more than "reply".
        let headed =
            |p: &&Paragraph| section.pillar.is_none() && matches!(p.kind, ParagraphKind::Heading(2..));
        if let Some(heading) = first.filter(headed) {
            return format!("↳ {}", heading.text);
        }
        let whose = dossier.faction_name(section.faction);
        return format!("↳ {} {whose}", words::reply(lang)).trim_end().to_owned();
    }
    first.map_or_else(String::new, |p| p.text.clone())
}
