//! `selfcheck serve` as a shell and a client see it: the same answers give the same bytes as `eval`,
//! and a signal ends it.

#![cfg(feature = "serve")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests fail by panicking"
)]

#[path = "../benches/households/to_json.rs"]
mod to_json;

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::rc::Rc;

use selfcheck_compiler::diagnostic::Diagnostics;
use selfcheck_compiler::package::Files;
use selfcheck_compiler::{Options, compile};
use selfcheck_runtime::{Bundle, Session};

const SELFCHECK: &str = env!("CARGO_BIN_EXE_selfcheck");

/// A built package, and households as lines of JSON.
struct Built {
    id: String,
    folder: PathBuf,
    households: Vec<String>,
}

fn temporary(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// Every package of `rules/`, built, with its cases.
fn built() -> Vec<Built> {
    let rules = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rules");
    let entries = fs::read_dir(rules)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let mut packages: Vec<PathBuf> = entries
        .filter(|path| path.join("package.toml").is_file())
        .collect();
    packages.sort();
    packages.iter().map(|path| one(path)).collect()
}

fn one(path: &Path) -> Built {
    let mut found = Diagnostics::default();
    let files = Files::from_folder(path, &mut found).unwrap();
    let compiled = compile(&files, &Options::default(), found).unwrap();
    let id = compiled.core.package.id.clone();
    let folder = temporary(&format!("serve-{id}"));
    for file in &compiled.bundle(None, &[]).unwrap().files {
        fs::write(folder.join(&file.name), &file.bytes).unwrap();
    }
    let bundle = Rc::new(Bundle::decode(compiled.core.clone()).unwrap());
    let households = compiled.cases.iter().map(|case| {
        let bundle = Rc::clone(&bundle);
        let session = Session::from_answers(bundle, case.date, &case.answers).unwrap();
        to_json::line(&session).trim().to_owned()
    });
    Built {
        id,
        folder,
        households: households.collect(),
    }
}

/// A server, with what it printed: its address.
struct Server {
    child: Child,
    address: String,
}

impl Server {
    fn start(arguments: &[&str]) -> Server {
        let mut child = Command::new(SELFCHECK)
            .args(["serve", "--listen", "127.0.0.1:0"])
            .args(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap())
            .read_line(&mut line)
            .unwrap();
        let address = line
            .split("http://")
            .nth(1)
            .and_then(|rest| rest.split('/').next());
        let address = address
            .unwrap_or_else(|| panic!("no address: {line:?}"))
            .to_owned();
        Server { child, address }
    }

    /// The body of the response to a household.
    fn evaluate(&self, body: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        let length = body.len();
        let head = format!(
            "POST /v1/evaluate HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\
             Content-Type: application/json\r\nContent-Length: {length}\r\n\r\n"
        );
        stream.write_all((head + body).as_bytes()).unwrap();
        let mut text = String::new();
        stream.read_to_string(&mut text).unwrap();
        assert!(text.starts_with("HTTP/1.1 200"), "{body}\n{text}");
        text.split_once("\r\n\r\n").unwrap().1.to_owned()
    }

    /// Sends a signal; what it wrote to standard error, and its exit code.
    fn end(mut self, signal: &str) -> (Option<i32>, String) {
        let pid = self.child.id().to_string();
        assert!(
            Command::new("kill")
                .args([signal, &pid])
                .status()
                .unwrap()
                .success()
        );
        let mut said = String::new();
        self.child
            .stderr
            .take()
            .unwrap()
            .read_to_string(&mut said)
            .unwrap();
        (self.child.wait().unwrap().code(), said)
    }
}

fn eval(folder: &Path, households: &[String]) -> Vec<String> {
    let mut child = Command::new(SELFCHECK)
        .arg("eval")
        .arg(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let text = households.join("\n") + "\n";
    let mut input = child.stdin.take().unwrap();
    let writing = std::thread::spawn(move || input.write_all(text.as_bytes()).unwrap());
    let output = child.wait_with_output().unwrap();
    writing.join().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines().map(str::to_owned).collect()
}

#[test]
fn the_server_says_what_eval_says_for_every_case_of_every_package() {
    let packages = built();
    let folders = packages
        .iter()
        .map(|package| package.folder.to_str().unwrap());
    let options = ["--no-site", "--rate", "100000", "--burst", "100000"];
    let arguments: Vec<&str> = folders.chain(options).collect();
    let server = Server::start(&arguments);
    let mut compared = 0;
    for package in &packages {
        let lines = eval(&package.folder, &package.households);
        assert_eq!(lines.len(), package.households.len());
        assert!(!lines.is_empty(), "{} has no case", package.id);
        for (household, line) in package.households.iter().zip(&lines) {
            let body = format!(r#"{{"package":"{}","answers":{household}}}"#, package.id);
            let said = server.evaluate(&body);
            let next = said
                .strip_prefix(&format!(r#"{{"evaluation":{line},"next_question":"#))
                .unwrap_or_else(|| panic!("{household}\n{line}\n{said}"));
            // And the next question is the first of those in the line.
            let open = !line.contains(r#","questions":[],"version":"#);
            assert_eq!(open, next != "null}", "{line}\n{next}");
            compared += 1;
        }
    }
    println!("{compared} households say the same");
    assert!(compared > 100, "{compared} only");
    assert_eq!(server.end("-TERM").0, Some(0));
}

#[test]
fn a_signal_ends_it_with_0_and_its_log_has_no_answer() {
    let allowance = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/allowance");
    for signal in ["-TERM", "-INT"] {
        let server = Server::start(&[allowance, "--no-site"]);
        server.evaluate(r#"{"package":"small","answers":{"household":{"rent":4711}}}"#);
        let (code, said) = server.end(signal);
        assert_eq!(code, Some(0), "{said}");
        assert!(said.starts_with("POST /v1/evaluate 200 "), "{said}");
        assert!(!said.contains("4711"), "{said}");
    }
}

#[test]
fn what_cannot_be_served_is_said_before_anything_is() {
    let allowance = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/allowance");
    for (arguments, code, words) in [
        (vec!["--site", "no/such/site"], 3, "no/such/site"),
        (vec!["--no-site"], 2, "PACKAGE"),
        (vec!["no/such/package", "--no-site"], 3, "no/such/package"),
        (vec![allowance, allowance, "--no-site"], 1, "the same id"),
        (vec![allowance, "--no-site", "--rate", "0"], 2, "--rate"),
        (vec![allowance, "--no-site", "--time", "0"], 2, "1 to 86400"),
        (
            vec![allowance, "--no-site", "--listen", "127.0.0.1:99999"],
            2,
            "--listen",
        ),
    ] {
        let output = Command::new(SELFCHECK)
            .arg("serve")
            .args(&arguments)
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(code), "{arguments:?} {said}");
        assert!(said.contains(words), "{arguments:?} {said}");
    }
}
