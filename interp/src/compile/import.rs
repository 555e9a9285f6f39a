//! Code of `import` statements.

use num_bigint::BigInt;

use super::code::Constant;
use super::opcode::{self, intrinsic_1};
use super::unit::Compiler;
use crate::syntax::failure::Result;
use crate::syntax::tree::{Alias, Context, Identifier, Location};

impl Compiler<'_> {
    pub(super) fn import(&mut self, names: &[Alias], location: Location) {
        for alias in names {
            self.load_constant(Constant::Int(BigInt::ZERO), location);
            self.load_constant(Constant::None, location);
            self.emit_name(opcode::IMPORT_NAME, &alias.name, location);
            match &alias.as_name {
                Some(as_name) => self.import_as(&alias.name, as_name, location),
                None => {
                    let first = alias.name.split('.').next().unwrap_or_default();
                    self.store_name(first, location);
                }
            }
        }
    }

    /// `import a.b.c as d` binds the last of the modules.
    fn import_as(&mut self, name: &Identifier, as_name: &Identifier, location: Location) {
        let attributes: Vec<&str> = name.split('.').skip(1).collect();
        for (index, attribute) in attributes.iter().enumerate() {
            let index_of_name = self.unit.names.insert_full(Identifier::from(*attribute)).0 as u32;
            self.emit_with(opcode::IMPORT_FROM, index_of_name, location);
            if index + 1 < attributes.len() {
                self.emit_with(opcode::SWAP, 2, location);
                self.emit(opcode::POP_TOP, location);
            }
        }
        self.name(as_name, Context::Store, location);
        if !attributes.is_empty() {
            self.emit(opcode::POP_TOP, location);
        }
    }

    pub(super) fn import_from(
        &mut self,
        module: Option<&Identifier>,
        names: &[Alias],
        level: u32,
        location: Location,
    ) -> Result<()> {
        self.load_constant(Constant::Int(BigInt::from(level)), location);
        let any_level = self.options.profile.future_imports_of_any_level;
        let is_after = match self.future_location {
            None => true,
            Some(last) if self.options.profile.future_imports_by_line => location.line > last.line,
            Some(last) => (location.line, location.column) > (last.line, last.column),
        };
        if (level == 0 || any_level) && is_after && module.is_some_and(|module| module.as_str() == "__future__") {
            return self.error(super::future::TOO_LATE, location);
        }
        let constants = names.iter().map(|alias| Constant::Str(alias.name.to_string())).collect();
        self.load_constant(Constant::Tuple(constants), location);
        let empty = Identifier::empty();
        self.emit_name(opcode::IMPORT_NAME, module.unwrap_or(&empty), location);
        for alias in names {
            if alias.name.as_str() == "*" {
                self.emit_with(opcode::CALL_INTRINSIC_1, intrinsic_1::IMPORT_STAR, location);
                self.emit(opcode::POP_TOP, Location::NONE);
                return Ok(());
            }
            self.emit_name(opcode::IMPORT_FROM, &alias.name, location);
            self.name(alias.as_name.as_ref().unwrap_or(&alias.name), Context::Store, location);
        }
        self.emit(opcode::POP_TOP, location);
        Ok(())
    }
}
