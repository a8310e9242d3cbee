//! A note in the person's own editor: `$VISUAL`, or else `$EDITOR`.

use std::fs;
use std::io::{self, Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus};

use dossier::app::App;
use dossier::words::{Lang, remark as words};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use signal_hook::consts::{SIGINT, SIGQUIT, SIGTSTP};

use crate::signals::Signals;
use crate::state::{folder, shown};

/// Longer notes are left in their file.
const LONGEST: u64 = 64 << 10;
/// How often it is looked whether the editor ended.
const LOOK: Timespec = Timespec { tv_sec: 0, tv_nsec: 50_000_000 };

/// Has the note in the form written in the editor; what went wrong is said. `stop` stops this program as the
/// terminal wants it, and returns when it goes on.
pub(crate) fn write(app: &mut App, signals: &Signals, stop: impl Fn(), lang: Lang) {
    let Some(note) = app.note_in_form().map(str::to_owned) else { return };
    match edited(&note, signals, stop, lang) {
        Ok(note) => app.take_note(&note),
        Err(said) => app.say(said),
    }
}

fn edited(note: &str, signals: &Signals, stop: impl Fn(), lang: Lang) -> Result<String, String> {
    let known = |name: &str| std::env::var(name).ok().filter(|value| !value.trim().is_empty());
    let editor = known("VISUAL").or_else(|| known("EDITOR"));
    let editor = editor.ok_or(words::no_editor(lang))?;
    let failed = |error: io::Error| words::not_edited(lang, &error.to_string());
    let path = begin(note).map_err(failed)?;
    // The editor may be a command with options; the shell takes it apart as it does everywhere. It survives what is
    // typed to the editor: a trap, unlike an ignored signal, is not handed on.
    let line = format!("trap : INT QUIT; {editor} \"$1\"");
    let child = Command::new("sh").arg("-c").arg(line).arg("sh").arg(&path).spawn();
    match child.and_then(|child| wait(child, signals, stop)) {
        Ok(status) if status.success() => end(&path, lang),
        ended => {
            // The note in the form is as it was; nothing else is in the file that anybody wanted.
            let _ = fs::remove_file(&path);
            Err(ended.map_or_else(failed, |status| words::editor_failed(lang, &status.to_string())))
        }
    }
}

/// Waits for the editor. Keys that send signals are typed to it, and reach this program too: an interrupt is
/// none of ours, a stop is of both; what ends us ends the editor.
fn wait(mut child: Child, signals: &Signals, stop: impl Fn()) -> io::Result<ExitStatus> {
    loop {
        if let Some(status) = child.try_wait()? {
            // Those that came just before it ended are not ours either.
            for typed in [SIGINT, SIGQUIT] {
                signals.took(typed);
            }
            return Ok(status);
        }
        let _ = poll(&mut [PollFd::new(signals, PollFlags::IN)], Some(&LOOK));
        signals.rest();
        for typed in [SIGINT, SIGQUIT] {
            signals.took(typed);
        }
        if signals.took(SIGTSTP) {
            stop();
        }
        if signals.ending().is_some() {
            child.kill()?;
        }
    }
}

/// A file that only this person can read, with the note in it.
fn begin(note: &str) -> io::Result<PathBuf> {
    let folder = folder().unwrap_or_else(std::env::temp_dir);
    fs::create_dir_all(&folder)?;
    let path = folder.join(format!("note-{}.txt", std::process::id()));
    match fs::remove_file(&path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut file = fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path)?;
    file.write_all(note.as_bytes())?;
    Ok(path)
}

/// The note as it was written; the file goes when all of it was read.
fn end(path: &Path, lang: Lang) -> Result<String, String> {
    let mut bytes = Vec::new();
    let read = fs::File::open(path).and_then(|file| file.take(LONGEST + 1).read_to_end(&mut bytes));
    read.map_err(|error| words::not_edited(lang, &error.to_string()))?;
    if bytes.len() as u64 > LONGEST {
        return Err(words::note_too_long(lang, &shown(path)));
    }
    let _ = fs::remove_file(path);
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
