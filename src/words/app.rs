//! What the reader says on its screens: prompts, where one is, and what a key had to say.

use super::words;

words! {
    // The bottom line while nothing is said.
    key_answer => "antwoord", "answer";
    key_question => "vraag", "question";
    key_find => "zoek", "find";
    key_open => "open", "open";
    key_tree => "boom", "tree";
    key_help => "hulp", "help";
    key_quit => "stop", "quit";

    // In front of a line that is typed into.
    prompt_titles => "zoek: ", "find: ";
    prompt_text => "alle tekst: ", "all text: ";
    prompt_limit => "beperk tot: ", "limit to: ";
    prompt_visited => "bezocht: ", "visited: ";
    prompt_goto => "ga naar: ", "go to: ";
    prompt_help => "hulp: ", "help: ";

    // Where one is.
    question_of(nth: usize, all: usize) => "vraag {nth} van {all}", "question {nth} of {all}";
    answer_of(nth: usize, all: usize) => "antwoord {nth} van {all}", "answer {nth} of {all}";
    line_of(line: u32, all: u32) => "regel {line} van {all}", "line {line} of {all}";
    to_questions(ids: &str) => "op {ids}", "to {ids}";
    to_no_question => "aan geen vraag gekoppeld", "linked to no question";
    maybe => "mogelijk", "maybe";
    verified => "geverifieerd", "verified";
    only(what: &str, count: usize) => "alleen {what} ({count})", "only {what} ({count})";

    // In the tree.
    no_pillar => "(geen pijler)", "(no pillar)";
    no_faction => "(geen fractie)", "(no faction)";
    reply => "beantwoording", "reply";

    // Moving.
    is_last => "dit is de laatste", "this is the last one";
    is_first => "dit is de eerste", "this is the first one";
    text_ends => "einde van deze tekst; } gaat verder", "end of this text; } goes on";
    text_begins => "begin van deze tekst; { gaat terug", "beginning of this text; { goes back";
    document_ends => "einde van het document", "end of the document";
    no_group_after => "hierna komt geen pijler of fractie meer", "no pillar or faction comes after this";
    no_group_before => "hiervoor komt geen pijler of fractie meer", "no pillar or faction comes before this";
    no_place_before => "er is geen vorige plaats", "there is no earlier place";
    no_place_after => "er is geen volgende plaats", "there is no later place";
    faction_asks(count: usize) =>
        ["deze fractie heeft hier 1 vraag", "deze fractie heeft hier {count} vragen"],
        ["this faction has 1 question here", "this faction has {count} questions here"];
    no_questions => "in dit document zijn geen vragen gevonden", "no questions were found in this document";
    all_answered => "alle vragen zijn beantwoord", "all questions are answered";
    begins_again => "opnieuw van voren af aan", "from the beginning again";

    // The other half.
    no_question_here => "hier is geen vraag; J gaat naar de volgende",
                        "there is no question here; J goes to the next";
    no_item_here => "hier is geen vraag of antwoord; J gaat naar de volgende",
                    "there is no question or answer here; J goes to the next";
    answer_unlinked => "dit antwoord is aan geen vraag gekoppeld", "this answer is linked to no question";
    maybe_by(reason: &str) => "mogelijk: {reason}", "maybe: {reason}";
    nearest_by(reason: &str) => "niet gekoppeld, wel het dichtstbij: {reason}",
                                "not linked, but nearest: {reason}";
    open_here(count: usize) =>
        ["geen antwoord gevonden; 1 vraag van deze fractie hier is onbeantwoord",
         "geen antwoord gevonden; {count} vragen van deze fractie hier zijn onbeantwoord"],
        ["no answer found; 1 question of this faction is unanswered here",
         "no answer found; {count} questions of this faction are unanswered here"];
    nearest_next => "; a: wat het dichtstbij komt", "; a: what comes nearest";
    why_title => "waarom · j/k omlaag en omhoog · q sluit", "why · j/k down and up · q closes";

    // Following what the text points to.
    followed(words: &str) => "gevolgd: '{words}'; H gaat terug", "followed: '{words}'; H goes back";
    paper_elsewhere(number: &str) => "Kamerstuk {number} staat niet in dit document",
                                     "parliamentary paper {number} is not in this document";
    letter_elsewhere(date: &str) => "de brief van {date} staat niet in dit document",
                                    "the letter of {date} is not in this document";
    here_untold(written: &str) => "'{written}': waar dat is, blijkt niet uit de woorden eromheen",
                                  "'{written}': the words around it do not tell where that is";
    here_within(written: &str) => "'{written}': eerder in dit antwoord zelf", "'{written}': earlier in this very answer";
    page_unnamed => "de bron noemt geen paginanummer", "the source gives no page number";
    footnote(number: u32, text: &str) => "noot {number}: {text}", "footnote {number}: {text}";
    footnote_missing(number: u32) => "noot {number}: de tekst ontbreekt in de bron",
                                     "footnote {number}: its text is missing from the source";

    // The list of places, the line for references, help.
    visited_note => "bezocht, laatste eerst; Enter gaat erheen", "visited, the last one first; Enter goes there";
    goto_note => "bijvoorbeeld 1.3/sp/4, p16, sp 1.3; Enter gaat erheen",
                 "for example 1.3/sp/4, p16, sp 1.3; Enter goes there";
    help_note => "typ wat je wilt doen; Enter voert het uit, Esc sluit",
                 "type what you want to do; Enter does it, Esc closes";
    in_finder(what: &str) => "in de zoeker: {what}", "in the finder: {what}";

    // Keys and pastes that can do nothing here.
    no_shell_here => "hier is geen shell; q stopt", "there is no shell here; q quits";
    no_shell_behind => "geen shell om naar terug te gaan; q stopt", "no shell to go back to; q quits";
    paste_where => "plakken kan in een zoekregel: f, s, / of :", "paste into a line of the finder: f, s, / or :";
}
