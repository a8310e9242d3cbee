//! What the vocabulary is made of: function words, stems, prefixes and endings, written for this bench.

/// Function words, about the commonest first.
#[rustfmt::skip]
pub(super) const FUNCTION: &[&str] = &[
    "de", "het", "een", "van", "en", "in", "is", "dat", "op", "te", "voor", "met", "zijn", "die", "aan",
    "niet", "door", "om", "er", "ook", "bij", "als", "naar", "worden", "dan", "of", "wordt", "uit",
    "over", "tot", "deze", "kan", "dit", "maar", "hoe", "zal", "wat", "nog", "heeft", "hebben", "welke",
    "wel", "tegen", "onder", "was", "na", "hun", "geen", "meer", "waarom", "daarbij", "waar", "hij",
    "wij", "ze", "zij", "u", "uw", "zo", "zou", "zouden", "kunnen", "moet", "moeten", "mag", "mogen",
    "wil", "willen", "waarin", "waarbij", "hierbij", "daarvan", "hiervan", "tussen", "binnen", "buiten",
    "tijdens", "sinds", "per", "via", "zonder", "volgens", "omdat", "indien", "terwijl", "zodat",
    "alsmede", "evenals", "echter", "daarnaast", "bovendien", "immers", "reeds", "thans", "inmiddels",
    "alle", "elke", "ieder", "iedere", "andere", "eigen", "zulke", "dergelijke", "één", "twee", "drie",
    "vier", "vijf", "tien", "eerste", "tweede", "laatste", "nieuwe", "grote", "kleine", "goede",
    "beide", "enkele", "vele", "weinig", "al", "nu", "toen", "hier", "daar", "men", "ons", "onze",
];

/// Stems that compounds and derived words are built on.
#[rustfmt::skip]
pub(super) const STEMS: &[&str] = &[
    "kust", "wacht", "grens", "bewaking", "asiel", "zoek", "opvang", "haven", "schip", "vloot", "zee",
    "water", "dijk", "polder", "rivier", "kanaal", "brug", "weg", "spoor", "trein", "bus", "fiets",
    "auto", "verkeer", "vervoer", "lucht", "vaart", "vlieg", "veld", "reis", "gast", "land", "stad",
    "dorp", "wijk", "straat", "huis", "woning", "bouw", "grond", "bodem", "stikstof", "natuur", "bos",
    "dier", "vee", "boer", "landbouw", "tuin", "voedsel", "vis", "visserij", "oogst", "handel", "markt",
    "prijs", "loon", "geld", "bank", "belasting", "schuld", "begroting", "bedrag", "kosten", "winst",
    "fonds", "subsidie", "steun", "bijdrage", "premie", "pensioen", "uitkering", "arbeid", "werk",
    "nemer", "gever", "dienst", "bedrijf", "fabriek", "nijverheid", "energie", "gas", "olie", "wind",
    "zon", "kern", "centrale", "stroom", "net", "warmte", "klimaat", "uitstoot", "milieu", "afval",
    "school", "leerling", "leraar", "student", "onderwijs", "kennis", "onderzoek", "wetenschap",
    "toets", "diploma", "zorg", "arts", "ziek", "patiënt", "medicijn", "vaccin", "apotheek", "verpleeg",
    "jeugd", "kind", "ouder", "gezin", "vrouw", "man", "mens", "burger", "inwoner", "bevolking",
    "gemeente", "provincie", "rijk", "staat", "regering", "kabinet", "minister", "staatssecretaris",
    "kamer", "lid", "commissie", "fractie", "partij", "motie", "amendement", "wet", "regel",
    "richtlijn", "verdrag", "verordening", "besluit", "maatregel", "plan", "beleid", "doel", "inzet",
    "aanpak", "strategie", "visie", "kader", "norm", "eis", "recht", "rechter", "rechtbank", "straf",
    "misdaad", "politie", "agent", "brandweer", "leger", "defensie", "wapen", "oorlog", "vrede",
    "veiligheid", "dreiging", "aanval", "gevaar", "ramp", "crisis", "nood", "hulp", "vluchteling",
    "migrant", "migratie", "terugkeer", "vergunning", "visum", "paspoort", "toelating", "inburgering",
    "taal", "cultuur", "museum", "kunst", "erfgoed", "sport", "media", "pers", "omroep", "internet",
    "gegeven", "bestand", "computer", "netwerk", "systeem", "techniek", "digitaal", "europa", "unie",
    "raad", "parlement", "lidstaat", "voorzitter", "ambassade", "gezant", "buitenland", "binnenland",
    "ontwikkeling", "samenwerking", "onderhandeling", "overleg", "vergadering", "akkoord", "afspraak",
    "verslag", "brief", "nota", "vraag", "antwoord", "stuk", "bijlage", "voorstel", "advies", "oordeel",
    "mening", "standpunt", "belang", "reden", "oorzaak", "gevolg", "effect", "risico", "kans",
    "probleem", "oplossing", "keuze", "grondslag", "herziening", "herbouw", "hervorm", "herstel",
    "vestig", "toezicht", "controle", "handhaving", "inspectie", "keuring", "toestemming", "machtiging",
    "uitvoer", "invoer", "levering", "voorraad", "tekort", "overschot", "verlies", "schade",
    "vergoeding", "klacht", "bezwaar", "beroep", "termijn", "datum", "periode", "jaar", "maand", "week",
    "dag", "uur", "tijd", "begin", "einde", "fase", "stap", "proces", "traject", "project", "programma",
    "proef", "evaluatie", "rapport", "cijfer", "aantal", "deel", "groep", "lijst", "soort", "vorm",
    "wijze", "manier", "middel", "instrument", "model", "basis", "bron", "punt", "lijn", "rand",
    "kring", "streek", "gebied", "regio", "zone", "plaats", "ruimte", "centrum", "noord", "zuid",
    "oost", "west", "eiland", "berg", "coördinatie", "financiën", "industrie", "mobiliteit",
    "democratie", "organisatie", "informatie", "communicatie", "prioriteit", "capaciteit", "kwaliteit",
    "activiteit", "universiteit", "transparantie", "implementatie", "exploitatie", "verantwoord",
    "betrek", "bericht", "verklaar", "beschouw", "vertrouw", "veroorzaak", "beheer", "bestuur",
    "toepas", "kom", "ga", "sta", "leg", "breng", "stel", "neem", "houd", "geef", "vind", "denk",
    "spreek", "schrijf", "lees", "maak", "draag", "val", "loop", "trek", "sluit", "open", "begrijp",
    "ken",
];

/// Prefixes.
#[rustfmt::skip]
pub(super) const PREFIXES: &[&str] = &[
    "aan", "af", "be", "bij", "door", "ge", "her", "in", "mede", "mis", "na", "om", "onder", "ont",
    "op", "over", "samen", "tegen", "toe", "uit", "ver", "voor", "weg", "wan",
];

/// Endings; the empty one as often as it is met.
#[rustfmt::skip]
pub(super) const ENDINGS: &[&str] = &[
    "", "", "", "", "s", "en", "e", "de", "ing", "ingen", "heid", "lijk", "lijke", "baar", "bare",
    "loos", "er", "ers", "je", "jes", "achtig", "schap", "sel", "end", "ende", "t", "te", "ten",
];
