# /// case
# topics = ["classes.body"]
# section = "6.1"
# ///


def show(label, function):
    try:
        print(label, "->", function())
    except Exception as error:
        print(label, "->", f"{type(error).__name__}: {error}")


def entries(cls):
    """The namespace in its order; what differs from run to run is left to the type."""
    for name, value in vars(cls).items():
        print("  ", name, value if isinstance(value, (str, int, tuple, dict, type(None))) else type(value).__name__)


# %% order-of-entries
class Empty: pass
class Documented:
    "Text."
class Full:
    "Text."
    z = 1
    a: int = 2
    b: str
    def method(self): self.x = self.y = 1
    def __eq__(self, other): return True
    class Inner: pass
    __slots__ = ("s", "__dict__")
class Derived(Full): y = 1
for cls in (Empty, Documented, Full, Derived):
    print(cls.__name__)
    entries(cls)

# %% order-of-entries-by-call
entries(type("C", (), {}))
print()
entries(type("C", (), {"z": 1, "__doc__": "d", "__module__": "m", "__qualname__": "q", "a": 2}))
print()
entries(type("C", (int,), {"__slots__": ()}))
print()
entries(type("C", (), {"__eq__": None, "__hash__": None}))
print()
entries(type("C", (), {"__eq__": 1}))

# %% order-with-bases
for base in (int, list, type, Exception, tuple):
    print(base.__name__)
    entries(type("C", (base,), {"x": 1}))

# %% dictionary-and-weakref-entries
class Base: pass
class Sub(Base): pass
class Slotted: __slots__ = ()
class Below(Slotted): pass
for cls in (Base, Sub, Slotted, Below):
    print(cls.__name__, "__dict__" in vars(cls), "__weakref__" in vars(cls), [name for name in vars(cls)])

# %% implicit-static-and-class-methods
def function(*arguments): pass
class C:
    __new__ = function
    __init_subclass__ = function
    __class_getitem__ = function
    __init__ = function
    __prepare__ = function
    __set_name__ = function
entries(C)
C.__new__ = function
print(type(vars(C)["__new__"]).__name__)
class D: __new__ = len
entries(D)

# %% namespace-is-a-copy
namespace = {"a": 1}
C = type("C", (), namespace)
namespace["b"] = 2
C.c = 3
print(sorted(namespace), hasattr(C, "b"), "c" in namespace)

# %% namespace-is-read-only
class C: a = 1
proxy = vars(C)
for change in (lambda: proxy.__setitem__("a", 2), lambda: proxy.update(a=2), lambda: setattr(C, "__dict__", {}), lambda: delattr(C, "__dict__"), lambda: proxy.clear(), lambda: proxy.pop("a")):
    show("change", change)
def change(): proxy["a"] = 2
show("item", change)
C.b = 2
print(proxy["b"], vars(C) is vars(C), type(proxy).__name__)

# %% non-string-names
show("int", lambda: type("C", (), {1: 2}))
C = type("C", (), {1: 2, None: 3, "a": 4})
print([name for name in vars(C) if not isinstance(name, str)], vars(C)[1])
show("dir", lambda: dir(C))
class Text(str): pass
D = type("D", (), {Text("x"): 1})
print(D.x, [type(name).__name__ for name in vars(D) if name == "x"])

# %% name-attribute
class C: pass
C.__name__ = "Renamed"
print(C, C.__name__, C.__qualname__, vars(C).get("__name__"))
for value in ("", "a b", "a\0b", 5, None, b"x", "\ud800"):
    show(ascii(value), lambda: setattr(C, "__name__", value))
    print(ascii(C.__name__))
show("delete", lambda: delattr(C, "__name__"))
class Text(str): pass
C.__name__ = Text("sub")
print(type(C.__name__).__name__)

# %% qualname-attribute
class C: pass
for value in ("", "A.B", 5, None, "a\0b"):
    show(ascii(value), lambda: setattr(C, "__qualname__", value))
    print(ascii(C.__qualname__), ascii(repr(C)))
show("delete", lambda: delattr(C, "__qualname__"))
def outer():
    class Local:
        class Inner: pass
    return Local
print(outer().__qualname__, outer().Inner.__qualname__, outer())
class Global:
    def method(self):
        global Made
        class Made: pass
        return Made
print(Global().method().__qualname__)

# %% qualname-in-the-body
class C:
    print(__qualname__)
    __qualname__ = "Other.Name"
    class D: print(__qualname__)
print(C.__qualname__, C.D.__qualname__, "__qualname__" in vars(C))
def make():
    class C: __qualname__ = 5
show("int", make)
show("by call", lambda: type("C", (), {"__qualname__": None}))

# %% module-attribute
class C: pass
for value in ("other", "", 5, None, "builtins", "a.b"):
    C.__module__ = value
    print(ascii(C.__module__), repr(C), repr(C())[:12])
show("delete", lambda: delattr(C, "__module__"))
show("gone", lambda: C.__module__)
print(repr(C))
class D: __module__ = "mine"
print(D, D.__module__, D().__module__)
class E: __module__ = property(lambda self: "computed")
print(type(E.__module__).__name__, E().__module__, repr(E))

# %% module-from-globals
space = {"__name__": "elsewhere"}
exec("class C: pass\ndef make(): return type('D', (), {})", space)
print(space["C"].__module__, space["make"]().__module__, space["C"])
space = {}
exec("class C: pass", space)
print(space["C"].__module__)
space = {"__name__": 5}
exec("class C: pass\nD = type('D', (), {})", space)
print(space["C"].__module__, space["D"].__module__, space["C"])
space = {"__builtins__": {"__build_class__": __build_class__}}
show("no name", lambda: exec("class C: pass", space))

