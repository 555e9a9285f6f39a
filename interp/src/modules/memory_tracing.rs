//! Module `_tracemalloc` (Modules/_tracemalloc.c, Python/tracemalloc.c): where objects were made, and how large they are.
//!
//! A block is an object here: its size is what `sys.getsizeof` says, so that the memory of a list's items counts as the
//! list's, and belongs to where the list was made. The peak is the highest of what was measured: whenever a program asks,
//! and after so many objects.

use std::cmp::Reverse;
use std::rc::Rc;

use rustc_hash::FxHashMap;

use crate::modules::ModuleDefinition;
use crate::object::{ObjectId, ObjectRef, births};
use crate::types::frame::instruction_before;
use crate::types::native::{MethodDefinition, method};
use crate::vm::{Result, Vm};

type Bound<'a> = &'a mut [Option<ObjectRef>];

/// How many frames a traceback may have at most (`MAX_NFRAME`).
const MOST_FRAMES: isize = 65_535;

/// After how many objects that were made all are measured.
const MEASURED_EVERY: usize = 10_000;

/// What is remembered of one object.
#[derive(Clone)]
struct Birth {
    /// The innermost frames, that of the object's making first: file name and line.
    frames: Rc<[(ObjectRef, u32)]>,
    /// How many frames there were.
    depth: usize,
}

/// What the module keeps.
pub struct State {
    is_on: bool,
    /// How many frames are remembered of each object.
    limit: usize,
    births: FxHashMap<ObjectId, Birth>,
    /// In bytes.
    peak: u64,
    /// How many objects were made since all were measured.
    unmeasured: usize,
}

impl Default for State {
    fn default() -> Self {
        Self { is_on: false, limit: 1, births: FxHashMap::default(), peak: 0, unmeasured: 0 }
    }
}

/// `_tracemalloc`
pub static DEFINITION: ModuleDefinition =
    ModuleDefinition { name: "_tracemalloc", functions: FUNCTIONS, fill: |_, _| Ok(()) };

static FUNCTIONS: &[MethodDefinition] = &[
    method("is_tracing", "($module, /)", |vm, _, _| Ok(vm.new_bool(vm.module_state.memory_tracing.is_on))),
    method("clear_traces", "($module, /)", |vm, _, _| {
        forget(vm);
        Ok(vm.none.clone())
    }),
    method("_get_traces", "($module, /)", traces),
    method("_get_object_traceback", "($module, obj, /)", |vm, _, arguments| {
        let object = vm.required(arguments, 0);
        match vm.module_state.memory_tracing.births.get(&object.id()).cloned() {
            Some(birth) => Ok(traceback(vm, &birth)),
            None => Ok(vm.none.clone()),
        }
    }),
    method("start", "($module, nframe=1, /)", start),
    method("stop", "($module, /)", |vm, _, _| {
        vm.module_state.memory_tracing.is_on = false;
        births::note(false);
        forget(vm);
        Ok(vm.none.clone())
    }),
    method("get_traceback_limit", "($module, /)", |vm, _, _| {
        Ok(vm.new_int(vm.module_state.memory_tracing.limit as i64))
    }),
    method("get_tracemalloc_memory", "($module, /)", |vm, _, _| {
        let entry = size_of::<(ObjectId, Birth)>();
        Ok(vm.new_int((vm.module_state.memory_tracing.births.capacity() * entry) as i64))
    }),
    method("get_traced_memory", "($module, /)", traced_memory),
    method("reset_peak", "($module, /)", |vm, _, _| {
        let current = total(&measure(vm));
        vm.module_state.memory_tracing.peak = current;
        Ok(vm.none.clone())
    }),
];

fn start(vm: &mut Vm, _: &ObjectRef, arguments: Bound<'_>) -> Result {
    let limit = match arguments.first_mut().and_then(Option::take) {
        Some(limit) => vm.argument_c_int(&limit)? as isize,
        None => 1,
    };
    if !(1..=MOST_FRAMES).contains(&limit) {
        return Err(vm.value_error(format!("the number of frames must be in range [1; {MOST_FRAMES}]")));
    }
    let state = &mut vm.module_state.memory_tracing;
    if !state.is_on {
        state.is_on = true;
        state.limit = limit as usize;
        births::note(true);
    }
    Ok(vm.none.clone())
}

