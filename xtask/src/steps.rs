//! Steps shown as they run, with the time each took, and the account of them at the end.

use std::time::{Duration, Instant};

use crate::failure::{Failure, Result};

/// Runs one step: its title first, then its own output, then how long it took.
pub fn step<T>(title: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    println!("\n── {title}");
    let started = Instant::now();
    let result = work();
    let took = seconds(started.elapsed());
    match &result {
        Ok(_) => println!("   done in {took}"),
        Err(_) => println!("   failed after {took}"),
    }
    result
}

/// A line of a step's own, below its title.
pub fn note(line: impl AsRef<str>) {
    println!("   {}", line.as_ref());
}

/// How a step ended.
#[derive(Clone, Debug, Eq, PartialEq)]
enum Ending {
    Passed,
    Failed(String),
    /// It needs a step that failed, so it counts as failed too.
    NotRun(String),
}

/// Steps that go on after a failure, and what became of each.
#[derive(Debug, Default)]
pub struct Account {
    endings: Vec<(String, Ending)>,
}

impl Account {
    /// Runs a step unless one of those it `needs` did not pass.
    pub fn step(&mut self, title: &str, needs: &[&str], work: impl FnOnce() -> Result) {
        let ending = match needs.iter().find(|needed| !self.passed(needed)) {
            Some(needed) => Ending::NotRun(format!("needs `{needed}`")),
            None => match step(title, work) {
                Ok(()) => Ending::Passed,
                Err(failure) => {
                    println!("   {failure}");
                    Ending::Failed(failure.to_string())
                }
            },
        };
        self.endings.push((title.to_owned(), ending));
    }

    /// Prints what failed, then the count as the last line. An error if anything failed.
    pub fn close(&self) -> Result {
        println!();
        for line in self.lines() {
            println!("{line}");
        }
        if self.failed() == 0 {
            Ok(())
        } else {
            Err(Failure::Listed)
        }
    }

    fn passed(&self, title: &str) -> bool {
        self.endings
            .iter()
            .any(|(name, ending)| name == title && *ending == Ending::Passed)
    }

    fn failed(&self) -> usize {
        self.endings
            .iter()
            .filter(|(_, ending)| *ending != Ending::Passed)
            .count()
    }

    fn lines(&self) -> Vec<String> {
        let mut lines: Vec<String> = self
            .endings
            .iter()
            .filter_map(|(title, ending)| match ending {
                Ending::Passed => None,
                Ending::Failed(why) => Some(format!("failed: {title}: {why}")),
                Ending::NotRun(why) => Some(format!("not run: {title}: {why}")),
            })
            .collect();
        let passed = self.endings.len().saturating_sub(self.failed());
        lines.push(format!("steps: {passed} passed, {} failed", self.failed()));
        lines
    }
}

/// A duration in seconds with one decimal.
pub fn seconds(duration: Duration) -> String {
    let tenths = duration.as_millis() / 100;
    format!("{}.{} s", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refuse() -> Result {
        Err(Failure::Advice("do this".to_owned()))
    }

    #[test]
    fn a_failed_step_does_not_stop_the_independent_ones() {
        let mut account = Account::default();
        account.step("one", &[], refuse);
        account.step("two", &[], || Ok(()));
        assert_eq!(
            account.lines(),
            ["failed: one: do this", "steps: 1 passed, 1 failed"]
        );
        assert!(account.close().is_err());
    }

    #[test]
    fn a_step_whose_need_failed_is_not_run_and_counts_as_failed() {
        let mut account = Account::default();
        account.step("one", &[], refuse);
        account.step("two", &["one"], || Ok(()));
        account.step("three", &["two"], || Ok(()));
        assert_eq!(
            account.lines(),
            [
                "failed: one: do this",
                "not run: two: needs `one`",
                "not run: three: needs `two`",
                "steps: 0 passed, 3 failed"
            ]
        );
    }

    #[test]
    fn all_passed_is_no_error() {
        let mut account = Account::default();
        account.step("one", &[], || Ok(()));
        account.step("two", &["one"], || Ok(()));
        assert_eq!(account.lines(), ["steps: 2 passed, 0 failed"]);
        assert!(account.close().is_ok());
    }

    #[test]
    fn time_is_shown_in_tenths_of_a_second() {
        assert_eq!(seconds(Duration::from_millis(61_970)), "61.9 s");
        assert_eq!(seconds(Duration::from_millis(40)), "0.0 s");
    }
}
