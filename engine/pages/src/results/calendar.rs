//! A day of a program that matters to who may get it, and the file with which a device's calendar
//! takes it (RFC 5545).
//!
//! The days are those that a package states: from when one can apply, from when the rules hold, and
//! through which day. Nothing is worked out from a birthday or another answer: that somebody fits on
//! such a day is not said by a rule alone, and a reminder would promise it. The day by which the rules
//! are reviewed again is the author's, not the citizen's. So a file says what everybody may know, and
//! has nothing in it that somebody answered: not even for whom in the home the program is.

use selfcheck_runtime::bundle::Program;
use selfcheck_runtime::date::{Civil, Day};
use selfcheck_runtime::decimal;
use selfcheck_runtime::outcome::{Closed, closed};
use selfcheck_runtime::text::Ui;
use selfcheck_runtime::text::{Arg, Reader};
use selfcheck_runtime::ui;

use crate::page::{Block, BlockKind, Weight, Words, add, without_isolates};
use crate::question::Context;
use crate::say::Say;

/// What the day is, and the day.
type Told = (Ui, Day);

/// The day to tell: why a program is closed, else the last on which one can apply.
fn told(program: &Program, today: Day) -> Option<Told> {
    Some(match closed(program, today) {
        Some(Closed::NotYetValid(day)) => (ui!("closed-not-yet"), day),
        Some(Closed::NoLongerValid(day)) => (ui!("closed-no-longer"), day),
        Some(Closed::Opens(day)) => (ui!("closed-opens"), day),
        Some(Closed::Ended(day)) => (ui!("closed-ended"), day),
        None => (ui!("closes"), last(program, today)?),
    })
}

/// The last day of applying, of a program that is open: that of its window, or of its rules if they
/// end before. Windows that overlap, or follow on each other without a day between, count as one.
fn last(program: &Program, today: Day) -> Option<Day> {
    const NEVER: i32 = i32::MAX;
    // Through which day one can apply, as far as is known; each window may reach further.
    let mut open = today.0.saturating_sub(1);
    for _ in program.windows.chunks(2) {
        for window in program.windows.chunks(2) {
            if let [from, to] = window
                && from.is_none_or(|from| from <= open.saturating_add(1))
            {
                open = open.max(to.unwrap_or(NEVER));
            }
        }
    }
    if open < today.0 {
        open = NEVER;
    }
    if let [_, Some(to)] = program.valid.as_slice() {
        open = open.min(*to);
    }
    (open < NEVER).then_some(Day(open))
}

/// Goes on with the day, and the way to put it into a calendar if it is to come.
pub fn fill(context: &Context, program: &Program, blocks: &mut Vec<Block>) {
    let today = context.session.today();
    let Some(told) = told(program, today) else {
        return;
    };
    let list = add(blocks);
    list.kind = BlockKind::List;
    let row = add(&mut list.rows);
    sentence(&context.say, told, &mut row.words);
    if told.1 >= today {
        let action = ["calendar ", &program.id].concat();
        let say = context.say;
        say.action(&mut row.actions, &action, ui!("calendar"), Weight::Link);
    }
}

fn sentence(say: &Say, (text, day): Told, out: &mut Words) {
    say.put_with(out, text, &[("date", Arg::Date(day))]);
}

/// The file for the day of a program; empty if it has none. `now` is the moment of writing by the
/// host's clock, as the format has it: `20260320T101500Z`.
pub fn file(context: &Context, program: &str, now: &str) -> String {
    let session = context.session;
    // What somebody answered does not choose the words, not even how they are spoken to.
    let mut texts = context.say.texts.clone();
    texts.reader = Reader::default();
    let say = Say {
        texts: &texts,
        names: &[],
        sex: "",
    };
    let core = session.bundle().core();
    let mut out = String::new();
    let Some(known) = core.programs.iter().find(|known| known.id == program) else {
        return out;
    };
    let Some(told) = told(known, session.today()) else {
        return out;
    };
    let mut title = Words::default();
    say.program(&mut title, known, &["title"]);
    title.text.push_str(". ");
    sentence(&say, told, &mut title);
    let mut about = say.words(ui!("not-a-decision"));
    for way in &known.apply {
        about.space();
        say.joined(&mut about, &["way-", way]);
    }
    // 20260401
    let Civil { year, month, day } = told.1.civil();
    let month = month.saturating_mul(100).saturating_add(day);
    let day = i128::from(year)
        .saturating_mul(10_000)
        .saturating_add(month.into());
    let day = decimal::print(day, 0);
    let uid = [&core.package.id, "-", program, "-", &day, "@selfcheck"].concat();
    out.push_str(BEGIN);
    line("UID:", &uid, &mut out);
    line("DTSTAMP:", now, &mut out);
    // An event of a day alone lasts that day.
    line("DTSTART;VALUE=DATE:", &day, &mut out);
    line("SUMMARY:", &title.text, &mut out);
    line("DESCRIPTION:", &about.text, &mut out);
    out.push_str(END);
    out
}

