//! How likely a one is in certain circumstances, as far as they were seen.

/// The bit in which what is kept differs from the chance.
const HALF: u32 = 1 << 31;

/// How likely a one is, how often that was learned, and a mark by which circumstances are known from
/// others that have the same counter.
#[derive(Clone, Copy, Debug)]
pub struct Counter(u32);

impl Counter {
    /// Of 32 bits so many are the chance…
    const CHANCE: u32 = 20;
    /// …and of the rest these the mark, these how often it was seen.
    const MARK: u32 = 0xfc0;
    const SEEN: u32 = 0x3f;

    /// Never seen: as likely a one as not. All zeros, so that nothing has to be written for it.
    pub const NEW: Counter = Counter(0);

    /// Never seen, with this chance of a one, of 65,536, and this mark.
    pub const fn new(chance: u32, mark: u32) -> Counter {
        Counter((chance << 16) ^ HALF | mark & Counter::MARK)
    }

    /// How often it learned, up to a point.
    pub fn seen(self) -> u32 {
        self.0 & Counter::SEEN
    }

    /// Whether it has this mark.
    pub fn is_of(self, mark: u32) -> bool {
        (self.0 ^ mark) & Counter::MARK == 0
    }

    /// The chance of a one, of 65,536.
    pub fn chance(self) -> u32 {
        (self.0 ^ HALF) >> 16
    }

    /// Learns a bit; fast at first, and never more slowly than after having seen `most`.
    pub fn learn(&mut self, bit: u32, most: u32, rates: &[i32]) {
        let seen = self.seen();
        let rate = usize::try_from(seen).ok().and_then(|seen| rates.get(seen));
        let before = ((self.0 ^ HALF) >> (32 - Counter::CHANCE)).cast_signed();
        let sure = if bit == 1 {
            (1 << Counter::CHANCE) - 1
        } else {
            0
        };
        let chance = before + (((sure - before) * rate.copied().unwrap_or_default()) >> 11);
        let chance = chance.cast_unsigned() << (32 - Counter::CHANCE);
        self.0 = chance ^ HALF | self.0 & Counter::MARK | (seen + 1).min(most);
    }
}
