//! The overview pane: the grid of pillars and factions, one cell of it selected.

use std::cmp::Reverse;
use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

use crate::model::{Dossier, FactionIx, PillarIx};
use crate::outline::{Axis, Node};
use crate::overview::{Counts, Grid, Mark};
use crate::report::grid::{Head, cell, factions, legend, marks, pillars, short_legend, told};
use crate::theme::Theme;
use crate::words::{Lang, grid as words};
use crate::wrap::{fitted, wrap};

/// From these heights there is a title that says what the keys do, a legend, a line of heads.
const WITH_TITLE: u16 = 12;
const WITH_LEGEND: u16 = 6;
const WITH_HEADS: u16 = 2;
/// Titles that get fewer columns are left out.
const TITLED: usize = 16;
/// A long word.
const WORD: usize = 12;
/// Where the grid scrolls sideways, a name makes its column no wider than this.
const NAME: usize = 10;
/// No column is narrower.
const NARROWEST: usize = 3;

/// How cells are written, as the width allows: all in one line, marks below the count, or those close together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Flat,
    Stacked,
    Close,
}

impl Form {
    /// The lines of a row.
    fn lines(self) -> usize {
        if self == Self::Flat { 1 } else { 2 }
    }

    /// The columns before each cell.
    fn gap(self) -> usize {
        if self == Self::Close { 1 } else { 2 }
    }

    /// A cell's text, its count in so many digits.
    fn text(self, counts: Option<Counts>, digits: usize) -> Vec<String> {
        let Some(known) = counts else { return vec![format!("{:>digits$}", "·")] };
        if self == Self::Flat {
            let blank = digits.saturating_sub(known.questions.to_string().len());
            return vec![format!("{:blank$}{}", "", cell(counts))];
        }
        let all = marks(known);
        let (above, below) = all.split_at(usize::from(known.of(Mark::Unanswered) > 0));
        let between = if self == Self::Close { "" } else { " " };
        let first = format!("{:>digits$} {}", known.questions, above.concat());
        vec![first.trim_end().to_owned(), below.join(between)]
    }
}

/// All cells in a form, column by column, and how wide each column is.
struct Cells {
    form: Form,
    columns: Vec<Vec<Vec<String>>>,
    widths: Vec<usize>,
    /// The columns of the screen that are left over; `None` where it has too few.
    spare: Option<usize>,
}

impl Cells {
    /// The columns of the screen that the heads want more than the cells.
    fn lacking(&self, heads: &[Head], wanted: fn(&Head) -> &str) -> usize {
        heads.iter().zip(&self.widths).map(|(head, width)| wanted(head).width().saturating_sub(*width)).sum()
    }

    /// Widens the columns for their heads; where there is too little room, those that want little first.
    fn widen(&mut self, heads: &[Head], wanted: fn(&Head) -> &str) {
        let more = |at: usize, width: usize| wanted(&heads[at]).width().saturating_sub(width);
        let mut order: Vec<usize> = (0..heads.len()).collect();
        order.sort_by_key(|&at| more(at, self.widths[at]));
        for at in order {
            let width = &mut self.widths[at];
            let room = self.spare.unwrap_or_else(|| NAME.saturating_sub(*width));
            let more = more(at, *width).min(room);
            *width += more;
            self.spare = self.spare.map(|spare| spare - more);
        }
    }
}

/// Where everything stands: a pure function of the pane and its area.
struct Frame {
    cells: Cells,
    /// The columns of the heads of rows.
    head: usize,
    /// What is shown.
    rows: Range<usize>,
    columns: Range<usize>,
    /// Where the heads of columns stand, and where the cells.
    heads: u16,
    body: Rect,
}

/// The overview's state: the grid, which way round it lies, and the selected cell.
#[derive(Debug, Clone)]
pub struct Overview {
    grid: Grid,
    pillars: Vec<Head>,
    factions: Vec<Head>,
    /// What the rows are.
    axis: Axis,
    /// The selected row and column.
    at: (usize, usize),
    /// The first row and column shown, as far as the selected ones allow.
    first: (usize, usize),
    lang: Lang,
}

