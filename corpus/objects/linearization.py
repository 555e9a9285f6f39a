# /// case
# topics = ["mro.c3"]
# section = "1.5"
# ///

from itertools import combinations, permutations, product


def order(cls):
    return "".join(entry.__name__ if entry is not object else "." for entry in cls.__mro__)


def build(graph):
    """Classes from a table such as "A B:A C:A D:BC"; tells the order of each, or why there is none."""
    classes = {"o": object}
    for entry in graph.split():
        name, _, bases = entry.partition(":")
        try:
            classes[name] = type(name, tuple(classes[base] for base in bases if base in classes), {})
        except TypeError as error:
            print(f"{graph}: {name}: {error}")
            return None
    print(f"{graph}: {order(classes[name])}")
    return classes


# %% diamonds
for graph in ("A B:A C:A D:BC", "A B:A C:A D:CB", "A B:A C:B D:C", "A B:A C:A D:B E:CD", "A B:A C:A D:BC E:CB", "A B:A C:A D:BC E:BCA", "A B:A C:A D:A E:BCD", "A B C:AB D:AB E:CD",
              "A B C:AB D:BA E:CD", "A B C:AB D:A E:CD", "A B C:AB D:A E:DC", "A B C:AB D:B E:CD", "A B C:AB D:B E:DC"):
    build(graph)

# %% the-paper
#| title = "The examples of the paper that describes C3"
for graph in ("F E D C:DF B:DE A:BC", "F E D C:DF B:ED A:BC", "A B C:AB D:BA E:CD", "B P:B H:B S:P T:PH G:S V:TG", "A B C D E X:ABC Y:DBE Z:DA W:XYZ"):
    build(graph)

# %% two-roots-in-all-orders
for first, second, third in product(("AB", "BA", "A", "B"), ("AB", "BA", "A", "B"), ("CD", "DC")):
    build(f"A B C:{first} D:{second} E:{third}")

# %% bases-that-imply-each-other
for graph in ("A B:A C:AB", "A B:A C:BA", "A B:A C:B D:AC", "A B:A C:B D:CA", "A B:A C:B D:CBA", "A B:A C:B D:BCA", "A B:A C:B D:CAB"):
    build(graph)

# %% object-among-bases
for graph in ("A:o", "A B:Ao", "A B:oA", "A B C:ABo", "A B C:AoB", "A B C:oAB", "A:oo"):
    build(graph)

# %% duplicates
for graph in ("A B:AA", "A B C:ABA", "A B C:ABB", "A B:A C:BAB", "A B:AAA"):
    build(graph)

# %% three-roots
for first, second in product(map("".join, permutations("ABC", 2)), repeat=2):
    build(f"A B C D:{first} E:{second} F:DE")

# %% chains
for graph in ("A B:A C:B D:C E:D F:E G:F", "A B:A C:B D C2:D E:CC2", "A B:A C:B D E:D F:CE", "A B:A C:B D:A E:D F:CE", "A B:A C:B D:A E:D F:EC", "A B:A C:B D:B E:D F:CEA"):
    build(graph)

# %% every-graph-of-four
#| title = "All classes D over C over B over A, with any bases"
seen = 0
for b, c, d in product(("", "A"), ("", "A", "B", "AB", "BA"), ("", "A", "B", "C", "AB", "BA", "AC", "CA", "BC", "CB", "ABC", "CBA", "BAC", "CAB")):
    build(f"A B:{b} C:{c} D:{d}")

# %% generated-hierarchies
#| title = "Hierarchies from a simple generator of numbers"
state = 7
def number(limit):
    global state
    state = (state * 1103515245 + 12345) % 2 ** 31
    return (state >> 16) % limit
for _ in range(60):
    names = "ABCDEFG"
    entries = []
    for index, name in enumerate(names):
        bases = []
        for _ in range(number(4)):
            if index:
                base = names[number(index)]
                if base not in bases:
                    bases.append(base)
        entries.append(f"{name}:{''.join(bases)}")
    build(" ".join(entries))

# %% order-is-kept-and-monotone
#| title = "The order of a class contains the orders of its bases"
for graph in ("A B:A C:A D:BC E:D", "A B C:AB D:AB E:CD", "F E D C:DF B:DE A:BC"):
    classes = build(graph)
    for cls in classes.values():
        for base in cls.__bases__:
            mine = [entry for entry in cls.__mro__ if entry in base.__mro__]
            assert mine == list(base.__mro__)

# %% messages-use-names
class A: pass
class B: pass
class C(A, B): pass
class D(B, A): pass
A.__name__ = "Renamed"
B.__qualname__ = "Qualified"
for bases in ((C, D), (D, C), (A, A), (A, C), (object, A)):
    try:
        type("E", bases, {})
    except TypeError as error:
        print(error)

# %% messages-with-odd-names
class M(type):
    @property
    def __name__(cls): return {"A": 5, "B": None}.get(cls.__qualname__, "named")
class A(metaclass=M): pass
class B(metaclass=M): pass
for bases in ((A, A), (B, B)):
    try:
        M("E", bases, {})
    except TypeError as error:
        print(error)

# %% messages-with-names-that-fail
class M(type):
    @property
    def __name__(cls): raise ValueError("no name")
class A(metaclass=M): pass
class N(type):
    @property
    def __name__(cls): raise AttributeError("no name")
class B(metaclass=N): pass
for meta, cls in ((M, A), (N, B)):
    try:
        meta("E", (cls, cls), {})
    except Exception as error:
        print(type(error).__name__, error)

# %% long-conflicts
for count in (2, 5, 30, 100):
    roots = [type(f"Root{index}", (), {}) for index in range(count)]
    up, down = type("Up", tuple(roots), {}), type("Down", tuple(reversed(roots)), {})
    try:
        type("Both", (up, down), {})
    except TypeError as error:
        print(len(str(error)), str(error)[:160])

# %% built-in-bases
class A: pass
for bases in ((int, A), (A, int), (bool,), (int, bool), (bool, int), (int, object), (object, int), (Exception, A), (ValueError, Exception), (Exception, ValueError), (ValueError, KeyError), (type, A), (A, type), (dict, A), (A, dict)):
    try:
        print([entry.__name__ for entry in type("C", bases, {}).__mro__])
    except TypeError as error:
        print([base.__name__ for base in bases], error)

# %% abstract-and-protocol-bases
import abc, collections.abc, typing
class A(collections.abc.Mapping): pass
class B(collections.abc.Sequence): pass
T = typing.TypeVar("T")
class G(typing.Generic[T]): pass
class H(G[int], typing.Generic[T]): pass
class L(list, collections.abc.Sequence): pass
for cls in (A, B, G, H, L):
    print([entry.__name__ for entry in cls.__mro__], cls.__bases__)
for bases in ((A, B), (collections.abc.Sequence, list), (dict, collections.abc.MutableMapping)):
    try:
        print([entry.__name__ for entry in abc.ABCMeta("C", bases, {}).__mro__])
    except TypeError as error:
        print(error)

# %% attribute-follows-the-order
class A: x = "A"
class B(A): pass
class C(A): x = "C"
class D(B, C): pass
print(D.x, D().x, order(D))
B.x = "B"
print(D.x)
del C.x, B.x
print(D.x)

# %% mro-method-of-type
class A: pass
class B(A): pass
print(B.mro(), type.mro(B), B.mro() == list(B.__mro__), B.mro() is B.mro())
for argument in (5, None, A()):
    try:
        type.mro(argument)
    except TypeError as error:
        print(error)
try:
    type.mro()
except TypeError as error:
    print(error)
print(int.mro(), type.mro(type))
