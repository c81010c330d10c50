//! [`Screen`]: what one element shows. It draws the page of a check into the element's shadow root,
//! listens there, hands what was filled in to the check and draws the next page.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions};
use js_sys::{Array, Function};
use selfcheck_pages::page::Words;
use selfcheck_pages::problem::{self, Problem};
use selfcheck_pages::{Check, Input, Page};
use selfcheck_runtime::AnswerError;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, EventTarget};

use crate::draw::dom::{Element, put, write_text};
use crate::draw::{self, Setting};
use crate::load;

#[wasm_bindgen]
extern "C" {
    /// What a form holds, as an iterable of pairs.
    type FormData;

    #[wasm_bindgen(constructor)]
    fn new(form: &Element) -> FormData;

    /// A list in the document: of check boxes.
    #[wasm_bindgen(extends = Element)]
    type CheckBox;

    #[wasm_bindgen(method, getter)]
    fn checked(this: &CheckBox) -> bool;

    #[wasm_bindgen(method, setter)]
    fn set_checked(this: &CheckBox, checked: bool);

    /// A click: the second of a double click counts two.
    type Click;

    #[wasm_bindgen(method, getter)]
    fn detail(this: &Click) -> i32;

    #[wasm_bindgen(method, js_name = querySelectorAll)]
    fn find_all(this: &Element, selector: &str) -> JsValue;
}

/// The style sheet of the element, for a constructable style sheet that all elements share.
#[wasm_bindgen]
pub fn style() -> String {
    include_str!("../css/self-check.css").into()
}

/// What one element shows.
#[wasm_bindgen]
pub struct Screen {
    state: Rc<RefCell<State>>,
    /// Dropped with the screen, and with that no longer listening.
    _listeners: [EventListener; 3],
}

struct State {
    /// The one child of the shadow root; it carries language and direction.
    view: Element,
    check: Option<Check>,
    /// Languages that can be switched to.
    languages: Vec<String>,
    /// Level of a page's heading.
    level: u8,
    /// Asked for what only the class can do: `retry`, `language ar`.
    ask: Function,
}

#[wasm_bindgen]
impl Screen {
    /// A screen in an element's shadow root. `ask` is called with what only the class can do.
    #[wasm_bindgen(constructor)]
    pub fn new(root: JsValue, level: u8, ask: Function) -> Screen {
        let view = put(root.unchecked_ref(), "div", "view");
        let state = State {
            view,
            check: None,
            languages: Vec::new(),
            level,
            ask,
        };
        let state = Rc::new(RefCell::new(state));
        let listeners = ["submit", "click", "change"]
            .map(|event| listen(root.unchecked_ref::<EventTarget>(), event, &state));
        Screen {
            state,
            _listeners: listeners,
        }
    }

    /// Begins a check: the bytes of core and texts with the hashes they must have, the date of
    /// evaluation, the languages there are.
    ///
    /// # Errors
    /// The name of a problem.
    pub fn open(
        &self,
        core: &[u8],
        core_hash: &str,
        texts: &[u8],
        texts_hash: &str,
        today: &str,
        languages: Vec<String>,
    ) -> Result<(), JsValue> {
        let today = load::day(today)?;
        let (bundle, texts) = (
            load::bundle(core, core_hash)?,
            load::texts(texts, texts_hash)?,
        );
        let check = Check::new(bundle, texts, today, core_hash).map_err(|e| refused(&e))?;
        let mut state = self.state.borrow_mut();
        state.check = Some(check);
        state.languages = languages;
        // On first load the host page's focus is not ours to take.
        state.draw(false);
        Ok(())
    }

    /// Speaks another language; answers, and what is filled in, stay.
    ///
    /// # Errors
    /// The name of a problem.
    pub fn speak(&self, texts: &[u8], hash: &str) -> Result<(), JsValue> {
        let texts = load::texts(texts, hash)?;
        let mut state = self.state.borrow_mut();
        let filled_in = state.filled_in("");
        if let Some(check) = &mut state.check {
            check.keep(filled_in);
            check.set_language(texts);
        }
        state.draw(true);
        Ok(())
    }

    /// Shows why a check cannot go on, and a way on.
    pub fn trouble(&self, name: &str, language: &str, languages: Vec<String>) {
        let mut state = self.state.borrow_mut();
        let page = problem::page(Problem::named(name), language, &languages);
        let (language, direction) = problem::language(language);
        state.check = None;
        state.languages.clear();
        state.draw_page(&page, language, direction, false);
    }
}

impl State {
    /// Draws the page of the check.
    fn draw(&self, focus: bool) {
        if let Some(check) = &self.check {
            let texts = check.texts();
            self.draw_page(&check.page(), texts.language(), texts.direction(), focus);
        }
    }

