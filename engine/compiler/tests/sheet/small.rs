//! A small package, looked at closely: the guided start, and what an author may do to it.

use selfcheck_compiler::Compiled;
use selfcheck_compiler::diagnostic::Diagnostics;
use selfcheck_compiler::elaborate::Audience;
use selfcheck_compiler::package::Files;
use selfcheck_compiler::sheet::{Now, Unsettled, sheet, to_html};
use selfcheck_compiler::start::{Start, files};
use selfcheck_runtime::date::Day;

use super::{compiled, page, part};

/// The guided start after some words in its files have been exchanged for others.
fn start(audience: Audience, changes: &[(&str, &str, &str)]) -> (Compiled, Files) {
    let begun = Start {
        package: "first".to_owned(),
        program: "support".to_owned(),
        titles: Vec::new(),
        locales: ["en-US", "ar-EG", "ru-RU"].map(str::to_owned).into(),
        currency: "USD".to_owned(),
        today: Day::parse("2026-03-01").unwrap(),
    };
    let mut list: Vec<(String, String)> = files(&begun).unwrap();
    for (path, from, to) in changes {
        let (_, text) = list.iter_mut().find(|(known, _)| known == path).unwrap();
        assert!(text.contains(from), "`{from}` is not in {path}:\n{text}");
        *text = text.replace(from, to);
    }
    let bytes = list
        .into_iter()
        .map(|(path, text)| (path, text.into_bytes()));
    let mut found = Diagnostics::default();
    let files = Files::from_bytes(bytes.collect(), &mut found);
    compiled(files, found, audience)
}

#[test]
fn the_start_has_a_sheet_that_looks_like_this() {
    let page = page(&start(Audience::Public, &[]), "en");
    let body = page.split_once("<body>").unwrap().1;
    insta::assert_snapshot!("start-en", body);
}

#[test]
fn the_start_has_a_sheet_in_every_language_of_its_own_words() {
    let start = start(Audience::Public, &[]);
    for (language, heading) in [
        ("ar", "بيان القواعد"),
        ("en", "Rule sheet"),
        ("ru", "Перечень правил"),
    ] {
        let page = page(&start, language);
        assert!(
            page.contains(&format!("<h1>{heading}: <code")),
            "{language}"
        );
    }
}

#[test]
fn the_same_package_gives_the_same_page() {
    let once = page(&start(Audience::Public, &[]), "ar");
    assert_eq!(once, page(&start(Audience::Public, &[]), "ar"));
}

#[test]
fn what_an_author_writes_never_becomes_markup() {
    let hostile = "</title></style></pre><script>alert(1)</script><img src=x onerror=alert(1)>";
    let start = start(
        Audience::Public,
        &[
            ("package.toml", "The law's own title", hostile),
            ("support/en.ftl", "title = ", &format!("title = {hostile} ")),
            (
                "support/criteria.rhai",
                "// A name for",
                &format!("// {hostile} A name for"),
            ),
        ],
    );
    let page = page(&start, "en");
    assert!(page.contains("&lt;script&gt;alert(1)"), "it is shown");
    for markup in ["<script", "<img", "</style></pre>"] {
        assert!(!page.contains(markup), "{markup}");
    }
    assert_eq!(page.matches("</title>").count(), 1);
    assert_eq!(page.matches("</style>").count(), 1);
}

#[test]
fn only_addresses_of_pages_become_links() {
    let title = "{ title = \"The law's own title\"";
    let with = |url: &str| format!("{title}, url = \"{url}\"");
    let change = with("javascript:alert(1)");
    let start = start(Audience::Public, &[("package.toml", title, &change)]);
    let page = page(&start, "en");
    assert!(page.contains("javascript:alert(1)") && !page.contains("href=\"javascript"));
}

#[test]
fn a_confidential_figure_is_on_the_sheet_of_the_office_alone() {
    let secret = [
        (
            "parameters.toml",
            "income_limit = { ",
            "income_limit = { confidential = true, ",
        ),
        (
            "parameters.toml",
            "value = 1000, source = \"ACT\"",
            "value = 1000, source = \"ACT\", note = \"whispered\"",
        ),
    ];
    let public = page(&start(Audience::Public, &secret), "en");
    let shown = part(&public, "article", "figure-income_limit");
    assert!(
        shown.contains("confidential: kept by the office"),
        "{shown}"
    );
    assert!(!shown.contains("<table"), "{shown}");
    assert!(!public.contains("whispered"), "notes are kept too");
    let office = page(&start(Audience::Office, &secret), "en");
    let shown = part(&office, "article", "figure-income_limit");
    assert!(shown.contains("for the office only"), "{shown}");
    assert!(
        shown.contains("<table") && shown.contains("whispered"),
        "{shown}"
    );
}

#[test]
fn what_is_in_force_is_that_of_the_day() {
    let (compiled, files) = start(Audience::Public, &[]);
    let first = compiled.package.parameters.first().unwrap();
    let from = first.values.first().unwrap().from.value;
    let on = |day: i32| {
        let made = sheet(&compiled, &files, None, Some(Day(day))).unwrap();
        let rules = made.programs[0].groups[0].rules.clone();
        let used = rules.iter().flat_map(|rule| &rule.figures);
        let mut used = used.filter(|used| used.name[..] == link(&first.name.value));
        (used.next().unwrap().now.clone(), made)
    };
    let (before, made) = on(from - 1);
    assert!(matches!(before, Now::Nothing(Some(_))), "{before:?}");
    let unsettled = &made.programs[0].unsettled;
    assert!(
        matches!(unsettled[..], [Unsettled::Figure(..), ..]),
        "{unsettled:?}"
    );
    assert!(to_html(&made).contains("nothing published for this day: anything from"));
    let (after, made) = on(from);
    assert!(matches!(after, Now::Cell(_)), "{after:?}");
    assert!(made.programs[0].unsettled.is_empty());
}

fn link(name: &str) -> [selfcheck_compiler::sheet::Piece; 1] {
    let to = format!("figure-{name}");
    [selfcheck_compiler::sheet::Piece::Link(to, name.to_owned())]
}

#[test]
fn a_language_that_the_package_does_not_speak_is_refused_with_those_it_does() {
    let (compiled, files) = start(Audience::Public, &[]);
    for known in ["en", "en-US", "en-GB", "AR", "ru-RU"] {
        assert!(
            sheet(&compiled, &files, Some(known), None).is_ok(),
            "{known}"
        );
    }
    for unknown in ["fr", "", "e"] {
        let refused = sheet(&compiled, &files, Some(unknown), None).unwrap_err();
        let says = format!("there are no texts in the language `{unknown}`; there are: en, ar, ru");
        assert_eq!(refused.to_string(), says);
    }
}

#[test]
fn rules_of_one_verb_that_others_stand_between_are_told_to_belong_together() {
    let moved = [(
        "support/criteria.rhai",
        "require(\"income\"",
        "exclude(\"other\", false).law(\"ACT 4\");\nrequire(\"income\"",
    )];
    let words = ["en", "ar", "ru"].map(|language| format!("support/{language}.ftl"));
    let mut changes = moved.to_vec();
    for path in &words {
        changes.push((path, "rule-income", "rule-other = Other\nrule-income"));
    }
    let page = page(&start(Audience::Public, &changes), "en");
    assert!(page.contains("All of these must hold, together with those of this kind above"));
    assert!(page.contains("None of these may hold"));
}
