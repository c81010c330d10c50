//! A WebAssembly module in the form in which it is downloaded.
//!
//! Compression finds little in WebAssembly as it stands: an instruction and what follows it (a
//! variable, an offset, a constant, a function) look like nothing that came before. Packed, the
//! instructions lie in one stream, and operands in streams of like with like; `widget/js/unpack.js`
//! puts them back.
//!
//! The head is a list of numbers, seven bits a byte: the size of the module, how many bytes stand
//! before the first function, how many functions there are, and the length of each stream by its
//! key. The streams follow. Their keys:
//!
//! - 0–63: operands, by the instruction's code without its last two bits;
//! - 64–79: constants of 32 bits, by the first half of the next instruction's code;
//! - [`OPS`]: codes of instructions;
//! - [`LOCALS`]: variables of functions;
//! - [`AROUND`]: what stands before and after the functions.
//!
//! Sizes of functions are left out, as they follow from the rest, and so is how memory accesses say
//! they are aligned, which means nothing to a program: unpacked, they claim nothing.

/// Codes of instructions.
const OPS: usize = 80;
/// Variables of functions.
const LOCALS: usize = 81;
/// What stands before and after the functions.
const AROUND: usize = 82;

/// The packed form, or none for a module with something that it has no room for: instructions newer
/// than those of the first version, numbers with a floating point.
pub fn pack(module: &[u8]) -> Option<Vec<u8>> {
    let mut reader = Reader {
        bytes: module,
        at: code_section(module)?,
    };
    let functions = reader.number()?;
    let before = reader.at;
    let mut streams: Vec<Vec<u8>> = vec![Vec::new(); AROUND + 1];
    for _ in 0..functions {
        let said = reader.leb()?;
        let end = reader.at + number(said)?;
        // The size is written anew, as short as can be.
        if said.len() > 1 && said.last() == Some(&0) {
            return None;
        }
        function(&mut reader, &mut streams)?;
        if reader.at != end {
            return None;
        }
    }
    let around = streams.get_mut(AROUND)?;
    around.extend(module.get(..before)?);
    around.extend(module.get(reader.at..)?);

    let mut packed = Vec::new();
    for number in [module.len(), before, functions] {
        write(number, &mut packed);
    }
    for stream in &streams {
        write(stream.len(), &mut packed);
    }
    packed.extend(streams.concat());
    Some(packed)
}

/// Takes one function apart.
fn function(reader: &mut Reader, streams: &mut [Vec<u8>]) -> Option<()> {
    let mut put = |key: usize, bytes: &[u8]| streams.get_mut(key).map(|to| to.extend(bytes));
    let kinds = reader.leb()?;
    put(LOCALS, kinds)?;
    for _ in 0..number(kinds)? * 2 {
        put(LOCALS, reader.leb()?)?;
    }
    let mut depth = 1;
    while depth > 0 {
        let op = reader.byte()?;
        put(OPS, &[op])?;
        let key = usize::from(op >> 2);
        match op {
            // unreachable nop else return drop select; comparisons and arithmetic of whole numbers
            0x00 | 0x01 | 0x05 | 0x0f | 0x1a | 0x1b | 0x45..=0x5a | 0x67..=0x8a => {}
            // wrap and extend
            0xa7 | 0xac | 0xad => {}
            // block loop if, with their type
            0x02..=0x04 => {
                depth += 1;
                put(key, reader.leb()?)?;
            }
            // end
            0x0b => depth -= 1,
            // br br_if, call, variables, size of the memory, constants of 64 bits
            0x0c | 0x0d | 0x10 | 0x20..=0x24 | 0x3f | 0x40 | 0x42 => put(key, reader.leb()?)?,
            // br_table: labels and another
            0x0e => {
                let labels = reader.leb()?;
                put(key, labels)?;
                for _ in 0..=number(labels)? {
                    put(key, reader.leb()?)?;
                }
            }
            // call_indirect: type and table
            0x11 => {
                put(key, reader.leb()?)?;
                put(key, reader.leb()?)?;
            }
            // reads and writes: alignment and offset
            0x28 | 0x29 | 0x2c..=0x37 | 0x3a..=0x3e => {
                reader.leb()?;
                put(key, reader.leb()?)?;
            }
            // a constant of 32 bits
            0x41 => {
                let constant = reader.leb()?;
                let following = *reader.bytes.get(reader.at)?;
                put(64 + usize::from(following >> 4), constant)?;
            }
            _ => return None,
        }
    }
    Some(())
}

