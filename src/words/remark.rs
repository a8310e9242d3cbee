//! What the reader says of copying, marks, remarks and corrected links.

use super::words;

words! {
    // Copying.
    copy_what => "kopieer: a antwoord · q vraag · b beide · r verwijzing", "copy: a answer · q question · b both · r reference";
    copied_nothing => "niets gekopieerd", "nothing copied";
    copied_nothing_known => "niets gekopieerd; na y: a antwoord · q vraag · b beide · r verwijzing",
                            "nothing copied; after y: a answer · q question · b both · r reference";
    copy_answer => "het antwoord", "the answer";
    copy_question => "de vraag", "the question";
    copy_both => "vraag en antwoord", "question and answer";
    copy_reference => "de verwijzing", "the reference";
    nothing_to_copy => "hier is niets om te kopiëren; J gaat naar de volgende vraag",
                       "there is nothing to copy here; J goes to the next question";
    too_long_to_copy(id: &str) => "te lang voor het klembord; dossier show {id} --with-answer geeft het",
                                  "too long for the clipboard; dossier show {id} --with-answer prints it";
    copied(what: &str, count: usize, first: &str) =>
        "gekopieerd, als het terminal dat toelaat: {what}, {count} tekens: '{first} …'",
        "copied, if the terminal allows it: {what}, {count} characters: '{first} …'";
    no_answer => "(geen antwoord gevonden)", "(no answer found)";
    cabinet => "kabinet", "cabinet";

    // Marks.
    prompt_marks => "gemerkt: ", "marked: ";
    mark_with => "merk deze plaats met een letter", "mark this place with a letter";
    marked(letter: char) => "gemerkt als {letter}; ' {letter} gaat erheen", "marked as {letter}; ' {letter} goes there";
    marked_nothing => "niets gemerkt; na m komt een letter of een cijfer", "nothing marked; after m comes a letter or a digit";
    no_marks => "nog niets gemerkt; m en een letter merkt deze plaats", "nothing marked yet; m and a letter marks this place";
    no_mark(letter: char) => "er is geen merk {letter}", "there is no mark {letter}";
    marks_note => "een letter of Enter gaat erheen, Delete haalt weg", "a letter or Enter goes there, Delete takes away";
    gone(item: &str) => "{item} staat niet in dit document", "{item} is not in this document";

    // Behind a # in the finder, beside the words of the form.
    label_corrected => "verbeterd", "corrected";

    // The form.
    form(id: &str) => "aantekening bij {id}", "remark on {id}";
    form_keys => "Enter bewaart · Esc laat vallen · Tab volgende · Spatie kiest · F4 eigen editor",
                 "Enter saves · Esc drops · Tab next · Space chooses · F4 own editor";
    note => "notitie", "note";
    tags => "tags", "tags";
    ask_on => "doorvragen", "ask on";
    judgement => "oordeel", "judgement";
    yes => "ja", "yes";
    no => "nee", "no";
    none => "geen", "none";
    sufficient => "voldoende", "sufficient";
    evasive => "ontwijkend", "evasive";
    incomplete => "onvolledig", "incomplete";
    saved => "bewaard", "saved";
    saved_nothing => "niets bewaard", "nothing saved";
    changed_nothing => "niets veranderd", "nothing changed";
    no_programs => "hier start geen ander programma", "no other program is started here";

    // One key each.
    asks_on => "doorvragen", "ask on";
    asks_no_more => "niet meer doorvragen", "ask on no more";
    judged(judgement: &str) => "oordeel: {judgement}", "judgement: {judgement}";
    judged_next(judgement: &str) => "oordeel: {judgement}; = geeft het volgende", "judgement: {judgement}; = gives the next";
    judged_none => "geen oordeel meer", "no judgement any more";

    // Correcting a link.
    prompt_correct => "koppel: ", "link: ";
    no_answers => "in dit document zijn geen antwoorden gevonden", "no answers were found in this document";
    correct_note(id: &str) => "antwoord op {id}: typ woorden, Tab kiest er meer, Enter bewaart, Esc niet",
                              "answer to {id}: type words, Tab takes several, Enter saves, Esc does not";
    choice_nothing => "(geen antwoord)", "(no answer)";
    choice_computed => "(zoals berekend)", "(as computed)";
    chose_nothing => "niets gekozen; er verandert niets", "nothing chosen; nothing changes";
    told_nothing => "geen antwoord", "no answer";
    told_computed => "zoals berekend", "as computed";
    corrected(id: &str, what: &str) => "{id}: {what}; c verandert het weer", "{id}: {what}; c changes it again";

    // What an item points to.
    points_to => "verwijst naar: ", "points to: ";
    points_note => "Enter volgt, Esc sluit", "Enter follows, Esc closes";
    note_title(number: u32) => "noot {number}: ", "footnote {number}: ";
    short(short: &str, long: &str, line: u32) => "{short} = {long} (regel {line})", "{short} = {long} (line {line})";

    // Question and answer together.
    together => "vraag en antwoord rollen samen; X maakt ze los", "question and answer scroll together; X parts them";
    apart => "vraag en antwoord rollen elk voor zich", "question and answer scroll each for itself";
    answer => "antwoord", "answer";
    answer_missing => "geen antwoord gevonden", "no answer found";

    // The file, and the editor.
    set_aside(path: &str) => "de aantekeningen waren beschadigd; apart gezet als {path}",
                             "the remarks were damaged; set aside as {path}";
    damaged(error: &str, path: &str) => "de aantekeningen zijn beschadigd ({error}): {path}", "the remarks are damaged ({error}): {path}";
    newer => "de aantekeningen zijn van een nieuwere versie; ze blijven zoals ze zijn",
             "the remarks are of a newer version; they stay as they are";
    unreadable(path: &str, error: &str) => "de aantekeningen zijn niet te lezen ({path}: {error})",
                                           "the remarks cannot be read ({path}: {error})";
    not_kept_here => "de aantekeningen worden niet bewaard; zie de melding bij de start",
                     "the remarks are not kept; see what was said at the start";
    not_kept(path: &str, error: &str) => "de aantekening is niet bewaard ({path}): {error}",
                                         "the remark was not kept ({path}): {error}";
    no_editor => "geen editor bekend; zet EDITOR, bijvoorbeeld EDITOR=nano",
                 "no editor known; set EDITOR, for example EDITOR=nano";
    not_edited(error: &str) => "de notitie is niet te bewerken: {error}", "the note cannot be edited: {error}";
    note_too_long(path: &str) => "langer dan 64 kB, dat is geen notitie; wat er staat blijft in {path}",
                                 "longer than 64 kB, that is no note; what was written stays in {path}";
    editor_failed(status: &str) => "de editor stopte met {status}; de notitie is zoals ze was",
                                   "the editor ended with {status}; the note is as it was";

    unplaced(count: usize) =>
        ["1 aantekening past bij geen vraag hier; dossier notes toont haar", "{count} aantekeningen passen bij geen vraag hier; dossier notes toont ze"],
        ["1 remark fits no question here; dossier notes shows it", "{count} remarks fit no question here; dossier notes shows them"];

    // Where remarks stand in another version of a document.
    taken(anchor: &str, id: &str) => "{anchor} lijkt op {id}, waar al iets anders bij staat",
                                     "{anchor} is like {id}, which has another remark";
    moved(anchor: &str, id: &str, share: u32) => "{anchor} staat nu bij {id}, voor {share}% met dezelfde woorden",
                                                 "{anchor} now stands at {id}, with {share}% of the same words";
    answer_gone(id: &str, anchor: &str) => "{id}: het verbeterde antwoord {anchor} staat niet in dit document",
                                           "{id}: the corrected answer {anchor} is not in this document";
    answer_moved(id: &str, anchor: &str, now: &str) => "{id}: het verbeterde antwoord {anchor} is nu {now}",
                                                       "{id}: the corrected answer {anchor} is {now} now";

    // The command.
    none_yet => "nog geen aantekeningen bij dit document; e schrijft er een in de lezer, of dossier notes --import BESTAND",
                "no remarks on this document yet; e writes one in the reader, or dossier notes --import FILE";
    of_another(other: &str, own: &str) => "deze aantekeningen horen bij {other}, niet bij {own}; geef dat document met --file",
                                          "these remarks are on {other}, not on {own}; give that document with --file";
    placed(count: usize) => ["1 vraag met aantekeningen", "{count} vragen met aantekeningen"],
                            ["1 question with remarks", "{count} questions with remarks"];
    also(question: &str, field: &str, counts: &str, others: &str) => "{question}: {field}: {counts}; ook {others}",
                                                                     "{question}: {field}: {counts}; also {others}";
}
