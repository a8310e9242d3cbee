//! Footnotes: finds their blocks between the lines of running text, and the marks that cite them.
//!
//! A line is a note's only if the mark that cites it was seen before it: a number at the
//! beginning of a line proves nothing (`11 juni jl. …`, `2. De leden …`).

use crate::genre::ANSWER_MARKS;

use super::pages::{Pages, is_imprint_line};
use super::questions::holds_demand;

/// How far in front of a note's text its mark may stand, in lines: a page and a half.
const REACH: usize = 150;
/// How many numbers may be missing between two notes.
const GAP: u32 = 9;

/// A note's block in the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Block {
    /// The note's number.
    pub(crate) number: u32,
    /// Its lines (0-based).
    pub(crate) lines: Vec<usize>,
}

/// A number at the beginning of a line, and what follows it.
fn numbered(line: &str) -> Option<(u32, &str)> {
    let text = line.trim();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &text[digits..];
    let number = (1..=3).contains(&digits).then(|| text[..digits].parse().ok()).flatten()?;
    (rest.is_empty() || rest.starts_with(' ')).then(|| (number, rest.trim_start()))
}

/// Whether a mark with this number stands at `at..end` in `text`, glued to what it notes.
fn is_mark(text: &str, at: usize, end: usize) -> bool {
    let mut before = text[..at].chars().rev();
    let after = text[end..].chars().next();
    if after.is_some_and(|c| c.is_alphanumeric() || c == '%' || c == '-') {
        return false;
    }
    if after.is_some_and(|c| c == ',' || c == '.')
        && text[end + 1..].starts_with(|c: char| c.is_ascii_digit())
    {
        return false;
    }
    match before.next() {
        // A word of capitals and a digit is a name (`B1`, `NT2`, `D66`); a long one can carry a mark.
        Some(c) if c.is_alphabetic() => {
            let word: Vec<char> =
                std::iter::once(c).chain(before.take_while(|c| c.is_alphabetic())).collect();
            word.len() >= 2 && (word.iter().any(|c| c.is_lowercase()) || word.len() >= 4)
        }
        Some(')' | '?' | '!' | '»' | '”' | '’' | ';' | ':' | ']' | '"') => true,
        // `4,4` and `7.000` are numbers; `2016.8` at a sentence's end is a year with a mark.
        Some('.' | ',') => {
            let digits = before.clone().take_while(char::is_ascii_digit).count();
            digits == 0 && before.next().is_some_and(|c| !c.is_whitespace())
                || digits == 4 && after.is_none_or(char::is_whitespace)
        }
        _ => false,
    }
}

/// The positions of glued numbers in a text: `(from, to, number)`.
pub(crate) fn marks(text: &str) -> Vec<(usize, usize, u32)> {
    let bytes = text.as_bytes();
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(skipped) = bytes[at..].iter().position(u8::is_ascii_digit) {
        at += skipped;
        let digits = bytes[at..].iter().take_while(|b| b.is_ascii_digit()).count();
        let end = at + digits;
        if digits <= 3
            && bytes[at] != b'0'
            && is_mark(text, at, end)
            && let Ok(number) = text[at..end].parse()
        {
            out.push((at, end, number));
        }
        at = end;
    }
    out
}

