//! Typing errors: how many lie between what was typed and a word.

/// How many errors a word of so many letters may hold.
pub(super) fn allowed(letters: usize) -> usize {
    match letters {
        0..=4 => 0,
        5..=8 => 1,
        _ => 2,
    }
}

/// The errors between a typed word and a word, or the beginning of one, if they are no more than `most`: a letter
/// too many, too few, another one, or two that changed places (optimal string alignment, after Damerau 1964).
///
/// The first letters must be right, or be the two that changed places: few mistype those, and nearly all
/// words are told apart by a look at them.
pub(super) fn errors(typed: &[u8], word: &[u8], most: usize) -> Option<usize> {
    let same_start = match (typed, word) {
        ([a, ..], [x, ..]) if a == x => true,
        ([a, b, ..], [x, y, ..]) => a == y && b == x,
        _ => false,
    };
    if most == 0 || !same_start || typed.len() > word.len() + most || typed.len() > LONGEST {
        return None;
    }
    // Rows are letters typed, columns letters of the word; beyond its length and the errors nothing can fit.
    let columns = word.len().min(typed.len() + most);
    let is_all = columns == word.len();
    let word = &word[..columns];
    let (mut before, mut last, mut row) = ([0_u8; LONGEST + 4], [0_u8; LONGEST + 4], [0_u8; LONGEST + 4]);
    for (column, cost) in last.iter_mut().enumerate().take(columns + 1) {
        *cost = column as u8;
    }
    for (at, &letter) in typed.iter().enumerate() {
        row[0] = at as u8 + 1;
        let mut fewest = row[0];
        for (column, &other) in word.iter().enumerate() {
            let replaced = last[column] + u8::from(letter != other);
            let mut cost = replaced.min(last[column + 1] + 1).min(row[column] + 1);
            if at > 0 && column > 0 && letter == word[column - 1] && typed[at - 1] == other {
                cost = cost.min(before[column - 1] + 1);
            }
            row[column + 1] = cost;
            fewest = fewest.min(cost);
        }
        if usize::from(fewest) > most {
            return None;
        }
        (before, last) = (last, row);
    }
    // What stands behind in the word was not typed yet.
    let whole = typed.len() < BEGINNING;
    let found = if whole { last[columns] } else { last[..=columns].iter().copied().min().unwrap_or(u8::MAX) };
    let found = usize::from(found);
    (found <= most && (!whole || is_all)).then_some(found)
}

/// Whether a word is another one with errors in it.
pub(crate) fn is_mistyped(typed: &str, word: &str) -> bool {
    errors(typed.as_bytes(), word.as_bytes(), allowed(typed.len())).is_some()
}

/// Longer words hold no errors.
const LONGEST: usize = 60;
/// From so many letters on they may be the beginning of a word.
const BEGINNING: usize = 6;

#[cfg(test)]
mod tests {
    use super::*;

    fn between(typed: &str, word: &str) -> Option<usize> {
        errors(typed.as_bytes(), word.as_bytes(), allowed(typed.len()))
    }

    #[test]
    fn one_in_five_letters_two_in_nine() {
        assert_eq!(between("hervestging", "hervestiging"), Some(1));
        assert_eq!(between("detentieregmie", "detentieregime"), Some(1));
        assert_eq!(between("kutswacht", "kustwacht"), Some(1));
        assert_eq!(between("terugker", "terugkeer"), Some(1));
        assert_eq!(between("libya", "libie"), None);
        assert_eq!(between("maat", "staat"), None);
        assert_eq!(between("hervstigng", "hervestiging"), Some(2));
        assert_eq!(between("hervst", "hervestiging"), Some(1), "of a beginning");
        assert_eq!(between("opvnag", "opvang"), Some(1));
    }
}
