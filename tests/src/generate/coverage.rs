//! Which parts of the language the generated packages use, so that a part nobody tests is noticed.

use std::collections::BTreeMap;

/// How often each part of the language was written.
#[derive(Debug, Clone, Default)]
pub struct Coverage {
    counts: BTreeMap<&'static str, u64>,
}

/// Every part of the language a generated package can use.
pub const PARTS: &[&str] = &[
    // Verbs and chains.
    "category",
    "require",
    "exclude",
    "office",
    "office()",
    "priority",
    "keep",
    "amount",
    "law",
    "proof",
    "doubt",
    "let",
    "fn",
    "block",
    // Operators.
    "&&",
    "||",
    "!",
    "==",
    "!=",
    "<",
    "<=",
    ">",
    ">=",
    "+",
    "-",
    "*",
    "/",
    "%",
    "neg",
    "if",
    "else if",
    "bool ==",
    "choice ==",
    "choice == choice",
    "choice !=",
    "date <",
    "date ==",
    "in list",
    "in ..",
    "in ..=",
    "in dates",
    // Functions.
    "min",
    "max",
    "abs",
    "clamp",
    "round floor",
    "round ceil",
    "round half_up",
    "round half_even",
    "ratio",
    "div_floor",
    "per_month",
    "per_quarter",
    "per_year",
    "date",
    "years",
    "months",
    "days",
    "add_years",
    "add_months",
    "add_days",
    "year_of",
    "month_of",
    "day_of",
    "first_of_month",
    "first_of_year",
    "date min",
    "date max",
    "same",
    "guarded divisor",
    "contains",
    "contains choice",
    "choices len",
    // Lists.
    "any",
    "all",
    "filter",
    "map",
    "len",
    "is_empty",
    "sum",
    "list min",
    "list max",
    "highest sum",
    "highest len",
    "highest max",
    "dates of list",
    "bools of list",
    "choices of list",
    "filter after map",
    "closure in closure",
    "members",
    "unit members",
    "unit list",
    "group",
    // Names.
    "today",
    "applicant",
    "person",
    "position",
    "household fact",
    "unit fact",
    "person fact",
    "group fact",
    "result",
    "result of person",
    "eligible",
    "p.eligible",
    "receives",
    "p.receives",
    "param",
    "param[key]",
    "param[key][key]",
    "param.step",
    "param.marginal",
    "param.on",
    "param bool",
    "param date",
    "param choice",
    // Declarations.
    "fact when",
    "fact derived",
    "ranged figure",
    "missing figure",
    "confidential figure",
    "until",
    "window",
    "valid",
    "person program",
    "unit program",
    "household program",
    "money/day",
    "money/week",
    "money/month",
    "money/quarter",
    "money/year",
    "money/once",
];

impl Coverage {
    /// Notes one use.
    pub fn hit(&mut self, part: &'static str) {
        debug_assert!(
            PARTS.contains(&part),
            "`{part}` is not in the list of parts"
        );
        *self.counts.entry(part).or_default() += 1;
    }

    /// Adds another's counts.
    pub fn add(&mut self, other: &Coverage) {
        for (part, count) in &other.counts {
            *self.counts.entry(part).or_default() += count;
        }
    }

    /// Parts never used.
    pub fn missing(&self) -> Vec<&'static str> {
        PARTS
            .iter()
            .copied()
            .filter(|p| !self.counts.contains_key(p))
            .collect()
    }

    /// One line for a report.
    pub fn line(&self) -> String {
        let counted: Vec<String> = PARTS
            .iter()
            .map(|p| format!("{p} {}", self.counts.get(p).unwrap_or(&0)))
            .collect();
        counted.join(", ")
    }
}
