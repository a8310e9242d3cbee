//! `check`: what was read, the grid of questions, notices, and the links it is least sure of.

use crate::model::{Dossier, FactionIx, Links, PillarIx, QuestionIx, Status};

use super::kind_word;

/// How many links the check lists as least sure.
const LEAST_SURE: usize = 15;

/// Questions of a pillar and faction: all, and unanswered.
pub fn count(
    dossier: &Dossier,
    links: &Links,
    pillar: Option<PillarIx>,
    faction: Option<FactionIx>,
) -> (usize, usize) {
    let cell: Vec<QuestionIx> = dossier
        .question_ixs()
        .filter(|&q| dossier.question(q).pillar == pillar && dossier.question(q).faction == faction)
        .collect();
    (cell.len(), cell.iter().filter(|&&q| links.is_open(q)).count())
}

/// The check as text.
pub fn report(dossier: &Dossier, links: &Links) -> String {
    let mut out = format!(
        "{}\n{}\n\n{} regels, {} pijlers, {} fracties, {} vragen, {} antwoorden, {} voetnoten, {} verwijzingen, {} afkortingen\n\n",
        dossier.title,
        dossier.citation,
        dossier.line_count,
        dossier.pillars.len(),
        dossier.factions.len(),
        dossier.questions.len(),
        dossier.answers.len(),
        dossier.footnotes.len(),
        dossier.references.len(),
        dossier.abbreviations.len()
    );
    grid(&mut out, dossier, links);
    let by_status = |status| links.outcomes.iter().filter(|o| o.status == status).count();
    out.push_str(&format!(
        "\nbeantwoord {} · deels {} · verwezen {} · onbeantwoord {}\n",
        by_status(Status::Answered),
        by_status(Status::Partly),
        by_status(Status::Referred),
        by_status(Status::Unanswered)
    ));
    let verified = links.outcomes.iter().filter(|o| o.links.iter().any(|l| l.verified)).count();
    if verified > 0 {
        out.push_str(&format!("{verified} vragen met geverifieerde koppelingen\n"));
    }
    let mut shaky: Vec<(f32, QuestionIx)> = dossier
        .question_ixs()
        .filter_map(|q| links.of(q).links.first().filter(|l| !l.verified).map(|l| (l.confidence, q)))
        .collect();
    shaky.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    if !shaky.is_empty() {
        out.push_str("\nMinst zekere koppelingen:\n");
    }
    for (confidence, question) in shaky.into_iter().take(LEAST_SURE) {
        let link = &links.of(question).links[0];
        let ids = (&dossier.question(question).id, &dossier.answer(link.answer).id);
        out.push_str(&format!(
            "  {confidence:.2} {} → {} ({}) {}\n",
            ids.0,
            ids.1,
            kind_word(link.kind),
            link.reason
        ));
    }
    if !dossier.notices.is_empty() {
        out.push_str("\nMeldingen:\n");
    }
    for notice in &dossier.notices {
        out.push_str(&format!("  regel {}: {}\n", notice.line, notice.message));
    }
    out
}

fn grid(out: &mut String, dossier: &Dossier, links: &Links) {
    let width = dossier.factions.iter().map(|f| f.name.chars().count()).max().unwrap_or(0).max(7);
    let rows: Vec<Option<PillarIx>> =
        std::iter::once(None).chain((0..dossier.pillars.len()).map(|p| Some(PillarIx::new(p)))).collect();
    let columns: Vec<Option<FactionIx>> =
        (0..dossier.factions.len()).map(|f| Some(FactionIx::new(f))).chain([None]).collect();
    out.push_str(&format!("{:8}", "pijler"));
    for column in &columns {
        let name = column.map_or("-", |f| dossier.factions[f.at()].name.as_str());
        out.push_str(&format!(" {name:>width$}"));
    }
    out.push('\n');
    for row in rows {
        let cells: Vec<(usize, usize)> = columns.iter().map(|c| count(dossier, links, row, *c)).collect();
        if cells.iter().all(|c| c.0 == 0) {
            continue;
        }
        out.push_str(&format!("{:8}", row.map_or("-", |p| dossier.pillars[p.at()].id.as_str())));
        for (all, open) in cells {
            let text = match (all, open) {
                (0, _) => String::new(),
                (all, 0) => all.to_string(),
                (all, open) => format!("{all} ○{open}"),
            };
            out.push_str(&format!(" {text:>width$}"));
        }
        out.push('\n');
    }
}
