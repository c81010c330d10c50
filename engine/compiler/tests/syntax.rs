//! What the parser makes of a script: shape, places, and that no text makes it panic.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::as_conversions,
    reason = "tests fail by panicking"
)]

use selfcheck_compiler::diagnostic::{Diagnostics, Span};
use selfcheck_compiler::syntax::{Block, Expr, ExprKind, Parser, Place, Reserved, Script};

fn shown(text: &str) -> (Script, Vec<String>) {
    let mut out = Diagnostics::default();
    let script =
        Parser::default().program(text, Place::file(0, text), &Reserved::language(), &mut out);
    let found = out
        .into_sorted()
        .into_iter()
        .map(|d| {
            let place = &text[d.span.start as usize..d.span.end as usize];
            format!("{} {place:?}: {}", d.code.text(), d.message)
        })
        .collect();
    (script, found)
}

fn at(text: &str, span: Span) -> &str {
    &text[span.start as usize..span.end as usize]
}

fn block(b: &Block) -> String {
    let lets: String = b
        .lets
        .iter()
        .map(|l| format!("{}={} ", l.name.value, tree(&l.value)))
        .collect();
    format!("{{{lets}{}}}", tree(&b.value))
}

fn list(items: &[Expr]) -> String {
    items.iter().map(|i| format!(" {}", tree(i))).collect()
}

fn tree(e: &Expr) -> String {
    match &e.kind {
        ExprKind::Bool(b) => b.to_string(),
        ExprKind::Number { digits, places } => format!("{digits}e-{places}"),
        ExprKind::Text(t) => format!("{t:?}"),
        ExprKind::List(items) => format!("[{}]", list(items).trim()),
        ExprKind::Name(n) => n.clone(),
        ExprKind::Field(of, name) => format!("(. {} {})", tree(of), name.value),
        ExprKind::Index(of, key) => format!("(at {} {})", tree(of), tree(key)),
        ExprKind::Call(name, items) => format!("({}{})", name.value, list(items)),
        ExprKind::Method(of, name, items) => {
            format!("(.{} {}{})", name.value, tree(of), list(items))
        }
        ExprKind::Closure(names, b) => {
            let names: Vec<&str> = names.iter().map(|n| n.value.as_str()).collect();
            format!("|{}|{}", names.join(","), block(b))
        }
        ExprKind::Unary(o, x) => format!("({o:?} {})", tree(x)),
        ExprKind::Binary(o, a, b) => format!("({} {} {})", o.sign(), tree(a), tree(b)),
        ExprKind::Range {
            from,
            to,
            inclusive,
        } => {
            format!(
                "({} {} {})",
                if *inclusive { "..=" } else { ".." },
                tree(from),
                tree(to)
            )
        }
        ExprKind::If(c, a, b) => format!("(if {} {} {})", tree(c), block(a), block(b)),
        ExprKind::Block(b) => block(b),
        ExprKind::Refused => "REFUSED".to_owned(),
    }
}

fn value(text: &str) -> (String, String) {
    let text = format!("let it = {text};");
    let (script, found) = shown(&text);
    assert_eq!(found, Vec::<String>::new(), "{text}");
    let value = &script.lets[0].value;
    (tree(value), at(&text, value.span).to_owned())
}

