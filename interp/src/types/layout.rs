//! How CPython lays out instances: the sizes and offsets that types show, by version.

use crate::version::Profile;

/// `__basicsize__`, `__itemsize__`, `__dictoffset__` and `__weakrefoffset__`, in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// The size of an instance without items.
    pub basic_size: i64,
    /// The size of one item.
    pub item_size: i64,
    /// Where the `__dict__` is; negative where it stands in front of the object.
    pub dict_offset: i64,
    /// Where the list of weak references is; negative where it stands in front of the object.
    pub weak_offset: i64,
}

/// The size of a pointer: of each entry of `__slots__`, for instance.
pub const WORD: i64 = 8;

/// The size of an object without anything: count and type.
pub const OBJECT_SIZE: i64 = 16;

impl Layout {
    /// A layout in numbers.
    pub const fn new(basic_size: i64, item_size: i64, dict_offset: i64, weak_offset: i64) -> Self {
        Self { basic_size, item_size, dict_offset, weak_offset }
    }

    /// The layout of a built-in type; one that is not listed has that of its base.
    pub fn of_builtin(profile: &Profile, name: &str, base: Self) -> Self {
        let find = |table: &[(&str, Self)]| table.iter().find(|(entry, _)| *entry == name).map(|(_, layout)| *layout);
        find(profile.layout_changes).or_else(|| find(LAYOUTS)).unwrap_or(base)
    }

    /// Adds a number of `__slots__`, and a `__dict__` and weak references where the class asks for them.
    pub fn extended(self, profile: &Profile, slots: usize, dict: bool, weak: bool) -> Self {
        let mut layout = self;
        layout.basic_size += WORD * slots as i64;
        if profile.managed_weak_references {
            // Both stand in front of the object, at the same place for all classes.
            if dict {
                layout.dict_offset = -1;
            }
            if weak {
                layout.weak_offset = -4 * WORD;
            }
            return layout;
        }
        if dict && self.item_size != 0 {
            layout.basic_size += WORD;
            layout.dict_offset = -WORD;
        }
        if weak {
            layout.weak_offset = layout.basic_size;
            layout.basic_size += WORD;
        }
        if dict && self.item_size == 0 {
            layout.dict_offset = -layout.basic_size - 3 * WORD;
        }
        layout
    }

    /// Whether the `__dict__` stands in front of instances, where its names can be shared.
    pub fn has_managed_dict(self) -> bool {
        self.dict_offset == -1 || self.dict_offset < -WORD && self.item_size == 0
    }

    /// Whether the attributes of instances are kept in the instances (`Py_TPFLAGS_INLINE_VALUES`).
    pub fn has_inline_values(self) -> bool {
        let own = if self.weak_offset > 0 { self.basic_size - WORD } else { self.basic_size };
        self.has_managed_dict() && own == OBJECT_SIZE
    }

    /// Whether instances have more than those of `base` but for a `__dict__` and weak references
    /// (`shape_differs`, `extra_ivars`).
    pub fn adds_to(self, profile: &Profile, base: Self) -> bool {
        let mut size = self.basic_size;
        if !profile.managed_weak_references
            && self.item_size == 0
            && base.item_size == 0
            && base.weak_offset == 0
            && self.weak_offset + WORD == size
        {
            size -= WORD;
        }
        size != base.basic_size || self.item_size != base.item_size
    }
}

