//! A moment in seconds since 1970 as people write it: `2018-06-12 14:03:22 UTC`.

/// The last second of the year 9999; a later moment is none.
pub(super) const LAST: u64 = 253_402_300_799;

const DAY: u64 = 86_400;

/// Its day: `2018-06-12`.
pub(super) fn day(at: u64) -> String {
    let (year, month, day) = civil(at.min(LAST) / DAY);
    format!("{year:04}-{month:02}-{day:02}")
}

/// The whole of it.
pub(super) fn written(at: u64) -> String {
    let at = at.min(LAST);
    let second = at % DAY;
    format!("{} {:02}:{:02}:{:02} UTC", day(at), second / 3600, second / 60 % 60, second % 60)
}

/// The moment that is written so; seconds, time and `UTC` may be left out.
pub(super) fn read(written: &str) -> Option<u64> {
    let mut parts = written.split_whitespace();
    let [year, month, day] = numbers(parts.next()?, '-')?;
    let [hour, minute, second] = match parts.next() {
        Some(time) if time.len() == 5 => numbers(&format!("{time}:00"), ':')?,
        Some(time) => numbers(time, ':')?,
        None => [0; 3],
    };
    let is_whole = matches!((parts.next(), parts.next()), (None | Some("UTC"), None));
    let days = days(year, month, day)?;
    let is_day = civil(days) == (year, month, day) && hour < 24 && minute < 60 && second < 60;
    (is_whole && is_day).then_some(days * DAY + hour * 3600 + minute * 60 + second)
}

fn numbers(text: &str, between: char) -> Option<[u64; 3]> {
    let mut parts = text.split(between).map(|part| {
        let is_number = part.len() <= 4 && part.bytes().all(|b| b.is_ascii_digit());
        is_number.then(|| part.parse().ok()).flatten()
    });
    let all = [parts.next()??, parts.next()??, parts.next()??];
    parts.next().is_none().then_some(all)
}

// The calendar after Howard Hinnant, "chrono-compatible low-level date algorithms": years begin in March, so
// that the odd day is their last.

/// Year, month and day, from days since 1970.
fn civil(days: u64) -> (u64, u64, u64) {
    let days = days + 719_468;
    let (era, of_era) = (days / 146_097, days % 146_097);
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * march + 2) / 5 + 1;
    let month = if march < 10 { march + 3 } else { march - 9 };
    (year + era * 400 + u64::from(month <= 2), month, day)
}

/// Days since 1970; `None` before that.
fn days(year: u64, month: u64, day: u64) -> Option<u64> {
    if !(1970..=9999).contains(&year) || !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    let year = year - u64::from(month <= 2);
    let (era, of_era) = (year / 400, year % 400);
    let march = (month + 9) % 12;
    let of_year = (153 * march + 2) / 5 + day - 1;
    (era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year).checked_sub(719_468)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_moments() {
        for (at, text) in [
            (0, "1970-01-01 00:00:00 UTC"),
            (951_782_400, "2000-02-29 00:00:00 UTC"),
            (1_528_812_202, "2018-06-12 14:03:22 UTC"),
            (LAST, "9999-12-31 23:59:59 UTC"),
        ] {
            assert_eq!(written(at), text);
            assert_eq!(read(text), Some(at));
        }
    }

    #[test]
    fn every_day_there_and_back() {
        for at in (0..LAST).step_by(DAY as usize * 13 + 7) {
            assert_eq!(read(&written(at)), Some(at));
        }
    }

    #[test]
    fn what_may_be_left_out_and_what_is_no_moment() {
        assert_eq!(read("2018-06-12 14:03"), read("2018-06-12 14:03:00 UTC"));
        assert_eq!(read("2018-06-12"), read("2018-06-12 00:00:00"));
        for wrong in ["", "gisteren", "2018-02-30", "1969-01-01", "2018-06-12 25:00", "2018-06-12 14:03:22 x"]
        {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}
