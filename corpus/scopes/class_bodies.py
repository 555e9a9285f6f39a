# /// case
# topics = ["scoping.class"]
# section = "2.9"
# ///

def show(function, *arguments, **keywords):
    """Prints what a call gives, or how it fails."""
    try:
        result = function(*arguments, **keywords)
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
    else:
        print(type(result).__name__, repr(result))


# %% lookup-order
x = "global"
class C:
    first = x
    x = "class"
    second = x
    del x
    third = x
print(C.first, C.second, C.third)

# %% in-functions
def function(x):
    class C:
        first = x
        x = "class"
        second = x
    return C
try: print(function("argument").first)
except NameError as error: print(type(error).__name__, error)

# %% free-variables-in-bodies
def function(x):
    class C:
        first = x
        y = x * 2
        def method(self): return x
    return C.first, C.y, C().method()
print(function("a"))

# %% assigned-in-the-body-found-globally
x = "global"
def function():
    x = "function"
    class C:
        seen = x
        x = "class"
    return C.seen
print(function())
def function():
    x = "function"
    class C:
        seen = x
        def method(self): return x
        x = "class"
    return C.seen, C().method(), C.x
print(function())

# %% methods-skip-the-class
x = "global"
class C:
    x = "class"
    def method(self): return x
    function = lambda self: x
    class Inner: seen = x
    generator = list(x for _ in "a")
    listed = [x for _ in "a"]
print(C().method(), C().function(), C.Inner.seen, C.generator, C.listed)

# %% first-iterables-are-evaluated-in-the-class
class C:
    values = [1, 2]
    a = [x for x in values]
    b = list(x for x in values)
    c = {x: x for x in values}
    for text in ("[y for x in values for y in values]", "[x for x in values if values]", "[values for x in values]"):
        try: print(eval(text))
        except NameError as error: print(type(error).__name__, error)
print(C.a, C.b, C.c)

# %% defaults-and-decorators-see-the-class
class C:
    x = 5
    def method(self, y=x): return y
    function = lambda self, y=x: y
    def keep(function): return [function.__name__, 1]
    @keep
    def decorated(self): pass
    del keep
    annotated: x = 1
print(C().method(), C().function(), C.decorated, C.__annotations__, hasattr(C, "keep"))

# %% global-in-class-bodies
x = "global"
class C:
    global x, y
    x = "changed"
    y = "made"
    seen = x
    def method(self): return x
    z = 1
print(x, y, C.seen, C().method(), "x" in vars(C), "y" in vars(C), C.z)

# %% global-definitions-in-class-bodies
class C:
    global helper, Helper, sys, item
    def helper(): return "helper"
    class Helper: pass
    import sys
    for item in (1, 2): pass
print(helper(), helper.__qualname__, Helper.__qualname__, item, [name for name in vars(C) if not name.startswith("__")])

# %% nonlocal-in-class-bodies
def function():
    x = 1
    class C:
        nonlocal x
        x = 2
        y = x
    return x, C.y, "x" in vars(C)
print(function())
def function():
    x = 1
    class C:
        nonlocal x
        def x(self): return "method"
    return x.__qualname__, "x" in vars(C)
print(function())
def function():
    x = 1
    class C:
        nonlocal x
        del x
    return x
show(function)

# %% nonlocal-through-classes
def function():
    x = 1
    class C:
        def method(self):
            nonlocal x
            x += 1
            return x
        class Inner:
            def method(self):
                nonlocal x
                x += 10
                return x
    return C().method(), C.Inner().method(), x
print(function())

# %% class-variables-are-no-enclosing-scope
for source in ("class C:\n    x = 1\n    def f(self):\n        nonlocal x", "class C:\n    x = 1\n    class D:\n        nonlocal x", "class C:\n    nonlocal x", "def f():\n    class C:\n        x = 1\n        def g(self):\n            nonlocal x"):
    show(exec, source)

# %% locals-in-class-bodies
class C:
    a = 1
    names = locals()
    names["b"] = 2
    locals()["c"] = 3
    print(b, c, locals() is names)
    del names["a"]
    try: a
    except NameError as error: print(error)
print(C.b, C.c, hasattr(C, "a"))

