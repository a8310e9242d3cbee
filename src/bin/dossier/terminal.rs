//! The reader on a terminal: one loop that waits on keys and signals, frames out.

use std::io::{self, IsTerminal};

use dossier::app::{App, Effect};
use dossier::draw::draw;
use dossier::model::Links;
use dossier::place::Memory;
use dossier::words::{self, Lang};
use ratatui::Terminal;
use rustix::process::{Signal, getpgrp, getsid, kill_current_process_group};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGTSTP, SIGWINCH};

use crate::backend::Screen;
use crate::defect::{Defects, provoke, survive};
use crate::failure::Failure;
use crate::input::{Input, Typed};
use crate::line::{Line, Raw, Woken, size};
use crate::load;
use crate::opening::{self, Opened};
use crate::output::complain;
use crate::remarks::{self, Store};
use crate::settings::Settings;
use crate::signals::Signals;
use crate::state::{self, Kept};
use crate::{clipboard, editor};

/// The exit code when the line is cut, which is what HUP says.
const CUT: u8 = 128 + SIGHUP as u8;
/// How long the tree's selection must rest before the text follows it, in milliseconds: longer than a key held
/// down leaves between two, shorter than a person waits for.
const RESTS: i64 = 100;
/// The exit code Rust gives a program that a panic ends.
const DEFECT: u8 = 101;

/// What is to be opened, and how.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Wish<'a> {
    pub(crate) path: Option<&'a str>,
    pub(crate) at: Option<&'a str>,
    pub(crate) locked: bool,
    /// A tour of the built-in dossier, of which nothing is kept.
    pub(crate) tour: bool,
}

/// Opens the reader.
pub(crate) fn open(wish: Wish, settings: &Settings, lang: Lang) -> Result<u8, Failure> {
    let dumb = std::env::var_os("TERM").is_none_or(|t| t.is_empty() || t == "dumb");
    if !io::stdout().is_terminal() || dumb {
        return Err(Failure::usage(words::failure::terminal_wanted(lang)));
    }
    let Wish { path, at, locked, tour } = wish;
    // The tour is through the built-in dossier, whatever was open last.
    let Opened { dossier, from, said } = opening::open(path, locked || tour, lang)?;
    let failed = |e: io::Error| Failure::usage(words::failure::terminal_unusable(lang, &e.to_string()));
    let signals = Signals::register().map_err(failed)?;
    let line =
        Line::open(signals).map_err(|e| Failure::usage(words::failure::no_keyboard(lang, &e.to_string())))?;
    let (kept, told) = if tour { (Kept::nowhere(lang), None) } else { state::load(&dossier.id, lang) };
    // The text is on screen before the links are made; they follow in the next frame.
    let links = Links::pending(&dossier);
    let mut app = App::new(dossier, links, size(), &kept.memory.place, settings.theme);
    app.suit(settings.keys.clone(), settings.columns);
    app.speak(lang);
    app.take_up(kept.memory.clone());
    if locked {
        app.lock();
    }
    let store = if tour {
        app.start_tour();
        Store::nowhere()
    } else {
        let (kept_remarks, store, complaint) = remarks::load(&app.dossier().id, lang);
        app.take_remarks(kept_remarks);
        let lost = app.bound().unplaced.len();
        let lost = (lost > 0).then(|| words::remark::unplaced(lang, lost));
        app.say(complaint.or(lost).unwrap_or_default());
        store
    };
    if let Some(reference) = at {
        app.take_links(load::links(app.dossier()));
        app.goto(reference).map_err(Failure::nothing)?;
    }
    if app.message().is_empty() {
        app.say(told.or(said).or_else(|| settings.complaint(lang)).unwrap_or_default());
    }
    let mut keeper = Keeper { kept, from, store, name: settings.name.clone(), lang };
    let defects = Defects::watch();
    let mut raw = Raw::enter(&line).map_err(failed)?;
    let ended = survive(|| run(&mut app, &line, &mut raw, &mut keeper).or_else(|error| unsent(&line, error)));
    let heard = raw.leave();
    let unsaved = survive(|| app.memory()).and_then(|memory| keeper.keep(memory).err());
    // A terminal that takes nothing would hold us for ever.
    if heard || !io::stderr().is_terminal() {
        let unsaved = unsaved.map(|message| format!("dossier: {message}"));
        unsaved.into_iter().chain(defects.told(lang)).for_each(|message| complain(&message));
    }
    ended.map_or(Ok(DEFECT), |ended| ended.map_err(failed))
}

/// Where all that is kept goes.
struct Keeper {
    kept: Kept,
    from: Option<String>,
    store: Store,
    /// Who remarks, where the settings say so.
    name: Option<String>,
    lang: Lang,
}

impl Keeper {
    fn keep(&mut self, memory: Memory) -> Result<(), String> {
        self.kept.keep(self.from.clone(), memory)
    }

    /// Keeps marks and remarks at once; the app goes on with what another program wrote as well.
    fn keep_all(&mut self, app: &mut App) {
        let marked = self.keep(app.memory());
        let saved = if app.remarks().is_empty() {
            Ok(None)
        } else {
            self.store.save(app.remarks(), self.lang).map(Some)
        };
        match saved {
            Ok(Some(all)) if all != *app.remarks() => app.take_remarks(all),
            Ok(_) => {}
            Err(said) => return app.say(said),
        }
        if let Err(said) = marked {
            app.say(said);
        }
    }
}

