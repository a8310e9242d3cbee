//! Why a link was made, or a status given.

use super::words;

words! {
    number(number: u32) => "beantwoordt vraag {number}", "answers question {number}";
    points_here => "het antwoord verwijst hierheen", "the answer refers to this";
    far => "staat onder een andere pijler", "stands under another pillar";
    names(factions: &str) => "noemt {factions}", "names {factions}";
    shares(words: &str) => "deelt {words}", "shares {words}";
    related(asked: &str, said: &str) => "'{said}' past bij '{asked}'", "'{said}' goes with '{asked}'";
    order => "staat op de plaats in de volgorde", "stands at its place in the order";

    nothing => "niets in de beantwoording gaat over deze vraag", "nothing in the reply deals with this question";
    refuses(words: &str) => "weigert: '{words}'", "refuses: '{words}'";
    missing(words: &str) => "niet teruggevonden: '{words}'", "not found in it: '{words}'";

    verified => "geverifieerd", "verified";
    verified_as(written: &str) => "geverifieerd: {written}", "verified: {written}";
    corrected => "verbeterd", "corrected";
    corrected_by(who: &str) => "verbeterd door {who}", "corrected by {who}";
}
