//! A person's settings: `config.toml`. A mistake in it is told with its line, and all else in it counts.

use std::ops::Range;
use std::path::PathBuf;

use dossier::keymap::{self, BINDINGS, Binding, Keymap};
use dossier::theme::{Colours, Theme};
use dossier::words::{Lang, settings as words};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::state::{read_file, shown};

/// The settings, in their order.
const NAMES: [&str; 6] = ["language", "colours", "background", "width", "name", "keys"];
const COLOURS: [(&str, Colours); 3] =
    [("none", Colours::None), ("16", Colours::Sixteen), ("256", Colours::Many)];
const BACKGROUNDS: [(&str, bool); 2] = [("dark", false), ("light", true)];
const LANGUAGES: [(&str, Lang); 2] = [("nl", Lang::Dutch), ("en", Lang::English)];
/// Narrower text cannot be read.
const NARROWEST: i64 = 20;

/// The settings as they count.
#[derive(Debug, Clone, Default)]
pub(crate) struct Settings {
    pub(crate) lang: Option<Lang>,
    pub(crate) theme: Theme,
    /// At most so many columns of text; 0 for all.
    pub(crate) columns: u16,
    pub(crate) name: Option<String>,
    pub(crate) keys: Keymap,
    /// What is wrong, in the language that was asked for.
    pub(crate) mistakes: Vec<String>,
}

/// Where the file lies.
fn path() -> Option<PathBuf> {
    directories::ProjectDirs::from("", "", "dossier").map(|folders| folders.config_dir().join("config.toml"))
}

/// Reads the file; without one all is as usual. `lang` is the language of mistakes, until the file names one.
pub(crate) fn load(lang: Lang) -> Settings {
    let Some(path) = path() else { return Settings::usual() };
    let name = shown(&path);
    let settings = match read_file(&path) {
        Ok(None) => Settings::default(),
        Ok(Some(bytes)) => read(&String::from_utf8_lossy(&bytes), &name, lang),
        Err(error) => {
            let mistakes = vec![words::unreadable(lang, &name, &error.to_string())];
            Settings { mistakes, ..Settings::default() }
        }
    };
    settings.with_environment()
}

/// Reads settings; `name` is what mistakes are told of.
fn read(text: &str, name: &str, lang: Lang) -> Settings {
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut reading = Reading { text, name, lang, settings: Settings::default() };
    for error in errors {
        let first = error.message().lines().next().unwrap_or_default().to_owned();
        reading.complain(&error.span().unwrap_or_default(), &words::syntax(lang, &first));
    }
    for (key, value) in table.get_ref() {
        reading.take(key, value);
    }
    reading.settings
}

/// Settings that are being read.
struct Reading<'a> {
    text: &'a str,
    name: &'a str,
    lang: Lang,
    settings: Settings,
}

/// A text of a document in settings, cleaned for the screen.
fn clean(text: &str) -> String {
    dossier::escape::visible(text)
}

