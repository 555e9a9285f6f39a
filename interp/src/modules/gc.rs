//! Module `gc` (Modules/gcmodule.c).

use crate::modules::ModuleDefinition;
use crate::object::collector::{self, GENERATIONS, PERMANENT, STARTUP};
use crate::object::{Kind, Lender, ObjectRef};
use crate::types::frame::is_unfinished;
use crate::types::native::{MethodDefinition, Wording, method};
use crate::types::tuple::Tuple;
use crate::types::type_object::{Type, type_flag};
use crate::vm::{Result, Vm};

/// The bits of `gc.set_debug()`.
pub mod debug {
    /// Print statistics.
    pub const STATISTICS: i64 = 1;
    /// Print collectable objects.
    pub const COLLECTABLE: i64 = 2;
    /// Print uncollectable objects.
    pub const UNCOLLECTABLE: i64 = 4;
    /// Keep all garbage in `gc.garbage`.
    pub const SAVE_ALL: i64 = 32;
}

/// `gc`
pub static DEFINITION: ModuleDefinition = ModuleDefinition { name: "gc", functions: FUNCTIONS, fill };

static FUNCTIONS: &[MethodDefinition] = &[
    method("enable", "($module, /)", |vm, _, _| set_enabled(vm, true)),
    method("disable", "($module, /)", |vm, _, _| set_enabled(vm, false)),
    method("isenabled", "($module, /)", |vm, _, _| Ok(vm.new_bool(vm.module_state.collector.enabled))),
    method("set_debug", "($module, flags, /)", set_debug),
    method("get_debug", "($module, /)", |vm, _, _| Ok(vm.new_int(vm.module_state.collector.debug))),
    method("get_count", "($module, /)", get_count),
    method("set_threshold", "($module, threshold0, threshold1=None, threshold2=None, /)", set_threshold)
        .worded(Wording::LaterGroup),
    method("get_threshold", "($module, /)", get_threshold),
    method("collect", "($module, /, generation=2)", collect),
    method("get_objects", "($module, /, generation=None)", get_objects),
    method("get_stats", "($module, /)", get_stats),
    method("is_tracked", "($module, obj, /)", is_tracked),
    method("is_finalized", "($module, obj, /)", is_finalized),
    method("get_referrers", "($module, /, *objs)", get_referrers),
    method("get_referents", "($module, /, *objs)", get_referents),
    method("freeze", "($module, /)", freeze),
    method("unfreeze", "($module, /)", unfreeze),
    method("get_freeze_count", "($module, /)", |vm, _, _| Ok(vm.new_int(collector::length(PERMANENT) as i64))),
];

fn fill(vm: &mut Vm, namespace: &ObjectRef) -> Result<()> {
    let state = &vm.module_state.collector;
    for (name, list) in [("garbage", state.garbage.clone()), ("callbacks", state.callbacks.clone())] {
        if let Some(list) = list {
            vm.dict_set_name(namespace, name, list);
        }
    }
    for (name, value) in [
        ("DEBUG_STATS", debug::STATISTICS),
        ("DEBUG_COLLECTABLE", debug::COLLECTABLE),
        ("DEBUG_UNCOLLECTABLE", debug::UNCOLLECTABLE),
        ("DEBUG_SAVEALL", debug::SAVE_ALL),
        ("DEBUG_LEAK", debug::COLLECTABLE | debug::UNCOLLECTABLE | debug::SAVE_ALL),
    ] {
        let value = vm.new_int(value);
        vm.dict_set_name(namespace, name, value);
    }
    Ok(())
}

fn set_enabled(vm: &mut Vm, enabled: bool) -> Result {
    vm.module_state.collector.enabled = enabled;
    vm.apply_collector_settings();
    Ok(vm.none.clone())
}

fn c_int(vm: &mut Vm, value: &ObjectRef) -> Result<i32> {
    let index = vm.index(value)?;
    match vm.int_value(&index).and_then(|value| i32::try_from(value).ok()) {
        Some(value) => Ok(value),
        None => Err(vm.overflow_error("Python int too large to convert to C int")),
    }
}

/// As [`c_int`], in the words of `PyArg_Parse` with the format `i`.
fn parsed_int(vm: &mut Vm, value: &ObjectRef) -> Result<i32> {
    let index = vm.index(value)?;
    let Some(number) = vm.int_value(&index) else {
        return Err(vm.overflow_error("Python int too large to convert to C long"));
    };
    i32::try_from(number).map_err(|_| {
        let (comparison, bound) = if number > 0 { ("greater", "maximum") } else { ("less", "minimum") };
        vm.overflow_error(format!("signed integer is {comparison} than {bound}"))
    })
}

fn set_debug(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let flags = vm.required(arguments, 0);
    vm.module_state.collector.debug = i64::from(c_int(vm, &flags)?);
    Ok(vm.none.clone())
}

fn int_tuple(vm: &Vm, values: &[i32]) -> ObjectRef {
    vm.new_tuple(values.iter().map(|value| vm.new_int(i64::from(*value))).collect())
}

fn get_count(vm: &mut Vm, _: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    let counts = vm.module_state.collector.counts;
    Ok(int_tuple(vm, &[collector::young_count(), counts[1], counts[2]]))
}

