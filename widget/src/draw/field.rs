//! The heading and what is filled in. When a page has one field, the heading is that field's legend
//! or label, so that it is read together with the choices.

use selfcheck_pages::page::{Choice, Control, Field, Page, TextBox};
use web_sys::Element;

use super::button;
use super::dom::{Pen, Result, joined, set};

/// Where the fields go: below the heading, or into the fieldset that the heading opened.
pub enum Place {
    /// The heading stands by itself.
    Apart,
    /// The heading is the legend of this fieldset.
    Inside(Element),
    /// The heading is the label of the only text box.
    Label,
}

/// Draws caption, heading and hint.
pub fn heading(pen: &Pen, form: &Element, page: &Page, level: u8) -> Result<Place> {
    let only = match page.fields.as_slice() {
        [field] if field.legend.is_empty() => Some(field),
        _ => None,
    };
    match only.map(|field| &field.control) {
        Some(Control::Boxes(boxes)) if boxes.len() == 1 => {
            pen.say(form, "p", "caption", &page.caption)?;
            let head = head(pen, form, level)?;
            let label = pen.put(&head, "label", "")?;
            set(
                &label,
                "for",
                boxes.first().map_or("", |text_box| &text_box.name),
            )?;
            pen.write(&label, &page.heading)?;
            hint(pen, form, page)?;
            Ok(Place::Label)
        }
        Some(_) => {
            let set_of = pen.put(form, "fieldset", "")?;
            let legend = pen.put(&set_of, "legend", "")?;
            pen.say(&legend, "span", "caption", &page.caption)?;
            pen.write(&head(pen, &legend, level)?, &page.heading)?;
            hint(pen, &set_of, page)?;
            Ok(Place::Inside(set_of))
        }
        None => {
            pen.say(form, "p", "caption", &page.caption)?;
            pen.write(&head(pen, form, level)?, &page.heading)?;
            hint(pen, form, page)?;
            Ok(Place::Apart)
        }
    }
}

/// The page's heading; focus goes to it when the page is new.
fn head(pen: &Pen, parent: &Element, level: u8) -> Result<Element> {
    let head = pen.put(parent, super::section::tag(level), "heading")?;
    set(&head, "tabindex", "-1")?;
    Ok(head)
}

fn hint(pen: &Pen, parent: &Element, page: &Page) -> Result {
    if page.hint.is_empty() {
        return Ok(());
    }
    let hint = pen.put(parent, "p", "hint")?;
    set(&hint, "id", "hint")?;
    pen.write(&hint, &page.hint)
}

/// Draws all fields of a page.
pub fn all(pen: &Pen, form: &Element, page: &Page, place: Place) -> Result {
    for field in &page.fields {
        let described = described_by(page, field);
        match (&place, &field.control) {
            (Place::Inside(fieldset), control) => {
                filled_in(pen, fieldset, field, control, &described)?;
            }
            (_, Control::Boxes(boxes)) if boxes.len() == 1 => {
                let group = pen.put(form, "div", "field")?;
                if let [text_box] = boxes.as_slice()
                    && !field.legend.is_empty()
                {
                    let label = pen.put(&group, "label", "legend")?;
                    set(&label, "for", &text_box.name)?;
                    pen.write(&label, &field.legend)?;
                }
                notes(pen, &group, field)?;
                text_boxes(pen, &group, boxes, &described)?;
                others(pen, &group, field)?;
            }
            (_, control) => {
                let fieldset = pen.put(form, "fieldset", "field")?;
                pen.say(&fieldset, "legend", "legend", &field.legend)?;
                filled_in(pen, &fieldset, field, control, &described)?;
            }
        }
    }
    Ok(())
}

/// The content of a fieldset after its legend.
fn filled_in(
    pen: &Pen,
    fieldset: &Element,
    field: &Field,
    control: &Control,
    described: &str,
) -> Result {
    if !described.is_empty() {
        set(fieldset, "aria-describedby", described)?;
    }
    notes(pen, fieldset, field)?;
    let wrong = !field.error.is_empty();
    match control {
        Control::Radios { name, choices } => {
            self::choices(pen, fieldset, "radio", name, choices, wrong)?;
        }
        Control::Checkboxes { name, choices } => {
            self::choices(pen, fieldset, "checkbox", name, choices, wrong)?;
        }
        Control::Boxes(boxes) => text_boxes(pen, fieldset, boxes, "")?,
    }
    others(pen, fieldset, field)
}

