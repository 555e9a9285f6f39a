//! The corpus as tests of `cargo test`, and what these tests share.

use std::path::Path;
use std::sync::{LazyLock, OnceLock};

use conformance::corpus::Corpus;
use conformance::python;
use conformance::subject::cpython::CPython;
use conformance::subject::interp::Interp;

/// The CPython that `cargo xtask conform` would choose.
pub fn oracle() -> &'static CPython {
    static ORACLE: OnceLock<CPython> = OnceLock::new();
    ORACLE.get_or_init(|| {
        let chosen = python::choose(&[]).and_then(|installations| CPython::build(installations[0].clone()));
        chosen.unwrap_or_else(|error| panic!("{error:#}"))
    })
}

/// The interpreter in the oracle's place; `worker` is the `interp-worker` that cargo has built.
pub fn interpreter(worker: &str) -> Interp {
    Interp::new(oracle().installation(), Path::new(worker), &[])
}

/// The corpus of the repository.
pub fn corpus() -> &'static Corpus {
    static CORPUS: LazyLock<Corpus> = LazyLock::new(|| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus");
        Corpus::read(&root).unwrap_or_else(|error| panic!("{error:#}"))
    });
    &CORPUS
}
