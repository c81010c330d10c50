//! From the bytes of a bundle's file to its type: a strict reader of canonical JSON.
//!
//! The compiler writes keys sorted and nothing between them, so that the reader need only compare:
//! it knows which key comes next. It reads these files and no other JSON. In a citizen's download it
//! takes a tenth of what a general reader with derived types takes, which is why it is here.
//! What the file says is not trusted either: `crate::graph` and `crate::text` check that.

use super::{
    Amount, Core, Entry, FORMAT, Fact, FileRef, Group, Int, Manifest, NamedResult, Package,
    Parameter, Program, Rule,
};
use crate::text::{TEXTS_FORMAT, TextBundle};

/// Why a file cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// It was written for a newer engine.
    #[error("the file has a newer format than this version of the engine reads")]
    TooNew,
    /// It is cut, altered, or another file.
    #[error("the file is damaged, or no file of a bundle")]
    Damaged,
}

/// A kind of file that a bundle has.
pub trait File: Read {
    /// The newest format this engine reads.
    const NEWEST: u32;

    /// Reads the bytes of a file.
    ///
    /// # Errors
    /// A format of the future, or anything else than a file of this kind in canonical JSON.
    fn from_bytes(bytes: &[u8]) -> Result<Self, ReadError> {
        let text = core::str::from_utf8(bytes).map_err(|_| ReadError::Damaged)?;
        if format(text).is_some_and(|format| format > Self::NEWEST.into()) {
            return Err(ReadError::TooNew);
        }
        let mut reader = Reader { text, at: 0 };
        let read = Self::read(&mut reader).filter(|_| reader.at == text.len());
        read.ok_or(ReadError::Damaged)
    }
}

impl File for Core {
    const NEWEST: u32 = FORMAT;
}

impl File for Manifest {
    const NEWEST: u32 = FORMAT;
}

impl File for TextBundle {
    const NEWEST: u32 = TEXTS_FORMAT;
}

/// The number behind the key `format`, wherever it stands: a file of the future may have keys this
/// reader does not know. Within a text the quotes would be escaped, so it can only be a key.
fn format(text: &str) -> Option<i128> {
    const KEY: &str = "\"format\":";
    let at = text.find(KEY)?.checked_add(KEY.len())?;
    i128::read(&mut Reader { text, at })
}

/// Where in a text one is.
#[derive(Debug)]
pub struct Reader<'a> {
    text: &'a str,
    at: usize,
}

/// What can be read. None is whatever is not exactly as the compiler writes it.
pub trait Read: Sized {
    /// Reads one value.
    fn read(reader: &mut Reader<'_>) -> Option<Self>;
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or("")
    }

    /// Passes over exactly this, if it comes next.
    fn take(&mut self, expected: &str) -> Option<()> {
        self.rest()
            .starts_with(expected)
            .then(|| self.at += expected.len())
    }

    /// Passes over the key that must come next.
    fn key(&mut self, name: &str) -> Option<()> {
        if self.take("{\"").is_none() {
            self.take(",\"")?;
        }
        self.take(name)?;
        self.take("\":")
    }

    fn string(&mut self) -> Option<String> {
        self.take("\"")?;
        let mut text = String::new();
        loop {
            let rest = self.rest();
            let end = rest.find(['"', '\\'])?;
            text.push_str(rest.get(..end)?);
            self.at += end;
            if self.take("\"").is_some() {
                return Some(text);
            }
            text.push(self.escaped()?);
        }
    }

    /// A character behind a backslash.
    fn escaped(&mut self) -> Option<char> {
        let (letter, length) = match self.rest().as_bytes().get(1)? {
            b'"' => ('"', 2),
            b'\\' => ('\\', 2),
            b'n' => ('\n', 2),
            b'r' => ('\r', 2),
            b't' => ('\t', 2),
            b'b' => ('\u{8}', 2),
            b'f' => ('\u{c}', 2),
            b'u' => {
                let code = u32::from_str_radix(self.rest().get(2..6)?, 16).ok()?;
                (char::from_u32(code)?, 6)
            }
            _ => return None,
        };
        self.at += length;
        Some(letter)
    }
}

impl Read for i128 {
    fn read(reader: &mut Reader<'_>) -> Option<i128> {
        let rest = reader.rest();
        let sign = usize::from(rest.starts_with('-'));
        let digits = rest
            .bytes()
            .skip(sign)
            .take_while(u8::is_ascii_digit)
            .count();
        let number = rest.get(..sign + digits)?.parse().ok()?;
        reader.at += sign + digits;
        Some(number)
    }
}

impl Read for Int {
    /// Beyond what is safe in a browser it is a text.
    fn read(reader: &mut Reader<'_>) -> Option<Int> {
        if reader.take("\"").is_none() {
            return i128::read(reader).map(Int);
        }
        let number = i128::read(reader)?;
        reader.take("\"")?;
        Some(Int(number))
    }
}

impl Read for u32 {
    fn read(reader: &mut Reader<'_>) -> Option<u32> {
        i128::read(reader)?.try_into().ok()
    }
}

impl Read for i32 {
    fn read(reader: &mut Reader<'_>) -> Option<i32> {
        i128::read(reader)?.try_into().ok()
    }
}

