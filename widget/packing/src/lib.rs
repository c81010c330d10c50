//! The citizen's WebAssembly module in the form in which it is downloaded.
//!
//! The build packs a module ([`pack()`]); in the browser this crate, itself a small module, unpacks it
//! while it arrives. Both walk through the module byte by byte ([`walk`]), foretell each bit from what
//! followed in the same circumstances before ([`predict`]), and store how wrong that was ([`coder`]).
//! Nothing of the product is known here.
//!
//! Where a number has room for less than its type, it is cut without a word rather than checked: what
//! is packed was unpacked once by the build, and what was altered on its way is refused by the browser
//! when it compiles it. Nothing here panics or runs on for ever, whatever it is given.

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
