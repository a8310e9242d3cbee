//! The program: arguments in, exit code out.

mod args;
mod backend;
mod commands;
mod defect;
mod failure;
mod input;
mod line;
mod load;
mod signals;
mod state;
mod terminal;

use std::process::ExitCode;

fn main() -> ExitCode {
    let given: Vec<std::ffi::OsString> = std::env::args_os().collect();
    let matches = match args::parse(given) {
        Ok(matches) => matches,
        Err(error) => {
            let wrong = error.use_stderr();
            // A pipe that closed while help was printed is no failure.
            let _ = error.print();
            return ExitCode::from(if wrong { 2 } else { 0 });
        }
    };
    match commands::run(&matches) {
        Ok(code) => ExitCode::from(code),
        Err(failure::Failure::Closed) => ExitCode::SUCCESS,
        Err(failure::Failure::Said { code, message }) => {
            eprintln!("dossier: {message}");
            ExitCode::from(code)
        }
    }
}
