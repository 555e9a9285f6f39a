//! What the namespaces of built-in types and modules held before 3.13, and how their functions took arguments.

/// What came with 3.13: the name of a type or module, and of its attribute.
#[rustfmt::skip]
pub static SINCE_313: &[(&str, &str)] = &[
    ("flags", "gil"),
    ("structseq", "__replace__"),
    ("property", "__name__"),
    ("method", "__get__"),
    ("partial", "__get__"),
    ("code", "__replace__"),
    ("SimpleNamespace", "__replace__"),
    ("generator", "__class_getitem__"),
    ("coroutine", "__class_getitem__"),
    ("async_generator_asend", "__del__"),
    ("async_generator_athrow", "__del__"),
    ("math", "fma"),
    ("TypeVar", "has_default"),
    ("TypeVar", "__typing_prepare_subst__"),
    ("TypeVar", "__default__"),
    ("ParamSpec", "has_default"),
    ("ParamSpec", "__default__"),
    ("TypeVarTuple", "has_default"),
    ("TypeVarTuple", "__default__"),
    ("itemgetter", "__text_signature__"),
    ("attrgetter", "__text_signature__"),
    ("methodcaller", "__text_signature__"),
    ("methodcaller", "__vectorcalloffset__"),
    ("KeyWrapper", "__text_signature__"),
    ("array", "clear"),
    ("Struct", "__repr__"),
    ("module _thread", "lock"),
    ("module _thread", "_ThreadHandle"),
];

/// What came with 3.12.
#[rustfmt::skip]
pub static SINCE_312: &[(&str, &str)] = &[
    ("memoryview", "_from_flags"),
    ("int", "is_integer"),
    ("bool", "__invert__"),
    ("slice", "__hash__"),
    ("mappingproxy", "__hash__"),
    ("type", "__type_params__"),
    ("function", "__type_params__"),
    ("async_generator", "ag_suspended"),
    ("NoneType", "__hash__"),
    ("NoneType", "__lt__"),
    ("NoneType", "__le__"),
    ("NoneType", "__eq__"),
    ("NoneType", "__ne__"),
    ("NoneType", "__gt__"),
    ("NoneType", "__ge__"),
    ("math", "sumprod"),
    ("array", "__class_getitem__"),
    ("FileIO", "__reduce__"),
    ("FileIO", "__reduce_ex__"),
    ("BufferedReader", "__reduce__"),
    ("BufferedReader", "__reduce_ex__"),
    ("BufferedWriter", "__reduce__"),
    ("BufferedWriter", "__reduce_ex__"),
    ("BufferedRandom", "__reduce__"),
    ("BufferedRandom", "__reduce_ex__"),
    ("TextIOWrapper", "__reduce__"),
    ("TextIOWrapper", "__reduce_ex__"),
    ("DirEntry", "is_junction"),
];

/// Attributes that 3.11 has as members: type and name.
pub static MEMBERS_311: &[(&str, &str)] = &[
    ("type", "__mro__"),
    ("frame", "f_trace_opcodes"),
    ("generator", "gi_code"),
    ("coroutine", "cr_code"),
    ("async_generator", "ag_code"),
];

/// Functions that take their arguments in a tuple (METH_VARARGS in the tables of CPython's C files) in every version: the
/// type, `*` for any, or `module NAME`, and names between blanks.
#[rustfmt::skip]
pub static TUPLE_METHODS: &[(&str, &str)] = &[
    ("*", "__new__"),
    ("str", "format"),
    ("dict", "update"),
    ("OrderedDict", "update"),
    ("property", "__set_name__"),
    ("memoryview", "__exit__"),
    ("async_generator", "athrow"),
    ("anext_awaitable", "close throw"),
    ("Match", "group"),
    ("_lru_cache_wrapper", "__copy__ __deepcopy__"),
    ("lock", "__enter__ __exit__ acquire acquire_lock"),
    ("RLock", "__enter__ __exit__ _acquire_restore acquire"),
    ("BufferedRWPair", "peek read read1 readinto readinto1 write"),
    ("_IOBase", "__exit__"),
    ("_RawIOBase", "readinto write"),
    ("ScandirIterator", "__exit__"),
    ("module _functools", "reduce"),
    ("module _thread", "interrupt_main stack_size start_new start_new_thread"),
    ("module atexit", "register"),
    ("module gc", "set_threshold"),
    ("module sys", "getsizeof set_asyncgen_hooks"),
    ("module time", "asctime clock_getres clock_settime clock_settime_ns ctime get_clock_info gmtime localtime \
      pthread_getcpuclockid strftime strptime"),
];

