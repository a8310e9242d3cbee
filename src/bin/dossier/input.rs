//! Bytes from the keyboard → keys and pastes; a pure machine that is told when to stop waiting.

use dossier::key::Key;

/// How long an Esc waits for the rest of a sequence that the line may have split, in milliseconds: longer
/// than the packets of one write are apart on a bad line, shorter than a person feels.
const ESC_WAIT: i64 = 50;
/// How long the rest of what is begun is waited for. Nobody sees this wait: it is not for Esc.
const REST_WAIT: i64 = 1000;
const PASTE: &[u8] = b"\x1b[200~";
const PASTED: &[u8] = b"\x1b[201~";
/// Of longer pastes the rest is dropped, and longer sequences are none.
const LONGEST: usize = 4096;

/// What was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Typed {
    Key(Key),
    /// Pasted text, as it came.
    Paste(String),
}

/// Collects bytes until they are a key or a paste.
#[derive(Default)]
pub(crate) struct Input {
    held: Vec<u8>,
    pasting: bool,
}

impl Input {
    /// For how long at most, in milliseconds, more bytes may decide what is held; `None` when nothing is.
    pub(crate) fn waits(&self) -> Option<i64> {
        match self.held.as_slice() {
            _ if self.pasting => Some(REST_WAIT),
            [] => None,
            // Begun keys; a begun string may be a letter with Alt, which must not swallow what is typed next.
            [0x1b, b'[' | b'O', ..] | [0x80..=0xff, ..] => Some(REST_WAIT),
            _ => Some(ESC_WAIT),
        }
    }

    /// Takes bytes; gives what is whole.
    pub(crate) fn feed(&mut self, bytes: &[u8]) -> Vec<Typed> {
        self.held.extend_from_slice(bytes);
        let mut typed = Vec::new();
        loop {
            if self.pasting {
                let Some(end) = self.held.windows(PASTED.len()).position(|w| w == PASTED) else { break };
                typed.push(self.paste(end));
                self.held.drain(..PASTED.len());
            } else {
                let Some((key, used)) = parse(&self.held) else { break };
                self.pasting = self.held[..used] == *PASTE;
                typed.extend(key.map(Typed::Key));
                self.held.drain(..used);
            }
        }
        if self.held.len() > LONGEST {
            // The last bytes may be the beginning of the end of a paste.
            let from = if self.pasting { LONGEST - PASTED.len() } else { 0 };
            self.held.drain(from..self.held.len() - PASTED.len());
        }
        typed
    }

    /// Time is up: a lone Esc is Esc, a paste without an end has ended, a broken sequence is nothing.
    pub(crate) fn time_out(&mut self) -> Option<Typed> {
        if self.pasting {
            return Some(self.paste(self.held.len()));
        }
        let held = std::mem::take(&mut self.held);
        (held == [0x1b]).then_some(Typed::Key(Key::Esc))
    }

    fn paste(&mut self, end: usize) -> Typed {
        self.pasting = false;
        let text: Vec<u8> = self.held.drain(..end).collect();
        Typed::Paste(String::from_utf8_lossy(&text).into_owned())
    }
}

/// The first whole key or sequence, and its length; `None` when more bytes are needed.
fn parse(bytes: &[u8]) -> Option<(Option<Key>, usize)> {
    let first = *bytes.first()?;
    match first {
        0x1b => escape(bytes),
        b'\r' | b'\n' => Some((Some(Key::Enter), 1)),
        b'\t' => Some((Some(Key::Tab), 1)),
        0x7f | 0x08 => Some((Some(Key::Backspace), 1)),
        0x01..=0x1a => Some((Some(Key::Ctrl((first - 1 + b'a') as char)), 1)),
        0x00..=0x1f => Some((None, 1)),
        _ => letter(bytes),
    }
}

fn letter(bytes: &[u8]) -> Option<(Option<Key>, usize)> {
    let length = match bytes[0] {
        0x00..=0x7f => 1,
        0xc0..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf7 => 4,
        _ => return Some((None, 1)),
    };
    let Some(whole) = bytes.get(..length) else {
        // A continuation that cannot be one ends the wait.
        return bytes[1..].iter().any(|b| b & 0xc0 != 0x80).then_some((None, 1));
    };
    match std::str::from_utf8(whole) {
        Ok(text) => Some((text.chars().next().filter(|c| !c.is_control()).map(Key::Char), length)),
        Err(_) => Some((None, 1)),
    }
}

