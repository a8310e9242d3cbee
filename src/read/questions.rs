//! Cuts demands out of contributions: which sentences ask, and which belong to the demand before.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use foldhash::fast::RandomState;

use crate::dutch::{self, SHORT_WORD, is_stop};
use crate::genre::{
    ADDING, AFTER_ACHT, AFTER_AND_ASK, AFTER_ASK, AFTER_GLADLY, ANNOUNCING, ASKERS, BACK_POINTERS,
    BARE_REQUESTS, BEFORE_NOUN, CABINET, DEMAND_PHRASES, GLADLY_VERBS, POINTERS, TAILS, VERB_FIRST, WH_FIRST,
    WISHES,
};

use super::sentences::sentences;

/// So many words behind `vragen` its `aandacht` may stand: `vragen de leden van de SP-fractie ten slotte aandacht`.
const ATTENTION_WITHIN: usize = 9;
/// A sentence that only names a subject is no longer than this, and says `naar` so soon behind its verb.
const SUBJECT_LENGTH: usize = 22;
const SUBJECT_WITHIN: usize = 9;
/// So soon a sentence says that it goes on to something else.
const ADDED_WITHIN: usize = 4;

/// The demands of a paragraph, each as the stretch of its sentences.
pub(crate) fn demands(text: &str) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut open = false;
    // The sentence before only names a subject: what is asked about it may follow.
    let mut named = false;
    for range in sentences(text) {
        let lower = dutch::lower(&text[range.clone()]);
        let sentence = Words::of(&lower);
        if open && sentence.is_tail() {
            if let Some(last) = out.last_mut() {
                last.end = range.end;
            }
            named = false;
        } else {
            open = sentence.asks();
            let goes_on = named && sentence.asked && !sentence.adds();
            named = open && sentence.names_a_subject();
            match out.last_mut() {
                Some(last) if goes_on => last.end = range.end,
                _ if open => out.push(range),
                _ => {}
            }
        }
    }
    out
}

/// The whole paragraph as one demand.
#[allow(clippy::single_range_in_vec_init, reason = "one demand that is the whole text")]
pub(crate) fn whole(text: &str) -> Vec<Range<usize>> {
    vec![0..text.len()]
}

/// Whether a paragraph holds a demand.
pub(crate) fn holds_demand(text: &str) -> bool {
    sentences(text).into_iter().any(|r| Words::of(&dutch::lower(&text[r])).asks())
}

/// Whether a paragraph is spoken by or for members.
pub(crate) fn speaks_for_members(text: &str) -> bool {
    let start: String = dutch::lower(&text.chars().take(400).collect::<String>());
    begins_with_asker(&start)
        || start.contains("deze leden")
        || start.contains("leden van de")
        || start.contains("zijnde leden")
        || start.contains("dit lid")
        || start.starts_with("het lid")
}

/// Whether a text begins with words that stand for members: `Deze leden`, `Zij`.
fn begins_with_asker(lower: &str) -> bool {
    ASKERS.iter().any(|a| lower.strip_prefix(a).is_some_and(|r| r.starts_with([' ', ','])))
}

/// The phrases of [`DEMAND_PHRASES`] by their first word.
static PHRASES: LazyLock<HashMap<&str, Vec<&str>, RandomState>> = LazyLock::new(|| {
    let mut out: HashMap<&str, Vec<&str>, RandomState> = HashMap::default();
    for phrase in DEMAND_PHRASES {
        out.entry(phrase.split(' ').next().unwrap_or_default()).or_default().push(phrase);
    }
    out
});

/// The words of a sentence in lower case.
struct Words<'a> {
    list: Vec<&'a str>,
    text: &'a str,
    asked: bool,
}

impl<'a> Words<'a> {
    fn of(text: &'a str) -> Self {
        let trimmed = text.trim_end_matches(|c: char| "»”’\") ".contains(c));
        let words = text
            .split(|c: char| c.is_whitespace() || c == '/' || c == '(')
            .map(|w| w.trim_matches(|c: char| !c.is_alphanumeric() && c != '-'))
            .filter(|w| !w.is_empty());
        let mut list = Vec::with_capacity(text.len() / SHORT_WORD);
        list.extend(words);
        Self { list, asked: trimmed.ends_with('?'), text }
    }

