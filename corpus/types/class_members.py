# /// case
# topics = ["types.type"]
# section = "1.4"
# ///


def show(label, function):
    try:
        print(label, "->", function())
    except Exception as error:
        print(label, "->", f"{type(error).__name__}: {error}")


def own(names):
    """Without what the version adds to every class."""
    return [name for name in names if name not in ("__firstlineno__", "__static_attributes__", "__annotate__", "__annotate_func__", "__annotations_cache__")]


# %% dir-of-classes
class M(type):
    of_meta = 1
class A(metaclass=M):
    a = 1
class B(A):
    b = 2
print([name for name in own(dir(B)) if name not in dir(object)], "of_meta" in dir(B), "mro" in dir(B), "__name__" in dir(B))
print([name for name in own(dir(M)) if name not in dir(object)][:12])

# %% dir-of-instances
class A:
    a = 1
    def __init__(self): self.own = 2
instance = A()
instance.__dict__[5] = "number"
show("mixed", lambda: dir(instance))
del instance.__dict__[5]
print([name for name in own(dir(instance)) if name not in dir(object)])
class S:
    __slots__ = ("x", "y")
print([name for name in own(dir(S())) if name not in dir(object)])

# %% dir-overridden
for answer in (["b", "a"], ("b", "a"), {"b": 1}, "ba", iter("ba"), [2, 1], [], None, 5, ["a", 1]):
    class C:
        def __dir__(self): return answer
    show(type(answer).__name__, lambda: dir(C()))
class M(type):
    def __dir__(cls): return ["meta"]
class D(metaclass=M): pass
print(dir(D), "meta" in dir(D()))
show("object", lambda: own(object.__dir__(D()))[:0])
show("type", lambda: own(type.__dir__(D))[:0])
instance = D()
instance.__dir__ = lambda: ["own"]
print("own" in dir(instance))

# %% dir-without-dictionary
class C:
    __dict__ = 5
show("int", lambda: [name for name in own(dir(C())) if name not in dir(object)])
class D:
    __dict__ = property(lambda self: {"fake": 1})
show("property", lambda: [name for name in own(dir(D())) if name not in dir(object)])
class E:
    __class__ = 5
show("class", lambda: len(dir(E())))

# %% vars-of-things
class C:
    def __init__(self): self.a = 1
class S: __slots__ = ("a",)
class P:
    __dict__ = property(lambda self: 5)
for label, value in (("instance", C()), ("slots", S()), ("property", P()), ("int", 5), ("function", lambda: 0), ("list", []), ("none", None)):
    show(label, lambda: vars(value))
show("two", lambda: vars(C(), C()))
show("keyword", lambda: vars(object=C()))
print(type(vars(C)).__name__, vars(C()) is not vars(C()))

# %% getattr-forms
class C: a = 1
c = C()
for arguments in ((c, "a"), (c, "b"), (c, "b", None), (c, "a", None), (c,), (), (c, "a", 1, 2), (c, 5), (c, b"a"), (c, "b", 5), (C, "a"), (None, "x", "default")):
    show(len(arguments), lambda: getattr(*arguments))
for arguments in ((c, "a"), (c, "b"), (c,), (c, 5), (c, "a", 1)):
    show(len(arguments), lambda: hasattr(*arguments))
for arguments in ((c, "x", 1), (c, "x"), (c, 5, 1), (5, "x", 1), (C, "x", 2)):
    show(len(arguments), lambda: setattr(*arguments))
for arguments in ((c, "x"), (c, "x"), (c,), (c, 5), (5, "x"), (C, "x"), (C, "x")):
    show(len(arguments), lambda: delattr(*arguments))
show("keywords", lambda: getattr(c, name="a"))

# %% hasattr-and-errors
for error in (AttributeError, ValueError, KeyError, LookupError, RuntimeError, StopIteration):
    class C:
        @property
        def a(self): raise error("inside")
    show(error.__name__, lambda: hasattr(C(), "a"))
    show(error.__name__, lambda: getattr(C(), "a", "default"))
class Sub(AttributeError): pass
class D:
    @property
    def a(self): raise Sub("inside")
show("subclass", lambda: (hasattr(D(), "a"), getattr(D(), "a", "default")))

# %% attributes-of-type-objects
for cls in (int, type, object, Exception):
    print(cls.__name__, cls.__qualname__, cls.__module__, cls.__bases__, cls.__base__, cls.__text_signature__)
class C: "doc"
print(C.__text_signature__, C.__dict__["__doc__"], C().__doc__)
for name in ("__name__", "__qualname__", "__bases__", "__mro__", "__text_signature__", "__basicsize__", "__abstractmethods__"):
    show(name, lambda: getattr(C(), name))

# %% text-signatures-of-classes
class N:
    def __new__(cls, a, b=1): pass
class I:
    def __init__(self, a, b=1): pass
class M(type):
    def __call__(cls, x): pass
