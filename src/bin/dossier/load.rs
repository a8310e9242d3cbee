//! Bytes from a path, from standard input or from the program itself, read and linked.

use std::io::{IsTerminal, Read};
use std::path::Path;

use dossier::escape::visible;
use dossier::find::Index;
use dossier::model::{Dossier, Links};
use dossier::notes::{Bound, Remarks};
use dossier::report::Selection;
use dossier::words::{Lang, failure as words};
use dossier::{link, notes, read};

use crate::failure::Failure;
use crate::output::complain;
use crate::remarks;

const BUILT_IN: &[u8] = include_bytes!("../../../data/kst-19637-2395.txt");
const BUILT_IN_ID: &str = "kst-19637-2395";
/// Links of that document checked by hand.
const CHECKED: &str = include_str!("../../../data/kst-19637-2395.links.tsv");
const BUILT_IN_TITLE: &str = "Integrale migratieagenda (Kamerstuk 19 637, nr. 2395)";
/// Larger files are not opened: 1 GiB.
const LARGEST: u64 = 1 << 30;

/// A document, its links and the remarks on it.
pub(crate) struct Loaded {
    pub(crate) dossier: Dossier,
    pub(crate) links: Links,
    pub(crate) remarks: Remarks,
    pub(crate) bound: Bound,
}

impl Loaded {
    /// Its items, ready to be searched, also by what was remarked.
    pub(crate) fn index(&self) -> Index {
        let mut index = Index::new(&self.dossier, &self.links);
        index.label(self.remarks.labels(&self.bound));
        index
    }

    /// All of it with what was remarked, to be exported.
    pub(crate) fn selection(&self) -> Selection<'_> {
        Selection::all(&self.dossier, &self.links).with(&self.remarks, &self.bound)
    }
}

/// Reads a document: a path, `-` for standard input, or nothing for the built-in one.
pub(crate) fn document(path: Option<&str>, lang: Lang) -> Result<Dossier, Failure> {
    Ok(match path {
        None => Dossier { title: BUILT_IN_TITLE.to_owned(), ..read::read(BUILT_IN, BUILT_IN_ID) },
        Some("-") => read::read(&standard_input(lang)?, "invoer"),
        Some(path) => read::read(&file(path, lang)?, &name_of(path)),
    })
}

/// Reads a document and links it; with the remarks on it, and the links as they correct them.
pub(crate) fn load(path: Option<&str>, lang: Lang) -> Result<Loaded, Failure> {
    let dossier = document(path, lang)?;
    let mut links = links(&dossier);
    let (remarks, _, said) = remarks::load(&dossier.id, lang);
    if let Some(said) = said {
        complain(&format!("dossier: {said}"));
    }
    let bound = notes::bind(&remarks, &dossier);
    if !bound.corrections.is_empty() {
        links = notes::correct(&links, &dossier, &bound);
    }
    Ok(Loaded { dossier, links, remarks, bound })
}

/// As [`load`], without what was checked by hand.
pub(crate) fn load_automatic(path: Option<&str>, lang: Lang) -> Result<Loaded, Failure> {
    let dossier = document(path, lang)?;
    let links = link::link(&dossier);
    let remarks = Remarks::of(&dossier.id);
    Ok(Loaded { dossier, links, remarks, bound: Bound::default() })
}

/// The links of a document, with what was checked by hand laid over them where it is that document.
pub(crate) fn links(dossier: &Dossier) -> Links {
    let mut links = link::link(dossier);
    if dossier.id == BUILT_IN_ID {
        // A row that fits nothing belongs to another text of the same number: what was computed stays.
        link::lay_over(dossier, &mut links, CHECKED);
    }
    links
}

fn name_of(path: &str) -> String {
    let stem = Path::new(path).file_stem().map_or_else(|| path.into(), |s| s.to_string_lossy());
    visible(&stem)
}

pub(crate) fn standard_input(lang: Lang) -> Result<Vec<u8>, Failure> {
    let mut input = std::io::stdin();
    if input.is_terminal() {
        return Err(Failure::usage(words::input_is_terminal(lang)));
    }
    let mut bytes = Vec::new();
    input
        .read_to_end(&mut bytes)
        .map_err(|e| Failure::unreadable(words::input_unreadable(lang, &e.to_string())))?;
    checked(bytes, words::input(lang), lang)
}

pub(crate) fn file(path: &str, lang: Lang) -> Result<Vec<u8>, Failure> {
    let shown = visible(path);
    let meta = std::fs::metadata(path).map_err(|e| {
        Failure::unreadable(match e.kind() {
            std::io::ErrorKind::NotFound => words::no_file(lang, &shown),
            std::io::ErrorKind::PermissionDenied => words::not_allowed(lang, &shown),
            _ => format!("{shown}: {e}"),
        })
    })?;
    if meta.is_dir() {
        return Err(Failure::unreadable(words::is_folder(lang, &shown)));
    }
    if meta.len() > LARGEST {
        return Err(Failure::unreadable(words::too_large(lang, &shown)));
    }
    let bytes = std::fs::read(path).map_err(|e| Failure::unreadable(format!("{shown}: {e}")))?;
    checked(bytes, &shown, lang)
}

/// Refuses forms that hold no plain text, and says how to get some.
fn checked(bytes: Vec<u8>, shown: &str, lang: Lang) -> Result<Vec<u8>, Failure> {
    let advice: Option<fn(Lang, &str) -> String> = if bytes.starts_with(b"%PDF") {
        Some(words::is_pdf)
    } else if bytes.starts_with(b"PK\x03\x04") {
        Some(words::is_archive)
    } else if bytes.starts_with(&[0x1f, 0x8b]) {
        Some(words::is_compressed)
    } else {
        None
    };
    match advice {
        Some(advice) => Err(Failure::unreadable(advice(lang, shown))),
        None => Ok(bytes),
    }
}