impl Overview {
    /// The grid of a dossier, by faction where there are no pillars; `None` where there are no questions.
    /// A pillar or faction that is not in it selects the total.
    pub fn new(
        dossier: &Dossier,
        grid: Grid,
        at: (Option<PillarIx>, Option<FactionIx>),
        lang: Lang,
    ) -> Option<Self> {
        let (pillars, factions) = (pillars(dossier, &grid, lang), factions(dossier, &grid, lang));
        let row = grid.pillars.iter().position(|p| *p == at.0).or(pillars.len().checked_sub(1))?;
        let column = grid.factions.iter().position(|f| *f == at.1).or(factions.len().checked_sub(1))?;
        let (axis, at) =
            if grid.has_pillars() { (Axis::Pillars, (row, column)) } else { (Axis::Factions, (column, row)) };
        Some(Self { grid, pillars, factions, axis, at, first: (0, 0), lang })
    }

    /// Shows other counts of the same questions.
    pub fn refresh(&mut self, grid: Grid) {
        self.grid = grid;
    }

    /// Moves the selection.
    pub fn step(&mut self, down: isize, right: isize, area: Rect) {
        let (rows, columns) = self.sides();
        let to = |from: usize, by, count: usize| from.saturating_add_signed(by).min(count.saturating_sub(1));
        self.at = (to(self.at.0, down, rows.len()), to(self.at.1, right, columns.len()));
        let frame = self.frame(area);
        self.first = (frame.rows.start, frame.columns.start);
    }

    /// Moves the selection by as many rows as are shown.
    pub fn page(&mut self, forward: bool, area: Rect) {
        let by = self.frame(area).rows.len() as isize;
        self.step(if forward { by } else { -by }, 0, area);
    }

    /// Swaps rows and columns; the selected cell stays.
    pub fn turn(&mut self, area: Rect) {
        self.axis = if self.axis == Axis::Pillars { Axis::Factions } else { Axis::Pillars };
        (self.at, self.first) = ((self.at.1, self.at.0), (0, 0));
        self.step(0, 0, area);
    }

    /// What the selected cell stands for; `None` for all questions.
    pub fn node(&self) -> Option<Node> {
        let (pillar, faction) = self.place(self.at.0, self.at.1);
        match (self.grid.pillars.get(pillar), self.grid.factions.get(faction)) {
            (Some(pillar), Some(faction)) => Some(Node::Cell(*pillar, *faction)),
            (Some(pillar), None) => Some(Node::Pillar(*pillar)),
            (None, Some(faction)) => Some(Node::Faction(*faction)),
            (None, None) => None,
        }
    }

    /// The selected cell in words: `1.3 · SP: 14 vragen, 2 onbeantwoord`.
    pub fn words(&self) -> String {
        let (pillar, faction) = self.place(self.at.0, self.at.1);
        let name = |known: Option<bool>, head: &Head, [without, all]: [&str; 2]| match known {
            Some(true) => head.short.clone(),
            Some(false) => without.to_owned(),
            None => all.to_owned(),
        };
        let of_pillar = self.grid.pillars.get(pillar).map(Option::is_some);
        let of_faction = self.grid.factions.get(faction).map(Option::is_some);
        let mut parts = Vec::new();
        if self.grid.has_pillars() {
            let others = [words::no_pillar(self.lang), words::all_pillars(self.lang)];
            parts.push(name(of_pillar, &self.pillars[pillar], others));
        }
        if self.grid.has_factions() {
            let others = [words::no_faction(self.lang), words::all_factions(self.lang)];
            parts.push(name(of_faction, &self.factions[faction], others));
        }
        let counts = told(self.grid.cell(pillar, faction), self.lang);
        if of_pillar.is_none() && of_faction.is_none() {
            parts = vec![words::everything(self.lang).to_owned()];
        }
        if parts.is_empty() { counts } else { format!("{}: {counts}", parts.join(" · ")) }
    }

    /// The heads of rows and of columns.
    fn sides(&self) -> (&[Head], &[Head]) {
        match self.axis {
            Axis::Pillars => (&self.pillars, &self.factions),
            Axis::Factions => (&self.factions, &self.pillars),
        }
    }

