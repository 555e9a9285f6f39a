//! Gives the fuzz targets a run path to their libpython, and the name of the interpreter that it belongs to.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    #[cfg(feature = "targets")]
    {
        pyo3_build_config::add_libpython_rpath_link_args();
        let executable = pyo3_build_config::get().executable().unwrap_or("python3");
        println!("cargo::rustc-env=PYCONFORM_ORACLE={executable}");
    }
}
