//! The `<self-check>` element, without the class itself: that is `js/self-check.js`, because a
//! class that extends `HTMLElement` cannot be written here. The class fetches files, turns marks
//! into elements and listens to them; everything else is here: checking what was fetched
//! ([`load`]), drawing pages as marks (`draw`) and taking what is filled in ([`screen`]).
//!
//! Nothing here fetches, stores or sends anything, or knows a document. What was answered never
//! leaves the memory of this module; there is no other place it could go.

mod draw;
#[cfg(feature = "testing")]
pub mod exports;
pub mod load;
#[cfg(any(target_arch = "wasm32", test))]
mod memory;
pub mod screen;