    fn starts(&self, phrase: &str) -> bool {
        let mut words = self.list.iter();
        phrase.split(' ').all(|p| words.next().is_some_and(|w| w.trim_end_matches(',') == p))
    }

    fn contains(&self, phrase: &str) -> bool {
        self.text.match_indices(phrase).any(|(at, _)| {
            let before = self.text[..at].chars().next_back();
            let after = self.text[at + phrase.len()..].chars().next();
            before.is_none_or(|c| !c.is_alphanumeric()) && after.is_none_or(|c| !c.is_alphanumeric())
        })
    }

    /// Whether one of the phrases stands in it. Only phrases whose first word does are looked for.
    fn holds_phrase(&self) -> bool {
        let openers = (0..self.list.len())
            .filter_map(|at| PHRASES.get(self.list[at]).filter(|_| !self.draws_attention(at)));
        openers.flatten().any(|phrase| self.contains(phrase))
    }

    fn word(&self, index: usize) -> &str {
        self.list.get(index).copied().unwrap_or_default()
    }

    /// Whether the sentence asks for something.
    fn asks(&self) -> bool {
        self.asked || !self.announces() && !self.wishes() && self.demands()
    }

    /// Whether it does so without a question mark.
    fn demands(&self) -> bool {
        self.speaks() && (self.holds_phrase() || self.puts_the_question())
            || self.list.iter().any(|w| matches!(*w, "benieuwd" | "nieuwsgierig")) && self.speaks()
            || self.asks_by_verb()
            || self.asks_gladly()
            || self.wants_to_know()
            || self.opens_as_question()
    }

    /// `Graag willen deze leden enkele vragen stellen.`
    fn announces(&self) -> bool {
        let text = self.text.trim_end_matches(|c: char| !c.is_alphanumeric());
        // Not of `aanvragen stellen`.
        let ends = |end: &&str| text.strip_suffix(*end).is_some_and(|before| before.ends_with(' '));
        ANNOUNCING.iter().any(ends) && !self.list.iter().any(|w| WH_FIRST.contains(w))
    }

    /// `Zij zouden graag zien dat er ruimte blijft.`: nobody is asked to do anything.
    fn wishes(&self) -> bool {
        let asks = |w: &&str| CABINET.contains(w) || matches!(*w, "u" | "vragen" | "vraagt");
        WISHES.iter().any(|wish| self.contains(wish)) && !self.list.iter().any(asks)
    }

    /// `Ook vragen zij naar de winkelprijzen.`
    fn names_a_subject(&self) -> bool {
        let asks = |w: &&str| matches!(*w, "vragen" | "vraagt");
        let Some(verb) = self.list.iter().position(asks) else { return false };
        let mut behind = self.list[verb + 1..].iter().take(SUBJECT_WITHIN);
        !self.asked
            && self.list.len() <= SUBJECT_LENGTH
            && behind.any(|w| *w == "naar")
            && !self.list.iter().skip(1).any(|w| *w != "naar" && WH_FIRST.contains(w))
    }

    /// Whether it goes on to something else.
    fn adds(&self) -> bool {
        ADDING.iter().any(|word| self.list.iter().take(ADDED_WITHIN).any(|w| w == word))
    }

    /// Whether members are the ones who speak in it.
    fn speaks(&self) -> bool {
        self.list.iter().any(|w| is_member_word(w)) || self.starts("de groep")
    }

    /// `Voorts is het voor deze leden de vraag wie er gaat handhaven.` `Dat doet bij hen de vraag rijzen of …`
    fn puts_the_question(&self) -> bool {
        let follows = |at: usize| {
            let rises = usize::from(matches!(self.word(at + 1), "rijzen" | "op" | "opkomen"));
            WH_FIRST.contains(&self.word(at + 1 + rises))
        };
        (0..self.list.len())
            .any(|at| self.word(at) == "vraag" && at > 0 && self.word(at - 1) == "de" && follows(at))
    }