class K(metaclass=M): pass
import inspect
for cls in (N, I, K, int, object, type, list, Exception):
    show(cls.__name__, lambda: (cls.__text_signature__, str(inspect.signature(cls))))

# %% type-parameters-attribute
#| requires = ">=3.12"
class C[T, *Ts, **P]: pass
class D: pass
print(C.__type_params__, D.__type_params__, int.__type_params__, C.__orig_bases__, [entry.__name__ for entry in C.__mro__])
D.__type_params__ = (1,)
print(D.__type_params__)
show("delete", lambda: delattr(D, "__type_params__"))
show("set", lambda: setattr(int, "__type_params__", ()))
print(list(vars(C)))

# %% unions-of-classes
class C: pass
class M(type):
    def __or__(cls, other): return "M.__or__"
    def __ror__(cls, other): return "M.__ror__"
class D(metaclass=M): pass
for label, call in (("classes", lambda: C | int), ("none", lambda: C | None), ("reversed none", lambda: None | C), ("same", lambda: C | C), ("meta", lambda: D | C), ("meta right", lambda: C | D), ("int", lambda: C | 5), ("int left", lambda: 5 | C), ("string", lambda: C | "C"), ("tuple", lambda: C | (int,)), ("method", lambda: type.__or__(C, 5)), ("method class", lambda: type.__or__(C, int)), ("reflected", lambda: type.__ror__(C, int))):
    show(label, call)

# %% comparing-and-hashing-classes
class C: pass
class D: pass
print(C == C, C == D, C != D, hash(C) == hash(C), {C: 1}[C], C in {C, D})
for operation in (lambda: C < D, lambda: C + D, lambda: -C, lambda: C[0], lambda: len(C), lambda: iter(C), lambda: 1 in C, lambda: abs(C), lambda: C(1), lambda: C ** 2, lambda: bool(C), lambda: C @ D, lambda: next(C), lambda: round(C)):
    show("operation", operation)
class M(type):
    def __eq__(cls, other): return True
    def __hash__(cls): return 1
    def __lt__(cls, other): return cls.__name__ < other.__name__
class E(metaclass=M): pass
class F(metaclass=M): pass
print(E == F, E == 5, len({E, F}), sorted([F, E]), isinstance(E(), F), issubclass(E, F))

# %% object-new-checks-the-type
for base, cls in ((object, int), (object, list), (int, bool), (list, int), (int, object), (tuple, list), (dict, object), (object, type), (type, object), (Exception, ValueError), (BaseException, Exception), (ValueError, Exception), (str, int), (object, Exception)):
    show(f"{base.__name__}.__new__({cls.__name__})", lambda: type(base.__new__(cls)).__name__)
class L(list): pass
class I(int): pass
for base, cls in ((object, L), (list, L), (object, I), (int, I), (I, int), (L, list), (float, I)):
    show(f"{base.__name__}.__new__({cls.__name__})", lambda: type(base.__new__(cls)).__name__)

# %% new-and-init-excess-arguments
def new(cls, *arguments, **keywords): return object.__new__(cls)
def init(self, *arguments, **keywords): pass
for label, entries in (("neither", {}), ("new", {"__new__": new}), ("init", {"__init__": init}), ("both", {"__new__": new, "__init__": init})):
    cls = type("C", (), entries)
    for arguments, keywords in (((), {}), ((1,), {}), ((), {"a": 1})):
        show(f"{label} {arguments} {keywords}", lambda: type(cls(*arguments, **keywords)).__name__)
        show("  object.__new__", lambda: type(object.__new__(cls, *arguments, **keywords)).__name__)
        show("  object.__init__", lambda: object.__init__(object.__new__(cls), *arguments, **keywords))

# %% init-results
for result in (None, 5, "", [], NotImplemented, False):
    class C:
        def __init__(self): return result
    show(repr(result), lambda: type(C()).__name__)
class G:
    def __init__(self): yield
class A:
    async def __init__(self): pass
show("generator", lambda: G())
import warnings
warnings.simplefilter("ignore")
show("coroutine", lambda: A())

# %% new-results
class C:
    def __new__(cls, result): return result
    def __init__(self, *arguments): print("  init", type(self).__name__, len(arguments))
class D(C): pass
for result in (None, 5, object.__new__(C), object.__new__(D), C):
    show(type(result).__name__, lambda: type(C(result)).__name__)
    show(type(result).__name__, lambda: type(D(result)).__name__)

# %% new-that-is-no-function
for value in (5, None, "new", len, staticmethod(lambda cls: "static"), classmethod(lambda *arguments: len(arguments)), lambda *arguments: len(arguments), type, int, property(lambda self: 5)):
    class C: __new__ = value
    show(type(value).__name__, lambda: C())
    show(type(value).__name__ + " with argument", lambda: C(1))

# %% init-that-is-no-function
for value in (5, None, len, staticmethod(lambda *arguments: print("  static", len(arguments))), classmethod(lambda *arguments: print("  class", len(arguments))), print, type):
    class C: __init__ = value
    show(type(value).__name__, lambda: type(C()).__name__)

