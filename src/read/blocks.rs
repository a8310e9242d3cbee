//! Lines → blocks: paragraphs and headings, rejoined across line ends, pages, feet and footnotes.

use std::collections::{HashMap, HashSet};

use super::headings::{Head, head, listed_numbers, mark};
use super::hyphens::{Joint, Spellings, joint};
use super::notes;
use super::pages::Pages;

/// Most lines a heading runs over.
const HEAD_LINES: usize = 3;

/// A paragraph or heading in the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Block {
    /// What it heads; `None` for running text.
    pub(crate) head: Option<Head>,
    /// It stands in a list of contents: it looks like a heading and heads nothing.
    pub(crate) contents: bool,
    /// Its lines (0-based).
    pub(crate) lines: Vec<usize>,
}

/// A line of text that is neither blank nor foot nor note.
struct Visible<'a> {
    index: usize,
    text: &'a str,
    /// Something stands between it and the line before: a blank line, a foot, a note, a page's end.
    gap: bool,
    /// That something is more than blank lines.
    page_gap: bool,
}

fn visible<'a>(lines: &'a [String], pages: &Pages, notes: &[notes::Block]) -> Vec<Visible<'a>> {
    let note_lines: HashSet<usize> = notes.iter().flat_map(|n| n.lines.iter().copied()).collect();
    let mut out: Vec<Visible> = Vec::new();
    let (mut gap, mut page_gap) = (true, false);
    for (index, line) in lines.iter().enumerate() {
        let text = line.trim();
        if text.is_empty() {
            gap = true;
        } else if pages.is_foot(index as u32 + 1) || note_lines.contains(&index) {
            (gap, page_gap) = (true, true);
        } else {
            let new_page = pages.begins(index as u32 + 1) && !out.is_empty();
            out.push(Visible { index, text, gap, page_gap: page_gap || new_page });
            (gap, page_gap) = (false, false);
        }
    }
    out
}

/// Whether a text ends as a sentence or heading-like colon does.
fn finished(text: &str) -> bool {
    let text = text.trim_end().trim_end_matches(|c: char| c.is_ascii_digit() || "»”’\")]".contains(c));
    text.ends_with(['.', '?', '!', ':', ';'])
}

fn begins_low(text: &str) -> bool {
    text.trim_start_matches(|c: char| "«‘“\"(".contains(c)).chars().next().is_some_and(char::is_lowercase)
}

fn width(text: &str) -> usize {
    text.chars().count()
}

/// Lists of contents: lines that repeat a later heading with a page number behind it.
fn contents(visible: &[Visible]) -> HashSet<usize> {
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let mut entries: Vec<(usize, String)> = Vec::new();
    for (k, line) in visible.iter().enumerate() {
        let cut = line.text.trim_end_matches(|c: char| c.is_ascii_digit());
        let numbered = cut.len() < line.text.len() && cut.ends_with([' ', '.', '\u{2026}']);
        if !numbered {
            continue;
        }
        let title = plain(cut.trim_end_matches([' ', '.', '\u{2026}']));
        // `Antwoord 3` before a bare `Antwoord` is a numbered answer, not an entry with page 3.
        if !title.is_empty() && mark(line.text).is_none() {
            entries.push((k, title));
        }
    }
    // Only lines that begin with the same word as an entry can be its heading.
    let first = |text: &str| text.split_whitespace().next().unwrap_or_default().to_lowercase();
    let openings: HashSet<String> = entries.iter().map(|(_, title)| first(title)).collect();
    let longest = openings.iter().map(String::len).max().unwrap_or(0);
    let mut last_seen: HashMap<String, usize> = HashMap::new();
    for (k, line) in visible.iter().enumerate().filter(|_| entries.len() > 1) {
        let short = line.text.split_whitespace().next().is_some_and(|w| w.len() <= longest);
        if short && openings.contains(&first(line.text)) {
            last_seen.insert(plain(line.text), k);
        }
    }
    let mut out: HashSet<usize> = entries
        .iter()
        .filter(|(k, title)| last_seen.get(title).is_some_and(|later| later > k))
        .map(|(k, _)| *k)
        .collect();
    if out.len() < 2 {
        return HashSet::new();
    }
    // An entry that runs over two lines shows its page on the second only.
    let mut wrapped: Vec<usize> = Vec::new();
    for &k in &out {
        if k > 0 && !out.contains(&(k - 1)) && !visible[k].gap && out.contains(&(k.wrapping_sub(2))) {
            wrapped.push(k - 1);
        }
    }
    for (k, line) in visible.iter().enumerate() {
        if k > 0
            && (out.contains(&(k - 1)) || wrapped.contains(&(k - 1)))
            && !out.contains(&k)
            && !line.gap
            && head(line.text).is_some()
        {
            wrapped.push(k);
        }
    }
    out.extend(wrapped);
    out
}

