# /// case
# topics = ["modules.itertools"]
# ///

import copy
import warnings
from itertools import *

def report(function, *arguments):
    """Calls the function; prints the result or the error, and the warnings that it caused."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            result = function(*arguments)
        except Exception as error:
            result = f"{type(error).__name__}: {error}"
    return result, [f"{warning.category.__name__}: {warning.message}" for warning in caught]

makers = [("accumulate", lambda: accumulate([1, 2, 3, 4])), ("chain", lambda: chain("ab", "cd")), ("combinations", lambda: combinations("abcd", 2)),
          ("combinations_with_replacement", lambda: combinations_with_replacement("abc", 2)), ("compress", lambda: compress("abcd", [1, 1, 0, 1])),
          ("count", lambda: islice(count(3), 4)), ("cycle", lambda: islice(cycle("ab"), 5)), ("dropwhile", lambda: dropwhile(lambda x: x < 2, [1, 2, 3, 1])),
          ("filterfalse", lambda: filterfalse(None, [0, 1, 0, ""])), ("islice", lambda: islice("abcdef", 1, 5)), ("permutations", lambda: permutations("abc", 2)),
          ("product", lambda: product("ab", [1, 2])), ("repeat", lambda: repeat("x", 4)), ("starmap", lambda: starmap(pow, [(1, 1), (2, 2), (3, 3)])),
          ("takewhile", lambda: takewhile(lambda x: x < 3, [1, 2, 3, 1])), ("zip_longest", lambda: zip_longest("abc", "d"))]

# %% copy
for name, make in makers:
    iterator = make()
    next(iterator)
    twin, messages = report(copy.copy, iterator)
    print(name, messages, list(twin) if not isinstance(twin, str) else twin, list(iterator))

# %% deepcopy
for name, make in makers:
    iterator = make()
    next(iterator)
    twin, messages = report(copy.deepcopy, iterator)
    print(name, sorted(set(messages)), list(twin) if not isinstance(twin, str) else twin, list(iterator))

# %% reduce-of-fresh-iterators
for name, make in makers:
    result, messages = report(make().__reduce__)
    print(name, messages, type(result).__name__, len(result), getattr(result[0], "__name__", result[0]), [type(part).__name__ for part in result[1]] if len(result) > 1 else "")

# %% reduce-of-used-iterators
for name, make in makers:
    iterator = make()
    next(iterator)
    next(iterator, None)
    result, messages = report(iterator.__reduce__)
    print(name, messages, len(result), result[2:] if "object at" not in str(result[2:]) else [type(part).__name__ for part in result[2:]])

# %% reduce-of-exhausted-iterators
for name, make in makers:
    iterator = make()
    list(iterator)
    result, messages = report(iterator.__reduce__)
    shown = str(result)
    print(name, messages, shown if " at 0x" not in shown else [type(part).__name__ for part in result])

# %% plain-reduces
#| title = "Those whose parts have a plain representation"
for iterator in (count(5), count(1, 2), count(1.5), count(2 ** 70), repeat("a"), repeat("a", 3), combinations("abc", 2), permutations("ab"), product("ab", [1]), combinations_with_replacement("ab", 2)):
    print(type(iterator).__name__, *report(iterator.__reduce__))
    next(iterator)
    print("  later", *report(iterator.__reduce__))

# %% setstate
for name, make, states in (("combinations", lambda: combinations("abcd", 2), [(1, 2), (0, 9), (5, 5), (-1, 0), (1,), 5, ("a", "b")]),
                           ("combinations_with_replacement", lambda: combinations_with_replacement("abc", 2), [(1, 2), (0, 9), (-5, 0), (1,), 5]),
                           ("permutations", lambda: permutations("abc", 2), [((0, 1, 2), (3, 2)), ((2, 1, 0), (1, 1)), ((0, 1), (1, 1)), 5, ((0, 1, 2), (9, 9)), ((9, -9, 1), (1, 1))]),
                           ("product", lambda: product("ab", "cd"), [(1, 0), (0, 9), (-9, 0), (1,), 5]),
                           ("islice", lambda: islice("abcdef", 1, 4), [0, 2, 9, "a", -1]),
                           ("accumulate", lambda: accumulate([1, 2]), [10, 2.5]),
                           ("dropwhile", lambda: dropwhile(bool, [1, 0, 1]), [True, False, "a", 0]),
                           ("takewhile", lambda: takewhile(bool, [1, 0, 1]), [True, False, 0]),
                           ("zip_longest", lambda: zip_longest("ab", "c"), ["fill", None]),
                           ("chain", lambda: chain("ab"), [(iter(["xy"]),), (iter(["xy"]), iter("z")), 5, (), (5,)]),
                           ("cycle", lambda: islice(cycle("ab"), 1), [5])):
    for state in states:
        iterator = make()
        result, messages = report(lambda: iterator.__setstate__(state))
        print(name, state if "0x" not in str(state) else "…", result, messages, list(islice(iterator, 8)) if result is None else "")

# %% methods-of-copying
for kind in (accumulate, chain, combinations, combinations_with_replacement, compress, count, cycle, dropwhile, filterfalse, groupby, islice, pairwise, permutations, product, repeat, starmap, takewhile, zip_longest, type(tee("a")[0])):
    print(kind.__name__, [name for name in ("__copy__", "__reduce__", "__setstate__") if name in vars(kind)])

# %% copies-of-groupby-and-tee
groups = groupby("aab")
next(groups)
print(*report(lambda: [key for key, group in copy.copy(groups)]))
print(*report(lambda: [key for key, group in copy.deepcopy(groupby("aab"))]))
one, two = tee("abc")
next(one)
print(*report(lambda: list(copy.copy(one))))
print(*report(lambda: list(copy.deepcopy(two))))
print(*report(lambda: list(copy.copy(pairwise("abc")))))
