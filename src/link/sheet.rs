//! The sheet: the numbers that describe a run of sentences for one question.

/// How many numbers describe a run of sentences.
pub const RUN: usize = 24;

/// How far each sentence of a unit holds a question: its words in the sentence, and the sentence's in it.
pub(super) struct Held {
    pub(super) asked: Vec<f32>,
    pub(super) said: Vec<f32>,
}

/// Of something each sentence has, what every run has against the rest: by the mean, and by the most. By first and last
/// sentence; of the places that are no run nothing.
pub(super) fn against(of: &[f32]) -> Vec<[f32; 2]> {
    let count = of.len();
    let all: f32 = of.iter().sum();
    // The most from each sentence on.
    let mut behind = vec![0.0_f32; count + 1];
    for at in (0..count).rev() {
        behind[at] = behind[at + 1].max(of[at]);
    }
    let mut out = vec![[0.0; 2]; count * count];
    let mut before = 0.0_f32;
    for from in 0..count {
        let (mut within, mut most) = (0.0, 0.0_f32);
        for to in from..count {
            within += of[to];
            most = most.max(of[to]);
            let (inner, outer) = (to + 1 - from, count - (to + 1 - from));
            let without = if outer == 0 { 0.0 } else { (all - within) / outer as f32 };
            out[from * count + to] = [within / inner as f32 - without, most - before.max(behind[to + 1])];
        }
        before = before.max(of[from]);
    }
    out
}

/// What is known of the sentences of a unit for one question.
pub(super) struct Sheet<'a> {
    pub(super) own: Held,
    /// The most that the questions that share the unit have of each sentence.
    pub(super) rival: Vec<f32>,
    /// The most that the questions beside it have.
    pub(super) next: Vec<f32>,
    pub(super) rivals: usize,
    /// Where the question stands among those that share the unit, from 0 to 1.
    pub(super) place: f32,
    pub(super) openings: &'a [[bool; 2]],
    pub(super) waited: Vec<bool>,
    pub(super) led: bool,
}

impl Sheet<'_> {
    /// The numbers of the run from one sentence to another, beside those of [`against`].
    pub(super) fn numbers(&self, from: usize, to: usize, against: &[[f32; 2]; 4]) -> [f32; RUN] {
        let count = self.rival.len();
        let yes = |it: bool| f32::from(u8::from(it));
        let inside = |at: &usize| (from..=to).contains(at);
        let whole = from == 0 && to + 1 == count;
        let length = (to + 1 - from) as f32;
        let middle = (from + to) as f32 / 2.0 / (count - 1) as f32;
        let mut n = [0.0; RUN];
        n[0] = yes(whole);
        n[1] = yes(whole && self.rivals == 0);
        n[2..10].copy_from_slice(against.as_flattened());
        n[10] = yes(from == 0);
        n[11] = yes(to + 1 == count);
        n[12] = length / count as f32;
        n[13] = length.ln();
        let begins = |at: usize, how: usize| yes(at > 0 && self.openings.get(at).is_some_and(|o| o[how]));
        (n[14], n[15]) = (begins(from, 0), begins(from, 1));
        (n[16], n[17]) = (begins(to + 1, 0), begins(to + 1, 1));
        n[18] = yes((from..=to).any(|at| self.waited[at]))
            - yes((0..count).any(|at| !inside(&at) && self.waited[at]));
        n[19] = if self.rivals > 0 { (middle - self.place).abs() } else { 0.0 };
        n[20] = yes(from == 0 && self.led);
        n[21] = if from == 0 { self.own.said[0] - self.rival[0] } else { 0.0 };
        n[22] = if from == 0 { 0.0 } else { self.own.said[from] - self.own.said[from - 1] };
        n[23] = yes(whole) * (count as f32).ln();
        n
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_is_held_against_the_rest() {
        let halves: Vec<[i8; 2]> =
            against(&[1.0, 0.0, 2.0]).iter().map(|of| of.map(|share| (share * 2.0) as i8)).collect();
        assert_eq!(halves[1], [1 - 4, 2 - 4], "the first two against the last");
        assert_eq!(halves[2], [2, 4], "the whole against nothing");
        assert_eq!(halves[8], [4 - 1, 4 - 2], "the last");
    }
}
