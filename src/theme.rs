//! Named styles: attributes first, so that all stays told without colour and on any background.

use ratatui::style::{Color, Modifier, Style};

/// How many colours may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Colours {
    /// None: attributes tell all.
    None,
    /// The sixteen that the terminal's own palette holds.
    #[default]
    Sixteen,
    /// 256, which are the same everywhere.
    Many,
}

/// How the screen may look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Theme {
    /// How many colours may be used.
    pub colours: Colours,
    /// Whether the terminal's background is light.
    pub light: bool,
}

impl Theme {
    /// Without colours.
    pub fn plain() -> Self {
        Self { colours: Colours::None, light: false }
    }

    /// A style in one of two colours of the sixteen, or of the 256, the first for a dark background.
    fn with(self, sixteen: [Color; 2], many: [u8; 2], plain: Modifier) -> Style {
        let style = Style::new().add_modifier(plain);
        let at = usize::from(self.light);
        match self.colours {
            Colours::None => style,
            Colours::Sixteen => style.fg(sixteen[at]),
            Colours::Many => style.fg(Color::Indexed(many[at])),
        }
    }

    /// Headings.
    pub fn heading(self) -> Style {
        self.with([Color::Cyan, Color::Blue], [81, 25], Modifier::BOLD)
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
        self.with([Color::Yellow, Color::Magenta], [220, 130], Modifier::UNDERLINED)
    }
}
