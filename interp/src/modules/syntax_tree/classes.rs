//! The classes of nodes, made from the declarations.

use rustc_hash::FxHashMap;

use super::declare::Declaration;
use super::{base, expressions, statements};
use crate::object::{Kind, ObjectId, ObjectRef};
use crate::types::object::Instance;
use crate::types::type_object::{Type, type_flag};
use crate::vm::{Result, Vm};

/// A sum or a product of the grammar.
struct Group {
    /// The name of the sum; `None` for a product, which is its own class.
    sum: Option<&'static str>,
    /// Its nodes have positions.
    located: bool,
    /// Its nodes may do without the end of their position.
    open_ended: bool,
    kinds: &'static [&'static [Declaration]],
}

static MODULES: &[Declaration] = &[
    Declaration { name: "Module", fields: &["stmt* body", "type_ignore* type_ignores"] },
    Declaration { name: "Interactive", fields: &["stmt* body"] },
    Declaration { name: "Expression", fields: &["expr body"] },
    Declaration { name: "FunctionType", fields: &["expr* argtypes", "expr returns"] },
];

static TYPE_IGNORES: &[Declaration] = &[Declaration { name: "TypeIgnore", fields: &["int lineno", "string tag"] }];

/// Python.asdl
static GROUPS: &[Group] = &[
    Group { sum: Some("mod"), located: false, open_ended: false, kinds: &[MODULES] },
    Group { sum: Some("stmt"), located: true, open_ended: true, kinds: &[statements::STATEMENTS] },
    Group { sum: Some("expr"), located: true, open_ended: true, kinds: &[expressions::EXPRESSIONS] },
    Group { sum: Some("expr_context"), located: false, open_ended: false, kinds: &[expressions::CONTEXTS] },
    Group { sum: Some("boolop"), located: false, open_ended: false, kinds: &[expressions::BOOLEAN_OPERATORS] },
    Group { sum: Some("operator"), located: false, open_ended: false, kinds: &[expressions::OPERATORS] },
    Group { sum: Some("unaryop"), located: false, open_ended: false, kinds: &[expressions::UNARY_OPERATORS] },
    Group { sum: Some("cmpop"), located: false, open_ended: false, kinds: &[expressions::COMPARISONS] },
    Group { sum: None, located: false, open_ended: false, kinds: &[expressions::COMPREHENSION] },
    Group { sum: Some("excepthandler"), located: true, open_ended: true, kinds: &[statements::HANDLERS] },
    Group { sum: None, located: false, open_ended: false, kinds: &[expressions::ARGUMENTS] },
    Group { sum: None, located: true, open_ended: true, kinds: &[expressions::ARGUMENT] },
    Group { sum: None, located: true, open_ended: true, kinds: &[expressions::KEYWORD] },
    Group { sum: None, located: true, open_ended: true, kinds: &[statements::ALIAS] },
    Group { sum: None, located: false, open_ended: false, kinds: &[expressions::WITH_ITEM] },
    Group { sum: None, located: false, open_ended: false, kinds: &[statements::MATCH_CASE] },
    Group {
        sum: Some("pattern"),
        located: true,
        open_ended: false,
        kinds: &[statements::PATTERNS, statements::CLASS_PATTERNS],
    },
    Group { sum: Some("type_ignore"), located: false, open_ended: false, kinds: &[TYPE_IGNORES] },
    Group { sum: Some("type_param"), located: true, open_ended: false, kinds: &[expressions::TYPE_PARAMETERS] },
];

/// The order of the patterns in the grammar, which two tables share.
const PATTERN_ORDER: [&str; 8] =
    ["MatchValue", "MatchSingleton", "MatchSequence", "MatchMapping", "MatchClass", "MatchStar", "MatchAs", "MatchOr"];

/// A class of nodes.
pub(super) struct NodeClass {
    pub class: ObjectRef,
    /// The names of its fields as declared, `None` for those that the version does not have.
    pub fields: Vec<Option<ObjectRef>>,
    /// The instance of a class without fields that all trees share.
    pub singleton: Option<ObjectRef>,
}

