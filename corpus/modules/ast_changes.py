# /// case
# topics = ["modules.ast"]
# ///

import ast
import sys
import warnings

warnings.simplefilter("ignore")

def attempt(*steps):
    """Calls each step and prints what comes of it."""
    for step in steps:
        try:
            value = step()
        except Exception as error:
            print(f"{type(error).__name__}: {error}".partition(" at 0x")[0])
        else:
            print(ast.dump(value) if isinstance(value, ast.AST) else repr(value))

def compiled(tree, mode="exec"):
    """Compiles a tree with made-up positions and runs it."""
    namespace = {}
    exec(compile(ast.fix_missing_locations(tree), "tree", mode), namespace)
    del namespace["__builtins__"]
    return namespace

# %% classes-and-fields
for name in ("Module", "FunctionDef", "Assign", "BinOp", "Constant", "Name", "Load", "arguments", "arg", "alias", "keyword", "withitem", "match_case", "ExceptHandler", "comprehension", "MatchAs", "TypeIgnore"):
    node = getattr(ast, name)
    print(name, node.__module__, node.__bases__[0].__name__, node._fields, node._attributes, node.__match_args__)

# %% grammar-in-doc
#| requires = ">=3.12"
for name in ("BinOp", "Constant", "operator", "boolop", "cmpop", "Load", "FunctionType", "excepthandler", "pattern"):
    print(getattr(ast, name).__doc__)

# %% optional-fields-are-none-on-the-class
for name in ("Return", "FunctionDef", "Constant", "arg", "Slice", "MatchAs", "ImportFrom"):
    node = getattr(ast, name)
    print(name, sorted(key for key, value in vars(node).items() if value is None))

# %% field-types
#| requires = ">=3.13"
for name in ("FunctionDef", "Constant", "Name", "BinOp", "MatchAs", "ImportFrom", "Load"):
    print(name, getattr(ast, name)._field_types, getattr(ast, name).__annotations__ == getattr(ast, name)._field_types)

# %% making-nodes
attempt(lambda: vars(ast.Name("x", ast.Store())).keys(), lambda: ast.Name(id="x", ctx=ast.Load()), lambda: vars(ast.Constant(1, lineno=3)), lambda: ast.Name("x", ast.Load(), 3), lambda: ast.Name("x", id="y"), lambda: ast.expr(1), lambda: ast.AST(1), lambda: vars(ast.Pass()))

# %% what-is-left-out
#| requires = "<3.13"
attempt(lambda: vars(ast.Name()), lambda: vars(ast.FunctionDef("f")), lambda: vars(ast.Module()), lambda: vars(ast.Name(other=1)), lambda: ast.Name().id)

# %% what-is-left-out-is-filled-in
#| requires = ">=3.13"
def messages(step):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        value = step()
    print(sorted(vars(value)), sorted(str(warning.message) for warning in caught))
for step in (lambda: ast.Name(), lambda: ast.Name("x"), lambda: ast.FunctionDef("f"), lambda: ast.Module(), lambda: ast.Name("x", other=1), lambda: ast.arguments(), lambda: ast.Call(ast.Name("f")), lambda: ast.AST(x=1)):
    messages(step)

# %% subclasses-of-nodes
class Named(ast.Name):
    _fields = ("id", "extra")
node = Named("a", 2)
print(vars(node), isinstance(node, ast.Name), ast.dump(node))
class Own(ast.AST):
    _fields = ("first", "second")
print(ast.dump(Own(1, second=2)), Own.__mro__)
attempt(lambda: Own(1, 2, 3))

# %% matching-nodes
match ast.parse("x + 1", mode="eval").body:
    case ast.BinOp(ast.Name(name), ast.Add(), ast.Constant(value)):
        print(name, value)

# %% dump-options
tree = ast.parse("f(x, y=None)\nreturn 1")
print(ast.dump(tree))
print(ast.dump(tree, annotate_fields=False))
print(ast.dump(tree, indent=2))
print(ast.dump(tree, indent="\t", include_attributes=True))
attempt(lambda: ast.dump("x"))

# %% dump-of-empty-lists
#| requires = ">=3.13"
print(ast.dump(ast.parse("f()"), show_empty=True))