/// What CPython 3.13 says.
#[rustfmt::skip]
static LAYOUTS: &[(&str, Layout)] = &[
    ("object", Layout::new(16, 0, 0, 0)),
    ("type", Layout::new(928, 40, 264, 368)),
    ("int", Layout::new(24, 4, 0, 0)),
    ("bool", Layout::new(24, 4, 0, 0)),
    ("float", Layout::new(24, 0, 0, 0)),
    ("complex", Layout::new(32, 0, 0, 0)),
    ("str", Layout::new(64, 0, 0, 0)),
    ("bytes", Layout::new(33, 1, 0, 0)),
    ("bytearray", Layout::new(56, 0, 0, 0)),
    ("tuple", Layout::new(24, 8, 0, 0)),
    ("list", Layout::new(40, 0, 0, 0)),
    ("dict", Layout::new(48, 0, 0, 0)),
    ("set", Layout::new(200, 0, 0, 192)),
    ("frozenset", Layout::new(200, 0, 0, 192)),
    ("slice", Layout::new(40, 0, 0, 0)),
    ("range", Layout::new(48, 0, 0, 0)),
    ("Struct", Layout::new(56, 0, 0, 48)),
    ("unpack_iterator", Layout::new(112, 0, 0, 0)),
    ("flags", Layout::new(32, 8, 0, 0)),
    ("struct_time", Layout::new(40, 8, 0, 0)),
    ("memoryview", Layout::new(144, 8, 0, 136)),
    ("managedbuffer", Layout::new(112, 0, 0, 0)),
    ("_buffer_wrapper", Layout::new(32, 0, 0, 0)),
    ("super", Layout::new(40, 0, 0, 0)),
    ("property", Layout::new(64, 0, 0, 0)),
    ("classmethod", Layout::new(32, 0, 24, 0)),
    ("staticmethod", Layout::new(32, 0, 24, 0)),
    ("BaseException", Layout::new(72, 0, 16, 0)),
    ("OSError", Layout::new(112, 0, 16, 0)),
    ("SyntaxError", Layout::new(136, 0, 16, 0)),
    ("StopIteration", Layout::new(80, 0, 16, 0)),
    ("SystemExit", Layout::new(80, 0, 16, 0)),
    ("ImportError", Layout::new(104, 0, 16, 0)),
    ("NameError", Layout::new(80, 0, 16, 0)),
    ("AttributeError", Layout::new(88, 0, 16, 0)),
    ("UnicodeError", Layout::new(72, 0, 16, 0)),
    ("UnicodeDecodeError", Layout::new(112, 0, 16, 0)),
    ("UnicodeEncodeError", Layout::new(112, 0, 16, 0)),
    ("UnicodeTranslateError", Layout::new(112, 0, 16, 0)),
    ("BaseExceptionGroup", Layout::new(88, 0, 16, 0)),
    ("ValueError", Layout::new(72, 0, 16, 0)),
    ("enumerate", Layout::new(56, 0, 0, 0)),
    ("zip", Layout::new(48, 0, 0, 0)),
    ("map", Layout::new(32, 0, 0, 0)),
    ("filter", Layout::new(32, 0, 0, 0)),
    ("reversed", Layout::new(32, 0, 0, 0)),
    ("list_iterator", Layout::new(32, 0, 0, 0)),
    ("tuple_iterator", Layout::new(32, 0, 0, 0)),
    ("str_ascii_iterator", Layout::new(32, 0, 0, 0)),
    ("str_iterator", Layout::new(32, 0, 0, 0)),
    ("bytes_iterator", Layout::new(32, 0, 0, 0)),
    ("bytearray_iterator", Layout::new(32, 0, 0, 0)),
    ("memory_iterator", Layout::new(48, 0, 0, 0)),
    ("coroutine_wrapper", Layout::new(24, 0, 0, 0)),
    ("async_generator_asend", Layout::new(40, 0, 0, 0)),
    ("async_generator_athrow", Layout::new(40, 0, 0, 0)),
    ("anext_awaitable", Layout::new(32, 0, 0, 0)),
    ("dict_keyiterator", Layout::new(56, 0, 0, 0)),
    ("dict_valueiterator", Layout::new(56, 0, 0, 0)),
    ("dict_itemiterator", Layout::new(56, 0, 0, 0)),
    ("set_iterator", Layout::new(48, 0, 0, 0)),
    ("range_iterator", Layout::new(40, 0, 0, 0)),
    ("dict_keys", Layout::new(24, 0, 0, 0)),
    ("dict_values", Layout::new(24, 0, 0, 0)),
    ("dict_items", Layout::new(24, 0, 0, 0)),
    ("longrange_iterator", Layout::new(40, 0, 0, 0)),
    ("callable_iterator", Layout::new(32, 0, 0, 0)),
    ("list_reverseiterator", Layout::new(32, 0, 0, 0)),
    ("dict_reversekeyiterator", Layout::new(56, 0, 0, 0)),
    ("dict_reversevalueiterator", Layout::new(56, 0, 0, 0)),
    ("dict_reverseitemiterator", Layout::new(56, 0, 0, 0)),
    ("NoneType", Layout::new(16, 0, 0, 0)),
    ("NotImplementedType", Layout::new(16, 0, 0, 0)),
    ("ellipsis", Layout::new(16, 0, 0, 0)),
    ("function", Layout::new(144, 0, 88, 96)),
    ("method", Layout::new(48, 0, 0, 32)),
    ("builtin_function_or_method", Layout::new(56, 0, 0, 40)),
    ("method_descriptor", Layout::new(56, 0, 0, 0)),
    ("classmethod_descriptor", Layout::new(56, 0, 0, 0)),
    ("wrapper_descriptor", Layout::new(56, 0, 0, 0)),
    ("method-wrapper", Layout::new(32, 0, 0, 0)),
    ("getset_descriptor", Layout::new(48, 0, 0, 0)),
    ("member_descriptor", Layout::new(48, 0, 0, 0)),
    ("module", Layout::new(56, 0, 16, 40)),
    ("code", Layout::new(200, 2, 0, 144)),
    ("cell", Layout::new(24, 0, 0, 0)),
    ("frame", Layout::new(136, 8, 0, 0)),
    ("traceback", Layout::new(40, 0, 0, 0)),
    ("generator", Layout::new(144, 8, 0, 16)),
    ("coroutine", Layout::new(144, 8, 0, 16)),
    ("async_generator", Layout::new(144, 8, 0, 16)),
    ("mappingproxy", Layout::new(24, 0, 0, 0)),
    ("AST", Layout::new(24, 0, 16, 0)),
    ("SimpleNamespace", Layout::new(24, 0, 16, 0)),
    ("GenericAlias", Layout::new(64, 0, 0, 40)),
    ("UnionType", Layout::new(32, 0, 0, 0)),
    ("ReferenceType", Layout::new(64, 0, 0, 0)),
    ("ProxyType", Layout::new(64, 0, 0, 0)),
    ("CallableProxyType", Layout::new(64, 0, 0, 0)),
    ("iterator", Layout::new(32, 0, 0, 0)),
    ("line_iterator", Layout::new(64, 0, 0, 0)),
    ("positions_iterator", Layout::new(80, 0, 0, 0)),
    ("KeyWrapper", Layout::new(32, 0, 0, 0)),
    ("OrderedDict", Layout::new(112, 0, 96, 104)),
    ("_deque_iterator", Layout::new(56, 0, 0, 0)),
    ("_deque_reverse_iterator", Layout::new(56, 0, 0, 0)),
    ("_grouper", Layout::new(32, 0, 0, 0)),
    ("_lru_cache_wrapper", Layout::new(152, 0, 136, 144)),
    ("_tee", Layout::new(48, 0, 0, 32)),
    ("_tee_dataobject", Layout::new(496, 0, 0, 0)),
    ("_tuplegetter", Layout::new(32, 0, 0, 0)),
    ("accumulate", Layout::new(56, 0, 0, 0)),
    ("attrgetter", Layout::new(40, 0, 0, 0)),
    ("batched", Layout::new(40, 0, 0, 0)),
    ("chain", Layout::new(32, 0, 0, 0)),
    ("combinations", Layout::new(56, 0, 0, 0)),
    ("combinations_with_replacement", Layout::new(56, 0, 0, 0)),
    ("compress", Layout::new(32, 0, 0, 0)),
    ("count", Layout::new(40, 0, 0, 0)),
    ("cycle", Layout::new(48, 0, 0, 0)),
    ("defaultdict", Layout::new(56, 0, 0, 0)),
    ("deque", Layout::new(216, 0, 0, 208)),
    ("dropwhile", Layout::new(40, 0, 0, 0)),
    ("filterfalse", Layout::new(32, 0, 0, 0)),
    ("groupby", Layout::new(72, 0, 0, 0)),
    ("islice", Layout::new(56, 0, 0, 0)),
    ("itemgetter", Layout::new(48, 0, 0, 0)),
    ("methodcaller", Layout::new(64, 0, 0, 0)),
    ("odict_iterator", Layout::new(64, 0, 0, 0)),
    ("pairwise", Layout::new(40, 0, 0, 0)),
    ("partial", Layout::new(64, 0, 40, 48)),
    ("permutations", Layout::new(64, 0, 0, 0)),
    ("product", Layout::new(48, 0, 0, 0)),
    ("repeat", Layout::new(32, 0, 0, 0)),
    ("starmap", Layout::new(32, 0, 0, 0)),
    ("takewhile", Layout::new(40, 0, 0, 0)),
    ("zip_longest", Layout::new(56, 0, 0, 0)),
];

