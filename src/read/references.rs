//! Pointers in the text (pages, pillars, papers, letters, answers given before) and where they lead.

use std::ops::Range;

use crate::model::{
    AnswerIx, Dossier, Named, ParagraphIx, PillarIx, Reference, Section, SectionIx, Span, Target,
};

/// A pointer in a text.
struct Pointer {
    range: Range<usize>,
    named: Named,
}

const MONTHS: &[&str] = &[
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
    "november", "december",
];

/// All references of a dossier's running text, in order, with the places in it that they lead to.
pub(crate) fn find(dossier: &Dossier) -> Vec<Reference> {
    let mut found = Vec::new();
    for (index, paragraph) in dossier.paragraphs.iter().enumerate().filter(|p| !p.1.is_heading()) {
        let ix = ParagraphIx::new(index);
        for Pointer { range, named } in pointers(&paragraph.text) {
            let line = paragraph.line_at(range.start);
            let target = target(dossier, &named, ix);
            found.push(Reference { span: Span { paragraph: ix, range }, named, target, line });
        }
    }
    found
}

/// Where in this document a pointer in a paragraph leads.
fn target(dossier: &Dossier, named: &Named, from: ParagraphIx) -> Option<Target> {
    match named {
        Named::Page(page) => {
            let page = (*page)?;
            dossier.pages.iter().find(|p| p.1 == page).map(|p| Target::Line(p.0))
        }
        Named::Pillar(number) => {
            // `pijler 5` is what the pillar numbered 1.5 is called by.
            let ends = format!(".{number}");
            let exact = dossier.pillars.iter().position(|p| p.id == *number);
            let at = exact.or_else(|| dossier.pillars.iter().position(|p| p.id.ends_with(&ends)))?;
            let voice = dossier.sections[dossier.section_of(from).at()].voice;
            let below = |s: &Section| s.pillar == Some(PillarIx::new(at));
            let same = dossier.sections.iter().position(|s| below(s) && s.voice == voice);
            let section = same.or_else(|| dossier.sections.iter().position(below))?;
            Some(Target::Section(SectionIx::new(section)))
        }
        Named::Question(number) => {
            let number = number.parse().ok()?;
            let at = dossier.answers.iter().position(|a| a.numbers.contains(&number))?;
            Some(Target::Answer(AnswerIx::new(at)))
        }
        Named::Paper(_) | Named::Letter(_) | Named::Here(_) => None,
    }
}

/// All pointers of a text, in order.
fn pointers(text: &str) -> Vec<Pointer> {
    let mut out = Vec::new();
    let words: Vec<(usize, &str)> =
        text.split_whitespace().map(|w| (w.as_ptr() as usize - text.as_ptr() as usize, w)).collect();
    let mut index = 0;
    while index < words.len() {
        if let Some((named, last)) = at(&words, index) {
            let end_word = words[last];
            let end = end_word.0 + end_word.1.trim_end_matches([',', '.', ';', ')', ':', '?']).len();
            out.push(Pointer { range: words[index].0..end.max(words[index].0), named });
            index = last + 1;
        } else {
            index += 1;
        }
    }
    out
}

/// The pointer that begins at a word, and its last word.
fn at(words: &[(usize, &str)], index: usize) -> Option<(Named, usize)> {
    let word = words[index].1.trim_start_matches(['(', '«']);
    // Nearly no word points anywhere; those that can are few, and only they need lower case.
    if !word.starts_with(['p', 'P', 'b', 'B', 't', 'T', 'h', 'H', 'k', 'K', 'e', 'E', 'v', 'V']) {
        return None;
    }
    let word = word.to_lowercase();
    let next = words.get(index + 1).map_or("", |w| w.1);
    match word.as_str() {
        "pagina" | "blz." | "bladzijde" | "p." => {
            let bare = next.trim_end_matches([',', '.', ';', ')', ':', '?']);
            if let Ok(page) = bare.parse() {
                return Some((Named::Page(Some(page)), index + 1));
            }
            (bare.starts_with('[') && word == "pagina").then_some((Named::Page(None), index + 1))
        }
        "pijler" | "thema" | "hoofdstuk" | "paragraaf" => {
            let bare = next.trim_end_matches([',', '.', ';', ')', ':', '?']);
            let is_id = bare.starts_with(|c: char| c.is_ascii_digit()) && bare.len() <= 5;
            is_id.then(|| (Named::Pillar(bare.to_owned()), index + 1))
        }
        "kamerstuk" | "kamerstukken" => paper(words, index),
        "brief" => letter(words, index),
        "hierboven" | "bovengenoemde" | "eerder" | "hiervoor" => {
            let asks_answer = word == "hierboven"
                || next.starts_with("gegeven")
                || next.starts_with("antwoord")
                || next.starts_with("genoemde");
            asks_answer.then_some((Named::Here(true), index))
        }
        "hieronder" => Some((Named::Here(false), index)),
        "vraag" | "vragen" => {
            let bare = next.trim_end_matches([',', '.', ';', ')', ':', '?']);
            let is_number = !bare.is_empty() && bare.len() <= 3 && bare.bytes().all(|b| b.is_ascii_digit());
            is_number.then(|| (Named::Question(bare.to_owned()), index + 1))
        }
        _ => None,
    }
}

/// `Kamerstuk 19 637, nr. 2394` → `19637-2394`.
fn paper(words: &[(usize, &str)], index: usize) -> Option<(Named, usize)> {
    let mut digits = String::new();
    let mut last = index;
    for (offset, (_, word)) in words[index + 1..].iter().take(8).enumerate() {
        let bare = word.trim_matches([',', '.', ')', '(', ';', ':', '?', '!']);
        let lower = bare.to_lowercase();
        if lower == "nr" || lower == "nrs" {
            // What clings to the number is not of it: `12).Ook`.
            let written = words.get(index + offset + 2)?.1;
            let number = written.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
            return (!digits.is_empty() && !number.is_empty())
                .then(|| (Named::Paper(format!("{digits}-{number}")), index + offset + 2));
        }
        let is_part = !bare.is_empty() && bare.chars().all(|c| c.is_ascii_digit() || c == '-' || c == '–');
        if is_part && digits.len() < 5 {
            digits.push_str(&bare.replace('–', "-"));
            last = index + offset + 1;
        } else if !matches!(lower.as_str(), "ii" | "i" | "en") && !is_part {
            break;
        }
    }
    (digits.len() >= 5).then_some((Named::Paper(digits), last))
}

/// `brief van 11 juni jl.` → its date.
fn letter(words: &[(usize, &str)], index: usize) -> Option<(Named, usize)> {
    let van = (index + 1..words.len().min(index + 14)).find(|&i| {
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
