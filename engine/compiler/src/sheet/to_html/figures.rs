//! The annex of figures: each once, with everything it has been and where that was published.

use super::{BETWEEN, Page};
use crate::sheet::{Cell, Era, Figure, Held, Line, Piece, Rest, Shape};

impl<'s> Page<'s> {
    pub(super) fn figures(&mut self) {
        let sheet = self.sheet;
        if !self.has("annex-figures") {
            return;
        }
        let title = self.word("annex-figures", &[]);
        self.section("annex-figures", &title, |page| {
            let means = page.word("disputed-means", &[]);
            page.line("p", &[("class", "note")], &means);
            sheet.figures.iter().for_each(|figure| page.figure(figure));
        });
    }

    fn figure(&mut self, figure: &'s Figure) {
        let named = [("class", "figure"), ("id", figure.anchor.as_str())];
        self.within("article", &named, |page| {
            page.line("h3", &[], &[Piece::Code(figure.name.clone())]);
            if !figure.about.is_empty() {
                page.line("p", &[], &figure.about);
            }
            let what = page.what(figure);
            page.line("p", &[("class", "note")], &what);
            if figure.confidential {
                let mark = match figure.hidden {
                    true => page.word("confidential", &[]),
                    false => page.word("confidential-shown", &[]),
                };
                page.line("p", &[("class", "doubt")], &mark);
            }
            // A table with keys across has heads of its own from every day on.
            let across = |era: &Era| matches!(era.held, Held::Across(..));
            for eras in figure
                .history
                .chunk_by(|one, next| !across(one) && !across(next))
            {
                match eras {
                    [era] if across(era) => page.across(figure, era),
                    eras => page.history(figure, eras),
                }
            }
        });
    }

    /// What a figure is: its type, its bounds, what it is read by.
    fn what(&self, figure: &Figure) -> Line {
        let mut line = self.kind(&figure.kind);
        let mut add = |more: Line| {
            line.push(Piece::Text(BETWEEN.to_owned()));
            line.extend(more);
        };
        if let Some((low, high)) = &figure.bounds {
            let mut bounds = self.word("bounds", &[]);
            bounds.push(Piece::Text(": ".to_owned()));
            bounds.extend(self.word("range", &[("low", low), ("high", high)]));
            add(bounds);
        }
        if !figure.keys.is_empty() {
            let mut keys = self.word("holds-for", &[]);
            keys.push(Piece::Text(" ".to_owned()));
            keys.extend(figure.keys.join(&Piece::Text(" / ".to_owned())));
            add(keys);
        }
        if figure.shape == Shape::Marginal {
            add(self.word("marginal", &[]));
        }
        line
    }

    fn caption(&mut self, figure: &Figure) {
        let name = [Piece::Code(figure.name.clone())];
        let caption = self.word("history-of", &[("name", &name)]);
        self.line("caption", &[("class", "unseen")], &caption);
    }

    fn history(&mut self, figure: &'s Figure, eras: &'s [Era]) {
        let keyed = !figure.keys.is_empty() || figure.shape != Shape::Cells;
        let noted = eras.iter().any(|era| !era.note.is_empty());
        let mut heads = vec![self.word("history-column", &[]), self.word("value", &[])];
        if keyed {
            heads.push(self.word("holds-for", &[]));
        }
        heads.push(self.word("source", &[]));
        if noted {
            heads.push(self.word("note", &[]));
        }
        self.within("table", &[], |page| {
            page.caption(figure);
            page.head_row(&heads);
            for era in eras {
                page.within("tbody", &[], |page| page.era(figure, era, keyed, noted));
            }
        });
    }

    /// The rows of a while: value, and for what it holds.
    fn era(&mut self, figure: &'s Figure, era: &'s Era, keyed: bool, noted: bool) {
        let rows = self.rows(&era.held);
        let count = rows.len().max(1).to_string();
        let width = if keyed { "2" } else { "1" };
        for at in 0..rows.len().max(1) {
            let row = rows.get(at);
            self.within("tr", &[], |page| {
                if at == 0 {
                    page.days_head(era, &count);
                }
                match row {
                    Some((Some(cell), line)) => {
                        page.within("td", &[], |page| page.cell(cell));
                        if keyed {
                            page.line("td", &[("class", "keys")], line);
                        }
                    }
                    Some((None, line)) => page.line("td", &[("colspan", width)], line),
                    None => page.nothing(figure, width),
                }
                if at == 0 {
                    let source = [("class", "source"), ("rowspan", count.as_str())];
                    page.line("td", &source, &era.source);
                    if noted {
                        page.line("td", &[("rowspan", &count)], &era.note);
                    }
                }
            });
        }
    }

