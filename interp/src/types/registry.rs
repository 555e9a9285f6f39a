//! The registry of built-in types and exceptions: one line each gives the field of [`Types`], the payload,
//! the base and the declaration.

use crate::object::{Kind, ObjectRef};
use crate::vm::Vm;

use super::native::TypeDefinition;

macro_rules! types {
    ($($field:ident: $kind:ident ($base:ident) = $definition:path;)*) => {
        /// The built-in types.
        pub struct Types { $(pub $field: ObjectRef,)* }

        impl Types {
            /// All types as `make` gives them, in the order of the registry.
            pub fn build(mut make: impl FnMut(Kind) -> ObjectRef) -> Self {
                Self { $($field: make(Kind::$kind),)* }
            }

            /// Each type with its base and declaration, bases first.
            pub fn entries(&self) -> Vec<(ObjectRef, Option<ObjectRef>, &'static TypeDefinition)> {
                vec![$((self.$field.clone(), types!(@base self $field $base), &$definition),)*]
            }
        }
    };
    (@base $self:ident object none) => { None };
    (@base $self:ident $field:ident $base:ident) => { Some($self.$base.clone()) };
}

types! {
    object: Instance (none) = super::object::DEFINITION;
    type_: Type (object) = super::type_attributes::DEFINITION;
    none: Instance (object) = super::singletons::NONE;
    not_implemented: Instance (object) = super::singletons::NOT_IMPLEMENTED;
    ellipsis: Instance (object) = super::singletons::ELLIPSIS;
    int: Int (object) = super::int::DEFINITION;
    bool: Int (int) = super::bool::DEFINITION;
    float: Float (object) = super::float::DEFINITION;
    complex: Complex (object) = super::complex::DEFINITION;
    str: Str (object) = super::str::DEFINITION;
    str_iterator: StrIterator (object) = super::str::iterator::DEFINITION;
    str_ascii_iterator: StrIterator (object) = super::str::iterator::ASCII;
    bytes: Bytes (object) = super::bytes::DEFINITION;
    bytes_iterator: BytesIterator (object) = super::bytes::iterator::DEFINITION;
    bytearray: Bytearray (object) = super::bytearray::DEFINITION;
    bytearray_iterator: BytesIterator (object) = super::bytes::iterator::OF_BYTEARRAY;
    memoryview: MemoryView (object) = super::memoryview::DEFINITION;
    buffer_wrapper: BufferWrapper (object) = super::buffer::wrapper::DEFINITION;
    managed_buffer: ManagedBuffer (object) = super::memoryview::managed::DEFINITION;
    struct_: Struct (object) = crate::modules::structure::STRUCT;
    unpack_iterator: UnpackIterator (object) = crate::modules::structure::UNPACK_ITERATOR;
    tuple: Tuple (object) = super::tuple::DEFINITION;
    list: List (object) = super::list::DEFINITION;
    dict: Dict (object) = super::dict::DEFINITION;
    function: Function (object) = super::function::DEFINITION;
    method: Method (object) = super::method::DEFINITION;
    native_function: NativeFunction (object) = super::native_function::DEFINITION;
    method_descriptor: MethodDescriptor (object) = super::descriptor::METHOD_DESCRIPTOR;
    classmethod_descriptor: MethodDescriptor (object) = super::descriptor::CLASSMETHOD_DESCRIPTOR;
    slot_wrapper: SlotWrapper (object) = super::descriptor::SLOT_WRAPPER;
    method_wrapper: MethodWrapper (object) = super::descriptor::METHOD_WRAPPER;
    getset_descriptor: GetSetDescriptor (object) = super::descriptor::GETSET_DESCRIPTOR;
    member_descriptor: MemberDescriptor (object) = super::descriptor::MEMBER_DESCRIPTOR;
    module: Module (object) = super::module::DEFINITION;
    code: Code (object) = super::code::DEFINITION;
    line_iterator: CodeIterator (object) = super::code::iterators::LINES;
    positions_iterator: CodeIterator (object) = super::code::iterators::POSITIONS;
    cell: Cell (object) = super::cell::DEFINITION;
    frame: Frame (object) = super::frame::DEFINITION;
    traceback: Traceback (object) = super::traceback::DEFINITION;
    weak_reference: WeakReference (object) = super::weakref::DEFINITION;
    weak_proxy: WeakReference (object) = super::weakref::PROXY;
    weak_callable_proxy: WeakReference (object) = super::weakref::CALLABLE_PROXY;
    set: Set (object) = super::set::DEFINITION;
    frozenset: Set (object) = super::set::FROZENSET;
    slice: Slice (object) = super::slice::DEFINITION;
    range: Range (object) = super::range::DEFINITION;
    range_iterator: RangeIterator (object) = super::range::ITERATOR;
    long_range_iterator: LongRangeIterator (object) = super::range::LONG_ITERATOR;
    list_iterator: SequenceIterator (object) = super::sequence_iterator::LIST_ITERATOR;
    list_reverse_iterator: SequenceIterator (object) = super::sequence_iterator::LIST_REVERSE_ITERATOR;
    tuple_iterator: SequenceIterator (object) = super::sequence_iterator::TUPLE_ITERATOR;
    reversed: SequenceIterator (object) = super::sequence_iterator::REVERSED;
    enumerate: Enumerate (object) = super::enumerate::DEFINITION;
    zip: Zip (object) = super::zip::DEFINITION;
    map: Map (object) = super::map::MAP;
    filter: Filter (object) = super::map::FILTER;
    set_iterator: SetIterator (object) = super::set::ITERATOR;
    dict_keys: DictView (object) = super::dict::KEYS;
    dict_values: DictView (object) = super::dict::VALUES;
    dict_items: DictView (object) = super::dict::ITEMS;
    dict_key_iterator: DictIterator (object) = super::dict::KEY_ITERATOR;
    dict_value_iterator: DictIterator (object) = super::dict::VALUE_ITERATOR;
    dict_item_iterator: DictIterator (object) = super::dict::ITEM_ITERATOR;
    dict_reverse_key_iterator: DictIterator (object) = super::dict::REVERSE_KEY_ITERATOR;
    dict_reverse_value_iterator: DictIterator (object) = super::dict::REVERSE_VALUE_ITERATOR;
    dict_reverse_item_iterator: DictIterator (object) = super::dict::REVERSE_ITEM_ITERATOR;
    memory_iterator: SequenceIterator (object) = super::sequence_iterator::MEMORY_ITERATOR;
    sequence_iterator: SequenceIterator (object) = super::sequence_iterator::DEFINITION;
    callable_iterator: CallableIterator (object) = super::callable_iterator::DEFINITION;
    io_base: Instance (object) = crate::modules::io::base::IO_BASE;
    raw_io_base: Instance (io_base) = crate::modules::io::base::RAW_IO_BASE;
    buffered_io_base: Instance (io_base) = crate::modules::io::base::BUFFERED_IO_BASE;
    text_io_base: Instance (io_base) = crate::modules::io::base::TEXT_IO_BASE;
    text_wrapper: TextWrapper (text_io_base) = crate::modules::io::text_wrapper::DEFINITION;
    text_stream: TextStream (text_wrapper) = crate::modules::io::text_stream::DEFINITION;
    module_spec: Instance (object) = crate::modules::importing::specification::DEFINITION;
    builtin_importer: Instance (object) = crate::modules::importing::loaders::BUILTIN_IMPORTER;
    frozen_importer: Instance (object) = crate::modules::importing::loaders::FROZEN_IMPORTER;
    path_finder: Instance (object) = crate::modules::importing::loaders::PATH_FINDER;
    source_loader: Instance (object) = crate::modules::importing::loaders::SOURCE_LOADER;
    namespace_loader: Instance (object) = crate::modules::importing::loaders::NAMESPACE_LOADER;
    simple_namespace: Instance (object) = super::simple_namespace::DEFINITION;
    string_io: StringIo (text_io_base) = crate::modules::io::string_io::DEFINITION;
    bytes_io: BytesIo (buffered_io_base) = crate::modules::io::bytes_io::DEFINITION;
    bytes_io_buffer: BytesIoBuffer (object) = crate::modules::io::bytes_io::BUFFER;
    array: Array (object) = crate::modules::array::ARRAY;
    array_iterator: SequenceIterator (object) = crate::modules::array::ITERATOR;
    buffered_reader: Buffered (buffered_io_base) = crate::modules::io::buffered_types::READER;
    buffered_writer: Buffered (buffered_io_base) = crate::modules::io::buffered_types::WRITER;
    standard_writer: StandardBuffer (buffered_writer) = crate::modules::io::standard_buffer::WRITER;
    standard_reader: StandardBuffer (buffered_reader) = crate::modules::io::standard_buffer::READER;
    buffered_random: Buffered (buffered_io_base) = crate::modules::io::buffered_types::RANDOM;
    file_io: FileIo (raw_io_base) = crate::modules::io::file_io::DEFINITION;
    text_file: Stream (text_wrapper) = crate::modules::io::stream::TEXT_FILE;
    folder_iterator: FolderIterator (object) = crate::modules::posix_folder::FOLDER_ITERATOR;
    folder_entry: FolderEntry (object) = crate::modules::posix_folder::FOLDER_ENTRY;
    super_: Super (object) = super::super_::DEFINITION;
    property: Property (object) = super::property::DEFINITION;
    classmethod: ClassMethod (object) = super::classmethod::DEFINITION;
    staticmethod: StaticMethod (object) = super::staticmethod::DEFINITION;
    mapping_proxy: MappingProxy (object) = super::mapping_proxy::DEFINITION;
    generic_alias: GenericAlias (object) = super::generic_alias::DEFINITION;
    union_type: UnionType (object) = super::union_type::DEFINITION;
    generator: Generator (object) = super::generator::GENERATOR;
    coroutine: Generator (object) = super::generator::COROUTINE;
    async_generator: Generator (object) = super::generator::ASYNC_GENERATOR;
    coroutine_wrapper: CoroutineWrapper (object) = super::generator::asynchronous::COROUTINE_WRAPPER;
    async_generator_wrapped_value: AsyncWrappedValue (object) = super::generator::asynchronous::WRAPPED_VALUE;
    async_generator_asend: AsyncStep (object) = super::generator::asynchronous::ASEND;
    async_generator_athrow: AsyncStep (object) = super::generator::asynchronous::ATHROW;
    anext_awaitable: AnextAwaitable (object) = super::generator::asynchronous::ANEXT_AWAITABLE;
    frame_locals_proxy: FrameLocalsProxy (object) = super::frame::proxy::DEFINITION;
    type_variable: TypeParameter (object) = super::type_parameter::TYPE_VARIABLE;
    parameter_specification: TypeParameter (object) = super::type_parameter::PARAMETER_SPECIFICATION;
    type_variable_tuple: TypeParameter (object) = super::type_parameter::TYPE_VARIABLE_TUPLE;
    type_alias: TypeAlias (object) = super::type_alias::DEFINITION;
    parameter_arguments: SpecificationPart (object) = super::typing::PARAMETER_ARGUMENTS;
    parameter_keywords: SpecificationPart (object) = super::typing::PARAMETER_KEYWORDS;
    generic: Instance (object) = super::typing::GENERIC;
    no_default_type: Instance (object) = super::typing::NO_DEFAULT_TYPE;
}

