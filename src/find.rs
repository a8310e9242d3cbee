//! Finding: items by words, in fixed tiers that a person can explain; letters in order come last.
//!
//! `query` reads what was typed; `text` cuts texts and queries into the same words; `lexicon` tells how each word
//! of the document fits a typed one (`typos`: with how many errors); `collection` finds the texts that hold all of
//! them; `asked` holds a query against them, as `ask`s; `gather` takes the items of a dossier, `index` tells which of
//! them those are.

mod ask;
mod asked;
mod collection;
mod fuzzy;
mod gather;
mod hit;
mod index;
mod lexicon;
mod names;
mod query;
mod text;
mod typos;

pub use ask::Found;
pub use asked::Asked;
pub use collection::{Collection, Text};
pub use fuzzy::Labels;
pub use hit::{Hit, Scope};
pub use index::{Index, LabelsOf};
pub use names::{faction, pillar};
pub use query::{Kind, Query, Word, status};
pub(crate) use typos::is_mistyped;
