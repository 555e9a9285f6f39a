# /// case
# topics = ["modules.inspect"]
# ///

import functools
import inspect
import types

def attempt(*steps):
    """Calls each step and prints what comes of it."""
    for step in steps:
        try:
            print(repr(step()).partition(" at 0x")[0])
        except Exception as error:
            print(f"{type(error).__name__}: {error}".partition(" at 0x")[0])

def signatures(*callables):
    for item in callables:
        attempt(lambda: (getattr(item, "__name__", None), str(inspect.signature(item))))

class Base:
    """Base.

        More.
    """
    attribute = 1
    def method(self, x): "Method."
    @classmethod
    def from_class(cls, y=1): pass
    @staticmethod
    def static(z, *w): pass
    @property
    def computed(self): return 1

class Derived(Base):
    def method(self, x): pass

async def coroutine(): pass
async def generates(): yield
def generator(): yield

# %% signatures-of-functions
def a(): pass
def b(x, y=1, *args, z, w=None, **kwargs): pass
def c(x, /, y, *, z): pass
def d(x: int, y: "str" = "a") -> list[int]: pass
def e(*, k=(1, 2)): pass
signatures(a, b, c, d, e, lambda q, *r: 0, coroutine, generator)

# %% signatures-of-methods-and-classes
class Init:
    def __init__(self, a, b=2): pass
class New:
    def __new__(cls, c, *d): return object.__new__(cls)
class Call:
    def __call__(self, e): pass
class Meta(type):
    def __call__(cls, f): pass
class WithMeta(metaclass=Meta): pass
class Nothing: pass
signatures(Base().method, Base.method, Base.from_class, Base.static, Init, New, Call(), WithMeta, Nothing, Derived)

# %% signatures-of-native-functions
signatures(len, print, sorted, abs, divmod, isinstance, hash, sum, pow, open, compile, list.append, str.split, dict.fromkeys, "".join, int.from_bytes, object, float, complex, tuple, list)

# %% signatures-that-are-not-there
signatures(int, str, dict, type, min, max, range, 3, "text", print.__call__)

# %% partials-and-wrappers
def f(a, b, c=3, *, d=4): pass
@functools.wraps(f)
def wrapper(*args): pass
signatures(functools.partial(f, 1), functools.partial(f, b=2), functools.partial(f, 1, 2, d=5), wrapper, functools.lru_cache(f), types.MethodType(f, 1))
print(inspect.signature(wrapper, follow_wrapped=False))
attempt(lambda: inspect.signature(functools.partial(f, 1, 2, 3, 4)))

# %% own-signature
def f(a): pass
f.__signature__ = inspect.Signature([inspect.Parameter("other", inspect.Parameter.KEYWORD_ONLY)])
signatures(f)
f.__signature__ = 3
signatures(f)

# %% parameters
def f(a, /, b: int, *c, d=1, **e): pass
for name, parameter in inspect.signature(f).parameters.items():
    print(name, parameter, repr(parameter), parameter.kind, parameter.kind.description, parameter.default is inspect.Parameter.empty, parameter.annotation, hash(parameter) == hash(parameter), parameter.replace(name="z"))

# %% parameter-errors
P = inspect.Parameter
attempt(lambda: P("a", 9), lambda: P("1a", P.KEYWORD_ONLY), lambda: P("if", P.KEYWORD_ONLY), lambda: P(3, P.KEYWORD_ONLY), lambda: P("a", P.VAR_KEYWORD, default=1), lambda: P("a", P.POSITIONAL_ONLY) == P("a", P.POSITIONAL_ONLY), lambda: P("a"))

# %% signature-errors
P, S = inspect.Parameter, inspect.Signature
attempt(lambda: S([P("a", P.KEYWORD_ONLY), P("b", P.POSITIONAL_ONLY)]), lambda: S([P("a", P.KEYWORD_ONLY), P("a", P.KEYWORD_ONLY)]), lambda: S([P("a", P.POSITIONAL_ONLY, default=1), P("b", P.POSITIONAL_ONLY)]), lambda: S([1]), lambda: S([P("a", P.KEYWORD_ONLY)], return_annotation=int), lambda: S().replace(return_annotation=3))

# %% binding
def f(a, b=2, *c, d, e=5, **g): pass
signature = inspect.signature(f)
attempt(lambda: signature.bind(1, d=4), lambda: signature.bind(1, 2, 3, d=4, h=5).arguments, lambda: signature.bind(1), lambda: signature.bind(), lambda: signature.bind(1, a=2, d=3), lambda: signature.bind_partial(), lambda: signature.bind_partial(1, 2, 3).args, lambda: inspect.signature(lambda x: 0).bind(1, 2), lambda: inspect.signature(lambda x, /: 0).bind(x=1), lambda: inspect.signature(lambda: 0).bind(y=1))
bound = signature.bind(1, d=4)
bound.apply_defaults()
print(bound, bound.args, bound.kwargs, bound.arguments, bound == signature.bind(1, 2, d=4, e=5), bound.signature is signature)

# %% signature-equality
def f(a, *, b=1): pass
def g(a, *, b=1): pass
def h(a, *, b=2): pass
print(inspect.signature(f) == inspect.signature(g), inspect.signature(f) == inspect.signature(h), hash(inspect.signature(f)) == hash(inspect.signature(g)))

