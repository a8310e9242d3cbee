//! The exports as those who get them read them: JSON by its schema, CSV by RFC 4180, HTML by its anchors and
//! headings, Markdown rendered; and the same words in each.

#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs, reason = "tests")]

#[path = "support/schema.rs"]
mod schema;

use std::collections::BTreeSet;

use dossier::find::{Index, Query, Scope};
use dossier::link::{lay_over, link};
use dossier::model::{Dossier, Links, QuestionIx};
use dossier::notes::{Bound, Change, Judgement, Remarks, Stamp, bind};
use dossier::read::read;
use dossier::report::{Selection, csv, html, json, judgement_word, markdown, status_word, stretch};
use dossier::words::{Lang, export as words};
use proptest::prelude::*;
use serde_json::{Value, json};

const BUILT_IN: &str = include_str!("../data/kst-19637-2395.txt");
/// Of each layout one: by pillar and faction, by faction, by member, by turns, and what has no such build.
const TEXTS: &[&str] = &[
    BUILT_IN,
    include_str!("gold/inv-pillars.txt"),
    include_str!("gold/inv-factions.txt"),
    include_str!("gold/inv-members.txt"),
    include_str!("gold/inv-interleaved.txt"),
    "Een tekst over dijken.\n",
    "",
];
/// A document of hostile pieces, with a name, a heading, a question, a note and an answer that mean something elsewhere.
const HOSTILE: &str = "I. Vragen en opmerkingen vanuit de fracties\n\n1. *Water* | <b>R&D</b> `a`\n\nDe leden van de SP-fractie vragen of [dit](x) _klopt_ & <script>x</script> \"telt\", of =1+1? Graag ontvangen deze leden # een reactie op 1. dit.\n\nII. Reactie van het kabinet\n\n1. *Water* | <b>R&D</b> `a`\n\nDe leden van de SP-fractie vragen of [dit](x) _klopt_. Dat \\*klopt\\*, &amp; `ja`: ~~nee~~.\n";

fn documents() -> Vec<(Dossier, Links)> {
    let read = |text: &&str| {
        let dossier = read(text.as_bytes(), "proef");
        let mut links = link(&dossier);
        lay_over(&dossier, &mut links, include_str!("../data/kst-19637-2395.links.tsv"));
        (dossier, links)
    };
    TEXTS.iter().chain([&HOSTILE]).map(read).collect()
}

/// Remarks on every third question, with what means something elsewhere in their notes and tags.
fn remarks(dossier: &Dossier) -> (Remarks, Bound) {
    let mut remarks = Remarks::of("proef");
    let mut add = |question: QuestionIx, change: Change| {
        let bound = bind(&remarks, dossier);
        remarks.change(dossier, &bound, question, change, &Stamp::default());
    };
    for (nth, question) in dossier.question_ixs().step_by(3).take(12).enumerate() {
        let notes = ["=1+1, \"geen\" <b>getal</b>\n- *een*\n- twee & _drie_", "", "1. Wat?\n\n# Hoe?"];
        add(question, Change::Note(notes[nth % 3].into()));
        add(question, Change::Tags(vec!["@cijfers".into(), "Libië | <i>".into()]));
        add(question, Change::AskOn(nth % 2 == 0));
        add(question, Change::Judgement(Judgement::ALL.get(nth % 4).copied()));
    }
    let bound = bind(&remarks, dossier);
    (remarks, bound)
}

/// All of each document without and with remarks, and what three queries find in it.
fn with_each(check: impl Fn(&Selection)) {
    for (dossier, links) in documents() {
        let (remarks, bound) = remarks(&dossier);
        check(&Selection::all(&dossier, &links));
        check(&Selection::all(&dossier, &links).with(&remarks, &bound));
        let index = Index::new(&dossier, &links);
        for query in ["onbeantwoord", "SP of VVD", "nederland"] {
            let (found, understood) = index.questions(&dossier, &links, query);
            check(&Selection::all(&dossier, &links).with(&remarks, &bound).only(found, understood));
        }
    }
}

