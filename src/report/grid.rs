//! The grid of pillars and factions in words and signs: what the overview, the check and the exports show.

use crate::model::{Dossier, FactionIx, PillarIx, Status};
use crate::overview::{Counts, Grid, Mark, positions};

use super::status_sign;

/// The head of a total.
const TOTAL: &str = "totaal";
/// The head of what has no pillar, or no faction.
const NONE: &str = "-";
/// The head of the only line of a side that tells nothing apart.
const ONLY: &str = "vragen";

/// The sign of a mark, one column wide.
pub fn sign(mark: Mark) -> &'static str {
    match mark {
        Mark::Unanswered => status_sign(Status::Unanswered),
        Mark::Partly => status_sign(Status::Partly),
        Mark::Referred => status_sign(Status::Referred),
        Mark::Noted => "◇",
        Mark::Joined => "&",
    }
}

/// The words for a mark: in a sentence, in the legend, and where there is little room.
fn words(mark: Mark) -> [&'static str; 3] {
    match mark {
        Mark::Unanswered => ["onbeantwoord", "onbeantwoord", "open"],
        Mark::Partly => ["deels", "deels", "deels"],
        Mark::Referred => ["verwezen", "verwezen", "verw."],
        Mark::Noted => ["alleen kennisgenomen", "kennisgenomen", "nota"],
        Mark::Joined => ["samen met anderen", "samen met andere fractie", "samen"],
    }
}

/// What the signs mean, in 80 columns.
pub fn legend() -> String {
    Mark::ALL.map(|m| format!("{} {}", sign(m), words(m)[1])).join("  ")
}

/// What the signs mean, in 37 columns.
pub fn short_legend() -> String {
    Mark::ALL.map(|m| format!("{} {}", sign(m), words(m)[2])).join(" ")
}

/// The marks of a cell that are not zero: `○15`, `&2`.
pub fn marks(counts: Counts) -> Vec<String> {
    let some = Mark::ALL.into_iter().filter(|m| counts.of(*m) > 0);
    some.map(|m| format!("{}{}", sign(m), counts.of(m))).collect()
}

/// A cell: `16 ○15 &2`; empty where nothing was said.
pub fn cell(counts: Option<Counts>) -> String {
    counts.map_or_else(String::new, |c| {
        std::iter::once(c.questions.to_string()).chain(marks(c)).collect::<Vec<_>>().join(" ")
    })
}

/// A cell in words: `16 vragen, 15 onbeantwoord`.
pub fn told(counts: Option<Counts>) -> String {
    let Some(counts) = counts else { return "geen inbreng".to_owned() };
    let asked = match counts.questions {
        0 => "wel een inbreng, geen vragen".to_owned(),
        1 => "1 vraag".to_owned(),
        many => format!("{many} vragen"),
    };
    let some = Mark::ALL.into_iter().filter(|m| counts.of(*m) > 0);
    let marked = some.map(|m| format!("{} {}", counts.of(m), words(m)[0]));
    std::iter::once(asked).chain(marked).collect::<Vec<_>>().join(", ")
}

/// The head of a line: its name, short and in full.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// A pillar's number, or a faction's name.
    pub short: String,
    /// A pillar's number and title, or again the name.
    pub full: String,
}

impl Head {
    fn bare(name: &str) -> Self {
        Self { short: name.to_owned(), full: name.to_owned() }
    }
}

/// The heads of the pillars, with their total.
pub fn pillars(dossier: &Dossier, grid: &Grid) -> Vec<Head> {
    let head = |ix: PillarIx| {
        let pillar = &dossier.pillars[ix.at()];
        Head { short: pillar.id.clone(), full: format!("{} {}", pillar.id, pillar.title) }
    };
    heads(&grid.pillars, head, if grid.has_pillars() { NONE } else { ONLY })
}