# %% unparse-round-trips
for program in ("a = b + c * (d - e) ** -f", "def f(a, /, b: int=1, *c, d, **e) -> g:\n    return a", "class A(B, metaclass=C):\n    x: int = 1", "if a:\n    b\nelif c:\n    d\nelse:\n    e", "for a, *b in c:\n    pass\nelse:\n    d", "with a as b, c:\n    d", "try:\n    a\nexcept B as c:\n    d\nelse:\n    e\nfinally:\n    f", "lambda x, *y: x if y else z", "[x for x in y if z]", "{**a, b: c}", "x = (yield (a, *b))", "a[1:2, ::3]", "not a and (b or c)", "async def f():\n    async with a as b:\n        await c", "match a:\n    case [1, *b] | {'k': C(d=None)} if e:\n        pass", "global a, b", "from ..a import b as c", "'it''s' \"q\\n\"", "b'\\x00'", "1e1000, 1j, -1", "del a, b[0]", "assert a, b", "raise A from b", "(a := 1)", "print(*a, **b)", "a < b <= c not in d"):
    text = ast.unparse(ast.parse(program))
    print(text)
    print(ast.dump(ast.parse(text)) == ast.dump(ast.parse(program)))

# %% unparse-formatted-strings
for program in ("f'{a}'", "f'{a!r:>{b}}'", "f'{{x}} {a}'", "f'{a[\"k\"]}'", "f'{a=}'", "f\"it's {x}\""):
    print(ast.unparse(ast.parse(program)))

# %% literal-eval
attempt(*(lambda text=text: ast.literal_eval(text) for text in ("1", "-1", "+1.5", "1+2j", "-1-2j", "'a' 'b'", "b'x'", "(1, 'a', None)", "[1, [2]]", "{1, 2}", "set()", "{'a': True}", "...", "  1", "\n1", "1 + 1", "x", "f()", "{**a}", "[x for x in y]", "-'a'", "2j+1", "", "1,", "lambda: 1")))

# %% literal-eval-of-nodes
attempt(lambda: ast.literal_eval(ast.Constant([1])), lambda: ast.literal_eval(ast.parse("[1, 2]", mode="eval")), lambda: ast.literal_eval(ast.Name("x", ast.Load())), lambda: ast.literal_eval(3))

# %% docstrings
tree = ast.parse("'''Module.\n\n    More.'''\nclass A:\n    'Class'\n    def f(self):\n        1\n")
print(repr(ast.get_docstring(tree)), repr(ast.get_docstring(tree, clean=False)), ast.get_docstring(tree.body[1]), ast.get_docstring(tree.body[1].body[1]))
attempt(lambda: ast.get_docstring(ast.Pass()))

# %% visitors
class Names(ast.NodeVisitor):
    def __init__(self): self.found = []
    def visit_Name(self, node): self.found.append((node.id, type(node.ctx).__name__))
    def visit_FunctionDef(self, node):
        self.found.append(node.name)
        self.generic_visit(node)
visitor = Names()
visitor.visit(ast.parse("def f(a):\n  b = a + c\n  del b"))
print(visitor.found)

# %% visit-constant
class Constants(ast.NodeVisitor):
    def visit_Constant(self, node): print(type(node.value).__name__, node.value)
Constants().visit(ast.parse("1, 'a', None, b'b', ..., 2.5"))

# %% transformers
class Swap(ast.NodeTransformer):
    def visit_Name(self, node): return ast.copy_location(ast.Constant(node.id), node)
    def visit_Pass(self, node): return None
    def visit_Expr(self, node): return [node, ast.copy_location(ast.Expr(ast.Constant(0)), node)]
tree = Swap().visit(ast.parse("if 1:\n  pass\n  f(a)\nb"))
print(ast.dump(tree))

# %% locations
node = ast.fix_missing_locations(ast.Expr(ast.BinOp(ast.Constant(1), ast.Add(), ast.Constant(2))))
print(ast.dump(node, include_attributes=True))
node = ast.increment_lineno(ast.parse("a\nb"), 10)
print([statement.lineno for statement in node.body])
print(ast.dump(ast.copy_location(ast.Name("x", ast.Load()), ast.parse("  y".strip()).body[0]), include_attributes=True))

# %% compile-a-tree
print(compiled(ast.Module([ast.Assign([ast.Name("x", ast.Store())], ast.Constant(5))], [])))
print(eval(compile(ast.fix_missing_locations(ast.Expression(ast.BinOp(ast.Constant(6), ast.Mult(), ast.Constant(7)))), "tree", "eval")))
exec(compile(ast.fix_missing_locations(ast.Interactive([ast.Expr(ast.Constant("shown"))])), "tree", "single"))

