//! How CPython lays out instances: the sizes and offsets that types show, by version.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::layout_tables::{LAYOUTS, Row};
use super::type_object::type_flag;
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

    /// The layout of a built-in type and the flags that its declaration does not imply; one that is not listed
    /// has those of its base.
    pub fn of_builtin(profile: &Profile, name: &str, base: Self, base_flags: u64) -> (Self, u64) {
        // An interpreter that starts asks for two hundred types.
        static BY_NAME: LazyLock<FxHashMap<&str, &Row>> =
            LazyLock::new(|| LAYOUTS.iter().map(|row| (row.0, row)).collect());
        let inherited = base_flags & (type_flag::CORE | type_flag::COLLECTED);
        let changed = profile.layout_changes.iter().find(|row| row.0 == name);
        let row = changed.or_else(|| BY_NAME.get(name).copied());
        row.map_or((base, inherited), |row| (row.1, row.2))
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
