//! The finder held against look-ups in the words of a debate: `tests/find/lookups.tsv`.

#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

use dossier::app::App;
use dossier::draw::draw;
use dossier::find::{Hit, Index, Scope};
use dossier::key::Key;
use dossier::link::{lay_over, link};
use dossier::model::{Dossier, Lines, Links};
use dossier::place::Place;
use dossier::read::read;
use dossier::theme::Theme;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

struct Lookup {
    query: String,
    places: Vec<Lines>,
    kind: String,
}

fn places(written: &str) -> Vec<Lines> {
    let range = |text: &str| {
        let (first, last) = text.split_once('-').unwrap();
        Lines { first: first.parse().unwrap(), last: last.parse().unwrap() }
    };
    written.split(';').map(range).collect()
}

fn lookups(table: &str) -> Vec<Lookup> {
    let rows = table.lines().filter(|row| !row.starts_with('#') && !row.trim().is_empty());
    let lookups = rows.filter(|row| !row.starts_with("query\t")).map(|row| {
        let cells: Vec<&str> = row.split('\t').collect();
        Lookup { query: cells[0].to_owned(), places: places(cells[1]), kind: cells[2].to_owned() }
    });
    lookups.collect()
}

fn built_in() -> (Dossier, Links) {
    let dossier = read(include_bytes!("../data/kst-19637-2395.txt"), "kst-19637-2395");
    let mut links = link(&dossier);
    lay_over(&dossier, &mut links, include_str!("../data/kst-19637-2395.links.tsv"));
    (dossier, links)
}

/// Whether two stretches share more than the line on which one ends and the other begins.
fn meet(a: Lines, b: Lines) -> bool {
    let common = (a.last.min(b.last) + 1).saturating_sub(a.first.max(b.first));
    let shorter = (a.last - a.first).min(b.last - b.first) + 1;
    common >= 2.min(shorter)
}

/// The shares of look-ups whose first hit is right, and of which one of the first three is; and what missed.
fn shares(dossier: &Dossier, links: &Links, table: &str) -> (f32, f32, String) {
    let index = Index::new(dossier, links);
    let all = lookups(table);
    let (mut first, mut three, mut missed) = (0, 0, Vec::new());
    for lookup in &all {
        let hits = index.find(dossier, &lookup.query, Scope::All, 10);
        let right = |hit: &Hit| lookup.places.iter().any(|place| meet(hit.item.lines(dossier), *place));
        let at = hits.iter().position(right);
        first += usize::from(at == Some(0));
        three += usize::from(at.is_some_and(|at| at < 3));
        if at != Some(0) {
            let told = |hit: &Hit| {
                let at = hit.item.lines(dossier);
                format!("{} {}-{} tier {}", hit.item.id(dossier), at.first, at.last, hit.tier)
            };
            let found: Vec<String> = hits.iter().take(3).map(told).collect();
            missed.push(format!(
                "{:?} {at:?} {} ({}): {found:?}",
                lookup.query,
                places_of(lookup),
                lookup.kind
            ));
        }
    }
    let share = |part: usize| part as f32 / all.len() as f32;
    let (first, three) = (share(first), share(three));
    (first, three, format!("first {first:.3}, in three {three:.3} of {}\n{}", all.len(), missed.join("\n")))
}

#[test]
fn what_is_looked_up_in_a_debate_comes_first() {
    let (dossier, links) = built_in();
    let (first, three, told) = shares(&dossier, &links, include_str!("find/lookups.tsv"));
    println!("{told}");
    assert!(first >= 0.9 && three >= 0.98, "{told}");
}

/// Documents that nobody had in view when the ranking was made.
#[test]
fn and_in_other_documents_too() {
    for (text, table) in [
        (include_str!("gold/inv-pillars.txt"), include_str!("find/inv-pillars.tsv")),
        (include_str!("gold/inv-members.txt"), include_str!("find/inv-members.tsv")),
    ] {
        let dossier = read(text.as_bytes(), "text");
        let (first, three, told) = shares(&dossier, &link(&dossier), table);
        println!("{told}");
        assert!(first >= 0.85 && three >= 0.97, "{told}");
    }
}

