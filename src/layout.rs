//! Size and mode → rectangles: a pure function that updating and drawing share.

use ratatui::layout::Rect;

/// From this width the answer stands beside the question.
pub const SIDE_BY_SIDE: u16 = 120;
/// Below this width one pane is shown.
const TWO_PANES: u16 = 64;
/// With fewer rows question and answer do not stand one above the other.
const STACKED: u16 = 5;

/// What stands where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Layout {
    /// The sticky line.
    pub sticky: Rect,
    /// The tree; empty when hidden.
    pub tree: Rect,
    /// The text.
    pub text: Rect,
    /// The answer beside or below the question; empty when there is no room.
    pub side: Rect,
    /// The line between them where one stands above the other.
    pub between: Rect,
    /// The status line.
    pub status: Rect,
}

/// How the screen is to be divided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Shape {
    /// The text alone, without the tree.
    pub wide: bool,
    /// With one pane only it is the tree.
    pub tree_first: bool,
    /// Question and answer stand one above the other.
    pub stacked: bool,
    /// Text takes no more columns than this; 0 for all there are.
    pub columns: u16,
}

/// Divides the screen.
pub fn layout(width: u16, height: u16, shape: Shape) -> Layout {
    let Shape { wide, tree_first, stacked, columns } = shape;
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
        if width >= SIDE_BY_SIDE && !wide && !stacked {
            let half = rest / 2;
            (at(0, tree), at(tree, half), at(tree + half, rest - half))
        } else {
            (at(0, tree), at(tree, rest), none)
        }
    };
    let narrow =
        |rect: Rect| Rect { width: if columns == 0 { rect.width } else { rect.width.min(columns) }, ..rect };
    let (text, side) = (narrow(text), narrow(side));
    // Both halves and the line between them want some rows each.
    if !stacked || text.width == 0 || body < STACKED {
        return Layout { sticky, tree, text, side, between: none, status };
    }
    let above = (body - 1) / 2;
    let between = Rect { y: text.y + above, height: 1, ..text };
    let side = Rect { y: between.y + 1, height: body - above - 1, ..text };
    Layout { sticky, tree, text: Rect { height: above, ..text }, side, between, status }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_size_fits_the_screen() {
        for width in 0..260 {
            for height in [0, 1, 2, 10, 24, 60] {
                for (wide, first) in [(false, false), (true, false), (false, true), (true, true)] {
                    let stacked = first != wide;
                    let all = layout(
                        width,
                        height,
                        Shape { wide, tree_first: first, stacked, columns: if first { 60 } else { 0 } },
                    );
                    for rect in [all.sticky, all.tree, all.text, all.side, all.between, all.status] {
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
