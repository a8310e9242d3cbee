//! The exchange file → remarks, and what in it could not be understood.

use super::{Field, NEVER, NO_ANSWER, PLAIN, QUESTION, QUOTE, Sign, TITLE, WHEN, WHO, sign};
use crate::notes::anchor::Anchor;
use crate::notes::said::{MARK, Said, Stamp};
use crate::notes::text::{Label, Tag};
use crate::notes::{Answers, Judgement, Remark, Remarks, moment};

/// A line that is not as it should be. All others were read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// The line, from 1 on.
    pub line: u32,
    /// What is wrong, and what was expected, in Dutch.
    pub message: String,
}

/// What a file holds.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Parsed {
    /// The remarks that were understood.
    pub remarks: Remarks,
    /// What was not, by line.
    pub mistakes: Vec<Mistake>,
}

/// Reads any bytes as an exchange file.
pub fn parse(bytes: &[u8]) -> Parsed {
    let mut parser = Parser::default();
    for (index, line) in crate::read::lines(bytes).iter().enumerate() {
        parser.number = index as u32 + 1;
        parser.line(line);
    }
    parser.close_question();
    let Parser { remarks, mistakes, .. } = parser;
    Parsed { remarks: remarks.merge(&Remarks::default()), mistakes }
}

/// What a quote just below belongs to.
#[derive(Default, PartialEq)]
enum Quoted {
    Question,
    Answer,
    #[default]
    Nothing,
}

#[derive(Default)]
struct Parser {
    remarks: Remarks,
    mistakes: Vec<Mistake>,
    number: u32,
    /// The question above.
    remark: Option<Remark>,
    /// Who speaks, and what was said so far.
    by: Stamp,
    note: Vec<String>,
    answers: Option<Answers>,
    quoted: Quoted,
    quote: Vec<String>,
}

impl Parser {
    fn line(&mut self, line: &str) {
        let has_mark =
            |mark: &str| line.strip_prefix(mark).filter(|rest| rest.is_empty() || rest.starts_with(' '));
        if let Some(id) = has_mark(QUESTION) {
            self.open_question(id.trim());
        } else if self.remark.is_none() {
            self.before_questions(line);
        } else if let Some(who) = has_mark(WHO) {
            self.close_group();
            self.by = self.stamp(who.trim());
        } else if let Some(words) = line.strip_prefix(QUOTE).filter(|_| self.quoted != Quoted::Nothing) {
            self.quote.push(words.to_owned());
        } else if let Some(text) = line.strip_prefix(PLAIN) {
            self.text(text);
        } else {
            match sign(line) {
                Sign::Field(field, value) => self.field(field, value),
                Sign::Mistyped(word, known) => {
                    self.mistake(&format!("'{word}:' is als tekst gelezen; bedoeld is misschien '{known}:'"));
                    self.text(line);
                }
                Sign::None => self.text(line),
            }
        }
    }

    fn mistake(&mut self, message: &str) {
        self.mistakes.push(Mistake { line: self.number, message: message.to_owned() });
    }

    fn before_questions(&mut self, line: &str) {
        if let Some(document) = line.strip_prefix(TITLE) {
            self.remarks.document = document.into();
        } else if !line.starts_with(' ') && matches!(sign(line), Sign::Field(..)) {
            self.mistake(&format!("dit hoort onder een vraag: een regel '{QUESTION} 1.3/SP/4' ervoor"));
        }
    }

    fn text(&mut self, line: &str) {
        // A blank line above a quote does not part it from what it belongs to.
        if !line.trim().is_empty() {
            self.close_quote();
        }
        self.note.push(line.to_owned());
    }

    fn open_question(&mut self, written: &str) {
        self.close_question();
        if written.is_empty() {
            self.mistake(&format!(
                "hier ontbreekt een vraag: verwacht was bijvoorbeeld '{QUESTION} 1.3/SP/4'"
            ));
        }
        self.remark = Some(Remark { anchor: reference(written), ..Remark::default() });
        self.quoted = Quoted::Question;
    }

