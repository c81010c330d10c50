//! Packs a module, as the build does.

use std::sync::{Mutex, PoisonError};

use crate::LARGEST;
use crate::coder::Encoder;
use crate::predict::Memory;
use crate::unpack::AHEAD;
use crate::walk::{Contexts, Walk, Walking};

/// A module that was packed.
#[derive(Debug)]
pub struct Packed {
    /// What is downloaded.
    pub bytes: Vec<u8>,
    /// What becomes of it: the module, but that accesses to memory claim no alignment.
    pub unpacked: Vec<u8>,
}

/// Too large for a stack, so those who pack take turns.
static MEMORY: Mutex<Memory> = Mutex::new(Memory::EMPTY);

/// Packs a module. None for one with something that there is no room for: instructions newer than
/// those of WebAssembly's first version, constants with a floating point, sizes written longer than
/// need be, an instruction with hundreds of surprises, more than [`LARGEST`] bytes.
pub fn pack(module: &[u8]) -> Option<Packed> {
    pack_with(module, Walk::NEW.contexts)
}

/// Packs a module with other contexts, for trials: only these unpack it.
pub fn pack_with(module: &[u8], contexts: Contexts) -> Option<Packed> {
    if module.len() > LARGEST {
        return None;
    }
    let mut memory = MEMORY.lock().unwrap_or_else(PoisonError::into_inner);
    memory.forget();
    memory.begin();
    let mut bits = Encoder::new(module);
    let mut unpacked = vec![0; module.len()];
    let mut walk = Walk::NEW;
    walk.contexts = contexts;
    loop {
        let before = bits.written();
        let mut walking = Walking {
            walk: &mut walk,
            memory: &mut memory,
            bits: &mut bits,
            module: &mut unpacked,
        };
        if !walking.step() {
            break;
        }
        if bits.written() - before > AHEAD / 2 {
            return None;
        }
    }
    let bytes = bits.finish()?;
    let fits = bytes.len() <= LARGEST;
    (fits && !walk.strange && same(module, &unpacked)).then_some(Packed { bytes, unpacked })
}

/// Whether they differ in nothing but how accesses to memory say they are aligned.
fn same(module: &[u8], unpacked: &[u8]) -> bool {
    let mut pairs = module.iter().zip(unpacked);
    pairs.all(|(before, after)| before == after || (*before < 4 && *after == 0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::unpack::Unpacker;

    /// A module of one function without parameters, `body` between its variables and its end.
    fn module(body: &[u8]) -> Vec<u8> {
        let function = [&[0][..], body, &[0x0b]].concat();
        let size = u8::try_from(function.len()).unwrap();
        let head = *b"\0asm\x01\0\0\0";
        let types = [1, 4, 1, 0x60, 0, 0];
        let functions = [3, 2, 1, 0];
        let code = [&[10, size + 2, 1, size][..], &function].concat();
        [&head[..], &types, &functions, &code, &[11, 3, 1, 1, 2]].concat()
    }

    /// Every kind of instruction: i32.const 7, i64.const -1, br_table 2 labels, call_indirect, a load
    /// with its alignment, blocks, variables, a large constant.
    const EVERYTHING: [u8; 34] = [
        0x02, 0x40, 0x41, 7, 0x42, 0x7f, 0x0e, 2, 0, 1, 0, 0x0b, 0x41, 0, 0x11, 0, 0, 0x41, 0,
        0x28, 2, 5, 0x1a, 0x20, 0, 0x21, 3, 0x10, 0, 0x41, 0xff, 0xff, 0x3f, 0x1a,
    ];

    /// What comes of packed bytes that arrive in parts of this size.
    fn unpacked(packed: &[u8], part: usize, size: usize) -> Vec<u8> {
        let mut memory = MEMORY.lock().unwrap_or_else(PoisonError::into_inner);
        memory.forget();
        let mut unpacker = Unpacker::NEW;
        let mut module = vec![0; size];
        for end in (0..packed.len()).step_by(part) {
            unpacker.go_on(&mut memory, &packed[..end], false, &mut module);
        }
        assert!(unpacker.go_on(&mut memory, packed, true, &mut module));
        module
    }

    #[test]
    fn what_was_packed_is_unpacked_however_it_arrives() {
        let body: Vec<u8> = EVERYTHING.into_iter().cycle().take(34 * 3).collect();
        let module = module(&body);
        let packed = pack(&module).unwrap();
        let mut expected = module.clone();
        let load = expected
            .windows(2)
            .position(|two| two == [0x28, 2])
            .unwrap();
        for load in [load, load + 34, load + 68] {
            expected[load + 1] = 0;
        }
        assert_eq!(packed.unpacked, expected);
        assert!(
            packed.bytes.len() < module.len() * 3 / 4,
            "{}",
            packed.bytes.len()
        );
        for part in [1, 7, 1000] {
            assert_eq!(unpacked(&packed.bytes, part, module.len()), expected);
        }
    }

    #[test]
    fn a_function_of_any_length_gets_its_size_back() {
        for length in [1, 100, 126, 127, 128, 200, 16_400] {
            let function = [&[0][..], &vec![0x01; length], &[0x0b]].concat();
            let sized = |bytes: &[u8]| {
                let mut size = bytes.len();
                let mut leb = Vec::new();
                while size > 127 {
                    leb.push(u8::try_from(size & 127).unwrap() | 128);
                    size >>= 7;
                }
                leb.push(u8::try_from(size).unwrap());
                [&leb, bytes].concat()
            };
            let code = [&[1][..], &sized(&function)].concat();
            let module = [&b"\0asm\x01\0\0\0"[..], &[10], &sized(&code)].concat();
            assert_eq!(pack(&module).unwrap().unpacked, module, "{length}");
        }
    }

    #[test]
    fn what_has_no_room_is_not_packed() {
        // f32.const, memory.copy, i32.extend8_s, a size longer than needed, too many bytes
        for body in [&[0x43, 0, 0, 0, 0, 0x1a][..], &[0xfc, 10, 0, 0], &[0xc0]] {
            assert!(pack(&module(body)).is_none(), "{body:x?}");
        }
        let short = module(&[]);
        let at = short.iter().position(|byte| *byte == 10).unwrap() + 3;
        let long = [&short[..at], &[0x82, 0], &short[at + 1..]].concat();
        assert!(pack(&long).is_none());
        assert!(pack(&vec![0; LARGEST + 1]).is_none());
    }

    #[test]
    fn whatever_arrives_comes_to_an_end() {
        let packed = pack(&module(&EVERYTHING)).unwrap().bytes;
        let mut altered = packed.clone();
        altered[packed.len() / 2..].fill(0xff);
        let bodies = [
            &packed[..packed.len() / 2],
            &altered,
            &[],
            &[0; 99],
            &[0xff; 99],
            &[0x5a; 999],
        ];
        for body in bodies {
            assert_eq!(unpacked(body, 10, 20_000).len(), 20_000);
        }
    }
}
