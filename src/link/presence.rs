//! Presence: which terms a text holds, and how far others stand in for those it does not.

use super::kin::{Kinship, Reach};
use super::terms::{Term, Terms};

/// Which terms a text holds, and how far others stand in for those it does not, near and wide. Made once and
/// filled anew for each text.
pub(super) struct Presence {
    strength: Vec<[f32; 2]>,
    /// The words that stand there, and how far their kin was taken with them.
    words: Vec<Term>,
    reach: Reach,
}

impl Presence {
    pub(super) fn new(terms: &Terms) -> Self {
        Self { strength: vec![[0.0; 2]; terms.len()], words: Vec::new(), reach: Reach::Near }
    }

    /// Forgets the text before and takes the words of another, with their kin.
    pub(super) fn fill(&mut self, words: impl Iterator<Item = Term>, kin: &Kinship, reach: Reach) {
        // Walking their kin once more is cheaper than noting which terms are raised for the first time.
        for word in self.words.drain(..) {
            self.strength[word.at()] = [0.0; 2];
            kin.of(word, self.reach).iter().for_each(|k| self.strength[k.term.at()] = [0.0; 2]);
        }
        self.reach = reach;
        for word in words {
            // Of a word that stands there already, everything does.
            if self.strength[word.at()][0] < 1.0 {
                self.words.push(word);
                self.strength[word.at()] = [1.0; 2];
                for kin in kin.of(word, reach) {
                    let strength = &mut self.strength[kin.term.at()];
                    *strength = [strength[0].max(kin.worth[0]), strength[1].max(kin.worth[1])];
                }
            }
        }
    }

    /// How far a term stands there by itself or near words, 0 to 1.
    pub(super) fn of(&self, term: Term) -> f32 {
        self.strength[term.at()][0]
    }

    /// The share of some weighted terms that stands there, 0 to 1, near and wide; 0 for none.
    pub(super) fn covers(&self, terms: &[(Term, f32)]) -> [f32; 2] {
        let (mut held, mut all) = ([0.0; 2], 0.0);
        for &(term, weight) in terms {
            let strength = self.strength[term.at()];
            held = [held[0] + weight * strength[0], held[1] + weight * strength[1]];
            all += weight;
        }
        if all > 0.0 { held.map(|held| held / all) } else { held }
    }

    /// The share near.
    pub(super) fn near(&self, terms: &[(Term, f32)]) -> f32 {
        self.covers(terms)[0]
    }

    /// The share near and wide.
    pub(super) fn wide(&self, terms: &[(Term, f32)]) -> f32 {
        self.covers(terms)[1]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ParagraphIx;
    use crate::read::read;

    #[test]
    fn another_word_for_the_same_thing_partly_stands_for_it() {
        let dossier = read("Het personeel.\n\nDe werknemers.\n\nDe otters.\n".as_bytes(), "proef");
        let terms = Terms::of(&dossier);
        let kin = Kinship::among(&dossier, &terms);
        let of = |paragraph| terms.between(ParagraphIx::new(paragraph), 0..99);
        let mut presence = Presence::new(&terms);
        presence.fill(of(1).iter().map(|t| t.term), &kin, Reach::Near);
        let [staff, otters] = [of(0), of(2)].map(|words| presence.of(words[words.len() - 1].term));
        assert!(staff > 0.0 && staff < 1.0 && otters < f32::EPSILON, "{staff} {otters}");
    }

    #[test]
    fn a_word_on_the_same_subject_stands_there_wide_and_not_near() {
        let text = "I. Vragen en opmerkingen vanuit de fracties\n\nDe leden van de SP-fractie vragen naar otters en \
            anorexia.\n\nII. Reactie van de Minister\n\nEr is een eetstoornis.\n";
        let dossier = read(text.as_bytes(), "proef");
        let terms = Terms::of(&dossier);
        let kin = Kinship::among(&dossier, &terms);
        let word = |paragraph, from_end: usize| {
            let words = terms.between(ParagraphIx::new(paragraph), 0..999);
            [(words[words.len() - from_end].term, 1.0)]
        };
        let mut presence = Presence::new(&terms);
        let asked = |presence: &Presence| [presence.covers(&word(1, 1)), presence.covers(&word(1, 2))];
        presence.fill(word(3, 1).iter().map(|t| t.0), &kin, Reach::Wide);
        let [anorexia, otters] = asked(&presence);
        assert!(anorexia[0] < anorexia[1] && anorexia[1] < 1.0, "{anorexia:?}");
        assert!(otters[1] < f32::EPSILON, "{otters:?}");
        presence.fill(word(3, 1).iter().map(|t| t.0), &kin, Reach::Near);
        let [anorexia, _] = asked(&presence);
        assert!((anorexia[0] - anorexia[1]).abs() < f32::EPSILON, "looked for near only: {anorexia:?}");
    }

    #[test]
    fn words_on_one_subject_are_no_kin_on_their_own_side() {
        let text = "I. Vragen en opmerkingen vanuit de fracties\n\nDe leden van de SP-fractie vragen naar anorexia en een \
            eetstoornis.\n\nII. Reactie van de Minister\n\nEr zijn otters.\n";
        let dossier = read(text.as_bytes(), "proef");
        let terms = Terms::of(&dossier);
        let kin = Kinship::among(&dossier, &terms);
        let words = terms.between(ParagraphIx::new(1), 0..999);
        let [anorexia, disorder] = [2, 1].map(|from_end| words[words.len() - from_end].term);
        let mut presence = Presence::new(&terms);
        presence.fill([disorder].into_iter(), &kin, Reach::Wide);
        assert!(presence.wide(&[(disorder, 1.0)]) > 0.9 && presence.wide(&[(anorexia, 1.0)]) < f32::EPSILON);
    }
}
