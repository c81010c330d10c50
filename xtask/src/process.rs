//! Running other programs: what is started is what is shown, and a failure says what to do.

use std::ffi::{OsStr, OsString};
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::failure::{Failure, Result};

/// A program about to be run, with the advice to give if it fails.
#[derive(Debug)]
pub struct Program {
    command: Command,
    advice: String,
}

impl Program {
    /// `advice` completes the sentence "it failed: …".
    pub fn new(name: impl AsRef<OsStr>, advice: impl Into<String>) -> Self {
        Self {
            command: Command::new(name),
            advice: advice.into(),
        }
    }

    /// The cargo that runs this program, freed of what it set for us.
    pub fn cargo(advice: impl Into<String>) -> Self {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
        Self::new(cargo, advice).outside_cargo()
    }

    /// Forgets what `cargo run` put into the environment, but for the choice of toolchain.
    pub fn outside_cargo(mut self) -> Self {
        for (name, _) in std::env::vars_os() {
            if name.to_str().is_some_and(is_set_by_cargo_run) {
                self.command.env_remove(&name);
            }
        }
        self
    }

    /// Adds one argument.
    pub fn arg(mut self, arg: impl AsRef<OsStr>) -> Self {
        self.command.arg(arg);
        self
    }

    /// Adds arguments.
    pub fn args<A: AsRef<OsStr>>(mut self, args: impl IntoIterator<Item = A>) -> Self {
        self.command.args(args);
        self
    }

    /// Sets a variable of the environment.
    pub fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// Removes a variable of the environment.
    pub fn without_env(mut self, name: &str) -> Self {
        self.command.env_remove(name);
        self
    }

    /// Runs it in this folder.
    pub fn within(mut self, folder: &Path) -> Self {
        self.command.current_dir(folder);
        self
    }

    /// Keeps its ordinary output to itself; what it says of errors is still shown.
    pub fn quiet(mut self) -> Self {
        self.command.stdout(Stdio::null());
        self
    }

    /// Runs it to its end; its output goes to ours.
    pub fn run(mut self) -> Result {
        self.command.stdin(Stdio::null());
        let status = self
            .command
            .status()
            .map_err(|source| self.not_started(source))?;
        self.judge(status)
    }

    /// Becomes it, so that whoever ends us ends it; where a system has no such thing, runs it to its
    /// end.
    pub fn run_instead(self) -> Result {
        #[cfg(unix)]
        {
            use std::os::unix::process::CommandExt;
            let mut program = self;
            let source = program.command.exec();
            Err(program.not_started(source))
        }
        #[cfg(not(unix))]
        self.run()
    }

    /// Runs it to its end; its output goes to ours, and each line of it to `reader` too.
    pub fn run_reading(mut self, mut reader: impl FnMut(&str)) -> Result {
        self.command.stdin(Stdio::null()).stdout(Stdio::piped());
        let mut child = self
            .command
            .spawn()
            .map_err(|source| self.not_started(source))?;
        if let Some(output) = child.stdout.take() {
            for line in BufReader::new(output).lines().map_while(io::Result::ok) {
                println!("{line}");
                reader(&line);
            }
        }
        let status = child.wait().map_err(|source| self.not_started(source))?;
        self.judge(status)
    }

    /// Runs it to its end and returns what it printed.
    pub fn output(mut self) -> Result<String> {
        self.command.stdin(Stdio::null()).stderr(Stdio::inherit());
        let output = self
            .command
            .output()
            .map_err(|source| self.not_started(source))?;
        self.judge(output.status)?;
        Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
    }

    /// Runs it, but not for longer than `limit`.
    pub fn run_at_most(mut self, limit: Duration) -> Result {
        self.command.stdin(Stdio::null());
        let started = Instant::now();
        let mut child = self
            .command
            .spawn()
            .map_err(|source| self.not_started(source))?;
        loop {
            if let Some(status) = child
                .try_wait()
                .map_err(|source| self.not_started(source))?
            {
                return self.judge(status);
            }
            if started.elapsed() >= limit {
                // It may have ended by itself in between: either way it is over.
                drop(child.kill());
                drop(child.wait());
                return Err(Failure::TooSlow {
                    command: self.shown(),
                    seconds: limit.as_secs(),
                    advice: self.advice,
                });
            }
            thread::sleep(Duration::from_millis(50));
        }
    }

    fn judge(&self, status: ExitStatus) -> Result {
        if status.success() {
            return Ok(());
        }
        let outcome = status
            .code()
            .map_or_else(|| "a signal".to_owned(), |code| format!("exit code {code}"));
        Err(Failure::Refused {
            command: self.shown(),
            outcome,
            advice: self.advice.clone(),
        })
    }

    fn not_started(&self, source: io::Error) -> Failure {
        Failure::NotStarted {
            command: self.shown(),
            source,
            advice: self.advice.clone(),
        }
    }

    /// The command as one would type it, the program without its folder.
    fn shown(&self) -> String {
        let program = Path::new(self.command.get_program());
        let name = program.file_name().unwrap_or(program.as_os_str());
        let mut shown = name.to_string_lossy().into_owned();
        for arg in self.command.get_args() {
            shown.push(' ');
            shown.push_str(&arg.to_string_lossy());
        }
        shown
    }
}

/// Whether `cargo run` sets this variable for the program it starts. A nested cargo must not see
/// them: a build script that watches one would be rebuilt on every run.
fn is_set_by_cargo_run(name: &str) -> bool {
    name.starts_with("CARGO_PKG_")
        || name.starts_with("CARGO_MANIFEST_")
        || [
            "CARGO_BIN_NAME",
            "CARGO_CRATE_NAME",
            "CARGO_PRIMARY_PACKAGE",
            "LD_LIBRARY_PATH",
        ]
        .contains(&name)
}

/// Finds a program by its name in `PATH`, as a shell would.
pub fn find_on_path(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .map(|folder| folder.join(name))
        .find(|file| file.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_names_the_command_its_outcome_and_what_to_do() {
        let failure = Program::new("false", "try `true`")
            .arg("--now")
            .run()
            .unwrap_err();
        assert_eq!(
            failure.to_string(),
            "`false --now` ended with exit code 1: try `true`"
        );
    }

    #[test]
    fn lines_are_read_as_they_come() {
        let mut lines = Vec::new();
        let program = Program::new("printf", "").arg("one\\ntwo\\n");
        program
            .run_reading(|line| lines.push(line.to_owned()))
            .unwrap();
        assert_eq!(lines, ["one", "two"]);
    }

    #[test]
    fn a_missing_program_says_what_to_do() {
        let failure = Program::new("no-such-program", "install it")
            .run()
            .unwrap_err();
        assert!(failure.to_string().ends_with("install it"), "{failure}");
    }

    #[test]
    fn a_slow_program_is_stopped() {
        let limit = Duration::from_millis(100);
        let failure = Program::new("sleep", "sleep less")
            .arg("30")
            .run_at_most(limit)
            .unwrap_err();
        assert!(matches!(failure, Failure::TooSlow { .. }));
    }

    #[test]
    fn what_cargo_set_for_us_is_told_from_what_the_user_set() {
        assert!(is_set_by_cargo_run("CARGO_PKG_NAME"));
        assert!(is_set_by_cargo_run("CARGO_MANIFEST_DIR"));
        assert!(!is_set_by_cargo_run("CARGO_HOME"));
        assert!(!is_set_by_cargo_run("CARGO_TARGET_DIR"));
        assert!(!is_set_by_cargo_run("RUSTUP_TOOLCHAIN"));
    }
}
