//! What is read: sections, cards in them, and their blocks.

use selfcheck_pages::page::{Block, Mark, Row, Section};
use web_sys::Element;

use super::button;
use super::dom::{Pen, Result, joined, set};

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

/// Draws a section and the sections inside it. None is a landmark: one leaps between them by their
/// headings, and the same program stands there once for each person.
pub fn draw(pen: &Pen, parent: &Element, section: &Section, level: u8) -> Result {
    let element = pen.put(parent, "section", section.role)?;
    set(&element, "data-section", &section.id)?;
    if !section.heading.is_empty() {
        let id = joined("section", &section.id);
        let heading = pen.put(&element, tag(level), "")?;
        set(&heading, "id", &id)?;
        pen.write(&heading, &section.heading)?;
    }
    pen.say(&element, "p", "caption", &section.caption)?;
    blocks(pen, &element, &section.blocks, level.saturating_add(1))?;
    for inner in &section.sections {
        draw(pen, &element, inner, level.saturating_add(1))?;
    }
    Ok(())
}

fn blocks(pen: &Pen, parent: &Element, blocks: &[Block], level: u8) -> Result {
    for block in blocks {
        match block {
            Block::Text(words) => pen.say(parent, "p", "", words)?,
            Block::Lead(words) => pen.say(parent, "p", "lead", words)?,
            Block::Heading(words) => pen.say(parent, tag(level), "", words)?,
            Block::List(lines) => list(pen, parent, lines)?,
            Block::Rows(lines) => rows(pen, parent, lines)?,
            Block::Link { words, url } => {
                let line = pen.put(parent, "p", "")?;
                let link = pen.put(&line, "a", "")?;
                set(&link, "href", url)?;
                // The answers live in this page alone: a link must not take it away.
                set(&link, "target", "_blank")?;
                set(&link, "rel", "noopener noreferrer")?;
                pen.write(&link, words)?;
            }
            Block::More { summary, blocks } => {
                let more = pen.put(parent, "details", "")?;
                pen.say(&more, "summary", "", summary)?;
                self::blocks(pen, &more, blocks, level)?;
            }
        }
    }
    Ok(())
}

fn list(pen: &Pen, parent: &Element, lines: &[Row]) -> Result {
    let list = pen.put(parent, "ul", "")?;
    for line in lines {
        let item = pen.put(&list, "li", line.mark.name())?;
        if line.mark != Mark::None {
            set(&pen.put(&item, "span", "mark")?, "aria-hidden", "true")?;
        }
        let text = pen.put(&item, "div", "")?;
        let name = if line.value.is_empty() { "" } else { "name" };
        pen.say(&text, "div", name, &line.words)?;
        pen.say(&text, "div", "", &line.value)?;
        pen.say(&text, "div", "small", &line.note)?;
        for action in &line.actions {
            about(&button(pen, &text, action, "")?, line)?;
        }
    }
    Ok(())
}

fn rows(pen: &Pen, parent: &Element, lines: &[Row]) -> Result {
    let list = pen.put(parent, "dl", "rows")?;
    for line in lines {
        let row = pen.put(&list, "div", "row")?;
        pen.say(&row, "dt", "", &line.words)?;
        pen.say(&row, "dd", "", &line.value)?;
        if !line.actions.is_empty() {
            let cell = pen.put(&row, "dd", "change")?;
            for action in &line.actions {
                about(&button(pen, &cell, action, "")?, line)?;
            }
        }
    }
    Ok(())
}

/// "Change" alone does not say what: its full name does.
fn about(button: &Element, line: &Row) -> Result {
    let mut name = button.text_content().unwrap_or_default();
    name.push_str(": ");
    for part in &line.words.parts {
        name.push_str(&part.text);
    }
    set(button, "aria-label", &name)
}
