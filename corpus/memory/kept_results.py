# /// case
# topics = ["identity.id", "refcounts.counting", "modules.itertools"]
# section = "2.4"
# ///

import gc
import itertools
import sys
from collections import OrderedDict

thing = object()
makers = {
    "combinations": lambda: itertools.combinations([thing, thing, thing], 2),
    "combinations_with_replacement": lambda: itertools.combinations_with_replacement([thing, thing], 2),
    "permutations": lambda: itertools.permutations([thing, thing, thing], 2),
    "product": lambda: itertools.product([thing, thing], [thing, thing]),
    "zip_longest": lambda: itertools.zip_longest([thing, thing, thing], [thing]),
    "pairwise": lambda: itertools.pairwise([thing] * 4),
    "zip": lambda: zip([thing, thing, thing], [thing, thing, thing]),
    "enumerate": lambda: enumerate([thing, thing, thing]),
    "items": lambda: iter({1: thing, 2: thing, 3: thing}.items()),
    "reversed items": lambda: reversed({1: thing, 2: thing, 3: thing}.items()),
    "ordered items": lambda: iter(OrderedDict([(1, thing), (2, thing), (3, thing)]).items()),
    "accumulate": lambda: itertools.accumulate([thing, thing, thing], lambda a, b: b),
    "groupby": lambda: itertools.groupby([thing, thing, thing]),
    "starmap": lambda: itertools.starmap(lambda *all: all, [(thing, thing)] * 3),
}

# %% given-again
#| title = "Whether the tuple that nobody holds is given again, and what it keeps alive until then"
for name, make in makers.items():
    iterator = make()
    before = sys.getrefcount(thing)
    first = next(iterator)
    held = sys.getrefcount(thing) - before
    identity = id(first)
    del first
    let_go = sys.getrefcount(thing) - before
    second = next(iterator)
    third = next(iterator)
    print(name, held, let_go, id(second) == identity, second is third, sys.getrefcount(thing) - before)
    del second, third, iterator

# %% what-they-refer-to
def kinds(iterator): return sorted(type(part).__name__ for part in gc.get_referents(iterator) if not isinstance(part, type) and part is not None)
for name, make in makers.items():
    if name in ("zip_longest", "ordered items"):
        continue
    iterator = make()
    at_start = kinds(iterator)
    next(iterator)
    print(name, at_start, kinds(iterator), gc.is_tracked(iterator))

# %% pools
#| title = "The pool is a tuple, a tuple is its own pool"
pool = (thing, thing, thing)
for make in itertools.combinations, itertools.permutations, itertools.combinations_with_replacement:
    iterator = make(pool, 2)
    print(make.__name__, any(part is pool for part in gc.get_referents(iterator)))
iterator = itertools.product(pool, repeat=2)
print([len(part) for part in gc.get_referents(iterator) if isinstance(part, tuple)])

# %% shapes
#| title = "They give what they gave"
for name in "combinations", "combinations_with_replacement", "permutations":
    make = getattr(itertools, name)
    for size in range(4):
        print(name, size, list(make("abc", size)), list(make("", size)))
print(list(itertools.permutations("ab")), list(itertools.permutations("ab", 3)))
print(list(itertools.product()), list(itertools.product("ab", repeat=0)), list(itertools.product("ab", "")), list(itertools.product("ab", "cd", repeat=1)), len(list(itertools.product("ab", repeat=5))))
print(list(itertools.zip_longest("abc", "d", fillvalue=0)), list(itertools.zip_longest()), list(itertools.pairwise("abcd")))

# %% parts-of-code-objects
#| title = "Which parts of a code object are made again each time they are asked for"
def function(a, *b, c=1):
    d = a
    return lambda: (c, d)
code = function.__code__
for name in "co_code", "co_varnames", "co_names", "co_consts", "co_cellvars", "co_freevars", "co_filename", "co_name", "co_linetable", "co_exceptiontable":
    print(name, getattr(code, name) is getattr(code, name), getattr(code, name) == getattr(code, name))
