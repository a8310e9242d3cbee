//! Key strings → screens, at several sizes.

#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

mod support;

use support::{press, reader, screen, screen_and_cursor};

fn after(keys: &str, width: u16, height: u16) -> String {
    let mut app = reader(width, height);
    press(&mut app, keys);
    screen(&app, width, height)
}

#[test]
fn from_a_reference_to_the_answer_and_back() {
    let shown = after(":1.3/sp/12\na", 80, 24);
    assert!(shown.starts_with("1.3 › antwoord 1 van"), "{shown}");
    assert!(shown.contains("▌ Ten slotte zijn de leden van de SP-fractie"), "{shown}");
    let mut app = reader(80, 24);
    press(&mut app, ":1.3/sp/3\n");
    let before = screen(&app, 80, 24);
    press(&mut app, "aa");
    assert_eq!(before.lines().next(), screen(&app, 80, 24).lines().next());
}

#[test]
fn an_open_question_says_so() {
    let shown = after(":1.1/sp/14\na", 80, 24);
    assert!(
        shown.contains("geen antwoord gevonden; 15 vragen van deze fractie hier zijn onbeantwoord"),
        "{shown}"
    );
}

#[test]
fn the_finder_narrows_and_opens() {
    let shown = after("fsp grensbewaking", 80, 24);
    assert!(shown.contains("SP · 'grensbewaking'") && shown.contains("> "), "{shown}");
    let shown = after("fsp grensbewaking\n", 80, 24);
    assert!(shown.starts_with("1.1 › SP › vraag 11 van 16"), "{shown}");
}

#[test]
fn a_question_is_found_by_the_words_of_its_answer() {
    let shown = after("fsp ebtl\n", 80, 24);
    assert!(shown.starts_with("1.3 › SP › vraag 12 van"), "{shown}");
}

#[test]
fn all_text_is_searched_by_words_also_outside_questions() {
    let shown = after("s\"met belangstelling", 100, 24);
    assert!(shown.contains("¶ line/"), "what stands around questions is found as well: {shown}");
    let opened = after("s\"met belangstelling\n", 100, 24);
    assert!(opened.lines().next().unwrap().contains("regel "), "{opened}");
    assert!(after("sjqxz", 80, 24).contains("niets gevonden voor 'jqxz'"));
}

#[test]
fn hits_are_walked_through_and_queries_come_back() {
    let mut app = reader(80, 24);
    press(&mut app, "sfrontex\n");
    let first = app.item();
    press(&mut app, "n");
    assert!(app.item() != first && app.message().starts_with("treffer 2 van"), "{}", app.message());
    press(&mut app, "N");
    assert_eq!(app.item(), first);
    press(&mut app, "N");
    assert!(app.message().contains("eerste treffer"), "{}", app.message());
    press(&mut app, "sebtl\ns");
    for query in ["ebtl", "frontex", "frontex"] {
        app.press(dossier::key::Key::Up);
        app.catch_up();
        assert!(screen(&app, 80, 24).starts_with(&format!("alle tekst: {query}\n")));
    }
    app.press(dossier::key::Key::F(2));
    assert!(screen(&app, 80, 24).starts_with("alle tekst:\n"), "the only part is left out");
}

#[test]
fn the_last_finder_opens_again_where_it_was() {
    let mut app = reader(80, 24);
    press(&mut app, "ssubsidie");
    app.press(dossier::key::Key::Down);
    let before = screen(&app, 80, 24);
    press(&mut app, "\n;");
    assert_eq!(before, screen(&app, 80, 24));
    assert!(after(";", 80, 24).contains("nog niets gezocht"));
}

#[test]
fn places_visited_are_listed() {
    let shown = after(":1.3/sp/3\n:1.4/cda/2\no", 80, 24);
    let rows: Vec<&str> = shown.lines().skip(2).take(2).collect();
    assert!(rows[0].contains("1.4/CDA/2") && rows[1].contains("1.3/SP/3"), "{shown}");
}

#[test]
fn a_faction_that_only_took_note_stands_in_the_tree() {
    let shown = after("", 80, 24);
    assert!(shown.contains(" CDA 0"), "{shown}");
}

#[test]
fn what_came_nearest_to_an_open_question_is_one_key_further() {
    let mut app = reader(100, 24);
    press(&mut app, "U");
    let mut tries = 0;
    while !{
        press(&mut app, "a");
        screen(&app, 100, 24).contains("a: wat het dichtstbij komt")
    } {
        press(&mut app, "U");
        tries += 1;
        assert!(tries < 60, "no open question has a runner-up");
    }
    press(&mut app, "a");
    assert!(screen(&app, 100, 24).contains("niet gekoppeld, wel het dichtstbij: "));
    press(&mut app, "a");
    assert!(screen(&app, 100, 24).lines().next().unwrap().ends_with("onbeantwoord"));
}

#[test]
fn a_text_without_structure_can_be_walked() {
    let text = "Eerste hoofdstuk\n\nDit is een tekst over dijken.\n\nTweede hoofdstuk\n\nEn dit gaat over sluizen.\n";
    let mut app = support::reader_of(text.as_bytes(), 80, 24);
    assert!(screen(&app, 80, 24).contains("dijken"));
    press(&mut app, "ssluizen\n");
    let shown = screen(&app, 80, 24);
    assert!(shown.starts_with("p. 1 › regel 7 van 7"), "{shown}");
    press(&mut app, "J");
    assert!(screen(&app, 80, 24).contains("geen vragen gevonden"));
}

