//! The overview: pillars × factions, with how many questions each pair holds and how they fared.

mod noted;

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Dossier, FactionIx, Link, LinkKind, Links, PillarIx, QuestionIx, Span, Status, Voice};

/// What is told of a question besides that it was asked. One question can bear several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Nothing in the reply deals with it.
    Unanswered,
    /// A distinct part of it gets nothing.
    Partly,
    /// All the reply does is point outside the document.
    Referred,
    /// All the reply does is take note of it.
    Noted,
    /// Its first answer deals with a question of another faction in the same words.
    Joined,
}

impl Mark {
    /// All of them, in the order they are told.
    pub const ALL: [Self; 5] = [Self::Unanswered, Self::Partly, Self::Referred, Self::Noted, Self::Joined];

    /// Whether a question bears it.
    fn is_on(self, dossier: &Dossier, links: &Links, question: QuestionIx) -> bool {
        let outcome = links.of(question);
        match self {
            Self::Unanswered => outcome.status == Status::Unanswered,
            Self::Partly => outcome.status == Status::Partly,
            Self::Referred => outcome.status == Status::Referred,
            Self::Noted => !outcome.links.is_empty() && outcome.links.iter().all(|l| only_notes(dossier, l)),
            Self::Joined => outcome.links.first().is_some_and(|l| is_joined(dossier, links, question, l)),
        }
    }
}

fn only_notes(dossier: &Dossier, link: &Link) -> bool {
    link.spans.iter().all(|span| noted::only_notes(dossier.words(span)))
}

/// Whether another faction's question has its answer in the same words.
fn is_joined(dossier: &Dossier, links: &Links, question: QuestionIx, link: &Link) -> bool {
    let own = dossier.question(question).faction;
    let others = links.asked_by(link.answer).iter().filter(|q| dossier.question(**q).faction != own);
    let mut theirs = others.flat_map(|q| &links.of(*q).links).flat_map(|l| &l.spans);
    link.kind == LinkKind::Joint && theirs.any(|their| link.spans.iter().any(|own| overlap(own, their)))
}

fn overlap(a: &Span, b: &Span) -> bool {
    a.paragraph == b.paragraph && a.range.start < b.range.end && b.range.start < a.range.end
}

/// Questions, and how many of them bear each mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// How many questions.
    pub questions: usize,
    marks: [usize; Mark::ALL.len()],
}

impl Counts {
    /// How many questions bear a mark.
    pub fn of(&self, mark: Mark) -> usize {
        self.marks[mark as usize]
    }

    fn of_question(dossier: &Dossier, links: &Links, question: QuestionIx) -> Self {
        Self { questions: 1, marks: Mark::ALL.map(|m| usize::from(m.is_on(dossier, links, question))) }
    }

    fn add(&mut self, other: &Self) {
        self.questions += other.questions;
        self.marks.iter_mut().zip(other.marks).for_each(|(sum, more)| *sum += more);
    }
}

/// The grid. Positions count along its two sides, and the one past the last means all: a total.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grid {
    /// The pillars that hold questions; `None` for questions without one.
    pub pillars: Vec<Option<PillarIx>>,
    /// All factions; `None` for questions without one.
    pub factions: Vec<Option<FactionIx>>,
    /// Pillar by pillar; nothing where a faction said nothing.
    cells: Vec<Vec<Option<Counts>>>,
}

impl Grid {
    /// Counts all questions of a dossier.
    pub fn new(dossier: &Dossier, links: &Links) -> Self {
        let spoke = dossier.sections.iter().filter(|s| s.voice == Voice::Contribution && s.faction.is_some());
        let spoke = spoke.map(|s| ((s.pillar, s.faction), Counts::default())).collect();
        let factions = (0..dossier.factions.len()).map(|f| Some(FactionIx::new(f))).collect();
        Self::count(dossier, links, spoke, factions, dossier.question_ixs())
    }

    /// Counts some questions, by what they stand under.
    pub fn of(dossier: &Dossier, links: &Links, some: &[QuestionIx]) -> Self {
        Self::count(dossier, links, BTreeMap::new(), BTreeSet::new(), some.iter().copied())
    }

    fn count(
        dossier: &Dossier,
        links: &Links,
        mut known: BTreeMap<(Option<PillarIx>, Option<FactionIx>), Counts>,
        mut factions: BTreeSet<Option<FactionIx>>,
        questions: impl Iterator<Item = QuestionIx>,
    ) -> Self {
        let mut pillars = BTreeSet::new();
        for ix in questions {
            let question = dossier.question(ix);
            pillars.insert(question.pillar);
            factions.insert(question.faction);
            let cell = known.entry((question.pillar, question.faction)).or_default();
            cell.add(&Counts::of_question(dossier, links, ix));
        }
        let (pillars, factions) = (Vec::from_iter(pillars), Vec::from_iter(factions));
        let cell = |pillar, faction| known.get(&(pillar, faction)).copied();
        let row = |pillar: &Option<PillarIx>| factions.iter().map(|f| cell(*pillar, *f)).collect();
        let mut cells: Vec<Vec<Option<Counts>>> = pillars.iter().map(row).collect();
        for row in &mut cells {
            row.push(sum(row.iter().copied()));
        }
        let last = (0..=factions.len()).map(|at| sum(cells.iter().map(|row| row[at]))).collect();
        cells.push(last);
        Self { pillars, factions, cells }
    }