/// Most numbers that may be missing between two lone ones: scans lose some.
const LOST: u32 = 2;
/// Longest line of lone numbers: `5, 6, 7, 8 en 9`.
const LONGEST_NUMBERS: usize = 40;

/// Numbers that stand alone on a line and count up from 1: the questions of a numbered document.
fn lone_numbers(visible: &[Visible]) -> HashMap<usize, Vec<u32>> {
    let mut out = HashMap::new();
    let mut next = 1;
    let worded = visible.iter().filter(|l| matches!(mark(l.text), Some(Head::QuestionNumbers(_)))).count();
    for (k, line) in visible.iter().enumerate() {
        let digits =
            line.text.len() <= LONGEST_NUMBERS && line.text.starts_with(|c: char| c.is_ascii_digit());
        if !digits || k + 1 == visible.len() || !(line.gap || leads(visible, k, next > SERIES)) {
            continue;
        }
        let Some(numbers) = listed_numbers(line.text) else { continue };
        let (first, last) = (numbers[0], numbers[numbers.len() - 1]);
        if first == next || next > 1 && (next..=next + LOST).contains(&first) {
            next = last + 1;
            out.insert(k, numbers);
        }
    }
    // Where questions are headed `Vraag 3`, a number alone is something else.
    if out.len() >= 3 && worded * 4 <= out.len() { out } else { HashMap::new() }
}

/// From here on a series of lone numbers is believed in harder places.
const SERIES: u32 = 3;

/// Whether a line without a blank one above stands between a text that has ended and one right below it that
/// begins: some extractors leave no blank lines around numbers and headings. In a series the text may be a
/// heading, and the one below may stand on the next page.
fn leads(visible: &[Visible], k: usize, in_series: bool) -> bool {
    let (Some(before), Some(next)) = (k.checked_sub(1), visible.get(k + 1)) else { return false };
    let heads = || {
        is_theme(visible[before].text, Some(&visible[k])) && before > 0 && finished(visible[before - 1].text)
    };
    let speaks = || SPEECH.iter().any(|s| next.text.starts_with(s));
    let closed = finished(visible[before].text)
        || titled(visible[before].text).is_some()
        || in_series && (heads() || speaks());
    let right_below = !next.gap || in_series && next.page_gap;
    closed && right_below && !begins_low(next.text)
}

/// What a text heads that is no mark of one question or answer.
fn titled(text: &str) -> Option<Head> {
    head(text).filter(|h| matches!(h, Head::Part(_) | Head::Pillar { .. } | Head::Speaker { .. }))
}

/// The heading that begins at a line without a blank one above, and how many lines it takes: behind a text that
/// has ended, before a number, a mark, another heading or the words with which speech begins.
fn heading_within(
    visible: &[Visible],
    k: usize,
    lone: &HashMap<usize, Vec<u32>>,
    before: Option<&Block>,
) -> Option<(Head, usize)> {
    let text = visible[k].text;
    let numbered = text.starts_with(|c: char| c.is_ascii_digit() || "IVX".contains(c));
    let closed = before.is_none_or(|b| b.head.is_some() || b.contents) || finished(visible[k - 1].text);
    let answers = before.is_some_and(|b| matches!(b.head, Some(Head::AnswerMark | Head::AnswerNumbers(_))));
    let parts = closed && !answers && lone.contains_key(&(k + 1));
    if parts && !numbered && is_theme(text, visible.get(k + 1)) {
        return Some((Head::Theme, 1));
    }
    if !numbered || !closed {
        return None;
    }
    (1..=HEAD_LINES).find_map(|n| {
        let next = visible.get(k + n)?;
        let opens = lone.contains_key(&(k + n))
            || SPEECH.iter().any(|s| next.text.starts_with(s))
            || mark(next.text).is_some()
            || titled(next.text).is_some();
        if !opens || visible[k + 1..k + n].iter().any(|v| v.gap || v.page_gap) {
            return None;
        }
        titled(&joined(&visible[k..k + n])).map(|head| (head, n))
    })
}

