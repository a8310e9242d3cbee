//! The tier beside the crate alone: the same hits, scores and order.

use proptest::prelude::*;

use super::*;

/// The crate, afresh for each label, since it remembers the label before.
fn alone(labels: &[String], pattern: &str, limit: usize) -> Vec<(usize, u32)> {
    let score = |label: &String| SkimMatcherV2::default().fuzzy_match(label, pattern);
    let found = labels.iter().enumerate().filter_map(|(at, l)| Some((at, u32::try_from(score(l)?).ok()?)));
    let mut found: Vec<_> = found.collect();
    found.sort_by_key(|&(at, score)| (Reverse(score), at));
    found.truncate(limit);
    found
}

fn gathered(labels: &[String]) -> Labels {
    let mut out = Labels::default();
    for label in labels {
        out.push(label);
    }
    out
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3_000, failure_persistence: None, ..Default::default() })]

    #[test]
    fn few_letters_in_many_orders(
        labels in prop::collection::vec("[abc ]{0,30}", 0..60), pattern in "[abc]{0,6}", limit in 0_usize..8,
    ) {
        prop_assert_eq!(gathered(&labels).best(&pattern, limit, |_| true), alone(&labels, &pattern, limit));
    }

    #[test]
    fn long_gaps_and_words(
        labels in prop::collection::vec("(([ab]{0,4}|x{0,25}|[xy]{1,4}|[cde]{0,4})[ .,-]?){0,9}", 0..60),
        pattern in "[a-e]{0,18}", limit in 0_usize..5,
    ) {
        prop_assert_eq!(gathered(&labels).best(&pattern, limit, |_| true), alone(&labels, &pattern, limit));
    }

    #[test]
    fn any_case_and_any_letter(
        labels in prop::collection::vec("[aAbB1éÉe\u{301}ß\u{0} /.|-]{0,40}", 0..40),
        pattern in "[aAbB1éÉe\u{301}ß\u{0} /.]{0,5}", limit in 0_usize..60,
    ) {
        prop_assert_eq!(gathered(&labels).best(&pattern, limit, |_| true), alone(&labels, &pattern, limit));
    }

    #[test]
    fn anything(labels in prop::collection::vec("\\PC{0,20}", 0..20), pattern in "\\PC{0,2}") {
        prop_assert_eq!(gathered(&labels).best(&pattern, 9, |_| true), alone(&labels, &pattern, 9));
    }

    /// The bound by itself, so that a bound too low shows even where few labels compete.
    #[test]
    fn no_bound_is_below_the_score(
        label in "([abc]{0,3}x{0,20}[abc ]{0,4}[ .A-]?){0,5}", pattern in "[abcA ]{1,9}",
    ) {
        if let Some(score) = SkimMatcherV2::default().fuzzy_match(&label, &pattern) {
            let has_upper = label.bytes().any(|b| b.is_ascii_uppercase());
            prop_assert!(Wanted::new(&pattern, has_upper).can_reach(&Pairs::of(&label), score as i32));
            prop_assert!(Table::new(&pattern, has_upper).can_reach(&label, score as i32));
        }
    }
}

#[test]
fn two_threads_find_what_one_finds() {
    let word = |at: usize| ["kustwacht", "kust en wacht", "de kustwachter", "kwartaal", ""][at % 5];
    let labels: Vec<String> = (0..SHARED + 7).map(|at| format!("{} {}", at % 31, word(at / 3))).collect();
    for limit in [1, 200, usize::MAX] {
        assert_eq!(gathered(&labels).best("kstw", limit, |at| at % 3 != 1), {
            let mut found = alone(&labels, "kstw", usize::MAX);
            found.retain(|(at, _)| at % 3 != 1);
            found.truncate(limit);
            found
        });
    }
}
