# /// case
# topics = ["types.type"]
# ///

def show(function, *arguments, **keywords):
    """Prints what a call gives, or how it fails."""
    try:
        result = function(*arguments, **keywords)
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
    else:
        print(type(result).__name__, repr(result))


# %% names
class C: pass
print(C.__name__, C.__qualname__, C.__module__)
C.__name__ = "Other"
C.__qualname__ = "A.B"
print(C, C.__name__, C.__qualname__)
for value in (1, None, b"a", "a\0b", "", "\ud800"):
    show(setattr, C, "__name__", value)
    show(setattr, C, "__qualname__", value)
show(delattr, C, "__name__")
show(delattr, C, "__qualname__")
for cls in (int, type, object):
    show(setattr, cls, "__name__", "x")
    show(delattr, cls, "__qualname__")

# %% module
class C: pass
C.__module__ = "other"
print(C, C.__dict__["__module__"])
C.__module__ = None
print(C, C.__module__)
show(delattr, C, "__module__")
print(int.__module__, type(len).__module__, type.__module__)
show(setattr, int, "__module__", "x")

# %% bases
class A: pass
class B: pass
class C(A): pass
C.__bases__ = (B,)
print(C.__bases__, C.__base__, C.__mro__, A.__subclasses__(), B.__subclasses__())
for value in (5, (), (5,), (C,), (int,), (A, A), [A], (A, B), (object,)):
    show(setattr, C, "__bases__", value)
show(delattr, C, "__bases__")
show(setattr, int, "__bases__", ())
show(setattr, C, "__base__", A)
show(setattr, C, "__mro__", ())

# %% own-mro
class Meta(type):
    def mro(cls): return (cls, object) if cls.__name__ == "Short" else super().mro()
class Base(metaclass=Meta): x = 1
class Short(Base): pass
print(Short.__mro__, hasattr(Short, "x"), Short.mro())
for result in (5, [], [object], [1], None, "ab"):
    class Wrong(type):
        def mro(cls): return result
    show(Wrong, "C", (), {})

# %% subclasses
class A: pass
class B(A): pass
class C(A): pass
class D(B): pass
print([cls.__name__ for cls in A.__subclasses__()], D.__subclasses__())
del C
import gc
gc.collect()
print([cls.__name__ for cls in A.__subclasses__()])
show(type.__subclasses__)
show(type.__subclasses__, 1)
print(type.__subclasses__(B) == B.__subclasses__())

# %% prepare
print(type.__prepare__(), type.__prepare__("C", (), a=1), type.__prepare__(1, 2, 3))
class Meta(type):
    @classmethod
    def __prepare__(metaclass, name, bases, **keywords):
        print(metaclass.__name__, name, bases, keywords)
        return {"given": 1}
    def __new__(metaclass, name, bases, namespace, **keywords): return super().__new__(metaclass, name, bases, namespace)
    def __init__(cls, name, bases, namespace, **keywords): super().__init__(name, bases, namespace)
class C(metaclass=Meta, option=2): own = given
print(C.given, C.own)

# %% prepare-returning-wrong-things
for result in (5, None, []):
    class Meta(type):
        @classmethod
        def __prepare__(metaclass, name, bases): return result
    try:
        class C(metaclass=Meta): x = 1
    except TypeError as error:
        print(type(error).__name__, error)

# %% namespace-is-read-only
class C: x = 1
print(type(vars(C)).__name__, C.__dict__ == vars(C), "x" in vars(C))
show(lambda: vars(C).__setitem__("x", 2))
show(setattr, C, "__dict__", {})
show(delattr, C, "__dict__")

# %% documentation
class C: "text"
class D(C): pass
print(C.__doc__, D.__doc__, C().__doc__, D().__doc__)
C.__doc__ = "other"
print(C.__doc__)
C.__doc__ = 5
print(C.__doc__)
show(delattr, C, "__doc__")
show(setattr, int, "__doc__", "x")
class E: __doc__ = property(lambda self: "computed")
print(E().__doc__, type(E.__doc__).__name__)

# %% annotations
class C:
    x: int
    y: "str" = 1
class D(C): pass
print(C.__annotations__, D.__annotations__, D.__annotations__ is D.__annotations__)
D.__annotations__ = 5
print(D.__annotations__)
del D.__annotations__
print(D.__annotations__)
for cls in (int, type, object):
    show(lambda: cls.__annotations__)
    show(setattr, cls, "__annotations__", {})

# %% abstract-methods
class C:
    def f(self): pass
show(lambda: C.__abstractmethods__)
C.__abstractmethods__ = {"f"}
show(C)
C.__abstractmethods__ = ("g", "f")
show(C)
C.__abstractmethods__ = 5
show(C)
C.__abstractmethods__ = ()
print(type(C()).__name__)
del C.__abstractmethods__
show(delattr, C, "__abstractmethods__")
show(setattr, int, "__abstractmethods__", ())

# %% flags
class C: pass
class S: __slots__ = ()
class I(int): pass
for cls in (int, str, C, S, I, type, list, bool):
    print(cls.__name__, [bool(cls.__flags__ & 1 << bit) for bit in (5, 6, 8, 9, 10, 20, 22, 24, 25, 26, 27, 28, 29, 30, 31)])

