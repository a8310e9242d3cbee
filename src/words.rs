//! Every word the program itself says, in Dutch and in English; what a document says is never translated.
//!
//! The tables stand by subject in the files below. Each entry makes one function, which holds both languages:
//! a text that lacks one of them does not compile.

pub mod app;
pub mod export;
pub mod failure;
pub mod finding;
pub mod grid;
pub mod notice;
pub mod plain;
pub mod reason;
pub mod remark;
pub mod report;
pub mod settings;
pub mod state;
pub mod tour;
pub mod usage;

/// A language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lang {
    /// Of the documents and most of their readers.
    #[default]
    Dutch,
    /// For everybody else.
    English,
}

impl Lang {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Dutch, Self::English];

    /// The language that a locale asks for (`en_GB.UTF-8`): English where it is English, else Dutch, because the
    /// documents are.
    pub fn of_locale(locale: &str) -> Self {
        let is_english = locale.get(..2).is_some_and(|language| language.eq_ignore_ascii_case("en"));
        if is_english { Self::English } else { Self::Dutch }
    }

    /// The language with this short name: `nl` or `en`.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "nl" => Some(Self::Dutch),
            "en" => Some(Self::English),
            _ => None,
        }
    }

    /// Its short name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Dutch => "nl",
            Self::English => "en",
        }
    }

    /// Of two things the one in this language, Dutch first.
    pub fn of<T>(self, dutch: T, english: T) -> T {
        match self {
            Self::Dutch => dutch,
            Self::English => english,
        }
    }
}

/// An entry of a table as it is written there: a text, or one for a single thing and one for any other number.
#[derive(Debug)]
pub struct Entry {
    /// The name of its function.
    pub name: &'static str,
    /// In Dutch.
    pub dutch: &'static [&'static str],
    /// In English.
    pub english: &'static [&'static str],
}

/// All tables.
pub fn tables() -> impl Iterator<Item = &'static Entry> {
    let screens = [app::TABLE, finding::TABLE, grid::TABLE, plain::TABLE, remark::TABLE, tour::TABLE];
    let document = [report::TABLE, export::TABLE, reason::TABLE, notice::TABLE];
    let program = [usage::TABLE, failure::TABLE, state::TABLE, settings::TABLE];
    screens.into_iter().chain(document).chain(program).flatten()
}

/// A table: `name => Dutch, English;` makes a function of a language, `name(argument: Type) => …` one that fills
/// in what stands between braces, and `["1 vraag", "{n} vragen"]` one that chooses by its first argument.
macro_rules! words {
    ($($name:ident $(($($argument:ident: $type:ty),+))? => $dutch:tt, $english:tt;)+) => {
        $(words!(@function $name [$($($argument: $type),+)?] $dutch, $english);)+

        /// The entries of this table.
        pub(super) const TABLE: &[crate::words::Entry] = &[$(crate::words::Entry {
            name: stringify!($name),
            dutch: words!(@texts $dutch),
            english: words!(@texts $english),
        }),+];
    };
    (@function $name:ident [] $dutch:literal, $english:literal) => {
        #[doc = concat!("`", $english, "`")]
        pub fn $name(lang: crate::words::Lang) -> &'static str {
            lang.of($dutch, $english)
        }
    };
    (@function $name:ident [$($argument:ident: $type:ty),+] $dutch:literal, $english:literal) => {
        #[doc = concat!("`", $english, "`")]
        pub fn $name(lang: crate::words::Lang, $($argument: $type),+) -> String {
            match lang {
                crate::words::Lang::Dutch => format!($dutch),
                crate::words::Lang::English => format!($english),
            }
        }
    };
    (@function $name:ident [$count:ident: $number:ty $(, $argument:ident: $type:ty)*]
        [$een:literal, $meer:literal], [$one:literal, $more:literal]) => {
        #[doc = concat!("`", $more, "`")]
        pub fn $name(lang: crate::words::Lang, $count: $number $(, $argument: $type)*) -> String {
            match (lang, $count) {
                (crate::words::Lang::Dutch, 1) => format!($een),
                (crate::words::Lang::Dutch, _) => format!($meer),
                (crate::words::Lang::English, 1) => format!($one),
                (crate::words::Lang::English, _) => format!($more),
            }
        }
    };
    (@texts $text:literal) => { &[$text] };
    (@texts [$one:literal, $more:literal]) => { &[$one, $more] };
}
use words;
