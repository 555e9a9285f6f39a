# /// case
# topics = ["statements.assignment"]
# ///

def trace(value):
    print("evaluated", value)
    return value


class Target:
    """Tells what is set, read and deleted."""

    def __init__(self, name):
        object.__setattr__(self, "name", name)

    def __setattr__(self, name, value):
        print(f"{self.name}.{name} = {value!r}")

    def __setitem__(self, key, value):
        print(f"{self.name}[{key!r}] = {value!r}")

    def __delattr__(self, name):
        print(f"del {self.name}.{name}")

    def __delitem__(self, key):
        print(f"del {self.name}[{key!r}]")

    def __repr__(self):
        return self.name


def target(name):
    print("target", name)
    return Target(name)


def attempt(*sources):
    """Runs each source and tells what it binds or raises."""
    for source in sources:
        space = {}
        try:
            exec(source, space)
        except Exception as error:
            print(f"{source}: {type(error).__name__}: {error}")
        else:
            del space["__builtins__"]
            print(f"{source}: {space}")


# %% value-before-targets
target("a").x = trace(1)
target("b")[trace("key")] = trace(2)
target("c").x = target("d")[trace("index")] = trace(3)

# %% targets-from-left-to-right
target("a").x, target("b")[trace(1)], target("c").y = trace("first"), trace("second"), trace("third")

# %% nested-targets
[target("a").x, (target("b").y, *target("c").z)], target("d").w = trace([1, [2, 3, 4]]), trace(5)

# %% failing-targets
#| title = "Targets before the one that fails are set"
first = second = None
try:
    first, [].missing, second = 1, 2, 3
except AttributeError as error:
    print(error)
print(first, second)
try:
    first, (second, third) = 4, [5]
except ValueError as error:
    print(error)
print(first, second)

# %% chained
attempt("a = b = c = 1", "a = b, c = 1, 2", "a, b = c = [1, 2]", "a = (b, c) = [d, e] = 'xy'", "a = *b, c = 'xyz'",
        "x = [1, 2]; i = 0; i = x[i] = 5", "x = [0]; x[0] = x", "a = b = []; a.append(1)")

# %% sequences
attempt("a, b = 1, 2", "a, b = 'xy'", "a, b = {1: 2, 3: 4}", "a, b = (i * i for i in (2, 3))", "[a, b] = b'xy'", "(a, b) = range(2)",
        "() = ()", "[] = ''", "() = {}", "a, = [1]", "[a] = 'x'", "(a), b = 1, 2", "((a)) = 1", "(a, [b, (c,)]) = 1, [2, 'x']")

# %% sequences-of-wrong-length
attempt("a, b = 1,", "a, b = ()", "a, b, c = 1, 2", "a, b = 1, 2, 3", "a, = 'xy'", "() = [1]", "[] = 'a'", "a, b = iter([1, 2, 3])",
        "a, b = {1, 2, 3}", "a, b = {1: 1, 2: 2, 3: 3}", "a, b = range(10)", "a, b, c = iter('xy')", "(a, b), c = 'x', 'y'",
        "a, b = [1] * 1000", "a, b = b'xyz'", "a, b = (x for x in 'xyz')")

# %% not-iterable
attempt("a, b = 1", "a, b = None", "[a] = 1.5", "*a, = len", "a, b = int", "() = 1", "a, *b = True", "a, b = ...", "a, b = object()".replace("object()", "NotImplemented"))

# %% starred-targets
attempt("*a, = 'xy'", "a, *b = 'x'", "a, *b = 'xyz'", "*a, b = 'xyz'", "a, *b, c = 'xy'", "a, *b, c = 'wxyz'", "[*a] = ()", "(*a,) = {1: 2}",
        "a, (*b, c), *d = 1, 'xyz', 2, 3", "*a, b = [1]", "a, *b, c = range(1000000000, 1000000003)", "*(a, b), c = 1, 2, 3", "*[a], = [1]",
        "*a, = iter('xyz')")

# %% starred-targets-missing-values
attempt("a, *b = ()", "*a, b = []", "a, *b, c = 'x'", "a, b, *c = [1]", "*a, b, c, d = 'x'", "a, b, c, *d, e = 1, 2", "a, *b = iter(())")

# %% starred-attribute-and-item
*target("a").x, target("b").y = trace([1, 2, 3])
target("a").x, *target("b")[0:1] = "xyz"

# %% swapping
first, second, third = 1, 2, 3
first, second = second, first
print(first, second)
first, second, third = third, first, second
print(first, second, third)
items = [0, 1, 2]
index = 0
index, items[index] = 2, "set"
print(index, items)
items[0], items[1], items[2] = items[2], items[0], items[1]
print(items)

# %% starred-values
first = [1, 2]
values = *first, 3, *"xy"
print(values)
print((*first,), [*first, *first], {*first, *"x"}, {**{"a": 1}, "b": 2, **{"a": 3}})
values = *(), *[]
print(values)
def function():
    return *first, 4
def generator():
    yield *first, 5