    /// The positions of the pillar and the faction of a row and a column.
    fn place(&self, row: usize, column: usize) -> (usize, usize) {
        if self.axis == Axis::Pillars { (row, column) } else { (column, row) }
    }

    /// All cells in a form, in so many columns of the screen.
    fn cells(&self, form: Form, room: usize) -> Cells {
        let (rows, heads) = self.sides();
        let column = |column: usize| -> Vec<Vec<String>> {
            let counts: Vec<Option<Counts>> = (0..rows.len())
                .map(|row| self.place(row, column))
                .map(|(pillar, faction)| self.grid.cell(pillar, faction))
                .collect();
            let most = counts.iter().flatten().map(|c| c.questions).max().unwrap_or(0);
            let digits = most.to_string().len();
            counts.into_iter().map(|c| form.text(c, digits)).collect()
        };
        let columns: Vec<_> = (0..heads.len()).map(column).collect();
        let widest = |column: &Vec<Vec<String>>| column.iter().flatten().map(|line| line.width()).max();
        let widths: Vec<usize> = columns.iter().map(|c| widest(c).unwrap_or(0).max(NARROWEST)).collect();
        let spare = room.checked_sub(widths.iter().map(|width| width + form.gap()).sum());
        Cells { form, columns, widths, spare }
    }

    /// The cells in the form that shows most of them at once, and of those that show as many in the one that
    /// leaves most room for titles beside heads of a width.
    fn chosen(&self, short: usize, area: Rect) -> Cells {
        let (rows, heads) = self.sides();
        let room = usize::from(area.width) - short;
        let shown = |cells: &Cells| {
            let wide: usize = cells.widths.iter().map(|width| width + cells.form.gap()).sum();
            let high = usize::from(area.height) / cells.form.lines();
            high.min(rows.len()) * (room * heads.len() / wide.max(1)).min(heads.len())
        };
        let titles = |cells: &Cells| {
            let names = cells.lacking(heads, |h| &h.short);
            let head = short + cells.spare.unwrap_or(0).saturating_sub(names);
            let is_whole = |row: &Head| wrap(&row.full, head).len() <= cells.form.lines();
            (rows.iter().all(is_whole), head >= TITLED && cells.form == Form::Stacked)
        };
        let cells = |form| self.cells(form, room);
        let looser = [Form::Flat, Form::Stacked].map(cells).into_iter();
        // Marks close together are read with more trouble: only where all columns fit by that.
        let all = looser.chain(Some(cells(Form::Close)).filter(|c| c.spare.is_some()));
        all.min_by_key(|cells| Reverse((shown(cells), cells.form != Form::Close, titles(cells))))
            .unwrap_or_else(|| cells(Form::Flat))
    }

    fn frame(&self, area: Rect) -> Frame {
        let heads_at = area.y + u16::from(area.height >= WITH_TITLE);
        let top = heads_at + u16::from(area.height >= WITH_HEADS);
        let below = u16::from(area.height >= WITH_LEGEND);
        let body = Rect { y: top, height: (area.bottom() - below).saturating_sub(top), ..area };
        let (rows, heads) = self.sides();
        let longest = |text: fn(&Head) -> &str| rows.iter().map(|h| text(h).width()).max().unwrap_or(0);
        let short = longest(|h| &h.short).min(usize::from(area.width) / 3);
        let mut cells = self.chosen(short, body);
        cells.widen(heads, |h| &h.short);
        let lines = cells.form.lines();
        // A title over two lines takes half its length, and the word that did not fit the first.
        let full = longest(|h| &h.full).div_ceil(lines) + (lines - 1) * WORD;
        let full = full.min(longest(|h| &h.full)).min(short + cells.spare.unwrap_or(0));
        let head = if full < TITLED { short } else { full.max(short) };
        cells.spare = cells.spare.map(|spare| spare - (head - short));
        if cells.spare.is_some_and(|spare| cells.lacking(heads, |h| &h.full) <= spare) {
            cells.widen(heads, |h| &h.full);
        }
        let wide: Vec<usize> = cells.widths.iter().map(|width| width + cells.form.gap()).collect();
        let columns = window(self.first.1, self.at.1, &wide, usize::from(area.width) - head);
        let rows = window(self.first.0, self.at.0, &vec![lines; rows.len()], usize::from(body.height));
        Frame { cells, head, rows, columns, heads: heads_at, body }
    }

