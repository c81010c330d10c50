//! Pages as text.
//!
//! [`plain`] is a page with the names of everything that can be handed in: for reading a snapshot,
//! for sharing. Everything the page says is in it, in the order said; nothing of how it looks.
//!
//! [`Talk`] is a check as a conversation in lines, for a terminal: what a page says line by line
//! (`draw`), what a typed line means on it (`typed`, `alike`), boxes in one line (`boxes`), and what
//! comes of that (`talk`). It asks nothing of its own: every question, error and action is the
//! page's. The few words that no page has are in `own`. None of it is in a citizen's download.

mod alike;
mod boxes;
mod draw;
mod line;
mod own;
mod talk;
mod typed;

pub use line::{Line, Look};
pub use own::{Own, OwnWord};
pub use talk::Talk;

use crate::page::{Action, Block, BlockKind, Field, Mark, Page, Row, Section, Words};

/// The page as text.
pub fn plain(page: &Page) -> String {
    let mut out = Out::default();
    for error in &page.errors {
        out.line(0, "! ", &error.words);
    }
    out.line(0, "", &page.progress);
    out.line(0, "", &page.caption);
    out.line(0, "# ", &page.heading);
    out.line(0, "", &page.hint);
    for section in &page.sections {
        out.section(section, 2);
    }
    for field in &page.fields {
        out.field(field);
    }
    out.line(0, "? ", &page.why);
    for action in &page.actions {
        out.action(0, action);
    }
    out.text
}

/// Begins the value of an action that calls a number.
const CALL: &str = "tel:";

/// The number that a row has to call.
fn phone(row: &Row) -> Words {
    let mut calls = row
        .actions
        .iter()
        .filter(|action| action.value.starts_with(CALL));
    calls
        .next()
        .map(|call| call.words.clone())
        .unwrap_or_default()
}

#[derive(Default)]
struct Out {
    text: String,
}

impl Out {
    fn line(&mut self, depth: usize, sign: &str, words: &Words) {
        if words.is_empty() {
            return;
        }
        for _ in 0..depth {
            self.text.push_str("  ");
        }
        self.text.push_str(sign);
        self.text.push_str(&words.to_string());
        self.text.push('\n');
    }

    fn section(&mut self, section: &Section, level: usize) {
        self.text.push('\n');
        let mut sign = "#".repeat(level);
        sign.push(' ');
        self.line(0, &sign, &section.heading);
        self.line(0, "", &section.caption);
        self.blocks(&section.blocks, 0);
        for inner in &section.sections {
            self.section(inner, level.saturating_add(1));
        }
    }

    fn blocks(&mut self, blocks: &[Block], depth: usize) {
        for block in blocks {
            let sign = match block.kind {
                BlockKind::Lead => "** ",
                BlockKind::Heading => "· ",
                BlockKind::More => "▸ ",
                _ => "",
            };
            self.line(depth, sign, &block.words);
            if !block.url.is_empty() {
                let url = Words {
                    text: ["<", &block.url, ">"].concat(),
                };
                self.line(depth, "", &url);
            }
            self.rows(&block.rows, depth);
            self.blocks(&block.blocks, depth.saturating_add(1));
        }
    }

    fn rows(&mut self, rows: &[Row], depth: usize) {
        for row in rows {
            let sign = match row.mark {
                Mark::None => "- ",
                Mark::Met => "✓ ",
                Mark::Unmet => "× ",
                Mark::Open => "? ",
            };
            self.line(depth, sign, &row.words);
            self.line(depth.saturating_add(1), "", &row.value);
            self.line(depth.saturating_add(1), "— ", &row.note);
            for action in &row.actions {
                self.action(depth.saturating_add(1), action);
            }
        }
    }

    fn field(&mut self, field: &Field) {
        self.text.push('\n');
        self.line(0, "", &field.legend);
        self.line(0, "", &field.hint);
        self.line(0, "! ", &field.error);
        for choice in &field.choices {
            self.line(
                1,
                if choice.chosen { "(x) " } else { "( ) " },
                &choice.words,
            );
        }
        for text_box in &field.boxes {
            let mut words = text_box.label.clone();
            words.space();
            words.text.push_str(&["[", &text_box.value, "]"].concat());
            if !text_box.suffix.is_empty() {
                words.space();
                words.text.push_str(&text_box.suffix.text);
            }
            self.line(1, "", &words);
        }
        for action in &field.others {
            self.action(1, action);
        }
    }

    fn action(&mut self, depth: usize, action: &Action) {
        if action.value.starts_with(CALL) {
            return self.line(depth, "", &action.words);
        }
        let value = ["> [", &action.value, "] "].concat();
        self.line(depth, &value, &action.words);
    }
}
