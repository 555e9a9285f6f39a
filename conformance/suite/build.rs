//! Makes cargo build the tests again when a corpus file comes or goes: each file is a test of its own.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=../../corpus");
}
