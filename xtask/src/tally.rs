//! Counts of tests, read from the summaries that test runners print.

use std::fmt;

/// How many tests passed and failed.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Tally {
    passed: u64,
    failed: u64,
}

impl Tally {
    /// Counts a line if it is part of a summary: cargo's `test result: ok. 5 passed; 0 failed; …`
    /// (one for each test program, so they are added up) or Node's `ℹ pass 5` and `ℹ fail 0`.
    pub fn read(&mut self, line: &str) {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words.as_slice() {
            [
                "test",
                "result:",
                _,
                passed,
                "passed;",
                failed,
                "failed;",
                ..,
            ] => {
                self.add(passed, failed);
            }
            ["ℹ", "pass", passed] => self.add(passed, "0"),
            ["ℹ", "fail", failed] => self.add("0", failed),
            _ => {}
        }
    }

    fn add(&mut self, passed: &str, failed: &str) {
        self.passed = self.passed.saturating_add(passed.parse().unwrap_or(0));
        self.failed = self.failed.saturating_add(failed.parse().unwrap_or(0));
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{} tests passed, {} failed", self.passed, self.failed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn summaries_of_cargo_add_up() {
        let mut tally = Tally::default();
        tally.read("test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out");
        tally.read("test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured");
        tally.read("test a_test_result ... ok");
        assert_eq!(tally.to_string(), "15 tests passed, 2 failed");
    }

    #[test]
    fn the_summary_of_node_is_read() {
        let mut tally = Tally::default();
        for line in [
            "ℹ tests 4",
            "ℹ suites 0",
            "ℹ pass 3",
            "ℹ fail 1",
            "ℹ cancelled 0",
        ] {
            tally.read(line);
        }
        assert_eq!(tally.to_string(), "3 tests passed, 1 failed");
    }
}