/// Groups lines into blocks.
pub(crate) fn blocks(lines: &[String], pages: &Pages, notes: &[notes::Block]) -> Vec<Block> {
    let visible = visible(lines, pages, notes);
    let mut widths: Vec<usize> = visible.iter().map(|v| width(v.text)).collect();
    widths.sort_unstable();
    let full = widths.get(widths.len() * 9 / 10).copied().unwrap_or(80);
    let contents = contents(&visible);
    let lone = lone_numbers(&visible);
    let mut out: Vec<Block> = Vec::new();
    let mut k = 0;
    while k < visible.len() {
        let block = |head, contents, n: usize| Block {
            head,
            contents,
            lines: visible[k..k + n].iter().map(|v| v.index).collect(),
        };
        if contents.contains(&k) {
            out.push(block(None, true, 1));
            k += 1;
        } else if let Some(numbers) = lone.get(&k) {
            out.push(block(Some(Head::QuestionNumbers(numbers.clone())), false, 1));
            k += 1;
        } else if let Some((head, n)) = heading_at(&visible, k, full, out.last(), lines)
            .or_else(|| heading_within(&visible, k, &lone, out.last()))
        {
            out.push(block(Some(head), false, n));
            k += n;
        } else {
            let joins = out.last().is_some_and(|b| b.head.is_none() && !b.contents)
                && k > 0
                && !breaks_before(&visible[k - 1], &visible[k], full);
            match out.last_mut() {
                Some(last) if joins => last.lines.push(visible[k].index),
                _ => out.push(block(None, false, 1)),
            }
            k += 1;
        }
    }
    out
}

/// Whether a new paragraph begins between two visible lines.
fn breaks_before(prev: &Visible, next: &Visible, full: usize) -> bool {
    if next.text.starts_with('•') || (next.text.starts_with("- ") && finished(prev.text)) {
        return true;
    }
    if next.page_gap && !finished(prev.text) {
        return false;
    }
    if next.page_gap && SPEECH.iter().any(|s| next.text.starts_with(s)) {
        return true;
    }
    if next.gap && !next.page_gap {
        return finished(prev.text) || !begins_low(next.text);
    }
    if !finished(prev.text) || begins_low(next.text) {
        return false;
    }
    // The next word would have fitted: the line was ended on purpose.
    let word = next.text.split_whitespace().next().map_or(0, width);
    width(prev.text) + 1 + word <= full * 85 / 100
}

/// The heading that begins at a visible line, and how many lines it takes.
fn heading_at(
    visible: &[Visible],
    k: usize,
    full: usize,
    before: Option<&Block>,
    lines: &[String],
) -> Option<(Head, usize)> {
    let line = &visible[k];
    let after_head = before.is_none_or(|b| b.head.is_some() || b.contents);
    let opens = line.gap || line.page_gap || after_head;
    if let Some(found) = mark(line.text) {
        return Some((found, 1));
    }
    if !opens {
        return None;
    }
    let run = 1 + visible[k + 1..].iter().take(HEAD_LINES).take_while(|v| !v.gap && !v.page_gap).count();
    if run <= HEAD_LINES {
        let text = joined(&visible[k..k + run]);
        if let Some(found) = head(&text) {
            return Some((found, run));
        }
    }
    // A heading that text follows without a blank line.
    let next = visible.get(k + 1);
    let short = width(line.text) * 5 <= full * 4 && next.is_some_and(|n| !begins_low(n.text));
    if short && let Some(found) = head(line.text) {
        return Some((found, 1));
    }
    let prior = before.and_then(|b| b.lines.last()).map_or("", |&i| lines[i].as_str());
    let follows = after_head || finished(prior);
    let parted = next.is_some_and(|n| n.gap || n.page_gap) || run == 2;
    (follows && run <= 2 && parted && next.is_some())
        .then(|| joined(&visible[k..k + run]))
        .filter(|t| is_theme(t, visible.get(k + run)))
        .map(|_| (Head::Theme, run))
}

fn joined(run: &[Visible]) -> String {
    run.iter().map(|v| v.text).collect::<Vec<_>>().join(" ")
}

/// With what paragraphs of speech begin.
const SPEECH: &[&str] = &[
    "De leden", "Deze leden", "Het lid", "Zij ", "Op de vra", "Ten aanzien", "Wat betreft", "Met betrekking",
];

/// Whether a short text between blanks is a heading without number.
fn is_theme(text: &str, next: Option<&Visible>) -> bool {
    let opens = text.chars().next().is_some_and(|c| c.is_uppercase() || "«‘“".contains(c));
    let speaks = SPEECH.iter().any(|s| text.starts_with(s));
    let next_opens = next.is_some_and(|n| !begins_low(n.text));
    opens && !speaks && next_opens && width(text) <= 100 && !finished(text) && !text.ends_with([',', '-'])
}

/// The lines of a block as one run of text, with the place of each line in it.
pub(crate) fn text_of(block: &[usize], lines: &[String], spellings: &Spellings) -> (String, Vec<(u32, u32)>) {
    let mut text = String::new();
    let mut breaks = Vec::with_capacity(block.len());
    for &index in block {
        let line = lines[index].trim();
        let Some(first) = line.split(' ').next().filter(|first| !first.is_empty()) else { continue };
        let cut = text.ends_with('-') && text.len() > 1 && !text.ends_with(" -");
        if cut {
            let head = &text[..text.len() - 1];
            match joint(head, first, spellings) {
                Joint::Drop => {
                    text.pop();
                }
                Joint::Keep => {}
                Joint::Space => text.push(' '),
            }
        } else if !text.is_empty() {
            text.push(' ');
        }
        breaks.push((text.len() as u32, index as u32 + 1));
        if line.contains("  ") {
            text.extend(line.split_whitespace().flat_map(|word| [word, " "]));
            text.pop();
        } else {
            text.push_str(line);
        }
    }
    (text, breaks)
}

