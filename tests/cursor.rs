//! Speech and braille follow the hardware cursor: in every state it is on what is selected, or behind what
//! is being typed; and nothing is told by colour alone.

#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

mod support;

use dossier::app::App;
use dossier::draw::draw;
use dossier::key::Key;
use ratatui::Terminal;
use ratatui::backend::{Backend, TestBackend};
use ratatui::style::{Color, Modifier};
use support::{press, reader, reader_of};

const SIZES: [(u16, u16); 4] = [(40, 10), (80, 24), (120, 40), (180, 50)];

fn drawn(app: &App, (width, height): (u16, u16)) -> Terminal<TestBackend> {
    let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
    terminal.draw(|frame| draw(app, frame)).unwrap();
    terminal
}

/// The row the cursor is on, from the cursor's column on, and its style there; the cursor must be shown.
fn at_cursor(app: &App, size: (u16, u16)) -> (String, Modifier, (u16, u16)) {
    let mut terminal = drawn(app, size);
    let shown = format!("{:?}", terminal.backend());
    assert!(shown.contains("cursor: true"), "hidden at {size:?}");
    let at = terminal.backend_mut().get_cursor_position().unwrap();
    let buffer = terminal.backend().buffer();
    let row = (at.x..size.0).map(|x| buffer[(x, at.y)].symbol()).collect();
    (row, buffer[(at.x, at.y)].modifier, (at.x, at.y))
}

#[test]
fn on_the_selection_in_every_state() {
    for size in SIZES {
        // What is typed, what stands at the cursor, and whether it is a selected row of a list.
        for (keys, wanted, reversed) in [
            (":1.3/sp/3\n", "▌", false),
            (":1.3/sp/3\na", "▌", false),
            (":1.3/sp/3\nz", "▌", false),
            (":1.3/sp/3\n\t", "", true),
            (":1.3/sp/3\n\tjj", "", true),
            (":1.3/sp/3\n\tt", "", true),
            ("f", "", false),
            ("fkustwacht", "", false),
            ("fkustwacht↓", "> ", true),
            ("fkustwacht↓↓x", "", false),
            ("skustwacht↓↓", "> ", true),
            (":1.3/sp", "", false),
            ("?", "", false),
            ("?↓↓↓", "> ", true),
            ("JJo↓", "> ", true),
            (":1.3/sp/3\nw", "1.3/SP/3", false),
            ("/kustwacht", "", false),
            (":1.3/sp/3\nv", "14", true),
            (":1.3/sp/3\nvGt", "74", true),
        ] {
            let mut app = reader(size.0, size.1);
            for c in keys.chars() {
                match c {
                    '↓' => _ = app.press(Key::Down),
                    c => press(&mut app, &c.to_string()),
                }
            }
            let (row, style, at) = at_cursor(&app, size);
            assert!(row.starts_with(wanted), "{size:?} {keys:?} at {at:?}: {row:?}");
            assert_eq!(style.contains(Modifier::REVERSED), reversed, "{size:?} {keys:?} at {at:?}: {row:?}");
            if let Some(typed) = keys.strip_prefix('f').filter(|_| !reversed) {
                let typed = typed.replace('↓', "").chars().count() as u16;
                assert_eq!(at, ("zoek: ".len() as u16 + typed, 0), "{keys:?}");
            }
        }
    }
}

#[test]
fn never_hidden_on_any_document_and_size() {
    for text in
        ["", "Een regel.\n", "I. Vragen\n\n1. Pijler\n\nDe leden van de SP-fractie vragen of dit kan.\n"]
    {
        for size in [(1, 1), (2, 2), (3, 40), (200, 3), (80, 24)] {
            for keys in ["", "\t", "f", "?", "w", "o", "/x", "z", "v", "vGl", "\tjjjl"] {
                let mut app = reader_of(text.as_bytes(), size.0, size.1);
                press(&mut app, keys);
                at_cursor(&app, size);
            }
        }
    }
}

#[test]
fn without_colour_all_is_told_by_attributes() {
    let mut app = reader(80, 24);
    press(&mut app, ":1.3/sp/3\n/de");
    assert!(drawn(&app, (80, 24)).backend().buffer().content().iter().any(|c| c.fg != Color::Reset));
    let mut app = support::colourless(80, 24);
    for keys in [":1.3/sp/3\n", "/de\n", "\t", "f", "\u{1b}", "?", "\u{1b}", "v", "q", "w"] {
        press(&mut app, keys);
        let terminal = drawn(&app, (80, 24));
        let cells = terminal.backend().buffer().content();
        assert!(cells.iter().all(|c| c.fg == Color::Reset && c.bg == Color::Reset), "{keys:?}");
        assert!(cells.iter().any(|c| !c.modifier.is_empty()), "{keys:?}");
    }
}

/// While one types nothing is lit, for that costs the line; where the selection rests the words are.
#[test]
fn what_matched_is_lit_in_the_list_at_rest() {
    let lit = |app: &App| {
        let terminal = drawn(app, (100, 24));
        let buffer = terminal.backend().buffer();
        let cells = (2..24).flat_map(|y| (0..100).map(move |x| (x, y)));
        let lit = cells.filter(|at| buffer[*at].modifier.contains(Modifier::UNDERLINED));
        lit.map(|at| buffer[at].symbol()).collect::<String>()
    };
    let mut app = reader(100, 24);
    app.press(Key::Char('s'));
    for letter in "libische kustwacht".chars() {
        app.press(Key::Char(letter));
    }
    assert_eq!(lit(&app), "");
    app.catch_up();
    assert!(lit(&app).contains("Libischekustwacht"), "{}", lit(&app));
}
