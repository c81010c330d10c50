//! `cargo xtask demo`: build, then `selfcheck serve` for this machine alone.

use super::build::{self, BuildOptions, CompilerOptions};
use crate::dist::rules;
use crate::failure::Result;
use crate::folders;

/// What can be chosen about a demonstration.
#[derive(Clone, Copy, Debug, clap::Args)]
pub struct DemoOptions {
    /// Port on 127.0.0.1; 0 takes any that is free
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Serve `dist/` as it is, without building it first
    #[arg(long)]
    no_build: bool,
    #[command(flatten)]
    compiler: CompilerOptions,
}

/// Builds, serves, and prints the address. Ends when it is interrupted.
pub fn run(options: DemoOptions) -> Result {
    if !options.no_build {
        build::run(BuildOptions {
            compiler: options.compiler,
            for_tests: false,
        })?;
    } else {
        // The command is no part of `dist/`; where it is up to date this is nothing.
        rules::build_command(false)?;
    }
    let address = format!("127.0.0.1:{}", options.port);
    println!();
    rules::command("what is wrong is said above; `--port` takes another port")
        .args(["serve", "--listen", &address, "--site"])
        .arg(folders::dist())
        .run_instead()
}