impl Reading<'_> {
    fn complain(&mut self, at: &Range<usize>, what: &str) {
        let line = self.text.get(..at.start).unwrap_or(self.text).matches('\n').count() + 1;
        self.settings.mistakes.push(words::mistake(self.lang, self.name, line, what));
    }

    /// The value is none of those that can be.
    fn refuse(&mut self, name: &str, value: &Spanned<DeValue>, valid: &str) {
        let given = clean(self.text.get(value.span()).unwrap_or_default());
        let given: String = given.lines().next().unwrap_or_default().chars().take(40).collect();
        self.complain(&value.span(), &words::wanted(self.lang, name, &given, valid));
    }

    /// The one of some words that a text is.
    fn choice<T: Copy>(&mut self, name: &str, value: &Spanned<DeValue>, valid: &[(&str, T)]) -> Option<T> {
        let given = value.get_ref().as_str().unwrap_or_default();
        let found = valid.iter().find(|(word, _)| *word == given).map(|(_, meaning)| *meaning);
        if found.is_none() {
            let all: Vec<&str> = valid.iter().map(|(word, _)| *word).collect();
            self.refuse(name, value, &words::one_of(self.lang, &all.join(", ")));
        }
        found
    }

    fn take(&mut self, key: &Spanned<std::borrow::Cow<str>>, value: &Spanned<DeValue>) {
        match key.get_ref().as_ref() {
            "language" => self.settings.lang = self.choice("language", value, &LANGUAGES),
            "colours" => {
                if let Some(colours) = self.choice("colours", value, &COLOURS) {
                    self.settings.theme.colours = colours;
                }
            }
            "background" => {
                if let Some(light) = self.choice("background", value, &BACKGROUNDS) {
                    self.settings.theme.light = light;
                }
            }
            "width" => {
                let number = value.get_ref().as_integer();
                let number = number.and_then(|n| i64::from_str_radix(n.as_str(), n.radix()).ok());
                match number.filter(|n| *n == 0 || (NARROWEST..=i64::from(u16::MAX)).contains(n)) {
                    Some(columns) => self.settings.columns = columns as u16,
                    None => self.refuse("width", value, words::columns(self.lang)),
                }
            }
            "name" => match value.get_ref().as_str() {
                Some(name) => self.settings.name = Some(name.to_owned()),
                None => self.refuse("name", value, words::text(self.lang)),
            },
            "keys" => match value.get_ref().as_table() {
                Some(table) => self.take_keys(table),
                None => self.refuse("keys", value, "[keys]"),
            },
            other => {
                let nearest = nearest(other, NAMES.into_iter().map(str::to_owned));
                self.complain(&key.span(), &words::unknown(self.lang, &clean(other), &nearest));
            }
        }
    }

    fn take_keys(&mut self, table: &DeTable) {
        for (name, value) in table {
            let known = |b: &&Binding| keymap::setting(b) == **name.get_ref();
            let Some(binding) = BINDINGS.iter().find(known) else {
                let nearest = nearest(name.get_ref(), BINDINGS.iter().map(keymap::setting));
                self.complain(&name.span(), &words::unknown(self.lang, &clean(name.get_ref()), &nearest));
                continue;
            };
            let written: Vec<&Spanned<DeValue>> = match value.get_ref().as_array() {
                Some(all) => all.iter().collect(),
                None => vec![value],
            };
            let mut keys = Vec::new();
            for value in written {
                let text = value.get_ref().as_str().unwrap_or_default();
                match keymap::key(text) {
                    Some(key) => keys.push((key, text.to_owned())),
                    None => self.refuse(name.get_ref(), value, words::keys(self.lang)),
                }
            }
            if !keys.is_empty() {
                self.settings.keys.bind(binding.action, keys);
            }
        }
        for lost in self.settings.keys.unreachable() {
            let said = words::lost(self.lang, &keymap::setting(lost));
            self.settings.mistakes.push(format!("{}: {said}", self.name));
        }
    }
}

/// Of some words the one that is most like another.
fn nearest(word: &str, valid: impl Iterator<Item = String>) -> String {
    let likeness = |other: &String| strsim::jaro_winkler(word, other);
    valid.max_by(|a, b| likeness(a).total_cmp(&likeness(b))).unwrap_or_default()
}

impl Settings {
    /// Those without a file.
    pub(crate) fn usual() -> Self {
        Self::default().with_environment()
    }

    /// What the environment says comes before what the file says.
    fn with_environment(mut self) -> Self {
        if std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()) {
            self.theme.colours = Colours::None;
        }
        self
    }

    /// The first mistake in one line, and how many more there are.
    pub(crate) fn complaint(&self, lang: Lang) -> Option<String> {
        let first = self.mistakes.first()?;
        let more = self.mistakes.len() - 1;
        Some(if more == 0 { first.clone() } else { words::and_more(lang, more, first) })
    }

    /// The settings as they count, as a file with comments.
    pub(crate) fn written(&self, lang: Lang) -> String {
        let place = path().map_or_else(|| words::no_folder(lang).to_owned(), |path| shown(&path));
        let quoted = |text: &str| toml_text(text);
        let optional = |name: &str, value: Option<String>| match value {
            Some(value) => format!("{name} = {}\n", quoted(&value)),
            None => format!("# {name} = \"\"\n"),
        };
        let word = |words: &[(&str, Colours)]| {
            words
                .iter()
                .find(|(_, colours)| *colours == self.theme.colours)
                .map_or("16", |(word, _)| *word)
                .to_owned()
        };
        let background = if self.theme.light { "light" } else { "dark" };
        let mut out = format!("# {}\n", words::head(lang, &place));
        out += &format!("\n# {}\n", words::about_language(lang));
        out += &optional("language", self.lang.map(|lang| lang.name().to_owned()));
        out += &format!("\n# {}\ncolours = {}\n", words::about_colours(lang), quoted(&word(&COLOURS)));
        out += &format!("\n# {}\nbackground = {}\n", words::about_background(lang), quoted(background));
        out += &format!("\n# {}\nwidth = {}\n", words::about_width(lang), self.columns);
        out += &format!("\n# {}\n", words::about_name(lang));
        out += &optional("name", self.name.clone());
        out += &format!("\n# {}\n[keys]\n", words::about_keys(lang));
        for binding in BINDINGS {
            let keys: Vec<String> = self.keys.written(binding.action).into_iter().map(quoted).collect();
            let line = format!("{} = [{}]", keymap::setting(binding), keys.join(", "));
            out += &format!("{line:40} # {}\n", binding.told(lang));
        }
        out
    }
}