# %% names-at-the-start-of-a-body
class C:
    print(sorted(locals()), __module__, __qualname__)
    def method(self): show(lambda: __module__); show(lambda: __qualname__)
C().method()
def function():
    class D: print(sorted(locals()), __qualname__)
function()

# %% changing-module-and-qualname-in-the-body
class C:
    __module__ = "other"
    __qualname__ = "Other.Name"
    def method(self): pass
    class Inner: pass
print(C, C.method.__qualname__, C.Inner.__qualname__, C.Inner.__module__, C.method.__module__)
def make():
    class D: __qualname__ = 5
show(make)
class E:
    del __qualname__
print(E.__qualname__)
class F:
    del __module__
print(F.__module__)

# %% class-cell-in-bodies
class C:
    try: __class__
    except NameError as error: print(type(error).__name__, error)
    def method(self): return __class__
print(C().method() is C, "__class__" in vars(C), C.method.__code__.co_freevars)
class D:
    __class__ = "own"
    def method(self): return __class__
print(D().method().__name__, D().__class__, vars(D)["__class__"])

# %% class-cell-empty-before-the-end
class Meta(type):
    def __new__(metaclass, name, bases, namespace):
        show(namespace["method"], None)
        return super().__new__(metaclass, name, bases, namespace)
class C(metaclass=Meta):
    def method(self): return __class__
print(C().method() is C)

# %% class-cell-not-passed-on
class Meta(type):
    def __new__(metaclass, name, bases, namespace):
        namespace.pop("__classcell__", None)
        return super().__new__(metaclass, name, bases, namespace)
def make():
    class C(metaclass=Meta):
        def method(self): return __class__
show(make)

# %% wrong-class-cells
class Meta(type):
    def __new__(metaclass, name, bases, namespace, cell=None):
        if cell is not None: namespace["__classcell__"] = cell
        return super().__new__(metaclass, name, bases, namespace)
def make(cell):
    class C(metaclass=Meta, cell=cell):
        def method(self): return __class__
import types
show(make, 5)
show(make, "x")
show(make, types.CellType())
show(lambda: type("T", (), {"__classcell__": 5}))
cell = types.CellType()
T = type("T", (), {"__classcell__": cell})
print(cell.cell_contents is T, "__classcell__" in vars(T))

# %% super-needs-the-cell
class C:
    def method(self): return super().__repr__()[:10]
    @staticmethod
    def static(): return super()
    def without(): return super()
    def nested(self): return (lambda: super())()
    def replaced(self):
        self = 5
        return super()
    def deleted(self):
        del self
        return super()
print(C().method())
for name in ("static", "nested", "replaced", "deleted"): show(getattr(C(), name))
show(C.without)

# %% class-in-a-loop
classes = []
for number in range(3):
    class C:
        value = number
        def method(self): return number
    classes.append(C)
print([c.value for c in classes], [c().method() for c in classes])

# %% class-body-that-raises
def make():
    class C:
        x = 1
        1 / 0
show(make)
try:
    class C:
        raise ValueError("in the body")
except ValueError as error: print(error, error.__traceback__.tb_next.tb_frame.f_code.co_name)

# %% statements-in-bodies
class C:
    if True: a = 1
    for b in range(2): pass
    while True:
        c = 1
        break
    try: d = 1
    finally: e = 2
    with open("/dev/null") as f: pass
    import sys as g
    h: int = 5
    (i := 6)
    match 5:
        case j: pass
    [k, *l] = 1, 2, 3
    def m(self): pass
    class n: pass
    lambda o: o
    [p for p in "a"]
    del b
print([name for name in vars(C) if not name.startswith("__")])

# %% return-and-yield-in-bodies
for source in ("class C: return", "class C: yield", "class C: await x", "class C: break", "class C:\n    x = yield 1", "class C:\n    x = [(yield) for _ in ()]", "class C:\n    [await x for _ in ()]"):
    show(exec, source)

# %% walrus-in-class-comprehensions
show(exec, "class C: x = [y := 1 for _ in 'a']")
show(exec, "class C: x = list(y := 1 for _ in 'a')")
show(exec, "class C: x = (y := 1)\nprint(C.y)")
show(exec, "class C: x = (lambda: (y := 1))()\nprint(C.x, hasattr(C, 'y'))")

