//! How the cabinet answers: the words with which it turns to a question, declines, or points elsewhere.

/// With which words the cabinet turns to a subject; what follows names it.
pub const LEADS: &[&str] = &[
    "wat betreft",
    "voor wat betreft",
    "ten aanzien van",
    "met betrekking tot",
    "aangaande",
    "op de vraag",
    "op de vragen",
    "op het verzoek",
    "op uw vraag",
    "in reactie op",
    "naar aanleiding van",
    "voor het antwoord op",
    "in antwoord op",
    "over de vraag",
    "over de vragen",
    "inzake",
    "als antwoord op",
    "ter beantwoording van",
    "betreffende",
    "omtrent",
    "ik kan bevestigen",
    "de vraag van",
    "de vragen van",
    "het antwoord op de vraag",
    "het antwoord op de vragen",
    "desgevraagd",
    "in antwoord hierop",
    "de vraag of",
    "de vraag naar",
    "de vragen over",
    "de vraag over",
    "de vragen naar",
    "de vraag hoe",
    "de vraag wat",
    "de vraag welke",
    "de vraag waarom",
    "het verzoek om",
    "gevraagd is",
    "gevraagd werd",
    "gevraagd wordt",
    "er is gevraagd",
    "er wordt gevraagd",
    "ook is gevraagd",
    "ook wordt gevraagd",
    "tevens is gevraagd",
    "voorts is gevraagd",
    "verder is gevraagd",
    "hierop kan ik",
    "hierop antwoord",
    "in verband met de vraag",
    "met het oog op de vraag",
    "onder verwijzing naar de vraag",
    "bij de vraag",
    "in het kader van de vraag",
    "de gevraagde",
    "het gevraagde",
];

/// With which words a reply points back to what it said: `zoals hierboven vermeld`. They name no subject.
pub const SAYING: &[&str] = &[
    "aangegeven", "aangehaald", "aangehaalde", "aangestipt", "beantwoord", "behandeld", "beschreven",
    "beschrevene", "besproken", "genoemd", "genoemde", "gemeld", "gemelde", "geschetst", "geschetste",
    "gesteld", "gezegd", "opgemerkt", "opmerking", "toegelicht", "uiteengezet", "vermeld", "vermelde",
    "verwijs", "verwijst", "weergegeven",
];

/// Words that may stand before a lead-in.
pub const LEAD_PRELUDES: &[&str] = &[
    "ten slotte", "tenslotte", "tot slot", "ook", "voorts", "verder", "daarnaast", "tevens", "specifiek",
    "allereerst", "in de eerste plaats", "in de tweede plaats", "vervolgens", "overigens", "meer specifiek",
    "eveneens", "daarbij", "en", "dan", "kan", "kort", "in het bijzonder", "als laatste", "ten eerste",
    "ten tweede", "ten derde", "bovendien", "terecht",
];

/// Verbs with which a reply says what members asked.
pub const REPLY_ASK_VERBS: &[&str] = &[
    "vragen", "vraagt", "vroegen", "vroeg", "informeren", "informeert", "informeerden", "verzoeken",
    "verzoekt", "verzochten", "wensen", "wenst", "willen", "wil", "wilden", "stellen", "stelt", "stelden",
    "spreken", "benadrukken", "hebben", "heeft", "zijn", "is", "merken", "lezen", "constateren", "vernemen",
    "ontvangen", "zouden", "refereren", "wijzen", "opperen", "suggereren", "pleiten", "missen", "uiten",
    "verwijzen", "geven", "vinden", "menen", "maken", "noemen", "horen", "bepleiten", "betwijfelen",
    "vrezen", "achten", "zien", "hechten", "onderschrijven", "bevragen", "roepen", "dringen", "sluiten",
    "delen", "ondersteunen", "signaleren", "begrijpen", "brengen", "benaderen", "besteden", "vestigen",
    "hopen", "geloven", "twijfelen", "zou",
];

/// Words of a lead-in that speak of a question or of who asks.
pub const ASKING_WORDS: &[&str] = &[
    "vraag", "vragen", "vraagt", "vroegen", "vroeg", "gevraagd", "gevraagde", "verzoek", "verzoeken",
    "leden", "lid", "fractie", "fracties", "opmerking", "opmerkingen",
];

/// Phrases with which the cabinet declines.
pub const REFUSALS: &[&str] = &[
    "geen uitspraken",
    "geen uitspraak",
    "geen mededelingen",
    "geen antwoord worden gegeven",
    "geen antwoord geven",
    "nog geen antwoord",
    "niet mogelijk om een",
    "niet mogelijk om",
    "niet te geven",
    "is niet bekend",
    "is nog niet bekend",
    "niet bekend",
    "niet op vooruitlopen",
    "niet vooruitlopen op",
    "loop ik niet vooruit",
    "loopt het kabinet niet vooruit",
    "kan ik niet ingaan",
    "kan ik geen",
    "kan het kabinet niet",
    "kan het kabinet geen",
    "niet worden genoemd",
    "acht ik niet",
    "niet opportuun",
    "te vroeg om",
    "doe ik geen",
    "doet het kabinet geen",
    "houd ik niet bij",
    "wordt niet bijgehouden",
    "niet geregistreerd",
    "geen cijfers beschikbaar",
    "beschik ik niet",
    "beschikt het kabinet niet",
    "kan niet worden aangegeven",
];

