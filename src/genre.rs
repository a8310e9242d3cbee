//! What is known of the genre: how factions are called, how parts are headed, how demands,
//! answers and refusals begin. Tables only; every stage that needs such knowledge looks here.
//! All entries are in lower case.

mod demands;
mod expects;
mod names;
mod replies;
mod telling;

pub use demands::*;
pub use expects::*;
pub use names::*;
pub use replies::*;
pub use telling::*;

/// Parliamentary groups, past and present: usual spelling, then other names. Groups that are not
/// listed are learnt from `de leden van de …-fractie`.
pub const FACTIONS: &[(&str, &[&str])] = &[
    ("VVD", &["volkspartij voor vrijheid en democratie"]),
    ("PVV", &["partij voor de vrijheid"]),
    ("CDA", &["christen-democratisch appèl", "christen democratisch appel"]),
    ("D66", &["democraten 66", "d'66"]),
    ("GroenLinks-PvdA", &["gl-pvda", "pvda-groenlinks", "pvda/groenlinks", "groenlinks/pvda", "pro"]),
    ("GroenLinks", &["gl"]),
    ("SP", &["socialistische partij"]),
    ("PvdA", &["partij van de arbeid"]),
    ("ChristenUnie", &["cu"]),
    // The second: what a line end leaves of the name in a list of contents.
    ("PvdD", &["partij voor de dieren", "dieren"]),
    ("SGP", &["staatkundig gereformeerde partij"]),
    ("DENK", &[]),
    ("50PLUS", &["50plus"]),
    ("FVD", &["forum voor democratie", "fvd"]),
    ("BBB", &["boerburgerbeweging"]),
    ("NSC", &["nieuw sociaal contract"]),
    ("Volt", &[]),
    ("JA21", &[]),
    ("BIJ1", &[]),
    ("LPF", &["lijst pim fortuyn"]),
    ("OSF", &["onafhankelijke senaatsfractie"]),
    ("OPNL", &["onafhankelijke politiek nederland"]),
];

/// How part I is headed.
pub const PART_QUESTIONS: &[&str] = &[
    "vragen en opmerkingen vanuit de fracties",
    "vragen en opmerkingen uit de fracties",
    "vragen en opmerkingen van de fracties",
    "vragen en opmerkingen vanuit de leden",
    "vragen en opmerkingen van de leden",
    "vragen en opmerkingen",
    "inbreng van de fracties",
    "inbreng vanuit de fracties",
    "vragen vanuit de fracties",
    "vragen van de fracties",
    "vragen van de leden",
    "vragen vanuit de commissie",
    "vragen uit de commissie",
    "vragen van de commissie",
    "inbreng vanuit de commissie",
    "inbreng van de commissie",
    "inbreng van de leden",
];

/// How part II is headed; what follows may name the minister.
pub const PART_REPLY: &[&str] = &[
    "reactie van",
    "antwoord van",
    "antwoorden van",
    "antwoord / reactie",
    "antwoord/reactie",
    "antwoord / antwoorden",
    "beantwoording van",
    "beantwoording door",
    "beantwoording vragen",
    "beantwoording",
    "reactie bewindspersoon",
    "reactie bewindspersonen",
    "reactie minister",
    "reactie staatssecretaris",
    "reactie kabinet",
    "reactie regering",
];

/// Headings after the reply that belong to neither voice.
pub const PART_OTHER: &[&str] =
    &["volledige agenda", "inhoudsopgave", "inhoud", "bijlage", "bijlagen", "agenda"];

/// In a heading: questions and answers come by turns.
pub const BY_TURNS: &[&str] =
    &["en reactie van", "en antwoord van", "en reactie", "met reactie", "en antwoorden"];

/// A line that says nothing but: now the cabinet speaks.
pub const ANSWER_MARKS: &[&str] = &[
    "antwoord",
    "antwoord:",
    "reactie",
    "reactie:",
    "antwoord minister",
    "antwoord staatssecretaris",
    "antwoord van de minister",
    "antwoord van de staatssecretaris",
    "antwoord van het kabinet",
    "antwoord van de regering",
    "reactie van het kabinet",
    "reactie van de minister",
    "reactie van de staatssecretaris",
];

/// Words before a number that make a line a pillar's heading.
pub const PILLAR_WORDS: &[&str] = &["pijler", "thema", "hoofdstuk", "onderdeel", "paragraaf"];

/// Short forms with a full stop that ends no sentence.
pub const SHORT_FORMS: &[&str] = &[
    "a.s", "art", "arts", "b.v", "bijv", "blz", "bv", "c.q", "c.s", "ca", "circa", "d.d", "d.w.z", "dd",
    "dhr", "dr", "drs", "e.a", "e.d", "e.v", "enz", "etc", "evt", "excl", "fig", "i.c", "i.h.b", "i.p.v",
    "i.v.m", "incl", "ing", "ir", "jr", "jl", "lid", "m.b.t", "m.b.v", "m.i.v", "m.n", "max", "mevr", "mgr",
    "min", "mld", "mln", "mr", "mw", "n.a.v", "nl", "no", "nr", "nrs", "o.a", "o.b.v", "o.g.v", "o.l.v",
    "o.m", "p", "par", "pag", "prof", "r", "resp", "s", "st", "stcrt", "stb", "t.a.v", "t.b.v", "t.g.v",
    "t.o.v", "t.w", "t/m", "tel", "u.s", "v", "vgl", "vs", "w.o", "z.o.z", "zgn", "zg", "trb", "pb", "mr",
];

/// Words that can be cut at a line end and still need their hyphen.
pub const HYPHEN_PREFIXES: &[&str] =
    &["niet", "ex", "non", "vice", "e", "anti", "pro", "semi", "quasi", "oud", "pseudo", "adjunct"];

/// After a cut hyphen these begin a new word: `land- en tuinbouw`.
pub const HYPHEN_JOINTS: &[&str] = &[
    "en", "of", "als", "noch", "dan", "tot", "c.q.", "en/of", "respectievelijk", "alsmede", "evenals", "maar",
];
