//! Which document the reader opens: what was given, what was open last, or the built-in one.

use std::path::Path;

use dossier::escape::visible;
use dossier::model::Dossier;
use dossier::words::{self, Lang};

use crate::failure::Failure;
use crate::{load, state};

/// A document to read.
pub(crate) struct Opened {
    pub(crate) dossier: Dossier,
    /// Where it lies, for the state file: empty for the built-in one.
    pub(crate) from: Option<String>,
    /// What went wrong on the way.
    pub(crate) said: Option<String>,
}

/// Opens what was given. Without a path that is the document that was open last; when that one is gone, or
/// nothing but what is given may be opened, the built-in dossier.
pub(crate) fn open(path: Option<&str>, locked: bool, lang: Lang) -> Result<Opened, Failure> {
    if let Some(path) = path {
        let lies = std::fs::canonicalize(path).ok().filter(|_| path != "-");
        let from = lies.and_then(|p| p.to_str().map(str::to_owned)).filter(|p| is_document(p));
        return Ok(Opened { dossier: load::document(Some(path), lang)?, from, said: None });
    }
    let (last, damaged) = if locked { (None, None) } else { state::last(lang) };
    let Some(last) = last else { return built_in(damaged, lang) };
    // Opened unasked: never standard input, a pipe or a device, which could wait for ever.
    match is_document(&last).then(|| load::document(Some(&last), lang)) {
        Some(Ok(dossier)) => Ok(Opened { dossier, from: Some(last), said: None }),
        Some(Err(_)) | None => built_in(Some(words::failure::gone(lang, &visible(&last))), lang),
    }
}

fn built_in(said: Option<String>, lang: Lang) -> Result<Opened, Failure> {
    Ok(Opened { dossier: load::document(None, lang)?, from: Some(String::new()), said })
}

/// Whether a path says by itself which file it means, and that is one on a disk.
fn is_document(path: &str) -> bool {
    Path::new(path).is_absolute() && Path::new(path).is_file()
}
