//! From the compiler's data to code objects: constants become objects, instructions are decoded.

use std::cell::Cell;
use std::hash::{Hash, Hasher};
use std::rc::Rc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::code::{Code, CodeVariable, Handler, Instruction, MergedParts};
use crate::compile::code::{CodeUnit, Constant};
use crate::compile::constants;
use crate::compile::opcode;
use crate::object::{ObjectId, ObjectRef};
use crate::planted_faults::Fault;
use crate::types::numeric::Integer;
use crate::types::set::Set;
use crate::types::text::Text;
use crate::types::tuple::Tuple;
use crate::vm::{Result, Vm};

/// What one compilation shares between its code objects (`const_cache` in Python/compile.c).
#[derive(Default)]
struct ConstantCache<'unit> {
    objects: FxHashMap<Key<'unit>, ObjectRef>,
    /// All tuples by their items, which are merged themselves: the program's constants, and what code objects are made of.
    tuples: FxHashMap<Box<[ObjectId]>, MergedTuple>,
    codes: Vec<ObjectRef>,
    /// The tuples that stand in the syntax tree by themselves: the compiler makes the others, of default values for instance.
    of_tree: FxHashSet<Key<'unit>>,
    /// The texts of which another object had been interned before: code objects have that in their place.
    replaced: FxHashSet<Key<'unit>>,
}

/// A tuple that is there once in a compilation.
struct MergedTuple {
    /// None while only names of code objects have these items: a tuple of them is made when somebody looks.
    object: Option<ObjectRef>,
    /// A code object or the compiler had it first: the syntax tree then has a tuple of its own for a constant that is equal.
    of_code: bool,
}

fn ids<'items>(items: impl IntoIterator<Item = &'items ObjectRef>) -> Box<[ObjectId]> {
    items.into_iter().map(ObjectRef::id).collect()
}

impl ConstantCache<'_> {
    /// The one tuple with these items.
    fn merge(&mut self, vm: &Vm, items: Vec<ObjectRef>, of_code: bool) -> ObjectRef {
        let entry = self.tuples.entry(ids(&items)).or_insert(MergedTuple { object: None, of_code });
        entry.object.get_or_insert_with(|| vm.new_tuple(items)).clone()
    }

    /// Notes that the compiler has made a tuple, which the syntax tree does not hold.
    fn note_made_by_compiler(&mut self, tuple: &ObjectRef) {
        if let Some(payload) = tuple.payload::<Tuple>()
            && let Some(merged) = self.tuples.get_mut(&ids(&payload.0))
        {
            merged.of_code = true;
        }
    }

    /// Notes what tuples of names a code object is made of, which come after its constants.
    fn note(&mut self, code: ObjectRef) {
        if let Some(payload) = code.payload::<Code>() {
            for names in [ids(&*payload.names), ids(payload.variables.iter().map(|variable| &variable.name))] {
                self.tuples.entry(names).or_insert(MergedTuple { object: None, of_code: true });
            }
        }
        self.codes.push(code);
    }

    /// Notes which parts code objects have in common.
    fn note_merged_parts(&self) {
        let codes = || self.codes.iter().filter_map(|code| code.payload::<Code>());
        let variables_of = |code: &Code| ids(code.variables.iter().map(|variable| &variable.name));
        let mut names: FxHashMap<Box<[ObjectId]>, u32> = FxHashMap::default();
        let mut tables: FxHashMap<&[u8], u32> = FxHashMap::default();
        for code in codes() {
            *names.entry(ids(&*code.names)).or_default() += 1;
            *names.entry(variables_of(code)).or_default() += 1;
            *tables.entry(&*code.line_table).or_default() += 1;
            *tables.entry(&*code.exception_table).or_default() += 1;
        }
        let is_merged = |count: Option<&u32>| count.is_some_and(|count| *count > 1);
        for code in codes() {
            code.merged.set(MergedParts {
                names: is_merged(names.get(&ids(&*code.names))),
                variables: is_merged(names.get(&variables_of(code))),
                line_table: is_merged(tables.get(&*code.line_table)),
                exception_table: is_merged(tables.get(&*code.exception_table)),
            });
        }
    }

    /// Gives code objects the constants of the program that are their tuples of names, too.
    fn share_names(&self) {
        for payload in self.codes.iter().filter_map(|code| code.payload::<Code>()) {
            let constant = |names: &[ObjectId]| {
                let merged = self.tuples.get(names).filter(|_| !names.is_empty())?;
                merged.object.clone()
            };
            let variables = ids(payload.variables.iter().map(|variable| &variable.name));
            for (names, place) in
                [(ids(&*payload.names), &payload.shared_names), (variables, &payload.shared_variables)]
            {
                if let Some(constant) = constant(&names) {
                    let _ = place.set(constant);
                }
            }
        }
    }

    /// Whether the syntax tree has an object of its own for a constant. A frozenset is always made again where it is
    /// merged (`merge_const_one` in Python/compile.c).
    fn is_apart_from_tree(&self, constant: &ObjectRef) -> bool {
        if constant.payload::<Set>().is_some() {
            return true;
        }
        let Some(tuple) = constant.payload::<Tuple>() else { return false };
        self.tuples.get(&ids(&tuple.0)).is_some_and(|merged| merged.of_code)
    }
}

