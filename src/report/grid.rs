//! The grid of pillars and factions in words and signs: what the overview, the check and the exports show.

use crate::model::{Dossier, FactionIx, PillarIx, Status};
use crate::overview::{Counts, Grid, Mark, positions};
use crate::words::{Lang, grid as words};

use super::status_sign;

/// The head of what has no pillar, or no faction.
const NONE: &str = "-";

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
fn named(mark: Mark, lang: Lang) -> [&'static str; 3] {
    let all: [fn(Lang) -> &'static str; 3] = match mark {
        Mark::Unanswered => [words::unanswered, words::unanswered, words::unanswered_short],
        Mark::Partly => [words::partly; 3],
        Mark::Referred => [words::referred, words::referred, words::referred_short],
        Mark::Noted => [words::noted, words::noted_legend, words::noted_short],
        Mark::Joined => [words::joined, words::joined_legend, words::joined_short],
    };
    all.map(|word| word(lang))
}

/// What the signs mean, in 80 columns.
pub fn legend(lang: Lang) -> String {
    Mark::ALL.map(|m| format!("{} {}", sign(m), named(m, lang)[1])).join("  ")
}

/// What the signs mean, in 37 columns.
pub fn short_legend(lang: Lang) -> String {
    Mark::ALL.map(|m| format!("{} {}", sign(m), named(m, lang)[2])).join(" ")
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
pub fn told(counts: Option<Counts>, lang: Lang) -> String {
    let Some(counts) = counts else { return words::silent(lang).to_owned() };
    let asked = match counts.questions {
        0 => words::only_spoken(lang).to_owned(),
        some => words::asked(lang, some),
    };
    let some = Mark::ALL.into_iter().filter(|m| counts.of(*m) > 0);
    let marked = some.map(|m| format!("{} {}", counts.of(m), named(m, lang)[0]));
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
pub fn pillars(dossier: &Dossier, grid: &Grid, lang: Lang) -> Vec<Head> {
    let head = |ix: PillarIx| {
        let pillar = &dossier.pillars[ix.at()];
        Head { short: pillar.id.clone(), full: format!("{} {}", pillar.id, pillar.title) }
    };
    heads(&grid.pillars, head, if grid.has_pillars() { NONE } else { words::questions(lang) }, lang)
}

/// The heads of the factions, with their total.
pub fn factions(dossier: &Dossier, grid: &Grid, lang: Lang) -> Vec<Head> {
    let head = |ix: FactionIx| Head::bare(&dossier.factions[ix.at()].name);
    // What tells nothing apart is headed by what is counted.
    let tells = grid.has_factions() || !grid.has_pillars();
    heads(&grid.factions, head, if tells { NONE } else { words::questions(lang) }, lang)
}

fn heads<T: Copy>(side: &[Option<T>], head: impl Fn(T) -> Head, none: &str, lang: Lang) -> Vec<Head> {
    let total = (positions(side.len()) > side.len()).then(|| Head::bare(words::total(lang)));
    side.iter().map(|one| one.map_or_else(|| Head::bare(none), &head)).chain(total).collect()
}

/// The grid turned so that it reads best: a row a pillar, or where there are none a row a faction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// What the rows are.
    pub corner: &'static str,
    /// The heads of the rows.
    pub rows: Vec<Head>,
    /// The heads of the columns.
    pub columns: Vec<Head>,
    /// Row by row; nothing where nothing was said.
    pub cells: Vec<Vec<Option<Counts>>>,
}

impl Table {
    /// Of a grid.
    pub fn of(dossier: &Dossier, grid: &Grid, lang: Lang) -> Self {
        let (pillars, factions) = (pillars(dossier, grid, lang), factions(dossier, grid, lang));
        let by_pillar = grid.has_pillars();
        let (corner, rows, columns) = if by_pillar {
            (words::pillar(lang), pillars, factions)
        } else {
            (words::faction(lang), factions, pillars)
        };
        let at = |row, column| if by_pillar { grid.cell(row, column) } else { grid.cell(column, row) };
        let cells = (0..rows.len()).map(|row| (0..columns.len()).map(|column| at(row, column)).collect());
        Self { corner, cells: cells.collect(), rows, columns }
    }
}

/// The grid as rows of text, heads first.
pub fn table(dossier: &Dossier, grid: &Grid, lang: Lang) -> Vec<Vec<String>> {
    let Table { corner, rows, columns, cells } = Table::of(dossier, grid, lang);
    let names = columns.into_iter().map(|head| head.short);
    let first = std::iter::once(corner.to_owned()).chain(names).collect();
    let line = |(head, counts): (Head, Vec<Option<Counts>>)| {
        std::iter::once(head.short).chain(counts.into_iter().map(cell)).collect()
    };
    std::iter::once(first).chain(rows.into_iter().zip(cells).map(line)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link::link;
    use crate::read::read;

    const TEXT: &str = "I. Vragen en opmerkingen vanuit de fracties\n\n1. Water\n\nDe leden van de VVD-fractie vragen hoe het staat met de dijken langs de Maas.\n\nDe leden van de SP-fractie vragen hoe het staat met de kwaliteit van het drinkwater. Hoeveel otters leven er nog?\n\nII. Reactie van de Minister\n\n1. Water\n\nDe leden van de VVD-fractie vragen naar de dijken langs de Maas. Die worden versterkt.\n\nDe leden van de SP-fractie vragen naar de kwaliteit van het drinkwater. Die is goed.\n";

    fn rows(text: &str) -> Vec<String> {
        let dossier = read(text.as_bytes(), "proef");
        let grid = Grid::new(&dossier, &link(&dossier));
        table(&dossier, &grid, Lang::Dutch).into_iter().map(|row| row.join("|")).collect()
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
        for (counts, dutch, english) in [
            (grid.cell(0, 1), "2 vragen, 1 onbeantwoord", "2 questions, 1 unanswered"),
            (grid.cell(0, 0), "1 vraag", "1 question"),
            (Some(Counts::default()), "wel een inbreng, geen vragen", "a contribution, but no questions"),
            (None, "geen inbreng", "no contribution"),
        ] {
            assert_eq!(
                (told(counts, Lang::Dutch), told(counts, Lang::English)),
                (dutch.into(), english.into())
            );
        }
    }

    #[test]
    fn every_sign_is_one_column_and_has_one_letter_in_ascii() {
        use unicode_width::UnicodeWidthStr;
        let mut seen = std::collections::BTreeSet::new();
        for mark in Mark::ALL {
            assert_eq!(sign(mark).width(), 1, "{mark:?}");
            assert!(seen.insert(crate::ascii::text(sign(mark))), "{mark:?}");
        }
        for lang in [Lang::Dutch, Lang::English] {
            assert!(legend(lang).width() <= 80 && short_legend(lang).width() <= 40, "{lang:?}");
        }
    }
}
