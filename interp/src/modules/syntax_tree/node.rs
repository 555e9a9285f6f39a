//! Conversion between the compiler's tree and the objects of module ast, piece by piece.

use std::rc::Rc;

use super::classes::Classes;
use crate::compile::code::Constant;
use crate::object::ObjectRef;
use crate::syntax::stack::with_stack;
use crate::syntax::tree::{Expression, Identifier, Location, ScopeId, TypeParameters};
use crate::types::converters::text_of;
use crate::types::int::Int;
use crate::types::list::List;
use crate::types::object::Instance;
use crate::types::str::Str;
use crate::vm::{Raised, Result, Vm};

/// A part of a tree that a field can hold.
pub(super) trait Node: Sized {
    /// The object for it.
    fn write(&self, writer: &mut Writer<'_>) -> Result;

    /// The part that an object stands for; the object is `None` only where `from_none` gives nothing.
    fn read(reader: &mut Reader<'_>, object: &ObjectRef) -> Result<Self>;

    /// What a field that is missing means, where it may be missing.
    fn when_missing() -> Option<Self> {
        None
    }

    /// What `None` means, where it means something.
    fn from_none() -> Option<Self> {
        None
    }

    /// What a list of these is called in errors.
    const LIST_NAME: &'static str = "expression";

    /// Whether the field is a list.
    const IS_LIST: bool = false;
}

/// The alternatives of a sum.
pub(super) trait Kinds: Sized {
    /// The node, without its position.
    fn write_kind(&self, writer: &mut Writer<'_>) -> Result;

    /// The kind that an object of the class of that name stands for, `None` where it is none of these.
    fn read_kind(reader: &mut Reader<'_>, name: &str, object: &ObjectRef) -> Result<Option<Self>>;
}

/// From tree to objects.
pub(super) struct Writer<'a> {
    pub vm: &'a mut Vm,
    pub classes: Rc<Classes>,
}

impl Writer<'_> {
    /// A node with its fields, as the declaration lists them.
    pub fn node(&mut self, name: &str, values: Vec<ObjectRef>) -> Result {
        let Some(kind) = self.classes.kinds.get(name) else {
            return Err(self.vm.system_error("a node without a class"));
        };
        let node = ObjectRef::new(&kind.class, Instance);
        let dict = self.vm.instance_dict(&node)?;
        for (field, value) in kind.fields.iter().zip(values) {
            if let Some(field) = field {
                self.vm.dict_set_str(&dict, field, value);
            }
        }
        Ok(node)
    }

    /// The only instance of a class without fields.
    pub fn singleton(&mut self, name: &str) -> Result {
        match self.classes.kinds.get(name).and_then(|kind| kind.singleton.clone()) {
            Some(instance) => Ok(instance),
            None => Err(self.vm.system_error("a node without a class")),
        }
    }

    /// Sets `lineno`, `col_offset`, `end_lineno`, `end_col_offset`.
    pub fn set_location(&mut self, node: &ObjectRef, location: Location) -> Result<()> {
        let dict = self.vm.instance_dict(node)?;
        let values = [location.line, location.column, location.end_line, location.end_column];
        for (name, value) in self.classes.positions.iter().zip(values) {
            let value = self.vm.new_int(i64::from(value));
            self.vm.dict_set_str(&dict, name, value);
        }
        Ok(())
    }
}

/// From objects to a tree.
pub(super) struct Reader<'a> {
    pub vm: &'a mut Vm,
    pub classes: Rc<Classes>,
    pub scopes: u32,
}

/// Type with its quantity and name of a field.
fn split(asdl: &str) -> (&str, &str) {
    asdl.split_once(' ').unwrap_or(("", asdl))
}

impl Reader<'_> {
    /// The identity of a scope that the tree has not had so far.
    pub fn new_scope(&mut self) -> ScopeId {
        self.scopes += 1;
        ScopeId(self.scopes)
    }