fn escape(bytes: &[u8]) -> Option<(Option<Key>, usize)> {
    match *bytes.get(1)? {
        b'[' => control_sequence(bytes),
        b'O' => {
            let (end, last) = last_of(bytes)?;
            let key = match last {
                b'P'..=b'S' => Some(Key::F(last - b'P' + 1)),
                b'M' => Some(Key::Enter),
                // The keypad, where a program before us left it in its other mode.
                b'j'..=b'y' => Some(Key::Char((last - 0x40) as char)),
                _ => arrow(last),
            };
            Some((key, end))
        }
        // Strings (OSC, DCS, APC, PM, SOS) are swallowed up to their end.
        b']' | b'P' | b'_' | b'^' | b'X' => {
            let bell = bytes.iter().position(|&b| b == 7).map(|p| p + 1);
            let stop = bytes[2..].windows(2).position(|w| w == b"\x1b\\").map(|p| p + 4);
            let end = match (bell, stop) {
                (Some(a), Some(b)) => a.min(b),
                (a, b) => a.or(b)?,
            };
            Some((None, end))
        }
        // Esc twice: the first is one.
        0x1b => Some((Some(Key::Esc), 1)),
        // Shift-Tab on the Linux console.
        b'\t' => Some((Some(Key::BackTab), 2)),
        // Alt with a key has no meaning here; the pair is dropped whole.
        _ => letter(&bytes[1..]).map(|(_, used)| (None, used + 1)),
    }
}

fn control_sequence(bytes: &[u8]) -> Option<(Option<Key>, usize)> {
    match *bytes.get(2)? {
        // The Linux console sends F1 to F5 as `[[A` to `[[E`.
        b'[' => {
            let last = *bytes.get(3)?;
            Some((matches!(last, b'A'..=b'E').then(|| Key::F(last - b'A' + 1)), 4))
        }
        // A mouse click of old, where a program before us left the mouse on: three bytes that are no keys.
        b'M' => bytes.get(5).map(|_| (None, 6)),
        _ => {
            let (end, last) = last_of(bytes)?;
            Some((if last == 0 { None } else { csi(&bytes[2..end - 1], last) }, end))
        }
    }
}

/// Where a sequence ends and its last byte; 0 when something else cuts it off.
fn last_of(bytes: &[u8]) -> Option<(usize, u8)> {
    let at = 2 + bytes[2..].iter().position(|b| !(0x20..0x40).contains(b))?;
    // What cannot belong to it begins something new.
    if (0x40..0x7f).contains(&bytes[at]) { Some((at + 1, bytes[at])) } else { Some((at, 0)) }
}

fn arrow(last: u8) -> Option<Key> {
    Some(match last {
        b'A' => Key::Up,
        b'B' => Key::Down,
        b'C' => Key::Right,
        b'D' => Key::Left,
        b'H' => Key::Home,
        b'F' => Key::End,
        b'Z' => Key::BackTab,
        _ => return None,
    })
}

