//! The tree as rows: pillars and factions, either way round, with counts and open questions.

use std::collections::BTreeSet;

use crate::model::{Dossier, FactionIx, Links, PillarIx, QuestionIx};
use crate::report::status_sign;

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
    /// Whether it is unfolded; `None` when there is nothing to unfold.
    pub open: Option<bool>,
}

/// The node above another.
pub fn parent(dossier: &Dossier, axis: Axis, node: Node) -> Option<Node> {
    match (node, axis) {
        (Node::Question(q), _) => {
            let question = dossier.question(q);
            Some(Node::Cell(question.pillar, question.faction))
        }
        (Node::Cell(pillar, _), Axis::Pillars) => Some(Node::Pillar(pillar)),
        (Node::Cell(_, faction), Axis::Factions) => Some(Node::Faction(faction)),
        _ => None,
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
            }
        })
        .collect()
}

/// The visible rows of the tree.
pub fn rows(dossier: &Dossier, links: &Links, axis: Axis, unfolded: &BTreeSet<Node>) -> Vec<Row> {
    let mut out = Vec::new();
    let mut tops: Vec<Node> = Vec::new();
    for q in dossier.question_ixs() {
        let question = dossier.question(q);
        let top = match axis {
            Axis::Pillars => Node::Pillar(question.pillar),
            Axis::Factions => Node::Faction(question.faction),
        };
        if !tops.contains(&top) {
            tops.push(top);
        }
    }
    for top in tops {
        let below = questions_below(dossier, top);
        let is_open = unfolded.contains(&top);
        out.push(row(dossier, links, axis, top, 0, &below, Some(is_open)));
        if !is_open {
            continue;
        }
        let mut cells: Vec<Node> = Vec::new();
        for &q in &below {
            let cell = Node::Cell(dossier.question(q).pillar, dossier.question(q).faction);
            if !cells.contains(&cell) {
                cells.push(cell);
            }
        }
        for cell in cells {
            let below = questions_below(dossier, cell);
            let is_open = unfolded.contains(&cell);
            out.push(row(dossier, links, axis, cell, 1, &below, Some(is_open)));
            for q in below.into_iter().filter(|_| is_open) {
                out.push(row(dossier, links, axis, Node::Question(q), 2, &[q], None));
            }
        }
    }
    out
}

fn row(
    dossier: &Dossier,
    links: &Links,
    axis: Axis,
    node: Node,
    depth: u16,
    below: &[QuestionIx],
    open: Option<bool>,
) -> Row {
    let pillar = |p: Option<PillarIx>| {
        p.map_or_else(
            || "(geen pijler)".to_owned(),
            |p| format!("{} {}", dossier.pillars[p.at()].id, dossier.pillars[p.at()].title),
        )
    };
    let faction = |f: Option<FactionIx>| {
        f.map_or_else(|| "(geen fractie)".to_owned(), |f| dossier.factions[f.at()].name.clone())
    };
    let label = match node {
        Node::Pillar(p) => pillar(p),
        Node::Faction(f) => faction(f),
        Node::Cell(p, f) => {
            if axis == Axis::Pillars {
                faction(f)
            } else {
                pillar(p)
            }
        }
        Node::Question(q) => format!("{} {}", status_sign(links.of(q).status), dossier.question(q).text),
    };
    let open_questions = below.iter().filter(|&&q| links.is_open(q)).count();
    Row { node, depth, label, counts: (below.len(), open_questions), open }
}
