//! From bits with their chances to bytes and back (a range coder): what is sure costs almost nothing.

/// What is left of the range.
#[derive(Debug)]
struct Range {
    low: u32,
    high: u32,
}

impl Range {
    const WHOLE: Range = Range {
        low: 0,
        high: u32::MAX,
    };

    /// The last place of the part for a one.
    fn middle(&self, chance: u32) -> u32 {
        let size = self.high - self.low;
        self.low + (size >> 16) * chance + (((size & 0xffff) * chance) >> 16)
    }

    fn narrow(&mut self, middle: u32, bit: u32) {
        if bit == 1 {
            self.high = middle;
        } else {
            self.low = middle + 1;
        }
    }

    /// The next byte, once it is settled.
    fn settled(&mut self) -> Option<u8> {
        let [byte, ..] = self.high.to_be_bytes();
        if self.low.to_be_bytes()[0] != byte {
            return None;
        }
        self.low <<= 8;
        self.high = self.high << 8 | 255;
        Some(byte)
    }
}

/// Where the bits of a module come from.
pub trait Bits {
    /// The next byte, if it is known.
    fn next(&mut self) -> u8 {
        0
    }
    /// The next bit, where a one has this chance, of 65,536. It is this one, if the byte is known.
    fn bit(&mut self, chance: u32, known: u32) -> u32;
    /// Here stands a number that follows from the rest.
    fn known(&mut self) {}
}

/// Bits out of the packed bytes.
#[derive(Debug)]
pub struct Decoder {
    range: Range,
    value: u32,
    /// How many bytes were taken.
    pub taken: usize,
}

impl Decoder {
    /// Before the first byte.
    pub const NEW: Decoder = Decoder {
        range: Range::WHOLE,
        value: 0,
        taken: 0,
    };
}

/// A decoder with what has arrived so far.
#[derive(Debug)]
pub struct Reading<'a> {
    /// How far the decoder has come.
    pub decoder: &'a mut Decoder,
    /// All that was packed, from its beginning.
    pub packed: &'a [u8],
}

impl Reading<'_> {
    fn take(&mut self) {
        let byte = self.packed.get(self.decoder.taken).copied();
        self.decoder.value = self.decoder.value << 8 | u32::from(byte.unwrap_or_default());
        self.decoder.taken += 1;
    }
}

impl Bits for Reading<'_> {
    fn bit(&mut self, chance: u32, _: u32) -> u32 {
        while self.decoder.taken < 4 {
            self.take();
        }
        let middle = self.decoder.range.middle(chance);
        let bit = u32::from(self.decoder.value <= middle);
        self.decoder.range.narrow(middle, bit);
        while self.decoder.range.settled().is_some() {
            self.take();
        }
        bit
    }
}

/// Bits of a module, which it packs.
#[cfg(not(target_arch = "wasm32"))]
#[derive(Debug)]
pub struct Encoder<'a> {
    range: Range,
    bytes: &'a [u8],
    /// How many bytes were given.
    given: usize,
    packed: Vec<u8>,
}

#[cfg(not(target_arch = "wasm32"))]
impl<'a> Encoder<'a> {
    /// Before the first of these bytes.
    pub fn new(bytes: &'a [u8]) -> Encoder<'a> {
        Encoder {
            range: Range::WHOLE,
            bytes,
            given: 0,
            packed: Vec::new(),
        }
    }

    /// How many bytes there are so far.
    pub fn written(&self) -> usize {
        self.packed.len()
    }

    /// Everything, if every byte was asked for and none besides.
    pub fn finish(mut self) -> Option<Vec<u8>> {
        // As many bytes as tell the range from its neighbours; what is missing reads as zeros.
        self.packed.extend(self.range.high.to_be_bytes());
        (self.given == self.bytes.len()).then_some(self.packed)
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl Bits for Encoder<'_> {
    fn next(&mut self) -> u8 {
        self.given += 1;
        (self.bytes.get(self.given - 1).copied()).unwrap_or_default()
    }

    fn bit(&mut self, chance: u32, known: u32) -> u32 {
        let middle = self.range.middle(chance);
        self.range.narrow(middle, known);
        while let Some(byte) = self.range.settled() {
            self.packed.push(byte);
        }
        known
    }

    fn known(&mut self) {
        let left = self.bytes.get(self.given..).unwrap_or_default();
        let length = left.iter().take_while(|byte| **byte > 127).count() + 1;
        self.given += length;
    }
}
