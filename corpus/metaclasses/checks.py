# /// case
# topics = ["metaclass.hooks"]
# section = "6.3"
# ///


def show(label, function):
    try:
        print(label, "->", function())
    except Exception as error:
        print(label, "->", f"{type(error).__name__}: {error}")


class A: pass
class B(A): pass


# %% instancecheck-results
for label, result in (("true", True), ("false", False), ("int", 5), ("zero", 0), ("none", None), ("text", "yes"), ("empty", ""), ("not implemented", NotImplemented)):
    class M(type):
        def __instancecheck__(cls, instance): return result
    class C(metaclass=M): pass
    import warnings
    warnings.simplefilter("ignore")
    show(label, lambda: isinstance(5, C))
    show(label + ", own instance", lambda: isinstance(C(), C))
    show(label + ", in tuple", lambda: isinstance(5, (str, C)))

# %% subclasscheck-results
for label, result in (("true", True), ("false", False), ("int", 5), ("none", None)):
    class M(type):
        def __subclasscheck__(cls, subclass): return result
    class C(metaclass=M): pass
    show(label, lambda: issubclass(int, C))
    show(label + ", itself", lambda: issubclass(C, C))
    show(label + ", in tuple", lambda: issubclass(int, (str, C)))
    show(label + ", no class", lambda: issubclass(5, C))

# %% hooks-that-raise
class M(type):
    def __instancecheck__(cls, instance): raise ValueError("instance")
    def __subclasscheck__(cls, subclass): raise ValueError("subclass")
class C(metaclass=M): pass
show("instance", lambda: isinstance(5, C))
show("own", lambda: isinstance(C(), C))
show("subclass", lambda: issubclass(int, C))
show("tuple stops early", lambda: isinstance(5, (int, C)))
show("tuple", lambda: isinstance("a", (int, C)))

# %% hooks-of-the-class-do-not-count
class C:
    @classmethod
    def __instancecheck__(cls, instance): return True
    @classmethod
    def __subclasscheck__(cls, subclass): return True
print(isinstance(5, C), issubclass(int, C))
c = C()
show("instance as class", lambda: isinstance(5, c))

# %% objects-as-classes
class Class:
    def __init__(self, answer): self.answer = answer
    def __instancecheck__(self, instance): return self.answer
    def __subclasscheck__(self, subclass): return self.answer
for answer in (True, False):
    show(answer, lambda: (isinstance(5, Class(answer)), issubclass(int, Class(answer)), issubclass(5, Class(answer))))
class Bases:
    def __init__(self, *bases): self.__bases__ = bases
root = Bases()
leaf = Bases(Bases(root))
show("bases", lambda: (issubclass(leaf, root), issubclass(root, leaf), isinstance(5, root)))
class Wrong: __bases__ = 5
show("wrong bases", lambda: issubclass(Wrong(), A))
show("wrong bases", lambda: issubclass(A, Wrong()))

# %% arguments-that-are-no-classes
for second in (5, None, "A", [A], {A}, (A, 5), (5, A), ((A, (5,)),), (), ((),), list[int], int | str, int | None, (int | str, A), ..., len, A()):
    show(ascii(second) if not isinstance(second, A) else "instance", lambda: isinstance(5, second))
    show(ascii(second) if not isinstance(second, A) else "instance", lambda: issubclass(int, second))

# %% first-arguments-that-are-no-classes
for first in (5, None, "A", A(), [], len, list[int], int | str, ...):
    show(type(first).__name__, lambda: issubclass(first, A))
    show(type(first).__name__, lambda: issubclass(first, object))

# %% deep-tuples
deep = (A,)
for _ in range(50):
    deep = (deep, int)
print(isinstance(B(), deep), issubclass(B, deep), isinstance("a", deep))
for _ in range(100000):
    deep = (deep,)
try:
    isinstance("a", deep)
except RecursionError as error:
    print(type(error).__name__)

# %% by-dunder-class
class Lying:
    def __init__(self, cls): self.cls = cls
    @property
    def __class__(self): return self.cls
for cls in (A, B, int, type, 5, None):
    show(cls, lambda: [isinstance(Lying(cls), candidate) for candidate in (A, B, int, type, Lying, object)])
class Failing:
    @property
    def __class__(self): raise ValueError("no class")
class Missing:
    @property
    def __class__(self): raise AttributeError("no class")
