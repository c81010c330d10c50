//! A page as canonical JSON: keys sorted, nothing between them. The same bundle, answers and date
//! give the same bytes natively and in a browser; that is how the two are compared.

use selfcheck_runtime::json::Writer;

use crate::page::{Action, Block, Choice, Field, Page, Row, Section, TextBox};

/// The page's JSON.
pub fn page(page: &Page) -> String {
    let mut json = Writer::default();
    json.object(|json| {
        list(json, "actions", &page.actions, action);
        json.key("caption").text(&page.caption.text);
        list(json, "errors", &page.errors, |json, error| {
            json.key("field").text(&error.field);
            json.key("words").text(&error.words.text);
        });
        list(json, "fields", &page.fields, field);
        json.key("heading").text(&page.heading.text);
        json.key("hint").text(&page.hint.text);
        json.key("id").text(&page.id);
        json.key("kind").text(page.kind.name());
        json.key("progress").text(&page.progress.text);
        list(json, "sections", &page.sections, section);
        list(json, "tools", &page.tools, action);
        json.key("why").text(&page.why.text);
    });
    json.finish()
}

/// A list of objects under a key.
fn list<T>(json: &mut Writer, key: &'static str, items: &[T], write: fn(&mut Writer, &T)) {
    json.key(key).list(|json| {
        for item in items {
            json.item().object(|json| write(json, item));
        }
    });
}

fn action(json: &mut Writer, action: &Action) {
    json.key("value").text(&action.value);
    json.key("weight").text(action.weight.name());
    json.key("words").text(&action.words.text);
}

fn field(json: &mut Writer, field: &Field) {
    list(json, "boxes", &field.boxes, text_box);
    list(json, "choices", &field.choices, choice);
    json.key("control").text(field.control.name());
    json.key("error").text(&field.error.text);
    json.key("hint").text(&field.hint.text);
    json.key("id").text(&field.id);
    json.key("legend").text(&field.legend.text);
    list(json, "others", &field.others, action);
}

fn text_box(json: &mut Writer, text_box: &TextBox) {
    json.key("inputmode").text(text_box.inputmode());
    json.key("label").text(&text_box.label.text);
    json.key("name").text(&text_box.name);
    json.key("suffix").text(&text_box.suffix.text);
    json.key("value").text(&text_box.value);
    json.key("wrong").bool(text_box.wrong);
}

fn choice(json: &mut Writer, choice: &Choice) {
    json.key("apart").bool(choice.apart);
    json.key("chosen").bool(choice.chosen);
    json.key("value").text(&choice.value);
    json.key("words").text(&choice.words.text);
}

fn section(json: &mut Writer, section: &Section) {
    list(json, "blocks", &section.blocks, block);
    json.key("caption").text(&section.caption.text);
    json.key("heading").text(&section.heading.text);
    json.key("id").text(&section.id);
    json.key("role").text(section.role);
    list(json, "sections", &section.sections, self::section);
}

fn block(json: &mut Writer, block: &Block) {
    list(json, "blocks", &block.blocks, self::block);
    json.key("kind").text(block.kind.name());
    list(json, "rows", &block.rows, row);
    json.key("url").text(&block.url);
    json.key("words").text(&block.words.text);
}

fn row(json: &mut Writer, row: &Row) {
    list(json, "actions", &row.actions, action);
    json.key("mark").text(row.mark.name());
    json.key("note").text(&row.note.text);
    json.key("value").text(&row.value.text);
    json.key("words").text(&row.words.text);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Words;

    #[test]
    fn what_was_put_into_words_stays_told_apart() {
        let mut heading = Words {
            text: "Papers: ".into(),
        };
        heading.insert("5");
        let page = super::page(&Page {
            id: "a\"b".into(),
            heading,
            ..Page::default()
        });
        assert!(
            page.contains("\"heading\":\"Papers: \u{2068}5\u{2069}\""),
            "{page}"
        );
        assert!(page.contains(r#""id":"a\"b","kind":"problem""#), "{page}");
        assert!(page.starts_with(r#"{"actions":[],"caption":"","#), "{page}");
    }
}