#[test]
fn expressions_have_the_shape_and_the_place_they_are_written_with() {
    for (text, shape) in [
        ("a + b * c", "(+ a (* b c))"),
        ("(a + b) * c", "(* (+ a b) c)"),
        ("a && (b || c) && d", "(&& (&& a (|| b c)) d)"),
        ("a.b.c.d(e).f", "(. (.d (. (. a b) c) e) f)"),
        (
            "param.x[a.b][c.d].step(1)",
            "(.step (at (at (. param x) (. a b)) (. c d)) 1e-0)",
        ),
        ("param[\"is\"]", "(at param \"is\")"),
        (
            "param.on(date(\"2026-01-01\")).x[k]",
            "(at (. (.on param (date \"2026-01-01\")) x) k)",
        ),
        ("a[b[c]].d", "(. (at a (at b c)) d)"),
        (
            "xs.filter(|p| p.age < param.x[p.k]).len()",
            "(.len (.filter xs |p|{(< (. p age) (at (. param x) (. p k)))}))",
        ),
        (
            "xs.any(|p| { let y = p.a; y in 1..=3 })",
            "(.any xs |p|{y=(. p a) (in y (..= 1e-0 3e-0))})",
        ),
        (
            "xs.any(|p| ys.all(|q| same(p, q) && z))",
            "(.any xs |p|{(.all ys |q|{(&& (same p q) z)})})",
        ),
        ("x in [\"a\", \"b\"]", "(in x [\"a\" \"b\"])"),
        ("!(x in 4..20)", "(Not (in x (.. 4e-0 20e-0)))"),
        ("x != 0.10", "(!= x 10e-2)"),
        ("-1", "-1e-0"),
        ("- (2)", "-2e-0"),
        ("-0.5 + -x", "(+ -5e-1 (Negate x))"),
        ("a - 1", "(- a 1e-0)"),
        (
            "if a { 1 } else if b { 2 } else { 3 }",
            "(if a {1e-0} {(if b {2e-0} {3e-0})})",
        ),
        ("{ let q = 1; q + 1 }", "{q=1e-0 (+ q 1e-0)}"),
        ("12345678901234567890.5", "123456789012345678905e-1"),
        ("net_income() + earned(p)", "(+ (net_income) (earned p))"),
        ("a || b == \"قلم\"", "(|| a (== b \"قلم\"))"),
        ("(a.b).c(1)", "(.c (. a b) 1e-0)"),
        ("(if a { xs } else { ys }).len()", "(.len (if a {xs} {ys}))"),
    ] {
        let (got, place) = value(text);
        assert_eq!(got, shape, "{text}");
        assert_eq!(place, text, "place of {text}");
    }
}

#[test]
fn functions_and_rules_are_read_with_their_places() {
    let text = "//! One.\n//! Two.\n\nfn of(p, q) { p + q }\nlet a = of(1, 2);\n\
                require(\"r\", a > 1).law(\"L12 3\").proof(\"id\").doubt(\"d\");\noffice(\"o\");\n\
                amount(\"m\", a).law(\"X\");";
    let (script, found) = shown(text);
    assert_eq!(found, Vec::<String>::new());
    assert_eq!(script.summary, "One.\nTwo.");
    assert_eq!(script.functions[0].name.value, "of");
    assert_eq!(at(text, script.functions[0].parameters[1].span), "q");
    assert_eq!(script.rules.len(), 3);
    let rule = &script.rules[0];
    assert_eq!(at(text, rule.id.span), "\"r\"");
    assert_eq!(rule.laws[0].value, "L12 3");
    assert_eq!(rule.proofs[0].value, "id");
    assert_eq!(rule.doubt.as_ref().unwrap().value, "d");
    assert!(at(text, rule.span).ends_with(".doubt(\"d\")"));
}

#[test]
fn deep_nesting_is_refused_and_does_not_overflow() {
    for (open, middle, close) in [
        ("(", "1", ")"),
        ("!", "a", ""),
        ("[", "1", "]"),
        ("a + ", "1", ""),
        ("a[", "1", "]"),
        ("f(", "1", ")"),
        ("xs.any(|p| ", "a", ")"),
        ("if a { 1 } else ", "{ 1 }", ""),
        ("{", "1", "}"),
        ("a.", "b", ""),
        ("#{a: ", "1", "}"),
    ] {
        let text = format!(
            "let it = {}{middle}{};",
            open.repeat(5000),
            close.repeat(5000)
        );
        let (_, found) = shown(&text);
        assert!(!found.is_empty(), "{open}");
    }
}
