# /// case
# topics = ["operators.in-place", "containers.subclasses"]
# ///

from array import array
from collections import deque


def in_place_add(left, right):
    left += right
    return left


def in_place_multiply(left, right):
    left *= right
    return left


def show(label, function, *arguments):
    try:
        result = function(*arguments)
    except Exception as error:
        print(label, "->", type(error).__name__ + ":", error)
    else:
        print(label, "->", result, type(result).__name__)


OPERANDS = ([1], (1,), "a", 1, {2: 3}, None)

# %% a-subclass-with-add
#| title = "`+=` finds the `__iadd__` of list before `__add__` of the subclass"
class Adding(list):
    def __add__(self, other):
        return ("__add__", other)

for operand in OPERANDS:
    show(f"Adding() += {operand!r}", in_place_add, Adding([0]), operand)
    show(f"Adding() + {operand!r}", lambda: Adding([0]) + operand)

# %% a-subclass-with-reflected-add
class Reflecting(list):
    def __radd__(self, other):
        return ("__radd__", other)

for operand in OPERANDS:
    show(f"Reflecting() += {operand!r}", in_place_add, Reflecting([0]), operand)
show("[] += Reflecting()", in_place_add, [0], Reflecting([1]))
show("() += Reflecting()", in_place_add, (0,), Reflecting([1]))
show("1 += Reflecting()", in_place_add, 1, Reflecting([1]))
show("Reflecting() += Reflecting()", in_place_add, Reflecting([0]), Reflecting([1]))

# %% a-subclass-that-declines
class Declining(list):
    def __iadd__(self, other):
        return NotImplemented

class DecliningAll(Declining):
    def __add__(self, other):
        return NotImplemented

for operand in OPERANDS:
    show(f"Declining() += {operand!r}", in_place_add, Declining([0]), operand)
    show(f"DecliningAll() += {operand!r}", in_place_add, DecliningAll([0]), operand)

# %% a-method-taken-over
class Renewed(list):
    __iadd__ = list.__iadd__
    def __add__(self, other):
        return "__add__"

class Crossed(list):
    __iadd__ = list.__add__

class Stranger:
    __iadd__ = list.__iadd__

class NoInPlace(list):
    __iadd__ = None

for kind in (Renewed, Crossed, NoInPlace):
    show(f"{kind.__name__}() += [1]", in_place_add, kind([0]), [1])
show("Stranger() += [1]", in_place_add, Stranger(), [1])

# %% a-method-that-comes-later
class Later(list):
    pass

Later.__add__ = lambda self, other: "__add__"
show("with __add__", in_place_add, Later([0]), [1])
Later.__iadd__ = lambda self, other: "__iadd__"
show("with __iadd__", in_place_add, Later([0]), [1])
del Later.__iadd__
show("without", in_place_add, Later([0]), [1])

# %% other-sequences
for base, value, other in ((bytearray, b"a", b"b"), (deque, [1], [2]), (tuple, (1,), (2,)), (str, "a", "b"), (bytes, b"a", b"b")):
    kind = type(base.__name__.title(), (base,), {"__add__": lambda self, other: "__add__"})
    show(f"{kind.__name__} += {other!r}", in_place_add, kind(value), other)
    show(f"{kind.__name__} += 1", in_place_add, kind(value), 1)
Numbers = type("Numbers", (array,), {"__add__": lambda self, other: "__add__"})
show("Numbers += array", in_place_add, Numbers("i", [1]), array("i", [2]))

# %% multiplication
class Multiplying(list):
    def __mul__(self, other):
        return ("__mul__", other)
    def __rmul__(self, other):
        return ("__rmul__", other)

for operand in (2, True, 1.0, None, [1]):
    show(f"Multiplying() *= {operand!r}", in_place_multiply, Multiplying([0]), operand)
show("[] *= Multiplying()", in_place_multiply, [0], Multiplying([1]))
show("2 *= Multiplying()", in_place_multiply, 2, Multiplying([1]))
