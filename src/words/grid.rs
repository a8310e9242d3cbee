//! The words of the overview: its heads, its signs, and a cell told in a sentence.

use super::words;

words! {
    title => "overzicht · Enter opent · U onbeantwoord · t draait · q sluit",
             "overview · Enter opens · U unanswered · t turns · q closes";

    // Heads of rows and columns.
    pillar => "pijler", "pillar";
    faction => "fractie", "faction";
    total => "totaal", "total";
    questions => "vragen", "questions";

    // A mark in a sentence; in the legend where that says it otherwise; where there is little room.
    unanswered => "onbeantwoord", "unanswered";
    unanswered_short => "open", "open";
    partly => "deels", "partly";
    referred => "verwezen", "referred";
    referred_short => "verw.", "ref.";
    noted => "alleen kennisgenomen", "only noted";
    noted_legend => "kennisgenomen", "noted";
    noted_short => "nota", "noted";
    joined => "samen met anderen", "shared with others";
    joined_legend => "samen met andere fractie", "shared with another faction";
    joined_short => "samen", "shared";

    // The selected cell.
    asked(count: usize) => ["1 vraag", "{count} vragen"], ["1 question", "{count} questions"];
    only_spoken => "wel een inbreng, geen vragen", "a contribution, but no questions";
    silent => "geen inbreng", "no contribution";
    everything => "alles", "everything";
    all_pillars => "alle pijlers", "all pillars";
    no_pillar => "zonder pijler", "without pillar";
    all_factions => "alle fracties", "all factions";
    no_faction => "zonder fractie", "without faction";

    // Enter and U where they lead nowhere.
    said_nothing => "hier zei deze fractie niets", "this faction said nothing here";
}
