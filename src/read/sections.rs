//! Blocks → sections: who speaks under which pillar, and about whose questions.

use std::collections::HashSet;

use crate::dutch;
use crate::model::{Faction, FactionIx, Lines, Paragraph, ParagraphKind, Pillar, PillarIx, Section, Voice};

use super::blocks::Block;
use super::headings::Head;
use super::questions;
use super::speakers::{Mention, mentions, same_name};

/// What is known of one paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place {
    /// Who speaks: only `Contribution`, `Reply` or `Matter`.
    pub(crate) voice: Voice,
    /// The pillar it stands under.
    pub(crate) pillar: Option<PillarIx>,
    /// Whose contribution it is, or whose questions a heading above says it replies to.
    pub(crate) faction: Option<FactionIx>,
    /// The numbers of the questions it asks or answers.
    pub(crate) numbers: Vec<u32>,
    /// The numbers come from a heading `Vraag 3`: the whole paragraph is the question.
    pub(crate) whole: bool,
    /// A bare `Antwoord` above opened the answer: a new subject alone does not end it.
    pub(crate) marked: bool,
}

/// Sections and what is known of each paragraph.
#[derive(Debug, Default)]
pub(crate) struct Layout {
    pub(crate) pillars: Vec<Pillar>,
    pub(crate) factions: Vec<Faction>,
    pub(crate) sections: Vec<Section>,
    /// One per paragraph.
    pub(crate) places: Vec<Place>,
}

impl Layout {
    /// The position of a faction, added when new.
    fn faction(&mut self, name: &str) -> FactionIx {
        let at = self.factions.iter().position(|f| same_name(&f.name, name)).unwrap_or_else(|| {
            self.factions.push(Faction { name: name.to_owned() });
            self.factions.len() - 1
        });
        FactionIx::new(at)
    }

    /// The position of a faction that has spoken, alone or together with another.
    pub(crate) fn known_faction(&self, name: &str) -> Option<FactionIx> {
        let alone = self.factions.iter().position(|f| same_name(&f.name, name));
        let together =
            || self.factions.iter().position(|f| f.name.split(TOGETHER).any(|n| same_name(n, name)));
        alone.or_else(together).map(FactionIx::new)
    }

    /// A heading that only the reply has orders the reply and parts no questions: it is no pillar.
    fn keep_pillars_asked_under(&mut self) {
        let asked: HashSet<PillarIx> =
            self.places.iter().filter(|p| p.voice == Voice::Contribution).filter_map(|p| p.pillar).collect();
        if self.places.iter().all(|p| p.voice != Voice::Contribution) {
            return;
        }
        let kept: Vec<usize> =
            (0..self.pillars.len()).filter(|&at| asked.contains(&PillarIx::new(at))).collect();
        let anew = |pillar: &mut Option<PillarIx>| {
            *pillar = pillar.and_then(|p| kept.binary_search(&p.at()).ok()).map(PillarIx::new);
        };
        self.places.iter_mut().for_each(|p| anew(&mut p.pillar));
        self.sections.iter_mut().for_each(|s| anew(&mut s.pillar));
        self.pillars = kept.iter().map(|&at| self.pillars[at].clone()).collect();
    }

    fn pillar(&mut self, id: &str, title: &str, lines: Lines) -> PillarIx {
        let at = self.pillars.iter().position(|p| p.id == id).unwrap_or_else(|| {
            self.pillars.push(Pillar { id: id.to_owned(), title: title.to_owned(), lines });
            self.pillars.len() - 1
        });
        PillarIx::new(at)
    }
}

/// Between the names of those who speak together: `Jansma en De Wit`.
const TOGETHER: &str = " en ";

/// Lays out a document. `paragraphs` and `blocks` go side by side.
pub(crate) fn layout(blocks: &[Block], paragraphs: &mut [Paragraph]) -> Layout {
    let mut out = Layout::default();
    let mut state = State::new(blocks);
    for (index, block) in blocks.iter().enumerate() {
        let ahead = Ahead { blocks: &blocks[index..], paragraphs: &paragraphs[index..] };
        let place = match &block.head {
            Some(head) => state.heading(head, &paragraphs[index], &mut out),
            None if block.contents => state.matter(),
            None => state.prose(&ahead, &mut out),
        };
        if let Some(level) = block.head.as_ref().map(level) {
            paragraphs[index].kind = ParagraphKind::Heading(level);
        }
        let fresh = state.take_fresh();
        let voice = state.section_voice(place.voice);
        let joins = out.sections.last().is_some_and(|s| {
            !fresh
                && s.voice == voice
                && s.pillar == place.pillar
                && (s.faction == place.faction || voice != Voice::Contribution)
        });
        match out.sections.last_mut() {
            Some(section) if joins => section.paragraphs.end = index + 1,
            _ => out.sections.push(Section {
                voice,
                pillar: place.pillar,
                faction: place.faction,
                paragraphs: index..index + 1,
            }),
        }
        out.places.push(place);
    }
    out.keep_pillars_asked_under();
    out
}