#[test]
fn a_key_kept_for_later_does_nothing_and_says_so() {
    for key in ["v", "&", "m", "'", "e", "c", "y"] {
        assert!(after(key, 80, 24).contains("doet nog niets"), "{key}");
        assert!(!after("?", 120, 60).lines().any(|l| l.starts_with(&format!("  {key}  "))), "{key}");
    }
}

#[test]
fn enter_follows_a_reference_and_back() {
    let mut app = reader(100, 24);
    press(&mut app, ":1.2/answer/16\n");
    let before = screen(&app, 100, 24);
    press(&mut app, "\n");
    let there = screen(&app, 100, 24);
    assert!(there.contains("gevolgd: 'pagina 16'"), "{there}");
    assert!(there.contains("▌ Wat betreft de aantallen vluchtelingen"), "{there}");
    press(&mut app, "H");
    assert_eq!(before.lines().next(), screen(&app, 100, 24).lines().next());
}

#[test]
fn back_and_forward_keep_the_place() {
    let mut app = reader(80, 24);
    press(&mut app, "}}jjj");
    let before = screen(&app, 80, 24);
    press(&mut app, "UH");
    let back = screen(&app, 80, 24);
    assert_eq!(before.lines().next(), back.lines().next());
    // The text is where it was; the tree keeps what was unfolded since.
    let text = |shown: &str| {
        shown.lines().skip(1).take(20).map(|l| l.chars().skip(26).collect::<String>()).collect::<Vec<_>>()
    };
    assert_eq!(text(&before), text(&back));
}

#[test]
fn help_runs_what_it_lists() {
    let shown = after("?onbeantw\n", 80, 24);
    assert!(shown.lines().next().is_some_and(|l| l.ends_with("onbeantwoord")), "{shown}");
}

#[test]
fn side_by_side_when_wide_and_one_pane_when_narrow() {
    let wide = after(":1.3/sp/3\n", 140, 40);
    assert!(wide.contains("▌ Met betrekking tot de vraag naar de"), "{wide}");
    let narrow = after("", 40, 10);
    assert!(!narrow.contains("▸") && narrow.lines().count() == 10, "{narrow}");
    assert!(after("\t", 40, 10).contains('▾'));
}

#[test]
fn the_text_follows_where_the_selection_rests() {
    let mut app = reader(80, 24);
    press(&mut app, ":1.3/sp/3\n\t");
    let text = |app: &dossier::app::App| -> Vec<String> {
        screen(app, 80, 24).lines().map(|line| line.chars().skip(22).collect()).collect()
    };
    let before = text(&app);
    for key in ['k', 'k', 'k', 'k'] {
        app.press(dossier::key::Key::Char(key));
    }
    assert!(app.is_ahead());
    assert_eq!(text(&app), before);
    app.catch_up();
    assert!(!app.is_ahead());
    assert_ne!(text(&app), before);
    // Any other key finds text and selection together.
    app.press(dossier::key::Key::Char('k'));
    app.press(dossier::key::Key::Tab);
    assert!(!app.is_ahead());
    assert!(screen(&app, 80, 24).starts_with("1.3 › CDA"), "{}", screen(&app, 80, 24));
}

#[test]
fn back_at_the_old_size_the_screen_is_as_it_was() {
    let sizes = [(1, 1), (200, 60), (13, 3), (120, 40), (40, 10), (79, 24), (131, 7), (80, 60), (22, 50)];
    for keys in ["", ":1.3/sp/9\n", ":1.3/sp/3\naddd", "\tjjjjj", ":1.2/sp/9\nz", ":1.1/pvv/2\njjjjjjjjjjj"] {
        let mut app = reader(80, 24);
        press(&mut app, keys);
        let before = screen_and_cursor(&app, 80, 24);
        for (round, (width, height)) in sizes.into_iter().chain(sizes.into_iter().rev()).enumerate() {
            app.resize(width, height);
            if round % 3 == 0 {
                app.resize(80, 24);
                assert_eq!(screen_and_cursor(&app, 80, 24), before, "{keys:?} after {width}×{height}");
            }
        }
    }
}

#[test]
fn drawing_twice_is_drawing_once() {
    let mut app = reader(100, 30);
    press(&mut app, "U");
    assert_eq!(screen(&app, 100, 30), screen(&app, 100, 30));
}

/// Any keys at any size: no panic, and the screen is always whole.
#[test]
fn random_keys() {
    let letters: Vec<char> = "aJKU}{jkdu bgGhlt\tzHL-/nNfs;o:?rx1359\n\u{1b}\u{1b}é".chars().collect();
    let mut seed = 7_u64;
    let mut app = reader(80, 24);
    for _ in 0..6000 {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        let roll = (seed >> 33) as usize;
        press(&mut app, &letters[roll % letters.len()].to_string());
        if roll.is_multiple_of(97) {
            let (width, height) = ([1, 40, 80, 130, 200][roll / 97 % 5], [1, 2, 10, 24, 60][roll / 500 % 5]);
            app.resize(width, height);
            assert_eq!(screen(&app, width, height).lines().count(), usize::from(height));
        }
    }
}

#[test]
fn why_a_question_has_its_links_is_one_key_away() {
    let shown = after(":1.3/sp/12\nw", 80, 24);
    assert!(shown.contains("1.3/SP/12: beantwoord") && shown.contains("zekerheid 0,"), "{shown}");
    let open = after(":1.1/sp/14\nw", 60, 20);
    assert!(open.contains("onbeantwoord") && open.contains("Gezocht: "), "{open}");
    assert!(open.contains("Kwam het dichtst bij"), "{open}");
    assert_eq!(after(":1.3/sp/12\n", 80, 24), after(":1.3/sp/12\nwq", 80, 24));
}
