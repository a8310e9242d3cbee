//! The JSON of `export`, `list` and `find`: schema `dossier/1`.

use serde::Serialize;

use crate::model::{AnswerIx, Dossier, Lines, Named, QuestionIx, Target};
use crate::words::Lang;

use super::{Selection, judgement_word, kind_word, status_word};

/// Who reads JSON is no person: its words are the same in whatever language it is asked.
const LANG: Lang = Lang::Dutch;

/// The JSON Schema of `dossier/1`.
pub const SCHEMA: &str = include_str!("../../data/dossier-1.schema.json");

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    id: &'a str,
    title: &'a str,
    citation: &'a str,
    pillars: Vec<Pillar<'a>>,
    factions: Vec<&'a str>,
    questions: Vec<Question<'a>>,
    answers: Vec<Answer<'a>>,
    footnotes: Vec<Footnote<'a>>,
    references: Vec<Reference<'a>>,
    abbreviations: Vec<Abbreviation<'a>>,
    notices: Vec<Notice>,
}

#[derive(Serialize)]
struct Pillar<'a> {
    id: &'a str,
    title: &'a str,
    lines: [u32; 2],
}

#[derive(Serialize)]
struct Question<'a> {
    id: &'a str,
    pillar: Option<&'a str>,
    faction: Option<&'a str>,
    text: &'a str,
    lines: [u32; 2],
    page: u32,
    status: &'static str,
    answers: Vec<Link<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    remark: Option<Remark>,
}

#[derive(Serialize)]
struct Remark {
    note: String,
    tags: Vec<String>,
    ask_on: bool,
    judgement: Option<&'static str>,
}

#[derive(Serialize)]
struct Link<'a> {
    id: &'a str,
    kind: &'static str,
    lines: [u32; 2],
    page: u32,
    confidence: f64,
    reason: String,
    verified: bool,
}

#[derive(Serialize)]
struct Answer<'a> {
    id: &'a str,
    pillar: Option<&'a str>,
    factions: Vec<&'a str>,
    text: &'a str,
    lines: [u32; 2],
    page: u32,
}

#[derive(Serialize)]
struct Footnote<'a> {
    number: u32,
    text: Option<&'a str>,
    lines: &'a [u32],
    cited: Option<u32>,
}

#[derive(Serialize)]
struct Reference<'a> {
    text: &'a str,
    kind: &'static str,
    names: Option<String>,
    line: u32,
    leads_to: Option<u32>,
}

#[derive(Serialize)]
struct Abbreviation<'a> {
    short: &'a str,
    long: &'a str,
    line: u32,
}

#[derive(Serialize)]
struct Notice {
    line: u32,
    message: String,
}

/// A found item as `find --json` prints it.
#[derive(Serialize)]
pub struct Hit<'a> {
    /// Its id.
    pub id: std::borrow::Cow<'a, str>,
    /// What it is.
    pub kind: &'static str,
    /// Its text.
    pub text: &'a str,
    /// First and last line.
    pub lines: [u32; 2],
    /// Its page.
    pub page: u32,
    /// How well it fits, within its tier.
    pub score: u32,
    /// Which tier found it; 1 is the best.
    pub tier: u8,
}

fn pair(lines: Lines) -> [u32; 2] {
    [lines.first, lines.last]
}

fn question<'a>(selection: &Selection<'a>, ix: QuestionIx) -> Question<'a> {
    let dossier = selection.dossier;
    let item = dossier.question(ix);
    let outcome = selection.links.of(ix);
    let remark = selection.remark(ix).map(|remark| Remark {
        note: remark.note().to_string(),
        tags: remark.tags().iter().map(ToString::to_string).collect(),
        ask_on: remark.asks_on(),
        judgement: remark.judgement().map(judgement_word),
    });
    let answers = outcome.links.iter().map(|link| {
        let answer = dossier.answer(link.answer);
        Link {
            id: &answer.id,
            kind: kind_word(link.kind),
            lines: pair(link.lines),
            page: dossier.page_of(link.lines.first),
            confidence: (f64::from(link.confidence) * 100.0).round() / 100.0,
            reason: link.reason.told(LANG),
            verified: link.verified,
        }
    });
    Question {
        id: &item.id,
        pillar: item.pillar.map(|p| dossier.pillars[p.at()].id.as_str()),
        faction: item.faction.map(|f| dossier.factions[f.at()].name.as_str()),
        text: &item.text,
        lines: pair(item.lines),
        page: item.page,
        status: status_word(outcome.status),
        answers: answers.collect(),
        remark,
    }
}