fn csi(parameters: &[u8], last: u8) -> Option<Key> {
    if last != b'~' {
        return arrow(last);
    }
    let number: u8 = std::str::from_utf8(parameters).ok()?.split(';').next()?.parse().ok()?;
    Some(match number {
        1 | 7 => Key::Home,
        3 => Key::Delete,
        4 | 8 => Key::End,
        5 => Key::PageUp,
        6 => Key::PageDown,
        11..=15 => Key::F(number - 10),
        17..=21 => Key::F(number - 11),
        23 | 24 => Key::F(number - 12),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(bytes: &[u8]) -> Vec<Typed> {
        let mut input = Input::default();
        let mut out = input.feed(bytes);
        out.extend(input.time_out());
        assert_eq!(input.waits(), None, "{bytes:?}");
        out
    }

    fn keys(bytes: &[u8]) -> Vec<Key> {
        let key = |typed| match typed {
            Typed::Key(key) => key,
            Typed::Paste(text) => panic!("pasted {text:?}"),
        };
        typed(bytes).into_iter().map(key).collect()
    }

    #[test]
    fn keys_of_several_terminals() {
        assert_eq!(
            keys(b"a\x1b[A\x1bOB\x1b[1~\x1b[8~\x1b[5~"),
            [Key::Char('a'), Key::Up, Key::Down, Key::Home, Key::End, Key::PageUp]
        );
        assert_eq!(keys(b"\x1bOP\x1b[11~\x1b[[A\x1a"), [Key::F(1), Key::F(1), Key::F(1), Key::Ctrl('z')]);
        assert_eq!(
            keys(b"\x1b[Z\x1b\t\x1bOM\x1bOq"),
            [Key::BackTab, Key::BackTab, Key::Enter, Key::Char('1')]
        );
        assert_eq!(keys("é漢".as_bytes()), [Key::Char('é'), Key::Char('漢')]);
        // What a dead key makes, as one letter and as two.
        assert_eq!(keys("ë e\u{308}".as_bytes()).len(), 4);
    }

    /// Whatever packets the line makes of them, keys are the same keys.
    #[test]
    fn split_anywhere_the_keys_are_the_same() {
        let all =
            "a\x1b[A\x1bOH\x1b[[A\x1b[15;2~é漢\x1b[38;5;1m\x1b]0;x\x07\x1b[M !!k\x1b[200~x\ny\x1b[201~j"
                .as_bytes();
        let whole = Input::default().feed(all);
        assert_eq!(whole.len(), 10, "{whole:?}");
        for cut in 1..all.len() {
            for second in cut..all.len() {
                let mut input = Input::default();
                let parts = [&all[..cut], &all[cut..second], &all[second..]];
                let typed: Vec<Typed> = parts.iter().flat_map(|part| input.feed(part)).collect();
                assert_eq!(typed, whole, "cut at {cut} and {second}");
            }
        }
    }

    #[test]
    fn only_a_lone_esc_waits_a_short_time() {
        let waits = |bytes: &[u8]| {
            let mut input = Input::default();
            input.feed(bytes);
            input.waits()
        };
        assert_eq!(waits(b"j"), None);
        assert_eq!(waits(b"\x1b"), Some(ESC_WAIT));
        assert_eq!(waits(b"\x1b]"), Some(ESC_WAIT));
        for begun in [&b"\x1b["[..], b"\x1b[1;", b"\x1bO", b"\xc3", b"\x1b[200~ab"] {
            assert_eq!(waits(begun), Some(REST_WAIT), "{begun:?}");
        }
        assert_eq!(keys(b"\x1b"), [Key::Esc]);
    }

    #[test]
    fn unknown_and_broken_sequences_do_nothing() {
        assert_eq!(keys(b"\x1b[38;5;1m\x1b]52;c;q\x07\x1bPq\x1b\\\x1bx\x1b[<0;1;1M\x1b[97;5u\x1b[I"), []);
        assert_eq!(keys(b"\x1b[\x1b[A\x1b[1;\x1bOA\x1bO\x1b[B"), [Key::Up, Key::Up, Key::Down]);
        assert_eq!(keys(b"\x1b[12\r\x1b[M !!"), [Key::Enter]);
        assert_eq!(keys(&[0xff, 0xc3, b'j', 0xe2, 0x82, b'k', 0x80]), [Key::Char('j'), Key::Char('k')]);
    }

    #[test]
    fn a_paste_is_one_thing() {
        assert_eq!(typed(b"\x1b[200~qQ\nq\x1b[201~"), [Typed::Paste("qQ\nq".to_owned())]);
        // Its end is lost: it ends by itself, and keys are keys again.
        let mut input = Input::default();
        assert_eq!(input.feed(b"\x1b[200~abc"), []);
        assert_eq!(input.time_out(), Some(Typed::Paste("abc".to_owned())));
        assert_eq!(input.feed(b"j"), [Typed::Key(Key::Char('j'))]);
    }

    #[test]
    fn endless_sequences_are_not_kept() {
        for begin in [PASTE, b"\x1b]", b"\x1b["] {
            let mut input = Input::default();
            input.feed(begin);
            for _ in 0..100 {
                input.feed(&[b'0'; 1000]);
                assert!(input.held.len() <= LONGEST + 1000);
            }
            input.feed(if begin == PASTE { PASTED } else { b"\x07" });
            input.time_out();
            assert_eq!(input.feed(b"j"), [Typed::Key(Key::Char('j'))], "{begin:?}");
        }
    }
}
