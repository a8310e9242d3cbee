//! Key strings → screens, at several sizes.

#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

mod support;

use support::{press, reader, screen};

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
        shown.contains("geen antwoord gevonden; 17 vragen van deze fractie hier zijn onbeantwoord"),
        "{shown}"
    );
}

#[test]
fn the_finder_narrows_and_opens() {
    let shown = after("fsp grensbewaking", 80, 24);
    assert!(shown.contains("SP · 'grensbewaking'") && shown.contains("> "), "{shown}");
    let shown = after("fsp grensbewaking\n", 80, 24);
    assert!(shown.starts_with("1.1 › SP › vraag 12 van 17"), "{shown}");
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
fn drawing_twice_is_drawing_once() {
    let mut app = reader(100, 30);
    press(&mut app, "U");
    assert_eq!(screen(&app, 100, 30), screen(&app, 100, 30));
}

/// Any keys at any size: no panic, and the screen is always whole.
#[test]
fn random_keys() {
    let letters: Vec<char> = "aJKU}{jkdu bgGhlt\tzHL-/nNfs:?rx1359\n\u{1b}\u{1b}é".chars().collect();
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
