//! The table of figures, a line for each document, and where the documents lie.

use std::error::Error;
use std::path::{Path, PathBuf};

use super::measure::Score;

/// What the columns of [`Score::row`] are.
pub(crate) const HEADING: &str =
    "document                gold  found  prec.  place    lax strict open P open R   ≥ .9";

impl Score {
    /// The figures of one document as a line.
    pub(crate) fn row(&self, name: &str) -> String {
        let share = |part: usize, whole: usize| {
            if whole == 0 { "-".to_owned() } else { format!("{:.3}", part as f32 / whole as f32) }
        };
        let figures = [
            (self.found, self.labelled),
            (self.found, self.computed),
            (self.placed, self.found),
            (self.touches, self.answered),
            (self.covers, self.answered),
            (self.open_right, self.called_open),
            (self.open_right, self.open),
            (self.sure_right, self.sure),
        ];
        let mut row = format!("{name:<22} {:>5}", self.labelled);
        for (part, whole) in figures {
            row.push_str(&format!(" {:>6}", share(part, whole)));
        }
        row
    }

    /// Adds the counts of another document.
    pub(crate) fn add(&mut self, other: &Self) {
        let pairs = [
            (&mut self.labelled, other.labelled),
            (&mut self.computed, other.computed),
            (&mut self.found, other.found),
            (&mut self.placed, other.placed),
            (&mut self.answered, other.answered),
            (&mut self.touches, other.touches),
            (&mut self.covers, other.covers),
            (&mut self.open, other.open),
            (&mut self.called_open, other.called_open),
            (&mut self.open_right, other.open_right),
            (&mut self.sure, other.sure),
            (&mut self.sure_right, other.sure_right),
        ];
        for (own, more) in pairs {
            *own += more;
        }
    }
}

/// Where the documents lie that the weights are fitted on.
pub(crate) const FITTED_ON: &str = "tests/gold";

/// The texts and tables of a folder of the repository.
pub(crate) fn within(folder: &str) -> Result<Vec<(PathBuf, PathBuf)>, Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut pairs = Vec::new();
    for entry in std::fs::read_dir(root.join(folder))? {
        let labels = entry?.path();
        if labels.extension().is_some_and(|e| e == "tsv") {
            let text = labels.with_extension("txt");
            let name = text.file_name().unwrap_or_default();
            let text = if text.exists() { text } else { root.join("data").join(name) };
            pairs.push((text, labels));
        }
    }
    pairs.sort();
    Ok(pairs)
}
