# /// case
# topics = ["modules.dataclasses"]
# ///

import dataclasses
from dataclasses import KW_ONLY, InitVar, asdict, astuple, dataclass, field, fields, is_dataclass, make_dataclass, replace

def show(*expressions):
    """Evaluates each expression and prints what comes of it."""
    for expression in expressions:
        try:
            value = eval(expression, globals())
            text = f"{type(value).__name__} {value!r}"
        except Exception as error:
            text = f"!! {type(error).__name__}: {error}"
        print(expression, "->", text)

def run(*statements):
    """Runs each statement and prints the error, if there is one."""
    for statement in statements:
        try:
            exec(statement, globals())
        except Exception as error:
            print(statement, "!!", f"{type(error).__name__}: {error}")
        else:
            print(statement)

@dataclass
class Point:
    x: int
    y: int = 0

# %% instances
show("Point(1)", "Point(1, 2)", "Point(y=1, x=2)", "Point()", "Point(1, 2, 3)", "Point(z=1)", "Point(1) == Point(1, 0)", "Point(1) == (1, 0)", "Point(1) != Point(2)", "Point(1) < Point(2)", "hash(Point(1))", "Point(1).x", "Point.y", "Point.x", "Point(x=1, **{'y': 5})", "repr(Point('a'))")
p = Point(1)
p.x = 5
p.z = 1
print(p, p.__dict__, Point.__match_args__, Point.__annotations__, Point.__doc__)

# %% order
@dataclass(order=True)
class Version:
    major: int
    minor: int = 0
show("Version(1) < Version(1, 1)", "Version(2) >= Version(1, 9)", "sorted([Version(2), Version(1, 5), Version(1)])", "Version(1) < (1, 0)", "Version(1) < Point(1)", "max(Version(1), Version(3))", "Version(1) == Version(1)")

# %% frozen
@dataclass(frozen=True)
class Frozen:
    x: int
    items: tuple = ()
f = Frozen(1)
run("f.x = 2", "del f.x", "f.z = 1", "object.__setattr__(f, 'x', 9)")
print(f, hash(Frozen(1)) == hash((1, ())), {Frozen(1): "a"}[Frozen(1)], Frozen(1) == Frozen(1))
run("hash(Frozen([]))", "@dataclass\nclass Thawed(Frozen):\n    y: int = 0", "@dataclass(frozen=True)\nclass Hard(Point):\n    z: int = 0")

# %% hash
def hash_of(**options):
    @dataclass(**options)
    class Made:
        x: int = 1
    return Made.__hash__ if Made.__hash__ is None else Made.__hash__ is object.__hash__ or "generated"
for eq in (True, False):
    for frozen in (True, False):
        for unsafe in (True, False):
            print(eq, frozen, unsafe, hash_of(eq=eq, frozen=frozen, unsafe_hash=unsafe))

# %% fields
@dataclass
class Full:
    a: int
    b: list = field(default_factory=list)
    c: str = field(default="c", repr=False)
    d: int = field(default=4, compare=False, metadata={"unit": "m"})
    e: int = field(init=False, default=5)
    f: int = field(default=6, kw_only=True)
print(Full(1), Full(1) == Full(1, d=9), Full(1).b is Full(1).b, [f.name for f in fields(Full)], fields(Full)[3].metadata, fields(Full(1))[0].type)
run("Full(1, e=3)", "Full(1, [], 'c', 4, 5)", "fields(5)", "fields(int)", "field(default=1, default_factory=list)", "field(5)")
print(repr(fields(Point)[1]).replace("mappingproxy({})", "{}"), fields(Full)[1].default_factory, fields(Full)[1].default)

# %% definition-errors
run("@dataclass\nclass C:\n    a: int = 1\n    b: int", "@dataclass\nclass C:\n    a: list = []", "@dataclass\nclass C:\n    a: dict = {}", "@dataclass(order=True, eq=False)\nclass C: pass", "@dataclass(order=True)\nclass C:\n    def __lt__(self, other): pass", "@dataclass(frozen=True)\nclass C:\n    def __setattr__(self, n, v): pass",
    "@dataclass(wrong=1)\nclass C: pass", "dataclass(5)", "@dataclass(unsafe_hash=True)\nclass C:\n    def __hash__(self): return 1", "@dataclass\nclass C:\n    a = field()", "@dataclass\nclass C:\n    a: set = set()", "@dataclass(slots=True)\nclass C:\n    __slots__ = ()\n    a: int")

# %% post-init
@dataclass
class Derived:
    a: int
    scale: InitVar[int] = 2
    b: int = field(init=False)
    def __post_init__(self, scale):
        self.b = self.a * scale
