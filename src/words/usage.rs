//! The words of `--help`, the manual page, and what is said of a command line that cannot be understood.

use super::words;

words! {
    about => "Lees een schriftelijk overleg van de Tweede Kamer: met één toets van een vraag naar het antwoord van het kabinet en terug",
             "Read a Dutch parliamentary written consultation: from a question to the cabinet's answer and back in one key";

    // The commands.
    show => "Druk één onderdeel af als tekst", "Print one item as text";
    find => "Zoek vragen en antwoorden op woorden, fractie, pijler of status",
            "Find questions and answers by words, faction, pillar or status";
    list => "Geef een lijst van vragen", "List questions";
    export => "Druk het dossier af met zijn koppelingen, geheel of enkele vragen",
              "Print the dossier with its links, all of it or some questions";
    check => "Wat gelezen is, meldingen, en koppelingen naar soort en zekerheid",
             "What was read, notices, and links by kind and confidence";
    notes => "Druk de aantekeningen bij een document af als één leesbaar bestand, of neem zo'n bestand op",
             "Print the remarks on a document as one readable file, or take such a file in";
    import => "Neem de aantekeningen uit dit bestand op; - voor standaardinvoer; wat beide zeggen blijft staan",
              "Take in the remarks of this file; - for standard input; what both say is kept";
    tour => "Een rondleiding van een paar minuten, met het ingebouwde dossier en de echte toetsen",
            "A tour of a few minutes, with the built-in dossier and the real keys";
    config => "Druk de instellingen af zoals ze gelden, met uitleg; fouten erin op de foutuitvoer",
              "Print the settings as they count, with comments; mistakes in them on standard error";
    completions => "Druk aanvullingen af voor een shell", "Print completions for a shell";
    man => "Druk de handleiding af", "Print the manual page";
    help => "Toon deze hulp", "Print help";
    help_of => "Toon de hulp van een opdracht", "Print the help of a command";
    version => "Toon het versienummer", "Print the version";

    // What stands behind them.
    lang => "De taal van het programma: nl of en; anders die van de omgeving (LC_ALL, LC_MESSAGES, LANG), en waar die geen Engels is Nederlands",
            "The language of the program: nl or en; without it that of the environment (LC_ALL, LC_MESSAGES, LANG), and Dutch where that is not English";
    document => "Het document als tekst; - voor standaardinvoer; anders het ingebouwde dossier",
                "The document as text; - for standard input; without it the built-in dossier";
    document_read => "Het document als tekst; - voor standaardinvoer; anders wat het laatst gelezen is, de eerste keer het ingebouwde dossier",
                     "The document as text; - for standard input; without it the one read last, at first the built-in dossier";
    at => "Open op een plaats: 1.3/SP/4, p16, \"sp ebtl\"", "Open at a place: 1.3/SP/4, p16, \"sp ebtl\"";
    locked => "Voor een gast: open alleen wat hier gegeven is; DOSSIER_LOCKED=1 doet hetzelfde en geen optie heft het op",
              "For a guest login: open only what is given here; DOSSIER_LOCKED=1 does the same and no flag undoes it";
    plain => "Lees zonder het volle scherm, regel voor regel: voor spraak, braille en elke terminal; ? toont wat getypt kan worden",
             "Read without the full screen, line by line: for speech, braille and any terminal; ? lists what can be typed";
    environment => "Omgeving: NO_COLOR=1 geen kleuren; DOSSIER_ASCII=1 niets dan ASCII (ook waar de omgeving geen UTF-8 is; 0 nooit); \
                    DOSSIER_LOCKED=1 als --locked; DOSSIER_WIRE=plain voor terminals die het schuiven niet verdragen",
                   "Environment: NO_COLOR=1 no colours; DOSSIER_ASCII=1 nothing but ASCII (also where the locale is not UTF-8; 0 never); \
                    DOSSIER_LOCKED=1 as --locked; DOSSIER_WIRE=plain for terminals that the scrolling does not suit";
    reference => "1.3/SP/4, 1.3/answer/7, p16 of woorden", "1.3/SP/4, 1.3/answer/7, p16 or words";
    with_answer => "Druk de antwoorden af onder de vraag", "Print the answers below the question";
    query => "Woorden, \"hele zinnen\", -ongewenste; namen van fracties, pijlers en statussen, p16, noot 5, #doorvragen of #tag maken het nauwer",
             "Words, \"phrases\", -unwanted ones; names of factions, pillars and statuses, p16, note 5, #ask-on or #tag narrow";
    limit => "Ten hoogste zoveel treffers; anders 20", "At most so many hits; without it 20";
    pillar => "Alleen deze pijler, op nummer", "Only this pillar, by number";
    faction => "Alleen deze fractie, op naam of het begin ervan", "Only this faction, by name or its beginning";
    status => "answered, partly, referred of unanswered; of in het Nederlands", "answered, partly, referred or unanswered; or in Dutch";
    format => "json, md, csv of html", "json, md, csv or html";
    automatic => "Laat aantekeningen en geverifieerde verbeteringen weg: alleen wat berekend is",
                 "Leave remarks and verified corrections out: only what is computed";
    only => "Alleen de vragen die dit vindt, zoals find zoekt", "Only the questions that this finds, as find does";
    export_only => "Alleen de vragen die dit vindt, zoals find zoekt, met hun antwoorden: \"onbeantwoord van SP en CU\"",
                   "Only the questions that this finds, as find does, with their answers: \"unanswered SP CU\"";
    schema => "Druk in plaats daarvan het JSON Schema van de JSON af", "Print the JSON Schema of the JSON instead";
    json => "Druk JSON af (schema dossier/1)", "Print JSON (schema dossier/1)";
    shell => "bash, elvish, fish, powershell of zsh", "bash, elvish, fish, powershell or zsh";

    // What stands for a value.
    value_file => "BESTAND", "FILE";
    value_place => "PLAATS", "REF";
    value_query => "ZOEKVRAAG", "QUERY";
    value_lang => "TAAL", "LANG";
    value_format => "VORM", "FORMAT";
    value_command => "OPDRACHT", "COMMAND";
    value_options => "[OPTIES]", "[OPTIONS]";

    // Headings.
    usage => "Gebruik:", "Usage:";
    commands => "Opdrachten", "Commands";
    arguments => "Argumenten", "Arguments";
    options => "Opties", "Options";
    man_name => "NAAM", "NAME";
    man_synopsis => "OVERZICHT", "SYNOPSIS";
    man_description => "BESCHRIJVING", "DESCRIPTION";
    man_commands => "OPDRACHTEN", "COMMANDS";
    man_extra => "OVERIG", "EXTRA";
    man_version => "VERSIE", "VERSION";

    // A command line that cannot be understood.
    mistake(what: &str) => "fout: {what}", "error: {what}";
    value_wanted(argument: &str) => "'{argument}' wil een waarde", "'{argument}' wants a value";
    value_unknown(value: &str, argument: &str) => "'{value}' past niet bij '{argument}'", "'{value}' does not fit '{argument}'";
    possible(values: &str) => "mogelijk zijn: {values}", "possible are: {values}";
    argument_unknown(argument: &str) => "'{argument}' is hier onbekend", "'{argument}' is unknown here";
    meant(other: &str) => "bedoeld is misschien '{other}'", "perhaps '{other}' is meant";
    missing(argument: &str) => "er ontbreekt: {argument}", "this is missing: {argument}";
    together(argument: &str, other: &str) => "'{argument}' gaat niet samen met {other}", "'{argument}' cannot be used with {other}";
    twice(argument: &str) => "'{argument}' mag maar één keer", "'{argument}' may stand once only";
    no_utf8 => "een argument is geen geldig UTF-8", "an argument is no valid UTF-8";
    otherwise => "dit is geen geldige opdrachtregel", "this is no valid command line";
    more => "Meer weten: 'dossier --help'.", "For more: 'dossier --help'.";
}
