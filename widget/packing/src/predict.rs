//! How likely the next bit is to be a one, from what followed in the same circumstances before.
//!
//! Bits are foretold from several *contexts* at once: what the instruction before was, the two before,
//! the variable named last, and so on. Each context counts for itself; how far each is to be believed
//! is learned too, apart for each sort of place (logistic mixing, as in the PAQ family of
//! compressors). Nothing is stored about a module but the surprises.

use crate::LARGEST;
use crate::coder::Bits;
use crate::counter::Counter;
use crate::logistic::{FAR, Logistic};
use crate::spelling::{Spelling, next};

/// How many contexts each byte is foretold from.
pub const CONTEXTS: usize = 10;

/// Of each context so many counters, as a power of two.
const COUNTERS: u32 = 18;
/// What a mixer adds up: the contexts, what stood behind the last such stretch, and a little to lean on.
const INPUTS: usize = CONTEXTS + 2;
/// Sets of weights by field and the bits of the byte so far.
const BY_FIELD: usize = 2 * 16 * 256;
/// Sets of weights by instruction and the length of the stretch that repeats.
const BY_INSTRUCTION: usize = 512 * 16;
/// Weights are of this.
const ONE: i32 = 1 << 14;
/// The longest repeated stretch that counts as longer than others.
const LONG: usize = 31;
/// Counters count so far.
const RATES: usize = 64;
/// So many bytes must be alike to look what followed.
const ALIKE: usize = 5;
/// Places of stretches, as a power of two.
const PLACES: u32 = 15;

/// Everything that is learned.
#[derive(Debug)]
pub struct Memory {
    logistic: Logistic,
    rates: [i32; RATES],
    counters: [[Counter; 1 << COUNTERS]; CONTEXTS],
    weights: [[i32; INPUTS]; BY_FIELD + BY_INSTRUCTION],
    repeats: [Counter; 32 * 16],
    corrections: [Counter; 16 * 256 * 32],
    places: [usize; 1 << PLACES],
    past: [u8; LARGEST],
    /// How much of the past there is.
    now: usize,
    /// Where the stretch goes on that was like the last bytes, and how long it is.
    repeated: usize,
    alike: usize,
    /// What the next bit is foretold from, and which counter of each context does.
    inputs: [i32; INPUTS],
    counting: [usize; CONTEXTS],
}

/// In what circumstances a byte stands.
#[derive(Debug)]
pub struct Circumstances {
    /// What it is foretold from, each as a hash.
    pub contexts: [u32; CONTEXTS],
    /// What sort of byte it is, below 16.
    pub field: usize,
    /// How bytes of this sort are spelled.
    pub spelling: Spelling,
    /// Whether it goes on with something begun.
    pub goes_on: bool,
    /// Sorts of instructions it belongs to or follows, below 512.
    pub instruction: u32,
}

impl Memory {
    /// All zeros.
    pub const EMPTY: Memory = Memory {
        logistic: Logistic::EMPTY,
        rates: [0; RATES],
        counters: [[Counter::NEW; 1 << COUNTERS]; CONTEXTS],
        weights: [[0; INPUTS]; BY_FIELD + BY_INSTRUCTION],
        repeats: [Counter::NEW; 32 * 16],
        corrections: [Counter::NEW; 16 * 256 * 32],
        places: [0; 1 << PLACES],
        past: [0; LARGEST],
        now: 0,
        repeated: 0,
        alike: 0,
        inputs: [0; INPUTS],
        counting: [0; CONTEXTS],
    };

    /// To be called before anything is learned, on a memory that is empty.
    pub fn begin(&mut self) {
        self.logistic.fill();
        for (rate, seen) in self.rates.iter_mut().zip(0..) {
            *rate = 4096 / (2 * seen + 3);
        }
        for weight in self.weights.as_flattened_mut() {
            *weight = ONE / 5;
        }
    }

