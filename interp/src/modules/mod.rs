//! The built-in modules, one file each.

use crate::vm::Vm;

/// State that built-in modules keep for an interpreter.
#[derive(Default)]
pub struct State {}

/// Makes the modules that exist from the start: builtins and sys.
pub fn initialise(vm: &mut Vm) {
    let _ = vm;
}
