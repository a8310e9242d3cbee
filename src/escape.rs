//! Makes any outside text safe for a terminal line: file names, queries, error messages.

/// The text with every character that could steer a terminal shown as `�`.
pub fn visible(text: &str) -> String {
    text.chars().map(|c| if is_hostile(c) { char::REPLACEMENT_CHARACTER } else { c }).collect()
}

/// Controls, C1, bidi controls and invisible characters.
pub fn is_hostile(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{61c}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    #[test]
    fn nothing_steers() {
        assert_eq!(super::visible("a\u{1b}[31m\u{9b}\u{202e}b"), "a\u{fffd}[31m\u{fffd}\u{fffd}b");
    }
}
