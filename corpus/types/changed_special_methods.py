# /// case
# topics = ["objects.type-slots"]
# section = "1.2"
# ///

import operator


def attempt(function, *arguments):
    try:
        return repr(function(*arguments))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


class Base: pass


class Middle(Base): pass


class Leaf(Middle): pass


# Each special method with an operation that uses it.
OPERATIONS = {
    "__len__": len, "__bool__": bool, "__repr__": repr, "__str__": str, "__call__": lambda value: value(), "__iter__": lambda value: list(value), "__next__": next, "__contains__": lambda value: 1 in value,
    "__getitem__": lambda value: value[1], "__setitem__": lambda value: operator.setitem(value, 1, 2), "__delitem__": lambda value: operator.delitem(value, 1), "__hash__": lambda value: hash(value) if "__hash__" in dir(value) else None,
    "__eq__": lambda value: value == 5, "__ne__": lambda value: value != 5, "__lt__": lambda value: value < 5, "__le__": lambda value: value <= 5, "__gt__": lambda value: value > 5, "__ge__": lambda value: value >= 5,
    "__add__": lambda value: value + 1, "__radd__": lambda value: 1 + value, "__iadd__": lambda value: operator.iadd(value, 1), "__sub__": lambda value: value - 1, "__mul__": lambda value: value * 2, "__rmul__": lambda value: 2 * value, "__matmul__": lambda value: value @ 1,
    "__truediv__": lambda value: value / 1, "__floordiv__": lambda value: value // 1, "__mod__": lambda value: value % 1, "__divmod__": lambda value: divmod(value, 1), "__pow__": lambda value: value ** 2, "__lshift__": lambda value: value << 1, "__and__": lambda value: value & 1, "__or__": lambda value: value | 1, "__xor__": lambda value: value ^ 1,
    "__neg__": lambda value: -value, "__pos__": lambda value: +value, "__abs__": abs, "__invert__": lambda value: ~value, "__int__": int, "__float__": float, "__complex__": complex, "__index__": operator.index, "__round__": round, "__trunc__": __import__("math").trunc, "__floor__": __import__("math").floor, "__ceil__": __import__("math").ceil,
    "__getattr__": lambda value: value.zz, "__getattribute__": lambda value: value.zz, "__setattr__": lambda value: setattr(value, "zz", 1), "__delattr__": lambda value: delattr(value, "zz"), "__dir__": lambda value: len(dir(value)) < 5, "__format__": lambda value: format(value, "x"), "__sizeof__": lambda value: __import__("sys").getsizeof(value) > 1000,
    "__enter__": lambda value: value.__enter__(), "__reversed__": lambda value: list(reversed(value)), "__length_hint__": operator.length_hint, "__bytes__": bytes, "__fspath__": __import__("os").fspath, "__instancecheck__": lambda value: isinstance(5, value), "__subclasscheck__": lambda value: issubclass(int, value), "__missing__": lambda value: value.__missing__(1), "__copy__": lambda value: __import__("copy").copy(value) is value,
    "__reduce_ex__": lambda value: __import__("copy").copy(value) is value, "__await__": lambda value: type(value.__await__()).__name__, "__aiter__": aiter, "__class_getitem__": lambda value: type(value)[1],
}
ANSWERS = {"__repr__": "text", "__str__": "text", "__format__": "text", "__int__": 5, "__index__": 5, "__float__": 1.5, "__complex__": 1j, "__len__": 5, "__length_hint__": 5, "__bytes__": b"bytes", "__fspath__": "path", "__hash__": 5, "__bool__": False, "__dir__": ["a"], "__sizeof__": 5000, "__iter__": iter(()), "__reversed__": iter(()), "__await__": iter(())}