fn the_schema() -> Value {
    serde_json::from_str(json::SCHEMA).unwrap()
}

#[test]
fn json_holds_to_its_schema() {
    let schema = the_schema();
    with_each(|selection| {
        let value: Value = serde_json::from_str(&json::export(selection).unwrap()).unwrap();
        assert_eq!(schema::faults(&schema, &schema, &value), [""; 0], "{}", value["title"]);
    });
}

#[test]
fn lists_and_hits_hold_to_the_same_schema() {
    let schema = the_schema();
    for (dossier, links) in documents() {
        let all: Vec<_> = dossier.question_ixs().collect();
        let value: Value =
            serde_json::from_str(&json::list(&Selection::all(&dossier, &links), &all).unwrap()).unwrap();
        let array = json!({"type": "array", "items": {"$ref": "#/$defs/question"}});
        assert_eq!(schema::faults(&schema, &array, &value), [""; 0]);
        for hit in Index::new(&dossier, &links).find(&dossier, "nederland", Scope::All, 50) {
            let lines = hit.item.lines(&dossier);
            let hit = json::Hit {
                id: hit.item.id(&dossier),
                kind: hit.item.kind(),
                text: hit.item.text(&dossier),
                lines: [lines.first, lines.last],
                page: hit.item.page(&dossier),
                score: hit.score,
                tier: hit.tier,
            };
            let value = serde_json::to_value(&hit).unwrap();
            assert_eq!(schema::faults(&schema, &json!({"$ref": "#/$defs/hit"}), &value), [""; 0]);
        }
    }
}

#[test]
fn a_reference_tells_the_line_it_leads_to() {
    let text = "I. Vragen en opmerkingen vanuit de fracties\n\nDe leden van de SP-fractie vragen naar de sluis. Waar \
        leven otters?\n\nII. Reactie van de Minister\n\nMet betrekking tot de sluis geldt dat het herstel geld \
        kost.\n\nTen aanzien van otters: die leven in de hierboven genoemde sluis (Kamerstuk 19 637, nr. 12).\n";
    let dossier = read(text.as_bytes(), "proef");
    let links = link(&dossier);
    let whole: Value =
        serde_json::from_str(&json::export(&Selection::all(&dossier, &links)).unwrap()).unwrap();
    let places: Vec<&Value> =
        whole["references"].as_array().unwrap().iter().map(|reference| &reference["leads_to"]).collect();
    assert_eq!(places, [&json!(7), &Value::Null]);
}

/// Nothing that the schema asks for can be missing, and nothing else can be there.
#[test]
fn the_schema_is_closed() {
    let schema = the_schema();
    let (dossier, links) = documents().swap_remove(0);
    let (remarks, bound) = remarks(&dossier);
    let selection = Selection::all(&dossier, &links).with(&remarks, &bound);
    let whole: Value = serde_json::from_str(&json::export(&selection).unwrap()).unwrap();
    let places = ["", "/pillars/0", "/questions/0", "/questions/0/answers/0", "/answers/0", "/footnotes/0"];
    let others = ["/questions/0/remark", "/references/0", "/abbreviations/0", "/notices/0"];
    for place in places.into_iter().chain(others) {
        let names: Vec<String> = whole.pointer(place).unwrap().as_object().unwrap().keys().cloned().collect();
        for name in names.into_iter().filter(|name| name != "remark") {
            let mut less = whole.clone();
            less.pointer_mut(place).unwrap().as_object_mut().unwrap().remove(&name);
            assert!(!schema::faults(&schema, &schema, &less).is_empty(), "{place} without {name}");
        }
        let mut more = whole.clone();
        more.pointer_mut(place).unwrap()["more"] = json!(1);
        assert!(!schema::faults(&schema, &schema, &more).is_empty(), "{place} with more");
    }
    for (place, wrong) in [
        ("/schema", json!("dossier/2")),
        ("/questions/0/status", json!("pending")),
        ("/questions/0/id", json!("1.3/SP")),
        ("/questions/0/lines", json!([1])),
        ("/questions/0/answers/0/kind", json!("other")),
        ("/questions/0/answers/0/id", json!("1.3/SP/4")),
        ("/questions/0/answers/0/confidence", json!(1.5)),
        ("/references/0/kind", json!("other")),
        ("/questions/0/remark/judgement", json!("other")),
    ] {
        let mut value = whole.clone();
        *value.pointer_mut(place).unwrap() = wrong;
        assert_eq!(schema::faults(&schema, &schema, &value).len(), 1, "{place}");
    }
}