/// Those of 3.13 besides.
#[rustfmt::skip]
pub static TUPLE_METHODS_313: &[(&str, &str)] = &[
    ("module builtins", "dir vars"),
    ("_ThreadHandle", "join"),
    ("module _thread", "start_joinable_thread"),
    ("Generic", "__class_getitem__ __init_subclass__"),
    ("SimpleNamespace", "__replace__"),
    ("UnraisableHookArgs", "__replace__"),
    ("asyncgen_hooks", "__replace__"),
    ("flags", "__replace__"),
    ("float_info", "__replace__"),
    ("hash_info", "__replace__"),
    ("int_info", "__replace__"),
    ("stat_result", "__replace__"),
    ("statvfs_result", "__replace__"),
    ("struct_time", "__replace__"),
    ("terminal_size", "__replace__"),
    ("thread_info", "__replace__"),
    ("times_result", "__replace__"),
    ("uname_result", "__replace__"),
    ("version_info", "__replace__"),
];

/// Those of 3.11 and 3.12 besides.
#[rustfmt::skip]
pub static TUPLE_METHODS_BEFORE_313: &[(&str, &str)] = &[
    ("str", "count endswith find index rfind rindex startswith"),
    ("bytes", "count endswith find index rfind rindex startswith"),
    ("bytearray", "count endswith find index rfind rindex startswith"),
    ("set", "difference difference_update intersection intersection_update union update"),
    ("frozenset", "difference intersection union"),
    ("object", "__subclasshook__"),
    ("range", "__reduce__"),
    ("BaseExceptionGroup", "derive split subgroup"),
    ("module builtins", "max min"),
    ("module gc", "get_referents get_referrers"),
    ("module time", "clock_gettime clock_gettime_ns"),
];

/// Those of 3.12 besides.
#[rustfmt::skip]
pub static TUPLE_METHODS_312: &[(&str, &str)] = &[
    ("Generic", "__class_getitem__ __init_subclass__"),
    ("BufferedRandom", "__reduce__ __reduce_ex__"),
    ("BufferedReader", "__reduce__ __reduce_ex__"),
    ("BufferedWriter", "__reduce__ __reduce_ex__"),
    ("FileIO", "__reduce__ __reduce_ex__"),
    ("TextIOWrapper", "__reduce__ __reduce_ex__"),
];

/// Those of 3.11 besides.
#[rustfmt::skip]
pub static TUPLE_METHODS_311: &[(&str, &str)] = &[
    ("module builtins", "dir vars"),
    ("module math", "log"),
    ("module _functools", "cmp_to_key"),
    ("module _warnings", "warn_explicit"),
    ("_BufferedIOBase", "read read1 write"),
    ("_IOBase", "seek truncate"),
    ("_TextIOBase", "read readline write"),
];

/// Signatures of 3.12: the name of a type or module, the function, the signature.
pub static SIGNATURES_312: &[(&str, &str, &str)] = &[
    ("str", "replace", "($self, old, new, count=-1, /)"),
    ("object", "__subclasshook__", "($type, /, *args)"),
    ("range", "__reduce__", "($self, /, *args)"),
    ("marshal", "dump", "($module, value, file, version=version, /)"),
    ("marshal", "dumps", "($module, value, version=version, /)"),
    ("marshal", "load", "($module, file, /)"),
    ("marshal", "loads", "($module, bytes, /)"),
    ("builtins", "eval", "($module, source, globals=None, locals=None, /)"),
    ("builtins", "exec", "($module, source, globals=None, locals=None, /, *, closure=None)"),
    ("typing.TypeVar", "__typing_subst__", "($self, /, arg)"),
    ("typing.TypeVarTuple", "__typing_subst__", "($self, /, arg)"),
    ("typing.TypeVarTuple", "__typing_prepare_subst__", "($self, /, alias, args)"),
    ("typing.ParamSpec", "__typing_subst__", "($self, /, arg)"),
    ("typing.ParamSpec", "__typing_prepare_subst__", "($self, /, alias, args)"),
];

/// Signatures of 3.11.
pub static SIGNATURES_311: &[(&str, &str, &str)] = &[
    ("str", "replace", "($self, old, new, count=-1, /)"),
    ("object", "__subclasshook__", "($type, /, *args)"),
    ("range", "__reduce__", "($self, /, *args)"),
    ("marshal", "dump", "($module, value, file, version=version, /)"),
    ("marshal", "dumps", "($module, value, version=version, /)"),
    ("marshal", "load", "($module, file, /)"),
    ("marshal", "loads", "($module, bytes, /)"),
    ("builtins", "eval", "($module, source, globals=None, locals=None, /)"),
    ("builtins", "exec", "($module, source, globals=None, locals=None, /, *, closure=None)"),
    ("math", "nextafter", "($module, x, y, /)"),
];
