//! Module `select`: waiting until descriptors can be read or written.

use std::fs::File;
use std::rc::Rc;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};

use crate::modules::ModuleDefinition;
use crate::object::ObjectRef;
use crate::types::int::Int;
use crate::types::native::method;
use crate::vm::threads::Condition;
use crate::vm::{Result, Vm};

/// `select`
pub static DEFINITION: ModuleDefinition = ModuleDefinition {
    name: "select",
    functions: &[method("select", "($module, rlist, wlist, xlist, timeout=None, /)", select)],
    fill: |vm, namespace| {
        let error = vm.exceptions.os_error.clone();
        vm.dict_set_name(namespace, "error", error);
        let size = vm.new_int(libc::PIPE_BUF as i64);
        vm.dict_set_name(namespace, "PIPE_BUF", size);
        Ok(())
    },
};

/// The descriptor that an object stands for (`PyObject_AsFileDescriptor`).
fn descriptor(vm: &mut Vm, object: &ObjectRef) -> Result<i32> {
    let number = if object.payload::<Int>().is_some() {
        vm.argument_c_int(object)?
    } else {
        let name = vm.intern("fileno");
        let Some(method) = vm.get_optional_attribute(object, &name)? else {
            return Err(vm.type_error("argument must be an int, or have a fileno() method."));
        };
        let number = vm.call(&method, [])?;
        if number.payload::<Int>().is_none() {
            return Err(vm.type_error("fileno() returned a non-integer"));
        }
        vm.argument_c_int(&number)?
    };
    if number < 0 {
        return Err(vm.value_error(format!("file descriptor cannot be a negative integer ({number})")));
    }
    Ok(number)
}

/// What may be given for a time: seconds, or `None` for ever.
fn time_limit(vm: &mut Vm, given: Option<ObjectRef>) -> Result<Option<Timespec>> {
    let Some(given) = given else { return Ok(None) };
    let Ok(seconds) = vm.float_value(&given) else {
        return Err(vm.type_error("timeout must be a float or None"));
    };
    if seconds < 0.0 {
        return Err(vm.value_error("timeout must be non-negative"));
    }
    // Longer than the system can wait is for ever.
    let time = Duration::try_from_secs_f64(seconds).ok();
    Ok(time.and_then(|time| Timespec::try_from(time).ok()))
}

/// `select.select`
fn select(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    const EVENTS: [(PollFlags, PollFlags); 3] = [
        (PollFlags::IN, PollFlags::IN.union(PollFlags::HUP).union(PollFlags::ERR)),
        (PollFlags::OUT, PollFlags::OUT.union(PollFlags::ERR)),
        (PollFlags::PRI, PollFlags::PRI),
    ];
    let mut wanted: Vec<(usize, ObjectRef, Rc<File>)> = Vec::new();
    for index in 0..EVENTS.len() {
        let given = vm.required(arguments, index);
        let given = vm.collect(&given);
        let type_error = vm.exceptions.type_error.clone();
        let Some(objects) = vm.catch(given, &type_error)? else {
            return Err(vm.type_error("arguments 1-3 must be sequences"));
        };
        for object in objects {
            let number = descriptor(vm, &object)?;
            let descriptors = &vm.module_state.descriptors;
            let file = descriptors.get(number).or_else(|_| descriptors.copy(number).map(Rc::new));
            let file = file.map_err(|error| vm.io_error(&error))?;
            wanted.push((index, object, file));
        }
    }
    let time = vm.optional(arguments, 3);
    let time = time_limit(vm, time)?;
    let mut time = time;
    if vm.shares_waits() {
        let files = wanted.iter().map(|(index, _, file)| (Rc::clone(file), EVENTS[*index].0)).collect();
        let end = time.and_then(|time| Duration::try_from(time).ok()).and_then(|time| Instant::now().checked_add(time));
        vm.wait(Condition::Ready(files), end)?;
        time = Some(Timespec::default());
    }
    let mut polled: Vec<PollFd<'_>> =
        wanted.iter().map(|(index, _, file)| PollFd::new(&**file, EVENTS[*index].0)).collect();
    let ready: Vec<PollFlags> = match poll(&mut polled, time.as_ref()) {
        Ok(_) => polled.iter().map(PollFd::revents).collect(),
        // A signal: the program's handler is called in between, and may ask again.
        Err(rustix::io::Errno::INTR) => vec![PollFlags::empty(); polled.len()],
        Err(error) => return Err(vm.io_error(&error.into())),
    };
    drop(polled);
    let mut lists = [Vec::new(), Vec::new(), Vec::new()];
    for ((index, object, _), events) in wanted.into_iter().zip(ready) {
        if events.intersects(EVENTS[index].1) {
            lists[index].push(object);
        }
    }
    let lists = lists.map(|list| vm.new_list(list));
    Ok(vm.new_tuple(lists.to_vec()))
}