/// All classes of nodes.
pub(crate) struct Classes {
    /// `ast.AST`
    pub(super) base: ObjectRef,
    /// The classes that nodes of a tree have, by name.
    pub(super) kinds: FxHashMap<&'static str, NodeClass>,
    /// All classes with their names, in the order of the grammar.
    pub(super) all: Vec<(&'static str, ObjectRef)>,
    /// `lineno`, `col_offset`, `end_lineno`, `end_col_offset`
    pub(super) positions: [ObjectRef; 4],
    names: FxHashMap<ObjectId, &'static str>,
}

impl Classes {
    /// The name of the first class of the grammar that an object is an instance of.
    pub(super) fn name_of(&self, vm: &Vm, object: &ObjectRef) -> Option<&'static str> {
        let mro = object.class_payload(vm).mro(vm);
        mro.iter().find_map(|class| self.names.get(&class.id()).copied())
    }

    /// Makes the classes.
    pub(super) fn new(vm: &mut Vm) -> Result<Self> {
        let object = vm.types.object.clone();
        let base = vm.make_builtin_type(&base::DEFINITION, &object, Kind::Instance);
        if let Some(class) = base.payload::<Type>() {
            // Made from a specification, not static: its attributes can be changed.
            class.data.get_mut(vm).flags &= !type_flag::IMMUTABLE;
        }
        let module = vm.intern("ast");
        set(vm, &base, "__module__", module)?;
        let empty = vm.empty_tuple.clone();
        for name in ["_fields", "__match_args__", "_attributes"] {
            set(vm, &base, name, empty.clone())?;
        }
        let positions = ["lineno", "col_offset", "end_lineno", "end_col_offset"].map(|name| vm.intern(name));
        let mut classes =
            Self { base, kinds: FxHashMap::default(), all: Vec::new(), positions, names: FxHashMap::default() };
        for group in GROUPS {
            classes.add_group(vm, group)?;
        }
        if vm.profile.tree_fields_have_defaults {
            for kind in GROUPS.iter().flat_map(declarations) {
                classes.set_field_types(vm, kind)?;
            }
        }
        Ok(classes)
    }

    fn add_group(&mut self, vm: &mut Vm, group: &'static Group) -> Result<()> {
        let absent = vm.profile.absent_tree_kinds;
        let kinds: Vec<_> = declarations(group).into_iter().filter(|kind| !absent.contains(&kind.name)).collect();
        let attributes = if group.located { vm.new_tuple(self.positions.to_vec()) } else { vm.empty_tuple.clone() };
        let base = match group.sum {
            None => self.base.clone(),
            Some(sum) if absent.contains(&sum) => return Ok(()),
            Some(sum) => {
                let texts: Vec<_> = kinds.iter().map(|kind| asdl_text(vm, kind)).collect();
                let has_fields = kinds.iter().any(|kind| !kind.fields.is_empty());
                let start_of_line = format!("\n{:width$}| ", "", width = sum.len() + 1);
                let text = format!("{sum} = {}", texts.join(if has_fields { &start_of_line } else { " | " }));
                let base = self.base.clone();
                let class = make_class(vm, sum, &base, Vec::new(), &text)?;
                set(vm, &class, "_attributes", attributes.clone())?;
                self.set_open_ends(vm, &class, group)?;
                self.all.push((sum, class.clone()));
                class
            }
        };
        for kind in kinds {
            let names: Vec<_> = kind.fields_of(vm.profile).map(|(_, name)| name).collect();
            let names: Vec<_> = names.into_iter().map(|name| vm.intern(name)).collect();
            let text = asdl_text(vm, kind);
            let class = make_class(vm, kind.name, &base, names, &text)?;
            if group.sum.is_none() {
                set(vm, &class, "_attributes", attributes.clone())?;
            }
            for (sort, name) in kind.fields_of(vm.profile) {
                if sort.ends_with('?') {
                    let none = vm.none.clone();
                    set(vm, &class, name, none)?;
                }
            }
            if group.sum.is_none() {
                self.set_open_ends(vm, &class, group)?;
            }
            let absent = vm.profile.absent_tree_fields;
            let fields = kind.fields.iter().map(|field| field.split_once(' ').map_or(*field, |(_, name)| name));
            let fields = fields.map(|name| (!absent.contains(&name)).then(|| vm.intern(name))).collect();
            let has_singleton = group.sum.is_some() && !group.located && kind.fields.is_empty();
            let singleton = has_singleton.then(|| ObjectRef::new(&class, Instance));
            self.names.insert(class.id(), kind.name);
            self.all.push((kind.name, class.clone()));
            self.kinds.insert(kind.name, NodeClass { class, fields, singleton });
        }
        Ok(())
    }

