//! Reading without the full screen, line by line: for speech, braille and any terminal.
//!
//! What is typed are the keys of the full screen, or a reference, and Enter; what comes back are words, one
//! paragraph a line, without signs. What is shown is kept: the state is on the disk before it is printed.

use std::fs::File;
use std::io::{self, BufRead, BufReader, IsTerminal, Read};

use dossier::app::{App, Effect};
use dossier::find::Scope;
use dossier::item::{Item, by_id};
use dossier::key::Key;
use dossier::keymap::advertised;
use dossier::report::why::why;
use dossier::theme::Theme;
use dossier::words::{Lang, app as screen, plain as words};

use crate::failure::Failure;
use crate::load;
use crate::opening::{self, Opened};
use crate::output::{complain, tell};
use crate::remarks::{self, Store};
use crate::settings::Settings;
use crate::state::{self, Kept};
use crate::terminal::Wish;

/// The keys that mean here what they mean in the full screen.
const KEYS: &str = "aJK][U}{HL-!=";
/// What only this way of reading has.
fn own(lang: Lang) -> [(&'static str, &'static str); 11] {
    [
        ("Enter", words::read_on(lang)),
        (words::type_find(lang), words::find(lang)),
        (words::type_text(lang), words::find_text(lang)),
        (words::type_number(lang), words::pick(lang)),
        ("1.3/sp/4, p16, sp 1.3", words::go(lang)),
        ("w", words::why(lang)),
        ("o", words::visited(lang)),
        (words::type_follow(lang), words::follow(lang)),
        (words::type_note(lang), words::write_note(lang)),
        ("?", words::help(lang)),
        ("q", words::quit(lang)),
    ]
}
/// A list is no longer than can be picked from with one digit.
const LISTED: usize = 9;
/// Longer lines are cut: nobody types them.
const LONGEST: u64 = 4096;
/// No pane limits what is shown; the app wants a size all the same.
const SIZE: (u16, u16) = (80, 24);

struct Walk {
    app: App,
    /// What the last list offered.
    listed: Vec<Item>,
    from: Option<String>,
    kept: Kept,
    remarks: Store,
    /// Who remarks, where the settings say so.
    name: Option<String>,
    lang: Lang,
}

/// Reads line by line until the input ends; the value is the exit code.
pub(crate) fn open(wish: Wish, settings: &Settings, lang: Lang) -> Result<u8, Failure> {
    let Wish { path, at, locked, .. } = wish;
    let Opened { dossier, from, said } = opening::open(path, locked, lang)?;
    let (kept, told) = state::load(&dossier.id, lang);
    let links = load::links(&dossier);
    let mut app = App::new(dossier, links, SIZE, &kept.memory.place, Theme::plain());
    app.speak(lang);
    app.take_up(kept.memory.clone());
    let (kept_remarks, remarks, complaint) = remarks::load(&app.dossier().id, lang);
    app.take_remarks(kept_remarks);
    if let Some(reference) = at {
        app.goto(reference).map_err(Failure::nothing)?;
    }
    let hint = words::hint(lang).to_owned();
    let opening = [
        told.or(complaint).or(said).or_else(|| settings.complaint(lang)).unwrap_or_default(),
        app.dossier().title.clone(),
        hint,
    ];
    let mut walk = Walk { app, listed: Vec::new(), from, kept, remarks, name: settings.name.clone(), lang };
    walk.keep();
    tell(&format!("{}\n{}", opening.join("\n").trim_start(), walk.here()))?;
    let Some((mut input, prompt)) = commands(path == Some("-")) else { return Ok(0) };
    loop {
        tell(prompt)?;
        let Some(line) = line(&mut input) else { return Ok(0) };
        let Some(answer) = walk.obey(line.trim()) else { return Ok(0) };
        walk.keep();
        tell(&answer)?;
    }
}

/// Where commands come from, and what asks for them: standard input, or the terminal when the document came
/// that way.
fn commands(document_was_input: bool) -> Option<(Box<dyn BufRead>, &'static str)> {
    if document_was_input {
        let terminal = File::open("/dev/tty").ok()?;
        return Some((Box::new(BufReader::new(terminal)), "> "));
    }
    let prompt = if io::stdin().is_terminal() { "> " } else { "" };
    Some((Box::new(io::stdin().lock()), prompt))
}

/// The next line, cut when it is long; `None` at the end. What is no UTF-8 becomes `�`.
fn line(input: &mut dyn BufRead) -> Option<String> {
    let mut bytes = Vec::new();
    let count = input.take(LONGEST).read_until(b'\n', &mut bytes).ok()?;
    if count as u64 == LONGEST && !bytes.ends_with(b"\n") {
        input.skip_until(b'\n').ok()?;
    }
    (count > 0).then(|| String::from_utf8_lossy(&bytes).into_owned())
}

