//! What may stand in a file of texts, and what a text says without its choices.

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};

use super::item::{Item, ItemKind};
use super::items::Maker;
use super::words::say;
use crate::texts::extent::{Key, keys};
use crate::texts::interface;
use crate::texts::needs::{Need, needs};
use crate::vocabulary::vocabulary;

/// What may stand at a byte of a file, and where the word there starts and ends.
pub fn items(maker: &Maker, text: &str, at: usize) -> ((usize, usize), Vec<Item>) {
    let line_start = text
        .get(..at)
        .and_then(|before| before.rfind('\n'))
        .map_or(0, |at| at + 1);
    let before = text.get(line_start..at).unwrap_or_default();
    let is_key = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    let (start, end) = super::tokens::word_around(text, at, is_key);
    let needs = needs_of(maker);
    let written = keys(text);
    let is_written = |key: &str| {
        written
            .iter()
            .any(|one| one.key == key && one.start != start)
    };
    let above = written
        .iter()
        .rev()
        .find(|one| one.start < line_start.max(1));
    let indented = before.starts_with([' ', '\t']);
    if before.trim_start().starts_with('#') {
        return ((start, end), Vec::new());
    }
    if !indented && before.chars().all(is_key) {
        let missing = needs
            .iter()
            .filter(|need| !need.key.contains('.') && !is_written(&need.key));
        let list = missing.map(|need| key_item(maker, need, &need.key, &written));
        return ((start, end), list.collect());
    }
    if indented && let Some(rest) = before.trim_start().strip_prefix('.') {
        let message = above.map(|one| one.key.split('.').next().unwrap_or_default());
        if let (Some(message), true) = (message, rest.chars().all(is_key)) {
            let missing = needs.iter().filter_map(|need| {
                let attribute = need.key.strip_prefix(message)?.strip_prefix('.')?;
                (!is_written(&need.key)).then(|| key_item(maker, need, attribute, &written))
            });
            return ((start, end), missing.collect());
        }
    }
    let dollar = text
        .get(..start)
        .is_some_and(|before| before.ends_with('$'));
    let open = text.get(..start.saturating_sub(1)).unwrap_or_default();
    if dollar && open.trim_end().ends_with(['{', '(']) {
        let here = written.iter().rev().find(|one| one.start <= at);
        let need = here.and_then(|one| needs.iter().find(|need| need.key == one.key));
        return ((start, end), variables(maker, need));
    }
    ((start, end), Vec::new())
}

/// The texts that the file's own place may hold.
fn needs_of(maker: &Maker) -> Vec<Need> {
    let mut all = needs(&vocabulary(maker.package()));
    if maker.program().is_none() {
        // The interface has words of its own: a package may say it otherwise.
        all.extend(interface::needs().iter().cloned().map(|need| Need {
            required: false,
            ..need
        }));
    }
    all.retain(|need| need.program.as_deref() == maker.program());
    all.sort_by_key(|need| (!need.required, need.key.starts_with("ui-")));
    all
}

fn key_item(maker: &Maker, need: &Need, label: &str, written: &[Key]) -> Item {
    let detail = match need.required {
        // The one at the cursor.
        _ if written.iter().any(|one| one.key == need.key) => String::new(),
        true => say("missing", maker.language(), &[]),
        false => say("optional", maker.language(), &[]),
    };
    Item {
        label: label.to_owned(),
        insert: format!("{label} = "),
        kind: ItemKind::TextKey,
        detail,
        documentation: maker
            .text(need.program.as_deref(), &need.key)
            .unwrap_or_default(),
    }
}

fn variables(maker: &Maker, need: Option<&Need>) -> Vec<Item> {
    let own = need
        .into_iter()
        .flat_map(|need| &need.args)
        .map(|(name, _)| name.as_str());
    let sexes = !maker.package().about.sex.is_empty();
    let all = own.chain(["reader"]).chain(sexes.then_some("sex"));
    all.filter_map(|name| maker.word("variables", name, ItemKind::Variable))
        .collect()
}

/// What a text says, each choice made as for everybody else, a value by its name. None where it
/// cannot be read.
#[must_use]
pub fn plain(words: &str) -> Option<String> {
    let source = format!("key = {words}\n");
    let resource = fluent_syntax::parser::parse_runtime(source.as_str()).ok()?;
    match resource.body.first()? {
        Entry::Message(message) => {
            let mut out = String::new();
            pattern(message.value.as_ref()?, &mut out);
            Some(out)
        }
        _ => None,
    }
}

fn pattern(of: &Pattern<&str>, out: &mut String) {
    for element in &of.elements {
        match element {
            PatternElement::TextElement { value } => out.push_str(value),
            PatternElement::Placeable { expression } => placeable(expression, out),
        }
    }
}

fn placeable(expression: &Expression<&str>, out: &mut String) {
    match expression {
        Expression::Select { variants, .. } => {
            if let Some(variant) = variants.iter().find(|variant| variant.default) {
                pattern(&variant.value, out);
            }
        }
        Expression::Inline(inline) => match inline {
            InlineExpression::StringLiteral { value }
            | InlineExpression::NumberLiteral { value } => out.push_str(value),
            InlineExpression::VariableReference { id } => out.push_str(&format!("${}", id.name)),
            InlineExpression::Placeable { expression } => placeable(expression, out),
            InlineExpression::MessageReference { id, .. }
            | InlineExpression::TermReference { id, .. }
            | InlineExpression::FunctionReference { id, .. } => out.push_str(id.name),
        },
    }
}
