//! The `<self-check>` element, without the class itself: that is `js/self-check.js`, because a
//! class that extends `HTMLElement` cannot be written here. The class fetches files, turns marks
//! into elements and listens to them; everything else is here: checking what was fetched
//! ([`load`]), drawing pages as marks (`draw`), taking what is filled in ([`screen`]) and what is
//! known beforehand ([`answers`]).
//!
//! Nothing here fetches, stores or sends anything, or knows a document. What was answered leaves
//! the memory of this module in one case alone: when a citizen asks to keep it on their device.

mod draw;
#[cfg(feature = "testing")]
pub mod exports;
pub mod load;
#[cfg(any(target_arch = "wasm32", test))]
mod memory;
pub mod screen;
