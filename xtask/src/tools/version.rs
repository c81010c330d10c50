//! Versions of compilers.

/// A compiler's version without its last number.
#[derive(Clone, Copy, Debug, Eq, PartialEq, PartialOrd)]
pub struct Version(pub u32, pub u32);

impl Version {
    /// Reads `rustc 1.96.0 (…)`.
    pub fn read(printed: &str) -> Option<Self> {
        let mut numbers = printed
            .split_whitespace()
            .nth(1)?
            .split('.')
            .map(str::parse);
        Some(Self(numbers.next()?.ok()?, numbers.next()?.ok()?))
    }

    /// For people: `Rust 1.96`.
    pub fn shown(self) -> String {
        let Self(major, minor) = self;
        format!("Rust {major}.{minor}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_read_from_what_the_compiler_prints() {
        assert_eq!(
            Version::read("rustc 1.96.0 (ac68faa20 2026-05-25)"),
            Some(Version(1, 96))
        );
        assert!(Version::read("rustc 1.63.0").unwrap() < Version(1, 91));
        assert_eq!(Version::read("rustc"), None);
        assert_eq!(Version::read(""), None);
    }
}
