//! Packages of a Debian system, when it is ours to change: Debian, and run as root.

use std::fs;
use std::path::Path;

use crate::failure::Result;
use crate::process::{Program, find_on_path};

/// Whether packages can be installed here without asking anyone.
pub fn can_install() -> bool {
    Path::new("/etc/debian_version").is_file() && find_on_path("apt-get").is_some() && is_root()
}

/// Installs packages by their Debian names, from freshly read lists.
pub fn install(packages: &[&str]) -> Result {
    let by_hand = format!("install by hand: {}", packages.join(" "));
    apt_get(&by_hand).args(["update", "-qq"]).quiet().run()?;
    apt_get(&by_hand)
        .args(["install", "-qq", "--no-install-recommends"])
        .args(packages)
        .quiet()
        .run()
}

fn apt_get(advice: &str) -> Program {
    Program::new("apt-get", advice)
        .env("DEBIAN_FRONTEND", "noninteractive")
        .args([
            "-y",
            "-o",
            "DPkg::Lock::Timeout=300",
            "-o",
            "Dpkg::Use-Pty=0",
        ])
}

/// The real user of this process, as the kernel tells it.
fn is_root() -> bool {
    fs::read_to_string("/proc/self/status").is_ok_and(|status| real_user(&status) == Some("0"))
}

fn real_user(status: &str) -> Option<&str> {
    status
        .lines()
        .find_map(|line| line.strip_prefix("Uid:"))?
        .split_whitespace()
        .next()
}

#[cfg(test)]
mod tests {
    use super::real_user;

    #[test]
    fn the_real_user_is_the_first_of_four() {
        assert_eq!(
            real_user("Name:\tx\nUid:\t0\t1\t1\t1\nGid:\t5\t5\t5\t5\n"),
            Some("0")
        );
        assert_eq!(real_user("Uid:\t1000\t0\t0\t0\n"), Some("1000"));
        assert_eq!(real_user(""), None);
    }
}
