//! Says how the `interp` command is linked.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    // A program at a fixed place needs no relocations when it starts: the tables of types and methods hold thousands
    // of addresses, and writing them was a tenth of a start.
    let target = |part| std::env::var(format!("CARGO_CFG_TARGET_{part}")).unwrap_or_default();
    if target("OS") == "linux" && target("ENV") == "gnu" && target("ARCH") == "x86_64" {
        println!("cargo::rustc-link-arg-bins=-no-pie");
    }
}
