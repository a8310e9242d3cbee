//! How members ask: the words that open a demand, belong to it, or only look like one.

/// How a contribution speaks of those whose contribution it is.
pub const ASKERS: &[&str] = &[
    "deze leden",
    "voornoemde leden",
    "voorgenoemde leden",
    "genoemde leden",
    "bovengenoemde leden",
    "dezelfde leden",
    "de aan het woord zijnde leden",
    "aan het woord zijnde leden",
    "de leden",
    "dit lid",
    "het lid",
    "voornoemd lid",
    "de fractie",
    "deze fractie",
    "zij",
    "hij",
    "wij",
    "ik",
];

/// Who is asked.
pub const CABINET: &[&str] = &[
    "minister", "ministers", "staatssecretaris", "kabinet", "regering", "bewindspersoon", "bewindspersonen",
    "bewindslieden", "bewindsman", "bewindsvrouw",
];

/// Finite verbs with which a yes-or-no question begins.
pub const VERB_FIRST: &[&str] = &[
    "acht", "beaamt", "begrijpt", "bent", "beschikt", "bestaat", "bestaan", "betekent", "betreft", "blijft",
    "bevestigt", "deelt", "denkt", "dient", "dienen", "erkent", "gaat", "gaan", "geeft", "geldt", "gelden",
    "had", "heeft", "hebben", "herkent", "houdt", "is", "kan", "kent", "kijkt", "klopt", "komt", "komen",
    "krijgen", "krijgt", "kunnen", "kunt", "leidt", "levert", "ligt", "liggen", "loopt", "lopen", "mag",
    "meent", "moet", "moeten", "mogen", "neemt", "onderkent", "onderschrijft", "onderzoekt", "overweegt",
    "past", "realiseert", "speelt", "spelen", "staat", "staan", "steunt", "stelt", "verwacht", "vindt",
    "vinden", "voldoet", "volgt", "voorziet", "vreest", "waren", "was", "weet", "werkt", "wil", "willen",
    "wilt", "worden", "wordt", "zal", "zet", "ziet", "zijn", "zit", "zou", "zouden", "zoekt", "zullen",
    "zult", "werd", "werden", "doet", "hoort", "brengt", "maakt", "onderhoudt", "ontvangt", "bieden",
    "biedt",
];

/// Words with which an open question begins.
pub const WH_FIRST: &[&str] = &[
    "hoe", "hoeveel", "hoelang", "hoever", "waar", "waaraan", "waarbij", "waardoor", "waarmee", "waarin",
    "waarop", "waaruit", "waarvan", "waarvoor", "waarom", "wanneer", "wat", "welk", "welke", "wie", "wiens",
    "vanwaar", "vanaf wanneer", "in hoeverre", "in welke", "in welk", "op welke", "op welk", "op wat",
    "aan welke", "aan wie", "door wie", "met welke", "met wie", "voor welke", "voor wie", "van welke",
    "van welk", "uit welke", "per wanneer", "tot wanneer", "onder welke", "bij welke", "binnen welke",
    "via welke", "sinds wanneer", "tegen welke", "naar welke", "om welke", "over welke", "bij wie", "en wat",
    "en hoe", "en waarom", "en welke", "en wanneer", "of", "maar hoe", "maar wat", "ten koste van",
];

/// What follows `acht` when it is the verb and not the number.
pub const AFTER_ACHT: &[&str] =
    &["de", "het", "deze", "dit", "dat", "zij", "hij", "u", "uw", "men", "een", "ook", "minister"];

/// Words with which a sentence goes on to something else.
pub const ADDING: &[&str] =
    &["ook", "daarnaast", "tevens", "verder", "voorts", "eveneens", "slot", "slotte", "tenslotte"];

/// What follows `vragen` when it is the verb of asking and not the noun.
pub const AFTER_ASK: &[&str] = &[
    "aan", "allereerst", "af", "ook", "bijvoorbeeld", "concreet", "daarbij", "daarnaast", "daarom", "dan",
    "de", "deze", "derhalve", "dus", "echter", "een", "eerst", "eveneens", "expliciet", "graag", "het",
    "hierbij", "hierover", "hoe", "hoeveel", "hoelang", "in", "met", "nader", "namelijk", "nogmaals", "of",
    "om", "onder", "op", "opnieuw", "per", "ruimte", "specifiek", "tenslotte", "ten", "tevens", "tot", "u",
    "uw", "van", "vanaf", "verder", "vervolgens", "voornoemde", "voorgenoemde", "voorts", "waar", "waaraan",
    "waarbij", "waardoor", "waarin", "waarmee", "waarom", "waarop", "waaruit", "waarvan", "waarvoor",
    "wanneer", "wat", "wel", "welk", "welke", "wie", "zich", "zij", "door", "bij", "naar", "nog",
    "uitdrukkelijk", "nadrukkelijk", "tegen", "hiernaast", "juist", "vooral", "aldus", "binnen", "voor",
    "vóór", "mede", "gelet", "aangezien", "gezien", "ieder", "alvorens",
];

