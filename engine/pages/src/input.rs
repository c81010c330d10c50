//! What somebody filled in, as a form gives it back: names and texts in order, a name several times
//! where several things are chosen.

/// What was filled in on one page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Input {
    entries: Vec<(String, String)>,
}

/// A form gives no more than this; a longer list is cut.
const MOST_ENTRIES: usize = 1000;
/// No typed text is longer, in characters; what follows is cut off.
const LONGEST: usize = 200;

/// The name under which the pressed button comes.
const ACTION: &str = "action";

impl Input {
    /// What a form gave back.
    pub fn new(entries: impl IntoIterator<Item = (String, String)>) -> Input {
        let mut input = Input::default();
        for (name, value) in entries {
            input.add(&name, &value);
        }
        input
    }

    /// One more thing that a form gave back. Whoever filled it in may be hostile: it is cut to a
    /// sensible size.
    pub fn add(&mut self, name: &str, value: &str) {
        if self.entries.len() < MOST_ENTRIES {
            let mut text = String::new();
            for (place, sign) in value.chars().enumerate() {
                if place < LONGEST {
                    text.push(sign);
                }
            }
            self.entries.push((name.into(), text));
        }
    }

    /// The first text of that name; empty if there is none.
    pub fn get(&self, name: &str) -> &str {
        self.entries
            .iter()
            .find(|entry| entry.0 == name)
            .map_or("", |entry| entry.1.as_str())
    }

    /// All texts of that name.
    pub fn all(&self, name: &str) -> Vec<&str> {
        let mut texts = Vec::new();
        for entry in &self.entries {
            if entry.0 == name {
                texts.push(entry.1.as_str());
            }
        }
        texts
    }

    /// Whether there is a text of that name, though it may be empty.
    pub fn names(&self, name: &str) -> bool {
        self.entries.iter().any(|entry| entry.0 == name)
    }

    /// Whether that choice of that name was made.
    pub fn has(&self, name: &str, value: &str) -> bool {
        self.all(name).contains(&value)
    }

    /// The pressed button; empty for Enter.
    pub fn action(&self) -> &str {
        self.get(ACTION)
    }
}

#[cfg(test)]
mod tests {
    use super::Input;

    fn input(entries: &[(&str, &str)]) -> Input {
        Input::new(
            entries
                .iter()
                .map(|(name, value)| ((*name).into(), (*value).into())),
        )
    }

    #[test]
    fn names_may_come_several_times() {
        let input = input(&[("who", "1"), ("action", "continue"), ("who", "3")]);
        assert_eq!(input.get("who"), "1");
        assert!(input.has("who", "3") && !input.has("who", "2"));
        assert_eq!(input.action(), "continue");
        assert_eq!(input.get("other"), "");
    }

    #[test]
    fn what_is_too_long_is_cut() {
        let long = "٣".repeat(100_000);
        assert_eq!(
            input(&[("wage", &long)]).get("wage").chars().count(),
            super::LONGEST
        );
    }
}
