//! Typed references: `1.3/SP/4`, `p16`, `sp 1.3`, `2394`, or words; to the item they mean.

use crate::find::{Hit, Index, Scope, faction, pillar};
use crate::item::{Item, by_id};
use crate::model::{AnswerIx, Dossier, ParagraphIx, QuestionIx};
use crate::words::{Lang, finding as words};

/// Resolves what was typed.
///
/// # Errors
/// Says that nothing fits and what can be typed.
pub fn resolve(dossier: &Dossier, index: &Index, typed: &str, lang: Lang) -> Result<Item, String> {
    let typed = typed.trim();
    if let Some(item) = by_id(dossier, typed) {
        return Ok(item);
    }
    let page = typed.strip_prefix(['p', 'P']).and_then(|n| n.trim_start_matches('.').trim().parse().ok());
    if let Some(item) = page.and_then(|page| on_page(dossier, page)) {
        return Ok(item);
    }
    let mut wanted = (None, None, None);
    let mut rest: Vec<&str> = Vec::new();
    for word in typed.split([' ', '/']).filter(|w| !w.is_empty()) {
        if let Some(found) = pillar(dossier, word)
            && wanted.0.is_none()
        {
            wanted.0 = Some(found);
        } else if let Some(found) = faction(dossier, word)
            && wanted.1.is_none()
        {
            wanted.1 = Some(found);
        } else if let (Ok(number), true) = (word.parse::<usize>(), wanted.1.is_some() && wanted.2.is_none()) {
            wanted.2 = Some(number);
        } else {
            rest.push(word);
        }
    }
    let scope: Vec<QuestionIx> = dossier
        .question_ixs()
        .filter(|&q| wanted.0.is_none_or(|p| dossier.question(q).pillar == Some(p)))
        .filter(|&q| wanted.1.is_none_or(|f| dossier.question(q).faction == Some(f)))
        .collect();
    let narrowed = wanted.0.is_some() || wanted.1.is_some();
    let found = if rest.is_empty() && narrowed {
        scope.get(wanted.2.unwrap_or(1).saturating_sub(1)).copied().map(Item::Question)
    } else if rest.is_empty() {
        None
    } else {
        by_words(dossier, index, typed)
    };
    found.ok_or_else(|| {
        let question = dossier.questions.first().map_or("1/VVD/1", |q| q.id.as_str());
        let page = dossier.pages.first().map_or(1, |p| p.1);
        words::no_place(lang, &crate::escape::visible(typed), question, page)
    })
}

/// What a page begins with: its first question or answer, or else its first paragraph.
fn on_page(dossier: &Dossier, page: u32) -> Option<Item> {
    let question = dossier.questions.iter().position(|q| q.page == page);
    let answer = || dossier.answers.iter().position(|a| a.page == page);
    let paragraph = || dossier.paragraphs.iter().position(|p| dossier.page_of(p.lines().first) == page);
    question
        .map(|at| Item::Question(QuestionIx::new(at)))
        .or_else(|| answer().map(|at| Item::Answer(AnswerIx::new(at))))
        .or_else(|| paragraph().map(|at| Item::Paragraph(ParagraphIx::new(at))))
}

/// What a search finds first, among the questions rather than elsewhere.
fn by_words(dossier: &Dossier, index: &Index, typed: &str) -> Option<Item> {
    // Letters in order, or some of the words, are no reference.
    let found = |scope| index.find(dossier, typed, scope, 1).first().copied().filter(Hit::has_all_words);
    found(Scope::Titles).or_else(|| found(Scope::All)).map(|hit| hit.item)
}
