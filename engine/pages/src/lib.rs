//! Pages as data: what to show next, without saying how it is drawn.
//!
//! A [`Check`] holds a session and where in it somebody is; it gives a [`page::Page`], takes what
//! was filled in, and gives the next. Everything is a function of the bundle, the texts, the date
//! and what was submitted: there is no clock, no network, no document. The words come from the
//! texts; the only ones in this crate's own files are for when no texts could be had
//! ([`problem`]).
//!
//! | file | holds |
//! |---|---|
//! | [`page`] | the data types |
//! | [`check`] | which page comes next |
//! | `start`, `people`, `question/*` | a sort of page each: how it looks, how what was filled in is read |
//! | `progress` | how far somebody has come |
//! | `answers`, `results/*` | what there is to look over, and what follows |
//! | `label`, `say`, `value` | words for people, keys and values |
//! | [`mod@cut`] | a text in two |
//! | [`records`] | what is known, as one text |
//! | [`json`], [`text`] | a page as canonical JSON and as plain text |

mod answers;
pub mod check;
pub mod cut;
pub mod input;
pub mod json;
mod label;
pub mod page;
mod people;
pub mod plan;
pub mod problem;
mod progress;
mod question;
pub mod records;
mod results;
mod say;
mod stage;
mod start;
pub mod text;
mod value;

pub use check::Check;
pub use input::Input;
pub use page::Page;
