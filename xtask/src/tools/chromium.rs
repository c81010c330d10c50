//! The browser for the journeys, and the fonts without which Arabic is drawn as boxes.

use std::path::{Path, PathBuf};

use super::debian;
use crate::failure::{Failure, Result};
use crate::process::find_on_path;
use crate::steps::note;

/// Where Debian's package puts it.
const DEBIAN: &str = "/usr/bin/chromium";
const PACKAGES: &[&str] = &["chromium", "fonts-noto-core"];
const FONT_FOLDER: &str = "/usr/share/fonts/truetype/noto";

/// How a browser is come by.
#[derive(Debug, Eq, PartialEq)]
enum Way {
    Use(PathBuf),
    Install,
    Ask,
}

/// The path of a Chromium, installed if that can be done here.
pub fn ensure() -> Result<PathBuf> {
    let named = std::env::var_os("CHROMIUM").map(PathBuf::from);
    let found = ["chromium", "chromium-browser", "google-chrome"]
        .into_iter()
        .find_map(find_on_path);
    let fonts = Path::new(FONT_FOLDER).is_dir();
    match choose(named, found, fonts, debian::can_install()) {
        Way::Use(path) => {
            note(format!("chromium: {}", path.display()));
            Ok(path)
        }
        Way::Install => {
            note("chromium: installing Debian's, with fonts for Arabic");
            debian::install(PACKAGES)?;
            Ok(PathBuf::from(DEBIAN))
        }
        Way::Ask => Err(Failure::Advice(
            "no Chromium found: install one, or set CHROMIUM to the path of its program".to_owned(),
        )),
    }
}

/// A browser the user named comes first and is never second-guessed. One that was merely found is
/// enough where we cannot install; where we can, the fonts must be there too.
fn choose(named: Option<PathBuf>, found: Option<PathBuf>, fonts: bool, can_install: bool) -> Way {
    match (named, found) {
        (Some(named), _) => Way::Use(named),
        (None, Some(found)) if fonts || !can_install => Way::Use(found),
        _ if can_install => Way::Install,
        _ => Way::Ask,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(text: &str) -> Option<PathBuf> {
        Some(PathBuf::from(text))
    }

    #[test]
    fn the_browser_the_user_names_wins() {
        let way = choose(path("/named"), path("/found"), false, true);
        assert_eq!(way, Way::Use(PathBuf::from("/named")));
    }

    #[test]
    fn a_found_browser_is_used_when_fonts_are_there_or_cannot_be_brought() {
        assert_eq!(
            choose(None, path("/found"), true, true),
            Way::Use(PathBuf::from("/found"))
        );
        assert_eq!(
            choose(None, path("/found"), false, false),
            Way::Use(PathBuf::from("/found"))
        );
        assert_eq!(choose(None, path("/found"), false, true), Way::Install);
    }

    #[test]
    fn without_a_browser_it_is_installed_or_asked_for() {
        assert_eq!(choose(None, None, true, true), Way::Install);
        assert_eq!(choose(None, None, true, false), Way::Ask);
    }
}
