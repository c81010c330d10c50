//! The other annexes: named results, facts, units, documents, sources, and what is not checked.

use super::{BETWEEN, Page};
use crate::sheet::address::readable;
use crate::sheet::{Document, Fact, Kind, Line, Named, Piece, Source, Unit};

impl Page<'_> {
    pub(super) fn annexes(&mut self) {
        let sheet = self.sheet;
        if self.has("annex-results") {
            let title = self.word("annex-results", &[]);
            self.section("annex-results", &title, |page| {
                sheet.results.iter().for_each(|one| page.result(one));
            });
        }
        if self.has("annex-facts") {
            let title = self.word("annex-facts", &[]);
            self.section("annex-facts", &title, |page| {
                sheet.facts.iter().for_each(|one| page.fact(one));
            });
        }
        if self.has("annex-units") {
            let title = self.word("annex-units", &[]);
            self.section("annex-units", &title, |page| {
                sheet.units.iter().for_each(|one| page.unit(one));
            });
        }
        if self.has("annex-documents") {
            let title = self.word("annex-documents", &[]);
            self.section("annex-documents", &title, |page| {
                page.within("dl", &[], |page| {
                    sheet.documents.iter().for_each(|one| page.document(one));
                });
            });
        }
        if self.has("annex-sources") {
            let title = self.word("annex-sources", &[]);
            self.section("annex-sources", &title, |page| page.sources(&sheet.sources));
        }
        if self.has("annex-not-checked") {
            let title = self.word("annex-not-checked", &[]);
            self.section("annex-not-checked", &title, |page| {
                page.within("ul", &[], |page| {
                    for line in &sheet.not_checked {
                        page.line("li", &[], line);
                    }
                });
            });
        }
    }

    fn result(&mut self, result: &Named) {
        let named = [("class", "result"), ("id", result.anchor.as_str())];
        self.within("article", &named, |page| {
            page.line("h3", &[], &[Piece::Code(result.name.clone())]);
            let mut what = match result.of_person {
                Some(true) => page.word("of-person", &[]),
                Some(false) => page.word("of-household", &[]),
                None => page.word("helper", &[]),
            };
            if let Some(kind) = &result.kind {
                what.push(Piece::Text(BETWEEN.to_owned()));
                what.extend(page.kind(kind));
            }
            page.line("p", &[("class", "note")], &what);
            page.written(&result.written);
            page.within_names("figures", &result.figures);
            page.within_names("rests-on", &result.rests_on);
        });
    }

    /// A line of names that lead elsewhere, if there are any.
    fn within_names(&mut self, key: &str, names: &[Line]) {
        if names.is_empty() {
            return;
        }
        let what = self.sheet.words.word(key, &[]);
        self.within("p", &[("class", "names")], |page| {
            page.html.line(&what);
            page.html.text(": ");
            page.html.lines(names, BETWEEN);
        });
    }

    fn fact(&mut self, fact: &Fact) {
        let named = [("class", "fact"), ("id", fact.anchor.as_str())];
        self.within("article", &named, |page| {
            page.line("h3", &[], &[Piece::Code(fact.path.clone())]);
            page.within("dl", &[], |page| page.fact_parts(fact));
        });
    }

    fn fact_parts(&mut self, fact: &Fact) {
        let code = |text: &String| match text.is_empty() {
            true => Vec::new(),
            false => vec![Piece::Code(text.clone())],
        };
        let mut kind = self.kind(&fact.kind);
        let (low, high) = &fact.bounds;
        if !low.is_empty() && !high.is_empty() {
            kind.push(Piece::Text(BETWEEN.to_owned()));
            kind.extend(self.word("range", &[("low", low), ("high", high)]));
        }
        let asked = fact.derived.is_empty();
        let when = match (asked, fact.when.is_empty()) {
            (false, _) => Vec::new(),
            (true, true) => self.word("always", &[]),
            (true, false) => code(&fact.when),
        };
        let mut question = fact.question.join(&Piece::Text(" / ".to_owned()));
        if !fact.hint.is_empty() {
            question.push(Piece::Text(" ".to_owned()));
            question.extend(fact.hint.iter().cloned());
        }
        let rows = [
            (self.word("asked", &[]), question),
            (self.word("derived", &[]), code(&fact.derived)),
            (self.word("kind", &[]), kind),
            (self.word("when", &[]), when),
            (self.word("otherwise", &[]), code(&fact.otherwise)),
        ];
        for (what, line) in rows.iter().filter(|(_, line)| !line.is_empty()) {
            self.row(what, |page| page.html.line(line));
        }
        if let Kind::Choice(options, _) = &fact.kind {
            let what = self.word("options", &[]);
            self.row(&what, |page| page.options(options));
        }
    }

    /// Options in words, each with its name in the script where that says something else.
    fn options(&mut self, options: &[(Line, String)]) {
        self.within("ul", &[("class", "options")], |page| {
            for (words, name) in options {
                page.within("li", &[], |page| {
                    page.html.line(words);
                    let name = [Piece::Code(name.clone())];
                    if words[..] != name {
                        page.html.text(" ");
                        page.html.line(&name);
                    }
                });
            }
        });
    }

    fn unit(&mut self, unit: &Unit) {
        let named = [("class", "fact"), ("id", unit.anchor.as_str())];
        self.within("article", &named, |page| {
            let mut title = unit.title.clone();
            title.push(Piece::Text(" ".to_owned()));
            title.push(Piece::Code(unit.id.clone()));
            page.line("h3", &[], &title);
            let members = page.word("members", &[]);
            page.line("p", &[("class", "note")], &members);
            page.within("dl", &[], |page| {
                for (name, who) in &unit.lists {
                    let name = [Piece::Code(name.clone())];
                    page.row(&name, |page| page.html.line(&[Piece::Code(who.clone())]));
                }
            });
        });
    }

    fn document(&mut self, document: &Document) {
        let without = self.word("without", &[("text", &document.instead)]);
        let mut what = document.title.clone();
        what.push(Piece::Text(" ".to_owned()));
        what.push(Piece::Code(document.id.clone()));
        self.row(&what, |page| {
            page.html.line(&document.help);
            if !document.instead.is_empty() {
                page.html.text(" ");
                page.html.line(&without);
            }
        });
    }

    fn sources(&mut self, sources: &[Source]) {
        let caption = self.word("annex-sources", &[]);
        let heads = [
            self.word("source", &[]),
            self.word("title", &[]),
            self.word("address", &[]),
        ];
        self.within("table", &[("class", "sources")], |page| {
            page.line("caption", &[("class", "unseen")], &caption);
            page.head_row(&heads);
            page.within("tbody", &[], |page| {
                for source in sources {
                    page.source(source);
                }
            });
        });
    }

    fn source(&mut self, source: &Source) {
        self.within("tr", &[("id", &source.anchor)], |page| {
            let key = [Piece::Code(source.key.clone())];
            page.line("th", &[("scope", "row")], &key);
            page.within("td", &[], |page| {
                page.html.line(&source.title);
                if !source.date.is_empty() {
                    let date = page.word("published", &[("date", &source.date)]);
                    page.comma();
                    page.html.line(&date);
                }
            });
            let url = match source.url.is_empty() {
                true => Vec::new(),
                false => vec![Piece::Code(readable(&source.url))],
            };
            page.within("td", &[("class", "address")], |page| {
                page.address(&source.url, &url);
            });
        });
    }
}
