//! `except*`: exception groups taken apart and put together again.

use crate::object::ObjectRef;
use crate::vm::{Result, Vm};

impl Vm {
    /// `CHECK_EG_MATCH`: what is left of an exception, and the part that matches.
    pub(super) fn exception_group_match(
        &mut self,
        exception: ObjectRef,
        class: &ObjectRef,
    ) -> Result<(ObjectRef, ObjectRef)> {
        let _ = (exception, class);
        Err(self.system_error("except* is not carried out yet"))
    }

    /// `INTRINSIC_PREP_RERAISE_STAR`
    pub(super) fn prepare_reraise_star(&mut self, original: ObjectRef, raised: ObjectRef) -> Result {
        let _ = (original, raised);
        Err(self.system_error("except* is not carried out yet"))
    }
}
