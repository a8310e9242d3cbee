//! Named styles: attributes first, so that all stays told without colour and on any background.

use ratatui::style::{Color, Modifier, Style};

/// How the screen may look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    /// Whether colours may be used at all.
    pub colour: bool,
}

impl Theme {
    fn with(self, colour: Color, plain: Modifier) -> Style {
        let style = Style::new().add_modifier(plain);
        if self.colour { style.fg(colour) } else { style }
    }

    /// Headings.
    pub fn heading(self) -> Style {
        self.with(Color::Cyan, Modifier::BOLD)
    }

    /// The selected question or answer in the text.
    pub fn selected(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// The cursor row of a list that has the focus.
    pub fn cursor(self) -> Style {
        Style::new().add_modifier(Modifier::REVERSED)
    }

    /// The cursor row of a list without the focus.
    pub fn resting(self) -> Style {
        Style::new().add_modifier(Modifier::UNDERLINED)
    }

    /// The sticky line and the status line.
    pub fn bar(self) -> Style {
        Style::new().add_modifier(Modifier::REVERSED)
    }

    /// A match of a search.
    pub fn hit(self) -> Style {
        self.with(Color::Yellow, Modifier::UNDERLINED)
    }
}
