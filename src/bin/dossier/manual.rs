//! The manual page: made from the definition of the command line, its section heads in the language.

use std::io;

use clap::Command;
use dossier::words::{Lang, usage as words};

/// The page, as `man` reads it.
pub(crate) fn page(command: Command, lang: Lang) -> io::Result<String> {
    let mut out = Vec::new();
    clap_mangen::Man::new(command).render(&mut out)?;
    let heads = [
        ("NAME", words::man_name(lang)),
        ("SYNOPSIS", words::man_synopsis(lang)),
        ("DESCRIPTION", words::man_description(lang)),
        (words::commands(lang), words::man_commands(lang)),
        ("EXTRA", words::man_extra(lang)),
        ("VERSION", words::man_version(lang)),
    ];
    let line = |line: &str| {
        let head = line.strip_prefix(".SH ").and_then(|name| heads.iter().find(|head| head.0 == name));
        head.map_or_else(|| format!("{line}\n"), |head| format!(".SH {}\n", head.1))
    };
    Ok(String::from_utf8_lossy(&out).lines().map(line).collect())
}