show("Derived(3)", "Derived(3, 5)", "Derived(3, scale=7).b", "Derived(1).scale", "[f.name for f in fields(Derived)]", "replace(Derived(1), a=2)", "replace(Derived(1), a=2, scale=3)")

# %% keyword-only
@dataclass
class Keyword:
    a: int
    _: KW_ONLY
    b: int = 1
    c: int = 2
@dataclass(kw_only=True)
class All:
    x: int = 1
    y: int
show("Keyword(1, b=2)", "Keyword(1, 2)", "All(y=2)", "All(1, 2)", "All()", "Keyword.__match_args__", "All.__match_args__")

# %% inheritance
@dataclass
class Base:
    a: int
    b: int = 2
@dataclass
class Child(Base):
    c: int = 3
    a: str = "a"
class Plain(Base):
    d: int = 4
show("Child()", "Child('x', 5, 6)", "[f.name for f in fields(Child)]", "Plain(1)", "Plain(1) == Base(1)", "is_dataclass(Plain)", "Child() == Base('a')", "[f.type for f in fields(Child)]")

# %% slots
@dataclass(slots=True)
class Slotted:
    a: int
    b: int = 2
s = Slotted(1)
print(s, Slotted.__slots__, hasattr(s, "__dict__"))
try:
    s.z = 1
except AttributeError as error:
    print(error)
@dataclass(slots=True, frozen=True)
class FrozenSlots:
    a: int = 1
print(FrozenSlots(), hash(FrozenSlots()) == hash((1,)))
@dataclass(slots=True, weakref_slot=True)
class Weak:
    a: int = 1
print(Weak.__slots__)

# %% asdict-and-astuple
@dataclass
class Outer:
    point: Point
    points: list
    table: dict
    other: tuple = ()
o = Outer(Point(1), [Point(2, 3)], {"k": Point(4)}, (Point(5),))
print(asdict(o), astuple(o))
show("asdict(Point(1), dict_factory=list)", "astuple(Point(1), tuple_factory=list)", "asdict(5)", "asdict(Point)", "astuple(int)")
d = asdict(o)
d["points"].append(1)
print(o.points)

# %% replace
show("replace(Point(1, 2), x=5)", "replace(Point(1))", "replace(Point(1), z=1)", "replace(5, x=1)", "replace(Point, x=1)", "replace(Point(1), 5)", "replace(Point(1), x=2, y=3)")

# %% make-dataclass
Made = make_dataclass("Made", [("x", int), "y", ("z", int, field(default=3))], bases=(), namespace={"sum": lambda self: self.x + self.z})
show("Made(1, 2)", "Made(1, 2).sum()", "Made.__name__", "make_dataclass('E', [])()", "make_dataclass('E', ['class'])", "make_dataclass('E', ['1a'])", "make_dataclass('E', ['a', 'a'])", "make_dataclass('E', [('a',)])", "make_dataclass('E', ['a'], frozen=True)(1)", "[f.type for f in fields(Made)]")

# %% is-dataclass
show("is_dataclass(Point)", "is_dataclass(Point(1))", "is_dataclass(int)", "is_dataclass(5)", "Point.__dataclass_params__", "list(Point.__dataclass_fields__)")

# %% representation
@dataclass
class Node:
    value: int
    next: object = None
n = Node(1)
n.next = n
print(n)
@dataclass(repr=False)
class Silent:
    a: int = 1
print(type(repr(Silent())) is str, "Silent object at" in repr(Silent()))
class Holder:
    @dataclass
    class Inner:
        a: int = 1
print(Holder.Inner())
@dataclass
class Own:
    a: int = 1
    def __repr__(self):
        return "own"
    def __eq__(self, other):
        return "eq"
print(Own(), Own() == 5)

# %% matching
match Point(1, 2):
    case Point(0, y):
        print("zero")
    case Point(x=1, y=second):
        print("keyword", second)
match Point(3, 4):
    case Point(a, b):
        print("positional", a, b)

# %% copies
import copy
o = Point([1], 2)
print(copy.copy(o), copy.deepcopy(o).x is o.x, copy.copy(o).x is o.x)

# %% copy-replace
#| requires = ">=3.13"
import copy
show("copy.replace(Point(1, 2), y=9)", "copy.replace(Point(1), z=9)", "Point(1).__replace__(x=3)")

# %% generated-methods
print([name for name in ("__init__", "__repr__", "__eq__", "__lt__", "__hash__", "__match_args__", "__setattr__", "__post_init__") if name in vars(Point)], Point.__init__.__qualname__, Point.__repr__.__qualname__, Point.__init__.__annotations__, Point.__init__.__defaults__)
@dataclass(init=False, eq=False, match_args=False)
class Bare:
    a: int = 1
print([name for name in ("__init__", "__eq__", "__match_args__", "__repr__") if name in vars(Bare)], Bare())