# %% instances-that-replace-their-class-attributes
class Counter:
    total = 0
    items = []
    def add(self):
        self.total += 1
        self.items += [self.total]
first, second = Counter(), Counter()
first.add(), first.add(), second.add()
print(first.total, second.total, Counter.total, first.items is Counter.items, second.items, vars(first), vars(second))

# %% classes-as-values
class Outer:
    class Inner: pass
    Alias = Inner
    function = lambda self: "function"
    native = len
print(Outer().Inner is Outer.Inner, Outer.Alias.__qualname__, Outer().function(), Outer().native([1]))
Outer.Inner.Outer = Outer
print(Outer.Inner.Outer.Inner.Outer is Outer)

# %% deleting-class-attributes
class B: a = 1
class C(B):
    a = 2
    def method(self): pass
for name in ("a", "a", "method", "method", "__init__", "__doc__", "__module__", "__dict__", "__weakref__", "__name__", "__mro__", "missing"):
    show(name, lambda: delattr(C, name))
print(C.a, hasattr(C, "method"))

# %% setting-class-attributes
class C: pass
for name, value in (("a", 1), ("__doc__", "new"), ("__module__", "m"), ("__name__", "N"), ("__qualname__", "Q"), ("__dict__", {}), ("__bases__", ()), ("__mro__", ()), ("__class__", int), ("__weakref__", 1), ("__slots__", 1), ("__init__", 5), ("__basicsize__", 1), ("__abstractmethods__", ()), ("__annotations__", 5), ("", 1), ("a b", 2)):
    show(name, lambda: setattr(C, name, value))
print(C, C.a, C.__doc__, type(C).__name__)
show("call", lambda: C())

# %% immutable-types
for cls in (int, object, type, list, type(None), type(len), type(lambda: 0), Exception, ValueError, range, property):
    for name in ("new", "__doc__", "__name__", "__init__", "__module__", "__bases__"):
        show(f"{cls.__name__}.{name}", lambda: setattr(cls, name, 1))
        show(f"{cls.__name__}.{name}", lambda: delattr(cls, name))

# %% types-of-modules-that-can-be-changed
import random, functools, re, collections, itertools, struct
for cls in (random._random.Random, functools.partial, re.Pattern, collections.deque, itertools.chain, struct.Struct, collections.OrderedDict, collections.defaultdict, ExceptionGroup, functools._lru_cache_wrapper):
    def change():
        cls.marked = 1
        result = cls.marked
        del cls.marked
        return result
    show(cls.__name__, change)

# %% copying-classes-and-instances
import copy, pickle
class C:
    def __init__(self): self.a = [1]
class S:
    __slots__ = ("a", "b")
class Both:
    __slots__ = ("a", "__dict__")
c = C()
print(copy.copy(C) is C, copy.deepcopy(C) is C, pickle.loads(pickle.dumps(C)) is C, copy.copy(c).a is c.a, copy.deepcopy(c).a is c.a)
s = S()
s.a = [1]
print(copy.copy(s).a is s.a, hasattr(copy.copy(s), "b"), copy.deepcopy(s).a is s.a)
b = Both()
b.a, b.c = 1, 2
print(copy.copy(b).a, copy.copy(b).c, b.__reduce_ex__(2)[2], b.__getstate__(), s.__getstate__(), C().__getstate__(), object().__getstate__())
class Local:
    class Inner: pass
print(pickle.loads(pickle.dumps(Local.Inner)) is Local.Inner)

# %% cached-property
import functools
class C:
    calls = 0
    @functools.cached_property
    def a(self):
        C.calls += 1
        return C.calls
c = C()
print(c.a, c.a, vars(c), C.calls, type(C.a).__name__)
del c.a
print(c.a)
c.a = "own"
print(c.a, C().a)
class S:
    __slots__ = ()
    @functools.cached_property
    def a(self): return 1
show("slots", lambda: S().a)
def two_names():
    class T:
        a = b = functools.cached_property(lambda self: 1)
show("two names", two_names)
class N: pass
N.a = functools.cached_property(lambda self: 1)
show("unnamed", lambda: N().a)

# %% dynamic-class-attribute
import types
class M(type):
    def __getattr__(cls, name): return f"M.{name}"
class C(metaclass=M):
    @types.DynamicClassAttribute
    def a(self): return "instance a"
print(C().a, C.a)
show("set", lambda: setattr(C(), "a", 1))

# %% new-class-of-types
import types
def body(namespace):
    namespace["x"] = 5
    namespace["__doc__"] = "made"
C = types.new_class("C", (), {}, body)
print(C.x, C.__doc__, C.__module__, C.__qualname__, C.__bases__)
show("metaclass", lambda: type(types.new_class("D", (), {"metaclass": type("M", (type,), {})})).__name__)
show("keyword", lambda: types.new_class("D", (), {"x": 1}))
show("bases", lambda: types.new_class("D", (int, C)).__mro__[1:])
show("no name", lambda: types.new_class())
