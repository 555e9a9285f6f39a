//! How long something is waited for, as `acquire` and `join` are told it.

use std::time::{Duration, Instant};

use super::LONGEST_TIMEOUT;
use crate::object::ObjectRef;
use crate::types::float::Float;
use crate::types::int::Int;
use crate::vm::{Result, Vm};

/// The greatest number of seconds whose nanoseconds fit in 64 bits, and a little more.
const REPRESENTABLE: f64 = 9_223_372_036.854_776;

/// A number of seconds (`_PyTime_FromSecondsObject`).
///
/// # Errors
/// TypeError for what is no number, ValueError for NaN, OverflowError for what 64 bits of nanoseconds cannot hold.
pub fn seconds(vm: &mut Vm, given: &ObjectRef) -> Result<f64> {
    if let Some(seconds) = given.payload::<Float>().map(|seconds| seconds.0) {
        if seconds.is_nan() {
            return Err(vm.value_error("Invalid value NaN (not a number)"));
        }
        if seconds.abs() >= REPRESENTABLE {
            return Err(vm.overflow_error("timestamp out of range for platform time_t"));
        }
        return Ok(seconds);
    }
    let index = vm.index(given)?;
    match index.payload::<Int>().and_then(Int::to_i64).filter(|whole| whole.checked_mul(1_000_000_000).is_some()) {
        Some(whole) => Ok(whole as f64),
        None => {
            let name = vm.profile.time_type_name;
            Err(vm.overflow_error(format!("timestamp too large to convert to C {name}")))
        }
    }
}

/// When so many seconds from now are over; none where there is no such time.
pub fn deadline(seconds: f64) -> Option<Instant> {
    Instant::now().checked_add(Duration::try_from_secs_f64(seconds).ok()?)
}

/// How `acquire(blocking=True, timeout=-1)` waits.
pub enum Patience {
    /// Not at all.
    None,
    /// Until then; for ever without a time.
    Until(Option<Instant>),
}

impl Patience {
    /// From the arguments of `acquire` (`lock_acquire_parse_args`).
    ///
    /// # Errors
    /// ValueError for a timeout that makes no sense, OverflowError for one that is too large.
    pub fn of(vm: &mut Vm, arguments: &mut [Option<ObjectRef>]) -> Result<Self> {
        let mut argument = |index: usize| arguments.get_mut(index).and_then(Option::take);
        let (blocking, timeout) = (argument(0), argument(1));
        let blocking = match blocking {
            Some(blocking) => vm.truth(&blocking)?,
            None => true,
        };
        let timeout = match timeout {
            Some(timeout) => seconds(vm, &timeout)?,
            None => -1.0,
        };
        if timeout == -1.0 {
            return Ok(if blocking { Self::Until(None) } else { Self::None });
        }
        if !blocking {
            return Err(vm.value_error("can't specify a timeout for a non-blocking call"));
        }
        if timeout < 0.0 {
            return Err(vm.value_error(vm.profile.negative_timeout_message));
        }
        if timeout > LONGEST_TIMEOUT {
            return Err(vm.overflow_error("timeout value is too large"));
        }
        // A timeout of nothing is no wait.
        Ok(if timeout == 0.0 { Self::None } else { Self::Until(deadline(timeout)) })
    }
}
