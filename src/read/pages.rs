//! Which printed page each line stands on, and which lines are page feet.
//!
//! Three things tell a page break: a form feed; the foot of the page with its number; and the
//! habit of an extractor to begin the first line of each page with one blank. The feet fix the
//! count, the breaks carry it on between them.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::text::Source;

/// What the page feet say of the document.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub(crate) struct Imprint {
    /// `2017–2018`.
    pub(crate) year: String,
    /// `19 637`; several when the paper belongs to several dossiers.
    pub(crate) dossier: String,
    /// `2395`.
    pub(crate) number: String,
}

/// Pages and page feet of a source.
#[derive(Debug, Default)]
pub(crate) struct Pages {
    /// First line (1-based) and number of each page, ascending.
    pub(crate) starts: Vec<(u32, u32)>,
    /// Page feet, by line (1-based).
    pub(crate) furniture: Vec<u32>,
    /// What the feet say.
    pub(crate) imprint: Option<Imprint>,
}

impl Pages {
    /// Whether a page begins on this line (1-based).
    pub(crate) fn begins(&self, line: u32) -> bool {
        self.starts.binary_search_by_key(&line, |s| s.0).is_ok()
    }

    /// Whether this line (1-based) is a page foot.
    pub(crate) fn is_foot(&self, line: u32) -> bool {
        self.furniture.binary_search(&line).is_ok()
    }
}

/// A page foot: its page number, if it shows one, and what it says of the document.
fn foot(line: &str) -> Option<(Option<u32>, Imprint)> {
    let text = line.trim();
    let rest = text
        .strip_prefix("Tweede Kamer, vergaderjaar ")
        .or_else(|| text.strip_prefix("Eerste Kamer, vergaderjaar "))?;
    let (year, rest) = rest.split_once(',')?;
    let (dossier, tail) = match rest.split_once(", nr. ").or_else(|| rest.split_once(", nr.")) {
        Some((dossier, tail)) => (dossier.trim(), tail),
        None => ("", rest.trim_start().strip_prefix("Aanhangsel").unwrap_or(rest)),
    };
    let mut words = tail.split_whitespace();
    let number = if dossier.is_empty() { String::new() } else { words.next()?.to_owned() };
    let page = words.next_back().and_then(|w| w.parse().ok());
    Some((page, Imprint { year: year.trim().to_owned(), dossier: dossier.to_owned(), number }))
}

/// What most feet say of the document; of equals the first.
fn usual(lines: &[String]) -> Option<Imprint> {
    let mut counts: HashMap<Imprint, (usize, Reverse<usize>)> = HashMap::new();
    for (nth, (_, imprint)) in lines.iter().filter_map(|line| foot(line)).enumerate() {
        counts.entry(imprint).or_insert((0, Reverse(nth))).0 += 1;
    }
    counts.into_iter().max_by_key(|(_, count)| *count).map(|(imprint, _)| imprint)
}

/// Lines that stand on every printed page and say nothing: `kst-36450-6`, `ISSN 0921 - 7371`.
pub(crate) fn is_imprint_line(line: &str) -> bool {
    let text = line.trim();
    let id = |prefix: &str| {
        text.strip_prefix(prefix).is_some_and(|rest| {
            rest.starts_with(|c: char| c.is_ascii_digit()) && !rest.contains(' ') && rest.len() < 24
        })
    };
    text.starts_with("ISSN 0921")
        || id("kst-")
        || id("ah-tk-")
        || (text.starts_with("’s-Gravenhage ") && text.len() < 24)
}

/// Whether single leading blanks mark page starts here: rare, far apart, and exactly one blank.
fn blank_starts(lines: &[String]) -> Vec<usize> {
    let filled = lines.iter().filter(|l| !l.trim().is_empty()).count();
    let starts: Vec<usize> = (0..lines.len())
        .filter(|&i| {
            let mut chars = lines[i].chars();
            chars.next() == Some(' ') && chars.next().is_some_and(|c| !c.is_whitespace())
        })
        .collect();
    let mut gaps: Vec<usize> = starts.windows(2).map(|w| w[1] - w[0]).collect();
    gaps.sort_unstable();
    let typical = gaps.get(gaps.len() / 2).copied().unwrap_or(0);
    if typical >= 20 && starts.len() * 15 < filled { starts } else { Vec::new() }
}

/// The number that stands alone below a foot, when it goes on from the last one counted.
fn number_below(lines: &[String], foot: usize, counted: u32) -> Option<(usize, u32)> {
    let at = (foot + 1..lines.len().min(foot + 4)).find(|&i| !lines[i].trim().is_empty())?;
    let number = lines[at].trim().parse().ok()?;
    (number > counted && number <= counted + 3).then_some((at, number))
}