    /// What the questions of a pillar and a faction, by position, come to; nothing where nothing was said.
    pub fn cell(&self, pillar: usize, faction: usize) -> Option<Counts> {
        *self.cells.get(pillar)?.get(faction)?
    }

    /// Whether there are no questions.
    pub fn is_empty(&self) -> bool {
        self.pillars.is_empty()
    }

    /// Whether pillars tell the questions apart.
    pub fn has_pillars(&self) -> bool {
        self.pillars.iter().any(Option::is_some)
    }

    /// Whether factions do.
    pub fn has_factions(&self) -> bool {
        self.factions.iter().any(Option::is_some)
    }
}

/// How many positions a side has: one more for the total, where it says more than its only line.
pub fn positions(side: usize) -> usize {
    if side > 1 { side + 1 } else { side }
}

fn sum(cells: impl Iterator<Item = Option<Counts>>) -> Option<Counts> {
    cells.flatten().fold(None, |all: Option<Counts>, one| {
        let mut all = all.unwrap_or_default();
        all.add(&one);
        Some(all)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link::link;
    use crate::read::read;

    const TEXT: &str = "I. Vragen en opmerkingen vanuit de fracties\n\n1. Water\n\nDe leden van de VVD-fractie vragen hoe het staat met de dijken langs de Maas. Wat kost de sluis bij Grave?\n\nDe leden van de SP-fractie vragen hoe het staat met de dijken langs de Maas. Hoeveel otters leven er nog?\n\nDe leden van de D66-fractie hebben met belangstelling kennisgenomen van de brief.\n\n2. Lucht\n\nDe leden van de SP-fractie hebben zorgen over fijnstof. Deelt de Minister de mening dat fijnstof schadelijk is?\n\nII. Reactie van de Minister\n\n1. Water\n\nDe leden van de VVD- en de SP-fractie vragen naar de dijken langs de Maas. Die worden versterkt.\n\nTen aanzien van de vraag naar de kosten van de sluis bij Grave wordt verwezen naar de brief van 11 juni jl. (Kamerstuk 19 637, nr. 2394).\n\n2. Lucht\n\nHet kabinet heeft kennisgenomen van de mening van de leden van de SP-fractie dat fijnstof schadelijk is.\n";

    fn grid(text: &str) -> (Dossier, Grid) {
        let dossier = read(text.as_bytes(), "proef");
        let links = link(&dossier);
        let grid = Grid::new(&dossier, &links);
        (dossier, grid)
    }

    /// Questions and each mark, of a cell.
    fn told(grid: &Grid, pillar: usize, faction: usize) -> Option<(usize, [usize; 5])> {
        grid.cell(pillar, faction).map(|c| (c.questions, Mark::ALL.map(|m| c.of(m))))
    }

    #[test]
    fn questions_and_marks_are_counted_by_pillar_and_faction() {
        let (dossier, grid) = grid(TEXT);
        let names: Vec<&str> = grid.factions.iter().map(|f| dossier.faction_name(*f)).collect();
        assert_eq!((grid.pillars.len(), names), (2, vec!["VVD", "SP", "D66"]));
        assert_eq!(told(&grid, 0, 0), Some((2, [0, 0, 1, 0, 1])));
        assert_eq!(told(&grid, 0, 1), Some((2, [1, 0, 0, 0, 1])));
        assert_eq!(told(&grid, 0, 2), Some((0, [0; 5])), "it spoke and asked nothing");
        assert_eq!(told(&grid, 1, 0), None, "it did not speak");
        assert_eq!(told(&grid, 1, 1), Some((1, [0, 0, 0, 1, 0])));
    }

    #[test]
    fn totals_are_the_sums() {
        let (_, grid) = grid(TEXT);
        assert_eq!(told(&grid, 0, 3), Some((4, [1, 0, 1, 0, 2])));
        assert_eq!(told(&grid, 2, 1), Some((3, [1, 0, 0, 1, 1])));
        assert_eq!(told(&grid, 2, 3), Some((5, [1, 0, 1, 1, 2])));
        assert_eq!(told(&grid, 3, 0), None);
    }

    #[test]
    fn some_questions_make_a_grid_of_their_own() {
        let dossier = read(TEXT.as_bytes(), "proef");
        let grid = Grid::of(&dossier, &link(&dossier), &[QuestionIx::new(1), QuestionIx::new(4)]);
        assert_eq!((grid.pillars.len(), grid.factions.len()), (2, 2));
        assert_eq!(told(&grid, 2, 2).map(|t| t.0), Some(2));
        assert_eq!(told(&grid, 0, 1), None, "nothing of it is among them");
    }

    #[test]
    fn before_linking_nothing_is_marked() {
        let dossier = read(TEXT.as_bytes(), "proef");
        let grid = Grid::new(&dossier, &Links::pending(&dossier));
        assert_eq!(told(&grid, 2, 3), Some((5, [0; 5])));
    }

    #[test]
    fn without_pillars_without_factions_and_without_questions() {
        let (_, by_faction) = grid(&TEXT.replace("1. Water\n\n", "").replace("2. Lucht\n\n", ""));
        assert!(!by_faction.has_pillars() && by_faction.pillars == [None]);
        assert_eq!(told(&by_faction, 0, 3).map(|t| t.0), Some(5));
        let (_, none) = grid("Een tekst over dijken.\n");
        assert!(none.is_empty() && none.cell(0, 0).is_none());
        assert_eq!([positions(0), positions(1), positions(2)], [0, 1, 3]);
    }
}
