//! Whatever screens follow one another, a terminal that reads the bytes of the wire shows them exactly.

use std::num::NonZeroU16;

use dossier::wire::Wire;
use proptest::prelude::*;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect};
use ratatui::style::{Color, Modifier, Style};

/// A change of the screen.
#[derive(Debug, Clone)]
enum Change {
    /// Rows of the region move up or down; new text comes in.
    Move { top: u16, rows: u16, up: i16 },
    /// A column of the screen stays while the rest moves.
    Beside { left: u16, up: i16 },
    /// Text somewhere.
    Text { x: u16, y: u16, text: String, style: u8 },
    /// All new.
    Fill { seed: u16 },
    /// The cursor.
    Point(Option<(u16, u16)>),
}

fn style(number: u8) -> Style {
    let colours = [Color::Reset, Color::Red, Color::LightBlue, Color::Indexed(200), Color::Rgb(1, 2, 3)];
    let mut style =
        Style::new().fg(colours[usize::from(number % 5)]).bg(colours[usize::from(number / 5 % 3)]);
    for (bit, modifier) in
        [Modifier::BOLD, Modifier::REVERSED, Modifier::UNDERLINED, Modifier::ITALIC].iter().enumerate()
    {
        if number >> (bit + 4) & 1 == 1 {
            style = style.add_modifier(*modifier);
        }
    }
    style
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        (0..12_u16, 2..12_u16, -5..6_i16).prop_map(|(top, rows, up)| Change::Move { top, rows, up }),
        (1..20_u16, -3..4_i16).prop_map(|(left, up)| Change::Beside { left, up }),
        (0..40_u16, 0..12_u16, "[a-d é日本●▌]{0,12}", any::<u8>())
            .prop_map(|(x, y, text, style)| Change::Text { x, y, text, style }),
        any::<u16>().prop_map(|seed| Change::Fill { seed }),
        proptest::option::of((0..40_u16, 0..12_u16)).prop_map(Change::Point),
    ]
}

fn line(y: u16, seed: u16, width: u16) -> String {
    let word = format!("regel {} {} ", u32::from(y) * 7 + u32::from(seed), seed % 13);
    let length = (usize::from(y) * 5 + usize::from(seed)) % (usize::from(width) + 1);
    word.repeat(6).chars().take(length).collect()
}

/// The screen after a change.
fn apply(screen: &Buffer, change: &Change) -> Buffer {
    let (width, height) = (screen.area.width, screen.area.height);
    let mut next = screen.clone();
    let mut moved = |top: u16, bottom: u16, left: u16, up: i16| {
        for y in top..bottom {
            let from = i32::from(y) + i32::from(up);
            for x in left..width {
                let inside = (i32::from(top)..i32::from(bottom)).contains(&from);
                next[(x, y)] = if inside { screen[(x, from as u16)].clone() } else { Cell::default() };
            }
            if !(i32::from(top)..i32::from(bottom)).contains(&from) {
                next.set_stringn(
                    left,
                    y,
                    line(y, from as u16, width),
                    usize::from(width - left),
                    Style::new(),
                );
            }
        }
    };
    match change {
        Change::Move { top, rows, up } => moved((*top).min(height), (top + rows).min(height), 0, *up),
        Change::Beside { left, up } => moved(0, height, (*left).min(width), *up),
        Change::Text { x, y, text, style: number } => {
            if *x < width && *y < height {
                next.set_stringn(*x, *y, text, usize::from(width - x), style(*number));
            }
        }
        Change::Fill { seed } => {
            next.reset();
            for y in 0..height {
                next.set_stringn(0, y, line(y, *seed, width), usize::from(width), style((*seed % 256) as u8));
            }
        }
        Change::Point(_) => {}
    }
    next
}

/// What ratatui would hand to a backend, in its order.
fn draw(wire: &mut Wire, before: &Buffer, after: &Buffer) {
    for (x, y, cell) in before.diff(after) {
        wire.put(x, y, cell);
    }
}

fn colour(colour: Color) -> vt100::Color {
    match colour {
        Color::Red => vt100::Color::Idx(1),
        Color::LightBlue => vt100::Color::Idx(12),
        Color::Indexed(n) => vt100::Color::Idx(n),
        Color::Rgb(r, g, b) => vt100::Color::Rgb(r, g, b),
        _ => vt100::Color::Default,
    }
}

/// Whether a terminal shows a screen: letters, colours and attributes.
fn compare(terminal: &vt100::Screen, screen: &Buffer) -> Result<(), String> {
    for y in 0..screen.area.height {
        let mut skip = 0;
        for x in 0..screen.area.width {
            if skip > 0 {
                skip -= 1;
                continue;
            }
            let wanted = &screen[(x, y)];
            let Some(cell) = terminal.cell(y, x) else { return Err(format!("no cell at {x},{y}")) };
            let shown = if cell.contents().is_empty() { " " } else { cell.contents() };
            skip = unicode_width::UnicodeWidthStr::width(wanted.symbol()).saturating_sub(1);
            let same = shown == wanted.symbol()
                && cell.bgcolor() == colour(wanted.bg)
                && (shown == " " || cell.fgcolor() == colour(wanted.fg))
                && cell.bold() == wanted.modifier.contains(Modifier::BOLD)
                && cell.inverse() == wanted.modifier.contains(Modifier::REVERSED)
                && cell.underline() == wanted.modifier.contains(Modifier::UNDERLINED)
                && cell.italic() == wanted.modifier.contains(Modifier::ITALIC);
            if !same {
                return Err(format!("at {x},{y}: {shown:?} {:?}, wanted {wanted:?}", cell.fgcolor()));
            }
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn the_terminal_shows_what_was_drawn(
        width in 1..40_u16,
        height in 1..12_u16,
        changes in proptest::collection::vec(change(), 1..14),
    ) {
        let mut wire = Wire::new(width, height);
        let size = (NonZeroU16::new(height).expect("rows"), NonZeroU16::new(width).expect("columns"));
        let mut terminal = vt100::Parser::new(size.0, size.1, 0);
        let mut screen = Buffer::empty(Rect::new(0, 0, width, height));
        let mut target = None;
        for change in &changes {
            let next = well_formed(&apply(&screen, change));
            draw(&mut wire, &screen, &next);
            if let Change::Point(to) = change {
                target = to.map(|(x, y)| Position::new(x.min(width - 1), y.min(height - 1)));
            }
            wire.point(target);
            let bytes = wire.frame();
            terminal.process(&bytes);
            let shown = compare(terminal.screen(), &next);
            prop_assert!(shown.is_ok(), "{shown:?} after {change:?}: {}", String::from_utf8_lossy(&bytes).escape_debug());
            prop_assert_eq!(terminal.screen().hide_cursor(), target.is_none());
            if let Some(at) = target {
                prop_assert_eq!(terminal.screen().cursor_position(), (at.y, at.x));
            }
            screen = next;
        }
    }
}

/// No wide letter that is cut, none followed by anything but a blank: what ratatui's widgets draw.
fn well_formed(screen: &Buffer) -> Buffer {
    let mut out = screen.clone();
    let wide = |cell: &Cell| unicode_width::UnicodeWidthStr::width(cell.symbol()) > 1;
    for y in 0..out.area.height {
        for x in 0..out.area.width {
            if wide(&out[(x, y)]) {
                if x + 1 < out.area.width {
                    out[(x + 1, y)] = Cell::default();
                } else {
                    out[(x, y)] = Cell::default();
                }
            }
        }
    }
    out
}
