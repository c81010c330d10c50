//! The one registry of codes. A code is never used for anything else later; each has a page,
//! `docs/diagnostics/<code>.md` (a test holds the two lists together).

use super::Severity;

macro_rules! codes {
    ($( $(#[doc = $title:literal])+ $variant:ident = $code:literal $severity:ident; )*) => {
        /// What kind of finding it is.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $( $(#[doc = $title])+ $variant, )* }

        impl Code {
            /// Every code, in order.
            pub const ALL: &'static [Code] = &[ $( Code::$variant, )* ];

            /// The stable text: `E0201`.
            #[must_use]
            pub fn text(self) -> &'static str {
                match self { $( Code::$variant => $code, )* }
            }

            /// What it is, in one line.
            #[must_use]
            pub fn title(self) -> &'static str {
                match self { $( Code::$variant => concat!($($title),+).trim_ascii(), )* }
            }

            /// Error or warning.
            #[must_use]
            pub fn severity(self) -> Severity {
                match self { $( Code::$variant => Severity::$severity, )* }
            }
        }
    };
}

codes! {
    // Files of a package: E00xx.
    /// a file that a package needs is missing
    MissingFile = "E0001" Error;
    /// a file is not UTF-8 text
    NotText = "E0002" Error;
    /// a TOML file cannot be read
    TomlSyntax = "E0003" Error;
    /// a field that does not exist here
    UnknownField = "E0004" Error;
    /// a field that is needed is missing
    MissingField = "E0005" Error;
    /// a field has the wrong kind of value
    WrongField = "E0006" Error;
    /// a name that cannot be used
    BadName = "E0007" Error;
    /// a name declared twice
    DeclaredTwice = "E0008" Error;
    /// a bidirectional control character
    BidiControl = "E0009" Error;
    /// dates that overlap or are out of order
    DatesOutOfOrder = "E0010" Error;
    /// a value outside the declared bounds
    OutsideBounds = "E0011" Error;
    /// a table that lacks a cell or has one too many
    TableCells = "E0012" Error;
    /// a CSV file that cannot be read
    CsvSyntax = "E0013" Error;
    /// a telephone number that cannot be called
    BadPhone = "E0014" Error;
    /// an area without a name, or with another's
    AreaName = "E0015" Error;

    // Scripts, what Rhai's parser says and what the subset refuses: E01xx.
    /// a syntax error
    Syntax = "E0101" Error;
    /// a loop
    Loop = "E0102" Error;
    /// an assignment
    Assignment = "E0103" Error;
    /// something of Rhai that is not part of the language
    NotInLanguage = "E0104" Error;
    /// a verb that is not at the top level
    VerbNotAtTop = "E0105" Error;
    /// a value that nobody uses
    DiscardedValue = "E0106" Error;
    /// a name that hides another
    Shadowing = "E0107" Error;
    /// a number with more digits than can be kept
    TooManyDigits = "E0108" Error;
    /// an `if` without `else`
    IfWithoutElse = "E0109" Error;
    /// `!` applied to the left side of `in`
    NotIn = "E0110" Error;
    /// an id that is not literal, or used twice
    RuleId = "E0111" Error;
    /// a chained call that does not belong there
    BadChain = "E0112" Error;
    /// an expression nested too deeply
    TooDeep = "E0113" Error;
    /// a block or a name without a value
    BlockWithoutValue = "E0114" Error;

    // Names: E02xx.
    /// an unknown name
    UnknownName = "E0201" Error;
    /// an unknown fact or field
    UnknownFact = "E0202" Error;
    /// an unknown parameter
    UnknownParameter = "E0203" Error;
    /// an unknown function or method
    UnknownFunction = "E0204" Error;
    /// an unknown option
    UnknownOption = "E0205" Error;
    /// an unknown program
    UnknownProgram = "E0206" Error;
    /// an unknown source, document or other id
    UnknownId = "E0207" Error;
    /// recursion
    Recursion = "E0208" Error;
    /// programs that depend on each other
    ProgramCycle = "E0209" Error;
    /// facts, units or results that depend on each other
    FactCycle = "E0210" Error;
    /// a person's name where there is no such person
    NoPerson = "E0211" Error;

    // Types and units: E03xx.
    /// types that do not go together
    TypeMismatch = "E0301" Error;
    /// units that do not go together
    UnitMismatch = "E0302" Error;
    /// a wrong number of arguments
    ArgumentCount = "E0303" Error;
    /// an integer divided by an integer
    IntegerDivision = "E0304" Error;
    /// `in` on something that is not a list of options or a range
    BadIn = "E0305" Error;
    /// an argument that must be a literal
    NotLiteral = "E0306" Error;
    /// a list used as a value, or a value used as a list
    ListAsValue = "E0307" Error;
    /// a table read with the wrong keys
    TableKeys = "E0308" Error;

    // Ranges, proved from declared bounds: E04xx.
    /// a divisor that may be zero
    MayDivideByZero = "E0401" Error;
    /// a number that may become too large
    MayOverflow = "E0402" Error;
    /// a result that may leave its declared bounds
    ResultOutsideBounds = "E0403" Error;
    /// a number that must not be negative here may be
    MayBeNegative = "E0404" Error;
    /// a sum or a comparison of quotients that must be rounded first
    RoundHere = "E0405" Error;

    // Texts: E05xx.
    /// a Fluent file cannot be read
    FluentSyntax = "E0501" Error;
    /// a text is missing
    MissingText = "E0502" Error;
    /// a text that nothing uses
    UnusedText = "E0503" Error;
    /// a placeable that does not exist
    UnknownPlaceable = "E0504" Error;
    /// a plural category is missing
    MissingPlural = "E0505" Error;
    /// a text defined twice
    TextTwice = "E0506" Error;
    /// texts that refer to each other in a circle
    TextCycle = "E0507" Error;
    /// a language or locale that is not known
    UnknownLocale = "E0508" Error;
    /// a function that texts do not have
    TextFunction = "E0509" Error;

    // Cases: E06xx.
    /// a case that cannot be read
    BadCase = "E0601" Error;

    // Lints: W07xx.
    /// a figure in a script
    FigureInScript = "W0701" Warning;
    /// a name that is never used
    UnusedName = "W0702" Warning;
    /// everyone described, where a law rarely means that
    MembersUsed = "W0703" Warning;
    /// two conditions on one person in two closures
    TwoClosures = "W0704" Warning;
    /// a rule without a law
    RuleWithoutLaw = "W0705" Warning;
    /// a fact that no rule uses
    UnusedFact = "W0706" Warning;
    /// a parameter that no rule uses
    UnusedParameter = "W0707" Warning;
    /// rules past the day by which they had to be reviewed
    ReviewOverdue = "W0708" Warning;
    /// a table that no parameter names
    UnusedTable = "W0709" Warning;
    /// a file that nothing reads
    UnreadFile = "W0710" Warning;
}
