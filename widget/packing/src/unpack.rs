//! Unpacks a module while it arrives.

use crate::coder::{Decoder, Reading};
use crate::predict::Memory;
use crate::walk::{Walk, Walking};

/// No step takes more bytes than this; the packer refuses a module in which one would.
pub const AHEAD: usize = 1024;

/// How far unpacking has come.
#[derive(Debug)]
pub struct Unpacker {
    decoder: Decoder,
    walk: Walk,
}

impl Unpacker {
    /// Before the first byte.
    pub const NEW: Unpacker = Unpacker {
        decoder: Decoder::NEW,
        walk: Walk::NEW,
    };

    /// Unpacks as much of a module as `packed`, all that came so far, tells; everything if that is the
    /// whole. Says whether the module is complete.
    ///
    /// The memory is the same from the first call to the last, and empty before.
    pub fn go_on(
        &mut self,
        memory: &mut Memory,
        packed: &[u8],
        whole: bool,
        module: &mut [u8],
    ) -> bool {
        if self.decoder.taken == 0 {
            if !whole && packed.len() < AHEAD {
                return false;
            }
            memory.begin();
        }
        while self.walk.end < module.len() {
            if !whole && self.decoder.taken + AHEAD > packed.len() {
                return false;
            }
            let mut bits = Reading {
                decoder: &mut self.decoder,
                packed,
            };
            let mut walking = Walking {
                walk: &mut self.walk,
                memory,
                bits: &mut bits,
                module,
            };
            walking.step();
        }
        true
    }
}