/// The heads of the factions, with their total.
pub fn factions(dossier: &Dossier, grid: &Grid) -> Vec<Head> {
    let head = |ix: FactionIx| Head::bare(&dossier.factions[ix.at()].name);
    heads(&grid.factions, head, if grid.has_factions() || !grid.has_pillars() { NONE } else { ONLY })
}

fn heads<T: Copy>(side: &[Option<T>], head: impl Fn(T) -> Head, none: &str) -> Vec<Head> {
    let total = (positions(side.len()) > side.len()).then(|| Head::bare(TOTAL));
    side.iter().map(|one| one.map_or_else(|| Head::bare(none), &head)).chain(total).collect()
}

/// The grid as rows of text, heads first: a row a pillar, or where there are none a row a faction.
pub fn table(dossier: &Dossier, grid: &Grid) -> Vec<Vec<String>> {
    let (pillars, factions) = (pillars(dossier, grid), factions(dossier, grid));
    let by_pillar = grid.has_pillars();
    let (corner, rows, columns) =
        if by_pillar { ("pijler", pillars, factions) } else { ("fractie", factions, pillars) };
    let cell_at = |row, column| cell(if by_pillar { grid.cell(row, column) } else { grid.cell(column, row) });
    let line = |(at, head): (usize, &Head)| {
        let cells = (0..columns.len()).map(|column| cell_at(at, column));
        std::iter::once(head.short.clone()).chain(cells).collect()
    };
    let names = columns.iter().map(|head| head.short.clone());
    let first = std::iter::once(corner.to_owned()).chain(names).collect();
    std::iter::once(first).chain(rows.iter().enumerate().map(line)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link::link;
    use crate::read::read;

    const TEXT: &str = "I. Vragen en opmerkingen vanuit de fracties\n\n1. Water\n\nDe leden van de VVD-fractie vragen hoe het staat met de dijken langs de Maas.\n\nDe leden van de SP-fractie vragen naar de kwaliteit van het drinkwater. Hoeveel otters leven er nog?\n\nII. Reactie van de Minister\n\n1. Water\n\nDe leden van de VVD-fractie vragen naar de dijken langs de Maas. Die worden versterkt.\n\nDe leden van de SP-fractie vragen naar de kwaliteit van het drinkwater. Die is goed.\n";

    fn rows(text: &str) -> Vec<String> {
        let dossier = read(text.as_bytes(), "proef");
        let grid = Grid::new(&dossier, &link(&dossier));
        table(&dossier, &grid).into_iter().map(|row| row.join("|")).collect()
    }

    #[test]
    fn pillars_are_rows_or_else_factions() {
        assert_eq!(rows(TEXT), ["pijler|VVD|SP|totaal", "1|1|2 ○1|3 ○1"]);
        let without = TEXT.replace("1. Water\n\n", "");
        assert_eq!(rows(&without), ["fractie|vragen", "VVD|1", "SP|2 ○1", "totaal|3 ○1"]);
        assert_eq!(rows("Een tekst."), ["fractie"]);
    }

    #[test]
    fn a_cell_in_words() {
        let dossier = read(TEXT.as_bytes(), "proef");
        let grid = Grid::new(&dossier, &link(&dossier));
        assert_eq!(told(grid.cell(0, 1)), "2 vragen, 1 onbeantwoord");
        assert_eq!(told(grid.cell(0, 0)), "1 vraag");
        assert_eq!(told(Some(Counts::default())), "wel een inbreng, geen vragen");
        assert_eq!(told(None), "geen inbreng");
    }

    #[test]
    fn every_sign_is_one_column_and_has_one_letter_in_ascii() {
        use unicode_width::UnicodeWidthStr;
        let mut seen = std::collections::BTreeSet::new();
        for mark in Mark::ALL {
            assert_eq!(sign(mark).width(), 1, "{mark:?}");
            assert!(seen.insert(crate::ascii::text(sign(mark))), "{mark:?}");
        }
        assert!(legend().width() <= 80 && short_legend().width() <= 40);
    }
}
