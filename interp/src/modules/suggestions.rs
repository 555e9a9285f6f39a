//! Module `_suggestions`: what module traceback asks for "Did you mean" (Modules/_suggestions.c).

use super::ModuleDefinition;
use crate::object::ObjectRef;
use crate::types::container::given;
use crate::types::list::List;
use crate::types::native::{Wording, method};
use crate::types::str::Str;
use crate::vm::suggestions::suggestion;
use crate::vm::{Result, Vm};

/// `_suggestions`
pub static DEFINITION: ModuleDefinition = ModuleDefinition {
    name: "_suggestions",
    functions: &[
        method("_generate_suggestions", "($module, candidates, item, /)", generate).worded(Wording::UnpackTuple)
    ],
    fill: |_, _| Ok(()),
};

/// The candidate that is closest to a name, or `None`.
fn generate(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let (candidates, name) = (given(vm, arguments, 0), given(vm, arguments, 1));
    let Some(items) = candidates.payload::<List>().map(|list| list.items.get(vm).clone()) else {
        return Err(vm.type_error("candidates must be a list"));
    };
    if !items.iter().all(|item| item.payload::<Str>().is_some()) {
        return Err(vm.type_error("all elements in 'candidates' must be strings"));
    }
    let candidates: Vec<String> = items.iter().map(|item| vm.display_text(item)).collect();
    let name = vm.display_text(&name);
    Ok(match suggestion(&name, &candidates) {
        Some(found) => vm.new_str(&found),
        None => vm.none.clone(),
    })
}
