//! What is said of the file that keeps places.

use super::words;

words! {
    no_home => "geen thuismap: de plaats wordt niet bewaard", "no home folder: the place is not kept";
    not_kept(path: &str, error: &str) => "de plaats is niet bewaard ({path}): {error}",
                                         "the place was not kept ({path}): {error}";
    set_aside(path: &str) => "de bewaarde plaatsen waren beschadigd; apart gezet als {path}",
                             "the kept places were damaged; set aside as {path}";
    set_aside_already => "de bewaarde plaatsen waren beschadigd; ze zijn apart gezet",
                         "the kept places were damaged; they are set aside";
    damaged(error: &str, path: &str) =>
        "de bewaarde plaatsen waren beschadigd en niet apart te zetten ({error}): {path}; deze plaats wordt niet bewaard",
        "the kept places were damaged and cannot be set aside ({error}): {path}; this place is not kept";
    newer =>
        "de bewaarde plaatsen zijn van een nieuwere versie; ze blijven zoals ze zijn, en deze plaats wordt niet bewaard",
        "the kept places are of a newer version; they stay as they are, and this place is not kept";
    unreadable(path: &str, error: &str) =>
        "de bewaarde plaatsen zijn niet te lezen ({path}: {error}); deze plaats wordt niet bewaard",
        "the kept places cannot be read ({path}: {error}); this place is not kept";

    // What is in the way.
    no_file => "dit is geen bestand", "this is no file";
    is_held => "een ander programma houdt het bestand vast", "another program holds the file";
    too_many => "er staan er al te veel", "there are too many of them already";
    overtaken => "een nieuwere versie heeft het bestand overgenomen", "a newer version has taken the file over";
}
