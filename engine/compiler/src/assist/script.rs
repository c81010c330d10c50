//! What may stand at a place of a script: looked for backwards over the tokens before it, for what
//! comes after is not written yet.

use super::item::{Item, ItemKind};
use super::items::Maker;
use super::things::Thing;
use super::tokens::{Language, Sort, Token, is_word, scan, word_around};
use crate::package::{ShapeDecl, TypeDecl};

/// What a text of the language is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Script {
    /// `criteria.rhai`
    Program,
    /// `results.rhai`
    Results,
    /// An expression in a TOML file.
    Expression,
}

/// What may stand at a byte of a text, and where the word there starts and ends.
///
/// `own` is the group whose name stands for one of it: the one that a fact of `facts.toml` is about.
pub fn items(
    maker: &Maker,
    text: &str,
    at: usize,
    script: Script,
    own: &str,
) -> ((usize, usize), Vec<Item>) {
    let mut place = word_around(text, at, is_word);
    let before = scan(text.get(..place.0).unwrap_or_default(), Language::Script);
    let here = Here {
        maker,
        tokens: before
            .iter()
            .copied()
            .filter(|token| !matches!(token.sort, Sort::Line | Sort::Comment))
            .collect(),
        script,
        own,
    };
    if before
        .last()
        .is_some_and(|token| token.sort == Sort::Comment && token.open)
    {
        return (place, Vec::new());
    }
    if let Some(open) = before
        .last()
        .filter(|token| token.sort == Sort::Text && token.open)
    {
        let inside = open.start + open.quote;
        // A text is put in whole, up to its quote; of a law the key alone.
        let written = text.get(inside..place.0).unwrap_or_default();
        if written.contains(' ') {
            return (place, Vec::new());
        }
        let belongs = |c: char| is_word(c) || matches!(c, '-' | '.' | '/');
        let (_, end) = word_around(text, at, belongs);
        place = (inside, end);
        return (place, here.in_quotes());
    }
    (place, here.outside(text))
}

/// The tokens before a place.
pub(super) struct Here<'a, 'm> {
    pub(super) maker: &'m Maker<'a>,
    pub(super) tokens: Vec<Token<'m>>,
    pub(super) script: Script,
    pub(super) own: &'m str,
}

