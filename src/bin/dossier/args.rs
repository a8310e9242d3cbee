//! What can be typed behind `dossier`.

use std::ffi::OsString;

use clap::{Arg, ArgAction, ArgMatches, Command, ValueHint};

fn file(name: &'static str) -> Arg {
    Arg::new(name)
        .value_name("FILE")
        .value_hint(ValueHint::FilePath)
        .help("The document as text; - for standard input; without it the built-in dossier")
}

fn file_option() -> Arg {
    file("file").long("file")
}

fn automatic() -> Arg {
    Arg::new("automatic")
        .long("automatic")
        .action(ArgAction::SetTrue)
        .help("Leave verified corrections out: only what is computed")
}

fn json() -> Arg {
    Arg::new("json").long("json").action(ArgAction::SetTrue).help("Print JSON (schema dossier/1)")
}

fn option(name: &'static str, value: &'static str, help: &'static str) -> Arg {
    Arg::new(name).long(name).value_name(value).help(help)
}

/// The whole command line; completions and the man page are made from it.
pub(crate) fn command() -> Command {
    Command::new("dossier")
        .version(env!("CARGO_PKG_VERSION"))
        .about("Read a Dutch parliamentary written consultation: from a question to the cabinet's answer and back in one key")
        .args_conflicts_with_subcommands(true)
        .arg(file("document").help("The document as text; - for standard input; without it the one read last, at first the built-in dossier"))
        .arg(option("at", "REF", "Open at a place: 1.3/SP/4, p16, \"sp ebtl\""))
        .arg(
            Arg::new("locked")
                .long("locked")
                .action(ArgAction::SetTrue)
                .help("For a guest login: open only what is given here; DOSSIER_LOCKED=1 does the same and no flag undoes it"),
        )
        .arg(
            Arg::new("plain")
                .long("plain")
                .action(ArgAction::SetTrue)
                .help("Read without the full screen, line by line: for speech, braille and any terminal; ? lists what can be typed"),
        )
        .after_help(
            "Environment: NO_COLOR=1 no colours; DOSSIER_ASCII=1 nothing but ASCII (also where the locale is not UTF-8; 0 never); \
             DOSSIER_LOCKED=1 as --locked; DOSSIER_WIRE=plain for terminals that the scrolling does not suit",
        )
        .subcommand(
            Command::new("show")
                .about("Print one item as text")
                .arg(Arg::new("ref").value_name("REF").required(true).num_args(1..).help("1.3/SP/4, 1.3/answer/7, p16 or words"))
                .arg(Arg::new("with-answer").long("with-answer").action(ArgAction::SetTrue).help("Print the answers below the question"))
                .arg(file_option()),
        )
        .subcommand(
            Command::new("find")
                .about("Find questions and answers by words, faction, pillar or status")
                .arg(Arg::new("query").value_name("QUERY").required(true).num_args(1..).help("Words, \"phrases\", -unwanted ones; names of factions, pillars and statuses, p16, noot 5 narrow"))
                .arg(json())
                .arg(option("limit", "N", "At most N hits").default_value("20").value_parser(clap::value_parser!(usize)))
                .arg(file_option()),
        )
        .subcommand(
            Command::new("list")
                .about("List questions")
                .arg(option("pillar", "P", "Only this pillar, by number"))
                .arg(option("faction", "F", "Only this faction, by name or its beginning"))
                .arg(option("status", "S", "answered, partly, referred or unanswered"))
                .arg(json())
                .arg(file_option()),
        )
        .subcommand(
            Command::new("export")
                .about("Print the whole dossier with its links")
                .arg(file("document"))
                .arg(option("format", "FORMAT", "json, md, csv or html").required(true).value_parser(["json", "md", "csv", "html"]))
                .arg(automatic()),
        )
        .subcommand(Command::new("check").about("What was read, notices, and links by kind and confidence").arg(file("document")))
        .subcommand(
            Command::new("notes")
                .about("Print the remarks on a document as one readable file, or take such a file in")
                .arg(option("import", "NOTES", "Take in the remarks of this file; - for standard input; what both say is kept").value_hint(ValueHint::FilePath))
                .arg(file_option()),
        )
        .subcommand(
            Command::new("completions")
                .about("Print completions for a shell")
                .arg(Arg::new("shell").value_name("SHELL").required(true).value_parser(clap::value_parser!(clap_complete::Shell)).help("bash, zsh, fish, …")),
        )
        .subcommand(Command::new("man").about("Print the manual page"))
}

/// Parses the arguments. Behind `find`, `-word` is a word that is not wanted and no option: it is moved behind
/// all others, where options end.
pub(crate) fn parse(given: Vec<OsString>) -> Result<ArgMatches, clap::Error> {
    let is_find = given.get(1).is_some_and(|command| command == "find");
    if !is_find || given.iter().any(|arg| arg == "--") {
        return command().try_get_matches_from(given);
    }
    let is_unwanted = |arg: &OsString| {
        let name = arg.to_string_lossy();
        name.starts_with('-') && !name.starts_with("--") && name.chars().count() > 2
    };
    let (unwanted, mut others): (Vec<OsString>, Vec<OsString>) = given.into_iter().partition(is_unwanted);
    others.push("--".into());
    others.extend(unwanted);
    command().try_get_matches_from(others)
}
