//! The operators of the program graph: one table that says what each is called in a bundle and
//! what its arguments are.
//!
//! Their meaning is in [`crate::operate`], written once; the compiler writes nodes with this table
//! and the decoder checks them against it.
//!
//! A node has a *kind* (bool, number, choice, choices) and *axes*: it is one value, or one value for
//! every slot of a group (people, vehicles), or for every pair when closures nest. An axis has a
//! level, the depth of the closure that binds it (0 outermost). A node's axes are those of its
//! arguments, less what a list operator closes. Dates are numbers: days since 1970-01-01.

/// What one argument of a node is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arg {
    /// An earlier node of kind bool.
    Bool,
    /// An earlier node of kind number.
    Number,
    /// An earlier node of kind choice.
    Choice,
    /// An earlier node of kind choices.
    Choices,
    /// An earlier node of any kind; several such arguments have the same kind, the node's own.
    Same,
    /// Any number of further earlier nodes of kind bool.
    Bools,
    /// Any number of further earlier nodes of kind choice: keys of a table.
    Keys,
    /// Place in [`super::Core::numbers`].
    Constant,
    /// Place in [`super::Core::options`].
    Options,
    /// Any number of options of the choice argument, or of the list named before.
    Members,
    /// Place in [`super::Core::facts`].
    Fact,
    /// Place in [`super::Core::parameters`].
    Parameter,
    /// Place in [`super::Core::results`].
    Result,
    /// Level of an axis.
    Level,
    /// Place in [`super::Core::groups`].
    Group,
    /// A small number whose meaning the operator tells.
    Code,
}

impl Arg {
    /// Whether it is an earlier node.
    pub fn is_node(self) -> bool {
        matches!(
            self,
            Arg::Bool
                | Arg::Number
                | Arg::Choice
                | Arg::Choices
                | Arg::Same
                | Arg::Bools
                | Arg::Keys
        )
    }
}

/// What kind of value a node has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gives {
    /// True, false, or not known.
    Bool,
    /// A closed interval of integers.
    Number,
    /// Like its [`Arg::Same`] arguments.
    Same,
    /// As the fact, parameter or result it reads is declared.
    Declared,
    /// A choice from the list given by [`Arg::Options`].
    Choice,
}

macro_rules! operators {
    ($( $(#[$doc:meta])* $variant:ident $name:literal ( $($arg:ident),* ) -> $gives:ident; )*) => {
        /// An operator of the program graph.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Operator { $( $(#[$doc])* $variant, )* }

        impl Operator {
            /// Every operator, in the order of the table.
            pub const ALL: &'static [Operator] = &[ $( Operator::$variant, )* ];

            /// Its name in a bundle.
            pub fn name(self) -> &'static str {
                match self { $( Operator::$variant => $name, )* }
            }

            /// What its arguments are.
            pub fn args(self) -> &'static [Arg] {
                match self { $( Operator::$variant => &[ $( Arg::$arg, )* ], )* }
            }

            /// The arguments of a node, each with what it is; the last kind repeats where it stands
            /// for several.
            pub fn arguments(self, args: &[u32]) -> impl Iterator<Item = (Arg, u32)> + '_ {
                let kinds = self.args();
                let last = kinds.last().copied().unwrap_or(Arg::Code);
                let kind = move |at: usize| kinds.get(at).copied().unwrap_or(last);
                args.iter().enumerate().map(move |(at, &arg)| (kind(at), arg))
            }

            /// What kind of value it gives.
            pub fn gives(self) -> Gives {
                match self { $( Operator::$variant => Gives::$gives, )* }
            }

            /// The operator of that name.
            pub fn named(name: &str) -> Option<Operator> {
                // Looked up once for each operator a bundle lists: small matters, speed does not.
                Operator::ALL.iter().copied().find(|operator| operator.name() == name)
            }
        }
    };
}

