//! The example package of the documents, made of blocks of `docs/language.md`, and what the
//! compiler says of it with a fragment added.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use selfcheck_compiler::Options;
use selfcheck_compiler::diagnostic::{Diagnostic, Diagnostics};
use selfcheck_compiler::elaborate::{Audience, elaborate};
use selfcheck_compiler::package::{self, Files};
use selfcheck_runtime::bundle::Core;

use crate::blocks::{Block, blocks};

/// Where the example package is written.
pub const LANGUAGE: &str = "docs/language.md";
/// The program that a fragment of criteria becomes.
pub const PROGRAM: &str = "fragment";

/// Files by path.
pub type Sources = BTreeMap<String, String>;

/// The files of the example package: every block with `file=` and no promise.
pub fn sources() -> &'static Sources {
    static SOURCES: OnceLock<Sources> = OnceLock::new();
    SOURCES.get_or_init(|| {
        let mut sources = Sources::new();
        for block in blocks(LANGUAGE) {
            if let (Some(path), true) = (block.value("file"), is_part(&block)) {
                sources
                    .entry(path.to_owned())
                    .or_default()
                    .push_str(&block.text);
            }
        }
        let folders = ["texts", PROGRAM].map(str::to_owned).into_iter();
        let programs = sources
            .keys()
            .filter_map(|path| path.strip_suffix("/program.toml"));
        let folders: Vec<String> = folders.chain(programs.map(str::to_owned)).collect();
        for folder in folders {
            sources.entry(format!("{folder}/en.ftl")).or_default();
        }
        sources
    })
}

/// Whether a block belongs to the example package.
pub fn is_part(block: &Block) -> bool {
    block.words.len() == 1 && block.value("file").is_some()
}

/// The example package with a program that has these criteria.
pub fn with_criteria(unit: &str, criteria: &str) -> Sources {
    let mut sources = sources().clone();
    sources.insert(
        format!("{PROGRAM}/program.toml"),
        format!("unit = \"{unit}\"\n"),
    );
    sources.insert(format!("{PROGRAM}/criteria.rhai"), criteria.to_owned());
    sources
}

/// What the compiler makes of a package, texts and cases apart.
pub struct Compiled {
    files: Files,
    /// Everything it said.
    pub findings: Vec<Diagnostic>,
    /// The core, unless something prevents it.
    pub core: Option<Core>,
}

/// Compiles: findings come from the whole way, the core from the way up to it, for which no texts
/// are needed.
pub fn compile(sources: &Sources) -> Compiled {
    let mut found = Diagnostics::default();
    let files = files(sources, &mut found);
    let findings = match selfcheck_compiler::compile(&files, &Options::default(), found) {
        Ok(compiled) => compiled.diagnostics,
        Err(findings) => findings,
    };
    let mut again = Diagnostics::default();
    let read = package::read(&files, &mut again);
    let core = elaborate(&read, Audience::Public, &mut again);
    Compiled {
        files,
        findings,
        core,
    }
}

/// The files of a package in memory.
pub fn files(sources: &Sources, found: &mut Diagnostics) -> Files {
    let bytes = sources
        .iter()
        .map(|(path, text)| (path.clone(), text.clone().into_bytes()));
    Files::from_bytes(bytes.collect(), found)
}

impl Compiled {
    /// The codes of all errors that are not about texts, each once.
    pub fn errors(&self) -> Vec<String> {
        self.codes(|finding| {
            let code = finding.code.text();
            code.starts_with('E') && !code.starts_with("E05")
        })
    }

    /// The codes of all errors, each once, but that a text is missing: fragments have few.
    pub fn errors_in_texts(&self) -> Vec<String> {
        self.codes(|finding| {
            let code = finding.code.text();
            code.starts_with('E') && code != "E0502"
        })
    }

    /// The codes of all warnings about one file, each once.
    pub fn warnings(&self, path: &str) -> Vec<String> {
        self.codes(|finding| {
            finding.code.text().starts_with('W')
                && self
                    .files
                    .of(finding.span)
                    .is_some_and(|file| file.path == path)
        })
    }

    fn codes(&self, wanted: impl Fn(&Diagnostic) -> bool) -> Vec<String> {
        let found = self.findings.iter().filter(|finding| wanted(finding));
        let mut codes: Vec<String> = found
            .map(|finding| finding.code.text().to_owned())
            .collect();
        codes.sort();
        codes.dedup();
        codes
    }

    /// The findings, a line each.
    pub fn said(&self, letter: char) -> String {
        let mut said = String::new();
        for finding in &self.findings {
            let code = finding.code.text();
            if !code.starts_with(letter) || code == "E0502" {
                continue;
            }
            let file = self.files.of(finding.span);
            let (path, line) = file.map_or(("", 0), |file| {
                let before = file
                    .text()
                    .get(..finding.span.start as usize)
                    .unwrap_or_default();
                (file.path.as_str(), before.lines().count().max(1))
            });
            let (message, help) = (&finding.message, &finding.help);
            said.push_str(&format!("    {code} {path}:{line}: {message} ({help})\n"));
        }
        said
    }
}
