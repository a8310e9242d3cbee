//! Bytes → clean source lines: decoding, line ends, and the first wall against hostile text.

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};
use unicode_width::UnicodeWidthChar;

use crate::escape::{Kind, kind};
use crate::model::{Notice, NoticeKind};

/// More marks than this on one letter are an attack on the screen, not a spelling.
const MARKS_PER_LETTER: usize = 4;

/// The source as lines, cleaned.
#[derive(Debug, Default)]
pub(crate) struct Source {
    /// One entry per source line, without its line end.
    pub(crate) lines: Vec<String>,
    /// Line positions (0-based) in front of which a form feed stood.
    pub(crate) feeds: Vec<usize>,
    /// What was repaired.
    pub(crate) notices: Vec<Notice>,
}

/// Decodes any bytes and cuts them into lines.
pub(crate) fn source(bytes: &[u8]) -> Source {
    let mut out = Source::default();
    let text = decode(bytes, &mut out.notices);
    let mut tally = Tally::default();
    // Old Macintosh files end lines with CR alone; anything with a LF counts lines by LF, as editors do.
    let only_cr = !text.contains('\n') && text.contains('\r');
    let end = if only_cr { '\r' } else { '\n' };
    for (index, raw) in text.split(end).enumerate() {
        if raw.contains('\u{c}') {
            out.feeds.push(index);
        }
        out.lines.push(clean(raw, index as u32 + 1, &mut tally));
    }
    // A final line end closes the last line and begins no new one.
    if out.lines.last().is_some_and(String::is_empty) && text.ends_with(end) {
        out.lines.pop();
    }
    tally.report(&mut out.notices);
    out
}

fn decode(bytes: &[u8], notices: &mut Vec<Notice>) -> String {
    let wide = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
        char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
    };
    match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => decode(rest, notices),
        [0xff, 0xfe, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => wide(rest, u16::from_be_bytes),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) if bytes.contains(&0) => {
                notices.push(Notice::new(0, NoticeKind::NoText));
                String::from_utf8_lossy(bytes).into_owned()
            }
            Err(_) => {
                notices.push(Notice::new(0, NoticeKind::NoUtf8));
                latin(bytes)
            }
        },
    }
}

/// UTF-8 where it is valid, Windows-1252 for each byte where it is not.
fn latin(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        out.push_str(chunk.valid());
        out.extend(chunk.invalid().iter().map(|&byte| match byte {
            0x80 => '€',
            0x85 => '…',
            0x91 => '‘',
            0x92 => '’',
            0x93 => '“',
            0x94 => '”',
            0x96 => '–',
            0x97 => '—',
            0x81..=0x84 | 0x86..=0x90 | 0x95 | 0x98..=0x9f => char::REPLACEMENT_CHARACTER,
            _ => byte as char,
        }));
    }
    out
}

/// What was changed while cleaning, with the first line of each kind.
#[derive(Default)]
struct Tally {
    shown: (usize, u32),
    dropped: (usize, u32),
    marks: (usize, u32),
}

impl Tally {
    fn count(slot: &mut (usize, u32), line: u32) {
        if slot.0 == 0 {
            slot.1 = line;
        }
        slot.0 += 1;
    }

    fn report(&self, notices: &mut Vec<Notice>) {
        let kinds = [
            (self.shown, NoticeKind::Controls(self.shown.0)),
            (self.dropped, NoticeKind::Invisible(self.dropped.0)),
            (self.marks, NoticeKind::Marks(self.marks.0)),
        ];
        for ((count, line), kind) in kinds {
            if count > 0 {
                notices.push(Notice::new(line, kind));
            }
        }
    }
}

/// Letters that print as one and mean several; the second table of the door.
fn spelled(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{fb00}' => "ff",
        '\u{fb01}' => "fi",
        '\u{fb02}' => "fl",
        '\u{fb03}' => "ffi",
        '\u{fb04}' => "ffl",
        '\u{fb05}' | '\u{fb06}' => "st",
        '\u{132}' => "IJ",
        '\u{133}' => "ij",
        // Bullets that word processors leave in the private area.
        '\u{f0b7}' | '\u{f0a7}' | '\u{ffff}' => "•",
        _ => return None,
    })
}

/// Whether a character sits on the letter before it: marks, parts of a syllable, skin tones.
fn attaches(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
        || c.width() == Some(0)
        || ('\u{1f3fb}'..='\u{1f3ff}').contains(&c)
}

