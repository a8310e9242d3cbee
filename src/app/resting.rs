//! What waits until no key does: the finder's index, and what follows a selection where it rests.

use crate::find::Index;
use crate::model::{Dossier, Links};
use crate::outline::first_item;

use super::App;

/// Documents of more lines are made ready for the finder only when it is opened: that takes a tenth of a second.
const LARGE: u32 = 20_000;

/// The index of a dossier, which is made if there is none yet.
pub(super) fn ready<'a>(index: &'a mut Option<Index>, dossier: &Dossier, links: &Links) -> &'a Index {
    index.get_or_insert_with(|| Index::new(dossier, links))
}

impl App {
    /// Whether there is something left to make ready that takes no longer than a key may wait.
    pub fn is_unready(&self) -> bool {
        self.index.is_none() && self.dossier.line_count < LARGE
    }

    /// Makes ready what the finder needs, so that opening it does not wait.
    pub fn make_ready(&mut self) {
        ready(&mut self.index, &self.dossier, &self.links);
    }

    /// Whether the tree's selection is ahead of the text, or the finder's of its preview. On its way it costs
    /// the line few bytes a key; text and preview follow where it rests.
    pub fn is_ahead(&self) -> bool {
        self.ahead.is_some() || self.unseen
    }

    /// The text follows the tree's selection, without history, and the preview the finder's.
    pub fn catch_up(&mut self) {
        if std::mem::take(&mut self.unseen) {
            self.preview_selected();
        }
        self.view = None;
        let Some(item) = self.ahead.take().and_then(|node| first_item(&self.dossier, node)) else { return };
        self.pair = None;
        self.present(item);
        self.show_side();
    }
}
