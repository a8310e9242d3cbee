//! Laws of remarks: merging in any order loses nothing, and the exchange file gives back what was put in it.

use proptest::collection::{btree_set, vec};
use proptest::prelude::*;

use super::said::mark;
use super::*;
use crate::escape::{Kind, kind};
use crate::model::Dossier;

/// Text that looks like the file's own signs, or attacks a screen.
fn hostile() -> impl Strategy<Value = String> {
    let signs = prop::sample::select(vec![
        "#", "## ", "## 1/SP/1", "### ", "### Jan · 1970-01-01", ">", "> ", "\\", "tags: a, b", "oordeel: ",
        "Oordel:", "vervangen: 1f", "doorvragen: ja", "antwoord: geen", "geen", "·", "· zonder datum",
        "(regel 1-2)", ")", ",", ":", "\n", "\n\n", "\r\n", "\r", " ", "  ", "\t", "a", "Waarom niet?", "é",
        "e\u{301}", "\u{301}", "\u{338}", "\u{1b}[31m", "\u{9b}", "\u{202e}", "\u{200b}", "\u{ad}",
        "\u{feff}", "ﬁ", "\u{2028}", "\u{85}", "\0", "👍🏽",
    ]);
    let long = (0..3_000_usize).prop_map(|n| "lang ".repeat(n));
    let part = prop_oneof![20 => signs.prop_map(str::to_owned), 2 => ".{0,5}", 1 => long];
    vec(part, 0..10).prop_map(|parts| parts.concat())
}

fn said<T: std::fmt::Debug>(value: impl Strategy<Value = T>) -> impl Strategy<Value = Vec<Said<T>>> {
    let who = prop_oneof![Just(String::new()), Just("Jan".to_owned()), Just("Piet".to_owned()), hostile()];
    let at = prop_oneof![4 => 0..5_u64, 1 => 0..=moment::LAST];
    let one = (value, who, at).prop_map(|(value, who, at)| Said { by: Stamp { at, who: who.into() }, value });
    vec(one, 0..4)
}

fn anchor() -> impl Strategy<Value = Anchor> {
    let id = prop_oneof![
        4 => Just("1/SP/1".to_owned()),
        2 => Just("1/sp/2".to_owned()),
        1 => hostile().prop_map(|id| format!("x{id}"))
    ];
    let words = prop_oneof![4 => Just("Wat kost dat?".to_owned()), 1 => hostile()];
    let lines = prop_oneof![Just((0, 0)), Just((3, 4)), any::<(u32, u32)>()];
    (id, words, lines).prop_map(|(id, words, lines)| Anchor { id: id.into(), words: words.into(), lines })
}

/// A remark, and choices of what it holds that somebody might have replaced.
fn remark() -> impl Strategy<Value = (Remark, Vec<bool>)> {
    let judgement = prop::sample::select(Judgement::ALL.to_vec());
    let answers = vec(anchor(), 0..3).prop_map(Answers);
    let fields = (
        said(hostile().prop_map(Note::from)),
        said(hostile().prop_map(Tag::from)),
        said(any::<bool>()),
        said(judgement),
        said(answers),
    );
    let rest = (btree_set(0..=said::MARK, 0..3), vec(any::<bool>(), 8));
    (anchor(), fields, rest).prop_map(
        |(anchor, (note, tags, ask_on, judgement, answers), (replaced, chosen))| {
            let remark =
                Remark { anchor, note, tags, ask_on, judgement, answers, replaced, ..Remark::default() };
            (remark, chosen)
        },
    )
}

