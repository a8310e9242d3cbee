//! Whether the terminal may be sent letters beyond ASCII.

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
    use super::decide;

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
