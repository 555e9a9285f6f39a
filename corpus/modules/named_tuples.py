# /// case
# topics = ["modules.collections"]
# ///

from collections import namedtuple

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

Point = namedtuple("Point", "x y")
p = Point(1, 2)

# %% making-classes
show("namedtuple('P', 'a b')._fields", "namedtuple('P', 'a, b')._fields", "namedtuple('P', ['a', 'b'])._fields", "namedtuple('P', ())._fields", "namedtuple('P', '')()", "namedtuple('P', ('a',))(5)", "namedtuple('P', {'a': 1})._fields", "namedtuple(typename='P', field_names='a')._fields", "namedtuple('P', 'a', module='m').__module__")

# %% making-errors
show("namedtuple()", "namedtuple('P')", "namedtuple('P', 5)", "namedtuple('1P', 'a')", "namedtuple('class', 'a')", "namedtuple('P', 'a a')", "namedtuple('P', '_a')", "namedtuple('P', 'def')", "namedtuple('P', '1a')", "namedtuple('P', 'a-b')", "namedtuple('P', 'a', defaults=(1, 2))", "namedtuple('P', 'a', 'b')", "namedtuple(5, 'a')",
     "namedtuple('P', [5])", "namedtuple('P', 'a', x=1)", "namedtuple('P', 'a', defaults=5)", "namedtuple('', 'a')")

# %% instances
show("Point(1, 2)", "Point(x=1, y=2)", "Point(1, y=2)", "Point()", "Point(1)", "Point(1, 2, 3)", "Point(1, 2, z=3)", "Point(1, x=1)", "p.x", "p[0]", "p[-1]", "p.z", "p[5]", "len(p)", "list(p)", "p == (1, 2)", "p == Point(1, 2)", "p < (1, 3)", "hash(p) == hash((1, 2))", "p + (3,)", "p[:1]", "p * 2", "isinstance(p, tuple)", "p.count(1)", "p.index(2)", "1 in p")

# %% immutability
run("p.x = 5", "p.z = 5", "del p.x", "p[0] = 5", "p.__dict__", "p.x += 1", "Point.x.__set__(p, 1)")
print(p, Point.__slots__)

# %% rename
show("namedtuple('P', 'a def a _b 1c', rename=True)._fields", "namedtuple('P', 'x y', rename=True)._fields", "namedtuple('P', [1, 'b'], rename=True)._fields", "namedtuple('P', 'a def', rename=True)(1, 2)")

# %% defaults
Default = namedtuple("Default", "a b c", defaults=(2, 3))
show("Default(1)", "Default(1, 5)", "Default()", "Default(1, c=9)", "Default._field_defaults", "Default.__new__.__defaults__", "Point._field_defaults", "namedtuple('P', 'a b', defaults=[1, 2])()", "namedtuple('P', 'a', defaults=())._field_defaults", "namedtuple('P', 'a', defaults=None)(1)", "namedtuple('P', 'a b', defaults='xy')()")

# %% make-replace-asdict
show("Point._make([1, 2])", "Point._make('ab')", "Point._make([1])", "Point._make([1, 2, 3])", "Point._make(5)", "Point._make()", "p._replace(x=5)", "p._replace()", "p._replace(z=1)", "p._replace(1)", "p._replace(y=1, x=2)", "p._asdict()", "type(p._asdict())", "p._asdict(1)", "p._replace(a=1, b=2)")

# %% attributes-of-the-class
print(Point.__name__, Point.__qualname__, Point.__module__, Point.__bases__, Point.__doc__, Point._fields, Point.__match_args__, p.__getnewargs__(), Point.x.__doc__, Point._make.__doc__)
print(type(Point.x).__name__, Point.x, Point.__new__.__name__, Point._replace.__qualname__, [name for name in vars(Point) if name not in ("__replace__", "__static_attributes__", "__firstlineno__")])
Point.x.__doc__ = "The abscissa"
print(Point.x.__doc__)

# %% representation
class Derived(Point):
    __slots__ = ()
    @property
    def sum(self):
        return self.x + self.y
class WithDict(Point):
    pass
d = Derived(1, 2)
print(p, str(p), d, d.sum, d._replace(x=5), type(d._replace(x=5)).__name__, type(Derived._make("ab")).__name__, d == p)
w = WithDict(1, 2)
w.extra = 5
print(w, w.extra, w.__dict__, namedtuple("E", "")(), Point(p, [p]), "%s" % (p,), f"{p}", "%s %s" % p)

# %% unpacking-and-matching
x, y = p
print(x, y, [*p])
match p:
    case Point(a, b):
        print("positional", a, b)
match p:
    case Point(x=1, y=other):
        print("keyword", other)
match p:
    case (1, second):
        print("sequence", second)
run("match p:\n case Point(a, b, c): pass")

# %% copies
import copy
n = Point([1], 2)
for function in (copy.copy, copy.deepcopy):
    twin = function(n)
    print(twin, twin.x is n.x, type(twin).__name__, twin is n)
print(p.__reduce_ex__(2)[1:], p.__reduce_ex__(2)[0].__name__)

# %% many-fields
Big = namedtuple("Big", [f"f{i}" for i in range(60)])
b = Big(*range(60))
print(b.f0, b.f59, b._replace(f30="x").f30, len(Big._fields))
run("Big()", "Big(1, 2)")

# %% unusual-names
print(namedtuple("P", "self cls x")(1, 2, 3), namedtuple("Ünï", "é")(1), namedtuple("P", "name_ count_ index_")(1, 2, 3), namedtuple("P", "count index")(5, 6))
print(namedtuple("P", "self cls x")(1, 2, 3)._replace(x=9), namedtuple("P", "itertools print")(1, 2))

# %% replace-protocol
#| requires = ">=3.13"
import copy
print(copy.replace(p, x=7), p.__replace__(y=8))
run("copy.replace(p, z=1)", "copy.replace(p, 1)", "copy.replace(5)", "copy.replace()")

# %% tuplegetter
getter = Point.x
show("getter", "getter.__get__(p)", "getter.__get__((5, 6))", "getter.__get__(None, Point)", "getter.__get__([])", "getter.__get__(5)", "getter.__get__(None)", "getter.__get__(())", "type(getter)(1, 'doc').__doc__", "type(getter)('a', 'doc')", "type(getter)()", "type(getter)(0, None).__get__((7,))", "getter.__reduce__()")
