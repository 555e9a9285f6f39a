//! From scopes to their program. Every binding is a text that tells which statement bound it.

use crate::lift;
use crate::program::Program;
use crate::python::Source;

use super::{Comprehension, Declaration, ExecKind, NAMES, Name, Scopes, Statement};

/// Writes the program.
pub fn program(scopes: &Scopes) -> Program {
    lift::program(|source| {
        let mut writer = Writer { number: 0 };
        writer.statements(source, &scopes.body);
        source.line("print(\"end\")");
        source.line("print([(name, text(value)) for name, value in list(globals().items()) if name in \"abc\" or name.endswith(\"__p\")])");
    })
}

struct Writer {
    /// How many statements there are so far.
    number: usize,
}

impl Writer {
    fn statements(&mut self, source: &mut Source, statements: &[Statement]) {
        let mut late = Vec::new();
        for statement in statements {
            self.number += 1;
            self.statement(source, statement, &mut late);
        }
        for call in late {
            self.number += 1;
            guarded(source, self.number, &call);
        }
    }

    fn statement(&mut self, source: &mut Source, statement: &Statement, late: &mut Vec<String>) {
        let number = self.number;
        let simple = |source: &mut Source, text: &str| guarded(source, number, text);
        match statement {
            Statement::Show(name) => simple(source, &format!("print({number}, text({}))", NAMES[*name])),
            Statement::Assign(name) => source.line(format!("{} = \"{number}\"", NAMES[*name])),
            Statement::Annotate(name, true) => source.line(format!("{}: \"{number}\" = \"{number}\"", NAMES[*name])),
            Statement::Annotate(name, false) => source.line(format!("{}: {number}", NAMES[*name])),
            Statement::Augment(name) => simple(source, &format!("{} += \"+{number}\"", NAMES[*name])),
            Statement::Delete(name) => simple(source, &format!("del {}", NAMES[*name])),
            Statement::Walrus(name) => source.line(format!("print({number}, ({} := \"{number}\"))", NAMES[*name])),
            Statement::Import(name) => source.line(format!("import sys as {}", NAMES[*name])),
            Statement::Conditional(name, condition) => {
                let condition = if *condition { "len" } else { "None" };
                source.block(format!("if {condition}:"), |source| {
                    source.line(format!("{} = \"{number}\"", NAMES[*name]));
                });
            }
            Statement::For(name, body) => {
                source.block(format!("for {} in (\"{number}a\", \"{number}b\"):", NAMES[*name]), |source| {
                    source.line("pass");
                    self.statements(source, body);
                })
            }
            Statement::Handler(name, body) => {
                source.block("try:", |source| source.line(format!("raise ValueError({number})")));
                source.block(format!("except ValueError as {}:", NAMES[*name]), |source| {
                    source.line("pass");
                    self.statements(source, body);
                });
            }
            Statement::With(name, body) => {
                source.block(format!("with memoryview(b\"{number}\") as {}:", NAMES[*name]), |source| {
                    source.line("pass");
                    self.statements(source, body);
                });
            }
            Statement::Comprehension { form, variable, read, walrus, inner } => {
                simple(
                    source,
                    &format!("print({number}, {})", comprehension(number, *form, *variable, *read, *walrus, *inner)),
                );
            }
            Statement::Lambda { parameters, read } => {
                let list: Vec<String> =
                    parameters.iter().map(|name| format!("{}=\"{number}\"", NAMES[*name])).collect();
                simple(source, &format!("print({number}, text((lambda {}: {})()))", list.join(", "), NAMES[*read]));
            }
            Statement::Exec(name, kind) => {
                let name = NAMES[*name];
                simple(
                    source,
                    &match kind {
                        ExecKind::Binds => format!("exec(\"{name} = '{number}'\")"),
                        ExecKind::BindsElsewhere => {
                            format!("print({number}, exec(\"{name} = '{number}'; print({name})\", {{}}))")
                        }
                        ExecKind::Deletes => format!("exec(\"del {name}\")"),
                        ExecKind::Reads => format!("exec(\"def f(): return text({name})\\nprint({number}, f())\")"),
                    },
                );
            }
            Statement::Eval(name) => simple(source, &format!("print({number}, text(eval(\"{}\")))", NAMES[*name])),
            Statement::Locals => {
                let test = "name in \"abc\" or name.endswith(\"__p\")";
                simple(
                    source,
                    &format!(
                        "print({number}, sorted((name, text(value)) for name, value in locals().items() if {test}))"
                    ),
                );
            }
            Statement::FrameLocals(name) => {
                simple(
                    source,
                    &format!("__import__(\"sys\")._getframe().f_locals[\"{}\"] = \"{number}\"", NAMES[*name]),
                );
            }
            Statement::DynamicGlobal(name) => source.line(format!("globals()[\"{}\"] = \"{number}\"", NAMES[*name])),
            Statement::ClassCell => simple(source, &format!("print({number}, __class__)")),
            Statement::Function { parameters, declarations, own, body, is_generator, late: is_late } => {
                let list: Vec<String> = parameters
                    .iter()
                    .map(
                        |(name, default)| {
                            if *default { format!("{}=\"{number}\"", NAMES[*name]) } else { NAMES[*name].to_owned() }
                        },
                    )
                    .collect();
                source.block(format!("def f{number}({}):", list.join(", ")), |source| {
                    declare(source, declarations);
                    let bind = |source: &mut Source, early: bool| {
                        for (name, _) in own.iter().filter(|(_, is_early)| *is_early == early) {
                            source.line(format!(
                                "{} = \"{number}{}\"",
                                NAMES[*name],
                                if early { "early" } else { "late" }
                            ));
                        }
                    };
                    bind(source, true);
                    if *is_generator {
                        source.line(format!("yield \"{number}\""));
                    }
                    self.statements(source, body);
                    bind(source, false);
                    source.line(format!("return \"f{number}\""));
                });
                let arguments: Vec<String> = parameters
                    .iter()
                    .filter(|(_, default)| !default)
                    .map(|(name, _)| format!("\"{}{number}\"", NAMES[*name]))
                    .collect();
                let call = format!("f{number}({})", arguments.join(", "));
                let call = if *is_generator { format!("list({call})") } else { call };
                let call = format!("print({number}, {call})");
                guarded(source, number, &call);
                if *is_late {
                    late.push(call);
                }
            }
            Statement::Class { declarations, body } => {
                source.block("try:", |source| {
                    source.block(format!("class K{number}:"), |source| {
                        declare(source, declarations);
                        source.line("pass");
                        self.statements(source, body);
                    });
                    let test = "name in \"abc\" or name.endswith(\"__p\")";
                    source.line(format!(
                        "print({number}, [(name, text(value)) for name, value in vars(K{number}).items() if {test}])"
                    ));
                });
                source.block("except Exception as error:", |source| source.line(format!("failed({number}, error)")));
            }
        }
    }
}

