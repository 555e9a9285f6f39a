# /// case
# topics = ["types.type"]
# section = "6.1"
# ///


def show(label, function):
    try:
        print(label, "->", function())
    except Exception as error:
        print(label, "->", f"{type(error).__name__}: {error}")


def names(classes):
    return [cls.__name__ for cls in classes]


class A:
    def who(self): return "A"


class B:
    def who(self): return "B"


class A1(A): pass


class S: __slots__ = ("s",)


class T: __slots__ = ("s",)


class Empty: __slots__ = ()


class M(type): pass


class WithMeta(metaclass=M): pass


# %% new-bases-count-at-once
class C(A): pass
class D(C): pass
c, d = C(), D()
print(c.who(), d.who(), names(D.__mro__))
C.__bases__ = (B,)
print(c.who(), d.who(), names(D.__mro__), names(C.__bases__), C.__base__.__name__)
C.__bases__ = (B, A)
print(c.who(), d.who(), names(D.__mro__), isinstance(d, A), issubclass(D, A))
C.__bases__ = (A,)
print(isinstance(d, B), isinstance(d, A))

# %% subclass-lists-follow
class C(A): pass
print(names(A.__subclasses__()), names(B.__subclasses__()))
C.__bases__ = (B,)
print(names(A.__subclasses__()), names(B.__subclasses__()))
C.__bases__ = (B, A)
print(names(A.__subclasses__()), names(B.__subclasses__()))
C.__bases__ = (A, B)
print(names(A.__subclasses__()), names(B.__subclasses__()))

# %% deep-hierarchies-are-recomputed
class C(A): pass
class D(C): pass
class E(C): pass
class F(D, E): pass
class G(F, B): pass
before = [names(cls.__mro__) for cls in (C, D, E, F, G)]
C.__bases__ = (A1,)
for cls, old in zip((C, D, E, F, G), before):
    print(cls.__name__, old, names(cls.__mro__))

# %% conflict-below-undoes-all
class C(A): pass
class D(C, B): pass
class E(B): pass
show("change", lambda: setattr(C, "__bases__", (E,)))
print(names(C.__mro__), names(D.__mro__))
show("conflict", lambda: setattr(C, "__bases__", (B, A)))
print(names(C.__mro__), names(D.__mro__))
class X(A, B): pass
class Y(X): pass
show("conflict", lambda: setattr(X, "__bases__", (B, A)))
print(names(X.__mro__), names(Y.__mro__))
class Z(X, B): pass
show("conflict below", lambda: setattr(X, "__bases__", (B, A, E)))
print(names(X.__mro__), names(Y.__mro__), names(Z.__mro__), names(X.__bases__), names(A.__subclasses__()), names(B.__subclasses__()))

# %% values-that-are-no-bases
class C(A): pass
for value in (None, 5, A, [A], (), (5,), (None, A), (A, 5), "ab", {A: 1}, (int,), (object,), (bool,), (type,), (A, A), (C,), (A, C), (lambda: 0,), (list[int],), (type(None),)):
    show(value, lambda: setattr(C, "__bases__", value))
show("delete", lambda: delattr(C, "__bases__"))
print(names(C.__bases__))

# %% cycles
class C(A): pass
class D(C): pass
class E(D): pass
for base in (C, D, E):
    show(base.__name__, lambda: setattr(C, "__bases__", (base,)))
    show(base.__name__, lambda: setattr(A, "__bases__", (base,)))
print(names(C.__mro__), names(A.__mro__))

# %% layouts
class Plain(A): pass
class OfSlots(S): __slots__ = ()
class OfEmpty(Empty): __slots__ = ()
class Number(int): pass
class Text(str): pass
class Listed(list): pass
class Failure(Exception): pass
class Weak: __slots__ = ("__weakref__",)
class Dictionary: __slots__ = ("__dict__",)
class OfWeak(Weak): __slots__ = ()
class OfDictionary(Dictionary): __slots__ = ()
every = (Plain, OfSlots, OfEmpty, Number, Text, Listed, Failure, OfWeak, OfDictionary)
bases = (object, A, S, T, Empty, int, bool, str, list, dict, Exception, ValueError, OSError, type, Weak, Dictionary, WithMeta)
for cls in every:
    for base in bases:
        old = cls.__bases__
        show(f"{cls.__name__} over {base.__name__}", lambda: setattr(cls, "__bases__", (base,)))
        cls.__bases__ = old

# %% classes-right-below-object
class C: pass
for value in ((A,), (Empty,), (S,), (object,), (int,)):
    show(names(value), lambda: setattr(C, "__bases__", value))
class D(A): pass
show("to object", lambda: setattr(D, "__bases__", (object,)))
print(names(D.__mro__))

