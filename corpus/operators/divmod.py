# /// case
# topics = ["operators.binary"]
# ///

class Plain:
    def __repr__(self):
        return "Plain()"

RIGHTS = [
    0, 1, -3, 7, 2**70, True, False, 2.5, -0.5, float("inf"), float("nan"), 0.0, 1 + 2j,
    "ab", b"ab", (1, 2), [1, 2], {"a": 1}, {1, 2}, None, len, int, Plain(),
]

def result(left, right):
    shown = f"divmod({left!r}, {right!r})"
    try:
        value = divmod(left, right)
        print(shown, "=", repr(value))
    except Exception as error:
        print(shown, f"{type(error).__name__}: {error}")

def table(*lefts):
    for left in lefts:
        for right in RIGHTS:
            result(left, right)

# %% int
table(0, 7, -7, 2**100)

# %% bool
table(True, False)

# %% float
table(7.5, -7.5, 1e308, -0.0, float("inf"), float("nan"))

# %% complex
table(1.5 - 2j)

# %% str
table("text", "%s")

# %% bytes
table(b"bytes", bytearray(b"bytes"))

# %% containers
table((), [0], {"k": 0}, {0}, frozenset(), range(3))

# %% others
table(None, ..., len, int, int | None)

# %% signs
#| title = "Quotient and remainder of every combination of signs"
for left in (7, -7, 7.5, -7.5, 6, -6, 0, 0.0, -0.0):
    for right in (3, -3, 2.5, -2.5, 3.0, -3.0, float("inf"), float("-inf")):
        quotient, remainder = divmod(left, right)
        print(left, right, quotient, remainder, left // right, left % right)

# %% arguments
for arguments in ((), (1,), (1, 2, 3)):
    try:
        divmod(*arguments)
    except TypeError as error:
        print(error)
try:
    divmod(a=1, b=2)
except TypeError as error:
    print(error)

# %% user-left
#| topics = ["operators.reflected"]
class Left:
    def __divmod__(self, other):
        return ["__divmod__", other]

    def __repr__(self):
        return "Left()"

table(Left())

# %% user-reflected
#| topics = ["operators.reflected"]
class Right:
    def __rdivmod__(self, other):
        return ("__rdivmod__", other)

    def __repr__(self):
        return "Right()"

for left in RIGHTS + [Right()]:
    result(left, Right())

# %% user-refuses
#| topics = ["operators.reflected"]
class Refusing:
    def __divmod__(self, other):
        print("__divmod__")
        return NotImplemented

    def __rdivmod__(self, other):
        print("__rdivmod__")
        return NotImplemented

    def __repr__(self):
        return type(self).__name__

class Other(Refusing):
    pass

for left in (Refusing(), Other(), 1):
    for right in (Refusing(), Other(), 1):
        result(left, right)

# %% floor-and-modulo-are-not-asked
#| title = "divmod asks __divmod__ alone"
class Parts:
    def __floordiv__(self, other):
        return 1

    def __mod__(self, other):
        return 2

    def __repr__(self):
        return "Parts()"

result(Parts(), 3)
print(Parts() // 3, Parts() % 3)

# %% user-subclass-first
#| topics = ["operators.reflected"]
class Whole(int):
    def __rdivmod__(self, other):
        return f"Whole.__rdivmod__({other})"

class Real(float):
    def __rdivmod__(self, other):
        return f"Real.__rdivmod__({other})"

for left in (7, 7.5, True):
    for right in (Whole(2), Real(2)):
        result(left, right)
        result(right, left)
