# /// case
# topics = ["modules.ast"]
# ///

import ast

def trees(*programs, mode="exec"):
    """Prints the tree of each program with its positions."""
    for program in programs:
        print(repr(program))
        try:
            print("   ", ast.dump(ast.parse(program, mode=mode), include_attributes=True))
        except SyntaxError as error:
            print("    SyntaxError:", error.msg)

def shapes(*programs):
    """Prints the trees of programs without positions."""
    for program in programs:
        for statement in ast.parse(program).body:
            print(repr(program), "->", ast.dump(statement))

# %% constants
trees("1", "1.5", "2j", "'text'", "b'bytes'", "True", "None", "...", "0x_ff", "1_000", "1e400")

# %% kind-of-unicode-literals
for program in ("u'a'", "'a'", "u'a' 'b'", "'a' u'b'", "U'x'"):
    node = ast.parse(program, mode="eval").body
    print(program, node.value, node.kind, node.end_col_offset)

# %% concatenated-strings
trees("'a' 'b'", "('a'\n  'b'\n 'c')", "b'a' b'b'")

# %% columns-count-bytes
trees("é = 'ü' + ñ", "x = '€'; y")

# %% names-and-contexts
trees("x", "x = y", "del x", "x.y.z", "x[y]", "x[y:z]", "x[::2, ...]", "(x, *y) = z", "[a, b] = c")

# %% unary-and-binary
shapes("-x", "+x", "~x", "not x", "a + b - c", "a * b / c // d % e", "a @ b", "a ** -b", "a << b >> c", "a & b ^ c | d", "a + b * c", "(a + b) * c")

# %% boolean-operations
shapes("a and b and c", "a or b and c", "not a or b", "(a or b) or c")

# %% comparisons
shapes("a < b", "a < b <= c != d", "a is b", "a is not b", "a in b", "a not in b", "a == b > c")

# %% conditional-and-walrus
trees("a if b else c", "(x := 5)", "f(y := 1)", "[z := 1, z]")

# %% lambdas
shapes("lambda: 0", "lambda x: x", "lambda x, /, y=1, *z, k, m=2, **o: x", "lambda *, k: k", "lambda *a, b=1: 2")

# %% calls
trees("f()", "f(a, *b, c=d, **e)", "f(x for x in y)", "f(a)(b)[c].d")

# %% subscripts
shapes("a[1]", "a[1:2]", "a[:, 1:2:3]", "a[b, c]", "a[*b]", "a[()]", "a[b:=1]")

# %% displays
shapes("()", "(1,)", "1, 2", "[]", "[1, *a]", "{1, 2}", "{}", "{1: 2, **a, 3: 4}")

# %% comprehensions
shapes("[x for x in y]", "{x for x in y if x if z}", "{k: v for k, v in y}", "(x for a in b for x in a)", "[x async for x in y]")

# %% comprehension-positions
trees("[x for x in y if z]", "(x\n for x in y)", "f(x for x in y)")

# %% formatted-strings
#| requires = ">=3.12"
trees("f'a{x}b'", "f'{x!r:>{w}}'", "f'{x=}'", "f'a' 'b' f'{c}'", "f'{{}}'", "f''", "f'{x:%H:%M}'", "f'''\n{a\n}b\n'''", "f'{f\"{y}\"}'", "f'{x!s:}'", "f'{ x = !r}'")

# %% formatted-strings-values
shapes("f'a{x}b'", "f'{x!a}'", "f'{x:{y}}'", "f'{1 + 1}' 'c'", "'a' f'b'")

# %% assignments
trees("a = b = c", "a, b = c", "*a, b = c", "a.b = c", "a[b] = c", "a = yield", "(a) = 1")

# %% augmented-and-annotated
shapes("a += b", "a.b -= c", "a[b] *= c", "a //= b", "a **= b", "a >>= b", "a @= b", "a: int", "a: int = 1", "(a): int", "a.b: int", "a[b]: int = 2")

# %% simple-statements
trees("pass", "break", "continue", "return", "return x", "raise", "raise A from b", "assert x, y", "del a, b[c]", "global a, b", "nonlocal c", "import a", "import a.b as c, d", "from . import a", "from ..x import (a as b,\n c)", "from x import *")

# %% semicolons-and-continuations
trees("a; b;", "a = \\\n  b", "(a +\n b)", "if a: b; c")