for cls in (Failing, Missing):
    show(cls.__name__, lambda: isinstance(cls(), A))
    show(cls.__name__, lambda: isinstance(cls(), cls))

# %% exact-type-asks-nothing
class M(type):
    def __instancecheck__(cls, instance):
        print("  asked", type(instance).__name__)
        return super().__instancecheck__(instance)
class C(metaclass=M): pass
class D(C): pass
print(isinstance(C(), C), isinstance(D(), C), isinstance(C(), D), isinstance(5, C))
show("match", lambda: [isinstance(value, C) for value in (C(), D(), None)])

# %% patterns-and-except-clauses
class M(type):
    def __instancecheck__(cls, instance): return True
    def __subclasscheck__(cls, subclass): return True
class C(metaclass=M): pass
match 5:
    case C(): print("pattern matches")
    case _: print("pattern does not match")
class E(Exception, metaclass=M): pass
try:
    try:
        raise ValueError("v")
    except E:
        print("caught")
except ValueError:
    print("not caught")

# %% type-methods-by-hand
for call in (lambda: type.__instancecheck__(A, B()), lambda: type.__subclasscheck__(A, B), lambda: type.__instancecheck__(A), lambda: type.__instancecheck__(5, 5), lambda: type.__subclasscheck__(A, 5), lambda: A.__instancecheck__(B()), lambda: A.__subclasscheck__(B),
             lambda: A.__subclasshook__(B), lambda: object.__subclasshook__(), lambda: object.__subclasshook__(1, 2), lambda: type.__subclasscheck__()):
    show("call", call)

# %% subclasses-list
class X: pass
class Y1(X): pass
class Y2(X): pass
class Z(Y1, Y2): pass
print(X.__subclasses__(), Y1.__subclasses__(), Z.__subclasses__(), type(X.__subclasses__()))
del Z
import gc
gc.collect()
print(Y1.__subclasses__())
Y1 = None
gc.collect()
print(X.__subclasses__())
show("instance", lambda: X().__subclasses__())
show("type", lambda: type.__subclasses__(X))
show("type without argument", lambda: type.__subclasses__())
show("int", lambda: type.__subclasses__(5))
print(bool in int.__subclasses__(), type.__subclasses__(type)[:0])
class M(type): pass
print(M in type.__subclasses__(type))

# %% subclasses-in-order-of-making
class X: pass
made = [type(name, (X,), {}) for name in "cab"]
print([cls.__name__ for cls in X.__subclasses__()])
made.pop(0)
import gc
gc.collect()
made.append(type("d", (X,), {}))
print([cls.__name__ for cls in X.__subclasses__()])
X.__subclasses__().clear()
print([cls.__name__ for cls in X.__subclasses__()])

# %% abstract-registration
import abc
class Shape(abc.ABC): pass
class Square: pass
print(isinstance(Square(), Shape), issubclass(Square, Shape))
print(Shape.register(Square) is Square, isinstance(Square(), Shape), issubclass(Square, Shape), Shape.__subclasses__(), Square.__mro__)
class Big(Square): pass
print(isinstance(Big(), Shape), issubclass(Big, Shape))
for value in (5, None, "Square", Shape, int):
    show(value, lambda: Shape.register(value))
show("cycle", lambda: abc.ABCMeta("Sub", (Shape,), {}).register(Shape))
print(isinstance(5, Shape), isinstance(True, Shape))

# %% subclasshook-results
import abc
for label, result in (("true", True), ("false", False), ("not implemented", NotImplemented), ("none", None), ("int", 1)):
    class Shape(abc.ABC):
        @classmethod
        def __subclasshook__(cls, other): return result
    class Sub(Shape): pass
    show(label, lambda: issubclass(int, Shape))
    show(label, lambda: issubclass(Sub, Shape))

# %% subclasshook-by-methods
import collections.abc
class C:
    def __len__(self): return 1
class D(C): __len__ = None
class E:
    def __iter__(self): pass
    def __next__(self): pass
class F:
    def __hash__(self): return 1
class G:
    def __eq__(self, other): return True
for cls in (C, D, E, F, G, int, list, dict, object):
    print(cls.__name__, [name for name in ("Sized", "Iterable", "Iterator", "Hashable", "Callable", "Container", "Collection", "Sequence", "Mapping", "Set", "Reversible", "Awaitable") if issubclass(cls, getattr(collections.abc, name))])