/// Phrases that say the answer stands elsewhere.
pub const ELSEWHERE: &[&str] = &[
    "wordt verwezen naar",
    "verwezen naar",
    "worden verwezen naar",
    "verwijst het kabinet",
    "verwijs ik",
    "verwijs ik naar",
    "verwijs ik u",
    "ik verwijs",
    "zie ook het antwoord",
    "zie het antwoord",
    "zie mijn antwoord",
    "zie hiervoor",
    "zie antwoord",
    "wordt gewezen op",
    "is uw kamer",
    "onder verwijzing naar",
    "verwijst de minister",
    "verwijst de staatssecretaris",
    "verwijst de regering",
    "zie hierboven",
    "zie hieronder",
    "zie ook hieronder",
    "verwijzen wij",
];

/// Phrases that say the place pointed to is another answer of the same reply.
pub const TO_ANSWERS: &[&str] =
    &["antwoord op", "antwoorden op", "gegeven antwoord", "hierboven", "eerder gegeven"];

/// Where a lead-in ends and what the cabinet has to say begins.
pub const LEAD_ENDS: &[&str] = &[
    " wordt verwezen", " worden verwezen", " wordt gewezen", " kan worden", " kan in ", " kan het kabinet",
    " kan ik", " kunnen ", " laat het kabinet", " stelt het kabinet", " is het ", " is er ", " is uw kamer",
    " heeft het kabinet", " merkt het kabinet", " zet het kabinet", " zal het kabinet", " herhaalt ",
    " constateert ", " verwijst ", " verwijs ik", " benadrukt ", " moet ", " geldt ", " maakt het kabinet",
    " bespreken ", " merk ik", " ben ik", " heb ik", " wil ik",
];

/// Verbs and nouns with which the cabinet takes note: one of each in a sentence.
pub const TAKES: &[&str] = &["neem", "neemt", "nemen", "nam", "namen", "genomen", "aangenomen"];

/// See [`TAKES`].
pub const NOTES: &[&str] = &["kennis", "nota", "kennisgeving", "kennisneming"];

/// Words that say the same by themselves; each holds one of [`NOTES`].
pub const NOTED: &[&str] = &["kennisgenomen", "kennisneemt", "notagenomen"];

/// What a reply takes note of when that is all it does; of a report or a fact it can be the answer itself.
pub const REMARKS: &[&str] = &[
    "opmerking", "opmerkingen", "standpunt", "standpunten", "inbreng", "oproep", "mening", "zienswijze",
    "opvatting", "opvattingen", "zorg", "zorgen", "suggestie", "suggesties", "pleidooi", "constatering",
    "constateringen", "aanbeveling", "aanbevelingen", "wens", "wensen", "betoog", "visie", "steun",
    "waardering", "kritiek", "beschouwing", "beschouwingen", "overweging", "overwegingen", "hiervan",
    "daarvan",
];

/// Words in a sentence that takes note with which it does more, or does not.
pub const GOES_ON: &[&str] = &[
    "zal", "zullen", "maar", "echter", "daarom", "omdat", "betrekt", "betrekken", "hierbij", "niet", "geen",
    "deelt", "onderschrijft",
];

/// With these a sentence turns to something else within an answer.
pub const TURNING: &[&str] = &[
    "aangaande", "allereerst", "als laatste", "bovendien", "daarnaast", "dan", "eveneens", "met betrekking",
    "met het oog", "ook", "op de vraag", "op de vragen", "op het verzoek", "op uw vraag", "op uw vragen",
    "over", "overigens", "ten aanzien", "ten derde", "ten eerste", "ten slotte", "ten tweede", "tenslotte",
    "tevens", "tot slot", "verder", "voor", "voorts", "wat",
];

/// With these a sentence leans on the one before.
pub const LEANING: &[&str] = &[
    "aldus", "daar", "daaraan", "daarbij", "daarin", "daarmee", "daarna", "daarom", "daarop", "daarover",
    "daartoe", "daardoor", "daarvan", "daarvoor", "dan ook", "dat", "dergelijke", "deze", "die", "dit",
    "echter", "er", "het", "hier", "hieraan", "hierbij", "hierdoor", "hierin", "hiermee", "hierop",
    "hiertoe", "hiervan", "hiervoor", "hij", "ik", "immers", "mede", "uiteraard", "wel", "ze", "zij", "zo",
    "zodoende",
];