    fn close_question(&mut self) {
        self.close_group();
        // What stands under no question's id was told already.
        self.remarks.all.extend(self.remark.take().filter(|remark| !remark.anchor.id.is_empty()));
        self.by = Stamp::default();
    }

    fn close_quote(&mut self) {
        let words: Label = std::mem::take(&mut self.quote).join(" ").into();
        let anchor = match std::mem::take(&mut self.quoted) {
            Quoted::Question => self.remark.as_mut().map(|remark| &mut remark.anchor),
            Quoted::Answer => self.answers.as_mut().and_then(|answers| answers.0.last_mut()),
            Quoted::Nothing => None,
        };
        if let Some(anchor) = anchor {
            anchor.words = words;
        }
    }

    fn close_group(&mut self) {
        self.close_quote();
        let (note, answers) = (std::mem::take(&mut self.note).join("\n"), self.answers.take());
        let by = self.by.clone();
        if let Some(remark) = &mut self.remark {
            remark.note.push(Said { by: by.clone(), value: note.into() });
            remark.answers.extend(answers.map(|value| Said { by, value }));
        }
    }

    fn field(&mut self, field: Field, value: &str) {
        self.close_quote();
        let by = self.by.clone();
        let Some(remark) = &mut self.remark else { return };
        match field {
            Field::Tags => {
                remark
                    .tags
                    .extend(value.split(',').map(|tag| Said { by: by.clone(), value: Tag::from(tag) }));
            }
            Field::Judgement => {
                let known = Judgement::ALL.into_iter().find(|known| known.dutch() == value.to_lowercase());
                remark.judgement.extend(known.map(|value| Said { by, value }));
                if known.is_none() {
                    let all = Judgement::ALL.map(Judgement::dutch).join(", ");
                    self.mistake(&format!("'{value}' is geen oordeel; verwacht was een van {all}"));
                }
            }
            Field::AskOn => match value.to_lowercase().as_str() {
                "ja" => remark.ask_on.push(Said { by, value: true }),
                "nee" => remark.ask_on.push(Said { by, value: false }),
                _ => self.mistake(&format!("'{value}' kan hier niet; verwacht was ja of nee")),
            },
            Field::Answer => self.answer(value),
            Field::Replaced => self.replaced(value),
        }
    }

    fn answer(&mut self, written: &str) {
        let is_none = written.eq_ignore_ascii_case(NO_ANSWER);
        match &mut self.answers {
            _ if written.is_empty() => {
                self.mistake(&format!("verwacht was een antwoord, zoals 1.3/answer/7, of '{NO_ANSWER}'"));
            }
            None if is_none => self.answers = Some(Answers::default()),
            Some(answers) if is_none != answers.0.is_empty() => {
                self.mistake(&format!("'{NO_ANSWER}' en een antwoord gaan niet samen"));
            }
            Some(_) if is_none => {}
            answers => {
                answers.get_or_insert_default().0.push(reference(written));
                self.quoted = Quoted::Answer;
            }
        }
    }

    fn replaced(&mut self, value: &str) {
        for written in value.split_whitespace() {
            match (u64::from_str_radix(written, 16), &mut self.remark) {
                (Ok(mark), Some(remark)) if mark <= MARK => _ = remark.replaced.insert(mark),
                _ => self.mistake(&format!("'{written}' is hier niet door het programma geschreven")),
            }
        }
    }

    /// Who and when: `Jan de Vries · 2018-06-12 14:03:22 UTC`, or who alone.
    fn stamp(&mut self, written: &str) -> Stamp {
        let Some((who, when)) = written.rsplit_once(WHEN) else {
            return Stamp { at: 0, who: written.into() };
        };
        let when = when.trim();
        let at = if when == NEVER { Some(0) } else { moment::read(when) };
        if at.is_none() {
            let expected = moment::written(1_528_812_202);
            self.mistake(&format!(
                "'{when}' is geen moment; verwacht was zoiets als {expected}, of '{NEVER}'"
            ));
        }
        Stamp { at: at.unwrap_or(0), who: who.into() }
    }
}

