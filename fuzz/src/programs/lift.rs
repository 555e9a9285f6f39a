//! From the representation to its program. Loops and functions ask for fuel, so that every program ends.

use crate::lift;
use crate::program::Program;
use crate::python::Source;

use super::{Mixed, Statement};

/// Writes the program.
pub fn program(mixed: &Mixed) -> Program {
    lift::program(|source| {
        source.line("a, b, c, d, e, g, x = 1, \"ab\", [1, 2], {\"a\": 3}, None, (1, 2), 0");
        let mut writer = Writer { number: 0 };
        for statement in &mixed.body {
            writer.number += 1;
            let number = writer.number;
            source.block("try:", |source| writer.statement(source, statement));
            source.block("except BaseException as error:", |source| source.line(format!("trail({number}, error)")));
        }
        source.line("print(\"end\")");
        source.block("for name in \"abcdegx\":", |source| source.line("print(name, text(globals().get(name)))"));
    })
}

struct Writer {
    number: usize,
}

impl Writer {
    fn block(&mut self, source: &mut Source, head: &str, body: &[Statement]) {
        source.block(head, |source| {
            if body.is_empty() {
                source.line("pass");
            }
            body.iter().for_each(|statement| self.statement(source, statement));
        });
    }

    fn optional(&mut self, source: &mut Source, head: &str, body: &[Statement]) {
        if !body.is_empty() {
            self.block(source, head, body);
        }
    }

    fn statement(&mut self, source: &mut Source, statement: &Statement) {
        match statement {
            Statement::Show(expression) => {
                self.number += 1;
                source.line(format!("print({}, text({expression}))", self.number));
            }
            Statement::Simple(simple) => source.line(simple.to_string()),
            Statement::If(condition, body, otherwise) => {
                self.block(source, &format!("if {condition}:"), body);
                self.optional(source, "else:", otherwise);
            }
            Statement::While { condition, body, otherwise } => {
                self.block(source, &format!("while spend() and ({condition}):"), body);
                self.optional(source, "else:", otherwise);
            }
            Statement::For { target, iterable, body, otherwise } => {
                source.block(format!("for {target} in {iterable}:"), |source| {
                    source.line("if not spend(): break");
                    body.iter().for_each(|statement| self.statement(source, statement));
                });
                self.optional(source, "else:", otherwise);
            }
            Statement::Try { body, handlers, is_group, otherwise, finally } => {
                self.block(source, "try:", body);
                let word = if *is_group { "except*" } else { "except" };
                for (caught, handler) in handlers {
                    self.block(source, &format!("{word} {caught}:"), handler);
                }
                self.optional(source, "else:", otherwise);
                self.optional(source, "finally:", finally);
            }
            Statement::With(managers, body) => {
                let managers: Vec<String> = managers.iter().map(ToString::to_string).collect();
                self.block(source, &format!("with {}:", managers.join(", ")), body);
            }
            Statement::Match(subject, cases) => source.block(format!("match {subject}:"), |source| {
                for (pattern, body) in cases {
                    self.block(source, &format!("case {pattern}:"), body);
                }
            }),
            Statement::Function { number, parameters, decorator, declaration, is_generator, body, calls } => {
                if let Some(decorator) = decorator {
                    source.line(format!("@{decorator}"));
                }
                source.block(format!("def f{number}({parameters}):"), |source| {
                    if let Some(declaration) = declaration {
                        source.line(declaration);
                    }
                    if *declaration != Some("nonlocal e") {
                        // What a function within may declare as not its own.
                        source.line("e = \"e\"");
                    }
                    source.line("if not spend(): return");
                    for name in super::decode::parameter_names(parameters).filter(|name| *name != "c") {
                        // What a function hands to itself must not grow without end.
                        source.line(format!("{name} = small({name})"));
                    }
                    if *is_generator {
                        source.line("yield \"first\"");
                    }
                    body.iter().for_each(|statement| self.statement(source, statement));
                });
                for call in calls {
                    self.number += 1;
                    let call = call.to_string().replace("CALL", &format!("f{number}"));
                    source.line(format!("print({}, text({call}))", self.number));
                }
            }
            Statement::Class(number, body) => {
                source.block(format!("class f{number}(Point):"), |source| {
                    source.block("def __getattr__(self, a):", |source| {
                        source.line("e = \"e\"");
                        source.line("if not spend(): return");
                        body.iter().for_each(|statement| self.statement(source, statement));
                    });
                });
            }
        }
    }
}
