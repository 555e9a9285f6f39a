# /// case
# topics = ["functions.definition"]
# ///

def trace(value):
    print(value, end=" ")
    return value


def names(items):
    return sorted(name for name in items if not name.startswith("__"))


# %% kinds-of-parameters
def f(a, b=1, /, c=2, *d, e, g=3, **h): pass
code = f.__code__
print(code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount, code.co_varnames, code.co_nlocals, f.__defaults__, f.__kwdefaults__, bin(code.co_flags))
for source in "lambda: 0", "lambda a: 0", "lambda a, /: 0", "lambda a, /, b: 0", "lambda *a: 0", "lambda *, a: 0", "lambda **a: 0", "lambda a, /, b, *c, d, **e: 0", "lambda a=1, /, b=2, *, c=3, d: 0", "lambda *a, b=1: 0", "lambda a, *, b=1, **c: 0":
    f = eval(source)
    code = f.__code__
    print(source, code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount, code.co_varnames, f.__defaults__, f.__kwdefaults__, bin(code.co_flags))

# %% attributes
def f(a: int, b="x") -> str:
    """Documentation."""
    return a
for name in "__name__", "__qualname__", "__doc__", "__module__", "__defaults__", "__kwdefaults__", "__annotations__", "__dict__", "__closure__":
    print(name, repr(getattr(f, name)))
f.attribute = 1
print(f.__dict__, f.__globals__ is globals(), f.__builtins__ is __builtins__.__dict__, f.__code__.co_name, f.__get__ is None)
for name, value in ("__name__", 1), ("__qualname__", None), ("__code__", 1), ("__defaults__", []), ("__kwdefaults__", ()), ("__annotations__", 1), ("__dict__", 1), ("__closure__", ()), ("__globals__", {}), ("__doc__", 5), ("__module__", 5):
    try:
        setattr(f, name, value)
        print(name, "set to", getattr(f, name))
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)

# %% changing-the-code
def f(): return "f"
def g(a, b=2): return "g", a, b
f.__code__, old = g.__code__, f.__code__
print(f(1, 2), f.__name__, f.__code__.co_name)
try:
    f(1)
except TypeError as error:
    print(error)
f.__defaults__ = (5,)
print(f(1))
def closure():
    x = 1
    def inner(): return x
    return inner
try:
    f.__code__ = closure().__code__
except ValueError as error:
    print(error)
try:
    inner = closure()
    inner.__code__ = old
except ValueError as error:
    print(error)

# %% qualified-names
def function():
    def inner():
        class Class:
            def method(self):
                return lambda: [x for x in "a"]
            nested = lambda: 0
        return Class
    return inner
inner = function()
Class = inner()
for f in function, inner, Class, Class.method, Class().method(), Class.nested:
    print(f.__qualname__, getattr(f, "__code__", None) and f.__code__.co_qualname)
def function():
    global Global, g
    class Global:
        def method(self): pass
    def g(): pass
function()
print(Global.__qualname__, Global.method.__qualname__, g.__qualname__)
generator = (x for x in "a")
print(generator.__qualname__, (lambda: (x for x in "a"))().__qualname__)

# %% results
def nothing(): pass
def empty(): return
def value(): return 1
def pair(): return 1, 2
def starred(): return *"ab", 1
def late():
    if False:
        return 1
def conditional(x):
    return x if x else None
print(nothing(), empty(), value(), pair(), starred(), late(), conditional(0), (lambda: None)(), (lambda: (yield))().__class__.__name__)

# %% defaults-are-evaluated-once
def f(a=[], *, b={}):
    a.append(len(a))
    b[len(b)] = 1
    return a, b
f(), f()
print(f(), f.__defaults__, f.__kwdefaults__)
x = 1
def f(a=x, *, b=lambda: x): return a, b()
x = 2
print(f())
functions = [lambda n=n: n for n in range(3)]
print([f() for f in functions])

# %% recursive-and-mutual
def even(n): return True if n == 0 else odd(n - 1)
def odd(n): return False if n == 0 else even(n - 1)
fact = lambda n: 1 if n < 2 else n * fact(n - 1)
print(even(10), odd(7), fact(20), (lambda f: f(f, 5))(lambda f, n: 0 if n == 0 else n + f(f, n - 1)))

# %% redefinition
def f(): return 1
first = f
def f(): return 2
print(first(), f())
if True:
    def f(): return "if"
else:
    def f(): return "else"
print(f())
for i in range(2):
    def f(i=i): return i
print(f())
try:
    def f(): return 1 / 0
except ZeroDivisionError:
    print("never")
while True:
    def f(): return "while"
    break
print(f())

