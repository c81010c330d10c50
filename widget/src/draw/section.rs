//! What is read: sections, cards in them, and their blocks.

use selfcheck_pages::page::{Block, BlockKind, Mark, Row, Section, without_isolates};

use super::button;
use super::marks::Marks;

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
pub fn draw(marks: &mut Marks, section: &Section, level: u8) {
    marks.open("section", section.role);
    marks.set("data-section", &section.id);
    if section.now {
        marks.open(tag(level), "now");
        marks.set("tabindex", "-1");
        marks.write(&section.heading);
        marks.close();
    } else {
        marks.say(tag(level), "", &section.heading);
    }
    marks.say("p", "caption", &section.caption);
    let level = level.saturating_add(1);
    blocks(marks, &section.blocks, level);
    for inner in &section.sections {
        draw(marks, inner, level);
    }
    marks.close();
}

fn blocks(marks: &mut Marks, blocks: &[Block], level: u8) {
    for block in blocks {
        let words = &block.words;
        match block.kind {
            BlockKind::Text => marks.say("p", "", words),
            BlockKind::Lead => marks.say("p", "lead", words),
            BlockKind::Heading => marks.say(tag(level), "", words),
            BlockKind::List => list(marks, &block.rows),
            BlockKind::Rows => rows(marks, &block.rows),
            BlockKind::Link => link(marks, block),
            BlockKind::More => {
                marks.open("details", "");
                marks.say("summary", "", words);
                self::blocks(marks, &block.blocks, level);
                marks.close();
            }
        }
    }
}

fn link(marks: &mut Marks, block: &Block) {
    marks.open("p", "");
    marks.open("a", "");
    marks.set("href", &block.url);
    // The answers live in this page alone: a link must not take it away.
    marks.set("target", "_blank");
    marks.set("rel", "noopener noreferrer");
    marks.write(&block.words);
    marks.close();
    marks.close();
}

fn list(marks: &mut Marks, lines: &[Row]) {
    marks.open("ul", "");
    for line in lines {
        marks.open("li", line.mark.name());
        if line.mark != Mark::None {
            marks.open("span", "mark");
            marks.set("aria-hidden", "true");
            marks.close();
        }
        marks.open("div", "");
        let alone = line.value.is_empty() && line.actions.is_empty();
        marks.say("div", if alone { "" } else { "name" }, &line.words);
        marks.say("div", "", &line.value);
        marks.say("div", "small", &line.note);
        actions(marks, line);
        marks.close();
        marks.close();
    }
    marks.close();
}

fn rows(marks: &mut Marks, lines: &[Row]) {
    marks.open("dl", "rows");
    for line in lines {
        marks.open("div", "row");
        marks.say("dt", "", &line.words);
        marks.say("dd", "", &line.value);
        if !line.actions.is_empty() {
            marks.open("dd", "change");
            actions(marks, line);
            marks.close();
        }
        marks.close();
    }
    marks.close();
}

/// What can be done about a line. "Change" alone does not say what: its full name does.
fn actions(marks: &mut Marks, line: &Row) {
    for action in &line.actions {
        let name = [&action.words.text, ": ", &line.words.text].concat();
        button(
            marks,
            action,
            action.weight.name(),
            &without_isolates(&name),
        );
    }
}
