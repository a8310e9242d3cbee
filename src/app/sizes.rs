//! Another size of the terminal or of the panes: the same place, wrapped anew.

use crate::panes::reader::Anchor;

use super::App;

/// What the panes show of what they hold.
#[derive(Debug, Clone, Copy)]
pub(super) struct View {
    text: Option<Anchor>,
    tree: usize,
    sees_mark: bool,
}

impl App {
    /// The terminal has another size. However often that happens, it is the place of the last key that is
    /// shown: back at the old size, the screen is as it was.
    pub fn resize(&mut self, width: u16, height: u16) {
        let view = *self.view.get_or_insert(View {
            text: self.reader.anchor(),
            tree: self.tree.top(),
            sees_mark: self.reader.sees_mark(self.areas().0.height),
        });
        self.size = (width, height);
        self.reshow();
        self.tree.show_from(view.tree, self.layout().tree.height);
        let height = self.areas().0.height;
        if let Some(anchor) = view.text {
            self.reader.to_anchor(anchor, height);
        }
        if view.sees_mark && !self.reader.sees_mark(height) {
            self.reader.reveal_mark(height);
        }
    }

    /// Wraps again for the panes as they are now; the place stays.
    pub(super) fn reshow(&mut self) {
        if let Some(item) = self.item {
            self.show_text(item, self.areas().0);
        }
        let height = self.layout().tree.height;
        self.tree.follow(height);
        self.show_side();
    }
}
