//! The least value of a smooth function, by the limited-memory method of Broyden, Fletcher, Goldfarb and
//! Shanno (Liu and Nocedal 1989).

/// Steps remembered.
const MEMORY: usize = 10;
const STEPS: usize = 200;
/// A step that lowers the value by a smaller share ends the search.
const ENOUGH: f64 = 1e-7;

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

fn less(a: &[f64], b: &[f64]) -> Vec<f64> {
    a.iter().zip(b).map(|(a, b)| a - b).collect()
}

/// Where the value is least, starting at `at`; `function` gives the value and its slope.
pub(crate) fn least(mut at: Vec<f64>, function: impl Fn(&[f64]) -> (f64, Vec<f64>)) -> Vec<f64> {
    let (mut value, mut slope) = function(&at);
    let mut past: Vec<(Vec<f64>, Vec<f64>, f64)> = Vec::new();
    for _ in 0..STEPS {
        let mut way = slope.clone();
        let mut shares = Vec::new();
        for (step, turn, scale) in past.iter().rev() {
            let share = scale * dot(step, &way);
            way.iter_mut().zip(turn).for_each(|(w, t)| *w -= share * t);
            shares.push(share);
        }
        let length = past.last().map_or(1.0 / dot(&slope, &slope).sqrt(), |(s, t, _)| dot(s, t) / dot(t, t));
        for w in &mut way {
            *w *= length;
        }
        for ((step, turn, scale), share) in past.iter().zip(shares.iter().rev()) {
            let other = scale * dot(turn, &way);
            way.iter_mut().zip(step).for_each(|(w, s)| *w += s * (share - other));
        }
        let fall = dot(&slope, &way);
        let mut by = 1.0;
        let (next, below, steeper) = loop {
            let next: Vec<f64> = at.iter().zip(&way).map(|(a, w)| a - by * w).collect();
            let (below, steeper) = function(&next);
            if below <= value - 1e-4 * by * fall || by < 1e-10 {
                break (next, below, steeper);
            }
            by /= 2.0;
        };
        let (step, turn) = (less(&next, &at), less(&steeper, &slope));
        let bend = dot(&step, &turn);
        if bend > 1e-12 {
            past.push((step, turn, 1.0 / bend));
            if past.len() > MEMORY {
                past.remove(0);
            }
        }
        let done = (value - below).abs() <= ENOUGH * value.abs().max(1.0);
        (at, value, slope) = (next, below, steeper);
        if done {
            break;
        }
    }
    at
}
