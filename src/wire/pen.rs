//! The pen: the attributes a terminal draws with, and the shortest change from one to another.

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

/// Colours and attributes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pen {
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

impl Default for Pen {
    fn default() -> Self {
        Self { fg: Color::Reset, bg: Color::Reset, modifier: Modifier::empty() }
    }
}

/// Attributes with what sets them and what takes them off.
const ATTRIBUTES: [(Modifier, u8, u8); 8] = [
    (Modifier::BOLD, 1, 22),
    (Modifier::DIM, 2, 22),
    (Modifier::ITALIC, 3, 23),
    (Modifier::UNDERLINED, 4, 24),
    (Modifier::SLOW_BLINK, 5, 25),
    (Modifier::REVERSED, 7, 27),
    (Modifier::HIDDEN, 8, 28),
    (Modifier::CROSSED_OUT, 9, 29),
];

impl Pen {
    /// The attributes of a cell.
    pub(super) fn of(cell: &Cell) -> Self {
        // Fast blinking is slow blinking nearly everywhere, and is sent as that.
        let fast = cell.modifier.contains(Modifier::RAPID_BLINK);
        let slow = if fast { Modifier::SLOW_BLINK } else { Modifier::empty() };
        Self { fg: cell.fg, bg: cell.bg, modifier: cell.modifier.difference(Modifier::RAPID_BLINK) | slow }
    }

    /// A pen with which the rows that scroll in are blank: this one, where that is certain. Terminals fill them
    /// with the background's colour; boldness, dimness and the letters' colour leave no trace there. (What
    /// `EL` erases is bold in some emulators.)
    pub(super) fn for_scrolling(self) -> Self {
        let traceless = Modifier::BOLD | Modifier::DIM;
        if self.bg == Color::Reset && traceless.contains(self.modifier) { self } else { Self::default() }
    }

    /// The shortest sequence to another pen; empty for the same.
    pub(super) fn to(self, other: Self) -> String {
        if self == other {
            return String::new();
        }
        let step = self.step(other);
        let anew = Self::default().step(other);
        // An empty parameter is 0: all off.
        let anew = if anew.is_empty() { String::new() } else { format!(";{anew}") };
        let shortest = if step.len() <= anew.len() { step } else { anew };
        format!("\x1b[{shortest}m")
    }

    /// What to change, as parameters parted by `;`.
    fn step(self, other: Self) -> String {
        let mut parts: Vec<String> = Vec::new();
        let gone = self.modifier.difference(other.modifier);
        // Bold and dim are taken off together.
        let mut kept = self.modifier.intersection(other.modifier);
        for (modifier, _, off) in ATTRIBUTES {
            if gone.contains(modifier) && !parts.contains(&off.to_string()) {
                parts.push(off.to_string());
                if off == 22 {
                    kept = kept.difference(Modifier::BOLD | Modifier::DIM);
                }
            }
        }
        let fresh = other.modifier.difference(kept);
        parts.extend(ATTRIBUTES.iter().filter(|a| fresh.contains(a.0)).map(|a| a.1.to_string()));
        if self.fg != other.fg {
            parts.push(colour(other.fg, 30));
        }
        if self.bg != other.bg {
            parts.push(colour(other.bg, 40));
        }
        parts.join(";")
    }
}

/// A colour's parameters; `base` is 30 for letters and 40 for what is behind them.
fn colour(colour: Color, base: u8) -> String {
    let bright = |n: u8| (base + 60 + n).to_string();
    match colour {
        Color::Reset => (base + 9).to_string(),
        Color::Black => base.to_string(),
        Color::Red => (base + 1).to_string(),
        Color::Green => (base + 2).to_string(),
        Color::Yellow => (base + 3).to_string(),
        Color::Blue => (base + 4).to_string(),
        Color::Magenta => (base + 5).to_string(),
        Color::Cyan => (base + 6).to_string(),
        Color::Gray => (base + 7).to_string(),
        Color::DarkGray => bright(0),
        Color::LightRed => bright(1),
        Color::LightGreen => bright(2),
        Color::LightYellow => bright(3),
        Color::LightBlue => bright(4),
        Color::LightMagenta => bright(5),
        Color::LightCyan => bright(6),
        Color::White => bright(7),
        Color::Indexed(n) => format!("{};5;{n}", base + 8),
        Color::Rgb(r, g, b) => format!("{};2;{r};{g};{b}", base + 8),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pen(fg: Color, modifier: Modifier) -> Pen {
        Pen { fg, bg: Color::Reset, modifier }
    }

    #[test]
    fn the_shortest_change_is_taken() {
        let plain = Pen::default();
        let bold = pen(Color::Reset, Modifier::BOLD);
        let red = pen(Color::Red, Modifier::BOLD);
        assert_eq!(plain.to(plain), "");
        assert_eq!(plain.to(bold), "\x1b[1m");
        assert_eq!(bold.to(plain), "\x1b[m");
        assert_eq!(bold.to(red), "\x1b[31m");
        assert_eq!(red.to(bold), "\x1b[39m");
        assert_eq!(red.to(pen(Color::Reset, Modifier::DIM)), "\x1b[;2m");
        assert_eq!(
            pen(Color::Red, Modifier::BOLD | Modifier::DIM).to(pen(Color::Red, Modifier::DIM)),
            "\x1b[22;2m"
        );
    }
}