    fn asks_by_verb(&self) -> bool {
        self.list.iter().enumerate().any(|(i, word)| match *word {
            "vragen" | "vroegen" => {
                // A mark of a note may stand between: `vragen 17 een toelichting`.
                let behind = i + 1 + usize::from(is_number(self.word(i + 1)));
                let next = self.word(behind);
                let prev = i.checked_sub(1).map_or("", |p| self.word(p));
                let asks_next = WH_FIRST.contains(&next) || matches!(next, "of" | "naar" | "om");
                let asked = matches!(next, "de" | "het") && CABINET.contains(&self.word(behind + 1));
                let turned = asks_next || asked || is_member_word(next) || AFTER_AND_ASK.contains(&next);
                let noun = BEFORE_NOUN.contains(&prev) && !(matches!(prev, "en" | "wel") && turned);
                // In `… en vragen daarom of`, who asks may stand far before.
                let far = if prev == "en" && turned { 0 } else { i.saturating_sub(9) };
                let member_near = self.list[far..i]
                    .iter()
                    .chain(self.list.iter().skip(i + 1).take(7))
                    .any(|w| is_member_word(w));
                // `Zij hebben ook vragen.` `Zij vragen liever niets aan.`
                let had = next.is_empty() && self.list[..i].iter().any(|w| matches!(*w, "hebben" | "heeft"));
                let applies = self.list.last() == Some(&"aan");
                !noun
                    && !had
                    && !applies
                    && member_near
                    && (AFTER_ASK.contains(&next) || next.is_empty())
                    && !self.draws_attention(i)
            }
            "verzoeken" | "verzoekt" | "verzochten" => {
                let near =
                    self.list[i.saturating_sub(9)..i].iter().chain(self.list.iter().skip(i + 1).take(2));
                near.into_iter().any(|w| is_member_word(w))
            }
            "vraagt" | "vroeg" => {
                let prior = &self.list[..i];
                let around =
                    self.list[i.saturating_sub(6)..i].iter().chain(self.list.iter().skip(i + 1).take(3));
                !prior.iter().any(|w| *w == "dat" || *w == "omdat")
                    && (around.into_iter().any(|w| matches!(*w, "lid" | "hij" | "zij" | "fractie"))
                        || self.starts("de groep"))
                    && !self.draws_attention(i)
            }
            _ => false,
        })
    }

    /// `vragen deze leden ook aandacht voor ouderen`: it names a subject; what is asked about it follows. To ask the
    /// cabinet for its attention is a demand.
    fn draws_attention(&self, verb: usize) -> bool {
        let behind = self.list.iter().skip(verb + 1).take(ATTENTION_WITHIN);
        let before = behind.take_while(|w| **w != "aandacht").copied();
        let at = verb + 1 + before.clone().count();
        self.word(at) == "aandacht"
            && matches!(self.word(at + 1), "voor" | "aan")
            && !before.into_iter().any(|w| w == "om" || CABINET.contains(&w))
    }

    /// `Graag ontvangen deze leden …`, `ontvangen zij graag`.
    fn asks_gladly(&self) -> bool {
        let Some(at) = self.list.iter().position(|w| *w == "graag" || *w == "gaarne") else { return false };
        if at == 0 {
            return AFTER_GLADLY.contains(&self.word(1)) || is_member_word(self.word(1));
        }
        // `Ook hoort het graag`: the member is meant.
        if at > 1 && self.word(at - 1) == "het" && GLADLY_VERBS.contains(&self.word(at - 2)) {
            return true;
        }
        let from = at.saturating_sub(9);
        self.list[from..self.list.len().min(at + 9)].iter().any(|w| GLADLY_VERBS.contains(w)) && self.speaks()
    }

    /// `willen per maatregel weten`.
    fn wants_to_know(&self) -> bool {
        let find = |words: &[&str]| self.list.iter().position(|w| words.contains(w));
        let wants = find(&["willen", "wil", "wensen", "wenst", "wilden", "zouden"]);
        let know = self
            .list
            .iter()
            .rposition(|w| matches!(*w, "weten" | "vernemen" | "horen" | "zien" | "ontvangen"));
        matches!((wants, know), (Some(a), Some(b)) if a < b && (self.word(b) == "weten" || self.word(b) == "vernemen"))
            && (self.speaks() || self.list.contains(&"groep"))
    }

