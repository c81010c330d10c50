//! The packages that can be evaluated, and their list as the API gives it.

use selfcheck_runtime::bundle::{Core, Manifest};
use selfcheck_runtime::date::Day;
use selfcheck_runtime::text::{TextBundle, TextError, Texts};
use selfcheck_runtime::{Bundle, BundleError};
use serde::Serialize;
use utoipa::ToSchema;

/// A package that was found to be one that evaluates.
pub struct Package {
    core: Core,
    listed: PackageJson,
}

/// Why a package cannot be served.
#[derive(Debug, thiserror::Error)]
pub enum PackageError {
    /// The core is not one.
    #[error("{}: {source}", .source.code)]
    Core {
        /// What is wrong.
        #[from]
        source: BundleError,
    },
    /// The texts of a language are not.
    #[error("{}: {source}", .source.code())]
    Texts {
        /// What is wrong.
        #[from]
        source: TextError,
    },
}

/// What can be evaluated
#[derive(Serialize, ToSchema)]
#[schema(as = Packages)]
pub struct PackagesJson<'a> {
    packages: Vec<&'a PackageJson>,
}

/// A package: programs that share one vocabulary
#[derive(Serialize, ToSchema)]
#[schema(as = Package)]
pub struct PackageJson {
    /// What requests call it
    id: String,
    /// Languages of its texts, the default first
    languages: Vec<String>,
    /// Its programs, in its own order
    programs: Vec<ProgramJson>,
    /// Day on which its rules were last compared with their sources
    reviewed: String,
    /// SHA-256 of the bundle's core: the same hash, the same outcomes
    sha256: String,
    /// What the element loads, each from a day on
    slices: Vec<SliceJson>,
    /// Version of the package
    version: String,
}

/// A program
#[derive(Serialize, ToSchema)]
#[schema(as = Program)]
pub struct ProgramJson {
    /// What outcomes call it
    id: String,
    /// What people call it, by language
    titles: std::collections::BTreeMap<String, String>,
}

/// A slice of the bundle
#[derive(Serialize, ToSchema)]
#[schema(as = Slice)]
pub struct SliceJson {
    /// First day
    from: String,
    /// SHA-256 of the file
    sha256: String,
}

impl Package {
    /// A package from the parts of its bundle.
    ///
    /// # Errors
    /// When they are not what the engine takes.
    pub fn new(
        core: Core,
        texts: &[(String, TextBundle)],
        manifest: &Manifest,
    ) -> Result<Package, PackageError> {
        let core = Bundle::decode(core)?.core().clone();
        let mut titled = Vec::new();
        for (language, text) in texts {
            titled.push((language, Texts::new(text.clone())?));
        }
        let programs = core.programs.iter().map(|program| ProgramJson {
            id: program.id.clone(),
            titles: titled
                .iter()
                .map(|(language, texts)| {
                    let title = texts.format(&format!("{}.title", program.id), &[]);
                    ((*language).clone(), title.unwrap_or_default())
                })
                .collect(),
        });
        let listed = PackageJson {
            id: core.package.id.clone(),
            languages: texts.iter().map(|(language, _)| language.clone()).collect(),
            programs: programs.collect(),
            reviewed: Day(core.package.reviewed).iso(),
            sha256: manifest.core.sha256.clone(),
            slices: manifest
                .slices
                .iter()
                .map(|slice| SliceJson {
                    from: slice.key.clone(),
                    sha256: slice.sha256.clone(),
                })
                .collect(),
            version: core.package.version.clone(),
        };
        Ok(Package { core, listed })
    }

    /// What requests call it.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.listed.id
    }

    /// The core, which was checked.
    pub(crate) fn core(&self) -> &Core {
        &self.core
    }
}

/// The list of packages as JSON.
pub fn listing(packages: &[Package]) -> String {
    let list = PackagesJson {
        packages: packages.iter().map(|package| &package.listed).collect(),
    };
    // Texts and lists have a form in JSON.
    serde_json::to_string(&list).unwrap_or_default()
}
