# /// case
# topics = ["slots.dict"]
# section = "5.4"
# ///


def show(label, function):
    try:
        result = function()
    except Exception as error:
        print(label, "->", f"{type(error).__name__}: {error}")
    else:
        print(label, "->", result)
        return result


def made(slots, bases=(), **entries):
    return type("C", bases, {"__slots__": slots, **entries})


def names(cls):
    """The names that the class has beyond those that every class has."""
    common = {"__module__", "__doc__", "__slots__", "__firstlineno__", "__static_attributes__"}
    return [name for name in vars(cls) if name not in common]


# %% forms-of-the-declaration
for slots in ("a", "abc", ("a",), ["b", "a"], {"a": "doc of a", "b": None}, iter(("x", "y")), (), "", {}, {"s"}, frozenset("q"), range(0),
              (name for name in ("g", "h")), dict(z=1, a=2).keys(), "a b", "1", "é", ("a", "a"), ("class",), ("None",), ("__a",), ("_C__a", "__a"), b"ab", 5, None,
              ("a", 1), ("a", None), ("a\0",), ("",), ("\ud800",), [["a"]]):
    cls = show(ascii(slots) if not hasattr(slots, "__next__") else type(slots).__name__, lambda: made(slots))
    if cls is not None:
        print("  ", names(cls), cls.__basicsize__, ascii(cls.__slots__) if not hasattr(cls.__slots__, "__next__") else list(cls.__slots__))

# %% subclasses-of-str-as-names
class Text(str): pass
cls = made((Text("a"), Text("__dict__")))
print(names(cls), [type(name).__name__ for name in vars(cls)][-3:])
cls = made(Text("b"))
print(names(cls))

# %% order-of-descriptors
cls = made(("z", "a", "m", "__x", "B", "_"))
print(names(cls), cls.__slots__)
print([(name, vars(cls)[name]) for name in names(cls)])

# %% dictionary-and-weakref-among-slots
for slots in (("__dict__",), ("__weakref__",), ("__dict__", "__weakref__"), ("__weakref__", "a", "__dict__"), "__dict__", "__weakref__",
              ("__dict__", "__dict__"), ("__weakref__", "__weakref__")):
    cls = show(slots, lambda: made(slots))
    if cls is not None:
        c = cls()
        print("  ", names(cls), hasattr(c, "__dict__"), hasattr(c, "__weakref__"), cls.__dictoffset__ != 0, cls.__weakrefoffset__ != 0)

# %% second-dictionary
class B: pass
class S: __slots__ = ()
class D: __slots__ = ("__dict__",)
class W: __slots__ = ("__weakref__",)
for base in (B, S, D, W, Exception, int, list, type, dict):
    for slots in (("__dict__",), ("__weakref__",), ("a",)):
        show((base.__name__, slots), lambda: names(made(slots, (base,))))

# %% variable-sized-bases
for base in (int, bytes, tuple, str, type, bool, float, bytearray, complex, range):
    for slots in ((), ("a",), ("__dict__",), ("__weakref__",), ("__slots__",)):
        show((base.__name__, slots), lambda: names(made(slots, (base,))))

# %% conflicts-with-class-variables
for entries in ({"a": 1}, {"__a": 1}, {"_C__a": 1}, {"b": 1}, {"a": property()}):
    for slots in (("a",), ("__a",)):
        show((sorted(entries), slots), lambda: names(made(slots, **entries)))
show("__doc__", lambda: names(made(("__doc__",))))
show("__doc__", lambda: names(made(("__doc__",), __doc__="text")))
show("__module__", lambda: names(made(("__module__",))))
show("__qualname__", lambda: names(made(("__qualname__",))))
show("__slots__", lambda: names(made(("__slots__",))))
show("__class__", lambda: names(made(("__class__",))))
show("__init__", lambda: names(made(("__init__",))))

# %% conflict-in-a-class-statement
def statement():
    class C:
        __slots__ = ("a", "b")
        b = 1
show("variable", statement)
def statement():
    class C:
        __slots__ = ("method",)
        def method(self): pass
show("method", statement)
def statement():
    class C:
        __slots__ = ("__qualname__", "__module__")
show("names of the statement", statement)
def statement():
    class C:
        "Documentation."
        __slots__ = ("__doc__",)
show("docstring", statement)
def statement():
    class C:
        __slots__ = ("a",)
        a: int
    return C.__annotations__, names(C)
show("annotation", statement)
def statement():
    class C:
        __slots__ = ("a",)
        a: int = 5
show("annotation with value", statement)

