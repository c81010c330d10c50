//! Random well-typed expressions, as text.
//!
//! Bounds are followed roughly, so that most of what is written passes the compiler's range proof;
//! what does not is refused there with a code of its own, and counted.

use super::coverage::Coverage;

/// What a number is of: the text form of a unit, empty for none.
pub type Unit = &'static str;

/// A number expression.
#[derive(Debug, Clone)]
pub struct Num {
    /// Its text, safe to stand beside any operator.
    pub text: String,
    /// Roughly the least value.
    pub low: f64,
    /// Roughly the greatest.
    pub high: f64,
    /// Decimal places of its scale.
    pub scale: u32,
    /// Greatest denominator, 1 for none.
    pub over: f64,
    /// A literal, or made of literals: takes any unit.
    pub bare: bool,
    /// Whether its value carries its unit even when lists are empty.
    pub sure: bool,
}

impl Num {
    /// Decimal digits it may need.
    pub fn digits(&self) -> f64 {
        let most = self.low.abs().max(self.high.abs()).max(1.0);
        most.log10() + f64::from(self.scale) + 2.0 * self.over.log10()
    }

    fn whole(&self) -> bool {
        self.scale == 0 && self.over == 1.0
    }
}

/// The type of a leaf value.
#[derive(Debug, Clone, PartialEq)]
pub enum Ty {
    /// Yes or no.
    Bool,
    /// Unit, least, greatest, places.
    Num(Unit, f64, f64, u32),
    /// A day.
    Date,
    /// Options.
    Choice(Vec<&'static str>),
    /// Options.
    Choices(Vec<&'static str>),
}

/// Something to be read by name.
#[derive(Debug, Clone)]
pub struct Leaf {
    /// Its name.
    pub name: String,
    /// Its type.
    pub ty: Ty,
}

/// How a parameter is read.
#[derive(Debug, Clone)]
pub enum Read {
    /// `param.x`
    Plain,
    /// `param.x[key]` with options of each key.
    Keyed(Vec<Vec<&'static str>>),
    /// `param.x.step(v)`: unit of the argument.
    Step(Unit),
    /// `param.x.marginal(v)`: unit of the argument.
    Marginal(Unit),
}

/// A parameter.
#[derive(Debug, Clone)]
pub struct Param {
    /// Its name.
    pub name: String,
    /// Its type.
    pub ty: Ty,
    /// How it is read.
    pub read: Read,
}

/// A result.
#[derive(Debug, Clone)]
pub struct ResultFn {
    /// Its name.
    pub name: String,
    /// Of a person.
    pub person: bool,
    /// Its type.
    pub ty: Ty,
}

/// A program already written.
#[derive(Debug, Clone)]
pub struct Other {
    /// Its id.
    pub id: String,
    /// For persons.
    pub person: bool,
    /// Whether `receives` may be asked, and of a person.
    pub receives: Option<bool>,
}

/// A name bound by `let`, a closure or a function.
#[derive(Debug, Clone)]
pub enum Bound {
    /// A person.
    Person,
    /// An element of the group.
    Thing,
    /// A number.
    Num(Unit, Num),
    /// A bool.
    Bool,
    /// A date.
    Date,
}

/// Where an expression stands.
#[derive(Debug, Clone, Default)]
pub struct Scope {
    /// Names bound here.
    pub bound: Vec<(String, Bound)>,
    /// Closures around it (a person program's own person counts).
    pub closures: u32,
    /// Whether `person` is there.
    pub person: bool,
    /// In a TOML expression about a person: facts declared before only.
    pub only: Option<usize>,
    /// Whether programs may be asked about.
    pub programs: bool,
    /// Whether results may be asked.
    pub results: usize,
    /// Inside a map: a divisor of its own each would be refused.
    pub no_divisor: bool,
}

impl Scope {
    /// With one more name.
    pub fn with(&self, name: &str, bound: Bound) -> Scope {
        let mut scope = self.clone();
        scope.bound.push((name.into(), bound));
        scope
    }
}

/// The vocabulary of a package, and chance.
pub struct Writer {
    /// Chance.
    pub rng: fastrand::Rng,
    /// What was used.
    pub coverage: Coverage,
    /// Facts of a person.
    pub person: Vec<Leaf>,
    /// Facts of the household.
    pub household: Vec<Leaf>,
    /// Facts of the unit `family`.
    pub family: Vec<Leaf>,
    /// Facts of the group `things`.
    pub things: Vec<Leaf>,
    /// Parameters.
    pub params: Vec<Param>,
    /// Results.
    pub results: Vec<ResultFn>,
    /// Programs written before.
    pub others: Vec<Other>,
    /// Whether units and groups exist yet.
    pub lists: bool,
    /// Number of the next name.
    pub next: u32,
}

/// Most digits an expression may need before it is cut short.
const DIGITS: f64 = 13.0;
/// Units numbers are written in.
pub const UNITS: &[Unit] = &[
    "",
    "",
    "",
    "year",
    "money/month",
    "money/month",
    "money/year",
    "money/quarter",
    "money/week",
    "money/day",
    "money/once",
    "month",
    "day",
];

impl Writer {
    /// One of several.
    pub fn one<T: Clone>(&mut self, of: &[T]) -> T {
        of[self.rng.usize(..of.len())].clone()
    }

    /// True once in so many times.
    pub fn rarely(&mut self, times: u32) -> bool {
        self.rng.u32(..times) == 0
    }

    /// A new name.
    pub fn name(&mut self, prefix: &str) -> String {
        self.next += 1;
        format!("{prefix}{}", self.next)
    }

    fn hit(&mut self, part: &'static str) {
        self.coverage.hit(part);
    }

    /// Readable values of a kind: text and type.
    fn leaves(
        &mut self,
        s: &Scope,
        wanted: &dyn Fn(&Ty) -> bool,
    ) -> Vec<(String, Ty, &'static str)> {
        let mut found = Vec::new();
        let take = |of: &str,
                    leaves: &[Leaf],
                    most: usize,
                    part: &'static str,
                    found: &mut Vec<(String, Ty, &'static str)>| {
            for leaf in leaves.iter().take(most).filter(|l| wanted(&l.ty)) {
                found.push((format!("{of}.{}", leaf.name), leaf.ty.clone(), part));
            }
        };
        let most = s.only.unwrap_or(usize::MAX);
        for (name, bound) in &s.bound {
            match bound {
                Bound::Person => take(name, &self.person, most, "person fact", &mut found),
                Bound::Thing => take(name, &self.things, most, "group fact", &mut found),
                _ => {}
            }
        }
        if s.person {
            take("person", &self.person, most, "person", &mut found);
        }
        if s.only.is_none() {
            take("applicant", &self.person, most, "applicant", &mut found);
            take("family", &self.family, most, "unit fact", &mut found);
        }
        take(
            "household",
            &self.household,
            most,
            "household fact",
            &mut found,
        );
        found
    }

    fn leaf(&mut self, s: &Scope, wanted: &dyn Fn(&Ty) -> bool) -> Option<(String, Ty)> {
        let found = self.leaves(s, wanted);
        if found.is_empty() {
            return None;
        }
        // Whoever stands nearest is most often meant.
        let from = if self.rng.bool() { 0 } else { found.len() / 2 };
        let (text, ty, part) = found[self.rng.usize(from..found.len())].clone();
        self.hit(part);
        Some((text, ty))
    }

    /// A person in scope.
    fn someone(&mut self, s: &Scope) -> String {
        let mut people: Vec<String> = vec!["applicant".into()];
        people.extend(
            s.bound
                .iter()
                .filter(|(_, b)| matches!(b, Bound::Person))
                .map(|(n, _)| n.clone()),
        );
        people.extend(
            s.bound
                .iter()
                .filter(|(_, b)| matches!(b, Bound::Person))
                .map(|(n, _)| n.clone()),
        );
        if s.person {
            people.push("person".into());
        }
        self.one(&people)
    }

    /// A list of people or things: its text, and what its elements are.
    fn list(&mut self, s: &Scope, depth: u32) -> (String, Bound) {
        let (mut text, element) = match self.rng.u32(..6) {
            0 | 1 => {
                self.hit("members");
                ("members".to_string(), Bound::Person)
            }
            2 => {
                self.hit("unit members");
                ("family.members".to_string(), Bound::Person)
            }
            3 | 4 => {
                self.hit("unit list");
                (
                    self.one(&["family.children", "family.adults"]).to_string(),
                    Bound::Person,
                )
            }
            _ => {
                self.hit("group");
                ("things".to_string(), Bound::Thing)
            }
        };
        if self.rarely(3) {
            self.hit("filter");
            let (name, inside) = self.closure(s, element.clone());
            let condition = self.bool(&inside, depth.min(2));
            text = format!("{text}.filter(|{name}| {condition})");
        }
        (text, element)
    }

    fn closure(&mut self, s: &Scope, element: Bound) -> (String, Scope) {
        let name = self.name("p");
        let mut inside = s.with(&name, element);
        inside.closures += 1;
        if s.closures > u32::from(s.person) {
            self.hit("closure in closure");
        }
        (name, inside)
    }

    fn may_close(&self, s: &Scope) -> bool {
        self.lists && s.only.is_none() && s.closures < 3 && s.closures < 2 + u32::from(s.person)
    }

    /// A condition.
    pub fn bool(&mut self, s: &Scope, depth: u32) -> String {
        if depth == 0 {
            return self.simple_bool(s);
        }
        let below = depth - 1;
        match self.rng.u32(..26) {
            0 | 1 => {
                self.hit("&&");
                format!("({} && {})", self.bool(s, below), self.bool(s, below))
            }
            2 | 3 => {
                self.hit("||");
                format!("({} || {})", self.bool(s, below), self.bool(s, below))
            }
            4 => {
                self.hit("!");
                format!("!({})", self.bool(s, below))
            }
            5 => {
                self.hit("bool ==");
                let sign = self.one(&["==", "!="]);
                format!("({} {sign} {})", self.bool(s, below), self.bool(s, below))
            }
            6 => {
                self.hit("if");
                let (c, a, b) = (
                    self.bool(s, below),
                    self.bool(s, below),
                    self.bool(s, below),
                );
                format!("(if {c} {{ {a} }} else {{ {b} }})")
            }
            7..=11 => self.comparison(s, below),
            12 | 13 => self.date_condition(s, below),
            14..=18 if self.may_close(s) => self.list_condition(s, below),
            19 | 20 => self.choice_condition(s, below),
            21 if s.programs => self.program_condition(s),
            22 if s.only.is_none() => self.named_bool(s),
            23 if s.only.is_none() => {
                self.hit("same");
                let (a, b) = (self.someone(s), self.someone(s));
                format!("same({a}, {b})")
            }
            24 | 25 => self.in_range(s, below),
            _ => self.simple_bool(s),
        }
    }

    fn named_bool(&mut self, s: &Scope) -> String {
        let flags: Vec<Param> = self
            .params
            .iter()
            .filter(|p| p.ty == Ty::Bool)
            .cloned()
            .collect();
        if flags.is_empty() {
            return self.simple_bool(s);
        }
        let flag = self.one(&flags);
        self.hit("param bool");
        format!("param.{}", flag.name)
    }

    fn simple_bool(&mut self, s: &Scope) -> String {
        let bound: Vec<String> = s
            .bound
            .iter()
            .filter(|(_, b)| matches!(b, Bound::Bool))
            .map(|(n, _)| n.clone())
            .collect();
        if !bound.is_empty() && self.rarely(3) {
            return self.one(&bound);
        }
        if let Some((text, _)) = self.leaf(s, &|ty| *ty == Ty::Bool) {
            return text;
        }
        if self.rarely(4) {
            "true".into()
        } else {
            self.choice_condition(s, 0)
        }
    }

    /// A unit: mostly one that some fact or figure has.
    pub fn unit(&mut self) -> Unit {
        let facts = self
            .person
            .iter()
            .chain(&self.household)
            .chain(&self.family)
            .chain(&self.things);
        let types = facts
            .map(|l| &l.ty)
            .chain(self.params.iter().map(|p| &p.ty));
        let known: Vec<Unit> = types
            .filter_map(|ty| match ty {
                Ty::Num(unit, ..) => Some(*unit),
                _ => None,
            })
            .collect();
        if known.is_empty() || self.rarely(6) {
            self.one(UNITS)
        } else {
            self.one(&known)
        }
    }

    fn comparison(&mut self, s: &Scope, depth: u32) -> String {
        let unit = self.unit();
        let a = self.number(s, unit, depth);
        let b = self.number(s, unit, depth);
        let (a, b) = if a.bare && b.bare {
            (self.plain_number(s, unit), b)
        } else {
            (a, b)
        };
        let sign = self.one(&["==", "!=", "<", "<=", ">", ">="]);
        self.hit(sign);
        format!("({} {sign} {})", a.text, b.text)
    }

    fn in_range(&mut self, s: &Scope, depth: u32) -> String {
        let unit = self.one(&["", "year", "month"]);
        let mut x = self.number(s, unit, depth);
        if !x.whole() || x.bare {
            x = Num {
                text: "applicant.age".into(),
                ..x
            };
            if s.only.is_some() {
                return self.simple_bool(s);
            }
        }
        let (from, span) = (self.rng.i32(0..30), self.rng.i32(1..40));
        let (sign, part) = self.one(&[("..", "in .."), ("..=", "in ..=")]);
        self.hit(part);
        format!("({} in {from}{sign}{})", x.text, from + span)
    }

    fn date_condition(&mut self, s: &Scope, depth: u32) -> String {
        let (a, b) = (self.date(s, depth), self.date(s, depth));
        match self.rng.u32(..4) {
            0 => {
                self.hit("date ==");
                let sign = self.one(&["==", "!="]);
                format!("({a} {sign} {b})")
            }
            1 => {
                self.hit("in dates");
                let sign = self.one(&["..", "..="]);
                let c = self.date(s, depth);
                format!("({a} in {b}{sign}{c})")
            }
            _ => {
                self.hit("date <");
                let sign = self.one(&["<", "<=", ">", ">="]);
                format!("({a} {sign} {b})")
            }
        }
    }

    fn choice_condition(&mut self, s: &Scope, depth: u32) -> String {
        if self.rarely(3)
            && let Some((set, Ty::Choices(options))) =
                self.leaf(s, &|ty| matches!(ty, Ty::Choices(_)))
        {
            if self.rarely(3)
                && let Some(choice) = self.choice_of(s, &options)
            {
                self.hit("contains choice");
                return format!("{set}.contains({choice})");
            }
            self.hit("contains");
            let option = self.one(&options);
            return format!("{set}.contains(\"{option}\")");
        }
        let Some((choice, Ty::Choice(options))) = self.leaf(s, &|ty| matches!(ty, Ty::Choice(_)))
        else {
            return self.one(&["true", "false"]).into();
        };
        let option = self.one(&options);
        match self.rng.u32(..6) {
            0 => {
                self.hit("choice !=");
                format!("({choice} != \"{option}\")")
            }
            1 | 2 => {
                self.hit("in list");
                let other = self.one(&options);
                if other == option {
                    format!("({choice} in [\"{option}\"])")
                } else {
                    format!("({choice} in [\"{option}\", \"{other}\"])")
                }
            }
            3 if depth > 0 => match self.choice_of(s, &options) {
                Some(same) => {
                    self.hit("choice == choice");
                    let sign = self.one(&["==", "!="]);
                    format!("({choice} {sign} {same})")
                }
                None => format!("({choice} == \"{option}\")"),
            },
            _ => {
                self.hit("choice ==");
                format!("({choice} == \"{option}\")")
            }
        }
    }

    fn choice_of(&mut self, s: &Scope, options: &[&'static str]) -> Option<String> {
        let figures: Vec<Param> = self
            .params
            .iter()
            .filter(|p| p.ty == Ty::Choice(options.to_vec()) && s.only.is_none())
            .cloned()
            .collect();
        if !figures.is_empty() && self.rarely(2) {
            self.hit("param choice");
            let figure = self.one(&figures);
            return Some(format!("param.{}", figure.name));
        }
        let wanted = Ty::Choice(options.to_vec());
        let (text, _) = self.leaf(s, &|ty| *ty == wanted)?;
        if self.rarely(4) {
            self.hit("if");
            let condition = self.bool(s, 0);
            let (other, _) = self.leaf(s, &|ty| *ty == wanted)?;
            return Some(format!("(if {condition} {{ {text} }} else {{ {other} }})"));
        }
        Some(text)
    }

    fn program_condition(&mut self, s: &Scope) -> String {
        let others: Vec<Other> = self.others.clone();
        if others.is_empty() {
            return self.simple_bool(s);
        }
        let other = self.one(&others);
        if self.rng.bool()
            && let Some(of_person) = other.receives
        {
            if of_person {
                self.hit("p.receives");
                let p = self.someone(s);
                return format!("{p}.receives(\"{}\")", other.id);
            }
            self.hit("receives");
            return format!("receives(\"{}\")", other.id);
        }
        if other.person {
            self.hit("p.eligible");
            let p = self.someone(s);
            return format!("{p}.eligible(\"{}\")", other.id);
        }
        self.hit("eligible");
        format!("eligible(\"{}\")", other.id)
    }

    fn list_condition(&mut self, s: &Scope, depth: u32) -> String {
        let (list, element) = self.list(s, depth);
        let (name, inside) = self.closure(s, element);
        match self.rng.u32(..9) {
            0 => {
                self.hit("is_empty");
                format!("{list}.is_empty()")
            }
            1 => {
                self.hit("map");
                self.hit("bools of list");
                let value = self.bool(&inside, depth.min(1));
                let method = self.one(&["any", "all"]);
                let name2 = self.name("b");
                format!("{list}.map(|{name}| {value}).{method}(|{name2}| {name2})")
            }
            2 => {
                self.hit("map");
                let Some((value, Ty::Choice(options))) =
                    self.leaf(&inside, &|ty| matches!(ty, Ty::Choice(_)))
                else {
                    return format!("{list}.is_empty()");
                };
                self.hit("choices of list");
                let option = self.one(&options);
                let name2 = self.name("c");
                let method = self.one(&["any", "all"]);
                format!("{list}.map(|{name}| {value}).{method}(|{name2}| {name2} == \"{option}\")")
            }
            3..=5 => {
                self.hit("all");
                let condition = self.block_bool(&inside, depth);
                format!("{list}.all(|{name}| {condition})")
            }
            _ => {
                self.hit("any");
                let condition = self.block_bool(&inside, depth);
                format!("{list}.any(|{name}| {condition})")
            }
        }
    }

    fn block_bool(&mut self, s: &Scope, depth: u32) -> String {
        if !self.rarely(5) {
            return self.bool(s, depth);
        }
        self.hit("block");
        let name = self.name("v");
        let part = self.bool(s, depth.min(1));
        let value = self.bool(&s.with(&name, Bound::Bool), depth);
        format!("{{ let {name} = {part}; {value} }}")
    }

    /// A day.
    pub fn date(&mut self, s: &Scope, depth: u32) -> String {
        let bound: Vec<String> = s
            .bound
            .iter()
            .filter(|(_, b)| matches!(b, Bound::Date))
            .map(|(n, _)| n.clone())
            .collect();
        if !bound.is_empty() && self.rarely(3) {
            return self.one(&bound);
        }
        if depth == 0 || self.rarely(3) {
            return self.simple_date(s);
        }
        let below = depth - 1;
        match self.rng.u32(..9) {
            0 => {
                self.hit("add_years");
                let n = self.rng.i32(-5..20);
                format!("add_years({}, {n})", self.simple_date(s))
            }
            1 => {
                self.hit("add_months");
                let n = self.number(s, "month", 0);
                let n = if n.bare || n.low < -40.0 || n.high > 40.0 {
                    self.rng.i32(-30..30).to_string()
                } else {
                    n.text
                };
                format!("add_months({}, {n})", self.simple_date(s))
            }
            2 => {
                self.hit("add_days");
                let n = self.rng.i32(-400..400);
                format!("add_days({}, {n})", self.simple_date(s))
            }
            3 => {
                self.hit("first_of_month");
                format!("first_of_month({})", self.date(s, below))
            }
            4 => {
                self.hit("first_of_year");
                format!("first_of_year({})", self.date(s, below))
            }
            5 => {
                let (word, part) = self.one(&[("min", "date min"), ("max", "date max")]);
                self.hit(part);
                format!("{word}({}, {})", self.date(s, below), self.date(s, below))
            }
            6 => {
                self.hit("if");
                let (c, a, b) = (
                    self.bool(s, below),
                    self.date(s, below),
                    self.date(s, below),
                );
                format!("(if {c} {{ {a} }} else {{ {b} }})")
            }
            _ if self.may_close(s) => {
                self.hit("dates of list");
                let (list, element) = self.list(s, below);
                let (name, inside) = self.closure(s, element);
                let method = self.one(&["min", "max"]);
                let value = self.date(&inside, below.min(1));
                let fallback = self.simple_date(s);
                format!("{list}.map(|{name}| {value}).{method}({fallback})")
            }
            _ => self.simple_date(s),
        }
    }

    fn simple_date(&mut self, s: &Scope) -> String {
        match self.rng.u32(..5) {
            0 => {
                self.hit("today");
                "today".into()
            }
            1 => {
                self.hit("date");
                let (y, m) = (self.rng.u32(1990..2030), self.rng.u32(1..13));
                let d = self.one(&[1, 2, 15, 27, 28]);
                format!("date(\"{y}-{m:02}-{d:02}\")")
            }
            2 if s.only.is_none() => {
                let figures: Vec<Param> = self
                    .params
                    .iter()
                    .filter(|p| p.ty == Ty::Date)
                    .cloned()
                    .collect();
                if figures.is_empty() {
                    return "today".into();
                }
                self.hit("param date");
                let figure = self.one(&figures);
                format!("param.{}", figure.name)
            }
            _ => match self.leaf(s, &|ty| *ty == Ty::Date) {
                Some((text, _)) => text,
                None => "today".into(),
            },
        }
    }

    fn literal(&mut self, unit: Unit) -> Num {
        let money = unit.starts_with("money");
        let (text, value, scale) = match self.rng.u32(..4) {
            0 => ("0".to_string(), 0.0, 0),
            1 if money || unit.is_empty() => {
                let hundredths = self.rng.u32(1..50_000);
                let text = format!("{}.{:02}", hundredths / 100, hundredths % 100);
                (text, f64::from(hundredths) / 100.0, 2)
            }
            _ => {
                let most = if money { 5000 } else { 30 };
                let whole = self.rng.u32(0..most);
                (whole.to_string(), f64::from(whole), 0)
            }
        };
        Num {
            text,
            low: value,
            high: value,
            scale,
            over: 1.0,
            bare: true,
            sure: false,
        }
    }

    fn read(text: String, low: f64, high: f64, places: u32) -> Num {
        Num {
            text,
            low,
            high,
            scale: places,
            over: 1.0,
            bare: false,
            sure: true,
        }
    }

    /// A number that is no literal where there is one.
    pub fn plain_number(&mut self, s: &Scope, unit: Unit) -> Num {
        let bound: Vec<Num> = s
            .bound
            .iter()
            .filter_map(|(name, b)| match b {
                Bound::Num(of, num) if *of == unit => Some(Num {
                    text: name.clone(),
                    ..num.clone()
                }),
                _ => None,
            })
            .collect();
        if !bound.is_empty() && self.rng.bool() {
            return self.one(&bound);
        }
        if self.rng.bool()
            && s.only.is_none()
            && let Some(number) = self.figure(s, unit)
        {
            return number;
        }
        if let Some((text, Ty::Num(_, low, high, places))) =
            self.leaf(s, &|ty| matches!(ty, Ty::Num(of, ..) if *of == unit))
        {
            return Writer::read(text, low, high, places);
        }
        match unit {
            "year" | "month" | "day" => self.between_dates(s, unit),
            "" => {
                self.hit("day_of");
                Writer::read(format!("day_of({})", self.simple_date(s)), 1.0, 31.0, 0)
            }
            _ => match self.figure(s, unit).filter(|_| s.only.is_none()) {
                Some(figure) => figure,
                None => self.literal(unit),
            },
        }
    }

    fn between_dates(&mut self, s: &Scope, unit: Unit) -> Num {
        let (word, part, most) = match unit {
            "year" => ("years", "years", 250.0),
            "month" => ("months", "months", 3000.0),
            _ => ("days", "days", 80_000.0),
        };
        self.hit(part);
        let (a, b) = (self.simple_date(s), self.simple_date(s));
        Writer::read(format!("{word}({a}, {b})"), -most, most, 0)
    }

    /// A figure or a result of this unit.
    fn figure(&mut self, s: &Scope, unit: Unit) -> Option<Num> {
        if s.results > 0 && self.rarely(3) {
            let known: Vec<ResultFn> = self
                .results
                .iter()
                .take(s.results)
                .filter(|r| matches!(&r.ty, Ty::Num(of, ..) if *of == unit))
                .cloned()
                .collect();
            if !known.is_empty() {
                let result = self.one(&known);
                let Ty::Num(_, low, high, places) = result.ty else {
                    return None;
                };
                let text = if result.person {
                    self.hit("result of person");
                    format!("{}({})", result.name, self.someone(s))
                } else {
                    self.hit("result");
                    format!("{}()", result.name)
                };
                // The rule may have a finer scale than is declared.
                return Some(Writer::read(text, low, high, places + 2));
            }
        }
        let fits = |p: &&Param| match (&p.ty, &p.read) {
            (Ty::Num(of, ..), Read::Plain | Read::Keyed(_) | Read::Step(_)) => *of == unit,
            (Ty::Num(..), Read::Marginal(of)) => *of == unit,
            _ => false,
        };
        let known: Vec<Param> = self.params.iter().filter(fits).cloned().collect();
        if known.is_empty() {
            return None;
        }
        let param = self.one(&known);
        let Ty::Num(_, low, high, places) = param.ty else {
            return None;
        };
        let mut root = format!("param.{}", param.name);
        if self.rarely(6) {
            self.hit("param.on");
            let day = self.simple_date(s);
            root = format!("param.on({day}).{}", param.name);
        }
        Some(match &param.read {
            Read::Plain => {
                self.hit("param");
                Writer::read(root, low, high, places)
            }
            Read::Keyed(keys) => {
                self.hit(if keys.len() == 1 {
                    "param[key]"
                } else {
                    "param[key][key]"
                });
                for key in keys {
                    let key = self.choice_of(s, key)?;
                    root = format!("{root}[{key}]");
                }
                Writer::read(root, low, high, places)
            }
            Read::Step(of) => {
                let argument = self.argument(s, of)?;
                self.hit("param.step");
                Writer::read(format!("{root}.step({})", argument.text), low, high, places)
            }
            Read::Marginal(of) => {
                let argument = self.argument(s, of)?;
                self.hit("param.marginal");
                let most = argument.high.abs().max(argument.low.abs()) * high;
                Writer::read(
                    format!("{root}.marginal({})", argument.text),
                    0.0,
                    most,
                    places + 2,
                )
            }
        })
    }

    /// An argument for steps and brackets: a plain fact of few places.
    fn argument(&mut self, s: &Scope, unit: Unit) -> Option<Num> {
        let fits = |ty: &Ty| matches!(ty, Ty::Num(of, _, _, places) if *of == unit && *places <= 2);
        let (text, ty) = self.leaf(s, &fits)?;
        let Ty::Num(_, low, high, places) = ty else {
            return None;
        };
        Some(Writer::read(text, low, high, places))
    }

    /// A number of this unit.
    pub fn number(&mut self, s: &Scope, unit: Unit, depth: u32) -> Num {
        if depth == 0 {
            return if self.rarely(4) {
                self.literal(unit)
            } else {
                self.plain_number(s, unit)
            };
        }
        let made = self.composed(s, unit, depth - 1);
        if made.digits() > DIGITS {
            self.plain_number(s, unit)
        } else {
            made
        }
    }

    fn composed(&mut self, s: &Scope, unit: Unit, depth: u32) -> Num {
        match self.rng.u32(..30) {
            0..=2 => self.sum_of(s, unit, depth, "+"),
            3 | 4 => self.sum_of(s, unit, depth, "-"),
            5 | 6 => self.product(s, unit, depth),
            7 | 8 => self.quotient(s, unit, depth),
            9 => self.sum_of(s, unit, depth, "min"),
            10 => self.sum_of(s, unit, depth, "max"),
            11 => {
                self.hit("neg");
                let a = self.plain_number(s, unit);
                Num {
                    text: format!("(-{})", a.text),
                    low: -a.high,
                    high: -a.low,
                    ..a
                }
            }
            12 => {
                self.hit("abs");
                let a = self.number(s, unit, depth);
                let most = a.low.abs().max(a.high.abs());
                Num {
                    text: format!("abs({})", a.text),
                    low: 0.0,
                    high: most,
                    ..a
                }
            }
            13 => self.clamped(s, unit, depth),
            14 | 15 => self.rounded(s, unit, depth),
            16 | 17 => self.chosen(s, unit, depth),
            18..=22 if self.may_close(s) => self.of_list(s, unit, depth),
            23..=27 => self.special(s, unit, depth),
            _ => self.plain_number(s, unit),
        }
    }

    fn sum_of(&mut self, s: &Scope, unit: Unit, depth: u32, sign: &'static str) -> Num {
        let (a, b) = (self.number(s, unit, depth), self.number(s, unit, depth));
        self.hit(sign);
        let (low, high) = match sign {
            "+" => (a.low + b.low, a.high + b.high),
            "-" => (a.low - b.high, a.high - b.low),
            "min" => (a.low.min(b.low), a.high.min(b.high)),
            _ => (a.low.max(b.low), a.high.max(b.high)),
        };
        let text = match sign {
            "min" | "max" => format!("{sign}({}, {})", a.text, b.text),
            _ => format!("({} {sign} {})", a.text, b.text),
        };
        Num {
            text,
            low,
            high,
            scale: a.scale.max(b.scale),
            over: if a.over == b.over {
                a.over
            } else {
                a.over * b.over
            },
            bare: a.bare && b.bare,
            sure: a.sure || b.sure,
        }
    }

    fn product(&mut self, s: &Scope, unit: Unit, depth: u32) -> Num {
        let mut a = self.number(s, unit, depth);
        let b = self.number(s, "", depth.min(1));
        // A literal times a plain number is plain: it would not take the unit any more.
        if a.bare && !unit.is_empty() && !b.bare {
            a = self.plain_number(s, unit);
            if a.bare {
                return a;
            }
        }
        self.hit("*");
        let corners = [
            a.low * b.low,
            a.low * b.high,
            a.high * b.low,
            a.high * b.high,
        ];
        let text = if self.rng.bool() {
            format!("({} * {})", a.text, b.text)
        } else {
            format!("({} * {})", b.text, a.text)
        };
        Num {
            text,
            low: corners.iter().copied().fold(f64::INFINITY, f64::min),
            high: corners.iter().copied().fold(f64::NEG_INFINITY, f64::max),
            scale: a.scale + b.scale,
            over: a.over * b.over,
            bare: a.bare && b.bare,
            sure: a.sure,
        }
    }

    fn quotient(&mut self, s: &Scope, unit: Unit, depth: u32) -> Num {
        let a = self.number(s, unit, depth);
        if a.bare {
            return a;
        }
        let most = a.low.abs().max(a.high.abs());
        if self.rng.bool() || s.no_divisor || s.only.is_some() {
            // A literal with a point: the quotient of two integers is refused.
            self.hit("/");
            let (text, value, twos_and_fives) = self.one(&[
                ("2.0", 2.0, true),
                ("12.0", 12.0, false),
                ("0.5", 0.5, true),
                ("3.0", 3.0, false),
                ("7.5", 7.5, false),
                ("-4.0", 4.0, true),
            ]);
            return Num {
                text: format!("({} / {text})", a.text),
                low: -most * 2.0,
                high: most * 2.0,
                scale: a.scale + 2,
                over: if twos_and_fives {
                    a.over
                } else {
                    a.over * value * 10.0
                },
                ..a
            };
        }
        // A divisor that may be zero, guarded by its name.
        let Some((divisor, Ty::Num(_, _, high, places))) = self.leaf(
            s,
            &|ty| matches!(ty, Ty::Num("", _, high, _) if *high > 0.0),
        ) else {
            return a;
        };
        let other = self.number(s, unit, depth.min(1));
        self.hit("guarded divisor");
        let whole = a.whole() && !unit.starts_with("money") && places == 0;
        let part = if whole {
            self.hit("ratio");
            format!("ratio({}, {divisor})", a.text)
        } else if places == 0 && !unit.starts_with("money") && a.scale == 0 {
            return a;
        } else {
            self.hit("/");
            format!("{} / {divisor}", a.text)
        };
        let scaled = 10f64.powi(i32::try_from(places).unwrap_or(0));
        let guard = if self.rng.bool() {
            format!("if {divisor} > 0 {{ {part} }} else {{ {} }}", other.text)
        } else {
            format!("if {divisor} <= 0 {{ {} }} else {{ {part} }}", other.text)
        };
        Num {
            text: format!("({guard})"),
            low: other.low.min(-most * scaled),
            high: other.high.max(most * scaled),
            scale: a.scale.max(other.scale) + places,
            over: (a.over * high * scaled).max(2.0) * other.over,
            bare: a.bare && other.bare,
            sure: a.sure && other.sure,
        }
    }

    fn clamped(&mut self, s: &Scope, unit: Unit, depth: u32) -> Num {
        let x = self.number(s, unit, depth);
        self.hit("clamp");
        let (low, span) = (self.rng.u32(0..100), self.rng.u32(0..1000));
        Num {
            text: format!("clamp({}, {low}, {})", x.text, low + span),
            low: f64::from(low),
            high: f64::from(low + span),
            ..x
        }
    }

    fn rounded(&mut self, s: &Scope, unit: Unit, depth: u32) -> Num {
        let x = self.number(s, unit, depth);
        let (mode, part) = self.one(&[
            ("floor", "round floor"),
            ("ceil", "round ceil"),
            ("half_up", "round half_up"),
            ("half_even", "round half_even"),
        ]);
        self.hit(part);
        let (to, value, places) = self.one(&[
            ("1", 1.0, 0),
            ("0.01", 0.01, 2),
            ("0.5", 0.5, 1),
            ("10", 10.0, 0),
            ("0.25", 0.25, 2),
            ("3", 3.0, 0),
        ]);
        Num {
            text: format!("round({}, {to}, \"{mode}\")", x.text),
            low: x.low - value,
            high: x.high + value,
            scale: places,
            over: 1.0,
            ..x
        }
    }

    fn chosen(&mut self, s: &Scope, unit: Unit, depth: u32) -> Num {
        let condition = self.bool(s, depth.min(2));
        let (a, b) = (self.number(s, unit, depth), self.number(s, unit, depth));
        self.hit("if");
        let mut all = vec![a, b];
        let text = if self.rarely(3) {
            self.hit("else if");
            let second = self.bool(s, depth.min(1));
            all.push(self.number(s, unit, depth.min(1)));
            format!(
                "(if {condition} {{ {} }} else if {second} {{ {} }} else {{ {} }})",
                all[0].text, all[1].text, all[2].text
            )
        } else if self.rarely(3) {
            self.hit("block");
            let name = self.name("v");
            let inner = s.with(&name, Bound::Num(unit, all[0].clone()));
            let value = self.sum_of(&inner, unit, 0, "+");
            let text = format!(
                "(if {condition} {{ let {name} = {}; {} }} else {{ {} }})",
                all[0].text, value.text, all[1].text
            );
            if all[0].bare {
                // A name bound to a literal has no unit of its own to lose.
                return all[1].clone();
            }
            // What is bound is seen in the value; by itself it is none of the results.
            all[0] = value;
            text
        } else {
            format!(
                "(if {condition} {{ {} }} else {{ {} }})",
                all[0].text, all[1].text
            )
        };
        Num {
            text,
            low: all.iter().map(|n| n.low).fold(f64::INFINITY, f64::min),
            high: all.iter().map(|n| n.high).fold(f64::NEG_INFINITY, f64::max),
            scale: all.iter().map(|n| n.scale).max().unwrap_or(0),
            over: all.iter().map(|n| n.over).fold(1.0, f64::max),
            bare: all.iter().all(|n| n.bare),
            sure: all.iter().all(|n| n.sure),
        }
    }

    fn of_list(&mut self, s: &Scope, unit: Unit, depth: u32) -> Num {
        let (list, element) = self.list(s, depth);
        if unit.is_empty() && self.rarely(3) {
            self.hit("len");
            return Writer::read(format!("{list}.len()"), 0.0, 8.0, 0);
        }
        let (name, mut inside) = self.closure(s, element);
        inside.no_divisor = true;
        self.hit("map");
        let x = self.number(&inside, unit, depth.min(2));
        let mut mapped = format!("{list}.map(|{name}| {})", x.text);
        if self.rarely(4) && !x.bare {
            self.hit("filter after map");
            let name2 = self.name("x");
            let sign = self.one(&["<", ">="]);
            let limit = self.literal(unit).text;
            mapped = format!("{mapped}.filter(|{name2}| {name2} {sign} {limit})");
        }
        let many = |x: &Num| (x.low.min(0.0) * 8.0, x.high.max(0.0) * 8.0);
        let fallback = self.number(s, unit, 0);
        let mut bare = x.bare;
        let (text, low, high, scale, over) = match self.rng.u32(..9) {
            0 | 1 => {
                let (method, part) = self.one(&[("min", "list min"), ("max", "list max")]);
                self.hit(part);
                bare &= fallback.bare;
                (
                    format!("{mapped}.{method}({})", fallback.text),
                    x.low.min(fallback.low),
                    x.high.max(fallback.high),
                    x.scale.max(fallback.scale),
                    x.over * fallback.over,
                )
            }
            2 | 3 => {
                let count = self.rng.u32(0..4).to_string();
                let counts: Vec<Param> = self
                    .params
                    .iter()
                    .filter(|p| p.ty == Ty::Num("", 0.0, 5.0, 0) && matches!(p.read, Read::Plain))
                    .cloned()
                    .collect();
                let count = if counts.is_empty() || self.rng.bool() {
                    count
                } else {
                    format!("param.{}", self.one(&counts).name)
                };
                match self.rng.u32(..4) {
                    0 if unit.is_empty() => {
                        self.hit("highest len");
                        return Writer::read(
                            format!("{mapped}.highest({count}).len()"),
                            0.0,
                            8.0,
                            0,
                        );
                    }
                    0 | 1 if count != "0" && !count.starts_with("param") => {
                        self.hit("highest max");
                        bare &= fallback.bare;
                        (
                            format!("{mapped}.highest({count}).max({})", fallback.text),
                            x.low.min(fallback.low),
                            x.high.max(fallback.high),
                            x.scale.max(fallback.scale),
                            x.over * fallback.over,
                        )
                    }
                    _ => {
                        self.hit("highest sum");
                        let (low, high) = many(&x);
                        (
                            format!("{mapped}.highest({count}).sum()"),
                            low,
                            high,
                            x.scale,
                            x.over,
                        )
                    }
                }
            }
            _ => {
                self.hit("sum");
                let (low, high) = many(&x);
                (format!("{mapped}.sum()"), low, high, x.scale, x.over)
            }
        };
        Num {
            text,
            low,
            high,
            scale,
            over,
            bare,
            sure: false,
        }
    }

    /// What only numbers of this unit have.
    fn special(&mut self, s: &Scope, unit: Unit, depth: u32) -> Num {
        let made = |text: String, low: f64, high: f64| Writer::read(text, low, high, 0);
        match unit {
            "" => match self.rng.u32(..9) {
                0 => {
                    self.hit("year_of");
                    made(
                        format!("year_of({})", self.date(s, depth.min(1))),
                        1900.0,
                        2100.0,
                    )
                }
                1 => {
                    self.hit("month_of");
                    made(
                        format!("month_of({})", self.date(s, depth.min(1))),
                        1.0,
                        12.0,
                    )
                }
                2 => {
                    self.hit("day_of");
                    made(format!("day_of({})", self.date(s, depth.min(1))), 1.0, 31.0)
                }
                3 => match self.leaf(s, &|ty| matches!(ty, Ty::Choices(_))) {
                    Some((set, _)) => {
                        self.hit("choices len");
                        made(format!("{set}.len()"), 0.0, 4.0)
                    }
                    None => self.literal(unit),
                },
                4 if s.only.is_none() => {
                    self.hit("position");
                    let p = self.someone(s);
                    made(format!("{p}.position"), 1.0, 8.0)
                }
                5 | 6 => {
                    let x = self.number(s, "", depth);
                    if !x.whole() || x.low < 0.0 || x.bare {
                        return x;
                    }
                    self.hit("%");
                    let by = self.rng.u32(1..9);
                    made(format!("({} % {by})", x.text), 0.0, f64::from(by))
                }
                7 => {
                    let x = self.number(s, "", depth);
                    if !x.whole() || x.bare {
                        return x;
                    }
                    self.hit("div_floor");
                    let by = self.rng.u32(1..9);
                    Num {
                        text: format!("div_floor({}, {by})", x.text),
                        low: x.low - 1.0,
                        high: x.high + 1.0,
                        ..x
                    }
                }
                _ => {
                    // Money by money of one unit is a plain number.
                    let money = self.one(&["money/month", "money/year"]);
                    let x = self.plain_number(s, money);
                    if x.bare {
                        return x;
                    }
                    self.hit("/");
                    let by = self.rng.u32(1..500);
                    // The divisor is of the same unit: at least so much of it.
                    let y = self.plain_number(s, money);
                    if y.bare
                        || s.no_divisor
                        || y.digits() > 8.0
                        || x.digits() > 8.0
                        || y.over > 1.0
                    {
                        return made(
                            format!("(if {} > {by} {{ 1 }} else {{ 0 }})", x.text),
                            0.0,
                            1.0,
                        );
                    }
                    let most = x.high.abs().max(x.low.abs());
                    let scaled = 10f64.powi(i32::try_from(y.scale).unwrap_or(0));
                    Num {
                        text: format!("({} / max({}, {by}))", x.text, y.text),
                        low: -most * scaled,
                        high: most * scaled,
                        scale: x.scale + y.scale,
                        over: (y.high.abs() * scaled).max(2.0),
                        bare: false,
                        sure: true,
                    }
                }
            },
            "year" | "month" | "day" => self.between_dates(s, unit),
            "money/month" | "money/quarter" | "money/year" => {
                let from = self.one(&["money/month", "money/quarter", "money/year"]);
                let x = self.number(s, from, depth);
                if x.bare || !x.sure {
                    return self.plain_number(s, unit);
                }
                let (word, part) = match unit {
                    "money/month" => ("per_month", "per_month"),
                    "money/quarter" => ("per_quarter", "per_quarter"),
                    _ => ("per_year", "per_year"),
                };
                self.hit(part);
                Num {
                    text: format!("{word}({})", x.text),
                    low: x.low.min(0.0) * 12.0,
                    high: x.high.max(0.0) * 12.0,
                    over: x.over * 12.0,
                    ..x
                }
            }
            _ => self.plain_number(s, unit),
        }
    }
}
