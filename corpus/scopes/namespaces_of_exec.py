# /// case
# topics = ["functions.execution"]
# section = "2.11"
# ///

def show(function, *arguments, **keywords):
    """Prints what a call gives, or how it fails."""
    try:
        result = function(*arguments, **keywords)
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
    else:
        print(type(result).__name__, repr(result))


def names(namespace):
    """The names in a namespace, without the built-in ones."""
    return {name: value for name, value in namespace.items() if name != "__builtins__"}


class Log(dict):
    """A dict of a class of its own that prints what is asked."""
    def __getitem__(self, key):
        print("get", key)
        return super().__getitem__(key)
    def __setitem__(self, key, value):
        print("set", key, value)
        super().__setitem__(key, value)
    def __delitem__(self, key):
        print("del", key)
        super().__delitem__(key)


class Mapping:
    """A mapping that is no dict."""
    def __init__(self, **items): self.items = items
    def __getitem__(self, key):
        print("get", key)
        return self.items[key]
    def __setitem__(self, key, value):
        print("set", key, value)
        self.items[key] = value
    def __delitem__(self, key):
        print("del", key)
        del self.items[key]


# %% globals-alone
namespace = {"a": 1}
exec("b = a + 1\ndel a", namespace)
print(names(namespace))
print(eval("b", namespace), eval("locals() is globals()", namespace))

# %% globals-and-locals
first, second = {"a": 1}, {"b": 2}
exec("c = a + b\nglobal d\nd = 4", first, second)
print(names(first), second)
print(eval("a, b, c, d", first, second))

# %% same-dict-twice
namespace = {}
exec("a = 1\ndef f(): return a", namespace, namespace)
print(namespace["f"]())

# %% functions-do-not-see-the-locals
first, second = {}, {}
show(exec, "a = 1\ndef f(): return a\nclass C:\n    b = a", first, second)
show(second.get("f"))
print(sorted(second))

# %% comprehensions-and-separate-locals
show(exec, "a = [1]\nb = 2\nprint([x for x in a])\nprint([b for x in a])", {}, {})
show(eval, "[x + b for x in a]", {}, {"a": [1], "b": 2})
show(eval, "(lambda: b)()", {}, {"b": 2})
show(eval, "list(b for x in a)", {}, {"a": [1], "b": 2})
show(eval, "[b for b in a if b]", {}, {"a": [1]})

# %% none-as-globals
a = "global"
def function():
    b = "local"
    show(eval, "a", None)
    show(eval, "a", None, None)
    show(eval, "b", None, {"b": "given"})
    show(eval, "sorted(locals())", None)
    exec("c = 1", None)
    exec("d = 1", None, None)
    return sorted(locals())
print(function(), "c" in globals(), "d" in globals())

# %% none-as-locals
namespace = {"a": 1}
show(eval, "a", namespace, None)
show(eval, "locals() is globals()", namespace, None)
exec("b = 2", namespace, None)
print(names(namespace))

# %% keywords
show(lambda: eval("a", globals={"a": 1}))
show(lambda: eval("a", {}, locals={"a": 1}))
show(lambda: eval("a", globals={}, locals={"a": 1}))
show(lambda: exec("a", globals={"a": 1}))
show(lambda: exec("a", locals={"a": 1}))
show(lambda: eval(source="1"))
show(lambda: exec("1", namespace={}))

# %% wrong-globals
for wrong in (5, "x", [], (), Mapping(), object, type("M", (), {})()):
    show(eval, "1", wrong)
    show(exec, "1", wrong)

# %% wrong-locals
for wrong in (5, (1,), object(), print, {1}.__iter__()):
    show(eval, "1", {}, wrong)
    show(exec, "a = 1", {}, wrong)

# %% odd-but-accepted-locals
for odd in ("text", [], (1, 2), b"x", range(3), type("G", (), {"__getitem__": lambda self, key: key})()):
    show(eval, "1", {}, odd)
    show(eval, "name", {}, odd)
    show(exec, "name = 1", {}, odd)

