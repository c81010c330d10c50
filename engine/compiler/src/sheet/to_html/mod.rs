//! From a sheet to one page of HTML that is whole in itself: style inside, no script, nothing loaded.

mod annexes;
mod figures;
mod programs;

use super::html::Html;
use super::{About, Citation, Kind, Line, Piece, Sheet, Span};

const STYLE: &str = include_str!("style.css");

/// Between entries of a row of names.
const BETWEEN: &str = " · ";

/// Writes the page.
#[must_use]
pub fn to_html(sheet: &Sheet) -> String {
    let mut page = Page {
        sheet,
        html: Html::default(),
    };
    page.whole();
    page.html.finish()
}

/// A page being written of a sheet.
struct Page<'s> {
    sheet: &'s Sheet,
    html: Html,
}

/// The annexes: the anchor of each, which is the key of its heading too.
const ANNEXES: [&str; 7] = [
    "annex-figures",
    "annex-results",
    "annex-facts",
    "annex-units",
    "annex-documents",
    "annex-sources",
    "annex-not-checked",
];

impl<'s> Page<'s> {
    fn word(&self, key: &str, args: &[(&str, &[Piece])]) -> Line {
        self.sheet.words.word(key, args)
    }

    /// The comma of the language, with the space behind it.
    fn pause(&self) -> Line {
        let mut line = self.word("comma", &[]);
        line.push(Piece::Text(" ".to_owned()));
        line
    }

    fn comma(&mut self) {
        let pause = self.pause();
        self.html.line(&pause);
    }

