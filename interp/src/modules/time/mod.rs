//! Module `time` (Modules/timemodule.c): clocks, sleep, and times in parts. The local time zone is Coordinated Universal
//! Time.

mod calendar;
mod format;

use std::time::{Duration, Instant, SystemTime};

use calendar::BrokenDown;

use crate::modules::ModuleDefinition;
use crate::object::ObjectRef;
use crate::types::converters::text_of;
use crate::types::float::Float;
use crate::types::int::Int;
use crate::types::native::{MethodDefinition, TypeDefinition, Wording, member, method};
use crate::types::structure_sequence::{definition, field};
use crate::types::tuple::Tuple;
use crate::vm::threads::Condition;
use crate::vm::{Arguments, Result, Vm};

thread_local! {
    static START: Instant = Instant::now();
}

/// The name of the local time zone.
const LOCAL_ZONE: &str = "UTC";

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

const TOO_LARGE: &str = "timestamp out of range for platform time_t";

/// A float that is not a number is no time.
fn expect_number(vm: &mut Vm, value: f64) -> Result<()> {
    if value.is_nan() {
        return Err(vm.value_error("Invalid value NaN (not a number)"));
    }
    Ok(())
}

fn sleep(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let wanted = vm.required(arguments, 0);
    let wanted = match wanted.payload::<Float>().map(|wanted| wanted.0) {
        Some(wanted) => {
            expect_number(vm, wanted)?;
            // Nanoseconds have to fit in 64 bits.
            if wanted.abs() >= 2.0_f64.powi(63) / 1e9 {
                return Err(vm.overflow_error(TOO_LARGE));
            }
            wanted
        }
        None => {
            let index = vm.index(&wanted)?;
            let Some(whole) =
                index.payload::<Int>().and_then(Int::to_i64).filter(|whole| whole.checked_mul(1_000_000_000).is_some())
            else {
                let name = vm.profile.time_type_name;
                return Err(vm.overflow_error(format!("timestamp too large to convert to C {name}")));
            };
            whole as f64
        }
    };
    if wanted < 0.0 {
        return Err(vm.value_error("sleep length must be non-negative"));
    }
    let wanted = Duration::try_from_secs_f64(wanted).unwrap_or(Duration::MAX);
    match Instant::now().checked_add(wanted).filter(|_| vm.shares_waits()) {
        Some(end) => vm.wait(Condition::Time, Some(end)).map(drop)?,
        None => std::thread::sleep(wanted),
    }
    Ok(vm.none.clone())
}

/// `time.struct_time`
static STRUCT_TIME: TypeDefinition = TypeDefinition {
    name: "struct_time",
    module: "time",
    attributes: &[
        member("tm_year", field::<0>),
        member("tm_mon", field::<1>),
        member("tm_mday", field::<2>),
        member("tm_hour", field::<3>),
        member("tm_min", field::<4>),
        member("tm_sec", field::<5>),
        member("tm_wday", field::<6>),
        member("tm_yday", field::<7>),
        member("tm_isdst", field::<8>),
        member("tm_zone", field::<9>),
        member("tm_gmtoff", field::<10>),
    ],
    ..definition(ITEMS)
};

/// The fields that are items.
const ITEMS: usize = 9;

/// The seconds that an optional argument stands for, the present time without one (`parse_time_t_args`).
fn timestamp(vm: &mut Vm, arguments: &mut [Option<ObjectRef>]) -> Result<i64> {
    let given = arguments[0].take().filter(|given| !given.is(&vm.none));
    let Some(given) = given else { return Ok(since_epoch().as_secs() as i64) };
    if let Some(value) = given.payload::<Float>().map(|value| value.0) {
        expect_number(vm, value)?;
        let floor = value.floor();
        if !(-(2.0_f64.powi(63))..2.0_f64.powi(63)).contains(&floor) {
            return Err(vm.overflow_error(TOO_LARGE));
        }
        return Ok(floor as i64);
    }
    let index = vm.index(&given)?;
    match index.payload::<Int>().and_then(Int::to_i64) {
        Some(value) => Ok(value),
        None => Err(vm.overflow_error(TOO_LARGE)),
    }
}