# %% slots-with-the-same-layout
class C(S): pass
c = C()
c.s = 1
show("same slots", lambda: setattr(C, "__bases__", (T,)))
print(names(C.__mro__))
show("value", lambda: c.s)

# %% built-in-types-are-fixed
for cls in (int, object, type, Exception, dict, type(None)):
    show(cls.__name__, lambda: setattr(cls, "__bases__", (A,)))
    show(cls.__name__, lambda: delattr(cls, "__bases__"))

# %% metaclasses-of-new-bases
class C(A): pass
show("base with metaclass", lambda: setattr(C, "__bases__", (WithMeta,)))
print(type(C), names(C.__mro__))
class D(WithMeta): pass
show("base without", lambda: setattr(D, "__bases__", (A,)))
print(type(D), names(D.__mro__))

# %% special-methods-are-recomputed
class Sized:
    def __len__(self): return 3
    def __call__(self): return "called"
    def __getattr__(self, name): return name
class Other:
    def __len__(self): return 4
    def __add__(self, other): return "sum"
class C(Sized): pass
class D(C): pass
for bases in ((Sized,), (Other,), (A,), (Other, Sized), (Sized, Other)):
    C.__bases__ = bases
    d = D()
    print(names(bases))
    for label, call in (("len", lambda: len(d)), ("call", lambda: d()), ("getattr", lambda: d.zz), ("add", lambda: d + 1), ("bool", lambda: bool(d))):
        show(label, call)

# %% eq-and-hash-of-new-bases
class Equal:
    def __eq__(self, other): return True
class Hashed(Equal):
    def __hash__(self): return 5
class C(A): pass
for bases in ((A,), (Equal,), (Hashed,), (A, Equal), (A,)):
    C.__bases__ = bases
    show(names(bases), lambda: (C() == 1, hash(C()) == 5))

# %% init-subclass-is-not-called-again
class Loud:
    def __init_subclass__(cls): print("init", cls.__name__)
class C(A): pass
C.__bases__ = (Loud,)
print(names(C.__mro__))
class D(C): pass

# %% super-follows-new-bases
class X:
    def who(self): return "X"
class C(A):
    def who(self): return "C over " + super().who()
c = C()
print(c.who())
C.__bases__ = (X,)
print(c.who())
C.__bases__ = (X, A)
print(c.who())

# %% own-mro-is-asked-again
class Ordered(type):
    def mro(cls):
        result = super().mro()
        print("mro of", cls.__name__, names(result))
        return result
class Base(metaclass=Ordered): pass
class Second(metaclass=Ordered): pass
class C(Base): pass
class D(C): pass
C.__bases__ = (Second,)
print(names(D.__mro__))

# %% own-mro-that-fails
class Picky(type):
    wanted = None
    def mro(cls):
        if Picky.wanted == cls.__name__: raise ValueError("not " + cls.__name__)
        return super().mro()
class Base(metaclass=Picky): pass
class Second(metaclass=Picky): pass
class C(Base): pass
class D(C): pass
class E(D): pass
for name in ("C", "D", "E"):
    Picky.wanted = name
    show(name, lambda: setattr(C, "__bases__", (Second,)))
    print([names(cls.__mro__) for cls in (C, D, E)], names(C.__bases__), names(Base.__subclasses__()), names(Second.__subclasses__()))

# %% bases-attribute-is-a-tuple
class C(A, B): pass
print(C.__bases__, type(C.__bases__), C.__bases__ is C.__bases__)
bases = (B, A)
C.__bases__ = bases
print(C.__bases__ is bases)
class Bases(tuple): pass
C.__bases__ = Bases((A,))
print(type(C.__bases__).__name__, names(C.__mro__))

# %% base-attribute
class C(A, S): pass
print(C.__base__.__name__)
class D(A, B): pass
print(D.__base__.__name__)
D.__bases__ = (B, A)
print(D.__base__.__name__)
show("set", lambda: setattr(D, "__base__", A))
print(object.__base__, type.__base__, bool.__base__)

# %% instances-keep-their-values
class C(A): pass
c = C()
c.value = 1
C.__bases__ = (B,)
print(c.value, c.who(), c.__dict__)

# %% descriptors-of-new-bases
class P:
    @property
    def value(self): return "property"
class C(A): pass
c = C()
c.value = "own"
C.__bases__ = (P,)
print(c.value)
show("set", lambda: setattr(c, "value", 1))
C.__bases__ = (A,)
print(c.value)

# %% abstract-methods-are-not-recomputed
import abc
class Abstract(abc.ABC):
    @abc.abstractmethod
    def method(self): pass
class Concrete(abc.ABC): pass
class C(Concrete): pass
class D(C): pass
C.__bases__ = (Abstract,)
show("D", lambda: type(D()).__name__)
print(D.__abstractmethods__, C.__abstractmethods__)
abc.update_abstractmethods(D)
show("D", lambda: type(D()).__name__)