fn forget(vm: &mut Vm) {
    drop(births::take_noted());
    let state = &mut vm.module_state.memory_tracing;
    state.births.clear();
    state.peak = 0;
}

/// The objects that live of those that were made since tracing began, with their sizes in bytes.
fn measure(vm: &mut Vm) -> Vec<(u64, Birth)> {
    if !vm.module_state.memory_tracing.is_on {
        return Vec::new();
    }
    vm.remember_births();
    // What is made meanwhile is the tracer's own.
    births::note(false);
    let births = std::mem::take(&mut vm.module_state.memory_tracing.births);
    let living = births::living(|id| births.contains_key(&id));
    let mut measured = Vec::with_capacity(living.len());
    for object in &living {
        if let Some(birth) = births.get(&object.id()) {
            measured.push((vm.size_in_memory(object), birth.clone()));
        }
    }
    let kept: rustc_hash::FxHashSet<ObjectId> = living.iter().map(ObjectRef::id).collect();
    let state = &mut vm.module_state.memory_tracing;
    state.births = births;
    state.births.retain(|id, _| kept.contains(id));
    state.unmeasured = 0;
    state.peak = state.peak.max(total(&measured));
    drop(living);
    births::note(true);
    measured
}

fn total(measured: &[(u64, Birth)]) -> u64 {
    measured.iter().map(|(size, _)| size).sum()
}

fn traced_memory(vm: &mut Vm, _: &ObjectRef, _: Bound<'_>) -> Result {
    let current = total(&measure(vm));
    let items = [current, vm.module_state.memory_tracing.peak].map(|bytes| vm.new_int(bytes as i64));
    Ok(vm.new_tuple(items.into()))
}

/// Each as `(domain, size, frames, depth)`, the largest first.
fn traces(vm: &mut Vm, _: &ObjectRef, _: Bound<'_>) -> Result {
    let mut measured = measure(vm);
    measured.sort_by_key(|(size, _)| Reverse(*size));
    let is_on = vm.module_state.memory_tracing.is_on;
    births::note(false);
    let traces = measured
        .iter()
        .map(|(size, birth)| {
            let (frames, depth) = (traceback(vm, birth), vm.new_int(birth.depth as i64));
            let items = vec![vm.new_int(0), vm.new_int(*size as i64), frames, depth];
            vm.new_tuple(items)
        })
        .collect();
    let traces = vm.new_list(traces);
    births::note(is_on);
    Ok(traces)
}

fn traceback(vm: &mut Vm, birth: &Birth) -> ObjectRef {
    let frames = birth
        .frames
        .iter()
        .map(|(file, line)| {
            let line = vm.new_int(i64::from(*line));
            vm.new_tuple(vec![file.clone(), line])
        })
        .collect();
    vm.new_tuple(frames)
}

impl Vm {
    /// Remembers that the objects that were made since were made by the instruction that has just ended. To be called at
    /// each safe point while memory is traced.
    #[cold]
    pub fn remember_births(&mut self) {
        let noted = births::take_noted();
        if noted.is_empty() || !self.module_state.memory_tracing.is_on {
            return;
        }
        let birth = self.place_of_birth();
        let state = &mut self.module_state.memory_tracing;
        state.unmeasured += noted.len();
        state.births.extend(noted.into_iter().map(|id| (id, birth.clone())));
        if state.unmeasured >= MEASURED_EVERY {
            measure(self);
        }
    }

    fn place_of_birth(&mut self) -> Birth {
        let mut frames = Vec::new();
        for (index, frame) in self.frames.iter().enumerate().rev().take(self.module_state.memory_tracing.limit) {
            let Some(code) = frame.code_payload() else { continue };
            let is_innermost = index + 1 == self.frames.len();
            let instruction =
                if is_innermost { self.current_instruction() } else { instruction_before(code, frame.ip) };
            frames.push((code.filename.clone(), code.line_of(instruction).unwrap_or(0)));
        }
        Birth { frames: frames.into(), depth: self.frames.len() }
    }

    /// What an object takes of memory, in bytes, as `sys.getsizeof` says; 0 where it does not say.
    fn size_in_memory(&mut self, object: &ObjectRef) -> u64 {
        let size = crate::modules::sys::size(self, object);
        size.ok().and_then(|size| self.int_value(&size)).and_then(|size| u64::try_from(size).ok()).unwrap_or(0)
    }
}
