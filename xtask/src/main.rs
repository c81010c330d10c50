//! `cargo xtask`: the build steps of this repository. What each does is in `commands/`.

mod commands;
mod dist;
mod failure;
mod folders;
mod process;
mod steps;
mod tools;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Build steps of Selfcheck.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Build everything a web server needs into dist/
    Build(commands::build::Options),
}

fn main() -> ExitCode {
    let result = match Arguments::parse().command {
        Command::Build(options) => commands::build::run(options),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("error: {failure}");
            ExitCode::FAILURE
        }
    }
}
