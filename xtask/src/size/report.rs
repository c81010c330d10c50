//! The table of sizes, and the judgement.

use super::weight::Weight;

/// What a citizen may have to download before the first question, in bytes of Brotli: a second
/// and a half on a slow mobile network, besides the page itself.
pub const BUDGET: usize = 80_000;

/// What a build may come to: the budget. One page for the whole of the United States is above it,
/// with 59 places and the help of four programs, and is kept from growing; a page for a program in a
/// state is within.
pub fn ceiling(package: &str) -> usize {
    match package {
        "usa" => 87_700,
        _ => BUDGET,
    }
}

/// A file or two under one name.
#[derive(Debug)]
pub struct Part {
    pub name: String,
    pub weight: Weight,
}

/// What one rules package adds.
#[derive(Debug)]
pub struct Package {
    pub name: String,
    /// Loaded in every language.
    pub always: Vec<Part>,
    /// By language: one of them is loaded.
    pub texts: Vec<Part>,
}

/// Everything that was weighed.
#[derive(Debug)]
pub struct Report {
    /// Loaded whatever the package.
    pub shared: Vec<Part>,
    pub packages: Vec<Package>,
}

impl Report {
    /// The table as lines, totals last.
    pub fn lines(&self) -> Vec<String> {
        let mut lines = vec![row("", ["raw", "gzip", "brotli"].map(str::to_owned))];
        lines.extend(
            self.shared
                .iter()
                .map(|part| weight_row(&part.name, part.weight)),
        );
        for package in &self.packages {
            let parts = package.always.iter().chain(&package.texts);
            lines.extend(
                parts.map(|part| {
                    weight_row(&format!("{} · {}", package.name, part.name), part.weight)
                }),
            );
        }
        lines.push(String::new());
        lines.extend(
            self.totals()
                .into_iter()
                .map(|total| weight_row(&total.name, total.weight)),
        );
        lines.push(row(
            "budget",
            [String::new(), String::new(), grouped(BUDGET)],
        ));
        lines
    }

    /// What a citizen downloads, by package and language; the element alone without packages.
    pub fn totals(&self) -> Vec<Total> {
        let shared = sum(&self.shared);
        if self.packages.is_empty() {
            return vec![Total {
                package: String::new(),
                name: "in all".to_owned(),
                weight: shared,
            }];
        }
        let of = |package: &Package| {
            let base = shared + sum(&package.always);
            let name = package.name.clone();
            package
                .texts
                .iter()
                .map(move |texts| Total {
                    package: name.clone(),
                    name: format!("in all: {name} · {}", texts.name),
                    weight: base + texts.weight,
                })
                .collect::<Vec<_>>()
        };
        self.packages.iter().flat_map(of).collect()
    }

    /// The totals above what their package may have, each with what it is above it by.
    pub fn over(&self, budget: impl Fn(&str) -> usize) -> Vec<String> {
        let over = |total: Total| {
            let budget = budget(&total.package);
            let above = total.weight.brotli.checked_sub(budget)?;
            let said = format!(
                "{}: {} bytes above {}",
                total.name,
                grouped(above),
                grouped(budget)
            );
            (above > 0).then_some(said)
        };
        self.totals().into_iter().filter_map(over).collect()
    }
}

/// What a citizen of one package and language downloads.
#[derive(Debug)]
pub struct Total {
    pub package: String,
    pub name: String,
    pub weight: Weight,
}

fn sum(parts: &[Part]) -> Weight {
    parts
        .iter()
        .fold(Weight::default(), |sum, part| sum + part.weight)
}

fn weight_row(name: &str, weight: Weight) -> String {
    row(name, [weight.raw, weight.gzip, weight.brotli].map(grouped))
}

fn row(name: &str, [raw, gzip, brotli]: [String; 3]) -> String {
    format!("{name:<32}{raw:>10}{gzip:>10}{brotli:>10}")
}

/// Digits in groups of three: `80,000`.
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (place, digit) in digits.chars().enumerate() {
        let left = digits.len().saturating_sub(place);
        if place > 0 && left.is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(name: &str, brotli: usize) -> Part {
        Part {
            name: name.to_owned(),
            weight: Weight {
                raw: brotli * 3,
                gzip: brotli * 2,
                brotli,
            },
        }
    }

    fn report() -> Report {
        Report {
            shared: vec![part("JavaScript", 5_000), part("WebAssembly", 50_000)],
            packages: vec![Package {
                name: "egypt".to_owned(),
                always: vec![part("manifest", 300), part("slice", 7_000)],
                texts: vec![part("ar", 10_000), part("en", 9_000)],
            }],
        }
    }

    #[test]
    fn a_total_is_the_element_the_package_and_one_language() {
        let totals = report().totals();
        let brotli: Vec<_> = totals
            .iter()
            .map(|total| (total.name.as_str(), total.weight.brotli))
            .collect();
        assert_eq!(
            brotli,
            [
                ("in all: egypt · ar", 72_300),
                ("in all: egypt · en", 71_300)
            ]
        );
    }

    #[test]
    fn the_budget_may_be_reached_but_not_passed() {
        assert!(report().over(|_| 72_300).is_empty());
        assert_eq!(
            report().over(|package| if package == "egypt" { 72_000 } else { 0 }),
            ["in all: egypt · ar: 300 bytes above 72,000"]
        );
    }

    #[test]
    fn without_packages_the_element_is_the_total() {
        let report = Report {
            packages: Vec::new(),
            ..report()
        };
        assert_eq!(report.over(|_| 54_999), ["in all: 1 bytes above 54,999"]);
    }

    #[test]
    fn columns_stand_under_their_headings() {
        let lines = report().lines();
        let ends: Vec<usize> = lines
            .iter()
            .filter(|line| !line.is_empty())
            .map(|line| line.chars().count())
            .collect();
        assert!(ends.windows(2).all(|pair| pair[0] == pair[1]), "{lines:#?}");
        assert_eq!(
            lines[1],
            "JavaScript                          15,000    10,000     5,000"
        );
    }

    #[test]
    fn digits_are_grouped_in_threes() {
        assert_eq!(grouped(0), "0");
        assert_eq!(grouped(999), "999");
        assert_eq!(grouped(1_000), "1,000");
        assert_eq!(grouped(1_234_567), "1,234,567");
    }
}