/// A reader of RFC 4180: records end with CR LF, cells may be quoted, a quote inside is doubled.
fn records(text: &str) -> Vec<Vec<String>> {
    let (mut out, mut record, mut cell) = (Vec::new(), Vec::new(), String::new());
    let mut rest = text;
    while !rest.is_empty() {
        if let Some(mut quoted) = rest.strip_prefix('"') {
            loop {
                let end = quoted.find('"').expect("a quote that closes");
                cell.push_str(&quoted[..end]);
                quoted = &quoted[end + 1..];
                match quoted.strip_prefix('"') {
                    Some(after) => quoted = after,
                    None => break,
                }
                cell.push('"');
            }
            rest = quoted;
        } else {
            let end = rest.find([',', '\r', '\n', '"']).expect("a record that ends");
            cell.push_str(&rest[..end]);
            rest = &rest[end..];
        }
        record.push(std::mem::take(&mut cell));
        if let Some(after) = rest.strip_prefix(',') {
            rest = after;
        } else {
            rest = rest.strip_prefix("\r\n").expect("nothing between a cell and its end");
            out.push(std::mem::take(&mut record));
        }
    }
    out
}

/// What a spreadsheet shows of a text: a quote mark in front keeps it from running.
fn shown(cell: &str, text: &str) {
    let bare = cell.strip_prefix('\'').filter(|_| cell != text).unwrap_or(cell);
    assert_eq!(bare, text);
    assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']), "{cell}");
}

fn csv_reads_back(selection: &Selection) {
    let (dossier, links) = (selection.dossier, selection.links);
    let mut records = records(&csv::export(selection)).into_iter();
    let head = records.next().unwrap();
    assert_eq!(head.len(), if selection.is_remarked() { 15 } else { 11 });
    for ix in &selection.questions {
        let (question, outcome) = (dossier.question(*ix), links.of(*ix));
        let row = records.next().unwrap();
        assert_eq!(row.len(), head.len());
        shown(&row[0], &question.id);
        shown(&row[1], dossier.pillar_id(question.pillar));
        shown(&row[2], dossier.faction_name(question.faction));
        let numbers = [question.page, question.lines.first, question.lines.last].map(|n| n.to_string());
        assert_eq!(row[3..6], numbers);
        assert_eq!(row[6], status_word(outcome.status));
        shown(&row[7], &question.text);
        let ids: Vec<&str> = outcome.links.iter().map(|l| dossier.answer(l.answer).id.as_str()).collect();
        shown(&row[8], &ids.join(" "));
        assert_eq!(row[9].split_whitespace().count(), ids.len());
        assert_eq!(row[10].is_empty(), ids.is_empty());
        let Some(remark) = selection.remark(*ix) else {
            assert!(row[11..].iter().all(String::is_empty));
            continue;
        };
        shown(&row[11], &remark.note());
        shown(&row[12], &remark.tags().iter().map(ToString::to_string).collect::<Vec<_>>().join(", "));
        assert_eq!(row[13], remark.asks_on().to_string());
        assert_eq!(row[14], remark.judgement().map_or("", judgement_word));
    }
    assert_eq!(records.next(), None);
}

