//! The items of a dossier that can be found, with their texts.

use crate::dutch::fold;
use crate::item::Item;
use crate::model::{
    AnswerIx, Dossier, FactionIx, Lines, Links, ParagraphIx, PillarIx, SectionIx, Status, Voice,
};

use super::fuzzy::Labels;
use super::query::Kind;

/// Letters of a text that serve as its label.
const LABEL: usize = 90;

/// An item as the finder knows it.
pub(super) struct Entry {
    pub(super) item: Item,
    pub(super) kind: Kind,
    pub(super) pillar: Option<PillarIx>,
    pub(super) factions: Vec<FactionIx>,
    pub(super) status: Option<Status>,
    pub(super) lines: Lines,
    pub(super) note: Option<u32>,
}

/// Items with their texts: their own, what stands before, the other half; and where each text's lead ends.
#[derive(Default)]
pub(super) struct Gathered {
    pub(super) entries: Vec<Entry>,
    pub(super) texts: Vec<[String; 3]>,
    pub(super) leads: Vec<usize>,
    /// The beginning of each title and question, folded; empty for all else.
    pub(super) labels: Labels,
}

/// Gathers the items of a dossier.
pub(super) fn gather(dossier: &Dossier, links: &Links) -> Gathered {
    let mut all = Gathered::default();
    all.titles(dossier);
    all.questions(dossier, links);
    all.answers(dossier, links);
    all.paragraphs(dossier);
    all
}

impl Gathered {
    fn add(&mut self, dossier: &Dossier, item: Item, kind: Kind, factions: Vec<FactionIx>, own: &str) {
        let pillar = match item {
            Item::Question(q) => dossier.question(q).pillar,
            Item::Answer(a) => dossier.answer(a).pillar,
            Item::Paragraph(p) => dossier.sections[dossier.section_of(p).at()].pillar,
        };
        let label = match kind {
            Kind::Title | Kind::Question => fold(&own.chars().take(LABEL).collect::<String>()),
            _ => String::new(),
        };
        self.labels.push(&label);
        let lines = item.lines(dossier);
        self.entries.push(Entry { item, kind, pillar, factions, status: None, lines, note: None });
        self.texts.push([own.to_owned(), String::new(), String::new()]);
        self.leads.push(own.len());
    }

    fn titles(&mut self, dossier: &Dossier) {
        for (at, section) in dossier.sections.iter().enumerate() {
            let factions: Vec<FactionIx> = section.faction.into_iter().collect();
            for paragraph in section.paragraphs.clone().filter(|&p| dossier.paragraphs[p].is_heading()) {
                let item = Item::Paragraph(ParagraphIx::new(paragraph));
                self.add(dossier, item, Kind::Title, factions.clone(), &dossier.paragraphs[paragraph].text);
            }
            if section.voice == Voice::Contribution
                && section.faction.is_some()
                && let Some(item) = Item::top_of(dossier, SectionIx::new(at))
            {
                let name = dossier.faction_name(section.faction);
                let title = section.pillar.map_or("", |p| &dossier.pillars[p.at()].title);
                self.add(dossier, item, Kind::Title, factions, &format!("{name} {title}"));
            }
        }
    }

    fn questions(&mut self, dossier: &Dossier, links: &Links) {
        for ix in dossier.question_ixs() {
            let question = dossier.question(ix);
            self.add(
                dossier,
                Item::Question(ix),
                Kind::Question,
                question.faction.into_iter().collect(),
                &question.text,
            );
            let answers: Vec<&str> =
                links.of(ix).links.iter().flat_map(|link| &link.spans).map(|s| dossier.words(s)).collect();
            let at = self.entries.len() - 1;
            self.entries[at].status = Some(links.of(ix).status);
            self.texts[at][1] = dossier.words(&dossier.background(ix)).to_owned();
            self.texts[at][2] = answers.join(" ");
        }
    }

    fn answers(&mut self, dossier: &Dossier, links: &Links) {
        for (at, answer) in dossier.answers.iter().enumerate() {
            let ix = AnswerIx::new(at);
            let mut factions = answer.factions.clone();
            factions.extend(links.asked_by(ix).iter().filter_map(|q| dossier.question(*q).faction));
            self.add(dossier, Item::Answer(ix), Kind::Answer, factions, &answer.text);
            let first = crate::read::sentences(&answer.text).first().map_or(0, |first| first.end);
            if let Some(lead) = self.leads.last_mut() {
                *lead = first;
            }
        }
    }

    fn paragraphs(&mut self, dossier: &Dossier) {
        for (at, paragraph) in dossier.paragraphs.iter().enumerate().filter(|(_, p)| !p.is_heading()) {
            let ix = ParagraphIx::new(at);
            let faction = dossier.sections[dossier.section_of(ix).at()].faction;
            self.add(
                dossier,
                Item::Paragraph(ix),
                Kind::Paragraph,
                faction.into_iter().collect(),
                &paragraph.text,
            );
        }
        for note in &dossier.footnotes {
            if let Some(cited) = &note.cited {
                let text = note.text.as_deref().unwrap_or_default();
                self.add(dossier, Item::Paragraph(cited.paragraph), Kind::Footnote, Vec::new(), text);
                if let Some(entry) = self.entries.last_mut() {
                    entry.note = Some(note.number);
                }
            }
        }
    }
}

/// Names of three words and more, with their initials: `Organisatie voor Economische Samenwerking en Ontwikkeling`
/// is looked for as `oeso`, whether or not the text says so.
pub(super) fn initials(text: &str) -> Vec<(String, String)> {
    let mut out = Vec::new();
    let mut run: Vec<&str> = Vec::new();
    for word in text.split(|c: char| !c.is_alphanumeric() && c != '-').chain([""]) {
        let is_name = word.chars().next().is_some_and(char::is_uppercase) && word.len() > 2;
        if is_name {
            run.push(word);
        } else if !matches!(word, "voor" | "van" | "en" | "de" | "der" | "het" | "tot" | "in") {
            if run.len() >= 3 {
                let letters: String = run.iter().filter_map(|word| word.chars().next()).collect();
                out.push((fold(&letters), run.join(" ")));
            }
            run.clear();
        }
    }
    out
}
