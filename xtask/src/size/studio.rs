//! What an author's browser loads before the first package is open, as servers send it.

use std::path::Path;

use super::weight::Weight;
use crate::dist::{element, studio};
use crate::failure::{Failure, Result};

/// At most so many bytes in Brotli.
pub const BUDGET: usize = 1_000_000;

/// Its name and weight, one a file.
pub type Parts = Vec<(String, Weight)>;

/// Weighs the page, what compiles in it, the element in its preview and the package it opens.
pub fn read(dist: &Path) -> Result<Parts> {
    let module = element::MODULE.file();
    studio::FIRST_LOAD
        .into_iter()
        .map(str::to_owned)
        .chain([
            format!("{}/{}", studio::FOLDER, studio::MODULE.file()),
            element::SCRIPT.to_owned(),
            module,
        ])
        .map(|name| {
            let path = dist.join(&name);
            let bytes = std::fs::read(&path).map_err(Failure::file("read", &path))?;
            Ok((name, Weight::of(&bytes)?))
        })
        .collect()
}

/// All of them together.
pub fn sum(parts: &Parts) -> Weight {
    let weights = parts.iter().map(|(_, weight)| *weight);
    weights.fold(Weight::default(), |sum, one| sum + one)
}