#[test]
fn csv_reads_back_what_was_written() {
    assert_eq!(records("a,\"b \"\"c\"\",\r\n\"\r\n"), [["a", "b \"c\",\r\n"]]);
    with_each(csv_reads_back);
}

/// The values of an attribute.
fn attributes<'a>(page: &'a str, name: &str) -> Vec<&'a str> {
    let start = format!(" {name}=\"");
    page.split(&start).skip(1).map(|rest| rest.split('"').next().unwrap()).collect()
}

fn html_is_in_order(selection: &Selection, lang: Lang) {
    let page = html::export(selection, lang);
    let body = page.split("</style>").nth(1).unwrap();
    let ids = attributes(body, "id");
    let known: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), known.len(), "an id stands twice");
    for to in attributes(body, "href").into_iter().chain(attributes(body, "cite")) {
        assert!(known.contains(to.strip_prefix('#').expect("nothing outside")), "{to} leads nowhere");
    }
    for to in attributes(body, "aria-labelledby") {
        assert!(known.contains(to), "{to} names nothing");
    }
    let levels: Vec<u32> =
        body.split("<h").skip(1).filter_map(|rest| rest.chars().next()?.to_digit(10)).collect();
    assert_eq!(levels[0], 1);
    assert!(levels[1..].iter().all(|level| (2..=4).contains(level)), "{levels:?}");
    assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{levels:?}");
    for tag in ["<header>", "<main ", "<h1>", "<title>", "<a class=\"skip\""] {
        assert_eq!(page.matches(tag).count(), 1, "{tag}");
    }
    // From a question to its answers, and back.
    let (dossier, links) = (selection.dossier, selection.links);
    let articles: Vec<&str> = body.split("<article ").skip(1).collect();
    assert_eq!(articles.len(), selection.questions.len() + selection.answers().len());
    let (asked, answered) = articles.split_at(selection.questions.len());
    for (ix, article) in selection.questions.iter().zip(asked) {
        let own = attributes(&format!(" {article}"), "id")[0].to_owned();
        assert!(article.contains(links.of(*ix).status.told(lang)));
        for link in &links.of(*ix).links {
            let at = selection.answers().iter().position(|a| *a == link.answer).unwrap();
            let other = attributes(&format!(" {}", answered[at]), "id")[0].to_owned();
            let named = format!("\"#{other}\">{}<", dossier.answer(link.answer).id);
            assert!(
                article.contains(&named) && answered[at].contains(&format!("\"#{own}\"")),
                "{own} and {other}"
            );
        }
    }
}

#[test]
fn html_leads_there_and_back() {
    with_each(|selection| Lang::ALL.iter().for_each(|lang| html_is_in_order(selection, *lang)));
}

/// Who has remarked nothing, or only corrected links, gets what he got before there were remarks.
#[test]
fn remarks_stand_behind_all_else_and_only_where_there_are_some() {
    let (dossier, links) = documents().swap_remove(0);
    let all = Selection::all(&dossier, &links);
    let mut corrected = Remarks::of("proef");
    let change = Change::Answers(Some(Vec::new()));
    corrected.change(&dossier, &Bound::default(), QuestionIx(0), change, &Stamp::default());
    let bound = bind(&corrected, &dossier);
    assert_eq!(bound.questions().count(), 1);
    let same = all.clone().with(&corrected, &bound);
    assert_eq!(csv::export(&same), csv::export(&all));
    assert_eq!(json::export(&same).unwrap(), json::export(&all).unwrap());
    assert_eq!(html::export(&same, Lang::Dutch), html::export(&all, Lang::Dutch));
    assert_eq!(markdown::export(&same, Lang::Dutch), markdown::export(&all, Lang::Dutch));

    let (remarks, bound) = remarks(&dossier);
    let remarked = all.clone().with(&remarks, &bound);
    let head = csv::export(&remarked).lines().next().unwrap().to_owned();
    assert_eq!(head, format!("{},note,tags,ask_on,judgement", csv::export(&all).lines().next().unwrap()));
    let value: Value = serde_json::from_str(&json::export(&remarked).unwrap()).unwrap();
    let wanted = json!({
        "note": "=1+1, \"geen\" <b>getal</b>\n- *een*\n- twee & _drie_",
        "tags": ["@cijfers", "Libië | <i>"], "ask_on": true, "judgement": "sufficient"
    });
    assert_eq!(value["questions"][0]["remark"], wanted);
    assert_eq!(value["questions"][1].get("remark"), None);
    let list: Value = serde_json::from_str(&json::list(&remarked, &remarked.questions).unwrap()).unwrap();
    assert_eq!(list, value["questions"]);
    let told = [
        "Aantekening · doorvragen · oordeel: voldoende · #@cijfers",
        "Remark · ask on · judgement: sufficient",
    ];
    for (lang, told) in Lang::ALL.into_iter().zip(told) {
        assert!(read_of_html(&html::export(&remarked, lang)).contains(told));
        assert!(read_of_markdown(&markdown::export(&remarked, lang)).contains(told));
    }
}