# %% mapping-as-locals
mapping = Mapping(a=1)
exec("b = a\nb\ndel b\nlen\n", {}, mapping)
show(eval, "locals()", {}, mapping) if False else None
print(eval("locals() is x", {"x": mapping}, mapping))
show(exec, "del missing", {}, mapping)
show(exec, "missing", {}, mapping)

# %% dict-subclass-as-globals
log = Log(a=1)
exec("b = a\ndel b\nlen(())", log)
print(eval("a", log))
exec("def f(): return a\nprint(f())", log)
exec("def f():\n    global c\n    c = 5\nf()", log)
print(sorted(names(log)))

# %% dict-subclass-as-locals
log = Log(a=1)
exec("b = a\ndel b\nlen(())", {}, log)
exec("global c\nc = 5\nprint(c)", {}, log)
print(sorted(log))

# %% missing-method
class Default(dict):
    def __missing__(self, key):
        if key.startswith("__"): raise KeyError(key)
        return f"<{key}>"
show(eval, "a + b", Default())
show(eval, "a + b", {}, Default(a="1"))
show(exec, "def f(): return a\nprint(f())", Default())
show(eval, "len", {}, Default())

# %% mapping-that-raises
class Raising:
    def __init__(self, error): self.error = error
    def __getitem__(self, key): raise self.error
    def __setitem__(self, key, value): raise self.error
    def __delitem__(self, key): raise self.error
for error in (KeyError("k"), KeyError(), LookupError("l"), IndexError("i"), AttributeError("a"), NameError("n"), ValueError("v")):
    mapping = Raising(error)
    show(exec, "a", {}, mapping)
    show(exec, "len", {}, mapping)
    show(exec, "a = 1", {}, mapping)
    show(exec, "del a", {}, mapping)

# %% subclass-of-keyerror
class Own(KeyError): pass
class Mine:
    def __getitem__(self, key): raise Own(key)
    def __delitem__(self, key): raise Own(key)
show(eval, "len(())", {}, Mine())
show(eval, "nothing", {}, Mine())
show(exec, "del nothing", {}, Mine())

# %% mapping-proxy-as-locals
from types import MappingProxyType
proxy = MappingProxyType({"a": 1})
show(eval, "a", {}, proxy)
show(exec, "b = 1", {}, proxy)
show(exec, "del a", {}, proxy)
show(eval, "a", proxy)
show(eval, "type(locals()).__name__", {}, proxy)

# %% chain-maps-and-others
from collections import ChainMap, OrderedDict, defaultdict, Counter, UserDict
for mapping in (ChainMap({}, {"a": 1}), OrderedDict(a=1), defaultdict(list, a=1), Counter(a=1), UserDict(a=1)):
    exec("b = a + 1", {}, mapping)
    print(type(mapping).__name__, mapping["b"], "a" in mapping)
show(eval, "undefined_here", {}, defaultdict(list))
show(eval, "undefined_here", {}, Counter())
show(eval, "len", {}, Counter())
show(eval, "undefined_here", defaultdict(list))

# %% builtins-are-added
for namespace in ({}, {"a": 1}, {"__builtins__": {}}, {"__builtins__": None}, {"__builtins__": 5}):
    before = dict(namespace)
    show(eval, "1 + 1", namespace)
    print("__builtins__" in namespace, namespace["__builtins__"] is __builtins__, type(namespace["__builtins__"]).__name__ if "__builtins__" not in before else "kept")

# %% builtins-are-added-even-where-it-fails
namespace = {}
show(exec, "1 / 0", namespace)
print(list(namespace))
namespace = {}
show(exec, "1 +", namespace)
print(list(namespace))
namespace = {}
show(exec, 5, namespace)
print(list(namespace))

# %% builtins-are-not-added-to-locals
first, second = {}, {}
exec("a = 1", first, second)
print(list(first), list(second))

