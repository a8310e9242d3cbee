//! The words that the exports share, so that the same is said in each of them.

use super::words;

words! {
    // Headings, and the link past the table of contents.
    contents => "Inhoud", "Contents";
    overview => "Overzicht", "Overview";
    skip => "Naar de vragen", "To the questions";
    questions => "Vragen", "Questions";
    answers => "Antwoorden in hun geheel", "Answers in full";
    no_pillar => "Zonder pijler", "Without pillar";
    no_faction => "Zonder fractie", "Without faction";

    // What is exported, and how it fared.
    limited(title: &str, told: &str, some: usize, all: usize) =>
        "{title}: alleen {told} ({some} van de {all} vragen)", "{title}: only {told} ({some} of {all} questions)";
    none => "Geen vragen.", "No questions.";

    // Above the grid.
    by_both => "Vragen per pijler en fractie", "Questions by pillar and faction";
    by_pillar => "Vragen per pijler", "Questions by pillar";
    by_faction => "Vragen per fractie", "Questions by faction";

    // A question with what is quoted of its answers, and an answer with its questions.
    from_answer => "Uit antwoord", "From answer";
    answer_to => "Antwoord op", "Answer to";
    no_question => "Antwoord op geen van de vragen", "Answer to none of the questions";
    no_answer => "Geen antwoord gevonden.", "No answer found.";
    no_answer_by(reason: &str) => "Geen antwoord gevonden ({reason}).", "No answer found ({reason}).";
    remark => "Aantekening", "Remark";
    note(number: u32, text: &str) => "Noot {number}: {text}", "Footnote {number}: {text}";
    note_missing => "de tekst ontbreekt in de bron", "its text is missing from the source";
}
