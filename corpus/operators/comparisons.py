# /// case
# topics = ["operators.comparison"]
# ///

import operator

class Plain:
    def __repr__(self):
        return "Plain()"

plain = Plain()
inf, nan = float("inf"), float("nan")
OPERATORS = {"<": operator.lt, "<=": operator.le, "==": operator.eq, "!=": operator.ne, ">": operator.gt, ">=": operator.ge}
RIGHTS = [
    0, 1, -3, 2**70, True, 1.0, -0.0, inf, nan, 1 + 0j, 2j, "", "ab", b"", b"ab", bytearray(b"ab"), memoryview(b"ab"),
    (), (1, 2), [], [1, 2], {}, {"a": 1}, set(), {1, 2}, frozenset({1}), range(0), range(1, 3), slice(1, 2),
    {"a": 1}.keys(), {"a": 1}.items(), None, ..., NotImplemented, len, int, int | str, plain,
]

def compare(left, right):
    shown = []
    for symbol, function in OPERATORS.items():
        try:
            shown.append(f"{symbol} {function(left, right)!r}")
        except Exception as error:
            shown.append(f"{symbol} {type(error).__name__}: {error}")
    return ", ".join(shown)

def table(*lefts):
    for left in lefts:
        for right in RIGHTS:
            print(repr(left), "?", repr(right), compare(left, right))

# %% int
table(0, 1, -7)

# %% int-large
table(2**70, -(2**70))

# %% bool
table(True, False)

# %% float
table(0.0, 1.0, -7.5)

# %% float-special
table(inf, -inf, nan)

# %% complex
table(1 + 0j, 2j, complex(nan, 0))

# %% str
table("", "ab", "abc", "ä")

# %% bytes
table(b"", b"ab", b"abc")

# %% bytearray
table(bytearray(), bytearray(b"ab"))

# %% memoryview
table(memoryview(b""), memoryview(b"ab"))

# %% tuple
table((), (1, 2), (1, "two"))

# %% list
table([], [1, 2], [1, "two"])

# %% dict
table({}, {"a": 1}, {"a": 2})

# %% set
table(set(), {1, 2}, {1, 2, 3})

# %% frozenset
table(frozenset(), frozenset({1, 2}))

# %% range
table(range(0), range(1, 3), range(1, 4, 2))

# %% slice
table(slice(1), slice(1, 2), slice(1, 2, None))

# %% dict-views
table({}.keys(), {"a": 1}.keys(), {"a": 1}.items(), {"a": 1}.values())

# %% none
table(None)

# %% singletons
table(..., NotImplemented)

# %% function
table(len, print)

# %% type
table(int, type, Plain)

# %% union
table(int | str, str | int, int | None)

# %% instance
table(plain)

# %% int-and-float
#| title = "Integers and floats are compared exactly, without rounding"
INTEGERS = [0, 2**53, 2**53 + 1, 2**63, 2**63 - 1, 2**1023, 2**1024, 2**1030, 10**22, 10**23, -(2**53) - 1]
FLOATS = [0.0, -0.0, 0.5, 2.0**53, 2.0**63, 2.0**1023, 1.7976931348623157e308, 1e22, 1e23, 5e-324, inf, -inf, nan]
for left in INTEGERS:
    for right in FLOATS:
        print(left, right, [function(left, right) for function in OPERATORS.values()],
              [function(right, left) for function in OPERATORS.values()])

# %% sequences-element-by-element
#| title = "The first unequal items decide, then the lengths"
SEQUENCES = [[], [1], [1, 2], [1, 3], [2], [1, None], [None], [nan], [1.0, 2], [True], [[]], [[1], 2], ["a"]]
for left in SEQUENCES:
    for right in SEQUENCES:
        print(left, right, compare(left, right))
        print(tuple(left), tuple(right), compare(tuple(left), tuple(right)))

# %% identity-comes-first-in-containers
#| title = "Containers take what is identical as equal"
class Never:
    def __eq__(self, other):
        return False

    def __repr__(self):
        return "Never()"

for value in (nan, Never()):
    print(value == value, [value] == [value], (value,) == (value,), {1: value} == {1: value}, value in [value],
          [value].index(value), [value].count(value), [value] < [value], [value] <= [value])

# %% sets-are-partially-ordered
SETS = [set(), {1}, {2}, {1, 2}, {1, 2, 3}, frozenset({1}), frozenset({2, 3})]
for left in SETS:
    for right in SETS:
        print(left, right, compare(left, right))

# %% user-methods
#| title = "Comparison methods and their reflections; != falls back to =="
class Left:
    def __lt__(self, other):
        return "Left.__lt__"

    def __ge__(self, other):
        return "Left.__ge__"

    def __eq__(self, other):
        return []

    def __repr__(self):
        return "Left()"

