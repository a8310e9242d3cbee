//! Linking: which stretch of the reply deals with which question, how sure that is, and why.
//!
//! In this order, each step in its own file:
//! 1. `term`, `terms`, `asked`, `units`: the words of questions and of the paragraphs of answers; `lexicon`,
//!    `kin`, `presence`: which of them stand for one another.
//! 2. `evidence`: what speaks for each pair of question and unit; `weights`: what that is worth.
//! 3. `chain`: the questions of a faction in their order, weighed as a whole, twice: the second time with
//!    what the other questions take, and with the questions the sentences of the reply `speak` to, weighed in
//!    their order by the `reply_chain`.
//! 4. `decide`: which answer, or none; `far`: one under another pillar; `narrow`: which stretch of it, told by the
//!    numbers of a `sheet`; `refer`: where an answer points.
//! 5. `reasons`: why, in words. `verified`: what was checked by hand, laid over it.
//!
//! Numbered documents need none of this: there the numbers decide.

mod asked;
mod chain;
mod decide;
mod evidence;
mod far;
mod kin;
mod lexicon;
mod narrow;
mod parts;
mod presence;
mod reasons;
mod refer;
mod reply_chain;
mod sheet;
mod speak;
mod term;
mod terms;
mod units;
mod verified;
mod weights;

use std::collections::{BTreeMap, HashSet};

use crate::cores::each;
use crate::model::{AnswerIx, Dossier, FactionIx, Lines, Links, PillarIx, QuestionIx};

use chain::{Posterior, Stop, posteriors};
use decide::Decision;
use evidence::{Described, Evidence, Features, LEAD, OfSentence};
use kin::Reach;
use presence::Presence;
use reply_chain::Stand;
use speak::{Told, told};

pub use chain::{NULLS, STEPS, Worth, disorder};
pub use evidence::{ALONE, COMPETITION, FEATURES, SENTENCE, SPOKEN, competition, spoken};
pub use reply_chain::{REPLY_NULLS, REPLY_STEPS, ReplyWorth};
pub use sheet::RUN;
pub use verified::lay_over;
pub(crate) use verified::{checked, lay};
pub use weights::{PASSES, Reply, Weights};

/// Links every question of a dossier.
pub fn link(dossier: &Dossier) -> Links {
    link_with(dossier, &weights::FITTED)
}

/// Links with other weights than the fitted ones; the fit tries them so.
pub fn link_with(dossier: &Dossier, weights: &Weights) -> Links {
    let evidence = Evidence::gather(dossier);
    let choices = choose(dossier, &evidence, weights);
    let choices = narrow::stretches(dossier, &evidence, choices, &weights.run);
    let choices = refer::follow(dossier, &evidence, choices);
    reasons::outcomes(dossier, &evidence, &choices)
}

/// The answer of each question, before it is narrowed.
fn choose(dossier: &Dossier, evidence: &Evidence, weights: &Weights) -> Vec<Decision> {
    let mut found = vec![Posterior { none: 1.0, ..Posterior::default() }; dossier.questions.len()];
    let blocks = blocks(dossier, evidence);
    let weighed = each(&blocks, |block| weigh(dossier, evidence, block, weights));
    for (question, posterior) in blocks.iter().flat_map(|b| &b.questions).zip(weighed.into_iter().flatten()) {
        found[question.at()] = posterior;
    }
    let mut choices = decide::choose(dossier, evidence, &found);
    far::look(dossier, evidence, weights, &mut choices);
    choices
}

/// A linked question and the runs of sentences it may have, as the fit of the weights reads them.
pub struct Runs {
    /// The question.
    pub question: QuestionIx,
    /// The lines of each run, and the numbers that describe it.
    pub runs: Vec<(Lines, [f32; RUN])>,
}

