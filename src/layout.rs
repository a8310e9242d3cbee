//! Size and mode → rectangles: a pure function that updating and drawing share.

use ratatui::layout::Rect;

/// From this width the answer stands beside the question.
pub const SIDE_BY_SIDE: u16 = 120;
/// Below this width one pane is shown.
const TWO_PANES: u16 = 64;

/// What stands where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Layout {
    /// The sticky line.
    pub sticky: Rect,
    /// The tree; empty when hidden.
    pub tree: Rect,
    /// The text.
    pub text: Rect,
    /// The answer beside the question; empty when there is no room.
    pub side: Rect,
    /// The status line.
    pub status: Rect,
}

/// Divides the screen. `wide` is the text alone; with one pane only, `tree_first` shows the tree.
pub fn layout(width: u16, height: u16, wide: bool, tree_first: bool) -> Layout {
    let body = height.saturating_sub(2);
    let at = |x, w| Rect::new(x, u16::from(height > 0), w, body);
    let sticky = Rect::new(0, 0, width, height.min(1));
    let status = Rect::new(0, height.saturating_sub(1), width, u16::from(height > 1));
    let none = at(0, 0);
    let (tree, text, side) = if width < TWO_PANES {
        if tree_first && !wide { (at(0, width), none, none) } else { (none, at(0, width), none) }
    } else {
        // Each column of the tree is sent again when the text beside it scrolls.
        let tree = if wide { 0 } else { (width * 3 / 10).saturating_sub(4).clamp(20, 40) };
        let rest = width - tree;
        if width >= SIDE_BY_SIDE && !wide {
            let half = rest / 2;
            (at(0, tree), at(tree, half), at(tree + half, rest - half))
        } else {
            (at(0, tree), at(tree, rest), none)
        }
    };
    Layout { sticky, tree, text, side, status }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_size_fits_the_screen() {
        for width in 0..260 {
            for height in [0, 1, 2, 10, 24, 60] {
                for (wide, first) in [(false, false), (true, false), (false, true)] {
                    let all = layout(width, height, wide, first);
                    for rect in [all.sticky, all.tree, all.text, all.side, all.status] {
                        assert!(
                            rect.right() <= width.max(rect.x) && rect.bottom() <= height.max(1),
                            "{width}x{height} {rect:?}"
                        );
                    }
                }
            }
        }
    }
}
