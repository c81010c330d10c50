//! The few things done to the document, each imported once, and none of them able to fail: names
//! are ours and valid, and what the document refuses all the same is an exception. Text is only
//! ever set as text, never read as HTML: a strict host with Trusted Types needs to grant nothing.

use selfcheck_pages::page::{Part, Words};
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    /// An element of the document.
    pub type Element;

    #[wasm_bindgen(js_namespace = document, js_name = createElement)]
    fn create(tag: &str) -> Element;

    /// Sets an attribute.
    #[wasm_bindgen(method, js_name = setAttribute)]
    pub fn set(this: &Element, name: &str, value: &str);

    /// An attribute, if it is there.
    #[wasm_bindgen(method, js_name = getAttribute)]
    pub fn get(this: &Element, name: &str) -> Option<String>;

    #[wasm_bindgen(method)]
    fn append(this: &Element, child: &Element);

    #[wasm_bindgen(method, js_name = append)]
    fn append_text(this: &Element, text: &str);

    /// Takes everything out of it.
    #[wasm_bindgen(method, js_name = replaceChildren)]
    pub fn clear(this: &Element);

    /// The first element inside it that fits.
    #[wasm_bindgen(method, js_name = querySelector)]
    pub fn find(this: &Element, selector: &str) -> Option<Element>;

    /// It, or the nearest element around it, that fits.
    #[wasm_bindgen(method)]
    pub fn closest(this: &Element, selector: &str) -> Option<Element>;

    /// Moves focus to it.
    #[wasm_bindgen(method)]
    pub fn focus(this: &Element);
}

/// A new element at the end of another. A class may be empty.
pub fn put(parent: &Element, tag: &str, class: &str) -> Element {
    let element = create(tag);
    if !class.is_empty() {
        element.set("class", class);
    }
    parent.append(&element);
    element
}

/// A new element with words in it. Nothing, if there are no words.
pub fn say(parent: &Element, tag: &str, class: &str, words: &Words) {
    if !words.is_empty() {
        write(&put(parent, tag, class), words);
    }
}

/// Words at the end of an element. What was put into a sentence stands in `bdi`: a number or a
/// label may run the other way. An identifier always runs left to right.
pub fn write(element: &Element, words: &Words) {
    for part in words.parts() {
        let (text, code) = match part {
            Part::Literal(text) => {
                element.append_text(text);
                continue;
            }
            Part::Inserted(text) => (text, false),
            Part::Code(text) => (text, true),
        };
        let inserted = put(element, "bdi", "");
        if code {
            inserted.set("dir", "ltr");
        }
        inserted.append_text(text);
    }
}

/// Plain text at the end of an element.
pub fn write_text(element: &Element, text: &str) {
    element.append_text(text);
}

/// Two texts and a hyphen between: ids and names.
pub fn joined(first: &str, second: &str) -> String {
    [first, "-", second].concat()
}
