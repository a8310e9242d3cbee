//! What is said of a person's settings: mistakes in them, and the comments that `dossier config` prints.

use super::words;

words! {
    unreadable(path: &str, error: &str) => "{path}: niet te lezen ({error}); de instellingen zijn de gewone",
                                           "{path}: cannot be read ({error}); the settings are the usual ones";
    mistake(path: &str, line: usize, what: &str) => "{path}:{line}: {what}", "{path}:{line}: {what}";
    and_more(count: usize, what: &str) => ["{what} (en nog een; dossier config toont alle)", "{what} (en nog {count}; dossier config toont alle)"],
                                          ["{what} (and one more; dossier config shows all)", "{what} (and {count} more; dossier config shows all)"];
    syntax(what: &str) => "dit is geen TOML: {what}", "this is no TOML: {what}";
    unknown(name: &str, nearest: &str) => "'{name}' is hier onbekend; bedoeld is misschien '{nearest}'",
                                          "'{name}' is unknown here; perhaps '{nearest}' is meant";
    wanted(name: &str, value: &str, valid: &str) => "'{name}' kan geen {value} zijn; verwacht was {valid}",
                                                    "'{name}' cannot be {value}; expected was {valid}";
    one_of(values: &str) => "een van {values}", "one of {values}";
    columns => "een getal: 0 voor alle kolommen, of 20 en meer", "a number: 0 for all columns, or 20 and more";
    text => "een tekst tussen aanhalingstekens", "a text between quotation marks";
    keys => "een toets of een lijst van toetsen, zoals \"J\", \"Space\", \"F5\", \"Ctrl-x\", \"PgDn\"",
            "a key or a list of keys, such as \"J\", \"Space\", \"F5\", \"Ctrl-x\", \"PgDn\"";
    lost(action: &str) => "geen toets leidt nog naar '{action}'; hulp (?) voert het uit",
                          "no key leads to '{action}' any more; help (?) runs it";

    // The comments of `dossier config`.
    head(path: &str) => "Instellingen van dossier; bestand: {path}", "Settings of dossier; file: {path}";
    no_folder => "geen (er is geen thuismap)", "none (there is no home folder)";
    about_language => "Taal: \"nl\" of \"en\"; zonder deze regel die van het systeem.",
                      "Language: \"nl\" or \"en\"; without this line that of the system.";
    about_colours => "Kleuren: \"none\", \"16\" of \"256\". NO_COLOR=1 gaat voor.",
                     "Colours: \"none\", \"16\" or \"256\". NO_COLOR=1 comes first.";
    about_background => "Achtergrond van het terminal: \"dark\" of \"light\".", "Background of the terminal: \"dark\" or \"light\".";
    about_width => "Breedte van de tekst in kolommen, hoogstens; 0 voor alle.", "Columns of the text, at most; 0 for all.";
    about_name => "Naam bij aantekeningen; zonder deze regel die van de gebruiker.",
                  "Name on remarks; without this line that of the user.";
    about_keys => "Toetsen van elke actie.", "Keys of each action.";
}