/// Id and lines: `1.3/SP/4 (regel 120-124)`, or the id alone.
fn reference(written: &str) -> Anchor {
    let with_lines = || {
        let (id, lines) = written.strip_suffix(')')?.rsplit_once("(regel ")?;
        let (first, last) = lines.split_once('-').unwrap_or((lines, lines));
        Some(Anchor {
            id: id.into(),
            words: Label::default(),
            lines: (first.parse().ok()?, last.parse().ok()?),
        })
    };
    with_lines().unwrap_or_else(|| Anchor { id: written.into(), ..Anchor::default() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notes::write;

    const FILE: &str = "\
# Aantekeningen bij proef

## 1.3/SP/4 (regel 120-124)
> Kan de regering toelichten
> wat dat kost?

Geen cijfers genoemd.

- een
\\tags: horen hier niet

tags: ebtl, Kosten,
doorvragen: Ja

### Piet · 2018-06-12 14:03:22 UTC
oordeel: ontwijkend
antwoord: 1.3/answer/7 (regel 1203)
> De capaciteit is
antwoord: 1.3/answer/9
> Zie boven

## 1.3/SP/5
antwoord: geen
";

    #[test]
    fn a_file_written_by_hand() {
        let Parsed { remarks, mistakes } = parse(FILE.as_bytes());
        assert_eq!(mistakes, []);
        assert_eq!(&*remarks.document, "proef");
        let [none, remark] = remarks.all() else { panic!("{remarks:?}") };
        assert_eq!(&*none.anchor.id, "1.3/SP/5");
        assert!(none.answers().is_some_and(|said| said.value.0.is_empty()));
        assert_eq!(&*remark.anchor.words, "Kan de regering toelichten wat dat kost?");
        assert_eq!(remark.anchor.lines, (120, 124));
        assert_eq!(&*remark.note(), "Geen cijfers genoemd.\n\n- een\ntags: horen hier niet");
        assert_eq!(remark.tags(), ["ebtl".into(), "Kosten".into()]);
        assert!(remark.asks_on());
        assert_eq!(remark.judgement(), Some(Judgement::Evasive));
        let answers = remark.answers().unwrap();
        assert_eq!(answers.by, Stamp { at: 1_528_812_202, who: "Piet".into() });
        let words: Vec<&str> = answers.value.0.iter().map(|a| &*a.words).collect();
        assert_eq!(words, ["De capaciteit is", "Zie boven"]);
        assert_eq!(parse(write(&remarks, "Proef").as_bytes()), Parsed { remarks, mistakes: vec![] });
    }

    #[test]
    fn a_mistake_is_told_and_the_rest_is_read() {
        let file = "tags: x\n## 1/SP/1\nEen.\noordeel: goed\ndoorvragen: misschien\nordeel: voldoende\nantwoord:\nantwoord: geen\nantwoord: 1/answer/1\nvervangen: x\n### Jan · gisteren\nTwee.\n##\nweg\n## 1/SP/2\nDrie.";
        let Parsed { remarks, mistakes } = parse(file.as_bytes());
        let lines: Vec<u32> = mistakes.iter().map(|m| m.line).collect();
        assert_eq!(lines, [1, 4, 5, 6, 7, 9, 10, 11, 13], "{mistakes:?}");
        assert_eq!(
            mistakes[1].message,
            "'goed' is geen oordeel; verwacht was een van voldoende, ontwijkend, onvolledig"
        );
        let notes: Vec<String> = remarks.all().iter().map(|r| r.note().to_string()).collect();
        assert_eq!(notes, ["zonder naam:\nEen.\nordeel: voldoende\n\nJan:\nTwee.", "Drie."]);
    }
}