/// Finds the blocks of footnotes, in order.
pub(crate) fn blocks(lines: &[String], pages: &Pages) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::new();
    // Where each number was last seen glued to a word.
    let mut cited: std::collections::HashMap<u32, usize> = std::collections::HashMap::new();
    let mut last = 0;
    let mut open = false;
    let mut gap = true;
    let mut taken = 0;
    for (index, line) in lines.iter().enumerate() {
        if index < taken {
            continue;
        }
        let number = index as u32 + 1;
        let blank = line.trim().is_empty();
        if blank || pages.is_foot(number) {
            open =
                open && blank && out.last().is_some_and(|b| bare_number(&lines[b.lines[b.lines.len() - 1]]));
            gap = true;
            continue;
        }
        if pages.begins(number) {
            (open, gap) = (false, true);
        }
        let cited_near = |n: u32| cited.get(&n).is_some_and(|&at| index - at <= REACH);
        if let Some((column, end)) = column(lines, index, pages)
            && column.iter().zip(last + 1..).all(|(b, next)| (next..next + GAP).contains(&b.number))
            && column.iter().all(|b| cited_near(b.number))
        {
            last = column.last().map_or(last, |b| b.number);
            out.extend(column);
            (taken, open, gap) = (end, false, true);
            continue;
        }
        let start = numbered(line).filter(|&(n, rest)| {
            let in_turn = n > last && n <= last + GAP;
            let worded =
                rest.is_empty() || !rest.starts_with(|c: char| c.is_lowercase()) || rest.starts_with("http");
            (gap || open) && in_turn && cited_near(n) && worded
        });
        // A number alone is a note's only if text follows that could be its text.
        let alone_is_noted =
            |rest: &str| !rest.is_empty() || lines.get(index + 1).is_some_and(|l| !l.trim().is_empty());
        if let Some((n, rest)) = start
            && alone_is_noted(rest)
            && !(rest.is_empty() && is_answered(lines, index))
        {
            out.push(Block { number: n, lines: vec![index] });
            (last, open, gap) = (n, true, false);
        } else if open {
            if let Some(block) = out.last_mut() {
                block.lines.push(index);
            }
        } else {
            for (_, _, n) in marks(line) {
                cited.insert(n, index);
            }
            gap = false;
        }
    }
    out
}

/// Most lines of notes above one page's foot.
const COLUMN: usize = 60;

/// Notes as an extractor that reads column by column leaves them above a page's foot: their numbers, each on
/// a line, and below a blank line their texts, in which a number may be left. Also the line behind them.
fn column(lines: &[String], from: usize, pages: &Pages) -> Option<(Vec<Block>, usize)> {
    let bare = |at: usize| bare_number(&lines[at]);
    let blank = |at: usize| lines[at].trim().is_empty();
    if blank(from) || !bare(from) {
        return None;
    }
    let foot = |at: &usize| pages.is_foot(*at as u32 + 1) && !is_imprint_line(&lines[*at]);
    let end = (from..lines.len().min(from + COLUMN)).find(foot)?;
    let filled = (from..end).filter(|&at| !blank(at) && !is_imprint_line(&lines[at]));
    let (mut numbered_at, texts): (Vec<usize>, Vec<usize>) = filled.partition(|&at| bare(at));
    numbered_at.sort_by_key(|&at| numbered(&lines[at]).map(|n| n.0));
    let first = *texts.first().filter(|&&at| blank(at - 1))?;
    // A question of that number above a foot looks alike, but asks.
    let text: Vec<&str> = texts.iter().map(|&at| lines[at].trim()).collect();
    if text.iter().any(|line| is_answer_mark(line)) || holds_demand(&text.join(" ")) {
        return None;
    }
    // A text begins with a capital or an address, as a rule behind one that has ended.
    let opens = |line: &str| {
        line.starts_with(char::is_uppercase) || line.starts_with("http") || line.starts_with("www.")
    };
    let ended = |line: &str| line.ends_with(['.', '/', ')']) || bare_number(line);
    let starts = |strict: bool| -> Vec<usize> {
        let start =
            |&at: &usize| at == first || opens(lines[at].trim()) && (!strict || ended(lines[at - 1].trim()));
        texts.iter().copied().filter(start).take(numbered_at.len()).collect()
    };
    let starts = [true, false].map(starts).into_iter().find(|s| s.len() == numbered_at.len())?;
    let block = |(nth, &at): (usize, &usize)| {
        let next = starts.get(nth + 1).copied().unwrap_or(end);
        let own = texts.iter().copied().filter(|t| (starts[nth]..next).contains(t));
        Some(Block { number: numbered(&lines[at])?.0, lines: std::iter::once(at).chain(own).collect() })
    };
    Some((numbered_at.iter().enumerate().map(block).collect::<Option<_>>()?, end))
}

