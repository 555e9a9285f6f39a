//! From a hierarchy to its program.

use crate::lift;
use crate::program::Program;
use crate::python::{Source, tuple};

use super::{Base, BuiltIn, Class, Form, Hierarchy, Hook, Linearization, Metaclass, Operation, Slots};

/// Writes the program of a hierarchy.
pub fn program(hierarchy: &Hierarchy) -> Program {
    lift::program(|source| write(source, hierarchy))
}

fn write(source: &mut Source, hierarchy: &Hierarchy) {
    for (index, metaclass) in hierarchy.metaclasses.iter().enumerate() {
        write_metaclass(source, index, metaclass);
    }
    for (index, class) in hierarchy.classes.iter().enumerate() {
        source.line("");
        write_guarded(source, index, class);
    }
    if !hierarchy.operations.is_empty() {
        source.line("");
    }
    for operation in &hierarchy.operations {
        source.line(operation_line(operation));
    }
    source.line("");
    write_epilogue(source, hierarchy);
}

fn write_metaclass(source: &mut Source, index: usize, metaclass: &Metaclass) {
    let base = metaclass.base.map_or_else(|| "type".to_owned(), metaclass_name);
    source.block(format!("class {}({base}):", metaclass_name(index)), |source| {
        if metaclass.prepares {
            source.line("@classmethod");
            source.block("def __prepare__(metaclass, name, bases, **keywords):", |source| {
                source.line("print(\"prepares\", metaclass.__name__, name, names_of(bases), keywords)");
                source.line("return {\"prepared\": name}");
            });
        }
        let result = match metaclass.linearization {
            Linearization::Inherited => return source.line("pass"),
            Linearization::Reversed => "order[:1] + order[-2:0:-1] + order[1:][-1:]",
            Linearization::Shortened => "order[:1] + order[2:]",
            Linearization::NotAClass => "order + [len(order)]",
        };
        source.block("def mro(cls):", |source| {
            source.line("order = super().mro()");
            source.line(format!("return {result}"));
        });
    });
}

/// Writes the class in a `try`; where it cannot be made, a plain one of its name stands in.
fn write_guarded(source: &mut Source, index: usize, class: &Class) {
    let name = class_name(index);
    source.block("try:", |source| match class.form {
        Form::Statement => write_statement(source, index, class),
        Form::Call => source.line(call(index, class)),
    });
    source.block("except Exception as error:", |source| {
        source.line(format!("print({name:?}, type(error).__name__, error)"));
        source.line(format!("class {name}: pass"));
    });
    source.block("else:", |source| source.line(format!("print({name:?}, names_of({name}.__mro__))")));
}

fn write_statement(source: &mut Source, index: usize, class: &Class) {
    let name = class_name(index);
    let mut arguments: Vec<String> = class.bases.iter().map(base_expression).collect();
    arguments.extend(class.metaclass.map(|metaclass| format!("metaclass={}", metaclass_name(metaclass))));
    if class.keyword {
        arguments.push(format!("flavour={:?}", name.to_lowercase()));
    }
    let list = if arguments.is_empty() { String::new() } else { format!("({})", arguments.join(", ")) };
    source.block(format!("class {name}{list}:"), |source| {
        let members = class.members(index);
        if members.is_empty() && !class.visit && class.hook == Hook::Absent {
            source.line("pass");
        }
        for (attribute, value) in members {
            source.line(format!("{attribute} = {value}"));
        }
        if class.visit {
            source.block("def visit(self):", |source| {
                source.line("further = super()");
                source.line(format!("return [{name:?}] + (further.visit() if hasattr(further, \"visit\") else [])"));
            });
        }
        match class.hook {
            Hook::Absent => {}
            Hook::Prints => source.block("def __init_subclass__(cls, **keywords):", |source| {
                source.line(format!("print({name:?}, \"sees\", cls.__name__, keywords)"));
                source.line("super().__init_subclass__()");
            }),
            Hook::Refuses => source.block("def __init_subclass__(cls, **keywords):", |source| {
                source.line(format!("raise ValueError({:?} + cls.__name__)", format!("{name} refuses ")));
            }),
        }
    });
}