def changes(name):
    """What the operation gives as the method comes, changes and goes on three classes of a chain."""
    operation, value = OPERATIONS[name], Leaf()
    answer = ANSWERS.get(name, f"from {name}")
    plain = attempt(operation, value)
    lines = []
    for cls in (Base, Middle, Leaf):
        setattr(cls, name, lambda *arguments: answer)
        lines.append(attempt(operation, value))
        setattr(cls, name, None)
        lines.append(attempt(operation, value))
        setattr(cls, name, 5)
        lines.append(attempt(operation, value))
    for cls in (Leaf, Middle, Base):
        delattr(cls, name)
        lines.append(attempt(operation, value))
    print(name, "as before" if lines[-1] == plain else (plain, lines[-1]))
    for line in dict.fromkeys(lines):
        print("   ", line[:160])


# %% unary
import re
for name in ("__neg__", "__pos__", "__abs__", "__invert__", "__int__", "__float__", "__complex__", "__index__", "__round__", "__trunc__", "__floor__", "__ceil__"):
    changes(name)

# %% binary
for name in ("__add__", "__radd__", "__iadd__", "__sub__", "__mul__", "__rmul__", "__matmul__", "__truediv__", "__floordiv__", "__mod__", "__divmod__", "__pow__", "__lshift__", "__and__", "__or__", "__xor__"):
    changes(name)

# %% comparisons
for name in ("__eq__", "__lt__", "__le__", "__gt__", "__ge__", "__ne__"):
    changes(name)

# %% containers
for name in ("__len__", "__bool__", "__contains__", "__getitem__", "__setitem__", "__delitem__", "__iter__", "__next__", "__reversed__", "__length_hint__"):
    changes(name)

# %% calls-and-attributes
for name in ("__call__", "__getattr__", "__getattribute__", "__setattr__", "__delattr__"):
    changes(name)

# %% others
for name in ("__enter__", "__bytes__", "__dir__", "__sizeof__", "__copy__", "__await__", "__aiter__"):
    changes(name)

# %% text-and-format
class C: pass
class D(C): pass
d = D()
for name, answer in (("__str__", "str"), ("__repr__", "repr"), ("__format__", "format")):
    for cls in (C, D):
        setattr(cls, name, lambda self, *arguments, answer=answer, cls=cls: f"{cls.__name__}.{answer}")
        print(str(d), repr(d), format(d), f"{d}", f"{d!r}", "%s" % d)
for cls in (D, C):
    for name in ("__format__", "__str__", "__repr__"):
        delattr(cls, name)
        print(attempt(str, d)[:8], attempt(format, d)[:8])

# %% hash-and-eq
class C: pass
c = C()
members = {c}
C.__eq__ = lambda self, other: True
print(attempt(hash, c) == str(object.__hash__(c)), C.__hash__ is object.__hash__, c in members)
C.__hash__ = None
print(attempt(hash, c))
C.__hash__ = lambda self: 5
print(attempt(hash, c))
del C.__hash__
print(attempt(hash, c) == str(object.__hash__(c)))
class D:
    def __eq__(self, other): return True
print(D.__hash__, attempt(hash, D()))
del D.__eq__
print(D.__hash__, attempt(hash, D()))
del D.__hash__
print(attempt(hash, D()).isdigit())
class E(D): pass
D.__hash__ = lambda self: 7
print(attempt(hash, E()))

# %% hash-results
class C: pass
for value in (5, -1, -2, 2 ** 61 - 1, 2 ** 61, 2 ** 70, True, 1.5, "a", None):
    C.__hash__ = lambda self: value
    print(repr(value), attempt(hash, C()))

# %% reflected-methods-of-subclasses
class A:
    def __add__(self, other): return "A.add"
    def __radd__(self, other): return "A.radd"
class B(A): pass
a, b = A(), B()
print(a + b, b + a)
B.__radd__ = lambda self, other: "B.radd"
print(a + b, b + a)
del B.__radd__
print(a + b)
B.__add__ = lambda self, other: "B.add"
print(a + b, b + a)

# %% built-in-subclasses
class I(int): pass
i = I(5)
print(i + 1, -i, bool(i), hash(i), repr(i), i == 5)
I.__add__ = lambda self, other: "added"
I.__repr__ = lambda self: "shown"
I.__bool__ = lambda self: False
I.__eq__ = lambda self, other: "equal"
I.__hash__ = lambda self: 9
print(i + 1, 1 + i, -i, bool(i), hash(i), repr(i), str(i), f"{i}", f"{i:d}", i == 5, int(i))
for name in ("__add__", "__repr__", "__bool__", "__eq__", "__hash__"):
    delattr(I, name)
