//! Pointers in the text (pages, pillars, papers, letters, answers given before) and where they lead.

use std::ops::Range;
use std::sync::LazyLock;

use crate::cores::each;
use crate::model::{
    AnswerIx, Dossier, Named, Paragraph, ParagraphIx, PillarIx, Reference, Section, SectionIx, Span, Target,
};

use super::nearby::Stretches;

/// A pointer in a text.
struct Pointer {
    range: Range<usize>,
    named: Named,
}

const MONTHS: &[&str] = &[
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
    "november", "december",
];

/// A place named within so many bytes behind a pointer is the place it means.
const SOON: usize = 40;
/// Words a pointer may run over.
const FARTHEST: usize = 20;
/// The words with which a pointer begins.
const POINTING: &[&str] = &[
    "pagina", "blz.", "bladzijde", "p.", "pijler", "thema", "hoofdstuk", "paragraaf", "kamerstuk",
    "kamerstukken", "brief", "hierboven", "bovengenoemde", "eerder", "hiervoor", "hieronder", "vraag",
    "vragen",
];

/// All references of a dossier's running text, in order, with the places in it that they lead to.
pub(crate) fn find(dossier: &Dossier) -> Vec<Reference> {
    let stretches = Stretches::of(dossier);
    let running = dossier.paragraphs.iter().enumerate().filter(|p| !p.1.is_heading());
    let running: Vec<(usize, &Paragraph)> = running.collect();
    let found = each(&running, |&(index, paragraph)| {
        let mut found = Vec::new();
        let ix = ParagraphIx::new(index);
        let pointers = pointers(&paragraph.text);
        let places: Vec<usize> =
            pointers.iter().filter(|p| is_place(&p.named)).map(|p| p.range.start).collect();
        for Pointer { range, named } in pointers {
            // `het eerder gegeven antwoord op pagina 16` is one pointer: the page says which.
            let next = places.get(places.partition_point(|at| *at < range.end));
            let said = next.is_some_and(|at| *at < range.end + SOON);
            if said && matches!(named, Named::Here(_)) {
                continue;
            }
            let line = paragraph.line_at(range.start);
            let span = Span { paragraph: ix, range };
            let target = target(dossier, &stretches, &named, &span);
            found.push(Reference { span, named, target, line });
        }
        found
    });
    found.into_iter().flatten().collect()
}

/// Whether a pointer names a place in this document.
fn is_place(named: &Named) -> bool {
    matches!(named, Named::Page(Some(_)) | Named::Pillar(_) | Named::Question(_))
}

/// Where in this document a pointer in a paragraph leads.
fn target(dossier: &Dossier, stretches: &Stretches, named: &Named, from: &Span) -> Option<Target> {
    match named {
        Named::Page(page) => {
            let page = (*page)?;
            dossier.pages.iter().find(|p| p.1 == page).map(|p| Target::Line(p.0))
        }
        Named::Pillar(number) => {
            // `pijler 5` is what the pillar numbered 1.5 is called by.
            let ends = format!(".{number}");
            let exact = dossier.pillars.iter().position(|p| p.id == *number);
            let at = exact.or_else(|| dossier.pillars.iter().position(|p| p.id.ends_with(&ends)));
            let voice = dossier.sections[dossier.section_of(from.paragraph).at()].voice;
            // A heading that only the reply has is no pillar, and is pointed to all the same.
            let headed = |s: &Section| {
                let first = &dossier.paragraphs[s.paragraphs.start];
                let rest = first.text.strip_prefix(number.as_str()).filter(|_| first.is_heading());
                rest.is_some_and(|rest| rest.starts_with(['.', ' ']))
            };
            let below = |s: &Section| at.map_or_else(|| headed(s), |at| s.pillar == Some(PillarIx::new(at)));
            let same = dossier.sections.iter().position(|s| below(s) && s.voice == voice);
            let section = same.or_else(|| dossier.sections.iter().position(below))?;
            Some(Target::Section(SectionIx::new(section)))
        }
        Named::Question(number) => {
            let number = number.parse().ok()?;
            let at = dossier.answers.iter().position(|a| a.numbers.contains(&number))?;
            Some(Target::Answer(AnswerIx::new(at)))
        }
        Named::Here(before) => stretches.place(from, *before),
        Named::Paper(_) | Named::Letter(_) => None,
    }
}

/// Whether a word begins as one of [`POINTING`] does, perhaps behind a bracket. Nearly none does, and a look at its first
/// letters spares looking it up.
fn may_point(word: &[u8]) -> bool {
    static BEGIN: LazyLock<[bool; 1024]> = LazyLock::new(|| {
        let mut out = [false; 1024];
        for word in POINTING {
            out[letters(word.as_bytes())] = true;
        }
        out
    });
    // The lowest five bits are the same in either case; that other signs share them costs a look.
    fn letters(word: &[u8]) -> usize {
        usize::from(word[0] & 31) << 5 | usize::from(word[1] & 31)
    }
    match word {
        [b'(' | 0xc2, ..] => true,
        [_, _, ..] => BEGIN[letters(word)],
        _ => false,
    }
}

