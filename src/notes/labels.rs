//! What a remark can be found by behind a `#`.

use crate::dutch::fold;
use crate::find::LabelsOf;
use crate::words::{Lang, remark as words};

use super::{Bound, Remark, Remarks};

impl Remark {
    /// Its tags, and in either language what else was said, each as one folded word.
    fn labels(&self) -> Vec<String> {
        let own = self.tags().into_iter().map(|tag| fold(&tag).replace(' ', "-"));
        let kinds = Lang::ALL.into_iter().flat_map(|lang| {
            let note = (!self.note().is_empty()).then(|| words::note(lang).to_owned());
            let asks_on = self.asks_on().then(|| words::asks_on(lang).replace(' ', "-"));
            let judgement = self.judgement().map(|judgement| judgement.word(lang).to_owned());
            let corrected = self.answers().map(|_| words::label_corrected(lang).to_owned());
            [note, asks_on, judgement, corrected].into_iter().flatten()
        });
        kinds.chain(own).collect()
    }
}

impl Remarks {
    /// What each question with a remark can be found by.
    pub fn labels(&self, bound: &Bound) -> LabelsOf {
        bound.questions().filter_map(|q| Some((q, self.on(bound, q)?.labels()))).collect()
    }
}