/// Hint and error of a field.
fn notes(pen: &Pen, parent: &Element, field: &Field) -> Result {
    for (words, class) in [(&field.hint, "hint"), (&field.error, "error")] {
        if !words.is_empty() {
            let note = pen.put(parent, "p", class)?;
            set(&note, "id", &joined(&field.id, class))?;
            pen.write(&note, words)?;
        }
    }
    Ok(())
}

/// Ids of what describes a field.
fn described_by(page: &Page, field: &Field) -> String {
    let mut ids = String::new();
    if page.fields.len() == 1 && !page.hint.is_empty() {
        ids.push_str("hint");
    }
    for (words, class) in [(&field.hint, "hint"), (&field.error, "error")] {
        if !words.is_empty() {
            if !ids.is_empty() {
                ids.push(' ');
            }
            ids.push_str(&joined(&field.id, class));
        }
    }
    ids
}

fn choices(
    pen: &Pen,
    parent: &Element,
    kind: &str,
    name: &str,
    choices: &[Choice],
    wrong: bool,
) -> Result {
    let list = pen.put(parent, "div", "choices")?;
    for choice in choices {
        let label = pen.put(
            &list,
            "label",
            if choice.apart {
                "choice apart"
            } else {
                "choice"
            },
        )?;
        let input = pen.put(&label, "input", "")?;
        set(&input, "type", kind)?;
        set(&input, "name", name)?;
        set(&input, "value", &choice.value)?;
        if choice.chosen {
            set(&input, "checked", "")?;
        }
        if choice.apart {
            set(&input, "data-apart", "")?;
        }
        if wrong {
            set(&input, "aria-invalid", "true")?;
        }
        pen.say(&label, "span", "", &choice.words)?;
    }
    Ok(())
}

fn text_boxes(pen: &Pen, parent: &Element, boxes: &[TextBox], described: &str) -> Result {
    let row = pen.put(parent, "div", "boxes")?;
    for text_box in boxes {
        let cell = pen.put(&row, "div", "box")?;
        if !text_box.label.is_empty() {
            let label = pen.put(&cell, "label", "")?;
            set(&label, "for", &text_box.name)?;
            pen.write(&label, &text_box.label)?;
        }
        let line = pen.put(&cell, "div", "line")?;
        let input = pen.put(&line, "input", "")?;
        for (name, value) in [
            ("type", "text"),
            ("id", &text_box.name),
            ("name", &text_box.name),
            ("value", &text_box.value),
            ("inputmode", text_box.typing.inputmode()),
            ("autocomplete", "off"),
        ] {
            set(&input, name, value)?;
        }
        set(&input, "size", width(text_box.width))?;
        if text_box.wrong {
            set(&input, "aria-invalid", "true")?;
        }
        let mut described = described.to_owned();
        if !text_box.suffix.is_empty() {
            let id = joined(&text_box.name, "suffix");
            let suffix = pen.put(&line, "span", "suffix")?;
            set(&suffix, "id", &id)?;
            pen.write(&suffix, &text_box.suffix)?;
            if !described.is_empty() {
                described.push(' ');
            }
            described.push_str(&id);
        }
        if !described.is_empty() {
            set(&input, "aria-describedby", &described)?;
        }
    }
    Ok(())
}

/// Widths that are used, in characters.
fn width(characters: u8) -> &'static str {
    match characters {
        0..=2 => "2",
        3..=4 => "4",
        5..=6 => "6",
        _ => "12",
    }
}

/// Other ways to answer a field.
fn others(pen: &Pen, parent: &Element, field: &Field) -> Result {
    if field.others.is_empty() {
        return Ok(());
    }
    let list = pen.put(parent, "div", "others")?;
    for action in &field.others {
        button(pen, &list, action, "")?;
    }
    Ok(())
}
