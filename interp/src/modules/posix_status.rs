//! `os.stat_result`: what the system knows of a file.

use std::fs::Metadata;
use std::os::unix::fs::MetadataExt;

use super::confinement::Access;
use super::posix::{check_allowed, checked_path};
use crate::object::{ObjectRef, collector};
use crate::types::int::Int;
use crate::types::native::{TypeDefinition, member};
use crate::types::structure_sequence::{Fields, definition, field, fields_given};
use crate::vm::{Arguments, Result, Vm};

/// How many fields are items.
const ITEMS: usize = 10;
/// The items at the end are the times in whole seconds, which have no name: their names are those of the times with
/// fractions, behind the items.
const TIMES: usize = 3;

static STAT_RESULT: TypeDefinition = TypeDefinition {
    name: "stat_result",
    module: "os",
    slots: |slots| {
        (definition(ITEMS).slots)(slots);
        slots.new = Some(new);
    },
    fields: Some(Fields { items: ITEMS, unnamed: TIMES }),
    attributes: &[
        member("st_mode", field::<0>),
        member("st_ino", field::<1>),
        member("st_dev", field::<2>),
        member("st_nlink", field::<3>),
        member("st_uid", field::<4>),
        member("st_gid", field::<5>),
        member("st_size", field::<6>),
        member("st_atime", field::<10>),
        member("st_mtime", field::<11>),
        member("st_ctime", field::<12>),
        member("st_atime_ns", field::<13>),
        member("st_mtime_ns", field::<14>),
        member("st_ctime_ns", field::<15>),
        member("st_blksize", field::<16>),
        member("st_blocks", field::<17>),
        member("st_rdev", field::<18>),
    ],
    ..definition(ITEMS)
};

/// Times with fractions that are not given are those in whole seconds (`statresult_new`).
fn new(vm: &mut Vm, class: &ObjectRef, arguments: Arguments) -> Result {
    let mut fields = fields_given(vm, class, arguments)?;
    for index in ITEMS - TIMES..ITEMS {
        if fields[index + TIMES].is_none() {
            fields[index + TIMES] = fields[index].clone();
        }
    }
    let fields = fields.into_iter().map(|field| field.unwrap_or_else(|| vm.none.clone())).collect();
    let sequence = vm.new_structure_sequence(class, fields);
    collector::track(&sequence);
    Ok(sequence)
}

/// `os.stat_result`
pub(super) fn class(vm: &mut Vm) -> ObjectRef {
    vm.structure_sequence_type(&STAT_RESULT)
}

/// `stat`, `lstat`
pub(super) fn status(vm: &mut Vm, arguments: &mut [Option<ObjectRef>], follows: bool) -> Result {
    let path = vm.required(arguments, 0);
    if path.payload::<Int>().is_some() {
        let descriptor = vm.index_to_isize(&path)? as i32;
        check_allowed(vm)?;
        return match vm.module_state.descriptors.copy(descriptor).and_then(|file| file.metadata()) {
            Ok(metadata) => Ok(new_status(vm, &metadata)),
            Err(error) => Err(vm.io_error(&error)),
        };
    }
    let text = checked_path(vm, &path, Access::Look, follows)?;
    let metadata = if follows { std::fs::metadata(&text) } else { std::fs::symlink_metadata(&text) };
    match metadata {
        Ok(metadata) => Ok(new_status(vm, &metadata)),
        Err(error) => Err(vm.io_error_at(&error, &path)),
    }
}

/// What the system knows of a file, as an object.
pub(super) fn new_status(vm: &mut Vm, metadata: &Metadata) -> ObjectRef {
    // Seconds, and the nanoseconds on top of them.
    let times = [
        (metadata.atime(), metadata.atime_nsec()),
        (metadata.mtime(), metadata.mtime_nsec()),
        (metadata.ctime(), metadata.ctime_nsec()),
    ];
    let mut fields = vec![
        vm.new_int(i64::from(metadata.mode())),
        vm.new_int(metadata.ino() as i64),
        vm.new_int(metadata.dev() as i64),
        vm.new_int(metadata.nlink() as i64),
        vm.new_int(i64::from(metadata.uid())),
        vm.new_int(i64::from(metadata.gid())),
        vm.new_int(metadata.size() as i64),
    ];
    fields.extend(times.map(|(seconds, _)| vm.new_int(seconds)));
    fields.extend(times.map(|(seconds, rest)| vm.new_float(seconds as f64 + 1e-9 * rest as f64)));
    fields.extend(times.map(|(seconds, rest)| vm.new_int(seconds * 1_000_000_000 + rest)));
    fields.extend([metadata.blksize(), metadata.blocks(), metadata.rdev()].map(|number| vm.new_int(number as i64)));
    let class = class(vm);
    vm.new_structure_sequence(&class, fields)
}
