//! Enter in the text: follows what the marked item points to.

use crate::item::Item;
use crate::model::{AnswerIx, Lines, Named, QuestionIx, Reference, Span, Target};

use super::App;

impl App {
    /// Goes where the marked item points, or says what it names; whether it points anywhere.
    pub(super) fn follow(&mut self) -> bool {
        let Some(item) = self.item else { return false };
        let own = item.spans(&self.dossier);
        let pointing: Vec<&Reference> =
            self.dossier.references.iter().filter(|r| own.iter().any(|s| holds(s, &r.span))).collect();
        let inside = pointing.iter().find_map(|r| Some((self.there(r.target.as_ref()?, item)?, *r)));
        if let Some((to, reference)) = inside {
            let words = self.dossier.words(&reference.span).to_owned();
            self.visit(to);
            self.message = format!("gevolgd: '{words}'; H gaat terug");
            return true;
        }
        let outside = pointing.iter().find_map(|r| match &r.named {
            Named::Paper(number) => Some(format!("Kamerstuk {number} staat niet in dit document")),
            Named::Letter(date) => Some(format!("de brief van {date} staat niet in dit document")),
            Named::Page(None) => Some("de bron noemt geen paginanummer".to_owned()),
            _ => None,
        });
        let noted = self
            .dossier
            .footnotes
            .iter()
            .find(|n| n.cited.as_ref().is_some_and(|cited| own.iter().any(|s| holds(s, cited))));
        let said = noted
            .map(|n| match &n.text {
                Some(text) => format!("noot {}: {text}", n.number),
                None => format!("noot {}: de tekst ontbreekt in de bron", n.number),
            })
            .or(outside);
        let Some(said) = said else { return false };
        self.message = said;
        true
    }

    /// The item a reference leads to, of the same voice as the one it stands in.
    fn there(&self, target: &Target, from: Item) -> Option<Item> {
        let dossier = &self.dossier;
        let answer = |test: &dyn Fn(Lines) -> bool| {
            let at = dossier.answers.iter().position(|a| test(a.lines));
            at.map(|at| Item::Answer(AnswerIx::new(at)))
        };
        let question = |test: &dyn Fn(Lines) -> bool| {
            let at = dossier.questions.iter().position(|q| test(q.lines));
            at.map(|at| Item::Question(QuestionIx::new(at)))
        };
        let found = match target {
            Target::Answer(a) => Some(Item::Answer(*a)),
            Target::Line(line) => match from {
                Item::Answer(a) => self.linked_near(a, *line).or_else(|| answer(&|l| l.last >= *line)),
                Item::Question(_) | Item::Paragraph(_) => {
                    answer(&|l| l.holds(*line)).or_else(|| question(&|l| l.last >= *line))
                }
            },
            Target::Section(ix) => Item::first_in(dossier, *ix),
        };
        found.filter(|&to| to != from)
    }

    /// Another answer to the same questions on the page of a line, or one off: which of the answers on
    /// that page is meant was found out when they were linked.
    fn linked_near(&self, from: AnswerIx, line: u32) -> Option<Item> {
        let page = self.dossier.page_of(line);
        let asked = self.links.asked_by(from);
        let others = asked.iter().flat_map(|q| &self.links.of(*q).links).map(|l| l.answer);
        let near = |a: &AnswerIx| *a != from && self.dossier.answer(*a).page.abs_diff(page) <= 1;
        others.into_iter().find(near).map(Item::Answer)
    }
}

fn holds(outer: &Span, inner: &Span) -> bool {
    outer.paragraph == inner.paragraph
        && outer.range.start <= inner.range.start
        && inner.range.start <= outer.range.end
}
