//! An interpreter that runs one program after the other, as the CPython in this process does.
//!
//! It is started, and imports what programs import, once for many programs. What one program leaves behind another one
//! may see: a difference means something only if a new interpreter shows it too.

use std::cell::{OnceCell, RefCell};
use std::mem::ManuallyDrop;
use std::thread::LocalKey;

use interp::{CompiledText, Config, Interpreter, Version};

use super::{Shared, configuration, embedding, pieces, with_ending};
use crate::program::Program;

/// How many programs an interpreter runs: what they leave behind grows, and to make one that has imported as much takes as long as
/// some hundred programs.
const PROGRAMS: usize = 20_000;

struct Warm {
    interpreter: Interpreter,
    output: Shared,
    programs: usize,
}

impl Warm {
    /// The library is there, and out of the collector's sight, as in the embedded CPython.
    fn new(version: Version) -> Self {
        let output = Shared::default();
        let interpreter = quiet(configuration(&output, version), version);
        let mut warm = Self { interpreter, output, programs: 0 };
        let importing = || format!("import {}, encodings, _sitebuiltins\n", embedding::LIBRARY.join(", "));
        warm.run(&text(&IMPORTING, version, importing));
        warm.run(&text(&FREEZING, version, freezing));
        warm
    }

    fn run(&mut self, text: &CompiledText) {
        self.interpreter.run_next(std::slice::from_ref(text), "", "<string>");
    }
}

thread_local! {
    /// What a thread ends with is not dropped: an interpreter needs more of its thread than is left by then.
    static WARM: RefCell<Option<ManuallyDrop<Warm>>> = const { RefCell::new(None) };
    static IMPORTING: OnceCell<CompiledText> = const { OnceCell::new() };
    static FREEZING: OnceCell<CompiledText> = const { OnceCell::new() };
    static RESTORING: OnceCell<CompiledText> = const { OnceCell::new() };
    static QUIETING: OnceCell<CompiledText> = const { OnceCell::new() };
}

/// What a program prints on an interpreter that may have run others before.
pub fn run(program: &Program, version: Version) -> String {
    // Out of its place while it runs: if it panics, it is gone.
    let mut warm = take().filter(|warm| warm.programs < PROGRAMS).unwrap_or_else(|| Warm::new(version));
    warm.programs += 1;
    let ended_well = warm.interpreter.run_next(&pieces::of_interp(program, version), &program.body, "<string>");
    let output = std::mem::take(&mut *warm.output.0.borrow_mut());
    if embedding::may_change_settings(program) {
        warm.run(&text(&RESTORING, version, restoring));
        if program.body.contains("freeze") {
            warm.run(&text(&FREEZING, version, freezing));
        }
    }
    WARM.with(|place| *place.borrow_mut() = Some(ManuallyDrop::new(warm)));
    with_ending(&output, ended_well)
}

/// An interpreter that shows no warnings: nobody reads them, and to show one it looks for the line that it is about.
pub fn quiet(config: Config, version: Version) -> Interpreter {
    let mut interpreter = Interpreter::new(config);
    let ignoring = "import _warnings\n_warnings.filters.insert(0, (\"ignore\", None, Warning, None, 0))\n\
                    _warnings._filters_mutated()\n";
    interpreter.run_next(&[text(&QUIETING, version, || ignoring.to_owned())], "", "<string>");
    interpreter
}

/// What takes back what a program may have told the collector and module sys.
fn restoring() -> String {
    let (young, middle, old) = embedding::thresholds();
    format!(
        "import gc, sys\nsys.unraisablehook = sys.__unraisablehook__\nsys.stdout = sys.__stdout__\n\
         gc.callbacks.clear()\ngc.enable()\ngc.set_threshold({young}, {middle}, {old})\n"
    )
}

/// What puts the library out of the collector's sight, as in the embedded CPython.
fn freezing() -> String {
    "import gc\ngc.unfreeze()\ngc.collect()\ngc.freeze()\n".to_owned()
}

/// A text that is compiled once.
fn text(place: &'static LocalKey<OnceCell<CompiledText>>, version: Version, text: impl Fn() -> String) -> CompiledText {
    let compile = || CompiledText::new(&text(), "<string>", version).expect("it is a program");
    place.with(|known| known.get_or_init(compile).clone())
}

fn take() -> Option<Warm> {
    WARM.with(|place| place.borrow_mut().take()).map(ManuallyDrop::into_inner)
}
