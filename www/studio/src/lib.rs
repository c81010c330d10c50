//! The authors' page, as WebAssembly: the compiler's workspace and the engine behind one object, [`Studio`],
//! that a worker asks. Answers are plain JavaScript values ([`wire`]); places are in UTF-16 units, as
//! editors count.
//!
//! | file | holds |
//! |---|---|
//! | [`studio`] | the object |
//! | [`wire`] | what it answers with |
//! | [`findings`] | findings of the compiler, with their places |
//! | [`cases`] | cases before and after an edit |
//! | [`assist`] | what the editor asks while somebody writes |
//! | [`household`] | a household of the preview as a case |
//!
//! Not here: when something is asked, and what is shown (`../app/`).

pub mod assist;
pub mod cases;
pub mod findings;
pub mod household;
pub mod studio;
pub mod wire;
