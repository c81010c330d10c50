//! What people read: the texts of one language, filled with values, and what people type.
//!
//! The compiler writes one [`TextBundle`] per language; [`Texts`] is a bundle whose every part
//! has been checked, so that nothing can fail after it. A message is a text with marks in it
//! (`message`), numbers, dates and money are written by the tables of the bundle, and `input`
//! reads typed numbers and dates by the same tables.
//!
//! Not here: Fluent, plural rules by name, lists of languages (all in the compiler), and no
//! sentence: every word comes from the bundle.

mod bundle;
mod format;
mod input;
mod interface;
mod keys;
mod letters;
mod message;
mod number;
mod plural;

pub use bundle::{Reader, TEXTS_FORMAT, TextBundle, TextError, Texts};
pub use format::{Arg, Args, Part, PartKind};
pub use input::{DatePart, DateProblem, NumberProblem, digit_of, is_invisible};
pub use interface::{INTERFACE, Ui};
pub use keys::Keys;
pub use letters::swapped;
pub use plural::Category;
