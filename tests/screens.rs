//! Key strings → screens, at several sizes.

#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

mod support;

use dossier::find::Index;
use support::{press, reader, reader_of, screen, screen_and_cursor};

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
    // As many as the tree counts: which they are is for the tests of the links.
    let open = shown.split(" SP 16 ○").nth(1).and_then(|rest| rest.split_whitespace().next()).unwrap();
    let says = format!("geen antwoord gevonden; {open} vragen van deze fractie hier zijn onbeantwoord");
    assert!(shown.contains(&says), "{shown}");
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
    // Only the reply has the abbreviation; the same sentences of it answer two questions.
    let shown = after("fsp ebtl\n", 80, 24);
    assert!((12..=13).any(|nth| shown.starts_with(&format!("1.3 › SP › vraag {nth} van"))), "{shown}");
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
fn what_is_said_elsewhere_in_the_reply_is_followed_or_told_as_unknown() {
    let text = |words: &str| {
        format!(
            "I. Vragen en opmerkingen vanuit de fracties\n\nDe leden van de SP-fractie vragen naar de sluis. Waar leven \
             otters?\n\nII. Reactie van de Minister\n\nMet betrekking tot de sluis geldt dat het herstel geld \
             kost.\n\nTen aanzien van otters: die leven {words}.\n"
        )
    };
    for (words, told) in [
        ("in de hierboven genoemde sluis", "gevolgd: 'hierboven'"),
        ("zoals hierboven over vleermuizen is gezegd", "blijkt niet uit de woorden eromheen"),
        ("in burchten. De hierboven genoemde burchten zijn diep", "eerder in dit antwoord zelf"),
    ] {
        let mut app = reader_of(text(words).as_bytes(), 120, 40);
        press(&mut app, ":SP/2\na\n");
        let shown = screen(&app, 120, 40);
        assert!(shown.contains(told), "{words}\n{shown}");
    }
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
fn enter_follows_a_reference_and_back() {
    let mut app = reader(100, 24);
    press(&mut app, ":1.2/answer/16\n");
    let before = screen(&app, 100, 24);
    press(&mut app, "\n");
    let window = screen(&app, 100, 24);
    assert!(window.contains("verwijst naar:") && window.contains("> 'pagina 16': p. "), "{window}");
    assert!(window.contains("'pijler 5'") && window.starts_with("1.2 › op 1.2/SP/13"), "{window}");
    press(&mut app, "\n");
    let there = screen(&app, 100, 24);
    assert!(there.contains("gevolgd: 'pagina 16'"), "{there}");
    assert!(there.contains("▌ Wat betreft de aantallen vluchtelingen"), "{there}");
    press(&mut app, "H");
    assert_eq!(before.lines().next(), screen(&app, 100, 24).lines().next());
    press(&mut app, "\nq");
    assert_eq!(before, screen(&app, 100, 24), "q closes the window");
}

#[test]
fn notes_and_abbreviations_stand_in_a_small_window_with_their_places() {
    let mut app = reader(100, 24);
    let note =
        app.dossier().footnotes.iter().find(|n| n.text.is_some() && n.cited.is_some()).unwrap().clone();
    let cited = note.cited.unwrap();
    let line = app.dossier().paragraph(cited.paragraph).line_at(cited.range.start);
    let question = app.dossier().question_ixs().find(|q| app.dossier().question(*q).lines.holds(line));
    let id = question.map(|q| app.dossier().question(q).id.clone());
    app.goto(&id.unwrap_or(format!("line/{line}"))).unwrap();
    press(&mut app, "\n");
    let shown = screen(&app, 100, 24);
    assert!(shown.contains(&format!("noot {}: ", note.number)), "{shown}");
    // An abbreviation: what it stands for, and all places that use it.
    let mut app = reader(100, 24);
    let short = app.dossier().abbreviations[0].short.clone();
    let using = app.dossier().question_ixs().find(|q| {
        let text = &app.dossier().question(*q).text;
        let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).collect();
        let others = app.dossier().abbreviations.iter().filter(|a| words.contains(&a.short.as_str())).count();
        words.contains(&short.as_str()) && others == 1 && !text.contains("agina")
    });
    let Some(using) = using else { return };
    let id = app.dossier().question(using).id.clone();
    app.goto(&id).unwrap();
    press(&mut app, "\n");
    let shown = screen(&app, 100, 24);
    assert!(shown.contains(&format!("{short} = ")) && shown.contains(&id), "{shown}");
}

