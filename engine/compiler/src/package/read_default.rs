//! `default`: what outside suites take where they give nothing. Evaluation never reads it.

use super::figures::figure;
use super::toml_tree::{Kind, Node};
use super::{Bound, TypeDecl};
use crate::diagnostic::{Code, Diagnostics, Spanned};

/// A `default`, of the declared type and within the bounds, as text; the options of a set of choices
/// between commas.
pub(super) fn default_of(
    node: &Node,
    ty: Option<&TypeDecl>,
    [min, max]: [&Option<Spanned<Bound>>; 2],
    out: &mut Diagnostics,
) -> Option<String> {
    let text = plain(node, out)?;
    match ty? {
        TypeDecl::Choices(options) => {
            let one = TypeDecl::Choice(options.clone());
            let chosen = match &node.kind {
                Kind::Array(items) => items.as_slice(),
                _ => std::slice::from_ref(node),
            };
            let nothing = matches!(&node.kind, Kind::Text(text, _) if text.is_empty());
            if !nothing && !chosen.iter().all(|item| figure(item, &one, out).is_some()) {
                return None;
            }
        }
        ty => {
            let value = figure(node, ty, out)?;
            let within =
                |bound: &Option<Spanned<Bound>>, fits: fn(&i128, &i128) -> bool| match bound {
                    Some(Spanned {
                        value: Bound::Value(bound),
                        ..
                    }) => fits(&value, bound),
                    _ => true,
                };
            if !within(min, i128::ge) || !within(max, i128::le) {
                let message = "`default` is not between `min` and `max`";
                let help = "correct the figure, or the declared bound";
                out.report(Code::OutsideBounds, node.span, message, "", help);
                return None;
            }
        }
    }
    Some(text)
}

fn plain(node: &Node, out: &mut Diagnostics) -> Option<String> {
    match &node.kind {
        Kind::Array(items) => {
            let items: Option<Vec<String>> = items.iter().map(|item| plain(item, out)).collect();
            items.map(|items| items.join(","))
        }
        Kind::Text(text, _) | Kind::Number(text) => Some(text.clone()),
        Kind::Bool(value) => Some(value.to_string()),
        Kind::Date(day) => Some(selfcheck_runtime::date::Day(*day).iso()),
        other => {
            let message = format!("`default` is {}, and one value is needed", other.word());
            out.report(Code::WrongField, node.span, message, "", "write one value");
            None
        }
    }
}
