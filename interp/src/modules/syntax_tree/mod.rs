//! Module `_ast`: syntax trees as objects, made from the compiler's tree and turned back into it.

mod base;
mod classes;
mod constants;
mod declare;
mod expressions;
mod node;
mod statements;
mod validation;

use std::rc::Rc;

pub(crate) use classes::Classes;

use self::node::{Node, Reader, Writer};
use crate::compile::{self, Mode, Options};
use crate::modules::ModuleDefinition;
use crate::object::ObjectRef;
use crate::syntax::tree::Module;
use crate::vm::{Result, Vm};

/// `ast.PyCF_ONLY_AST`
pub(crate) const ONLY_AST: i64 = 0x400;
/// `ast.PyCF_OPTIMIZED_AST`
pub(crate) const OPTIMIZED_AST: i64 = 0x8000 | ONLY_AST;

/// `_ast`
pub static DEFINITION: ModuleDefinition = ModuleDefinition {
    name: "_ast",
    functions: &[],
    fill: |vm, namespace| {
        let classes = classes(vm)?;
        vm.dict_set_name(namespace, "AST", classes.base.clone());
        for (name, class) in &classes.all {
            vm.dict_set_name(namespace, name, class.clone());
        }
        let mut flags = vec![("PyCF_ALLOW_TOP_LEVEL_AWAIT", 0x2000), ("PyCF_ONLY_AST", ONLY_AST)];
        flags.push(("PyCF_TYPE_COMMENTS", 0x1000));
        if vm.profile.tree_fields_have_defaults {
            flags.push(("PyCF_OPTIMIZED_AST", OPTIMIZED_AST));
        }
        for (name, value) in flags {
            let value = vm.new_int(value);
            vm.dict_set_name(namespace, name, value);
        }
        Ok(())
    },
};

/// The classes of nodes, made when they are first asked for.
fn classes(vm: &mut Vm) -> Result<Rc<Classes>> {
    if let Some(classes) = &vm.module_state.syntax_tree {
        return Ok(classes.clone());
    }
    let classes = Rc::new(Classes::new(vm)?);
    vm.module_state.syntax_tree = Some(classes.clone());
    Ok(classes)
}

/// The tree of source text as objects: what `compile()` gives for `PyCF_ONLY_AST`.
///
/// # Errors
/// SyntaxError.
pub(crate) fn parse(vm: &mut Vm, text: &str, filename: &str, mode: Mode, options: &Options, optimized: bool) -> Result {
    let mut warnings = Vec::new();
    let tree = compile::parse(text, mode, options, optimized, &mut warnings);
    vm.give_syntax_warnings(warnings, filename)?;
    match tree {
        Ok(tree) => write_module(vm, &tree),
        Err(failure) => Err(vm.syntax_failure(failure, filename)),
    }
}

fn write_module(vm: &mut Vm, tree: &Module) -> Result {
    let classes = classes(vm)?;
    let mut writer = Writer { vm, classes };
    match tree {
        Module::Module(body) => {
            let fields = vec![body.write(&mut writer)?, writer.vm.new_list(Vec::new())];
            writer.node("Module", fields)
        }
        Module::Interactive(body) => {
            let fields = vec![body.write(&mut writer)?];
            writer.node("Interactive", fields)
        }
        Module::Expression(body) => {
            let fields = vec![body.write(&mut writer)?];
            writer.node("Expression", fields)
        }
    }
}

/// Whether an object is a node, so that `compile()` takes it.
///
/// # Errors
/// None but those of making the classes.
pub(crate) fn is_node(vm: &mut Vm, object: &ObjectRef) -> Result<bool> {
    // Without classes there are no nodes.
    let Some(classes) = vm.module_state.syntax_tree.clone() else { return Ok(false) };
    Ok(vm.is_instance_of_type(object, &classes.base))
}

/// Compiles a tree of objects.
///
/// # Errors
/// TypeError and ValueError for what is no tree, SyntaxError for what cannot be compiled.
pub(crate) fn compile(
    vm: &mut Vm,
    object: &ObjectRef,
    filename: &str,
    name: Option<&ObjectRef>,
    mode: Mode,
    options: &Options,
) -> Result {
    let tree = read_module(vm, object, mode)?;
    let unit = vm.compile_with_warnings(filename, options, |options, warnings| {
        compile::compile_module(tree.clone(), filename, options, warnings).map_err(|failure| *failure)
    })?;
    match name {
        Some(name) => vm.make_code_of_file(&unit, name),
        None => vm.make_code(&unit),
    }
}

/// The tree of objects with constants folded: `PyCF_OPTIMIZED_AST`.
///
/// # Errors
/// As of [`compile()`].
pub(crate) fn optimize(vm: &mut Vm, object: &ObjectRef, mode: Mode, options: &Options) -> Result {
    let mut tree = read_module(vm, object, mode)?;
    compile::optimize(&mut tree, options);
    write_module(vm, &tree)
}

fn read_module(vm: &mut Vm, object: &ObjectRef, mode: Mode) -> Result<Module> {
    let classes = classes(vm)?;
    let expected = match mode {
        Mode::Exec => "Module",
        Mode::Eval => "Expression",
        Mode::Single => "Interactive",
    };
    if classes.name_of(vm, object) != Some(expected) {
        let found = vm.short_class_name(object);
        return Err(vm.type_error(format!("expected {expected} node, got {found}")));
    }
    let mut reader = Reader { vm, classes, scopes: 0 };
    let tree = match mode {
        Mode::Exec => {
            let body = reader.field(object, "Module", "stmt* body")?;
            Module::Module(body)
        }
        Mode::Eval => Module::Expression(reader.field(object, "Expression", "expr body")?),
        Mode::Single => Module::Interactive(reader.field(object, "Interactive", "stmt* body")?),
    };
    validation::check(vm, &tree)?;
    Ok(tree)
}
