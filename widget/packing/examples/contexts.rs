//! Looks for better contexts: changes them at random and keeps what makes a module smaller.
//!
//! `cargo run --release -p selfcheck-packing --example contexts -- MODULE.wasm SECONDS` begins with those
//! of `widget/packing/src/walk.rs` and prints each that is better, for pasting in there. The module as
//! it is before it is packed lies in `target/wasm/stage/selfcheck-widget/`.

use std::env;
use std::fs;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use selfcheck_packing::pack::pack_with;
use selfcheck_packing::predict::CONTEXTS;
use selfcheck_packing::walk::{Contexts, FEATURES, Walk};

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let (Some(module), Some(Ok(seconds))) = (
        arguments.first().and_then(|file| fs::read(file).ok()),
        arguments.get(1).map(|seconds| seconds.parse()),
    ) else {
        eprintln!("needed: a file with a module, and for how many seconds to look");
        return ExitCode::FAILURE;
    };
    let size = |contexts: &Contexts| pack_with(&module, *contexts).map(|packed| packed.bytes.len());
    let mut best = Walk::NEW.contexts;
    let Some(mut least) = size(&best) else {
        eprintln!("the module cannot be packed");
        return ExitCode::FAILURE;
    };
    println!("{least} bytes");
    let mut chance = Chance(1);
    let begun = Instant::now();
    while begun.elapsed() < Duration::from_secs(seconds) {
        let mut tried = best;
        let kind = chance.below(best.len());
        let context = chance.below(CONTEXTS);
        for _ in 0..=chance.below(3) {
            if let Some(context) = tried.get_mut(kind).and_then(|kind| kind.get_mut(context)) {
                *context ^= 1 << chance.below(FEATURES);
            }
        }
        if let Some(size) = size(&tried).filter(|size| *size < least) {
            (best, least) = (tried, size);
            println!("{least} bytes: {best:#x?}");
        }
    }
    ExitCode::SUCCESS
}

/// Numbers in no order that shows, the same every time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 = (self.0.wrapping_mul(6_364_136_223_846_793_005))
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or_default() % end
    }
}
