# /// case
# topics = ["expressions.comparisons"]
# ///

OPERATORS = "== != < <= > >=".split()
VALUES = [0, 1, -1, True, 1.0, float("nan"), float("inf"), 1j, "", "a", b"a", None, ..., [], [1], (), (1,), {}, {1}, frozenset({1}), {1: 2}, range(1), int, slice(1)]


def trace(value):
    print(value, end=" ")
    return value


class Logged:
    """Tells which comparison it is asked for, and answers with what it was made with."""

    def __init__(self, name, answer=NotImplemented):
        self.name = name
        self.answer = answer

    def __repr__(self):
        return self.name

    def __hash__(self):
        return 1


for _name in "eq", "ne", "lt", "le", "gt", "ge":
    def _compare(self, other, name=_name):
        print(f"{self.name}.{name}({other!r})", end=" ")
        return self.answer
    setattr(Logged, f"__{_name}__", _compare)


# %% equality-table
for left in VALUES:
    print(repr(left), "equals", [right for right in VALUES if left == right], "differs from", sum(left != right for right in VALUES))

# %% order-table
for left in VALUES:
    for operator in OPERATORS[2:]:
        row = []
        for right in VALUES:
            try:
                row.append("01"[eval(f"left {operator} right")])
            except TypeError:
                row.append("-")
        print(f"{left!r:12} {operator:2} {''.join(row)}")

# %% order-errors
for left in VALUES:
    for right in (1, "a", None, []):
        for operator in OPERATORS[2:]:
            try:
                eval(f"left {operator} right")
            except TypeError as error:
                print(error)
                break

# %% chained
print(1 < 2 < 3, 1 < 3 < 2, 3 > 2 >= 2 != 1, 1 == 1.0 == True, 1 < 2 > 1, (1 < 2) < 2, 1 < (2 < 2), not 1 < 2 < 3, 1 in [1] == True, (1 in [1]) == True, "a" in "ab" in ["ab"])

# %% chained-evaluation
print(trace(1) < trace(2) < trace(3))
print(trace(2) < trace(1) < trace(3))
print(trace(1) < trace(2) > trace(5) < trace(9))
print(trace(1) is trace(1) in trace([1]) not in trace([]))

# %% chained-values
#| title = "A chain is the first comparison that is false, or the last"
a, b, c = Logged("a", []), Logged("b", "yes"), Logged("c", 5)
print(a < b < c)
print(b < a < c)
print(b < b < c == a)
print((b > c > a) is a.answer)

# %% rich-comparison-dispatch
for operator in OPERATORS:
    a, b = Logged("a"), Logged("b", "answer of b")
    try:
        print(eval(f"a {operator} b"))
    except TypeError as error:
        print(error)
    try:
        print(eval(f"a {operator} a"))
    except TypeError as error:
        print(error)
    try:
        print(eval(f"1 {operator} b"), eval(f"b {operator} 1"))
    except TypeError as error:
        print(error)

# %% subclass-goes-first
class Sub(Logged):
    def __lt__(self, other):
        print("sub lt", end=" ")
        return NotImplemented
    def __eq__(self, other):
        print("sub eq", end=" ")
        return NotImplemented
    __hash__ = None
class Same(Logged):
    pass
for operator in OPERATORS:
    for right in Sub("s"), Same("t"):
        try:
            print(eval(f"Logged('a') {operator} right"), end="; ")
        except TypeError as error:
            print(error, end="; ")
    print()

# %% identity
a, b = [], []
print(a is a, a is b, a is not b, None is None, () is (), ... is Ellipsis, not a is b, a is not (not b))
print([x is y for x in (None, True, 1) for y in (None, True, 1)])
nan = float("nan")
print(nan == nan, nan is nan, nan in [nan], [nan] == [nan], (nan,) == (nan,), {nan: 1} == {nan: 1}, [nan] == [float("nan")], nan != nan, [nan].index(nan), [nan].count(nan))

# %% membership
for container in ("abc", b"abc", [1, 2], (1, 2), {1, 2}, {1: 2}, range(3), frozenset(), "", iter([1, 2]), (i for i in "ab"), {1: 2}.keys(), {1: 2}.values(), {1: 2}.items(), bytearray(b"a"), memoryview(b"abc")):
    row = []
    for value in 1, "a", b"a", (1, 2), 97, None, []:
        try:
            row.append(value in container)
        except TypeError as error:
            row.append(str(error))
    print(type(container).__name__, row)

# %% membership-of-what-is-no-container
class OnlyIter:
    def __iter__(self):
        print("iter", end=" ")
        return iter([1, 2])
class OnlyItems:
    def __getitem__(self, index):
        print("item", index, end=" ")
        if index > 2:
            raise IndexError
        return index
class Contains:
    def __contains__(self, value):
        print("contains", value, end=" ")
        return value
class Blocked(OnlyIter):
    __contains__ = None
class NotEven:
    pass
for container in OnlyIter(), OnlyItems(), Contains(), Blocked(), NotEven(), 1, None, int, len:
    for value in 2, 0, "x", []:
        try:
            print(value in container, value not in container)
        except TypeError as error:
            print(error)

# %% membership-asks-identity-first
class Never:
    def __eq__(self, other):
        print("eq", end=" ")
        return False
never = Never()
for container in [never], (never,), {"k": never}.values(), iter([never]), [Never()], [1, never]:
    print(never in container)

# %% truth-of-results
class Truth:
    def __init__(self, truth):
        self.truth = truth
    def __bool__(self):
        print("bool", end=" ")
        if isinstance(self.truth, Exception):
            raise self.truth
        return self.truth
class Compares:
    def __init__(self, result):
        self.result = result
    def __eq__(self, other):
        return self.result
    __lt__ = __contains__ = __eq__
for result in Truth(True), Truth(False), Truth(ValueError("no truth")), Truth(1), Truth("x"):
    for source in "x == 1 == 1", "1 in x", "x in [1]", "x in (1, 2)", "not x == 1", "x != 1", "x < 1 < 2", "[x] == [1]", "[x] < [2]", "max([x, 3])", "sorted([1, x])", "x in {1: 2}.values()":
        try:
            value = eval(source, {"x": Compares(result)})
            print(source, value if isinstance(value, bool) else type(value).__name__, end="; ")
        except Exception as error:
            print(source, type(error).__name__, error, end="; ")
    print()

# %% not-equal-from-equal
class OnlyEq:
    def __init__(self, answer):
        self.answer = answer
    def __eq__(self, other):
        return self.answer
for answer in True, False, NotImplemented, 0, "x", [], None:
    value = OnlyEq(answer)
    import warnings
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        print(repr(answer), value == 1, value != 1, value == value, value != value)

# %% hash-follows-eq
class OnlyEq:
    def __eq__(self, other):
        return True
class Both(OnlyEq):
    __hash__ = object.__hash__
class Inherits(OnlyEq):
    pass
for kind in OnlyEq, Both, Inherits:
    try:
        hash(kind())
        print(kind.__name__, "has a hash", kind.__hash__ is object.__hash__)
    except TypeError as error:
        print(error, kind.__hash__)

# %% syntax-warnings-and-literals
import warnings
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    for source in "1 is 1", "x is 'a'", "x is not 1.5", "x is ()", "x is None", "x is -1", "() is x", "[] is x", "x is b''", "x is True", "1 < x is 2", "f'a' is x", "... is x":
        compile(source, "source", "eval")
        print(source, [f"{w.category.__name__}: {w.message}" for w in caught])
        caught.clear()
