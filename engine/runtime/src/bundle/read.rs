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
use crate::decimal;
use crate::text::{Keys, TEXTS_FORMAT, TextBundle};

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
        if format(text) > i128::from(Self::NEWEST) {
            return Err(ReadError::TooNew);
        }
        let mut reader = Reader::new(text);
        let mut file = Self::default();
        file.fill(&mut reader);
        if reader.rest.is_empty() && !reader.failed {
            Ok(file)
        } else {
            Err(ReadError::Damaged)
        }
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
fn format(text: &str) -> i128 {
    const KEY: &[u8] = b"\"format\":";
    let bytes = text.as_bytes();
    let place = bytes.windows(KEY.len()).position(|window| window == KEY);
    let rest = place.and_then(|place| text.get(place + KEY.len()..));
    Reader::new(rest.unwrap_or("")).number()
}

/// What is left to read, and whether something was not as it must be. From then on nothing is read
/// any more: whoever reads need not look at every step.
#[derive(Debug)]
pub struct Reader<'a> {
    rest: &'a str,
    failed: bool,
}

/// What can be read, into a value that is there already.
pub trait Read: Default {
    /// Reads one value.
    fn fill(&mut self, reader: &mut Reader<'_>);
}

impl<'a> Reader<'a> {
    fn new(rest: &'a str) -> Reader<'a> {
        Reader {
            rest,
            failed: false,
        }
    }

    fn fail(&mut self) {
        self.failed = true;
        self.rest = "";
    }

    /// Passes over exactly this, if it comes next.
    fn takes(&mut self, expected: &str) -> bool {
        match self.rest.strip_prefix(expected) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    /// Passes over exactly this, which must come next.
    fn take(&mut self, expected: &str) {
        if !self.takes(expected) {
            self.fail();
        }
    }

    /// Passes over the key that must come next, the first of these; a blank stands behind each.
    fn key(&mut self, keys: &mut &str) {
        if !self.takes("{\"") {
            self.take(",\"");
        }
        let end = keys.bytes().position(|byte| byte == b' ').unwrap_or(0);
        let (name, rest) = keys.split_at_checked(end).unwrap_or_default();
        *keys = rest.get(1..).unwrap_or_default();
        self.take(name);
        self.take("\":");
    }

    /// Whether another item of a list comes, with so many before it.
    fn item(&mut self, before: usize) -> bool {
        if before == 0 {
            self.take("[");
        }
        if self.takes("]") {
            return false;
        }
        if before > 0 {
            self.take(",");
        }
        !self.failed
    }

    /// The characters up to some place, which are passed over.
    fn pass(&mut self, end: usize) -> &'a str {
        let Some((passed, rest)) = self.rest.split_at_checked(end) else {
            self.fail();
            return "";
        };
        self.rest = rest;
        passed
    }

    fn number(&mut self) -> i128 {
        let sign = usize::from(self.rest.starts_with('-'));
        let digits = self
            .rest
            .bytes()
            .skip(sign)
            .take_while(u8::is_ascii_digit)
            .count();
        decimal::parse(self.pass(sign + digits), 0).unwrap_or_else(|_| {
            self.fail();
            0
        })
    }

    /// A character behind a backslash.
    fn escaped(&mut self) -> Option<char> {
        Some(match self.pass(2).as_bytes() {
            [_, letter @ (b'"' | b'\\')] => char::from(*letter),
            [_, b'n'] => '\n',
            [_, b'r'] => '\r',
            [_, b't'] => '\t',
            [_, b'b'] => '\u{8}',
            [_, b'f'] => '\u{c}',
            [_, b'u'] => {
                let mut digits = self.pass(4).chars().map(|digit| digit.to_digit(16));
                let code = digits.try_fold(0, |code, digit| Some(code * 16 + digit?));
                char::from_u32(code?)?
            }
            _ => return None,
        })
    }
}

impl Read for Int {
    /// Beyond what is safe in a browser it is a text.
    fn fill(&mut self, reader: &mut Reader<'_>) {
        let quoted = reader.takes("\"");
        self.0 = reader.number();
        if quoted {
            reader.take("\"");
        }
    }
}

impl Read for u32 {
    fn fill(&mut self, reader: &mut Reader<'_>) {
        match u32::try_from(reader.number()) {
            Ok(number) => *self = number,
            Err(_) => reader.fail(),
        }
    }
}

impl Read for i32 {
    fn fill(&mut self, reader: &mut Reader<'_>) {
        match i32::try_from(reader.number()) {
            Ok(number) => *self = number,
            Err(_) => reader.fail(),
        }
    }
}

impl Read for bool {
    fn fill(&mut self, reader: &mut Reader<'_>) {
        *self = reader.takes("true");
        if !*self {
            reader.take("false");
        }
    }
}

impl Read for String {
    fn fill(&mut self, reader: &mut Reader<'_>) {
        reader.take("\"");
        loop {
            let mut bytes = reader.rest.bytes();
            let end = bytes.position(|byte| matches!(byte, b'"' | b'\\'));
            self.push_str(reader.pass(end.unwrap_or(usize::MAX)));
            if reader.failed || reader.takes("\"") {
                return;
            }
            match reader.escaped() {
                Some(letter) => self.push(letter),
                None => reader.fail(),
            }
        }
    }
}

impl Read for Keys {
    fn fill(&mut self, reader: &mut Reader<'_>) {
        let mut list = String::new();
        list.fill(reader);
        *self = Keys::from(list.as_str());
    }
}

impl<T: Read> Read for Option<T> {
    fn fill(&mut self, reader: &mut Reader<'_>) {
        if !reader.takes("null") {
            self.insert(T::default()).fill(reader);
        }
    }
}

impl<T: Read> Read for Vec<T> {
    fn fill(&mut self, reader: &mut Reader<'_>) {
        while reader.item(self.len()) {
            self.push(T::default());
            if let Some(item) = self.last_mut() {
                item.fill(reader);
            }
        }
    }
}

/// Objects: their fields in the order of canonical JSON, that is sorted.
macro_rules! objects {
    ($( $type:ident { $($field:ident)* } )*) => { $(
        impl Read for $type {
            fn fill(&mut self, reader: &mut Reader<'_>) {
                let mut keys = concat!($(stringify!($field), " "),*);
                $(
                    reader.key(&mut keys);
                    self.$field.fill(reader);
                )*
                reader.take("}");
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
        authority currency documents id languages not_checked places review_by reviewed sex
        sources topics units version
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
        default denominator denominator_scale kind max min name node options person places scale unit
    }
    Program {
        after amounts apply authority documents fits id info_only office receives related
        rules unit valid windows
    }
    Rule { doubt id laws node proofs verb }
    Amount {
        denominator denominator_scale id laws node places rounding scale unit
    }
    Manifest { core format package slices texts version }
    FileRef { key sha256 size }
    TextBundle {
        contacts decimal digits direction format group grouping interface keys language letters list
        minus months order places plural texts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MANIFEST: &str = r#"{"core":{"key":"","sha256":"c0","size":7},"format":1,"package":"e\"\\\n\u0007\u0000ق","slices":[],"texts":[{"key":"ar","sha256":"ae","size":12}],"version":"1"}"#;

    fn read(text: &str) -> Result<Manifest, ReadError> {
        Manifest::from_bytes(text.as_bytes())
    }

    #[test]
    fn what_the_compiler_writes_is_read() {
        let manifest = read(MANIFEST).unwrap();
        assert_eq!(manifest.package, "e\"\\\n\u{7}\u{0}ق");
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
        let int = |text: &str| {
            let (mut int, mut reader) = (Int::default(), Reader::new(text));
            int.fill(&mut reader);
            (reader.rest.is_empty() && !reader.failed).then_some(int.0)
        };
        assert_eq!(int("-9007199254740992"), Some(-9_007_199_254_740_992));
        assert_eq!(
            int("\"-85070591730234615865843651857942052863\""),
            Some(-decimal::LIMIT)
        );
        for text in [
            "\"85070591730234615865843651857942052864\"",
            "\"170141183460469231731687303715884105728\"",
            "-",
            "1.5",
            "",
            "\"1",
            "+1",
        ] {
            assert_eq!(int(text), None, "{text}");
        }
    }
}
