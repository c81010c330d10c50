//! How heavy a file is: as it is, and as servers compress it.

use std::io::Write;
use std::ops::Add;

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::failure::{Failure, Result};

/// A file's size in bytes.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Weight {
    /// As it is.
    pub raw: usize,
    /// Compressed with gzip, level 9.
    pub gzip: usize,
    /// Compressed with Brotli, level 11: what the budget counts.
    pub brotli: usize,
}

impl Weight {
    /// Compresses `bytes` both ways and counts.
    pub fn of(bytes: &[u8]) -> Result<Self> {
        Ok(Self {
            raw: bytes.len(),
            gzip: gzip(bytes)?,
            brotli: brotli(bytes)?,
        })
    }
}

impl Add for Weight {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            raw: self.raw.saturating_add(other.raw),
            gzip: self.gzip.saturating_add(other.gzip),
            brotli: self.brotli.saturating_add(other.brotli),
        }
    }
}

fn gzip(bytes: &[u8]) -> Result<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder
        .write_all(bytes)
        .and_then(|()| encoder.finish())
        .map(|compressed| compressed.len())
        .map_err(Failure::file("compress", "in memory"))
}

fn brotli(bytes: &[u8]) -> Result<usize> {
    let quality_11_whole_window = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        ..Default::default()
    };
    let mut source = bytes;
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut source, &mut compressed, &quality_11_whole_window)
        .map(|_| compressed.len())
        .map_err(Failure::file("compress", "in memory"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_that_repeats_itself_gets_lighter() {
        let weight = Weight::of("Which of these do you own? ".repeat(40).as_bytes()).unwrap();
        assert_eq!(weight.raw, 27 * 40);
        assert!(weight.gzip < 100, "{weight:?}");
        assert!(weight.brotli < weight.gzip, "{weight:?}");
    }

    #[test]
    fn weights_add_up_column_by_column() {
        let one = Weight {
            raw: 1,
            gzip: 2,
            brotli: 3,
        };
        let ten = Weight {
            raw: 10,
            gzip: 20,
            brotli: 30,
        };
        assert_eq!(
            one + ten,
            Weight {
                raw: 11,
                gzip: 22,
                brotli: 33
            }
        );
    }
}
