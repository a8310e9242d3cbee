//! The words of what is printed: statuses, kinds of links, the check, and why a link was made.

use super::words;

words! {
    // A status.
    answered => "beantwoord", "answered";
    partly => "deels beantwoord", "partly answered";
    referred => "verwezen", "referred";
    unanswered => "onbeantwoord", "unanswered";

    // A kind of link.
    direct => "eigen antwoord", "its own answer";
    joint => "antwoord op meer vragen samen", "one answer to several questions";
    reference => "verwijzing", "reference";

    // One item.
    no_answer => "geen antwoord gevonden", "no answer found";
    answer_to(ids: &str) => "antwoord op {ids}", "answer to {ids}";
    no_question => "geen vraag", "no question";

    // What a document holds.
    lines(count: u32) => ["1 regel", "{count} regels"], ["1 line", "{count} lines"];
    pillars(count: usize) => ["1 pijler", "{count} pijlers"], ["1 pillar", "{count} pillars"];
    factions(count: usize) => ["1 fractie", "{count} fracties"], ["1 faction", "{count} factions"];
    questions(count: usize) => ["1 vraag", "{count} vragen"], ["1 question", "{count} questions"];
    answers(count: usize) => ["1 antwoord", "{count} antwoorden"], ["1 answer", "{count} answers"];
    footnotes(count: usize) => ["1 voetnoot", "{count} voetnoten"], ["1 footnote", "{count} footnotes"];
    references(count: usize) => ["1 verwijzing", "{count} verwijzingen"], ["1 reference", "{count} references"];
    abbreviations(count: usize) => ["1 afkorting", "{count} afkortingen"], ["1 abbreviation", "{count} abbreviations"];

    // The rest of the check.
    statuses(answered: usize, partly: usize, referred: usize, unanswered: usize) =>
        "beantwoord {answered} · deels {partly} · verwezen {referred} · onbeantwoord {unanswered}",
        "answered {answered} · partly {partly} · referred {referred} · unanswered {unanswered}";
    verified_questions(count: usize) =>
        ["1 vraag met geverifieerde koppelingen", "{count} vragen met geverifieerde koppelingen"],
        ["1 question with verified links", "{count} questions with verified links"];
    least_sure => "Minst zekere koppelingen:", "Least sure links:";
    notices => "Meldingen:", "Notices:";
    notice(line: u32, told: &str) => "regel {line}: {told}", "line {line}: {told}";

    // Why a question has its status and links.
    from_line(first: u32, last: u32) => "regel {first} tot {last}", "lines {first} to {last}";
    sure(share: &str) => "zekerheid {share}", "certainty {share}";
    maybe_sure(share: &str) => "mogelijk, zekerheid {share}", "maybe, certainty {share}";
    came_nearest(link: &str) => "Kwam het dichtst bij, maar te weinig: {link}", "Came nearest, but not near enough: {link}";
    lost(share: &str, against: &str, link: &str) =>
        "Verloor, minder waarschijnlijk ({share} tegen {against}): {link}",
        "Lost, less likely ({share} against {against}): {link}";
    searched(answers: usize, place: &str, addressed: usize, faction: &str) =>
        ["Gezocht: 1 antwoord {place}, waarvan {addressed} aan {faction} gericht.",
         "Gezocht: {answers} antwoorden {place}, waarvan {addressed} aan {faction} gericht."],
        ["Searched: 1 answer {place}, of which {addressed} to {faction}.",
         "Searched: {answers} answers {place}, of which {addressed} to {faction}."];
    under_pillar(id: &str) => "onder pijler {id}", "under pillar {id}";
    in_document => "in het document", "in the document";
    searched_elsewhere => " Ook elders in de beantwoording is op de zeldzame woorden gezocht.",
                          " Elsewhere in the reply its rare words were searched for as well.";
}
