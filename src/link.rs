//! Linking: which answer deals with which question, how sure that is, and why.

use crate::model::{Dossier, Links, Outcome, Status};

/// Links every question of a dossier.
pub fn link(dossier: &Dossier) -> Links {
    let none =
        Outcome { status: Status::Unanswered, links: Vec::new(), runner_up: None, reason: String::new() };
    Links {
        outcomes: vec![none; dossier.questions.len()],
        questions_of: vec![Vec::new(); dossier.answers.len()],
    }
}