    /// An element; what is in it is written by the page.
    fn within(
        &mut self,
        name: &'static str,
        attributes: &[(&'static str, &str)],
        fill: impl FnOnce(&mut Page<'s>),
    ) {
        let sheet = self.sheet;
        self.html.element(name, attributes, |html| {
            let mut page = Page {
                sheet,
                html: std::mem::take(html),
            };
            fill(&mut page);
            *html = page.html;
        });
    }

    fn line(&mut self, name: &'static str, attributes: &[(&'static str, &str)], line: &[Piece]) {
        self.html.line_in(name, attributes, line);
    }

    fn whole(&mut self) {
        let sheet = self.sheet;
        self.html.doctype();
        let root = [
            ("lang", sheet.language.as_str()),
            ("dir", sheet.direction.as_str()),
        ];
        self.within("html", &root, |page| {
            page.within("head", &[], |page| page.head());
            page.within("body", &[], |page| {
                let skip = page.word("skip", &[]);
                page.line("a", &[("class", "skip"), ("href", "#contents")], &skip);
                page.within("header", &[], |page| page.about(&sheet.package));
                page.contents();
                page.within("main", &[], |page| {
                    sheet.programs.iter().for_each(|one| page.program(one));
                    page.figures();
                    page.annexes();
                });
            });
        });
    }

    fn head(&mut self) {
        let about = &self.sheet.package;
        self.html.void("meta", &[("charset", "utf-8")]);
        let view = [
            ("name", "viewport"),
            ("content", "width=device-width, initial-scale=1"),
        ];
        self.html.void("meta", &view);
        let title = super::say::plain(&self.word("sheet", &[]));
        self.html.element("title", &[], |html| {
            html.text(&format!("{title} · {} {}", about.id, about.version));
        });
        self.html.style(STYLE);
    }

    fn about(&mut self, about: &About) {
        let mut heading = self.word("sheet", &[]);
        heading.push(Piece::Text(": ".to_owned()));
        heading.push(Piece::Code(about.id.clone()));
        self.line("h1", &[], &heading);
        let lead = self.word("lead", &[]);
        self.line("p", &[("class", "lead")], &lead);
        let code = |text: &String| vec![Piece::Code(text.clone())];
        let languages = about.languages.iter().map(code).collect::<Vec<_>>();
        let languages = languages.join(&Piece::Text(BETWEEN.to_owned()));
        let date = &self.sheet.date;
        let rows = [
            (self.word("authority", &[]), about.authority.clone()),
            (self.word("package", &[]), code(&about.id)),
            (self.word("version", &[]), code(&about.version)),
            (self.word("reviewed", &[]), about.reviewed.clone()),
            (self.word("review-by", &[]), about.review_by.clone()),
            (self.word("figures-on", &[]), date.clone()),
            (self.word("currency", &[]), code(&about.currency)),
            (self.word("languages", &[]), languages),
            (self.word("fingerprint", &[]), code(&about.core)),
        ];
        self.list_of(&rows);
    }

    /// A list of what is what, without what is empty.
    fn list_of(&mut self, rows: &[(Line, Line)]) {
        self.within("dl", &[("class", "about")], |page| {
            for (what, line) in rows.iter().filter(|(_, line)| !line.is_empty()) {
                page.row(what, |page| page.html.line(line));
            }
        });
    }

    /// One entry of a list of what is what.
    fn row(&mut self, what: &[Piece], fill: impl FnOnce(&mut Page<'s>)) {
        self.within("div", &[], |page| {
            page.line("dt", &[], what);
            page.within("dd", &[], fill);
        });
    }

    fn contents(&mut self) {
        let sheet = self.sheet;
        let named = [("id", "contents"), ("aria-labelledby", "contents-title")];
        self.within("nav", &named, |page| {
            let title = page.word("contents", &[]);
            page.line("h2", &[("id", "contents-title")], &title);
            page.within("ol", &[], |page| {
                for program in &sheet.programs {
                    page.within("li", &[], |page| page.program_entry(program));
                }
                for anchor in ANNEXES {
                    if page.has(anchor) {
                        let title = page.sheet.words.word(anchor, &[]);
                        let to = ["#", anchor].concat();
                        page.within("li", &[], |page| page.line("a", &[("href", &to)], &title));
                    }
                }
            });
        });
    }

    /// Whether an annex has anything in it.
    fn has(&self, anchor: &str) -> bool {
        let sheet = self.sheet;
        match anchor {
            "annex-figures" => !sheet.figures.is_empty(),
            "annex-results" => !sheet.results.is_empty(),
            "annex-facts" => !sheet.facts.is_empty(),
            "annex-units" => !sheet.units.is_empty(),
            "annex-documents" => !sheet.documents.is_empty(),
            "annex-sources" => !sheet.sources.is_empty(),
            _ => !sheet.not_checked.is_empty(),
        }
    }

    /// A section with its heading.
    fn section(&mut self, anchor: &str, title: &[Piece], fill: impl FnOnce(&mut Page<'s>)) {
        let heading = [anchor, "-title"].concat();
        let named = [("id", anchor), ("aria-labelledby", heading.as_str())];
        self.within("section", &named, |page| {
            page.line("h2", &[("id", &heading)], title);
            fill(page);
        });
    }

    /// Lines of a script.
    fn written(&mut self, lines: &[Piece]) {
        for piece in lines {
            let (language, text) = match piece {
                Piece::Foreign(language, text) => (language, text),
                Piece::Text(text) | Piece::Code(text) | Piece::Value(text) => {
                    (&self.sheet.language, text)
                }
                Piece::Link(_, text) => (&self.sheet.language, text),
            };
            let attributes = [("dir", "ltr"), ("lang", language.as_str())];
            self.html.element("pre", &attributes, |html| {
                html.element("code", &[], |html| html.text(text));
            });
        }
    }

    /// From which day to which.
    fn days(&self, span: &Span) -> Line {
        let (from, to) = (span.from.as_slice(), span.to.as_slice());
        match (from.is_empty(), to.is_empty()) {
            (false, false) => self.word("days", &[("from", from), ("to", to)]),
            (false, true) => self.word("days-from", &[("from", from)]),
            (true, false) => self.word("days-to", &[("to", to)]),
            (true, true) => self.word("days-always", &[]),
        }
    }

    /// A source with its date, its address and the place in it.
    fn citation(&mut self, cited: &Citation) {
        self.html.line(&cited.key);
        self.html.text(" ");
        self.address(&cited.url, &cited.title);
        if !cited.date.is_empty() {
            let date = self.word("published", &[("date", &cited.date)]);
            self.comma();
            self.html.line(&date);
        }
        if !cited.pinpoint.is_empty() {
            let point = self.word("point", &[("point", &cited.pinpoint)]);
            self.comma();
            self.line("strong", &[], &point);
        }
    }

    /// Words that lead to an address. Only pages of the web are led to.
    fn address(&mut self, url: &str, words: &[Piece]) {
        match url.starts_with("https://") || url.starts_with("http://") {
            true => self.line("a", &[("href", url), ("class", "out")], words),
            false => self.html.line(words),
        }
    }

    /// What a fact, a figure or a result is, in words.
    fn kind(&self, kind: &Kind) -> Line {
        match kind {
            Kind::Bool => self.word("bool", &[]),
            Kind::Date => self.word("date", &[]),
            Kind::Choice(_, false) => self.word("choice", &[]),
            Kind::Choice(_, true) => self.word("choices", &[]),
            Kind::Money(words) => words.clone(),
            Kind::Number(places, unit) => {
                let mut line = match places.is_empty() {
                    true => self.word("number", &[]),
                    false => self.word("decimal", &[("places", places)]),
                };
                if !unit.is_empty() {
                    line.extend(self.pause());
                    line.extend(unit.iter().cloned());
                }
                line
            }
        }
    }
}
