//! The heading and what is filled in. When a page has one field, the heading is that field's legend
//! or label, so that it is read together with the choices.

use selfcheck_pages::page::{Control, Field, Page, TextBox, Words};

use super::button;
use super::dom::{Element, joined, put, say, write};

/// Where the fields go.
pub enum Place {
    /// Below the heading, which stands by itself.
    Apart,
    /// Into the fieldset of which the heading is the legend.
    Inside(Element),
    /// Below the heading, which is the label of the only text box.
    Labelled,
}

/// Draws caption, heading and hint.
pub fn heading(form: &Element, page: &Page, level: u8) -> Place {
    let only = match page.fields.as_slice() {
        [field] if field.legend.is_empty() => Some(field),
        _ => None,
    };
    let place = match only {
        None => Place::Apart,
        Some(field) if field.boxes.len() == 1 => Place::Labelled,
        Some(_) => Place::Inside(put(form, "fieldset", "")),
    };
    let inside = match &place {
        Place::Inside(fieldset) => {
            let legend = put(fieldset, "legend", "");
            say(&legend, "span", "caption", &page.caption);
            head(&legend, &page.heading, level, "");
            fieldset
        }
        _ => {
            say(form, "p", "caption", &page.caption);
            let label = match (&place, only) {
                (Place::Labelled, Some(field)) => first_box(field),
                _ => "",
            };
            head(form, &page.heading, level, label);
            form
        }
    };
    note(inside, &page.hint, "hint", "hint");
    place
}

/// The page's heading; focus goes to it when the page is new. It may be the label of a text box.
fn head(parent: &Element, words: &Words, level: u8, label: &str) {
    let head = put(parent, super::section::tag(level), "heading");
    head.set("tabindex", "-1");
    if label.is_empty() {
        return write(&head, words);
    }
    label_of(&head, label, "", words);
}

/// A label of a text box.
fn label_of(parent: &Element, name: &str, class: &str, words: &Words) {
    if !words.is_empty() {
        let label = put(parent, "label", class);
        label.set("for", name);
        write(&label, words);
    }
}

fn first_box(field: &Field) -> &str {
    field.boxes.first().map_or("", |text_box| &text_box.name)
}

/// A hint or an error, to be referred to by its id.
fn note(parent: &Element, words: &Words, class: &str, id: &str) {
    if !words.is_empty() {
        let note = put(parent, "p", class);
        note.set("id", id);
        write(&note, words);
    }
}

/// Draws all fields of a page.
pub fn all(form: &Element, page: &Page, place: &Place) {
    for field in &page.fields {
        let described = described_by(page, field);
        let group = field.boxes.len() != 1;
        let drawn;
        let parent = match place {
            Place::Inside(fieldset) => fieldset,
            _ => {
                drawn = put(form, if group { "fieldset" } else { "div" }, "field");
                if group {
                    say(&drawn, "legend", "legend", &field.legend);
                } else {
                    label_of(&drawn, first_box(field), "legend", &field.legend);
                }
                &drawn
            }
        };
        note(parent, &field.hint, "hint", &joined(&field.id, "hint"));
        note(parent, &field.error, "error", &joined(&field.id, "error"));
        if group && !described.is_empty() {
            parent.set("aria-describedby", &described);
        }
        if field.control == Control::Boxes {
            text_boxes(parent, &field.boxes, if group { "" } else { &described });
        } else {
            choices(parent, field);
        }
        if !field.others.is_empty() {
            let list = put(parent, "div", "others");
            for action in &field.others {
                button(&list, action, action.weight.name());
            }
        }
    }
}

/// Ids of what describes a field.
fn described_by(page: &Page, field: &Field) -> String {
    let mut ids = String::new();
    if page.fields.len() == 1 && !page.hint.is_empty() {
        ids.push_str("hint ");
    }
    for (words, class) in [(&field.hint, "hint "), (&field.error, "error ")] {
        if !words.is_empty() {
            ids.push_str(&joined(&field.id, class));
        }
    }
    ids
}

fn choices(parent: &Element, field: &Field) {
    let list = put(parent, "div", "choices");
    let kind = if field.control == Control::Radios {
        "radio"
    } else {
        "checkbox"
    };
    for choice in &field.choices {
        let label = put(
            &list,
            "label",
            if choice.apart {
                "choice apart"
            } else {
                "choice"
            },
        );
        let input = put(&label, "input", "");
        input.set("type", kind);
        input.set("name", &field.id);
        input.set("value", &choice.value);
        if choice.chosen {
            input.set("checked", "");
        }
        if choice.apart {
            input.set("data-apart", "");
        }
        if !field.error.is_empty() {
            input.set("aria-invalid", "true");
        }
        say(&label, "span", "", &choice.words);
    }
}

fn text_boxes(parent: &Element, boxes: &[TextBox], described: &str) {
    let row = put(parent, "div", "boxes");
    for text_box in boxes {
        let cell = put(&row, "div", "box");
        let name = text_box.name.as_str();
        label_of(&cell, name, "", &text_box.label);
        let line = put(&cell, "div", "line");
        let input = put(&line, "input", "");
        for (attribute, value) in [
            ("type", "text"),
            ("id", name),
            ("name", name),
            ("value", &text_box.value),
            ("inputmode", text_box.inputmode()),
            ("autocomplete", "off"),
            ("size", width(text_box.width)),
        ] {
            input.set(attribute, value);
        }
        if text_box.wrong {
            input.set("aria-invalid", "true");
        }
        let mut described = described.to_owned();
        if !text_box.suffix.is_empty() {
            let id = joined(name, "suffix");
            let suffix = put(&line, "span", "suffix");
            suffix.set("id", &id);
            write(&suffix, &text_box.suffix);
            described.push_str(&id);
        }
        if !described.is_empty() {
            input.set("aria-describedby", &described);
        }
    }
}

/// Widths that are used, in characters.
fn width(characters: u8) -> &'static str {
    match characters {
        0..=2 => "2",
        3..=4 => "4",
        _ => "12",
    }
}
