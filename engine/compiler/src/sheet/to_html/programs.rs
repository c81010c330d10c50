//! A program on the page: what it is, what is not settled, and its rules in the order of the script.

use super::{BETWEEN, Page};
use crate::sheet::{Cell, For, Group, Line, Now, Piece, Program, Rule, Unsettled, Used};

impl Page<'_> {
    /// A program in the contents, with its groups of rules.
    pub(super) fn program_entry(&mut self, program: &Program) {
        let to = ["#program-", &program.id].concat();
        self.line("a", &[("href", &to)], &program.title);
        self.within("ol", &[], |page| {
            for (at, group) in program.groups.iter().enumerate() {
                let to = ["#", &group_anchor(program, at)].concat();
                let title = page.group_title(group);
                page.within("li", &[], |page| page.line("a", &[("href", &to)], &title));
            }
        });
    }

    pub(super) fn program(&mut self, program: &Program) {
        let anchor = ["program-", &program.id].concat();
        let mut title = program.title.clone();
        title.push(Piece::Text(" ".to_owned()));
        title.push(Piece::Code(program.id.clone()));
        self.section(&anchor, &title, |page| {
            page.line("p", &[("class", "lead")], &program.summary);
            if !program.script.is_empty() {
                page.line("p", &[("class", "note")], &program.script);
            }
            page.about_program(program);
            page.unsettled(program);
            for (at, group) in program.groups.iter().enumerate() {
                page.group(&group_anchor(program, at), group);
            }
        });
    }

    fn about_program(&mut self, program: &Program) {
        let windows: Vec<Line> = program.windows.iter().map(|days| self.days(days)).collect();
        let between = Piece::Text(BETWEEN.to_owned());
        let unit = match &program.unit {
            For::Person => self.word("for-person", &[]),
            For::Household => self.word("for-household", &[]),
            For::Unit(words) => words.clone(),
        };
        let rows = [
            (self.word("valid", &[]), self.days(&program.valid)),
            (self.word("windows", &[]), windows.join(&between)),
            (self.word("for-whom", &[]), unit),
            (self.word("decides", &[]), program.authority.clone()),
            (self.word("papers", &[]), program.documents.join(&between)),
            (
                self.word("apply", &[]),
                program.apply.join(&Piece::Text(" ".to_owned())),
            ),
        ];
        self.list_of(&rows);
    }

    fn unsettled(&mut self, program: &Program) {
        let sheet = self.sheet;
        self.within("div", &[("class", "unsettled")], |page| {
            let title = page.word("unsettled", &[]);
            page.line("h3", &[], &title);
            if program.unsettled.is_empty() {
                let settled = page.word("settled", &[("date", &sheet.date)]);
                page.line("p", &[], &settled);
                return;
            }
            page.within("ul", &[], |page| {
                for one in &program.unsettled {
                    page.within("li", &[], |page| match one {
                        Unsettled::Doubt(rule, title, sentence) => {
                            page.line("strong", &[], title);
                            page.html.text(" (");
                            page.html.line(rule);
                            page.html.text("): ");
                            page.html.line(sentence);
                        }
                        Unsettled::Figure(name, now) => {
                            page.html.line(name);
                            page.html.text(": ");
                            page.now(now);
                        }
                    });
                }
            });
            let figure = |one: &Unsettled| matches!(one, Unsettled::Figure(..));
            if program.unsettled.iter().any(figure) {
                let means = page.word("disputed-means", &[]);
                page.line("p", &[("class", "note")], &means);
            }
        });
    }

    fn group_title(&self, group: &Group) -> Line {
        let mut title = self.sheet.words.word(group.verb.word(), &[]);
        if group.again {
            title.extend(self.pause());
            title.extend(self.word("again", &[]));
        }
        title
    }

    fn group(&mut self, anchor: &str, group: &Group) {
        let title = self.group_title(group);
        self.line("h3", &[("id", anchor)], &title);
        for rule in &group.rules {
            self.rule(rule);
        }
    }

    fn rule(&mut self, rule: &Rule) {
        let named = [("class", "rule"), ("id", rule.anchor.as_str())];
        self.within("article", &named, |page| {
            page.within("h4", &[], |page| {
                page.line("span", &[("class", "number")], &rule.number);
                page.html.text(" ");
                page.html.line(&rule.title);
                page.html.text(" ");
                page.html.line(&[Piece::Code(rule.id.clone())]);
            });
            page.within("dl", &[], |page| page.parts(rule));
        });
    }

    fn parts(&mut self, rule: &Rule) {
        let sentences = [
            (self.word("met", &[]), &rule.met),
            (self.word("unmet", &[]), &rule.unmet),
            (self.word("open", &[]), &rule.open),
        ];
        for (what, sentence) in sentences.iter().filter(|(_, line)| !line.is_empty()) {
            self.row(what, |page| page.html.line(sentence));
        }
        let what = self.word("written", &[]);
        self.row(&what, |page| page.written(&rule.written));
        if !rule.uses.is_empty() {
            let what = self.word("uses", &[]);
            self.row(&what, |page| {
                rule.uses.iter().for_each(|one| page.written(one))
            });
        }
        self.laws(rule);
        self.proofs(rule);
        if !rule.doubt.is_empty() {
            let what = self.word("doubt", &[]);
            let means = self.word("doubt-means", &[]);
            self.row(&what, |page| {
                page.line("strong", &[("class", "doubt")], &rule.doubt);
                page.html.text(" ");
                page.html.line(&means);
            });
        }
        self.rests_on(rule);
    }

    fn laws(&mut self, rule: &Rule) {
        let what = self.word("law", &[]);
        let none = self.word("no-law", &[]);
        self.row(&what, |page| {
            if rule.laws.is_empty() {
                return page.html.line(&none);
            }
            page.within("ul", &[], |page| {
                for cited in &rule.laws {
                    page.within("li", &[], |page| page.citation(cited));
                }
            });
        });
    }

    fn proofs(&mut self, rule: &Rule) {
        if rule.proofs.is_empty() {
            return;
        }
        let what = self.word("proof", &[]);
        self.row(&what, |page| {
            page.within("ul", &[], |page| {
                for (document, instead) in &rule.proofs {
                    let without = page.word("without", &[("text", instead)]);
                    page.within("li", &[], |page| {
                        page.html.line(document);
                        if !instead.is_empty() {
                            page.html.text(". ");
                            page.html.line(&without);
                        }
                    });
                }
            });
        });
    }

    fn rests_on(&mut self, rule: &Rule) {
        if !rule.rests_on.is_empty() {
            let what = self.word("rests-on", &[]);
            self.row(&what, |page| page.html.lines(&rule.rests_on, BETWEEN));
        }
        if !rule.figures.is_empty() {
            let what = self.word("figures", &[]);
            self.row(&what, |page| page.figures_of(rule));
        }
        if !rule.through.is_empty() {
            let what = self.word("through", &[]);
            self.row(&what, |page| page.html.lines(&rule.through, BETWEEN));
        }
    }

    fn figures_of(&mut self, rule: &Rule) {
        let sheet = self.sheet;
        let caption = self.word("figures-of", &[("number", &rule.number)]);
        let noted = rule.figures.iter().any(|used| !used.note.is_empty());
        let mut heads = vec![
            self.word("figure", &[]),
            self.word("value-on", &[("date", &sheet.date)]),
            self.word("since", &[]),
            self.word("source", &[]),
        ];
        if noted {
            heads.push(self.word("note", &[]));
        }
        self.within("table", &[], |page| {
            page.line("caption", &[("class", "unseen")], &caption);
            page.head_row(&heads);
            page.within("tbody", &[], |page| {
                rule.figures.iter().for_each(|used| page.used(used, noted));
            });
        });
    }

    /// The heads of a table's columns.
    pub(super) fn head_row(&mut self, heads: &[Line]) {
        self.within("thead", &[], |page| {
            page.within("tr", &[], |page| {
                for head in heads {
                    page.line("th", &[("scope", "col")], head);
                }
            });
        });
    }

    fn used(&mut self, used: &Used, noted: bool) {
        self.within("tr", &[], |page| {
            page.line("th", &[("scope", "row")], &used.name);
            page.within("td", &[], |page| page.now(&used.now));
            page.line("td", &[], &used.since);
            page.line("td", &[("class", "source")], &used.source);
            if noted {
                page.line("td", &[], &used.note);
            }
        });
    }

    fn now(&mut self, now: &Now) {
        match now {
            Now::Cell(Cell::Unknown) => {
                let unknown = self.word("unknown", &[]);
                self.line("strong", &[("class", "doubt")], &unknown);
            }
            Now::Cell(cell) => self.cell(cell),
            Now::Table(count, disputed) => {
                let table = self.word("table", &[("count", count)]);
                self.html.line(&table);
                if *disputed {
                    let mark = self.word("table-disputed", &[]);
                    self.comma();
                    self.line("strong", &[("class", "doubt")], &mark);
                }
            }
            Now::Nothing(bounds) => {
                let nothing = self.nothing_published(bounds.as_ref());
                self.line("strong", &[("class", "doubt")], &nothing);
            }
            Now::Hidden => {
                let hidden = self.word("confidential", &[]);
                self.line("strong", &[("class", "doubt")], &hidden);
            }
        }
    }
}

fn group_anchor(program: &Program, at: usize) -> String {
    format!("program-{}-{}", program.id, at.saturating_add(1))
}
