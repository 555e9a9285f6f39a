//! Everything that differs between CPython versions, as data: what can differ stands here, what it is in a version in a file of
//! its own.

mod name;
mod python_311;
mod python_312;
mod python_313;

pub use name::Version;

use crate::compile::Places;
use crate::syntax::lexer::LexerTraits;
use crate::types::layout_tables;
use crate::types::text::unicode::Edition;
use crate::vm::collection::CollectorAtStart;

impl Version {
    /// What is particular to this version.
    pub fn profile(self) -> &'static Profile {
        match self {
            Self::Python311 => &python_311::PROFILE,
            Self::Python312 => &python_312::PROFILE,
            Self::Python313 => &python_313::PROFILE,
        }
    }
}

/// The differences between versions. Code asks for a property, never for a version.
#[derive(Debug)]
pub struct Profile {
    /// The version this is the profile of.
    pub version: Version,
    /// `sys.version_info[2]` of the release that the profile was checked against.
    pub micro: u8,
    /// The tokenizer.
    pub lexer: LexerTraits,
    /// Columns of syntax errors count characters also where a source does not say its encoding.
    pub undeclared_sources_count_characters: bool,
    /// How many blocks may be nested (`CO_MAXBLOCKS`).
    pub maximum_nested_blocks: usize,
    /// Errors about parameters and keyword arguments are shown where these stand, not at the function or the call.
    pub names_have_places: bool,
    /// An error of the parser is forgotten when a rule for mistakes applies nevertheless.
    pub mistakes_replace_errors: bool,
    /// Escapes of strings that are none are deprecated; later they are worth a SyntaxWarning.
    pub invalid_escapes_are_deprecated: bool,
    /// "is" with a literal: the message says which type it has.
    pub names_type_of_literal: bool,
    /// Flags of `compile()` that later versions added.
    pub later_compile_flags: i64,
    /// PEP 683: small ints, None, interned constants have a fixed reference count.
    pub immortal_objects: bool,
    /// Where CPython checks the parts of a code object: errors name the place.
    pub place_of_code_check: &'static str,
    /// PEP 709: comprehensions are inlined into the enclosing function.
    pub inlined_comprehensions: bool,
    /// The installed library's `dis` and `opcode` describe the instruction set that the interpreter has: 3.13's.
    pub library_knows_instructions: bool,
    /// Setting an attribute where there is no `__dict__` says so.
    pub explains_missing_dict: bool,
    /// Native functions say "got an unexpected keyword argument", not "is an invalid keyword argument for".
    pub got_an_unexpected_keyword: bool,
    /// A misspelt keyword argument of a Python function gets a suggestion.
    pub suggests_keywords: bool,
    /// Too many values to unpack: the message says how many there are.
    pub unpack_error_counts: bool,
    /// Slices have a hash.
    pub hashable_slices: bool,
    /// The types of module itertools, in the order in which it adds them.
    pub itertools_types: &'static str,
    /// `_sre.MAGIC`: the version of compiled regular expressions.
    pub regex_magic: i64,
    /// `_sre.template` makes replacement templates; before, module re did it in Python.
    pub regex_templates: bool,
    /// `itertools.batched` takes `strict`.
    pub has_strict_batched: bool,
    /// Taking iterators of itertools apart to copy them is deprecated.
    pub itertools_copies_deprecated: bool,
    /// The `repr` of an OrderedDict shows a dict, not a list of pairs.
    pub ordered_dict_shows_dict: bool,
    /// One-letter names of the interpreter's own, which are other strings than the characters that exist once.
    pub letters_with_an_own_name: &'static str,
    /// The characters that exist once are interned from the start.
    pub characters_are_interned: bool,
    /// "True" and "False", as `repr` gives them, are interned.
    pub texts_of_bools_are_interned: bool,
    /// The name of the module `__main__` is interned.
    pub main_name_is_interned: bool,
    /// Names that a program makes, by `sys.intern` or `setattr`, are forgotten when nothing refers to them any more.
    pub made_names_die: bool,
    /// The frame of a generator that has ended knows who ran it last.
    pub ended_generators_have_callers: bool,
    /// Names and qualified names of code objects are interned, not only what stands in the source as a name.
    pub interns_names_of_code: bool,
    /// The return of a lambda stands where its body stands: then lambdas of one line that give a constant are one code object.
    pub lambda_returns_where_its_body_is: bool,
    /// Constants that nothing uses are taken out of a code object; before, only those behind the last one used.
    pub removes_unused_constants: bool,
    /// Code that ends with `return` gets no return of None behind it, so that None is no constant of it on that account.
    pub last_return_ends_code: bool,
    /// A format specification of an f-string that ends with a replacement field has an empty string behind it.
    pub format_specifications_end_with_text: bool,
    /// An empty f-string is a constant.
    pub empty_f_strings_are_constants: bool,
    /// Closing a generator by its frame's `clear()` leaves the variables in the frame.
    pub cleared_generators_keep_variables: bool,
    /// Setting a frame's line outside of a trace function is refused as if it were a new frame's call event.
    pub untraced_frames_look_new: bool,
    /// `__reduce__` of range iterators gives `None`, not 0, as the state.
    pub range_iterators_have_no_state: bool,
    /// `list.sort` takes a run of equal items for the beginning of a descending run.
    pub sort_finds_equal_runs: bool,
    /// `list.extend` reads sets, dicts and their views directly; its words for slice assignment are one.
    pub lists_take_sets_directly: bool,
    /// PEP 667: `locals()` in a function gives a fresh snapshot, `f_locals` is a proxy.
    pub snapshot_locals: bool,
    /// `chr()` says ValueError for ints of any size.
    pub chr_takes_any_size: bool,
    /// `sum()` of floats keeps track of what rounding loses (Neumaier).
    pub compensated_sum: bool,
    /// `max()` and `min()` speak of an "iterable argument".
    pub says_iterable_argument: bool,
    /// Exceptions that later versions added to module builtins.
    pub later_exceptions: &'static [&'static str],
    /// Weak proxies show themselves as weak references do.
    pub proxy_repr_as_weakref: bool,
    /// `co_varnames`, `co_cellvars` and `co_freevars` are made once.
    pub keeps_names_of_variables: bool,
    /// The list of `weakref.getweakrefs` grows as it is made.
    pub weak_references_are_appended: bool,
    /// An attribute missing because of a circular import: the message names the file.
    pub circular_import_says_file: bool,
    /// `_imp.pyc_magic_number_token`: the version of the format of compiled files.
    pub bytecode_magic: i64,
    /// The interpreter's instructions are those of this version, so that byte code files may be read and written.
    pub has_byte_code_files: bool,
    /// `gc.get_threshold()` at the start.
    pub collector_thresholds: [i32; 3],
    /// Functions that later versions added to module sys.
    pub later_sys_functions: &'static [&'static str],
    /// Too many arguments for `int` and `str`: the words of `_PyArg_CheckPositional`, as they are vectorcall functions.
    pub int_counts_as_vectorcall: bool,
    /// File and line of a warning that is about no frame.
    pub warning_without_frame: (&'static str, i64),
    /// `__text_signature__` that was another one: the name of a type, or `module NAME`, the function, the text.
    pub earlier_text_signatures: &'static [(&'static str, &'static str, &'static str)],
    /// Functions without `__text_signature__`: the name of a type, or `module NAME`, and names between blanks.
    pub unsigned_functions: &'static [&'static [(&'static str, &'static str)]],
    /// Types that name the function of unhashable objects themselves, where others leave out a hash.
    pub declared_unhashable: &'static [&'static str],
    /// Attributes that were members of the struct, and became computed ones: type and name.
    pub earlier_members: &'static [(&'static str, &'static str)],
    /// What `iter(object, sentinel)` says of what cannot be called.
    pub iter_wants_callable: &'static str,
    /// How `types.TracebackType` names itself in errors.
    pub traceback_constructor: &'static str,
    /// `types.FunctionType` takes `kwdefaults`.
    pub functions_take_keyword_defaults: bool,
    /// A generic alias has no `__bases__` of its origin.
    pub aliases_hide_bases: bool,
    /// The name of the module that `open` says it is from.
    pub module_of_open: &'static str,
    /// Functions that take their arguments as a tuple (METH_VARARGS): type, or `module NAME`, and names between blanks.
    pub tuple_methods: &'static [&'static [(&'static str, &'static str)]],
    /// Functions that had another signature: the name of a type, or `module NAME`, the function, the signature.
    pub earlier_signatures: &'static [(&'static str, &'static str, &'static str)],
    /// Errors of module struct name the code of the format.
    pub struct_names_codes: bool,
    /// `keepends` of `splitlines` has to be an int.
    pub keepends_is_int: bool,
    /// `bytearray.extend` of a str says what it wants.
    pub bytearray_extend_names_str: bool,
    /// Methods and functions that later versions added to built-in types and modules: type or module, and name.
    pub later_methods: &'static [&'static [(&'static str, &'static str)]],
    /// Sign and number of digits of an int share a word, which `object.__sizeof__` takes for a number.
    pub ints_are_tagged: bool,
    /// What `~True` warns of.
    pub bool_inversion_warning: Option<&'static str>,
    /// Functions with optional groups of arguments have a parser of their own, not yet that of positional arguments.
    pub optional_groups: bool,
    /// A structure sequence looks at all names in the dict that it is made with.
    pub structure_names_are_checked: bool,
    /// What `acquire` says to a timeout below zero.
    pub negative_timeout_message: &'static str,
    /// What an error calls the type of times in C.
    pub time_type_name: &'static str,
    /// Sizes of a str's header, for ASCII and for the rest.
    pub str_headers: (i64, i64),
    /// The one-character strings beyond ASCII that exist once carry their UTF-8 form.
    pub latin1_has_utf8: bool,
    /// `str.find` and its like bind their arguments by Argument Clinic, not by a format.
    pub search_is_clinic: bool,
    /// The text of the error for `1.0 % 0.0`.
    pub float_modulo_by_zero: &'static str,
    /// `sys.flags.int_max_str_digits` where nothing was asked for.
    pub flag_of_digits_limit: i64,
    /// ImportError keeps the name that `from … import name` asked for, AttributeError pickles its name.
    pub import_error_name_from: bool,
    /// Exception groups are split by any callable, not by functions alone.
    pub groups_split_by_callables: bool,
    /// Uncaught exceptions are displayed by Lib/traceback.py, not by Python/pythonrun.c.
    pub traceback_written_in_python: bool,
    /// "Did you mean" leaves out names with a leading underscore for one without, and looks at all scopes at once.
    pub suggestions_hide_underscored: bool,
    /// `generator.close()` gives the value that the generator returns.
    pub generator_close_returns_value: bool,
    /// `close()` of a step of an asynchronous generator raises GeneratorExit in the generator.
    pub async_steps_close_generators: bool,
    /// Several arguments of `generator.throw()` are deprecated.
    pub throw_takes_one_argument: bool,
    /// `co_lnotab` gives a DeprecationWarning.
    pub old_line_table_is_deprecated: bool,
    /// The tokens that module `_tokenize` gives of one line share the str of the line.
    pub tokens_share_their_line: bool,
    /// What `_io.__name__` is.
    pub name_of_io_module: &'static str,
    /// Steps of asynchronous generators that were never awaited are warned of.
    pub warns_of_unawaited_steps: bool,
    /// How deep native code may recurse (`C_RECURSION_LIMIT`); `None` where it counts with Python's frames.
    pub native_recursion_limit: Option<usize>,
    /// What running a Python function from native code adds to the depth of native recursion.
    pub native_cost_of_frames: usize,
    /// `frame.clear()` refuses frames of suspended generators; before, it closes the generator.
    pub suspended_frames_stay: bool,
    /// "Did you mean" knows attributes of `self` and modules that were not imported.
    pub suggests_imports: bool,
    /// The list of weak references stands in front of instances of classes, not behind their slots.
    pub managed_weak_references: bool,
    /// Built-in types whose instances are laid out otherwise than in the reference version.
    pub layout_changes: &'static [layout_tables::Row],
    /// Classes have `__firstlineno__` and `__static_attributes__`.
    pub class_source_attributes: bool,
    /// A bytes literal has two references from the memory of its syntax tree, where other constants have one.
    pub syntax_tree_holds_bytes_twice: bool,
    /// What closing a stream that dies raises is reported; before, it was forgotten.
    pub dying_streams_report_errors: bool,
    /// `read1()` of a stream that also writes writes first.
    pub single_reads_flush: bool,
    /// What nobody can catch is told by a message alone where the interpreter knows what it did: the last flush of standard
    /// output, the start of a thread, the end of module threading (`PyErr_FormatUnraisable`).
    pub unraisable_is_all_message: bool,
    /// An exception in `__set_name__` gets a note; before, it was the cause of a RuntimeError.
    pub set_name_notes: bool,
    /// "Can't instantiate abstract class C without an implementation for abstract method 'f'".
    pub names_missing_implementations: bool,
    /// What is said about a `__weakref__` in `__slots__` that there is no room for.
    pub second_weakref_slot: &'static str,
    /// A class method binds what it wraps by its `__get__`, if it has one.
    pub chained_class_methods: bool,
    /// A property without a name given by `__set_name__` has that of its getter.
    pub named_properties: bool,
    /// `super(C, x)` says what `x` is when it is no instance of `C`.
    pub super_names_what_it_got: bool,
    /// `hash(None)`; where there is none, it follows the address.
    pub hash_of_none: Option<i64>,
    /// `SimpleNamespace` takes a mapping or pairs.
    pub namespace_of_mapping: bool,
    /// The size of a built-in type object, in bytes.
    pub static_type_size: i64,
    /// What is said of bases whose orders contradict each other, before their names.
    pub mro_conflict: &'static str,
    /// The handlers that generators have around them count for `co_stacksize`; earlier there were none.
    pub generator_handlers_count: bool,
    /// Classes made in Python inherit the vector call protocol.
    pub classes_inherit_vector_calls: bool,
    /// `super().name` is one instruction, which makes no super object.
    pub super_attributes_are_one_step: bool,
    /// `str.split` estimates how many parts there can be.
    pub splits_estimate_parts: bool,
    /// A subclass of `property` that has no room for documentation loses what it was given; 3.11 did not look.
    pub properties_drop_documentation: bool,
    /// `__flags__` tell the types of the interpreter itself from those of its modules.
    pub marks_core_types: bool,
    /// `sys.getsizeof` counts the collector's header for built-in types, which have none.
    pub counts_missing_headers: bool,
    /// `hash(mappingproxy)` is that of the mapping behind it.
    pub hashable_mapping_proxy: bool,
    /// Type parameters may have defaults, PEP 696.
    pub type_parameter_defaults: bool,
    /// "'yield from' outside function", not "'yield' outside function".
    pub names_yield_from: bool,
    /// Comprehensions and lambdas in annotation scopes see the class around.
    pub scopes_see_class_from_annotations: bool,
    /// An assignment expression may not rebind a private name that a comprehension iterates with.
    pub rebinding_knows_private_names: bool,
    /// `from .__future__ import` asks for features too.
    pub future_imports_of_any_level: bool,
    /// Whether one comes too late is told by the lines alone.
    pub future_imports_by_line: bool,
    /// The modules of the standard library that not every version has, separated by spaces.
    pub particular_modules: &'static str,
    /// The notes of an exception are displayed from any sequence, and what is none without the end of a line.
    pub notes_are_any_sequence: bool,
    /// Docstrings lose the indentation that their lines share.
    pub cleans_docstrings: bool,
    /// What the callee of a class pattern must be.
    pub pattern_class_noun: &'static str,
    /// KeyError from a mapping behind `**` is taken for a repeated keyword argument.
    pub key_errors_mean_repeated_keywords: bool,
    /// AttributeError from setting or deleting an attribute knows name and object.
    pub setting_names_attribute: bool,
    /// A step of an asynchronous generator looks whether another is under way before it throws.
    pub thrown_steps_wait: bool,
    /// StopIteration out of a generator is replaced even where the body has not begun.
    pub replaces_early_stop_iteration: bool,
    /// How exact the places of instructions in the source are.
    pub places: Places,
    /// `type.__type_params__`, PEP 695.
    pub type_parameters: bool,
    /// How much greater the numbers of tokens are from `TYPE_IGNORE` on, because of `ASYNC` and `AWAIT`.
    pub later_token_shift: i64,
    /// Fields of nodes of syntax trees that later versions added.
    pub absent_tree_fields: &'static [&'static str],
    /// Kinds and sums of nodes of syntax trees that later versions added.
    pub absent_tree_kinds: &'static [&'static str],
    /// Nodes of syntax trees know the types of their fields, fill in what was left out and warn of what is missing.
    pub tree_fields_have_defaults: bool,
    /// A list that a node of a syntax tree lacks counts as empty where the tree is compiled.
    pub missing_tree_lists_are_empty: bool,
    /// `__reduce__` of an exhausted reverse iterator of a list names `reversed`.
    pub exhausted_reverse_iterators_stay: bool,
    /// `__setstate__` of a list's iterator with a negative number exhausts it.
    pub negative_state_exhausts: bool,
    /// `reverse` of `list.sort` has to be an int.
    pub sort_order_is_int: bool,
    /// An iterator over an OrderedDict takes `clear()` for a change of size.
    pub cleared_order_changes_size: bool,
    /// Private types of module _collections say that they are of module collections.
    pub collections_names_its_parts: bool,
    /// A call of `operator.methodcaller` counts its arguments before it rejects keywords; what it was made with is kept whole.
    pub methodcaller_counts_first: bool,
    /// `repr` of a subclass of `functools.partial` begins with the module.
    pub partial_shows_module: bool,
    /// The values of attributes stay in the instance, as a part of it, also when its `__dict__` was asked for.
    pub embeds_values: bool,
    /// A call that makes an instance for the second time enters `__init__` without a tuple of its arguments.
    pub enters_init_in_place: bool,
    /// The dict of an instance that is asked for after `del instance.__dict__` does not share names.
    pub lost_values_share_no_names: bool,
    /// A generator that is closed before it began keeps its arguments until it dies.
    pub unstarted_generators_keep_variables: bool,
    /// A generator that is closed outside of any handler drops its variables, also where its frame is held.
    pub closing_clears_variables: bool,
    /// An automatic collection waits for the end of a call or of a loop's body.
    pub collects_between_instructions: bool,
    /// What `f(*a, **k)` has unpacked stays until a function of Python returns, as the call goes through native code: for bound
    /// methods always.
    pub keeps_unpacked_arguments: bool,
    /// `__getattr__` is called through a bound method.
    pub binds_getattr: bool,
    /// What the collector has seen and done when a program begins.
    pub collector_at_start: CollectorAtStart,
    /// `del list[i]` does not make the list's room smaller.
    pub deleted_items_leave_room: bool,
    /// `list.pop()` of the only item leaves the room for one.
    pub popping_keeps_room: bool,
    /// Types that take attributes generically have no `__getattribute__` of their own.
    pub inherits_generic_getattribute: bool,
    /// `__buffer__` and `__release_buffer__` make classes of Python code share memory (PEP 688).
    pub buffer_methods: bool,
    /// What `__release_buffer__` raises is reported with the name of the class, not with the object.
    pub release_names_class: bool,
    /// Methods of `io.FileIO` say which of their arguments is wrong.
    pub raw_files_number_arguments: bool,
    /// `len()` of a view without dimensions is one.
    pub scalar_views_have_length: bool,
    /// `itertools.pairwise` gives a pair again, with other items, when nobody else has it any more.
    pub pairwise_gives_pairs_again: bool,
    /// The code `u` of `array.array` is deprecated.
    pub array_code_u_is_deprecated: bool,
    /// `functools.partial` as an attribute of a class warns that it will bind.
    pub partial_will_bind: bool,
    /// The code of a function that is given to one of another kind, as a generator's, is deprecated.
    pub kind_of_function_stays: bool,
    /// A class whose namespace has a key that is no str is warned of.
    pub warns_of_keys_that_are_no_names: bool,
    /// That `__package__` is not what `__spec__` says is deprecated; before, importing warned of it.
    pub package_of_another_specification_is_deprecated: bool,
    /// `array.array` knows the code `w`.
    pub array_of_wide_characters: bool,
    /// What is no character is told to an array without its type's name.
    pub array_names_characters: bool,
    /// The version of Unicode.
    pub unicode: Edition,
    /// `unicodedata.east_asian_width` of a code point without a character is `F`.
    pub unassigned_characters_are_full: bool,
    /// `binascii.a2b_base64` in strict mode says where padding is too much.
    pub base64_counts_padding: bool,
    /// `memoryview.cast` knows floats of two bytes.
    pub views_of_half_floats: bool,
    /// `repr` of a `struct.Struct` shows its format.
    pub struct_shows_format: bool,
    /// A comma behind the last item of a JSON text is an error of its own.
    pub json_names_trailing_comma: bool,
    /// The native encoder of JSON indents.
    pub json_encoder_indents: bool,
    /// The native encoder of JSON gives a list of texts, later a tuple of one.
    pub json_encoder_gives_list: bool,
    /// The native encoder of JSON goes through a dict as it is, not through a list of its items.
    pub json_reads_dicts: bool,
    /// The error about a float that JSON has no word for shows it.
    pub json_names_float: bool,
    /// Module `_csv` quotes by the types of fields, too (`QUOTE_STRINGS`, `QUOTE_NOTNULL`).
    pub csv_quotes_by_type: bool,
    /// Module `_csv` reads fields that are not quoted as the way of quoting by type says.
    pub csv_reads_by_type: bool,
    /// Module `_csv` takes no character for two things, and quotes all ends of lines.
    pub csv_checks_characters: bool,
    /// Calling a module that has a callable of its own name suggests that.
    pub suggests_calling_in_module: bool,
    /// Errors about missing names in a module say so where its file hides another module.
    pub names_shadowing_files: bool,
    /// `_csv.__version__`, where it is there.
    pub csv_version: Option<&'static str>,
    /// How a file is to be opened that has ends of lines where `_csv` expects none.
    pub csv_new_line_advice: &'static str,
    /// Built-in modules that are not there.
    pub absent_builtin_modules: &'static [&'static str],
    /// An exception of a codec becomes the cause of another that names the codec; later, it gets a note.
    pub codec_failures_are_wrapped: bool,
    /// The names of handlers are looked at before those of the `else` of a `try` statement.
    pub handlers_before_else: bool,
    /// Messages of weak references and empty slots name a class with its module (`%T` of PyUnicode_FromFormat).
    pub shows_full_class_names: bool,
    /// The constants `TYPE_…` of module `_symtable`, by their numbers.
    pub block_types: &'static [&'static str],
}

impl Profile {
    /// Whether an attribute of a type or module came with a later version.
    pub fn is_later(&self, owner: &str, name: &str) -> bool {
        self.later_methods.iter().any(|table| table.contains(&(owner, name)))
    }
}
