//! The subcommands, a file each.

pub mod build;
pub mod demo;
pub mod size;
pub mod test;
