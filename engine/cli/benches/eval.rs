//! How many households `selfcheck eval` takes in a second on one core, and whether its memory stays
//! what it was: a stream of 100,000 into the command, one line at a time, and its lines out of it.
//! Once as people answer, once as an outside suite gives households: results, with defaults.
//!
//! `cargo bench -p selfcheck-cli --bench eval -- [PACKAGE [HOUSEHOLDS]]`; with `--write FOLDER`
//! the households go into files instead. Times are the command's own (user and system), so that
//! the other core, which feeds it, does not count. Where there is no `/proc` they are not known.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::float_arithmetic,
    clippy::indexing_slicing,
    reason = "a benchmark fails by a panic"
)]

mod households;

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::rc::Rc;
use std::time::Instant;
use std::{env, fs, thread};

use households::Drawer;
use selfcheck_compiler::diagnostic::Diagnostics;
use selfcheck_compiler::package::Files;
use selfcheck_compiler::{Options, compile};
use selfcheck_runtime::{Bundle, Session};

/// So many different ones; then they come again.
const DIFFERENT: usize = 5_000;
const SEED: u64 = 2026;
/// Hundredths of a second: what Linux counts times in.
const TICKS: u64 = 100;

fn main() {
    let mut words: Vec<String> = env::args()
        .skip(1)
        .filter(|word| word != "--bench")
        .collect();
    let write = words.iter().position(|word| word == "--write");
    let folder = write.map(|place| words.drain(place..).nth(1).expect("a folder"));
    let package = words.first().map_or_else(usual, PathBuf::from);
    let count = words.get(1).map_or(100_000, |count| count.parse().unwrap());

    let bundle = Rc::new(bundle(&package));
    println!("package {}, {count} households", bundle.core().package.id);
    let modes: [(&str, Draw, &[&str]); 2] = [
        ("asked", Drawer::asked, &[]),
        ("outside", Drawer::outside, &["--with-defaults"]),
    ];
    for (name, draw, options) in modes {
        let mut drawer = Drawer::new(Rc::clone(&bundle), SEED);
        let all: Vec<String> = (0..DIFFERENT.min(count))
            .map(|_| households::line(&draw(&mut drawer)))
            .collect();
        match &folder {
            Some(folder) => {
                let file = Path::new(folder).join(format!("{name}.jsonl"));
                fs::write(file, all.concat()).unwrap();
            }
            None => measure(name, &package, options, all, count),
        }
    }
}

type Draw = fn(&mut Drawer) -> Session;

fn usual() -> PathBuf {
    let rules = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rules");
    let known = ["usa", "egypt"].map(|package| rules.join(package));
    known.into_iter().find(|folder| folder.exists()).unwrap()
}

fn bundle(package: &Path) -> Bundle {
    let mut found = Diagnostics::default();
    let files = Files::from_folder(package, &mut found).unwrap();
    let compiled = compile(&files, &Options::default(), found);
    let compiled = compiled.expect("a package without errors");
    Bundle::decode(compiled.core).unwrap()
}

/// Streams households through the command, and says what it took after each tenth and all.
fn measure(name: &str, package: &Path, options: &[&str], all: Vec<String>, count: usize) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_selfcheck"))
        .arg("eval")
        .arg(package)
        .args(options)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut into = child.stdin.take().unwrap();
    let mut out = BufReader::new(child.stdout.take().unwrap());
    let mut line = String::new();
    let mut next = || {
        line.clear();
        assert!(out.read_line(&mut line).unwrap() > 0, "a line for each");
        assert!(!line.starts_with("{\"errors\""), "{line}");
    };

    // The first line is out when the package is read.
    into.write_all(all[0].as_bytes()).unwrap();
    next();
    let (begun, before) = (Instant::now(), seconds(&child));
    let feeder = thread::spawn(move || {
        for at in 0..count {
            into.write_all(all[at % all.len()].as_bytes()).unwrap();
        }
        into
    });
    let mut early = None;
    for at in 1..=count {
        next();
        if at == count / 10 {
            early = memory(&child);
        }
    }
    let wall = begun.elapsed().as_secs_f64();
    let own = seconds(&child)
        .zip(before)
        .map(|(now, before)| now - before);
    let late = memory(&child);
    drop(feeder.join().unwrap());
    assert!(child.wait().unwrap().success());

    let seconds = own.unwrap_or(wall);
    let each = seconds / f64::from(u32::try_from(count).unwrap());
    println!(
        "{name:<8} {:>7.0} households a second   {:>6.1} us each   {seconds:>6.2} s of its own, {wall:.2} s by the clock",
        1.0 / each,
        each * 1e6,
    );
    if let (Some(early), Some(late)) = (early, late) {
        let tenth = count / 10;
        println!("         {early} kB after {tenth} households, {late} kB after {count} (at most)");
    }
}

/// User and system time of a process so far.
fn seconds(child: &Child) -> Option<f64> {
    let text = fs::read_to_string(format!("/proc/{}/stat", child.id())).ok()?;
    let (_, fields) = text.rsplit_once(") ")?;
    let fields: Vec<&str> = fields.split(' ').collect();
    let ticks: u64 = fields
        .get(11..13)?
        .iter()
        .flat_map(|time| time.parse::<u64>())
        .sum();
    Some(f64::from(u32::try_from(ticks).ok()?) / f64::from(u32::try_from(TICKS).ok()?))
}

/// The most memory a process has held at once, in kilobytes.
fn memory(child: &Child) -> Option<u32> {
    let text = fs::read_to_string(format!("/proc/{}/status", child.id())).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next()?.parse().ok()
}
