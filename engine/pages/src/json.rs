//! A page as canonical JSON: keys sorted, nothing between them. The same bundle, answers and date
//! give the same bytes natively and in a browser; that is how the two are compared.

use crate::page::{
    Action, Block, Choice, Control, Error, Field, Page, PartKind, Row, Section, TextBox, Words,
};

/// The page's JSON.
pub fn page(page: &Page) -> String {
    let mut json = Json::default();
    json.object(|o| {
        o.list("actions", &page.actions, Json::action);
        o.key("caption").words(&page.caption);
        o.list("errors", &page.errors, Json::error);
        o.list("fields", &page.fields, Json::field);
        o.key("heading").words(&page.heading);
        o.key("hint").words(&page.hint);
        o.text("id", &page.id);
        o.text("kind", page.kind.name());
        o.list("sections", &page.sections, Json::section);
        o.key("why").words(&page.why);
    });
    json.out
}

#[derive(Default)]
struct Json {
    out: String,
}

impl Json {
    fn action(&mut self, action: &Action) {
        self.object(|o| {
            o.text("value", &action.value);
            o.text("weight", action.weight.name());
            o.key("words").words(&action.words);
        });
    }

    fn error(&mut self, error: &Error) {
        self.object(|o| {
            o.text("field", &error.field);
            o.key("words").words(&error.words);
        });
    }

    fn field(&mut self, field: &Field) {
        self.object(|o| {
            match &field.control {
                Control::Boxes(boxes) => o.list("boxes", boxes, Json::text_box),
                Control::Checkboxes { choices, .. } => o.list("checkboxes", choices, Json::choice),
                Control::Radios { .. } => {}
            }
            o.key("error").words(&field.error);
            o.key("hint").words(&field.hint);
            o.text("id", &field.id);
            o.key("legend").words(&field.legend);
            match &field.control {
                Control::Checkboxes { name, .. } | Control::Radios { name, .. } => {
                    o.text("name", name);
                }
                Control::Boxes(_) => {}
            }
            o.list("others", &field.others, Json::action);
            if let Control::Radios { choices, .. } = &field.control {
                o.list("radios", choices, Json::choice);
            }
        });
    }

    fn text_box(&mut self, text_box: &TextBox) {
        self.object(|o| {
            o.key("label").words(&text_box.label);
            o.text("name", &text_box.name);
            o.key("suffix").words(&text_box.suffix);
            o.text("typing", text_box.typing.inputmode());
            o.text("value", &text_box.value);
            o.key("wrong").bool(text_box.wrong);
        });
    }

    fn choice(&mut self, choice: &Choice) {
        self.object(|o| {
            o.key("apart").bool(choice.apart);
            o.key("chosen").bool(choice.chosen);
            o.text("value", &choice.value);
            o.key("words").words(&choice.words);
        });
    }

    fn section(&mut self, section: &Section) {
        self.object(|o| {
            o.list("blocks", &section.blocks, Json::block);
            o.key("caption").words(&section.caption);
            o.key("heading").words(&section.heading);
            o.text("id", &section.id);
            o.text("role", section.role);
            o.list("sections", &section.sections, Json::section);
        });
    }

    fn block(&mut self, block: &Block) {
        self.object(|o| match block {
            Block::Text(words) => o.key("text").words(words),
            Block::Lead(words) => o.key("lead").words(words),
            Block::Heading(words) => o.key("heading").words(words),
            Block::List(rows) => o.list("list", rows, Json::row),
            Block::Rows(rows) => o.list("rows", rows, Json::row),
            Block::Link { words, url } => {
                o.text("url", url);
                o.key("words").words(words);
            }
            Block::More { summary, blocks } => {
                o.list("blocks", blocks, Json::block);
                o.key("summary").words(summary);
            }
        });
    }

    fn row(&mut self, row: &Row) {
        self.object(|o| {
            o.list("actions", &row.actions, Json::action);
            o.text("mark", row.mark.name());
            o.key("note").words(&row.note);
            o.key("value").words(&row.value);
            o.key("words").words(&row.words);
        });
    }

    /// Words as a list: what the translator wrote as text, what was put in with its kind.
    fn words(&mut self, words: &Words) {
        self.array(&words.parts, |json, part| match part.kind {
            PartKind::Literal => json.string(&part.text),
            kind => json.object(|o| {
                let name = match kind {
                    PartKind::Code => "code",
                    PartKind::Text => "text",
                    _ => "value",
                };
                o.text(name, &part.text);
            }),
        });
    }

    fn object(&mut self, content: impl FnOnce(&mut Json)) {
        self.out.push('{');
        content(self);
        self.out.push('}');
    }

    fn array<T>(&mut self, items: &[T], mut write: impl FnMut(&mut Json, &T)) {
        self.out.push('[');
        for item in items {
            self.separate();
            write(self, item);
        }
        self.out.push(']');
    }

    fn list<T>(&mut self, key: &str, items: &[T], write: impl FnMut(&mut Json, &T)) {
        self.key(key).array(items, write);
    }

    fn text(&mut self, key: &str, text: &str) {
        self.key(key).string(text);
    }

    fn key(&mut self, key: &str) -> &mut Json {
        self.separate();
        self.string(key);
        self.out.push(':');
        self
    }

    fn bool(&mut self, value: bool) {
        self.out.push_str(if value { "true" } else { "false" });
    }

    /// A comma, unless what comes is the first of its list or object.
    fn separate(&mut self) {
        if !self.out.ends_with(['{', '[']) {
            self.out.push(',');
        }
    }

    fn string(&mut self, text: &str) {
        self.out.push('"');
        for c in text.chars() {
            match c {
                '"' => self.out.push_str("\\\""),
                '\\' => self.out.push_str("\\\\"),
                '\n' => self.out.push_str("\\n"),
                '\u{0}'..='\u{1f}' => {
                    self.out.push_str("\\u00");
                    let code = u32::from(c);
                    for digit in [code / 16, code % 16] {
                        self.out.push(char::from_digit(digit, 16).unwrap_or('0'));
                    }
                }
                _ => self.out.push(c),
            }
        }
        self.out.push('"');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_any_kind_are_written_so_that_they_can_be_read_again() {
        let page = super::page(&Page {
            id: "a\"b\\c\n\u{7}٣[{".into(),
            heading: Words::text("{")
                .then(Words::value("5".to_owned()))
                .then(Words::code("x")),
            ..Page::default()
        });
        assert!(
            page.contains(r#""heading":["{",{"value":"5"},{"code":"x"}]"#),
            "{page}"
        );
        assert!(
            page.contains(r#""id":"a\"b\\c\n\u0007٣[{","kind":"problem""#),
            "{page}"
        );
        assert!(page.starts_with(r#"{"actions":[],"caption":[],"#), "{page}");
    }
}