#[cfg(test)]
mod tests {
    use super::super::{notes, pages, text};
    use super::*;

    fn read(source: &str) -> Vec<String> {
        let source = text::source(source.as_bytes());
        let pages = pages::pages(&source);
        let notes = notes::blocks(&source.lines, &pages);
        let spellings = Spellings::of(source.lines.iter().map(String::as_str));
        let mark = |b: &Block| match &b.head {
            Some(Head::Theme) => "# ",
            Some(_) => "## ",
            None if b.contents => "toc ",
            None => "",
        };
        blocks(&source.lines, &pages, &notes)
            .iter()
            .map(|b| format!("{}{}", mark(b), text_of(&b.lines, &source.lines, &spellings).0))
            .collect()
    }

    #[test]
    fn paragraphs_run_on_across_pages_feet_and_notes() {
        let text = "De aanpak1 van oor-\nzaken in\n\nTweede Kamer, vergaderjaar 2017–2018, 19 637, nr. 2395 7\n\n\nde regio.\n\n1 Zie elders.\n\nNieuw.";
        assert_eq!(read(text), ["De aanpak1 van oorzaken in de regio.", "Nieuw."]);
    }

    #[test]
    fn headings_wrap_and_need_no_blank_line_before_at_a_page() {
        let text = "1. Achtergrond\n\nTekst hier.\n\n1.2 Versterken opvang en\nontheemden in de regio\n\nMeer tekst.";
        assert_eq!(
            read(text),
            [
                "## 1. Achtergrond",
                "Tekst hier.",
                "## 1.2 Versterken opvang en ontheemden in de regio",
                "Meer tekst."
            ]
        );
    }

    #[test]
    fn a_short_line_ends_a_paragraph() {
        let long = "woord ".repeat(12);
        let text = format!("{long}\n{long}\nkort einde.\nDeze leden {long}\nverder.");
        assert_eq!(read(&text).len(), 2);
    }

    #[test]
    fn an_editing_slip_does_not_cut_a_sentence() {
        let long = "woord ".repeat(12);
        let text = format!("{long}\n\nDe leden van de CDA-fractie vragen.\nof er meer {long}\n{long}.");
        assert_eq!(read(&text).len(), 2, "{:?}", read(&text));
    }

    #[test]
    fn numbered_answers_before_a_bare_one_are_no_contents() {
        let text = "Vraag 1\nKunt u dat?\n\nAntwoord 1\nJa.\n\nVraag 2\nEn dit?\n\nAntwoord 2\nNee.\n\nVraag 3\nWaarom?\n\nAntwoord\nDaarom.";
        let read = read(text);
        assert_eq!(read.iter().filter(|b| b.starts_with("## ")).count(), 6, "{read:?}");
    }

    #[test]
    fn numbers_and_headings_stand_out_without_blank_lines() {
        let text = "2. Doel\n1\nDe leden van de VVD-fractie vragen waarom.\nAntwoord\nDaarom.\n2\nEn wanneer?\n\
            Antwoord\nIn 2019 en\n2020.\n3\nWaar?\nAntwoord\nHier.\n3. Gevolgen voor de\nuitvoering\n4\nDe leden van \
            de SP-fractie vragen of\n5\nhuizen tellen. Tellen zij?\nAntwoord\nJa.\nArtikel 5\n5\nWaarom?\nAntwoord\n\
            Daarom\n6\nDe leden van de SP-fractie danken.";
        let heads: Vec<String> =
            read(text).into_iter().filter_map(|b| b.strip_prefix("#").map(str::to_owned)).collect();
        assert_eq!(
            heads,
            [
                "# 2. Doel",
                "# 1",
                "# Antwoord",
                "# 2",
                "# Antwoord",
                "# 3",
                "# Antwoord",
                "# 3. Gevolgen voor de uitvoering",
                "# 4",
                "# Antwoord",
                " Artikel 5",
                "# 5",
                "# Antwoord",
                "# 6"
            ]
        );
    }

    #[test]
    fn contents_head_nothing() {
        let text = "Inhoudsopgave\n\nI Vragen en opmerkingen vanuit de fracties 2\nII Reactie van de Minister 9\n\nI Vragen en opmerkingen vanuit de fracties\n\nTekst.\n\nII Reactie van de Minister\n\nTekst.";
        let read = read(text);
        assert_eq!(read.iter().filter(|b| b.starts_with("toc")).count(), 2, "{read:?}");
    }
}