fn set_threshold(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    for (index, argument) in arguments.iter_mut().enumerate().take(GENERATIONS) {
        if let Some(value) = argument.take() {
            vm.module_state.collector.thresholds[index] = parsed_int(vm, &value)?;
        }
    }
    vm.apply_collector_settings();
    Ok(vm.none.clone())
}

fn get_threshold(vm: &mut Vm, _: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    let thresholds = vm.module_state.collector.thresholds;
    Ok(int_tuple(vm, &thresholds))
}

fn collect(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let generation = match arguments[0].take() {
        Some(generation) => c_int(vm, &generation)?,
        None => GENERATIONS as i32 - 1,
    };
    match usize::try_from(generation) {
        Ok(generation) if generation < GENERATIONS => {
            let count = vm.collect_cycles(generation);
            Ok(vm.new_int(count as i64))
        }
        _ => Err(vm.value_error("invalid generation")),
    }
}

/// The objects of some generations. What an interpreter starts with counts as old.
fn objects_of(vm: &Vm, generations: std::ops::Range<usize>) -> Vec<ObjectRef> {
    let lists = (0..GENERATIONS).chain([STARTUP]).filter(|list| generations.contains(&(*list).min(GENERATIONS - 1)));
    lists.flat_map(collector::members).filter(|object| !is_unfinished(vm, object)).collect()
}

fn get_objects(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let generations = match vm.optional(arguments, 0) {
        None => 0..GENERATIONS,
        Some(generation) => {
            if generation.class_payload(vm).slots(vm).index.is_none() {
                let class = vm.class_name(&generation);
                return Err(vm.type_error(format!("argument should be integer or None, not '{class}'")));
            }
            let generation = vm.index_to_isize(&generation)?;
            if generation >= GENERATIONS as isize {
                return Err(vm.value_error(format!(
                    "generation parameter must be less than the number of available generations ({GENERATIONS})"
                )));
            }
            if generation < 0 && generation != -1 {
                return Err(vm.value_error("generation parameter cannot be negative"));
            }
            if generation == -1 { 0..GENERATIONS } else { generation as usize..generation as usize + 1 }
        }
    };
    let objects = objects_of(vm, generations);
    Ok(vm.new_appended_list(objects, 0))
}

fn get_stats(vm: &mut Vm, _: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    let mut entries = Vec::new();
    for statistics in vm.module_state.collector.statistics {
        let entry = vm.new_dict();
        for (name, value) in ["collections", "collected", "uncollectable"].into_iter().zip(statistics) {
            let value = vm.new_int(value as i64);
            vm.dict_set_name(&entry, name, value);
        }
        entries.push(entry);
    }
    Ok(vm.new_appended_list(entries, 0))
}

fn is_tracked(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let object = vm.required(arguments, 0);
    Ok(vm.new_bool(collector::is_tracked(&object) && !is_unfinished(vm, &object)))
}

fn is_finalized(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let object = vm.required(arguments, 0);
    // The end of a generator's body is no finalizer, though nothing is left to do for one then.
    let finalized = collector::is_watchable(&object) && object.kind() != Kind::Generator && object.is_finalized();
    Ok(vm.new_bool(finalized))
}

/// What an object refers to, as the collector sees it in CPython.
fn referents(vm: &Vm, object: &ObjectRef) -> Vec<ObjectRef> {
    let mut found = Vec::new();
    object.trace(vm.token(), &mut |child| found.push(child.clone()));
    let class = object.class_ref();
    let is_heap_type = class.payload::<Type>().is_some_and(|class| class.has_flag(vm, type_flag::HEAP_TYPE));
    if is_heap_type && !found.iter().any(|child| child.is(&class)) {
        // A built-in type that is a static one here.
        found.insert(0, class);
    }
    found
}

fn get_referrers(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let wanted = vm.required(arguments, 0);
    let targets: Vec<ObjectRef> = wanted.payload::<Tuple>().map(|items| items.0.to_vec()).unwrap_or_default();
    let mut found = Vec::new();
    for object in objects_of(vm, 0..GENERATIONS) {
        if !object.is(&wanted)
            && referents(vm, &object).iter().any(|child| targets.iter().any(|target| target.is(child)))
        {
            found.push(object);
        }
    }
    Ok(vm.new_appended_list(found, 0))
}

fn get_referents(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let objects = vm.required(arguments, 0);
    let mut found = Vec::new();
    for object in objects.payload::<Tuple>().map_or(&[][..], |items| &items.0) {
        if collector::is_watchable(object) {
            found.extend(referents(vm, object));
        }
    }
    Ok(vm.new_appended_list(found, 0))
}

fn freeze(vm: &mut Vm, _: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    for generation in 0..GENERATIONS {
        collector::merge(generation, PERMANENT);
        vm.module_state.collector.counts[generation] = 0;
    }
    collector::set_young_count(0);
    Ok(vm.none.clone())
}

fn unfreeze(vm: &mut Vm, _: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    collector::merge(PERMANENT, GENERATIONS - 1);
    Ok(vm.none.clone())
}
