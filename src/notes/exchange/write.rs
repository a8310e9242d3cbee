//! Remarks → the exchange file.

use std::collections::BTreeMap;

use super::{FIELDS, Field, NEVER, NO_ANSWER, QUESTION, QUOTE, TITLE, WHEN, WHO};
use crate::notes::anchor::Anchor;
use crate::notes::said::{Stamp, Value};
use crate::notes::text::{Label, Note};
use crate::notes::{Answers, Remark, Remarks, moment};

/// The whole file. `title` is what the document is called; only people read it.
pub fn write(remarks: &Remarks, title: &str) -> String {
    let mut out = format!("{TITLE} {}\n\n", remarks.document);
    out.push_str(&format!("Document: {}\n\n", Label::from(title)));
    out.push_str(HELP);
    // One remark for each question, in the order of the document.
    for remark in &remarks.merge(&Remarks::default()).all {
        question(&mut out, remark);
    }
    out
}

const HELP: &str = "\
Onder een vraag staat de notitie, als gewone tekst. Daaronder kan staan, elk op een eigen regel:
  tags: met, komma's, ertussen
  oordeel: voldoende, ontwijkend of onvolledig
  doorvragen: ja
  antwoord: 1.3/answer/7 (een regel voor elk antwoord), of geen
Een regel van een notitie die op een van deze lijkt, of met # of > begint, krijgt er een \\ voor.
De regels met 'vervangen' zijn voor het programma: die houden bij wat niet meer geldt.
";

/// What one person said at one moment.
#[derive(Default)]
struct Group<'a> {
    notes: Vec<&'a Note>,
    tags: Vec<&'a str>,
    /// The other fields, each as its lines.
    judgements: Vec<String>,
    asks_on: Vec<String>,
    answers: Vec<String>,
}

fn question(out: &mut String, remark: &Remark) {
    out.push_str(&format!("\n{QUESTION} {}\n{}", reference(&remark.anchor), quoted(&remark.anchor)));
    let mut is_first = true;
    for (by, mut group) in groups(remark) {
        // Several of one moment stand below one another, as if each had its own.
        while !group.is_empty() {
            if !is_first || *by != Stamp::default() {
                out.push_str(&format!("\n{WHO} {}", signature(by)));
            }
            group.write_one(out);
            is_first = false;
        }
    }
    if !remark.replaced.is_empty() {
        let marks: Vec<String> = remark.replaced.iter().map(|mark| format!("{mark:012x}")).collect();
        out.push_str(&format!("\n{}", line(Field::Replaced, &marks.join(" "))));
    }
}

fn groups(remark: &Remark) -> BTreeMap<&Stamp, Group<'_>> {
    let mut groups: BTreeMap<&Stamp, Group> = BTreeMap::new();
    for said in &remark.note {
        groups.entry(&said.by).or_default().notes.push(&said.value);
    }
    for said in &remark.tags {
        groups.entry(&said.by).or_default().tags.push(&said.value);
    }
    for said in &remark.judgement {
        groups.entry(&said.by).or_default().judgements.push(line(Field::Judgement, &said.value.told()));
    }
    for said in &remark.ask_on {
        groups.entry(&said.by).or_default().asks_on.push(line(Field::AskOn, &said.value.told()));
    }
    for said in &remark.answers {
        groups.entry(&said.by).or_default().answers.push(answers(&said.value));
    }
    groups
}

impl Group<'_> {
    fn is_empty(&self) -> bool {
        let Self { notes, tags, judgements, asks_on, answers } = self;
        notes.is_empty()
            && tags.is_empty()
            && judgements.is_empty()
            && asks_on.is_empty()
            && answers.is_empty()
    }

    /// Writes one of each field, and takes it out.
    fn write_one(&mut self, out: &mut String) {
        if let Some(note) = self.notes.pop() {
            out.push_str(&format!("\n{}\n", note.written()));
        }
        let mut fields = String::new();
        if !self.tags.is_empty() {
            fields.push_str(&line(Field::Tags, &self.tags.join(", ")));
            self.tags.clear();
        }
        for lines in [&mut self.judgements, &mut self.asks_on, &mut self.answers] {
            fields.push_str(&lines.pop().unwrap_or_default());
        }
        if !fields.is_empty() {
            out.push_str(&format!("\n{fields}"));
        }
    }
}

fn line(field: Field, value: &str) -> String {
    let word = FIELDS.iter().find(|(known, _)| *known == field).map_or("", |(_, word)| word);
    format!("{word}: {value}\n")
}

fn answers(answers: &Answers) -> String {
    if answers.0.is_empty() {
        return line(Field::Answer, NO_ANSWER);
    }
    let one = |anchor: &Anchor| line(Field::Answer, &reference(anchor)) + &quoted(anchor);
    answers.0.iter().map(one).collect()
}

fn signature(by: &Stamp) -> String {
    let when = if by.at == 0 { NEVER.to_owned() } else { moment::written(by.at) };
    let who = if by.who.is_empty() { String::new() } else { format!("{} ", by.who) };
    format!("{who}{WHEN} {when}\n")
}

/// Id and lines: `1.3/SP/4 (regel 120-124)`.
fn reference(anchor: &Anchor) -> String {
    let Anchor { id, lines: (first, last), .. } = anchor;
    // Lines that are unknown are told where the id might be taken for something else.
    let is_odd = id.is_empty() || id.ends_with(')') || &**id == NO_ANSWER;
    if (*first, *last) == (0, 0) && !is_odd { id.to_string() } else { format!("{id} (regel {first}-{last})") }
}

fn quoted(anchor: &Anchor) -> String {
    if anchor.words.is_empty() { String::new() } else { format!("{QUOTE} {}\n", anchor.words) }
}