operators! {
    /// Code 0 false, 1 true, 2 unknown for ever (a doubt, what only an office can say).
    ConstBool "bool" (Code) -> Bool;
    /// A constant.
    ConstNumber "number" (Constant) -> Number;
    /// One option of a list: options, place in it.
    ConstChoice "choice" (Options, Code) -> Choice;
    /// The date of evaluation.
    Today "today" () -> Number;
    /// A fact of the household or of a unit.
    Fact "fact" (Fact) -> Declared;
    /// A fact of each member of its group: fact, level of the axis.
    FactOf "fact_of" (Fact, Level) -> Declared;
    /// A named result of the household: result, its rule, part (0 numerator, 1 denominator),
    /// decimal places of the rule's scale, what the rule's numerator counts parts of (1, or a
    /// constant denominator). A fixed value wins over the rule: the numerator is then the fixed
    /// value at that scale and in those parts, the denominator 1 at that scale.
    Result "result" (Result, Same, Code, Code, Constant) -> Same;
    /// The same of each person: result, its rule, part, places, level, parts.
    ResultOf "result_of" (Result, Same, Code, Code, Level, Constant) -> Same;
    /// A parameter on a day, its keys in order: parameter, day, keys. Also a single value.
    Parameter "parameter" (Parameter, Number, Keys) -> Declared;
    /// Value of the last step whose threshold is at most the argument: parameter, day, argument
    /// (at the scale of the thresholds).
    Step "step" (Parameter, Number, Number) -> Number;
    /// Sum over brackets of rate × the part of the argument inside: parameter, day, argument
    /// (at the scale of the thresholds). Scale: thresholds' + rates'.
    Marginal "marginal" (Parameter, Number, Number) -> Number;
    /// Not.
    Not "not" (Bool) -> Bool;
    /// All of them; none is true.
    And "and" (Bools) -> Bool;
    /// Any of them; none is false.
    Or "or" (Bools) -> Bool;
    /// Two bools are equal.
    BoolEqual "bool_equal" (Bool, Bool) -> Bool;
    /// Two numbers of one scale are equal.
    Equal "equal" (Number, Number) -> Bool;
    /// First is less than second.
    Less "less" (Number, Number) -> Bool;
    /// First is at most second.
    AtMost "at_most" (Number, Number) -> Bool;
    /// Two choices from equal lists of options are the same.
    ChoiceEqual "choice_equal" (Choice, Choice) -> Bool;
    /// The choice is one of these options (`==` with a literal has one).
    OneOf "one_of" (Choice, Members) -> Bool;
    /// The option is chosen.
    Contains "contains" (Choices, Code) -> Bool;
    /// The choice, from an equal list, is among the chosen.
    ContainsChoice "contains_choice" (Choices, Choice) -> Bool;
    /// How many are chosen.
    Chosen "chosen" (Choices) -> Number;
    /// Sum.
    Add "add" (Number, Number) -> Number;
    /// Difference.
    Subtract "subtract" (Number, Number) -> Number;
    /// Product; scales add.
    Multiply "multiply" (Number, Number) -> Number;
    /// Negation.
    Negate "negate" (Number) -> Number;
    /// Absolute value.
    Absolute "absolute" (Number) -> Number;
    /// The lesser.
    Min "min" (Number, Number) -> Number;
    /// The greater.
    Max "max" (Number, Number) -> Number;
    /// Remainder of non-negative integers; the divisor is at least 1.
    Remainder "remainder" (Number, Number) -> Number;
    /// Quotient rounded to an integer: dividend, divisor (at least 1), mode
    /// (0 floor, 1 ceil, 2 half up: half away from zero, 3 half even).
    Divide "divide" (Number, Number, Code) -> Number;
    /// If the first holds the second, else the third.
    If "if" (Bool, Same, Same) -> Same;
    /// Full years from the first date to the second.
    Years "years" (Number, Number) -> Number;
    /// Full months from the first date to the second.
    Months "months" (Number, Number) -> Number;
    /// A date, so many months later (clamped to the month's last day).
    AddMonths "add_months" (Number, Number) -> Number;
    /// Calendar year of a date.
    YearOf "year_of" (Number) -> Number;
    /// Calendar month of a date, 1 to 12.
    MonthOf "month_of" (Number) -> Number;
    /// Day of the month of a date, 1 to 31.
    DayOf "day_of" (Number) -> Number;
    /// First day of the date's month.
    FirstOfMonth "first_of_month" (Number) -> Number;
    /// First day of the date's year.
    FirstOfYear "first_of_year" (Number) -> Number;
    /// Whether any element in the list satisfies: level, group, guard (who is in the list), condition.
    Any "any" (Level, Group, Bool, Bool) -> Bool;
    /// Whether all elements in the list satisfy; true when there are none.
    All "all" (Level, Group, Bool, Bool) -> Bool;
    /// How many there are: level, group, guard.
    Len "len" (Level, Group, Bool) -> Number;
    /// Sum of the values; 0 when there are none: level, group, guard, value.
    Sum "sum" (Level, Group, Bool, Number) -> Number;
    /// Least value, or the fallback when there are none: level, group, guard, value, fallback.
    Least "least" (Level, Group, Bool, Number, Number) -> Number;
    /// Greatest value, or the fallback.
    Greatest "greatest" (Level, Group, Bool, Number, Number) -> Number;
    /// Sum of the n greatest values (of all when there are fewer): level, group, guard, value, n.
    SumHighest "sum_highest" (Level, Group, Bool, Number, Number) -> Number;
    /// The value of the first slot (the applicant): level, node.
    First "first" (Level, Same) -> Same;
    /// The node with one axis under another level: from, to, node. Order among its axes is kept
    /// by level.
    Relabel "relabel" (Level, Level, Same) -> Same;
    /// Whether the two axes stand at the same person: level, level, group.
    SamePerson "same" (Level, Level, Group) -> Bool;
    /// Place in the list, from 1: level, group.
    Position "position" (Level, Group) -> Number;
}