impl Here<'_, '_> {
    pub(super) fn token(&self, index: usize) -> Option<&Token<'_>> {
        self.tokens.get(index)
    }

    pub(super) fn is(&self, index: Option<usize>, text: &str) -> bool {
        index
            .and_then(|index| self.token(index))
            .is_some_and(|token| token.is(text))
    }

    pub(super) fn word(&self, index: Option<usize>) -> Option<&str> {
        let token = self.token(index?)?;
        (token.sort == Sort::Word).then_some(token.text)
    }

    /// Where the bracket opens that closes at a place.
    pub(super) fn opening(&self, close: usize) -> Option<usize> {
        let mut depth = 0_u32;
        for index in (0..=close).rev() {
            match self.token(index)?.text {
                _ if self.token(index)?.sort != Sort::Sign => {}
                ")" | "]" | "}" => depth += 1,
                "(" | "[" | "{" => {
                    depth = depth.checked_sub(1)?;
                    if depth == 0 {
                        return Some(index);
                    }
                }
                _ => {}
            }
        }
        None
    }

    /// Where the bracket opens in which a place is.
    fn around(&self, place: usize) -> Option<usize> {
        let mut index = place;
        while let Some(before) = index.checked_sub(1) {
            let token = self.token(before)?;
            match token.text {
                _ if token.sort != Sort::Sign => index = before,
                ")" | "]" | "}" => index = self.opening(before)?,
                "(" | "[" | "{" => return Some(before),
                ";" => return None,
                _ => index = before,
            }
        }
        None
    }

    /// In the quotes of a text that is the last token.
    fn in_quotes(&self) -> Vec<Item> {
        let Some(text) = self.tokens.len().checked_sub(1) else {
            return Vec::new();
        };
        let Some(before) = text.checked_sub(1) else {
            return Vec::new();
        };
        if self.is(Some(before), "==") || self.is(Some(before), "!=") {
            return before
                .checked_sub(1)
                .map_or_else(Vec::new, |end| self.options(end));
        }
        let Some(open) = self.around(text) else {
            return Vec::new();
        };
        if self.is(Some(open), "[") {
            return match open.checked_sub(1) {
                Some(word) if self.is(Some(word), "in") => word
                    .checked_sub(1)
                    .map_or_else(Vec::new, |end| self.options(end)),
                Some(end) => self.keys_of(end),
                None => Vec::new(),
            };
        }
        let called = open.checked_sub(1);
        let chained = self.is(open.checked_sub(2), ".");
        match self.word(called) {
            Some("law") if chained => self.maker.sources(),
            Some("proof") if chained => self.maker.documents(),
            Some("doubt") if chained => self.maker.keys_of_texts("doubt-", self.maker.program()),
            Some("contains") if chained => open
                .checked_sub(3)
                .map_or_else(Vec::new, |end| self.options(end)),
            Some("eligible" | "receives") => self.maker.programs(),
            Some("round") if self.is(Some(before), ",") => {
                self.maker.words("modes", ItemKind::Value)
            }
            _ => Vec::new(),
        }
    }

    /// Options of what ends at a token.
    fn options(&self, end: usize) -> Vec<Item> {
        match self.thing(end, 0) {
            Thing::Fact(path) | Thing::Result(path) => self.maker.options(&path),
            Thing::Figure(name) => self.maker.options(&format!("param.{name}")),
            _ => Vec::new(),
        }
    }

    /// Options of the first key of the table that ends at a token.
    fn keys_of(&self, end: usize) -> Vec<Item> {
        let Thing::Figure(name) = self.thing(end, 0) else {
            return Vec::new();
        };
        let mut parameters = self.maker.package().parameters.iter();
        let keys = parameters
            .find(|one| one.name.value == name)
            .map(|one| &one.shape);
        match keys {
            Some(ShapeDecl::Cells(keys)) => keys
                .first()
                .map_or_else(Vec::new, |key| self.maker.options(&key.value)),
            _ => Vec::new(),
        }
    }

    fn outside(&self, text: &str) -> Vec<Item> {
        let Some(last) = self.tokens.len().checked_sub(1) else {
            return self.start(text);
        };
        let Some(token) = self.token(last) else {
            return Vec::new();
        };
        let starts = matches!(token.text, ";" | "{" | "}") && token.sort == Sort::Sign;
        match (token.sort, token.text) {
            (Sort::Sign, ".") => last
                .checked_sub(1)
                .map_or_else(Vec::new, |end| self.after_point(&self.thing(end, 0))),
            (Sort::Sign, ";") if self.around(last).is_none() => self.start(text),
            (Sort::Sign, "}") if self.around(last + 1).is_none() => self.start(text),
            (Sort::Sign, "|") if self.closure_bar(last) => Vec::new(),
            (Sort::Word, "let" | "fn" | "const") => Vec::new(),
            (Sort::Word, "if" | "else" | "in" | "return") => self.expression(text),
            (Sort::Word | Sort::Text, _) | (Sort::Sign, ")" | "]") => {
                self.maker.words("operators", ItemKind::Keyword)
            }
            _ => {
                let mut list = self.expression(text);
                if starts {
                    list.extend(self.maker.word("statements", "let", ItemKind::Keyword));
                }
                list
            }
        }
    }

    /// Whether a bar opens the names of a closure.
    fn closure_bar(&self, bar: usize) -> bool {
        self.is(bar.checked_sub(1), "(")
    }

    fn start(&self, text: &str) -> Vec<Item> {
        match self.script {
            Script::Expression => self.expression(text),
            Script::Results => self.maker.words("statements", ItemKind::Keyword),
            Script::Program => {
                let mut list = self.maker.words("verbs", ItemKind::Keyword);
                list.extend(self.maker.words("statements", ItemKind::Keyword));
                list
            }
        }
    }

    /// Names that an expression may start with.
    fn expression(&self, text: &str) -> Vec<Item> {
        let maker = self.maker;
        let package = maker.package();
        let mut list = self.declared(text);
        list.extend(maker.words("names", ItemKind::Keyword));
        list.extend(maker.units());
        list.extend(maker.groups());
        list.extend(package.results.iter().map(|result| maker.result(result)));
        list.extend(maker.words("functions", ItemKind::Function));
        list.extend(maker.words("keywords", ItemKind::Keyword));
        list
    }

    /// Names that the script declares: `let`s above, closures around, functions anywhere.
    fn declared(&self, text: &str) -> Vec<Item> {
        let mut names: Vec<(String, ItemKind)> = Vec::new();
        let open: Vec<usize> = self.around_all(self.tokens.len()).collect();
        for index in (0..self.tokens.len()).rev() {
            let Some(name) = self.word(Some(index)) else {
                continue;
            };
            let let_name = self.is(index.checked_sub(1), "let")
                && self.is(Some(index + 1), "=")
                && (index..self.tokens.len()).any(|at| self.is(Some(at), ";"))
                && self
                    .around_all(index)
                    .next()
                    .is_none_or(|block| open.contains(&block));
            let closure = self.is(index.checked_sub(1), "|")
                && self.is(Some(index + 1), "|")
                && index
                    .checked_sub(2)
                    .is_some_and(|bracket| open.contains(&bracket));
            if let_name || closure {
                names.push((name.to_owned(), ItemKind::Name));
            }
        }
        names.extend(
            self.parameters_around()
                .into_iter()
                .map(|name| (name, ItemKind::Name)),
        );
        let all = scan(text, Language::Script);
        for pair in all.windows(2) {
            if let [keyword, name] = pair
                && keyword.is("fn")
                && self.script == Script::Program
            {
                names.push((format!("{}()", name.text), ItemKind::Name));
            }
        }
        let mut seen = std::collections::BTreeSet::new();
        names.retain(|(name, _)| seen.insert(name.clone()));
        let detail = super::words::say("here", self.maker.language(), &[]);
        let item = |(name, kind): (String, ItemKind)| {
            let mut item = self.maker.named(&name, kind, detail.clone(), None);
            item.insert = name.replace("()", "(");
            item
        };
        names.into_iter().map(item).collect()
    }

    /// Parameters of the function in which the end is.
    fn parameters_around(&self) -> Vec<String> {
        let mut inside = self.around_all(self.tokens.len());
        let head = inside
            .find(|bracket| self.is(Some(*bracket), "{") && self.is(bracket.checked_sub(1), ")"));
        let Some(close) = head.and_then(|head| head.checked_sub(1)) else {
            return Vec::new();
        };
        let Some(open) = self.opening(close) else {
            return Vec::new();
        };
        if !self.is(open.checked_sub(2), "fn") {
            return Vec::new();
        }
        (open..close)
            .filter_map(|index| self.word(Some(index)))
            .map(str::to_owned)
            .collect()
    }

    /// Brackets that are open at a place, the innermost first; statements end none of them.
    pub(super) fn around_all(&self, place: usize) -> impl Iterator<Item = usize> + '_ {
        let mut depth = 0_u32;
        (0..place).rev().filter(move |index| {
            let Some(token) = self.token(*index).filter(|token| token.sort == Sort::Sign) else {
                return false;
            };
            match token.text {
                ")" | "]" | "}" => depth += 1,
                "(" | "[" | "{" if depth == 0 => return true,
                "(" | "[" | "{" => depth -= 1,
                _ => {}
            }
            false
        })
    }

    fn after_point(&self, thing: &Thing) -> Vec<Item> {
        let maker = self.maker;
        match thing {
            Thing::Figures => {
                let mut list = maker.parameters();
                list.extend(maker.word("figures", "on", ItemKind::Function));
                list
            }
            Thing::Figure(name) => {
                let mut parameters = maker.package().parameters.iter();
                let shape = parameters
                    .find(|one| one.name.value == *name)
                    .map(|one| &one.shape);
                let method = match shape {
                    Some(ShapeDecl::Steps(_)) => "step",
                    Some(ShapeDecl::Marginal(_)) => "marginal",
                    _ => return Vec::new(),
                };
                maker
                    .word("figures", method, ItemKind::Function)
                    .into_iter()
                    .collect()
            }
            Thing::Whole(unit) => maker.of_unit(unit),
            Thing::One(about) => maker.of_element(about),
            Thing::Many(_) | Thing::Numbers => maker.words("list", ItemKind::Function),
            Thing::Fact(path) => match self.type_of(path) {
                Some(TypeDecl::Choices(_)) => maker.words("choices", ItemKind::Function),
                _ => Vec::new(),
            },
            Thing::Result(_) => Vec::new(),
            Thing::Rule => maker.words("chain", ItemKind::Function),
            // Most often a name for somebody that is told nowhere.
            Thing::Unknown => maker.of_element("person"),
        }
    }
}
