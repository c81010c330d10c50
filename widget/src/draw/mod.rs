//! A page as DOM. Which page it is and what it says was decided in `selfcheck_pages`; here it only
//! becomes elements, with the roles and relations that assistive technology needs.

pub mod dom;
mod field;
mod section;

use dom::{Element, put, say, write};
use selfcheck_pages::page::{Action, Page, Weight, Words};

/// What a page says besides its own words.
pub struct Setting<'a> {
    /// Level of the page's heading, 1 to 6.
    pub level: u8,
    /// Title above the errors.
    pub errors: &'a Words,
    /// What opens the reason for a question.
    pub why: &'a Words,
}

/// Draws a page as the only content of a form.
pub fn page(form: &Element, page: &Page, setting: &Setting) {
    form.set("data-kind", page.kind.name());
    form.set("data-page", &page.id);
    for action in &page.actions {
        if action.value == "back" {
            button(form, action, "back");
        }
    }
    errors(form, page, setting);
    let place = field::heading(form, page, setting.level);
    for section in &page.sections {
        section::draw(form, section, setting.level.saturating_add(1));
    }
    field::all(form, page, &place);
    if !page.why.is_empty() {
        let more = put(form, "details", "why");
        say(&more, "summary", "", setting.why);
        say(&more, "p", "", &page.why);
    }
    let bar = put(form, "div", "actions");
    for action in &page.actions {
        if action.value != "back" {
            button(&bar, action, action.weight.name());
        }
    }
}

/// What has to be put right, each with the way to its field. Focus goes here.
fn errors(form: &Element, page: &Page, setting: &Setting) {
    if page.errors.is_empty() {
        return;
    }
    let summary = put(form, "div", "errors");
    summary.set("role", "group");
    summary.set("tabindex", "-1");
    summary.set("aria-labelledby", "errors");
    let title = put(&summary, "p", "title");
    title.set("id", "errors");
    write(&title, setting.errors);
    let list = put(&summary, "ul", "");
    for error in &page.errors {
        let link = put(&put(&list, "li", ""), "a", "");
        link.set("href", "#");
        link.set("data-go", &error.field);
        write(&link, &error.words);
    }
}

/// A button. Only the primary one submits the form, so that Enter never means "back".
fn button(parent: &Element, action: &Action, class: &str) -> Element {
    let button = put(parent, "button", class);
    button.set(
        "type",
        if action.weight == Weight::Primary {
            "submit"
        } else {
            "button"
        },
    );
    button.set("data-action", &action.value);
    write(&button, &action.words);
    button
}