/// What follows `en vragen` when that is the verb, beside the words of a question and those who are asked: behind `en`
/// it is mostly the noun.
pub const AFTER_AND_ASK: &[&str] = &[
    "daarbij", "daarnaast", "daarom", "derhalve", "dus", "graag", "hierbij", "nader", "nogmaals", "ook",
    "opnieuw", "tevens", "verder", "vervolgens", "voorts", "zich",
];

/// Before `vragen`: these make it a noun.
pub const BEFORE_NOUN: &[&str] = &[
    "de", "deze", "die", "hun", "haar", "zijn", "krijgen", "kregen", "enkele", "aantal", "volgende",
    "hebben", "heeft", "geen", "veel", "meer", "aanvullende", "nadere", "eerdere", "schriftelijke",
    "verschillende", "diverse", "enige", "beide", "overige", "alle", "kritische", "korte", "nog", "en",
    "gestelde", "deels", "resterende", "openstaande", "bovenstaande", "onderstaande", "specifieke",
    "concrete", "dergelijke", "soortgelijke", "ethische", "praktische", "technische", "twee", "drie", "vier",
    "vijf", "zes", "meerdere", "een", "belangrijke", "verdere", "fundamentele", "juridische", "inhoudelijke",
    "paar", "wel", "wat", "stellen", "stelden", "roept", "roepen", "aan", "op", "over", "bij", "met",
];

/// Whole demands by a set phrase, wherever it stands in the sentence.
pub const DEMAND_PHRASES: &[&str] = &[
    "verzoeken het kabinet",
    "verzoeken de regering",
    "verzoeken de minister",
    "verzoeken de staatssecretaris",
    "verzoekt het kabinet",
    "verzoekt de regering",
    "verzoekt de minister",
    "verzoekt de staatssecretaris",
    "verzoeken om",
    "verzoekt om",
    "verzoeken u",
    "verzoeken deze leden",
    "verzoeken zij",
    "verzoeken voornoemde leden",
    "wensen te vernemen",
    "wensen een",
    "wensen inzicht",
    "wensen nadere",
    "wensen duidelijkheid",
    "wensen opheldering",
    "wenst te vernemen",
    "willen weten",
    "wil weten",
    "willen graag",
    "wil graag",
    "zouden graag",
    "zou graag",
    "zien graag",
    "ziet graag",
    "vernemen graag",
    "verneemt graag",
    "horen graag",
    "hoort graag",
    "ontvangen graag",
    "ontvangt graag",
    "lezen graag",
    "krijgen graag",
    "krijgt graag",
    "weten graag",
    "weet graag",
    "zijn benieuwd",
    "is benieuwd",
    "zijn nieuwsgierig",
    "is nieuwsgierig",
    "informeren naar",
    "informeert naar",
    "op prijs stellen",
    "op prijs als",
    "stellen het op prijs",
    "stelt het op prijs",
    "roepen het kabinet op",
    "roepen de regering op",
    "roepen de minister op",
    "roepen de staatssecretaris op",
    "nodigen het kabinet",
    "nodigen de regering",
    "nodigen de minister",
    "nodigen de staatssecretaris",
    "nodigt het kabinet",
    "nodigt de regering",
    "nodigt de minister",
    "nodigt de staatssecretaris",
    "willen de toezegging",
    "wil de toezegging",
    "willen een toezegging",
    "dringen er bij",
    "dringen erop aan",
    "dringt erop aan",
    "dringt er bij",
    "vraagt zich af",
    "vragen zich af",
    "vroegen zich af",
    "vraagt of",
    "vraagt hoe",
    "vraagt wat",
    "vraagt naar",
    "vraagt waarom",
    "vraagt welke",
    "vraagt wanneer",
    "vraagt het kabinet",
    "vraagt de minister",
    "vraagt de staatssecretaris",
    "vraagt de regering",
    "vraagt om",
    "vraagt in hoeverre",
    "vraagt hoeveel",
    "vraagt hij",
    "vraagt zij",
    "vraagt dit lid",
    "vraagt ook",
    "vraagt voorts",
    "vraagt tevens",
    "vraagt daarom",
    "vraagt verder",
    "wenst",
    "zouden het waarderen",
    "zou het waarderen",
    "waarderen het als",
    "stellen voor dat",
    "graag een reactie",
    "graag een toelichting",
    "graag een nadere",
    "hoe staat het met",
    "verneemt dit lid graag",
];

