//! A walk through a WebAssembly module, byte by byte, that tells what each byte is foretold from.
//!
//! The same walk packs and unpacks: it asks for each byte and is given it, and writes the module as it
//! goes. What follows from the rest is not asked for: the size of a function, and how accesses to
//! memory say they are aligned, which means nothing to a program (here they claim nothing).

use core::mem;

use crate::coder::Bits;
use crate::predict::{CONTEXTS, Circumstances, Memory, mix};
use crate::spelling::Spelling;

/// What a byte is part of: its field. First those that belong to instructions, or are one.
const INSTRUCTION: usize = 0;
const VARIABLE: usize = 1;
const LABEL: usize = 2;
const CALL: usize = 3;
const OFFSET: usize = 4;
const NUMBER: usize = 5;
const LONG_NUMBER: usize = 6;
const TYPE: usize = 7;
const LABELS: usize = 8;
const VARIABLES: usize = 9;
/// What sections without code are made of.
const REST: usize = 10;
const DATA: usize = 11;
/// How many there are.
const FIELDS: usize = 12;

/// Sections with code and with data.
const CODE_SECTION: u8 = 10;
const DATA_SECTION: u8 = 11;
/// What stands before the first section.
const HEADER: u32 = 8;

/// What a byte may be foretold from: so many. In code these, elsewhere as many bytes before.
pub const FEATURES: usize = 20;
/// The six instructions before.
const BEFORE: usize = 0;
/// The four before, with all that belongs to them.
const WHOLE: usize = 6;
/// Which function it is.
const FUNCTION: usize = 10;
/// The two numbers before of the same field.
const SAME: usize = 11;
/// The instruction that the byte belongs to.
const OWN: usize = 13;
/// The numbers before of four fields.
const LAST: usize = 14;
const LAST_OF: [usize; 4] = [OFFSET, VARIABLE, NUMBER, CALL];
/// How many blocks deep it is.
const DEPTH: usize = 18;
/// How many values wait to be used, as far as can be told without looking anything up.
const WAITING: usize = 19;

/// For instructions, for what belongs to them, and for other bytes: which features each context looks
/// at, as bits. Found by trial (`widget/packing/examples/contexts.rs`).
pub type Contexts = [[u32; CONTEXTS]; 3];

/// How far a walk has come.
#[derive(Debug)]
pub struct Walk {
    /// How much of the module there is.
    pub end: usize,
    /// Whether there was an instruction that is not of WebAssembly's first version, or a constant with
    /// a floating point: from there on instructions and what belongs to them may be mixed up.
    pub strange: bool,
    /// What bytes are foretold from.
    pub contexts: Contexts,
    todo: Todo,
    features: [u32; FEATURES],
    /// The last two numbers of each field.
    numbers: [[u32; 2]; FIELDS],
}

#[derive(Clone, Copy, Debug)]
enum Todo {
    /// The next section.
    Section,
    /// So many bytes.
    Bytes { left: u32, field: usize },
    /// So many functions.
    Functions { left: u32 },
    /// The rest of a function that began there, so many blocks deep, and functions behind it.
    Function { left: u32, start: usize, depth: u32 },
}

impl Walk {
    /// Before the first byte.
    pub const NEW: Walk = Walk {
        end: 0,
        strange: false,
        contexts: [
            [
                0x83001, 0x41001, 0xa0006, 0x200f, 0x3f, 0x2040, 0x81, 0x8285b, 0x80000, 0xbc01,
            ],
            [
                0x82906, 0x81000, 0x82205, 0x82000, 0x400, 0x2000, 0x2801, 0xa401, 0x80007, 0x302f,
            ],
            [0x1, 0x3, 0x7, 0xf, 0x2e, 0x0, 0x88088, 0x2, 0x8, 0x981],
        ],
        todo: Todo::Bytes {
            left: HEADER,
            field: REST,
        },
        features: [0; FEATURES],
        numbers: [[0; 2]; FIELDS],
    };
}

/// A walk that goes on.
#[derive(Debug)]
pub struct Walking<'a, B> {
    /// How far it has come.
    pub walk: &'a mut Walk,
    /// What it has learned.
    pub memory: &'a mut Memory,
    /// Where bits come from.
    pub bits: &'a mut B,
    /// The module; only its beginning is there.
    pub module: &'a mut [u8],
}