/// Whether the paragraph below a bare number is followed by `Antwoord`: then it is a question.
fn is_answered(lines: &[String], number: usize) -> bool {
    let mut below = lines[number + 1..].iter().map(|l| l.trim());
    let after = below.by_ref().find(|l| l.is_empty()).and_then(|_| below.find(|l| !l.is_empty()));
    after.is_some_and(is_answer_mark)
}

fn is_answer_mark(line: &str) -> bool {
    ANSWER_MARKS.contains(&line.to_lowercase().trim_end_matches(':'))
}

fn bare_number(line: &str) -> bool {
    line.trim().bytes().all(|b| b.is_ascii_digit())
}

/// The text of a note from its lines, without its number.
pub(crate) fn text_of(block: &Block, lines: &[String], join: impl Fn(&[&str]) -> String) -> String {
    let parts: Vec<&str> = block.lines.iter().map(|&i| lines[i].trim()).collect();
    let text = join(&parts);
    text.trim_start_matches(|c: char| c.is_ascii_digit()).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::super::text::source;
    use super::*;

    fn numbers(text: &str) -> Vec<u32> {
        let source = source(text.as_bytes());
        blocks(&source.lines, &super::super::pages::pages(&source)).iter().map(|b| b.number).collect()
    }

    #[test]
    fn marks_cling_to_words_and_stops() {
        let found = |text: &str| marks(text).iter().map(|m| m.2).collect::<Vec<_>>();
        assert_eq!(found("de consensus1 dat, migratie.3 Door getreden,11 en 2016.8 Het"), [1, 3, 11, 8]);
        assert_eq!(
            found("van A2 naar B1, NT2, D66, 4,4 miljard, USD 7.000, nr. 12, 2008/115/EG, art. 5"),
            [0_u32; 0]
        );
        assert_eq!(found("per capita.2 Ont (zie).4"), [2, 4]);
    }

    #[test]
    fn a_numbered_question_is_no_note() {
        let text = "Een doel.1\n\n1\nDeze leden vragen waarom.\n\nAntwoord\nDaarom.\n\n1\nZie elders.\n";
        let source = source(text.as_bytes());
        let blocks = blocks(&source.lines, &super::super::pages::pages(&source));
        assert_eq!(blocks.iter().map(|b| b.lines[0]).collect::<Vec<_>>(), [8]);
    }

    #[test]
    fn numbers_in_a_column_take_the_texts_below_them() {
        let foot = "Tweede Kamer, vergaderjaar 2023–2024, 36 450, nr. 6";
        let text =
            format!("Een doel1 dat2\n1\n2\n\nZie elders, en\nook hier.\nIdem.\n\n{foot}\n\n2\n\ntelt. Ja.\n");
        let source = source(text.as_bytes());
        let found = blocks(&source.lines, &super::super::pages::pages(&source));
        let lines: Vec<&[usize]> = found.iter().map(|b| &b.lines[..]).collect();
        assert_eq!(lines, [&[1, 4, 5][..], &[2, 6]]);
    }

    #[test]
    fn a_numbered_question_above_a_foot_is_no_note() {
        let foot = "Tweede Kamer, vergaderjaar 2023–2024, 36 450, nr. 6";
        let asked = "De leden van de SP-fractie vragen waarom dassen\ngraven.";
        for question in [asked, "Wat doet de regering?", "Graven zij.\n\nAntwoord\n\nJa."] {
            let text = format!("Een doel1 dat2 is.\n\n1 Zie elders.\n\n2\n\n{question}\n\n{foot}\n\n2\n");
            assert_eq!(numbers(&text), [1], "{question}");
        }
    }

    #[test]
    fn a_block_needs_its_mark() {
        assert_eq!(
            numbers("De consensus1 is er.\n\n1 Zie elders, en\nverder.\n\n2 Dit is geen noot.\n"),
            [1]
        );
        assert_eq!(numbers("Geen noot.\n\n1 Zie elders.\n"), [0_u32; 0]);
        assert_eq!(numbers("Een doel1 en woord.2\n\n1 Een\n2 Twee\n"), [1, 2]);
    }
}
