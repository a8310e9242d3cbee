//! The remarks on disk: a file for each document beside the state, saved at once, with what others wrote since.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use dossier::notes::{Label, Remarks, Stamp, VERSION};
use dossier::words::{Lang, remark as words, state as state_words};

use crate::state::{Obstacle, folder, lock, read_file, replace, set_aside, shown, told};

/// Longer names of files some systems do not take.
const LONGEST_NAME: usize = 120;

/// Where the remarks on a document are kept.
#[derive(Debug)]
pub(crate) struct Store {
    path: Option<PathBuf>,
}

/// What stands where the remarks should be.
enum Found {
    Nothing,
    Remarks(Remarks),
    Damaged,
    Newer,
}

/// Who remarks, and what time it is.
pub(crate) fn stamp(name: Option<&str>) -> Stamp {
    let known = |variable: &str| std::env::var(variable).ok().filter(|value| !value.trim().is_empty());
    let who = name.map(str::to_owned).or_else(|| known("USER")).or_else(|| known("LOGNAME"));
    let at = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |d| d.as_secs());
    Stamp { at, who: Label::from(who.unwrap_or_default()) }
}

/// The name of the file for a document: its id, with what no file name should hold written as numbers.
fn name_of(document: &str) -> String {
    let mut name = String::new();
    for byte in document.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' => name.push(byte as char),
            b'.' if !name.is_empty() => name.push('.'),
            other => name.push_str(&format!("%{other:02x}")),
        }
    }
    if name.len() > LONGEST_NAME {
        // Told apart by a number that is the same on every machine (FNV-1a).
        let hash = document.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
        });
        name.truncate(LONGEST_NAME);
        name.push_str(&format!("%{hash:016x}"));
    }
    format!("{name}.json")
}

fn read(path: &Path) -> io::Result<Found> {
    let Some(bytes) = read_file(path)? else { return Ok(Found::Nothing) };
    Ok(match serde_json::from_slice::<Remarks>(&bytes) {
        Ok(remarks) if remarks.version > VERSION => Found::Newer,
        Ok(remarks) => Found::Remarks(remarks),
        Err(_) => match serde_json::from_slice::<serde_json::Value>(&bytes) {
            Ok(value) if value["version"].as_u64().is_some_and(|v| v > u64::from(VERSION)) => Found::Newer,
            _ => Found::Damaged,
        },
    })
}

/// The remarks on a document, where they are kept, and what there is to say about that.
pub(crate) fn load(document: &str, lang: Lang) -> (Remarks, Store, Option<String>) {
    let none = || Remarks::of(document);
    let Some(path) = folder().map(|folder| folder.join("remarks").join(name_of(document))) else {
        return (none(), Store { path: None }, None);
    };
    let closed = |said: String| (none(), Store { path: None }, Some(said));
    match read(&path) {
        Ok(Found::Remarks(remarks)) => (remarks, Store { path: Some(path) }, None),
        Ok(Found::Nothing) => (none(), Store { path: Some(path) }, None),
        Ok(Found::Newer) => closed(words::newer(lang).to_owned()),
        Ok(Found::Damaged) => match lock(&path).and_then(|_lock| set_aside(&path)) {
            Ok(aside) => {
                let said = words::set_aside(lang, &shown(&aside));
                (none(), Store { path: Some(path) }, Some(said))
            }
            Err(error) => closed(words::damaged(lang, &told(&error, lang), &shown(&path))),
        },
        Err(error) => closed(words::unreadable(lang, &shown(&path), &told(&error, lang))),
    }
}

impl Store {
    /// Of a session of which nothing is kept.
    pub(crate) fn nowhere() -> Self {
        Self { path: None }
    }

    /// Writes the remarks together with what stands there: what came of both. When this returns without an error
    /// it is on the disk.
    pub(crate) fn save(&self, mine: &Remarks, lang: Lang) -> Result<Remarks, String> {
        let Some(path) = &self.path else {
            return Err(words::not_kept_here(lang).to_owned());
        };
        store(path, mine).map_err(|e| words::not_kept(lang, &shown(path), &told(&e, lang)))
    }
}

fn store(path: &Path, mine: &Remarks) -> io::Result<Remarks> {
    // A limit on file sizes is an error to tell, not a signal to die of.
    signal_hook::flag::register(signal_hook::consts::SIGXFSZ, std::sync::Arc::default())?;
    fs::create_dir_all(path.parent().unwrap_or(Path::new(".")))?;
    let _lock = lock(path)?;
    let all = match read(path)? {
        Found::Remarks(theirs) => theirs.merge(mine),
        Found::Nothing => mine.clone(),
        Found::Newer => return Err(Obstacle(state_words::overtaken).into()),
        Found::Damaged => {
            set_aside(path)?;
            mine.clone()
        }
    };
    replace(path, &serde_json::to_vec_pretty(&all)?)?;
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_names_hold_nothing_odd_and_differ() {
        assert_eq!(name_of("kst-19637-2395"), "kst-19637-2395.json");
        assert_eq!(name_of("../a b"), "%2e.%2fa%20b.json");
        assert_eq!(name_of(""), ".json");
        let long = |end: &str| name_of(&("é".repeat(200) + end));
        assert!(long("a").len() < 160 && long("a") != long("b"));
    }

    #[test]
    fn two_writers_lose_nothing() {
        let folder = std::env::temp_dir().join(format!("dossier-remarks-{}", std::process::id()));
        let path = folder.join("remarks").join("d.json");
        let text = "I. Vragen\n\nDe leden van de SP-fractie vragen hoe het staat met de dijken. Wat kost de sluis?\n";
        let dossier = dossier::read::read(text.as_bytes(), "d");
        std::thread::scope(|scope| {
            for writer in 0..4 {
                let (path, dossier) = (&path, &dossier);
                scope.spawn(move || {
                    let mut own = Remarks::of("d");
                    for n in 0..10 {
                        let by = Stamp { at: n, who: format!("w{writer}").into() };
                        let bound = dossier::notes::bind(&own, dossier);
                        let tag = dossier::notes::Change::Tags(vec![format!("t{writer}").as_str().into()]);
                        own.change(dossier, &bound, dossier::model::QuestionIx(0), tag, &by);
                        let note = dossier::notes::Change::Note(format!("{writer} {n}").as_str().into());
                        let bound = dossier::notes::bind(&own, dossier);
                        own.change(dossier, &bound, dossier::model::QuestionIx(0), note, &by);
                        store(path, &own).unwrap();
                    }
                });
            }
        });
        let Ok(Found::Remarks(all)) = read(&path) else { panic!("not readable") };
        let note = all.all()[0].note();
        for writer in 0..4 {
            assert!(note.contains(&format!("{writer} 9")), "{}", &*note);
        }
        fs::remove_dir_all(folder).unwrap();
    }
}
