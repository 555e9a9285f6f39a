# /// case
# topics = ["containers.sorting"]
# ///

def show(*expressions):
    """Evaluates each expression and prints what comes of it."""
    for expression in expressions:
        try:
            value = eval(expression, globals())
            text = f"{type(value).__name__} {value!r}"
        except Exception as error:
            text = f"!! {type(error).__name__}: {error}"
        print(expression, "->", text)

class Loud:
    """Prints each comparison."""
    def __init__(self, value, name=None):
        self.value, self.name = value, name or str(value)
    def __lt__(self, other):
        print(self.name, "<", other.name)
        return self.value < other.value
    def __repr__(self):
        return self.name

# %% sort-arguments
items = [3, 1, 2]
show("items.sort()", "items", "items.sort(reverse=True)", "items", "items.sort(key=lambda x: -x)", "items", "items.sort(key=None)", "items", "items.sort(key=None, reverse=1)", "items",
     "items.sort(reverse=[])", "items.sort(reverse='')", "items.sort(reverse=None)", "items.sort(None)", "items.sort(lambda x: x)", "items.sort(cmp=1)", "items.sort(key=5)",
     "items.sort(key=len)", "items.sort(reverse=1.5)", "items.sort(reverse='a')", "items.sort(key=lambda: 1)", "[].sort(key=5)", "items")

# %% sorted-arguments
show("sorted([3, 1, 2])", "sorted('hello')", "sorted({3: 1, 1: 2})", "sorted({2, 1})", "sorted((x for x in 'ba'))", "sorted([1, 2], reverse=True)", "sorted('bA', key=str.lower)",
     "sorted([])", "sorted()", "sorted(5)", "sorted(None)", "sorted([], [])", "sorted([], None)", "sorted(iterable=[])", "sorted([], cmp=1)", "sorted([1], key=5)", "sorted([1], key=None)",
     "sorted([1, 'a'])", "sorted([], key=5)", "sorted([2, 1], reverse=5)", "sorted([2, 1], key=str, reverse=False)", "sorted([2, 1], x=1)")

# %% reverse-must-be-an-int
#| title = "What reverse may be"
for reverse in (True, False, 0, 1, -1, 2 ** 70, None, "", "a", [], 1.5, 0.0):
    try:
        print(repr(reverse), sorted([1, 3, 2], reverse=reverse))
    except Exception as error:
        print(repr(reverse), type(error).__name__, error)

# %% mixed-types
show("sorted([1, 'a'])", "sorted(['a', 1])", "sorted([1, None])", "sorted([None, None])", "sorted([1, 2.5, True])", "sorted([(1, 'a'), (1, 2)])", "sorted([1j, 2])", "sorted([[1], (1,)])",
     "sorted([{}, {}])", "sorted([{1}, {2}, {1, 2}, set()])", "sorted(['a', b'a'])", "sorted([1, float('inf'), -float('inf'), 0])", "sorted([object(), 1]) and 0", "sorted([3, 'x', None])")

# %% nan
nan = float("nan")
print(sorted([3.0, nan, 1.0]), sorted([nan, 2.0, 1.0]), sorted([2, nan, 1]), max(1, nan), max(nan, 1), min([nan, 0]))

# %% homogeneous-types
#| title = "Lists of one type: ints, large ints, floats, str, wide str, tuples, mixed"
print(sorted([5, -3, 2 ** 40, 0, -2 ** 40, 2 ** 29, 2 ** 30, 2 ** 31]))
print(sorted([2 ** 70, 2 ** 65, -2 ** 70, 5]))
print(sorted([1.5, -0.0, 0.0, -1.5, float("inf")]))
print(sorted(["b", "a", "ab", "", "B", "é", "z"]), sorted(["𝄞", "a", "ſ", "é"]))
print(sorted([(2, "a"), (1, "b"), (1, "a"), (1,), ()]), sorted([(1.5, 2), (1, 3), (True, 1)]))
print(sorted([True, 0, 2, False]), sorted([b"b", b"a", b""]))
print(sorted([[2], [1, 5], [1], []]))

# %% stability
words = ["bb", "a", "cc", "b", "aa", "c"]
print(sorted(words, key=len), sorted(words, key=len, reverse=True), sorted(sorted(words), key=len, reverse=True))
print(sorted([1, True, 1.0, 0, False]), sorted([1, True, 1.0, 0, False], reverse=True))
pairs = [(i % 3, i) for i in range(12)]
print(sorted(pairs, key=lambda pair: pair[0], reverse=True))

# %% comparisons-of-small-lists
#| title = "Which items are compared, in which order"
for values in ([1], [1, 2], [2, 1], [1, 2, 3], [3, 2, 1], [2, 3, 1], [2, 1, 3]):
    print(values, sorted(map(Loud, values)))

# %% comparisons-of-a-longer-list
values = [5, 2, 8, 1, 9, 3]
print(sorted(map(Loud, values)))

