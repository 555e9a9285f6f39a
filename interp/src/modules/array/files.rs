//! `array.fromfile` and `array.tofile`: whatever has `read` and `write` will do (Modules/arraymodule.c).

use super::methods::from_bytes;
use super::this;
use crate::object::ObjectRef;
use crate::types::bytes::Bytes;
use crate::vm::{Result, Vm};

type Given<'a> = &'a mut [Option<ObjectRef>];

/// How much is written at once.
const BLOCK: usize = 64 * 1024;

/// `array.fromfile(f, n)`
pub(super) fn from_file(vm: &mut Vm, object: &ObjectRef, given: Given) -> Result {
    let (file, count) = (vm.required(given, 0), vm.required(given, 1));
    let count = vm.index_to_isize(&count)?;
    let Ok(count) = usize::try_from(count) else { return Err(vm.value_error("negative count")) };
    let Some(wanted) = count.checked_mul(this(object).size()).and_then(|wanted| i64::try_from(wanted).ok()) else {
        return Err(vm.raise_memory_error());
    };
    let (read, size) = (vm.intern("read"), vm.new_int(wanted));
    let bytes = vm.call_method(&file, &read, [size])?;
    let Some(length) = bytes.payload::<Bytes>().map(|bytes| bytes.value.len()) else {
        return Err(vm.type_error("read() didn't return bytes"));
    };
    from_bytes(vm, object, &mut [Some(bytes)])?;
    if length as i64 != wanted {
        let class = vm.exceptions.eof_error.clone();
        return Err(vm.raise(&class, "read() didn't return enough bytes"));
    }
    Ok(vm.none.clone())
}

/// `array.tofile(f)`
pub(super) fn to_file(vm: &mut Vm, object: &ObjectRef, given: Given) -> Result {
    let file = vm.required(given, 0);
    let write = vm.intern("write");
    let mut start = 0;
    // Writing can change the array.
    while let Some(block) = this(object).bytes(vm).get(start..).filter(|rest| !rest.is_empty()) {
        let block = block[..block.len().min(BLOCK)].to_vec();
        start += block.len();
        let block = vm.new_bytes(&block);
        vm.call_method(&file, &write, [block])?;
    }
    Ok(vm.none.clone())
}
