//! What several tests share: a reader on a screen of text.

#![allow(unreachable_pub, dead_code, reason = "each test uses a part")]

use dossier::app::App;
use dossier::draw::draw;
use dossier::key::Key;
use dossier::link::{lay_over, link};
use dossier::place::Place;
use dossier::read::read;
use dossier::theme::Theme;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

/// The built-in dossier in a reader.
pub fn reader(width: u16, height: u16) -> App {
    themed(width, height, Theme::default())
}

/// The same where colours are not wanted.
pub fn colourless(width: u16, height: u16) -> App {
    themed(width, height, Theme::plain())
}

fn themed(width: u16, height: u16, theme: Theme) -> App {
    let mut dossier = read(include_bytes!("../../data/kst-19637-2395.txt"), "kst-19637-2395");
    dossier.title = "Integrale migratieagenda".into();
    let links = link(&dossier);
    App::new(dossier, links, (width, height), &Place::default(), theme)
}

/// The built-in dossier in a reader as the program opens it: with its title, and with the links checked by hand.
pub fn built_in(width: u16, height: u16) -> App {
    built_in_at(width, height, &Place::default())
}

/// As [`built_in`], where one was.
pub fn built_in_at(width: u16, height: u16, place: &Place) -> App {
    let mut dossier = read(include_bytes!("../../data/kst-19637-2395.txt"), "kst-19637-2395");
    dossier.title = "Integrale migratieagenda (Kamerstuk 19 637, nr. 2395)".into();
    let mut links = link(&dossier);
    lay_over(&dossier, &mut links, include_str!("../../data/kst-19637-2395.links.tsv"));
    App::new(dossier, links, (width, height), place, Theme::default())
}

/// Any text in a reader.
pub fn reader_of(text: &[u8], width: u16, height: u16) -> App {
    let dossier = read(text, "text");
    let links = link(&dossier);
    App::new(dossier, links, (width, height), &Place::default(), Theme::default())
}

/// Types a text, letter by letter, and rests; `\n` is Enter, `\u{1b}` Esc, `\t` Tab.
pub fn press(app: &mut App, keys: &str) {
    for c in keys.chars() {
        app.press(match c {
            '\n' => Key::Enter,
            '\t' => Key::Tab,
            '\u{1b}' => Key::Esc,
            c => Key::Char(c),
        });
    }
    app.catch_up();
}

/// The screen as lines of text, and below them where the cursor is.
pub fn screen_and_cursor(app: &App, width: u16, height: u16) -> String {
    let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
    terminal.draw(|frame| draw(app, frame)).unwrap();
    let at = terminal.backend().cursor_visible().then(|| terminal.get_cursor_position().unwrap());
    format!("{}{:?}\n", screen(app, width, height), at.map(|at| (at.x, at.y)))
}

/// The screen as lines of text.
pub fn screen(app: &App, width: u16, height: u16) -> String {
    let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
    terminal.draw(|frame| draw(app, frame)).unwrap();
    let buffer = terminal.backend().buffer();
    let rows = (0..height).map(|y| {
        let row: String = (0..width).map(|x| buffer[(x, y)].symbol()).collect();
        format!("{}\n", row.trim_end())
    });
    rows.collect()
}
