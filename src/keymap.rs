//! The one table of keys: dispatch, the help list and the README's key list come from it.

use crate::key::Key;
use crate::words::Lang;

/// What a key does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// One line down.
    Down,
    /// One line up.
    Up,
    /// Half a page down.
    HalfDown,
    /// Half a page up.
    HalfUp,
    /// A page down.
    PageDown,
    /// A page up.
    PageUp,
    /// To the top.
    Top,
    /// To the bottom.
    Bottom,
    /// The other half: question ↔ answer.
    Other,
    /// The next question or answer.
    Next,
    /// The previous one.
    Previous,
    /// Why a question has its status and links.
    Why,
    /// The next pillar or faction.
    NextGroup,
    /// The previous pillar or faction.
    PreviousGroup,
    /// The next unanswered question.
    NextOpen,
    /// Fold, or to the parent.
    Fold,
    /// Unfold, or open.
    Unfold,
    /// Tree ↔ text.
    Switch,
    /// The tree by pillar or by faction.
    Axis,
    /// Full-width text.
    Wide,
    /// The grid of pillars and factions.
    Overview,
    /// Open what is selected.
    Open,
    /// Back.
    Back,
    /// Forward.
    Forward,
    /// Question and answer one above the other.
    Stack,
    /// Question and answer scroll together.
    Together,
    /// The last two places.
    Toggle,
    /// Search in this text.
    Search,
    /// The next match.
    NextMatch,
    /// The previous match.
    PreviousMatch,
    /// The finder.
    Find,
    /// Search all text.
    FindText,
    /// Show only what fits.
    Limit,
    /// The last finder again, where it was.
    Reopen,
    /// The list of places visited.
    Visited,
    /// To a typed reference.
    Goto,
    /// Help and palette.
    Help,
    /// Draw everything anew.
    Repaint,
    /// Close, or quit.
    Quit,
    /// Quit from anywhere.
    QuitNow,
    /// Suspend.
    Suspend,
    /// Copy, by a second key.
    Copy,
    /// Mark this place, by a second key.
    Mark,
    /// The list of marks.
    Marks,
    /// The remark on a question.
    Remark,
    /// To ask on, or no more.
    AskOn,
    /// The next judgement.
    Judge,
    /// Correct a question's links.
    Correct,
}

impl Action {
    /// Whether it only moves on where one is.
    pub fn is_motion(self) -> bool {
        matches!(
            self,
            Self::Down
                | Self::Up
                | Self::HalfDown
                | Self::HalfUp
                | Self::PageDown
                | Self::PageUp
                | Self::Top
                | Self::Bottom
        )
    }
}

/// A line of the table.
#[derive(Debug)]
pub struct Binding {
    /// The keys, and how each is written.
    pub keys: &'static [(Key, &'static str)],
    /// What they do.
    pub action: Action,
    /// The action's name in settings, before [`setting`] makes it one word: `NextOpen`.
    name: &'static str,
    /// What help says in Dutch.
    pub dutch: &'static str,
    /// What help and README say in English.
    pub english: &'static str,
}

impl Binding {
    /// What help says.
    pub fn told(&self, lang: Lang) -> &'static str {
        lang.of(self.dutch, self.english)
    }
}

macro_rules! bindings {
    ($($action:ident: $([$key:expr, $name:literal])+ => $dutch:literal, $english:literal;)*) => {
        &[$(Binding { keys: &[$(($key, $name)),+], action: Action::$action, name: stringify!($action), dutch: $dutch, english: $english }),*]
    };
}

