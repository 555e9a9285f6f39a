//! Module `atexit`: functions called when the interpreter ends.

use crate::modules::ModuleDefinition;
use crate::object::ObjectRef;
use crate::types::dict::Dict;
use crate::types::native::{MethodDefinition, method};
use crate::types::tuple::Tuple;
use crate::vm::{Arguments, Result, Vm};

/// One registered call.
pub struct ExitCall {
    function: ObjectRef,
    positional: ObjectRef,
    keywords: ObjectRef,
}

fn register(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let positional = vm.required(arguments, 0);
    let keywords = vm.required(arguments, 1);
    let items = positional.payload::<Tuple>().map(|items| items.0.to_vec()).unwrap_or_default();
    let Some((function, rest)) = items.split_first() else {
        return Err(vm.type_error("register() takes at least 1 argument (0 given)"));
    };
    if function.class_payload(vm).slots(vm).call.is_none() {
        return Err(vm.type_error("the first argument must be callable"));
    }
    let call = ExitCall { function: function.clone(), positional: vm.new_tuple(rest.to_vec()), keywords };
    vm.module_state.exit_calls.push(call);
    Ok(function.clone())
}

fn unregister(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let function = vm.required(arguments, 0);
    let mut index = 0;
    while let Some(known) = vm.module_state.exit_calls.get(index).map(|call| call.function.clone()) {
        if vm.identical_or_equal(&known, &function)? && index < vm.module_state.exit_calls.len() {
            drop(vm.module_state.exit_calls.remove(index));
        } else {
            index += 1;
        }
    }
    Ok(vm.none.clone())
}

impl Vm {
    /// Calls what was registered with `atexit`, last come first.
    pub fn run_exit_calls(&mut self) {
        // What is registered meanwhile is not called any more.
        let mut left = self.module_state.exit_calls.len();
        while left > 0 {
            left = (left - 1).min(self.module_state.exit_calls.len());
            if left >= self.module_state.exit_calls.len() {
                continue;
            }
            let call = self.module_state.exit_calls.remove(left);
            let positional = call.positional.payload::<Tuple>().map(|items| items.0.to_vec()).unwrap_or_default();
            let mut arguments = Arguments::positional(positional);
            if let Some(keywords) = call.keywords.payload::<Dict>() {
                let entries = keywords.storage.get(self).entries();
                arguments.keywords = entries.map(|entry| (entry.key.clone(), entry.value.clone())).collect();
            }
            if let Err(raised) = self.call(&call.function, arguments) {
                self.report_unraisable(raised, Some("Exception ignored in atexit callback"), Some(&call.function));
            }
            self.bury();
        }
        let late = std::mem::take(&mut self.module_state.exit_calls);
        drop(late);
    }
}

static FUNCTIONS: &[MethodDefinition] = &[
    method("register", "($module, /, *args, **kwargs)", register),
    method("_clear", "($module, /)", |vm, _, _| {
        let calls = std::mem::take(&mut vm.module_state.exit_calls);
        drop(calls);
        Ok(vm.none.clone())
    }),
    method("unregister", "($module, func, /)", unregister),
    method("_run_exitfuncs", "($module, /)", |vm, _, _| {
        vm.run_exit_calls();
        Ok(vm.none.clone())
    }),
    method("_ncallbacks", "($module, /)", |vm, _, _| Ok(vm.new_int(vm.module_state.exit_calls.len() as i64))),
];

/// `atexit`
pub static DEFINITION: ModuleDefinition =
    ModuleDefinition { name: "atexit", functions: FUNCTIONS, fill: |_, _| Ok(()) };
