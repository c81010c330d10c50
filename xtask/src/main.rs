//! `cargo xtask`: the build steps of this repository. What each does is in `commands/`.

mod commands;
mod dist;
mod failure;
mod folders;
mod process;
mod size;
mod steps;
mod tally;
mod tools;

use std::process::ExitCode;

use clap::{Parser, Subcommand};
use commands::{build, demo, size as weigh, test};
use failure::Failure;

/// Build steps of Selfcheck. What they need and is missing is installed where that is possible;
/// where it is not, they say what to install.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Build everything a web server needs into dist/
    ///
    /// The site from www/, the element (one script and one WebAssembly file) and every package of
    /// rules/, compiled.
    Build(build::BuildOptions),
    /// Build, then serve dist/ on 127.0.0.1 and print the address
    Demo(demo::DemoOptions),
    /// Run every check: formatting, lints, tests, packages, browser journeys, size
    ///
    /// A failed check does not stop the others. The last line counts them; the exit code is zero
    /// only if all passed.
    Test(build::CompilerOptions),
    /// Print what a citizen downloads, as it is and compressed, against the budget
    Size(weigh::SizeOptions),
}

fn main() -> ExitCode {
    let result = match Arguments::parse().command {
        Command::Build(options) => build::run(options),
        Command::Demo(options) => demo::run(options),
        Command::Test(options) => test::run(options),
        Command::Size(options) => weigh::run(options),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        // The account of the steps was the last line, and is to stay it.
        Err(Failure::Listed) => ExitCode::FAILURE,
        Err(failure) => {
            eprintln!("error: {failure}");
            ExitCode::FAILURE
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::Arguments;

    #[test]
    fn the_arguments_do_not_contradict_one_another() {
        Arguments::command().debug_assert();
    }
}
