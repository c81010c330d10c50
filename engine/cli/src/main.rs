//! The `selfcheck` command: from arguments to a subcommand, each in a file of its own.
//!
//! The edge of the project: the only place here that knows files, the console and the day.

mod commands;
mod exit;
mod load;
mod today;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Checks, tests, builds, evaluates and serves packages of eligibility rules.
///
/// A package is a folder with package.toml, facts.toml, parameters.toml and one folder for each
/// program. `selfcheck new FOLDER` begins one; `selfcheck check FOLDER` says everything that is
/// wrong with it.
#[derive(Debug, Parser)]
#[command(name = "selfcheck", version, after_help = EXIT_CODES)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

const EXIT_CODES: &str = "Exit codes:
  0  everything is fine (warnings alone are fine)
  1  something was found: an error in a package, a failed case, answers that were not accepted;
     with `test --strict` also a condition not seen both ways, or a change that no case notices
  2  the command line is wrong
  3  a file or folder cannot be read or written
  4  `ask` ended before the results: by `quit`, or because there was nothing more to read";

#[derive(Debug, Subcommand)]
enum Command {
    New(commands::new::New),
    Check(commands::check::Check),
    Build(commands::build::Build),
    Test(commands::test::Test),
    Eval(commands::eval::Eval),
    Describe(commands::describe::Describe),
    Sheet(commands::sheet::Sheet),
    #[cfg(feature = "serve")]
    Serve(commands::serve::Serve),
    Ask(commands::ask::Ask),
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let exit = match &arguments.command {
        Command::New(new) => new.run(),
        Command::Check(check) => check.run(),
        Command::Build(build) => build.run(),
        Command::Test(test) => test.run(),
        Command::Eval(eval) => eval.run(),
        Command::Describe(describe) => describe.run(),
        Command::Sheet(sheet) => sheet.run(),
        #[cfg(feature = "serve")]
        Command::Serve(serve) => serve.run(),
        Command::Ask(ask) => ask.run(),
    };
    match exit {
        Ok(exit) => exit.into(),
        Err(failure) => {
            eprintln!("selfcheck: {failure}");
            failure.exit().into()
        }
    }
}
