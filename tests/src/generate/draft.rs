//! A package in the making: pieces that can be left out one by one, so that a failure shrinks.

use crate::oracle::Sources;

/// One piece: a line of a file, and the texts it needs.
#[derive(Debug, Clone, Default)]
pub struct Item {
    /// The lines.
    pub text: String,
    /// Lines for the texts file it belongs to.
    pub ftl: String,
}

impl Item {
    /// One that needs no texts.
    pub fn plain(text: impl Into<String>) -> Item {
        Item {
            text: text.into(),
            ftl: String::new(),
        }
    }
}

/// A program in the making.
#[derive(Debug, Clone, Default)]
pub struct ProgramDraft {
    /// Its folder.
    pub id: String,
    /// `program.toml`.
    pub toml: String,
    /// Statements of its script.
    pub statements: Vec<Item>,
}

/// A package in the making.
#[derive(Debug, Clone, Default)]
pub struct Draft {
    /// `package.toml`, less the units.
    pub about: String,
    /// `[units.…]`.
    pub units: Vec<Item>,
    /// Sections of `facts.toml`: heading and facts.
    pub facts: Vec<(String, Vec<Item>)>,
    /// `parameters.toml`.
    pub parameters: Vec<Item>,
    /// Declaration and function of each result.
    pub results: Vec<(Item, String)>,
    /// Programs.
    pub programs: Vec<ProgramDraft>,
    /// Texts that are always there.
    pub ftl: String,
}

impl Draft {
    /// The files of the package.
    pub fn files(&self) -> Sources {
        let mut files = Sources::new();
        let join = |items: &[Item]| -> String {
            items
                .iter()
                .map(|item| format!("{}\n", item.text))
                .collect()
        };
        let texts =
            |items: &[Item]| -> String { items.iter().map(|item| item.ftl.as_str()).collect() };
        files.insert(
            "package.toml".into(),
            format!("{}{}", self.about, join(&self.units)),
        );
        let mut ftl = format!(
            "{}{}{}",
            self.ftl,
            texts(&self.units),
            texts(&self.parameters)
        );
        let mut facts = String::new();
        for (heading, items) in &self.facts {
            facts += &format!("[{heading}]\n{}\n", join(items));
            ftl.push_str(&texts(items));
        }
        files.insert("facts.toml".into(), facts);
        files.insert("parameters.toml".into(), join(&self.parameters));
        if !self.results.is_empty() {
            let declared: Vec<Item> = self.results.iter().map(|(item, _)| item.clone()).collect();
            let functions: Vec<&str> = self.results.iter().map(|(_, f)| f.as_str()).collect();
            ftl.push_str(&texts(&declared));
            files.insert("results.toml".into(), join(&declared));
            files.insert("results.rhai".into(), functions.join("\n"));
        }
        files.insert("texts/en.ftl".into(), ftl);
        for program in &self.programs {
            let id = &program.id;
            files.insert(format!("{id}/program.toml"), program.toml.clone());
            files.insert(format!("{id}/criteria.rhai"), join(&program.statements));
            let ftl = format!(
                "title = {id}\nsummary = {id}\n{}",
                texts(&program.statements)
            );
            files.insert(format!("{id}/en.ftl"), ftl);
        }
        files
    }

    /// Every way to leave one piece out, the largest pieces first.
    pub fn smaller(&self) -> Vec<Draft> {
        let mut smaller = Vec::new();
        for at in 0..self.programs.len() {
            let mut less = self.clone();
            less.programs.remove(at);
            smaller.push(less);
        }
        for at in 0..self.programs.len() {
            for statement in 0..self.programs[at].statements.len() {
                let mut less = self.clone();
                less.programs[at].statements.remove(statement);
                smaller.push(less);
            }
        }
        for at in 0..self.results.len() {
            let mut less = self.clone();
            less.results.remove(at);
            smaller.push(less);
        }
        for at in 0..self.facts.len() {
            for fact in 0..self.facts[at].1.len() {
                let mut less = self.clone();
                less.facts[at].1.remove(fact);
                smaller.push(less);
            }
        }
        for at in 0..self.parameters.len() {
            let mut less = self.clone();
            less.parameters.remove(at);
            smaller.push(less);
        }
        smaller
    }
}
