//! What the tour says at each step; `{key}` is the key that counts.

use super::{Lang, words};

/// A step in a language, with its key.
pub type Step = fn(Lang, &str) -> String;

words! {
    step(nth: usize, all: usize, what: &str) => "rondleiding {nth}/{all} · {what}", "tour {nth}/{all} · {what}";
    next(key: &str) => "{key}: naar de volgende vraag, zonder de tekst te verlaten",
                       "{key}: to the next question, without leaving the text";
    answer(key: &str) => "{key}: naar het antwoord van het kabinet", "{key}: to the cabinet's answer";
    question(key: &str) => "nog eens {key}: terug naar de vraag (of het volgende antwoord)",
                           "{key} again: back to the question (or the next answer)";
    open(key: &str) => "{key}: naar de volgende onbeantwoorde vraag", "{key}: to the next unanswered question";
    why(key: &str) => "{key}: waarom? wat er gezocht is, en wat het dichtst bij kwam", "{key}: why? what was searched, and what came nearest";
    close(key: &str) => "{key} sluit dit weer", "{key} closes this";
    find(key: &str) => "{key}: zoeken; fractie, pijler, status en woorden door elkaar", "{key}: find; faction, pillar, status and words in any order";
    enter(key: &str) => "typ bijvoorbeeld: sp grens   en dan {key}", "type for example: sp grens   and then {key}";
    back(key: &str) => "{key}: terug naar waar u was", "{key}: back to where you were";
    overview(key: &str) => "{key}: het overzicht: alle vragen per pijler en fractie", "{key}: the overview: all questions by pillar and faction";
    cell(key: &str) => "pijltjes kiezen een vak, {key} opent het", "arrows choose a cell, {key} opens it";
    tree(key: &str) => "{key}: naar de boom; pijltjes lopen erdoor", "{key}: to the tree; arrows walk through it";
    help(key: &str) => "{key}: alle toetsen; typ wat u wilt, bijvoorbeeld: terug", "{key}: all keys; type what you want, for example: back";
    run(key: &str) => "{key} voert uit wat gekozen is", "{key} does what is selected";
    quit(key: &str) => "dat was het; {key} stopt, en dossier opent het dossier", "that is all; {key} quits, and dossier opens the dossier";
}
