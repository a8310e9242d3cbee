//! The state file: where one was in each document, and how one came there. Replaced as a whole, never torn.
//!
//! Whoever writes holds the lock beside the file, reads what stands there, changes the entry of one document
//! and replaces the file. What cannot be read is never written over.

use std::collections::BTreeMap;
use std::fmt;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use dossier::escape::visible;
use dossier::place::{Memory, Place, Trail};
use dossier::words::{Lang, state as words};
use rustix::fs::{FlockOperation, OFlags, flock};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// The form of the file; a higher number is left alone.
const VERSION: u32 = 1;
/// A larger file is none of ours.
const LARGEST: u64 = 64 << 20;
/// How long another program may hold the lock; a write takes milliseconds.
const PATIENCE: Duration = Duration::from_secs(2);

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
    #[serde(flatten)]
    trail: Trail,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    queries: Vec<String>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    marks: BTreeMap<char, Place>,
    /// Seconds since 1970 when it was written.
    #[serde(default)]
    at: u64,
    /// Where the document lies; empty for the built-in one, absent for one that came through a pipe.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    path: Option<String>,
    #[serde(flatten)]
    other: Map<String, Value>,
}

impl Entry {
    fn take_memory(&mut self) -> Memory {
        let (place, trail) = (std::mem::take(&mut self.place), std::mem::take(&mut self.trail));
        let (queries, marks) = (std::mem::take(&mut self.queries), std::mem::take(&mut self.marks));
        Memory { place, trail, queries, marks }
    }

    fn set_memory(&mut self, memory: Memory) {
        (self.place, self.trail) = (memory.place, memory.trail);
        (self.queries, self.marks) = (memory.queries, memory.marks);
    }
}

/// What stands where the state file should be.
enum Found {
    Nothing,
    State(State),
    /// A file of ours no more.
    Damaged,
    /// Written by a later version of this program.
    Newer,
}

/// What is kept of a document.
#[derive(Debug, Default)]
pub(crate) struct Kept {
    document: String,
    /// What was found; its place as this program wrote it last.
    pub(crate) memory: Memory,
    /// Whether something is in the way of keeping it again; then that was said.
    is_closed: bool,
    lang: Lang,
}

/// Where the file lies: the state folder of this system, or its data folder where it has none. A link is
/// followed, so that what it leads to is replaced and not the link.
fn path() -> Option<PathBuf> {
    let path = folder()?.join("state.json");
    Some(fs::canonicalize(&path).unwrap_or(path))
}

/// The folder for what is kept.
pub(crate) fn folder() -> Option<PathBuf> {
    let folders = directories::ProjectDirs::from("", "", "dossier")?;
    Some(folders.state_dir().unwrap_or_else(|| folders.data_local_dir()).to_owned())
}

/// What is in the way, when it is no error of the system.
#[derive(Debug)]
pub(crate) struct Obstacle(pub(crate) fn(Lang) -> &'static str);

impl fmt::Display for Obstacle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str((self.0)(Lang::default()))
    }
}

impl std::error::Error for Obstacle {}

impl From<Obstacle> for io::Error {
    fn from(obstacle: Obstacle) -> Self {
        Self::other(obstacle)
    }
}

/// An error in words; what the system says of it is left as it is.
pub(crate) fn told(error: &io::Error, lang: Lang) -> String {
    let obstacle = error.get_ref().and_then(|inner| inner.downcast_ref::<Obstacle>());
    obstacle.map_or_else(|| error.to_string(), |obstacle| (obstacle.0)(lang).to_owned())
}

/// A path as it is shown.
pub(crate) fn shown(path: &Path) -> String {
    visible(&path.to_string_lossy())
}

/// Reads what stands there; an error when it is there and cannot be read.
fn read(path: &Path) -> io::Result<Found> {
    Ok(read_file(path)?.map_or(Found::Nothing, |bytes| understood(&bytes)))
}

/// The bytes of a file of ours, one more than the largest has where it is larger; nothing where none is.
pub(crate) fn read_file(path: &Path) -> io::Result<Option<Vec<u8>>> {
    // A named pipe would make a plain open wait for ever.
    let flags = OFlags::NONBLOCK.bits().cast_signed();
    let file = match OpenOptions::new().read(true).custom_flags(flags).open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    if !file.metadata()?.is_file() {
        return Err(Obstacle(words::no_file).into());
    }
    let mut bytes = Vec::new();
    file.take(LARGEST + 1).read_to_end(&mut bytes)?;
    Ok(Some(bytes))
}

fn understood(bytes: &[u8]) -> Found {
    #[derive(Deserialize)]
    struct Numbered {
        version: u32,
    }
    if bytes.len() as u64 > LARGEST {
        return Found::Damaged;
    }
    match serde_json::from_slice::<Numbered>(bytes) {
        Ok(numbered) if numbered.version > VERSION => Found::Newer,
        Ok(_) => serde_json::from_slice(bytes).map_or(Found::Damaged, Found::State),
        Err(_) => Found::Damaged,
    }
}

