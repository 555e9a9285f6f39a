# /// case
# topics = ["functions.execution"]
# ///

def show(function, *arguments, **keywords):
    """Prints what a call gives, or how it fails."""
    try:
        result = function(*arguments, **keywords)
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
    else:
        print(type(result).__name__, repr(result))


# %% eval-forms
x = 1
print(eval("x + 1"), eval("x", {"x": 5}), eval("x + y", {"x": 1}, {"y": 2}), eval(b"1 + 1"), eval(bytearray(b"2")), eval(" \t1"), eval("1\n\n"))
show(eval, "x = 1")
show(eval, "")
show(eval, "1 +")
show(eval, 5)
show(eval, "1", [])
show(eval, "1", {}, 5)
show(eval, "1\0")
show(eval)

# %% eval-adds-builtins
namespace = {}
eval("1", namespace)
print(list(namespace), type(namespace["__builtins__"]).__name__)
namespace = {"__builtins__": {}}
show(eval, "len([])", namespace)
namespace = {"__builtins__": {"len": lambda value: "own"}}
show(eval, "len([])", namespace)
show(eval, "len([])", {"__builtins__": 5})

# %% eval-with-mapping-locals
class Names:
    def __getitem__(self, name):
        if name.startswith("_"): raise KeyError(name)
        return name.upper()
print(eval("a + b", {}, Names()))
show(eval, "_a", {}, Names())
class Dict(dict):
    def __missing__(self, key): return "missing " + key
show(eval, "a", Dict())
print(eval("a", {}, Dict()))

# %% exec-forms
namespace = {}
exec("x = 1\ndef f(): return x", namespace)
print(sorted(name for name in namespace if name != "__builtins__"), namespace["f"]())
local = {}
exec("y = z = 2", {}, local)
print(local)
exec("new_global = 5")
print(new_global)
for arguments in ((), (5,), ("x", 5), ("x", {}, 5), ("x =",), (None,)):
    show(exec, *arguments)

# %% exec-in-functions
def function():
    x = 1
    exec("x = 2; y = 3")
    return x, sorted(locals())
print(function())

# %% exec-with-closure
def outer():
    a = 1
    def inner(): print(a)
    return inner
import types
code = outer().__code__
exec(code, closure=(types.CellType(5),))
for closure in (None, (), (1,), [types.CellType(1)], (types.CellType(1), types.CellType(2))):
    show(lambda: exec(code, closure=closure))
show(lambda: exec("1", closure=(types.CellType(5),)))
show(eval, code)

# %% compile-forms
print(type(compile("1", "f", "eval")).__name__, eval(compile("1 + 1", "f", "eval")), compile("x", "name of file", "exec").co_filename)
for arguments in ((), ("1",), ("1", "f"), ("1", "f", "wrong"), ("1", "f", 5), ("1", 5, "exec"), (5, "f", "exec"), ("1", "f", "exec", "a"), ("1", "f", "exec", 1 << 30), ("1", "f", "exec", 0, 0, 5), ("1\0", "f", "exec"), ("1", b"f", "exec"), ("1", "f\0", "exec"), ("x = 1", "f", "eval"), ("1\n2", "f", "single"), ("", "f", "eval"), ("", "f", "exec")):
    show(lambda *arguments: type(compile(*arguments)).__name__, *arguments)

# %% compile-single
exec(compile("5", "f", "single"))
exec(compile("None", "f", "single"))
exec(compile("x = 5", "f", "single"))
exec(compile("for i in range(2): i\n", "f", "single"))

# %% compile-optimize
source = "assert False\nprint(__debug__)\ndef f(): 'text'\nprint(f.__doc__)"
for optimize in (1, 2):
    exec(compile(source, "f", "exec", optimize=optimize))
show(lambda: exec(compile(source, "f", "exec", optimize=0)))

# %% compile-future-flags
import __future__
code = compile("from __future__ import annotations\nx: undefined = 1", "f", "exec")
namespace = {}
exec(code, namespace)
print(namespace["__annotations__"])
code = compile("x: undefined = 1", "f", "exec", flags=__future__.annotations.compiler_flag)
exec(code, namespace)
print(namespace["__annotations__"])
show(lambda: exec(compile("x: undefined = 1", "f", "exec", dont_inherit=True), {}))

# %% syntax-errors-of-eval
for source in ("1 +", "(", "a b", "1 = 2", "'", "def", "x = ", "*a", "yield 1", "return 1", "await x", "\n 1"):
    try:
        eval(source)
    except SyntaxError as error:
        print(repr(source), type(error).__name__, error.msg, error.lineno, error.offset, error.filename)
    except Exception as error:
        print(repr(source), type(error).__name__, error)

# %% import-function
import sys
print(__import__("sys") is sys, __import__("os.path").__name__, __import__("os.path", fromlist=["join"]).__name__.endswith("path"))
for arguments in ((), (5,), ("",), ("no_such_module",), ("sys.nothing",), ("sys", None, None, (), -1), ("sys", None, None, (), 1), ("x", {}, {}, ["y"], 1), ("sys", {"__package__": 5}, {}, [], 1), (".sys",)):
    show(lambda *arguments: __import__(*arguments).__name__, *arguments)

# %% import-replaced
import builtins
original = builtins.__import__
def own(name, *arguments, **keywords):
    print("importing", name, [type(argument).__name__ for argument in arguments[:2]], arguments[2:])
    return original(name, *arguments, **keywords)
builtins.__import__ = own
import sys
from sys import path, argv
builtins.__import__ = original

# %% build-class
def body(): pass
print(__build_class__(body, "C").__name__)
class Meta(type):
    def __new__(metaclass, name, bases, namespace, **keywords): return (name, bases, keywords)
print(__build_class__(body, "C", metaclass=Meta, flag=1))
for arguments in ((), (5,), (body,), (5, "C"), (body, 5), (body, "C", 5)):
    show(__build_class__, *arguments)

# %% globals-and-locals
print(globals() is globals(), locals() is globals(), "show" in globals())
def function(a):
    b = 2
    return locals()
print(function(1))
class C:
    x = 1
    names = sorted(name for name in locals() if not name.startswith("__"))
print(C.names)
show(globals, 1)
show(locals, 1)

# %% locals-snapshots
def function():
    first = locals()
    x = 1
    second = locals()
    return sorted(second), "x" in second
print(function())