# %% prepared-namespaces
class Namespace(dict):
    def __missing__(self, name):
        if name.startswith("__"): raise KeyError(name)
        return f"<{name}>"
class Meta(type):
    @classmethod
    def __prepare__(metaclass, name, bases): return Namespace()
class C(metaclass=Meta):
    a = anything
    b = print if False else len
    def method(self): return anything
print(C.a, C.b)
show(C().method)

# %% prepared-namespaces-and-enclosing-variables
def function():
    x = "enclosing"
    class Namespace(dict):
        def __getitem__(self, name):
            if name == "x": return "namespace"
            return super().__getitem__(name)
    class Meta(type):
        @classmethod
        def __prepare__(metaclass, name, bases): return Namespace()
    class C(metaclass=Meta):
        seen = x
        comprehended = [x for _ in "a"]
        def method(self): return x
    return C.seen, C.comprehended, C().method()
print(function())

# %% nested-classes-do-not-see-each-other
class A:
    x = 1
    class B:
        try: x
        except NameError as error: print(error)
        y = 2
        class D:
            try: y
            except NameError as error: print(error)
    z = B.y

# %% comprehension-with-class-variables-and-cells
def function():
    outer = 10
    class C:
        inner = 1
        values = [outer + x for x in (inner, 2)]
        functions = [lambda: outer + x for x in (inner, 2)]
        try: bad = [inner for x in "a"]
        except NameError as error: print(error)
    return C.values, [f() for f in C.functions]
print(function())

# %% lambda-in-class-comprehension
class C:
    x = "class"
    functions = [lambda: n for n in range(2)]
    try: values = [(lambda: x)() for _ in "a"]
    except NameError as error: print(error)
print([function() for function in C.functions])

# %% type-parameters-see-the-class
#| requires = ">=3.12"
namespace = {}
exec("""
class C[T]:
    x = int
    def method[S: (x, str)](self, a: S, b: T) -> x: pass
    type Alias[U] = tuple[x, U]
    first = T
print(C.method.__annotations__, C.method.__type_params__[0].__constraints__, C.Alias.__value__, C.first, C.__type_params__)
""", namespace)

# %% dunder-names-of-functions-in-bodies
class C:
    def method(self): pass
    class Inner:
        def method(self): return (lambda: 1)
    function = lambda self: [x for x in "a"]
    def outer(self):
        def inner(): pass
        class Local:
            def method(self): pass
        return inner, Local
print(C.method.__qualname__, C.Inner.method.__qualname__, C.Inner().method().__qualname__, C.function.__qualname__, [x.__qualname__ for x in C().outer()], C().outer()[1].method.__qualname__)

# %% locals-and-cells
#| title = "A look at the namespace of a class body before PEP 667 takes out the names of empty cells"
import sys
class Body:
    __class__ = 5
    print("__class__" in vars(), "__class__" in sys._getframe().f_locals)
    def method(self): return __class__
    print("__class__" in locals())
print(vars(Body).get("__class__", "none"))
class Namespace(dict):
    def __setitem__(self, name, value):
        print("set", name)
        dict.__setitem__(self, name, value)
    def __delitem__(self, name):
        print("delete", name)
        dict.__delitem__(self, name)
class Meta(type):
    @classmethod
    def __prepare__(meta, name, bases): return Namespace()
    def __new__(meta, name, bases, namespace): return type.__new__(meta, name, bases, dict(namespace))
class Told(metaclass=Meta):
    def method(self): return __class__
    locals(), dir(), vars(), eval("1"), sys._getframe().f_locals
    exec("executed = 1")
    names = [name for name in "a"]
print(Told().method())
def outer():
    free = 1
    class Inner(metaclass=Meta):
        used = lambda: free
        locals()
    return Inner
print("free" in vars(outer()))

# %% locals-and-type-parameters
#| requires = ">=3.12"
#| title = "The cell through which annotation scopes see the class"
exec('''
class Generic:
    def method[T](self, x: T): return T
    print("__classdict__" in locals(), list(locals()))
    names = [name for name in locals()]
    print(names)
print(list(vars(Generic)))
class Quiet:
    def method[T](self, x: T): return T
print(list(vars(Quiet)))
''')