/// A constant under the equality that merging uses.
struct Key<'unit>(&'unit Constant);

impl PartialEq for Key<'_> {
    fn eq(&self, other: &Self) -> bool {
        constants::same(self.0, other.0)
    }
}

impl Eq for Key<'_> {}

impl Hash for Key<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        constants::hash(self.0, state);
    }
}

/// What the memory of a syntax tree holds of the constants of a program that runs right after it was compiled, as a
/// main program and the text for `exec` do: `PyArena` is freed when the program has ended (`run_mod` in
/// Python/pythonrun.c), and until then each of them has one reference more.
#[derive(Default)]
pub struct TreeConstants(Vec<ObjectRef>);

/// Takes a constant's object, and those of its parts, out of the cache: it is held once, however often it occurs.
fn keep<'unit>(constant: &'unit Constant, cache: &mut ConstantCache<'unit>, twice: bool, kept: &mut Vec<ObjectRef>) {
    if let Some(object) = cache.objects.remove(&Key(constant)) {
        if twice && matches!(constant, Constant::Bytes(_)) {
            kept.push(object.clone());
        }
        if !cache.is_apart_from_tree(&object) {
            kept.push(object);
        }
    }
    if let Constant::Tuple(items) | Constant::FrozenSet(items) = constant {
        items.iter().for_each(|item| keep(item, cache, twice, kept));
    }
}

impl Vm {
    /// A code object, with those nested in it.
    pub fn make_code(&mut self, unit: &CodeUnit) -> Result {
        let filename = self.intern(&unit.filename);
        self.make_code_of_file(unit, &filename)
    }

    /// A code object, with those nested in it; all of them have this object as `co_filename`.
    pub fn make_code_of_file(&mut self, unit: &CodeUnit, filename: &ObjectRef) -> Result {
        Ok(self.make_code_with_tree(unit, &[], filename)?.0)
    }

