//! Why a link was made, or a status given: as data, told in the language that is read.

use crate::words::{Lang, reason};

/// One thing that speaks for a link, or for a status.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ground {
    /// The answer says that it answers the question with this number.
    Number(u32),
    /// Another answer to the question refers here.
    PointsHere,
    /// It stands under another pillar.
    Far,
    /// It names these factions.
    Names(Vec<String>),
    /// It shares these words with the question, as it writes them.
    Shares(Vec<String>),
    /// It has words on the subject of words of the question: those, and its own.
    Related(Vec<(String, String)>),
    /// It stands where the order has it.
    Order,
    /// Nothing in the reply deals with the question.
    Nothing,
    /// The answer refuses with these words.
    Refuses(&'static str),
    /// This part of the question is not dealt with.
    Missing(String),
    /// A person checked it and wrote this; may be empty.
    Verified(String),
    /// A person of this name chose it; may be empty.
    Corrected(String),
}

impl Ground {
    fn told(&self, lang: Lang) -> String {
        match self {
            Self::Number(number) => reason::number(lang, *number),
            Self::PointsHere => reason::points_here(lang).to_owned(),
            Self::Far => reason::far(lang).to_owned(),
            Self::Names(factions) => reason::names(lang, &factions.join(", ")),
            Self::Shares(words) => {
                let quoted: Vec<String> = words.iter().map(|word| format!("'{word}'")).collect();
                reason::shares(lang, &quoted.join(", "))
            }
            Self::Related(pairs) => {
                let told = pairs.iter().map(|(asked, said)| reason::related(lang, asked, said));
                told.collect::<Vec<_>>().join("; ")
            }
            Self::Order => reason::order(lang).to_owned(),
            Self::Nothing => reason::nothing(lang).to_owned(),
            Self::Refuses(words) => reason::refuses(lang, words),
            Self::Missing(words) => reason::missing(lang, words),
            Self::Verified(written) if written.is_empty() => reason::verified(lang).to_owned(),
            Self::Verified(written) => reason::verified_as(lang, written),
            Self::Corrected(who) if who.is_empty() => reason::corrected(lang).to_owned(),
            Self::Corrected(who) => reason::corrected_by(lang, who),
        }
    }
}

/// All that speaks for a link or a status, in the order it is told.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reason(pub Vec<Ground>);

impl Reason {
    /// Whether there is nothing to say.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// In words.
    pub fn told(&self, lang: Lang) -> String {
        self.0.iter().map(|ground| ground.told(lang)).collect::<Vec<_>>().join("; ")
    }
}

impl From<Ground> for Reason {
    fn from(ground: Ground) -> Self {
        Self(vec![ground])
    }
}
