//! The commands: each loads a document, asks the library, and prints.

use clap::ArgMatches;
use dossier::escape::visible;
use dossier::find::{self, Scope};
use dossier::item::Item;
use dossier::model::{Dossier, QuestionIx};
use dossier::reference;
use dossier::report::{self, check, csv, html, json, markdown};
use dossier::words::{Lang, failure as words, remark as remark_words};

use crate::failure::Failure;
use crate::load::{Loaded, load, load_automatic};
use crate::output::{complain, print, tell};
use crate::settings::Settings;
use crate::terminal::Wish;
use crate::{args, manual, plain, terminal};

/// Runs what was typed; the value is the exit code.
pub(crate) fn run(matches: &ArgMatches, settings: &Settings, lang: Lang) -> Result<u8, Failure> {
    match matches.subcommand() {
        Some(("show", given)) => show(given, lang),
        Some(("find", given)) => find(given, lang),
        Some(("list", given)) => list(given, lang),
        Some(("export", given)) => export(given, lang),
        Some(("notes", given)) => notes(given, lang),
        Some(("tour", _)) => {
            let locked = is_locked(matches);
            terminal::open(Wish { locked, tour: true, ..Wish::default() }, settings, lang)
        }
        Some(("config", _)) => {
            for mistake in &settings.mistakes {
                complain(&format!("dossier: {mistake}"));
            }
            tell(&settings.written(lang))?;
            Ok(if settings.mistakes.is_empty() { 0 } else { 2 })
        }
        Some(("check", given)) => {
            let loaded = load(text(given, "document"), lang)?;
            tell(&check::report(&loaded.dossier, &loaded.links, lang))
        }
        Some(("completions", given)) => {
            let mut out = Vec::new();
            if let Some(shell) = given.get_one::<clap_complete::Shell>("shell") {
                clap_complete::generate(*shell, &mut args::command(lang), "dossier", &mut out);
            }
            print(&String::from_utf8_lossy(&out))
        }
        Some(("man", _)) => print(&manual::page(args::command(lang), lang).map_err(Failure::Unwritten)?),
        _ if matches.get_flag("plain") => {
            let (path, at) = (text(matches, "document"), text(matches, "at"));
            plain::open(Wish { path, at, locked: is_locked(matches), tour: false }, settings, lang)
        }
        _ => {
            let (path, at) = (text(matches, "document"), text(matches, "at"));
            terminal::open(Wish { path, at, locked: is_locked(matches), tour: false }, settings, lang)
        }
    }
}

/// Whether only what is given may be opened.
fn is_locked(matches: &ArgMatches) -> bool {
    matches.get_flag("locked") || is_held()
}

/// Whether the environment locks, which no flag undoes.
pub(crate) fn is_held() -> bool {
    std::env::var_os("DOSSIER_LOCKED").is_some_and(|value| !value.is_empty() && value != "0")
}

fn text<'a>(matches: &'a ArgMatches, name: &str) -> Option<&'a str> {
    matches.get_one::<String>(name).map(String::as_str)
}

fn joined(matches: &ArgMatches, name: &str) -> String {
    matches.get_many::<String>(name).unwrap_or_default().cloned().collect::<Vec<_>>().join(" ")
}

fn print_json(result: Result<String, serde_json::Error>, lang: Lang) -> Result<u8, Failure> {
    let text = result.map_err(|e| Failure::unreadable(words::no_json(lang, &e.to_string())))?;
    print(&format!("{text}\n"))
}

fn show(given: &ArgMatches, lang: Lang) -> Result<u8, Failure> {
    let loaded = load(text(given, "file"), lang)?;
    let item = reference::resolve(&loaded.dossier, &loaded.index(), &joined(given, "ref"), lang)
        .map_err(Failure::nothing)?;
    let Loaded { dossier, links, .. } = loaded;
    tell(&match item {
        Item::Question(q) => report::question_text(&dossier, &links, q, given.get_flag("with-answer"), lang),
        Item::Answer(a) => report::answer_text(&dossier, &links, a, lang),
        Item::Paragraph(p) => report::paragraph_text(&dossier, p),
    })
}

fn find(given: &ArgMatches, lang: Lang) -> Result<u8, Failure> {
    let loaded = load(text(given, "file"), lang)?;
    let dossier = &loaded.dossier;
    let query = joined(given, "query");
    let limit = given.get_one::<usize>("limit").copied().unwrap_or(20);
    let hits = loaded.index().find(dossier, &query, Scope::All, limit);
    if hits.is_empty() {
        if given.get_flag("json") {
            print("[]\n")?;
        }
        return Err(Failure::nothing(words::nothing_found(lang, &visible(&query))));
    }
    if given.get_flag("json") {
        let hits: Vec<json::Hit> = hits.iter().map(|h| json_hit(dossier, h)).collect();
        return print_json(serde_json::to_string_pretty(&hits), lang);
    }
    let lines: Vec<String> = hits
        .iter()
        .map(|h| {
            let hit = json_hit(dossier, h);
            let first: String = hit.text.chars().take(90).collect();
            let by = match h.by(lang) {
                "" => String::new(),
                by => format!("{by} "),
            };
            format!("{:18} p. {:>3}  {by}{}\n", hit.id, hit.page, first.replace('\n', " "))
        })
        .collect();
    tell(&lines.concat())
}

fn json_hit<'a>(dossier: &'a Dossier, hit: &find::Hit) -> json::Hit<'a> {
    let lines = hit.item.lines(dossier);
    json::Hit {
        id: hit.item.id(dossier),
        kind: hit.item.kind(),
        text: hit.item.text(dossier),
        lines: [lines.first, lines.last],
        page: hit.item.page(dossier),
        score: hit.score,
        tier: hit.tier,
    }
}

