//! The library behind `dossier`: it knows no terminal, no arguments and no files.

pub mod genre;
pub mod key;
pub mod link;
pub mod model;
pub mod place;
pub mod read;