    fn days_head(&mut self, era: &Era, rows: &str) {
        let until = self.word("until", &[("to", &era.days.to)]);
        let scope = if rows == "1" { "row" } else { "rowgroup" };
        self.within("th", &[("scope", scope), ("rowspan", rows)], |page| {
            page.html.line(&era.days.from);
            if !era.days.to.is_empty() {
                page.html.text(" ");
                page.html.line(&until);
            }
        });
    }

    fn nothing(&mut self, figure: &Figure, width: &str) {
        let nothing = self.nothing_published(figure.bounds.as_ref());
        self.within("td", &[("colspan", width)], |page| {
            page.line("strong", &[("class", "doubt")], &nothing);
        });
    }

    /// What holds on days for which nothing is published.
    pub(super) fn nothing_published(&self, bounds: Option<&(Line, Line)>) -> Line {
        let mut line = self.word("nothing", &[]);
        if let Some((low, high)) = bounds {
            line.push(Piece::Text(": ".to_owned()));
            line.extend(self.word("anything", &[("low", low), ("high", high)]));
        }
        line
    }

    /// Each value with what it holds for; without a value, what is said of all others.
    fn rows(&self, held: &'s Held) -> Vec<(Option<&'s Cell>, Line)> {
        let mut rows: Vec<(Option<&Cell>, Line)> = Vec::new();
        let mut rest = Rest::None;
        match held {
            Held::Nothing | Held::Across(..) => {}
            Held::One(cell) => rows.push((Some(cell), Vec::new())),
            Held::ByValue(values, after) => {
                rest = *after;
                for (cell, keys) in values {
                    let keys = match keys.is_empty() {
                        true if values.len() == 1 => self.word("all", &[]),
                        true => self.word("all-others", &[]),
                        false => keys.join(&Piece::Text(BETWEEN.to_owned())),
                    };
                    rows.push((Some(cell), keys));
                }
            }
            Held::Thresholds(values) => {
                for (threshold, cell) in values {
                    let mut from = match threshold.is_empty() {
                        true => self.word("below", &[]),
                        false => self.word("from-threshold", &[]),
                    };
                    from.push(Piece::Text(" ".to_owned()));
                    from.extend(threshold.iter().cloned());
                    rows.push((Some(cell), from));
                }
            }
        }
        if rest == Rest::AsBefore {
            rows.push((None, self.word("as-before", &[])));
        }
        rows
    }

    /// From one day on, with the options of the last key across.
    fn across(&mut self, figure: &'s Figure, era: &'s Era) {
        let Held::Across(options, rows, rest) = &era.held else {
            return;
        };
        let mut first = self.word("history-column", &[]);
        first.push(Piece::Text(" ".to_owned()));
        first.extend(era.days.from.iter().cloned());
        if !era.days.to.is_empty() {
            first.push(Piece::Text(" ".to_owned()));
            first.extend(self.word("until", &[("to", &era.days.to)]));
        }
        let mut heads = vec![first];
        heads.extend(options.iter().cloned());
        self.within("table", &[("class", "across")], |page| {
            page.caption(figure);
            page.head_row(&heads);
            page.within("tbody", &[], |page| {
                for (keys, cells) in rows {
                    page.within("tr", &[], |page| {
                        page.line("th", &[("scope", "row")], keys);
                        for cell in cells {
                            page.within("td", &[], |page| page.cell(cell));
                        }
                    });
                }
                page.across_end(era, options.len(), *rest);
            });
        });
    }

    /// What is said below such a table: of the other rows, and where it was published.
    fn across_end(&mut self, era: &Era, options: usize, rest: Rest) {
        let width = options.saturating_add(1).to_string();
        let mut line = Vec::new();
        if rest == Rest::AsBefore {
            line.extend(self.word("as-before", &[]));
            line.push(Piece::Text(BETWEEN.to_owned()));
        }
        line.extend(self.word("source", &[]));
        line.push(Piece::Text(": ".to_owned()));
        line.extend(era.source.iter().cloned());
        if !era.note.is_empty() {
            line.push(Piece::Text(BETWEEN.to_owned()));
            line.extend(era.note.iter().cloned());
        }
        self.within("tr", &[], |page| {
            page.line("td", &[("colspan", &width)], &line)
        });
    }

    /// One value.
    pub(super) fn cell(&mut self, cell: &Cell) {
        let disputed = self.word("disputed", &[]);
        let value = |text: &String| [Piece::Value(text.clone())];
        match cell {
            Cell::Exact(text) => self.html.line(&value(text)),
            Cell::Unknown => {
                let unknown = self.word("unknown", &[]);
                self.line("em", &[], &unknown);
            }
            Cell::Between(low, high) => {
                let (low, high) = (value(low), value(high));
                let range = self.word("range", &[("low", &low), ("high", &high)]);
                self.html.line(&range);
                self.comma();
                self.line("em", &[], &disputed);
            }
            Cell::OneOf(list) => {
                self.html.line(&value(list));
                self.comma();
                self.line("em", &[], &disputed);
            }
        }
    }
}
