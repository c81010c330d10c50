//! What is read: sections, cards in them, and their blocks.

use selfcheck_pages::page::{Action, Block, BlockKind, Mark, Row, Section, without_isolates};

use super::button;
use super::dom::{Element, put, say, write};

/// The heading tag of a level; beyond six there is none.
pub fn tag(level: u8) -> &'static str {
    match level {
        0..=1 => "h1",
        2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        _ => "h6",
    }
}

/// Draws a section and the sections inside it. They are found by their headings; several may have
/// one name, so they are no landmarks.
pub fn draw(parent: &Element, section: &Section, level: u8) {
    let element = put(parent, "section", section.role);
    element.set("data-section", &section.id);
    say(&element, tag(level), "", &section.heading);
    say(&element, "p", "caption", &section.caption);
    let level = level.saturating_add(1);
    blocks(&element, &section.blocks, level);
    for inner in &section.sections {
        draw(&element, inner, level);
    }
}

fn blocks(parent: &Element, blocks: &[Block], level: u8) {
    for block in blocks {
        let words = &block.words;
        match block.kind {
            BlockKind::Text => say(parent, "p", "", words),
            BlockKind::Lead => say(parent, "p", "lead", words),
            BlockKind::Heading => say(parent, tag(level), "", words),
            BlockKind::List => list(parent, &block.rows),
            BlockKind::Rows => rows(parent, &block.rows),
            BlockKind::Link => {
                let link = put(&put(parent, "p", ""), "a", "");
                link.set("href", &block.url);
                // The answers live in this page alone: a link must not take it away.
                link.set("target", "_blank");
                link.set("rel", "noopener noreferrer");
                write(&link, words);
            }
            BlockKind::More => {
                let more = put(parent, "details", "");
                say(&more, "summary", "", words);
                self::blocks(&more, &block.blocks, level);
            }
        }
    }
}

fn list(parent: &Element, lines: &[Row]) {
    let list = put(parent, "ul", "");
    for line in lines {
        let item = put(&list, "li", line.mark.name());
        if line.mark != Mark::None {
            put(&item, "span", "mark").set("aria-hidden", "true");
        }
        let text = put(&item, "div", "");
        say(
            &text,
            "div",
            if line.value.is_empty() { "" } else { "name" },
            &line.words,
        );
        say(&text, "div", "", &line.value);
        say(&text, "div", "small", &line.note);
        actions(&text, line);
    }
}

fn rows(parent: &Element, lines: &[Row]) {
    let list = put(parent, "dl", "rows");
    for line in lines {
        let row = put(&list, "div", "row");
        say(&row, "dt", "", &line.words);
        say(&row, "dd", "", &line.value);
        if !line.actions.is_empty() {
            actions(&put(&row, "dd", "change"), line);
        }
    }
}

/// What can be done about a line. "Change" alone does not say what: its full name does.
fn actions(parent: &Element, line: &Row) {
    for action in &line.actions {
        let Action { words, .. } = action;
        let name = [&words.text, ": ", &line.words.text].concat();
        button(parent, action, action.weight.name()).set("aria-label", &without_isolates(&name));
    }
}