/// A text as TOML writes it.
fn toml_text(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => out.push_str(&format!("\\u{:04X}", c as u32)),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use dossier::key::Key;
    use dossier::keymap::Action;

    use super::*;

    fn mistakes(text: &str) -> Vec<String> {
        read(text, "c.toml", Lang::English).mistakes
    }

    #[test]
    fn all_of_it_counts() {
        let text = "language = \"en\"\ncolours = \"256\"\nbackground = \"light\"\nwidth = 72\nname = \"Jan\"\n[keys]\nnext-open = [\"v\", \"F5\"]\noverview = \"O\"\n";
        let settings = read(text, "c.toml", Lang::Dutch);
        assert_eq!(settings.mistakes, [""; 0]);
        assert_eq!(settings.theme, Theme { colours: Colours::Many, light: true });
        assert_eq!(
            (settings.lang, settings.columns, settings.name.as_deref()),
            (Some(Lang::English), 72, Some("Jan"))
        );
        assert_eq!(settings.keys.action(Key::F(5)), Some(Action::NextOpen));
        assert_eq!(settings.keys.action(Key::Char('O')), Some(Action::Overview));
        assert_eq!(settings.keys.action(Key::Char('U')), None);
    }

    #[test]
    fn a_mistake_is_told_with_its_line_and_the_rest_counts() {
        let text = "colors = \"256\"\nwidth = 5\nbackground = \"white\"\nname = \"Jan\"\n[keys]\nnext-opn = \"v\"\nwhy = \"Strg-w\"\n";
        let settings = read(text, "c.toml", Lang::English);
        assert_eq!(settings.name.as_deref(), Some("Jan"));
        for (line, part) in [
            (1, "'colors' is unknown here; perhaps 'colours' is meant"),
            (2, "'width' cannot be 5"),
            (3, "expected was one of dark, light"),
            (6, "perhaps 'next-open' is meant"),
            (7, "'why' cannot be \"Strg-w\""),
        ] {
            let begin = format!("c.toml:{line}: ");
            let found = settings.mistakes.iter().any(|m| m.starts_with(&begin) && m.contains(part));
            assert!(found, "{line} {part}: {:#?}", settings.mistakes);
        }
        assert!(mistakes("name = \"a\"\nwidth = = 3\n")[0].starts_with("c.toml:2: this is no TOML"));
        assert_eq!(read("width = = 3\nname = \"a\"\n", "c", Lang::Dutch).name.as_deref(), Some("a"));
        assert!(mistakes("[keys]\nhelp = [\"a\"]\n").iter().any(|m| m.contains("no key leads to 'other'")));
    }

    #[test]
    fn what_is_printed_is_read_as_the_same() {
        let text =
            "colours = \"none\"\nwidth = 66\nname = \"J \\\"x\\\" \\u001B\"\n[keys]\nnext-open = \"F5\"\n";
        let settings = read(text, "c", Lang::Dutch);
        for lang in [Lang::Dutch, Lang::English] {
            let again = read(&settings.written(lang), "c", lang);
            assert_eq!(again.mistakes, [""; 0], "{}", settings.written(lang));
            assert_eq!((again.theme, again.columns, &again.name), (settings.theme, 66, &settings.name));
            assert_eq!(again.written(lang), settings.written(lang));
        }
    }

    #[test]
    fn nothing_crashes_it() {
        for text in [
            "",
            "\0",
            "[",
            "[keys",
            "keys = 3",
            "[[keys]]",
            "width = 99999999999999999999",
            "é = \u{7f}",
            "name = 3",
            "=\n=\n=",
        ] {
            mistakes(text);
        }
    }
}