    /// Says that nodes have no end if they are not told.
    fn set_open_ends(&self, vm: &mut Vm, class: &ObjectRef, group: &Group) -> Result<()> {
        if group.open_ended {
            for name in ["end_lineno", "end_col_offset"] {
                let none = vm.none.clone();
                set(vm, class, name, none)?;
            }
        }
        Ok(())
    }

    /// `_field_types`, which is `__annotations__` too.
    fn set_field_types(&self, vm: &mut Vm, kind: &'static Declaration) -> Result<()> {
        let Some(class) = self.kinds.get(kind.name).map(|kind| kind.class.clone()) else { return Ok(()) };
        let types = vm.new_dict();
        for (sort, name) in kind.fields_of(vm.profile) {
            let item = match sort.trim_end_matches(['*', '?']) {
                "identifier" | "string" => vm.types.str.clone(),
                "int" => vm.types.int.clone(),
                "constant" => vm.types.object.clone(),
                other => match self.all.iter().find(|(name, _)| *name == other) {
                    Some((_, class)) => class.clone(),
                    None => vm.types.object.clone(),
                },
            };
            let value = if sort.ends_with('*') {
                let list = vm.types.list.clone();
                vm.new_generic_alias(list, item)
            } else if sort.ends_with('?') {
                let none = vm.none.clone();
                vm.binary_operation(crate::types::slots::Operator::Or, &item, &none)?
            } else {
                item
            };
            vm.dict_set_name(&types, name, value);
        }
        set(vm, &class, "_field_types", types.clone())?;
        set(vm, &class, "__annotations__", types)
    }
}

fn declarations(group: &'static Group) -> Vec<&'static Declaration> {
    let mut kinds: Vec<_> = group.kinds.iter().flat_map(|kinds| kinds.iter()).collect();
    if group.sum == Some("pattern") {
        kinds.sort_by_key(|kind| PATTERN_ORDER.iter().position(|name| *name == kind.name));
    }
    kinds
}

/// The line of the grammar.
fn asdl_text(vm: &Vm, kind: &Declaration) -> String {
    let fields: Vec<_> = kind.fields_of(vm.profile).map(|(sort, name)| format!("{sort} {name}")).collect();
    if fields.is_empty() { kind.name.to_owned() } else { format!("{}({})", kind.name, fields.join(", ")) }
}

fn set(vm: &mut Vm, class: &ObjectRef, name: &str, value: ObjectRef) -> Result<()> {
    let name = vm.intern(name);
    vm.set_attribute(class, &name, Some(value))
}

fn make_class(vm: &mut Vm, name: &str, base: &ObjectRef, fields: Vec<ObjectRef>, text: &str) -> Result {
    let namespace = vm.new_dict();
    let fields = vm.new_tuple(fields);
    let (module, text) = (vm.intern("ast"), vm.new_str(text));
    for (key, value) in
        [("_fields", fields.clone()), ("__match_args__", fields), ("__module__", module), ("__doc__", text)]
    {
        vm.dict_set_name(&namespace, key, value);
    }
    let (name, bases) = (vm.intern(name), vm.new_tuple(vec![base.clone()]));
    let metaclass = vm.types.type_.clone();
    vm.call(&metaclass, [name, bases, namespace])
}