/// The runs that every linked question may have.
pub fn runs(dossier: &Dossier, weights: &Weights) -> Vec<Runs> {
    let evidence = Evidence::gather(dossier);
    let choices = choose(dossier, &evidence, weights);
    let told = |choices: narrow::Choices| {
        let lines = |run: &narrow::Run| refer::lines_of(dossier, &choices.spans(&evidence, run));
        let runs = choices.runs.iter().map(|run| (lines(run), run.numbers)).collect();
        Runs { question: choices.question, runs }
    };
    narrow::runs(dossier, &evidence, &choices).into_iter().map(told).collect()
}

/// Questions and the units that may deal with them: one pillar, in one round of asking and replying.
struct Block {
    questions: Vec<QuestionIx>,
    units: Vec<usize>,
}

/// The blocks of a dossier. A round ends where somebody asks again after a reply: in most documents
/// there is one; where questions and answers come by turns, one for each turn.
fn blocks(dossier: &Dossier, evidence: &Evidence) -> Vec<Block> {
    let mut items: Vec<(usize, bool, usize)> = Vec::new();
    items.extend(dossier.questions.iter().enumerate().map(|(at, q)| (q.spans[0].paragraph.at(), false, at)));
    items.extend(evidence.units.iter().enumerate().map(|(at, u)| (u.span.paragraph.at(), true, at)));
    items.sort_unstable();
    // Where only one side stands under pillars, they part nothing.
    let under = |units: bool| -> HashSet<PillarIx> {
        let of = |&(_, is_unit, at): &(usize, bool, usize)| pillar_of(dossier, evidence, is_unit, at);
        items.iter().filter(|i| i.1 == units).filter_map(of).collect()
    };
    let shared: HashSet<PillarIx> = under(true).intersection(&under(false)).copied().collect();
    let mut blocks: BTreeMap<(u32, Option<PillarIx>), Block> = BTreeMap::new();
    let (mut round, mut replied) = (0, false);
    for (_, is_unit, at) in items {
        round += u32::from(replied && !is_unit);
        replied = is_unit;
        let pillar = pillar_of(dossier, evidence, is_unit, at).filter(|p| shared.contains(p));
        let block = blocks
            .entry((round, pillar))
            .or_insert_with(|| Block { questions: Vec::new(), units: Vec::new() });
        if is_unit {
            block.units.push(at);
        } else {
            block.questions.push(QuestionIx::new(at));
        }
    }
    let worth = blocks.into_values().filter(|b| !b.questions.is_empty() && !b.units.is_empty());
    worth.flat_map(Block::parts).collect()
}

/// The pillar a question, or a unit, stands under.
fn pillar_of(dossier: &Dossier, evidence: &Evidence, is_unit: bool, at: usize) -> Option<PillarIx> {
    if is_unit { dossier.answer(evidence.units[at].answer).pillar } else { dossier.questions[at].pillar }
}

/// A block of more pairs is cut: no known document has a tenth of that under one pillar, and weighing every
/// pair of a text that large would take as long as the square of its length.
const LARGEST: usize = 400_000;

impl Block {
    /// The block, or its parts: questions and units cut at the same shares of their number.
    fn parts(self) -> Vec<Self> {
        let pairs = self.questions.len() * self.units.len();
        if pairs <= LARGEST {
            return vec![self];
        }
        let count = pairs.div_ceil(LARGEST);
        let cut = |length: usize, nth: usize| length * nth / count;
        let part = |nth| Self {
            questions: self.questions[cut(self.questions.len(), nth)..cut(self.questions.len(), nth + 1)]
                .to_vec(),
            units: self.units[cut(self.units.len(), nth)..cut(self.units.len(), nth + 1)].to_vec(),
        };
        (0..count).map(part).filter(|p| !p.questions.is_empty() && !p.units.is_empty()).collect()
    }
}

