//! Which texts a package needs, and which values each may hold: a pure function from the names
//! that the package declares. Nothing here reads files.

use std::collections::BTreeSet;

/// A text that must or may be there, in every language.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Need {
    /// The program whose file holds it; none: the package's own file.
    pub program: Option<String>,
    /// Its key in that file: `title`, `rule-child.met`.
    pub key: String,
    /// Whether the package is refused without it. Any text that one language has, all must have.
    pub required: bool,
    /// The values it may hold, by name.
    pub args: Vec<(String, ArgKind)>,
}

/// What a value is, as far as a text is concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ArgKind {
    /// Somebody's words, an identifier, something already written.
    Text,
    /// A whole number, not negative; a text may choose by its plural category.
    Count,
    /// Any number or amount; a text may choose by its plural category.
    Number,
    /// A day.
    Date,
    /// One of these words; a text may choose by it, never show it.
    Choice(&'static [&'static str]),
}

/// In which form somebody is spoken to or of.
pub const FORM: ArgKind = ArgKind::Choice(&["you", "other"]);
/// Whom a text speaks to: the value `$reader` that every text has.
pub const READER: ArgKind = ArgKind::Choice(&["me", "family", "helper"]);
/// What a text can know of a person by `$sex`.
pub const SEXES: [&str; 2] = ["male", "female"];
/// The sex of whom a text speaks of: the value `$sex` that every text has, where the package says what
/// tells it.
pub const SEX: ArgKind = ArgKind::Choice(&SEXES);

impl Need {
    /// The key in the bundle: `takaful.title`, `fact-school.why`.
    #[must_use]
    pub fn bundle_key(&self) -> String {
        match &self.program {
            Some(program) => [program, ".", &self.key].concat(),
            None => self.key.clone(),
        }
    }
}

/// The names of a package, as far as somebody reads about them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Vocabulary {
    /// Facts.
    pub facts: Vec<FactNames>,
    /// Options of the fact `relation`.
    pub relations: Vec<String>,
    /// Groups other than people.
    pub groups: Vec<String>,
    /// Units over the people.
    pub units: Vec<String>,
    /// Topics.
    pub topics: Vec<String>,
    /// Documents.
    pub documents: Vec<String>,
    /// What to do without a document.
    pub instead: Vec<String>,
    /// Ways to apply.
    pub ways: Vec<String>,
    /// What to do after applying.
    pub after: Vec<String>,
    /// Authorities.
    pub authorities: Vec<String>,
    /// What the package does not check.
    pub not_checked: Vec<String>,
    /// Programs.
    pub programs: Vec<ProgramNames>,
}

/// The names of a fact.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FactNames {
    /// Its name.
    pub name: String,
    /// Options of a choice or choices.
    pub options: Vec<String>,
    /// About a person or another thing of which there may be several.
    pub of_each: bool,
    /// Computed, never asked.
    pub derived: bool,
}

/// The names of a program.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ProgramNames {
    /// Its folder.
    pub id: String,
    /// Rules that are told: categories, requirements, exclusions, what is left to the office.
    pub rules: Vec<String>,
    /// Amounts.
    pub amounts: Vec<String>,
    /// Doubts.
    pub doubts: Vec<String>,
}

/// The texts a package needs, by program and key. Those of the interface are in `interface`.
#[must_use]
pub fn needs(vocabulary: &Vocabulary) -> Vec<Need> {
    let mut list = Collected::default();
    for fact in &vocabulary.facts {
        let args: &[_] = if fact.of_each {
            &[("subject", ArgKind::Text), ("form", FORM)]
        } else {
            &[]
        };
        for (at, key) in fact_keys(&fact.name).iter().enumerate() {
            list.add(None, key, at == 0 && !fact.derived, args);
        }
        for option in &fact.options {
            list.add(None, &option_key(&fact.name, option), !fact.derived, &[]);
        }
    }
    for relation in &vocabulary.relations {
        list.add(
            None,
            &["label-", relation].concat(),
            true,
            &[("number", ArgKind::Count)],
        );
    }
    for group in &vocabulary.groups {
        list.add(None, &["group-", group].concat(), true, &[]);
        list.add(
            None,
            &["label-", group].concat(),
            false,
            &[("number", ArgKind::Count)],
        );
    }
    for (prefix, ids, attributes) in [
        ("unit-", &vocabulary.units, [].as_slice()),
        ("topic-", &vocabulary.topics, &[]),
        ("document-", &vocabulary.documents, &[".help"]),
        ("instead-", &vocabulary.instead, &[]),
        ("way-", &vocabulary.ways, &[]),
        ("after-", &vocabulary.after, &[]),
        ("authority-", &vocabulary.authorities, &[]),
        ("not-checked-", &vocabulary.not_checked, &[]),
    ] {
        for id in ids {
            list.add(None, &[prefix, id].concat(), true, &[]);
            for attribute in attributes {
                list.add(None, &[prefix, id, attribute].concat(), false, &[]);
            }
        }
    }
    for program in &vocabulary.programs {
        let id = Some(program.id.as_str());
        for key in ["title", "summary"] {
            list.add(id, key, true, &[]);
        }
        for rule in &program.rules {
            let key = ["rule-", rule].concat();
            list.add(id, &key, true, &[]);
            for attribute in [".met", ".unmet", ".open"] {
                list.add(id, &[&key, attribute].concat(), false, &[]);
            }
        }
        for amount in &program.amounts {
            list.add(id, &["amount-", amount].concat(), true, &[]);
        }
        for doubt in &program.doubts {
            list.add(id, &["doubt-", doubt].concat(), true, &[]);
        }
    }
    list.0.into_iter().collect()
}

/// The keys of a fact: how it is put, then what may be said besides.
#[must_use]
pub fn fact_keys(fact: &str) -> Vec<String> {
    let attributes = ["", ".hint", ".why", ".sms"];
    attributes
        .map(|attribute| ["fact-", fact, attribute].concat())
        .into()
}

/// The key of an option of a fact.
#[must_use]
pub fn option_key(fact: &str, option: &str) -> String {
    ["option-", fact, "-", option].concat()
}

/// A name may be given twice, for instance a way to apply that two programs share.
#[derive(Default)]
struct Collected(BTreeSet<Need>);

impl Collected {
    fn add(&mut self, program: Option<&str>, key: &str, required: bool, args: &[(&str, ArgKind)]) {
        self.0.insert(Need {
            program: program.map(str::to_owned),
            key: key.to_owned(),
            required,
            args: args
                .iter()
                .map(|(name, kind)| ((*name).to_owned(), *kind))
                .collect(),
        });
    }
}