fn places_of(lookup: &Lookup) -> String {
    let written: Vec<String> = lookup.places.iter().map(|p| format!("{}-{}", p.first, p.last)).collect();
    written.join(";")
}

const TASKS: &str = include_str!("find/tasks.tsv");
const SCREEN: (u16, u16) = (80, 24);

/// Whether the screen shows the beginning of a place: some words in the middle of one of its first lines.
fn shows(app: &App, place: Lines) -> bool {
    let mut terminal = Terminal::new(TestBackend::new(SCREEN.0, SCREEN.1)).unwrap();
    terminal.draw(|frame| draw(app, frame)).unwrap();
    let buffer = terminal.backend().buffer();
    let tree = 22;
    let rows =
        (1..SCREEN.1 - 1).map(|y| (tree..SCREEN.0).map(|x| buffer[(x, y)].symbol()).collect::<String>());
    let shown = rows.flat_map(|row| row.split_whitespace().map(str::to_owned).collect::<Vec<_>>());
    let shown = shown.filter(|word| word != "▌").collect::<Vec<_>>().join(" ");
    let text = include_str!("../data/kst-19637-2395.txt");
    let lines = text.lines().skip(place.first as usize - 1).take(3);
    lines.take((place.last - place.first + 1) as usize).any(|line| {
        let words: Vec<&str> = line.split_whitespace().collect();
        words.len() > 6 && shown.contains(&words[2..6].join(" "))
    })
}

/// What one types on the way to a query: its beginnings, and those of each word of it.
fn beginnings(query: &str) -> Vec<&str> {
    let words = query.split(' ').chain([query]);
    words.flat_map(|word| (1..=word.len()).filter_map(|end| word.get(..end))).collect()
}

/// The fewest keys that bring an answer on screen by typing a query letter by letter: `s`, the beginning of the query,
/// the arrow down to one of the first hits, and Enter for it, or Tab for its other half.
fn fewest_keys(start: impl Fn() -> App, query: &str, places: &[Lines]) -> Option<String> {
    let ways =
        [(0, Key::Enter), (0, Key::Tab), (1, Key::Enter), (1, Key::Tab), (2, Key::Enter), (2, Key::Tab)];
    let mut all = Vec::new();
    for typed in beginnings(query) {
        for (down, end) in ways {
            let length = typed.chars().count();
            let name = if end == Key::Enter { "↵" } else { "⇥" };
            all.push((length + down + 2, down, end, format!("s{typed}{}{name}", "↓".repeat(down))));
        }
    }
    all.sort_by_key(|way| way.0);
    let reaches = |down: usize, end: Key, keys: &str| {
        let mut app = start();
        for key in keys.chars().take_while(|key| !"↓↵⇥".contains(*key)) {
            app.press(Key::Char(key));
        }
        for _ in 0..down {
            app.press(Key::Down);
        }
        app.press(end);
        app.catch_up();
        places.iter().any(|place| shows(&app, *place))
    };
    all.into_iter().find(|(_, down, end, keys)| reaches(*down, *end, keys)).map(|way| way.3)
}

/// The fewest keys with which `less` shows the beginning of a place: `/`, a word of the query or the whole, Enter,
/// and `n` until it is on the screen below the match.
fn fewest_in_less(query: &str, places: &[Lines]) -> Option<usize> {
    let text: Vec<String> =
        include_str!("../data/kst-19637-2395.txt").lines().map(str::to_lowercase).collect();
    let keys = beginnings(query).into_iter().filter_map(|typed| {
        let matches = text.iter().enumerate().filter(|(_, line)| line.contains(typed)).map(|(at, _)| at);
        let on_screen = |top: usize| {
            places.iter().any(|p| (top..top + usize::from(SCREEN.1) - 1).contains(&(p.first as usize - 1)))
        };
        matches.clone().position(on_screen).map(|nth| 1 + typed.chars().count() + 1 + nth)
    });
    keys.min()
}

