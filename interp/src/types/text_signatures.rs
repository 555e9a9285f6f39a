//! `__text_signature__` where it is not the signature by which arguments are bound.
//!
//! CPython takes the text from a function's documentation string, so that a function whose documentation begins
//! without one has none (`_PyType_GetTextSignatureFromInternalDoc` in Objects/typeobject.c).

use crate::vm::Vm;

/// The signature that a function or type shows: `owner` is the name of the type, or `module NAME`; the type itself
/// goes by the name `()`.
pub fn shown_signature(vm: &Vm, owner: &str, name: &str, declared: Option<&'static str>) -> Option<&'static str> {
    let named = |entry: &&(&str, &str, &str)| entry.0 == owner && entry.1 == name;
    if let Some((.., shown)) = vm.profile.earlier_text_signatures.iter().find(named) {
        return Some(shown);
    }
    let lists = |(listed, names): &(&str, &str)| *listed == owner && names.split(' ').any(|listed| listed == name);
    if vm.profile.unsigned_functions.iter().any(|table| table.iter().any(lists)) {
        return None;
    }
    SHOWN.iter().find(named).map(|(.., shown)| *shown).or(declared)
}

/// Shown by 3.12.
pub static OF_312: &[(&str, &str, &str)] = &[
    ("module builtins", "dir", "($module, arg=<unrepresentable>, /)"),
    ("module builtins", "getattr", "($module, object, name, default=<unrepresentable>, /)"),
    ("module builtins", "iter", "($module, object, sentinel=<unrepresentable>, /)"),
    ("module builtins", "next", "($module, iterator, default=<unrepresentable>, /)"),
    ("module builtins", "vars", "($module, object=<unrepresentable>, /)"),
    ("function", "()", "(code, globals, name=None, argdefs=None, closure=None)"),
    ("batched", "()", "(iterable, n)"),
];

/// Shown by 3.11.
pub static OF_311: &[(&str, &str, &str)] =
    &[("function", "()", "(code, globals, name=None, argdefs=None, closure=None)")];

/// Shown in all versions, where arguments are bound otherwise.
static SHOWN: &[(&str, &str, &str)] = &[
    ("module builtins", "sorted", "($module, iterable, /, *, key=None, reverse=False)"),
    ("property", "__set_name__", "($self, owner, name, /)"),
    ("type", "__prepare__", "($cls, name, bases, /, **kwds)"),
    ("code", "replace", "($self, /, **changes)"),
    ("code", "__replace__", "($self, /, **changes)"),
    ("deque", "index", "($self, value, [start, [stop]])"),
    ("module atexit", "register", "($module, func, /, *args, **kwargs)"),
    ("module math", "gcd", "($module, *integers)"),
    ("module math", "lcm", "($module, *integers)"),
    (
        "module _warnings",
        "warn_explicit",
        "($module, /, message, category, filename, lineno,\n              module=<unrepresentable>, \
         registry=None,\n              module_globals=None, source=None)",
    ),
    ("module _sre", "compile", "($module, /, pattern, flags, code, groups, groupindex,\n        indexgroup)"),
];

/// Without a signature in every version.
#[rustfmt::skip]
pub static UNSIGNED: &[(&str, &str)] = &[
    ("module builtins", "__build_class__ dir getattr iter max min next vars"),
    ("dict", "update"),
    ("generator", "throw"),
    ("coroutine", "throw"),
    ("async_generator", "athrow"),
    ("coroutine_wrapper", "throw"),
    ("async_generator_asend", "throw"),
    ("async_generator_athrow", "throw"),
    ("anext_awaitable", "throw close"),
    ("module sys", "getsizeof set_asyncgen_hooks"),
    ("module gc", "set_threshold"),
    ("module math", "hypot log"),
    ("module time", "clock_settime clock_settime_ns clock_getres pthread_getcpuclockid gmtime localtime asctime \
      ctime strftime strptime get_clock_info"),
    ("module _functools", "reduce"),
    ("_lru_cache_wrapper", "__copy__ __deepcopy__"),
    ("OrderedDict", "update"),
    ("module _struct", "pack pack_into"),
    ("Struct", "pack pack_into"),
    ("_IOBase", "__exit__"),
    ("_RawIOBase", "readinto write"),
    ("BufferedRWPair", "read peek read1 readinto readinto1 write"),
    ("Generic", "__class_getitem__ __init_subclass__"),
    ("FrameLocalsProxy", "get setdefault"),
    ("ScandirIterator", "__exit__"),
    ("_ThreadHandle", "join"),
    ("Context", "run"),
    ("module _json", "scanstring"),
    ("module _csv", "reader writer register_dialect"),
    ("Dialect", "__reduce__ __reduce_ex__"),
    ("writer", "writerow writerows"),
    ("Match", "group"),
];

/// Without a signature before 3.13.
#[rustfmt::skip]
pub static SIGNED_SINCE_313: &[(&str, &str)] = &[
    ("AttributeError", "__getstate__ __reduce__"),
    ("BaseException", "__reduce__ __setstate__ with_traceback add_note"),
    ("BaseExceptionGroup", "__class_getitem__ derive split subgroup"),
    ("OSError", "__reduce__"),
    ("ImportError", "__reduce__"),
    ("bool", "()"),
    ("module builtins", "breakpoint"),
    ("module _json", "encode_basestring encode_basestring_ascii"),
    ("bytearray", "__alloc__ capitalize count endswith find index isalnum isalpha isascii isdigit islower \
      isspace istitle isupper lower rfind rindex startswith swapcase title upper"),
    ("bytes", "__getnewargs__ capitalize count endswith find index isalnum isalpha isascii isdigit islower \
      isspace istitle isupper lower rfind rindex startswith swapcase title upper"),
    ("classmethod", "()"),
    ("dict", "__sizeof__ keys items values clear copy __class_getitem__"),
    ("enumerate", "__reduce__ __class_getitem__"),
    ("filter", "() __reduce__"),
    ("frozenset", "() __contains__ copy difference intersection isdisjoint issubset issuperset __reduce__ \
      __sizeof__ symmetric_difference union __class_getitem__"),
    ("int", "conjugate __trunc__ __floor__ __ceil__"),
    ("list", "__class_getitem__"),
    ("map", "() __reduce__"),
    ("memoryview", "__enter__ __exit__"),
    ("object", "__subclasshook__ __init_subclass__"),
    ("property", "getter setter deleter __set_name__"),
    ("range", "__reversed__ __reduce__ count index"),
    ("reversed", "__length_hint__ __reduce__ __setstate__"),
    ("set", "() __contains__ add clear copy discard difference difference_update intersection \
      intersection_update isdisjoint issubset issuperset pop __reduce__ remove __sizeof__ symmetric_difference \
      symmetric_difference_update union update __class_getitem__"),
    ("slice", "indices __reduce__"),
    ("staticmethod", "()"),
    ("str", "count find index rfind rindex startswith endswith format format_map __getnewargs__"),
    ("tuple", "__class_getitem__"),
    ("type", "__prepare__"),
    ("zip", "() __reduce__ __setstate__"),
    ("NoneType", "()"),
    ("ellipsis", "() __reduce__"),
    ("NotImplementedType", "() __reduce__"),
    ("code", "__sizeof__ co_lines co_positions"),
    ("mappingproxy", "() get keys values items copy __class_getitem__ __reversed__"),
    ("SimpleNamespace", "() __reduce__"),
    ("generator", "send close __sizeof__ __del__"),
    ("coroutine", "send close __sizeof__ __del__"),
    ("async_generator", "asend aclose __sizeof__ __class_getitem__ __del__"),
    ("builtin_function_or_method", "__reduce__"),
    ("wrapper_descriptor", "__reduce__"),
    ("method-wrapper", "__reduce__"),
    ("method_descriptor", "__reduce__"),
    ("module", "__dir__"),
    ("traceback", "() __dir__"),
    ("frame", "clear __sizeof__"),
    ("member_descriptor", "__reduce__"),
    ("GenericAlias", "() __mro_entries__ __instancecheck__ __subclasscheck__ __reduce__ __dir__"),
    ("ReferenceType", "__class_getitem__"),
    ("ProxyType", "__bytes__ __reversed__"),
    ("list_iterator", "__length_hint__ __reduce__ __setstate__"),
    ("list_reverseiterator", "__length_hint__ __reduce__ __setstate__"),
    ("tuple_iterator", "__length_hint__ __reduce__ __setstate__"),
    ("str_iterator", "__length_hint__ __reduce__ __setstate__"),
    ("str_ascii_iterator", "__length_hint__ __reduce__ __setstate__"),
    ("bytes_iterator", "__length_hint__ __reduce__ __setstate__"),
    ("bytearray_iterator", "__length_hint__ __setstate__"),
    ("range_iterator", "__length_hint__ __reduce__ __setstate__"),
    ("longrange_iterator", "__length_hint__ __reduce__ __setstate__"),
    ("set_iterator", "__length_hint__ __reduce__"),
    ("dict_keys", "isdisjoint __reversed__"),
    ("dict_values", "__reversed__"),
    ("dict_items", "isdisjoint __reversed__"),
    ("dict_keyiterator", "__length_hint__ __reduce__"),
    ("dict_valueiterator", "__length_hint__ __reduce__"),
    ("dict_itemiterator", "__length_hint__ __reduce__"),
    ("dict_reversekeyiterator", "__length_hint__ __reduce__"),
    ("dict_reversevalueiterator", "__length_hint__ __reduce__"),
    ("dict_reverseitemiterator", "__length_hint__ __reduce__"),
    ("callable_iterator", "__reduce__"),
    ("iterator", "__length_hint__ __reduce__ __setstate__"),
    ("coroutine_wrapper", "send close"),
    ("async_generator_asend", "send close"),
    ("async_generator_athrow", "send close"),
    ("anext_awaitable", "send"),
    ("flags", "__reduce__"),
    ("version_info", "__reduce__"),
    ("module sys", "audit breakpointhook setprofile settrace"),
    ("module gc", "get_referrers get_referents"),
    ("module time", "time time_ns clock_gettime clock_gettime_ns sleep mktime tzset monotonic monotonic_ns \
      process_time process_time_ns thread_time thread_time_ns perf_counter perf_counter_ns"),
    ("attrgetter", "__reduce__"),
    ("itemgetter", "__reduce__"),
    ("methodcaller", "__reduce__"),
    ("accumulate", "__reduce__ __setstate__"),
    ("chain", "() __reduce__ __setstate__ __class_getitem__"),
    ("combinations", "__reduce__ __setstate__ __sizeof__"),
    ("compress", "__reduce__"),
    ("count", "__reduce__"),
    ("combinations_with_replacement", "__reduce__ __setstate__ __sizeof__"),
    ("cycle", "__reduce__ __setstate__"),
    ("dropwhile", "__reduce__ __setstate__"),
    ("filterfalse", "__reduce__"),
    ("groupby", "__reduce__ __setstate__"),
    ("_grouper", "__reduce__"),
    ("islice", "__reduce__ __setstate__"),
    ("permutations", "__reduce__ __setstate__ __sizeof__"),
    ("product", "() __reduce__ __setstate__ __sizeof__"),
    ("repeat", "__length_hint__ __reduce__"),
    ("starmap", "__reduce__"),
    ("takewhile", "__reduce__ __setstate__"),
    ("_tee", "__copy__ __reduce__ __setstate__"),
    ("_tee_dataobject", "__reduce__"),
    ("zip_longest", "() __reduce__ __setstate__"),
    ("partial", "() __reduce__ __setstate__ __class_getitem__"),
    ("_lru_cache_wrapper", "__reduce__"),
    ("deque", "() append appendleft clear __copy__ copy count extend extendleft index insert pop popleft \
      __reduce__ remove __reversed__ reverse rotate __sizeof__ __class_getitem__"),
    ("defaultdict", "__missing__ copy __copy__ __reduce__ __class_getitem__"),
    ("_deque_iterator", "__length_hint__ __reduce__"),
    ("_deque_reverse_iterator", "__length_hint__ __reduce__"),
    ("_tuplegetter", "__reduce__"),
    ("OrderedDict", "__sizeof__ __reduce__ keys values items clear copy __reversed__"),
    ("module _thread", "start_new_thread start_new daemon_threads_allowed allocate_lock allocate exit_thread \
      exit interrupt_main get_ident get_native_id _count stack_size _excepthook _is_main_interpreter"),
    ("lock", "() acquire_lock acquire release_lock release locked_lock locked __enter__ __exit__ _at_fork_reinit"),
    ("RLock", "acquire release _is_owned _acquire_restore _release_save _recursion_count __enter__ __exit__ \
      _at_fork_reinit"),
    ("_local", "()"),
    ("stat_result", "__reduce__"),
    ("Struct", "__sizeof__"),
    ("module _string", "formatter_field_name_split formatter_parser"),
    ("module atexit", "register _clear unregister _run_exitfuncs _ncallbacks"),
    ("_IOBase", "_checkClosed _checkSeekable _checkReadable _checkWritable __enter__ __del__"),
    ("BytesIO", "__getstate__ __setstate__ __sizeof__"),
    ("BufferedWriter", "__reduce__ __reduce_ex__"),
    ("BufferedReader", "__reduce__ __reduce_ex__"),
    ("BufferedRWPair", "flush readable writable close isatty"),
    ("BufferedRandom", "__reduce__ __reduce_ex__"),
    ("FileIO", "_dealloc_warn __reduce__ __reduce_ex__"),
    ("StringIO", "__getstate__ __setstate__"),
    ("TextIOWrapper", "__reduce__ __reduce_ex__"),
    ("TypeVar", "__mro_entries__"),
    ("TypeVarTuple", "__mro_entries__"),
    ("ParamSpec", "__mro_entries__"),
    ("ParamSpecArgs", "__mro_entries__"),
    ("ParamSpecKwargs", "__mro_entries__"),
    ("ScandirIterator", "__enter__ close __del__"),
    ("array", "__class_getitem__"),
    ("ContextVar", "__class_getitem__"),
    ("Token", "__class_getitem__"),
    ("Pattern", "__class_getitem__"),
    ("Match", "__class_getitem__"),
    ("DirEntry", "__class_getitem__"),
    ("unpack_iterator", "__length_hint__"),
    ("odict_iterator", "__reduce__"),
    ("odict_keys", "__reversed__"),
    ("odict_values", "__reversed__"),
    ("odict_items", "__reversed__"),
    ("AST", "__reduce__"),
];

/// Without a signature before 3.12.
#[rustfmt::skip]
pub static SIGNED_SINCE_312: &[(&str, &str)] = &[
    ("dict", "__getitem__"),
    ("list", "__getitem__"),
    ("attrgetter", "()"),
    ("itemgetter", "()"),
    ("methodcaller", "()"),
    ("module _functools", "cmp_to_key"),
    ("_lru_cache_wrapper", "cache_info cache_clear"),
    ("module _warnings", "warn_explicit _filters_mutated"),
    ("_IOBase", "truncate"),
    ("_BufferedIOBase", "read read1 write"),
    ("_TextIOBase", "detach read readline write"),
    ("BufferedReader", "detach flush close seekable readable fileno isatty _dealloc_warn tell __sizeof__"),
    ("BufferedWriter", "close detach seekable writable fileno isatty _dealloc_warn flush tell __sizeof__"),
    ("BufferedRandom", "close detach seekable readable writable fileno isatty _dealloc_warn flush tell \
      __sizeof__"),
    ("module builtins", "dir getattr iter next vars"),
];