macro_rules! exceptions {
    ($($field:ident: $name:literal ($base:ident);)*) => {
        /// The built-in exception types.
        pub struct Exceptions { $(pub $field: ObjectRef,)* }

        impl Exceptions {
            /// All exception types as bare types, `placeholder` standing for those not made yet.
            pub fn placeholders(placeholder: &ObjectRef) -> Self {
                Self { $($field: placeholder.clone(),)* }
            }

            /// Makes all exception types, bases first, with the declaration that `define` has for the name.
            pub fn fill(vm: &mut Vm, define: impl Fn(&'static str) -> &'static TypeDefinition) {
                $(
                    let base = exceptions!(@base vm $base);
                    vm.exceptions.$field = vm.make_builtin_type(define($name), &base, Kind::Exception);
                )*
            }

            /// Each exception type with its name.
            pub fn entries(&self) -> Vec<(&'static str, ObjectRef)> {
                vec![$(($name, self.$field.clone()),)*]
            }

            /// The names in the order of the registry.
            pub const NAMES: &'static [&'static str] = &[$($name,)*];
        }
    };
    (@base $vm:ident object) => { $vm.types.object.clone() };
    (@base $vm:ident $base:ident) => { $vm.exceptions.$base.clone() };
}

// Library reference, "Exception hierarchy".
exceptions! {
    base_exception: "BaseException" (object);
    base_exception_group: "BaseExceptionGroup" (base_exception);
    generator_exit: "GeneratorExit" (base_exception);
    keyboard_interrupt: "KeyboardInterrupt" (base_exception);
    system_exit: "SystemExit" (base_exception);
    exception: "Exception" (base_exception);
    exception_group: "ExceptionGroup" (base_exception_group);
    arithmetic_error: "ArithmeticError" (exception);
    floating_point_error: "FloatingPointError" (arithmetic_error);
    overflow_error: "OverflowError" (arithmetic_error);
    zero_division_error: "ZeroDivisionError" (arithmetic_error);
    assertion_error: "AssertionError" (exception);
    attribute_error: "AttributeError" (exception);
    buffer_error: "BufferError" (exception);
    eof_error: "EOFError" (exception);
    import_error: "ImportError" (exception);
    module_not_found_error: "ModuleNotFoundError" (import_error);
    lookup_error: "LookupError" (exception);
    index_error: "IndexError" (lookup_error);
    key_error: "KeyError" (lookup_error);
    memory_error: "MemoryError" (exception);
    name_error: "NameError" (exception);
    unbound_local_error: "UnboundLocalError" (name_error);
    os_error: "OSError" (exception);
    blocking_io_error: "BlockingIOError" (os_error);
    child_process_error: "ChildProcessError" (os_error);
    connection_error: "ConnectionError" (os_error);
    broken_pipe_error: "BrokenPipeError" (connection_error);
    connection_aborted_error: "ConnectionAbortedError" (connection_error);
    connection_refused_error: "ConnectionRefusedError" (connection_error);
    connection_reset_error: "ConnectionResetError" (connection_error);
    file_exists_error: "FileExistsError" (os_error);
    file_not_found_error: "FileNotFoundError" (os_error);
    interrupted_error: "InterruptedError" (os_error);
    is_a_directory_error: "IsADirectoryError" (os_error);
    not_a_directory_error: "NotADirectoryError" (os_error);
    permission_error: "PermissionError" (os_error);
    process_lookup_error: "ProcessLookupError" (os_error);
    timeout_error: "TimeoutError" (os_error);
    reference_error: "ReferenceError" (exception);
    runtime_error: "RuntimeError" (exception);
    not_implemented_error: "NotImplementedError" (runtime_error);
    python_finalization_error: "PythonFinalizationError" (runtime_error);
    recursion_error: "RecursionError" (runtime_error);
    stop_async_iteration: "StopAsyncIteration" (exception);
    stop_iteration: "StopIteration" (exception);
    syntax_error: "SyntaxError" (exception);
    incomplete_input_error: "_IncompleteInputError" (syntax_error);
    indentation_error: "IndentationError" (syntax_error);
    tab_error: "TabError" (indentation_error);
    system_error: "SystemError" (exception);
    type_error: "TypeError" (exception);
    value_error: "ValueError" (exception);
    unicode_error: "UnicodeError" (value_error);
    unicode_decode_error: "UnicodeDecodeError" (unicode_error);
    unicode_encode_error: "UnicodeEncodeError" (unicode_error);
    unicode_translate_error: "UnicodeTranslateError" (unicode_error);
    warning: "Warning" (exception);
    bytes_warning: "BytesWarning" (warning);
    deprecation_warning: "DeprecationWarning" (warning);
    encoding_warning: "EncodingWarning" (warning);
    future_warning: "FutureWarning" (warning);
    import_warning: "ImportWarning" (warning);
    pending_deprecation_warning: "PendingDeprecationWarning" (warning);
    resource_warning: "ResourceWarning" (warning);
    runtime_warning: "RuntimeWarning" (warning);
    syntax_warning: "SyntaxWarning" (warning);
    unicode_warning: "UnicodeWarning" (warning);
    user_warning: "UserWarning" (warning);
}
