//! What suites and benchmarks run besides what citizens download (feature `testing`): a check by
//! itself and outcomes from answers, in a JavaScript engine without a document. Everything comes back as
//! canonical JSON, to be compared with what the same sources give natively.

use std::rc::Rc;

use js_sys::Array;
use selfcheck_pages::problem::Problem;
use selfcheck_pages::{Check, Input, json};
use selfcheck_runtime::date::Day;
use selfcheck_runtime::ids::Subject;
use selfcheck_runtime::session::Answers;
use selfcheck_runtime::session::{Given, Provenance};
use selfcheck_runtime::{Bundle, Session};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

use crate::load;

/// A check without a screen. The element has its own.
#[wasm_bindgen(js_name = Check)]
pub struct Bare {
    check: Check,
}

#[wasm_bindgen(js_class = Check)]
impl Bare {
    /// A check from the bytes of core and texts, the hashes they must have and a date of
    /// evaluation.
    ///
    /// # Errors
    /// The name of a problem.
    #[wasm_bindgen(constructor)]
    pub fn new(
        core: &[u8],
        core_hash: &str,
        texts: &[u8],
        texts_hash: &str,
        today: &str,
    ) -> Result<Bare, JsValue> {
        let today = load::day(today).map_err(failed)?;
        let (bundle, texts) = (
            load::bundle(core, core_hash).map_err(failed)?,
            load::texts(texts, texts_hash).map_err(failed)?,
        );
        let check = Check::new(bundle, texts, today, core_hash);
        check
            .map(|check| Bare { check })
            .map_err(|error| JsValue::from_str(error.code))
    }

    /// Hands in what was filled in: `[name, value]` pairs, the button as `action`.
    pub fn submit(&mut self, entries: &Array) {
        let entries = entries.iter().filter_map(|entry| {
            let entry: Array = entry.dyn_into().ok()?;
            Some((entry.get(0).as_string()?, entry.get(1).as_string()?))
        });
        self.check.submit(Input::new(entries));
    }

    /// The page as canonical JSON.
    pub fn page(&self) -> String {
        json::page(&self.check.page())
    }

    /// Outcomes and questions as canonical JSON.
    pub fn outcome(&self) -> String {
        self.check.outcome_json()
    }

    /// Speaks another language from now on.
    ///
    /// # Errors
    /// The name of a problem.
    pub fn speak(&mut self, texts: &[u8], hash: &str) -> Result<(), JsValue> {
        let texts = load::texts(texts, hash).map_err(failed)?;
        self.check.set_language(texts);
        Ok(())
    }
}

/// Outcomes from answers, one household after another.
#[wasm_bindgen]
pub struct Evaluator {
    bundle: Rc<Bundle>,
}

#[wasm_bindgen]
impl Evaluator {
    /// From the bytes of a core and the hash they must have.
    ///
    /// # Errors
    /// The name of a problem.
    #[wasm_bindgen(constructor)]
    pub fn new(core: &[u8], core_hash: &str) -> Result<Evaluator, JsValue> {
        Ok(Evaluator {
            bundle: load::bundle(core, core_hash).map_err(failed)?,
        })
    }

    /// Outcomes and questions as canonical JSON; if the answers are not accepted, the codes of what
    /// is wrong with them. The answers are an object of the form of [`Answers`].
    pub fn outcome(&self, today: &str, answers: JsValue) -> String {
        match self.session(today, answers) {
            Ok(session) => session.evaluate().json(),
            Err(codes) => codes,
        }
    }

    /// Loads the answers, then changes one of them so many times and evaluates every status and
    /// every amount anew each time. The result is how many statuses there were.
    pub fn repeat(&self, today: &str, answers: JsValue, times: u32) -> usize {
        let (Ok(mut session), Some(birth)) =
            (self.session(today, answers), self.bundle.fact("birth_date"))
        else {
            return 0;
        };
        let applicant = Subject::Of(session.applicant());
        let mut statuses = 0_usize;
        for time in 0..times {
            let born = if time % 2 == 0 {
                "1988-04-11"
            } else {
                "1988-04-12"
            };
            let given = Given::Text(born.into());
            if session
                .answer(birth, applicant, given, Provenance::default())
                .is_err()
            {
                return 0;
            }
            statuses = statuses.wrapping_add(decide(&session));
        }
        statuses
    }

    fn session(&self, today: &str, answers: JsValue) -> Result<Session, String> {
        let today = Day::parse(today).ok_or("no date")?;
        let answers: Answers =
            serde_wasm_bindgen::from_value(answers).map_err(|error| error.to_string())?;
        Session::from_answers(Rc::clone(&self.bundle), today, &answers).map_err(|errors| {
            let codes: Vec<&str> = errors.iter().map(|error| error.code).collect();
            codes.join(" ")
        })
    }
}

/// A problem as a suite gets it.
fn failed(problem: Problem) -> JsValue {
    JsValue::from_str(problem.name())
}

/// Every status and every amount.
fn decide(session: &Session) -> usize {
    let evaluation = session.evaluate();
    let mut statuses = 0_usize;
    let mut one = |program, who| {
        statuses = statuses.wrapping_add(usize::from(evaluation.status(program, who).is_some()));
        let _amounts = evaluation.amounts(program, who);
    };
    for (place, program) in (0_u32..).zip(&session.bundle().core().programs) {
        let id = selfcheck_runtime::ids::ProgramId(place);
        if program.unit == "person" {
            for slot in session.people() {
                one(id, selfcheck_runtime::ids::Who::Person(slot.id));
            }
        } else {
            one(id, selfcheck_runtime::ids::Who::Household);
        }
    }
    statuses
}