    /// Draws the grid; where the cursor belongs.
    pub fn draw(&self, area: Rect, buffer: &mut Buffer, theme: Theme) -> Option<Position> {
        if area.width == 0 || area.height == 0 {
            return None;
        }
        let frame = self.frame(area);
        let width = usize::from(area.width);
        if area.height >= WITH_TITLE {
            buffer.set_style(Rect { height: 1, ..area }, theme.bar());
            buffer.set_stringn(area.x, area.y, fitted(words::title(self.lang), width), width, theme.bar());
        }
        if area.height >= WITH_LEGEND {
            let whole = legend(self.lang);
            let text = if whole.width() <= width { whole } else { short_legend(self.lang) };
            buffer.set_stringn(area.x, area.bottom() - 1, fitted(&text, width), width, Style::new());
        }
        let (rows, heads) = self.sides();
        for (row, y) in frame.rows() {
            for (line, y) in frame.head_of(&rows[row]).iter().zip(y..frame.body.bottom()) {
                buffer.set_stringn(area.x, y, line, frame.head, theme.heading());
            }
        }
        let mut cursor = None;
        let mut x = area.x + frame.head as u16;
        for column in frame.columns.clone() {
            x += frame.cells.form.gap() as u16;
            let width = (frame.cells.widths[column] as u16).min(area.right().saturating_sub(x));
            let (head, room) = (&heads[column], usize::from(width));
            let name = if head.full.width() <= room { &head.full } else { &head.short };
            if frame.heads < frame.body.y {
                buffer.set_stringn(x, frame.heads, fitted(name, room), room, theme.heading());
            }
            for (row, y) in frame.rows() {
                let lines = (frame.cells.form.lines() as u16).min(frame.body.bottom() - y);
                let at = self.draw_cell((row, column), &frame, Rect::new(x, y, width, lines), buffer, theme);
                cursor = cursor.or(at);
            }
            x += width;
        }
        cursor
    }

    /// Draws a cell; where the cursor belongs if it is the selected one.
    fn draw_cell(
        &self,
        at: (usize, usize),
        frame: &Frame,
        place: Rect,
        buffer: &mut Buffer,
        theme: Theme,
    ) -> Option<Position> {
        let (pillar, faction) = self.place(at.0, at.1);
        let is_total = pillar >= self.grid.pillars.len() || faction >= self.grid.factions.len();
        let style = match (at == self.at, is_total) {
            (true, _) => theme.cursor(),
            (false, true) => theme.selected(),
            (false, false) => Style::new(),
        };
        buffer.set_style(place, style);
        let text = &frame.cells.columns[at.1][at.0];
        let room = usize::from(place.width);
        for (line, y) in text.iter().zip(place.y..place.bottom()) {
            buffer.set_stringn(place.x, y, fitted(line, room), room, style);
        }
        // On the count, not on the blanks that align it.
        let blank = text.first().map_or(0, |line| line.len() - line.trim_start().len()) as u16;
        let column = place.x + blank.min(place.width.saturating_sub(1));
        (at == self.at).then_some(Position::new(column, place.y))
    }
}

impl Frame {
    /// The rows shown, with the line on which each begins.
    fn rows(&self) -> impl Iterator<Item = (usize, u16)> + use<> {
        self.rows.clone().zip((self.body.y..self.body.bottom()).step_by(self.cells.form.lines()))
    }

    /// The head of a row in its lines: with its title where there is room, else the short name.
    fn head_of(&self, head: &Head) -> Vec<String> {
        if self.head < TITLED {
            return vec![fitted(&head.short, self.head)];
        }
        let ranges = wrap(&head.full, self.head);
        let last = self.cells.form.lines() - 1;
        let line = |(at, range): (usize, &Range<usize>)| {
            let end = if at == last { head.full.len() } else { range.end };
            fitted(&head.full[range.start..end], self.head)
        };
        ranges.iter().take(last + 1).enumerate().map(line).collect()
    }
}

