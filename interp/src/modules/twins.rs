//! Modules that CPython has in C beside a twin in its library, which does the same in Python: here they are that twin.

use crate::modules::ModuleDefinition;
use crate::object::ObjectRef;
use crate::vm::{Result, Vm};

/// `_pickle`: what module pickle has of its own. Each imports the other; pickle has made its own before it asks.
pub static PICKLE: ModuleDefinition = ModuleDefinition {
    name: "_pickle",
    functions: &[],
    fill: |vm, namespace| {
        take(
            vm,
            namespace,
            "pickle",
            &[
                ("PickleError", "PickleError"),
                ("PicklingError", "PicklingError"),
                ("UnpicklingError", "UnpicklingError"),
                ("Pickler", "_Pickler"),
                ("Unpickler", "_Unpickler"),
                ("dump", "_dump"),
                ("dumps", "_dumps"),
                ("load", "_load"),
                ("loads", "_loads"),
            ],
        )
    },
};

/// `_datetime`
pub static DATETIME: ModuleDefinition = ModuleDefinition {
    name: "_datetime",
    functions: &[],
    fill: |vm, namespace| {
        const NAMES: [&str; 9] =
            ["MAXYEAR", "MINYEAR", "UTC", "date", "datetime", "time", "timedelta", "timezone", "tzinfo"];
        take(vm, namespace, "_pydatetime", &NAMES.map(|name| (name, name)))
    },
};

/// Takes names of a module, each with the name that it has there.
fn take(vm: &mut Vm, namespace: &ObjectRef, twin: &str, names: &[(&'static str, &str)]) -> Result<()> {
    let twin = vm.import_absolute(twin)?;
    for (name, name_of_twin) in names {
        let attribute = vm.intern(name_of_twin);
        // ImportError where the twin is not that far: then it asks again.
        let value = vm.import_from(&twin, &attribute)?;
        vm.dict_set_name(namespace, name, value);
    }
    Ok(())
}