# %% predicates
import sys
items = {"module": sys, "class": Base, "function": Base.method, "method": Base().method, "builtin": len, "lambda": lambda: 0, "generator function": generator, "coroutine function": coroutine, "async generator function": generates, "method descriptor": str.join, "getset": type.__dict__["__doc__"], "member": types.FunctionType.__globals__, "property": Base.computed, "code": Base.method.__code__, "wrapper": object.__init__, "bound native": [].append, "3": 3}
names = [name for name in dir(inspect) if name.startswith("is") and name not in ("iskeyword", "ispackage")]
for label, item in items.items():
    print(label, [name for name in names if getattr(inspect, name)(item)])

# %% objects-that-run
made = generator()
awaited = coroutine()
agen = generates()
print(inspect.isgenerator(made), inspect.iscoroutine(awaited), inspect.isasyncgen(agen), inspect.isawaitable(awaited), inspect.isawaitable(made))
print(inspect.getgeneratorstate(made), inspect.getcoroutinestate(awaited), inspect.getgeneratorlocals(made))
next(made)
print(inspect.getgeneratorstate(made))
made.close(); awaited.close()
print(inspect.getgeneratorstate(made), inspect.getcoroutinestate(awaited))

# %% mro-and-class-tree
print(inspect.getmro(Derived), inspect.getmro(bool))
print(inspect.getclasstree([Derived, Base, int]))
print(inspect.getclasstree([Derived, Base], unique=True))

# %% members
print([name for name, value in inspect.getmembers(Derived()) if not name.startswith("__")])
print([(name, type(value).__name__) for name, value in inspect.getmembers(Base, inspect.isfunction)])
print([(item.name, item.kind, item.defining_class.__name__) for item in inspect.classify_class_attrs(Derived) if not item.name.startswith("__")])

# %% members-static
class Lazy:
    def __getattr__(self, name): return name
    @property
    def broken(self): raise ValueError
print(inspect.getattr_static(Lazy(), "broken"), inspect.getattr_static(Lazy(), "other", "default"))
attempt(lambda: inspect.getattr_static(Lazy(), "other"), lambda: inspect.getattr_static(Base, "method") is Base.__dict__["method"], lambda: [name for name, value in inspect.getmembers_static(Base) if not name.startswith("__")])

# %% docstrings
print(repr(inspect.getdoc(Base)), repr(inspect.getdoc(Derived.method)), repr(inspect.getdoc(inspect.getdoc).splitlines()[0]))
for text in ("", "a", "  a\n  b", "a\n\n    b\n      c\n", "\n\n  a\n"):
    print(repr(inspect.cleandoc(text)))

# %% frames
def inner():
    frame = inspect.currentframe()
    print(frame.f_code.co_name, frame.f_back.f_code.co_name, inspect.getframeinfo(frame).function, inspect.getframeinfo(frame).lineno == frame.f_lineno)
    print([(info.function, info.index, info.code_context) for info in inspect.stack(0)][:2])
    print(inspect.getargvalues(frame.f_back))
def outer(a, *b, **c):
    inner()
outer(1, 2, d=3)

# %% trace
try:
    def fail(): 1 / 0
    fail()
except ZeroDivisionError as error:
    print([info.function for info in inspect.trace(0)], [info.function for info in inspect.getinnerframes(error.__traceback__, 0)])

# %% closure-variables
outside = 1
def make(free):
    def f(): return free, outside, len, missing
    return f
print(inspect.getclosurevars(make(2)))
attempt(lambda: inspect.getclosurevars(3))

# %% argument-specifications
def f(a, b=1, *c, d, e=2, **g) -> int: pass
print(inspect.getfullargspec(f))
print(inspect.getfullargspec(Base().method))
print(inspect.getcallargs(f, 1, 2, 3, d=4, h=5))
attempt(lambda: inspect.getcallargs(f), lambda: inspect.getfullargspec(3))

# %% annotations
class Annotated:
    x: int
    y: "str"
def f(a: "int", b: list["str"]) -> None: pass
print(inspect.get_annotations(Annotated), inspect.get_annotations(f), inspect.get_annotations(f, eval_str=True))
print(inspect.formatannotation(int), inspect.formatannotation(list[int]), inspect.formatannotation("x"), inspect.formatannotation(Base))
attempt(lambda: inspect.get_annotations(3))

# %% source
source = inspect.getsource(functools.reduce) if not inspect.isbuiltin(functools.reduce) else inspect.getsource(functools.cached_property)
print(source.splitlines()[0])
print(inspect.getsourcefile(functools.wraps).rpartition("/")[2], inspect.getmodule(functools.wraps).__name__, inspect.getmodulename("/x/y.py"))
attempt(lambda: inspect.getsource(len), lambda: inspect.getsourcefile(3), lambda: inspect.getfile(dict))

# %% source-of-the-program
def shown(a,
          b):
    # comment
    return [a,
            b]
print(inspect.getsource(shown), inspect.getsourcelines(shown)[0][0], inspect.getsource(Base).splitlines()[0])

# %% unwrap
def f(): pass
@functools.wraps(f)
def g(): pass
print(inspect.unwrap(g) is f, inspect.unwrap(f) is f)
g.__wrapped__ = g
attempt(lambda: inspect.unwrap(g))
