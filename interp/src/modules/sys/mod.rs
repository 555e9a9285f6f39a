//! Module `sys`: the interpreter seen from inside (Python/sysmodule.c).

mod completing;
mod coroutines;
mod hooks;
mod interpreter;
mod memory;
mod structures;
mod tracking;

use crate::modules::ModuleDefinition;
use crate::modules::io::text_stream::Target;
use crate::object::ObjectRef;
use crate::types::native::{MethodDefinition, method};
use crate::vm::{Result, Vm};

pub(crate) use memory::size;

/// `sys`
pub static DEFINITION: ModuleDefinition = ModuleDefinition { name: "sys", functions: FUNCTIONS, fill };

static FUNCTIONS: &[MethodDefinition] = &[
    method("audit", "($module, /, *args)", interpreter::audit),
    method("breakpointhook", "($module, /, *args, **kws)", tracking::breakpoint_hook),
    method("_current_frames", "($module, /)", tracking::current_frames),
    method("displayhook", "($module, object, /)", hooks::display_hook),
    method("excepthook", "($module, exctype, value, traceback, /)", hooks::except_hook),
    method("exception", "($module, /)", interpreter::exception),
    method("get_asyncgen_hooks", "($module, /)", coroutines::generator_hooks),
    method("set_asyncgen_hooks", "($module, /, firstiter=None, finalizer=None)", coroutines::set_generator_hooks),
    method("get_coroutine_origin_tracking_depth", "($module, /)", coroutines::origin_depth),
    method("set_coroutine_origin_tracking_depth", "($module, /, depth)", coroutines::set_origin_depth),
    method("unraisablehook", "($module, unraisable, /)", hooks::unraisable_hook),
    method("exc_info", "($module, /)", interpreter::exc_info),
    method("exit", "($module, status=None, /)", interpreter::exit),
    method("getdefaultencoding", "($module, /)", interpreter::default_encoding),
    method("getallocatedblocks", "($module, /)", memory::allocated_blocks),
    method("getfilesystemencoding", "($module, /)", interpreter::default_encoding),
    method("getfilesystemencodeerrors", "($module, /)", interpreter::file_system_errors),
    method("getrefcount", "($module, object, /)", memory::reference_count),
    method("getrecursionlimit", "($module, /)", interpreter::recursion_limit),
    method("getsizeof", "($module, /, object, default=None)", memory::size_of),
    method("_getframe", "($module, depth=0, /)", interpreter::frame),
    method("_getframemodulename", "($module, /, depth=0)", interpreter::frame_module_name),
    method("intern", "($module, string, /)", memory::intern),
    method("_is_interned", "($module, string, /)", memory::is_interned),
    method("is_finalizing", "($module, /)", interpreter::is_finalizing),
    method("setswitchinterval", "($module, interval, /)", interpreter::set_switch_interval),
    method("getswitchinterval", "($module, /)", interpreter::switch_interval),
    method("setrecursionlimit", "($module, limit, /)", interpreter::set_recursion_limit),
    method("get_int_max_str_digits", "($module, /)", interpreter::digits_limit),
    method("settrace", "($module, function, /)", tracking::set_trace),
    method("gettrace", "($module, /)", tracking::trace_function),
    method("set_int_max_str_digits", "($module, /, maxdigits)", interpreter::set_digits_limit),
    method("_is_gil_enabled", "($module, /)", interpreter::is_lock_enabled),
];

