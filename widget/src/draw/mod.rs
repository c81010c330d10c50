//! A page as marks for elements. Which page it is and what it says was decided in
//! `selfcheck_pages`; here it only becomes elements, with the roles and relations that assistive
//! technology needs.

mod field;
pub mod marks;
mod section;

use marks::Marks;
use selfcheck_pages::page::{Action, Page, Weight, Words};

/// What a page says besides its own words.
pub struct Setting {
    /// Level of the page's heading, 1 to 6.
    pub level: u8,
    /// Title above the errors.
    pub errors: Words,
    /// What opens the reason for a question.
    pub why: Words,
    /// What reads the page aloud.
    pub speak: Words,
    /// That the answers are kept on the device.
    pub saved: Words,
    /// That the result was copied.
    pub copied: Words,
}

/// Draws a page as a form.
pub fn page(marks: &mut Marks, page: &Page, setting: &Setting) {
    marks.open("form", "");
    marks.set("novalidate", "");
    marks.set("autocomplete", "off");
    marks.set("data-kind", page.kind.name());
    marks.set("data-page", &page.id);
    for action in &page.actions {
        if action.value == "back" {
            button(marks, action, "back", "");
        }
    }
    if !setting.speak.is_empty() {
        // Shown where the device has a voice for the language.
        marks.open("button", "link speak");
        marks.set("type", "button");
        marks.set("data-action", "speak");
        marks.set("hidden", "");
        marks.write(&setting.speak);
        marks.close();
    }
    progress(marks, page);
    errors(marks, page, setting);
    let place = field::heading(marks, page, setting.level);
    // Together with the heading, or below what there is to read.
    if place == field::Place::Inside {
        field::all(marks, page, place);
    }
    for section in &page.sections {
        section::draw(marks, section, setting.level.saturating_add(1));
    }
    if place != field::Place::Inside {
        field::all(marks, page, place);
    }
    if !page.why.is_empty() {
        marks.open("details", "why");
        marks.say("summary", "", &setting.why);
        marks.say("p", "", &page.why);
        marks.close();
    }
    marks.open("div", "actions");
    for action in &page.actions {
        if action.value != "back" {
            button(marks, action, action.weight.name(), "");
        }
    }
    marks.close();
    tools(marks, page, setting);
    marks.close();
}

/// What the device can do, and what it says when it did.
fn tools(marks: &mut Marks, page: &Page, setting: &Setting) {
    if page.tools.is_empty() {
        return;
    }
    marks.open("div", "tools");
    for action in &page.tools {
        button(marks, action, "link", "");
    }
    marks.close();
    for (class, words) in [("saved", &setting.saved), ("copied", &setting.copied)] {
        marks.open("p", class);
        marks.set("role", "status");
        marks.say("span", "", words);
        marks.close();
    }
}

/// Which part of the check this is: in words, and as a bar for who takes in pictures sooner.
fn progress(marks: &mut Marks, page: &Page) {
    if page.progress.is_empty() {
        return;
    }
    marks.open("div", "progress");
    marks.open("progress", "");
    marks.set("aria-hidden", "true");
    marks.set("value", &decimal(page.part));
    marks.set("max", &decimal(page.parts));
    marks.close();
    marks.say("p", "", &page.progress);
    marks.close();
}

fn decimal(number: usize) -> String {
    selfcheck_runtime::decimal::print(i128::try_from(number).unwrap_or(0), 0)
}

/// What has to be put right, each with the way to its field. Focus goes here.
fn errors(marks: &mut Marks, page: &Page, setting: &Setting) {
    if page.errors.is_empty() {
        return;
    }
    marks.open("div", "errors");
    marks.set("role", "group");
    marks.set("tabindex", "-1");
    marks.set("aria-labelledby", "errors");
    marks.open("p", "title");
    marks.set("id", "errors");
    marks.write(&setting.errors);
    marks.close();
    marks.open("ul", "");
    for error in &page.errors {
        marks.open("li", "");
        marks.open("a", "");
        marks.set("href", "#");
        marks.set("data-go", &error.field);
        marks.write(&error.words);
        marks.close();
        marks.close();
    }
    marks.close();
    marks.close();
}

/// A button, or what calls a number; a name is what it is called where its words do not say enough. Only the primary one
/// submits the form, so that Enter never means "back".
fn button(marks: &mut Marks, action: &Action, class: &str, name: &str) {
    let primary = action.weight == Weight::Primary;
    let calls = action.value.starts_with("tel:");
    marks.open(if calls { "a" } else { "button" }, class);
    if calls {
        marks.set("href", &action.value);
    } else {
        marks.set("type", if primary { "submit" } else { "button" });
        marks.set("data-action", &action.value);
    }
    if !name.is_empty() {
        marks.set("aria-label", name);
    }
    marks.write(&action.words);
    marks.close();
}