    /// Forgets everything.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn forget(&mut self) {
        self.counters.as_flattened_mut().fill(Counter::NEW);
        self.repeats.fill(Counter::NEW);
        self.corrections.fill(Counter::NEW);
        self.places.fill(0);
        (self.now, self.repeated, self.alike) = (0, 0, 0);
    }

    /// Asks for a byte, and learns from it.
    pub fn byte(&mut self, of: &Circumstances, bits: &mut impl Bits) -> u8 {
        let known = of.spelling.of(bits.next());
        let long = self.alike.min(LONG);
        let expected = self.past.get(self.repeated).filter(|_| long > 0);
        let expected = expected.map_or(0, |byte| of.spelling.of(*byte));
        let mut so_far = 1;
        loop {
            if let Some(byte) = of.spelling.byte(so_far) {
                self.pass(byte);
                return byte;
            }
            // What is learned for each sort of place: a place is one by what was answered so far.
            let sort = (of.field << 8) | place(so_far).min(255);
            let sets = [
                (sort << 1) | usize::from(of.goes_on),
                BY_FIELD + ((place(of.instruction) << 4) | long.min(15)),
            ];
            let repeats = (of.field << 5) | long;

            let foretold = next(expected, so_far);
            self.guess(of, so_far, foretold.map(|bit| (bit, repeats)));
            let sums = sets.map(|set| self.sum(set));
            let both = (sums[0] + sums[1]) / 2;
            let mixed = self.logistic.chance(both).cast_unsigned();
            let correction = (sort << 5) | place((both + FAR).cast_unsigned() / 192);
            let mut corrected = self.corrections.get(correction).copied();
            if corrected.is_none_or(|corrected| corrected.seen() == 0) {
                corrected = Some(Counter::new(mixed.min(65_535), 0));
            }
            let chance = (mixed + corrected.map_or(0, Counter::chance)) / 2;

            let wanted = next(known, so_far).unwrap_or_default();
            let bit = bits.bit(chance.clamp(8, 65_528), wanted);

            if let (Some(mut corrected), Some(kept)) =
                (corrected, self.corrections.get_mut(correction))
            {
                corrected.learn(bit, 60, &self.rates);
                *kept = corrected;
            }
            for (set, sum) in sets.into_iter().zip(sums) {
                self.weigh(set, (bit << 16).cast_signed() - self.logistic.chance(sum));
            }
            for (counters, place) in self.counters.iter_mut().zip(&self.counting) {
                if let Some(counter) = counters.get_mut(*place) {
                    counter.learn(bit, 30, &self.rates);
                }
            }
            if let (Some(foretold), Some(repeats)) = (foretold, self.repeats.get_mut(repeats)) {
                repeats.learn(u32::from(foretold == bit), 60, &self.rates);
            }
            so_far = (so_far << 1) | bit;
        }
    }

    /// What each context says of the next bit, and what stood behind the stretch that was like the last.
    fn guess(&mut self, of: &Circumstances, so_far: u32, foretold: Option<(u32, usize)>) {
        // Four answers in a row have their counters side by side, where memory is near.
        let row = so_far.ilog2() % 4;
        let begun = (so_far >> row).wrapping_mul(0x9e37_79b1);
        let answer = (1 << row) | (so_far & ((1 << row) - 1));
        for (((input, counting), context), counters) in (self.inputs.iter_mut())
            .zip(&mut self.counting)
            .zip(&of.contexts)
            .zip(&mut self.counters)
        {
            let hash = (context ^ begun).wrapping_mul(0x85eb_ca6b);
            *counting = place((hash >> (32 - COUNTERS)) ^ answer);
            if let Some(counter) = counters.get_mut(*counting) {
                if !counter.is_of(hash) {
                    *counter = Counter::new(1 << 15, hash);
                }
                *input = self.logistic.logit(counter.chance());
            }
        }
        let [.., input, lean] = &mut self.inputs;
        (*input, *lean) = (0, 0);
        if let Some((bit, repeats)) = foretold {
            let repeats = self
                .repeats
                .get(repeats)
                .map_or(0, |repeats| repeats.chance());
            let logit = self.logistic.logit(repeats);
            *input = if bit == 1 { logit } else { -logit };
            *lean = 80;
        }
    }

    /// Adds up what is foretold, each as far as this set of weights believes it.
    fn sum(&self, set: usize) -> i32 {
        let weights = self.weights.get(set).into_iter().flatten();
        let products = self.inputs.iter().zip(weights);
        // Whatever becomes of it, packing and unpacking come to the same.
        let sum = products.fold(0_i32, |sum, (input, weight)| {
            sum.wrapping_add(input.wrapping_mul(*weight))
        });
        (sum >> 14).clamp(-FAR, FAR)
    }

    /// Believes those more that were right, and others less.
    fn weigh(&mut self, set: usize, wrong: i32) {
        let weights = self.weights.get_mut(set).into_iter().flatten();
        for (input, weight) in self.inputs.iter().zip(weights) {
            *weight = weight.wrapping_add((input * wrong + 32_768) >> 16);
        }
    }

    /// Takes a byte into the past, and looks for a stretch like the last.
    fn pass(&mut self, byte: u8) {
        let as_expected = self.past.get(self.repeated) == Some(&byte);
        (self.repeated, self.alike) = if self.alike > 0 && as_expected {
            (self.repeated + 1, self.alike + 1)
        } else {
            (0, 0)
        };
        if let Some(now) = self.past.get_mut(self.now) {
            *now = byte;
            self.now += 1;
        }
        let Some(past) = self.past.get(..self.now) else {
            return;
        };
        let Some(last) = past.last_chunk::<ALIKE>() else {
            return;
        };
        let hash = last
            .iter()
            .fold(0, |hash, byte| mix(hash, u32::from(*byte)));
        let Some(place) = self.places.get_mut(place(hash >> (32 - PLACES))) else {
            return;
        };
        if self.alike == 0 && *place > 0 {
            let before = past.get(..*place).unwrap_or_default();
            let pairs = before.iter().rev().zip(past.iter().rev());
            self.repeated = *place;
            self.alike = pairs
                .take(LONG)
                .take_while(|(one, other)| one == other)
                .count();
        }
        *place = self.now;
    }
}

/// A number that depends on two, in no way that shows.
pub fn mix(hash: u32, more: u32) -> u32 {
    let hash = (hash ^ more)
        .wrapping_add(0x7f4a_7c15)
        .wrapping_mul(0x2c1b_3c6d);
    hash ^ hash >> 15
}

fn place(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}