print(i + 1, bool(i), hash(i), repr(i), i == 5)

# %% list-subclasses
class L(list): pass
l = L([1, 2])
L.__len__ = lambda self: 9
L.__iter__ = lambda self: iter("xy")
L.__getitem__ = lambda self, index: ("item", index)
L.__contains__ = lambda self, item: True
print(len(l), list(l), [*l], l[0], 5 in l, tuple(l), sorted(l), repr(l), bool(l), l == [1, 2], l + [3], list.__len__(l))
for name in ("__len__", "__iter__", "__getitem__", "__contains__"):
    delattr(L, name)
print(len(l), list(l), l[0], 5 in l)

# %% dict-subclasses
class D(dict): pass
d = D(a=1)
D.__missing__ = lambda self, key: f"missing {key}"
print(d["b"], d.get("b"), "b" in d)
D.__getitem__ = lambda self, key: "item"
print(d["a"], d.get("a"), {**d}, dict(d), "%(a)s" % d, "{a}".format_map(d))
D.__setitem__ = lambda self, key, value: print("set", key)
d["c"] = 1
d.update(e=1)
print(sorted(d))
del D.__getitem__, D.__setitem__, D.__missing__
print(attempt(lambda: d["zz"]))

# %% new-and-init
class C: pass
print(attempt(C, 1))
C.__init__ = lambda self, value: setattr(self, "value", value)
print(C(5).value, attempt(C))
C.__new__ = lambda cls, *arguments: object.__new__(cls)
print(C(6).value)
del C.__init__
print(attempt(lambda: type(C(1)).__name__))
del C.__new__
print(attempt(C, 1), attempt(lambda: type(C()).__name__))
C.__new__ = object.__new__
print(attempt(C, 1))
C.__init__ = object.__init__
print(attempt(C, 1))

# %% finalizer
class C: pass
C()
C.__del__ = lambda self: print("deleted")
C()
del C.__del__
C()
C.__del__ = None
C()
print("end")

# %% descriptors-as-special-methods
class Give:
    def __init__(self, value): self.value = value
    def __get__(self, instance, owner): return lambda *arguments: (self.value, type(instance).__name__, arguments)
class C:
    __call__ = Give("call")
    __getitem__ = Give("item")
    __add__ = Give("add")
    __enter__ = Give("enter")
c = C()
print(c(1, 2), c[3], c + 4, c.__enter__())
class P:
    @property
    def __call__(self): return lambda *arguments: ("property", arguments)
    @property
    def __len__(self): return lambda: 3
    @property
    def __iter__(self): raise AttributeError("no iterator")
    @property
    def __bool__(self): raise ValueError("no truth")
p = P()
print(p(1), len(p), attempt(iter, p), attempt(bool, p))
class S:
    @staticmethod
    def __len__(): return 4
    @classmethod
    def __call__(cls, *arguments): return cls.__name__, arguments
    @staticmethod
    def __add__(other): return "static", other
s = S()
print(len(s), s(1), attempt(lambda: s + 1))

# %% methods-of-other-types
class C:
    __len__ = list.__len__
    __add__ = int.__add__
    __repr__ = str.__repr__
    __call__ = print
    __iter__ = lambda self: iter(())
for operation in (len, lambda value: value + 1, repr, list, lambda value: value()):
    print(attempt(operation, C())[:12] if operation is not repr else attempt(operation, C()))
class L(list):
    __len__ = list.__len__
    __getitem__ = list.__getitem__
    __iter__ = tuple.__iter__
print(len(L([1])), L([1])[0], attempt(lambda: [*L([1])]))

# %% instance-attributes-do-not-count
class C: pass
c = C()
for name in ("__len__", "__call__", "__iter__", "__getitem__", "__repr__", "__add__", "__bool__", "__eq__", "__enter__", "__hash__"):
    setattr(c, name, lambda *arguments: "own")
