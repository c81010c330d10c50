//! Texts that know whether they speak of a woman or a man, from answers that were given anyway.

use crate::walk::{Walk, home_of_six};

#[test]
fn arabic_says_her_work_and_his_where_an_answer_has_told_it_and_neither_where_none_has() {
    let mut walk = Walk::egypt("ar", "2026-03-20");
    sister(&mut walk);
    let story = walk.story();
    assert!(story.contains("الأخ أو الأخت"), "before it was told");
    for said in [
        "الأخت\n# ما عملها الآن؟",
        "الأخت\n# ما حالتها الاجتماعية الآن؟",
        "الأخت: ما عملها الآن؟",
    ] {
        assert!(story.contains(said), "{said}\n{story}");
    }
    // Who was not named among the women is a man, and nothing more was asked for it.
    assert!(story.contains("- الوالد\n"), "{story}");
    assert_eq!(story.matches("# من النساء بين هؤلاء؟").count(), 1);

    let mut walk = Walk::egypt("ar", "2026-03-20");
    home_of_six(&mut walk);
    let story = walk.story();
    assert!(story.contains("الزوج\n# ما عمله الآن؟"), "{story}");
    assert!(
        story.contains("الوالد أو الوالدة\n# ما عمل هذا الشخص الآن؟"),
        "{story}"
    );
}

/// A woman with her sister and her father, all old enough to work and too young for a pension.
fn sister(walk: &mut Walk) {
    walk.say(&[("answer", "family")]);
    walk.say(&[("day", "1"), ("month", "5"), ("year", "2001")]);
    walk.say(&[("relation", "sibling"), ("age", "29"), ("action", "add")]);
    walk.say(&[("relation", "parent"), ("age", "55"), ("action", "add")]);
    walk.say(&[("action", "enough")]);
    walk.answer(|page| {
        Some(match page.id.split(' ').next().unwrap_or("") {
            "family.kind" => vec!["other"],
            "person.work" => vec!["none"],
            "person.female" => vec!["0", "1"],
            "person.marital" => vec!["widowed"],
            "person.dependants" => vec!["no"],
            _ if page.kind.name() == "which" => vec!["none-of-these"],
            _ if page.kind.name() == "who" => vec!["nobody"],
            _ => return None,
        })
    });
}

#[test]
fn nothing_tells_it_unless_the_package_says_so() {
    let package = include_str!("../../../rules/egypt/package.toml");
    let (before, behind) = package.split_once("[sex.applicant]").unwrap();
    let (_, behind) = behind.split_once("\n\n").unwrap();
    let package = [before, behind].concat();
    let texts = include_str!("../../../rules/egypt/texts/en.ftl").replace(
        "    [you] What work do you do now?",
        "    [you] { $sex ->\n        [female] Her own work?\n        [male] His own work?\n       *[other] What work do you do now?\n    }",
    );
    assert!(texts.contains("Her own work?"));
    let story = |package: &str| {
        let others = [("package.toml", package), ("texts/en.ftl", &texts)];
        let mut walk = Walk::egypt_with("en", "2026-03-20", &others);
        home_of_six(&mut walk);
        walk.story()
    };
    let told = story(include_str!("../../../rules/egypt/package.toml"));
    assert!(told.contains("Her own work?"), "her husband is in the list");
    let untold = story(&package);
    assert!(untold.contains("What work do you do now?"));
    assert!(!untold.contains("own work?"));
}