    /// The name of the first class of the grammar that an object is an instance of.
    pub fn class_name(&self, object: &ObjectRef) -> Option<&'static str> {
        self.classes.name_of(self.vm, object)
    }

    /// A field of a node.
    pub fn field<T: Node>(&mut self, node: &ObjectRef, owner: &str, asdl: &str) -> Result<T> {
        let (_, name) = split(asdl);
        let absent = self.vm.profile.absent_tree_fields.contains(&name);
        let value = if absent {
            None
        } else {
            let name = self.vm.intern(name);
            self.vm.get_optional_attribute(node, &name)?
        };
        let Some(value) = value else {
            let may_be_missing = absent || !T::IS_LIST || self.vm.profile.missing_tree_lists_are_empty;
            return match T::when_missing().filter(|_| may_be_missing) {
                Some(value) => Ok(value),
                None => Err(self.vm.type_error(format!("required field \"{name}\" missing from {owner}"))),
            };
        };
        if T::IS_LIST {
            if value.payload::<List>().is_none() {
                let found = self.vm.class_name(&value);
                let message = format!("{owner} field \"{name}\" must be a list, not a {found}");
                return Err(self.vm.type_error(message));
            }
        } else if value.is(&self.vm.none) {
            return match T::from_none() {
                Some(value) => Ok(value),
                None => Err(self.vm.value_error(format!("field '{name}' is required for {owner}"))),
            };
        }
        self.vm.enter_recursive_call(&format!(" while traversing '{owner}' node"))?;
        let part = with_stack(|| T::read(self, &value));
        self.vm.native_depth -= 1;
        part
    }

    /// A field that the compiler has no use for: a type comment, the kind of a constant.
    pub fn ignored_text(&mut self, node: &ObjectRef, asdl: &str) -> Result<()> {
        let name = self.vm.intern(split(asdl).1);
        match self.vm.get_optional_attribute(node, &name)? {
            Some(value) if !value.is(&self.vm.none) && text_of(&value).is_none() => {
                Err(self.vm.type_error("AST string must be of type str"))
            }
            _ => Ok(()),
        }
    }

    /// A node of a sum whose nodes have positions.
    pub fn sum<K: Kinds>(&mut self, object: &ObjectRef, sum: &str) -> Result<(K, Location)> {
        let location = self.location(object, sum)?;
        let name = self.class_name(object).unwrap_or_default();
        match K::read_kind(self, name, object)? {
            Some(kind) => Ok((kind, location)),
            None => Err(self.unexpected(object, sum)),
        }
    }

    /// An object that is no node of a sum.
    pub fn unexpected(&mut self, object: &ObjectRef, sum: &str) -> Raised {
        match self.vm.repr_display(object) {
            Ok(found) => self.vm.type_error(format!("expected some sort of {sum}, but got {found}")),
            Err(raised) => raised,
        }
    }

    /// Products are told by their attributes alone.
    pub fn expect_product(&mut self, _object: &ObjectRef, _name: &str) -> Result<()> {
        Ok(())
    }

    /// The position of a node.
    pub fn location(&mut self, object: &ObjectRef, owner: &str) -> Result<Location> {
        let mut values = [None; 4];
        for (index, value) in values.iter_mut().enumerate() {
            let name = self.classes.positions[index].clone();
            match self.vm.get_optional_attribute(object, &name)? {
                Some(found) if index < 2 || !found.is(&self.vm.none) => *value = Some(self.small_int(&found)?),
                _ if index < 2 => {
                    let name = self.vm.display_text(&name);
                    return Err(self.vm.type_error(format!("required field \"{name}\" missing from {owner}")));
                }
                _ => {}
            }
        }
        let [line, column, end_line, end_column] = values;
        let (line, column) = (line.unwrap_or(0), column.unwrap_or(0));
        let location =
            Location { line, column, end_line: end_line.unwrap_or(line), end_column: end_column.unwrap_or(column) };
        self.check_location(location)?;
        Ok(location)
    }

    /// `validate_positions` of Python/ast.c.
    fn check_location(&mut self, location: Location) -> Result<()> {
        let Location { line, end_line, column, end_column } = location;
        let message = if line > end_line {
            format!("AST node line range ({line}, {end_line}) is not valid")
        } else if line < 0 && end_line != line || column < 0 && column != end_column {
            format!("AST node column range ({column}, {end_column}) for line range ({line}, {end_line}) is not valid")
        } else if line == end_line && column > end_column {
            format!("line {line}, column {column}-{end_column} is not a valid range")
        } else {
            return Ok(());
        };
        Err(self.vm.value_error(message))
    }

    fn small_int(&mut self, object: &ObjectRef) -> Result<i32> {
        let Some(value) = object.payload::<Int>() else {
            let found = self.vm.repr_display(object)?;
            return Err(self.vm.value_error(format!("invalid integer value: {found}")));
        };
        match value.to_i64().and_then(|value| i32::try_from(value).ok()) {
            Some(value) => Ok(value),
            None => Err(self.vm.overflow_error("Python int too large to convert to C int")),
        }
    }
}

impl<T: Node> Node for Option<T> {
    fn write(&self, writer: &mut Writer<'_>) -> Result {
        match self {
            Some(value) => value.write(writer),
            None => Ok(writer.vm.none.clone()),
        }
    }

    fn read(reader: &mut Reader<'_>, object: &ObjectRef) -> Result<Self> {
        if object.is(&reader.vm.none) { Ok(None) } else { T::read(reader, object).map(Some) }
    }

    fn when_missing() -> Option<Self> {
        Some(None)
    }

    fn from_none() -> Option<Self> {
        Some(None)
    }
}

impl<T: Node> Node for Box<T> {
    fn write(&self, writer: &mut Writer<'_>) -> Result {
        (**self).write(writer)
    }

