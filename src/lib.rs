//! The library behind `dossier`: it knows no terminal, no arguments and no files.

pub mod dutch;
pub mod escape;
pub mod find;
pub mod genre;
pub mod key;
pub mod link;
pub mod model;
pub mod place;
pub mod read;
pub mod reference;
pub mod report;
