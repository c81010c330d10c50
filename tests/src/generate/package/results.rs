//! Random results: a declaration, and the function that says how one comes to it.
//!
//! How expressions ask for them is in `generate/expressions/figures.rs`.

use crate::generate::draft::{Draft, Item};
use crate::generate::expressions::{Bound, ResultFn, Scope, Ty, Writer};

/// A result of a person or of the household, into the draft and into the vocabulary.
pub fn result(w: &mut Writer, draft: &mut Draft) {
    let person = w.rng.bool();
    let name = w.name(if person { "of" } else { "all" });
    let mut s = Scope {
        results: w.results.len(),
        ..Scope::default()
    };
    let parameter = if person {
        let p = w.name("p");
        s = s.with(&p, Bound::Person);
        s.closures = 1;
        p
    } else {
        String::new()
    };
    let of = if person { "person" } else { "household" };
    let unit = w.one(&["money/month", "money/year", "", "year"]);
    let (low, high) = (0, 5000);
    let body = w.number(&s, unit, 3);
    let (declared, text, ty) = if w.rarely(4) {
        let text = w.bool(&s, 3);
        (
            format!("{name} = {{ of = \"{of}\", type = \"bool\" }}"),
            text,
            Ty::Bool,
        )
    } else {
        let kind = if unit.starts_with("money") {
            format!("type = \"{unit}\"")
        } else if unit.is_empty() {
            "type = \"decimal\"".into()
        } else {
            format!("type = \"decimal\", unit = \"{unit}\"")
        };
        let declared =
            format!("{name} = {{ of = \"{of}\", {kind}, min = {low}, max = {high}, places = 2 }}");
        let ty = Ty::Num(unit, f64::from(low), f64::from(high), 2);
        (declared, format!("clamp({}, {low}, {high})", body.text), ty)
    };
    let function = format!("fn {name}({parameter}) {{\n    {text}\n}}\n");
    draft.results.push((Item::plain(declared), function));
    w.results.push(ResultFn { name, person, ty });
}
