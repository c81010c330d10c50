//! The heading and what is filled in. When a page has one field, the heading is that field's legend
//! or label, so that it is read together with the choices.

use selfcheck_pages::page::{Control, Field, Page, TextBox, Words};

use super::button;
use super::marks::{Marks, joined};

/// Where the fields go.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Below the heading, which stands by itself.
    Apart,
    /// Into the fieldset of which the heading is the legend.
    Inside,
    /// Below the heading, which is the label of the only control.
    Labelled,
}

/// Draws the heading with its caption, and the hint. A fieldset that the heading begins stays open for the field.
pub fn heading(marks: &mut Marks, page: &Page, level: u8) -> Place {
    let (place, label) = match page.fields.as_slice() {
        [field] if !field.legend.is_empty() => (Place::Apart, ""),
        [field] if !is_group(field) => (Place::Labelled, field.first()),
        [_] => (Place::Inside, ""),
        _ => (Place::Apart, ""),
    };
    let inside = place == Place::Inside;
    if inside {
        marks.open("fieldset", "");
        marks.open("legend", "");
    }
    // Focus goes to the heading when the page is new.
    marks.open(super::section::tag(level), "heading");
    marks.set("tabindex", "-1");
    if !label.is_empty() {
        marks.open("label", "");
        marks.set("for", label);
    }
    // Whom it is about belongs to what is asked: who only hears the heading must hear it too.
    if !page.caption.is_empty() {
        marks.say("span", "caption", &page.caption);
        marks.text(" ");
    }
    marks.write(&page.heading);
    if !label.is_empty() {
        marks.close();
    }
    marks.close();
    if inside {
        marks.close();
    }
    note(marks, &page.hint, "hint", "hint");
    place
}

/// So many choices are seen at a glance; more are a list to open.
const AT_A_GLANCE: usize = 10;

/// Whether the field is a list to open.
fn is_list(field: &Field) -> bool {
    field.control == Control::Radios && field.choices.len() > AT_A_GLANCE
}

/// Whether it has several controls, which a fieldset holds together.
fn is_group(field: &Field) -> bool {
    field.boxes.len() != 1 && !is_list(field)
}

/// Words that are tied to something else on the page by an id. Nothing, if there are no words.
fn tied(marks: &mut Marks, tag: &str, class: &str, [by, id]: [&str; 2], words: &Words) {
    if !words.is_empty() {
        marks.open(tag, class);
        marks.set(by, id);
        marks.write(words);
        marks.close();
    }
}

/// A label of a text box.
fn label_of(marks: &mut Marks, name: &str, class: &str, words: &Words) {
    tied(marks, "label", class, ["for", name], words);
}

/// A hint or an error, to be referred to by its id.
fn note(marks: &mut Marks, words: &Words, class: &str, id: &str) {
    tied(marks, "p", class, ["id", id], words);
}

/// Draws all fields of a page.
pub fn all(marks: &mut Marks, page: &Page, place: Place) {
    for field in &page.fields {
        let described = described_by(page, field);
        let group = is_group(field);
        if place != Place::Inside {
            marks.open(if group { "fieldset" } else { "div" }, "field");
            if group {
                marks.say("legend", "legend", &field.legend);
            } else {
                label_of(marks, field.first(), "legend", &field.legend);
            }
        }
        if group && !described.is_empty() {
            marks.set("aria-describedby", &described);
        }
        note(marks, &field.hint, "hint", &joined(&field.id, "hint"));
        note(marks, &field.error, "error", &joined(&field.id, "error"));
        if field.control == Control::Boxes {
            text_boxes(marks, &field.boxes, if group { "" } else { &described });
        } else if is_list(field) {
            list(marks, field, &described);
        } else {
            choices(marks, field);
        }
        if !field.others.is_empty() {
            marks.open("div", "others");
            for action in &field.others {
                button(marks, action, action.weight.name(), "");
            }
            marks.close();
        }
        marks.close();
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

fn choices(marks: &mut Marks, field: &Field) {
    let radios = field.control == Control::Radios;
    marks.open("div", "choices");
    for choice in &field.choices {
        let apart = choice.apart;
        marks.open("label", if apart { "choice apart" } else { "choice" });
        marks.open("input", "");
        marks.set("type", if radios { "radio" } else { "checkbox" });
        marks.set("name", &field.id);
        marks.set("value", &choice.value);
        if choice.chosen {
            marks.set("checked", "");
        }
        if apart {
            marks.set("data-apart", "");
        }
        if !field.error.is_empty() {
            marks.set("aria-invalid", "true");
        }
        marks.close();
        marks.say("span", "", &choice.words);
        marks.close();
    }
    marks.close();
}

fn list(marks: &mut Marks, field: &Field, described: &str) {
    marks.open("select", "list");
    marks.set("id", &field.id);
    marks.set("name", &field.id);
    control(marks, !field.error.is_empty(), described);
    // Nothing is chosen beforehand.
    marks.open("option", "");
    marks.set("value", "");
    marks.close();
    for choice in &field.choices {
        marks.open("option", "");
        marks.set("value", &choice.value);
        if choice.chosen {
            marks.set("selected", "");
        }
        marks.write(&choice.words);
        marks.close();
    }
    marks.close();
}

/// What a control says of itself besides its label.
fn control(marks: &mut Marks, wrong: bool, described: &str) {
    if wrong {
        marks.set("aria-invalid", "true");
    }
    if !described.is_empty() {
        marks.set("aria-describedby", described);
    }
}

fn text_boxes(marks: &mut Marks, boxes: &[TextBox], described: &str) {
    marks.open("div", "boxes");
    for text_box in boxes {
        marks.open("div", "box");
        label_of(marks, &text_box.name, "", &text_box.label);
        marks.open("div", "line");
        let suffix = joined(&text_box.name, "suffix");
        let mut described = described.to_owned();
        if !text_box.suffix.is_empty() {
            described.push_str(&suffix);
        }
        input(marks, text_box, &described);
        tied(marks, "span", "suffix", ["id", &suffix], &text_box.suffix);
        marks.close();
        marks.close();
    }
    marks.close();
}

fn input(marks: &mut Marks, text_box: &TextBox, described: &str) {
    marks.open("input", "");
    marks.set("type", "text");
    marks.set("id", &text_box.name);
    marks.set("name", &text_box.name);
    marks.set("value", &text_box.value);
    marks.set("inputmode", text_box.inputmode());
    marks.set("autocomplete", "off");
    marks.set("size", width(text_box.width));
    control(marks, text_box.wrong, described);
    marks.close();
}

/// Widths that are used, in characters.
fn width(characters: u8) -> &'static str {
    match characters {
        0..=2 => "2",
        3..=4 => "4",
        _ => "12",
    }
}
