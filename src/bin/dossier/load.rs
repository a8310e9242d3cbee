//! Bytes from a path, from standard input or from the program itself, read and linked.

use std::io::{IsTerminal, Read};
use std::path::Path;

use dossier::escape::visible;
use dossier::model::{Dossier, Links};
use dossier::notes::{Bound, Remarks};
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

/// A document and its links.
pub(crate) struct Loaded {
    pub(crate) dossier: Dossier,
    pub(crate) links: Links,
    pub(crate) remarks: Remarks,
    pub(crate) bound: Bound,
}

/// Reads a document: a path, `-` for standard input, or nothing for the built-in one.
pub(crate) fn document(path: Option<&str>) -> Result<Dossier, Failure> {
    Ok(match path {
        None => Dossier { title: BUILT_IN_TITLE.to_owned(), ..read::read(BUILT_IN, BUILT_IN_ID) },
        Some("-") => read::read(&standard_input()?, "invoer"),
        Some(path) => read::read(&file(path)?, &name_of(path)),
    })
}

/// Reads a document and links it; with the remarks on it, and the links as they correct them.
pub(crate) fn load(path: Option<&str>) -> Result<Loaded, Failure> {
    let dossier = document(path)?;
    let mut links = links(&dossier);
    let (remarks, _, said) = remarks::load(&dossier.id);
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
pub(crate) fn load_automatic(path: Option<&str>) -> Result<Loaded, Failure> {
    let dossier = document(path)?;
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

pub(crate) fn standard_input() -> Result<Vec<u8>, Failure> {
    let mut input = std::io::stdin();
    if input.is_terminal() {
        return Err(Failure::usage(
            "standard input is a terminal; pipe a document in: pdftotext -layout FILE.pdf - | dossier -",
        ));
    }
    let mut bytes = Vec::new();
    input
        .read_to_end(&mut bytes)
        .map_err(|e| Failure::unreadable(format!("cannot read standard input: {e}")))?;
    checked(bytes, "standard input")
}

pub(crate) fn file(path: &str) -> Result<Vec<u8>, Failure> {
    let shown = visible(path);
    let meta = std::fs::metadata(path).map_err(|e| {
        Failure::unreadable(match e.kind() {
            std::io::ErrorKind::NotFound => {
                format!("{shown}: no such file; give a text file, - for standard input, or a command (see dossier --help)")
            }
            std::io::ErrorKind::PermissionDenied => format!("{shown}: not allowed to read it; check its permissions"),
            _ => format!("{shown}: {e}"),
        })
    })?;
    if meta.is_dir() {
        return Err(Failure::unreadable(format!("{shown} is a folder; give one document in it")));
    }
    if meta.len() > LARGEST {
        return Err(Failure::unreadable(format!("{shown} is larger than 1 GiB; split it first")));
    }
    let bytes = std::fs::read(path).map_err(|e| Failure::unreadable(format!("{shown}: {e}")))?;
    checked(bytes, &shown)
}

/// Refuses forms that hold no plain text, and says how to get some.
fn checked(bytes: Vec<u8>, shown: &str) -> Result<Vec<u8>, Failure> {
    let advice = if bytes.starts_with(b"%PDF") {
        Some("is a PDF; make text of it: pdftotext -layout FILE.pdf - | dossier -")
    } else if bytes.starts_with(b"PK\x03\x04") {
        Some("is a DOCX, ODT or ZIP; save it as plain text first")
    } else if bytes.starts_with(&[0x1f, 0x8b]) {
        Some("is compressed; unpack it first: gzip -dc FILE | dossier -")
    } else {
        None
    };
    match advice {
        Some(advice) => Err(Failure::unreadable(format!("{shown} {advice}"))),
        None => Ok(bytes),
    }
}