fn declare(source: &mut Source, declarations: &[(Declaration, Name)]) {
    for (declaration, name) in declarations {
        let word = match declaration {
            Declaration::Global => "global",
            Declaration::Nonlocal => "nonlocal",
        };
        source.line(format!("{word} {}", NAMES[*name]));
    }
}

fn guarded(source: &mut Source, number: usize, statement: &str) {
    source.block("try:", |source| source.line(statement));
    source.block("except Exception as error:", |source| source.line(format!("failed({number}, error)")));
}

fn comprehension(
    number: usize,
    form: Comprehension,
    variable: Name,
    read: Name,
    walrus: Option<Name>,
    inner: Option<Name>,
) -> String {
    let mut element = match walrus {
        Some(name) => format!("({} := text({}) + \"w{number}\")", NAMES[name], NAMES[read]),
        None => format!("text({})", NAMES[read]),
    };
    if let Some(name) = inner {
        element = format!("tuple([{element} + {variable} for {variable} in \"xy\"])", variable = NAMES[name]);
    }
    let rest = format!("for {} in (\"{number}\",)", NAMES[variable]);
    match form {
        Comprehension::List => format!("[{element} {rest}]"),
        Comprehension::Set => format!("{{{element} {rest}}}"),
        Comprehension::Dict => format!("{{{element}: 1 {rest}}}"),
        Comprehension::Generator => format!("list({element} {rest})"),
    }
}