/// A block's questions and units with all numbers about them, as the fit of the weights reads them.
pub struct Numbers {
    /// The questions.
    pub questions: Vec<QuestionIx>,
    /// The answer and the lines of each unit.
    pub units: Vec<(AnswerIx, Lines)>,
    /// Whether each unit has a lead-in, and how many terms it holds.
    pub sizes: Vec<(bool, f32)>,
    /// For each question (outer) and unit (inner).
    pub pairs: Vec<Vec<[f32; FEATURES]>>,
    /// For each question what describes its taking none.
    pub nulls: Vec<[f32; NULLS]>,
    /// The sentences of the units, in their order.
    pub sentences: Vec<Sentence>,
    /// The rows of the questions of each faction, with the kind of step from each unit (outer; the last
    /// row stands for none yet) to each unit.
    pub groups: Vec<(Vec<usize>, Vec<Vec<usize>>)>,
}

/// A sentence of the reply with all numbers about it.
pub struct Sentence {
    /// Its unit in the block.
    pub unit: usize,
    /// Where it stands in the text.
    pub lines: Lines,
    /// Where in its answer, as in [`turns`].
    pub stand: usize,
    /// For each question of the block.
    pub pairs: Vec<[f32; SENTENCE]>,
    /// What describes its speaking to none.
    pub null: [f32; REPLY_NULLS],
}

/// The numbers behind the links of a dossier, by block.
pub fn numbers(dossier: &Dossier) -> Vec<Numbers> {
    let evidence = Evidence::gather(dossier);
    let all = blocks(dossier, &evidence).into_iter().map(|block| {
        let place = |&at: &usize| {
            let unit = &evidence.units[at];
            (unit.answer, dossier.paragraph(unit.span.paragraph).lines_of(&unit.span.range))
        };
        let Described { pairs, sentences } =
            evidence.describe(dossier, &block.questions, &block.units, |f| *f);
        let groups = groups(dossier, &block.questions);
        let sentences = sentences_of(dossier, &evidence, &block, sentences);
        let groups = groups.into_iter().map(|(faction, rows)| {
            let stops = stops(dossier, &evidence, &block.units, faction);
            let from = (0..stops.len()).map(Some).chain([None]);
            let kinds = from.map(|f| (0..stops.len()).map(|to| chain::kind(&stops, f, to)).collect());
            (rows, kinds.collect())
        });
        Numbers {
            units: block.units.iter().map(place).collect(),
            sizes: block
                .units
                .iter()
                .map(|&at| (evidence.units[at].led, evidence.units[at].size as f32))
                .collect(),
            nulls: nulls(&evidence, &block, &pairs),
            pairs,
            sentences,
            groups: groups.collect(),
            questions: block.questions,
        }
    });
    all.collect()
}

/// The numbers of each kind of step, where questions are answered in so much disorder.
pub fn steps(disorder: f32) -> Vec<[f32; STEPS]> {
    chain::kinds(disorder).to_vec()
}

/// The numbers of each kind of step of the reply, where questions are answered in so much disorder.
pub fn reply_steps(disorder: f32) -> Vec<[f32; REPLY_STEPS]> {
    reply_chain::kinds(disorder)
}

/// For each stand of a sentence the kind of step from each question (outer; the last row stands for none yet) to each
/// question, where `groups` holds the rows of the questions of each faction in their order.
pub fn turns(groups: &[&[usize]]) -> Vec<Vec<Vec<usize>>> {
    let turns = speak::turns(groups);
    let from = || turns.iter().copied().map(Some).chain([None]);
    let to = |stand, from| turns.iter().map(|&to| reply_chain::kind(stand, from, to)).collect();
    Stand::ALL.map(|stand| from().map(|from| to(stand, from)).collect()).to_vec()
}

/// The sentences of a block as the fit reads them.
fn sentences_of(
    dossier: &Dossier,
    evidence: &Evidence,
    block: &Block,
    pairs: Vec<Vec<OfSentence>>,
) -> Vec<Sentence> {
    let sentence = |(told, pairs): (Told, Vec<OfSentence>)| {
        let span = &evidence.units[block.units[told.unit]].sentences[told.nth];
        Sentence {
            unit: told.unit,
            lines: dossier.paragraph(span.paragraph).lines_of(&span.range),
            stand: told.stand as usize,
            pairs,
            null: told.null,
        }
    };
    told(evidence, &block.units).into_iter().zip(pairs).map(sentence).collect()
}

