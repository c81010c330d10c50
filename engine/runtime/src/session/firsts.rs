//! [`first_times`]: which of many names stand there for the first time, so that one that is there
//! twice is noticed. Answers come from anywhere and may be many: no name is compared with all those
//! before it.

use std::collections::BTreeSet;

/// For each name, in order, whether none before it is the same.
pub fn first_times<K: Ord>(names: impl IntoIterator<Item = K>) -> Vec<bool> {
    let mut met = BTreeSet::new();
    names.into_iter().map(|name| met.insert(name)).collect()
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::cmp::Ordering;

    use super::*;

    /// A name that counts how often names are compared.
    #[derive(PartialEq, Eq)]
    struct Counted<'a>(u32, &'a Cell<u64>);

    impl Ord for Counted<'_> {
        fn cmp(&self, other: &Self) -> Ordering {
            self.1.set(self.1.get() + 1);
            self.0.cmp(&other.0)
        }
    }

    impl PartialOrd for Counted<'_> {
        fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
            Some(self.cmp(other))
        }
    }

    #[test]
    fn what_stands_there_again_is_noticed_in_its_place() {
        assert_eq!(
            first_times(["a", "b", "a", "c", "b", "a"]),
            [true, true, false, true, false, false]
        );
        assert_eq!(first_times::<&str>([]), []);
    }

    #[test]
    fn ten_times_as_many_names_are_compared_not_much_more_than_ten_times_as_often() {
        let compared = |many: u32| {
            let count = Cell::new(0);
            // Neither in order nor against it.
            let names = (0..many).map(|name| Counted(name.wrapping_mul(2_654_435_761), &count));
            assert!(first_times(names).iter().all(|first| *first));
            count.get()
        };
        let (few, many) = (compared(1_000), compared(10_000));
        assert!(many < few * 20, "{few} comparisons, then {many}");
    }
}
