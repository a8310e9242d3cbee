//! What waits until no key does: the finder's index, and what follows a selection where it rests.

use crate::find::{Index, LabelsOf as Labels};
use crate::model::{Dossier, Links};

use super::{App, Overlay};

/// Documents of more lines are made ready for the finder only when it is opened: that takes a tenth of a second.
const LARGE: u32 = 20_000;

/// The index of a dossier, which is made if there is none yet.
pub(super) fn ready<'a>(
    index: &'a mut Option<Index>,
    dossier: &Dossier,
    links: &Links,
    labels: &Labels,
) -> &'a Index {
    index.get_or_insert_with(|| {
        let mut index = Index::new(dossier, links);
        index.label(labels.clone());
        index
    })
}

impl App {
    /// Whether there is something left to do that no key should wait for, and that takes no longer than a key may.
    pub fn is_unready(&self) -> bool {
        self.stale || self.index.is_none() && self.dossier.line_count < LARGE
    }

    /// Does that: lists what fits what is typed by now, or makes ready what the finder needs, so that opening it
    /// does not wait. Whether the screen changes by it.
    pub fn make_ready(&mut self) -> bool {
        let was_stale = self.stale;
        self.settle();
        ready(&mut self.index, &self.dossier, &self.links, &self.labels);
        was_stale
    }

    /// A letter was typed into a list: it is shown at once, and among very many items what fits is looked for
    /// when no other letter waits.
    pub(super) fn typed(&mut self) {
        let is_large = match &self.index {
            Some(index) => index.is_large(),
            None => self.dossier.line_count >= LARGE,
        };
        if is_large && matches!(self.overlay, Overlay::Find(_)) {
            self.stale = true;
        } else {
            self.filter();
        }
    }

    /// The list fits what is typed.
    pub(super) fn settle(&mut self) {
        if self.stale {
            self.filter();
        }
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
        let Some(item) = self.ahead.take().and_then(|node| self.first_of(node)) else { return };
        self.pair = None;
        self.present(item);
        self.show_side();
    }
}