fn call(index: usize, class: &Class) -> String {
    let name = class_name(index);
    let callee = class.metaclass.map_or_else(|| "type".to_owned(), metaclass_name);
    let bases: Vec<String> = class.bases.iter().map(base_expression).collect();
    let namespace: Vec<String> =
        class.members(index).into_iter().map(|(attribute, value)| format!("{attribute:?}: {value}")).collect();
    let keyword = if class.keyword { format!(", flavour={:?}", name.to_lowercase()) } else { String::new() };
    format!("{name} = {callee}({name:?}, {}, {{{}}}{keyword})", tuple(&bases), namespace.join(", "))
}

impl Class {
    /// The attributes of the class's namespace that are plain values, with the expression of each.
    fn members(&self, index: usize) -> Vec<(&'static str, String)> {
        let mut members = Vec::new();
        match self.slots {
            Slots::Absent => {}
            Slots::Empty => members.push(("__slots__", "()".to_owned())),
            Slots::Named { both: false } => members.push(("__slots__", "(\"first\",)".to_owned())),
            Slots::Named { both: true } => members.push(("__slots__", "(\"first\", \"second\")".to_owned())),
            Slots::Dict => members.push(("__slots__", "(\"first\", \"__dict__\")".to_owned())),
        }
        if self.tag {
            members.push(("tag", format!("{:?}", class_name(index))));
        }
        members
    }
}

fn operation_line(operation: &Operation) -> String {
    let (label, action) = match operation {
        Operation::Rebase { class, bases } => {
            let bases: Vec<String> = bases.iter().copied().map(class_name).collect();
            (format!("rebase {} {}", class_name(*class), bases.join(" ")), {
                format!("rebase({}, {})", class_name(*class), tuple(&bases))
            })
        }
        Operation::SetTag(class) => {
            let class = class_name(*class);
            (format!("set {class}"), format!("setattr({class}, \"tag\", \"set on {class}\")"))
        }
        Operation::DeleteTag(class) => {
            let class = class_name(*class);
            (format!("delete {class}"), format!("delattr({class}, \"tag\")"))
        }
        Operation::Visit(class) => {
            let class = class_name(*class);
            (format!("visit {class}"), format!("{class}().visit()"))
        }
        Operation::IsSubclass(class, other) => {
            let (class, other) = (class_name(*class), class_name(*other));
            (format!("issubclass {class} {other}"), format!("issubclass({class}, {other})"))
        }
        Operation::Recast(class, other) => {
            let (class, other) = (class_name(*class), class_name(*other));
            (format!("recast {class} {other}"), format!("recast({class}(), {other})"))
        }
    };
    format!("attempt({label:?}, lambda: {action})")
}

/// Prints what has become of every class. Of `__subclasses__` it prints those that have a name: when a
/// class that was refused at its very end goes away is the collector's business.
fn write_epilogue(source: &mut Source, hierarchy: &Hierarchy) {
    let names: Vec<String> = (0..hierarchy.classes.len()).map(class_name).collect();
    let any = |test: fn(&Class) -> bool| hierarchy.classes.iter().any(test);
    let sets_tag = hierarchy.operations.iter().any(|operation| matches!(operation, Operation::SetTag(_)));
    source.line(format!("classes = [{}]", names.join(", ")));
    source.line("shown_orders(classes)");
    if sets_tag || any(|class| class.tag) {
        source.line("shown_tags(classes)");
    }
    if any(|class| class.slots != Slots::Absent) {
        source.line("shown_slots(classes)");
    }
    if any(|class| class.visit) {
        source.line("shown_visits(classes)");
    }
}

fn class_name(index: usize) -> String {
    format!("C{index}")
}

fn metaclass_name(index: usize) -> String {
    format!("M{index}")
}

fn base_expression(base: &Base) -> String {
    match base {
        Base::Class(index) => class_name(*index),
        Base::BuiltIn(built_in) => built_in.name().to_owned(),
        Base::Metaclass(index) => metaclass_name(*index),
        Base::Entries(classes) => {
            let classes: Vec<String> = classes.iter().copied().map(class_name).collect();
            format!("Entries({})", classes.join(", "))
        }
    }
}

impl BuiltIn {
    fn name(self) -> &'static str {
        match self {
            Self::Object => "object",
            Self::Int => "int",
            Self::Str => "str",
            Self::Tuple => "tuple",
            Self::List => "list",
            Self::Dict => "dict",
            Self::Exception => "Exception",
            Self::Type => "type",
            Self::Bool => "bool",
        }
    }
}
