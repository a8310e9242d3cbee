//! The tour: a few steps through the real document with the real keys, each told in the bottom line.

use crate::key::Key;
use crate::keymap::Action;
use crate::words::tour as words;

use super::App;

/// The steps: what is to be done, and how it is told; the key stands for the one that counts.
const STEPS: &[(Action, words::Step)] = &[
    (Action::Next, words::next),
    (Action::Other, words::answer),
    (Action::Other, words::question),
    (Action::NextOpen, words::open),
    (Action::Why, words::why),
    (Action::Quit, words::close),
    (Action::Find, words::find),
    (Action::Open, words::enter),
    (Action::Back, words::back),
    (Action::Overview, words::overview),
    (Action::Open, words::cell),
    (Action::Switch, words::tree),
    (Action::Help, words::help),
    (Action::Open, words::run),
    (Action::Quit, words::quit),
];

impl App {
    /// Begins the tour.
    pub fn start_tour(&mut self) {
        self.tour = Some(0);
    }

    /// A key was pressed: the step it was the answer to is done.
    pub(super) fn follow_tour(&mut self, key: Key) {
        let Some(at) = self.tour else { return };
        let expected = STEPS.get(at).map(|step| step.0);
        if self.keys.action(key) == expected {
            self.tour = Some(at + 1).filter(|next| *next < STEPS.len());
        }
    }

    /// What the tour says now; nothing without one.
    pub(crate) fn tour_says(&self) -> Option<String> {
        let at = self.tour?;
        let (action, told) = STEPS.get(at)?;
        let key = self.keys.written(*action).first().map_or_else(String::new, |key| (*key).to_owned());
        Some(words::step(self.lang, at + 1, STEPS.len(), &told(self.lang, &key)))
    }
}
