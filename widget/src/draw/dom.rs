//! [`Pen`]: the few things done to the document, so that each is imported once. Text is only ever
//! set as text, never read as HTML: a strict host with Trusted Types needs to grant nothing.

use selfcheck_pages::page::{PartKind, Words};
use wasm_bindgen::JsValue;
use web_sys::{Document, Element};

/// What the document answered, or why it would not.
pub type Result<T = ()> = core::result::Result<T, JsValue>;

/// Draws into one document.
pub struct Pen {
    document: Document,
}

impl Pen {
    /// A pen for the document that a root belongs to.
    pub fn new(document: Document) -> Pen {
        Pen { document }
    }

    /// A new element, not yet anywhere. A class may be empty.
    pub fn make(&self, tag: &str, class: &str) -> Result<Element> {
        let element = self.document.create_element(tag)?;
        if !class.is_empty() {
            element.set_attribute("class", class)?;
        }
        Ok(element)
    }

    /// A new element at the end of another.
    pub fn put(&self, parent: &Element, tag: &str, class: &str) -> Result<Element> {
        let element = self.make(tag, class)?;
        parent.append_with_node_1(&element)?;
        Ok(element)
    }

    /// A new element with words in it. Nothing, if there are no words.
    pub fn say(&self, parent: &Element, tag: &str, class: &str, words: &Words) -> Result {
        if words.is_empty() {
            return Ok(());
        }
        let element = self.put(parent, tag, class)?;
        self.write(&element, words)
    }

    /// Words at the end of an element. What was put into a sentence stands in `bdi`: a number or a
    /// label may run the other way. An identifier always runs left to right.
    pub fn write(&self, element: &Element, words: &Words) -> Result {
        for part in &words.parts {
            if part.kind == PartKind::Literal {
                element.append_with_str_1(&part.text)?;
                continue;
            }
            let inserted = self.put(element, "bdi", "")?;
            if part.kind == PartKind::Code {
                set(&inserted, "dir", "ltr")?;
            }
            inserted.append_with_str_1(&part.text)?;
        }
        Ok(())
    }
}

/// Sets an attribute.
pub fn set(element: &Element, name: &str, value: &str) -> Result {
    element.set_attribute(name, value)
}

/// Two texts and a hyphen between: ids and names.
pub fn joined(first: &str, second: &str) -> String {
    let mut text = String::with_capacity(first.len() + second.len() + 1);
    text.push_str(first);
    text.push('-');
    text.push_str(second);
    text
}