fn level(head: &Head) -> u8 {
    match head {
        Head::Part(_) => 1,
        Head::Pillar { .. } => 2,
        Head::Speaker { .. } | Head::Theme => 3,
        Head::QuestionNumbers(_) | Head::AnswerNumbers(_) | Head::AnswerMark => 4,
    }
}

/// The blocks from the current one on.
struct Ahead<'a> {
    blocks: &'a [Block],
    paragraphs: &'a [Paragraph],
}

/// Where the walk through the document stands.
struct State {
    /// What the part's heading says; `Matter` before any.
    part: Voice,
    /// Who speaks now.
    voice: Voice,
    pillar: Option<PillarIx>,
    faction: Option<FactionIx>,
    /// The faction comes from a heading: prose does not change it.
    headed: bool,
    numbers: Vec<u32>,
    whole: bool,
    marked: bool,
    /// The numbered question has put its demand.
    asked: bool,
    /// A heading was met: the next paragraph opens a section.
    fresh: bool,
    has_parts: bool,
    has_marks: bool,
    has_speech: bool,
    pillars_met: HashSet<PillarIx>,
}

impl State {
    fn new(blocks: &[Block]) -> Self {
        let any = |test: &dyn Fn(&Head) -> bool| blocks.iter().any(|b| b.head.as_ref().is_some_and(test));
        let replied = any(&|h| matches!(h, Head::Part(Voice::Reply | Voice::Exchange)));
        Self {
            part: Voice::Matter,
            voice: Voice::Matter,
            pillar: None,
            faction: None,
            headed: false,
            numbers: Vec::new(),
            whole: false,
            marked: false,
            asked: false,
            fresh: false,
            has_parts: replied,
            has_marks: any(&|h| matches!(h, Head::AnswerMark | Head::AnswerNumbers(_))),
            has_speech: false,
            pillars_met: HashSet::new(),
        }
    }

    fn place(&self, voice: Voice) -> Place {
        Place {
            voice,
            pillar: self.pillar,
            faction: self.faction,
            numbers: self.numbers.clone(),
            whole: self.whole,
            marked: self.marked,
        }
    }

    fn matter(&mut self) -> Place {
        self.place(Voice::Matter)
    }

    fn take_fresh(&mut self) -> bool {
        std::mem::take(&mut self.fresh)
    }

    /// The voice of the section a paragraph with this voice belongs to.
    fn section_voice(&self, voice: Voice) -> Voice {
        if self.part == Voice::Exchange && voice != Voice::Matter { Voice::Exchange } else { voice }
    }

    fn heading(&mut self, head: &Head, paragraph: &Paragraph, out: &mut Layout) -> Place {
        match head {
            Head::Part(voice) => {
                (self.part, self.pillar, self.faction, self.headed) = (*voice, None, None, false);
                self.voice = if *voice == Voice::Exchange { Voice::Contribution } else { *voice };
                self.fresh = true;
                self.clear();
            }
            Head::Pillar { id, title } => {
                let pillar = out.pillar(id, title, paragraph.lines());
                (self.pillar, self.faction, self.headed) = (Some(pillar), None, false);
                if !self.pillars_met.insert(pillar) && !self.has_parts && self.part == Voice::Contribution {
                    (self.part, self.voice) = (Voice::Reply, Voice::Reply);
                    self.pillars_met.clear();
                    self.pillars_met.insert(pillar);
                }
                self.back_to_questions();
                self.fresh = true;
                self.clear();
            }
            Head::Speaker { names, voice } => {
                self.faction = Some(out.faction(&names.join(TOGETHER)));
                self.headed = true;
                match voice {
                    Some(Voice::Exchange) => self.part = Voice::Exchange,
                    Some(voice) => (self.part, self.voice) = (*voice, *voice),
                    None if self.part == Voice::Matter => {
                        (self.part, self.voice) = (Voice::Contribution, Voice::Contribution);
                    }
                    None => {}
                }
                self.back_to_questions();
                self.fresh = true;
                self.clear();
            }
            Head::Theme => {
                self.back_to_questions();
                self.fresh = self.part != Voice::Matter;
                self.clear();
            }
            Head::AnswerMark => {
                self.part = Voice::Exchange;
                self.voice = Voice::Reply;
                self.marked = true;
            }
            Head::QuestionNumbers(numbers) => {
                (self.marked, self.asked) = (false, false);
                self.part = if self.part == Voice::Reply { Voice::Reply } else { Voice::Exchange };
                self.voice = if self.part == Voice::Reply { Voice::Reply } else { Voice::Contribution };
                self.numbers.clone_from(numbers);
                self.whole = paragraph.text.to_lowercase().contains("vra");
            }
            Head::AnswerNumbers(numbers) => {
                self.part = Voice::Exchange;
                self.voice = Voice::Reply;
                self.numbers.clone_from(numbers);
                self.whole = true;
            }
        }
        self.place(self.voice)
    }

    fn clear(&mut self) {
        self.numbers.clear();
        self.whole = false;
        self.marked = false;
    }