# %% compile-what-was-parsed
program = "def f(a, *b, c=1, **d):\n    return [x + a for x in b if x], c, d\nclass A:\n    y = f(1, 2, 3, z=4)\nresult = A.y\ntry:\n    1 / 0\nexcept ZeroDivisionError as e:\n    text = str(e)\nwith open('/dev/null') as g:\n    closed = g.closed\nmatch (1, {'k': [2]}):\n    case (a, {'k': [b]}):\n        matched = a, b\n"
namespace = compiled(ast.parse(program))
print(namespace["result"], namespace["text"], namespace["closed"], namespace["matched"])

# %% same-code-from-text-and-tree
program = "import sys\ndef f(x, /, *, y=(1, 2)):\n    '''doc'''\n    z = lambda: x + y[0]\n    for i in range(3):\n        if i: continue\n        yield z() if i else f'{i!r:>3}'\n"
from_text, from_tree = compile(program, "name", "exec"), compile(ast.parse(program), "name", "exec")
print(from_text == from_tree, from_text.co_code == from_tree.co_code, from_text.co_linetable == from_tree.co_linetable, from_text.co_consts[1] == from_tree.co_consts[1])

# %% constants-that-text-cannot-write
print(compiled(ast.Module([ast.Assign([ast.Name("x", ast.Store())], ast.Constant((1, (2, 'a'), frozenset({3}))))], [])))
attempt(*(lambda value=value: compiled(ast.Module([ast.Expr(ast.Constant(value))], [])) for value in ([1], {}, object, (1, []), int, frozenset([(1,)]))))

# %% missing-and-wrong-fields
def module(*statements): return ast.Module(list(statements), [])
attempt(lambda: compile(module(ast.Expr(ast.Constant(1))), "t", "exec"), lambda: compiled(module(ast.Expr(1))), lambda: compiled(module(ast.Expr(None))), lambda: compiled(module(ast.Assign([ast.Name("x", ast.Store())], None))), lambda: compiled(module(ast.Assign(ast.Name("x", ast.Store()), ast.Constant(1)))), lambda: compiled(module(ast.Global([3]))), lambda: compiled(module(ast.Name("x", ast.Load()))), lambda: compiled(module(None)), lambda: compiled(module(ast.Expr(ast.Name(3, ast.Load())))))

# %% wrong-contexts
def module(*statements): return ast.Module(list(statements), [])
attempt(lambda: compiled(module(ast.Expr(ast.Name("x", ast.Store())))), lambda: compiled(module(ast.Assign([ast.Name("x", ast.Load())], ast.Constant(1)))), lambda: compiled(module(ast.Assign([ast.Constant(1)], ast.Constant(1)))), lambda: compiled(module(ast.Delete([ast.Name("x", ast.Load())]))), lambda: compiled(module(ast.Delete([ast.Call(ast.Name("f", ast.Load()), [], [])]))), lambda: compiled(module(ast.Expr(ast.Name("None", ast.Load())))))

# %% empty-parts
def module(*statements): return ast.Module(list(statements), [])
attempt(lambda: compiled(module(ast.If(ast.Constant(1), [], []))), lambda: compiled(module(ast.Assign([], ast.Constant(1)))), lambda: compiled(module(ast.Delete([]))), lambda: compiled(module(ast.Import([]))), lambda: compiled(module(ast.Global([]))), lambda: compiled(module(ast.With([], [ast.Pass()]))), lambda: compiled(module(ast.Try([ast.Pass()], [], [], []))), lambda: compiled(module(ast.TryStar([ast.Pass()], [], [], []))), lambda: compiled(module(ast.Try([ast.Pass()], [], [ast.Pass()], [ast.Pass()]))), lambda: compiled(module(ast.Raise(None, ast.Constant(1)))), lambda: compiled(module(ast.Expr(ast.BoolOp(ast.And(), [ast.Constant(1)])))), lambda: compiled(module(ast.Expr(ast.Compare(ast.Constant(1), [], [])))), lambda: compiled(module(ast.Expr(ast.Compare(ast.Constant(1), [ast.Lt()], [])))), lambda: compiled(module(ast.Expr(ast.Dict([ast.Constant(1)], [])))), lambda: compiled(module(ast.Expr(ast.ListComp(ast.Constant(1), [])))), lambda: compiled(module(ast.Expr(ast.Set([])))), lambda: compiled(module(ast.Match(ast.Constant(1), []))))

