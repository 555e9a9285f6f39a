//! Gives the CPython worker a run path, so that it finds its libpython with nothing exported.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    #[cfg(feature = "cpython")]
    {
        pyo3_build_config::use_pyo3_cfgs();
        pyo3_build_config::add_libpython_rpath_link_args();
    }
}