/// The remarks of three people, who know and replaced some of what the others said.
fn three() -> impl Strategy<Value = [Remarks; 3]> {
    let all = [vec(remark(), 0..4), vec(remark(), 0..4), vec(remark(), 0..4)];
    all.prop_map(|mut all| {
        let known: Vec<(_, u64, bool)> = all
            .iter()
            .flatten()
            .flat_map(|(remark, chosen)| {
                let marks = remark.note.iter().map(mark).chain(remark.judgement.iter().map(mark));
                marks.zip(chosen).map(|(mark, chosen)| (remark.anchor.key(), mark, *chosen))
            })
            .collect();
        for (key, mark, is_chosen) in known {
            let mut replacing = all[1].iter_mut().filter(|(other, _)| other.anchor.key() == key);
            if let (true, Some((other, _))) = (is_chosen, replacing.next()) {
                other.replaced.insert(mark);
            }
        }
        all.map(|remarks| {
            let remarks = remarks.into_iter().map(|(remark, _)| remark).collect();
            // As every program keeps them.
            Remarks { all: remarks, ..Remarks::of("proef") }.merge(&Remarks::default())
        })
    })
}

fn whole(remarks: &Remarks) -> Parsed {
    Parsed { remarks: remarks.clone(), mistakes: Vec::new() }
}

proptest! {
    #[test]
    fn order_and_number_of_merges_make_no_difference([a, b, c] in three()) {
        prop_assert_eq!(a.merge(&b), b.merge(&a));
        prop_assert_eq!(a.merge(&b).merge(&c), a.merge(&b.merge(&c)));
        prop_assert_eq!(&a.merge(&a), &a);
        prop_assert_eq!(a.merge(&b).merge(&b), a.merge(&b));
    }

    #[test]
    fn nothing_is_lost([a, b, _] in three()) {
        let both = a.merge(&b);
        for (ours, theirs) in [(&a, &b), (&b, &a)] {
            for remark in &ours.all {
                let same = |other: &&Remark| other.anchor.key() == remark.anchor.key();
                let replaced = theirs.all.iter().find(same).map(|r| r.replaced.clone()).unwrap_or_default();
                let found = both.all.iter().find(same).unwrap();
                for said in remark.note.iter().filter(|said| !replaced.contains(&mark(said))) {
                    prop_assert!(found.note().contains(&*said.value));
                }
                for said in remark.judgement.iter().filter(|said| !replaced.contains(&mark(said))) {
                    prop_assert!(found.judgement.contains(said));
                }
                for said in &remark.tags {
                    let tag = crate::dutch::fold(&said.value);
                    prop_assert!(found.tags().iter().any(|found| crate::dutch::fold(found) == tag));
                }
            }
        }
    }

    #[test]
    fn every_remark_stands_on_one_question_or_is_told([a, b, _] in three()) {
        let text = "I. Vragen vanuit de fracties\n\n1. Water\n\nDe leden van de SP-fractie vragen hoe het staat met de dijken. Wat kost dat?\n";
        let dossier = crate::read::read(text.as_bytes(), "proef");
        let both = a.merge(&b);
        let bound = bind(&both, &dossier);
        let placed = bound.questions().flat_map(|question| bound.on(question));
        let mut all: Vec<usize> = placed.chain(bound.unplaced.iter().map(|(remark, _)| remark)).copied().collect();
        all.sort_unstable();
        let said: Vec<usize> = (0..both.all.len()).filter(|&at| !both.all[at].is_empty()).collect();
        prop_assert_eq!(all, said);
    }

    #[test]
    fn kept_and_read_again([a, _, _] in three()) {
        let json = serde_json::to_string(&a).unwrap();
        prop_assert_eq!(serde_json::from_str::<Remarks>(&json).unwrap(), a);
    }

    #[test]
    fn exchanged_and_read_again([a, _, _] in three(), title in hostile()) {
        let file = write(&a, &title);
        for c in file.chars().filter(|c| *c != '\n') {
            prop_assert_eq!(kind(c), Kind::Plain, "{:?}", c);
        }
        prop_assert_eq!(parse(file.as_bytes()), whole(&a));
        // Coming back unchanged it changes nothing.
        prop_assert_eq!(a.import(&a, &Dossier::default()), a);
    }

    #[test]
    fn any_file_is_read(text in hostile(), bytes in vec(any::<u8>(), 0..200)) {
        for bytes in [format!("## 1/SP/1\n{text}").into_bytes(), text.into_bytes(), bytes] {
            let Parsed { remarks, .. } = parse(&bytes);
            prop_assert_eq!(parse(write(&remarks, "").as_bytes()), whole(&remarks));
        }
    }
}