/// All keys.
pub const BINDINGS: &[Binding] = bindings! {
    Other: [Key::Char('a'), "a"] => "naar het antwoord, of terug naar de vraag", "the other half: question ↔ answer; again: the next answer, at the end back";
    Next: [Key::Char('J'), "J"] [Key::Char(']'), "]"] => "volgende vraag of volgend antwoord", "next question (or answer) without leaving the text";
    Previous: [Key::Char('K'), "K"] [Key::Char('['), "["] => "vorige vraag of vorig antwoord", "previous question (or answer)";
    NextOpen: [Key::Char('U'), "U"] => "volgende onbeantwoorde vraag", "next unanswered question";
    Why: [Key::Char('w'), "w"] => "waarom: status, koppelingen en wat het dichtst bij kwam", "why: status, links with their reasons, and what came nearest";
    NextGroup: [Key::Char('}'), "}"] => "volgende pijler of fractie", "next pillar or faction";
    PreviousGroup: [Key::Char('{'), "{"] => "vorige pijler of fractie", "previous pillar or faction";
    Find: [Key::Char('f'), "f"] => "zoek titels, fracties en vragen (ook op status)", "finder over titles, factions and questions, with preview";
    FindText: [Key::Char('s'), "s"] => "zoek woorden in alle tekst", "search all text by words";
    Reopen: [Key::Char(';'), ";"] => "laatste zoekvraag opnieuw, waar die was", "reopen the last finder where it was";
    Limit: [Key::Char('&'), "&"] => "toon alleen wat past (fractie, status, woorden)", "show only what fits (faction, status, words), in tree and text";
    Goto: [Key::Char(':'), ":"] => "ga naar een verwijzing: 1.3/sp/4, p16, sp 1.3", "go to a typed reference: 1.3/sp/4, p16, sp 1.3";
    Search: [Key::Char('/'), "/"] => "zoek in deze tekst", "search in this text";
    NextMatch: [Key::Char('n'), "n"] => "volgende treffer", "next match";
    PreviousMatch: [Key::Char('N'), "N"] => "vorige treffer", "previous match";
    Down: [Key::Char('j'), "j"] [Key::Down, "↓"] => "regel omlaag", "line down";
    Up: [Key::Char('k'), "k"] [Key::Up, "↑"] => "regel omhoog", "line up";
    HalfDown: [Key::Char('d'), "d"] => "halve bladzijde omlaag", "half a page down";
    HalfUp: [Key::Char('u'), "u"] => "halve bladzijde omhoog", "half a page up";
    PageDown: [Key::Char(' '), "Space"] [Key::PageDown, "PgDn"] => "bladzijde omlaag", "page down";
    PageUp: [Key::Char('b'), "b"] [Key::PageUp, "PgUp"] => "bladzijde omhoog", "page up";
    Top: [Key::Char('g'), "g g"] [Key::Home, "Home"] => "naar het begin", "top";
    Bottom: [Key::Char('G'), "G"] [Key::End, "End"] => "naar het eind", "bottom";
    Fold: [Key::Char('h'), "h"] [Key::Left, "←"] => "inklappen, of naar wat erboven staat", "in the tree: fold, or to the parent";
    Unfold: [Key::Char('l'), "l"] [Key::Right, "→"] => "uitklappen, of openen", "in the tree: unfold, or open";
    Open: [Key::Enter, "Enter"] => "openen; in de tekst: volg de verwijzing of toon de noot", "open; in the text: follow the reference, show the footnote";
    Switch: [Key::Tab, "Tab"] [Key::BackTab, "Shift-Tab"] => "boom ↔ tekst", "tree ↔ text";
    Axis: [Key::Char('t'), "t"] => "boom per pijler of per fractie", "tree by pillar or by faction";
    Wide: [Key::Char('z'), "z"] => "tekst over de volle breedte", "full-width text";
    Overview: [Key::Char('v'), "v"] => "overzicht: vragen per pijler en fractie, met wat onbeantwoord is", "overview: the grid of pillars and factions with counts; Enter opens a cell";
    Stack: [Key::Char('x'), "x"] => "vraag en antwoord onder elkaar (naast elkaar vanaf 120 kolommen)", "question and answer one above the other (side by side from 120 columns)";
    Together: [Key::Char('X'), "X"] => "vraag en antwoord samen laten rollen, of elk voor zich", "question and answer scroll together, or each for itself";
    Back: [Key::Char('H'), "H"] [Key::Backspace, "Backspace"] => "terug", "back";
    Forward: [Key::Char('L'), "L"] => "vooruit", "forward";
    Toggle: [Key::Char('-'), "-"] => "wissel tussen de laatste twee plaatsen", "toggle the last two places";
    Visited: [Key::Char('o'), "o"] => "lijst van bezochte plaatsen", "list of places visited";
    Help: [Key::Char('?'), "?"] [Key::F(1), "F1"] => "hulp: alle toetsen, Enter voert uit", "searchable list of all actions; Enter runs one";
    Repaint: [Key::Char('r'), "r"] => "scherm opnieuw tekenen", "repaint";
    Quit: [Key::Char('q'), "q"] => "sluiten of stoppen", "close, or quit";
    QuitNow: [Key::Char('Q'), "Q"] => "overal stoppen", "quit from anywhere";
    Suspend: [Key::Char('Z'), "Z"] [Key::Ctrl('z'), "Ctrl-z"] => "naar de achtergrond", "suspend";
    Copy: [Key::Char('y'), "y"] => "kopieer: y a antwoord, y q vraag, y b beide, y r verwijzing", "copy: y a answer, y q question, y b both, y r reference";
    Mark: [Key::Char('m'), "m"] => "merk deze plaats: m en een letter", "mark this place: m and a letter";
    Marks: [Key::Char('\''), "'"] => "gemerkte plaatsen: ' en de letter gaat erheen", "marked places: ' and the letter goes there";
    Remark: [Key::Char('e'), "e"] => "aantekening: notitie, tags, doorvragen, oordeel", "remark: note, tags, to ask on, judgement";
    AskOn: [Key::Char('!'), "!"] => "doorvragen op deze vraag, of niet meer", "to ask on about this question, or no more";
    Judge: [Key::Char('='), "="] => "oordeel over het antwoord: voldoende, ontwijkend, onvolledig, geen", "judgement of the answer: sufficient, evasive, incomplete, none";
    Correct: [Key::Char('c'), "c"] => "verbeter de koppeling: ander antwoord, meer, geen, zoals berekend", "correct the link: another answer, several, none, as computed";
};

