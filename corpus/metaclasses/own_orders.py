# /// case
# topics = ["mro.access"]
# section = "1.5"
# ///


def show(label, function):
    try:
        print(label, "->", function())
    except Exception as error:
        print(label, "->", f"{type(error).__name__}: {error}")


def names(classes):
    return [cls.__name__ for cls in classes]


class A: x = "A"


class B: x = "B"


def ordered(mro):
    """A metaclass with this method mro."""
    return type("Ordered", (type,), {"mro": mro})


# %% reversed-order
Reversed = ordered(lambda cls: [cls, *reversed(type.mro(cls)[1:])])
class C(A, B, metaclass=Reversed): pass
print(names(C.__mro__), C.x, C().x)

# %% results-of-every-kind
results = {"list": lambda cls: type.mro(cls), "tuple": lambda cls: tuple(type.mro(cls)), "generator": lambda cls: (entry for entry in type.mro(cls)), "without itself": lambda cls: [object],
           "without object": lambda cls: [cls], "empty": lambda cls: [], "none": lambda cls: None, "int": lambda cls: 5, "no class": lambda cls: [cls, 5], "string": lambda cls: "ab", "twice": lambda cls: [cls, cls, object],
           "other": lambda cls: [cls, A, object], "int type": lambda cls: [cls, int, object], "list type": lambda cls: [list], "set": lambda cls: {cls}, "dict": lambda cls: {cls: 1, object: 2}, "itself in list": lambda cls: [[cls]]}
for label, mro in results.items():
    show(label, lambda: names(ordered(mro)("C", (), {}).__mro__))

# %% errors-in-the-method
def failing(cls): raise ValueError("no order")
show("raises", lambda: ordered(failing)("C", (), {}))
show("arguments", lambda: ordered(lambda cls, other: [])("C", (), {}))
show("static", lambda: names(ordered(staticmethod(lambda: [object]))("C", (), {}).__mro__))
show("class method", lambda: names(ordered(classmethod(lambda meta: [meta, object]))("C", (), {}).__mro__))
show("no function", lambda: ordered(5)("C", (), {}))
show("none", lambda: ordered(None)("C", (), {}))

# %% class-within-its-own-mro
def telling(cls):
    print("  in mro:", cls.__name__, cls.__bases__, cls.__mro__, cls.__dict__.get("x"))
    return type.mro(cls)
class C(A, metaclass=ordered(telling)): x = "C"
class D(C): pass

# %% lookups-within-mro
def looking(cls):
    for name in ("x", "__name__", "__init__", "missing"):
        show(f"  {name}", lambda: bool(getattr(cls, name)))
    return type.mro(cls)
class C(A, metaclass=ordered(looking)): pass

# %% mro-called-by-program
calls = []
def counting(cls):
    calls.append(cls.__name__)
    return type.mro(cls)
Meta = ordered(counting)
class C(metaclass=Meta): pass
C.mro()
C.__mro__
class D(C): pass
print(calls)

# %% result-is-a-snapshot
kept = []
def keeping(cls):
    kept.append(type.mro(cls))
    return kept[-1]
class C(A, metaclass=ordered(keeping)): pass
kept[0].insert(1, B)
print(names(C.__mro__), C.x)

# %% lookup-uses-the-given-order
class C(A, metaclass=ordered(lambda cls: [cls, B, A, object])): pass
print(C.x, C().x, isinstance(C(), B), issubclass(C, B), C.__bases__ == (A,), B.__subclasses__())

# %% special-methods-use-the-given-order
class Sized:
    def __len__(self): return 7
class C(metaclass=ordered(lambda cls: [cls, Sized, object])): pass
show("len", lambda: len(C()))
class Without(Sized, metaclass=ordered(lambda cls: [cls, object])): pass
show("len", lambda: len(Without()))
show("attribute", lambda: Without().__len__)

# %% order-without-object
class C(metaclass=ordered(lambda cls: [cls])): x = 1
show("class", lambda: (C.__mro__ == (C,), C.x))
show("instance", lambda: C())
show("new", lambda: type(object.__new__(C)) is C)
show("isinstance", lambda: isinstance(object.__new__(C), object))
show("repr", lambda: repr(C))

# %% order-without-itself
show("without", lambda: ordered(lambda cls: [A, object])("D", (A,), {"x": "D"}).x)

# %% super-in-own-order
class P:
    def who(self): return "P"
class C(metaclass=ordered(lambda cls: [cls, P, object])):
    def who(self): return "C over " + super().who()
show("super", lambda: C().who())

# %% layouts-in-own-order
class S: __slots__ = ("a",)
for label, base, entries in (("slots", object, (S,)), ("same", S, (S,)), ("int in int", int, (int,)), ("str in int", int, (str,)), ("exception", object, (Exception,)), ("bool in int", int, (bool,))):
    show(label, lambda: names(ordered(lambda cls: [cls, *entries, object])("C", (base,), {}).__mro__))

# %% bases-changed-in-mro
def changing(cls):
    if cls.__name__ == "C" and cls.__bases__ == (A,):
        cls.__bases__ = (B,)
    return type.mro(cls)
show("change", lambda: names(ordered(changing)("C", (A,), {}).__mro__))

# %% metaclass-mro-added-later
class Meta(type): pass
class C(A, metaclass=Meta): pass
Meta.mro = lambda cls: [cls, B, object]
print(names(C.__mro__), names(C.mro()))
C.__bases__ = (A,)
print(names(C.__mro__))
class D(C): pass
print(names(D.__mro__))

# %% mro-attribute
class C(A, B): pass
print(C.__mro__, type(C.__mro__), C.__mro__ is C.__mro__)
for change in (lambda: setattr(C, "__mro__", ()), lambda: delattr(C, "__mro__"), lambda: C().__mro__, lambda: C().mro, lambda: setattr(C, "mro", 5), lambda: C.mro):
    show("change", change)
class Meta(type):
    __mro__ = "own"
class D(metaclass=Meta): pass
print(D.__mro__, type.__dict__["__mro__"].__get__(D))

# %% getmro
import inspect
for cls in (int, bool, A, type):
    print(inspect.getmro(cls))
show("instance", lambda: inspect.getmro(A()))
