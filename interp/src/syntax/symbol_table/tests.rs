//! Tables of names and the scopes that they get.

use rstest::rstest;

use super::{NameScope, SymbolOptions, SymbolTable};
use crate::compile::Mode;
use crate::syntax::parse::{Origin, Source, parse};

fn table(source: &str, inlined_comprehensions: bool) -> Result<SymbolTable, String> {
    let source = Source::new(source);
    let profile = crate::Version::Python313.profile();
    let module = parse(&source, Mode::Exec, Origin::Text, Default::default(), profile, &mut Vec::new())
        .map_err(|failure| failure.message.clone())?;
    let options = SymbolOptions {
        collects_constants: false,
        future_annotations: false,
        inlined_comprehensions,
        profile: crate::Version::Python313.profile(),
    };
    SymbolTable::build(&module, options).map_err(|failure| failure.message)
}

fn scope(source: &str, block: &str, name: &str) -> NameScope {
    let table = table(source, true).expect("a table");
    let block = table.blocks.iter().find(|candidate| candidate.name.as_str() == block).expect("a block");
    block.scope_of(name)
}

#[rstest]
#[case::assigned("def f():\n x = 1", "f", "x", NameScope::Local)]
#[case::parameter("def f(x): x", "f", "x", NameScope::Local)]
#[case::assigned_after_use("def f():\n x\n x = 1", "f", "x", NameScope::Local)]
#[case::used_only("def f(): x", "f", "x", NameScope::GlobalImplicit)]
#[case::at_module_level("x = 1", "top", "x", NameScope::Local)]
#[case::declared_global("def f():\n global x\n x = 1", "f", "x", NameScope::GlobalExplicit)]
#[case::cell("def f():\n x = 1\n def g(): x", "f", "x", NameScope::Cell)]
#[case::free("def f():\n x = 1\n def g(): x", "g", "x", NameScope::Free)]
#[case::free_on_the_way("def f():\n x = 1\n def g():\n  def h(): x", "g", "x", NameScope::Free)]
#[case::nonlocal("def f():\n x = 1\n def g():\n  nonlocal x\n  x = 2", "g", "x", NameScope::Free)]
#[case::class_names_are_not_seen("class A:\n x = 1\n def g(self): x", "g", "x", NameScope::GlobalImplicit)]
#[case::class_in_a_function("def f():\n x = 1\n class A: x", "A", "x", NameScope::Free)]
#[case::super_needs_the_class("class A:\n def g(self): super()", "g", "__class__", NameScope::Free)]
#[case::private_name("class A:\n def g(self): self.a = __x", "g", "_A__x", NameScope::GlobalImplicit)]
#[case::inlined_comprehension("def f(y): [x for x in y]", "f", "x", NameScope::Local)]
#[case::comprehension_cell("def f(y): [lambda: x for x in y]", "f", "x", NameScope::Cell)]
#[case::generator_expression("def f(y): (x for x in y)", "f", "x", NameScope::Unknown)]
#[case::assignment_expression("def f(y): [(z := x) for x in y]", "f", "z", NameScope::Local)]
#[case::type_parameter("def f[T](x: T): pass", "f", "T", NameScope::Local)]
#[case::exception_name("def f():\n try: pass\n except E as e: pass", "f", "e", NameScope::Local)]
#[case::imported("def f(): import a.b", "f", "a", NameScope::Local)]
#[case::pattern("def f(x):\n match x:\n  case [a, *b]: pass", "f", "b", NameScope::Local)]
fn names_get_their_scope(#[case] source: &str, #[case] block: &str, #[case] name: &str, #[case] expected: NameScope) {
    assert_eq!(scope(source, block, name), expected);
}

#[rstest]
#[case("def f(x):\n global x", "name 'x' is parameter and global")]
#[case("def f(x):\n nonlocal x", "name 'x' is parameter and nonlocal")]
#[case("def f():\n x\n global x", "name 'x' is used prior to global declaration")]
#[case("def f():\n x = 1\n global x", "name 'x' is assigned to before global declaration")]
#[case("def f():\n x: int\n global x", "annotated name 'x' can't be global")]
#[case("def f():\n global x\n nonlocal x", "name 'x' is nonlocal and global")]
#[case("def f():\n nonlocal x", "no binding for nonlocal 'x' found")]
#[case("nonlocal x", "nonlocal declaration not allowed at module level")]
#[case("def f(a, a): pass", "duplicate argument 'a' in function definition")]
#[case("def f[T, T](): pass", "duplicate type parameter 'T'")]
#[case("def f():\n from a import *", "import * only allowed at module level")]
#[case("[x := 1 for x in y]", "assignment expression cannot rebind comprehension iteration variable 'x'")]
#[case("class A: [x := 1 for y in z]", "assignment expression within a comprehension cannot be used in a class body")]
#[case("[(yield) for x in y]", "'yield' inside list comprehension")]
fn contradictions_are_refused(#[case] source: &str, #[case] message: &str) {
    assert_eq!(table(source, true).err().as_deref(), Some(message));
}

#[test]
fn comprehensions_are_functions_where_they_are_not_inlined() {
    let table = table("def f(y): return [x for x in y]", false).expect("a table");
    let comprehension = table.blocks.iter().find(|block| block.comprehension.is_some()).expect("a comprehension");
    assert!(!comprehension.inlined);
    let function = table.blocks.iter().find(|block| block.name.as_str() == "f").expect("a function");
    assert_eq!(function.scope_of("x"), NameScope::Unknown);
}
