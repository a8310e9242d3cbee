//! Words of people, clean from the moment they are one of these types: nothing in them drives a terminal.

use std::fmt;
use std::ops::Deref;

use serde::{Deserialize, Serialize};

macro_rules! clean {
    ($($(#[$doc:meta])* $name:ident, $clean:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
        #[serde(from = "String")]
        pub struct $name(String);

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self($clean(text))
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self::from(text.as_str())
            }
        }

        impl Deref for $name {
            type Target = str;

            fn deref(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

clean! {
    /// One line, its words parted by single blanks: a name, an id, words of the document.
    Label, line;
    /// A word or a few to find remarks by; without commas, which part one tag from the next.
    Tag, tag;
    /// Text of any length in lines; neither its first nor its last line is blank, and no line ends in one.
    Note, lines;
}

fn line(text: &str) -> String {
    let lines = crate::read::lines(text.as_bytes());
    lines.iter().flat_map(|line| line.split_whitespace()).collect::<Vec<_>>().join(" ")
}

fn tag(text: &str) -> String {
    line(&text.replace(',', " "))
}

fn lines(text: &str) -> String {
    let lines = crate::read::lines(text.as_bytes());
    let filled = |line: &String| !line.trim().is_empty();
    let (Some(first), Some(last)) = (lines.iter().position(filled), lines.iter().rposition(filled)) else {
        return String::new();
    };
    lines[first..=last].iter().map(|line| line.trim_end()).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_steers_and_nothing_hangs_over() {
        assert_eq!(&*Label::from(" Jan \u{1b}[31m\n de\u{202e} Vries "), "Jan \u{fffd}[31m de<U+202E> Vries");
        assert_eq!(&*Tag::from("a, b,c"), "a b c");
        assert_eq!(&*Note::from("\r\n \n  a \r\n\nb\u{7}\n\n"), "  a\n\nb\u{fffd}");
        assert_eq!(&*Note::from(" \n\t\n"), "");
    }

    #[test]
    fn what_comes_from_a_file_is_cleaned_too() {
        let label: Label = serde_json::from_str(r#""a\u001bb\nc""#).unwrap();
        assert_eq!(&*label, "a\u{fffd}b c");
    }
}
