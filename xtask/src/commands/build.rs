//! `cargo xtask build`: everything a web server needs, in `dist/`.

use std::fs;

use crate::dist::{element, rules, site, studio};
use crate::failure::{Failure, Result};
use crate::folders;
use crate::steps::Account;
use crate::tools::npm;
use crate::tools::wasm_toolchain::{self, Wanted};

/// Titles of the steps that others need.
pub const ELEMENT: &str = "element";
pub const ELEMENT_FOR_TESTS: &str = "element for tests";
pub const STUDIO: &str = "authors' page";
pub const SELFCHECK: &str = "selfcheck command";
pub const PACKAGES: &str = "rules packages";
pub const TOOLS: &str = "tools from npm";

/// What every command that builds the element can be told.
#[derive(Clone, Copy, Debug, Default, clap::Args)]
pub struct CompilerOptions {
    /// The compiler for WebAssembly
    #[arg(long, value_enum, default_value_t)]
    pub wasm_compiler: Wanted,
}

/// What can be chosen about a build.
#[derive(Clone, Copy, Debug, Default, clap::Args)]
pub struct BuildOptions {
    #[command(flatten)]
    pub compiler: CompilerOptions,
    /// Also build the module that the parity suite and the benchmark in V8 load
    #[arg(long)]
    pub for_tests: bool,
}

/// Builds `dist/` from nothing.
pub fn run(options: BuildOptions) -> Result {
    let mut account = Account::default();
    steps(&mut account, options);
    account.close()
}

/// The steps of a build. What does not need a failed one is still built, so that one run tells
/// everything that is wrong.
pub fn steps(account: &mut Account, options: BuildOptions) {
    let clean = "empty dist/";
    let compiler = "compiler for WebAssembly";
    let mut toolchain = None;
    account.step(TOOLS, &[], npm::ensure);
    account.step(compiler, &[], || {
        toolchain = Some(wasm_toolchain::ensure(options.compiler.wasm_compiler)?);
        Ok(())
    });
    account.step(clean, &[], empty);
    account.step("site", &[clean], site::copy);
    account.step(ELEMENT, &[TOOLS, compiler, clean], || {
        toolchain.map_or(Ok(()), element::build)
    });
    account.step(STUDIO, &[TOOLS, compiler, clean, "site"], || {
        toolchain.map_or(Ok(()), studio::build)
    });
    account.step("sources of packages", &[clean], studio::sources);
    if options.for_tests {
        account.step(ELEMENT_FOR_TESTS, &[TOOLS, compiler], || {
            let build = |toolchain| element::MODULE_FOR_TESTS.build(toolchain).map(drop);
            toolchain.map_or(Ok(()), build)
        });
    }
    account.step(SELFCHECK, &[], || rules::build_command(options.for_tests));
    account.step(PACKAGES, &[clean, SELFCHECK], rules::build_all);
}

fn empty() -> Result {
    let dist = folders::dist();
    if dist.exists() {
        fs::remove_dir_all(&dist).map_err(Failure::file("empty", &dist))?;
    }
    fs::create_dir_all(&dist).map_err(Failure::file("create", &dist))
}
