//! The site: the files of `www/` as they are, and in one of them the embedding guide.

use std::fs;
use std::path::Path;

use pulldown_cmark::{Options, Parser, html};

use crate::failure::{Failure, Result};
use crate::folders;
use crate::steps::note;

/// The page that shows the guide, and where it stands there.
const GUIDE: (&str, &str, &str) = (
    "docs/embedding.md",
    "embedding.html",
    "<!-- docs/embedding.md stands here -->",
);

/// Copies the site into `dist/`.
pub fn copy() -> Result {
    let www = folders::root().join("www");
    if !www.is_dir() {
        note("there is no `www/` yet, so no site");
        return Ok(());
    }
    let copied = copy_folder(&www, &folders::dist())?;
    note(format!("{copied} files"));
    guide()
}

/// Puts the guide into its page.
fn guide() -> Result {
    let (document, page, place) = GUIDE;
    let document = folders::root().join(document);
    let text = fs::read_to_string(&document).map_err(Failure::file("read", &document))?;
    let page = folders::dist().join(page);
    let around = fs::read_to_string(&page).map_err(Failure::file("read", &page))?;
    let Some((before, after)) = around.split_once(place) else {
        let page = page.display();
        let advice = format!("`{page}` has no place for the guide: `{place}`");
        return Err(Failure::Advice(advice));
    };
    let written = [before, &rendered(&text), after].concat();
    fs::write(&page, written).map_err(Failure::file("write", &page))
}

/// Markdown as HTML.
fn rendered(text: &str) -> String {
    let mut out = String::new();
    html::push_html(&mut out, Parser::new_ext(text, Options::ENABLE_TABLES));
    out
}

/// Copies a folder's files, whatever their depth, and says how many.
fn copy_folder(from: &Path, to: &Path) -> Result<usize> {
    fs::create_dir_all(to).map_err(Failure::file("create", to))?;
    let mut copied: usize = 0;
    for entry in from.read_dir().map_err(Failure::file("read", from))? {
        let source = entry.map_err(Failure::file("read", from))?.path();
        let name = folders::name(&source);
        if is_not_for_readers(&name) {
            continue;
        }
        let target = to.join(&name);
        if source.is_dir() {
            copied = copied.saturating_add(copy_folder(&source, &target)?);
        } else {
            fs::copy(&source, &target).map_err(Failure::file("copy", &source))?;
            copied = copied.saturating_add(1);
        }
    }
    Ok(copied)
}

/// Hidden files, and what a crate or a script below `www/` is made from.
fn is_not_for_readers(name: &str) -> bool {
    name.starts_with('.')
        || ["Cargo.toml", "app", "src", "target", "tests", "texts"].contains(&name)
}

#[cfg(test)]
mod tests {
    use super::{is_not_for_readers, rendered};

    #[test]
    fn what_a_guide_shows_as_code_is_not_run() {
        let html = rendered("| a |\n|---|\n| `b` |\n\n```html\n<script>x</script>\n```\n");
        assert!(html.contains("<td><code>b</code></td>"), "{html}");
        assert!(html.contains("&lt;script&gt;"), "{html}");
    }

    #[test]
    fn sources_and_hidden_files_are_not_published() {
        for name in [
            ".DS_Store",
            "Cargo.toml",
            "app",
            "src",
            "target",
            "tests",
            "texts",
        ] {
            assert!(is_not_for_readers(name), "{name}");
        }
        for name in ["index.html", "studio", "source.svg"] {
            assert!(!is_not_for_readers(name), "{name}");
        }
    }
}
