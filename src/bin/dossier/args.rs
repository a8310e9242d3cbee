//! What can be typed behind `dossier`.

use std::ffi::OsString;

use clap::{Arg, ArgAction, ArgMatches, Command, ValueHint};
use dossier::words::{Lang, usage as words};

/// What every command takes is listed behind what is its own.
const COMMON: usize = 100;

/// The arguments of one language.
#[derive(Clone, Copy)]
struct Args(Lang);

impl Args {
    /// A word that stands at its place.
    fn place(self, name: &'static str, value: &'static str, help: &'static str) -> Arg {
        Arg::new(name).value_name(value).help(help).help_heading(words::arguments(self.0))
    }

    fn document(self, help: &'static str) -> Arg {
        self.place("document", words::value_file(self.0), help).value_hint(ValueHint::FilePath)
    }

    fn option(self, name: &'static str, value: &'static str, help: &'static str) -> Arg {
        Arg::new(name).long(name).value_name(value).help(help).help_heading(words::options(self.0))
    }

    fn switch(self, name: &'static str, help: &'static str) -> Arg {
        Arg::new(name).long(name).action(ArgAction::SetTrue).help(help).help_heading(words::options(self.0))
    }

    fn file(self) -> Arg {
        self.option("file", words::value_file(self.0), words::document(self.0))
            .value_hint(ValueHint::FilePath)
    }

    fn json(self) -> Arg {
        self.switch("json", words::json(self.0))
    }

    /// What every command takes.
    fn common(self) -> [Arg; 2] {
        let Self(lang) = self;
        // It is taken out before anything is parsed; here it stands to be listed, and for values that are none.
        let language = self.option("lang", words::value_lang(lang), words::lang(lang));
        let language = language.value_parser(["nl", "en"]).hide_possible_values(true).global(true);
        let help = self.switch("help", words::help(lang)).short('h').action(ArgAction::Help).global(true);
        [language.display_order(COMMON), help.display_order(COMMON)]
    }
}

/// The whole command line; completions and the man page are made from it.
pub(crate) fn command(lang: Lang) -> Command {
    let args = Args(lang);
    let version = args.switch("version", words::version(lang)).short('V').action(ArgAction::Version);
    let version = version.display_order(COMMON);
    Command::new("dossier")
        .version(env!("CARGO_PKG_VERSION"))
        .about(words::about(lang))
        .after_help(words::environment(lang))
        // Clap's own say what they do in English only.
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .disable_version_flag(true)
        .subcommand_help_heading(words::commands(lang))
        .subcommand_value_name(words::value_command(lang))
        .args_conflicts_with_subcommands(true)
        .arg(args.document(words::document_read(lang)))
        .arg(args.option("at", words::value_place(lang), words::at(lang)))
        .arg(args.switch("locked", words::locked(lang)))
        .arg(args.switch("plain", words::plain(lang)))
        .args(args.common())
        .arg(version)
        .subcommands(subcommands(args))
}

fn subcommands(args: Args) -> [Command; 11] {
    let Args(lang) = args;
    let limit = args.option("limit", "N", words::limit(lang)).default_value("20").hide_default_value(true);
    let format = args.option("format", words::value_format(lang), words::format(lang));
    let format = format.required_unless_present("schema").value_parser(["json", "md", "csv", "html"]);
    let shell = args.place("shell", "SHELL", words::shell(lang)).required(true).hide_possible_values(true);
    let several = |name, value, help| args.place(name, value, help).required(true).num_args(1..);
    [
        Command::new("show")
            .about(words::show(lang))
            .arg(several("ref", words::value_place(lang), words::reference(lang)))
            .arg(args.switch("with-answer", words::with_answer(lang)))
            .arg(args.file()),
        Command::new("find")
            .about(words::find(lang))
            .arg(several("query", words::value_query(lang), words::query(lang)))
            .arg(args.json())
            .arg(limit.value_parser(clap::value_parser!(usize)))
            .arg(args.file()),
        Command::new("list")
            .about(words::list(lang))
            .arg(args.place("query", words::value_query(lang), words::only(lang)).num_args(1..))
            .arg(args.option("pillar", "P", words::pillar(lang)))
            .arg(args.option("faction", "F", words::faction(lang)))
            .arg(args.option("status", "S", words::status(lang)))
            .arg(args.json())
            .arg(args.file()),
        Command::new("export")
            .about(words::export(lang))
            .arg(args.document(words::document(lang)))
            .arg(format.hide_possible_values(true))
            .arg(args.switch("automatic", words::automatic(lang)))
            .arg(
                args.option("only", words::value_query(lang), words::export_only(lang))
                    .allow_hyphen_values(true),
            )
            .arg(args.switch("schema", words::schema(lang))),
        Command::new("check").about(words::check(lang)).arg(args.document(words::document(lang))),
        Command::new("notes")
            .about(words::notes(lang))
            .arg(
                args.option("import", words::value_file(lang), words::import(lang))
                    .value_hint(ValueHint::FilePath),
            )
            .arg(args.file()),
        Command::new("config").about(words::config(lang)),
        Command::new("tour").about(words::tour(lang)),
        Command::new("completions")
            .about(words::completions(lang))
            .arg(shell.value_parser(clap::value_parser!(clap_complete::Shell))),
        Command::new("man").about(words::man(lang)),
        Command::new("help").about(words::help_of(lang)).arg(args.place(
            "command",
            words::value_command(lang),
            words::help_of(lang),
        )),
    ]
}

