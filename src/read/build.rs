//! Blocks → dossier: paragraphs with their notes, then questions, answers and pointers.

use std::collections::{BTreeMap, HashMap};

use crate::model::{
    Abbreviation, Dossier, Footnote, Lines, Notice, NoticeKind, Paragraph, ParagraphIx, ParagraphKind,
    Question, Span,
};

use super::blocks::{Block, text_of};
use super::cuts::{Cuts, cuts};
use super::hyphens::Spellings;
use super::pages::{Imprint, Pages};
use super::sections::{Layout, layout};
use super::text::Source;
use super::{abbreviations, cutter, notes, references};

/// Puts a dossier together from the stages before.
pub(crate) fn dossier(
    source: &Source,
    pages: &Pages,
    notes: &[notes::Block],
    blocks: &[Block],
    spellings: &Spellings,
    name: &str,
) -> Dossier {
    let mut paragraphs: Vec<Paragraph> = blocks
        .iter()
        .map(|block| {
            let (text, breaks) = text_of(&block.lines, &source.lines, spellings);
            Paragraph { kind: ParagraphKind::Prose, text, breaks }
        })
        .collect();
    let mut out = Dossier {
        footnotes: footnotes(&mut paragraphs, notes, source, spellings),
        furniture: pages.furniture.clone(),
        pages: pages.starts.clone(),
        line_count: source.lines.len() as u32,
        notices: source.notices.clone(),
        ..Dossier::default()
    };
    let mut layout = layout(blocks, &mut paragraphs);
    out.paragraphs = paragraphs;
    out.sections = std::mem::take(&mut layout.sections);
    let cuts = cuts(&out.paragraphs, &layout);
    put_questions(&mut out, &layout, &cuts);
    cutter::cut(&mut out, &layout, &cuts);
    out.pillars = std::mem::take(&mut layout.pillars);
    out.factions = std::mem::take(&mut layout.factions);
    name_items(&mut out);
    out.references = references::find(&out);
    out.abbreviations = find_abbreviations(&out);
    identify(&mut out, pages.imprint.as_ref(), name);
    notice_what_is_missing(&mut out);
    out.notices.sort_by_key(|n| n.line);
    out
}

/// Takes the marks out of the text and gathers the notes, also those that are cited and missing.
fn footnotes(
    paragraphs: &mut [Paragraph],
    blocks: &[notes::Block],
    source: &Source,
    spellings: &Spellings,
) -> Vec<Footnote> {
    let known: BTreeMap<u32, &notes::Block> = blocks.iter().map(|b| (b.number, b)).collect();
    let Some((&highest, _)) = known.last_key_value() else { return Vec::new() };
    let mut out: BTreeMap<u32, Footnote> = known
        .iter()
        .map(|(&number, block)| {
            let text = notes::text_of(block, &source.lines, |parts| {
                let owned: Vec<String> = parts.iter().map(|&p| p.to_owned()).collect();
                text_of(&(0..owned.len()).collect::<Vec<_>>(), &owned, spellings).0
            });
            let lines = block.lines.iter().map(|&i| i as u32 + 1).collect();
            (number, Footnote { number, text: Some(text), lines, cited: None })
        })
        .collect();
    let mut next = 1;
    for (index, paragraph) in paragraphs.iter_mut().enumerate() {
        let mut cuts = Vec::new();
        for (from, to, number) in notes::marks(&paragraph.text) {
            let line = paragraph.line_at(from) as usize;
            let in_reach =
                known.get(&number).is_none_or(|b| b.lines[0] + 1 >= line && b.lines[0] <= line + 150);
            let in_turn =
                number == next || (number > next && number <= next + 9 && known.contains_key(&number));
            if in_turn && number <= highest && in_reach {
                cuts.push((from, to));
                let note = out.entry(number).or_insert_with(|| Footnote {
                    number,
                    text: None,
                    lines: Vec::new(),
                    cited: None,
                });
                let shift: usize = cuts[..cuts.len() - 1].iter().map(|c| c.1 - c.0).sum();
                note.cited =
                    Some(Span { paragraph: ParagraphIx::new(index), range: from - shift..from - shift });
                next = number + 1;
            }
        }
        remove(paragraph, &cuts);
    }
    out.into_values().collect()
}

/// Removes stretches from a paragraph's text and keeps its line places right.
fn remove(paragraph: &mut Paragraph, cuts: &[(usize, usize)]) {
    for &(from, to) in cuts.iter().rev() {
        paragraph.text.replace_range(from..to, "");
        for (at, _) in paragraph.breaks.iter_mut().filter(|(at, _)| *at as usize >= to) {
            *at -= (to - from) as u32;
        }
    }
}

