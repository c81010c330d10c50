//! Which functions a WebAssembly module spends its bytes on, and in which parts of the source.
//!
//! What the compiler inlined counts for the function it ended up in.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use wasmparser::{KnownCustom, Name, Parser, Payload, TypeRef};

use super::report::grouped;
use crate::failure::{Failure, Result};

/// A function and the bytes of its body.
#[derive(Clone, Debug, Eq, PartialEq)]
struct Function {
    name: String,
    bytes: usize,
}

/// Lists the parts of the source by size, then the `most` largest functions.
pub fn lines(module: &Path, most: usize) -> Result<Vec<String>> {
    let bytes = fs::read(module).map_err(Failure::file("read", module))?;
    let mut functions = read(&bytes)
        .map_err(|error| Failure::Advice(format!("cannot read `{}`: {error}", module.display())))?;
    functions.sort_by(|one, other| {
        other
            .bytes
            .cmp(&one.bytes)
            .then_with(|| one.name.cmp(&other.name))
    });

    let mut lines = vec!["by part of the source:".to_owned()];
    lines.extend(
        parts(&functions)
            .into_iter()
            .map(|(part, bytes)| row(&part, bytes)),
    );
    lines.push(String::new());
    lines.push("the largest functions:".to_owned());
    let largest = functions.iter().take(most);
    lines.extend(largest.map(|function| row(&function.name, function.bytes)));
    Ok(lines)
}

fn row(name: &str, bytes: usize) -> String {
    let short: String = name.chars().take(120).collect();
    format!("{:>9}  {short}", grouped(bytes))
}

/// The functions with a body, in the module's order. Without a name section they have numbers.
fn read(bytes: &[u8]) -> std::result::Result<Vec<Function>, wasmparser::BinaryReaderError> {
    let mut imported: u32 = 0;
    let mut bodies = Vec::new();
    let mut names = BTreeMap::new();
    for payload in Parser::new(0).parse_all(bytes) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    if matches!(import?.ty, TypeRef::Func(_) | TypeRef::FuncExact(_)) {
                        imported = imported.saturating_add(1);
                    }
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(body.range().len()),
            Payload::CustomSection(section) => {
                if let KnownCustom::Name(subsections) = section.as_known() {
                    for subsection in subsections {
                        if let Name::Function(functions) = subsection? {
                            for naming in functions {
                                let naming = naming?;
                                names.insert(naming.index, readable(naming.name));
                            }
                        }
                    }
                }
            }
            _ => {}
        }
    }
    let name = |index: u32| {
        names
            .get(&index)
            .cloned()
            .unwrap_or_else(|| format!("#{index}"))
    };
    let numbered = (imported..).zip(bodies);
    Ok(numbered
        .map(|(index, bytes)| Function {
            name: name(index),
            bytes,
        })
        .collect())
}

/// A symbol as it stands in the source, without the hash.
fn readable(symbol: &str) -> String {
    format!("{:#}", rustc_demangle::demangle(symbol))
}

/// Sums by part, largest first.
fn parts(functions: &[Function]) -> Vec<(String, usize)> {
    let mut sums: BTreeMap<String, usize> = BTreeMap::new();
    for function in functions {
        let sum = sums.entry(part(&function.name)).or_default();
        *sum = sum.saturating_add(function.bytes);
    }
    let mut sums: Vec<(String, usize)> = sums.into_iter().collect();
    sums.sort_by_key(|(_, bytes)| std::cmp::Reverse(*bytes));
    sums
}

/// The part of the source a function belongs to: crate and module for ours, the crate for others.
fn part(name: &str) -> String {
    let path = name
        .trim_start_matches(['<', '&', '*', '(', '['])
        .trim_start_matches("mut ");
    let end = |from: &str| {
        from.find(|at: char| !at.is_ascii_alphanumeric() && at != '_')
            .unwrap_or(from.len())
    };
    let (first, rest) = path.split_at(end(path));
    if !first.starts_with("selfcheck") {
        return if rest.starts_with("::") {
            first.to_owned()
        } else {
            "other".to_owned()
        };
    }
    let module = rest.strip_prefix("::").unwrap_or_default();
    let (module, _) = module.split_at(end(module));
    if module.is_empty() {
        first.to_owned()
    } else {
        format!("{first}::{module}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One imported function, then two with bodies of two and four bytes, the second named `b`.
    const MODULE: &[u8] = b"\0asm\x01\0\0\0\
        \x01\x04\x01\x60\0\0\
        \x02\x07\x01\x01m\x01i\0\0\
        \x03\x03\x02\0\0\
        \x0a\x09\x02\x02\0\x0b\x04\0\x01\x01\x0b\
        \0\x0b\x04name\x01\x04\x01\x02\x01b";

    #[test]
    fn bodies_get_their_names_past_the_imports() {
        let functions = read(MODULE).unwrap();
        let function = |name: &str, bytes| Function {
            name: name.to_owned(),
            bytes,
        };
        assert_eq!(functions, [function("#1", 2), function("b", 4)]);
    }

    #[test]
    fn what_is_no_module_is_an_error() {
        assert!(read(b"not a module").is_err());
    }

    #[test]
    fn a_function_belongs_to_our_module_or_to_the_others_crate() {
        for (name, expected) in [
            (
                "selfcheck_runtime::evaluate::run::run",
                "selfcheck_runtime::evaluate",
            ),
            (
                "<selfcheck_pages::check::Check>::page",
                "selfcheck_pages::check",
            ),
            (
                "<serde_wasm_bindgen::de::Deserializer as x>::y::<selfcheck_runtime::z>",
                "serde_wasm_bindgen",
            ),
            ("<&mut core::fmt::Formatter>::write", "core"),
            ("trial_new", "other"),
            ("selfcheck_widget", "selfcheck_widget"),
        ] {
            assert_eq!(part(name), expected, "{name}");
        }
    }

    #[test]
    fn parts_add_up_and_the_largest_comes_first() {
        let function = |name: &str, bytes| Function {
            name: name.to_owned(),
            bytes,
        };
        let functions = [
            function("core::a", 1),
            function("alloc::b", 5),
            function("core::c", 2),
        ];
        assert_eq!(
            parts(&functions),
            [("alloc".to_owned(), 5), ("core".to_owned(), 3)]
        );
    }
}