    /// Draws a page; with `focus`, what has to be put right is in focus, else the heading.
    fn draw_page(&self, page: &Page, language: &str, direction: &str, focus: bool) {
        let view = &self.view;
        view.set("lang", language);
        view.set("dir", direction);
        view.clear();
        let form = put(view, "form", "");
        form.set("novalidate", "");
        form.set("autocomplete", "off");
        let say = |key| {
            self.check
                .as_ref()
                .map_or(Words::default(), |check| check.words(key))
        };
        let (errors, why) = (say("ui-errors"), say("ui-why-asked"));
        draw::page(
            &form,
            page,
            &Setting {
                level: self.level,
                errors: &errors,
                why: &why,
            },
        );
        self.draw_languages(language);
        if focus && let Some(place) = view.find(".errors, .heading") {
            place.focus();
        }
    }

    /// The languages there are, each in its own words.
    fn draw_languages(&self, current: &str) {
        if self.languages.len() < 2 {
            return;
        }
        let bar = put(&self.view, "div", "languages");
        for code in &self.languages {
            let button = put(&bar, "button", "link");
            button.set("type", "button");
            button.set("lang", code);
            button.set("data-action", &["language ", code].concat());
            if current.split('-').next() == code.split('-').next() {
                button.set("aria-current", "true");
            }
            write_text(&button, &problem::language_name(code));
        }
    }

    fn handle(&mut self, event: &Event) {
        let Some(target) = event.target() else { return };
        let target: &Element = target.unchecked_ref();
        match event.type_().as_str() {
            "submit" => {
                event.prevent_default();
                // Enter, or the button that goes on.
                if let Some(primary) = self.view.find("button[type=submit]") {
                    self.press(&primary);
                }
            }
            "click" => {
                if let Some(link) = target.closest("[data-go]") {
                    event.prevent_default();
                    self.go_to(&link.get("data-go").unwrap_or_default());
                } else if let Some(button) = target.closest("button[type=button]")
                    // The second half of a double click meets a page that was not there before it.
                    && event.unchecked_ref::<Click>().detail() < 2
                {
                    self.press(&button);
                }
            }
            _ => self.changed(target),
        }
    }

    /// "None of these" and the other choices exclude one another.
    fn changed(&self, target: &Element) {
        let chosen: &CheckBox = target.unchecked_ref();
        if target.closest("input[type=checkbox]").is_none() || !chosen.checked() {
            return;
        }
        let apart = target.get("data-apart").is_some();
        for other in Array::from(&self.view.find_all("input[type=checkbox]")).iter() {
            let other: CheckBox = other.unchecked_into();
            let excluded = apart || other.get("data-apart").is_some();
            if excluded && other.get("value") != target.get("value") {
                other.set_checked(false);
            }
        }
    }

    /// Does what a button asks for.
    fn press(&mut self, button: &Element) {
        let action = button.get("data-action").unwrap_or_default();
        if action == "retry" || action.starts_with("language ") {
            let _asked = self.ask.call1(&JsValue::NULL, &JsValue::from_str(&action));
            return;
        }
        let input = self.filled_in(&action);
        if let Some(check) = &mut self.check {
            check.submit(input);
        }
        self.draw(true);
    }

    /// What is filled in, and the button pressed.
    fn filled_in(&self, action: &str) -> Input {
        let mut entries = vec![("action".to_owned(), action.to_owned())];
        if let Some(form) = self.view.find("form") {
            for entry in Array::from(&FormData::new(&form)).iter() {
                let entry: &Array = entry.unchecked_ref();
                let text = |place| entry.get(place).as_string().unwrap_or_default();
                entries.push((text(0), text(1)));
            }
        }
        Input::new(entries)
    }

    /// Moves focus to the control of that name. Names are ours: no sign in them needs care.
    fn go_to(&self, name: &str) {
        if let Some(control) = self.view.find(&["input[name=", name, "]"].concat()) {
            control.focus();
        }
    }
}

/// Listens in the shadow root as long as the screen lives.
fn listen(root: &EventTarget, event: &'static str, state: &Rc<RefCell<State>>) -> EventListener {
    let state = Rc::clone(state);
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(root, event, options, move |event| {
        // An event raised while another is handled is not ours to act on.
        if let Ok(mut state) = state.try_borrow_mut() {
            state.handle(event);
        }
    })
}

/// Why a check could not begin.
fn refused(error: &AnswerError) -> JsValue {
    load::failed(match error.code {
        "A002" => Problem::TooEarly,
        _ => Problem::Date,
    })
}