fn named(named: &Named) -> (&'static str, Option<String>) {
    match named {
        Named::Page(page) => ("page", page.map(|p| p.to_string())),
        Named::Pillar(id) => ("pillar", Some(id.clone())),
        Named::Paper(paper) => ("paper", Some(paper.clone())),
        Named::Letter(date) => ("letter", Some(date.clone())),
        Named::Here(before) => ("here", Some(if *before { "before" } else { "after" }.to_owned())),
        Named::Question(number) => ("question", Some(number.clone())),
    }
}

/// A dossier as one JSON object; of a part of it, what belongs to the questions of that part.
///
/// # Errors
/// When a value cannot be written as JSON, which the types here exclude.
pub fn export(selection: &Selection) -> Result<String, serde_json::Error> {
    let dossier = selection.dossier;
    let holds = selection.holds_line();
    let pillars = dossier.pillars.iter().map(|p| Pillar { id: &p.id, title: &p.title, lines: pair(p.lines) });
    let abbreviations = dossier.abbreviations.iter();
    let document = Document {
        schema: "dossier/1",
        id: &dossier.id,
        title: &selection.title(LANG),
        citation: &dossier.citation,
        pillars: pillars.collect(),
        factions: dossier.factions.iter().map(|f| f.name.as_str()).collect(),
        questions: selection.questions.iter().map(|q| question(selection, *q)).collect(),
        answers: selection.answers().into_iter().map(|a| answer(dossier, a)).collect(),
        footnotes: footnotes(dossier, &holds),
        references: references(dossier, &holds),
        abbreviations: abbreviations
            .map(|a| Abbreviation { short: &a.short, long: &a.long, line: a.line })
            .collect(),
        notices: dossier.notices.iter().map(|n| Notice { line: n.line, message: n.told(LANG) }).collect(),
    };
    serde_json::to_string_pretty(&document)
}

fn answer(dossier: &Dossier, ix: AnswerIx) -> Answer<'_> {
    let answer = dossier.answer(ix);
    Answer {
        id: &answer.id,
        pillar: answer.pillar.map(|p| dossier.pillars[p.at()].id.as_str()),
        factions: answer.factions.iter().map(|f| dossier.factions[f.at()].name.as_str()).collect(),
        text: &answer.text,
        lines: pair(answer.lines),
        page: answer.page,
    }
}

/// The notes, but for those that are cited elsewhere.
fn footnotes(dossier: &Dossier, holds: impl Fn(u32) -> bool) -> Vec<Footnote<'_>> {
    let told = dossier.footnotes.iter().map(|f| Footnote {
        number: f.number,
        text: f.text.as_deref(),
        lines: &f.lines,
        cited: f
            .cited
            .as_ref()
            .map(|c| dossier.paragraph(c.paragraph).line_at(c.range.start.saturating_sub(1))),
    });
    told.filter(|note| note.cited.is_none_or(&holds)).collect()
}

/// The references, but for those that stand elsewhere.
fn references(dossier: &Dossier, holds: impl Fn(u32) -> bool) -> Vec<Reference<'_>> {
    let told = dossier.references.iter().filter(|r| holds(r.line)).map(|r| {
        let (kind, names) = named(&r.named);
        let leads_to = r.target.as_ref().map(|target| first_line(dossier, target));
        Reference { text: dossier.words(&r.span), kind, names, line: r.line, leads_to }
    });
    told.collect()
}

/// The first line of the place a reference leads to.
fn first_line(dossier: &Dossier, target: &Target) -> u32 {
    match target {
        Target::Line(line) => *line,
        Target::Section(section) => {
            dossier.paragraphs[dossier.sections[section.at()].paragraphs.start].lines().first
        }
        Target::Answer(answer) => dossier.answer(*answer).lines.first,
    }
}

/// Some of its questions as a JSON array.
///
/// # Errors
/// As [`export`].
pub fn list(selection: &Selection, chosen: &[QuestionIx]) -> Result<String, serde_json::Error> {
    let questions: Vec<Question> = chosen.iter().map(|&q| question(selection, q)).collect();
    serde_json::to_string_pretty(&questions)
}