/// The keys of the line that is typed into: how they are written, what they do in Dutch, and in English.
pub const IN_FINDER: &[(&str, &str, &str)] = &[
    (
        "↓ ↑",
        "volgende, vorige; ↑ bovenaan: eerdere zoekvragen",
        "next, previous; ↑ at the top: earlier queries",
    ),
    (
        "Enter · Tab",
        "open wat gekozen is · meteen de andere helft",
        "open what is selected · at once its other half",
    ),
    (
        "F2 F3 …",
        "laat het eerste, tweede … deel van de vraag weg",
        "leave out the first, second … part of the query",
    ),
    (
        "Ctrl-u · Esc",
        "wis de regel · sluit, alles blijft zoals het was",
        "clear the line · close, all stays as it was",
    ),
];

/// The bindings, for help and README.
pub fn advertised() -> impl Iterator<Item = &'static Binding> {
    BINDINGS.iter()
}

/// The name of a binding's action in settings: `next-open`.
pub fn setting(binding: &Binding) -> String {
    let mut out = String::new();
    for c in binding.name.chars() {
        if c.is_uppercase() && !out.is_empty() {
            out.push('-');
        }
        out.extend(c.to_lowercase());
    }
    out
}

/// The key that is written so in settings: `J`, `Space`, `F5`, `Ctrl-x`, `PgDn`.
pub fn key(written: &str) -> Option<Key> {
    let known = BINDINGS.iter().flat_map(|b| b.keys).find(|(_, name)| *name == written);
    if let Some((key, _)) = known {
        return Some(*key);
    }
    let mut letters = written.chars();
    match (letters.next(), letters.next()) {
        (Some(letter), None) if !letter.is_control() => return Some(Key::Char(letter)),
        _ => {}
    }
    match written {
        "Up" => Some(Key::Up),
        "Down" => Some(Key::Down),
        "Left" => Some(Key::Left),
        "Right" => Some(Key::Right),
        "Delete" => Some(Key::Delete),
        _ => {
            let function = written.strip_prefix('F').and_then(|n| n.parse().ok());
            let function = function.filter(|n| (1..=12).contains(n)).map(Key::F);
            let letter = written.strip_prefix("Ctrl-").filter(|l| l.len() == 1);
            let letter = letter.and_then(|l| l.chars().next()).filter(char::is_ascii_lowercase);
            function.or(letter.map(Key::Ctrl))
        }
    }
}

/// The keys as they count: those of the table, and what a person made of them.
#[derive(Debug, Clone)]
pub struct Keymap(Vec<(Key, String, Action)>);

impl Default for Keymap {
    fn default() -> Self {
        let keys = BINDINGS.iter().flat_map(|b| b.keys.iter().map(|(key, name)| (*key, *name, b.action)));
        Self(keys.map(|(key, name, action)| (key, name.to_owned(), action)).collect())
    }
}

impl Keymap {
    /// What a key does; `None` for keys without meaning.
    pub fn action(&self, key: Key) -> Option<Action> {
        self.0.iter().find(|known| known.0 == key).map(|known| known.2)
    }

    /// How the keys of an action are written: `J · ]`.
    pub fn names(&self, action: Action) -> String {
        let own = self.0.iter().filter(|known| known.2 == action);
        own.map(|known| known.1.as_str()).collect::<Vec<_>>().join(" · ")
    }

    /// How each key of an action is written.
    pub fn written(&self, action: Action) -> Vec<&str> {
        self.0.iter().filter(|known| known.2 == action).map(|known| known.1.as_str()).collect()
    }

    /// Gives an action these keys and no others; what they did before they do no more.
    pub fn bind(&mut self, action: Action, keys: Vec<(Key, String)>) {
        self.0.retain(|known| known.2 != action && !keys.iter().any(|(key, _)| *key == known.0));
        self.0.extend(keys.into_iter().map(|(key, name)| (key, name, action)));
    }

    /// The actions that no key leads to.
    pub fn unreachable(&self) -> Vec<&'static Binding> {
        BINDINGS.iter().filter(|b| self.0.iter().all(|known| known.2 != b.action)).collect()
    }
}