print(function(), list(generator()))
for item in *first, 6:
    print(item)
print({"x": (*first,)}[[*"x"][0]])
table = {(1, 2): "pair", (0, 1, 2): "triple"}
print(table[*first], table[0, *first])

# %% unpacking-calls-iter-and-next
class Iterable:
    def __init__(self, count):
        self.count = count

    def __iter__(self):
        print("iter")
        return self

    def __next__(self):
        print("next", self.count)
        if self.count == 0:
            raise StopIteration
        self.count -= 1
        return self.count

    def __len__(self):
        print("len")
        return 5

    def __length_hint__(self):
        print("length hint")
        return 5

a, b = Iterable(2)
try:
    a, b = Iterable(1)
except ValueError as error:
    print(error)
try:
    a, b = Iterable(9)
except ValueError as error:
    print(error)
a, *b = Iterable(3)
print(a, b)

# %% unpacking-raises
class Iterable:
    def __iter__(self):
        return self

    def __next__(self):
        raise OSError("no next")

for source in "a, b = Iterable()", "a, *b = Iterable()", "[*Iterable()]", "a, b = (1 / 0 for i in 'x')":
    try:
        exec(source)
    except Exception as error:
        print(source, repr(error))

# %% unpacking-without-iter
class OnlyItems:
    def __getitem__(self, index):
        if index < 2:
            return index * 10
        raise IndexError(index)

class Blocked(OnlyItems):
    __iter__ = None

class NotIterator:
    def __iter__(self):
        return 5

a, b = OnlyItems()
print(a, b)
for value in Blocked(), NotIterator():
    try:
        a, b = value
    except TypeError as error:
        print(error)
    try:
        a, *b = value
    except TypeError as error:
        print(error)

# %% slices
items = list(range(6))
items[1:3] = "abc"
print(items)
items[::2] = [None] * 4
print(items)
del items[::3]
print(items)
items[:] = []
print(items)
try:
    items[::2] = [1]
except ValueError as error:
    print(error)
items[5:] = (1, 2)
items[-1:-1] = "x"
print(items)

# %% subscript-keys
shown = Target("shown")
shown[1] = shown[1:2] = shown[:] = shown[::] = shown[1:2:3] = shown[:, 1] = shown[...] = shown[1, ] = shown[()] = shown[(1, 2)] = "value"
shown[1:2, ::3, ...] = shown[*"ab"] = shown[*"ab", 1] = shown[1, *()] = shown[None:None] = shown[-1:] = 0

# %% subscript-keys-of-slices-with-stars
#| title = "A subscript with a starred element is a tuple"
class Shown:
    def __getitem__(self, key):
        return key

    def __class_getitem__(cls, key):
        return "class", key

shown = Shown()
print(shown[*[1, 2]], shown[*[]], shown[0, *[1]], shown[*"a", *"b"], Shown[1], Shown[*"ab"], shown[1:2, *"ab"])
print(shown[(yes := 5)], yes, shown[lambda: 1](), shown[1 if shown else 2], shown[[1]], shown[{1: 2}])

# %% annotated
class Class:
    pass

x: int = 5
(y): int = 6
target("a").x: trace("annotation") = trace(7)
target("b")[trace("key")]: trace("annotation") = trace(8)
target("c").x: trace("annotation")
target("d")[trace("key")]: trace("annotation")
z: trace("annotation")
(w): trace("annotation")
print(__annotations__)
print("z" in globals(), y)

# %% annotated-tuple-value
x: tuple = 1, 2
y: tuple = *x, 3
print(x, y)
def function():
    z: list = yield
    print("got", z)
generator = function()
next(generator)
next(generator, None)

# %% name-from-outer-scope-while-assigning
x = "global"
class Class:
    x = x + " read in class"
    print(x)
def function(x=x):
    x = x + " parameter"
    return x
print(function(), Class.x)

# %% walrus
print((x := 1), x, [y := 2, y ** 2], (z := (1, 2)), z)
print([last := i for i in range(3)], last)
print({(k := i): (v := i * i) for i in range(3)}, k, v)
print(any((witness := n) > 2 for n in range(9)), witness)
def function(a, /, b=(default := "default")):
    return (a := a + "!"), b
print(function("arg"), default)
if (m := len("abc")) > 2 and (n := m * 2):
    print(m, n)
print(f"{(q := 5)}", f"{q:=5}", q)
while (n := n - 1) > 3:
    print(n)
print((lambda: (inner := 5) + inner)())
class Class:
    items = [(attribute := 1), attribute]
print(Class.attribute)

# %% walrus-scope-in-comprehensions
def function():
    results = [(value := i) for i in range(3)]
    return value, [(value := j) + k for j in range(2) for k in range(2)], value
print(function())
def function():
    global shared
    [(shared := i) for i in range(4)]
function()
print(shared)
def function():
    outer = None
    def inner():
        nonlocal outer
        list((outer := i) for i in range(5))
    inner()
    return outer
print(function())
print([[(deep := i * j) for i in range(3)] for j in range(3)], deep)
