//! `CALL_INTRINSIC_1` and `CALL_INTRINSIC_2` (Python/intrinsics.c).

use crate::types::list::List;
use crate::vm::{Result, Vm};

impl Vm {
    pub(super) fn unary_intrinsic(&mut self, argument: u32) -> Result<()> {
        let value = self.pop();
        let result = match argument {
            1 => {
                self.display_hook(&value)?;
                self.none.clone()
            }
            2 => {
                self.import_star(&value)?;
                self.none.clone()
            }
            3 => self.stop_iteration_error(value)?,
            4 => self.wrap_async_value(value),
            5 => self.unary_operation(|slots| slots.positive, "+", &value)?,
            6 => {
                let items = value.payload::<List>().map(|list| list.items.get(self).clone()).unwrap_or_default();
                self.new_tuple(items)
            }
            _ => self.type_parameter_intrinsic(argument, value)?,
        };
        self.push(result);
        Ok(())
    }

    pub(super) fn binary_intrinsic(&mut self, argument: u32) -> Result<()> {
        let second = self.pop();
        let first = self.pop();
        let result = match argument {
            1 => self.prepare_reraise_star(first, second)?,
            4 => {
                if let Some(function) = first.payload::<crate::types::function::Function>() {
                    let old = function.data.get_mut(self).type_parameters.replace(second);
                    drop(old);
                }
                first
            }
            _ => self.type_variable_intrinsic(argument, first, second)?,
        };
        self.push(result);
        Ok(())
    }
}