fn put_questions(out: &mut Dossier, layout: &Layout, cuts: &[Cuts]) {
    for (index, (place, cuts)) in layout.places.iter().zip(cuts).enumerate() {
        let Cuts::Demands(demands) = cuts else { continue };
        let paragraph = &out.paragraphs[index];
        let ix = ParagraphIx::new(index);
        let section = out.section_of(ix);
        for range in demands {
            let span = Span { paragraph: ix, range: range.clone() };
            // A numbered question may run over several paragraphs.
            if place.whole
                && let Some(last) = out.questions.last_mut()
                && last.number == place.numbers.first().copied()
                && last.section == section
            {
                last.text = format!("{}\n\n{}", last.text, paragraph.text);
                last.lines = last.lines.join(paragraph.lines());
                last.spans.push(span);
                continue;
            }
            let lines = paragraph.lines_of(&span.range);
            out.questions.push(Question {
                id: String::new(),
                pillar: place.pillar,
                faction: place.faction,
                section,
                number: place.numbers.first().copied(),
                text: paragraph.text[span.range.clone()].to_owned(),
                lines,
                page: out.page_of(lines.first),
                spans: vec![span],
            });
        }
    }
}

/// Gives questions and answers their stable ids.
fn name_items(out: &mut Dossier) {
    let mut counts: HashMap<String, usize> = HashMap::new();
    let mut next = |prefix: String| {
        let n = counts.entry(prefix.clone()).or_insert(0);
        *n += 1;
        format!("{prefix}/{n}")
    };
    for index in 0..out.questions.len() {
        let question = &out.questions[index];
        let parts = [out.pillar_id(question.pillar), out.faction_name(question.faction)];
        let known: Vec<&str> = parts.into_iter().filter(|p| !p.is_empty()).collect();
        let prefix = if out.faction_name(question.faction).is_empty() {
            [&known[..], &["question"]].concat().join("/")
        } else {
            known.join("/")
        };
        let id = next(prefix);
        out.questions[index].id = id;
    }
    for index in 0..out.answers.len() {
        let pillar = out.pillar_id(out.answers[index].pillar);
        let prefix = if pillar.is_empty() { "answer".to_owned() } else { format!("{pillar}/answer") };
        let id = next(prefix);
        out.answers[index].id = id;
    }
}

fn find_abbreviations(out: &Dossier) -> Vec<Abbreviation> {
    let mut found: BTreeMap<String, Abbreviation> = BTreeMap::new();
    for paragraph in &out.paragraphs {
        for (at, short, long) in abbreviations::explained(&paragraph.text) {
            let line = paragraph.line_at(at);
            found.entry(short.clone()).or_insert(Abbreviation { short, long, line });
        }
    }
    found.into_values().collect()
}

/// Id, title and citation, from the page feet or from the name.
fn identify(out: &mut Dossier, imprint: Option<&Imprint>, name: &str) {
    out.id = name.to_owned();
    out.title = name.to_owned();
    let Some(imprint) = imprint.filter(|i| !i.dossier.is_empty()) else { return };
    let digits: String = imprint.dossier.chars().filter(|c| !c.is_whitespace()).collect();
    out.id = format!("kst-{digits}-{}", imprint.number);
    let year = match imprint.year.split_once(['–', '-']) {
        Some((from, to)) if to.len() == 4 => format!("{from}/{}", &to[2..]),
        _ => imprint.year.clone(),
    };
    out.citation = format!("Kamerstukken II {year}, {digits}, nr. {}", imprint.number);
    out.title = format!("Kamerstuk {}, nr. {}", imprint.dossier, imprint.number);
}

fn notice_what_is_missing(out: &mut Dossier) {
    let mut add = |line: u32, kind: NoticeKind| out.notices.push(Notice::new(line, kind));
    for note in &out.footnotes {
        match (&note.text, &note.cited) {
            (None, Some(cited)) => {
                let line = out.paragraphs[cited.paragraph.at()].line_at(cited.range.start.saturating_sub(1));
                add(line, NoticeKind::FootnoteMissing(note.number));
            }
            (Some(_), None) => {
                let line = note.lines.first().copied().unwrap_or(0);
                add(line, NoticeKind::FootnoteUncited(note.number));
            }
            _ => {}
        }
    }
    if out.paragraphs.is_empty() {
        add(0, NoticeKind::Empty);
        return;
    }
    if out.pillars.is_empty() {
        add(0, NoticeKind::NoPillars);
    }
    if out.factions.is_empty() {
        add(0, NoticeKind::NoFactions);
    }
    if out.questions.is_empty() {
        add(0, NoticeKind::NoQuestions);
    } else if out.answers.is_empty() {
        add(0, NoticeKind::NoReply);
    }
    let orphans = out.questions.iter().filter(|q| q.faction.is_none()).count();
    if orphans > 0 && !out.factions.is_empty() {
        let line = out.questions.iter().find(|q| q.faction.is_none()).map_or(0, |q| q.lines.first);
        add(line, NoticeKind::NoFaction(orphans));
    }
}

/// Where each source line went; what the law of the lost-nothing test counts.
pub fn claims(dossier: &Dossier) -> Vec<u32> {
    let lines = |l: Lines| l.first..=l.last;
    let mut out: Vec<u32> = dossier.paragraphs.iter().flat_map(|p| p.breaks.iter().map(|b| b.1)).collect();
    out.extend(dossier.footnotes.iter().flat_map(|f| f.lines.iter().copied()));
    out.extend(&dossier.furniture);
    out.extend(dossier.notices.iter().filter_map(|n| n.claims).flat_map(lines));
    out
}