/// All pointers of a text, in order.
fn pointers(text: &str) -> Vec<Pointer> {
    let mut out: Vec<Pointer> = Vec::new();
    let place = |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
    let bytes = text.as_bytes();
    let begin = std::iter::once(0).chain(bytes.iter().enumerate().filter(|b| *b.1 == b' ').map(|b| b.0 + 1));
    for from in begin.filter(|&at| may_point(&bytes[at..])) {
        let word = text[from..].split(' ').next().unwrap_or_default();
        let bare = word.trim_start_matches(['(', '«']);
        let Some(opening) = POINTING.iter().find(|p| p.eq_ignore_ascii_case(bare)) else { continue };
        if out.last().is_some_and(|before| from < before.range.end) {
            continue;
        }
        let words: Vec<(usize, &str)> =
            text[from..].split(' ').filter(|w| !w.is_empty()).take(FARTHEST).map(|w| (place(w), w)).collect();
        if let Some((named, last)) = pointer(opening, &words) {
            let (at, last) = words[last];
            let end = at + last.trim_end_matches([',', '.', ';', ')', ':', '?']).len();
            out.push(Pointer { range: from..end.max(from), named });
        }
    }
    out
}

/// The pointer that begins with the first of some words, and which is its last.
fn pointer(opening: &str, words: &[(usize, &str)]) -> Option<(Named, usize)> {
    let next = words.get(1).map_or("", |w| w.1);
    match opening {
        "pagina" | "blz." | "bladzijde" | "p." => {
            let bare = next.trim_end_matches([',', '.', ';', ')', ':', '?']);
            if let Ok(page) = bare.parse() {
                return Some((Named::Page(Some(page)), 1));
            }
            (bare.starts_with('[') && opening == "pagina").then_some((Named::Page(None), 1))
        }
        "pijler" | "thema" | "hoofdstuk" | "paragraaf" => {
            let bare = next.trim_end_matches([',', '.', ';', ')', ':', '?']);
            let is_id = bare.starts_with(|c: char| c.is_ascii_digit()) && bare.len() <= 5;
            is_id.then(|| (Named::Pillar(bare.to_owned()), 1))
        }
        "kamerstuk" | "kamerstukken" => paper(words),
        "brief" => letter(words),
        "hierboven" | "bovengenoemde" | "eerder" | "hiervoor" => {
            let asks_answer = opening == "hierboven"
                || next.starts_with("gegeven")
                || next.starts_with("antwoord")
                || next.starts_with("genoemde");
            asks_answer.then_some((Named::Here(true), 0))
        }
        "hieronder" => Some((Named::Here(false), 0)),
        "vraag" | "vragen" => {
            let bare = next.trim_end_matches([',', '.', ';', ')', ':', '?']);
            let is_number = !bare.is_empty() && bare.len() <= 3 && bare.bytes().all(|b| b.is_ascii_digit());
            is_number.then(|| (Named::Question(bare.to_owned()), 1))
        }
        _ => None,
    }
}

/// `Kamerstuk 19 637, nr. 2394` → `19637-2394`.
fn paper(words: &[(usize, &str)]) -> Option<(Named, usize)> {
    let mut digits = String::new();
    let mut last = 0;
    for (offset, (_, word)) in words[1..].iter().take(8).enumerate() {
        let bare = word.trim_matches([',', '.', ')', '(', ';', ':', '?', '!']);
        let lower = bare.to_lowercase();
        if lower == "nr" || lower == "nrs" {
            // What clings to the number is not of it: `12).Ook`.
            let written = words.get(offset + 2)?.1;
            let number = written.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
            return (!digits.is_empty() && !number.is_empty())
                .then(|| (Named::Paper(format!("{digits}-{number}")), offset + 2));
        }
        let is_part = !bare.is_empty() && bare.chars().all(|c| c.is_ascii_digit() || c == '-' || c == '–');
        if is_part && digits.len() < 5 {
            digits.push_str(&bare.replace('–', "-"));
            last = offset + 1;
        } else if !matches!(lower.as_str(), "ii" | "i" | "en") && !is_part {
            break;
        }
    }
    (digits.len() >= 5).then_some((Named::Paper(digits), last))
}

/// `brief van 11 juni jl.` → its date.
fn letter(words: &[(usize, &str)]) -> Option<(Named, usize)> {
    let van = (1..words.len().min(14)).find(|&i| {
        matches!(words[i].1, "van" | "d.d.")
            && words.get(i + 1).is_some_and(|w| w.1.bytes().all(|b| b.is_ascii_digit()))
            && words.get(i + 2).is_some_and(|w| is_month(w.1))
    })?;
    let year = words
        .get(van + 3)
        .map(|w| w.1.trim_end_matches([',', '.', ')', ';']))
        .filter(|w| w.len() == 4 && w.bytes().all(|b| b.is_ascii_digit()));
    let month = words[van + 2].1.trim_end_matches([',', '.', ')', ';']);
    let date = match year {
        Some(year) => format!("{} {month} {year}", words[van + 1].1),
        None => format!("{} {month}", words[van + 1].1),
    };
    Some((Named::Letter(date), if year.is_some() { van + 3 } else { van + 2 }))
}

