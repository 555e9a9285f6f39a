//! The registry of payloads: what can stand behind a header.

use std::ptr::NonNull;

use super::Trace;
use super::header::{Block, Header};
use super::reference::ObjectRef;
use super::token::Token;

/// A Rust type that objects can hold.
///
/// # Safety
/// `KIND` belongs to this type alone. Only `payload_kinds!` implements it.
pub unsafe trait Payload: Trace + Sized + 'static {
    /// Tells the payload's type in the header.
    const KIND: Kind;
}

/// Calls a function for each reference that an object owns.
type TraceFunction = unsafe fn(NonNull<Header>, &Token, &mut dyn FnMut(&ObjectRef));

/// What can be done with an object of a kind without knowing its type.
pub(super) struct KindTable {
    pub trace: TraceFunction,
    #[cfg(any(test, feature = "checks"))]
    pub trace_besides: TraceFunction,
    pub clear: unsafe fn(NonNull<Header>, &mut Token, &mut Vec<ObjectRef>),
    /// Lets go of what goes before the attributes of an instance.
    pub begin: unsafe fn(NonNull<Header>),
    pub destroy: unsafe fn(NonNull<Header>),
}

impl KindTable {
    const fn of<P: Payload>() -> Self {
        unsafe fn trace<P: Payload>(header: NonNull<Header>, token: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
            // SAFETY: the caller looked the table up by the object's kind.
            unsafe { &header.cast::<Block<P>>().as_ref().payload }.trace(token, visit);
        }
        #[cfg(any(test, feature = "checks"))]
        unsafe fn trace_besides<P: Payload>(header: NonNull<Header>, token: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
            // SAFETY: as in `trace`.
            let block = unsafe { header.cast::<Block<P>>().as_ref() };
            block.payload.trace_besides(token, visit);
        }
        unsafe fn clear<P: Payload>(header: NonNull<Header>, token: &mut Token, released: &mut Vec<ObjectRef>) {
            // SAFETY: as in `trace`.
            unsafe { &header.cast::<Block<P>>().as_ref().payload }.clear(token, released);
        }
        unsafe fn begin<P: Payload>(header: NonNull<Header>) {
            // SAFETY: as in `destroy`.
            unsafe {
                let payload = &mut (*header.cast::<Block<P>>().as_ptr()).payload;
                payload.begin_to_dismantle();
            }
        }
        unsafe fn destroy<P: Payload>(header: NonNull<Header>) {
            // SAFETY: the caller holds the last reference; nothing borrows the payload.
            unsafe {
                let payload = &raw mut (*header.cast::<Block<P>>().as_ptr()).payload;
                (*payload).dismantle();
                payload.drop_in_place();
            }
        }
        Self {
            trace: trace::<P>,
            #[cfg(any(test, feature = "checks"))]
            trace_besides: trace_besides::<P>,
            clear: clear::<P>,
            begin: begin::<P>,
            destroy: destroy::<P>,
        }
    }
}

macro_rules! payload_kinds {
    ($($kind:ident = $payload:ty,)*) => {
        /// Tells which payload stands behind a header.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[repr(u8)]
        pub enum Kind { $($kind,)* }

        impl Kind {
            #[inline(always)]
            pub(super) fn table(self) -> &'static KindTable {
                static TABLES: &[KindTable] = &[$(KindTable::of::<$payload>(),)*];
                &TABLES[self as usize]
            }
        }

        const _: () = assert!([$(stringify!($kind),)*].len() <= super::allocation::KINDS);

        $(
            const _: () = assert!(align_of::<$payload>() <= super::allocation::UNIT);
            // SAFETY: each kind is listed once, with one payload.
            unsafe impl Payload for $payload {
                const KIND: Kind = Kind::$kind;
            }
        )*
    };
}

