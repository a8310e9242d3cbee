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
mod opening;
mod output;
mod plain;
mod remarks;
mod signals;
mod state;
mod terminal;

use std::process::ExitCode;

fn main() -> ExitCode {
    let given: Vec<std::ffi::OsString> = std::env::args_os().collect();
    let matches = match args::parse(given) {
        Ok(matches) => matches,
        Err(error) => {
            let text = error.render().to_string();
            if error.use_stderr() {
                output::complain(text.trim_end());
                return ExitCode::from(2);
            }
            // A pipe that closed while help was printed is no failure.
            let _ = output::print(&text);
            return ExitCode::SUCCESS;
        }
    };
    match commands::run(&matches) {
        Ok(code) => ExitCode::from(code),
        Err(failure::Failure::Closed) => ExitCode::SUCCESS,
        Err(failure::Failure::Said { code, message }) => {
            output::complain(&format!("dossier: {message}"));
            ExitCode::from(code)
        }
    }
}
