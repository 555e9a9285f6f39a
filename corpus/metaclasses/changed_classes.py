# /// case
# topics = ["types.object"]
# section = "1.4"
# ///


def show(label, function):
    try:
        print(label, "->", function())
    except Exception as error:
        print(label, "->", f"{type(error).__name__}: {error}")


class A:
    def who(self): return "A"


class B:
    def who(self): return "B"


class C(A): pass


def become(value, cls):
    value.__class__ = cls
    return type(value).__name__


# %% between-plain-classes
for first in (A, B, C):
    for second in (A, B, C):
        value = first()
        value.x = 1
        show(f"{first.__name__} to {second.__name__}", lambda: (become(value, second), value.who(), value.x, value.__dict__))

# %% layouts
class Empty: __slots__ = ()
class Empty2: __slots__ = ()
class S: __slots__ = ("a",)
class S2: __slots__ = ("a",)
class S3: __slots__ = ("b",)
class S4(S): __slots__ = ()
class S5: __slots__ = ("a", "b")
class D: __slots__ = ("__dict__",)
class W: __slots__ = ("__weakref__",)
class DW: __slots__ = ("__dict__", "__weakref__")
class SD: __slots__ = ("a", "__dict__")
class ED(Empty): pass
class SS(S): pass
every = (A, Empty, Empty2, S, S2, S3, S4, S5, D, W, DW, SD, ED, SS)
for first in every:
    for second in every:
        show(f"{first.__name__} to {second.__name__}", lambda: become(first(), second))

# %% layouts-of-built-in-subclasses
class I(int): pass
class I2(int): pass
class IE(int): __slots__ = ()
class T(str): pass
class L(list): pass
class L2(list): pass
class LS(list): __slots__ = ("a",)
class X(Exception): pass
class V(ValueError): pass
class O(OSError): pass
class F(float): pass
class BA(bytearray): pass
every = (I, I2, IE, T, L, L2, LS, X, V, O, F, BA, A)
for first in every:
    for second in every:
        show(f"{first.__name__} to {second.__name__}", lambda: become(first(), second))

# %% to-and-from-built-in-types
import types
for value in (A(), 5, [], "a", object(), Exception(), ValueError(), len, types, lambda: 0, A, None):
    for cls in (object, int, list, A, Exception, type, types.ModuleType, types.FunctionType):
        show(f"{type(value).__name__} to {cls.__name__}", lambda: become(value, cls))

# %% no-classes-at-all
for value in (None, 5, "A", A(), [A], list[int], (A,)):
    show(type(value).__name__, lambda: setattr(A(), "__class__", value))
show("delete", lambda: delattr(A(), "__class__"))

# %% modules
import types
class M(types.ModuleType):
    @property
    def computed(self): return 42
    def __repr__(self): return f"<M {self.__name__}>"
class N(types.ModuleType): __slots__ = ()
class P(types.ModuleType): __slots__ = ("extra",)
for cls in (M, N, P):
    module = types.ModuleType("m")
    module.x = 1
    show(cls.__name__, lambda: (become(module, cls), module.x, repr(module), getattr(module, "computed", "none")))
    show("back", lambda: become(module, types.ModuleType))
    show("other", lambda: become(module, A))

# %% classes-of-classes
class M1(type):
    def who(cls): return "M1"
class M2(type):
    def who(cls): return "M2"
    def __call__(cls): return "called"
class K(metaclass=M1): pass
show("before", lambda: K.who())
show("change", lambda: become(K, M2))
show("after", lambda: (K.who(), K(), type(K)))
show("to type", lambda: become(K, type))
show("plain class", lambda: become(A, M1))
show("to a class that is no metaclass", lambda: become(A, B))
show("built-in", lambda: become(int, M1))

# %% special-methods-change
class Sized:
    def __len__(self): return 3
class Called:
    def __call__(self): return "called"
value = Sized()
show("len", lambda: len(value))
show("call", lambda: value())
value.__class__ = Called
show("len", lambda: len(value))
show("call", lambda: value())

# %% slots-keep-their-places
class S: __slots__ = ("a", "b")
class T: __slots__ = ("b", "a")
s = S()
s.a, s.b = 1, 2
show("change", lambda: (become(s, T), s.a, s.b))

# %% class-attribute-is-a-descriptor
d = object.__dict__["__class__"]
print(d, type(d))
a = A()
d.__set__(a, B)
print(type(a).__name__, d.__get__(a), d.__get__(5), d.__get__(None, A) is d)
show("set", lambda: d.__set__(5, int))
show("delete", lambda: d.__delete__(a))

# %% class-attribute-overridden
class Lying:
    __class__ = int
l = Lying()
print(l.__class__, type(l), isinstance(l, int), isinstance(l, Lying))
class Computed:
    @property
    def __class__(self): return str
c = Computed()
print(c.__class__, isinstance(c, str), isinstance(c, Computed), type(c).__name__)
show("set", lambda: setattr(c, "__class__", A))
show("by object", lambda: object.__setattr__(c, "__class__", A))
show("directly", lambda: object.__dict__["__class__"].__set__(c, A))
print(type(c).__name__)

# %% class-in-the-instance-dictionary
a = A()
a.__dict__["__class__"] = B
print(a.__class__, type(a))
class G:
    def __getattribute__(self, name): return B if name == "__class__" else super().__getattribute__(name)
print(isinstance(G(), B), G().__class__)

# %% hash-and-identity-stay
a = A()
before, members = id(a), {a}
a.__class__ = B
print(id(a) == before, a in members)

# %% weak-references-stay
import weakref
a = A()
r = weakref.ref(a)
a.__class__ = B
print(r() is a)
del a
print(r())

# %% finalizer-of-the-new-class
class Loud:
    def __del__(self): print("del")
a = A()
a.__class__ = Loud
del a
b = Loud()
b.__class__ = A
del b
print("end")

# %% generic-and-abstract-classes
import abc, typing
class Abstract(abc.ABC):
    @abc.abstractmethod
    def method(self): pass
show("abstract", lambda: become(A(), Abstract))
T = typing.TypeVar("T")
class G(typing.Generic[T]): pass
show("generic", lambda: become(A(), G))

# %% instance-count-of-attributes-after-change
class P:
    def __init__(self): self.p = 1
class Q:
    def __init__(self): self.q = 1
p = P()
p.__class__ = Q
p.q = 2
p.r = 3
print(p.__dict__, Q().__dict__, P().__dict__)
p.__class__ = P
del p.p
print(p.__dict__)

# %% in-the-middle-of-a-method
class X:
    def go(self):
        self.__class__ = Y
        return self.step()
    def step(self): return "X.step"
class Y:
    def step(self): return "Y.step"
print(X().go())
