# /// case
# topics = ["patterns.classes"]
# ///

import collections


class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __repr__(self):
        return f"Point({self.x}, {self.y})"


def attempt(pattern, subject, **names):
    """Whether the pattern matches, what it binds, what it raises."""
    space = {"Point": Point, "collections": collections, "subject": subject, **names}
    before = set(space)
    try:
        exec(f"match subject:\n case {pattern}: matched = True\n case _: matched = False", space)
    except Exception as error:
        print(f"{subject!r} is {pattern}: {type(error).__name__}: {error}")
    else:
        print(f"{subject!r} is {pattern}:", space["matched"], {k: v for k, v in space.items() if k not in before and k not in ("matched", "__builtins__")})


# %% positional-and-keyword
for pattern in "Point()", "Point(1, 2)", "Point(x, y)", "Point(x=1)", "Point(1, y=b)", "Point(x=a, y=b)", "Point(y=2, x=1)", "Point(2)", "Point(x=1, z=3)", "Point(1, 2, 3)", "Point(1, x=1)", "Point(a, y=2 | 3 as b)", "Point(_, _)", "Point(int(), int(b))", "Point(1,)", "Point(1, y=2,)":
    attempt(pattern, Point(1, 2))

# %% built-in-types-take-the-subject
#| title = "bool, bytearray, bytes, dict, float, frozenset, int, list, set, str and tuple take the subject itself"
for kind in bool, bytearray, bytes, dict, float, frozenset, int, list, set, str, tuple, complex, object, range, type, memoryview, type(None), slice, collections.OrderedDict, collections.deque:
    for value in True, 5, 1.5, "a", b"b", [1], (2,), {}, {3}, None:
        attempt("K(x)", value, K=kind) if isinstance(value, kind) else None

# %% built-in-types-errors
for pattern in "int(x, y)", "str(x, y, z)", "object(x)", "int(real=r, imag=0)", "int(x, real=5)", "int(x, missing=1)", "str(upper=f)", "complex(x)", "range(x)", "complex(real=r, imag=i)", "range(start=a, stop=b)", "type(x)", "int(int(int(x)))", "bool(x)", "int(x)", "float(x)":
    for value in 5, True, 1j, range(3):
        attempt(pattern, value)

# %% bool-and-int
def match(value):
    match value:
        case bool(x): return "bool", x
        case int(x): return "int", x
        case float(x) | complex(x): return "number", x
for value in True, 1, 1.0, 1j, "1":
    print(repr(value), match(value))

# %% subclasses
class Base: pass
class Sub(Base): pass
class IntSub(int):
    __match_args__ = ("extra",)
    extra = "extra"
class PlainIntSub(int): pass
class ListSub(list): pass
class StrSub(str):
    __match_args__ = ()
for pattern in "Base()", "Sub()", "int()", "int(x)", "IntSub(x)", "IntSub(x, y)", "PlainIntSub(x)", "list(x)", "ListSub(x)", "str(x)", "StrSub(x)", "StrSub()":
    for value in Base(), Sub(), IntSub(5), PlainIntSub(6), ListSub([1]), StrSub("s"):
        space = {"Base": Base, "Sub": Sub, "IntSub": IntSub, "PlainIntSub": PlainIntSub, "ListSub": ListSub, "StrSub": StrSub, "value": value}
        try:
            exec(f"match value:\n case {pattern}: result = 'matches', globals().get('x')\n case _: result = None", space)
        except TypeError as error:
            space["result"] = error
        if space["result"]:
            print(pattern, type(value).__name__, space["result"])

# %% match-args-errors
class Holder:
    a, b, c = 1, 2, 3
for arguments in ("a",), ("a", "b"), (), ["a"], "a", None, 5, ("a", 1), (1,), ("a", "a"), ("missing",), ("a", "missing"), {"a": 1}, ("a", "b", "c", "d"):
    Holder.__match_args__ = arguments
    for pattern in "Holder()", "Holder(x)", "Holder(x, y)", "Holder(x, b=y)", "Holder(x, a=y)":
        space = {"Holder": Holder, "subject": Holder()}
        try:
            exec(f"match subject:\n case {pattern}: result = 'matched', globals().get('x'), globals().get('y')\n case _: result = 'no match'", space)
            print(arguments, pattern, space["result"])
        except TypeError as error:
            print(arguments, pattern, error)
del Holder.__match_args__
attempt("Holder(x)", 5, Holder=Holder)
try:
    match Holder():
        case Holder(x): pass
except TypeError as error:
    print(error)

# %% match-args-raises
class Descriptor:
    def __get__(self, instance, owner):
        raise OSError("match args")
class Raises:
    __match_args__ = Descriptor()
class Absent:
    class __match_args__:
        def __get__(self, instance, owner): raise AttributeError("gone")
    __match_args__ = __match_args__()
for kind in Raises, Absent:
    try:
        match kind():
            case kind(x): print("never")
    except Exception as error:
        print(type(error).__name__, error)
    match kind():
        case kind(): print("without positional patterns it is not asked")

