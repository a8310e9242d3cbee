//! Bytes from the keyboard → keys; a pure machine that is told when to stop waiting.

use dossier::key::Key;

/// How long an Esc waits for the rest of a sequence that the line may have split, in milliseconds.
pub(crate) const ESC_WAIT: i64 = 50;

/// Collects bytes until they are a key.
#[derive(Default)]
pub(crate) struct Input {
    held: Vec<u8>,
    /// Inside a paste: what is pasted is dropped, keys in it would do harm.
    pasting: bool,
}

impl Input {
    /// Whether bytes are held that more bytes, or time, must decide.
    pub(crate) fn waits(&self) -> bool {
        !self.held.is_empty()
    }

    /// Takes bytes; gives the keys that are whole.
    pub(crate) fn feed(&mut self, bytes: &[u8]) -> Vec<Key> {
        self.held.extend_from_slice(bytes);
        let mut keys = Vec::new();
        while let Some((key, used)) = parse(&self.held) {
            let sequence: Vec<u8> = self.held.drain(..used).collect();
            match sequence.as_slice() {
                b"\x1b[200~" => self.pasting = true,
                b"\x1b[201~" => self.pasting = false,
                _ => keys.extend(key.filter(|_| !self.pasting)),
            }
        }
        keys
    }

    /// Time is up: a lone Esc is Esc, a broken sequence is nothing.
    pub(crate) fn time_out(&mut self) -> Option<Key> {
        let held = std::mem::take(&mut self.held);
        (held == [0x1b]).then_some(Key::Esc)
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
        b'[' => {
            // The Linux console sends F1 to F5 as `[[A` to `[[E`.
            if bytes.get(2) == Some(&b'[') {
                let last = *bytes.get(3)?;
                let key = matches!(last, b'A'..=b'E').then(|| Key::F(last - b'A' + 1));
                return Some((key, 4));
            }
            let end = 2 + bytes[2..].iter().position(|b| (0x40..=0x7e).contains(b))?;
            Some((csi(&bytes[2..end], bytes[end]), end + 1))
        }
        b'O' => {
            let last = *bytes.get(2)?;
            let key = match last {
                b'P'..=b'S' => Some(Key::F(last - b'P' + 1)),
                b'M' => Some(Key::Enter),
                _ => arrow(last),
            };
            Some((key, 3))
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
        // Alt with a key has no meaning here; the pair is dropped whole.
        _ => letter(&bytes[1..]).map(|(_, used)| (None, used + 1)),
    }
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

    fn keys(bytes: &[u8]) -> Vec<Key> {
        let mut input = Input::default();
        let mut out = input.feed(bytes);
        out.extend(input.time_out());
        out
    }

    #[test]
    fn keys_of_several_terminals() {
        assert_eq!(
            keys(b"a\x1b[A\x1bOB\x1b[1~\x1b[8~\x1b[5~"),
            [Key::Char('a'), Key::Up, Key::Down, Key::Home, Key::End, Key::PageUp]
        );
        assert_eq!(keys(b"\x1bOP\x1b[11~\x1b[[A\x1a"), [Key::F(1), Key::F(1), Key::F(1), Key::Ctrl('z')]);
        assert_eq!(keys("é漢".as_bytes()), [Key::Char('é'), Key::Char('漢')]);
    }

    #[test]
    fn a_split_sequence_is_one_key() {
        let sequence = b"\x1b[A";
        for cut in 1..sequence.len() {
            let mut input = Input::default();
            assert_eq!(input.feed(&sequence[..cut]), []);
            assert_eq!(input.feed(&sequence[cut..]), [Key::Up]);
        }
        assert_eq!(keys(b"\x1b"), [Key::Esc]);
    }

    #[test]
    fn unknown_sequences_and_pastes_do_nothing() {
        assert_eq!(keys(b"\x1b[38;5;1m\x1b]52;c;q\x07\x1bPq\x1b\\\x1bx"), []);
        assert_eq!(keys(b"\x1b[200~qQq\x1b[201~j"), [Key::Char('j')]);
        assert_eq!(keys(&[0xff, 0xc3, b'j']), [Key::Char('j')]);
    }
}
