# /// case
# topics = ["refcounts.getrefcount", "collector.generations"]
# section = "3.2"
# ///

import gc
from sys import getrefcount

gc.disable()
log = []


def hook(name, result):
    def method(self, *rest):
        count = gc.get_count()[0]
        log.append((name, getrefcount(self), count - base))
        return result() if callable(result) else result
    return method


Hooks = type("Hooks", (), {name: hook(name, result) for name, result in {
    "__index__": 1, "__float__": 1.5, "__len__": 2, "__iter__": lambda: iter([1, 2]), "__getitem__": 1, "__hash__": 5,
    "__eq__": True, "__lt__": True, "__gt__": True, "__bool__": True, "__str__": "s", "__repr__": "r", "__format__": "f",
    "__call__": 3, "__add__": 1, "__round__": 1, "__floor__": 1, "__ceil__": 1, "__trunc__": 1, "__complex__": 1j,
    "__sizeof__": 10, "__dir__": lambda: ["a"], "__contains__": True, "__abs__": 1, "__int__": 1,
}.items()})
h, k, m = Hooks(), Hooks(), Hooks()


def show(calls):
    """What hooks see of a call: their own count, and the allocations since it began; then the allocations in all. First
    when the collector has given up all memory that is kept, then when some is."""
    global base
    for text in calls.split("\n"):
        if not text.strip():
            continue
        call = eval("lambda: " + text)
        seen = []
        for time in range(2):
            if time == 0:
                gc.collect()
            log.clear()
            base = gc.get_count()[0]
            try:
                call()
            except (TypeError, ValueError):
                pass
            seen.append((gc.get_count()[0] - base, log[:3]))
        print(text.strip(), *seen)


# %% on-the-stack
#| title = "Most functions find their arguments where the caller has laid them"
show("""abs(h)
    len(h)
    hash(h)
    [1].index(h)
    {1: 2}.get(h)
    [h].count(k)
    (1).to_bytes(h)
    all(h)
    sum(h)""")

# %% in-a-tuple
#| title = "Some functions are handed a tuple, which functions those are differs from version to version"
show("""max(h)
    max(h, k)
    max(h, k, m)
    min([h, k])
    {1}.union(h)
    {1}.union(h, k)
    frozenset([1]).difference(h, k)
    {1}.update(h)
    {1}.intersection_update(h, k)
    "{}".format(h)
    "{}{}".format(h, k)
    "a".find("b", h)
    b"a".startswith(b"b", h, k)""")

# %% unpacked
#| title = "What a call with * has unpacked stays in the tuple, and nowhere else"
show("""abs(*[h])
    len(*(h,))
    max(*[h, k])
    {1}.union(*[h, k])
    [1].index(*[h])
    "{}".format(*[h])
    zip(*[h])
    map(*[len, h])
    complex(*[h])
    list.index([1], *[h])""")

# %% types
#| title = "Types with a function of their own take arguments from the stack, others a tuple"
show("""list(h)
    tuple(h)
    set(h)
    dict(a=1)
    float(h)
    bytes(h)
    complex(h)
    complex(h, k)
    slice(h)""")

# %% bound-special-methods
#| title = "A special method without a slot is bound before it is called"
import math
import sys
show("""round(h)
    round(h, k)
    math.floor(h)
    math.ceil(h)
    math.trunc(h)
    complex(h)
    format(h)
    dir(h)
    sys.getsizeof(h)
    abs(h)""")

# %% slot-wrappers
#| title = "A slot wrapper makes a tuple without self out of the tuple with it"
show("""[1].__contains__(h)
    (1,).__getitem__(h)
    {1: 2}.__contains__(h)
    [].__init__(h)
    (1).__add__(2)
    [h].__repr__()
    "a".__mul__(h)""")

# %% keys-and-reduction
#| title = "sorted, reduce and an update from a mapping make objects of their own on the way"
from functools import reduce
show("""sorted(h)
    sorted([h, k])
    reduce(h, k)
    reduce(h, [1], k)
    reduce(max, [1, 2, 3])
    {}.update([(1, h)])""")

# %% missing-attributes
#| title = "Asking whether there is an attribute makes no exception"
show("""hasattr(1, "name")
    hasattr(h, "name")
    hasattr(Hooks, "name")
    getattr(h, "name", None)
    getattr(Hooks, "name", None)
    hasattr(h, "__call__")""")

# %% resized-tuples
#| title = "A tuple of unknown length is made too large at first: its memory is none of those kept for its length"
show("""tuple(x for x in [1])
    tuple(x for x in [1, 2, 3])
    tuple(x for x in range(12))
    tuple(x for x in ())
    tuple(iter([1, 2]))
    max(*(x for x in [1, 2]))""")

# %% classes
#| title = "Each class counts its own objects, the weak reference of its base included"
def grown(make):
    """By how much the count grows with the second object."""
    kept = [make()]
    before = gc.get_count()[0]
    kept.append(make())
    return gc.get_count()[0] - before


class Base:
    pass


gc.collect()
for make in (lambda: type("X", (), {}), lambda: type("X", (Base,), {"a": 1}), lambda: type("X", (int,), {}),
             lambda: type("X", (), {"method": len})):
    print(grown(make))