/// Where CPython 3.12 differs.
#[rustfmt::skip]
pub static CHANGES_312: &[(&str, Layout)] = &[
    ("flags", Layout::new(24, 8, 0, 0)),
    ("struct_time", Layout::new(24, 8, 0, 0)),
    ("batched", Layout::new(32, 0, 0, 0)),
    ("methodcaller", Layout::new(40, 0, 0, 0)),
    ("pairwise", Layout::new(32, 0, 0, 0)),
    ("type", Layout::new(920, 40, 264, 368)),
    ("code", Layout::new(192, 2, 0, 144)),
    ("frame", Layout::new(120, 8, 0, 0)),
];

/// Where CPython 3.11 differs.
#[rustfmt::skip]
pub static CHANGES_311: &[(&str, Layout)] = &[
    ("flags", Layout::new(24, 8, 0, 0)),
    ("struct_time", Layout::new(24, 8, 0, 0)),
    ("methodcaller", Layout::new(40, 0, 0, 0)),
    ("pairwise", Layout::new(32, 0, 0, 0)),
    ("_tee", Layout::new(40, 0, 0, 32)),
    ("accumulate", Layout::new(48, 0, 0, 0)),
    ("groupby", Layout::new(64, 0, 0, 0)),
    ("type", Layout::new(904, 40, 264, 368)),
    ("bool", Layout::new(32, 4, 0, 0)),
    ("str", Layout::new(80, 0, 0, 0)),
    ("ImportError", Layout::new(96, 0, 16, 0)),
    ("range_iterator", Layout::new(48, 0, 0, 0)),
    ("longrange_iterator", Layout::new(48, 0, 0, 0)),
    ("function", Layout::new(136, 0, 88, 96)),
    ("code", Layout::new(184, 2, 0, 144)),
    ("frame", Layout::new(120, 8, 0, 0)),
    ("generator", Layout::new(152, 8, 0, 24)),
    ("coroutine", Layout::new(152, 8, 0, 24)),
    ("async_generator", Layout::new(152, 8, 0, 24)),
];
