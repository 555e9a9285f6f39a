# /// case
# topics = ["modules.pprint"]
# ///

import reprlib
from pprint import PrettyPrinter, isreadable, isrecursive, pformat, pp, pprint, saferepr

def show(*expressions):
    """Evaluates each expression and prints what comes of it."""
    for expression in expressions:
        try:
            value = eval(expression, globals())
            text = f"{type(value).__name__} {value!r}"
        except Exception as error:
            text = f"!! {type(error).__name__}: {error}"
        print(expression, "->", text)

# %% short
pprint([1, 2])
pprint({"b": 1, "a": 2})
pp({"b": 1, "a": 2})
pprint("text")
pprint(())
pprint({3, 1, 2})
pprint(None)

# %% wide
numbers = list(range(40))
pprint(numbers)
pprint(numbers, compact=True)
pprint(numbers[:12], width=20, compact=True)
pprint({f"key {i}": "value" * i for i in range(5)}, width=40)
pprint([["nested", ["deeper", ["deepest" * 3] * 2] * 2]], width=30)

# %% indent-depth-sort
data = {"b": [1, {"c": (2, [3, [4]])}], "a": {}}
pprint(data, depth=1)
pprint(data, depth=3)
pprint(data, indent=4, width=20)
pprint(data, sort_dicts=False, width=10)
pprint({1: "a", "b": 2, None: 3}, width=5)

# %% strings
pprint("word " * 30)
pprint(["a long line of words that does not fit " * 2], width=30)
pprint(b"bytes " * 20, width=40)
pprint(bytearray(b"bytes " * 10), width=30)
pprint("line one\nline two\n", width=12)

# %% recursive
items = [1]
items.append(items)
print("Recursion on list" in pformat(items), isrecursive(items), isrecursive([1]), isreadable(items), isreadable([1, "a"]), isreadable([int]))
mapping = {}
mapping["self"] = mapping
print("Recursion on dict" in saferepr(mapping))

# %% other-containers
from collections import ChainMap, Counter, OrderedDict, UserDict, UserList, UserString, defaultdict, deque
from types import MappingProxyType, SimpleNamespace
for value in (OrderedDict(a=1, b=2), Counter("aab"), defaultdict(int, a=1), deque([1, 2], 5), ChainMap({"a": 1}, {"b": 2}), UserDict(a=1), UserList([1]), UserString("u"), SimpleNamespace(a=1), MappingProxyType({"a": 1}), frozenset({1, 2}), (1,), {}.keys() and 0, range(3)):
    pprint(value)
for value in (OrderedDict.fromkeys("abcdef", "value"), Counter("aabbc" * 5), deque(range(10)), SimpleNamespace(first="value" * 3, second="value" * 3), frozenset(range(10)), (1, "two" * 10)):
    pprint(value, width=20)

# %% underscore-numbers
pprint(1234567, underscore_numbers=True)
pprint([1234567, 12], underscore_numbers=True)

# %% errors
show("pformat([], indent=-1)", "pformat([], width=0)", "pformat([], depth=0)", "pformat()", "PrettyPrinter(compact=True, width=5).pformat([1, 2, 3])", "PrettyPrinter(width='a')", "pformat([1], indent=3, width=1)")

# %% stream
import io
stream = io.StringIO()
pprint([1, 2], stream)
PrettyPrinter(stream=stream, width=4).pprint([1, 2])
print(repr(stream.getvalue()))

# %% reprlib
short = reprlib.Repr()
show("reprlib.repr(list(range(100)))", "reprlib.repr('x' * 100)", "reprlib.repr({i: i for i in range(10)})", "reprlib.repr(set(range(10)))", "reprlib.repr(2 ** 200)", "reprlib.repr([[[[[[[[1]]]]]]]])", "reprlib.repr((1,))", "reprlib.repr(frozenset(range(9)))", "reprlib.repr([])", "short.maxlist", "short.maxstring", "reprlib.repr(())", "reprlib.repr({})", "reprlib.repr(set())", "reprlib.repr('short')",
     "reprlib.repr([1, 'a' * 50])")
short.maxlist = 2
short.maxlevel = 1
show("short.repr([1, 2, 3])", "short.repr([[1]])", "short.repr({1: [2]})")
class Own(reprlib.Repr):
    def repr_int(self, value, level):
        return f"int {value} at {level}"
print(Own().repr([1, [2]]))

# %% recursive-repr
class Holder:
    def __init__(self):
        self.items = [self]
    @reprlib.recursive_repr()
    def __repr__(self):
        return f"Holder({self.items!r})"
class Filled(list):
    @reprlib.recursive_repr(fillvalue="~~~")
    def __repr__(self):
        return "<" + "|".join(map(repr, self)) + ">"
print(Holder(), Holder.__repr__.__name__)
filled = Filled([1])
filled.append(filled)
print(filled)