fn fill(vm: &mut Vm, namespace: &ObjectRef) -> Result<()> {
    for name in vm.profile.later_sys_functions {
        let name = vm.intern_static(name);
        drop(vm.dict_remove_str(namespace, &name));
    }
    let modules = vm.modules.clone();
    let error = vm.new_text_stream(Target::Error);
    let profile = vm.profile;
    let hex_version = 3 << 24 | i64::from(profile.version.minor()) << 16 | i64::from(profile.micro) << 8 | 0xf0;
    let short = format!("{}.{}", profile.version.short_name(), profile.micro);
    let values = [
        ("modules", modules),
        ("stderr", error.clone()),
        ("__stderr__", error),
        ("version", vm.new_str(&format!("{short} (pyconform interp)"))),
        ("hexversion", vm.new_int(hex_version)),
        ("api_version", vm.new_int(1013)),
        ("platform", vm.new_str("linux")),
        ("maxsize", vm.new_int(i64::MAX)),
        ("maxunicode", vm.new_int(0x10_ffff)),
        ("byteorder", vm.new_str("little")),
        ("abiflags", vm.empty_str.clone()),
        ("version_info", structures::version_info(vm)),
        ("float_repr_style", vm.new_str("short")),
    ];
    for (name, value) in values {
        vm.dict_set_name(namespace, name, value);
    }
    let implementation = ObjectRef::new(&vm.types.simple_namespace, crate::types::object::Instance);
    let attributes = vm.instance_dict(&implementation)?;
    let version = vm.sys_attribute("version_info").unwrap_or_else(|| vm.none.clone());
    let values = [
        ("name", vm.new_str("cpython")),
        ("cache_tag", vm.new_str(&format!("cpython-3{}", profile.version.minor()))),
        ("version", version),
        ("hexversion", vm.new_int(hex_version)),
        ("_multiarch", vm.new_str("x86_64-linux-gnu")),
    ];
    for (name, value) in values {
        vm.dict_set_name(&attributes, name, value);
    }
    vm.dict_set_name(namespace, "implementation", implementation);
    for (name, value) in structures::others(vm) {
        vm.dict_set_name(namespace, name, value);
    }
    let names: Vec<ObjectRef> = crate::modules::MODULES.iter().map(|module| vm.intern_static(module.name)).collect();
    let strings = |vm: &mut Vm, values: Vec<String>| {
        let values = values.iter().map(|value| vm.new_str(value)).collect();
        vm.new_list(values)
    };
    let arguments = vm.config.arguments.clone();
    let output = vm.new_text_stream(Target::Output);
    let input = vm.new_text_stream(Target::Input);
    let executable = vm.config.executable.clone();
    let executable = vm.new_str(&executable);
    let values = [
        // This one and the path have their values when a program can see them: see `completing`.
        ("stdlib_module_names", vm.none.clone()),
        ("builtin_module_names", vm.new_tuple(names)),
        (
            "meta_path",
            vm.new_list(vec![
                vm.types.builtin_importer.clone(),
                vm.types.frozen_importer.clone(),
                vm.types.path_finder.clone(),
            ]),
        ),
        ("path_importer_cache", vm.new_dict()),
        ("path_hooks", vm.new_list(Vec::new())),
        ("path", vm.none.clone()),
        ("executable", executable),
        ("prefix", vm.empty_str.clone()),
        ("base_prefix", vm.empty_str.clone()),
        ("exec_prefix", vm.empty_str.clone()),
        ("base_exec_prefix", vm.empty_str.clone()),
        ("platlibdir", vm.new_str("lib")),
        ("pycache_prefix", vm.none.clone()),
        ("argv", strings(vm, arguments.clone())),
        ("orig_argv", strings(vm, arguments)),
        ("warnoptions", vm.new_list(Vec::new())),
        ("_xoptions", vm.new_dict()),
        ("dont_write_bytecode", vm.new_bool(!vm.config.writes_byte_code)),
        ("__stdin__", input.clone()),
        ("stdin", input),
        ("__stdout__", output.clone()),
        ("stdout", output),
    ];
    for (name, value) in values {
        vm.dict_set_name(namespace, name, value);
    }
    let originals = [
        ("__breakpointhook__", "breakpointhook"),
        ("__displayhook__", "displayhook"),
        ("__excepthook__", "excepthook"),
        ("__unraisablehook__", "unraisablehook"),
    ];
    for (original, name) in originals {
        if let Some(hook) = vm.sys_attribute(name) {
            vm.dict_set_name(namespace, original, hook);
        }
    }
    Ok(())
}