for operation in (len, lambda value: value(), iter, lambda value: value[0], lambda value: value + 1, bool, lambda value: value == 1):
    print(attempt(operation, c))
print(c.__len__(), c.__call__())

# %% metaclass-methods-change
class M(type): pass
class C(metaclass=M): pass
for name, operation in (("__len__", len), ("__iter__", list), ("__getitem__", lambda cls: cls[1]), ("__add__", lambda cls: cls + 1), ("__contains__", lambda cls: 1 in cls), ("__repr__", repr), ("__bool__", bool), ("__or__", lambda cls: cls | 1), ("__eq__", lambda cls: cls == 1), ("__call__", lambda cls: type(cls()).__name__)):
    before = attempt(operation, C)
    setattr(M, name, lambda *arguments: ANSWERS.get(name, "from M") if name not in ("__iter__",) else iter("xy"))
    print(name, before, attempt(operation, C), sep=" | ")
    delattr(M, name)
    print(attempt(operation, C) == before)

# %% changes-in-the-middle-of-use
class C:
    def __init__(self): self.count = 0
    def __iter__(self): return self
    def __next__(self):
        self.count += 1
        if self.count == 2: C.__next__ = other
        return self.count
def other(self):
    self.count += 1
    if self.count > 4: raise StopIteration
    return -self.count
print(list(C()))
class K:
    def __add__(self, other):
        K.__add__ = lambda self, other: "changed"
        return self
print(attempt(lambda: K() + 1 + 2 + 3))

# %% loop-with-changing-class
class C:
    def get(self): return 1
class D:
    def get(self): return 2
value, results = C(), []
for step in range(8):
    results.append(value.get())
    if step == 2: C.get = lambda self: 10
    if step == 4: value.__class__ = D
    if step == 5: value.get = lambda: 30
    if step == 6: del value.get
print(results)

# %% abstract-classes
import abc
class A(abc.ABC):
    @abc.abstractmethod
    def one(self): pass
    @property
    @abc.abstractmethod
    def two(self): pass
    @classmethod
    @abc.abstractmethod
    def three(cls): pass
    @staticmethod
    @abc.abstractmethod
    def four(): pass
class B(A):
    def one(self): pass
class C(B):
    two = three = four = None
class D(A):
    one = two = three = lambda self: None
for cls in (A, B, C, D):
    print(cls.__name__, sorted(cls.__abstractmethods__), attempt(lambda: type(cls()).__name__), bool(cls.__flags__ & 1 << 20))
D.four = 5
print(attempt(D))
abc.update_abstractmethods(D)
print(attempt(lambda: type(D()).__name__))

# %% abstract-methods-attribute
class C: pass
print(attempt(lambda: C.__abstractmethods__))
for value in (frozenset({"x"}), {"a", "b"}, ["z", "y", "x"], (), "", "ab", 5, None, {"k": 1}, (1, 2)):
    print(repr(value) if not isinstance(value, set) else "set", attempt(lambda: setattr(C, "__abstractmethods__", value)), attempt(lambda: type(C()).__name__), bool(C.__flags__ & 1 << 20))
print(attempt(lambda: delattr(C, "__abstractmethods__")), attempt(lambda: delattr(C, "__abstractmethods__")), attempt(lambda: type(C()).__name__))
print(attempt(lambda: setattr(int, "__abstractmethods__", ())), attempt(lambda: type.__abstractmethods__), attempt(lambda: int.__abstractmethods__))
class Sub(C): pass
C.__abstractmethods__ = {"m"}
print(attempt(lambda: type(Sub()).__name__), attempt(C), attempt(lambda: type(object.__new__(C)).__name__))

# %% abstract-and-built-in-bases
import abc
for base in (int, list, dict, Exception, str, type):
    class A(base, metaclass=abc.ABCMeta if base is not type else abc.ABCMeta):
        @abc.abstractmethod
        def method(self): pass
    print(base.__name__, attempt(lambda: type(A() if base is not type else A("x", (), {})).__name__))