fn broken_down(vm: &mut Vm, arguments: &mut [Option<ObjectRef>]) -> Result<BrokenDown> {
    let seconds = timestamp(vm, arguments)?;
    match calendar::break_down(seconds) {
        Some(time) => Ok(time),
        None => Err(vm.io_error(&std::io::Error::from_raw_os_error(libc::EOVERFLOW))),
    }
}

/// `gmtime`, `localtime`
fn time_in_zone(vm: &mut Vm, arguments: &mut [Option<ObjectRef>], zone: &str) -> Result {
    let time = broken_down(vm, arguments)?;
    let weekday = (time.weekday + 6) % 7;
    // A C `int` counts the years from 1900, and then from the year nought.
    let year = i64::from(time.year as i32);
    let numbers =
        [year, time.month + 1, time.day, time.hour, time.minute, time.second, weekday, time.day_of_year + 1, 0];
    let mut fields: Vec<ObjectRef> = numbers.iter().map(|number| vm.new_int(*number)).collect();
    fields.push(vm.new_str(zone));
    fields.push(vm.new_int(0));
    let class = vm.structure_sequence_type(&STRUCT_TIME);
    Ok(vm.new_structure_sequence(&class, fields))
}

/// The parts that a tuple or `struct_time` holds (`gettmarg`).
fn parts_of(vm: &mut Vm, object: &ObjectRef, function: &str) -> Result<BrokenDown> {
    let Some(items) = object.payload::<Tuple>() else {
        return Err(vm.type_error("Tuple or struct_time argument required"));
    };
    if items.0.len() != ITEMS {
        return Err(vm.type_error(format!("{function}(): illegal time tuple argument")));
    }
    let mut parts = [0; ITEMS];
    for (part, item) in parts.iter_mut().zip(&items.0) {
        let index = vm.index(item)?;
        let value = index.payload::<Int>().map_or(0, |value| value.to_isize_clamped() as i64);
        *part = match i32::try_from(value) {
            Ok(value) => i64::from(value),
            Err(_) if value > 0 => return Err(vm.overflow_error("signed integer is greater than maximum")),
            Err(_) => return Err(vm.overflow_error("signed integer is less than minimum")),
        };
    }
    let [year, month, day, hour, minute, second, weekday, day_of_year, daylight] = parts;
    if year < i64::from(i32::MIN) + 1900 {
        return Err(vm.overflow_error("year out of range"));
    }
    Ok(BrokenDown {
        year,
        month: month - 1,
        day,
        hour,
        minute,
        second,
        weekday: (weekday + 1) % 7,
        day_of_year: day_of_year - 1,
        daylight,
    })
}

/// The same with every part in its range (`checktm`).
fn checked_parts_of(vm: &mut Vm, object: &ObjectRef, function: &str) -> Result<BrokenDown> {
    let mut time = parts_of(vm, object, function)?;
    // Months and days that start from nought are taken for the first one.
    if time.month == -1 {
        time.month = 0;
    }
    if time.day == 0 {
        time.day = 1;
    }
    if time.day_of_year == -1 {
        time.day_of_year = 0;
    }
    for (value, range, name) in [
        (time.month, 0..=11, "month"),
        (time.day, 1..=31, "day of month"),
        (time.hour, 0..=23, "hour"),
        (time.minute, 0..=59, "minute"),
        (time.second, 0..=61, "seconds"),
        (time.weekday, 0..=6, "day of week"),
        (time.day_of_year, 0..=365, "day of year"),
    ] {
        if !range.contains(&value) {
            return Err(vm.value_error(format!("{name} out of range")));
        }
    }
    Ok(time)
}

fn present() -> BrokenDown {
    calendar::break_down(since_epoch().as_secs() as i64).unwrap_or_default()
}

fn in_one_line(vm: &mut Vm, time: &BrokenDown) -> Result {
    let text = format::format_time("%a %b %e %H:%M:%S", time, LOCAL_ZONE);
    Ok(vm.new_str(&format!("{text} {}", time.year as i32)))
}