/// Other words for what people want, by which help finds an action; in both languages.
const ALSO: &[(Action, &str)] = &[
    (Action::Other, "antwoord vraag reply heen en weer jump springen"),
    (Action::NextOpen, "open zonder antwoord ontbreekt missing"),
    (Action::Why, "uitleg reden zekerheid bewijs explain reason"),
    (Action::Find, "zoeken finder opzoeken search lookup"),
    (Action::FindText, "zoeken finder opzoeken search lookup woord"),
    (Action::Limit, "filter filteren beperken verbergen hide"),
    (Action::Goto, "spring pagina nummer jump page"),
    (Action::Wide, "breed scherm vullen zoom"),
    (Action::Overview, "tabel matrix telling tellen aantallen table matrix count"),
    (Action::Stack, "naast elkaar onder elkaar splitsen vergelijken split compare"),
    (Action::Back, "terug vorige geschiedenis history previous"),
    (Action::Forward, "vooruit geschiedenis history"),
    (Action::Visited, "geschiedenis history recent"),
    (Action::Copy, "kopiëren klembord citeren plakken copy clipboard quote cite"),
    (Action::Mark, "bladwijzer markeren onthouden bookmark"),
    (Action::Marks, "bladwijzers bookmarks"),
    (Action::Remark, "opschrijven schrijven notities annotate write comment"),
    (Action::AskOn, "vlag interruptie doorvragen flag follow up"),
    (Action::Judge, "beoordelen ontwijken waarderen rate evasive"),
    (Action::Correct, "verbeteren corrigeren fout verkeerd fix wrong"),
    (Action::Help, "toetsen sneltoetsen keys shortcuts"),
    (Action::Quit, "stoppen afsluiten einde exit leave"),
    (Action::QuitNow, "stoppen afsluiten einde exit leave"),
    (Action::Suspend, "shell pauze pause"),
];

/// All by which help finds a binding: what it says in a language, its keys apart, and other words for it.
pub fn sought_by(binding: &Binding, lang: Lang) -> String {
    let also = ALSO.iter().filter(|(action, _)| *action == binding.action).map(|(_, words)| *words);
    std::iter::once(binding.told(lang)).chain(also).collect::<Vec<_>>().join(" ")
}

/// The key list of the README.
pub fn readme_table() -> String {
    let rows = advertised().map(|b| {
        let keys: Vec<String> = b.keys.iter().map(|(_, name)| format!("`{name}`")).collect();
        format!("| {} | {} |\n", keys.join(" "), b.english)
    });
    let typing =
        IN_FINDER.iter().map(|(keys, _, english)| format!("| `{keys}` | in the finder: {english} |\n"));
    std::iter::once("| key | action |\n|---|---|\n".to_owned()).chain(rows).chain(typing).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Multiplexers, browsers and some keyboards keep Ctrl for themselves.
    #[test]
    fn every_action_has_a_key_without_ctrl() {
        for binding in BINDINGS {
            let plain = |(key, _): &(Key, &str)| !matches!(key, Key::Ctrl(_));
            assert!(binding.keys.iter().any(plain), "{:?}", binding.action);
        }
    }

    #[test]
    fn keys_are_given_to_other_actions() {
        let mut keys = Keymap::default();
        keys.bind(Action::NextOpen, vec![(Key::Char('v'), "v".into()), (Key::F(5), "F5".into())]);
        assert_eq!(keys.action(Key::Char('v')), Some(Action::NextOpen));
        assert_eq!((keys.action(Key::Char('U')), keys.names(Action::NextOpen)), (None, "v · F5".into()));
        let lost: Vec<String> = keys.unreachable().into_iter().map(setting).collect();
        assert_eq!(lost, ["overview"]);
    }

    #[test]
    fn keys_are_read_as_they_are_written() {
        for (written, wanted) in [
            ("J", Some(Key::Char('J'))),
            ("Space", Some(Key::Char(' '))),
            ("g g", Some(Key::Char('g'))),
            ("F12", Some(Key::F(12))),
            ("Ctrl-x", Some(Key::Ctrl('x'))),
            ("PgDn", Some(Key::PageDown)),
            ("Up", Some(Key::Up)),
            ("F13", None),
            ("Ctrl-", None),
            ("ab", None),
            ("", None),
        ] {
            assert_eq!(key(written), wanted, "{written}");
        }
        for (key_of, name) in BINDINGS.iter().flat_map(|b| b.keys) {
            assert_eq!(key(name), Some(*key_of), "{name}");
        }
    }

    #[test]
    fn one_key_one_meaning() {
        let mut seen = std::collections::HashSet::new();
        for (key, name) in BINDINGS.iter().flat_map(|b| b.keys) {
            assert!(seen.insert(*key), "{name} stands twice");
        }
    }
}
