//! How long each stage takes on the built-in text: read, link, find, frame, wire.

#![allow(clippy::expect_used, reason = "a bench")]

use dossier::app::App;
use dossier::draw::draw;
use dossier::find::{Index, Scope};
use dossier::key::Key;
use dossier::link::link;
use dossier::place::Place;
use dossier::read::read;
use dossier::theme::Theme;
use dossier::wire::Wire;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

const TEXT: &[u8] = include_bytes!("../data/kst-19637-2395.txt");

fn main() {
    divan::main();
}

#[divan::bench]
fn reading(bencher: divan::Bencher) {
    bencher.bench(|| read(TEXT, "kst"));
}

#[divan::bench]
fn linking(bencher: divan::Bencher) {
    let dossier = read(TEXT, "kst");
    bencher.bench(|| link(&dossier));
}

/// The text so many times, one after the other.
fn repeated(times: usize) -> Vec<u8> {
    TEXT.repeat(times)
}

#[divan::bench(args = [1, 10, 100], max_time = 8)]
fn reading_longer(bencher: divan::Bencher, times: usize) {
    let text = repeated(times);
    bencher.bench(|| read(&text, "kst"));
}

#[divan::bench(args = [1, 10, 100], max_time = 8)]
fn linking_longer(bencher: divan::Bencher, times: usize) {
    let dossier = read(&repeated(times), "kst");
    bencher.bench(|| link(&dossier));
}

#[divan::bench]
fn finding(bencher: divan::Bencher) {
    let dossier = read(TEXT, "kst");
    let index = Index::new(&dossier, &link(&dossier));
    bencher.bench(|| index.find(&dossier, "sp grensbewaking", Scope::All, 50));
}

#[divan::bench]
fn frame(bencher: divan::Bencher) {
    let dossier = read(TEXT, "kst");
    let links = link(&dossier);
    let mut app = App::new(dossier, links, (80, 24), &Place::default(), Theme::default());
    let mut terminal = Terminal::new(TestBackend::new(80, 24)).expect("a test screen");
    bencher.bench_local(|| {
        app.press(Key::Char('j'));
        terminal.draw(|frame| draw(&app, frame)).map(|_| ()).expect("a frame");
    });
}

#[divan::bench]
fn wire(bencher: divan::Bencher) {
    let dossier = read(TEXT, "kst");
    let links = link(&dossier);
    let mut app = App::new(dossier, links, (80, 24), &Place::default(), Theme::default());
    let mut terminal = Terminal::new(TestBackend::new(80, 24)).expect("a test screen");
    let mut screens = Vec::new();
    for _ in 0..20 {
        app.press(Key::Char('j'));
        screens.push(terminal.draw(|frame| draw(&app, frame)).expect("a frame").buffer.clone());
    }
    let mut wire = Wire::new(80, 24);
    let mut at = 0;
    bencher.bench_local(|| {
        let (before, after) = (&screens[at % 20], &screens[(at + 1) % 20]);
        at += 1;
        for (x, y, cell) in before.diff(after) {
            wire.put(x, y, cell);
        }
        wire.frame().len()
    });
}