    fn read(reader: &mut Reader<'_>, object: &ObjectRef) -> Result<Self> {
        T::read(reader, object).map(Box::new)
    }
}

impl<T: Node> Node for Vec<T> {
    fn write(&self, writer: &mut Writer<'_>) -> Result {
        let mut items = Vec::with_capacity(self.len());
        for item in self {
            items.push(item.write(writer)?);
        }
        Ok(writer.vm.new_list(items))
    }

    fn read(reader: &mut Reader<'_>, object: &ObjectRef) -> Result<Self> {
        let mut parts = Vec::new();
        // The list may change while attributes are read.
        while let Some(item) =
            object.payload::<List>().and_then(|list| list.items.get(reader.vm).get(parts.len()).cloned())
        {
            let part = if item.is(&reader.vm.none) {
                match T::from_none() {
                    Some(part) => part,
                    None => return Err(reader.vm.value_error(format!("None disallowed in {} list", T::LIST_NAME))),
                }
            } else {
                T::read(reader, &item)?
            };
            parts.push(part);
        }
        Ok(parts)
    }

    fn when_missing() -> Option<Self> {
        Some(Self::new())
    }

    const IS_LIST: bool = true;
}

impl Node for Identifier {
    fn write(&self, writer: &mut Writer<'_>) -> Result {
        Ok(writer.vm.intern(self.as_str()))
    }

    fn read(reader: &mut Reader<'_>, object: &ObjectRef) -> Result<Self> {
        let is_exact = object.class_id() == reader.vm.types.str.id();
        match object.payload::<Str>().filter(|_| is_exact) {
            Some(text) => Ok(Self::new(text.text.to_str_lossy())),
            None => Err(reader.vm.type_error("AST identifier must be of type str")),
        }
    }
}

/// `int simple`, `int is_async`.
impl Node for bool {
    fn write(&self, writer: &mut Writer<'_>) -> Result {
        Ok(writer.vm.new_int(i64::from(*self)))
    }

    fn read(reader: &mut Reader<'_>, object: &ObjectRef) -> Result<Self> {
        Ok(reader.small_int(object)? != 0)
    }
}

/// `int? level`
impl Node for u32 {
    fn write(&self, writer: &mut Writer<'_>) -> Result {
        Ok(writer.vm.new_int(i64::from(*self)))
    }

    fn read(reader: &mut Reader<'_>, object: &ObjectRef) -> Result<Self> {
        let value = reader.small_int(object)?;
        Self::try_from(value).map_err(|_| reader.vm.value_error("Negative ImportFrom level"))
    }

    fn when_missing() -> Option<Self> {
        Some(0)
    }

    fn from_none() -> Option<Self> {
        Some(0)
    }
}

/// `int conversion`: a character, −1 for none.
impl Node for Option<char> {
    fn write(&self, writer: &mut Writer<'_>) -> Result {
        Ok(writer.vm.new_int(self.map_or(-1, |conversion| i64::from(u32::from(conversion)))))
    }

    fn read(reader: &mut Reader<'_>, object: &ObjectRef) -> Result<Self> {
        match reader.small_int(object)? {
            value if value < 0 => Ok(None),
            value => match u32::try_from(value).ok().and_then(char::from_u32).filter(|value| "sra".contains(*value)) {
                Some(conversion) => Ok(Some(conversion)),
                None => Err(reader.vm.system_error(format!("Unrecognized conversion character {value}"))),
            },
        }
    }
}

impl Node for TypeParameters {
    fn write(&self, writer: &mut Writer<'_>) -> Result {
        self.parameters.write(writer)
    }

    fn read(reader: &mut Reader<'_>, object: &ObjectRef) -> Result<Self> {
        let scope = reader.new_scope();
        Ok(Self { scope, parameters: Node::read(reader, object)? })
    }

    fn when_missing() -> Option<Self> {
        // Without parameters nobody asks for the scope.
        Some(Self { scope: ScopeId::TOP, parameters: Vec::new() })
    }

    const IS_LIST: bool = true;
}

/// A bound or default, which is evaluated in a scope of its own.
impl Node for (ScopeId, Expression) {
    fn write(&self, writer: &mut Writer<'_>) -> Result {
        self.1.write(writer)
    }

    fn read(reader: &mut Reader<'_>, object: &ObjectRef) -> Result<Self> {
        Ok((reader.new_scope(), Expression::read(reader, object)?))
    }
}

impl Node for Constant {
    fn write(&self, writer: &mut Writer<'_>) -> Result {
        writer.vm.new_constant(self)
    }

    fn read(reader: &mut Reader<'_>, object: &ObjectRef) -> Result<Self> {
        super::constants::constant_of(reader.vm, object)
    }

    fn from_none() -> Option<Self> {
        Some(Self::None)
    }
}
