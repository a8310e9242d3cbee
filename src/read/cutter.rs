//! Cuts a document's replies into answers, with whom each addresses.

use crate::model::{Address, Answer, Dossier, FactionIx, ParagraphIx, PillarIx, SectionIx, Span};

use super::answers::{Step, Turn};
use super::cuts::Cuts;
use super::sections::{Layout, Place};

/// Where the cutting of a reply stands.
struct Cutter {
    section: SectionIx,
    pillar: Option<PillarIx>,
    /// Whose questions the run answers, and what told so.
    run: Vec<FactionIx>,
    address: Address,
    open: Option<Answer>,
    /// All sentences of the open answer so far only say what is asked.
    only_leads: bool,
}

/// Cuts all replies.
pub(super) fn cut(out: &mut Dossier, layout: &Layout, cuts: &[Cuts]) {
    let mut cutter = Cutter {
        section: SectionIx(0),
        pillar: None,
        run: Vec::new(),
        address: Address::Before,
        open: None,
        only_leads: false,
    };
    for (index, cuts) in cuts.iter().enumerate() {
        let place = layout.places[index].clone();
        let section = out.section_of(ParagraphIx::new(index));
        let heading = out.paragraphs[index].is_heading();
        let steps = if let Cuts::Steps(steps) = cuts { Some(steps) } else { None };
        if steps.is_none() || section != cutter.section || place.pillar != cutter.pillar {
            close(&mut cutter, out);
            if section != cutter.section || place.pillar != cutter.pillar || heading {
                cutter.run = place.faction.into_iter().collect();
                cutter.address = Address::Run;
            }
            (cutter.section, cutter.pillar) = (section, place.pillar);
        }
        let Some(steps) = steps else { continue };
        if steps.is_empty() {
            extend(&mut cutter, out, &place, index, 0..out.paragraphs[index].text.len());
        }
        for (nth, step) in steps.iter().enumerate() {
            take_step(&mut cutter, out, layout, &place, index, step, nth == 0);
        }
    }
    close(&mut cutter, out);
}

fn take_step(
    cutter: &mut Cutter,
    out: &mut Dossier,
    layout: &Layout,
    place: &Place,
    index: usize,
    step: &Step,
    first: bool,
) {
    // Only those who put questions are addressed: a motion's authors are named too.
    let mut named: Vec<FactionIx> = Vec::new();
    for faction in step.names.iter().filter_map(|name| layout.known_faction(name)) {
        // Two members may ask together.
        if !named.contains(&faction) {
            named.push(faction);
        }
    }
    let Some(turn) = step.turn else {
        extend(cutter, out, place, index, step.range.clone());
        cutter.only_leads = false;
        return;
    };
    if turn == Turn::Run {
        close(cutter, out);
        (cutter.run, cutter.address) = (named, Address::Run);
        return;
    }
    let goes_on = cutter.only_leads && cutter.open.is_some() && !first;
    let goes_on_below_mark = place.marked && turn == Turn::Subject && cutter.open.is_some();
    if goes_on_below_mark {
        extend(cutter, out, place, index, step.range.clone());
        return;
    }
    if !goes_on {
        close(cutter, out);
    }
    if step.several {
        cutter.run.clear();
    } else if !named.is_empty() && turn == Turn::Members && !goes_on {
        if cutter.run != named {
            cutter.address = Address::Before;
        }
        cutter.run.clone_from(&named);
    }
    let was_open = cutter.open.is_some();
    extend(cutter, out, place, index, step.range.clone());
    if let Some(open) = &mut cutter.open {
        if !named.is_empty() {
            open.address = Address::Own;
        }
        for faction in named {
            if !open.factions.contains(&faction) {
                open.factions.push(faction);
            }
        }
        if !was_open {
            open.lead = Some(Span { paragraph: ParagraphIx::new(index), range: step.range.clone() });
        }
    }
    cutter.only_leads = turn == Turn::Members && (goes_on || !was_open);
}

/// Adds a stretch to the open answer, or opens one.
fn extend(cutter: &mut Cutter, out: &Dossier, place: &Place, index: usize, range: std::ops::Range<usize>) {
    let paragraph = &out.paragraphs[index];
    let lines = paragraph.lines_of(&range);
    let ix = ParagraphIx::new(index);
    match &mut cutter.open {
        Some(open) => {
            open.lines = open.lines.join(lines);
            match open.spans.last_mut() {
                Some(last) if last.paragraph == ix => last.range.end = range.end,
                _ => open.spans.push(Span { paragraph: ix, range }),
            }
        }
        None => {
            cutter.open = Some(Answer {
                id: String::new(),
                pillar: place.pillar,
                factions: cutter.run.clone(),
                address: cutter.address,
                section: cutter.section,
                numbers: place.numbers.clone(),
                lead: None,
                text: String::new(),
                lines,
                page: out.page_of(lines.first),
                spans: vec![Span { paragraph: ix, range }],
            });
        }
    }
}

fn close(cutter: &mut Cutter, out: &mut Dossier) {
    if let Some(mut answer) = cutter.open.take() {
        let parts: Vec<&str> = answer.spans.iter().map(|s| out.words(s)).collect();
        answer.text = parts.join("\n\n");
        out.answers.push(answer);
    }
    cutter.only_leads = false;
}

#[cfg(test)]
mod tests {
    use crate::read::read;

    #[test]
    fn two_who_ask_together_are_named_once() {
        let text = "I. Vragen vanuit de commissie\n\nVragen van de leden De Wit en Jansma\n\nDeze leden vragen wat een otter \
            eet.\n\nII. Antwoord van de Minister\n\nDe leden De Wit en Jansma vragen naar de otter. Die eet vis.\n";
        let dossier = read(text.as_bytes(), "proef");
        assert_eq!(dossier.answers[0].factions.len(), 1, "{:?}", dossier.factions);
    }
}
