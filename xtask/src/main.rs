//! `cargo xtask`: the build steps of this repository.

fn main() {}
