//! A day of a program that matters to who may get it, and the file with which a device's calendar
//! takes it (RFC 5545).
//!
//! The days are those that a package states: from when one can apply, from when the rules hold, and
//! through which day. Nothing is worked out from a birthday or another answer: that somebody fits on
//! such a day is not said by a rule alone, and a reminder would promise it. The day by which the rules
//! are reviewed again is the author's, not the citizen's. So a file says what everybody may know, and
//! has nothing in it that somebody answered: not even for whom in the home the program is.

use selfcheck_runtime::bundle::Program;
use selfcheck_runtime::date::Day;
use selfcheck_runtime::outcome::{Closed, Outcome};
use selfcheck_runtime::text::Arg;

use super::text;
use crate::page::{Block, BlockKind, Weight, Words, add, without_isolates};
use crate::question::Context;

/// The day, and the key of what it is.
type Told = (&'static str, Day);

/// The day to tell: why a program is closed, else the last on which one can apply.
fn told(program: &Program, closed: Option<Closed>, today: Day) -> Option<Told> {
    Some(match closed {
        Some(Closed::NotYetValid(day)) => ("ui-closed-not-yet", day),
        Some(Closed::NoLongerValid(day)) => ("ui-closed-no-longer", day),
        Some(Closed::Opens(day)) => ("ui-closed-opens", day),
        Some(Closed::Ended(day)) => ("ui-closed-ended", day),
        None => ("ui-closes", last(program, today)?),
    })
}

/// The last day of applying, of a program that is open: that of its window, or of its rules if they
/// end before.
fn last(program: &Program, today: Day) -> Option<Day> {
    let mut last = match program.valid.as_slice() {
        [_, to] => *to,
        _ => None,
    };
    // Of windows that overlap the one that is open longest counts.
    let mut open: Option<Option<i32>> = None;
    for window in program.windows.chunks(2) {
        if let [from, to] = window
            && from.is_none_or(|from| from <= today.0)
            && to.is_none_or(|to| to >= today.0)
        {
            open = match (open, to) {
                (Some(Some(known)), Some(to)) => Some(Some(known.max(*to))),
                (None, to) => Some(*to),
                _ => Some(None),
            };
        }
    }
    if let Some(Some(to)) = open {
        last = Some(last.map_or(to, |last| last.min(to)));
    }
    last.map(Day)
}

/// Goes on with the day, and the way to put it into a calendar if it is to come.
pub fn fill(context: &Context, program: &Program, outcome: &Outcome, blocks: &mut Vec<Block>) {
    let today = context.session.today();
    let Some(told) = told(program, outcome.closed, today) else {
        return;
    };
    if told.1 < today {
        return sentence(context, told, &mut text(blocks).words);
    }
    let list = add(blocks);
    list.kind = BlockKind::List;
    let row = add(&mut list.rows);
    sentence(context, told, &mut row.words);
    let action = ["calendar ", &program.id].concat();
    let say = context.say;
    say.action(&mut row.actions, &action, "ui-calendar", Weight::Link);
}

fn sentence(context: &Context, (key, day): Told, out: &mut Words) {
    context.say.put_with(out, key, &[("date", Arg::Date(day))]);
}

/// The file for the day of a program; empty if it has none. `now` is the moment of writing by the
/// host's clock, as the format has it: `20260320T101500Z`.
pub fn file(context: &Context, program: &str, now: &str) -> String {
    let mut out = String::new();
    let (say, session) = (context.say, context.session);
    for outcome in session.evaluate().outcomes() {
        let Some(known) = super::program(context, outcome.program) else {
            continue;
        };
        let found = told(known, outcome.closed, session.today());
        let Some(told) = found.filter(|_| known.id == program && out.is_empty()) else {
            continue;
        };
        let mut day = String::new();
        for sign in told.1.iso().chars() {
            if sign != '-' {
                day.push(sign);
            }
        }
        let mut title = Words::default();
        say.program(&mut title, known, &["title"]);
        title.text.push_str(". ");
        sentence(context, told, &mut title);
        let mut about = say.words("ui-not-a-decision");
        for way in &known.apply {
            about.space();
            say.joined(&mut about, &["way-", way]);
        }
        let package = &session.bundle().core().package.id;
        let uid = ["UID:", package, "-", program, "-", &day, "@selfcheck"].concat();
        line("BEGIN:VCALENDAR", "", &mut out);
        line("VERSION:2.0", "", &mut out);
        line("PRODID:-//Selfcheck//Selfcheck//EN", "", &mut out);
        line("BEGIN:VEVENT", "", &mut out);
        line(&uid, "", &mut out);
        line("DTSTAMP:", now, &mut out);
        // An event of a day alone lasts that day.
        line("DTSTART;VALUE=DATE:", &day, &mut out);
        line("SUMMARY:", &title.text, &mut out);
        line("DESCRIPTION:", &about.text, &mut out);
        line("TRANSP:TRANSPARENT", "", &mut out);
        line("END:VEVENT", "", &mut out);
        line("END:VCALENDAR", "", &mut out);
    }
    out
}

/// No line is longer, in bytes without its end.
const LONGEST: usize = 75;

/// A line: what it is and its text, escaped; folded where it grows too long, never within a
/// character.
fn line(what: &str, text: &str, out: &mut String) {
    let mut whole = String::from(what);
    for sign in without_isolates(text).chars() {
        if matches!(sign, '\\' | ';' | ',') {
            whole.push('\\');
        }
        whole.push(if sign.is_control() { ' ' } else { sign });
    }
    let mut length = 0;
    for sign in whole.chars() {
        length += sign.len_utf8();
        if length > LONGEST {
            out.push_str("\r\n ");
            length = 1 + sign.len_utf8();
        }
        out.push(sign);
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
            of(None, &[(Some("2026-06-01"), summer), (None, spring)]),
            is("2026-05-31")
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