/// A text as a browser or a renderer shows it: what is escaped is itself, and tags are gone.
fn read_of_html(page: &str) -> String {
    let mut out = String::new();
    for part in page.split('<') {
        out.push_str(part.split_once('>').map_or(part, |(_, text)| text));
    }
    let named = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    named.iter().fold(out, |text, (name, sign)| text.replace(name, sign))
}

fn read_of_markdown(text: &str) -> String {
    use pulldown_cmark::{Event, Options, Parser};
    let parser = Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH);
    let mut out = String::new();
    for event in parser {
        match event {
            Event::Text(text) => out.push_str(&text),
            Event::Html(_) | Event::InlineHtml(_) | Event::Code(_) => panic!("{event:?}"),
            _ => {}
        }
    }
    out
}

fn says_the_same_in_both(selection: &Selection, lang: Lang) {
    let (dossier, links) = (selection.dossier, selection.links);
    let page = read_of_html(&html::export(selection, lang));
    let text = read_of_markdown(&markdown::export(selection, lang));
    let both = |words: &str| {
        for line in words.lines().filter(|line| !line.trim().is_empty()) {
            assert!(page.contains(line), "HTML lacks {line}");
            assert!(text.contains(line), "Markdown lacks {line}");
        }
    };
    both(&selection.title(lang));
    both(&dossier.citation);
    for ix in &selection.questions {
        let (question, outcome) = (dossier.question(*ix), links.of(*ix));
        both(&question.id);
        both(&question.text);
        both(&outcome.reason.told(lang));
        for link in &outcome.links {
            both(&stretch(dossier, &link.spans));
            both(&format!("{} {}, ", words::from_answer(lang), dossier.answer(link.answer).id));
            both(&link.reason.told(lang));
        }
        if let Some(remark) = selection.remark(*ix) {
            both(&remark.note());
            remark.tags().iter().for_each(|tag| both(&format!(" · #{tag}")));
            remark.judgement().iter().for_each(|judgement| both(judgement.word(lang)));
        }
        for note in selection.notes(&question.spans) {
            both(&words::note(lang, note.number, note.text.as_deref().unwrap_or_default()));
        }
    }
    for answer in selection.answers() {
        for line in dossier.answer(answer).text.lines() {
            assert!(page.contains(line), "HTML lacks {line}");
        }
    }
}

#[test]
fn html_and_markdown_say_the_same_and_leave_texts_as_they_are() {
    with_each(|selection| Lang::ALL.iter().for_each(|lang| says_the_same_in_both(selection, *lang)));
}

