//! What JavaScript calls (`widget/js/unpack.js`). One module is unpacked, once.
#![allow(
    unsafe_code,
    reason = "JavaScript writes into memory that this module names by its address"
)]

use crate::LARGEST;
use crate::predict::Memory;
use crate::unpack::Unpacker;

// All zeros, so that they take no room in the file.
static mut MEMORY: Memory = Memory::EMPTY;
static mut UNPACKER: Unpacker = Unpacker::NEW;
static mut PACKED: [u8; LARGEST] = [0; LARGEST];
static mut MODULE: [u8; LARGEST] = [0; LARGEST];

/// Where JavaScript puts what arrives.
#[unsafe(no_mangle)]
pub extern "C" fn packed() -> *mut u8 {
    (&raw mut PACKED).cast()
}

/// Goes on with so many bytes that came so far, for a module of so many; gives where that lies.
#[unsafe(no_mangle)]
pub extern "C" fn unpack(received: usize, size: usize, whole: bool) -> *const u8 {
    // SAFETY: a module has one thread, and nothing else refers to these while this runs.
    let (unpacker, memory, packed, module) = unsafe {
        let packed: &[u8; LARGEST] = &*&raw const PACKED;
        let module: &mut [u8; LARGEST] = &mut *&raw mut MODULE;
        (
            &mut *&raw mut UNPACKER,
            &mut *&raw mut MEMORY,
            packed,
            module,
        )
    };
    if let (Some(packed), Some(module)) = (packed.get(..received), module.get_mut(..size)) {
        unpacker.go_on(memory, packed, whole, module);
    }
    (&raw const MODULE).cast()
}
