//! The clipboard of the terminal, over the line (OSC 52); it may refuse, and says nothing of that.

use std::io::Write;

use crossterm::clipboard::CopyToClipboard;
use crossterm::queue;

/// Longer strings between its own brackets GNU screen drops.
const LONGEST_IN_SCREEN: usize = 700;

/// What the line passes through on its way to the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Through {
    /// Nothing that is known of.
    Nothing,
    /// tmux: takes the sequence where `set-clipboard` is on, hands it on where `allow-passthrough` is.
    Tmux,
    /// GNU screen, which hands on what stands in brackets of its own.
    Screen,
}

/// What the environment says the line passes through.
pub(crate) fn through() -> Through {
    let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    if is_set("TMUX") {
        Through::Tmux
    } else if is_set("STY") {
        Through::Screen
    } else {
        Through::Nothing
    }
}

/// The bytes that put a text on the clipboard. The text travels in base64: nothing in it can steer.
pub(crate) fn sequence(text: &str, through: Through) -> Vec<u8> {
    let mut bytes = Vec::new();
    // Writing to memory cannot fail.
    let _ = queue!(bytes, CopyToClipboard::to_clipboard_from(text));
    match through {
        Through::Nothing => bytes,
        Through::Tmux => {
            let doubled: Vec<u8> =
                bytes.iter().flat_map(|b| if *b == 0x1b { vec![0x1b, 0x1b] } else { vec![*b] }).collect();
            [bytes.as_slice(), b"\x1bPtmux;", &doubled, b"\x1b\\"].concat()
        }
        Through::Screen => {
            // The end of the sequence would end screen's brackets too: the bell ends it as well.
            let body = bytes.strip_suffix(b"\x1b\\").unwrap_or(&bytes);
            let whole = [body, b"\x07"].concat();
            let mut out = Vec::new();
            for part in whole.chunks(LONGEST_IN_SCREEN) {
                let _ = out.write_all(&[b"\x1bP", part, b"\x1b\\"].concat());
            }
            out
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_travels_whole_whatever_is_in_between() {
        let plain = sequence("Wat kost dat?", Through::Nothing);
        assert_eq!(plain, b"\x1b]52;c;V2F0IGtvc3QgZGF0Pw==\x1b\\");
        let tmux = sequence("Wat kost dat?", Through::Tmux);
        assert!(
            tmux.starts_with(&plain)
                && tmux.ends_with(b"\x1bPtmux;\x1b\x1b]52;c;V2F0IGtvc3QgZGF0Pw==\x1b\x1b\\\x1b\\")
        );
        let screen = sequence(&"woord ".repeat(400), Through::Screen);
        let parts: Vec<&[u8]> = screen.split(|b| *b == 0x1b).filter(|part| part.starts_with(b"P")).collect();
        assert!(
            parts.len() > 1
                && parts.iter().all(|part| part.len() <= LONGEST_IN_SCREEN + 1 || part.starts_with(b"P"))
        );
        let joined: Vec<u8> = String::from_utf8(screen).unwrap().replace("\x1b\\\x1bP", "").into_bytes();
        assert!(joined.starts_with(b"\x1bP\x1b]52;c;") && joined.ends_with(b"\x07\x1b\\"));
    }

    #[test]
    fn nothing_in_a_text_steers() {
        for through in [Through::Nothing, Through::Tmux, Through::Screen] {
            let bytes = sequence("\x1b[31m\x07\n\u{9b}é", through);
            let own = bytes.iter().filter(|b| **b < 0x20).count();
            assert!(own <= 8 && bytes.is_ascii(), "{through:?}");
        }
    }
}
