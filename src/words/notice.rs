//! Notices: what in the source could not be placed or was damaged.

use super::words;

words! {
    no_text => "onleesbare bytes vervangen door \u{fffd}: dit lijkt geen tekst",
               "unreadable bytes replaced by \u{fffd}: this does not look like text";
    no_utf8 => "geen geldig UTF-8; onbekende bytes gelezen als Windows-1252",
               "no valid UTF-8; unknown bytes read as Windows-1252";
    controls(count: usize) =>
        ["1 stuurteken zichtbaar gemaakt", "{count} stuurtekens zichtbaar gemaakt"],
        ["1 control character made visible", "{count} control characters made visible"];
    invisible(count: usize) =>
        ["1 onzichtbaar teken weggelaten", "{count} onzichtbare tekens weggelaten"],
        ["1 invisible character left out", "{count} invisible characters left out"];
    marks(count: usize) =>
        ["1 overtollig combinatieteken weggelaten", "{count} overtollige combinatietekens weggelaten"],
        ["1 combining mark too many left out", "{count} combining marks too many left out"];
    footnote_missing(number: u32) => "de tekst van voetnoot {number} ontbreekt in de bron",
                                     "the text of footnote {number} is missing from the source";
    footnote_uncited(number: u32) => "voetnoot {number} wordt nergens aangehaald", "footnote {number} is cited nowhere";
    empty => "het document is leeg", "the document is empty";
    no_pillars => "geen pijlers gevonden: het document staat er zonder thema's",
                  "no pillars found: the document is shown without themes";
    no_factions => "geen fracties gevonden", "no factions found";
    no_questions => "geen vragen gevonden: het document staat er als koppen en tekst",
                    "no questions found: the document is shown as headings and text";
    no_reply => "geen beantwoording gevonden", "no reply found";
    no_faction(count: usize) =>
        ["1 vraag zonder fractie", "{count} vragen zonder fractie"],
        ["1 question without a faction", "{count} questions without a faction"];
}