# %% attributes-that-raise
class Attributes:
    __match_args__ = ("a", "b")
    def __getattr__(self, name):
        if name == "raises": raise OSError(name)
        if name.startswith("missing"): raise AttributeError(name)
        print("get", name, end=" ")
        return name
for pattern in "A('a', 'b')", "A(a='a', missing=x)", "A(raises=x)", "A('a', c=c)", "A('x', 'never asked')", "A(missing1=1, raises=2)":
    space = {"A": Attributes, "subject": Attributes()}
    try:
        exec(f"match subject:\n case {pattern}: print('matched')\n case _: print('no match')", space)
    except Exception as error:
        print(type(error).__name__, error)

# %% not-a-class
for value in 5, "text", None, len, (int, str), int | str, list[int], [int], lambda: 1, ...:
    space = {"K": value}
    for pattern in "K()", "K(x)", "K(x=1)":
        try:
            exec(f"match 5:\n case {pattern}: print('matched')\n case _: print('no match')", space)
        except Exception as error:
            print(repr(value).split(" at ")[0], pattern, type(error).__name__, error)

# %% instance-check-of-metaclass
class Meta(type):
    def __instancecheck__(cls, instance):
        print("instance check", instance, end=" ")
        return instance == 5
class Five(metaclass=Meta): pass
for value in 5, 6, "a":
    match value:
        case Five(): print("five")
        case _: print("other")
class Raises(type):
    def __instancecheck__(cls, instance): raise ValueError("no check")
class Bad(metaclass=Raises): pass
try:
    match 1:
        case Bad(): pass
except ValueError as error:
    print(error)

# %% abstract-classes
import collections.abc
for value in [], {}, "s", 5, iter([]), len, (i for i in "a"), {1}:
    match value:
        case collections.abc.Generator(): print("generator")
        case collections.abc.Iterator(): print("iterator")
        case collections.abc.Callable(): print("callable")
        case collections.abc.MutableSequence(): print("mutable sequence")
        case collections.abc.Mapping(): print("mapping")
        case collections.abc.Set(): print("set")
        case collections.abc.Iterable(): print("iterable")
        case _: print("else")

# %% dotted-classes
class Outer:
    class Inner:
        value = 1
    class Error(Exception): pass
match Outer.Inner():
    case Outer.Inner(value=v): print(v)
match Outer.Error("text"):
    case Outer.Error(args=(text,)): print(text)
match collections.OrderedDict(a=1):
    case collections.OrderedDict() as table: print(table["a"])

# %% nested
class Node:
    __match_args__ = ("value", "left", "right")
    def __init__(self, value, left=None, right=None):
        self.value, self.left, self.right = value, left, right
def total(node):
    match node:
        case None: return 0
        case Node(value, None, None): return value
        case Node(value, left, right): return value + total(left) + total(right)
print(total(Node(1, Node(2, Node(3)), Node(4))), total(None))
match Node(1, Node(2), [Node(3), {"k": Node(4)}]):
    case Node(a, Node(b, right=None), [Node(c), {"k": Node(value=d)}]): print(a, b, c, d)

# %% dataclass-like
class Record:
    def __init_subclass__(cls):
        cls.__match_args__ = tuple(cls.__annotations__)
    def __init__(self, *values):
        for name, value in zip(self.__match_args__, values):
            setattr(self, name, value)
class Circle(Record):
    center: Point
    radius: float
class Square(Record):
    side: float
for shape in Circle(Point(0, 1), 2), Square(3), Circle(Point(5, 5), 0):
    match shape:
        case Circle(Point(0, y), r): print("on the axis", y, r)
        case Square(s) if s > 1: print("square", s)
        case Circle(radius=0, center=Point() as p): print("point", p)

# %% named-tuples
Pair = collections.namedtuple("Pair", "first second")
match Pair(1, 2):
    case Pair(1, second=s): print("class", s)
match Pair(1, 2):
    case [a, b]: print("sequence", a, b)
match (1, 2):
    case Pair(): print("never")
    case _: print("a tuple is no Pair")
print(Pair.__match_args__)

# %% exceptions
for error in KeyError("k"), OSError(2, "text"), ValueError(), StopIteration(5), SystemExit(3), UnicodeDecodeError("utf-8", b"x", 0, 1, "r"):
    match error:
        case OSError(errno=2, strerror=s): print("errno", s)
        case KeyError(args=[key]): print("key", key)
        case StopIteration(value=v) | SystemExit(code=v): print("value", v)
        case UnicodeError(reason=r): print("reason", r)
        case Exception(args=()): print("no arguments")

# %% slots-and-properties
class Slotted:
    __slots__ = ("a", "b")
    __match_args__ = ("a", "b")
class Computed:
    __match_args__ = ("double",)
    value = 4
    @property
    def double(self): return self.value * 2
slotted = Slotted()
slotted.a = 1
match slotted:
    case Slotted(1, b): print("never")
    case Slotted(a): print("b is not there", a)
match Computed():
    case Computed(8): print("eight")
