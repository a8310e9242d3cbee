//! The program: arguments in, exit code out.

mod args;
mod backend;
mod clipboard;
mod commands;
mod defect;
mod editor;
mod failure;
mod input;
mod line;
mod load;
mod locale;
mod manual;
mod opening;
mod output;
mod plain;
mod refusal;
mod remarks;
mod settings;
mod signals;
mod state;
mod terminal;

use std::process::ExitCode;

use dossier::words;
use failure::Failure;
use settings::Settings;

fn main() -> ExitCode {
    let mut given: Vec<std::ffi::OsString> = std::env::args_os().collect();
    // Before anything is parsed: what is said of a mistake is said in it.
    let asked = args::take_lang(&mut given);
    // Locked, nothing is opened but what was given: the settings are the usual ones.
    let locked = commands::is_held() || given.iter().any(|argument| argument == "--locked");
    let settings =
        if locked { Settings::usual() } else { settings::load(asked.unwrap_or_else(locale::lang)) };
    let lang = asked.or(settings.lang).unwrap_or_else(locale::lang);
    let matches = match args::parse(given, lang) {
        Ok(matches) => matches,
        Err(error) if error.use_stderr() => {
            output::complain(refusal::told(&error, lang).trim_end());
            return ExitCode::from(2);
        }
        Err(error) => {
            // A pipe that closed while help was printed is no failure.
            let _ = output::print(&error.render().to_string());
            return ExitCode::SUCCESS;
        }
    };
    let (code, message) = match commands::run(&matches, &settings, lang) {
        Ok(code) => return ExitCode::from(code),
        Err(Failure::Closed) => return ExitCode::SUCCESS,
        Err(Failure::Unwritten(error)) => (3, words::failure::unwritten(lang, &error.to_string())),
        Err(Failure::Said { code, message }) => (code, message),
    };
    output::complain(&format!("dossier: {message}"));
    ExitCode::from(code)
}