impl Read for bool {
    fn read(reader: &mut Reader<'_>) -> Option<bool> {
        let yes = reader.take("true").is_some();
        (yes || reader.take("false").is_some()).then_some(yes)
    }
}

impl Read for String {
    fn read(reader: &mut Reader<'_>) -> Option<String> {
        reader.string()
    }
}

impl<T: Read> Read for Option<T> {
    fn read(reader: &mut Reader<'_>) -> Option<Option<T>> {
        if reader.take("null").is_some() {
            return Some(None);
        }
        T::read(reader).map(Some)
    }
}

impl<T: Read> Read for Vec<T> {
    fn read(reader: &mut Reader<'_>) -> Option<Vec<T>> {
        reader.take("[")?;
        let mut items = Vec::new();
        while reader.take("]").is_none() {
            if !items.is_empty() {
                reader.take(",")?;
            }
            items.push(T::read(reader)?);
        }
        Some(items)
    }
}

/// Objects: their fields in the order of canonical JSON, that is sorted.
macro_rules! objects {
    ($( $type:ident { $($field:ident)* } )*) => { $(
        impl Read for $type {
            fn read(reader: &mut Reader<'_>) -> Option<$type> {
                $(
                    reader.key(stringify!($field))?;
                    let $field = Read::read(reader)?;
                )*
                reader.take("}")?;
                Some($type { $($field),* })
            }
        }
    )* };
}

objects! {
    Core {
        facts format from groups nodes numbers operators options package parameters programs
        results slice_of
    }
    Package {
        authority currency documents id languages not_checked places review_by reviewed sources
        topics units version
    }
    Group { id max }
    Fact {
        about ask default derived group hard kind max min name options places sensitive suggest
        topic unit when
    }
    Parameter {
        keys kind max min name options places shape threshold_places unit values
    }
    Entry { cells from source until }
    NamedResult {
        denominator denominator_scale kind max min name node options person places scale unit
    }
    Program {
        after amounts apply authority documents fits id info_only office phone receives related
        rules unit valid windows
    }
    Rule { doubt id laws node proofs verb }
    Amount {
        denominator denominator_scale id laws node places rounding scale unit
    }
    Manifest { core format package slices texts version }
    FileRef { key sha256 size }
    TextBundle {
        decimal digits direction format group grouping keys language list minus months order
        places plural texts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MANIFEST: &str = r#"{"core":{"key":"","sha256":"c0","size":7},"format":1,"package":"e\"\\\n\u0007ق","slices":[],"texts":[{"key":"ar","sha256":"ae","size":12}],"version":"1"}"#;

    fn read(text: &str) -> Result<Manifest, ReadError> {
        Manifest::from_bytes(text.as_bytes())
    }

    #[test]
    fn what_the_compiler_writes_is_read() {
        let manifest = read(MANIFEST).unwrap();
        assert_eq!(manifest.package, "e\"\\\n\u{7}ق");
        assert_eq!(manifest.texts[0].size, 12);
        assert_eq!(manifest.core.sha256, "c0");
    }

    #[test]
    fn a_cut_file_is_damaged_wherever_it_is_cut() {
        for end in 0..MANIFEST.len() {
            assert_eq!(
                Manifest::from_bytes(&MANIFEST.as_bytes()[..end]),
                Err(ReadError::Damaged)
            );
        }
    }

    #[test]
    fn a_file_with_any_byte_altered_never_panics() {
        for place in 0..MANIFEST.len() {
            for byte in [0, b'"', b'\\', b'{', b'[', b'9', b'-', b'u', 0x80, 0xff] {
                let mut bytes = MANIFEST.as_bytes().to_vec();
                bytes[place] = byte;
                let _any = Manifest::from_bytes(&bytes);
            }
        }
    }

    #[test]
    fn a_newer_format_is_told_apart_from_damage() {
        let newer = MANIFEST.replace("\"format\":1", "\"format\":2,\"further\":[{}]");
        assert_eq!(read(&newer), Err(ReadError::TooNew));
        let other = MANIFEST.replace("\"package\"", "\"other\"");
        assert_eq!(read(&other), Err(ReadError::Damaged));
        assert_eq!(
            read(&MANIFEST.replace("12}", "4294967296}")),
            Err(ReadError::Damaged)
        );
        assert_eq!(read(&[MANIFEST, " "].concat()), Err(ReadError::Damaged));
        assert_eq!(read("[1]"), Err(ReadError::Damaged));
    }

    #[test]
    fn numbers_are_exact_whatever_their_size() {
        let int = |text: &str| Int::read(&mut Reader { text, at: 0 });
        assert_eq!(int("-9007199254740992"), Some(Int(-9_007_199_254_740_992)));
        assert_eq!(
            int("\"-170141183460469231731687303715884105728\""),
            Some(Int(i128::MIN))
        );
        assert_eq!(int("\"170141183460469231731687303715884105728\""), None);
        assert_eq!(int("-"), None);
        assert_eq!(
            int("1.5"),
            Some(Int(1)),
            "what follows is refused by whoever reads on"
        );
    }
}