/// The lock beside the file; it goes when the value is dropped, and with the program however that ends.
pub(crate) fn lock(path: &Path) -> io::Result<File> {
    let flags = (OFlags::NONBLOCK | OFlags::NOFOLLOW).bits().cast_signed();
    let mut open = OpenOptions::new();
    let file = open.create(true).truncate(false).write(true).custom_flags(flags);
    let file = file.open(path.with_extension("lock"))?;
    let start = Instant::now();
    loop {
        match flock(&file, FlockOperation::NonBlockingLockExclusive) {
            Ok(()) => return Ok(file),
            Err(rustix::io::Errno::WOULDBLOCK) if start.elapsed() < PATIENCE => {
                std::thread::sleep(Duration::from_millis(10));
            }
            Err(rustix::io::Errno::WOULDBLOCK) => {
                return Err(Obstacle(words::is_held).into());
            }
            Err(error) => return Err(error.into()),
        }
    }
}

/// Moves a damaged file to a name that nothing has; where it is now. Only with the lock.
pub(crate) fn set_aside(path: &Path) -> io::Result<PathBuf> {
    let names = (1..1000).map(|n| path.with_extension(format!("json.damaged-{n}")));
    let free = |aside: &PathBuf| fs::symlink_metadata(aside).is_err();
    let aside = names.into_iter().find(free).ok_or(Obstacle(words::too_many))?;
    fs::rename(path, &aside)?;
    Ok(aside)
}

/// The state as it stands, and what there is to say of it; `None` when it must be left alone.
fn open(path: &Path, lang: Lang) -> (Option<State>, Option<String>) {
    // Another program may have set it aside between our look and our lock.
    let mended = || {
        let _lock = lock(path)?;
        match read(path)? {
            Found::Damaged => set_aside(path).map(|aside| words::set_aside(lang, &shown(&aside))),
            _ => Ok(words::set_aside_already(lang).to_owned()),
        }
    };
    match read(path) {
        Ok(Found::State(state)) => (Some(state), None),
        Ok(Found::Nothing) => (Some(State::default()), None),
        Ok(Found::Newer) => (None, Some(words::newer(lang).to_owned())),
        Ok(Found::Damaged) => match mended() {
            Ok(said) => (Some(State::default()), Some(said)),
            Err(error) => (None, Some(words::damaged(lang, &told(&error, lang), &shown(path)))),
        },
        Err(error) => (None, Some(words::unreadable(lang, &shown(path), &told(&error, lang)))),
    }
}

/// What was kept of a document, and what there is to say about the file.
pub(crate) fn load(document: &str, lang: Lang) -> (Kept, Option<String>) {
    let found = path().map(|path| open(&path, lang));
    let (state, said) = found.unwrap_or((None, Some(words::no_home(lang).to_owned())));
    let is_closed = state.is_none();
    let mut entry = state.and_then(|mut state| state.documents.remove(document)).unwrap_or_default();
    (Kept { document: document.to_owned(), memory: entry.take_memory(), is_closed, lang }, said)
}

impl Kept {
    /// Of a session of which nothing is kept.
    pub(crate) fn nowhere(lang: Lang) -> Self {
        Self { is_closed: true, lang, ..Self::default() }
    }

    /// Keeps what is to be remembered, and where the document lies. When this returns without an error it
    /// is on the disk, or it was said before that it would not be; an error is said once.
    ///
    /// Other documents' places, also those another program wrote since, stay; and of this document the
    /// places where another program was.
    pub(crate) fn keep(&mut self, from: Option<String>, memory: Memory) -> Result<(), String> {
        let Some(path) = path().filter(|_| !self.is_closed) else { return Ok(()) };
        let stored = store(&path, self, from, memory.clone());
        self.memory = memory;
        self.is_closed = stored.is_err();
        stored.map_err(|e| words::not_kept(self.lang, &shown(&path), &told(&e, self.lang)))
    }
}

/// The file that was open last (`None` for the built-in dossier, and when nothing is known), and what there
/// is to say when the state was damaged and is gone from its place.
pub(crate) fn last(lang: Lang) -> (Option<String>, Option<String>) {
    let Some(path) = path() else { return (None, None) };
    match open(&path, lang) {
        (Some(state), said) => (latest(&state), said),
        // That is said by `load`, which finds the same.
        (None, _) => (None, None),
    }
}

fn latest(state: &State) -> Option<String> {
    let known = state.documents.values().filter(|e| e.path.is_some());
    known.max_by_key(|e| e.at)?.path.clone().filter(|p| !p.is_empty())
}