# %% doc-attribute
class C: "Text."
print(C.__doc__)
C.__doc__ = 5
print(C.__doc__, C().__doc__)
show("delete", lambda: delattr(C, "__doc__"))
print(C.__doc__)
class D(C): pass
print(D.__doc__, C().__doc__)
show("int", lambda: setattr(int, "__doc__", "x"))
show("slots", lambda: type("S", (), {"__slots__": ("__doc__",)}).__doc__)
class E: __doc__ = property(lambda self: "computed")
print(type(E.__doc__).__name__, E().__doc__)

# %% static-attributes
#| requires = ">=3.13"
class C:
    def __init__(self):
        self.a = 1
        self.b: int = 2
        self.c += 1
        self.d, (self.e, *self.f) = 1, (2, 3)
        for self.g in (): pass
        with open as self.h: pass
        del self.i
        print(self.j)
        other.k = 1
        def inner(self): self.l = 1
        def inner2(me): me.m = 1; self.n = 1
        lambda: setattr(self, "o", 1)
        [0 for self.p in ()]
        self.q.r = 1
        self.s[0] = 1
        if (t := 1): self.__private = t
    def other(this): this.x = 1
    @staticmethod
    def s(self): self.y = 1
    @classmethod
    def c(cls): cls.z = 1
    class Inner:
        def f(self): self.inner_only = 1
    self = None
print(sorted(C.__static_attributes__), type(C.__static_attributes__), C.Inner.__static_attributes__)
class D(C): pass
print(D.__static_attributes__, type("E", (), {}).__dict__.get("__static_attributes__", "nothing"))
D.__static_attributes__ = 5
print(D.__static_attributes__)

# %% first-line-number
#| requires = ">=3.13"
def decorator(cls): return cls
class C: pass
@decorator
@decorator
class D:

    pass
class E: __firstlineno__ = 5
print(C.__firstlineno__, D.__firstlineno__, E.__firstlineno__, "__firstlineno__" in vars(type("F", (), {})))
class G(C): pass
print(G.__firstlineno__)

# %% annotations
class C:
    a: int
    b: "text" = 1
    (c): int
    __private: str
    if not __name__: e: int
print(C.__annotations__)
class D(C): pass
print(D.__annotations__, "__annotations__" in vars(D))
D.__annotations__["x"] = 1
print(C.__annotations__, D.__annotations__)
del D.__annotations__
show("again", lambda: delattr(D, "__annotations__"))
D.__annotations__ = 5
print(D.__annotations__)
for cls in (int, type, object):
    show(cls.__name__, lambda: cls.__annotations__)
    show(cls.__name__, lambda: setattr(cls, "__annotations__", {}))

# %% body-scopes
x = "global"
def function():
    x = "function"
    class C:
        y = x
        x = "class"
        z = x
        def method(self): return x
        inner = [x for _ in range(1)]
        class Nested: w = x
    return C.y, C.z, C().method(), C.inner, C.Nested.w
print(function())
class G:
    y = x
    x = "class"
    del x
    z = x
print(G.y, G.z, hasattr(G, "x"))

# %% body-statements
class C:
    for i in range(3): pass
    import sys as system
    try:
        raise ValueError("v")
    except ValueError as error:
        caught = str(error)
    with __import__("contextlib").nullcontext(5) as number: pass
    global outside
    outside = "set from a body"
    def f(): pass
    locals()["by_locals"] = 1
    exec("by_exec = 2")
    if (walrus := 5): pass
    a, *b = range(3)
print([name for name in vars(C) if not name.startswith("__")], outside)

# %% body-forbidden
for text in ("class C:\n return 1", "class C:\n yield", "class C:\n nonlocal x", "class C:\n await x", "class C(x for x in ()): pass", "class C(a=1, a=2): pass", "class C(**a, *b): pass", "class C(a=1, b): pass", "class None: pass", "class C: x: int: int", "class C:"):
    try:
        compile(text, "body", "exec")
        print(text, "compiles")
    except SyntaxError as error:
        print(repr(text), error.msg)

# %% private-names-in-the-body
class _C:
    __x = 1
    def get(self, __y=2): return self.__x, __y
    __z: int = 3
    class __Inner: pass
    import sys as __sys
    def __method(self): pass
    __dunder__ = 1
    ___ = 2
print([name for name in vars(_C)])
class ___:
    __x = 1
print([name for name in vars(___) if "x" in name])

# %% build-class-by-hand
def body(): pass
class T(str): pass
for arguments, keywords in (((), {}), ((body,), {}), ((5, "C"), {}), ((body, 5), {}), ((body, "C"), {}), ((body, "C", int), {}), ((body, "C", 5), {}), ((body, T("C")), {}), ((body, "C"), {"metaclass": len}), ((body, "C"), {"x": 1}), ((len, "C"), {}), ((lambda x: 1, "C"), {})):
    show([type(argument).__name__ for argument in arguments], lambda: __build_class__(*arguments, **keywords))

# %% decorators
def mark(label):
    print("  evaluated", label)
    def apply(cls):
        print("  applied", label, cls.__name__ if isinstance(cls, type) else cls)
        return cls if label != "none" else None
    return apply
@mark("first")
@mark("second")
class C(*(print("  bases"),)[:0]):
    print("  body")
@mark("after")
@mark("none")
class D: pass
print(D)
@(lambda cls: cls.__name__)
class E: pass
print(E)