/// A document with hostile pieces anywhere in it.
fn document() -> impl Strategy<Value = String> {
    let forms = [
        "I. Vragen en opmerkingen vanuit de fracties\n\n",
        "II. Reactie van de bewindspersoon\n\n",
        "1. Pijler ",
        "2.1 Thema ",
        "De leden van de SP-fractie vragen of ",
        "Het lid Van ’t Hof (CDA) vraagt of ",
        "Vraag 1\n",
        "Antwoord 1\n",
        " kan worden bevestigd?\n\n",
        "Op de vraag van de leden van de SP-fractie naar ",
        "Het kabinet antwoordt dat ",
        "\n\n",
        " ",
        "* ",
        "_a_",
        "`x`",
        "<b>",
        "&amp;",
        "&",
        "\"",
        "'",
        ",",
        ";",
        "=1",
        "+1",
        "\n- ",
        "\n1. ",
        "\n# ",
        "|",
        "[a](b)",
        "~~",
        "\\",
        "é",
        "migratie.3 ",
    ];
    proptest::collection::vec(proptest::sample::select(forms.to_vec()), 0..60)
        .prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_the_document(text in document()) {
        let dossier = read(text.as_bytes(), "proef");
        let links = link(&dossier);
        let all = Selection::all(&dossier, &links);
        let some: Vec<_> = dossier.question_ixs().step_by(2).collect();
        for selection in [all.clone(), all.clone().only(some, Query::parse(&dossier, "een deel"))] {
            csv_reads_back(&selection);
            for lang in Lang::ALL {
                html_is_in_order(&selection, lang);
                says_the_same_in_both(&selection, lang);
            }
            let value: Value = serde_json::from_str(&json::export(&selection).unwrap()).unwrap();
            prop_assert_eq!(schema::faults(&the_schema(), &the_schema(), &value), [""; 0]);
        }
    }
}

fn found(dossier: &Dossier, links: &Links, query: &str) -> Vec<String> {
    let (found, _) = Index::new(dossier, links).questions(dossier, links, query);
    found.into_iter().map(|q| dossier.question(q).id.clone()).collect()
}

#[test]
fn a_query_finds_questions_by_themselves_their_answers_and_their_paragraphs() {
    let text = "I. Vragen en opmerkingen vanuit de fracties\n\n1.1 Water\n\nDe leden van de SP-fractie lezen over otters. Kan het kabinet zeggen hoe het staat met de sluis bij Grave? Voorts vragen deze leden waarom de accijns op sigaretten stijgt.\n\nDe leden van de VVD-fractie vragen hoe het staat met de sluis bij Grave.\n\nII. Reactie van de Minister\n\n1.1 Water\n\nDe leden van de SP- en de VVD-fractie vragen naar de sluis bij Grave. Die wordt door Rijkswaterstaat hersteld.\n";
    let dossier = read(text.as_bytes(), "proef");
    let links = link(&dossier);
    let find = |query: &str| found(&dossier, &links, query);
    assert_eq!(find("sluis"), ["1.1/SP/1", "1.1/VVD/1"]);
    assert_eq!(find("rijkswaterstaat"), ["1.1/SP/1", "1.1/VVD/1"], "both have that answer");
    assert_eq!(find("rijkswaterstaat sp"), ["1.1/SP/1"], "the answer is to others too");
    assert_eq!(find("antwoord rijkswaterstaat"), ["1.1/SP/1", "1.1/VVD/1"]);
    assert_eq!(find("otters sigaretten"), ["1.1/SP/1", "1.1/SP/2"], "only the whole paragraph holds both");
    assert_eq!(find("sp onbeantwoord"), ["1.1/SP/2"]);
    assert_eq!(find("1.1 -grave"), ["1.1/SP/2"]);
    assert_eq!(find("1.1/vvd/1"), ["1.1/VVD/1"]);
    assert_eq!(find("1.1/answer/1"), ["1.1/SP/1", "1.1/VVD/1"]);
    assert_eq!(find("sluis vliegtuig"), [""; 0], "it does not hold all");
    assert_eq!(find("wtr"), [""; 0], "letters in order are no find");
    assert_eq!(find("").len(), 3);
}
