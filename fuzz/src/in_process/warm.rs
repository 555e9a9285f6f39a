//! An interpreter that runs one program after the other, as the CPython in this process does.
//!
//! It is started, and imports what programs import, once for many programs. What one program leaves behind another one
//! may see: a difference means something only if a new interpreter shows it too.

use std::cell::RefCell;
use std::mem::ManuallyDrop;

use interp::{Interpreter, Version};

use super::{Compiled, Shared, configuration, embedding, with_ending};

/// How many programs an interpreter runs: what they leave behind grows.
const PROGRAMS: usize = 200;

struct Warm {
    interpreter: Interpreter,
    output: Shared,
    compiled: Compiled,
    programs: usize,
}

thread_local! {
    /// What a thread ends with is not dropped: an interpreter needs more of its thread than is left by then.
    static WARM: RefCell<Option<ManuallyDrop<Warm>>> = const { RefCell::new(None) };
}

/// What a program prints on an interpreter that may have run others before.
pub fn run(program: &str, version: Version) -> String {
    // Out of its place while it runs: if it panics, it is gone.
    let mut warm = take().filter(|warm| warm.programs < PROGRAMS).unwrap_or_else(|| {
        let output = Shared::default();
        let (config, compiled) = configuration(&output, version);
        Warm { interpreter: Interpreter::new(config), output, compiled, programs: 0 }
    });
    warm.programs += 1;
    let ended_well = warm.interpreter.run_next(program.as_bytes(), "<string>");
    warm.compiled.keep(version);
    let output = std::mem::take(&mut *warm.output.0.borrow_mut());
    // Only a program that names them has told the collector, or a hook, anything.
    if ["gc", "sys", "hook"].iter().any(|word| program.contains(word)) {
        let (young, middle, old) = embedding::thresholds();
        let restore = format!(
            "import gc, sys\nsys.unraisablehook = sys.__unraisablehook__\nsys.stdout = sys.__stdout__\n\
             gc.callbacks.clear()\ngc.unfreeze()\ngc.enable()\ngc.set_threshold({young}, {middle}, {old})\n"
        );
        warm.interpreter.run_next(restore.as_bytes(), "<string>");
    }
    WARM.with(|place| *place.borrow_mut() = Some(ManuallyDrop::new(warm)));
    with_ending(&output, ended_well)
}

/// Ends the interpreter, if there is one: the next program finds a new one, and so may another one be made on this thread.
pub fn end() {
    drop(take());
}

fn take() -> Option<Warm> {
    WARM.with(|place| place.borrow_mut().take()).map(ManuallyDrop::into_inner)
}