# %% one-line-bodies
def f(): return 1
def g(): x = 1; y = 2; return x + y
class C: a = 1; b = a + 1
class D: pass
def h(): ...
def i(): "documented"
if 1: x = 1; y = 2
for z in "ab": print(z); print(z * 2)
print(f(), g(), C.b, h(), i.__doc__, x, y)

# %% decorators
def add(n):
    print("make", n)
    def decorate(f):
        print("decorate", n, f.__name__)
        def inner(*arguments):
            return f(*arguments) + n
        return inner
    return decorate
@add(1)
@add(10)
def f(x): return x
print(f(100))
class Class:
    @staticmethod
    def a(): return "static"
    @classmethod
    def b(cls): return cls.__name__
    @property
    def c(self): return "property"
    @c.setter
    def c(self, value): print("set", value)
    @(lambda f: lambda self: "lambda " + f(self))
    def d(self): return "d"
instance = Class()
instance.c = 1
print(instance.a(), instance.b(), instance.c, instance.d())

# %% any-expression-as-decorator
table = {"key": [lambda f: ("item", f.__name__)]}
@table["key"][0]
def a(): pass
@(wrap := lambda f: ("walrus", f.__name__))
def b(): pass
@wrap if a else None
def c(): pass
@lambda f: ("lambda", f.__name__)
def d(): pass
@None or wrap
class E: pass
@[wrap][0].__call__
class F: pass
print(a, b, c, d, E, F)

# %% decorators-that-fail
def raises(f):
    raise ValueError(f.__name__)
for source in "@raises\ndef f(): pass", "@1\ndef f(): pass", "@raises\nclass C: pass", "@undefined\ndef f(): pass", "@(lambda: 1)\ndef f(): pass", "@print\n@raises\ndef f(): pass", "@int\nclass C: pass":
    try:
        exec(source)
    except Exception as error:
        print(type(error).__name__, error, "f" in globals(), "C" in globals())

# %% decorator-replaces-with-anything
@lambda c: 5
class C: pass
@str.upper if False else lambda f: f.__name__.upper()
def shout(): pass
@list
@vars
class D:
    a = 1
print(C, shout, names(D))

# %% local-variables-and-flags
def f(a, *b, c, **d):
    e = 1
    def g(): return e, a
    [h for h in b]
    for i in b: pass
    with d as j: pass
    import sys as k
    class l: pass
    try: pass
    except m as n: pass
    del i
    (o := 1)
    p: int
    q: int = 1
    global r
    r = 1
    match a:
        case s, *t: pass
        case {"k": u, **v}: pass
        case int(w) as x: pass
print([name for name in f.__code__.co_varnames if name != "h"], f.__code__.co_cellvars, f.__code__.co_freevars)

# %% function-types
import types
FLAGS = {0x20: 'generator', 0x80: 'coroutine', 0x200: 'asynchronous generator'}
def plain(): pass
def generator(): yield
async def coroutine(): pass
async def asynchronous(): yield
for f in plain, generator, coroutine, asynchronous, lambda: 0, lambda: (yield):
    print(f.__name__, hex(f.__code__.co_flags), [name for flag, name in FLAGS.items() if f.__code__.co_flags & flag], type(f).__name__)

# %% unreachable-yield
def f():
    if 0:
        yield
    return 5
def g():
    return 5
    yield
print(type(f()).__name__, type(g()).__name__, list(f()), list(g()))

# %% making-functions
import types
def template(a, b=1):
    return a, b, x
x = "global"
f = types.FunctionType(template.__code__, {"x": "other"})
print(f(1, 2), f.__name__, f.__defaults__, f.__module__)
f = types.FunctionType(template.__code__, {"x": "other", "__name__": "module"}, "name", (5,))
print(f(1), f.__name__, f.__module__, f.__qualname__)
def outer(y):
    def inner(): return y
    return inner
f = types.FunctionType(outer(1).__code__, {}, None, None, (types.CellType(9),))
print(f())
for arguments in (), (1,), (template.__code__,), (template.__code__, 1), (template.__code__, {}, 1), (template.__code__, {}, "n", 1), (outer(1).__code__, {}), (outer(1).__code__, {}, None, None, ()), (outer(1).__code__, {}, None, None, (1,)), (template.__code__, {}, None, None, (types.CellType(),)):
    try:
        types.FunctionType(*arguments)
        print("made")
    except (TypeError, ValueError) as error:
        print(error)