/// The command line as it is parsed: with what clap itself would say in English said in the language too.
fn spoken(lang: Lang) -> Command {
    let template = "{before-help}{about-with-newline}\n{usage-word} {usage}\n\n{all-args}{after-help}";
    let template = template.replace("{usage-word}", words::usage(lang));
    let speak = |command: Command, usage: &str| {
        let usage = usage.trim_start_matches("Usage: ").replace("[OPTIONS]", words::value_options(lang));
        command.help_template(template.clone()).override_usage(usage)
    };
    let mut command = command(lang);
    command.build();
    for sub in command.get_subcommands_mut() {
        let usage = sub.render_usage().to_string();
        *sub = speak(std::mem::take(sub), &usage);
    }
    let usage = command.render_usage().to_string();
    speak(command, &usage)
}

/// Takes `--lang nl` or `--lang en` out of the arguments, on whichever side of a command it stands; the last one
/// counts. A value that is no language stays, to be refused.
pub(crate) fn take_lang(given: &mut Vec<OsString>) -> Option<Lang> {
    let mut found = None;
    let mut at = 1;
    while at < given.len() && given[at] != "--" {
        let (value, taken) = match given[at].to_str().and_then(|word| word.strip_prefix("--lang")) {
            Some("") => (given.get(at + 1).and_then(|next| next.to_str()), 2),
            Some(rest) => (rest.strip_prefix('='), 1),
            None => (None, 0),
        };
        match value.and_then(Lang::named) {
            Some(lang) => {
                found = Some(lang);
                given.drain(at..at + taken);
            }
            None => at += 1,
        }
    }
    found
}

/// Parses the arguments. Behind `find` and `list`, `-word` is a word that is not wanted and no option: it is moved
/// behind all others, where options end.
pub(crate) fn parse(mut given: Vec<OsString>, lang: Lang) -> Result<ArgMatches, clap::Error> {
    if given.get(1).is_some_and(|command| command == "help") {
        given.remove(1);
        given.push("--help".into());
    }
    let asks = given.get(1).is_some_and(|command| command == "find" || command == "list");
    if !asks || given.iter().any(|arg| arg == "--") {
        return spoken(lang).try_get_matches_from(given);
    }
    let is_unwanted = |arg: &OsString| {
        let name = arg.to_string_lossy();
        name.starts_with('-') && !name.starts_with("--") && name.chars().count() > 2
    };
    let (unwanted, mut others): (Vec<OsString>, Vec<OsString>) = given.into_iter().partition(is_unwanted);
    others.push("--".into());
    others.extend(unwanted);
    spoken(lang).try_get_matches_from(others)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_is_taken_from_anywhere_before_the_words() {
        for (typed, lang, left) in [
            ("dossier", None, "dossier"),
            ("dossier --lang en", Some(Lang::English), "dossier"),
            ("dossier --lang=nl check", Some(Lang::Dutch), "dossier check"),
            ("dossier find --lang en dijk --json", Some(Lang::English), "dossier find dijk --json"),
            ("dossier find dijk --lang nl --lang en", Some(Lang::English), "dossier find dijk"),
            ("dossier find -- --lang en", None, "dossier find -- --lang en"),
            ("dossier check --lang fr", None, "dossier check --lang fr"),
            ("dossier check --lang", None, "dossier check --lang"),
            ("dossier check --language en", None, "dossier check --language en"),
        ] {
            let mut given: Vec<OsString> = typed.split(' ').map(OsString::from).collect();
            assert_eq!(take_lang(&mut given), lang, "{typed}");
            assert_eq!(given.join(" ".as_ref()), left, "{typed}");
        }
    }

    #[test]
    fn the_definition_is_sound_in_both_languages() {
        for lang in [Lang::Dutch, Lang::English] {
            command(lang).debug_assert();
            spoken(lang).debug_assert();
        }
    }
}