#[test]
fn question_and_answer_one_above_the_other_and_scrolling_together() {
    let mut app = reader(80, 24);
    press(&mut app, ":1.3/sp/12\nx");
    let shown = screen(&app, 80, 24);
    let between = shown.lines().position(|l| l.contains("antwoord › 1.3/answer/")).unwrap();
    assert!((10..14).contains(&between), "{shown}");
    let marks: Vec<usize> = shown.lines().enumerate().filter(|(_, l)| l.contains('▌')).map(|l| l.0).collect();
    assert!(marks.first().unwrap() < &between && marks.last().unwrap() > &between, "both are seen: {shown}");
    // The question stays above also when one is at the answer.
    press(&mut app, "a");
    let answer = screen(&app, 80, 24);
    assert!(answer.lines().nth(between).unwrap().contains("› SP › vraag 12 van"), "{answer}");
    let halves = |app: &dossier::app::App| {
        let shown = screen(app, 80, 24);
        let rows: Vec<String> = shown.lines().map(str::to_owned).collect();
        (rows[1..between].to_vec(), rows[between + 1..23].to_vec())
    };
    let before = halves(&app);
    press(&mut app, "j");
    let one = halves(&app);
    assert!(one.0 == before.0 && one.1 != before.1, "only the answer");
    press(&mut app, "Xk");
    let both = halves(&app);
    assert!(both.0 != one.0 && both.1 != one.1, "both");
    press(&mut app, "x");
    assert!(!screen(&app, 80, 24).lines().nth(between).unwrap().contains("vraag 12 van"));
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
    for keys in [
        "",
        ":1.3/sp/9\n",
        ":1.3/sp/3\naddd",
        "\tjjjjj",
        ":1.2/sp/9\nz",
        ":1.1/pvv/2\njjjjjjjjjjj",
        "vG",
        "vtjjj",
    ] {
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
    for keys in
        ["U", "v", "e", "c", "ma'", "x", "sgrens", "&sp\n", "/migratie", "?", "w", ":1.2/answer/16\n\n"]
    {
        let mut app = reader(100, 30);
        press(&mut app, keys);
        let first = screen_and_cursor(&app, 100, 30);
        assert_eq!(first, screen_and_cursor(&app, 100, 30), "{keys}");
        // What is drawn depends on the app alone, not on how often it was.
        app.resize(40, 10);
        screen(&app, 40, 10);
        app.resize(100, 30);
        assert_eq!(first, screen_and_cursor(&app, 100, 30), "{keys}");
    }
}

/// Any keys at any size: no panic, and the screen is always whole.
#[test]
fn random_keys() {
    let letters: Vec<char> =
        "aJKU}{jkdu bgGhlt\tzvHL-/nNfs;o:?rxX&wm'ec!=y1359\n\u{1b}\u{1b}é".chars().collect();
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

#[test]
fn a_text_is_searched_as_the_finder_searches() {
    let start = || {
        let mut app = reader(80, 24);
        press(&mut app, ":1.1/sp/1\n");
        app
    };
    let before = screen(&start(), 80, 24);
    for (typed, told) in [
        // Words in any order, parts of them, a phrase, one that is not wanted, a typing error.
        ("landen grens", "treffer 1 van"),
        ("\"permanente oorlog\"", "treffer 1 van 2 · \"permanente oorlog\""),
        ("oorlogen", "'oorlogen'"),
        ("permanete", "≈ tikfout"),
        ("oorlog -terrorisme", "zonder 'terrorisme'"),
        ("xqzw", "niet gevonden in deze tekst"),
    ] {
        let mut app = start();
        press(&mut app, "/");
        press(&mut app, typed);
        assert!(app.message().contains(told), "{typed}: {}", app.message());
        press(&mut app, "\u{1b}");
        assert_eq!(screen(&app, 80, 24), before, "Esc goes back to where one was: {typed}");
    }
    let mut app = start();
    press(&mut app, "/migratie\n");
    let told = |app: &dossier::app::App| app.message().split(" · ").next().unwrap().to_owned();
    let first = told(&app);
    press(&mut app, "n");
    assert_ne!(told(&app), first);
    press(&mut app, "N");
    assert_eq!(told(&app), first);
    // In another text the same is looked for.
    press(&mut app, "}n");
    assert!(told(&app).starts_with("treffer 1 van"), "{}", app.message());
}

#[test]
fn the_tree_shows_where_hits_are_until_esc() {
    let mut app = reader(80, 24);
    press(&mut app, "sfrontex\n");
    let shown = screen(&app, 80, 24);
    assert!(
        shown.lines().any(|l| l.contains(" 48 ○") && l.contains(" *2"))
            && shown.lines().any(|l| l.contains(['○', '●']) && l.contains("* ")),
        "{shown}"
    );
    press(&mut app, "\u{1b}");
    assert!(!screen(&app, 80, 24).contains('*'));
    press(&mut app, "n");
    assert!(app.message().contains("nog niets gezocht"), "{}", app.message());
}

#[test]
fn only_what_fits_is_shown_and_the_sticky_line_says_so() {
    let mut app = reader(80, 24);
    press(&mut app, ":1.2/vvd/1\n&onbeantwoord sp\n");
    let shown = screen(&app, 80, 24);
    let sticky = shown.lines().next().unwrap().to_owned();
    assert!(
        sticky.starts_with("alleen onbeantwoord · SP (") && sticky.contains("› 1.1 › SP › vraag "),
        "{shown}"
    );
    let tree: Vec<&str> = shown.lines().skip(1).map(|line| line.get(..16).unwrap_or_default()).collect();
    assert!(!tree.iter().any(|row| row.contains("VVD") || row.contains('●')), "{shown}");
    // J and K walk through what is left, and so does the end.
    let mut seen = Vec::new();
    while !app.message().contains("dit is de laatste") {
        seen.extend(app.item());
        press(&mut app, "J");
    }
    let all = app.dossier().question_ixs().filter(|&q| {
        let is_sp = app.dossier().faction_name(app.dossier().question(q).faction) == "SP";
        is_sp && app.links().is_open(q)
    });
    let all: Vec<_> = all.map(dossier::item::Item::Question).collect();
    assert_eq!(seen, all);
    // What is gone to in spite of the limit is shown whole; the limit stands.
    press(&mut app, ":1.3/vvd/1\n");
    assert!(screen(&app, 80, 24).starts_with("alleen onbeantwoord · SP"));
    press(&mut app, "&");
    for _ in 0.."onbeantwoord sp".len() {
        app.press(dossier::key::Key::Backspace);
    }
    press(&mut app, "\n");
    let shown = screen(&app, 80, 24);
    assert!(shown.starts_with("1.3 › VVD") && shown.contains("VVD 2"), "{shown}");
}

#[test]
fn a_limit_leaves_the_questions_that_an_export_would() {
    for query in
        ["frontex", "sp frontex", "onbeantwoord van SP en CU", "p16", "1.3 -frontex", "\"het kabinet\" vvd"]
    {
        let mut app = reader(80, 24);
        let index = Index::new(app.dossier(), app.links());
        let (wanted, _) = index.questions(app.dossier(), app.links(), query);
        press(&mut app, &format!("&{query}\n"));
        let sticky = screen(&app, 80, 24);
        assert!(sticky.lines().next().unwrap().contains(&format!(" ({}) ›", wanted.len())), "{sticky}");
        while !app.message().contains("dit is de eerste") {
            press(&mut app, "K");
        }
        let mut seen = Vec::new();
        while !app.message().contains("dit is de laatste") {
            seen.extend(app.question());
            press(&mut app, "J");
        }
        assert_eq!(seen, wanted, "{query}");
    }
}

#[test]
fn a_limit_hides_paragraphs_and_says_where() {
    let mut app = reader(80, 24);
    press(&mut app, "&1.2 sp onbeantwoord\ngg");
    let shown = screen(&app, 80, 24);
    assert!(shown.lines().any(|line| line.trim_end().ends_with("  …")), "{shown}");
    let before = screen(&app, 80, 24);
    press(&mut app, "&sp xqzw\n");
    assert!(app.message().contains("er verandert niets"), "{}", app.message());
    press(&mut app, "&");
    press(&mut app, "\u{1b}");
    assert_eq!(screen(&app, 80, 24).lines().next(), before.lines().next());
}

/// Among very many items the letter is shown at once, and the list follows when no key waits.
#[test]
fn typing_does_not_wait_for_a_large_document() {
    let paragraphs = (0..21_000).map(|n| format!("De leden zien dijk{n} en de sluis.\n\n"));
    let mut app = support::reader_of(paragraphs.collect::<String>().as_bytes(), 80, 24);
    press(&mut app, "s");
    assert!(app.make_ready() || !app.is_unready());
    press(&mut app, "dijk2000");
    assert!(app.is_unready(), "nothing was searched yet");
    let typed = screen(&app, 80, 24);
    assert!(typed.starts_with("alle tekst: dijk2000") && !typed.contains("dijk2000 en"), "{typed}");
    assert!(app.make_ready() && !app.is_unready());
    assert!(screen(&app, 80, 24).contains("dijk2000 en"));
    // Enter right behind a letter opens what fits all letters.
    press(&mut app, "7\n");
    assert!(app.words().contains("dijk20007"), "{}", app.words());
}

#[test]
fn the_overview_counts_and_tells_the_selected_cell() {
    let shown = after(":1.3/sp/3\nv", 80, 24);
    let rows: Vec<&str> = shown.lines().collect();
    assert_eq!(rows.len(), 24);
    for name in ["VVD", "PVV", "CDA", "D66", "GroenLinks", "SP", "totaal"] {
        assert!(rows[1].contains(name), "{name}: {shown}");
    }
    for pillar in ["1 ", "1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "totaal"] {
        assert!(rows.iter().any(|row| row.starts_with(pillar)), "{pillar}: {shown}");
    }
    assert!(rows[22].starts_with("○ onbeantwoord  ◐ deels"), "{shown}");
    assert!(rows[23].starts_with("1.3 · SP: 14 vragen"), "{shown}");
    let moved = |keys: &str| after(&format!(":1.3/sp/3\nv{keys}"), 80, 24).lines().last().unwrap().to_owned();
    assert!(moved("k").starts_with("1.2 · SP: 21 vragen, "), "{}", moved("k"));
    assert!(moved("h").starts_with("1.3 · GroenLinks: geen inbreng"), "{}", moved("h"));
    assert!(moved("ll").starts_with("1.3 · alle fracties: 19 vragen"), "{}", moved("ll"));
    assert!(moved("G").starts_with("alle pijlers · SP: 74 vragen"), "{}", moved("G"));
    assert!(moved("2k").starts_with("1.1 · SP: 16 vragen"), "{}", moved("2k"));
    assert!(moved("gl").starts_with("1 · ChristenUnie: wel een inbreng, geen vragen"), "{}", moved("gl"));
    assert!(moved("Gll").starts_with("alles: 162 vragen"), "{}", moved("Gll"));
    assert!(moved("tj").starts_with("1.3 · ChristenUnie"), "rows are factions now: {}", moved("tj"));
}

#[test]
fn the_overview_fits_narrow_and_wide_screens() {
    let narrow = after(":1.3/sp/3\nv", 40, 10);
    assert!(narrow.contains("SP") && narrow.contains("\n1.3") && !narrow.contains("VVD"), "{narrow}");
    assert!(narrow.contains("○ open ◐ deels → verw. ◇ nota & samen\n1.3 · SP: 14 vragen"), "{narrow}");
    let wide = after(":1.3/sp/3\nv", 120, 40);
    assert!(wide.contains("\n1.1 Voorkomen van irreguliere migratie  "), "{wide}");
    assert!(wide.contains("ChristenUnie  totaal"), "{wide}");
}

#[test]
fn a_cell_of_the_overview_opens_and_esc_leaves_all_as_it_was() {
    let before = after(":1.3/sp/3\n", 80, 24);
    for keys in ["v\u{1b}", "vv", "vjlq", "vt\u{1b}"] {
        assert_eq!(after(&format!(":1.3/sp/3\n{keys}"), 80, 24), before, "{keys:?}");
    }
    let mut app = reader(80, 24);
    press(&mut app, ":1.3/sp/3\nvk\n");
    assert!(screen(&app, 80, 24).starts_with("1.2 › SP › vraag 1 van 21"), "{}", screen(&app, 80, 24));
    press(&mut app, "H");
    assert_eq!(screen(&app, 80, 24).lines().next(), before.lines().next());
    assert!(after(":1.3/sp/3\nvkU", 80, 24).lines().next().unwrap().ends_with("onbeantwoord"));
    let none = after(":1.3/d66/1\nvU", 80, 24);
    assert!(none.lines().next().unwrap().ends_with("onbeantwoord"), "on to what is open: {none}");
    assert!(after(":1.3/sp/3\nvh\n", 80, 24).ends_with("hier zei deze fractie niets\n"));
    let spoken = after(":1.3/sp/3\nvgl\n", 80, 24);
    assert!(spoken.starts_with("1 › ChristenUnie › p. "), "{spoken}");
}

#[test]
fn the_overview_of_other_documents() {
    let members = include_bytes!("gold/inv-members.txt");
    let mut app = support::reader_of(members, 80, 24);
    press(&mut app, "v");
    let shown = screen(&app, 80, 24);
    assert!(shown.contains("\nGroep Yıldız") && shown.lines().nth(1).unwrap().ends_with("vragen"), "{shown}");
    press(&mut app, "G\n");
    assert!(screen(&app, 80, 24).contains("vraag 1 van 9"), "{}", screen(&app, 80, 24));
    let mut app = support::reader_of(b"Een tekst.\n", 80, 24);
    press(&mut app, "v");
    assert!(screen(&app, 80, 24).contains("geen vragen gevonden"));
}

#[test]
fn help_is_found_by_what_one_wants() {
    for (wish, key) in [
        ("kopiëren", "y"),
        ("citeren", "y"),
        ("terug", "H · Backspace"),
        ("bladwijzer", "m"),
        ("notities", "e"),
        ("filteren", "&"),
        ("stoppen", "Q"),
        ("onbeantwoorde", "U"),
        ("y", "y"),
    ] {
        let shown = after(&format!("?{wish}"), 100, 24);
        let first = shown.lines().nth(2).unwrap();
        assert!(first.starts_with(&format!("> {key} ")), "{wish}: {shown}");
    }
}

#[test]
fn the_tour_goes_through_the_real_keys_and_ends() {
    let mut app = support::built_in(80, 24);
    app.start_tour();
    let told = |app: &dossier::app::App| screen(app, 80, 24).lines().last().unwrap().to_owned();
    assert!(told(&app).starts_with("rondleiding 1/15 · J: "), "{}", told(&app));
    press(&mut app, "k");
    assert!(told(&app).starts_with("rondleiding 1/15"), "another key does what it does: {}", told(&app));
    for (nth, keys) in
        ["J", "a", "a", "U", "w", "q", "f", "sp grens\n", "H", "v", "\n", "\t", "?", "\n"].iter().enumerate()
    {
        press(&mut app, keys);
        assert!(told(&app).starts_with(&format!("rondleiding {}/15", nth + 2)), "{keys}: {}", told(&app));
        let width = unicode_width::UnicodeWidthStr::width(told(&app).as_str());
        assert!(width < 80 && !told(&app).contains('…'), "{}", told(&app));
    }
    assert!(told(&app).contains("q stopt"));
    assert_eq!(app.press(dossier::key::Key::Char('q')), dossier::app::Effect::Quit);
}

/// What matched stands in the row, also where it is far into the text or before the question.
#[test]
fn a_row_shows_what_matched() {
    let shown = after("ssp grens", 80, 24);
    let rows: Vec<&str> = shown.lines().skip(2).take_while(|line| line.contains('/')).collect();
    assert!(rows.len() >= 4, "{shown}");
    for row in rows {
        assert!(row.to_lowercase().contains("gren"), "{shown}");
    }
}

/// A key that was given to another action does that, whatever it was half of before; and the bottom line says so.
#[test]
fn keys_that_were_given_away_do_the_other_thing() {
    use dossier::key::Key;
    use dossier::keymap::{Action, Keymap};
    let mut app = reader(80, 24);
    let mut keys = Keymap::default();
    keys.bind(Action::NextOpen, vec![(Key::Char('g'), "g".to_owned())]);
    app.suit(keys, 0);
    assert!(screen(&app, 80, 24).lines().last().unwrap().contains("g open"));
    press(&mut app, "g");
    assert!(app.whereabouts().ends_with("onbeantwoord"), "{}", app.whereabouts());
}

#[test]
fn the_parts_of_a_reply_are_called_by_their_headings() {
    let text = include_str!("gold/inv-minister-2.txt");
    let shown = screen(&support::reader_of(text.as_bytes(), 120, 40), 120, 40);
    assert!(shown.contains("↳ 1. Stelsel, inkoop en bek"), "{shown}");
    assert!(shown.contains("↳ beantwoording"), "what stands before the first heading: {shown}");
}
