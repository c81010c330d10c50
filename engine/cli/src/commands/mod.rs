//! The subcommands, one file each.

pub mod ask;
pub mod build;
pub mod check;
pub mod describe;
pub mod eval;
pub mod new;
#[cfg(feature = "serve")]
pub mod serve;
pub mod sheet;
pub mod test;