#[test]
fn tasks_of_a_debate_take_few_keys() {
    let (dossier, links) = built_in();
    let start = || {
        let (dossier, links) = (dossier.clone(), links.clone());
        App::new(dossier, links, SCREEN, &Place::default(), Theme::default())
    };
    let (mut counts, mut less): (Vec<usize>, Vec<usize>) = (Vec::new(), Vec::new());
    let mut told = Vec::new();
    for row in TASKS.lines().filter(|row| !row.starts_with('#') && !row.starts_with("task\t")) {
        let cells: Vec<&str> = row.split('\t').collect();
        let found = fewest_keys(start, cells[2], &places(cells[1]));
        told.push(format!("{} {:?} {}", found.clone().unwrap_or_default(), cells[2], cells[0]));
        counts.push(found.map_or(usize::MAX, |keys| keys.chars().count()));
        less.push(fewest_in_less(cells[2], &places(cells[1])).unwrap_or(usize::MAX));
    }
    counts.sort_unstable();
    less.sort_unstable();
    let told = format!("{}\n{counts:?}\nless {less:?}", told.join("\n"));
    println!("{told}");
    assert!(counts[counts.len() / 2] <= 8 && counts[counts.len() - 1] <= 14, "{told}");
}

/// Nothing that is typed crashes or takes long, and the same is found every time.
#[test]
fn odd_queries() {
    let (dossier, links) = built_in();
    let [one, other] = [(); 2].map(|()| Index::new(&dossier, &links));
    let long = "hervestiging van vluchtelingen ".repeat(350);
    let marks = format!("e{}", "\u{301}".repeat(5_000));
    let odd = [
        "", " ", "   \t ", "-", "--", "\"", "\"\"", "\" \"", "-\"", "p", "p16p", "noot", "noot x", ".*",
        "(a|b)", "[", "\\", "\u{1b}[31m", "\u{202e}x", "\0", "é", "ß", "İ", "1.2.3", "1,2,3", "€", "%",
        "99999999999999999999", &long, &marks,
    ];
    for query in odd {
        for scope in [Scope::Titles, Scope::Text, Scope::All] {
            let found = one.find(&dossier, query, scope, 20);
            assert_eq!(found, other.find(&dossier, query, scope, 20), "{query:?}");
        }
    }
    assert!(!one.find(&dossier, &long, Scope::All, 5).is_empty());
}

/// A query that grows is searched in what was found before; that leaves nothing out.
#[test]
fn what_narrows_from_key_to_key_finds_the_same() {
    let (dossier, links) = built_in();
    let index = Index::new(&dossier, &links);
    let table = lookups(include_str!("find/lookups.tsv"));
    let odd = ["\"de leden van\" sp", "sp -libie kustwacht", "onbeantwoord sp en cu migratie", "1,2 miljard"];
    let (mut narrowed, mut keys) = (0, 0);
    for query in table.iter().map(|lookup| lookup.query.as_str()).chain(odd) {
        for scope in [Scope::Titles, Scope::All] {
            let mut before: Option<dossier::find::Asked> = None;
            for (end, _) in query.char_indices().skip(1).chain([(query.len(), ' ')]) {
                let typed = &query[..end];
                let asked = index.ask(&dossier, typed, scope);
                let mut asked = match &before {
                    Some(before) => asked.after(before),
                    None => asked,
                };
                keys += 1;
                narrowed += usize::from(asked.is_narrowed());
                assert_eq!(
                    index.search(&dossier, &mut asked, 50),
                    index.find(&dossier, typed, scope, 50),
                    "{typed:?}"
                );
                before = Some(asked);
            }
        }
    }
    assert!(narrowed * 4 > keys, "{narrowed} of {keys}");
}
