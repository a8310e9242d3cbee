//! What the environment says: whether the terminal may be sent letters beyond ASCII, and which language is wanted.

use dossier::words::Lang;

/// Whether nothing but ASCII may be sent: `DOSSIER_ASCII` says so, or the locale names no UTF-8.
///
/// To a terminal of another encoding the second byte of a letter can be a control. A login that sets no
/// locale at all says nothing about its terminal, and nearly all are UTF-8: there `DOSSIER_ASCII=1` is
/// left to whoever needs it.
pub(crate) fn wants_ascii() -> bool {
    decide(
        said("DOSSIER_ASCII").as_deref(),
        ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(said).as_deref(),
    )
}

/// Whether it was asked in so many words, which holds for pipes too.
pub(crate) fn asks_ascii() -> bool {
    said("DOSSIER_ASCII").is_some() && wants_ascii()
}

/// The language the environment asks for.
pub(crate) fn lang() -> Lang {
    language(["LC_ALL", "LC_MESSAGES", "LANG"].map(said))
}

/// Of the places where a language can be asked for, the first that asks for any decides.
fn language(asked: [Option<String>; 3]) -> Lang {
    asked.into_iter().flatten().next().map_or(Lang::default(), |locale| Lang::of_locale(&locale))
}

fn said(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|v| !v.is_empty())
}

fn decide(asked: Option<&str>, locale: Option<&str>) -> bool {
    match (asked, locale) {
        (Some(asked), _) => asked != "0",
        (None, Some(locale)) => {
            let locale = locale.to_lowercase();
            !locale.contains("utf-8") && !locale.contains("utf8")
        }
        (None, None) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{decide, language};
    use dossier::words::Lang;

    #[test]
    fn the_first_locale_decides_and_only_english_is_english() {
        for (all, messages, lang, wanted) in [
            (None, None, None, Lang::Dutch),
            (None, None, Some("en_US.UTF-8"), Lang::English),
            (None, None, Some("nl_NL.UTF-8"), Lang::Dutch),
            (None, None, Some("C"), Lang::Dutch),
            (None, None, Some("C.UTF-8"), Lang::Dutch),
            (None, None, Some("POSIX"), Lang::Dutch),
            (None, None, Some("de_DE"), Lang::Dutch),
            (None, None, Some("e"), Lang::Dutch),
            (None, None, Some("é"), Lang::Dutch),
            (None, Some("en"), Some("nl_NL"), Lang::English),
            (None, Some("nl_BE"), Some("en_US"), Lang::Dutch),
            (Some("EN_GB.ISO-8859-1"), Some("nl_NL"), None, Lang::English),
            (Some("C"), Some("en_US"), Some("en_US"), Lang::Dutch),
        ] {
            let asked = [all, messages, lang].map(|locale| locale.map(str::to_owned));
            assert_eq!(language(asked), wanted, "{all:?} {messages:?} {lang:?}");
        }
    }

    #[test]
    fn the_wish_comes_before_the_locale() {
        for (asked, locale, ascii) in [
            (None, None, false),
            (None, Some("nl_NL.UTF-8"), false),
            (None, Some("C.utf8"), false),
            (None, Some("C"), true),
            (None, Some("nl_NL.ISO-8859-15@euro"), true),
            (Some("1"), Some("nl_NL.UTF-8"), true),
            (Some("0"), Some("C"), false),
        ] {
            assert_eq!(decide(asked, locale), ascii, "{asked:?} {locale:?}");
        }
    }
}
