//! [`Int`]: an integer as the bundle writes it.
//!
//! JSON numbers are safe up to 2^53 in a browser; a larger one is written as a text. Nothing else
//! about numbers is here: their scale belongs to whoever holds them.

use core::fmt;
use serde::de::{Error, Unexpected, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A whole number of any size up to 128 bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Int(pub i128);

/// Beyond this a JSON number may lose digits in a browser.
const SAFE: i64 = 1 << 53;

impl Serialize for Int {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match i64::try_from(self.0) {
            Ok(small) if (-SAFE..=SAFE).contains(&small) => serializer.serialize_i64(small),
            _ => serializer.collect_str(&self.0),
        }
    }
}

impl<'de> Deserialize<'de> for Int {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(IntVisitor)
    }
}

struct IntVisitor;

impl Visitor<'_> for IntVisitor {
    type Value = Int;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a whole number")
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Int, E> {
        Ok(Int(i128::from(value)))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Int, E> {
        Ok(Int(i128::from(value)))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Int, E> {
        value
            .parse()
            .map(Int)
            .map_err(|_| E::invalid_value(Unexpected::Str(value), &self))
    }
}
