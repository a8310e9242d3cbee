//! Draws the app: calls the layout, then each pane. Changes nothing.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::app::{App, Overlay, Purpose};
use crate::find::Scope;
use crate::words::{app as words, remark as remark_words};
use crate::wrap::fitted;

/// Draws everything and puts the hardware cursor on what is selected.
pub fn draw(app: &App, frame: &mut Frame) {
    let area = frame.area();
    let cursor = draw_on(app, area, frame.buffer_mut());
    if let Some(said) = app.tour_says() {
        let last = Rect { y: area.bottom().saturating_sub(1), height: area.height.min(1), ..area };
        wipe(last, frame.buffer_mut());
        bar(last, &said, frame.buffer_mut(), app.theme.bar());
    }
    // Never hidden: speech and braille follow it.
    frame.set_cursor_position(cursor.filter(|p| area.contains(*p)).unwrap_or(area.as_position()));
}

fn draw_on(app: &App, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let all = app.layout();
    let fits = |rect: Rect| rect.intersection(area);
    let list = |prompt, list: &crate::panes::finder::Finder, buffer: &mut Buffer| {
        list.draw(prompt, area, buffer, app.theme)
    };
    match &app.overlay {
        Overlay::Find(found) => {
            let prompt = match (found.purpose, found.scope) {
                (Purpose::Limit, _) => words::prompt_limit(app.lang),
                (Purpose::Open, Scope::Titles) => words::prompt_titles(app.lang),
                (Purpose::Open, _) => words::prompt_text(app.lang),
            };
            return list(prompt, &found.list, buffer);
        }
        Overlay::Visited { list: found, .. } => return list(words::prompt_visited(app.lang), found, buffer),
        Overlay::Goto(found) => return list(words::prompt_goto(app.lang), found, buffer),
        Overlay::Help { list: found, .. } => return list(words::prompt_help(app.lang), found, buffer),
        Overlay::Marks { list: found, .. } => {
            return list(remark_words::prompt_marks(app.lang), found, buffer);
        }
        Overlay::Correct(correcting) => {
            return list(remark_words::prompt_correct(app.lang), &correcting.list, buffer);
        }
        Overlay::Why(page) => return page.draw(area, buffer, app.theme),
        Overlay::Overview(overview) => {
            let said = if app.message.is_empty() { overview.words() } else { app.message.clone() };
            bar(fits(all.status), &said, buffer, Style::new());
            return overview.draw(fits(app.overview_area()), buffer, app.theme);
        }
        Overlay::None | Overlay::Search { .. } | Overlay::Remark(..) | Overlay::Window(_) => {}
    }
    bar(fits(all.sticky), &app.whereabouts(), buffer, app.theme.bar());
    let in_tree = app.in_tree && all.tree.width > 0;
    let tree = app.tree.draw(fits(all.tree), buffer, app.theme, in_tree);
    let (own, other) = app.areas();
    let text = app.reader.draw(&app.dossier, fits(own), buffer, app.theme);
    app.side.draw(&app.dossier, fits(other), buffer, app.theme);
    bar(fits(all.between), &app.beside(), buffer, app.theme.resting());
    let status = fits(all.status);
    if let Overlay::Window(window) = &app.overlay {
        let rows = (window.list.rows.len() as u16).saturating_add(2).clamp(3, (area.height / 2).max(3));
        let below = Rect { y: area.bottom().saturating_sub(rows), height: rows.min(area.height), ..area };
        wipe(below, buffer);
        bar(Rect { height: 1, ..below }, "", buffer, app.theme.bar());
        return window.list.draw(&window.title, below, buffer, app.theme);
    }
    if let Overlay::Search { typed, .. } = &app.overlay {
        let line =
            if app.message.is_empty() { format!("/{typed}") } else { format!("/{typed}   {}", app.message) };
        bar(status, &line, buffer, Style::new());
        let at = status.x + (1 + typed.chars().count() as u16).min(status.width.saturating_sub(1));
        return Some(Position::new(at, status.y));
    }
    if let Overlay::Remark(form, _) = &app.overlay {
        let height = form.height(area.width).min(area.height);
        let below = Rect { y: area.bottom() - height, height, ..area };
        wipe(below, buffer);
        return form.draw(below, buffer, app.theme, &app.message);
    }
    let note = app.note_here();
    let said = match (app.message.is_empty(), note.is_empty()) {
        (false, _) => &app.message,
        (true, false) => &note,
        // While nothing is said, the keys that matter most.
        (true, true) => &app.main_keys(),
    };
    bar(status, said, buffer, Style::new());
    if in_tree { tree } else { text }
}

/// Takes away what stands below a window.
fn wipe(area: Rect, buffer: &mut Buffer) {
    for position in area.intersection(*buffer.area()).positions() {
        buffer[position].reset();
    }
}

fn bar(area: Rect, text: &str, buffer: &mut Buffer, style: Style) {
    if area.width == 0 || area.height == 0 {
        return;
    }
    buffer.set_style(area, style);
    buffer.set_stringn(area.x, area.y, fitted(text, usize::from(area.width)), usize::from(area.width), style);
}