    /// A question by its word order, though its mark is missing.
    fn opens_as_question(&self) -> bool {
        let first = self.word(0);
        let second = self.word(1);
        let about = first == "wat" && self.list.iter().take(12).any(|w| matches!(*w, "betreft" | "aangaat"));
        // `Wat dit lid ziet, is dat …`
        let cleft = first == "wat" && self.text.contains(", is ");
        if about || cleft || self.starts("zo") {
            return false;
        }
        let open = matches!(first, "wat" | "hoe" | "hoeveel" | "waarom" | "welke" | "welk" | "waartoe")
            || self.starts("in hoeverre")
            || self.starts("op welke wijze")
            || self.starts("op welke manier");
        let asks_openly = open
            && self.list.iter().skip(1).take(6).any(|w| VERB_FIRST.contains(w))
            && !self.text.contains(", hoe ");
        // `Acht tunnels zijn oud.`
        let counts = first == "acht" && !AFTER_ACHT.contains(&second);
        let asks_plainly = VERB_FIRST.contains(&first)
            && !counts
            && !self.text.contains(", dan ")
            && !VERB_FIRST.contains(&second);
        asks_openly || asks_plainly
    }

    /// Whether it belongs to the demand right before it.
    fn is_tail(&self) -> bool {
        TAILS.iter().any(|t| self.starts(t)) || self.is_bare_request() || self.is_echo()
    }

    /// `Waar wordt aan gedacht?`: too short to have a subject of its own.
    fn is_echo(&self) -> bool {
        let own = self.list.iter().filter(|w| !is_stop(w)).count();
        self.asked && self.list.len() <= 5 && own <= 1
    }

    /// `Kan het kabinet dit toelichten?`: points back and asks for comment, with no subject of its own.
    fn is_bare_request(&self) -> bool {
        let points = self.list.iter().any(|w| POINTERS.contains(w));
        let asks = self.list.iter().any(|w| BARE_REQUESTS.contains(w));
        if self.word(0) == "graag" && asks && BACK_POINTERS.iter().any(|p| self.contains(p)) {
            return true;
        }
        self.list.len() <= 11 && asks && (points || self.list.len() <= 4)
    }
}

fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit()) && word.bytes().all(|b| b.is_ascii_digit())
}