    /// A code object with those nested in it, and the objects of the constants that its syntax tree holds.
    ///
    /// # Errors
    /// As [`Vm::make_code`].
    pub fn make_code_with_tree<'unit>(
        &mut self,
        unit: &'unit CodeUnit,
        tree: &'unit [Constant],
        filename: &ObjectRef,
    ) -> Result<(ObjectRef, TreeConstants)> {
        let filename = &self.text_of_code(filename);
        let mut cache = ConstantCache::default();
        let tuples = tree.iter().filter(|constant| matches!(constant, Constant::Tuple(_)));
        cache.of_tree.extend(tuples.map(Key));
        let code = self.make_code_sharing(unit, filename, &mut cache)?;
        cache.share_names();
        cache.note_merged_parts();
        let mut kept = TreeConstants::default();
        let twice = self.profile.syntax_tree_holds_bytes_twice;
        tree.iter().for_each(|constant| keep(constant, &mut cache, twice, &mut kept.0));
        Ok((code, kept))
    }

    fn make_code_sharing<'unit>(
        &mut self,
        unit: &'unit CodeUnit,
        filename: &ObjectRef,
        cache: &mut ConstantCache<'unit>,
    ) -> Result {
        let mut constants = Vec::with_capacity(unit.constants.len());
        if self.profile.interns_names_of_code {
            // The qualified name of a class is the constant of its body, too.
            let is_name =
                |constant: &&Constant| matches!(constant, Constant::Str(text) if *text == *unit.qualified_name);
            if let Some(constant) = unit.constants.iter().find(is_name)
                && !cache.objects.contains_key(&Key(constant))
            {
                let name = self.intern(&unit.qualified_name);
                cache.objects.insert(Key(constant), name);
            }
        }
        for constant in &unit.constants {
            let is_tuple = matches!(constant, Constant::Tuple(_));
            let by_compiler =
                is_tuple && !cache.of_tree.contains(&Key(constant)) && !cache.objects.contains_key(&Key(constant));
            let object = self.make_constant(constant, filename, cache)?;
            if by_compiler {
                cache.note_made_by_compiler(&object);
            }
            constants.push(object);
        }
        let variables: Box<[CodeVariable]> = unit
            .variables
            .iter()
            .map(|variable| CodeVariable {
                name: self.intern(&variable.name),
                local: variable.local,
                cell: variable.cell,
                free: variable.free,
                hidden: variable.hidden,
            })
            .collect();
        let first_free = variables.iter().position(|variable| variable.free).unwrap_or(variables.len());
        let payload = Code {
            name: self.name_of_code(&unit.name),
            qualified_name: self.name_of_code(&unit.qualified_name),
            filename: filename.clone(),
            first_line: unit.first_line,
            flags: unit.flags,
            argument_count: unit.argument_count as usize,
            positional_only_count: unit.positional_only_count as usize,
            keyword_only_count: unit.keyword_only_count as usize,
            stack_size: unit.stack_size as usize,
            constants: cache.merge(self, constants, true),
            names: unit.names.iter().map(|name| self.intern(name)).collect(),
            variables,
            line_table: unit.line_table.clone().into_boxed_slice(),
            instructions: decode(&unit.code),
            handlers: decode_exception_table(&unit.exception_table),
            exception_table: unit.exception_table.clone().into_boxed_slice(),
            code: unit.code.clone().into_boxed_slice(),
            first_free,
            cache: Default::default(),
            shared_names: Default::default(),
            shared_variables: Default::default(),
            traced: Default::default(),
            merged: Default::default(),
        };
        let code = ObjectRef::new(&self.types.code, payload);
        cache.note(code.clone());
        Ok(code)
    }

    /// A filename or name that a code object is given, which is interned where its names are.
    pub fn text_of_code(&mut self, filename: &ObjectRef) -> ObjectRef {
        match self.profile.interns_names_of_code {
            true => self.intern_made_object(filename.clone()),
            false => filename.clone(),
        }
    }

    /// The name or qualified name of a code object.
    fn name_of_code(&mut self, name: &str) -> ObjectRef {
        if self.profile.interns_names_of_code || !name.contains(['.', '<']) {
            return self.intern(name);
        }
        // What no source has as a name, as `<lambda>`, is one object nevertheless.
        if name.contains('.') {
            return self.new_str(name);
        }
        self.own_text(name)
    }

    /// The object for a constant.
    ///
    /// # Errors
    /// What making it raises.
    pub fn new_constant(&mut self, constant: &Constant) -> Result {
        self.make_constant(constant, &self.empty_str.clone(), &mut ConstantCache::default())
    }

    fn make_constant<'unit>(
        &mut self,
        constant: &'unit Constant,
        filename: &ObjectRef,
        cache: &mut ConstantCache<'unit>,
    ) -> Result {
        if let Constant::Code(unit) = constant
            && Fault::ConstantsNotShared.is_planted()
        {
            return self.make_code(unit);
        }
        if let Some(found) = cache.objects.get(&Key(constant)) {
            return Ok(found.clone());
        }
        let object = match constant {
            Constant::None => self.none.clone(),
            Constant::Bool(value) => self.new_bool(*value),
            Constant::Ellipsis => self.ellipsis.clone(),
            Constant::Int(value) => self.new_integer(Integer::from(value.clone())),
            Constant::Float(value) => self.new_float(*value),
            Constant::Complex(real, imaginary) => self.new_complex(*real, *imaginary),
            Constant::Str(value) => {
                let like_name = value.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
                let object = self.new_str(value);
                if like_name && !Fault::NamesNotInterned.is_planted() {
                    let interned = self.intern_made_object(object.clone());
                    if !interned.is(&object) {
                        cache.replaced.insert(Key(constant));
                    }
                    interned
                } else {
                    object
                }
            }
            Constant::SurrogateStr(code_points) => self.new_text(Text::from_code_points(code_points.iter().copied())),
            Constant::Bytes(value) => self.new_bytes(value),
            Constant::Tuple(items) => {
                let mut objects = Vec::with_capacity(items.len());
                for item in items {
                    objects.push(self.make_constant(item, filename, cache)?);
                }
                cache.merge(self, objects, false)
            }
            Constant::FrozenSet(items) => {
                let mut objects = Vec::with_capacity(items.len());
                for item in items {
                    objects.push(self.make_constant(item, filename, cache)?);
                }
                // The compiler makes the set again when it shares constants, and once more for the code object where one
                // of its texts is replaced by an interned one (`intern_constants` in Objects/codeobject.c).
                let times = 1 + usize::from(items.iter().any(|item| cache.replaced.contains(&Key(item))));
                let mut set = self.new_frozenset(objects)?;
                for _ in 0..times {
                    let objects = self.collect(&set)?;
                    set = self.new_frozenset(objects)?;
                }
                set
            }
            Constant::Code(unit) => self.make_code_sharing(unit, filename, cache)?,
        };
        cache.objects.insert(Key(constant), object.clone());
        Ok(object)
    }
}

