//! Everything that is printed outside the full screen: to a terminal nothing that could steer it, and in
//! ASCII where it knows no more; to a pipe the text as it is.

use std::io::{self, IsTerminal, Write};

use dossier::ascii;
use dossier::escape::visible;

use crate::failure::Failure;
use crate::locale;

/// Lines that are safe for the terminal.
fn safe(text: &str) -> String {
    let in_ascii = locale::wants_ascii();
    let line = |line: &str| if in_ascii { ascii::text(&visible(line)) } else { visible(line) };
    // Blanks for tabs, and no carriage returns: those are for files.
    text.split('\n').map(|l| line(l.strip_suffix('\r').unwrap_or(l))).collect::<Vec<_>>().join("\n")
}

/// Prints text; the value is the exit code.
pub(crate) fn print(text: &str) -> Result<u8, Failure> {
    let mut out = io::stdout().lock();
    let shown = if out.is_terminal() { safe(text) } else { text.to_owned() };
    match out.write_all(shown.as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => Ok(0),
        Err(e) if e.kind() == io::ErrorKind::BrokenPipe => Err(Failure::Closed),
        Err(e) => Err(Failure::Unwritten(e)),
    }
}

/// As [`print`], for what is read by people and not by programs: a pipe gets ASCII too, when that is asked.
pub(crate) fn tell(text: &str) -> Result<u8, Failure> {
    if locale::asks_ascii() { print(&safe(text)) } else { print(text) }
}

/// Says something on standard error. What was typed may stand in it.
pub(crate) fn complain(message: &str) {
    // Nobody is left to tell when standard error is closed.
    let _ = io::stderr().write_all(format!("{}\n", safe(message)).as_bytes());
}
