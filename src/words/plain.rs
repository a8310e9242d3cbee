//! What reading line by line says, beside what the full screen says too.

use super::words;

words! {
    hint => "typ ? voor wat hier kan, q om te stoppen", "type ? for what can be done here, q to quit";
    words_wanted => "typ er woorden achter: f kustwacht", "type words behind it: f kustwacht";
    nothing_found => "niets gevonden; probeer andere woorden, of s woorden",
                     "nothing found; try other words, or s words";

    // What can be typed, and what that does.
    type_find => "f woorden", "f words";
    type_text => "s woorden", "s words";
    type_number => "1 tot 9", "1 to 9";
    type_follow => "volg", "follow";
    read_on => "lees verder: de alinea hier, daarna de volgende", "read on: the paragraph here, then the next one";
    find => "zoek titels, fracties en vragen (ook op status)", "find titles, factions and questions (by status too)";
    find_text => "zoek woorden in alle tekst", "search all text by words";
    pick => "open wat in de laatste lijst dat nummer heeft", "open what has that number in the last list";
    go => "ga naar een verwijzing", "go to a reference";
    why => "waarom: status, koppelingen en wat het dichtst bij kwam", "why: status, links and what came nearest";
    visited => "lijst van bezochte plaatsen", "list of places visited";
    follow => "volg de verwijzing of lees de noot", "follow the reference or read the footnote";
    type_note => "e woorden", "e words";
    write_note => "schrijf een notitie bij deze vraag; e alleen haalt haar weg", "write a note on this question; e alone takes it away";
    nothing_to_follow => "hier is niets om te volgen", "there is nothing to follow here";
    help => "deze lijst", "this list";
    quit => "stop", "quit";
}
