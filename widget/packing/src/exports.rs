//! What JavaScript calls (`widget/js/unpack.js`). One module is unpacked, once.
#![allow(
    unsafe_code,
    reason = "JavaScript writes into memory that this module names by its address"
)]

use core::ptr;

use crate::predict::Memory;
use crate::unpack::Unpacker;
use crate::{LARGEST, sum};

static mut UNPACKER: Unpacker = Unpacker::NEW;
// All zeros, so that they take no room in the file.
static mut MEMORY: Memory = Memory::EMPTY;
static mut PACKED: [u8; LARGEST] = [0; LARGEST];
static mut MODULE: [u8; LARGEST] = [0; LARGEST];

/// Where JavaScript puts what arrives.
#[unsafe(no_mangle)]
pub extern "C" fn packed() -> *mut u8 {
    (&raw mut PACKED).cast()
}

/// Goes on with so many bytes that came so far, for a module of so many, and at the end compares its
/// sum; gives where the module lies, or 0 if it is not what was packed.
#[unsafe(no_mangle)]
pub extern "C" fn unpack(received: usize, size: usize, whole: bool, expected: u32) -> *const u8 {
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
    let (Some(packed), Some(module)) = (packed.get(..received), module.get_mut(..size)) else {
        return ptr::null();
    };
    unpacker.go_on(memory, packed, whole, module);
    if whole && sum(module) != expected {
        return ptr::null();
    }
    module.as_ptr()
}