# %% values-in-slots
class C: __slots__ = ("a", "b")
c = C()
for name in ("a", "b", "c"):
    show(f"get {name}", lambda: getattr(c, name))
    show(f"delete {name}", lambda: delattr(c, name))
    show(f"set {name}", lambda: setattr(c, name, 1))
    show(f"get {name}", lambda: getattr(c, name))
    show(f"delete {name}", lambda: delattr(c, name))
    show(f"get {name}", lambda: getattr(c, name))

# %% slots-of-private-names
class C:
    __slots__ = ("__private", "_protected", "__public__")
    def __init__(self): self.__private, self._protected, self.__public__ = 1, 2, 3
class _Under:
    __slots__ = ("__private",)
class ___:
    __slots__ = ("__private",)
print(names(C), names(_Under), names(___))
c = C()
print(c._C__private, c._protected, c.__public__)
show("unmangled", lambda: getattr(c, "__private"))

# %% documentation-of-slots
class C: __slots__ = {"a": "The a.", "b": None, "c": 5}
for name in "abc":
    print(name, C.__dict__[name].__doc__)
print(C.__slots__)
import inspect
print(inspect.getdoc(C.a), inspect.getdoc(C.b), inspect.getdoc(C.c))

# %% slot-descriptor-attributes
class C: __slots__ = ("a",)
d = C.__dict__["a"]
print(repr(d), type(d), d.__name__, d.__qualname__, d.__objclass__, d.__doc__)
print([name for name in dir(d) if name not in dir(object)])
for name in ("__name__", "__qualname__", "__objclass__", "__doc__", "other"):
    show(name, lambda: setattr(d, name, 1))
    show(name, lambda: delattr(d, name))
print(d.__reduce__())

# %% slot-descriptor-calls
class C: __slots__ = ("a",)
class D(C): pass
class E: __slots__ = ("a",)
d = C.a
c = C()
for call in (lambda: d.__get__(c), lambda: d.__set__(c, 1), lambda: d.__get__(c), lambda: d.__get__(c, C), lambda: d.__get__(None, C) is d, lambda: d.__get__(None),
             lambda: d.__get__(None, None), lambda: d.__get__(5), lambda: d.__get__(E()), lambda: d.__set__(E(), 1), lambda: d.__delete__(E()), lambda: d.__set__(D(), 1),
             lambda: d.__delete__(c), lambda: d.__delete__(c), lambda: d.__get__(), lambda: d.__set__(c), lambda: d.__delete__(), lambda: d.__get__(c, C, 1), lambda: d.__set__(None, 1),
             lambda: d(c), lambda: type(d)(), lambda: d.__get__(5, C)):
    show("call", call)

# %% inheritance
class A: __slots__ = ("a",)
class B(A): __slots__ = ("b",)
class C(B): pass
class D(A): __slots__ = ("a",)
for cls in (A, B, C, D):
    x = cls()
    for name in "abc":
        show(f"{cls.__name__}.{name}", lambda: setattr(x, name, name))
    print(cls.__basicsize__, names(cls), getattr(x, "__dict__", "no dictionary"))
d = D()
d.a = "outer"
A.a.__set__(d, "inner")
print(d.a, A.a.__get__(d))

# %% multiple-inheritance
class Empty: __slots__ = ()
class A: __slots__ = ("a",)
class B: __slots__ = ("b",)
class A2(A): __slots__ = ()
class AB(A): __slots__ = ("b",)
class Plain: pass
class W: __slots__ = ("__weakref__",)
class D: __slots__ = ("__dict__",)
from itertools import permutations
for bases in permutations((Empty, A, B, A2, AB, Plain, W, D), 2):
    label = ", ".join(base.__name__ for base in bases)
    for slots in (None, ()):
        def make():
            cls = type("C", bases, {} if slots is None else {"__slots__": slots})
            return cls.__base__.__name__, cls.__basicsize__, cls.__dictoffset__ != 0, cls.__weakrefoffset__ != 0
        show(f"{label}, {slots}", make)

# %% multiple-inheritance-with-own-slots
class Plain: pass
class W: __slots__ = ("__weakref__",)
class D: __slots__ = ("__dict__",)
class A: __slots__ = ("a",)
for bases in ((W, D), (D, W), (A, W), (W, A), (A, D), (D, A), (A, Plain), (Plain, A)):
    for slots in (("x",), ("__dict__",), ("__weakref__",), ("x", "__dict__")):
        def make():
            cls = type("C", bases, {"__slots__": slots})
            return cls.__base__.__name__, cls.__basicsize__, names(cls)
        show((", ".join(base.__name__ for base in bases), slots), make)