/// What stands around an event that is the only one.
const BEGIN: &str =
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Selfcheck//Selfcheck//EN\r\nBEGIN:VEVENT\r\n";
/// The same behind it. A day that is noted keeps nobody from anything.
const END: &str = "TRANSP:TRANSPARENT\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

/// No line is longer, in bytes without its end.
const LONGEST: usize = 75;

/// A line: what it is and its text, escaped; folded where it grows too long, never within a
/// character.
fn line(what: &str, text: &str, out: &mut String) {
    out.push_str(what);
    let mut length = what.len();
    for sign in without_isolates(text).chars() {
        let escaped = matches!(sign, '\\' | ';' | ',');
        let size = sign.len_utf8().saturating_add(usize::from(escaped));
        length = length.saturating_add(size);
        if length > LONGEST {
            out.push_str("\r\n ");
            length = size.saturating_add(1);
        }
        if escaped {
            out.push('\\');
        }
        out.push(if sign < ' ' { ' ' } else { sign });
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn program(valid: Option<&str>, windows: &[(Option<&str>, Option<&str>)]) -> Program {
        let number = |text: Option<&str>| text.map(|text| day(text).0);
        let ends = windows
            .iter()
            .flat_map(|(from, to)| [number(*from), number(*to)]);
        Program {
            valid: vec![None, number(valid)],
            windows: ends.collect(),
            ..Program::default()
        }
    }

    #[test]
    fn the_last_day_is_that_of_the_window_that_is_open_and_of_the_rules() {
        let today = day("2026-03-20");
        let (spring, summer) = (Some("2026-05-31"), Some("2026-08-31"));
        let of = |valid, windows: &[(Option<&str>, Option<&str>)]| {
            last(&program(valid, windows), today).map(Day::iso)
        };
        let is = |text: &str| Some(text.to_owned());
        assert_eq!(of(None, &[]), None);
        assert_eq!(of(spring, &[]), is("2026-05-31"));
        assert_eq!(of(None, &[(None, summer)]), is("2026-08-31"));
        assert_eq!(of(spring, &[(None, summer)]), is("2026-05-31"));
        assert_eq!(
            of(None, &[(Some("2026-06-02"), summer), (None, spring)]),
            is("2026-05-31")
        );
        // The next begins on the day after.
        assert_eq!(
            of(None, &[(Some("2026-06-01"), summer), (None, spring)]),
            is("2026-08-31")
        );
        assert_eq!(
            of(None, &[(None, spring), (None, summer)]),
            is("2026-08-31")
        );
        assert_eq!(of(None, &[(None, spring), (None, None)]), None);
    }

    #[test]
    fn a_line_is_escaped_and_folded_at_75_bytes_and_says_the_same_unfolded() {
        let said =
            "التقديم حتى ٣١ ديسمبر ٢٠٢٦، في الوحدة; \\ 1, 2\nو\u{2068}كرامة\u{2069} ".repeat(3);
        let mut out = String::new();
        line("SUMMARY:", &said, &mut out);
        let lines: Vec<&str> = out.strip_suffix("\r\n").unwrap().split("\r\n").collect();
        assert!(lines.len() > 3);
        for (place, line) in lines.iter().enumerate() {
            assert!(line.len() <= 75, "{}: {line}", line.len());
            assert_eq!(line.starts_with(' '), place > 0, "{line}");
        }
        let whole = out.replace("\r\n ", "").replace("\r\n", "");
        let text = whole
            .replace("\\,", ",")
            .replace("\\;", ";")
            .replace("\\\\", "\\");
        let plain = said
            .replace('\n', " ")
            .replace(['\u{2068}', '\u{2069}'], "");
        assert_eq!(text, ["SUMMARY:", &plain].concat());
    }
}
