//! A note in the person's own editor: `$VISUAL`, or else `$EDITOR`.

use std::fs;
use std::io::{self, Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use dossier::app::App;
use dossier::words::{Lang, remark as words};

use crate::state::folder;

/// Longer notes are cut.
const LONGEST: u64 = 64 << 10;

/// Has the note in the form written in the editor; what went wrong is said.
pub(crate) fn write(app: &mut App, lang: Lang) {
    let Some(note) = app.note_in_form().map(str::to_owned) else { return };
    match edited(&note, lang) {
        Ok(note) => app.take_note(&note),
        Err(said) => app.say(said),
    }
}

fn edited(note: &str, lang: Lang) -> Result<String, String> {
    let known = |name: &str| std::env::var(name).ok().filter(|value| !value.trim().is_empty());
    let editor = known("VISUAL").or_else(|| known("EDITOR"));
    let editor = editor.ok_or(words::no_editor(lang))?;
    let failed = |error: io::Error| words::not_edited(lang, &error.to_string());
    let path = begin(note).map_err(failed)?;
    // The editor may be a command with options; the shell takes it apart as it does everywhere.
    let ended = Command::new("sh").arg("-c").arg(format!("{editor} \"$1\"")).arg("sh").arg(&path).status();
    let written = end(&path);
    match ended {
        Ok(status) if status.success() => written.map_err(failed),
        Ok(status) => Err(words::editor_failed(lang, &status.to_string())),
        Err(error) => Err(failed(error)),
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

fn end(path: &Path) -> io::Result<String> {
    let mut bytes = Vec::new();
    fs::File::open(path)?.take(LONGEST).read_to_end(&mut bytes)?;
    fs::remove_file(path)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
