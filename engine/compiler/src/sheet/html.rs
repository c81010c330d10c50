//! Writing HTML by hand: elements, and texts with everything escaped that could become markup.
//!
//! The one place where characters become a page: nobody else writes `<`. Names of elements and
//! attributes are literals of the code; everything else is escaped.

use super::{Line, Piece};

/// A page being written.
#[derive(Debug, Default)]
pub struct Html {
    out: String,
}

/// Attributes of an element.
pub type Attributes<'a> = &'a [(&'static str, &'a str)];

impl Html {
    pub fn finish(self) -> String {
        self.out
    }

    /// What stands before the first element.
    pub fn doctype(&mut self) {
        self.out.push_str("<!doctype html>\n");
    }

    /// An element with what is in it.
    pub fn element(
        &mut self,
        name: &'static str,
        attributes: Attributes,
        fill: impl FnOnce(&mut Html),
    ) {
        self.open(name, attributes);
        fill(self);
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
        if is_block(name) {
            self.out.push('\n');
        }
    }

    /// An element that has nothing in it: `meta`.
    pub fn void(&mut self, name: &'static str, attributes: Attributes) {
        self.open(name, attributes);
        self.out.push('\n');
    }

    fn open(&mut self, name: &'static str, attributes: Attributes) {
        self.out.push('<');
        self.out.push_str(name);
        for (attribute, value) in attributes {
            self.out.push(' ');
            self.out.push_str(attribute);
            self.out.push_str("=\"");
            self.text(value);
            self.out.push('"');
        }
        self.out.push('>');
    }

    /// An element with one line in it.
    pub fn line_in(&mut self, name: &'static str, attributes: Attributes, line: &[Piece]) {
        self.element(name, attributes, |html| html.line(line));
    }

    /// Characters.
    pub fn text(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '&' => self.out.push_str("&amp;"),
                '<' => self.out.push_str("&lt;"),
                '>' => self.out.push_str("&gt;"),
                '"' => self.out.push_str("&quot;"),
                '\'' => self.out.push_str("&#39;"),
                '\0' => self.out.push('\u{fffd}'),
                _ => self.out.push(c),
            }
        }
    }

    /// The style of the page: ours, and closed by nothing in it.
    pub fn style(&mut self, css: &'static str) {
        self.open("style", &[]);
        self.out.push_str(css);
        self.out.push_str("</style>\n");
    }

    /// Pieces, each isolated that may run the other way.
    pub fn line(&mut self, line: &[Piece]) {
        for piece in line {
            match piece {
                Piece::Text(text) => self.text(text),
                Piece::Value(text) => self.element("bdi", &[], |html| html.text(text)),
                Piece::Foreign(language, text) => {
                    let attributes = [("lang", language.as_str()), ("dir", direction(language))];
                    self.element("span", &attributes, |html| html.text(text));
                }
                Piece::Code(text) => {
                    self.element("code", &[("dir", "ltr")], |html| html.text(text));
                }
                Piece::Link(to, text) => {
                    let to = ["#", to].concat();
                    self.element("a", &[("href", &to)], |html| {
                        html.element("code", &[("dir", "ltr")], |html| html.text(text));
                    });
                }
            }
        }
    }

    /// Lines with something between them.
    pub fn lines(&mut self, lines: &[Line], between: &str) {
        for (at, line) in lines.iter().enumerate() {
            if at > 0 {
                self.text(between);
            }
            self.line(line);
        }
    }
}

/// Which way a language runs.
fn direction(language: &str) -> &'static str {
    match language.split('-').next() {
        Some("ar" | "fa" | "he" | "ur") => "rtl",
        _ => "ltr",
    }
}

/// Elements after which a new line of the file begins.
fn is_block(name: &str) -> bool {
    !matches!(
        name,
        "a" | "bdi" | "code" | "span" | "strong" | "em" | "small"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_is_said_becomes_markup() {
        let mut html = Html::default();
        let hostile = "</p><script>alert('x')</script>\"&\0";
        let pieces = [
            Piece::Text(hostile.to_owned()),
            Piece::Foreign("en\" onload=\"".to_owned(), hostile.to_owned()),
            Piece::Link("x\"><img>".to_owned(), hostile.to_owned()),
        ];
        html.line_in("p", &[("title", hostile)], &pieces);
        let page = html.finish();
        assert_eq!(page.matches("<script").count(), 0, "{page}");
        assert_eq!(page.matches("<img").count(), 0, "{page}");
        assert_eq!(page.matches("</p>").count(), 1, "{page}");
        assert!(!page.contains("\" onload"), "{page}");
        assert!(!page.contains('\0'), "{page}");
    }
}