/// Decodes code units: arguments joined with their `EXTENDED_ARG` prefixes.
pub fn decode(code: &[u8]) -> Rc<[Instruction]> {
    let mut extended = 0u32;
    code.chunks_exact(2)
        .map(|unit| {
            let opcode = unit[0];
            let argument = extended << 8 | u32::from(unit[1]);
            extended = if opcode == opcode::EXTENDED_ARG { argument } else { 0 };
            Instruction {
                opcode: Cell::new(opcode),
                length: 1 + opcode::cache_entries(opcode) as u8,
                argument,
                hint: Cell::new(0),
            }
        })
        .collect()
}

/// Decodes an exception table (Objects/exception_handling_notes.txt in CPython): groups of four numbers in
/// digits of six bits.
pub fn decode_exception_table(table: &[u8]) -> Box<[Handler]> {
    let mut bytes = table.iter().copied();
    let mut number = || {
        let mut byte = bytes.next()?;
        let mut value = u32::from(byte & 0x3f);
        while byte & 0x40 != 0 {
            byte = bytes.next()?;
            value = value << 6 | u32::from(byte & 0x3f);
        }
        Some(value)
    };
    let mut handlers = Vec::new();
    while let (Some(start), Some(length), Some(target), Some(depth)) = (number(), number(), number(), number()) {
        handlers.push(Handler {
            start,
            end: start.saturating_add(length),
            target,
            depth: depth >> 1,
            push_last_instruction: depth & 1 != 0,
        });
    }
    handlers.into_boxed_slice()
}
