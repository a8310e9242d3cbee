//! The most the matcher crate can score a label, found without asking it: what cannot reach is not asked.
//!
//! The crate's rules, version 0.3.7. A letter brings 16. The first costs 1 and gains 16 where it begins the
//! label. A letter beside the one before gains 4. A letter after a gap loses 3 and 1 for each letter left
//! out. The head of a word gains up to 8, in place of the 4. Where case differs it loses 2, left out here.
//!
//! It keeps two rows of its table and begins each row on a cell of the row before last, so that a score can
//! leave out two letters of the pattern for nothing. The bounds below allow that anywhere.

/// What a letter brings at most after another: beside it, or a word further. A letter beside the one before
/// is a head only behind a separator or in camel case.
fn step(pattern: &str, has_upper: bool) -> i32 {
    if has_upper || !pattern.chars().all(is_word) { 24 } else { 20 }
}

/// A letter for comparing, case apart; others than ASCII may meet, which only makes a bound looser.
fn class(c: char) -> u8 {
    if c.is_ascii() { c.to_ascii_lowercase() as u8 } else { 128 | (c as u32 & 127) as u8 }
}

/// Whether a letter after this one is inside a word.
fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || !c.is_ascii()
}

/// Whether a letter begins a word, camel case included.
fn is_head(before: char, c: char) -> bool {
    !is_word(before) || c.is_ascii_uppercase()
}

/// Which letters of a label stand beside each other, which begin a word, and which begins the label.
/// Hashed into 256 bits: an exact table would be as large as the text.
#[derive(Default, Clone, Copy)]
pub(super) struct Pairs([u64; 4]);

/// In place of the letter before: any head of a word, the beginning of the label.
const HEAD: u8 = 1;
const FIRST: u8 = 2;

/// A pair's word and bit.
fn bit(before: u8, c: u8) -> (usize, u64) {
    let at = before.wrapping_mul(37).wrapping_add(c);
    (usize::from(at >> 6), 1 << (at & 63))
}

impl Pairs {
    pub(super) fn of(label: &str) -> Self {
        let mut out = Self::default();
        let (mut before_last, mut last) = (None, None);
        for c in label.chars() {
            let letter = class(c);
            if let Some(last) = last {
                out.add(class(last), letter);
            } else {
                out.add(FIRST, letter);
            }
            if is_head(last.unwrap_or('\0'), c) {
                out.add(HEAD, letter);
                // The head of a word one letter further costs no more than the letter beside.
                if let Some(before) = before_last {
                    out.add(before, letter);
                }
            }
            (before_last, last) = (last.map(class), Some(c));
        }
        out
    }

    fn add(&mut self, before: u8, c: u8) {
        let (word, bit) = bit(before, c);
        self.0[word] |= bit;
    }

    fn holds(&self, (word, bit): (usize, u64)) -> bool {
        self.0[word] & bit != 0
    }
}

/// A pattern, compared with the pairs of a label.
pub(super) struct Wanted {
    /// Of each letter: the pair with the letter before, and the letter as a head.
    letters: Vec<[(usize, u64); 2]>,
    /// What the pattern scores at most in any label.
    most: i32,
}

impl Wanted {
    pub(super) fn new(pattern: &str, has_upper: bool) -> Self {
        let letters: Vec<u8> = pattern.chars().map(class).collect();
        let before = std::iter::once(&FIRST).chain(&letters);
        Self {
            letters: letters.iter().zip(before).map(|(&c, &before)| [bit(before, c), bit(HEAD, c)]).collect(),
            most: 31 + step(pattern, has_upper) * (letters.len() as i32 - 1),
        }
    }

    /// Whether a label with these pairs can score so much. A jump is never better here: it loses two letters'
    /// 40, and spares three losses of 8 at most.
    pub(super) fn can_reach(&self, pairs: &Pairs, needed: i32) -> bool {
        let mut spare = self.most - needed;
        for (at, &[beside, head]) in self.letters.iter().enumerate() {
            spare -= match (pairs.holds(beside), pairs.holds(head)) {
                (true, _) => 0,
                (_, true) if at == 0 => 8,
                (_, true) => 1,
                _ if at == 0 => 16,
                _ => 8,
            };
            if spare < 0 {
                return false;
            }
        }
        true
    }
}

/// Letters of a pattern that the table has room for; a longer pattern is left to the crate.
const ROOM: usize = 32;

/// Worse than any score.
const NEVER: i32 = i32::MIN / 2;

/// How a label can score up to a letter of the pattern.
#[derive(Clone, Copy)]
struct Cell {
    /// Ending in this letter, where the label last held it.
    score: i32,
    at: i32,
    /// Ending in a gap after it, reckoned back to before the label.
    gap: i32,
}

/// The crate's table, filled only where the label holds a letter of the pattern.
pub(super) struct Table {
    /// Where in the pattern each letter stands, a bit for each place.
    places: [u32; 256],
    length: usize,
    step: i32,
}

impl Table {
    pub(super) fn new(pattern: &str, has_upper: bool) -> Self {
        let length = pattern.chars().count();
        let mut out = Self { places: [0; 256], length, step: step(pattern, has_upper) };
        for (at, c) in pattern.chars().enumerate().take(ROOM) {
            out.places[usize::from(class(c))] |= 1 << at;
        }
        out
    }

    /// Whether a label can score so much.
    pub(super) fn can_reach(&self, label: &str, needed: i32) -> bool {
        if self.length > ROOM {
            return true;
        }
        // Before the first: the empty beginning of the pattern.
        let mut cells = [Cell { score: NEVER, at: NEVER, gap: NEVER }; ROOM + 1];
        let cells = &mut cells[..=self.length];
        let mut last = None;
        for (at, c) in (0..).zip(label.chars()) {
            let mut places = self.places[usize::from(class(c))];
            let bonus = match last.replace(c) {
                _ if places == 0 => continue,
                None => 16,
                Some(last) if is_head(last, c) => 8,
                Some(_) => 0,
            };
            // The last first, so that one letter does not stand for two.
            while let Some(place) = places.checked_ilog2() {
                places ^= 1 << place;
                let place = place as usize;
                let score = cells[place].next(at, bonus, place);
                // The crate may take the letter before last for the last.
                if score >= needed && (place + 1 == self.length || place + 3 == self.length) {
                    return true;
                }
                if score + self.step * (self.length - 1 - place) as i32 >= needed {
                    set(&mut cells[place + 1..], score, at);
                }
            }
        }
        false
    }
}

/// Sets the first of these cells; by jumps its gap serves each second one after it too.
fn set(cells: &mut [Cell], score: i32, at: i32) {
    (cells[0].score, cells[0].at) = (score, at);
    let gap = score - 2 + at;
    let mut to = 0;
    while let Some(cell) = cells.get_mut(to).filter(|cell| cell.gap < gap) {
        cell.gap = gap;
        to += 2;
    }
}

impl Cell {
    /// The score in the next letter of the pattern, which stands at this place in it, found here.
    fn next(&self, at: i32, bonus: i32, place: usize) -> i32 {
        let beside = if self.at == at - 1 { self.score + bonus.max(4) } else { NEVER };
        // By jumps the empty beginning may stand at each second place; before it gaps cost nothing.
        let begun = if place.is_multiple_of(2) { -1 } else { NEVER };
        16 + beside.max((self.gap - at).max(begun) + bonus)
    }
}
