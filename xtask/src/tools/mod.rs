//! Finding what the build needs, bringing what is missing, and saying which of the two it was.

pub mod chromium;
pub mod debian;
pub mod npm;
mod version;
pub mod wasm_toolchain;
