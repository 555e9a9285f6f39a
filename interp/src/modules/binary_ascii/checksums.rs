//! Checksums: CRC-32 and the one of BinHex.

use super::{Given, data};
use crate::object::ObjectRef;
use crate::types::int::Int;
use crate::types::numeric::ByteOrder;
use crate::vm::{Result, Vm};

/// The last 32 bits of an int (Argument Clinic's `unsigned_int(bitwise=True)`).
fn low_bits(vm: &mut Vm, argument: &ObjectRef) -> Result<u32> {
    let index = vm.index(argument)?;
    let Some(number) = index.payload::<Int>() else { return Ok(0) };
    let length = number.bit_length() as usize / 8 + 1;
    let bytes = number.to_bytes(length.max(4), ByteOrder::Little, true).unwrap_or_default();
    Ok(bytes.first_chunk().map_or(0, |bytes| u32::from_le_bytes(*bytes)))
}

/// `crc32(data, crc)`
pub(super) fn crc32(vm: &mut Vm, _: &ObjectRef, given: Given) -> Result {
    const POLYNOMIAL: u32 = 0xEDB8_8320;
    let bytes = data(vm, given)?;
    let start = match given[1].take() {
        Some(start) => low_bits(vm, &start)?,
        None => 0,
    };
    let mut sum = !start;
    for byte in bytes {
        sum ^= u32::from(byte);
        for _ in 0..8 {
            sum = sum >> 1 ^ if sum & 1 == 1 { POLYNOMIAL } else { 0 };
        }
    }
    Ok(vm.new_int((!sum).into()))
}

/// `crc_hqx(data, crc)`
pub(super) fn crc_hqx(vm: &mut Vm, _: &ObjectRef, given: Given) -> Result {
    const POLYNOMIAL: u16 = 0x1021;
    let bytes = data(vm, given)?;
    let start = vm.required(given, 1);
    let mut sum = low_bits(vm, &start)? as u16;
    for byte in bytes {
        sum ^= u16::from(byte) << 8;
        for _ in 0..8 {
            sum = sum << 1 ^ if sum & 0x8000 == 0 { 0 } else { POLYNOMIAL };
        }
    }
    Ok(vm.new_int(sum.into()))
}