    /// In an exchange a heading ends the answer.
    fn back_to_questions(&mut self) {
        if self.part == Voice::Exchange {
            self.voice = Voice::Contribution;
        }
    }

    fn prose(&mut self, ahead: &Ahead, out: &mut Layout) -> Place {
        let text = &ahead.paragraphs[0].text;
        let opens = self.part == Voice::Matter && !self.has_parts;
        let asks = self.voice == Voice::Contribution && !self.headed;
        // Who is named matters only where that can tell who speaks.
        let named = if opens || asks || self.part == Voice::Exchange { mentions(text) } else { Vec::new() };
        if opens && opens_contribution(text, &named) {
            // No heading ever said that part I begins; the first faction that speaks does.
            self.part = Voice::Exchange;
            self.voice = Voice::Contribution;
        }
        if self.part == Voice::Exchange {
            self.take_turn(text, &named, ahead);
        }
        if self.voice == Voice::Contribution && !self.headed {
            let speaker = speaker(text, &named)
                .or_else(|| self.faction.is_none().then(|| next_speaker(ahead)).flatten());
            if let Some(name) = speaker {
                self.faction = Some(out.faction(&name));
            }
            self.has_speech = true;
        }
        self.place(self.voice)
    }

    /// Below `Vraag 44` an answer can begin without `Antwoord`: where nothing is asked any more.
    fn answer_without_mark(&mut self, text: &str, ahead: &Ahead) {
        let asks = questions::holds_demand(text);
        let answers = self.voice == Voice::Contribution && self.asked && self.has_marks && !asks;
        if answers && !questions::speaks_for_members(text) && !answer_ahead(ahead) {
            self.voice = Voice::Reply;
        }
        self.asked = self.asked || asks;
    }

    /// In an exchange: does this paragraph ask or answer?
    fn take_turn(&mut self, text: &str, named: &[Mention], ahead: &Ahead) {
        if self.whole {
            self.answer_without_mark(text, ahead);
            return;
        }
        let asks = questions::speaks_for_members(text) || (self.headed && questions::holds_demand(text));
        if !self.has_marks {
            self.voice = if asks && questions::holds_demand(text)
                || opens_contribution(text, named) && !answers_within(text)
            {
                Voice::Contribution
            } else if self.has_speech {
                Voice::Reply
            } else {
                self.voice
            };
        } else if self.voice == Voice::Reply && asks && questions::holds_demand(text) && mark_ahead(ahead) {
            self.voice = Voice::Contribution;
            self.clear();
        }
    }
}

/// Whether an answer's heading comes before the next question's.
fn answer_ahead(ahead: &Ahead) -> bool {
    let next = ahead.blocks.iter().find_map(|b| b.head.as_ref());
    matches!(next, Some(Head::AnswerMark | Head::AnswerNumbers(_)))
}

/// Whether another `Antwoord` comes before the next heading: then what stands here is a question.
fn mark_ahead(ahead: &Ahead) -> bool {
    ahead.blocks.iter().find_map(|b| b.head.as_ref()).is_some_and(|h| matches!(h, Head::AnswerMark))
}

/// Whether a paragraph both restates a question and answers it.
fn answers_within(text: &str) -> bool {
    let lower = dutch::lower(text);
    ["het kabinet ", "ik ", "de regering "].iter().any(|w| lower.contains(&format!(". {w}")))
}

fn opens_contribution(text: &str, named: &[Mention]) -> bool {
    named.first().is_some_and(|m| m.range.start < 40)
        && ["De leden van", "Het lid", "De fractie", "De "].iter().any(|s| text.starts_with(s))
        && !text.starts_with("De antwoorden")
}

/// Whose words a paragraph are: the first faction that stands in it as speaker.
fn speaker(text: &str, named: &[Mention]) -> Option<String> {
    if named.is_empty() {
        return None;
    }
    let lower = dutch::lower(text);
    named.iter().find(|m| !is_object(&lower, m.range.start)).map(|m| m.name.clone())
}

/// Whether a name stands as object: `sluiten zich aan bij de vragen van de leden van de X-fractie`.
fn is_object(lower: &str, at: usize) -> bool {
    let Some(before) = lower.get(..at) else { return false };
    let from = before.char_indices().rev().nth(60).map_or(0, |(i, _)| i);
    let near = &before[from..];
    let own = [
        "aan bij ", "vragen van de ", "vraag van de ", "opmerkingen van de ", "inbreng van de ",
        "evenals de leden", "motie van", "motie-", "voorstel van het lid", "net als de leden",
        "van de hand van",
    ];
    own.iter().any(|o| near.rfind(o).is_some_and(|p| !near[p..].contains('.')))
}

/// The speaker of the next paragraphs, when a pillar opens without a name.
fn next_speaker(ahead: &Ahead) -> Option<String> {
    let run = ahead.blocks.iter().zip(ahead.paragraphs).skip(1).take_while(|(b, _)| b.head.is_none());
    run.take(3).find_map(|(_, p)| speaker(&p.text, &mentions(&p.text)))
}