/// Where the content of the section with the code begins.
fn code_section(module: &[u8]) -> Option<usize> {
    const HEADER: usize = 8;
    const CODE: u8 = 10;
    let mut reader = Reader {
        bytes: module,
        at: HEADER,
    };
    loop {
        let id = reader.byte()?;
        let size = reader.number()?;
        if id == CODE {
            return Some(reader.at);
        }
        reader.at += size;
    }
}

/// Reads a module from front to back; none at its end.
struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    fn byte(&mut self) -> Option<u8> {
        let byte = self.bytes.get(self.at).copied();
        self.at += 1;
        byte
    }

    /// The bytes of a number, seven bits each, all but the last with the eighth set.
    fn leb(&mut self) -> Option<&'a [u8]> {
        let start = self.at;
        while self.byte()? > 127 {}
        self.bytes.get(start..self.at)
    }

    fn number(&mut self) -> Option<usize> {
        number(self.leb()?)
    }
}

/// What such bytes say.
fn number(bytes: &[u8]) -> Option<usize> {
    bytes.iter().rev().try_fold(0usize, |value, byte| {
        value.checked_mul(128)?.checked_add(usize::from(byte & 127))
    })
}

/// Writes a number in such bytes, as few as can be.
fn write(mut value: usize, out: &mut Vec<u8>) {
    while value > 127 {
        out.push(low_bits(value) | 128);
        value >>= 7;
    }
    out.push(low_bits(value));
}

fn low_bits(value: usize) -> u8 {
    u8::try_from(value & 127).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A module of one function without parameters, `body` between its variables and its end.
    fn module(body: &[u8]) -> Vec<u8> {
        let function = [&[0][..], body, &[0x0b]].concat();
        let size = u8::try_from(function.len()).unwrap();
        let head = *b"\0asm\x01\0\0\0";
        let types = [1, 4, 1, 0x60, 0, 0];
        let functions = [3, 2, 1, 0];
        let code = [&[10, size + 2, 1, size][..], &function].concat();
        [&head[..], &types, &functions, &code].concat()
    }

    #[test]
    fn operands_lie_apart_from_instructions() {
        // i32.const 7, i32.load align=2 offset=5, drop
        let module = module(&[0x41, 7, 0x28, 2, 5, 0x1a]);
        let packed = pack(&module).unwrap();
        let (head, streams) = packed.split_at(3 + AROUND + 1);
        let around = module.len() - 9;
        assert_eq!(
            head[0..3],
            [module.len(), around, 1].map(|n| u8::try_from(n).unwrap())
        );
        assert_eq!([head[3 + 10], head[3 + 66], head[3 + OPS]], [1, 1, 4]);
        assert_eq!(streams[..6], [5, 7, 0x41, 0x28, 0x1a, 0x0b]);
        assert_eq!(streams[6..], [&[0], &module[..around]].concat());
    }

    #[test]
    fn what_has_no_room_is_left_as_it_is() {
        // f32.const, memory.copy, a size written longer than needed, a file that is cut
        assert_eq!(pack(&module(&[0x43, 0, 0, 0, 0, 0x1a])), None);
        assert_eq!(pack(&module(&[0xfc, 10, 0, 0])), None);
        let short = module(&[]);
        let at = short.len() - 3;
        let long = [&short[..at], &[0x82, 0], &short[at + 1..]].concat();
        assert_eq!(pack(&long), None);
        for end in 0..short.len() {
            assert_eq!(pack(&short[..end]), None, "{end}");
        }
    }
}