fn asctime(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let time = match arguments[0].take() {
        Some(given) => checked_parts_of(vm, &given, "asctime")?,
        None => present(),
    };
    in_one_line(vm, &time)
}

fn ctime(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let time = broken_down(vm, arguments)?;
    in_one_line(vm, &time)
}

fn mktime(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let given = vm.required(arguments, 0);
    let time = parts_of(vm, &given, "mktime")?;
    Ok(vm.new_float(time.seconds_since_epoch() as f64))
}

fn strftime(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let format = vm.required(arguments, 0);
    vm.expect_text("strftime", "argument 1", &format)?;
    let (time, zone) = match arguments[1].take() {
        Some(given) => {
            let time = checked_parts_of(vm, &given, "strftime")?;
            let zone = if given.extension().is_some() { field::<9>(vm, &given)? } else { vm.none.clone() };
            let zone = if text_of(&zone).is_some() { vm.display_text(&zone) } else { LOCAL_ZONE.to_owned() };
            (time, zone)
        }
        None => (present(), LOCAL_ZONE.to_owned()),
    };
    let text = vm.display_text(&format);
    if text.contains('\0') {
        return Err(vm.value_error("embedded null character"));
    }
    let text = format::format_time(&text, &time, &zone);
    Ok(vm.new_str(&text))
}

/// `strptime` is written in Python.
fn strptime(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let module = vm.import_absolute("_strptime")?;
    let function = vm.get_attribute_named(&module, "_strptime_time")?;
    let given = vm.required(arguments, 0);
    let given = vm.collect(&given)?;
    vm.call(&function, Arguments::positional(given))
}

/// What `get_clock_info` says of each clock: how it is read, whether it is monotonic, whether it can be set.
const CLOCKS: [(&str, &str, bool, bool); 5] = [
    ("time", "clock_gettime(CLOCK_REALTIME)", false, true),
    ("monotonic", "clock_gettime(CLOCK_MONOTONIC)", true, false),
    ("perf_counter", "clock_gettime(CLOCK_MONOTONIC)", true, false),
    ("process_time", "clock_gettime(CLOCK_PROCESS_CPUTIME_ID)", true, false),
    ("thread_time", "clock_gettime(CLOCK_THREAD_CPUTIME_ID)", true, false),
];

fn clock_information(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let name = vm.required(arguments, 0);
    vm.expect_text("get_clock_info", "argument 1", &name)?;
    let found = text_of(&name).and_then(|name| CLOCKS.iter().find(|(clock, ..)| name.equals_str(clock)));
    let Some((_, implementation, monotonic, adjustable)) = found else { return Err(vm.value_error("unknown clock")) };
    let class = vm.types.simple_namespace.clone();
    let information = vm.call(&class, [])?;
    for (name, value) in [
        ("implementation", vm.new_str(implementation)),
        ("monotonic", vm.new_bool(*monotonic)),
        ("adjustable", vm.new_bool(*adjustable)),
        ("resolution", vm.new_float(1e-9)),
    ] {
        let name = vm.intern(name);
        vm.set_attribute(&information, &name, Some(value))?;
    }
    Ok(information)
}

/// The clocks of the system that are there: constant and number.
const SYSTEM_CLOCKS: [(&str, i32); 7] = [
    ("CLOCK_REALTIME", 0),
    ("CLOCK_MONOTONIC", 1),
    ("CLOCK_MONOTONIC_RAW", 4),
    ("CLOCK_PROCESS_CPUTIME_ID", 2),
    ("CLOCK_THREAD_CPUTIME_ID", 3),
    ("CLOCK_BOOTTIME", 7),
    ("CLOCK_TAI", 11),
];

