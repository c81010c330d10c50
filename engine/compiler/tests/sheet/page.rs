//! The page as a page: its structure, its languages, and that nothing in it can become markup.

use std::collections::BTreeSet;

use super::{SHIPPED, page, shipped};

/// A tag with its attributes as they stand: name, then all of it.
fn tags(page: &str) -> Vec<(&str, &str)> {
    let mut tags = Vec::new();
    for piece in page.split('<').skip(1) {
        let tag = piece.split('>').next().unwrap();
        let name = tag.split(' ').next().unwrap();
        tags.push((name, tag));
    }
    tags
}

fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let from = tag.split_once(&format!(" {name}=\""))?.1;
    from.split('"').next()
}

#[test]
fn headings_are_in_order_ids_are_there_once_and_every_link_leads_somewhere() {
    for name in SHIPPED {
        let package = shipped(name);
        for (language, _) in &package.0.texts {
            let page = page(&package, language);
            let (mut level, mut ids, mut links) = (0, BTreeSet::new(), BTreeSet::new());
            for (tag, whole) in tags(&page) {
                if let Some(next) = tag.strip_prefix('h').and_then(|n| n.parse::<u32>().ok()) {
                    assert!(next <= level + 1, "{name}: h{next} after h{level}");
                    level = next;
                }
                if let Some(id) = attribute(whole, "id") {
                    assert!(ids.insert(id), "{name}: `{id}` twice");
                }
                if let Some(to) = attribute(whole, "href") {
                    match to.strip_prefix('#') {
                        Some(id) => _ = links.insert(id),
                        None => assert!(to.starts_with("http"), "{to}"),
                    }
                }
                if tag == "th" {
                    assert!(attribute(whole, "scope").is_some(), "{whole}");
                }
            }
            let lost: Vec<_> = links.difference(&ids).collect();
            assert!(lost.is_empty(), "{name}: {lost:?}");
            let count = |tag: &str| page.matches(tag).count();
            assert_eq!(count("<table"), count("<caption"), "{name}");
            assert_eq!(count("<h1>"), 1, "{name}");
        }
    }
}

#[test]
fn every_element_is_closed_where_it_was_opened() {
    for name in SHIPPED {
        let page = page(&shipped(name), "en");
        let mut open = Vec::new();
        for (tag, _) in tags(&page) {
            match tag.strip_prefix('/') {
                Some(tag) => assert_eq!(open.pop(), Some(tag), "{name}"),
                None if matches!(tag, "meta" | "!doctype") => {}
                None => open.push(tag),
            }
        }
        assert!(open.is_empty(), "{name}: {open:?}");
    }
}

#[test]
fn a_page_is_whole_in_itself() {
    for name in SHIPPED {
        let page = page(&shipped(name), "en");
        for (tag, whole) in tags(&page) {
            let loads = ["script", "link", "img", "iframe", "object", "base", "form"];
            assert!(!loads.contains(&tag), "{name}: {whole}");
            for attribute in [" src=", " on", " style=", " srcset="] {
                let outside = whole.split('"').step_by(2);
                let found = outside.into_iter().any(|part| part.contains(attribute));
                assert!(!found, "{name}: {whole}");
            }
        }
        for outside in ["@import", "url("] {
            assert!(!page.contains(outside), "{name}: {outside}");
        }
    }
}

#[test]
fn arabic_runs_from_the_right_and_code_from_the_left() {
    let page = page(&shipped("egypt"), "ar");
    assert!(page.contains("<html lang=\"ar-EG\" dir=\"rtl\">"));
    for (tag, whole) in tags(&page) {
        let inside = tag == "code" && !page.contains(&format!("<{whole}></pre>"));
        if tag == "pre" || inside && attribute(whole, "dir").is_some() {
            assert_eq!(attribute(whole, "dir"), Some("ltr"), "{whole}");
        }
    }
    // English titles say that they are English; digits and months are Arabic.
    assert!(
        page.contains("<span lang=\"en\" dir=\"ltr\">Ahram Online"),
        "titles"
    );
    assert!(page.contains("١٥ مارس ٢٠٢٦"), "dates");
    assert!(!page.contains("<bdi>15"), "digits");
    // And an English page says which titles are Arabic.
    let page = super::page(&shipped("egypt"), "en");
    assert!(
        page.contains("<span lang=\"ar\" dir=\"rtl\">مصراوي"),
        "titles"
    );
}
