//! Texts, dates and values of a package as pieces in one language.
//!
//! A text with a value in it has none here: its mark is shown by its name, `‹subject›`. Of variants
//! the last is shown, which fits always; a question is shown in every form that differs.

use selfcheck_runtime::date::Day;
use selfcheck_runtime::text::{Arg, Part, PartKind, TextBundle, TextError, Texts};
use selfcheck_runtime::ui;

use super::words::Words;
use super::{Cell, Kind, Line, Piece};
use crate::package::{Bound, Package, TypeDecl};

/// What is said in one language.
pub struct Say<'a> {
    /// The package's texts.
    pub texts: Texts,
    /// The sheet's own words.
    pub words: Words,
    package: &'a Package,
}

impl<'a> Say<'a> {
    pub fn new(package: &'a Package, texts: &TextBundle) -> Result<Say<'a>, TextError> {
        let texts = Texts::new(texts.clone())?;
        let words = Words::of(texts.language());
        Ok(Say {
            texts,
            words,
            package,
        })
    }

    /// The sheet's own words.
    pub fn word(&self, key: &str, args: &[(&str, &[Piece])]) -> Line {
        self.words.word(key, args)
    }

    /// A text of the package; empty if there is none.
    pub fn text(&self, key: &[&str]) -> Line {
        self.text_for(key, "")
    }

    /// A question in every form in which it is put.
    pub fn question(&self, key: &str) -> Vec<Line> {
        let mut forms = vec![self.text_for(&[key], "you"), self.text_for(&[key], "other")];
        forms.dedup();
        forms.retain(|form| !form.is_empty());
        forms
    }

    fn text_for(&self, key: &[&str], form: &str) -> Line {
        let Some(text) = self.texts.text(&key.concat()) else {
            return Vec::new();
        };
        let names = marks(text);
        let shown: Vec<String> = names.iter().map(|name| format!("‹{name}›")).collect();
        let args = names.iter().zip(&shown);
        let mut args: Vec<(&str, Arg)> = args
            .map(|(name, shown)| (*name, Arg::Code(shown)))
            .filter(|(name, _)| !matches!(*name, "reader" | "sex" | "form"))
            .collect();
        args.push(("form", Arg::Text(form)));
        let parts = self.texts.fill_about("", text, &args);
        parts.into_iter().map(piece).collect()
    }

    /// Words that stand in a package's files, in whichever language: told by their letters.
    pub fn foreign(&self, words: &str) -> Line {
        if words.is_empty() {
            return Vec::new();
        }
        let script = script(words);
        let is_of = |language: &str| script_of(language) == script;
        if is_of(self.texts.language()) {
            return vec![Piece::Text(words.to_owned())];
        }
        let languages = &self.package.about.languages;
        let known = languages.iter().find(|(_, locale)| is_of(&locale.value));
        let language = known.map_or(script.language(), |(language, _)| &language.value);
        vec![Piece::Foreign(language.to_owned(), words.to_owned())]
    }

    pub fn date(&self, day: i32) -> Line {
        vec![Piece::Value(self.texts.date(Day(day)))]
    }

    /// A whole number that orders or counts, its digits not grouped.
    pub fn count(&self, number: usize) -> Line {
        let number = i32::try_from(number).unwrap_or(i32::MAX);
        vec![Piece::Value(self.texts.year(number))]
    }

    /// The number of an article as this language writes it; any other pinpoint as it stands.
    pub fn pinpoint(&self, point: &str) -> Line {
        match point.parse::<i32>() {
            _ if point.is_empty() => Vec::new(),
            Ok(number) => vec![Piece::Value(self.texts.year(number))],
            Err(_) => vec![Piece::Code(point.to_owned())],
        }
    }

    /// A value of a type as people write it.
    pub fn value(&self, ty: &TypeDecl, value: i128) -> String {
        match ty {
            TypeDecl::Bool if value == 0 => self.texts.interface(ui!("no")).to_owned(),
            TypeDecl::Bool => self.texts.interface(ui!("yes")).to_owned(),
            TypeDecl::Date => self
                .texts
                .date(Day(i32::try_from(value).unwrap_or(i32::MAX))),
            TypeDecl::Choice(options) | TypeDecl::Choices(options) => {
                let place = usize::try_from(value).unwrap_or(usize::MAX);
                let option = options.get(place).map_or("", |option| &option.value);
                plain(&self.option(ty, option))
            }
            TypeDecl::Number { places, unit } => match unit.strip_prefix("money/") {
                Some("once") => self.texts.money(value, *places, ""),
                Some(period) => self.texts.money(value, *places, period),
                None if unit.is_empty() => self.number(value, *places),
                None => {
                    let number = self.number(value, *places);
                    format!("{number} {}", plain(&self.unit(unit)))
                }
            },
        }
    }

    /// A number without zeros at the end of its decimal places.
    fn number(&self, mut value: i128, mut places: u32) -> String {
        while places > 0 && value % 10 == 0 {
            value /= 10;
            places = places.saturating_sub(1);
        }
        self.texts.number(value, places)
    }

    /// What a unit is called: `years`.
    pub fn unit(&self, unit: &str) -> Line {
        let words = self.text(&["ui-unit-", unit]);
        match words.is_empty() && !unit.is_empty() {
            true => vec![Piece::Code(unit.to_owned())],
            false => words,
        }
    }

    /// An option in words, from whichever fact is asked with the same options; else its name.
    pub fn option(&self, ty: &TypeDecl, option: &str) -> Line {
        let same = |other: &TypeDecl| match (names(ty), names(other)) {
            (Some(mine), Some(others)) => mine == others,
            _ => false,
        };
        let facts = self.package.facts.iter().filter(|fact| same(&fact.ty));
        let mut words = facts.map(|fact| self.text(&["option-", &fact.name.value, "-", option]));
        let found = words.find(|words| !words.is_empty());
        found.unwrap_or_else(|| vec![Piece::Code(option.to_owned())])
    }

    /// What a fact, a figure or a result is.
    pub fn kind(&self, ty: &TypeDecl) -> Kind {
        let options = |options: &[crate::syntax::Name]| {
            let options = options.iter().map(|option| &option.value);
            options
                .map(|option| (self.option(ty, option), option.clone()))
                .collect()
        };
        match ty {
            TypeDecl::Bool => Kind::Bool,
            TypeDecl::Date => Kind::Date,
            TypeDecl::Choice(list) => Kind::Choice(options(list), false),
            TypeDecl::Choices(list) => Kind::Choice(options(list), true),
            TypeDecl::Number { places, unit } => match unit.strip_prefix("money/") {
                Some(period) => Kind::Money(self.money(period)),
                None => {
                    let count = match places {
                        0 => Vec::new(),
                        places => self.count(usize::try_from(*places).unwrap_or(0)),
                    };
                    Kind::Number(count, self.unit(unit))
                }
            },
        }
    }

    /// An amount of money for a period, in words.
    fn money(&self, period: &str) -> Line {
        let money = self.word("money", &[]);
        let amount = plain(&money);
        let args = [("amount", Arg::Text(&amount))];
        let words = self
            .texts
            .format_parts(&["ui-per-", period].concat(), &args);
        words.map_or(money, |parts| parts.into_iter().map(piece).collect())
    }

    /// A bound of a fact, which may move with the day of the check.
    pub fn bound(&self, ty: &TypeDecl, bound: Option<Bound>) -> Line {
        let months = match bound {
            None => return Vec::new(),
            Some(Bound::Value(value)) => return vec![Piece::Value(self.value(ty, value))],
            Some(Bound::Today(months)) => months,
        };
        let (count, unit) = match months % 12 {
            0 => (months / 12, "year"),
            _ => (months, "month"),
        };
        let mut time = vec![Piece::Value(
            self.texts.number(i128::from(count.unsigned_abs()), 0),
        )];
        time.push(Piece::Text(" ".to_owned()));
        time.extend(self.unit(unit));
        match months.signum() {
            0 => self.word("today", &[]),
            1 => self.word("today-more", &[("time", &time)]),
            _ => self.word("today-less", &[("time", &time)]),
        }
    }

    /// One value of a figure that lies between two, or is not known within its bounds.
    pub fn cell(&self, ty: &TypeDecl, (low, high): (i128, i128), whole: (i128, i128)) -> Cell {
        match ty {
            _ if low == high => Cell::Exact(self.value(ty, low)),
            _ if (low, high) == whole => Cell::Unknown,
            TypeDecl::Choice(_) => {
                let options: Vec<String> = (low..=high).map(|at| self.value(ty, at)).collect();
                Cell::OneOf(self.texts.list(&options))
            }
            _ => Cell::Between(self.value(ty, low), self.value(ty, high)),
        }
    }
}

fn piece(part: Part) -> Piece {
    match part.kind {
        PartKind::Literal => Piece::Text(part.text),
        PartKind::Value | PartKind::Text => Piece::Value(part.text),
        PartKind::Code => Piece::Code(part.text),
    }
}

/// What a line says, without the languages of its pieces.
pub fn plain(line: &Line) -> String {
    let pieces = line.iter().map(|piece| match piece {
        Piece::Text(text) | Piece::Value(text) | Piece::Code(text) => text.as_str(),
        Piece::Foreign(_, text) | Piece::Link(_, text) => text.as_str(),
    });
    pieces.collect()
}

fn names(ty: &TypeDecl) -> Option<Vec<&str>> {
    match ty {
        TypeDecl::Choice(options) | TypeDecl::Choices(options) => {
            Some(options.iter().map(|option| option.value.as_str()).collect())
        }
        _ => None,
    }
}

/// The names of the values in a text with marks (`{name}`, `{name|…}`), each once.
fn marks(text: &str) -> Vec<&str> {
    let mut names: Vec<&str> = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['\\', '{']) {
        let (_, from) = rest.split_at(at);
        let mut chars = from.chars();
        if chars.next() == Some('\\') {
            chars.next();
            rest = chars.as_str();
            continue;
        }
        rest = chars.as_str();
        let end = rest.find(['|', '}']).unwrap_or(rest.len());
        let (name, _) = rest.split_at(end);
        if !name.starts_with('"') && !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// The letters that words are written in, as far as they tell which way they run.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Arabic,
    Cyrillic,
    Other,
}

impl Script {
    /// The language that is meant where the package has none of this script.
    fn language(self) -> &'static str {
        match self {
            Script::Arabic => "ar",
            Script::Cyrillic => "ru",
            Script::Other => "en",
        }
    }
}

/// The script of the first letter that tells one.
fn script(words: &str) -> Script {
    let told = words.chars().find_map(|c| match c {
        '\u{600}'..='\u{6ff}' => Some(Script::Arabic),
        '\u{400}'..='\u{4ff}' => Some(Script::Cyrillic),
        'a'..='z' | 'A'..='Z' => Some(Script::Other),
        _ => None,
    });
    told.unwrap_or(Script::Other)
}

fn script_of(language: &str) -> Script {
    match language.split('-').next() {
        Some("ar" | "fa" | "ur") => Script::Arabic,
        Some("ru" | "uk" | "be" | "bg") => Script::Cyrillic,
        _ => Script::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_values_of_a_text_are_found_by_their_marks() {
        let cases: [(&str, &[&str]); 4] = [
            ("plain", &[]),
            ("\\{not\\} {subject} and {\"19680\"}", &["subject"]),
            (
                "{form|you:{name}|:{other}}{name}",
                &["form", "name", "other"],
            ),
            ("{n", &["n"]),
        ];
        for (text, names) in cases {
            assert_eq!(marks(text), names, "{text}");
        }
    }
}