impl<B: Bits> Walking<'_, B> {
    /// Goes on by a byte, an instruction or the head of something; false at the end of the module.
    pub fn step(&mut self) -> bool {
        if self.walk.end >= self.module.len() {
            return false;
        }
        self.walk.todo = match self.walk.todo {
            Todo::Section => {
                let id = self.byte(REST, 0);
                let size = self.number(REST);
                match id {
                    CODE_SECTION => Todo::Functions {
                        left: self.number(REST),
                    },
                    DATA_SECTION => Todo::Bytes {
                        left: size,
                        field: DATA,
                    },
                    _ => Todo::Bytes {
                        left: size,
                        field: REST,
                    },
                }
            }
            Todo::Bytes { left: 0, .. } | Todo::Functions { left: 0 } => Todo::Section,
            Todo::Bytes { left, field } => {
                self.byte(field, 0);
                let left = left - 1;
                Todo::Bytes { left, field }
            }
            Todo::Functions { left } => {
                self.bits.known();
                let start = self.walk.end;
                let function = self.walk.features[FUNCTION];
                self.walk.features = [0; FEATURES];
                self.walk.features[FUNCTION] = function.wrapping_add(1);
                // Each kind of variables has two numbers.
                let kinds = self.number(VARIABLES);
                self.numbers(kinds.saturating_mul(2), VARIABLES);
                let left = left - 1;
                let depth = 1;
                Todo::Function { left, start, depth }
            }
            Todo::Function { left, start, depth } => {
                let depth = self.instruction(depth);
                if depth > 0 {
                    Todo::Function { left, start, depth }
                } else {
                    self.size(start);
                    Todo::Functions { left }
                }
            }
        };
        true
    }

    /// An instruction with all that belongs to it; how many blocks deep it leaves the function.
    fn instruction(&mut self, depth: u32) -> u32 {
        self.walk.features[OWN] = 0;
        let start = self.walk.end;
        let code = self.byte(INSTRUCTION, 0);
        self.walk.features[OWN] = code.into();
        match code {
            // block loop if, with their type
            0x02..=0x04 => self.number(TYPE),
            // br br_if
            0x0c | 0x0d => self.number(LABEL),
            // br_table: labels and another
            0x0e => {
                let labels = self.number(LABELS);
                self.numbers(labels, LABELS);
                self.number(LABELS)
            }
            // call
            0x10 => self.number(CALL),
            // call_indirect: type and table
            0x11 => {
                self.number(TYPE);
                self.number(TYPE)
            }
            // variables of functions
            0x20..=0x22 => self.number(VARIABLE),
            // variables of the module, size of the memory
            0x23 | 0x24 | 0x3f | 0x40 => self.number(TYPE),
            // reads and writes: alignment and offset
            0x28..=0x3e => {
                self.bits.known();
                self.write(0);
                self.number(OFFSET)
            }
            0x41 => self.number(NUMBER),
            0x42 => self.number(LONG_NUMBER),
            // unreachable nop else end return drop select; comparisons and arithmetic
            0x00 | 0x01 | 0x05 | 0x0b | 0x0f | 0x1a | 0x1b | 0x45..=0xbf => 0,
            _ => {
                self.walk.strange = true;
                0
            }
        };
        let depth = match code {
            0x02..=0x04 => depth + 1,
            0x0b => depth - 1,
            _ => depth,
        };

        let whole = self.module.get(start..self.walk.end).unwrap_or_default();
        let whole = (whole.iter()).fold(0, |hash, byte| mix(hash, u32::from(*byte)));
        let features = &mut self.walk.features;
        push(features.iter_mut().take(WHOLE), code.into());
        push(features.iter_mut().take(FUNCTION).skip(WHOLE), whole);
        features[DEPTH] = depth;
        features[WAITING] = waiting(code, features[WAITING]);
        depth
    }

    /// So many numbers.
    fn numbers(&mut self, mut count: u32, field: usize) {
        while count > 0 && self.walk.end < self.module.len() {
            self.number(field);
            count -= 1;
        }
    }

    /// A number, seven bits a byte.
    fn number(&mut self, field: usize) -> u32 {
        let (mut value, mut shift, mut so_far) = (0, 0, 0);
        loop {
            let byte = u32::from(self.byte(field, so_far));
            value |= (byte & 127).unbounded_shl(shift);
            shift += 7;
            so_far = mix(so_far, byte + 1);
            // The longest has 64 bits.
            if byte < 128 || shift > 63 {
                break;
            }
        }
        if let Some([last, before]) = self.walk.numbers.get_mut(field) {
            (*last, *before) = (so_far, *last);
        }
        value
    }

    /// The next byte, of a number of which there was so much.
    fn byte(&mut self, field: usize, so_far: u32) -> u8 {
        let features = &mut self.walk.features;
        let [of_instructions, of_operands, of_others] = &self.walk.contexts;
        let chosen = match field {
            REST | DATA => {
                let past = self.module.get(..self.walk.end).unwrap_or_default();
                let past = past.iter().rev().copied().chain([0; FEATURES]);
                for (feature, byte) in features.iter_mut().zip(past) {
                    *feature = byte.into();
                }
                of_others
            }
            _ => {
                if let Some(same) = self.walk.numbers.get(field) {
                    [features[SAME], features[SAME + 1]] = *same;
                }
                for (feature, of) in features.iter_mut().skip(LAST).zip(LAST_OF) {
                    *feature = self.walk.numbers.get(of).map_or(0, |[last, _]| *last);
                }
                match field {
                    INSTRUCTION => of_instructions,
                    _ => of_operands,
                }
            }
        };
        let begun = field.to_le_bytes()[0];
        let mut contexts = [0; CONTEXTS];
        for (context, chosen) in contexts.iter_mut().zip(chosen) {
            let begun = mix(begun.into(), so_far);
            *context = (features.iter().zip(0..)).fold(begun, |hash, (feature, place)| {
                let hash = hash.rotate_left(1);
                if chosen >> place & 1 == 1 {
                    mix(hash, *feature)
                } else {
                    hash
                }
            });
        }
        let of = Circumstances {
            contexts,
            field,
            spelling: match field {
                INSTRUCTION => Spelling::Instruction,
                VARIABLE | LABEL | LABELS | VARIABLES => Spelling::Small,
                _ => Spelling::Bits,
            },
            goes_on: so_far != 0,
            instruction: match field {
                INSTRUCTION => features[BEFORE] & 255,
                _ => 256 | features[OWN] & 255,
            },
        };
        let byte = self.memory.byte(&of, self.bits);
        self.write(byte);
        byte
    }

    fn write(&mut self, byte: u8) {
        if let Some(place) = self.module.get_mut(self.walk.end) {
            *place = byte;
            self.walk.end += 1;
        }
    }

    /// Writes how long the function is that began there before it, seven bits a byte.
    fn size(&mut self, start: usize) {
        let mut left = self.walk.end - start;
        let mut at = start;
        loop {
            let [digit, ..] = left.to_le_bytes();
            left >>= 7;
            // What stood there moves on by one.
            self.write(0);
            let moved = self.module.get_mut(at..self.walk.end);
            push(
                moved.into_iter().flatten(),
                digit & 127 | if left > 0 { 128 } else { 0 },
            );
            at += 1;
            if left == 0 || at > self.walk.end {
                return;
            }
        }
    }
}

/// Puts something first, where everything else moves on by one and the last is lost.
fn push<'a, T: 'a>(row: impl Iterator<Item = &'a mut T>, mut first: T) {
    for place in row {
        mem::swap(place, &mut first);
    }
}

/// How many values wait after an instruction. Where that would have to be looked up, none.
fn waiting(code: u8, before: u32) -> u32 {
    match code {
        // variables and constants
        0x20 | 0x23 | 0x41 | 0x42 => before + 1,
        // one for another
        0x22 | 0x28..=0x35 | 0x40 | 0x45 | 0x50 | 0x67..=0x69 | 0x79..=0x7b | 0xa7..=0xaf => before,
        // if, br_if, br_table, drop, setting of variables; one out of two
        0x04 | 0x0d | 0x0e | 0x1a | 0x21 | 0x24 => before.saturating_sub(1),
        0x46..=0x4f | 0x51..=0x66 | 0x6a..=0x78 | 0x7c..=0x8a => before.saturating_sub(1),
        // select; writes
        0x1b | 0x36..=0x3e => before.saturating_sub(2),
        _ => 0,
    }
}
