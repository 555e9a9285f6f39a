//! The `interp` command: runs a file, `-c` code or standard input as `python3` does.

fn main() {
    let outcome = interp::Interpreter::new(interp::Config::new(interp::Version::Python313)).run_main(b"", "<string>");
    std::process::exit(outcome.exit_code);
}