# %% code-objects-and-text
code = compile("a = 1\nb = [a]", "name", "exec")
for source in (code, "a = 1\nb = [a]", b"a = 1\nb = [a]", bytearray(b"a = 1\nb = [a]"), memoryview(b"a = 1\nb = [a]")):
    namespace = {}
    show(exec, source, namespace)
    print(names(namespace))

# %% code-of-each-mode
for mode in ("exec", "eval", "single"):
    code = compile("5", "name", mode)
    show(eval, code)
    show(exec, code)

# %% code-of-functions
def plain(): return "plain"
def with_argument(a): return a
def with_default(a=1): return a
def generator(): yield 1
def closure():
    x = 1
    return lambda: x
show(eval, plain.__code__)
show(exec, plain.__code__)
show(eval, with_argument.__code__)
show(eval, with_default.__code__)
show(lambda: type(eval(generator.__code__)).__name__)
show(eval, closure().__code__)
show(exec, closure().__code__)

# %% closure-argument
import types
def outer():
    a, b = 1, 2
    def inner(): print(a, b)
    return inner
code = outer().__code__
cell = types.CellType
exec(code, closure=(cell(1), cell(2)))
exec(code, {"print": print}, closure=outer().__closure__)
for closure in (None, (), (cell(1),), (cell(1), 2), [cell(1), cell(2)], (cell(1), cell(2), cell(3)), 5):
    show(exec, code, closure=closure)
show(exec, code, closure=(cell(), cell(1)))
show(exec, "a = 1", closure=())
show(exec, "a = 1", closure=None)
show(exec, compile("1", "f", "exec"), closure=())
show(exec, compile("1", "f", "exec"), closure=None)
show(lambda: eval("1", closure=None))

# %% names-in-functions-are-not-changed
def function():
    a = 1
    exec("a = 2")
    b = eval("a")
    exec("c = 3")
    show(eval, "c")
    return a, b, sorted(locals())
print(function())

# %% one-dict-for-all-calls
def function():
    names = {}
    exec("a = 1", globals(), names)
    exec("b = a + 1", globals(), names)
    return names
print(function())

# %% locals-given-explicitly
def function():
    a = 1
    exec("a = 2; b = 3", globals(), locals())
    show(eval, "b", globals(), locals())
    return a, sorted(locals())
print(function())

# %% exec-in-class-bodies
class C:
    a = 1
    exec("b = a + 1")
    c = b + 1
    print(eval("sorted(name for name in locals() if not name.startswith('__'))", None, None) if False else sorted(name for name in list(locals()) if len(name) == 1))
print(C.a, C.b, C.c)

# %% exec-at-module-level
exec("made_here = 1")
print(made_here, eval("made_here"), eval("globals() is locals()"))

# %% exec-in-lambdas-and-comprehensions
a = "global"
print((lambda a: eval("a"))("argument"), [eval("a") for a in ("loop",)], [eval("x") for x in (1, 2)], list(eval("x") for x in (1, 2)))
def function(y): return [eval("x") for x in (1, 2)], (lambda: y)()
print(function(5))

# %% exec-sees-captured-names-only
def outer():
    a = 1
    b = 2
    def inner():
        a
        show(eval, "a")
        show(eval, "b")
        return sorted(locals())
    return inner()
print(outer())

# %% nested-exec
exec("exec('exec(\"deep = 1\")')")
print(deep)
namespace = {}
exec("def f():\n    exec('a = 1', globals())\nf()", namespace)
print(names(namespace))
show(eval, "eval('eval(\"x\")')", {"x": 5})

# %% source-whitespace-and-encodings
for source in ("  1", "\t1", "\n1", " \n 1", "1 ", "1\n\n", "1;", "# comment\n1", "1 # comment", "\ufeff1", "(\n1\n)", "1\\\n", "\x0c1"):
    print(repr(source), end=" ")
    show(eval, source)

# %% null-bytes-and-surrogates
show(eval, "1\0")
show(exec, "a\0")
show(eval, b"1\0")
show(eval, "'\ud800'")
show(exec, "\ud800")
show(eval, b"\xff")
show(eval, b"# coding: latin-1\n'\xe9'")
show(eval, "# coding: latin-1\n'\xe9'")

