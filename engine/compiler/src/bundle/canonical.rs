//! Canonical JSON: keys sorted by their bytes, no spaces, so that equal data has equal bytes.

use std::cell::RefCell;
use std::io;
use std::ops::Range;

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;

/// A value as canonical JSON.
///
/// # Errors
/// When the value has no form in JSON.
pub fn json<T: Serialize>(value: &T) -> Result<Vec<u8>, serde_json::Error> {
    let bytes = RefCell::default();
    let sorted = Sorted {
        bytes: &bytes,
        open: Vec::new(),
    };
    value.serialize(&mut Serializer::with_formatter(Writer(&bytes), sorted))?;
    Ok(bytes.into_inner())
}

/// Appends what is written.
struct Writer<'a>(&'a RefCell<Vec<u8>>);

impl io::Write for Writer<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Puts the members of an object in order once they have all been written.
struct Sorted<'a> {
    /// All that has been written.
    bytes: &'a RefCell<Vec<u8>>,
    /// Of every object that is being written, its members so far.
    open: Vec<Vec<Member>>,
}

/// Where a member of an object lies in what has been written, with its quotes.
struct Member {
    key: Range<usize>,
    end: usize,
}

impl Sorted<'_> {
    fn at(&self) -> usize {
        self.bytes.borrow().len()
    }

    fn member(&mut self) -> Option<&mut Member> {
        self.open.last_mut()?.last_mut()
    }
}

impl Formatter for Sorted<'_> {
    fn begin_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.open.push(Vec::new());
        writer.write_all(b"{")
    }

    fn begin_object_key<W: ?Sized + io::Write>(
        &mut self,
        writer: &mut W,
        first: bool,
    ) -> io::Result<()> {
        if !first {
            writer.write_all(b",")?;
        }
        let at = self.at();
        if let Some(members) = self.open.last_mut() {
            members.push(Member {
                key: at..at,
                end: at,
            });
        }
        Ok(())
    }

    fn end_object_key<W: ?Sized + io::Write>(&mut self, _: &mut W) -> io::Result<()> {
        let at = self.at();
        if let Some(member) = self.member() {
            member.key.end = at;
        }
        Ok(())
    }

    fn end_object_value<W: ?Sized + io::Write>(&mut self, _: &mut W) -> io::Result<()> {
        let at = self.at();
        if let Some(member) = self.member() {
            member.end = at;
        }
        Ok(())
    }

    fn end_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        let mut members = self.open.pop().unwrap_or_default();
        let mut bytes = self.bytes.borrow_mut();
        // Between quotes, which sort before every letter that a key can have.
        let key = |member: &Member| bytes.get(member.key.clone()).unwrap_or_default();
        if let Some(first) = members.first().map(|member| member.key.start)
            && !members.is_sorted_by_key(key)
        {
            members.sort_by_key(key);
            let members = members.iter().map(|member| member.key.start..member.end);
            let members = members.filter_map(|member| bytes.get(member));
            let sorted = members.collect::<Vec<_>>().join(&b',');
            bytes.truncate(first);
            bytes.extend(sorted);
        }
        drop(bytes);
        writer.write_all(b"}")
    }
}

#[cfg(test)]
mod tests {
    use serde::Serialize;

    #[derive(Serialize)]
    struct Outer {
        z: u32,
        ab: Vec<Inner>,
        a: bool,
    }

    #[derive(Serialize)]
    struct Inner {
        z: Option<u32>,
        b: String,
    }

    #[test]
    fn keys_are_sorted_and_nothing_is_spaced() {
        let inner = |b: &str| Inner {
            z: None,
            b: b.to_owned(),
        };
        let value = Outer {
            z: 1,
            ab: vec![inner("ق\n"), inner("")],
            a: true,
        };
        assert_eq!(
            String::from_utf8(super::json(&value).unwrap()).unwrap(),
            r#"{"a":true,"ab":[{"b":"ق\n","z":null},{"b":"","z":null}],"z":1}"#
        );
        assert_eq!(super::json(&serde_json::json!({})).unwrap(), b"{}");
    }
}