fn list(given: &ArgMatches, lang: Lang) -> Result<u8, Failure> {
    let loaded = load(text(given, "file"), lang)?;
    let chosen = chosen(given, &loaded, lang)?;
    if given.get_flag("json") {
        print_json(json::list(&loaded.selection(), &chosen), lang)?;
        return Ok(u8::from(chosen.is_empty()));
    }
    if chosen.is_empty() {
        return Err(Failure::nothing(words::no_question_fits(lang)));
    }
    let lines: Vec<String> = chosen
        .iter()
        .map(|&q| {
            let question = loaded.dossier.question(q);
            let first: String = question.text.chars().take(80).collect();
            format!(
                "{} {:18} p. {:>3}  {first}\n",
                report::status_sign(loaded.links.of(q).status),
                question.id,
                question.page
            )
        })
        .collect();
    tell(&lines.concat())
}

fn chosen(given: &ArgMatches, loaded: &Loaded, lang: Lang) -> Result<Vec<QuestionIx>, Failure> {
    let Loaded { dossier, links, .. } = loaded;
    let wrong = |said: fn(Lang, &str, &str) -> String, word: &str, valid: Vec<&str>| {
        Failure::usage(said(lang, &visible(word), &valid.join(", ")))
    };
    let pillar = text(given, "pillar")
        .map(|w| {
            find::pillar(dossier, w).ok_or_else(|| {
                wrong(words::no_pillar, w, dossier.pillars.iter().map(|p| p.id.as_str()).collect())
            })
        })
        .transpose()?;
    let faction = text(given, "faction")
        .map(|w| {
            find::faction(dossier, w).ok_or_else(|| {
                wrong(words::no_faction, w, dossier.factions.iter().map(|f| f.name.as_str()).collect())
            })
        })
        .transpose()?;
    let status = text(given, "status")
        .map(|w| {
            find::status(w).ok_or_else(|| {
                wrong(words::no_status, w, vec!["answered", "partly", "referred", "unanswered"])
            })
        })
        .transpose()?;
    let query = joined(given, "query");
    let asked = if query.trim().is_empty() {
        dossier.question_ixs().collect()
    } else {
        loaded.index().questions(dossier, links, &query).0
    };
    let fits = |q: &QuestionIx| {
        let question = dossier.question(*q);
        pillar.is_none_or(|p| question.pillar == Some(p))
            && faction.is_none_or(|f| question.faction == Some(f))
            && status.is_none_or(|s| links.of(*q).status == s)
    };
    Ok(asked.into_iter().filter(fits).collect())
}

/// Prints the remarks on a document as the file that people send one another, or takes such a file in.
fn notes(given: &ArgMatches, lang: Lang) -> Result<u8, Failure> {
    let Loaded { dossier, remarks, bound, .. } = load(text(given, "file"), lang)?;
    let Some(path) = text(given, "import") else {
        if remarks.is_empty() {
            return Err(Failure::nothing(remark_words::none_yet(lang)));
        }
        for message in bound.messages.iter().chain(bound.unplaced.iter().map(|(_, said)| said)) {
            complain(&format!("dossier: {}", message.told(lang)));
        }
        return print(&dossier::notes::write(&remarks, &dossier.title));
    };
    let bytes = if path == "-" { crate::load::standard_input(lang)? } else { crate::load::file(path, lang)? };
    let parsed = dossier::notes::parse(&bytes);
    for mistake in &parsed.mistakes {
        complain(&format!("{}:{}: {}", visible(path), mistake.line, mistake.message));
    }
    let others = &parsed.remarks.document;
    if !others.is_empty() && **others != dossier.id {
        return Err(Failure::usage(remark_words::of_another(lang, others, &visible(&dossier.id))));
    }
    let (_, store, said) = crate::remarks::load(&dossier.id, lang);
    if let Some(said) = said {
        return Err(Failure::unreadable(said));
    }
    let all = store.save(&remarks.import(&parsed.remarks, &dossier), lang).map_err(Failure::unreadable)?;
    let bound = dossier::notes::bind(&all, &dossier);
    let placed = bound.questions().count();
    let mut told = remark_words::placed(lang, placed) + "\n";
    for message in bound.messages.iter().chain(bound.unplaced.iter().map(|(_, said)| said)) {
        told.push_str(&format!("{}\n", message.told(lang)));
    }
    for conflict in all.conflicts() {
        let others = conflict.others.join(", ");
        told += &remark_words::also(lang, &conflict.question, conflict.field, &conflict.counts, &others);
        told.push('\n');
    }
    tell(&told)?;
    Ok(if parsed.mistakes.is_empty() { 0 } else { 2 })
}

fn export(given: &ArgMatches, lang: Lang) -> Result<u8, Failure> {
    if given.get_flag("schema") {
        return print(json::SCHEMA);
    }
    let read = if given.get_flag("automatic") { load_automatic } else { load };
    let loaded = read(text(given, "document"), lang)?;
    let mut selection = loaded.selection();
    if let Some(query) = text(given, "only") {
        let (questions, understood) = loaded.index().questions(&loaded.dossier, &loaded.links, query);
        if questions.is_empty() {
            return Err(Failure::nothing(words::no_question_found(lang, &visible(query))));
        }
        // What asks for nothing limits nothing.
        if understood.parts() > 0 {
            selection = selection.only(questions, understood);
        }
    }
    match text(given, "format") {
        Some("md") => print(&markdown::export(&selection, lang)),
        Some("csv") => print(&csv::export(&selection)),
        Some("html") => print(&html::export(&selection, lang)),
        _ => print_json(json::export(&selection), lang),
    }
}