# %% returned-values
print(exec("5"), exec("a = 1"), exec(""), exec("None"), exec(compile("5", "f", "eval")))
show(eval, "")
show(eval, " ")
show(eval, "# only")

# %% exec-of-declarations
namespace = {}
exec("global a\na = 1", namespace)
print(names(namespace))
first, second = {}, {}
exec("global a\na = 1\nb = 2", first, second)
print(names(first), second)
for source in ("nonlocal a", "def f():\n    nonlocal a", "a = 1\nglobal a", "global a, a", "def f(a):\n    global a", "return", "yield 1", "class C:\n    nonlocal a", "def f():\n    a = 1\n    global a", "def f():\n    a = 1\n    def g():\n        a = 2\n        nonlocal a"):
    show(exec, source)

# %% deleted-names
namespace = {"a": 1}
exec("del a", namespace)
print(names(namespace))
show(exec, "del a", namespace)
show(exec, "del len", namespace)
show(exec, "global a\ndel a", {}, {"a": 1})
show(exec, "del a", {"a": 1}, {})

# %% function-globals
first, second = {"a": "first"}, {"a": "second"}
exec("def f(): return a, globals()['a']", first)
exec("def f(): return a, globals()['a']", second)
print(first["f"](), second["f"](), first["f"].__globals__ is first)
exec("result = f()", second, {"f": first["f"]})
print(second.get("result"))
import types
moved = types.FunctionType(first["f"].__code__, second)
print(moved())

# %% module-names
namespace = {"__name__": "given"}
exec("class C: pass\ndef f(): pass", namespace)
print(namespace["C"].__module__, namespace["f"].__module__)
namespace = {}
exec("class C: pass\ndef f(): pass\nx = lambda: 0", namespace)
print(namespace["C"].__module__, namespace["f"].__module__, namespace["x"].__module__)
print(eval("__name__"), end=" ")
show(eval, "__name__", {})

# %% annotations
namespace = {}
exec("a: int = 1\nb: str", namespace)
print(namespace.get("__annotations__"), namespace.get("a"))
first, second = {}, {}
exec("a: int = 1", first, second)
print(sorted(names(first)), second)
mapping = Mapping(__annotations__={})
exec("a: int", {}, mapping)

# %% star-imports-into-namespaces
namespace = {}
exec("from operator import *", namespace)
print("add" in namespace, "_abs" in namespace)
first, second = {}, {}
exec("from operator import *", first, second)
print(sorted(names(first)), "add" in second)
class Refusing(Mapping):
    def __setitem__(self, key, value): raise ValueError("no " + key)
show(exec, "from keyword import iskeyword", {}, Refusing())

# %% imports-into-namespaces
first, second = {}, {}
exec("import sys, os.path as p\nfrom sys import path", first, second)
print(sorted(names(first)), sorted(second))

# %% class-bodies-in-exec
first, second = {"g": "global"}, {"l": "local"}
show(exec, "class C:\n    a = l", first, second)
exec("class C:\n    b = g\n    def f(self): return l", first, second)
print(second["C"].b)
show(second["C"]().f)

# %% walrus-in-eval
namespace = {}
print(eval("(a := 5)", namespace), names(namespace))
first, second = {}, {}
print(eval("[y := x for x in (1, 2)]", first, second), names(first), second)
print(eval("(z := 3)", first, second), names(first), second)

# %% lambda-defaults
a = 1
functions = [eval("lambda x=a: x"), eval("lambda: a")]
a = 2
print([function() for function in functions])

# %% globals-changed-while-running
namespace = {}
exec("globals()['late'] = 5\nprint(late)\ndel globals()['late']\ntry: late\nexcept NameError as error: print(error)", namespace)
exec("x = 1\nglobals().clear()\ntry: x\nexcept NameError as error: pass\nprint(sorted(globals()))", {})
