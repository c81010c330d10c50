//! [`Screen`]: what one element shows. It draws the page of a check into the element's shadow root,
//! listens there, hands what was filled in to the check and draws the next page.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions};
use js_sys::{Array, Function};
use selfcheck_pages::problem::{self, Problem};
use selfcheck_pages::{Check, Input, Page};
use selfcheck_runtime::AnswerError;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Element, Event, FormData, HtmlElement, HtmlFormElement, HtmlInputElement, MouseEvent,
    ShadowRoot,
};

use crate::draw::{self, Pen, Setting};
use crate::load;

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
    _listeners: Vec<EventListener>,
}

struct State {
    pen: Pen,
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

/// Where focus goes after drawing.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Focus {
    /// Where it is: the host page's focus is not ours to take.
    Leave,
    /// To what has to be put right, else to the heading.
    Page,
}

#[wasm_bindgen]
impl Screen {
    /// A screen in an element's shadow root. `ask` is called with what only the class can do.
    ///
    /// # Errors
    /// What the document says.
    #[wasm_bindgen(constructor)]
    pub fn new(root: ShadowRoot, level: u8, ask: Function) -> Result<Screen, JsValue> {
        let document = root.owner_document().ok_or(JsValue::NULL)?;
        let pen = Pen::new(document);
        let view = pen.make("div", "view")?;
        root.append_with_node_1(&view)?;
        let state = State {
            pen,
            view,
            check: None,
            languages: Vec::new(),
            level,
            ask,
        };
        let state = Rc::new(RefCell::new(state));
        let listeners = vec![
            listen(&root, "submit", &state, State::submitted),
            listen(&root, "click", &state, State::clicked),
            listen(&root, "change", &state, State::changed),
        ];
        Ok(Screen {
            state,
            _listeners: listeners,
        })
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
        let check = Check::new(bundle, texts, today, core_hash).map_err(refused)?;
        let mut state = self.state.borrow_mut();
        state.check = Some(check);
        state.languages = languages;
        state.draw(Focus::Leave)
    }

    /// Speaks another language; answers, and what is filled in, stay.
    ///
    /// # Errors
    /// The name of a problem.
    pub fn speak(&self, texts: &[u8], hash: &str) -> Result<(), JsValue> {
        let texts = load::texts(texts, hash)?;
        let mut state = self.state.borrow_mut();
        let filled_in = state.filled_in("")?;
        if let Some(check) = &mut state.check {
            check.keep(filled_in);
            check.set_language(texts);
        }
        state.draw(Focus::Page)
    }

    /// Shows why a check cannot go on, and a way on.
    ///
    /// # Errors
    /// What the document says.
    pub fn trouble(
        &self,
        name: &str,
        language: &str,
        languages: Vec<String>,
    ) -> Result<(), JsValue> {
        let mut state = self.state.borrow_mut();
        let page = problem::page(Problem::named(name), language, &languages);
        let (language, direction) = problem::language(language);
        state.check = None;
        state.languages = Vec::new();
        state.draw_page(&page, language, direction, Focus::Leave)
    }
}

impl State {
    /// Draws the page of the check.
    fn draw(&mut self, focus: Focus) -> Result<(), JsValue> {
        let Some(check) = &self.check else {
            return Ok(());
        };
        let page = check.page();
        let (language, direction) = (
            check.texts().language().to_owned(),
            check.texts().direction().to_owned(),
        );
        self.draw_page(&page, &language, &direction, focus)
    }

    fn draw_page(
        &self,
        page: &Page,
        language: &str,
        direction: &str,
        focus: Focus,
    ) -> Result<(), JsValue> {
        let view = &self.view;
        view.set_attribute("lang", language)?;
        view.set_attribute("dir", direction)?;
        view.replace_children_with_node_0();
        let form = self.pen.put(view, "form", "")?;
        form.set_attribute("novalidate", "")?;
        form.set_attribute("autocomplete", "off")?;
        let say = |key: &str| {
            self.check
                .as_ref()
                .map(|check| check.words(key))
                .unwrap_or_default()
        };
        let (errors, why) = (say("ui-errors"), say("ui-why-asked"));
        let setting = Setting {
            level: self.level,
            errors: &errors,
            why: &why,
        };
        draw::page(&self.pen, &form, page, &setting)?;
        self.draw_languages(language)?;
        if focus == Focus::Page {
            let place = view.query_selector(".errors, .heading")?;
            if let Some(place) = place {
                place.unchecked_into::<HtmlElement>().focus()?;
            }
        }
        Ok(())
    }

