//! Replies that only take note: of a remark, without a word of what the cabinet thinks or does.

use crate::dutch;
use crate::genre::{GOES_ON, NOTED, NOTES, REMARKS, TAKES};
use crate::read::sentences;

/// Who asks stands within so many words of the beginning of a sentence that restates a question.
const OPENING: usize = 3;

/// Whether all a stretch of a reply does is take note: no sentence does more than that or restate.
pub(super) fn only_notes(text: &str) -> bool {
    // Few stretches hold such a word at all, and cutting sentences is slow.
    let lower = dutch::lower(text);
    if !NOTES.iter().any(|word| lower.contains(word)) {
        return false;
    }
    let mut notes = false;
    for sentence in sentences(text) {
        let words = dutch::words(&text[sentence]);
        if restates(&words) {
            continue;
        }
        if !takes_note(&words) {
            return false;
        }
        notes = true;
    }
    notes
}

fn holds(words: &[String], any: &[&str]) -> bool {
    words.iter().any(|word| any.contains(&word.as_str()))
}

/// Whether a sentence says what members said: they are its subject.
fn restates(words: &[String]) -> bool {
    holds(&words[..words.len().min(OPENING)], &["leden", "lid", "zij"])
}

fn takes_note(words: &[String]) -> bool {
    let says_so = holds(words, NOTED) || (holds(words, TAKES) && holds(words, NOTES));
    says_so && holds(words, REMARKS) && !holds(words, GOES_ON)
}

#[cfg(test)]
mod tests {
    use super::only_notes;

    #[test]
    fn taking_note_is_all_it_does() {
        for text in [
            "Het kabinet heeft kennisgenomen van de opmerking van de leden van de SP-fractie over de dijken.",
            "De leden van de SP-fractie merken op dat dijken hoog zijn. Het kabinet heeft hiervan kennis genomen.",
            "Ik neem met belangstelling kennis van uw standpunt.",
            "Van deze inbreng heeft de Minister goede nota genomen.",
            "De regering neemt de opmerking van deze leden voor kennisgeving aan. Zij neemt nota van de zorgen.",
        ] {
            assert!(only_notes(text), "{text}");
        }
    }

    #[test]
    fn whoever_says_more_does_more() {
        for text in [
            "Het kabinet heeft kennisgenomen van het rapport.",
            "Het kabinet heeft kennisgenomen van de zorgen en zal de dijken verhogen.",
            "Het kabinet heeft kennisgenomen van de opmerking. De dijken worden verhoogd.",
            "De leden van de SP-fractie hebben kennisgenomen van het standpunt van het kabinet.",
            "Het kabinet heeft geen kennis genomen van deze opvatting.",
            "Kennis van dijken is schaars, is de zorg van dit kabinet.",
            "",
        ] {
            assert!(!only_notes(text), "{text}");
        }
    }
}