/// Weighs the pairs of a block in two passes: what becomes of each of its questions.
fn weigh(dossier: &Dossier, evidence: &Evidence, block: &Block, weights: &Weights) -> Vec<Posterior> {
    let mut found = vec![Posterior::default(); block.questions.len()];
    let Described { pairs: mut features, sentences } =
        evidence.describe(dossier, &block.questions, &block.units, |f| weights.sentence(f));
    let groups = groups(dossier, &block.questions);
    let mut none = nulls(evidence, block, &features);
    let in_order: Vec<&[usize]> = groups.values().map(Vec::as_slice).collect();
    let turns = speak::turns(&in_order);
    let mut turned = 0.0;
    for pass in 0..PASSES {
        if pass > 0 {
            let taken = |rows: &Vec<usize>| rows.iter().map(|&r| found[r].taken.as_slice()).collect();
            turned = disorder(&groups.values().map(taken).collect::<Vec<_>>());
            let mut taken = vec![0.0_f32; evidence.units.len()];
            for &(unit, share) in found.iter().flat_map(|posterior| &posterior.taken) {
                taken[unit] += share;
            }
            for (posterior, row) in found.iter().zip(&mut features) {
                let own = &posterior.taken;
                for (&unit, f) in block.units.iter().zip(row) {
                    let by_itself = own.iter().find(|t| t.0 == unit).map_or(0.0, |t| t.1);
                    evidence.compete(unit, taken[unit] - by_itself, f);
                }
            }
            let spoken = speak::speak(evidence, &block.units, &turns, turned, &features, &sentences, weights);
            spoken.tell(&mut features, &mut none);
        }
        for (faction, rows) in &groups {
            let stops = stops(dossier, evidence, &block.units, *faction);
            let scores: Vec<Vec<f32>> =
                rows.iter().map(|&r| features[r].iter().map(|f| weights.score(f, pass)).collect()).collect();
            let nulls: Vec<[f32; NULLS]> = rows.iter().map(|&r| none[r]).collect();
            let group = posteriors(&scores, &nulls, &stops, &weights.chain[pass], turned);
            for (&row, mut posterior) in rows.iter().zip(group) {
                for unit in &mut posterior.taken {
                    unit.0 = block.units[unit.0];
                }
                found[row] = posterior;
            }
        }
    }
    found
}

/// The rows of a block by faction.
fn groups(dossier: &Dossier, questions: &[QuestionIx]) -> BTreeMap<Option<FactionIx>, Vec<usize>> {
    let mut out: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (row, &q) in questions.iter().enumerate() {
        out.entry(dossier.question(q).faction).or_default().push(row);
    }
    out
}

/// The units of a block as the chain of one faction sees them.
fn stops(dossier: &Dossier, evidence: &Evidence, units: &[usize], faction: Option<FactionIx>) -> Vec<Stop> {
    let mut rank = 0;
    units
        .iter()
        .map(|&unit| {
            let answer = evidence.units[unit].answer;
            let factions = &dossier.answer(answer).factions;
            let stop = Stop { answer: answer.0, rank };
            rank += usize::from(factions.is_empty() || faction.is_some_and(|f| factions.contains(&f)));
            stop
        })
        .collect()
}