/// Finds pages and page feet.
pub(crate) fn pages(source: &Source) -> Pages {
    let lines = &source.lines;
    let mut out = Pages::default();
    let mut breaks: Vec<usize> = blank_starts(lines);
    breaks.extend(source.feeds.iter().copied());
    let mut feet: Vec<(usize, u32)> = Vec::new();
    let mut counted = 0;
    out.imprint = usual(lines);
    // A note that cites another paper looks like its foot, but for the page.
    let own =
        |(page, imprint): &(Option<u32>, Imprint)| page.is_some() || Some(imprint) == out.imprint.as_ref();
    for (index, line) in lines.iter().enumerate() {
        if let Some((page, _)) = foot(line).filter(own) {
            out.furniture.push(index as u32 + 1);
            // Some extractors put the page number on a line of its own.
            let below = page.is_none().then(|| number_below(lines, index, counted)).flatten();
            out.furniture.extend(below.map(|(at, _)| at as u32 + 1));
            let foot = page.map(|page| (index, page)).or(below);
            counted = foot.map_or(counted, |f| f.1);
            feet.extend(foot);
        } else if is_imprint_line(line) {
            out.furniture.push(index as u32 + 1);
        }
    }
    for &(index, _) in &feet {
        let next = (index + 1..lines.len()).find(|&i| !lines[i].trim().is_empty());
        breaks.extend(next.filter(|&i| !foot(&lines[i]).is_some_and(|f| own(&f))));
    }
    breaks.sort_unstable();
    breaks.dedup();
    let first = lines.iter().position(|l| !l.trim().is_empty());
    let (Some(first), false) = (first, breaks.is_empty() && feet.is_empty()) else { return out };
    if breaks.first().is_none_or(|&b| b > first) {
        breaks.insert(0, first);
    }
    out.starts = number(&breaks, &feet);
    out
}

/// Numbers the pages: each foot fixes its own page; between feet the count goes on, before the
/// first it goes back.
fn number(breaks: &[usize], feet: &[(usize, u32)]) -> Vec<(u32, u32)> {
    let page_of = |line: usize| breaks.partition_point(|&b| b <= line).saturating_sub(1);
    let first = feet.first().map_or(1, |&(line, page)| page.saturating_sub(page_of(line) as u32).max(1));
    let mut fixed = feet.iter().peekable();
    let mut number = first;
    let mut out: Vec<(u32, u32)> = Vec::with_capacity(breaks.len());
    for (index, &line) in breaks.iter().enumerate() {
        if index > 0 {
            number += 1;
        }
        while let Some(&&(foot_line, page)) = fixed.peek() {
            if page_of(foot_line) != index {
                break;
            }
            // A foot whose number runs back is a misprint or a doubled page; the count goes on.
            if page >= number {
                number = page;
            }
            fixed.next();
        }
        out.push((line as u32 + 1, number));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn feet_tell_page_and_paper() {
        let (page, imprint) = foot("Tweede Kamer, vergaderjaar 2017–2018, 19 637, nr. 2395 7").unwrap();
        assert_eq!(page, Some(7));
        assert_eq!((imprint.dossier.as_str(), imprint.number.as_str()), ("19 637", "2395"));
        let (page, imprint) = foot("Tweede Kamer, vergaderjaar 2023–2024, Aanhangsel  3").unwrap();
        assert_eq!((page, imprint.dossier.as_str()), (Some(3), ""));
        assert_eq!(foot("Tweede Kamer, vergaderjaar 2023–2024, 36 450, nr. 6").unwrap().0, None);
        assert_eq!(foot("De Tweede Kamer heeft"), None);
    }

    #[test]
    fn a_number_alone_below_a_foot_is_its_page() {
        let text = "Eerste.\n\nTweede Kamer, vergaderjaar 2023–2024, Aanhangsel\n\n1\n\nTweede.\n\nTweede Kamer, vergaderjaar 2023–2024, Aanhangsel\n\n2\n\nDerde.\n";
        let pages = pages(&super::super::text::source(text.as_bytes()));
        assert_eq!(pages.furniture, [3, 5, 9, 11]);
        assert_eq!(pages.starts, [(1, 1), (7, 2), (13, 3)]);
    }

    #[test]
    fn a_note_that_cites_another_paper_is_no_foot() {
        let cited = "Tweede Kamer, vergaderjaar 2022–2023, 26 485, nr. 424";
        let foot = "Tweede Kamer, vergaderjaar 2023–2024, 36 450, nr. 6";
        let text = format!("Eerste.\n\n4 Zie\n{cited}\n\n{foot}\n\n1\n\nTweede.\n\n{foot}\n\n2\n");
        let pages = pages(&super::super::text::source(text.as_bytes()));
        assert_eq!(pages.furniture, [6, 8, 12, 14]);
        assert_eq!(pages.imprint.unwrap().number, "6");
    }

    #[test]
    fn feet_fix_the_count_and_blanks_carry_it() {
        let mut text = String::new();
        for page in 2..6 {
            text.push_str(if page == 4 { "Regel een\n" } else { " Regel een\n" });
            for n in 0..30 {
                text.push_str(&format!("regel {n}\n"));
            }
            if page == 3 {
                text.push_str("\nTweede Kamer, vergaderjaar 2017–2018, 19 637, nr. 2395 3\n\n");
            }
        }
        let pages = pages(&super::super::text::source(text.as_bytes()));
        let numbers: Vec<u32> = pages.starts.iter().map(|s| s.1).collect();
        assert_eq!(numbers, [2, 3, 4, 5]);
        assert_eq!(pages.furniture, [64]);
    }

    #[test]
    fn no_sign_of_pages_gives_none() {
        assert!(pages(&super::super::text::source(b"a\nb\n")).starts.is_empty());
    }
}