fn clean(raw: &str, line: u32, tally: &mut Tally) -> String {
    // Every byte is looked at: so the compiler takes many at once.
    if raw.bytes().fold(true, |plain, b| plain & (0x20..0x7f).contains(&b)) {
        return raw.to_owned();
    }
    let mut out = String::with_capacity(raw.len());
    let mut attached = 0;
    let last = raw.trim_end().len();
    for (at, c) in raw.char_indices() {
        match kind(c) {
            // A soft hyphen matters only where the line breaks on it.
            Kind::Hidden if c == '\u{ad}' => {
                if at + c.len_utf8() >= last {
                    out.push('-');
                }
                continue;
            }
            Kind::Hidden => {
                Tally::count(&mut tally.dropped, line);
                continue;
            }
            _ if attaches(c) => {
                attached += 1;
                if attached > MARKS_PER_LETTER {
                    Tally::count(&mut tally.marks, line);
                    continue;
                }
            }
            _ => attached = 0,
        }
        if let Some(letters) = spelled(c) {
            out.push_str(letters);
            continue;
        }
        match kind(c) {
            Kind::Blank => out.push(' '),
            // At the end half of a line end; inside, what would write the line over itself.
            Kind::Unreadable if c == '\r' && at >= last => {}
            Kind::Unreadable if c == '\r' => out.push(' '),
            Kind::Turning => {
                Tally::count(&mut tally.shown, line);
                out.push_str(&format!("<U+{:04X}>", u32::from(c)));
            }
            Kind::Unreadable => {
                Tally::count(&mut tally.shown, line);
                out.push(char::REPLACEMENT_CHARACTER);
            }
            Kind::Plain | Kind::Hidden => out.push(c),
        }
    }
    if is_nfc_quick(out.chars()) == IsNormalized::Yes { out } else { out.nfc().collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(bytes: &[u8]) -> Vec<String> {
        source(bytes).lines
    }

    #[test]
    fn line_ends_of_every_system() {
        assert_eq!(lines(b"a\nb\n"), ["a", "b"]);
        assert_eq!(lines(b"a\r\nb"), ["a", "b"]);
        assert_eq!(lines(b"a\rb\r"), ["a", "b"]);
        assert_eq!(lines(b"a\n\n"), ["a", ""]);
        assert!(lines(b"").is_empty() || lines(b"") == [""]);
    }

    #[test]
    fn other_encodings_are_read() {
        assert_eq!(lines(b"\xff\xfeh\0i\0"), ["hi"]);
        assert_eq!(lines(b"ge\xefnformeerd \x80 5"), ["geïnformeerd € 5"]);
        assert_eq!(lines("\u{feff}x".as_bytes()), ["x"]);
    }

    #[test]
    fn nothing_that_steers_a_terminal_stays() {
        let text = "a\u{1b}]52;c;x\u{7}b\u{9b}31m\u{202e}c\u{200b}d\te";
        let line = &lines(text.as_bytes())[0];
        assert_eq!(line, "a\u{fffd}]52;c;x\u{fffd}b\u{fffd}31m<U+202E>cd e");
    }

    #[test]
    fn marks_do_not_pile_up() {
        let text = format!("e{}", "\u{301}".repeat(10_000));
        assert!(lines(text.as_bytes())[0].chars().count() <= MARKS_PER_LETTER);
        assert_eq!(lines("e\u{301}e\u{308}n ﬁets".as_bytes()), ["éën fiets"]);
        // Nor where something unseen stands between them, nor syllables and skin tones without end.
        for pile in ["\u{301}\u{301}\u{200b}", "\u{1161}", "\u{1f3fb}", "\u{fe0f}\u{301}"] {
            let text = format!("e{}", pile.repeat(10_000));
            assert!(lines(text.as_bytes())[0].chars().count() <= MARKS_PER_LETTER + 1, "{pile:?}");
        }
    }

    #[test]
    fn no_line_writes_over_itself() {
        assert_eq!(lines(b"aaaa\rbb\ncc\r\r\n"), ["aaaa bb", "cc"]);
    }

    #[test]
    fn a_soft_hyphen_counts_at_the_line_end_only() {
        assert_eq!(lines("mi\u{ad}gra\u{ad}\ntie".as_bytes()), ["migra-", "tie"]);
    }
}