/// What describes that a question takes none of some units.
fn nulls(evidence: &Evidence, block: &Block, rows: &[Vec<Features>]) -> Vec<[f32; NULLS]> {
    let mut anywhere = Presence::new(&evidence.terms);
    let words = block.units.iter().flat_map(|&u| evidence.terms.terms_of(&evidence.units[u].span));
    anywhere.fill(words, &evidence.kin, Reach::Near);
    let of = |(row, &question): (&Vec<Features>, &QuestionIx)| {
        let most = |at: usize| row.iter().map(|f| f[at]).fold(0.0, f32::max);
        let asked = &evidence.asked[question.at()];
        [1.0, most(LEAD), evidence::rarest(asked, &anywhere), 0.0]
    };
    rows.iter().zip(&block.questions).map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::read;

    const TEXT: &str = "I. Vragen en opmerkingen vanuit de fracties\n\n1. Water\n\nDe leden van de VVD-fractie vragen hoe het staat met de dijken langs de Maas. Wat kost de sluis bij Grave?\n\nDe leden van de SP-fractie vragen hoe het staat met de kwaliteit van het drinkwater. Hoeveel otters leven er nog?\n\nII. Reactie van de Minister\n\n1. Water\n\nDe leden van de VVD-fractie vragen naar de dijken langs de Maas. Die worden versterkt.\n\nTen aanzien van de vraag naar de kosten van de sluis geldt dat die nog niet bekend zijn.\n\nDe leden van de SP-fractie vragen naar de kwaliteit van het drinkwater. Die is goed.\n";

    fn answers(text: &str) -> Vec<(String, Vec<String>)> {
        let dossier = read(text.as_bytes(), "proef");
        let links = link(&dossier);
        dossier
            .question_ixs()
            .map(|q| {
                let ids = links.of(q).links.iter().map(|l| dossier.answer(l.answer).id.clone()).collect();
                (dossier.question(q).id.clone(), ids)
            })
            .collect()
    }

    #[test]
    fn each_question_finds_its_answer_or_none() {
        let found = answers(TEXT);
        let want = [
            ("1/VVD/1", vec!["1/answer/1"]),
            ("1/VVD/2", vec!["1/answer/2"]),
            ("1/SP/1", vec!["1/answer/3"]),
            ("1/SP/2", vec![]),
        ];
        let want: Vec<(String, Vec<String>)> = want
            .into_iter()
            .map(|(q, a)| (q.to_owned(), a.into_iter().map(str::to_owned).collect()))
            .collect();
        assert_eq!(found, want);
    }

    #[test]
    fn headings_that_only_one_side_has_part_nothing() {
        let parts: Vec<&str> = TEXT.split("II. Reactie").collect();
        let bare = |part: &str| part.replace("1. Water\n\n", "");
        let without = [
            format!("{}II. Reactie{}", bare(parts[0]), parts[1]),
            format!("{}II. Reactie{}", parts[0], bare(parts[1])),
        ];
        let answered =
            |text: &str| -> Vec<bool> { answers(text).iter().map(|(_, a)| !a.is_empty()).collect() };
        for text in &without {
            assert_eq!(answered(text)[..3], [true; 3], "{text}");
        }
        assert!(read(without[0].as_bytes(), "proef").pillars.is_empty(), "only the reply has that heading");
    }

    #[test]
    fn a_deleted_answer_leaves_its_question_open() {
        let cut = TEXT.replace(
            "De leden van de VVD-fractie vragen naar de dijken langs de Maas. Die worden versterkt.\n\n",
            "",
        );
        let found = answers(&cut);
        assert!(found[0].1.is_empty(), "{found:?}");
    }

    #[test]
    fn an_empty_reply_answers_nothing() {
        let cut = TEXT.split("II. Reactie").next().unwrap_or_default();
        assert!(answers(cut).iter().all(|(_, a)| a.is_empty()));
    }

    #[test]
    fn a_block_that_is_too_large_is_cut_and_nothing_is_lost() {
        let block = |questions: usize, units: usize| Block {
            questions: (0..questions).map(QuestionIx::new).collect(),
            units: (0..units).collect(),
        };
        assert_eq!(block(100, 100).parts().len(), 1);
        let parts = block(5_000, 1_300).parts();
        assert!(parts.iter().all(|p| p.questions.len() * p.units.len() <= LARGEST));
        assert_eq!(parts.iter().map(|p| p.questions.len()).sum::<usize>(), 5_000);
        assert_eq!(parts.iter().map(|p| p.units.len()).sum::<usize>(), 1_300);
    }
}