# %% layout
class C: pass
class S: __slots__ = ("a", "b")
class W: __slots__ = ("__weakref__",)
class D: __slots__ = ("__dict__",)
class I(int): pass
class T(tuple): pass
for cls in (object, C, S, W, D, I, T, int, list, dict, type):
    print(cls.__name__, cls.__basicsize__ > 0, cls.__itemsize__, cls.__dictoffset__ != 0, cls.__weakrefoffset__ != 0)

# %% instance-and-subclass-checks
class C: pass
print(type.__instancecheck__(C, C()), C.__instancecheck__(1), C.__subclasscheck__(C), type.__subclasscheck__(int, bool))
show(type.__instancecheck__, 1, 2)
show(type.__subclasscheck__, int, 1)

# %% type-parameters
#| requires = ">=3.12"
class C[T, *Ts, **P]: pass
print(C.__type_params__, int.__type_params__)
C.__type_params__ = 5
print(C.__type_params__)
show(delattr, C, "__type_params__")
show(setattr, int, "__type_params__", ())

# %% source-attributes
#| requires = ">=3.13"
class C:
    def f(self): self.b = self.a = 1
    def g(self): self.c, other.d = 1, 2
print(C.__firstlineno__, C.__static_attributes__)
C.__module__ = "x"
show(lambda: C.__firstlineno__)

# %% metaclass-conflicts
class M1(type): pass
class M2(type): pass
class M3(M1): pass
class A(metaclass=M1): pass
class B(metaclass=M2): pass
show(lambda: type("C", (A, B), {}))
print(type(type("C", (A,), {})).__name__, type(M3("C", (A,), {})).__name__, type(M1("D", (), {})).__name__)
show(lambda: M2("C", (A,), {}))
show(lambda: type.__new__(M3, "C", (B,), {}))
show(lambda: type.__new__(int, "C", (), {}))
show(lambda: type.__new__(type, "C"))

# %% metaclass-that-is-no-type
def make(name, bases, namespace, **keywords): return (name, bases, sorted(key for key in namespace if not key.startswith("__")), keywords)
class C(metaclass=make, x=1): y = 2
print(C)
class D(metaclass=lambda *arguments: 5): pass
print(D)
try:
    class E(metaclass=5): pass
except TypeError as error:
    print(error)

# %% mro-entries
class Entry:
    def __mro_entries__(self, bases): print(len(bases)); return (int,)
entry = Entry()
class C(entry): pass
print(C.__bases__, C.__orig_bases__ == (entry,))
class Wrong:
    def __mro_entries__(self, bases): return [int]
for base in (Wrong(), 5, None, "a"):
    try:
        class D(base): pass
    except TypeError as error:
        print(error)
show(type, "E", (Entry(),), {})

# %% classcell
class Meta(type):
    def __new__(metaclass, name, bases, namespace):
        cell = namespace.get("__classcell__")
        print("cell" if cell is not None else "no cell")
        return super().__new__(metaclass, name, bases, namespace)
class A(metaclass=Meta):
    def f(self): return __class__
class B(metaclass=Meta):
    def f(self): pass
print(A().f() is A)
class Losing(type):
    def __new__(metaclass, name, bases, namespace):
        namespace.pop("__classcell__", None)
        return super().__new__(metaclass, name, bases, namespace)
try:
    class C(metaclass=Losing):
        def f(self): return __class__
except RuntimeError as error:
    print(error)

# %% set-name
class Noting:
    def __set_name__(self, owner, name): print(owner.__name__, name)
class C:
    a = Noting()
    b = Noting()
C.c = Noting()
class Wrong:
    def __set_name__(self): pass
try:
    class D: x = Wrong()
except Exception as error:
    print(type(error).__name__, error, getattr(error, "__notes__", None), repr(error.__cause__))

# %% attribute-errors-of-types
class C: pass
show(lambda: C.absent)
show(lambda: int.absent)
show(delattr, C, "absent")
class Meta(type):
    def __getattr__(cls, name): return name.upper()
class D(metaclass=Meta): pass
print(D.absent)
show(lambda: D().absent)

# %% type-call-order
class Meta(type):
    def __call__(cls, *arguments): print("call", arguments); return super().__call__(*arguments)
class C(metaclass=Meta):
    def __new__(cls, *arguments): print("new", arguments); return super().__new__(cls)
    def __init__(self, *arguments): print("init", arguments)
C(1, 2)

# %% type-or
class Meta(type): pass
class C(metaclass=Meta): pass
print(int | str, C | None, None | int, int | int, (int | str) | bytes)
show(lambda: int | 1)
show(lambda: 1 | int)
show(lambda: int | "str")
show(lambda: C | C)

# %% dunder-of-type-and-instances
class C:
    def __len__(self): return 3
    def __getitem__(self, key): return key
print(len(C()), C()[1])
show(len, C)
show(lambda: C[1])
class D:
    def __class_getitem__(cls, key): return (cls.__name__, key)
print(D[1, 2])
show(lambda: D()[1])
