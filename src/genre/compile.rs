//! The build script: cuts the words of the genre's thesauri to their roots and lays them out as one table, so that
//! the program looks them up where they stand. Doing so at its start takes longer than reading and linking a document.

#[path = "../dutch.rs"]
#[allow(dead_code, unreachable_pub, reason = "written for the program, of which little is needed here")]
mod dutch;

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::{Display, Write};
use std::path::Path;

/// The thesauri, the tightest first.
const TABLES: [&str; 2] = ["src/genre/synonyms.txt", "src/genre/fields.txt"];

/// Marks the last group of a root.
const LAST: u16 = 1 << 15;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=src/genre/compile.rs");
    println!("cargo:rerun-if-changed=src/dutch.rs");
    // Of each root the groups it stands in, ascending. Roots are known by their hash, which takes half the room of
    // their letters: two with the same share their groups, which is to be expected once in four such tables.
    let mut roots: BTreeMap<[u16; 2], Vec<u16>> = BTreeMap::new();
    let mut ends = Vec::new();
    let mut group = 0_u16;
    for table in TABLES {
        println!("cargo:rerun-if-changed={table}");
        for line in std::fs::read_to_string(table)?.lines().filter(|line| !line.starts_with('#')) {
            for word in line.split(' ') {
                let groups = roots.entry(dutch::bucket(&dutch::root(word))).or_default();
                // Two words of a group may have one root.
                if groups.last() != Some(&group) {
                    groups.push(group);
                }
            }
            group += 1;
            if group == LAST {
                return Err("more groups than fifteen bits can number".into());
            }
        }
        ends.push(group);
    }
    let mut stream = Vec::new();
    let mut first = vec![0_u32; dutch::BUCKETS + 1];
    for ([bucket, mark], groups) in &mut roots {
        *groups.last_mut().ok_or("a root without a group")? |= LAST;
        stream.push(*mark);
        stream.extend(groups.iter().copied());
        first[usize::from(*bucket) + 1] = u32::try_from(stream.len())?;
    }
    for bucket in 1..first.len() {
        first[bucket] = first[bucket].max(first[bucket - 1]);
    }
    let mut out = format!("pub(super) const LAST: u16 = {LAST};\n");
    list(&mut out, "STREAM", "u16", &stream)?;
    list(&mut out, "FIRST", "u32", &first)?;
    list(&mut out, "ENDS", "u16", &ends)?;
    Ok(std::fs::write(Path::new(&std::env::var("OUT_DIR")?).join("lexicon.rs"), out)?)
}

fn list(out: &mut String, name: &str, kind: &str, values: &[impl Display]) -> std::fmt::Result {
    write!(out, "pub(super) static {name}: [{kind}; {}] = [", values.len())?;
    for value in values {
        write!(out, "{value},")?;
    }
    out.write_str("];\n")
}
