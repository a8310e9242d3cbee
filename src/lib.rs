//! The library behind `dossier`: it knows no terminal, no arguments and no files.

pub mod app;
pub mod ascii;
mod cores;
pub mod draw;
pub mod dutch;
pub mod escape;
pub mod find;
pub mod genre;
pub mod item;
pub mod key;
pub mod keymap;
pub mod layout;
pub mod link;
pub mod lit;
pub mod model;
pub mod notes;
pub mod outline;
pub mod overview;
pub mod panes;
pub mod place;
pub mod read;
pub mod reference;
pub mod report;
pub mod theme;
pub mod wire;
pub mod words;
pub mod wrap;
