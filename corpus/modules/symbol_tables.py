# /// case
# topics = ["compiler.symbol-tables"]
# ///
import symtable
import _symtable


def show(table, depth=0):
    print("  " * depth + str(table.get_type()), table.get_name(), table.get_lineno(), table.is_nested())
    for symbol in table.get_symbols():
        traits = [name for name in dir(symbol) if name.startswith("is_") and getattr(symbol, name)()]
        print("  " * depth + "  ", symbol.get_name(), traits)
    for child in table.get_children():
        show(child, depth + 1)


SOURCE = """
import os, sys as system
from math import pi
counter: int = 0
def outer(first, /, second, *rest, key=1, **others):
    global counter
    counter += 1
    local = [item for item in rest if (last := item)]
    def inner():
        nonlocal local
        return local, first, pi
    class Nested:
        attribute = second
        def __private(self):
            return __class__, super().__init__, self.__name
    return inner, (lambda x=key: x + second), {k: v for k, v in others.items()}
async def waits(task):
    yield await task
"""

# %% tables-of-a-program
#| title = "Every block of a program with its names and what is said of each"
show(symtable.symtable(SOURCE, "program.py", "exec"))

# %% functions
#| title = "Parameters, locals, globals, free variables and cells of functions"
table = symtable.symtable(SOURCE, "program.py", "exec").lookup("outer").get_namespace()
print(table.get_parameters(), table.get_locals(), table.get_globals(), table.get_frees(), table.get_nonlocals())
for child in table.get_children():
    print(child, child.get_name(), isinstance(child, symtable.Function) and child.get_frees())

# %% classes
#| title = "Methods of a class, and names that are mangled"
#| requires = ">=3.12"
table = symtable.symtable("class C:\n def m(self): pass\n async def n(self): pass\n __p = 1\n x = lambda: 0\n", "f", "exec")
(table,) = table.get_children()
print(table.get_methods(), list(table.get_identifiers()))

# %% type-parameters
#| title = "Blocks of type parameters, of their bounds and of aliases"
#| requires = ">=3.12"
show(symtable.symtable("class C[T: int, *Ts]:\n x: T\ndef f[**P](*a: P.args): pass\ntype A[K] = dict[K, int]\n", "f", "exec"))

# %% type-parameters-with-defaults
#| title = "A default of a type parameter is a block of its own"
#| requires = ">=3.13"
show(symtable.symtable("class C[T = int]: pass\n", "f", "exec"))

# %% comprehensions
#| title = "Names of comprehensions, which later run in the block around"
show(symtable.symtable("def f(a):\n return [x for y in a for x in y], {z for z in a}, (w for w in a)\n", "f", "exec"))

# %% other-modes
#| title = "An expression, and a statement at the prompt"
show(symtable.symtable("(lambda a: a + b)(c)", "f", "eval"))
show(symtable.symtable("d = e\n", "f", "single"))

# %% annotations-of-the-future
#| title = "Annotations that are not evaluated have no names"
show(symtable.symtable("from __future__ import annotations\ndef f(a: b) -> c:\n d: e = 1\n", "f", "exec"))

# %% constants-stay
#| title = "Nothing is folded away before names are looked at"
show(symtable.symtable("if __debug__:\n a\nif 0:\n b\nc = 'x' % d\n", "f", "exec"))

# %% handlers-and-else
#| title = "In which order the parts of a try statement are looked at"
source = "def f():\n try:\n  pass\n except Exception:\n  global a\n else:\n  print(a)\n"
try:
    show(symtable.symtable(source, "f", "exec"))
except SyntaxError as error:
    print(error, error.lineno, error.offset)

# %% entries
#| title = "What module _symtable itself gives"
entry = _symtable.symtable("def f(a, b): return a", "f", "exec")
(function,) = entry.children
print(entry.name, entry.symbols, entry.varnames, entry.nested, entry.type, entry.lineno)
print(function.name, function.symbols, function.varnames, function.nested, function.type, function.lineno)
print(repr(function) == f"<symtable entry f({function.id}), line 1>", type(entry), type(entry).__mro__)
print(entry.children is entry.children, entry.symbols is entry.symbols, entry.id == function.id)
print({name: value for name, value in sorted(vars(_symtable).items()) if name.isupper()})

# %% entries-cannot-be-made-or-changed
#| title = "Entries are made by the module alone, and read-only"
entry = _symtable.symtable("", "f", "exec")
for action in (type(entry), lambda: setattr(entry, "name", "g"), lambda: setattr(entry, "other", 1), lambda: type("S", (type(entry),), {})):
    try:
        print(action())
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)

# %% bad-arguments
#| title = "What is said of arguments that are wrong"
for arguments in [(1, "a", "exec"), ("a", "b", "x"), ("a", 3, "exec"), ("a", "a\0", "exec"), ("a\0", "a", "exec"), ("a", "a", 3), ("a", "f"), (b"a", b"f", "exec"), ("(", "f", "exec"), ("def f():\n nonlocal x", "f", "exec"), ("a = 1", "f", "eval")]:
    try:
        print(_symtable.symtable(*arguments).symbols)
    except (TypeError, ValueError, SyntaxError) as error:
        print(type(error).__name__, error)
