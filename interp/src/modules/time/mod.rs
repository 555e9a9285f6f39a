//! Module `time`: clocks and sleep.

use std::time::{Duration, Instant, SystemTime};

use crate::modules::ModuleDefinition;
use crate::object::ObjectRef;
use crate::types::float::Float;
use crate::types::int::Int;
use crate::types::native::{MethodDefinition, method};
use crate::vm::{Result, Vm};

/// The longest time (`PyTime_MAX`), as a float.
const MOST_NANOSECONDS: f64 = 9_223_372_036_854_775_808.0;

thread_local! {
    static START: Instant = Instant::now();
}

fn since_epoch() -> Duration {
    SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default()
}

fn elapsed() -> Duration {
    START.with(Instant::elapsed)
}

fn seconds(vm: &mut Vm, duration: Duration) -> Result {
    Ok(vm.new_float(duration.as_secs_f64()))
}

fn nanoseconds(vm: &mut Vm, duration: Duration) -> Result {
    Ok(vm.new_int(duration.as_nanos() as i64))
}

fn sleep(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let wanted = vm.required(arguments, 0);
    // A time is counted in nanoseconds, in 64 bits.
    let is_time = |seconds: f64| (MOST_NANOSECONDS * -1e-9..MOST_NANOSECONDS * 1e-9).contains(&seconds);
    let wanted = match wanted.payload::<Float>() {
        Some(wanted) if wanted.0.is_nan() => return Err(vm.value_error("Invalid value NaN (not a number)")),
        Some(wanted) if is_time(wanted.0) => wanted.0,
        Some(_) => return Err(vm.overflow_error("timestamp out of range for platform time_t")),
        None => match vm.index(&wanted)?.payload::<Int>() {
            Some(Int::Small(wanted)) if is_time(*wanted as f64) => *wanted as f64,
            _ => {
                let name = vm.profile.name_of_time_type;
                return Err(vm.overflow_error(format!("timestamp too large to convert to C {name}")));
            }
        },
    };
    if wanted < 0.0 {
        return Err(vm.value_error("sleep length must be non-negative"));
    }
    std::thread::sleep(Duration::try_from_secs_f64(wanted).unwrap_or(Duration::MAX));
    Ok(vm.none.clone())
}

static FUNCTIONS: &[MethodDefinition] = &[
    method("time", "($module, /)", |vm, _, _| seconds(vm, since_epoch())),
    method("time_ns", "($module, /)", |vm, _, _| nanoseconds(vm, since_epoch())),
    method("monotonic", "($module, /)", |vm, _, _| seconds(vm, elapsed())),
    method("monotonic_ns", "($module, /)", |vm, _, _| nanoseconds(vm, elapsed())),
    method("perf_counter", "($module, /)", |vm, _, _| seconds(vm, elapsed())),
    method("perf_counter_ns", "($module, /)", |vm, _, _| nanoseconds(vm, elapsed())),
    method("process_time", "($module, /)", |vm, _, _| seconds(vm, elapsed())),
    method("process_time_ns", "($module, /)", |vm, _, _| nanoseconds(vm, elapsed())),
    method("thread_time", "($module, /)", |vm, _, _| seconds(vm, elapsed())),
    method("sleep", "($module, object, /)", sleep),
];

/// `time`
pub static DEFINITION: ModuleDefinition = ModuleDefinition {
    name: "time",
    functions: FUNCTIONS,
    fill: |vm, namespace| {
        START.with(|_| {});
        let zero = vm.new_int(0);
        vm.dict_set_name(namespace, "timezone", zero.clone());
        vm.dict_set_name(namespace, "altzone", zero.clone());
        vm.dict_set_name(namespace, "daylight", zero);
        Ok(())
    },
};