fn is_member_word(word: &str) -> bool {
    matches!(word, "leden" | "zij" | "lid" | "hij" | "fractie" | "ik" | "wij" | "we")
        || word.ends_with("-fractie")
        || word.ends_with("-fracties")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        demands(text).into_iter().map(|r| &text[r]).collect()
    }

    #[test]
    fn demands_with_and_without_mark() {
        for text in [
            "Kan het kabinet dit bevestigen?",
            "Graag ontvangen deze leden een reactie op het plan.",
            "Deze leden vragen per land aan te geven welke stappen worden gezet.",
            "Ook vragen deze leden of dit ten koste gaat van elders.",
            "Voorgenoemde leden willen per maatregel weten in hoeverre dit geldt.",
            "Is zij ook bereid een bijdrage te leveren aan het doel.",
            "Wat is de voortgang van het plan (nr. 1265)",
            "Zij onderschrijven de noodzaak en vragen welke maatregelen komen.",
            "Zij zijn dan met name benieuwd naar de aanpak.",
            "Het lid De Wit vraagt of dit klopt.",
            "De Groep Van Haga vraagt waarom de sluis dicht is.",
            "Acht het kabinet dat verstandig.",
            "Zij zouden graag zien dat de Minister de Kamer hierover bericht.",
            "Ik zou graag zien dat u de Kamer hierover bericht.",
            "Deze leden verzoeken de regering te regelen dat zij geen aanvragen stellen.",
            "Kan concreet gemaakt worden hoe dit wordt vormgegeven.",
            "Voorts verzoekt het lid De Wit om een reactie op het advies.",
            "Ook hoort het graag hoeveel bedrijven van de lijst zijn gehaald.",
            "Voorts is het voor deze leden de vraag wie er gaat handhaven.",
            "Het lid Verkuijl vernam graag hoe de punten worden bekostigd.",
            "Gaarne krijgen zij daarover alsnog opheldering.",
            "Ook vragen zij de Minister om aandacht voor de kleine bedrijven.",
            "Deze leden vinden dat onjuist en vragen de regering te overwegen om het mandaat te verruimen.",
            "Deze leden zien dat het bij een groot deel van alle dijken nog altijd blijft liggen en vragen daarom of het anders kan.",
            "Om dat in beeld te krijgen, willen we de regering vragen om een nulmeting.",
            "Dit doet bij de leden van de SP-fractie de vraag rijzen of het tarief te hoog is.",
            "Deze leden willen de toezegging dat de haven bereikbaar blijft.",
            "Zij wensen een rapportage over de sluizen.",
            "Deze leden nodigen de Minister uit om op de positie van de schippers in te gaan.",
            "De leden van de SGP-fractie vragen een toelichting op de situatie bij de sluis.",
            "De leden van de SGP-fractie vragen 17 een toelichting op de situatie bij de sluis.",
        ] {
            assert_eq!(cut(text), [text]);
        }
    }

    #[test]
    fn statements_ask_nothing() {
        for text in [
            "Zij hebben daarover nog enkele vragen.",
            "Deze leden zetten graag hun opmerkingen en vragen per pijler uiteen.",
            "De achtergrond van deze vraag is het gegeven dat werkloosheid blijft.",
            "Deze leden lezen dat het kabinet aandacht vraagt voor de regels.",
            "Wat betreft de voorzieningen hebben deze leden enkele korte vragen.",
            "De voorgenoemde leden wijzen erop dat dit niet kan.",
            "Deze leden hebben op dit moment geen verdere vragen.",
            "Deze leden zouden graag zien dat er ruimte blijft voor het gezinsbedrijf.",
            "Wat dit lid ziet, is een Rijk dat de sluis sluit.",
            "Ook over het toezicht hebben deze leden vragen.",
            "Deze leden krijgen vragen van schippers over de sluis.",
            "Uit angst voor terugvordering vragen zij liever niets aan.",
            "Acht tunnels zijn toe aan een opknapbeurt.",
            "Graag willen deze leden een opmerking maken en twee vragen stellen.",
            "De leden van de CDA-fractie vragen de regering in te gaan op de volgende punten.",
            "De leden van de SP-fractie vragen aandacht voor een vergeten kant van het roken.",
            "Tot slot vragen de leden van de CDA-fractie aandacht voor de staat van de dijken.",
            "Het lid De Wit vraagt verder aandacht voor de otter.",
            "Deze leden hebben kennisgenomen van de opmerkingen en vragen de andere fracties betreffende.",
            "Wat frisdrank betreft wijzen zij op een land waar dit heeft geleid tot minder suiker.",
        ] {
            assert_eq!(cut(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn who_names_a_subject_and_then_asks_asks_once() {
        for (naming, asking) in [
            ("Ook vragen zij naar de winkelprijzen.", "Hoeveel zijn die gestegen?"),
            ("De leden van de SP-fractie vragen tot slot naar de otters.", "Is bekend hoeveel er zijn?"),
        ] {
            let one = format!("{naming} {asking}");
            assert_eq!(cut(&one), [one.as_str()]);
            assert_eq!(cut(naming), [naming], "nothing follows");
            let other = "Daarnaast vragen zij wat een otter eet.";
            let two = format!("{naming} {other}");
            assert_eq!(cut(&two), [naming, other], "something else follows");
        }
        let whole = "Zij vragen wanneer de brief naar de Kamer komt.";
        let two = format!("{whole} Wat kost een sluis?");
        assert_eq!(cut(&two), [whole, "Wat kost een sluis?"]);
    }

    #[test]
    fn tails_belong_to_the_demand_before() {
        for text in [
            "Welke aantallen komen er? Gaat het om de beloofde duizend?",
            "Hoe staat het met het verdrag? Kan het kabinet uiteenzetten hoe dit overleg verloopt?",
            "Wat verandert er door het plan? Graag vernemen deze leden een reactie op dit punt waarbij de kosten aan bod komen.",
        ] {
            assert_eq!(cut(text), [text]);
        }
        let text = "Acht het kabinet dat logisch? Zo ja, op welke manier? Kan het kabinet dit toelichten? Waar wordt aan gedacht? Wat kost de nieuwe dijk?";
        assert_eq!(
            cut(text),
            [
                "Acht het kabinet dat logisch? Zo ja, op welke manier? Kan het kabinet dit toelichten? Waar wordt aan gedacht?",
                "Wat kost de nieuwe dijk?"
            ]
        );
    }
}