/// The exit code when something could not be sent: a signal ended the wait for it, or the line is cut.
fn unsent(line: &Line, error: io::Error) -> io::Result<u8> {
    match line.signals.ending() {
        Some(signal) => Ok(128 + signal as u8),
        None if error.raw_os_error().is_some() => Ok(CUT),
        None => Err(error),
    }
}

/// The loop; the value is the exit code.
fn run(app: &mut App, line: &Line, raw: &mut Raw, keeper: &mut Keeper) -> io::Result<u8> {
    let mut terminal = Terminal::new(Screen::new(line))?;
    let mut input = Input::default();
    let mut dirty = true;
    loop {
        if dirty && raw.is_on() {
            raw.take_pastes(app.is_typing())?;
            terminal.draw(|frame| draw(app, frame))?;
            provoke();
            dirty = app.awaits_links();
            if dirty {
                app.take_links(load::links(app.dossier()));
                continue;
            }
        }
        let ready = app.is_unready().then_some(0).or(app.is_ahead().then_some(RESTS));
        let typed = match line.wait(input.waits().or(ready))? {
            Woken::Cut => return Ok(CUT),
            Woken::Signals => {
                if let Some(code) = obey(line, raw)? {
                    return Ok(code);
                }
                let (width, height) = size();
                app.resize(width, height);
                terminal = Terminal::new(Screen::new(line))?;
                terminal.clear()?;
                dirty = true;
                Vec::new()
            }
            Woken::Keys => {
                let mut bytes = [0; 4096];
                let Some(count) = line.read(&mut bytes) else { return Ok(CUT) };
                input.feed(&bytes[..count])
            }
            Woken::Silence if input.waits().is_some() => input.time_out().into_iter().collect(),
            Woken::Silence if app.is_unready() => {
                dirty = app.make_ready();
                Vec::new()
            }
            Woken::Silence => {
                app.catch_up();
                dirty = true;
                Vec::new()
            }
        };
        if !typed.is_empty() {
            app.stamp(remarks::stamp(keeper.name.as_deref()));
        }
        for typed in typed {
            dirty = true;
            let effect = match typed {
                Typed::Key(key) => app.press(key),
                Typed::Paste(text) => app.paste(&text),
            };
            if effect == Effect::Quit {
                return Ok(0);
            }
            if carry_out(effect, app, line, raw, keeper)? {
                terminal = Terminal::new(Screen::new(line))?;
                terminal.clear()?;
            }
        }
    }
}

/// Does what a key wants of the program around the app; whether the screen is to be drawn anew.
fn carry_out(
    effect: Effect,
    app: &mut App,
    line: &Line,
    raw: &mut Raw,
    keeper: &mut Keeper,
) -> io::Result<bool> {
    match effect {
        Effect::None | Effect::Quit => {}
        Effect::Suspend => suspend(app, raw, keeper.lang)?,
        Effect::Keep => keeper.keep_all(app),
        Effect::Copy => line.send(&clipboard::sequence(app.copied(), clipboard::through()))?,
        Effect::Edit => {
            raw.leave();
            let stop = || {
                if has_shell() {
                    // It cannot fail: the signal is one that is known.
                    let _ = signal_hook::low_level::emulate_default_handler(SIGTSTP);
                }
            };
            editor::write(app, &line.signals, stop, keeper.lang);
            raw.resume()?;
            return Ok(true);
        }
        Effect::Repaint => return Ok(true),
    }
    Ok(false)
}

/// Ctrl-z.
fn suspend(app: &mut App, raw: &mut Raw, lang: Lang) -> io::Result<()> {
    if has_shell() {
        raw.leave();
        // A script we were started from stops too, as it would if the terminal had seen the key.
        kill_current_process_group(Signal::STOP)?;
    } else {
        app.say(words::app::no_shell_behind(lang));
    }
    Ok(())
}

/// Obeys the signals that came; an exit code when one ends the program.
fn obey(line: &Line, raw: &mut Raw) -> io::Result<Option<u8>> {
    for signal in line.signals.take() {
        match signal {
            SIGTSTP if has_shell() => {
                raw.leave();
                signal_hook::low_level::emulate_default_handler(SIGTSTP)?;
            }
            SIGTSTP | SIGWINCH => {}
            SIGCONT => raw.resume()?,
            ending => return Ok(Some(128 + ending as u8)),
        }
    }
    Ok(None)
}

/// Whether there is a shell that could continue us: with job control the reader is in a group of its own.
///
/// Where the session itself is ours (a login whose program is the reader), a stop would be for ever; there
/// the kernel ignores TSTP too. Linux is asked by file: in a container, group and session may be ones of
/// outside, which are numbered 0 there, and rustix's `Pid` has no 0.
fn has_shell() -> bool {
    let Ok(stat) = std::fs::read_to_string("/proc/self/stat") else {
        return getsid(None).is_ok_and(|session| session != getpgrp());
    };
    // Behind the name, which may hold anything: state, parent, group, session.
    let mut fields = stat.rsplit(')').next().unwrap_or_default().split_whitespace().skip(2);
    fields.next() != fields.next()
}