/// Last words of a sentence that only says that something will be asked: what follows asks it.
pub const ANNOUNCING: &[&str] = &[
    "een vraag stellen", "vragen stellen", "vragen te stellen", "vragen voorleggen", "vragen voor te leggen",
    "de volgende vraag", "de volgende vragen", "de volgende punten", "het volgende punt",
];

/// Wishes; where nobody of the cabinet is named, nobody is asked to do anything.
pub const WISHES: &[&str] = &["graag zien dat", "graag dat"];

/// Words that, right after `graag` or around it, make a sentence a demand.
pub const AFTER_GLADLY: &[&str] = &[
    "ontvangen", "ontvangt", "vernemen", "verneemt", "horen", "hoort", "zien", "ziet", "lezen", "leest",
    "weten", "krijgen", "krijgt", "zouden", "zou", "willen", "wil", "een", "de", "het", "hierop", "hierover",
    "daarop", "nader", "nadere", "reactie", "toelichting", "uitleg", "inzicht", "meer", "wensen",
    "verkrijgen", "antwoord", "bevestiging",
];

/// Verbs that carry a demand when `graag` stands elsewhere in the sentence.
pub const GLADLY_VERBS: &[&str] = &[
    "ontvangen", "ontvangt", "vernemen", "verneemt", "horen", "hoort", "zien", "ziet", "lezen", "weten",
    "krijgen", "krijgt", "zouden", "zou", "wensen", "hadden", "gezien", "gehoord", "vernam", "vernamen",
    "hoorde", "hoorden", "ontving", "ontvingen",
];

/// Begin of a sentence that belongs to the demand right before it.
pub const TAILS: &[&str] = &[
    "zo ja",
    "zo nee",
    "zo neen",
    "zo niet",
    "en zo ja",
    "en zo nee",
    "en zo niet",
    "indien ja",
    "indien nee",
    "indien niet",
    "indien dit",
    "indien dat",
    "waarom niet",
    "waarom wel",
    "en waarom niet",
    "als dat zo is",
    "als dit zo is",
    "zo ja,",
    "als dat niet",
    "als dit niet",
    "als dat het geval",
    "als dit het geval",
    "mocht dat",
    "mocht dit",
    "in dat geval",
    "in het bevestigende geval",
    "in het ontkennende geval",
    "is dat juist",
    "is dit juist",
    "klopt dat",
    "klopt dit",
    "klopt deze",
    "bij nee",
    "bij ja",
    "kan daarbij",
    "kunnen daarbij",
    "kan hierbij",
    "kunnen hierbij",
    "gaat het om",
    "gaat het hier om",
    "gaat het hierbij om",
    "gaat het daarbij om",
    "wat is de stand van zaken en",
    "wat is daarvan de stand van zaken",
];

/// What a short request for comment speaks of when it has no subject of its own.
pub const BARE_REQUESTS: &[&str] = &[
    "toelichten", "toelichting", "reactie", "reageren", "ingaan", "uitleggen", "uitleg", "onderbouwen",
    "onderbouwing", "motiveren", "bevestigen", "specificeren", "antwoord", "aangeven", "verduidelijken",
    "duiden", "uiteenzetten", "uiteenzetting", "reflectie", "reflecteren",
];

/// With what a longer request, `Graag ontvangen zij een reactie …`, points back to the demand before it.
pub const BACK_POINTERS: &[&str] = &["hierop", "hierover", "daarop", "daarover", "op dit punt"];

/// With what such a request points back.
pub const POINTERS: &[&str] = &[
    "dit", "dat", "hierop", "hierover", "daarop", "daarover", "hieraan", "hiervan", "daarvan", "hierin",
    "daarin", "hiermee", "daarmee", "zulke", "dergelijke", "zulks", "hierbij", "deze", "daarbij",
];