    /// The languages there are, each in its own words.
    fn draw_languages(&self, current: &str) -> Result<(), JsValue> {
        if self.languages.len() < 2 {
            return Ok(());
        }
        let bar = self.pen.put(&self.view, "div", "languages")?;
        for code in &self.languages {
            let button = self.pen.put(&bar, "button", "link")?;
            button.set_attribute("type", "button")?;
            button.set_attribute("lang", code)?;
            let mut action = String::from("language ");
            action.push_str(code);
            button.set_attribute("data-action", &action)?;
            if current.split('-').next() == code.split('-').next() {
                button.set_attribute("aria-current", "true")?;
            }
            button.append_with_str_1(&problem::language_name(code))?;
        }
        Ok(())
    }

    /// Enter, or the button that goes on.
    fn submitted(&mut self, event: &Event) -> Result<(), JsValue> {
        event.prevent_default();
        let primary = self.view.query_selector("button[type=submit]")?;
        let action = primary.and_then(|button| button.get_attribute("data-action"));
        self.act(&action.unwrap_or_default())
    }

    /// Any other button, or the way from an error to its field.
    fn clicked(&mut self, event: &Event) -> Result<(), JsValue> {
        let Some(target) = element_of(event) else {
            return Ok(());
        };
        if let Some(link) = target.closest("[data-go]")? {
            event.prevent_default();
            return self.go_to(&link.get_attribute("data-go").unwrap_or_default());
        }
        let Some(button) = target.closest("button[type=button]")? else {
            return Ok(());
        };
        // The second half of a double click meets a page that was not there before it.
        if event
            .dyn_ref::<MouseEvent>()
            .is_some_and(|mouse| mouse.detail() > 1)
        {
            return Ok(());
        }
        self.act(&button.get_attribute("data-action").unwrap_or_default())
    }

    /// "None of these" and the other choices exclude one another.
    fn changed(&mut self, event: &Event) -> Result<(), JsValue> {
        let Some(target) = element_of(event) else {
            return Ok(());
        };
        let Ok(chosen) = target.dyn_into::<HtmlInputElement>() else {
            return Ok(());
        };
        if chosen.type_() != "checkbox" || !chosen.checked() {
            return Ok(());
        }
        let apart = chosen.has_attribute("data-apart");
        let boxes = self.view.query_selector_all("input[type=checkbox]")?;
        for place in 0..boxes.length() {
            let Some(other) = boxes.get(place) else {
                continue;
            };
            let other: HtmlInputElement = other.unchecked_into();
            if (apart || other.has_attribute("data-apart")) && !other.is_same_node(Some(&chosen)) {
                other.set_checked(false);
            }
        }
        Ok(())
    }

    /// Does what a button asks for.
    fn act(&mut self, action: &str) -> Result<(), JsValue> {
        if action == "retry" || action.starts_with("language ") {
            return self
                .ask
                .call1(&JsValue::NULL, &JsValue::from_str(action))
                .map(drop);
        }
        let input = self.filled_in(action)?;
        let Some(check) = &mut self.check else {
            return Ok(());
        };
        check.submit(input);
        self.draw(Focus::Page)
    }

    /// What is filled in, and the button pressed.
    fn filled_in(&self, action: &str) -> Result<Input, JsValue> {
        let mut entries = vec![("action".to_owned(), action.to_owned())];
        if let Some(form) = self.view.query_selector("form")? {
            let data = FormData::new_with_form(&form.unchecked_into::<HtmlFormElement>())?;
            for entry in Array::from(&data).iter() {
                let entry: Array = entry.unchecked_into();
                if let (Some(name), Some(value)) =
                    (entry.get(0).as_string(), entry.get(1).as_string())
                {
                    entries.push((name, value));
                }
            }
        }
        Ok(Input::new(entries))
    }

    /// Moves focus to the control of that name.
    fn go_to(&self, name: &str) -> Result<(), JsValue> {
        let controls = self.view.query_selector_all("input")?;
        for place in 0..controls.length() {
            let Some(control) = controls.get(place) else {
                continue;
            };
            let control: HtmlInputElement = control.unchecked_into();
            if control.name() == name {
                return control.focus();
            }
        }
        Ok(())
    }
}

/// Listens in the shadow root as long as the screen lives.
fn listen(
    root: &ShadowRoot,
    event: &'static str,
    state: &Rc<RefCell<State>>,
    act: fn(&mut State, &Event) -> Result<(), JsValue>,
) -> EventListener {
    let state = Rc::clone(state);
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(root, event, options, move |event| {
        // An event raised while another is handled is not ours to act on.
        let Ok(mut state) = state.try_borrow_mut() else {
            return;
        };
        if act(&mut state, event).is_err() {
            // The document would not do as it was told. The class says so to the citizen.
            let broken = JsValue::from_str(Problem::Broken.name());
            let _told = state.ask.call1(&JsValue::NULL, &broken);
        }
    })
}

fn element_of(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// Why a check could not begin.
fn refused(error: AnswerError) -> JsValue {
    load::failed(match error.code {
        "A002" => Problem::TooEarly,
        _ => Problem::Date,
    })
}