/// What is shown of lines of these sizes: from the first shown before, as far as the selected one allows,
/// and as many as fit.
fn window(first: usize, selected: usize, sizes: &[usize], room: usize) -> Range<usize> {
    let mut start = first.min(selected);
    while start < selected && sizes[start..=selected].iter().sum::<usize>() > room {
        start += 1;
    }
    let (mut end, mut used) = (start, 0);
    while end < sizes.len() && (used + sizes[end] <= room || end <= selected) {
        used += sizes[end];
        end += 1;
    }
    while end == sizes.len() && start > 0 && used + sizes[start - 1] <= room {
        start -= 1;
        used += sizes[start];
    }
    start..end
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link::link;
    use crate::read::read;

    /// Three pillars, under which all factions of the genre ask.
    fn overview() -> Overview {
        let mut text = "I. Vragen en opmerkingen vanuit de fracties\n\n".to_owned();
        for pillar in ["1. Water", "2. Lucht", "3. Wegen en bruggen in het hele land"] {
            text += &format!("{pillar}\n\n");
            for (name, _) in crate::genre::FACTIONS {
                text += &format!("De leden van de {name}-fractie vragen hoe het daarmee staat.\n\n");
            }
        }
        let dossier = read(text.as_bytes(), "proef");
        let grid = Grid::new(&dossier, &link(&dossier));
        Overview::new(&dossier, grid, (Some(PillarIx(0)), Some(FactionIx(0))), Lang::Dutch).unwrap()
    }

    fn shown(overview: &Overview, area: Rect) -> (Vec<String>, Option<Position>) {
        let mut buffer = Buffer::empty(area);
        let cursor = overview.draw(area, &mut buffer, Theme::plain());
        let row = |y| (0..area.width).map(|x| buffer[(x, y)].symbol()).collect::<String>();
        ((0..area.height).map(row).collect(), cursor)
    }

    #[test]
    fn heads_stay_where_the_grid_scrolls() {
        let area = Rect::new(0, 0, 40, 9);
        let mut overview = overview();
        assert!(shown(&overview, area).0[0].contains("VVD"));
        overview.step(2, isize::MAX, area);
        let (rows, cursor) = shown(&overview, area);
        assert!(rows[0].contains("totaal") && !rows[0].contains("VVD"), "{rows:#?}");
        let cursor = cursor.unwrap();
        let at = &rows[usize::from(cursor.y)];
        assert!(at.starts_with('3') && at.chars().nth(cursor.x.into()) == Some('2'), "{rows:#?}");
        overview.turn(area);
        let (rows, _) = shown(&overview, area);
        assert!(rows[0].contains('3') && !rows[1].contains("VVD"), "{rows:#?}");
        assert!(rows.iter().any(|row| row.starts_with("totaal")), "{rows:#?}");
        overview.step(isize::MIN, isize::MIN, area);
        assert!(shown(&overview, area).0[1].starts_with("VVD"));
    }

    /// At every size the selected cell is shown, and the cursor is on it.
    #[test]
    fn the_cursor_is_on_the_selected_cell() {
        let mut overview = overview();
        for (width, height) in [(4, 1), (12, 3), (40, 9), (80, 23), (250, 60)] {
            let area = Rect::new(0, 0, width, height);
            for (down, right) in [(0, 0), (1, 5), (isize::MAX, 0), (0, isize::MAX), (isize::MIN, -3)] {
                overview.step(down, right, area);
                let at = shown(&overview, area).1;
                assert!(at.is_some_and(|at| area.contains(at)), "{width}×{height}: {at:?}");
            }
        }
    }

    #[test]
    fn a_window_holds_the_selected_line_and_fills_the_room() {
        assert_eq!(window(0, 0, &[2, 2, 2], 4), 0..2);
        assert_eq!(window(0, 2, &[2, 2, 2], 4), 1..3);
        assert_eq!(window(2, 2, &[2, 2, 2], 6), 0..3);
        assert_eq!(window(0, 1, &[5, 9, 5], 4), 1..2);
        assert_eq!(window(2, 1, &[1, 1, 1, 1], 2), 1..3);
    }
}