fn is_month(word: &str) -> bool {
    MONTHS.contains(&word.trim_end_matches([',', '.', ')', ';']).to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(text: &str) -> Vec<(String, Named)> {
        pointers(text).into_iter().map(|p| (text[p.range].to_owned(), p.named)).collect()
    }

    #[test]
    fn kinds() {
        assert_eq!(named("antwoord op pagina 16."), [("pagina 16".into(), Named::Page(Some(16)))]);
        assert_eq!(named("op pagina [nr.], laat"), [("pagina [nr.]".into(), Named::Page(None))]);
        assert_eq!(named("en onder pijler 5."), [("pijler 5".into(), Named::Pillar("5".into()))]);
        assert_eq!(
            named("(Kamerstuk 19 637, nr. 2394)."),
            [("(Kamerstuk 19 637, nr. 2394".into(), Named::Paper("19637-2394".into()))]
        );
        assert_eq!(named("Kamerstuk 21 501-20, nr. 1265")[0].1, Named::Paper("21501-20-1265".into()));
        assert_eq!(named("de brief van 11 juni jl. is")[0].1, Named::Letter("11 juni".into()));
        assert_eq!(
            named("bij brief van de Minister van Handel van 25 april 2018")[0].1,
            Named::Letter("25 april 2018".into())
        );
        assert_eq!(named("het eerder gegeven antwoord")[0].1, Named::Here(true));
        assert_eq!(named("een brief aan een vriend"), []);
        assert_eq!(named("(Kamerstuk 20 111, nr. 12).Ook dat")[0].1, Named::Paper("20111-12".into()));
    }

    #[test]
    fn a_heading_that_only_the_reply_has_is_found_by_its_number() {
        let text = "I. Vragen en opmerkingen vanuit de fracties\n\nDe leden van de VVD-fractie vragen naar otters.\n\nII. Reactie van de Minister\n\n1. Water\n\nZie paragraaf 2.\n\n2. Dieren\n\nEr leven vijftig otters.\n";
        let dossier = crate::read::read(text.as_bytes(), "proef");
        let Some(Target::Section(at)) = dossier.references[0].target else {
            panic!("{:?}", dossier.references)
        };
        let first = dossier.sections[at.at()].paragraphs.start;
        assert_eq!((dossier.pillars.len(), dossier.paragraphs[first].text.as_str()), (0, "2. Dieren"));
    }

    #[test]
    fn a_page_says_which_earlier_answer_is_meant() {
        let text = "I. Vragen en opmerkingen vanuit de fracties\n\nDe leden van de VVD-fractie vragen naar otters.\n\nII. Reactie van de Minister\n\nZie het eerder gegeven antwoord op pagina 3. Zie ook het eerder gegeven antwoord.\n";
        let dossier = crate::read::read(text.as_bytes(), "proef");
        let named: Vec<&Named> = dossier.references.iter().map(|r| &r.named).collect();
        assert_eq!(named, [&Named::Page(Some(3)), &Named::Here(true)]);
    }

    #[test]
    fn a_pillar_is_found_by_its_last_number_and_in_the_same_part() {
        let text = "I. Vragen en opmerkingen vanuit de fracties\n\n1.1 Water\n\nDe leden van de SP-fractie vragen naar de dijken.\n\n1.2 Wegen\n\nDe leden van de SP-fractie vragen naar de bruggen.\n\nII. Reactie van de Minister\n\n1.1 Water\n\nDe leden van de SP-fractie vragen naar de dijken. Zie onder pijler 2 en pijler 7.\n\n1.2 Wegen\n\nDe leden van de SP-fractie vragen naar de bruggen. Die zijn veilig.\n";
        let dossier = crate::read::read(text.as_bytes(), "proef");
        let [there, nowhere] = &dossier.references[..] else { panic!("{:?}", dossier.references) };
        let Some(Target::Section(ix)) = there.target else { panic!("{there:?}") };
        let section = &dossier.sections[ix.at()];
        assert_eq!((dossier.pillar_id(section.pillar), section.voice), ("1.2", crate::model::Voice::Reply));
        assert_eq!(nowhere.target, None);
    }

    #[test]
    fn a_number_leads_to_the_answer_of_that_number() {
        let text = "Vraag 1\nKunt u dat?\n\nAntwoord 1\nJa.\n\nVraag 2\nEn dit?\n\nAntwoord 2\nZie het antwoord op vraag 1.\n";
        let dossier = crate::read::read(text.as_bytes(), "proef");
        let targets: Vec<_> = dossier.references.iter().map(|r| r.target.clone()).collect();
        assert_eq!(targets, [Some(Target::Answer(AnswerIx::new(0)))]);
    }
}