# %% number-of-comparisons
class Counting:
    count = 0
    def __init__(self, value):
        self.value = value
    def __lt__(self, other):
        Counting.count += 1
        return self.value < other.value
for values in (range(100), range(100, 0, -1), [i * 37 % 101 for i in range(100)], [0] * 50, [i % 2 for i in range(64)], list(range(50)) + list(range(50)),
               [i * 7919 % 1009 for i in range(500)], [*range(200, 0, -1), *range(200)], [1, 1, 1, 0], [0, 1, 1, 1], [3, 3, 2, 2, 1, 1] * 20):
    Counting.count = 0
    result = sorted(map(Counting, values))
    print(len(result), Counting.count, [item.value for item in result] == sorted(values))

# %% only-less-than
#| title = "Sorting asks __lt__ only, and __gt__ as its reflection"
class OnlyGreater:
    def __init__(self, value):
        self.value = value
    def __gt__(self, other):
        print("gt")
        return self.value > other.value
class NoOrder:
    pass
print([item.value for item in sorted([OnlyGreater(2), OnlyGreater(1)])])
try:
    sorted([NoOrder(), NoOrder()])
except TypeError as error:
    print(error)
class Derived(int):
    def __lt__(self, other):
        print("derived", int(self), int(other))
        return int.__gt__(self, other)
print(sorted([Derived(1), Derived(3), Derived(2)]), sorted([1, Derived(5), 3]))

# %% results-of-comparisons
#| title = "What a comparison may return"
class Answer:
    def __init__(self, answer):
        self.answer = answer
    def __lt__(self, other):
        return self.answer
    def __repr__(self):
        return "x"
class Untrue:
    def __bool__(self):
        raise ArithmeticError("bool")
for answer in ("yes", "", None, [], [1], 0, 5, NotImplemented, Untrue()):
    try:
        print(type(answer).__name__, sorted([Answer(answer), Answer(answer)]))
    except Exception as error:
        print(type(answer).__name__, type(error).__name__, error)

# %% raising-comparisons
class Failing:
    count = 0
    def __init__(self, value):
        self.value = value
    def __lt__(self, other):
        Failing.count += 1
        if Failing.count > 3:
            raise ArithmeticError("fourth")
        return self.value < other.value
items = [Failing(value) for value in (4, 3, 5, 1, 2)]
try:
    items.sort()
except ArithmeticError as error:
    print(error, sorted(item.value for item in items), len(items))

# %% raising-key
def key(item):
    if item == 2:
        raise LookupError("key of", item)
    return item
items = [3, 2, 1]
try:
    items.sort(key=key)
except LookupError as error:
    print(error, items)
seen = []
[1, 2, 3].sort(key=lambda item: seen.append(item) or item)
print(seen)

# %% keys-are-computed-once
calls = []
def key(item):
    calls.append(item)
    return -item
print(sorted([2, 3, 1], key=key), calls, sorted([1, 1, 1], key=lambda item: object.__hash__(object) * 0))

# %% key-with-equal-items
class Wrapper:
    def __init__(self, value):
        self.value = value
print([w.value for w in sorted([Wrapper(2), Wrapper(1)], key=lambda w: w.value)], sorted("bca", key={"a": 3, "b": 1, "c": 2}.get),
      sorted([(1, 2), (0, 9)], key=lambda pair: pair[1]), sorted(["10", "9", "1"], key=int), sorted(["b", "A"], key=str.swapcase, reverse=True))

# %% tuples-compare-item-by-item
class Item:
    def __init__(self, value):
        self.value = value
    def __eq__(self, other):
        print("eq", self.value, other.value)
        return self.value == other.value
    def __lt__(self, other):
        print("lt", self.value, other.value)
        return self.value < other.value
    def __repr__(self):
        return str(self.value)
print(sorted([(Item(2), 1), (Item(1), 5), (Item(2), 0)]))

# %% derived-list
#| title = "list.sort does not ask a subclass for its items"
class Derived(list):
    def __getitem__(self, index):
        raise ArithmeticError("not asked")
    def __setitem__(self, index, item):
        raise ArithmeticError("not asked")
items = Derived([3, 1, 2])
list.sort(items)
print(items, type(sorted(items)).__name__)

# %% min-and-max
show("min(3, 1, 2)", "max([3, 1, 2])", "min('b', 'a')", "max('hello')", "min([], default=5)", "max((), default=None)", "min([])", "max(())", "min()", "max()", "min(1)", "max(None)",
     "min([1], default=2)", "min(1, 2, default=3)", "max([1, 5], key=lambda x: -x)", "min(1, 5, key=lambda x: -x)", "max([1, 2], key=None)", "max([1, 'a'])", "min('a', 1)", "max([1, 2], key=5)",
     "max({1: 5, 2: 0})", "max([(1, 'b'), (1, 'a')])", "min([1, True])", "max([1, True, 1.0])", "min(1, 2, x=3)", "max([], key=len, default='d')", "min([None])", "max(x for x in [2, 3])",
     "min(iterable=[1])", "max(*[])", "min(*[5])")