fn store(path: &Path, known: &Kept, from: Option<String>, memory: Memory) -> io::Result<()> {
    // A limit on file sizes is an error to tell, not a signal to die of.
    signal_hook::flag::register(signal_hook::consts::SIGXFSZ, std::sync::Arc::default())?;
    fs::create_dir_all(path.parent().unwrap_or(Path::new(".")))?;
    let _lock = lock(path)?;
    let mut state = match read(path)? {
        Found::State(state) => state,
        Found::Nothing => State::default(),
        Found::Newer => return Err(Obstacle(words::overtaken).into()),
        Found::Damaged => set_aside(path).map(|_| State::default())?,
    };
    state.version = VERSION;
    let mut entry = state.documents.remove(&known.document).unwrap_or_default();
    let mut stored = entry.take_memory();
    if stored.place.item != known.memory.place.item {
        // Another program was there since.
        stored.trail.back.push(std::mem::take(&mut stored.place));
    }
    entry.set_memory(memory.joined(stored, &known.memory));
    entry.path = from;
    // The last one written counts as the last also when the clock goes back.
    let others = state.documents.values().map(|e| e.at.saturating_add(1)).max().unwrap_or(0);
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |d| d.as_secs());
    entry.at = now.max(others);
    state.documents.insert(known.document.clone(), entry);
    replace(path, &serde_json::to_vec_pretty(&state)?)
}

/// Replaces a file as a whole: after a crash at any moment the old one or the new one stands there. Only
/// with the lock: then a temporary file that is there already was left by a program that is gone.
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let temporary = path.with_extension("tmp");
    match fs::remove_file(&temporary) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    // What one reads is one's own business.
    let created = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&temporary);
    let written = created.and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()
    });
    if let Err(error) = written.and_then(|()| fs::rename(&temporary, path)) {
        // The half-written file is of no use; the old one stands.
        let _ = fs::remove_file(&temporary);
        return Err(error);
    }
    match File::open(path.parent().unwrap_or(Path::new(".")))?.sync_all() {
        // Some file systems cannot sync a folder; the file is in its place all the same.
        Err(error) if error.kind() == io::ErrorKind::InvalidInput => Ok(()),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("dossier-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        folder
    }

    fn state(path: &Path) -> State {
        match read(path) {
            Ok(Found::State(state)) => state,
            _ => panic!("{}", fs::read_to_string(path).unwrap()),
        }
    }

    fn place(item: &str) -> Memory {
        Memory { place: Place { item: item.into(), line: 9 }, ..Memory::default() }
    }

    fn kept(document: &str) -> Kept {
        Kept { document: document.to_owned(), ..Kept::default() }
    }

    #[test]
    fn what_others_keep_stays() {
        let path = folder("state").join("state.json");
        fs::write(
            &path,
            r#"{"version":1,"documents":{"a":{"item":"1/SP/1","line":3,"note":"x","back":[{"item":"1/SP/7"}]}},"marks":[1]}"#,
        )
        .unwrap();
        let from = Some("/b.txt".to_owned());
        store(&path, &kept("b"), from.clone(), place("2/CDA/1")).unwrap();
        store(&path, &kept("a"), None, place("1/SP/2")).unwrap();
        let text = fs::read_to_string(&path).unwrap();
        for kept in ["1/SP/1", "1/SP/2", "1/SP/7", "2/CDA/1", "marks", "note"] {
            assert!(text.contains(kept), "{kept}: {text}");
        }
        assert_eq!(latest(&state(&path)), from);
        fs::remove_dir_all(path.parent().unwrap()).unwrap();
    }

    #[test]
    fn programs_that_save_at_the_same_moment_lose_nothing() {
        let path = folder("together").join("state.json");
        let save = |name: String| store(&path, &kept(&name), None, place(&name)).unwrap();
        std::thread::scope(|scope| {
            for program in 0..4 {
                scope.spawn(move || (0..20).for_each(|n| save(format!("{program}-{n}"))));
            }
        });
        assert_eq!(state(&path).documents.len(), 80);
        fs::remove_dir_all(path.parent().unwrap()).unwrap();
    }

    #[test]
    fn what_is_damaged_and_what_is_newer() {
        let newer = br#"{"version":2,"documents":[]}"#;
        assert!(matches!(understood(newer), Found::Newer));
        for damaged in
            ["", "{{{", "[]", "{}", r#"{"version":"1"}"#, r#"{"version":1,"documents":[]}"#, "\0\0\0"]
        {
            assert!(matches!(understood(damaged.as_bytes()), Found::Damaged), "{damaged}");
        }
        assert!(matches!(understood(&vec![b' '; LARGEST as usize + 1]), Found::Damaged));
    }

    #[test]
    fn a_damaged_file_never_replaces_an_older_one() {
        let path = folder("damaged").join("state.json");
        for nth in 1..4 {
            fs::write(&path, format!("{{{{{nth}")).unwrap();
            let (found, said) = open(&path, Lang::Dutch);
            assert!(found.is_some() && said.unwrap().contains(&format!("damaged-{nth}")) && !path.exists());
        }
        let aside = path.with_extension("json.damaged-1");
        assert_eq!(fs::read_to_string(aside).unwrap(), "{{1");
        fs::remove_dir_all(path.parent().unwrap()).unwrap();
    }
}
