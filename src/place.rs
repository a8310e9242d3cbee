//! Where a reader is in a document, in words that survive a re-read: ids, not rows.

use serde::{Deserialize, Serialize};

/// A place to come back to.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Place {
    /// The selected item: a question's or answer's id, or empty.
    #[serde(default)]
    pub item: String,
    /// The source line at the top of the reading pane; 0 when unknown.
    #[serde(default)]
    pub line: u32,
}