# %% compound-statements
trees("if a:\n  b\nelif c:\n  d\nelse:\n  e", "while a:\n  b\nelse:\n  c", "for a in b:\n  c\nelse:\n  d", "for a, *b in c: pass")

# %% with-statements
shapes("with a: b", "with a as b, c as d: e", "with (a as b, c): d", "with (a): b", "with (a, b) as c: d")

# %% try-statements
trees("try:\n  a\nexcept b:\n  c\nexcept d as e:\n  f\nelse:\n  g\nfinally:\n  h", "try:\n  a\nexcept* b as c:\n  d", "try: a\nfinally: b", "try: a\nexcept: b")

# %% functions
trees("def f(): pass", "def f(a: int, b=1, /, c=2, *args: int, d, e=3, **rest) -> int:\n  return a", "@d\n@e(1)\ndef f():\n  'doc'\n  pass", "async def f():\n  await a\n  async for b in c: pass\n  async with d as e: yield f")

# %% classes
trees("class A: pass", "@d\nclass A(B, metaclass=M, *C, **D):\n  x = 1\n  def f(self): pass")

# %% patterns
shapes("match x:\n  case 1 | 'a' | None: pass", "match x:\n  case [a, *b, _]: pass", "match x:\n  case {'k': v, **r}: pass", "match x:\n  case P(a, b=c) if d: pass", "match x:\n  case (a as b): pass", "match x:\n  case a.b.c: pass", "match x:\n  case -1 + 2j: pass", "match x, y:\n  case _: pass", "match x:\n  case []: pass", "match x:\n  case {}: pass", "match x:\n  case P(): pass")

# %% pattern-positions
trees("match x:\n  case [1, {'a': b}] as c:\n    pass\n  case P(q=None): pass")

# %% yield-and-await
shapes("yield", "yield a", "yield a, b", "yield from a", "x = yield", "await a", "await a + b")

# %% stars
shapes("*a, b", "f(*a)", "[*a, *b]", "a[*b, c]", "for x in *a, b: pass", "return *a, b")

# %% type-parameters
#| requires = ">=3.12"
trees("def f[T](a: T) -> T: pass", "class A[T: int, *Ts, **P]: pass", "type X = int", "type X[T] = list[T]", "def f[T: (int, str)](): pass")

# %% type-parameter-defaults
#| requires = ">=3.13"
trees("class A[T = int, *Ts = *tuple[int], **P = [int]]: pass", "type X[T: int = bool] = T")

# %% modes
trees("1 + 2", "lambda: x", mode="eval")
trees("x = 1", "x; y", "if a: b\n", mode="single")

# %% rejected-programs
trees("x =", "f(", "1 +", "def f(:", "'abc", "a b", "  x", "return = 1", "f() = 1")

# %% what-the-parser-does-not-judge
shapes("return 1", "yield", "break", "await x", "nonlocal x", "x: int = yield", "from __future__ import nothing", "def f(a, a): pass")

# %% bytes-and-encodings
for source in (b"x = 1", b"\xef\xbb\xbfx", b"# -*- coding: latin-1 -*-\ns = '\xe9'", "s = 'é'".encode()):
    print(ast.dump(ast.parse(source)))

# %% deep-nesting
for depth in (10, 50):
    tree = ast.parse("(" * depth + "x" + ")" * depth, mode="eval")
    print(depth, tree.body.col_offset, tree.body.end_col_offset, ast.dump(tree))

# %% children-and-walk
tree = ast.parse("def f(a, b=1):\n  return [a, b][0] + g(c=a)")
print([type(node).__name__ for node in ast.walk(tree)])
for node in ast.walk(tree):
    print(type(node).__name__, [name for name, _ in ast.iter_fields(node)], [type(child).__name__ for child in ast.iter_child_nodes(node)])

# %% shared-nodes-without-fields
tree = ast.parse("a + b\nc + d")
first, second = (statement.value for statement in tree.body)
print(first.op is second.op, first.left.ctx is second.right.ctx, first.left.ctx is ast.Load())

# %% source-segments
source = "def f(a,\n      b='é'):\n    return (a +\n            b)\n"
tree = ast.parse(source)
for node in ast.walk(tree):
    if hasattr(node, "lineno"):
        print(type(node).__name__, repr(ast.get_source_segment(source, node)))
