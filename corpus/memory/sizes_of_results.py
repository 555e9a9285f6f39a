# /// case
# topics = ["sizes.getsizeof"]
# ///

import sys

# %% patterns-and-matches
#| title = "A pattern is as large as its code, a match as the number of its groups"
import re
for source in ("a", "abc", "(a)(b)", "[a-z]+x", "(?P<n>a)|b*"):
    pattern = re.compile(source)
    match = pattern.search("xxabx")
    print(source, pattern.__sizeof__(), pattern.groups, match and match.__sizeof__())

# %% views-by-dimensions
#| title = "A view has a shape, strides and suboffsets for each dimension"
view = memoryview(bytes(8))
for shown in (view, view[::2], view.cast("I"), view.cast("B", [2, 4]), view.cast("B", [2, 2, 2]), memoryview(bytes(4)).cast("I", [])):
    print(shown.ndim, shown.__sizeof__())

# %% parts-of-groups
#| title = "The parts of a group that is split are appended one by one"
for count in (1, 2, 5):
    group = ExceptionGroup("x", [ValueError(index) if index % 2 else TypeError(index) for index in range(count)])
    for part in (*group.split(ValueError), group.subgroup(TypeError)):
        print(count, part and [len(part.args[1]), part.args[1].__sizeof__()])

# %% lists-of-names
#| title = "dir() makes a list of a list"
class Few:
    a = b = c = 1
for target in (Few, Few(), 1, "", len):
    names = dir(target)
    print(type(target).__name__, names.__sizeof__() == list(names).__sizeof__())

# %% lists-of-classes
#| title = "mro() makes a list of one base's tuple, and merges the orders of several"
class A: pass
class B: pass
class C(A): pass
class D(C): pass
class E(A, B): pass
class F(D, B): pass
for cls in (object, int, bool, A, C, D, E, F):
    order = cls.mro()
    sizes = [order.__sizeof__()]
    order.append(None)
    print(cls.__name__, len(order) - 1, sizes + [order.__sizeof__()])

# %% states
#| title = "The state of an instance is its dictionary itself"
class Instance:
    def __init__(self): self.x = 1
instance = Instance()
state = instance.__getstate__()
print(state is instance.__dict__, instance.__reduce_ex__(2)[2] is state, Instance.__new__(Instance).__getstate__())
state["y"] = 2
print(instance.y)
import copy
twin = copy.copy(instance)
print(twin.__dict__ == state, twin.__dict__ is state)

# %% lists-that-functions-make
#| title = "The room in a list tells whether it was appended to, extended or made as large as it is"
import gc, heapq, io, re, sys, weakref
class Watched: pass
class Base: pass
derived = [type("Derived", (Base,), {}) for _ in range(9)]
watched = Watched()
references = [weakref.ref(watched, print) for _ in range(9)]
holders = [[watched] for _ in range(9)]
del holders[5:]
lines = "a\nb\nc\n" * 5
makers = {
    "get_referents": lambda: gc.get_referents([1] * 9),
    "get_referents of several": lambda: gc.get_referents([1], [2], [3]),
    "get_referrers": lambda: gc.get_referrers(derived[0]),
    "get_stats": gc.get_stats,
    "getweakrefs": lambda: weakref.getweakrefs(watched),
    "__subclasses__": Base.__subclasses__,
    "mro": derived[0].mro,
    "findall": lambda: re.findall("a", "a" * 13),
    "re.split": lambda: re.split("b", "ab" * 6),
    "readlines of texts": lambda: io.StringIO(lines).readlines(),
    "readlines of texts with a hint": lambda: io.StringIO(lines).readlines(9),
    "readlines of bytes": lambda: io.BytesIO(lines.encode()).readlines(),
    "readlines of a wrapper": lambda: io.TextIOWrapper(io.BytesIO(lines.encode())).readlines(),
    "readlines of a buffer": lambda: io.BufferedReader(io.BytesIO(lines.encode())).readlines(),
    "nlargest": lambda: heapq.nlargest(3, range(9)),
    "tolist": lambda: memoryview(b"abcdefghi").tolist(),
    "splitlines": lines.splitlines,
    "split of bytes": lambda: lines.encode().split(),
    "dir of an object": lambda: dir(watched)[:9],
    "dir": lambda a=1, b=2, c=3, d=4, e=5: dir(),
    "list of a dict": lambda: list(dict.fromkeys(range(9))),
    "list of a generator": lambda: list(number for number in range(9)),
    "list of a zip": lambda: list(zip(range(9), range(9))),
}
for name, make in makers.items():
    result = make()
    print(name, len(result), sys.getsizeof(result))
    result = None
sizes = []
stream = io.BytesIO()
for number in range(60):
    stream.write(b"x" * (number % 5))
    sizes.append(sys.getsizeof(stream))
print(sizes)
