//! Why a command did not do what was asked, and what to do next.

use super::words;

words! {
    // Nothing found.
    nothing_found(query: &str) => "niets gevonden voor '{query}'; probeer minder of andere woorden, of dossier list",
                                  "nothing found for '{query}'; try fewer or other words, or dossier list";
    no_question_found(query: &str) => "geen vraag gevonden voor '{query}'; probeer minder of andere woorden, of dossier find",
                                      "no question found for '{query}'; try fewer or other words, or dossier find";
    no_question_fits => "geen vraag past; dossier check toont wat er is", "no question fits; see dossier check for what there is";
    no_pillar(word: &str, valid: &str) => "geen pijler '{word}'; er zijn: {valid}", "no pillar '{word}'; there are: {valid}";
    no_faction(word: &str, valid: &str) => "geen fractie '{word}'; er zijn: {valid}", "no faction '{word}'; there are: {valid}";
    no_status(word: &str, valid: &str) => "geen status '{word}'; er zijn: {valid}", "no status '{word}'; there are: {valid}";

    // The document.
    input_is_terminal => "standaardinvoer is een terminal; geef een document door: pdftotext -layout BESTAND.pdf - | dossier -",
                         "standard input is a terminal; pipe a document in: pdftotext -layout FILE.pdf - | dossier -";
    input => "standaardinvoer", "standard input";
    input_unreadable(error: &str) => "standaardinvoer is niet te lezen: {error}", "cannot read standard input: {error}";
    no_file(path: &str) => "{path}: dit bestand is er niet; geef een tekstbestand, - voor standaardinvoer, of een opdracht (zie dossier --help)",
                           "{path}: no such file; give a text file, - for standard input, or a command (see dossier --help)";
    not_allowed(path: &str) => "{path}: mag niet gelezen worden; bekijk de rechten", "{path}: not allowed to read it; check its permissions";
    is_folder(path: &str) => "{path} is een map; geef één document daarin", "{path} is a folder; give one document in it";
    too_large(path: &str) => "{path} is groter dan 1 GiB; splits het eerst", "{path} is larger than 1 GiB; split it first";
    is_pdf(path: &str) => "{path} is een pdf; maak er tekst van: pdftotext -layout BESTAND.pdf - | dossier -",
                          "{path} is a PDF; make text of it: pdftotext -layout FILE.pdf - | dossier -";
    is_archive(path: &str) => "{path} is een DOCX, ODT of ZIP; bewaar het eerst als platte tekst",
                              "{path} is a DOCX, ODT or ZIP; save it as plain text first";
    is_compressed(path: &str) => "{path} is ingepakt; pak het eerst uit: gzip -dc BESTAND | dossier -",
                                 "{path} is compressed; unpack it first: gzip -dc FILE | dossier -";
    gone(path: &str) => "{path} is niet meer te lezen; dit is het ingebouwde dossier", "{path} can no longer be read; this is the built-in dossier";

    // What is printed.
    no_json(error: &str) => "geen JSON te maken: {error}", "cannot make JSON: {error}";
    unwritten(error: &str) => "schrijven lukt niet: {error}", "cannot write: {error}";

    // The terminal.
    terminal_wanted => "het volle scherm wil een terminal; dossier --plain leest regel voor regel op alles, en dossier show, find, list, export en check drukken af (zie dossier --help)",
                       "the full screen needs a terminal; dossier --plain reads line by line on anything, and dossier show, find, list, export and check print (see dossier --help)";
    terminal_unusable(error: &str) => "de terminal is niet te gebruiken: {error}", "the terminal cannot be used: {error}";
    no_keyboard(error: &str) => "geen toetsenbord: {error}; start dossier in een terminal", "no keyboard: {error}; run dossier in a terminal";

    // A defect of the program itself.
    defect(said: &str, version: &str) =>
        "{said}\ndossier {version}: dit is een fout in het programma. Meld hem aan wie u dit programma gaf,\nmet de regels hierboven en wat u het laatst deed.",
        "{said}\ndossier {version}: this is a defect. Please report it to\nwhoever gave you this program, with the lines above and what you did last.";
}