# %% lambda
print((lambda: 1)(), (lambda x: x)(2), (lambda *a, **k: (a, k))(1, b=2), (lambda x, /, y=3, *, z=4: (x, y, z))(1), (lambda: (lambda: 5))()(), [f(3) for f in (lambda x: x + 1, lambda x: x * 2)], (lambda x: x if x else "no")(0), (lambda a: lambda b: a + b)(1)(2))
print((lambda x, y=(lambda: 5)(): x + y)(1), (lambda: [x for x in "ab"])(), (lambda *a: [*a])(*"xy"), (lambda **k: {**k, "z": 1})(a=0), sorted("bca", key=lambda c: -ord(c)), (lambda: None).__name__, (lambda: ...).__qualname__)
print((lambda: __name__)(), (lambda x: (y := x + 1, y))(1), (lambda: (yield 1))().send(None), type((lambda: (yield from ()))()).__name__)

# %% default-expressions-scope
class Class:
    a = 1
    def method(self, x=a, y=(lambda: 2)()): return x, y
    b = lambda self, x=a: x
print(Class().method(), Class().b())
def outer(n):
    def inner(x=n, *, y=n + 1): return x, y
    n = 100
    return inner()
print(outer(1))

# %% annotations-of-functions
def f(a: "text", b: 1 + 1 = 5, /, *c: (1, 2), d: [int] = 6, **e: {"k": 1}) -> None: pass
print(f.__annotations__)
def g(a, b): pass
print(g.__annotations__, (lambda a: a).__annotations__)
g.__annotations__ = {"a": 1}
print(g.__annotations__)
g.__annotations__["b"] = 2
print(g.__annotations__)
del g.__annotations__
print(g.__annotations__)
g.__annotations__ = None
print(g.__annotations__)
def outer():
    T = int
    def inner(a: T, *b: [T for _ in "a"], c: (lambda: T)()) -> T: pass
    return inner
print(outer().__annotations__)

# %% annotations-of-classes-and-modules
x: int
y: str = "y"
(z): float = 1.0
class Class:
    a: int
    b: "text" = 1
    (c): float
    __private: int
    def method(self):
        self.e: undefined = 5
        local: undefined
        other: undefined = 6
        return local if False else other
class Child(Class):
    d: int = 1
class Nothing: pass
print(__annotations__, Class.__annotations__, Class().method(), Child.__annotations__, Nothing.__annotations__, "__annotations__" in vars(Nothing))
del Class.__annotations__
print(Class.__annotations__, "__annotations__" in vars(Class))
try:
    del int.__annotations__
except (AttributeError, TypeError) as error:
    print(error)
try:
    print(int.__annotations__)
except AttributeError as error:
    print(error)

# %% annotations-as-text
from __future__ import annotations
def f(a: undefined, b: 1 + 2 * 3, c: "quoted", d: lambda x, *y, z=1: x, e: [i for i in x if i], *args: x[1:2, ::3], **kw: x.y(1, *z, k=2, **w)) -> a if b else not c or d and e: pass
for name, text in f.__annotations__.items():
    print(name, text)
class C:
    a: {1: 2, **x}
    b: {1, *x}
    c: (1,)
    d: ()
    e: x < y <= z is not w
    f: -x ** -y
    g: (yield_ := 5)
    h: f"a{x!r:>{y}}b{z}"
    i: b"bytes" + 'it\'s' + "q\"q"
    j: ...
    k: await_.x[0](1)(2)
    l: {x: y for x in z for a in b if c if d}
    m: (x for x in y)
    n: 1_000 + 0xff + 1.50 + 1e100 + 1j
    o: (a + b) * c + (a * b) ** c
    p: not (a and b)
    q: (a, b)[c]
    r: x @ y // z % w << 1 >> 2 & 3 | 4 ^ 5
    s: ~x + +y
    t: (lambda: 0)()
    u: (x[a:b:c], x[:], x[a,], x[(a, b)])
    v: None if True else False
    w: "a" "b" f"c"
for name, text in C.__annotations__.items():
    print(name, text)

# %% annotation-values-are-not-used
def f(a: int) -> str: return a
print(f("text"), f(None))
def outer():
    def inner(a: print("annotation evaluated")): pass
    print("defined")
    return inner
outer()
def f():
    x: print("never")
    y: print("never") = 1
    (z): print("never")
f()
def f():
    try:
        x: int
        return x
    except UnboundLocalError as error:
        return str(error)
print(f())

# %% module-annotations-dictionary
print("__annotations__" in globals())
x: int = 1
print(__annotations__)
__annotations__ = {"replaced": True}
y: str
print(__annotations__)
class Class:
    __annotations__ = {}
    a: int
    print(__annotations__)
try:
    exec("del __annotations__\nx: int")
except NameError as error:
    print(type(error).__name__, error)
try:
    exec("class C:\n a: int\n del __annotations__\n b: int")
except NameError as error:
    print(type(error).__name__, error)
