//! The state file: where one was in each document. Replaced as a whole, never torn.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use dossier::place::Place;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// The form of the file; a higher number is left alone.
const VERSION: u32 = 1;

#[derive(Debug, Default, Serialize, Deserialize)]
struct State {
    version: u32,
    #[serde(default)]
    documents: BTreeMap<String, Entry>,
    /// What a later version keeps here stays here.
    #[serde(flatten)]
    other: Map<String, Value>,
}

#[derive(Debug, Default, Serialize, Deserialize)]
struct Entry {
    #[serde(flatten)]
    place: Place,
    /// Seconds since 1970 when it was written.
    #[serde(default)]
    at: u64,
    /// Where the document lies; empty for the built-in one, absent for one that came through a pipe.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    path: Option<String>,
    #[serde(flatten)]
    other: Map<String, Value>,
}

/// Where the file lies: the state folder of this system, or its data folder where it has none.
fn path() -> Option<PathBuf> {
    let folders = directories::ProjectDirs::from("", "", "dossier")?;
    let folder = folders.state_dir().unwrap_or_else(|| folders.data_local_dir());
    Some(folder.join("state.json"))
}

/// What is stored, and a message when it was damaged and set aside.
fn read(path: &Path) -> (State, Option<String>) {
    let Ok(bytes) = fs::read(path) else { return (State::default(), None) };
    if let Ok(state) = serde_json::from_slice::<State>(&bytes) {
        (state, None)
    } else {
        let aside = (1..1000).map(|n| path.with_extension(format!("json.damaged-{n}"))).find(|p| !p.exists());
        let told = match aside.map(|aside| (fs::rename(path, &aside), aside)) {
            Some((Ok(()), aside)) => {
                format!("de bewaarde plaatsen waren beschadigd; apart gezet als {}", aside.display())
            }
            _ => "de bewaarde plaatsen zijn beschadigd en niet te lezen".to_owned(),
        };
        (State::default(), Some(told))
    }
}

/// Where one was in a document, and what there is to say about the file.
pub(crate) fn load(document: &str) -> (Place, Option<String>) {
    let Some(path) = path() else { return (Place::default(), None) };
    let (mut state, message) = read(&path);
    (state.documents.remove(document).map(|e| e.place).unwrap_or_default(), message)
}

/// The file that was open last (`None` for the built-in dossier, and when nothing is known), and a
/// message when the state was damaged and set aside.
pub(crate) fn last() -> (Option<String>, Option<String>) {
    let Some(path) = path() else { return (None, None) };
    let (state, message) = read(&path);
    (latest(&state), message)
}

fn latest(state: &State) -> Option<String> {
    let known = state.documents.values().filter(|e| e.path.is_some());
    known.max_by_key(|e| e.at)?.path.clone().filter(|p| !p.is_empty())
}

/// Keeps the place in a document and where the document lies.
///
/// Other documents' places, also those another program wrote since, stay.
pub(crate) fn save(document: &str, from: Option<String>, place: Place) -> Result<(), String> {
    let path = path().ok_or("geen thuismap: de plaats wordt niet bewaard")?;
    store(&path, document, from, place)
        .map_err(|e| format!("de plaats is niet bewaard ({}): {e}", path.display()))
}

fn store(path: &Path, document: &str, from: Option<String>, place: Place) -> std::io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    // Two programs that end at the same moment write one after the other; the lock goes with the file.
    let lock = File::create(path.with_extension("lock"))?;
    rustix::fs::flock(&lock, rustix::fs::FlockOperation::LockExclusive)?;
    let (mut state, _) = read(path);
    if state.version > VERSION {
        return Ok(());
    }
    state.version = VERSION;
    let entry = state.documents.entry(document.to_owned()).or_default();
    entry.place = place;
    entry.path = from;
    entry.at = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |d| d.as_secs());
    let bytes = serde_json::to_vec_pretty(&state)?;
    let temporary = folder.join(format!("state.{}.tmp", std::process::id()));
    let written = File::create(&temporary).and_then(|mut file| {
        file.write_all(&bytes)?;
        file.sync_all()
    });
    if let Err(error) = written.and_then(|()| fs::rename(&temporary, path)) {
        // The half-written file is of no use; the old one stands.
        let _ = fs::remove_file(&temporary);
        return Err(error);
    }
    File::open(folder)?.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("dossier-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        folder
    }

    #[test]
    fn places_of_several_documents_stay() {
        let path = folder("state").join("state.json");
        fs::write(
            &path,
            r#"{"version":1,"documents":{"a":{"item":"1/SP/1","line":3,"note":"x"}},"marks":[1]}"#,
        )
        .unwrap();
        let from = Some("/b.txt".to_owned());
        store(&path, "b", from.clone(), Place { item: "2/CDA/1".into(), line: 9 }).unwrap();
        assert_eq!(latest(&read(&path).0), from);
        let text = fs::read_to_string(&path).unwrap();
        for kept in ["1/SP/1", "2/CDA/1", "marks", "note"] {
            assert!(text.contains(kept), "{kept}: {text}");
        }
        fs::remove_dir_all(path.parent().unwrap()).unwrap();
    }

    #[test]
    fn programs_that_save_at_the_same_moment_lose_nothing() {
        let path = folder("together").join("state.json");
        let save = |name: String| store(&path, &name, None, Place { item: name.clone(), line: 1 }).unwrap();
        std::thread::scope(|scope| {
            for program in 0..4 {
                scope.spawn(move || (0..20).for_each(|n| save(format!("{program}-{n}"))));
            }
        });
        assert_eq!(read(&path).0.documents.len(), 80);
        fs::remove_dir_all(path.parent().unwrap()).unwrap();
    }

    #[test]
    fn a_damaged_file_is_set_aside() {
        let path = folder("damaged").join("state.json");
        fs::write(&path, "{{{").unwrap();
        let (_, message) = read(&path);
        assert!(message.unwrap().contains("damaged-1"));
        assert!(!path.exists());
        fs::remove_dir_all(path.parent().unwrap()).unwrap();
    }
}
