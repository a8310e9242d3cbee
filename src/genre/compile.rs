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

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=src/genre/compile.rs");
    println!("cargo:rerun-if-changed=src/dutch.rs");
    // By bucket and letters; of each root the groups it stands in, ascending.
    let mut roots: BTreeMap<(u16, String), Vec<u16>> = BTreeMap::new();
    let mut ends = Vec::new();
    let mut group = 0_u16;
    for table in TABLES {
        println!("cargo:rerun-if-changed={table}");
        for line in std::fs::read_to_string(table)?.lines().filter(|line| !line.starts_with('#')) {
            for word in line.split(' ') {
                let root = dutch::root(word);
                let groups = roots.entry((dutch::bucket(&root), root)).or_default();
                // Two words of a group may have one root.
                if groups.last() != Some(&group) {
                    groups.push(group);
                }
            }
            group = group.checked_add(1).ok_or("more groups than two bytes can number")?;
        }
        ends.push(group);
    }
    let mut letters = String::new();
    let (mut first_letter, mut first_group) = (vec![0_u32], vec![0_u32]);
    let (mut groups, mut first_of_bucket): (Vec<u16>, Vec<u16>) =
        (Vec::new(), vec![0_u16; dutch::BUCKETS + 1]);
    for ((bucket, root), own) in &roots {
        letters.push_str(root);
        groups.extend(own.iter().copied());
        first_letter.push(u32::try_from(letters.len())?);
        first_group.push(u32::try_from(groups.len())?);
        first_of_bucket[usize::from(*bucket) + 1] = u16::try_from(first_letter.len() - 1)?;
    }
    for bucket in 1..first_of_bucket.len() {
        first_of_bucket[bucket] = first_of_bucket[bucket].max(first_of_bucket[bucket - 1]);
    }
    let mut out = format!("pub(super) static LETTERS: &str = {letters:?};\n");
    list(&mut out, "FIRST_LETTER", "u32", &first_letter)?;
    list(&mut out, "FIRST_GROUP", "u32", &first_group)?;
    list(&mut out, "GROUPS", "u16", &groups)?;
    list(&mut out, "FIRST_OF_BUCKET", "u16", &first_of_bucket)?;
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
