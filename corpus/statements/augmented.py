# /// case
# topics = ["statements.augmented-assignment"]
# ///

OPERATORS = "+= -= *= /= //= %= @= **= <<= >>= &= |= ^=".split()
METHODS = "iadd isub imul itruediv ifloordiv imod imatmul ipow ilshift irshift iand ior ixor".split()


def trace(value):
    print("evaluated", value)
    return value


class Holder:
    """Tells what is read and set."""

    def __getattr__(self, name):
        print("get attribute", name)
        return 10

    def __setattr__(self, name, value):
        print("set attribute", name, value)

    def __getitem__(self, key):
        print("get item", key)
        return 20

    def __setitem__(self, key, value):
        print("set item", key, value)


# %% numbers
for operator in OPERATORS:
    for start, value in (7, 2), (7.0, 2), (True, True), (3 + 1j, 2), ("ab", 2), ([1], 2), ([1], [2]), ({1, 2}, {2, 3}), ({1: 2}, {3: 4}), ((1,), (2,)):
        space = {"start": start, "value": value}
        try:
            exec(f"start {operator} value", space)
            print(operator, space["start"], end="; ")
        except TypeError as error:
            print(operator, error, end="; ")
    print()

# %% in-place-methods
class InPlace:
    pass
for method in METHODS:
    setattr(InPlace, f"__{method}__", lambda self, other, method=method: (method, other))
for operator in OPERATORS:
    space = {"target": InPlace()}
    exec(f"target {operator} 5", space)
    print(operator, space["target"])

# %% fallback-to-binary-methods
class Binary:
    def __repr__(self):
        return "Binary()"
for method in METHODS:
    setattr(Binary, f"__{method[1:]}__", lambda self, other, method=method: (method[1:], other))
    setattr(Binary, f"__r{method[1:]}__", lambda self, other, method=method: ("r" + method[1:], other))
for operator in OPERATORS:
    space = {"target": Binary(), "other": 3, "binary": Binary()}
    exec(f"target {operator} other; other {operator} binary", space)
    print(operator, space["target"], space["other"])

# %% not-implemented
class Refuses:
    def __iadd__(self, other):
        print("iadd")
        return NotImplemented

    def __add__(self, other):
        print("add")
        return NotImplemented

class Helps:
    def __radd__(self, other):
        print("radd")
        return "helped"

target = Refuses()
target += Helps()
print(target)
target = Refuses()
for value in 1, None, Refuses():
    try:
        target += value
    except TypeError as error:
        print(error)
class Blocks:
    __iadd__ = None
    def __add__(self, other):
        return "add"
try:
    target = Blocks()
    target += 1
except TypeError as error:
    print(error)

# %% order-of-evaluation
def holder():
    print("holder")
    return Holder()
holder().x += trace(1)
holder()[trace("key")] += trace(2)
holder()[trace(1):trace(2)] -= trace(3)
holder()[trace(1), trace(2)] *= trace(4)
holder()[trace("a")][trace("b")].c = trace("value")
holder().x |= holder()[trace("inner")]

# %% failing-in-each-step
class Failing:
    def __init__(self, step):
        object.__setattr__(self, "step", step)

    def __getitem__(self, key):
        print("get")
        if self.step == "get":
            raise KeyError("get")
        return self

    def __iadd__(self, other):
        print("add")
        if self.step == "add":
            raise ArithmeticError("add")
        return self

    def __setitem__(self, key, value):
        print("set")
        if self.step == "set":
            raise LookupError("set")

for step in "get", "add", "set", "none":
    try:
        Failing(step)["key"] += 1
    except Exception as error:
        print(repr(error))

# %% list-in-tuple
#| title = "The list in a tuple changes although the assignment fails"
pair = [1], [2]
try:
    pair[0] += [3]
except TypeError as error:
    print(error)
print(pair)

# %% identity
first = second = [1]
second += [2]
print(first is second, first)
first = second = (1,)
second += (2,)
print(first is second, first)
first = second = {1}
second |= {2}
second -= {1}
print(first is second, first)
first = second = bytearray(b"a")
second += b"b"
second *= 2
print(first is second, first)
first = second = {"a": 1}
second |= [("b", 2)]
print(first is second, first)

# %% list-with-iterables
items = []
for value in "ab", (1, 2), {3: 4}, range(2), (i for i in "x"), b"A":
    items += value
    print(items)
for value in 1, None, len:
    try:
        items += value
    except TypeError as error:
        print(error)

# %% names-in-scopes
count = 0
def increase():
    global count
    count += 1
def counter():
    count = 0
    def increase():
        nonlocal count
        count += 1
        return count
    return increase
increase()
increase()
increase_inner = counter()
print(count, increase_inner(), increase_inner())
class Class:
    count += 10
print(Class.count, count)
def function():
    count += 1
try:
    function()
except UnboundLocalError as error:
    print(error)

# %% attribute-of-class-and-instance
class Class:
    count = 0
    items = []
instance = Class()
instance.count += 1
instance.items += [1]
print(instance.count, Class.count, instance.__dict__, Class.items)

# %% property
class Class:
    def __init__(self):
        self._value = 1
    @property
    def value(self):
        print("get")
        return self._value
    @value.setter
    def value(self, value):
        print("set", value)
        self._value = value
    @property
    def fixed(self):
        return 1
instance = Class()
instance.value += 5
try:
    instance.fixed += 1
except AttributeError as error:
    print(error)

# %% strings-and-bytes
text = "a"
text += "b"
text *= 3
print(text)
text %= ()
print(text)
for value in 1, b"a", None:
    try:
        text += value
    except TypeError as error:
        print(error)
data = b"a"
data += b"b"
data *= 2
print(data)
for value in "a", 1:
    try:
        data += value
    except TypeError as error:
        print(error)

# %% missing-names
for source in "absent += 1", "absent.x += 1", "absent[0] += 1", "x = 1; x.y += 1", "x = {}; x['k'] += 1", "x = []; x[0] += 1", "x = (1,); x[0] += 1", "x = 'a'; x[0] += 'b'":
    try:
        exec(source)
    except Exception as error:
        print(f"{source}: {type(error).__name__}: {error}")

# %% value-with-yield-and-tuple
def generator():
    total = 0
    while True:
        total += yield total
steps = generator()
print(next(steps), steps.send(5), steps.send(7))
pair = (1,)
pair += 2, 3
pair += *"ab", 4
print(pair)

# %% slices
items = [1, 2, 3, 4]
items[1:3] += "ab"
print(items)
items[:2] *= 2
print(items)
items[::2] += []
print(items)
try:
    items[::2] += [1]
except ValueError as error:
    print(error)
