//! The terminal: raw mode with a guard, keys in, frames out.

use crate::commands::Failure;

/// Opens the reader.
pub(crate) fn open(_path: Option<&str>, _at: Option<&str>) -> Result<u8, Failure> {
    Err(Failure::usage("the reader is not there yet; use dossier show, find, list, export or check"))
}