impl Walk {
    /// Does what a line asks; what to answer, or `None` to stop.
    fn obey(&mut self, line: &str) -> Option<String> {
        let before = (self.app.item(), self.app.words());
        self.app.say(String::new());
        self.app.stamp(remarks::stamp(self.name.as_deref()));
        match line.split_once(' ').unwrap_or((line, "")) {
            ("q" | "Q", "") => return None,
            ("", _) => self.app.read_on(),
            ("f", words) => return Some(self.find(words, Scope::Titles)),
            ("s", words) => return Some(self.find(words, Scope::Text)),
            ("o", "") => return Some(self.visited()),
            ("w", "") => return Some(self.why()),
            ("?", "") => return Some(help(self.lang)),
            ("volg" | "follow", "") => return Some(self.follow()),
            ("e", note) => {
                let effect = self.app.write_note(note);
                self.obey_effect(effect);
                return Some(format!("{}\n", self.app.message()));
            }
            _ if self.listed(line).is_some() => {
                let id = self.listed(line)?.id(self.app.dossier()).into_owned();
                self.go(&id);
            }
            _ if is_key(line) => {
                for c in line.chars() {
                    let effect = self.app.press(Key::Char(c));
                    self.obey_effect(effect);
                }
            }
            _ => self.go(line),
        }
        if before == (self.app.item(), self.app.words()) && !self.app.message().is_empty() {
            return Some(format!("{}\n", self.app.message()));
        }
        Some(self.here())
    }

    /// What a number picks from the last list.
    fn listed(&self, line: &str) -> Option<Item> {
        self.listed.get(line.parse::<usize>().ok()?.checked_sub(1)?).copied()
    }

    fn go(&mut self, reference: &str) {
        if let Err(why) = self.app.goto(reference) {
            self.app.say(why);
        }
    }

    /// Where one is, the words of what is there, and what the last key had to say.
    fn here(&self) -> String {
        let id = self.app.item().map_or_else(String::new, |i| i.id(self.app.dossier()).into_owned());
        let words = self.app.words().replace("\n\n", "\n");
        let note = self.app.note_here().trim_start_matches("✎ ").to_owned();
        let place = self.app.whereabouts().replace(" › ", ", ");
        let parts = [place, id, words, note, self.app.message().to_owned()];
        parts.into_iter().filter(|p| !p.is_empty()).map(|p| p + "\n").collect()
    }

    fn find(&mut self, words: &str, scope: Scope) -> String {
        if words.trim().is_empty() {
            return format!("{}\n", words::words_wanted(self.lang));
        }
        let found = self.app.found(words, scope, LISTED);
        self.list(found, words::nothing_found(self.lang))
    }

    fn visited(&mut self) -> String {
        let back = self.app.memory().trail.back;
        let items = back.iter().rev().filter_map(|place| by_id(self.app.dossier(), &place.item));
        let items = items.take(LISTED).collect();
        self.list(items, screen::no_place_before(self.lang))
    }

    /// A numbered list, one item a line.
    fn list(&mut self, items: Vec<Item>, nothing: &str) -> String {
        let dossier = self.app.dossier();
        let row = |(nth, item): (usize, &Item)| {
            let status = match item {
                Item::Question(q) => format!(", {}", self.app.links().of(*q).status.told(self.lang)),
                Item::Answer(_) | Item::Paragraph(_) => String::new(),
            };
            let text: String = item.text(dossier).chars().take(120).collect();
            let (id, page) = (item.id(dossier), item.page(dossier));
            format!("{}. {id}, p. {page}{status}: {}\n", nth + 1, text.replace('\n', " "))
        };
        let rows: String = items.iter().enumerate().map(row).collect();
        self.listed = items;
        if rows.is_empty() { format!("{nothing}\n") } else { rows }
    }

    fn why(&self) -> String {
        match self.app.question() {
            Some(question) => why(self.app.dossier(), self.app.links(), question, self.lang),
            None => format!("{}\n", screen::no_question_here(self.lang)),
        }
    }

    /// What is pointed to from here: the place, or a list of them.
    fn follow(&mut self) -> String {
        let pointed = self.app.points_to();
        if let [(_, Some(item))] = pointed.as_slice() {
            let id = item.id(self.app.dossier()).into_owned();
            self.go(&id);
            return self.here();
        }
        if pointed.is_empty() {
            return format!("{}\n", words::nothing_to_follow(self.lang));
        }
        let others = pointed.iter().filter(|(_, item)| item.is_none());
        let told: Vec<&str> = others.map(|(told, _)| told.as_str()).collect();
        let places: Vec<Item> = pointed.iter().filter_map(|(_, item)| *item).take(LISTED).collect();
        let told = told.join("\n");
        let listed = self.list(places, "");
        format!("{told}\n{listed}").trim().to_owned() + "\n"
    }

    /// Keeps remarks at once; the app goes on with what another program wrote as well.
    fn obey_effect(&mut self, effect: Effect) {
        if effect != Effect::Keep || self.app.remarks().is_empty() {
            return;
        }
        match self.remarks.save(self.app.remarks(), self.lang) {
            Ok(all) if all != *self.app.remarks() => self.app.take_remarks(all),
            Ok(_) => {}
            Err(said) => self.app.say(said),
        }
    }

    fn keep(&mut self) {
        if let Err(said) = self.kept.keep(self.from.clone(), self.app.memory()) {
            complain(&format!("dossier: {said}"));
        }
    }
}

/// A key of the full screen, or a count and one.
fn is_key(line: &str) -> bool {
    let key = line.trim_start_matches(|c: char| c.is_ascii_digit());
    key.chars().count() == 1 && KEYS.contains(key)
}

fn help(lang: Lang) -> String {
    let shared = advertised().filter(|b| b.keys.iter().any(|(_, name)| is_key(name)));
    let shared = shared.map(|b| (b.keys[0].1, b.told(lang)));
    let lines = shared.chain(own(lang)).map(|(typed, what)| format!("{typed}: {what}"));
    lines.collect::<Vec<_>>().join("\n") + "\n"
}