/// What a clock shows: the time of day, or how long the interpreter has been running.
fn clock(vm: &mut Vm, arguments: &mut [Option<ObjectRef>]) -> Result<Duration> {
    let wanted = vm.required(arguments, 0);
    if !vm.has_index(&wanted) {
        let class = vm.class_name(&wanted);
        return Err(vm.type_error(format!("clk_id should be integer, not {class}")));
    }
    let number = vm.argument_c_int(&wanted)?;
    match SYSTEM_CLOCKS.iter().find(|(_, clock)| *clock == number) {
        Some((name, _)) if matches!(*name, "CLOCK_REALTIME" | "CLOCK_TAI") => Ok(since_epoch()),
        Some(_) => Ok(elapsed()),
        None => Err(vm.io_error(&std::io::Error::from_raw_os_error(libc::EINVAL))),
    }
}

static FUNCTIONS: &[MethodDefinition] = &[
    method("time", "($self, /)", |vm, _, _| seconds(vm, since_epoch())),
    method("time_ns", "($self, /)", |vm, _, _| nanoseconds(vm, since_epoch())),
    method("clock_gettime", "($module, clk_id, /)", |vm, _, arguments| {
        let shown = clock(vm, arguments)?;
        seconds(vm, shown)
    }),
    method("clock_gettime_ns", "($module, clk_id, /)", |vm, _, arguments| {
        let shown = clock(vm, arguments)?;
        nanoseconds(vm, shown)
    }),
    method("clock_getres", "($module, clk_id, /)", |vm, _, arguments| {
        clock(vm, arguments)?;
        Ok(vm.new_float(1e-9))
    }),
    method("sleep", "($self, object, /)", sleep),
    method("gmtime", "($module, seconds=None, /)", |vm, _, given| time_in_zone(vm, given, "GMT"))
        .worded(Wording::ParseTuple),
    method("localtime", "($module, seconds=None, /)", |vm, _, given| time_in_zone(vm, given, LOCAL_ZONE))
        .worded(Wording::ParseTuple),
    method("asctime", "($module, t=None, /)", asctime).worded(Wording::UnpackTuple),
    method("ctime", "($module, seconds=None, /)", ctime).worded(Wording::ParseTuple),
    method("mktime", "($self, object, /)", mktime),
    method("strftime", "($module, format, t=None, /)", strftime).worded(Wording::ParseTuple),
    method("strptime", "($module, /, *args)", strptime).worded(Wording::VarArgs),
    method("tzset", "($module, /)", |vm, _, _| Ok(vm.none.clone())),
    method("monotonic", "($self, /)", |vm, _, _| seconds(vm, elapsed())),
    method("monotonic_ns", "($self, /)", |vm, _, _| nanoseconds(vm, elapsed())),
    method("process_time", "($self, /)", |vm, _, _| seconds(vm, elapsed())),
    method("process_time_ns", "($self, /)", |vm, _, _| nanoseconds(vm, elapsed())),
    method("thread_time", "($self, /)", |vm, _, _| seconds(vm, elapsed())),
    method("thread_time_ns", "($self, /)", |vm, _, _| nanoseconds(vm, elapsed())),
    method("perf_counter", "($self, /)", |vm, _, _| seconds(vm, elapsed())),
    method("perf_counter_ns", "($self, /)", |vm, _, _| nanoseconds(vm, elapsed())),
    method("get_clock_info", "($module, name, /)", clock_information).worded(Wording::ParseTuple),
];

/// `time`
pub static DEFINITION: ModuleDefinition = ModuleDefinition {
    name: "time",
    functions: FUNCTIONS,
    fill: |vm, namespace| {
        START.with(|_| {});
        for (name, value) in [("timezone", 0), ("altzone", 0), ("daylight", 0), ("_STRUCT_TM_ITEMS", 11)] {
            let value = vm.new_int(value);
            vm.dict_set_name(namespace, name, value);
        }
        for (name, number) in SYSTEM_CLOCKS {
            let number = vm.new_int(i64::from(number));
            vm.dict_set_name(namespace, name, number);
        }
        let zone = vm.new_str(LOCAL_ZONE);
        let zones = vm.new_tuple(vec![zone.clone(), zone]);
        vm.dict_set_name(namespace, "tzname", zones);
        let class = vm.structure_sequence_type(&STRUCT_TIME);
        vm.dict_set_name(namespace, "struct_time", class);
        Ok(())
    },
};
