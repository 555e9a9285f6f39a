//! An interpreter that runs one program after the other, as the CPython in this process does.
//!
//! It is started, and imports what programs import, once for many programs. What one program leaves behind another one
//! may see: a difference means something only if a new interpreter shows it too.

use std::cell::{OnceCell, RefCell};
use std::mem::ManuallyDrop;

use interp::{CompiledText, Interpreter, Version};

use super::{Shared, configuration, embedding, pieces, with_ending};
use crate::program::Program;

/// How many programs an interpreter runs: what they leave behind grows.
const PROGRAMS: usize = 1000;

struct Warm {
    interpreter: Interpreter,
    output: Shared,
    programs: usize,
}

thread_local! {
    /// What a thread ends with is not dropped: an interpreter needs more of its thread than is left by then.
    static WARM: RefCell<Option<ManuallyDrop<Warm>>> = const { RefCell::new(None) };
    static RESTORING: OnceCell<CompiledText> = const { OnceCell::new() };
}

/// What a program prints on an interpreter that may have run others before.
pub fn run(program: &Program, version: Version) -> String {
    // Out of its place while it runs: if it panics, it is gone.
    let mut warm = take().filter(|warm| warm.programs < PROGRAMS).unwrap_or_else(|| {
        let output = Shared::default();
        Warm { interpreter: Interpreter::new(configuration(&output, version)), output, programs: 0 }
    });
    warm.programs += 1;
    let ended_well = warm.interpreter.run_next(&pieces::of_interp(program, version), &program.body, "<string>");
    let output = std::mem::take(&mut *warm.output.0.borrow_mut());
    if embedding::may_change_settings(program) {
        warm.interpreter.run_next(&[restoring(version)], "", "<string>");
    }
    WARM.with(|place| *place.borrow_mut() = Some(ManuallyDrop::new(warm)));
    with_ending(&output, ended_well)
}

/// Takes back what a program may have told the collector and module sys.
fn restoring(version: Version) -> CompiledText {
    RESTORING.with(|text| {
        let compile = || {
            let (young, middle, old) = embedding::thresholds();
            let text = format!(
                "import gc, sys\nsys.unraisablehook = sys.__unraisablehook__\nsys.stdout = sys.__stdout__\n\
                 gc.callbacks.clear()\ngc.unfreeze()\ngc.enable()\ngc.set_threshold({young}, {middle}, {old})\n"
            );
            CompiledText::new(&text, "<string>", version).expect("it is a program")
        };
        text.get_or_init(compile).clone()
    })
}

fn take() -> Option<Warm> {
    WARM.with(|place| place.borrow_mut().take()).map(ManuallyDrop::into_inner)
}