# %% layout-with-built-in-bases
class A: __slots__ = ("a",)
class Empty: __slots__ = ()
class I(int): __slots__ = ()
class L(list): __slots__ = ("x",)
for bases in ((A, int), (int, A), (Empty, int), (int, Empty), (I, int), (int, I), (L, list), (list, L), (A, L), (L, Empty), (int, str), (int, float), (dict, list), (bool, int),
              (Exception, OSError), (OSError, SyntaxError), (Exception, A), (A, Exception), (Exception, int), (type, A), (object, A), (ValueError, KeyError), (KeyError, AttributeError),
              (StopIteration, ImportError), (list, tuple), (I, L)):
    def make():
        cls = type("C", bases, {})
        return cls.__base__.__name__, [entry.__name__ for entry in cls.__mro__]
    show(", ".join(base.__name__ for base in bases), make)

# %% slots-of-a-class-with-metaclass
class M(type): __slots__ = ()
show("nonempty", lambda: type("M", (type,), {"__slots__": ("a",)}))
show("dictionary", lambda: type("M", (type,), {"__slots__": ("__dict__",)}))
class C(metaclass=M): __slots__ = ("a",)
print(names(C))
show("set", lambda: setattr(C, "x", 1))

# %% slots-changed-afterwards
class C: __slots__ = ("a",)
C.__slots__ = ("b", "c")
c = C()
show("b", lambda: setattr(c, "b", 1))
show("a", lambda: setattr(c, "a", 1))
del C.__slots__
show("slots", lambda: C.__slots__)
del C.a
show("a", lambda: setattr(c, "a", 1))

# %% slots-as-property
def statement():
    class C:
        @property
        def __slots__(self): return ("a",)
show("property", statement)

# %% slots-and-init-subclass
class B:
    def __init_subclass__(cls): print("names", names(cls), getattr(cls, "__slots__", None))
class C(B): __slots__ = ("a",)
class D(C): pass

# %% slots-hide-nothing
class B: a = 1
class C(B): __slots__ = ("a",)
c = C()
show("unset", lambda: c.a)
c.a = 2
print(c.a, B.a)
del c.a
show("unset", lambda: c.a)

# %% class-variable-as-default-of-slot
class A: __slots__ = ("a",)
class B(A):
    __slots__ = ()
    a = "default"
b = B()
print(b.a)
show("set", lambda: setattr(b, "a", 1))
A.a.__set__(b, "slot")
print(b.a, A.a.__get__(b))

# %% slots-with-getattr
class C:
    __slots__ = ("a",)
    def __getattr__(self, name): return f"__getattr__ {name}"
c = C()
print(c.a, c.b)
c.a = 1
print(c.a)
show("set", lambda: setattr(c, "b", 1))

# %% no-dictionary-messages
class S: __slots__ = ("a",)
class E: __slots__ = ()
class F:
    __slots__ = ()
    b = 1
    @property
    def p(self): pass
for cls in (S, E, F):
    c = cls()
    for name in ("a", "b", "p", "__dict__", "__class__", "__weakref__", "__slots__", "__doc__", "__init__"):
        show(f"{cls.__name__} set {name}", lambda: setattr(c, name, 1))
        show(f"{cls.__name__} delete {name}", lambda: delattr(c, name))
show("vars", lambda: vars(S()))
import weakref
show("ref", lambda: weakref.ref(S()))

# %% dictionary-attribute
class C: pass
class D: __slots__ = ("__dict__",)
for cls in (C, D):
    c = cls()
    for value in (1, None, [], {"a": 1}, type("Sub", (dict,), {})(b=2)):
        show(type(value).__name__, lambda: setattr(c, "__dict__", value))
        print(c.__dict__)
    show("delete", lambda: delattr(c, "__dict__"))
    print(c.__dict__)
    d = cls.__dict__["__dict__"]
    print(d, d.__name__, d.__objclass__)
    for call in (lambda: d.__get__(5), lambda: d.__get__(c), lambda: d.__get__(None, cls) is d, lambda: d.__set__(5, {}), lambda: d.__delete__(5)):
        show("call", call)

# %% weakref-attribute
import weakref
class C: pass
c = C()
d = C.__dict__["__weakref__"]
print(d, d.__name__, d.__objclass__, c.__weakref__)
r = weakref.ref(c)
print(c.__weakref__ is r)
s = weakref.ref(c, print)
print(c.__weakref__ is r)
show("set", lambda: setattr(c, "__weakref__", 1))
show("delete", lambda: delattr(c, "__weakref__"))
show("foreign", lambda: d.__get__(5))

# %% many-slots
cls = made(tuple(f"a{index}" for index in range(200)))
c = cls()
for index in range(0, 200, 7):
    setattr(c, f"a{index}", index)
print(sum(hasattr(c, f"a{index}") for index in range(200)), c.a0, c.a196, cls.__basicsize__)

# %% repr-of-everything
class C: __slots__ = ("a", "__dict__", "__weakref__")
for name, value in vars(C).items():
    if name not in ("__module__", "__firstlineno__", "__static_attributes__"):
        print(name, value)
