//! The `selfcheck` command. Each subcommand has a file of its own.

fn main() {}
