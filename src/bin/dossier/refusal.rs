//! What is said of a command line that cannot be understood: clap's findings, in the language of the program.

use clap::Error;
use clap::error::{ContextKind, ErrorKind};
use dossier::words::{Lang, usage as words};

/// The mistake, how the command is used, and where to find more.
pub(crate) fn told(error: &Error, lang: Lang) -> String {
    let mistake = words::mistake(lang, &mistake(error, lang));
    let usage = error.get(ContextKind::Usage).map_or_else(String::new, |usage| {
        format!("{} {}\n\n", words::usage(lang), usage.to_string().trim_start_matches("Usage: "))
    });
    format!("{mistake}\n\n{usage}{}", words::more(lang))
}

fn mistake(error: &Error, lang: Lang) -> String {
    let said = |kind| error.get(kind).map(ToString::to_string).unwrap_or_default();
    let argument = said(ContextKind::InvalidArg);
    let what = match error.kind() {
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => match said(ContextKind::InvalidValue) {
            value if value.is_empty() => words::value_wanted(lang, &argument),
            value => words::value_unknown(lang, &value, &argument),
        },
        ErrorKind::UnknownArgument => words::argument_unknown(lang, &argument),
        ErrorKind::InvalidSubcommand => words::argument_unknown(lang, &said(ContextKind::InvalidSubcommand)),
        ErrorKind::MissingRequiredArgument => words::missing(lang, &argument),
        ErrorKind::ArgumentConflict => match said(ContextKind::PriorArg) {
            other if other == argument => words::twice(lang, &argument),
            other => words::together(lang, &argument, &other),
        },
        ErrorKind::InvalidUtf8 => words::no_utf8(lang).to_owned(),
        _ => words::otherwise(lang).to_owned(),
    };
    let possible = Some(said(ContextKind::ValidValue)).filter(|values| !values.is_empty());
    let suggested = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand].map(said).concat();
    let meant = Some(suggested).filter(|other| !other.is_empty());
    let hints =
        [possible.map(|values| words::possible(lang, &values)), meant.map(|o| words::meant(lang, &o))];
    std::iter::once(what).chain(hints.into_iter().flatten()).collect::<Vec<_>>().join("; ")
}
