//! The citizen's WebAssembly module in the form in which it is downloaded.
//!
//! The build packs a module ([`pack()`]); in the browser this crate, itself a small module, unpacks it
//! while it arrives. Both walk through the module byte by byte ([`walk`]), foretell each bit from what
//! followed in the same circumstances before ([`predict`]), and store how wrong that was ([`coder`]).
//! Nothing of the product is known here.
//!
//! Where a number has room for less than its type, it is cut without a word rather than checked: what
//! is packed was unpacked once by the build, and what was altered on its way has another [`sum`].
//! Nothing here runs on for ever, whatever it is given.

pub mod coder;
mod counter;
#[cfg(target_arch = "wasm32")]
mod exports;
mod logistic;
#[cfg(not(target_arch = "wasm32"))]
pub mod pack;
pub mod predict;
pub mod spelling;
pub mod unpack;
pub mod walk;

#[cfg(not(target_arch = "wasm32"))]
pub use pack::pack;

/// The largest module that can be packed, in bytes.
pub const LARGEST: usize = 1 << 19;

/// A number by which a module is told from one that was cut or altered (FNV-1a, 32 bits).
pub fn sum(module: &[u8]) -> u32 {
    module.iter().fold(0x811c_9dc5, |sum, byte| {
        (sum ^ u32::from(*byte)).wrapping_mul(0x0100_0193)
    })
}
