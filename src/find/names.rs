//! Typed names: which faction or pillar of a dossier a word means.

use crate::dutch::fold;
use crate::model::{Dossier, FactionIx, PillarIx};

/// The faction a word names: its name, a nickname, or a beginning that fits one only.
pub fn faction(dossier: &Dossier, word: &str) -> Option<FactionIx> {
    let known = crate::read::faction_name(word);
    let folded = fold(word);
    let at = |test: &dyn Fn(&str) -> bool| {
        let mut fits = dossier
            .factions
            .iter()
            .enumerate()
            .filter(|(_, f)| test(&f.name))
            .map(|(i, _)| FactionIx::new(i));
        fits.next().filter(|_| fits.next().is_none())
    };
    at(&|name| known == Some(name) || fold(name) == folded)
        .or_else(|| at(&|name| folded.len() >= 2 && fold(name).starts_with(&folded)))
}

/// The pillar with this number.
pub fn pillar(dossier: &Dossier, word: &str) -> Option<PillarIx> {
    let id = word.trim_end_matches('.');
    dossier.pillars.iter().position(|p| p.id == id).map(PillarIx::new)
}
