//! What finding says: the line above the hits, what was understood, and how a hit was found.

use super::words;

words! {
    // Above the hits.
    offered => "laatste plaatsen en wat onbeantwoord is; typ woorden, een fractie, een pijler",
               "the last places and what is unanswered; type words, a faction, a pillar";
    limit_offered => "typ een fractie, een status, woorden; Enter toont dan alleen wat past",
                     "type a faction, a status, words; Enter then shows only what fits";
    limit_ends => "Enter op een lege regel toont weer alles", "Enter on an empty line shows everything again";
    nothing_for(asked: &str) => "niets gevonden voor {asked}", "nothing found for {asked}";
    nothing_in_titles(asked: &str) => "niets gevonden voor {asked}; s zoekt in alle tekst",
                                      "nothing found for {asked}; s searches all text";
    some_of(asked: &str) => "niets heeft alles van {asked}; dit het meest",
                            "nothing has all of {asked}; these have most of it";
    shows_only(asked: &str) => "Enter toont alleen {asked}", "Enter shows only {asked}";
    drops => " (F2, F3 … laat weg)", " (F2, F3 … leaves out)";
    no_answer => "(geen antwoord gevonden)", "(no answer found)";

    // What was understood.
    without(words: &str) => "zonder '{words}'", "without '{words}'";
    footnote(number: &str) => "noot {number}", "footnote {number}";
    question => "vraag", "question";
    answer => "antwoord", "answer";

    // By what other than the words themselves it was found.
    by_stem => "≈ stam", "≈ stem";
    by_typo => "≈ tikfout", "≈ typo";
    by_letters => "≈ letters", "≈ letters";
    by_some => "≈ deels", "≈ partly";

    // Walking through the hits.
    hit_of(nth: usize, all: usize) => "treffer {nth} van {all}", "hit {nth} of {all}";
    last_hit(query: &str) => "laatste treffer van '{query}'; ; opent de lijst",
                             "last hit for '{query}'; ; opens the list";
    first_hit(query: &str) => "eerste treffer van '{query}'; ; opent de lijst",
                              "first hit for '{query}'; ; opens the list";
    nothing_asked => "nog niets gezocht; f zoekt titels en vragen, s alle tekst",
                     "nothing searched yet; f finds titles and questions, s searches all text";
    nothing_searched => "nog niets gezocht; typ / en een woord", "nothing searched yet; type / and a word";
    not_in_text => "niet gevonden in deze tekst; s zoekt in alle tekst",
                   "not found in this text; s searches all text";

    // Showing only what fits.
    none_fits(asked: &str) => "niets heeft alles van {asked}; er verandert niets",
                              "nothing has all of {asked}; nothing changes";
    limited => "alleen wat past wordt getoond; & en een lege regel toont weer alles",
               "only what fits is shown; & and an empty line show everything again";
    unlimited => "alles wordt weer getoond", "everything is shown again";

    // A reference that leads nowhere.
    no_place(typed: &str, question: &str, page: u32) =>
        "niets gevonden voor '{typed}'; typ bijvoorbeeld {question} of p{page}",
        "nothing found for '{typed}'; type for example {question} or p{page}";
}