# %% wrong-patterns
def pattern(node): return compiled(ast.Module([ast.Match(ast.Constant(1), [ast.match_case(node, None, [ast.Pass()])])], []))
attempt(lambda: pattern(ast.MatchSingleton(1)), lambda: pattern(ast.MatchValue(ast.Name("x", ast.Load()))), lambda: pattern(ast.MatchValue(ast.Constant(...))), lambda: pattern(ast.MatchStar("x")), lambda: pattern(ast.MatchAs(ast.MatchAs(None, None), None)), lambda: pattern(ast.MatchAs(None, "_")), lambda: pattern(ast.MatchOr([ast.MatchAs(None, None)])), lambda: pattern(ast.MatchMapping([ast.Constant(1)], [], None)), lambda: pattern(ast.MatchClass(ast.Constant(1), [], [], [])), lambda: pattern(ast.MatchClass(ast.Name("int", ast.Load()), [], ["a"], [])))

# %% wrong-arguments
def function(arguments): return compiled(ast.Module([ast.FunctionDef("f", arguments, [ast.Pass()], [])], []))
def arguments(**fields): return ast.arguments(**{"posonlyargs": [], "args": [], "kwonlyargs": [], "kw_defaults": [], "defaults": [], **fields})
attempt(lambda: sorted(function(arguments())), lambda: function(arguments(defaults=[ast.Constant(1)])), lambda: function(arguments(kwonlyargs=[ast.arg("a")])), lambda: function(arguments(args=[ast.arg("a"), ast.arg("a")])))

# %% positions-that-make-no-sense
def placed(**position): return compile(ast.Module([ast.Expr(ast.Constant(1, **position), **position)], []), "t", "exec")
attempt(lambda: placed(lineno=1, col_offset=0, end_lineno=1, end_col_offset=1).co_firstlineno, lambda: placed(lineno=2, col_offset=0, end_lineno=1, end_col_offset=1), lambda: placed(lineno=1, col_offset=5, end_lineno=1, end_col_offset=1), lambda: placed(lineno=1, col_offset=-1, end_lineno=1, end_col_offset=1), lambda: placed(lineno=1), lambda: placed(lineno="a", col_offset=0), lambda: placed(lineno=1, col_offset=0).co_firstlineno)

# %% modes-and-roots
attempt(lambda: compile(ast.parse("1", mode="eval"), "t", "exec"), lambda: compile(ast.parse("1"), "t", "eval"), lambda: compile(ast.Pass(), "t", "exec"), lambda: compile(ast.parse("1"), "t", "other"), lambda: compile("1", "t", "func_type"), lambda: compile("1", "t", "other", ast.PyCF_ONLY_AST))

# %% a-tree-stays-a-tree
tree = ast.parse("x = 1")
print(compile(tree, "t", "exec", ast.PyCF_ONLY_AST) is tree, ast.parse(tree) is tree)

# %% optimized-trees
#| requires = ">=3.13"
for program in ("1 + 2", "-1", "'a' * 3", "(1, 2)[0]", "x in [1, 2]", "not a in b", "__debug__", "f'{1}'"):
    print(program, "->", ast.dump(ast.parse(program, optimize=1, mode="eval").body))

# %% errors-of-the-compiler-in-a-tree
def module(*statements): return ast.Module(list(statements), [])
attempt(lambda: compiled(module(ast.Return(None))), lambda: compiled(module(ast.Break())), lambda: compiled(module(ast.Nonlocal(["x"]))), lambda: compiled(module(ast.Expr(ast.Await(ast.Constant(1))))), lambda: compiled(module(ast.Expr(ast.Starred(ast.Constant(1), ast.Load())))))

# %% copies-of-nodes
import copy
import pickle
tree = ast.parse("f(a, b=[c])")
print(ast.dump(copy.deepcopy(tree)) == ast.dump(tree), ast.dump(copy.copy(tree)), ast.dump(pickle.loads(pickle.dumps(tree))) == ast.dump(tree))
node = ast.Name("x", ast.Load())
node.extra = 1
print(vars(copy.copy(node)).keys(), node.__reduce__()[1])

# %% tracebacks-of-trees
tree = ast.parse("def f():\n    return 1 / 0\n")
tree.body[0].body[0].value.lineno = tree.body[0].body[0].value.end_lineno = 77
namespace = {}
exec(compile(tree, "tree", "exec"), namespace)
try:
    namespace["f"]()
except ZeroDivisionError as error:
    print(error.__traceback__.tb_next.tb_lineno, list(namespace["f"].__code__.co_positions())[2][0])
