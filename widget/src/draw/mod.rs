//! A page as DOM. Which page it is and what it says was decided in `selfcheck_pages`; here it only
//! becomes elements, with the roles and relations that assistive technology needs.

mod dom;
mod field;
mod section;

use dom::set;
pub use dom::{Pen, Result};
use selfcheck_pages::page::{Action, Page, Weight, Words};
use web_sys::Element;

/// What a page says besides its own words.
pub struct Setting<'a> {
    /// Level of the page's heading, 1 to 6.
    pub level: u8,
    /// Title above the errors.
    pub errors: &'a Words,
    /// What opens the reason for a question.
    pub why: &'a Words,
}

/// Draws a page as the only content of `root`'s `form`.
pub fn page(pen: &Pen, form: &Element, page: &Page, setting: &Setting) -> Result {
    set(form, "data-kind", page.kind.name())?;
    set(form, "data-page", &page.id)?;
    for action in page.actions.iter().filter(|action| action.value == "back") {
        button(pen, form, action, "back")?;
    }
    errors(pen, form, page, setting)?;
    let place = field::heading(pen, form, page, setting.level)?;
    for section in &page.sections {
        section::draw(pen, form, section, setting.level.saturating_add(1))?;
    }
    field::all(pen, form, page, place)?;
    why(pen, form, page, setting)?;
    let bar = pen.put(form, "div", "actions")?;
    for action in page.actions.iter().filter(|action| action.value != "back") {
        button(pen, &bar, action, "")?;
    }
    Ok(())
}

/// What has to be put right, each with the way to its field. Focus goes here.
fn errors(pen: &Pen, form: &Element, page: &Page, setting: &Setting) -> Result {
    if page.errors.is_empty() {
        return Ok(());
    }
    let summary = pen.put(form, "div", "errors")?;
    set(&summary, "role", "group")?;
    set(&summary, "tabindex", "-1")?;
    set(&summary, "aria-labelledby", "errors")?;
    let title = pen.put(&summary, "p", "title")?;
    set(&title, "id", "errors")?;
    pen.write(&title, setting.errors)?;
    let list = pen.put(&summary, "ul", "")?;
    for error in &page.errors {
        let item = pen.put(&list, "li", "")?;
        let link = pen.put(&item, "a", "")?;
        set(&link, "href", "#")?;
        set(&link, "data-go", &error.field)?;
        pen.write(&link, &error.words)?;
    }
    Ok(())
}

fn why(pen: &Pen, form: &Element, page: &Page, setting: &Setting) -> Result {
    if page.why.is_empty() {
        return Ok(());
    }
    let more = pen.put(form, "details", "why")?;
    pen.say(&more, "summary", "", setting.why)?;
    pen.say(&more, "p", "", &page.why)
}

/// A button. Only the first primary one submits the form, so that Enter never means "back".
fn button(pen: &Pen, parent: &Element, action: &Action, class: &str) -> Result<Element> {
    let class = if class.is_empty() {
        action.weight.name()
    } else {
        class
    };
    let button = pen.put(parent, "button", class)?;
    let submits = action.weight == Weight::Primary;
    set(&button, "type", if submits { "submit" } else { "button" })?;
    set(&button, "data-action", &action.value)?;
    pen.write(&button, &action.words)?;
    Ok(button)
}