for right in (1, "text", plain, Left()):
    print("left", repr(right), compare(Left(), right))
    print("right", repr(right), compare(right, Left()))

# %% user-refuses
#| topics = ["operators.reflected"]
#| title = "NotImplemented hands the question to the other operand, also where both are of one type"
class Refusing:
    def say(name):
        def method(self, other):
            print(f"{self!r}.{name}")
            return NotImplemented
        return method

    __lt__, __le__, __eq__, __ne__, __gt__, __ge__ = map(say, ("lt", "le", "eq", "ne", "gt", "ge"))

    def __repr__(self):
        return type(self).__name__

class Child(Refusing):
    pass

for left in (Refusing(), Child(), 1):
    for right in (Refusing(), Child(), 1):
        print(compare(left, right))

# %% subclass-first
#| topics = ["operators.reflected"]
#| title = "A subclass on the right is asked first, whether or not it has a method of its own"
class Base:
    def __lt__(self, other):
        return f"{self!r}.__lt__"

    def __gt__(self, other):
        return f"{self!r}.__gt__"

    def __eq__(self, other):
        return f"{self!r}.__eq__"

    def __repr__(self):
        return type(self).__name__

class Child(Base):
    pass

class Own(Base):
    def __gt__(self, other):
        return "Own.__gt__ of its own"

for left in (Base(), Child(), Own()):
    for right in (Base(), Child(), Own()):
        print(left, right, compare(left, right))

# %% subclasses-of-built-in-types
class Whole(int):
    def __eq__(self, other):
        return f"Whole.__eq__({other!r})"

    def __gt__(self, other):
        return f"Whole.__gt__({other!r})"

class Text(str):
    def __lt__(self, other):
        return f"Text.__lt__({other!r})"

for left, right in ((1, Whole(1)), (Whole(1), 1), (1.5, Whole(1)), (True, Whole(1)), ("a", Text("b")), (Text("a"), "b"),
                    ([1], [Whole(1)]), ((1,), (Whole(2),))):
    print(repr(left), repr(right), compare(left, right))

# %% user-raises
class Raising:
    def __eq__(self, other):
        raise LookupError("==")

    def __lt__(self, other):
        raise LookupError("<")

    def __repr__(self):
        return "Raising()"

for other in (1, "text", plain, None):
    print(compare(Raising(), other))
    print(compare(other, Raising()))
for action in (lambda: [Raising()] == [1], lambda: [1, Raising()] < [1, 2], lambda: Raising() in [1], lambda: sorted([Raising(), Raising()]),
               lambda: max(Raising(), Raising()), lambda: (1, Raising()) == (1, 2), lambda: {1: Raising()} == {1: 2}):
    try:
        print(action())
    except LookupError as error:
        print("LookupError", error)

# %% method-is-none
class Forbidden:
    __lt__ = None
    __eq__ = None

    def __repr__(self):
        return "Forbidden()"

print(compare(Forbidden(), 1))
print(compare(1, Forbidden()))

# %% default-of-object
#| title = "object's own methods: == by identity, != the opposite, no order"
for name in ("__eq__", "__ne__", "__lt__", "__le__", "__gt__", "__ge__"):
    method = getattr(plain, name)
    print(name, method(plain), method(Plain()), method(1))
class OnlyEqual:
    def __eq__(self, other):
        return NotImplemented if other is None else "equal?"

value = OnlyEqual()
print(value != 1, value != None, value == None, value.__ne__(1), value.__ne__(None))

# %% result-need-not-be-bool
#| title = "A comparison gives whatever the method gives; truth is asked where it is needed"
class Answer:
    def __bool__(self):
        print("truth asked")
        return False

    def __repr__(self):
        return "Answer()"

class Vague:
    def __lt__(self, other):
        return Answer()

    __eq__ = __gt__ = __lt__

print(Vague() < 1, Vague() == 1, 1 > Vague())
if Vague() < 1:
    print("not reached")
print([Vague()] == [1], Vague() in [1, 2], not Vague() == 1, Vague() != 1)

# %% by-name
#| title = "The comparison methods of built-in types, called by name"
for value in (1, 1.0, 1j, "a", b"a", (1,), [1], {1}, {1: 2}, range(1), None, len):
    for name in ("__eq__", "__lt__"):
        for argument in (1, "a", [1], None, value):
            print(type(value).__name__, name, repr(argument), getattr(value, name)(argument))
    try:
        value.__eq__()
    except TypeError as error:
        print(error)
    try:
        value.__lt__(1, 2)
    except TypeError as error:
        print(error)

# %% recursive-containers
#| title = "Comparing containers that hold themselves never ends"
first, second = [], []
first.append(first)
second.append(second)
for function in (operator.eq, operator.lt):
    try:
        print(function(first, second))
    except RecursionError as error:
        print("RecursionError:", error)
print(first == first, first < first)
