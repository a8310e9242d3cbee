//! Whatever screens and sizes follow one another, a terminal that reads the bytes of the wire shows them
//! exactly: letters, colours, attributes and cursor, on two emulators that know nothing of one another.

#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]
#![cfg(target_os = "linux")]

#[path = "support/pty.rs"]
mod pty;

use std::fs::File;
use std::io::Write;
use std::num::NonZeroU16;
use std::path::PathBuf;
use std::process::Command;
use std::time::Instant;

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
    /// Another size of the terminal, and all new.
    Resize { width: u16, height: u16, seed: u16 },
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
        (1..40_u16, 1..12_u16, any::<u16>()).prop_map(|(width, height, seed)| Change::Resize {
            width,
            height,
            seed
        }),
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
        Change::Fill { seed } | Change::Resize { seed, .. } => {
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

/// Draws one screen after the other, as the program does.
struct Player {
    wire: Wire,
    screen: Buffer,
    target: Option<Position>,
}

impl Player {
    fn new((width, height): (u16, u16)) -> Self {
        let screen = Buffer::empty(Rect::new(0, 0, width, height));
        Self { wire: Wire::new(width, height), screen, target: None }
    }

    /// The bytes of the frame after a change. A new size comes before them.
    fn frame(&mut self, change: &Change) -> Vec<u8> {
        if let Change::Resize { width, height, .. } = change {
            *self = Self::new((*width, *height));
        }
        let next = well_formed(&apply(&self.screen, change));
        draw(&mut self.wire, &self.screen, &next);
        if let Change::Point(to) = change {
            let (right, bottom) = (self.screen.area.width - 1, self.screen.area.height - 1);
            self.target = to.map(|(x, y)| Position::new(x.min(right), y.min(bottom)));
        }
        self.wire.point(self.target);
        self.screen = next;
        self.wire.frame()
    }
}

fn size(width: u16, height: u16) -> (NonZeroU16, NonZeroU16) {
    (NonZeroU16::new(height).unwrap(), NonZeroU16::new(width).unwrap())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn the_terminal_shows_what_was_drawn(
        width in 1..40_u16,
        height in 1..12_u16,
        changes in proptest::collection::vec(change(), 1..14),
    ) {
        let mut player = Player::new((width, height));
        let (rows, columns) = size(width, height);
        let mut terminal = vt100::Parser::new(rows, columns, 0);
        for change in &changes {
            if let Change::Resize { width, height, .. } = change {
                let (rows, columns) = size(*width, *height);
                terminal.screen_mut().set_size(rows, columns);
            }
            let bytes = player.frame(change);
            terminal.process(&bytes);
            let shown = compare(terminal.screen(), &player.screen);
            prop_assert!(shown.is_ok(), "{shown:?} after {change:?}: {}", String::from_utf8_lossy(&bytes).escape_debug());
            prop_assert_eq!(terminal.screen().hide_cursor(), player.target.is_none());
            if let Some(at) = player.target {
                prop_assert_eq!(terminal.screen().cursor_position(), (at.y, at.x));
            }
        }
    }
}

/// A tmux of our own, with one pane that shows what is written into a pipe.
struct Tmux {
    home: PathBuf,
    pipe: File,
    frames: usize,
}

impl Tmux {
    fn start() -> Self {
        let home = pty::folder("replay");
        let pipe = home.join("pipe");
        assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        let shown = format!("stty raw -echo; exec cat {}", pipe.display());
        let mut tmux =
            Self { home, pipe: File::options().read(true).write(true).open(&pipe).unwrap(), frames: 0 };
        tmux.run(&["-f", "/dev/null", "new-session", "-d", "-x", "40", "-y", "12", &shown]);
        tmux.run(&["set", "-g", "status", "off"]);
        // The settings of the pane's line are made before anything is sent through it.
        tmux.show(b"");
        tmux
    }

    fn run(&self, arguments: &[&str]) -> String {
        let mut tmux = Command::new("tmux");
        let output = tmux.arg("-u").arg("-S").arg(self.home.join("socket")).args(arguments).output().unwrap();
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    /// Sends bytes; the cursor (`x y shown`) and the rows with their attributes, once all are read.
    fn show(&mut self, bytes: &[u8]) -> (String, String) {
        // A title tells when all before it was read.
        self.frames += 1;
        self.pipe.write_all(bytes).unwrap();
        self.pipe.write_all(format!("\x1b]2;frame {}\x07", self.frames).as_bytes()).unwrap();
        let start = Instant::now();
        loop {
            let asked = "#{pane_title};#{cursor_x} #{cursor_y} #{cursor_flag}";
            let told = self.run(&["display", "-p", asked, ";", "capture-pane", "-e", "-N", "-p"]);
            let (first, rows) = told.split_once('\n').unwrap();
            let (title, cursor) = first.rsplit_once(';').unwrap();
            if title == format!("frame {}", self.frames) {
                return (cursor.to_owned(), rows.to_owned());
            }
            assert!(start.elapsed() < pty::PATIENCE, "tmux shows nothing: {told}");
        }
    }
}

impl Drop for Tmux {
    fn drop(&mut self) {
        drop(pty::AtLast::tmux(&self.home.join("socket")));
        let _ = std::fs::remove_dir_all(&self.home);
    }
}

#[test]
fn tmux_shows_what_was_drawn() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;
    if !pty::has("tmux") {
        return;
    }
    let mut tmux = Tmux::start();
    // The same sequences every time; the other emulator gets new ones.
    let mut runner = TestRunner::deterministic();
    let sequences = proptest::collection::vec(change(), 4..14);
    for sequence in 0..60 {
        let changes = sequences.new_tree(&mut runner).unwrap().current();
        let begin = Change::Resize { width: 40, height: 12, seed: sequence };
        let mut player = Player::new((40, 12));
        for change in std::iter::once(&begin).chain(&changes) {
            if let Change::Resize { width, height, .. } = change {
                tmux.run(&["resize-window", "-x", &width.to_string(), "-y", &height.to_string()]);
            }
            let bytes = player.frame(change);
            let (cursor, rows) = tmux.show(&bytes);
            let area = player.screen.area;
            let (height, width) = size(area.width, area.height);
            // Only to tell attributes from letters: where they stand tmux has decided.
            let mut read = vt100::Parser::new(height, width, 0);
            read.process(rows.trim_end_matches('\n').replace('\n', "\r\n").as_bytes());
            let sent = String::from_utf8_lossy(&bytes).escape_debug().to_string();
            let shown = compare(read.screen(), &player.screen);
            assert!(shown.is_ok(), "{shown:?} in {sequence} after {change:?}: {sent}\n{rows}");
            match player.target {
                Some(at) => assert_eq!(
                    cursor,
                    format!("{} {} 1", at.x, at.y),
                    "in {sequence} after {change:?}: {sent}"
                ),
                None => assert!(cursor.ends_with(" 0"), "in {sequence} after {change:?}: {cursor}"),
            }
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