// One line a payload. The path names the file.
payload_kinds! {
    Instance = crate::types::object::Instance,
    Type = crate::types::type_object::Type,
    Int = crate::types::int::Int,
    Float = crate::types::float::Float,
    Complex = crate::types::complex::Complex,
    Str = crate::types::str::Str,
    StrIterator = crate::types::str::iterator::StrIterator,
    Bytes = crate::types::bytes::Bytes,
    BytesIterator = crate::types::bytes::iterator::BytesIterator,
    Bytearray = crate::types::bytearray::Bytearray,
    MemoryView = crate::types::memoryview::MemoryView,
    ManagedBuffer = crate::types::memoryview::managed::ManagedBuffer,
    BufferWrapper = crate::types::buffer::wrapper::BufferWrapper,
    Struct = crate::modules::structure::Struct,
    UnpackIterator = crate::modules::structure::UnpackIterator,
    Tuple = crate::types::tuple::Tuple,
    List = crate::types::list::List,
    Dict = crate::types::dict::Dict,
    Function = crate::types::function::Function,
    Method = crate::types::method::Method,
    NativeFunction = crate::types::native_function::NativeFunction,
    MethodDescriptor = crate::types::descriptor::MethodDescriptor,
    SlotWrapper = crate::types::descriptor::SlotWrapper,
    MethodWrapper = crate::types::descriptor::MethodWrapper,
    GetSetDescriptor = crate::types::descriptor::GetSetDescriptor,
    MemberDescriptor = crate::types::descriptor::MemberDescriptor,
    Module = crate::types::module::Module,
    Code = crate::types::code::Code,
    CodeIterator = crate::types::code::iterators::CodeIterator,
    Cell = crate::types::cell::Cell,
    Frame = crate::types::frame::FrameObject,
    Traceback = crate::types::traceback::Traceback,
    Exception = crate::types::exception::Exception,
    WeakReference = crate::types::weakref::WeakReference,
    Set = crate::types::set::Set,
    Slice = crate::types::slice::Slice,
    Enumerate = crate::types::enumerate::Enumerate,
    Zip = crate::types::zip::Zip,
    Map = crate::types::map::Map,
    Filter = crate::types::map::Filter,
    Count = crate::modules::itertools::infinite::Count,
    Cycle = crate::modules::itertools::infinite::Cycle,
    Repeat = crate::modules::itertools::infinite::Repeat,
    Accumulate = crate::modules::itertools::combining::Accumulate,
    Batched = crate::modules::itertools::combining::Batched,
    Chain = crate::modules::itertools::combining::Chain,
    Pairwise = crate::modules::itertools::combining::Pairwise,
    Starmap = crate::modules::itertools::combining::Starmap,
    ZipLongest = crate::modules::itertools::combining::ZipLongest,
    Compress = crate::modules::itertools::selection::Compress,
    PredicateIterator = crate::modules::itertools::selection::PredicateIterator,
    Islice = crate::modules::itertools::selection::Islice,
    Combinations = crate::modules::itertools::combinatoric::Combinations,
    Permutations = crate::modules::itertools::combinatoric::Permutations,
    Product = crate::modules::itertools::combinatoric::Product,
    Groupby = crate::modules::itertools::grouping::Groupby,
    Grouper = crate::modules::itertools::grouping::Grouper,
    Tee = crate::modules::itertools::tee::Tee,
    TeeData = crate::modules::itertools::tee::TeeData,
    ItemGetter = crate::modules::getters::ItemGetter,
    AttributeGetter = crate::modules::getters::AttributeGetter,
    MethodCaller = crate::modules::getters::MethodCaller,
    Deque = crate::modules::collections::deque::Deque,
    DequeIterator = crate::modules::collections::deque::DequeIterator,
    TupleGetter = crate::modules::collections::tuplegetter::TupleGetter,
    Partial = crate::modules::functools::partial::Partial,
    LruCache = crate::modules::functools::lru_cache::LruCache,
    KeyWrapper = crate::modules::functools::KeyWrapper,
    Context = crate::modules::context_variables::Context,
    ContextVariable = crate::modules::context_variables::ContextVariable,
    ContextMapping = crate::modules::context_mapping::ContextMapping,
    ContextNode = crate::modules::context_mapping::ContextNode,
    ContextIterator = crate::modules::context_mapping::ContextIterator,
    ContextToken = crate::modules::context_variables::ContextToken,
    ThreadHandle = crate::modules::thread::ThreadHandle,
    Socket = crate::modules::sockets::Socket,
    SymbolTableEntry = crate::modules::symbol_tables::SymbolTableEntry,
    TokenizerIterator = crate::modules::tokenizing::TokenizerIterator,
    Lock = crate::modules::thread::Lock,
    ThreadLocal = crate::modules::thread::ThreadLocal,
    FormatIterator = crate::modules::string::FormatIterator,
    Random = crate::modules::random::Random,
    CsvDialect = crate::modules::csv::Dialect,
    CsvReader = crate::modules::csv::Reader,
    CsvWriter = crate::modules::csv::Writer,
    JsonScanner = crate::modules::json::Scanner,
    JsonEncoder = crate::modules::json::Encoder,
    HashObject = crate::modules::sha2::HashObject,
    RegexPattern = crate::modules::regex::pattern::RegexPattern,
    RegexMatch = crate::modules::regex::matched::RegexMatch,
    RegexScanner = crate::modules::regex::scanner::RegexScanner,
    RegexTemplate = crate::modules::regex::replacing::RegexTemplate,
    SetIterator = crate::types::set::SetIterator,
    DictView = crate::types::dict::DictView,
    DictIterator = crate::types::dict::DictIterator,
    OrderedIterator = crate::modules::collections::ordered_views::OrderedIterator,
    Range = crate::types::range::Range,
    RangeIterator = crate::types::range::RangeIterator,
    LongRangeIterator = crate::types::range::LongRangeIterator,
    CallableIterator = crate::types::callable_iterator::CallableIterator,
    TextStream = crate::modules::io::text_stream::TextStream,
    Stream = crate::modules::io::stream::Stream,
    FileIo = crate::modules::io::file_io::FileIo,
    Buffered = crate::modules::io::buffered::Buffered,
    BufferedPair = crate::modules::io::buffered_pair::BufferedPair,
    NewlineDecoder = crate::modules::io::newline_decoder::NewlineDecoder,
    StringIo = crate::modules::io::string_io::StringIo,
    BytesIo = crate::modules::io::bytes_io::BytesIo,
    BytesIoBuffer = crate::modules::io::bytes_io::BytesIoBuffer,
    Array = crate::modules::array::Array,
    TextWrapper = crate::modules::io::text_wrapper::TextWrapper,
    StandardBuffer = crate::modules::io::standard_buffer::StandardBuffer,
    FolderIterator = crate::modules::posix_folder::FolderIterator,
    FolderEntry = crate::modules::posix_folder::FolderEntry,
    SequenceIterator = crate::types::sequence_iterator::SequenceIterator,
    Super = crate::types::super_::Super,
    Property = crate::types::property::Property,
    ClassMethod = crate::types::classmethod::ClassMethod,
    StaticMethod = crate::types::staticmethod::StaticMethod,
    MappingProxy = crate::types::mapping_proxy::MappingProxy,
    GenericAlias = crate::types::generic_alias::GenericAlias,
    UnionType = crate::types::union_type::UnionType,
    Generator = crate::types::generator::Generator,
    CoroutineWrapper = crate::types::generator::asynchronous::CoroutineWrapper,
    AsyncWrappedValue = crate::types::generator::asynchronous::AsyncWrappedValue,
    AsyncStep = crate::types::generator::asynchronous::AsyncStep,
    AnextAwaitable = crate::types::generator::asynchronous::AnextAwaitable,
    FrameLocalsProxy = crate::types::frame::proxy::FrameLocalsProxy,
    TypeParameter = crate::types::type_parameter::TypeParameter,
    TypeAlias = crate::types::type_alias::TypeAlias,
    SpecificationPart = crate::types::typing::SpecificationPart,
    AbstractClassMemory = crate::modules::abstract_classes::Memory,
}
